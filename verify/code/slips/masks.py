"""A mask that is lost, shifted or turned when the weights are computed again on the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from numeric.program import Array
from verify.code.slips.affected import Wrong
from verify.code.slips.variant import Values, Variant
from verify.code.subject import Subject
from verify.code.trial import Ran


def wrong_masks(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """The mask of the backward pass is another than that of the forward pass."""
    if not subject.mask:
        return
    for name, (words, change) in MASKS.items():
        yield Variant(f"mask {name}", words, partial(_masked, change))
        yield Variant(f"mask {name}, in A only", words, partial(_masked_weights, change))


def _masked_weights(change: Callable[[Array], Array], ran: Ran) -> Values | None:
    """Attention weights recomputed with another mask; the forward pass itself was right."""
    values = _masked(change, ran)
    if values is None:
        return None
    weights = {n: v for n, v in values.items() if n.rpartition(".")[2] in ("A", "exponential")}
    return ran.rerun.values(given=weights, only_backward=True)


def _masked(change: Callable[[Array], Array], ran: Ran) -> Values | None:
    """Everything from the mask on, with another mask within each sequence."""
    subject, inputs = ran.reference.subject, ran.inputs
    own = np.asarray(inputs.values[subject.mask])[: inputs.length, : inputs.length]
    other = np.kron(np.eye(inputs.sequences, dtype=np.int64), change(own))
    if np.array_equal(other, inputs.values[subject.mask]):
        return None
    return ran.rerun.values(given={subject.mask: other})


MASKS: dict[str, tuple[str, Callable[[Array], Array]]] = {
    "lost": ("the mask is lost when the weights are recomputed", np.ones_like),
    "one later": (
        "the mask is off by one: each position sees the next one",
        lambda own: np.tril(np.ones_like(own), 1),
    ),
    "without itself": (
        "the mask is off by one: no position but the first sees itself",
        lambda own: np.maximum(
            np.tril(np.ones_like(own), -1),
            np.eye(len(own), dtype=own.dtype) * (np.arange(len(own)) == 0),
        ),
    ),
    "transposed": ("the mask is transposed", lambda own: own.T),
    "causal instead": (
        "the mask is taken to be the causal one",
        lambda own: np.tril(np.ones_like(own)),
    ),
}

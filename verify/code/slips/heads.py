"""Heads that are split or joined without a transpose: right shapes, numbers in wrong places.

Splitting (B, T, h·d) into heads needs a reshape to (B, T, h, d) and then a transpose; a reshape to
(B, h, T, d) has the same shape and mixes positions with heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np

from derivations.notation import Tensor
from numeric.program import Array
from verify.code.slips.affected import Wrong
from verify.code.slips.rerun import Change
from verify.code.slips.variant import Values, Variant
from verify.code.subject import POSITIONS, Subject
from verify.code.trial import Ran

FORWARD_SPLIT = ("Q", "K", "Val")
BACKWARD_JOINED = ("dQ", "dK", "dVal")


def heads_not_transposed(subject: Subject, _: Wrong) -> Iterator[Variant]:
    """The ways to forget the transpose, forward and backward."""
    names = {name.rpartition(".")[2]: name for name in subject.tensors}
    if not {"Q", "K", "Val", "O", "dO"} <= names.keys() or "h" not in subject.dimensions:
        return
    split, joined = _all(names, FORWARD_SPLIT), _all(names, BACKWARD_JOINED)
    yield Variant(
        "heads split without a transpose",
        "Q, K and V are reshaped to (B, h, T, d_k) without a transpose, so heads mix positions",
        partial(_run, split, (), ()),
    )
    yield Variant(
        "heads joined without a transpose",
        "the heads' outputs are reshaped to (B, T, h·d_k) without a transpose",
        partial(_run, (), (names["O"],), ()),
    )
    yield Variant(
        "heads neither split nor joined with a transpose",
        "heads are split and joined by reshapes alone, without a transpose",
        partial(_run, split, (names["O"],), ()),
    )
    yield Variant(
        "gradients of heads joined without a transpose",
        "dQ, dK and dV are reshaped back to (B, T, h·d_k) without a transpose",
        partial(_run, (), joined, ()),
    )
    yield Variant(
        "gradient of the output split without a transpose",
        "the gradient of the heads' outputs is reshaped to (B, h, T, d_k) without a transpose",
        partial(_run, (names["dO"],), (), ()),
    )
    yield Variant(
        "no transpose on the way back",
        "on the way back heads are split and joined by reshapes alone, without a transpose",
        partial(_run, (names["dO"],), joined, ()),
    )


def _all(names: dict[str, str], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(names[name] for name in wanted)


def _run(split: tuple[str, ...], joined: tuple[str, ...], _: tuple[()], ran: Ran) -> Values | None:
    subject = ran.reference.subject
    then: dict[str, Change] = {}
    for name in split:
        then[name] = partial(_mixed, subject.tensors[name], ran, _split)
    for name in joined:
        then[name] = partial(_mixed, subject.tensors[name], ran, _joined)
    return ran.rerun.values(then=then)


def _mixed(
    tensor: Tensor,
    ran: Ran,
    how: Callable[[Array], Array],
    value: Array,
    _: Mapping[str, Array],
) -> Array:
    """``how`` on the (sequence, head, time, channel) form of a tensor."""
    names = [size.name for size in tensor.dimensions]
    order = [names.index("h"), names.index(POSITIONS)]
    order += [k for k in range(len(names)) if k not in order]
    heads, _, channels = (value.transpose(order)).shape
    count, length = ran.inputs.sequences, ran.inputs.length
    sequences = value.transpose(order).reshape(heads, count, length, channels).swapaxes(0, 1)
    back = how(sequences).swapaxes(0, 1).reshape(heads, count * length, channels)
    return back.transpose(np.argsort(order))


def _split(right: Array) -> Array:
    """What a reshape makes of (B, T, h·d) where a split was meant."""
    count, heads, length, channels = right.shape
    return right.transpose(0, 2, 1, 3).reshape(count, heads, length, channels)


def _joined(right: Array) -> Array:
    """What (B, h, T, d) becomes when it is joined by a reshape, read as if it were right."""
    count, heads, length, channels = right.shape
    return right.reshape(count, length, heads, channels).transpose(0, 2, 1, 3)

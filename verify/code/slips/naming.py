"""Naming a slip: the first variant that reproduces all results, in every trial."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np

from verify.code.slips.affected import Wrong
from verify.code.slips.arrays import of_arrays, swapped, updated_too_early
from verify.code.slips.formulas import (
    backward_of_other_pages,
    in_every_step,
    mechanical,
    other_pages,
    wrong_formulas,
)
from verify.code.slips.heads import heads_not_transposed
from verify.code.slips.masks import wrong_masks
from verify.code.slips.sequences import by_sequence
from verify.code.slips.variant import Values, Variant, reproduces
from verify.code.slips.wiring import wrong_wiring
from verify.code.subject import Subject
from verify.code.trial import Comparison, Ran

MOST_OTHERS = 3
SECONDS = 20.0  # naming a slip may take so long; a wrong gradient is wrong without a name

# The likeliest first.
KINDS: tuple[Callable[[Subject, Wrong], Iterator[Variant]], ...] = (
    wrong_formulas,
    in_every_step,
    wrong_wiring,
    wrong_masks,
    heads_not_transposed,
    swapped,
    backward_of_other_pages,
    updated_too_early,
    of_arrays,
    by_sequence,
    mechanical,
)


@dataclass(frozen=True)
class Slip:
    """A slip that reproduces some of a function's results; ``others`` do so as well."""

    about: tuple[str, ...]
    name: str
    words: str
    lines: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def explain(rans: Sequence[Ran]) -> tuple[Slip, ...]:
    """The slips that explain the wrong gradients: one for all of them, else one for each."""
    wrong = tuple(
        dict.fromkeys(c.name for ran in rans for c in ran.gradients if not c.right_enough)
    )
    subject = rans[0].reference.subject
    alone: dict[str, list[Variant]] = {name: [] for name in wrong}
    end = monotonic() + SECONDS
    for kind in KINDS:
        whole: list[Variant] = []
        for variant in kind(subject, frozenset(wrong)):
            if monotonic() > end:
                break
            fits = _reproduced(variant, rans, set(wrong))
            # What is done to the arrays is done to each by itself, and to the right ones not.
            if fits and set(wrong) <= fits and (kind is of_arrays or _all_fit(fits, rans)):
                whole.append(variant)
            for name in wrong:
                if name in fits:
                    alone[name].append(variant)
        if whole:
            return (_slip(wrong, whole),)
    return tuple(_slip((name,), found) for name, found in alone.items() if found)


def explain_forward(rans: Sequence[Ran]) -> Slip | None:
    """What the user's forward is instead; None if that is not known."""
    subject = rans[0].reference.subject
    for kind in (other_pages, wrong_formulas, wrong_masks, heads_not_transposed, by_sequence):
        outputs = frozenset(c.name for c in rans[0].forward)
        found = [v for v in kind(subject, outputs) if _is_forward(v, rans)]
        if found:
            names = tuple(c.name for c in rans[0].forward if not c.right_enough)
            return _slip(names, found)
    return None


def _reproduced(variant: Variant, rans: Sequence[Ran], wrong: set[str]) -> set[str]:
    """The gradients that a variant gives as the function does, in every trial."""
    fits: set[str] | None = None
    for ran in rans:
        with np.errstate(all="ignore"):
            values = variant.values(ran)
        if values is None:
            return set()
        here = {c.name for c in ran.gradients if reproduces(values, c, ran, _scale(c, ran))}
        fits = here if fits is None else fits & here
        if not fits & wrong:
            return set()
    return fits or set()


def _scale(comparison: Comparison, ran: Ran) -> Any:
    """The factor of the loss, as it was applied to a gradient."""
    factor = ran.factor
    if np.ndim(factor) == 0:
        return factor
    return factor if comparison.right.ndim == 2 else np.asarray(factor)[:, 0]


def _all_fit(fits: set[str], rans: Sequence[Ran]) -> bool:
    return {c.name for c in rans[0].gradients} <= fits


def _is_forward(variant: Variant, rans: Sequence[Ran]) -> bool:
    """Whether a variant's forward pass is the function's, in every trial."""
    for ran in rans:
        with np.errstate(all="ignore"):
            values: Values | None = variant.values(ran)
        if values is None or not ran.forward:
            return False
        if not all(reproduces(values, c, ran) for c in ran.forward):
            return False
    return True


def _slip(about: Iterable[str], found: Sequence[Variant]) -> Slip:
    first, *rest = found
    others = tuple(dict.fromkeys(v.words for v in rest if v.words != first.words))
    return Slip(tuple(about), first.name, first.words, first.lines, others[:MOST_OTHERS])

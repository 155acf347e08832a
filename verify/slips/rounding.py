"""False precision: more digits than the numbers carry that the figure was computed from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from numeric.interval import rounded
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Variant

MOST_DECIMALS = 6


def rounded_inputs(work: Recalculation) -> Iterator[Variant]:
    """The figure computed from what its equation reads, rounded to a few decimals before."""
    needs = [name for name in sorted(work.needs(work.case.name)) if name in work.equations]
    if not needs:
        return
    for decimals in range(1, MOST_DECIMALS + 1):
        given = {name: _rounded(work, name, decimals) for name in needs}
        if any(value is None for value in given.values()):
            return
        words = f"computed from {' and '.join(needs)} rounded to {decimals} decimals"
        yield Variant("false precision", words, 0, given=given)


def _rounded(work: Recalculation, name: str, decimals: int) -> object:
    shape = work.shape(name)
    array = np.empty(shape, dtype=object)
    for at in np.ndindex(*shape):
        value = next(work.right_values(name, at), None)
        digits = None if value is None else rounded(value.exact, decimals)
        if digits is None:
            return None
        array[at] = Fraction(digits)
    return array

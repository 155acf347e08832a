"""False precision: more digits than the numbers carry that the figure was computed from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from numeric.interval import Interval, enclose, rounded
from numeric.program import Array
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Variant

MOST_DECIMALS = 6


def rounded_inputs(work: Recalculation) -> Iterator[Variant]:
    """The figure computed from what its equation reads, rounded to a few decimals before."""
    needs = [name for name in sorted(work.needs(work.case.name)) if name in work.equations]
    for decimals in range(1, MOST_DECIMALS + 1):
        found = {name: _rounded(work, name, decimals) for name in needs}
        given = {name: array for name, array in found.items() if array is not None}
        if given:
            places = "one decimal" if decimals == 1 else f"{decimals} decimals"
            words = f"computed from {' and '.join(given)} rounded to {places}"
            yield Variant("false precision", words, 0, given=given)


def _rounded(work: Recalculation, name: str, decimals: int) -> Array | None:
    """The right values rounded; None where that changes nothing, or they are not known so well."""
    array, changed = np.empty(work.shape(name), dtype=object), False
    for at in np.ndindex(*array.shape):
        value = next(work.right_values(name, at), None)
        digits = None if value is None else rounded(value.exact, decimals)
        if value is None or digits is None:
            return None
        array[at] = exact = Fraction(digits)
        changed = changed or enclose(value.exact) != Interval(exact, exact)
    return array if changed else None

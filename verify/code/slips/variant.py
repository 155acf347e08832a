"""What a slip is, and when it reproduces what a function gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from numeric.program import Array
from verify.code.reference import allowed
from verify.code.trial import Comparison, Ran

Values = Mapping[str, Array]


@dataclass(frozen=True)
class Variant:
    """One change, in words; ``lines`` are the mathematics, right and wrong.

    ``values`` are all values under the change at the inputs of a trial.
    """

    name: str
    words: str
    values: Callable[[Ran], Values | None]
    lines: tuple[str, ...] = ()


def reproduces(values: Values, comparison: Comparison, ran: Ran, scale: Any = 1.0) -> bool:
    """Whether a result is what a variant gives, as near as rounding allows."""
    if comparison.found is None or comparison.name not in values or not comparison.finite:
        return False
    value = np.asarray(values[comparison.name], dtype=np.float64) * scale
    if value.shape != comparison.found.shape or not np.all(np.isfinite(value)):
        return False
    rounding = np.asarray(ran.reference.rounding.get(comparison.name, np.zeros(value.shape)))
    limit = np.maximum(comparison.limit, allowed(value, rounding, ran.reference.unit))
    return bool(np.all(np.abs(comparison.found - value) <= limit))

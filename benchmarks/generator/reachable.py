"""What the printed numbers before an entry certainly allow: values that are really reached.

The inputs are put to the corners of their box at which finite differences say that the entry is
largest and smallest, then single ones are turned over while that helps.  All of it is floating
point: it shares nothing with the enclosures but the lowering, and it can only be too narrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from benchmarks.generator.documents import Generated
from benchmarks.generator.numbers import decimals_of, value_of
from benchmarks.generator.plans import At
from benchmarks.generator.values import cells, start_values
from derivations.notation import Kind
from numeric.arithmetic import FloatArithmetic
from numeric.interval import Interval, enclose
from numeric.lowering import lower
from numeric.program import Array, stored_shape
from verify.printed import Printed

MOST_TURNED = 200
FLOAT = 1e-12  # far above what floating point loses, far below a printed digit

Source = tuple[str, At]


@dataclass(frozen=True)
class Ends:
    """The smallest and the largest value that were seen."""

    low: float
    high: float


class Reachable:
    """Entries of one document as functions of what it prints before them."""

    def __init__(self, document: Generated) -> None:
        self._example = document.example
        self._arithmetic = FloatArithmetic()
        self._start = start_values(document.example)
        self.printed = _intervals(document)
        tensors = document.example.system.tensors
        self._whole = {
            name
            for name, values in self.printed.items()
            if tensors[name].kind in (Kind.REAL, Kind.POSITIVE)
            and len(values)
            == np.prod(stored_shape(tensors[name], document.example.sizes), dtype=int)
        }

    def ends(self, name: str, at: At) -> Ends | None:
        """None where nothing printed leads to the entry."""
        system, given = self._example.system, self._example.given
        if name in given:
            return None
        known = {*given, *self._whole} - {name}
        equations = system.leading_to([name], known)
        behind = {need for e in equations for need in system.needs(e)}
        sources = [
            (other, where)
            for other in sorted(behind & self.printed.keys() - {name} - given.keys())
            for where in self.printed[other]
            if not self._is_certain(other, where)
        ]
        if not sources:
            return None
        programs = [lower([e], system.tensors, system.shifts) for e in equations]
        low, middle, high = (
            np.array([float(self.printed[o][w][i]) for o, w in sources]) for i in range(3)
        )

        def value(point: Array) -> float:
            state = self._state(sources, point, given, behind - {name})
            for equation, program in zip(equations, programs, strict=True):
                found = program.run(state, self._example.sizes, self._arithmetic)[equation.name]
                state[equation.name] = self._overlaid(state.get(equation.name), found)
            return float(np.asarray(state[name])[at])

        with np.errstate(all="ignore"):
            if abs(value(middle) - value(middle)) != 0:
                return None  # not finite
            slopes = np.array([self._slope(value, middle, low, high, i) for i in range(len(low))])
            found = [value(middle)]
            for sign in (-1, 1):
                corner = np.where(sign * slopes >= 0, high, low)
                found += [self._climbed(value, corner, low, high, sign)]
        finite = [v for v in found if np.isfinite(v)]
        return Ends(min(finite), max(finite))

    def _is_certain(self, name: str, at: At) -> bool:
        """Whether an entry is a whole number that was not rounded: nothing else is meant."""
        if name not in self._start:
            return False
        spelled = self.printed[name][at][1]
        ends = enclose(self._start[name][at])
        return spelled.denominator == 1 and ends.low <= spelled <= ends.high

    def _state(
        self, sources: list[Source], point: Array, given: Mapping[str, Any], behind: set[str]
    ) -> dict[str, Any]:
        """What is given, and the printed entries: nan where an entry has to be computed."""
        state: dict[str, Any] = dict(given)
        for name in behind & self.printed.keys():
            if name not in given:
                shape = stored_shape(self._example.system.tensors[name], self._example.sizes)
                state[name] = np.full(shape, np.nan)
                for at, (_, spelled, _) in self.printed[name].items():
                    state[name][at] = float(spelled)
        for (name, at), number in zip(sources, point, strict=True):
            state[name][at] = number
        return state

    @staticmethod
    def _overlaid(printed: Any, computed: Array) -> Array:
        return computed if printed is None else np.where(np.isnan(printed), computed, printed)

    @staticmethod
    def _slope(value: Any, middle: Array, low: Array, high: Array, i: int) -> float:
        up, down = middle.copy(), middle.copy()
        up[i], down[i] = high[i], low[i]
        return float(value(up) - value(down))

    @staticmethod
    def _climbed(value: Any, corner: Array, low: Array, high: Array, sign: int) -> float:
        best = value(corner)
        for i in range(min(len(corner), MOST_TURNED)):
            other = corner.copy()
            other[i] = low[i] if corner[i] == high[i] else high[i]
            found = value(other)
            if sign * found > sign * best:
                corner, best = other, found
        return float(best)


def may_show(reachable: Reachable, exact: Any, name: str, at: At) -> bool:
    """Whether the digits of an entry show that it is wrong, as far as can be known from inside."""
    low, _, high = reachable.printed[name][at]
    ends = reachable.ends(name, at)
    if ends is None:
        return not enclose(exact).meets(Interval(low, high))
    room = FLOAT * max(1.0, abs(ends.low), abs(ends.high))
    return bool(float(high) < ends.low - room or float(low) > ends.high + room)


def _intervals(document: Generated) -> dict[str, dict[At, tuple[Fraction, Fraction, Fraction]]]:
    found: dict[str, dict[At, tuple[Fraction, Fraction, Fraction]]] = {}
    for plan, texts in zip(document.plans, document.texts, strict=True):
        decimals = decimals_of(texts) if plan.carrier in ("numpy", "torch") else None
        for at, text in cells(plan, texts):
            number = Printed(text, truncated=document.truncated, decimals=decimals)
            low, high = number.interval()
            found.setdefault(plan.name, {})[at] = (low, value_of(text), high)
    return found

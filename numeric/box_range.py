"""The range of one number over its box, as tight as it is worth: branch and bound.

A variable whose slope keeps its sign is put to one end.  What remains is halved, the part that
may reach furthest first, until the bound lies near a value that is certainly reached.  Every bound
is an enclosure on its part of the box, so stopping early costs tightness only.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import count
from math import inf

from flint import arb, fmpq

from numeric.dual import (
    Dual,
    Number,
    Variable,
    ranging,
    replay,
    tape,
    tightened,
)

# An enclosure at most so many times as wide as the values that are certainly reached is left alone.
GOOD = 1.1
# A bound may lie beyond the reached values by this part of their width.
SLACK = 0.03
# What one side of one number may cost: operations on values and slopes, and parts of the box.
# What is made of so many numbers that few parts can be afforded is not searched at all.
EFFORT = 20_000
FEWEST_PARTS, MOST_PARTS = 4, 128

Ends = tuple[fmpq, fmpq]
Box = dict[Variable, Ends]


@dataclass(frozen=True)
class Range:
    """A ball around all values, and balls around some that are reached."""

    enclosure: arb
    reached: tuple[arb, ...] = ()


def range_of(number: Number) -> Range:
    """The values of ``number`` on its box."""
    if not isinstance(number, Dual):
        return Range(number)
    first = _enclosure(number)
    if 2 * first.rad() <= GOOD * _certain_width(number):
        return Range(first)
    search = _Search(number)
    if search.affordable < FEWEST_PARTS:
        return Range(first)
    high, low = search.bound(1), -search.bound(-1)
    if not (low.is_finite() and high.is_finite()):
        return Range(first, search.corners)
    enclosure = low.union(high)
    return Range(first.intersection(enclosure) if first.is_finite() else enclosure, search.corners)


def corners(number: Number) -> tuple[arb, ...]:
    """The values at the corners of the box where the first-order term is smallest and largest."""
    return _Search(number).corners if isinstance(number, Dual) else (number,)


def _enclosure(number: Number) -> arb:
    tight = tightened(number)
    return tight.box if isinstance(tight, Dual) else tight


def _certain_width(number: Dual) -> arb:
    """A lower bound on the width of the range.

    Let every variable whose slope keeps its sign go from one end to the other, each in the
    direction in which the number grows, and the others stand still: the number grows by as much.
    """
    terms = (slope.abs_lower() * v.width for v, slope in number.slope.items())
    return sum(terms, arb(0))


@dataclass(frozen=True)
class _Part:
    """A part of the box: where its variables range, the number there, and the slopes left."""

    box: Box
    bound: arb
    slopes: Mapping[Variable, arb]


class _Search:
    """The largest and the smallest value of one number on its box."""

    def __init__(self, number: Dual) -> None:
        self._number, self._tape = number, tape(number)
        self._box: Box = {v: (v.low, v.high) for v in number.slope}
        self._ties = count()
        self._left = 0

    @cached_property
    def corners(self) -> tuple[arb, arb]:
        return self._at(self._corner(-1)), self._at(self._corner(1))

    @cached_property
    def _reached(self) -> dict[int, arb]:
        """The largest value of each side that is certainly reached, so far."""
        low, high = self.corners
        return {-1: (-low).lower(), 1: high.lower()}

    @property
    def affordable(self) -> int:
        """How many parts of the box one side may be evaluated on."""
        return EFFORT // sum(1 + len(dual.slope) for dual in self._tape)

    def bound(self, side: int) -> arb:
        """An upper bound of ``side`` times the number; nan where there is none."""
        self._left = min(MOST_PARTS, self.affordable)
        parts = [self._entry(self._part(side, dict(self._box)))]
        while True:
            furthest = parts[0][-1]
            if not furthest.slopes or self._left < 2 or self._near(side, furthest.bound):
                # The parts are ordered by floats, which cannot tell all bounds apart.
                return reduce(arb.max, (part.bound for *_, part in parts))
            heapq.heappop(parts)
            for box in self._halves(furthest):
                heapq.heappush(parts, self._entry(self._part(side, box)))

    def _entry(self, part: _Part) -> tuple[float, int, _Part]:
        """The furthest comes first, of several the latest; what has no bound, before all."""
        bound = float(part.bound) if part.bound.is_finite() else inf
        return -bound, -next(self._ties), part

    def _near(self, side: int, bound: arb) -> bool:
        width = self._reached[1] + self._reached[-1]
        return bool(bound <= self._reached[side] + SLACK * width)

    def _part(self, side: int, box: Box) -> _Part:
        """The part of the box where ``side`` times the number is largest, as far as signs tell."""
        while True:
            self._left -= 1
            inner = {v: Variable(a, (a + b) / 2, b) for v, (a, b) in box.items() if a != b}
            leaves: dict[Variable, Number] = {
                v: ranging(inner[v]) if v in inner else arb(a) for v, (a, _) in box.items()
            }
            value = replay(self._tape, leaves)
            bound = (side * _enclosure(value)).upper()
            self._reach(side, value.centre if isinstance(value, Dual) else value)
            if not isinstance(value, Dual):
                return _Part(box, bound, {})
            slopes = {v: value.slope[at] * side for v, at in inner.items() if at in value.slope}
            ends = {v: box[v][1] for v, slope in slopes.items() if slope >= 0}
            ends |= {v: box[v][0] for v, slope in slopes.items() if slope <= 0}
            # What the number does not depend on any more stands still.
            ends |= {v: box[v][0] for v in inner if v not in slopes}
            if self._left < 1 or not ends.keys() & slopes.keys():
                return _Part(box, bound, slopes)
            box = box | {v: (end, end) for v, end in ends.items()}

    def _reach(self, side: int, value: arb) -> None:
        certain = (side * value).lower()
        if certain > self._reached[side] or not self._reached[side].is_finite():
            self._reached[side] = certain

    def _halves(self, part: _Part) -> tuple[Box, Box]:
        """The part cut in two along the variable whose slope and width leave most open."""

        def open_along(v: Variable) -> float:
            low, high = part.box[v]
            slope = part.slopes[v]
            spread = float(slope.rad()) if slope.is_finite() else inf
            return spread * float(arb(high - low)) if spread else 0.0

        v = max(part.slopes, key=open_along)
        low, high = part.box[v]
        middle = (low + high) / 2
        return part.box | {v: (low, middle)}, part.box | {v: (middle, high)}

    def _corner(self, side: int) -> dict[Variable, Number]:
        return {
            v: arb(v.high if side * slope.mid() >= 0 else v.low)
            for v, slope in self._number.slope.items()
        }

    def _at(self, point: Mapping[Variable, Number]) -> arb:
        value = replay(self._tape, point)
        assert isinstance(value, arb)
        return value

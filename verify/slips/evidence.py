"""Evidence: does a slip reproduce what is printed, and does it do so exactly?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
from flint import arb

from numeric.interval import enclose
from numeric.program import Array
from numeric.reach import Reach
from verify.overall import NOT_RIGHT, RIGHT
from verify.printed import Number, Printed
from verify.slips.case import At, Case
from verify.verdict import Verdict, judge

# An enclosure that is wide enough is met by chance; so wide it may be, next to the error.
MOST_BY_CHANCE = Fraction(1, 100)


class Evidence(IntEnum):
    """How well a slip reproduces the digits; ALLOWED: only with some values before rounding."""

    NONE = 0
    ALLOWED = 1
    EXACT = 2


@dataclass(frozen=True)
class Value:
    """What an entry comes out as; ``corners`` are balls around values that it can take."""

    exact: arb | Fraction
    enclosure: arb
    connected: bool = False
    corners: Callable[[], tuple[arb, ...]] = tuple

    def verdict(self, number: Number) -> Verdict:
        found = judge(number, self.exact, self.enclosure, connected=self.connected)
        if found in (Verdict.UNDECIDED, Verdict.WRONG):
            corners = self.corners()
            found = judge(number, self.exact, self.enclosure, corners, connected=self.connected)
        return found


Source: TypeAlias = tuple[str, At]  # an entry of a tensor
Basis: TypeAlias = Callable[[str, At], Value | None]


def start_basis(start: Mapping[str, Array], given: Mapping[str, Any]) -> Basis:
    """What is given, and values that follow from it alone."""

    def value(name: str, at: At) -> Value | None:
        if name in start:
            return Value(start[name][at], start[name][at])
        if name not in given:
            return None
        exact = Fraction(np.asarray(given[name], dtype=object)[at])
        return Value(exact, _ball(exact))

    return value


def local_basis(reach: Reach) -> Basis:
    """Values that follow from the printed ones before them."""

    def value(name: str, at: At) -> Value | None:
        reached = reach.reached(name)
        if reached is None:
            return None
        exact, enclosure = reached.exact[at], reached.enclosure[at]
        return Value(exact, enclosure, bool(reached.connected[at]), lambda: reached.extremes(at))

    return value


def printed_basis(case: Case) -> Basis:
    """The digits as printed: those of other figures, and of the rest of this one."""

    def value(name: str, at: At) -> Value | None:
        known = case.known.get(name, {}).get(at)
        if name == case.name and at not in case.wrong and at in case.cells:
            exact = case.cells[at].value
        elif known is not None:
            exact = known.value
        else:
            return None
        return Value(exact, _ball(exact))

    return value


def evidence(
    case: Case, predicted: Callable[[At], Value | None], right: Callable[[At], Value | None]
) -> Evidence:
    """Are all wrong entries reproduced, and are all others as right as they were?"""
    found, chance = Evidence.EXACT, Fraction(1)
    for at, number in case.cells.items():
        value = predicted(at)
        if value is None:
            return Evidence.NONE
        verdict = value.verdict(number)
        if at in case.wrong:
            if verdict not in RIGHT:
                return Evidence.NONE
            if verdict is Verdict.CONSISTENT:
                found = Evidence.ALLOWED
                chance *= _chance(number, value, right(at))
        elif verdict in NOT_RIGHT and not _was_wrong(number, right(at)):
            return Evidence.NONE
        elif verdict is Verdict.UNDECIDED:
            found = Evidence.ALLOWED
    return Evidence.NONE if found is Evidence.ALLOWED and chance > MOST_BY_CHANCE else found


def tells_something(numbers: Mapping[At, Number], places: frozenset[At]) -> bool:
    """Whether some of these numbers are more than a single digit: zeros and ones are everywhere."""
    return any(
        isinstance(number, Printed) and abs(number.value) >= 10 * number.unit
        for number in (numbers[at] for at in places)
    )


def _was_wrong(number: Number, right: Value | None) -> bool:
    return right is not None and right.verdict(number) in NOT_RIGHT


def _chance(number: Number, value: Value, right: Value | None) -> Fraction:
    """How likely a number with such an error lies in the enclosure for no reason."""
    low, high = enclose(value.enclosure)
    middle = None if right is None else enclose(right.exact)
    if not isinstance(low, Fraction) or not isinstance(high, Fraction) or middle is None:
        return Fraction(1)
    error = abs(number.value - Fraction(middle.low))
    return min(Fraction(1), (high - low + number.unit) / error) if error else Fraction(1)


def _ball(value: Fraction) -> arb:
    return arb(value.numerator) / value.denominator

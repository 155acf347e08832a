"""Intervals with exact ends, the rational ends of a ball, and decimals that are certain."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, inf
from typing import NamedTuple

from flint import arb


class Interval(NamedTuple):
    """A closed interval; its ends are rational, or infinite where nothing is known."""

    low: Fraction | float
    high: Fraction | float

    def inside(self, other: Interval) -> bool:
        """Whether every point of this interval lies in the other one."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals have a point in common."""
        return self.low <= other.high and other.low <= self.high


# A ball whose ends need more bits than this says nothing that a printed number could use.
_MAX_BITS = 20_000


def enclose(value: arb | Fraction) -> Interval:
    """The exact ends of a ball; wider only where these would be too long to write down."""
    if isinstance(value, Fraction):
        return Interval(value, value)
    if not value.is_finite():
        return Interval(-inf, inf)
    middle, middle_exponent = (int(part) for part in value.mid().man_exp())
    radius, radius_exponent = (int(part) for part in value.rad().man_exp())
    if max(middle_exponent, radius_exponent) > _MAX_BITS:
        return Interval(-inf, inf)
    low, high = _bracket(middle, middle_exponent)
    _, reach = _bracket(radius, radius_exponent)
    return Interval(low - reach, high + reach)


def _bracket(mantissa: int, exponent: int) -> tuple[Fraction, Fraction]:
    """Rationals below and above ``mantissa * 2**exponent``: equal, unless it is tiny."""
    if exponent >= -_MAX_BITS:
        exact = mantissa * Fraction(2) ** exponent
        return exact, exact
    below = mantissa >> (-exponent - _MAX_BITS)
    return Fraction(below, 2**_MAX_BITS), Fraction(below + 1, 2**_MAX_BITS)


def roundings(value: Fraction, decimals: int) -> tuple[str, ...]:
    """What correct rounding to ``decimals`` places may print: one string, at a tie two.

    >>> roundings(Fraction(1, 8), 2)
    ('0.12', '0.13')
    """
    scaled = value * 10**decimals
    below = floor(scaled)
    past = scaled - below
    nearest = [below] * (past <= Fraction(1, 2)) + [below + 1] * (past >= Fraction(1, 2))
    return tuple(_decimal(units, decimals) for units in nearest)


def rounded(value: Fraction | arb, decimals: int) -> str | None:
    """``value`` to ``decimals`` places, a tie to the even digit; None if a ball leaves it open."""
    if isinstance(value, Fraction):
        return _decimal(round(value * 10**decimals), decimals)
    low, high = enclose(value)
    if isinstance(low, float) or isinstance(high, float):
        return None
    candidates = {*roundings(low, decimals), *roundings(high, decimals)}
    return candidates.pop() if len(candidates) == 1 else None


def rounded_down(value: Fraction | float, decimals: int) -> str:
    """The largest number with ``decimals`` places that is not above ``value``; infinity stays."""
    if isinstance(value, float):
        return str(value)
    return _decimal(floor(value * 10**decimals), decimals)


def rounded_up(value: Fraction | float, decimals: int) -> str:
    """The smallest number with ``decimals`` places that is not below ``value``; infinity stays."""
    if isinstance(value, float):
        return str(value)
    return _decimal(ceil(value * 10**decimals), decimals)


def _decimal(units: int, decimals: int) -> str:
    digits = f"{abs(units):0{decimals + 1}d}"
    sign = "-" if units < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)

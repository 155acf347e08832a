r"""Printed numbers: what a printed string of digits can stand for, and whether it is right.

A printed number is a string.  Its digits say how far it was rounded: ``0.3280`` stands for the
closed interval [0.32795, 0.32805] (a tie may be rounded either way) and ``0.328`` for one ten times
as wide.  In scientific notation (``e-3``, or in TeX ``\times 10^{-3}``) the digits before the
exponent count: ``2.50e-3`` is known to half a unit of ``0.01e-3``.  A dash says that there is no
number, so it is :class:`Missing`.

The inputs of a printed result were rounded too, so a result is judged against all values that it
can take while each input stays in its own interval; see :func:`judge`.  Every comparison is between
exact rationals: the ends of a ball are dyadic, the ends of a printed interval are decimal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, floor, inf
from typing import NamedTuple

from flint import arb

# Far beyond any printed figure; they keep the exact rationals small.
MAX_LENGTH = 200
MAX_EXPONENT = 400

DASHES = frozenset({"-", "--", "---", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "no target"})

_MINUS = "\N{MINUS SIGN}"
_SIGN = f"[-+{_MINUS}]?"
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})(?P<whole>[0-9]*)(?:\.(?P<decimals>[0-9]*))?"
    rf"(?:[eE](?P<power>{_SIGN}[0-9]+)"
    r"|\s*(?:\\times|\\cdot|[\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}])\s*10\^"
    rf"(?:\{{(?P<braced>{_SIGN}[0-9]+)\}}|(?P<digit>[0-9])))?"
)


@dataclass(frozen=True)
class Missing:
    """A dash (or words to that effect) where a number could stand, with its place from 1."""

    text: str
    line: int = 1
    column: int = 1

    def __post_init__(self) -> None:
        if self.text not in DASHES:
            raise ValueError(f"{self.text!r} is not a dash")


@dataclass(frozen=True)
class Printed:
    """A printed number: its string, exactly as printed, and its place (line and column from 1).

    ValueError if ``text`` is not one decimal number, or has more digits than can be meant.
    """

    text: str
    line: int = 1
    column: int = 1

    def __post_init__(self) -> None:
        _decode(self.text)

    @property
    def value(self) -> Fraction:
        """The number that the digits spell, exactly."""
        digits, exponent = _decode(self.text)
        return digits * Fraction(10) ** exponent

    @property
    def unit(self) -> Fraction:
        """One unit in the last printed digit."""
        _, exponent = _decode(self.text)
        return Fraction(10) ** exponent

    @property
    def half_unit(self) -> Fraction:
        """Half a unit in the last printed digit: how far rounding may have moved the number."""
        return self.unit / 2

    def interval(self) -> tuple[Fraction, Fraction]:
        """All numbers that round to the printed digits; both ends are ties and belong to it."""
        return self.value - self.half_unit, self.value + self.half_unit

    def truncation_interval(self) -> tuple[Fraction, Fraction]:
        """All numbers that give the printed digits when cut off, and the limit of these."""
        value, unit = self.value, self.unit
        return value - unit * (value <= 0), value + unit * (value >= 0)


def read_cell(text: str, line: int = 1, column: int = 1) -> Printed | Missing:
    """The number or the dash that ``text`` is; ValueError if it is neither."""
    if text in DASHES:
        return Missing(text, line, column)
    return Printed(text, line, column)


def _decode(text: str) -> tuple[int, int]:
    """The digits as one signed integer, and the power of ten that its unit stands for."""
    if len(text) > MAX_LENGTH:
        raise ValueError(f"{text[:20]}… has more than {MAX_LENGTH} characters")
    match = _NUMBER.fullmatch(text)
    digits = match and match["whole"] + (match["decimals"] or "")
    if match is None or not digits:
        raise ValueError(f"{text!r} is not a number")
    power = match["power"] or match["braced"] or match["digit"] or "0"
    exponent = int(power.replace(_MINUS, "-"))
    if abs(exponent) > MAX_EXPONENT:
        raise ValueError(f"the exponent of {text} is beyond {MAX_EXPONENT}")
    sign = -1 if match["sign"] in ("-", _MINUS) else 1
    return sign * int(digits), exponent - len(match["decimals"] or "")


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


class Verdict(Enum):
    """What can be said about a printed number."""

    EXACT = "exact"
    CONSISTENT = "consistent"
    OFF_IN_LAST_PLACE = "off in the last place"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    NOT_CHECKED = "not checked"


def judge(
    printed: Printed,
    exact: arb | Fraction | None,
    enclosure: arb,
    samples: tuple[arb, ...] = (),
    *,
    connected: bool = False,
) -> Verdict:
    """The verdict on one printed number.

    The *reachable* values are those that the result takes while each printed input ranges over its
    interval.  Of them we know
      - ``enclosure``: a ball that contains all reachable values, and possibly others;
      - ``exact``: the value at the printed inputs themselves, a ball around it, or the rational;
      - ``samples``: balls, each around the value at some admissible choice of the inputs;
      - ``connected``: the inputs range over a box and the result is continuous on all of it, so
        the reachable values have no gap (not so across a jump, such as the derivative of ReLU).

    Let I be the interval of the printed digits.  The verdicts claim, and need, the following.
      - EXACT: the value at the printed inputs lies in I.  It lies in ``exact`` and in
        ``enclosure``, so it is enough that their intersection does.  If that ball straddles an
        end of I, nothing is claimed about it (so a tie needs a rational to be called exact).
      - CONSISTENT: some reachable value lies in I.  An enclosure that overlaps I does not show
        that, for it is wider than the reachable values; an enclosure inside I does, and so does
        one known reachable value certainly inside I.  Where the reachable values have no gap,
        two are enough of which one certainly does not lie above I and the other certainly not
        below: either one of them is in I, or they lie on its two sides and the intermediate value
        theorem gives one between.
      - OFF_IN_LAST_PLACE: ``enclosure`` and I are disjoint, so no reachable value rounds to the
        digits; but some reachable value lies, by the same argument, within one and a half units,
        so it rounds to a neighbour of the printed digits.  Truncation moves a number by less
        than a unit and rounding twice by less than 0.56, so both are among these.
      - WRONG: ``enclosure`` and I are disjoint, and it is not known to be that near.
      - UNDECIDED: everything else.

    ValueError if ``exact`` or a sample is disjoint from ``enclosure``: then one of them is not what
    it should be, and any verdict would be void.
    """
    reach = enclose(enclosure)
    known = [enclose(point) for point in samples]
    if exact is not None:
        known.insert(0, enclose(exact))
    for point in known:
        if not point.meets(reach):
            raise ValueError(f"a reachable value lies outside the enclosure {enclosure}")
    known = [Interval(max(p.low, reach.low), min(p.high, reach.high)) for p in known]

    target = Interval(*printed.interval())
    if exact is not None and known[0].inside(target):
        return Verdict.EXACT
    if reach.inside(target) or _certainly_hits(target, known, connected):
        return Verdict.CONSISTENT
    if reach.meets(target):
        return Verdict.UNDECIDED
    margin = 3 * printed.half_unit
    neighbours = Interval(printed.value - margin, printed.value + margin)
    if reach.inside(neighbours) or _certainly_hits(neighbours, known, connected):
        return Verdict.OFF_IN_LAST_PLACE
    return Verdict.WRONG


def _certainly_hits(target: Interval, known: list[Interval], connected: bool) -> bool:
    """Whether a reachable value certainly lies in ``target``; each of ``known`` contains one."""
    if any(point.inside(target) for point in known):
        return True
    not_above = any(point.high <= target.high for point in known)
    not_below = any(point.low >= target.low for point in known)
    return connected and not_above and not_below

r"""Printed numbers: what a printed string of digits can stand for.

A printed number is a string.  Its digits say how far it was rounded: ``0.3280`` stands for the
closed interval [0.32795, 0.32805] (a tie may be rounded either way) and ``0.328`` for one ten times
as wide.  In scientific notation (``e-3``, or in TeX ``\times 10^{-3}``) the digits before the
exponent count: ``2.50e-3`` is known to half a unit of ``0.01e-3``.  A dash says that there is no
number, so it is :class:`Missing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

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

    ``start`` and ``end`` enclose it in the text of its document (-1 without one).  It was rounded,
    or with ``truncated`` cut off.  ``decimals`` overrides what its width says, where a printer
    dropped trailing zeros.  ValueError if ``text`` is not one decimal number, or has more digits
    than can be meant.
    """

    text: str
    line: int = 1
    column: int = 1
    start: int = -1
    end: int = -1
    truncated: bool = False
    decimals: int | None = None

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
        return Fraction(10) ** (exponent if self.decimals is None else -self.decimals)

    @property
    def half_unit(self) -> Fraction:
        """Half a unit in the last printed digit: how far rounding may have moved the number."""
        return self.unit / 2

    def interval(self) -> tuple[Fraction, Fraction]:
        """All numbers that round to the printed digits; both ends are ties and belong to it."""
        if self.truncated:
            return self.truncation_interval()
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

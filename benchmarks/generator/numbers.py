r"""Printing numbers as authors do: so many decimals, so many digits, or in scientific notation.

A value is rounded to the nearest number that can be written (a tie to the even digit) or cut off.
What is written is plain (``-1.50e-03``) or TeX (``-1.50 \times 10^{-3}``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, log10, trunc
from random import Random
from typing import Literal

Kind = Literal["decimals", "digits", "scientific"]

_MANTISSA = re.compile(r"(?P<mantissa>-?[0-9]*\.?[0-9]*)(?P<rest>.*)", re.DOTALL)
_POWER = re.compile(r"(?:e|\\times 10\^\{)(?P<power>[-+]?[0-9]+)")


@dataclass(frozen=True)
class Style:
    """``count`` decimals, or significant digits."""

    kind: Kind
    count: int

    def written(self, value: Fraction, *, tex: bool = False, truncated: bool = False) -> str:
        """``value`` as it is printed."""
        cut = trunc if truncated else round
        sign = "-" if value < 0 else ""
        size = abs(value)
        if self.kind == "decimals":
            return sign + _decimal(cut(size * 10**self.count), self.count)
        exponent = order(size)
        units = cut(size * Fraction(10) ** (self.count - 1 - exponent))
        if units >= 10**self.count:  # 9.996 is 1.00e1
            exponent, units = exponent + 1, units // 10
        if self.kind == "digits":
            places = max(0, self.count - 1 - exponent)
            return sign + _decimal(cut(size * 10**places), places)
        mantissa = sign + _decimal(units, self.count - 1)
        power = rf" \times 10^{{{exponent}}}" if tex else f"e{exponent:+03d}"
        return mantissa + power


def draw_style(random: Random) -> Style:
    kind = random.random()
    if kind < 0.75:
        return Style("decimals", random.choice([1, 2, 3, 3, 4, 4, 4, 5, 6, 7, 8]))
    return Style("digits" if kind < 0.87 else "scientific", random.randint(2, 6))


def order(size: Fraction) -> int:
    """The power of ten of the first digit; 0 for 0."""
    if not size:
        return 0
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    guess = floor((bits + 1) * log10(2))  # the power sought, or one of the next above
    while size < Fraction(10) ** guess:
        guess -= 1
    return guess


def value_of(text: str) -> Fraction:
    """The number that digits spell."""
    match = _MANTISSA.fullmatch(text)
    assert match is not None
    power = _POWER.search(match["rest"])
    return Fraction(Decimal(match["mantissa"])) * Fraction(10) ** int(
        power["power"] if power else 0
    )


def shifted(text: str, units: int, decimals: int | None = None) -> str:
    """The same with so many units more in the last place, or in the last of ``decimals``."""
    match = _MANTISSA.fullmatch(text)
    assert match is not None
    places = len(match["mantissa"].partition(".")[2]) if decimals is None else decimals
    scaled = int(Decimal(match["mantissa"]).scaleb(places)) + units
    return "-" * (scaled < 0) + _decimal(abs(scaled), places) + match["rest"]


def _decimal(units: int, places: int) -> str:
    digits = f"{units:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def decimals_of(texts: Sequence[Sequence[str]]) -> int | None:
    """The decimals of an array of which a library drops trailing zeros; None with exponents."""
    found = [text for row in texts for text in row]
    if any("e" in text for text in found):
        return None
    return max(len(text.partition(".")[2]) for text in found)

"""Balls around given numbers, and numbers to try."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpq
from hypothesis import strategies as st

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)
decimals = st.integers(0, 6)


def ball(low: str | Fraction, high: str | Fraction) -> arb:
    """A ball around [low, high], wider by a few units in its last bit only."""
    low, high = Fraction(low), Fraction(high)
    middle, radius = (low + high) / 2, (high - low) / 2
    wide = arb(fmpq(radius.numerator, radius.denominator)).upper()
    return arb(fmpq(middle.numerator, middle.denominator)) + arb(0, wide)


def point(value: str | Fraction) -> arb:
    return ball(value, value)

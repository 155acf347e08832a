"""Exact ends of balls, and decimals that are certain."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest
from flint import arb
from hypothesis import given

from numeric.interval import Interval, enclose, rounded, rounded_down, rounded_up, roundings
from tests.numeric.balls import ball, decimals, fractions, point


def test_tie_may_be_rounded_either_way() -> None:
    assert roundings(Fraction("-0.34235"), 4) == ("-0.3424", "-0.3423")
    assert rounded(Fraction("0.5"), 0) == "0"
    assert rounded(Fraction("-0.00004"), 4) == "0.0000"


def test_ball_is_rounded_only_where_its_digits_are_certain() -> None:
    assert rounded(ball("0.12341", "0.12344"), 4) == "0.1234"
    assert rounded(ball("0.12344", "0.12346"), 4) is None
    assert rounded(point("0.12345"), 4) is None, "a tie needs a rational"
    assert rounded(arb("nan"), 4) is None
    assert rounded(arb(1) / 3, 10) == "0.3333333333"


@given(fractions, decimals)
def test_directed_rounding_encloses(value: Fraction, places: int) -> None:
    low, high = Fraction(rounded_down(value, places)), Fraction(rounded_up(value, places))
    assert low <= value <= high
    assert high - low == (0 if (value * 10**places).denominator == 1 else Fraction(1, 10**places))


def test_directed_rounding_of_the_infinite() -> None:
    assert (rounded_down(-inf, 3), rounded_up(inf, 3)) == ("-inf", "inf")


def test_enclose_is_exact() -> None:
    third = enclose(arb(1) / 3)
    assert third.low < Fraction(1, 3) < third.high
    assert third.high - third.low < Fraction(1, 2**50)
    assert enclose(arb(3) / 8) == (Fraction(3, 8), Fraction(3, 8))
    quarter = enclose(arb(1, 0.25))  # arb keeps 30 bits of a radius, and rounds it up
    assert Fraction(3, 4) - Fraction(1, 2**28) < quarter.low <= Fraction(3, 4)
    assert Fraction(5, 4) <= quarter.high < Fraction(5, 4) + Fraction(1, 2**28)
    assert enclose(Fraction(1, 3)) == (Fraction(1, 3), Fraction(1, 3))


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "0 +/- inf", "1e99999999"])
def test_enclose_of_the_endless_is_everything(value: str) -> None:
    assert enclose(arb(value)) == Interval(-inf, inf)


def test_enclose_of_the_tiny_is_short_and_still_encloses() -> None:
    for sign in (1, -1):
        tiny = enclose(sign * (arb(-(10**9))).exp())
        assert tiny.low <= 0 <= tiny.high
        assert tiny.high - tiny.low < Fraction(1, 2**10_000)

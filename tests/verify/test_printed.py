"""Printed numbers: their digits and what these can stand for."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numeric.interval import rounded, roundings
from tests.numeric.balls import decimals, fractions
from verify.printed import Missing, Printed, read_cell


@pytest.mark.parametrize(
    ("text", "value", "half_unit"),
    [
        ("0.3280", "0.328", "0.00005"),
        ("0.328", "0.328", "0.0005"),
        ("2", "2", "0.5"),
        ("\N{MINUS SIGN}1.50", "-1.5", "0.005"),
        ("-0.00", "0", "0.005"),
        ("+.5", "0.5", "0.05"),
        ("2.50e-3", "0.0025", "0.000005"),
        ("3E2", "300", "50"),
        (r"2.5 \times 10^{-3}", "0.0025", "0.00005"),
        ("2.5\N{MULTIPLICATION SIGN}10^{\N{MINUS SIGN}3}", "0.0025", "0.00005"),
        (r"1 \cdot 10^2", "100", "50"),
    ],
)
def test_digits_say_value_and_half_unit(text: str, value: str, half_unit: str) -> None:
    printed = Printed(text, 3, 7)
    assert (printed.text, printed.line, printed.column) == (text, 3, 7)
    assert printed.value == Fraction(value)
    assert printed.half_unit == Fraction(half_unit)
    assert printed.unit == 2 * Fraction(half_unit)
    low, high = printed.interval()
    assert (low, high) == (
        Fraction(value) - Fraction(half_unit),
        Fraction(value) + printed.unit / 2,
    )


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "-", "1 2", "0,5", "1.2.3", "1e", "e5", "0x10", "nan", "inf", "1_000", "--1",
        "1/2", "1\n", r"2 \times 10^12", r"2 \times 10^{3",
        "\N{ARABIC-INDIC DIGIT ONE}", "\N{SUPERSCRIPT TWO}",
        "1e401", "1e-" + "9" * 50, "1" * 201,
    ],
)  # fmt: skip
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|exponent|characters"):
        Printed(text)


@pytest.mark.parametrize("text", ["-", "\N{EN DASH}", "\N{MINUS SIGN}", "\N{EM DASH}", "no target"])
def test_dash_is_missing_and_never_a_number(text: str) -> None:
    assert read_cell(text, 2, 5) == Missing(text, 2, 5)
    with pytest.raises(ValueError, match="not a number"):
        Printed(text)


def test_number_is_not_a_dash() -> None:
    assert read_cell("-1", 2, 5) == Printed("-1", 2, 5)
    with pytest.raises(ValueError, match="not a dash"):
        Missing("0")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("0.32", "0.32", "0.33"), ("-0.32", "-0.33", "-0.32"), ("0.00", "-0.01", "0.01")],
)
def test_truncation_cuts_towards_zero(text: str, low: str, high: str) -> None:
    assert Printed(text).truncation_interval() == (Fraction(low), Fraction(high))


@given(fractions, decimals)
def test_a_number_lies_in_the_interval_of_its_roundings_and_of_no_neighbour(
    value: Fraction, places: int
) -> None:
    strings = roundings(value, places)
    units = [Printed(s).value for s in strings]
    for text in strings:
        low, high = Printed(text).interval()
        assert low <= value <= high
    unit = Fraction(1, 10**places)
    for neighbour in (units[0] - unit, units[-1] + unit):
        (text,) = roundings(neighbour, places)
        low, high = Printed(text).interval()
        assert not low <= value <= high


@given(st.integers(-(10**6), 10**6), st.integers(0, 5), st.integers(0, 5))
def test_roundings_agree_with_decimal(digits: int, scale: int, places: int) -> None:
    value = Decimal(digits).scaleb(-scale)
    expected = {
        f"{value.quantize(Decimal(1).scaleb(-places), rounding=way) + 0:f}"
        for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)
    }
    assert set(roundings(Fraction(value), places)) == expected
    even = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN) + 0
    assert rounded(Fraction(value), places) == f"{even:f}"

"""New digits in the style of old ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb
from hypothesis import given
from hypothesis import strategies as st

from verify.digits import written_like
from verify.printed import Printed, read_cell


def like(value: str, raw: str, **how: object) -> str | None:
    printed = read_cell(raw, **how)  # type: ignore[arg-type]
    assert isinstance(printed, Printed)
    return written_like(Fraction(value), printed, raw)


@pytest.mark.parametrize(
    ("value", "raw", "new"),
    [
        ("0.31534", "0.3163", "0.3153"),
        ("-0.31534", "0.3163", "-0.3153"),
        ("0.31534", "-0.3163", "0.3153"),
        ("-0.31534", "\N{MINUS SIGN}0.3163", "\N{MINUS SIGN}0.3153"),
        ("0.31534", "+0.3163", "+0.3153"),
        ("-0.31534", "+.3163", "-.3153"),
        ("1.5", ".5000", "1.5000"),
        ("-0.00001", "-0.0012", "0.0000"),
        ("17", "3", "17"),
        ("12.5", "9.99", "12.50"),
        ("0.0025049", "2.60e-3", "2.50e-3"),
        ("-0.0025049", r"2.60 \times 10^{-3}", r"-2.50 \times 10^{-3}"),
        ("7", "1.", "7."),
        ("0.26", "25.3%", "26.0%"),
        ("0.26", r"25.3\%", r"26.0\%"),
        ("0.0025049", "2.60·10⁻³", "2.50·10⁻³"),
    ],
)
def test_digits_sign_and_exponent_stay_in_style(value: str, raw: str, new: str) -> None:
    assert like(value, raw) == new


def test_what_drops_trailing_zeros_goes_on_doing_so() -> None:
    assert like("0.25", "0.3", decimals=4) == "0.25"
    assert like("0.3", "0.2519", decimals=4) == "0.3"
    assert like("1", "0.2519", decimals=4) == "1."


def test_truncated_numbers_are_cut_off() -> None:
    assert like("0.31539", "0.3163", truncated=True) == "0.3153"
    assert like("-0.31539", "-0.3163", truncated=True) == "-0.3153"


def test_uncertain_digits_are_not_written() -> None:
    printed = Printed("0.3163")
    assert written_like(arb("0.31535", "0.00001"), printed, "0.3163") is None
    assert written_like(arb("nan"), printed, "0.3163") is None
    assert written_like(arb("0.31534", "0.000001"), printed, "0.3163") == "0.3153"


@pytest.mark.parametrize("raw", ["1,234.5", "1{,}234.5", r"1\,234.5", "1\u2009234.5", "1 234.5"])
def test_an_unknown_spelling_is_left_alone(raw: str) -> None:
    assert written_like(Fraction(1235), Printed("1234.5"), raw) is None


@given(st.decimals(-99, 99, places=6), st.decimals(-99, 99, places=3))
def test_the_new_digits_stand_for_the_value(value: object, old: object) -> None:
    exact, raw = Fraction(str(value)), f"{old:.3f}"
    new = written_like(exact, Printed(raw), raw)
    assert new is not None
    low, high = Printed(new).interval()
    assert low <= exact <= high
    assert Printed(new).unit == Printed(raw).unit

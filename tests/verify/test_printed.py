"""Printed numbers: their digits and what these can stand for."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numeric.interval import rounded, roundings
from tests.numeric.balls import decimals, fractions
from verify.printed import Compound, Infinite, Missing, Printed, read_cell


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
        ("2.5·10⁻³", "0.0025", "0.00005"),
        ("2.5 * 10^-3", "0.0025", "0.00005"),
        ("1,234.5", "1234.5", "0.05"),
        ("1{,}234", "1234", "0.5"),
        (r"12\,345\,678.0", "12345678", "0.05"),
        ("1\N{THIN SPACE}234", "1234", "0.5"),
        (r"25.3\%", "0.253", "0.0005"),
        ("-25.30 %", "-0.253", "0.00005"),
        ("1.", "1", "0.5"),
        ("\N{EN DASH}0.5", "-0.5", "0.05"),
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
        "0,250", "012", "1,23", "1,2345", "1,234{,}567", "12.5 %%",
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
    assert [read_cell(text).text for text in ("None", "n/a", r"\text{-}")] == ["None", "n/a", "-"]
    with pytest.raises(ValueError, match="not a dash"):
        Missing("0")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("0.32", "0.32", "0.33"), ("-0.32", "-0.33", "-0.32"), ("0.00", "-0.01", "0.01")],
)
def test_truncation_cuts_towards_zero(text: str, low: str, high: str) -> None:
    assert Printed(text).truncation_interval() == (Fraction(low), Fraction(high))


DRESSED = [
    ("@- 0.5@", "-0.5"),
    ("@{-}3@", "-3"),
    ("@0.25@*", "0.25"),
    ("@0.25@^{*}", "0.25"),
    (r"@0.25@^\dagger", "0.25"),
    ("@0.25@ ‡", "0.25"),
    ("**@0.25@**", "0.25"),
    ("`@-0.25@`", "-0.25"),
    ("$@0.25@$*", "0.25"),
    (r"\textbf{@0.25@}", "0.25"),
    (r"\boldsymbol{\underline{ @0.25@ }}", "0.25"),
    (r"\color{red}{@0.25@}", "0.25"),
    (r"{\color[rgb]{1,0,0} @-0.25@}^{**}", "-0.25"),
    (r"\textcolor{red}{@0.25@}", "0.25"),
    (r"\colorbox{yellow}{$@0.25@$}", "0.25"),
    (r"\phantom{-}@0.25@\,", "0.25"),
    (r"\approx @0.25@", "0.25"),
    ("\u200b @1\u200b.5@\u200b", "1.5"),
    ("@1,234.5@*", "1,234.5"),
    (r"{\bf @25\%@}", r"25\%"),
]


@pytest.mark.parametrize(("text", "number"), DRESSED)
def test_a_number_is_found_under_what_it_wears_at_its_own_place(text: str, number: str) -> None:
    bare = text.replace("@", "")
    start, end = text.index("@"), text.rindex("@") - 1
    # 100 is where the cell stands in its document.
    cell = read_cell(bare, 2, 5, 100, 100 + len(bare))
    assert cell == Printed(number, 2, 5, 100 + start, 100 + end)


@pytest.mark.parametrize("dots", ["...", "…", r"\ldots", r" \dots", r"\cdots"])
def test_dots_behind_a_number_say_that_it_was_cut_off(dots: str) -> None:
    cell = read_cell(f"-19.0342{dots}", start=0, end=8 + len(dots))
    assert cell == Printed("-19.0342", start=0, end=8, truncated=True)
    assert cell.interval() == (Fraction("-19.0343"), Fraction("-19.0342"))


@pytest.mark.parametrize(
    ("text", "sign"),
    [("-inf", -1), ("+inf", 1), ("∞", 1), (r"-\infty", -1), ("\N{MINUS SIGN} ∞", -1),
     ("float('-inf')", -1), ("-np.inf", -1), ("Infinity", 1)],
)  # fmt: skip
def test_infinity_has_a_sign_and_is_no_number(text: str, sign: int) -> None:
    cell = read_cell(text)
    assert isinstance(cell, Infinite)
    assert cell.sign == sign
    assert isinstance(read_cell("-1e9"), Printed)


def test_decimals_override_what_the_width_says() -> None:
    cell = read_cell("0.5", truncated=True, decimals=3)
    assert cell == Printed("0.5", truncated=True, decimals=3)
    assert cell.interval() == (Fraction("0.5"), Fraction("0.501"))


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        (r"\frac{0.4114}{2}", "0.2057", "0.205675", "0.205725"),
        ("0.4114/2", "0.2057", "0.205675", "0.205725"),
        (r"0.5 \cdot 0.3", "0.15", "0.1125", "0.1925"),
        ("0.5*-0.3", "-0.15", "-0.1925", "-0.1125"),
        ("(0.41 - 1)/2", "-0.295", "-0.2975", "-0.2925"),
        (r"-\tfrac12", "-1/2", "-1/2", "-1/2"),
        ("2/3", "2/3", "2/3", "2/3"),
        ("7 - 2 - 1", "4", "4", "4"),
        ("8/2/2", "2", "2", "2"),
        ("1 + 2·3", "7", "7", "7"),
        (r"\frac{1}{2}\left(0.41 - 1\right)", "-0.295", "-0.2975", "-0.2925"),
        ("(0.5)(0.3) + (0.2)(-0.1)", "0.13", "0.075", "0.185"),
        ("1/(0.5 - 1)", "-2", "-20/9", "-20/11"),
        ("10^{-5}", "1/100000", "1/100000", "1/100000"),
        ("[1 - 3]·10⁻²", "-1/50", "-1/50", "-1/50"),
        ("-0.5 \N{MINUS SIGN} 2", "-2.5", "-2.55", "-2.45"),
    ],
)
def test_a_calculation_is_bounded_over_its_rounded_numbers(
    text: str, value: str, low: str, high: str
) -> None:
    cell = read_cell(text, 3, 4, 10, 10 + len(text))
    assert isinstance(cell, Compound)
    assert (cell.text, cell.line, cell.column, cell.start, cell.end) == (
        *(text, 3, 4, 10, 10 + len(text)),
    )
    assert cell.value == Fraction(value)
    assert cell.interval() == (Fraction(low), Fraction(high))
    assert cell.unit == 2 * cell.half_unit == Fraction(high) - Fraction(low)


def test_a_calculation_with_numbers_that_were_cut_off() -> None:
    cell = read_cell("0.41 - 1", truncated=True)
    assert isinstance(cell, Compound)
    assert cell.interval() == (Fraction("-0.59"), Fraction("-0.58"))


# Whatever may be meant by these, nobody can be sure of it.
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"), (r"\,", "it is empty"),
        ("0,25", "write a decimal point"), ("0{,}25", "write a decimal point"),
        ("012", "it begins with 0"), ("-00.5", "it begins with 0"),
        ("nan", "no value that could be checked"),
        (r"\cancel{0.25}", "struck out"), ("~~0.25~~", "struck out"),
        ("...", "not printed"), (r"\cdots", "not printed"), (r"\vdots", "not printed"),
        ("1/0", "may be zero"), ("1/0.0", "may be zero"),
        ("1/(0.4 - 0.3)", "may be zero"), (r"\frac{1}{0.4 - 0.4}", "may be zero"),
        *((text, "not a number") for text in (
            "x", "1 2", "1.2.3", "--1", "0.1--0.3", "0.1\N{EN DASH}0.3", "1/2(3)", r"2\frac12",
            r"2\frac{1}{2}", "{0.2}5", "(0.25]", "(0.25", "0.25)", "0.5^2", "0.25^{1}", r"\cdot",
            r"\times", r"\sqrt{2}", "0.25 0.5*", "0.5 = 1/2", "1 +", "* 2", r"\frac{1}2", "()",
            "__import__('os')", "2**3", "(" * 21 + "1" + ")" * 21, "0.25 ± 0.01", "< 0.001",
            "1e5e5", r"2 \times 10^12 + 1",
        )),
        ("1+" * 160 + "1", "characters"), ("1" * 1001, "characters"), ("1" * 201, "characters"),
    ],
)  # fmt: skip
def test_what_is_no_single_value_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_cell(text)


@given(st.text("0123456789.,-+*/^{}()[]\\ $%ex−·⁻²frac\u200b…", max_size=30))
def test_any_cell_is_read_in_its_place_or_refused(text: str) -> None:
    try:
        cell = read_cell(text, start=7, end=7 + len(text))
    except ValueError:
        return
    assert 7 <= cell.start < cell.end <= 7 + len(text)
    if isinstance(cell, Printed | Compound):
        low, high = cell.interval()
        assert low <= cell.value <= high


@given(st.integers(-(10**6), 10**6), st.integers(0, 5), st.sampled_from(DRESSED))
def test_a_dressed_number_is_read_back(digits: int, places: int, dress: tuple[str, str]) -> None:
    number = f"{Decimal(digits).scaleb(-places):f}"
    outside, inside = dress[0].split("@")[::2], dress[0].split("@")[1]
    cell = read_cell(f"{outside[0]}{number}{outside[1]}")
    assert isinstance(cell, Printed), inside
    assert (cell.value, cell.unit) == (Fraction(number), Fraction(1, 10**places))


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

"""Printed numbers: their digits, intervals and roundings, and the verdicts on them."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from math import inf

import pytest
from flint import arb, ctx, fmpq
from hypothesis import given
from hypothesis import strategies as st

from verify.printed import (
    Interval,
    Missing,
    Printed,
    Verdict,
    enclose,
    judge,
    read_cell,
    rounded,
    rounded_down,
    rounded_up,
    roundings,
)

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


P = Printed("0.1234")  # [0.12335, 0.12345]


@pytest.mark.parametrize(
    ("exact", "low", "high", "verdict"),
    [
        ("0.12341", "0.1233", "0.1235", Verdict.EXACT),
        ("0.12335001", "0.1233", "0.1235", Verdict.EXACT),
        ("0.12346", "0.1230", "0.1240", Verdict.UNDECIDED),
        ("0.12346", "0.12345001", "0.1235", Verdict.OFF_IN_LAST_PLACE),
        ("0.12349", "0.12349", "0.12349", Verdict.OFF_IN_LAST_PLACE),
        ("0.12354", "0.12354", "0.12354", Verdict.OFF_IN_LAST_PLACE),
        ("0.12326", "0.12326", "0.12326", Verdict.OFF_IN_LAST_PLACE),
        ("0.12356", "0.12350", "0.12360", Verdict.WRONG),
        ("0.12356", "0.12356", "0.12356", Verdict.WRONG),
        ("-0.1234", "-0.1235", "-0.1233", Verdict.WRONG),
    ],
)
def test_verdicts_without_samples(exact: str, low: str, high: str, verdict: Verdict) -> None:
    assert judge(P, point(exact), ball(low, high)) is verdict


def test_one_reachable_value_inside_makes_it_consistent() -> None:
    enclosure = ball("0.1230", "0.1240")
    assert judge(P, point("0.1236"), enclosure, (point("0.1234"),)) is Verdict.CONSISTENT
    assert judge(P, point("0.1236"), enclosure, (point("0.1235"),)) is Verdict.UNDECIDED
    assert judge(P, None, ball("0.12336", "0.12344")) is Verdict.CONSISTENT
    assert judge(P, None, enclosure) is Verdict.UNDECIDED


def test_two_sides_make_it_consistent_only_without_a_gap() -> None:
    enclosure, sides = ball("0.1230", "0.1240"), (point("0.1231"), point("0.1238"))
    assert judge(P, None, enclosure, sides, connected=True) is Verdict.CONSISTENT
    assert judge(P, None, enclosure, sides) is Verdict.UNDECIDED
    assert judge(P, sides[0], enclosure, sides[1:], connected=True) is Verdict.CONSISTENT
    same_side = (point("0.1236"), point("0.1238"))
    assert judge(P, None, enclosure, same_side, connected=True) is Verdict.UNDECIDED


def test_two_straddling_balls_on_two_sides_make_it_consistent() -> None:
    lower, upper = ball("0.12334", "0.12336"), ball("0.12344", "0.12346")
    enclosure = ball("0.1230", "0.1240")
    assert judge(P, None, enclosure, (lower, upper), connected=True) is Verdict.CONSISTENT
    for one in (lower, upper):
        assert judge(P, one, enclosure, (one,), connected=True) is Verdict.UNDECIDED


def test_tie_is_exact_as_a_rational_and_open_as_a_ball() -> None:
    tie, enclosure = Fraction("0.12345"), ball("0.1234", "0.1235")
    for text in ("0.1234", "0.1235"):
        assert judge(Printed(text), tie, enclosure) is Verdict.EXACT
        assert judge(Printed(text), point(tie), enclosure) is Verdict.UNDECIDED
    inside = (point("0.12344"),)
    assert judge(P, point(tie), enclosure, inside) is Verdict.CONSISTENT


def test_exact_value_lies_in_both_balls() -> None:
    straddling = ball("0.1234", "0.1235")
    assert judge(P, straddling, ball("0.1230", "0.1240")) is Verdict.UNDECIDED
    assert judge(P, straddling, ball("0.1230", "0.12344")) is Verdict.EXACT


def test_ball_too_wide_decides_nothing() -> None:
    assert judge(P, arb("nan"), arb("nan")) is Verdict.UNDECIDED
    assert judge(P, arb(0, 1), arb(0, 1)) is Verdict.UNDECIDED
    assert judge(P, point("0.1234"), arb("nan")) is Verdict.EXACT


def test_reachable_value_outside_the_enclosure_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the enclosure"):
        judge(P, point("0.2"), ball("0.1", "0.15"))
    with pytest.raises(ValueError, match="outside the enclosure"):
        judge(P, None, ball("0.1", "0.15"), (point("0.16"),))


@given(fractions, decimals, st.integers(1, 8))
def test_truncating_and_rounding_twice_are_off_or_right_but_never_wrong(
    value: Fraction, places: int, finer: int
) -> None:
    scaled = value * 10**places
    cut = rounded(Fraction(int(scaled), 10**places), places)
    twice = rounded(Fraction(rounded(value, places + finer) or ""), places)
    for text in (cut, twice):
        printed = Printed(text or "")
        low, high = printed.interval()
        expected = Verdict.EXACT if low <= value <= high else Verdict.OFF_IN_LAST_PLACE
        assert judge(printed, value, point(value)) is expected


endpoints = st.fractions(Fraction("0.1228"), Fraction("0.1240"), max_denominator=10**6)


@given(st.lists(endpoints, min_size=2, max_size=5), st.fractions(0, Fraction(1, 1000)))
def test_every_verdict_is_true_of_the_values_that_are_reached(
    reached: list[Fraction], slack: Fraction
) -> None:
    """The reachable set is [min, max]; the enclosure is wider by ``slack`` on both sides."""
    low, high = min(reached), max(reached)
    exact, *others = reached
    samples = tuple(point(value) for value in others)
    verdict = judge(P, exact, ball(low - slack, high + slack), samples, connected=True)
    bottom, top = P.interval()
    some_reach = low <= top and high >= bottom
    if verdict is Verdict.EXACT:
        assert bottom <= exact <= top
    elif verdict is Verdict.CONSISTENT:
        assert some_reach
        assert not bottom <= exact <= top
    elif verdict is Verdict.OFF_IN_LAST_PLACE:
        assert not some_reach
        assert low <= top + P.unit
        assert high >= bottom - P.unit
    elif verdict is Verdict.WRONG:
        assert not some_reach
        assert low > top + P.unit or high < bottom - P.unit
    else:
        assert verdict is Verdict.UNDECIDED
        # Only the slack, or the rounding of the balls at a tie, may leave it open.
        assert slack > 0 or {low, high} & {bottom, top}


def test_products_of_printed_numbers_are_consistent_although_not_exact() -> None:
    """Correct documents draw no false alarm: round a·b, judge it by the rounded a and b."""
    seen = set()
    for a, b in product(range(8101, 8140, 3), range(9001, 9040, 3)):
        left, right = Fraction(a * 2 + 1, 20001), Fraction(b * 2 + 1, 20001)
        x, y = Printed(rounded(left, 3) or ""), Printed(rounded(right, 3) or "")
        result = Printed(rounded(left * right, 3) or "")
        (x0, x1), (y0, y1) = x.interval(), y.interval()
        verdict = judge(
            result, x.value * y.value, ball(x0 * y0, x1 * y1),
            (point(x0 * y0), point(x1 * y1)), connected=True,
        )  # fmt: skip
        seen.add(verdict)
    assert seen == {Verdict.EXACT, Verdict.CONSISTENT}


def test_verdict_does_not_depend_on_the_working_precision() -> None:
    enclosure, exact = ball("0.12345001", "0.1235"), point("0.12346")
    before = judge(P, exact, enclosure)
    try:
        ctx.prec = 10
        assert judge(P, exact, enclosure) is before is Verdict.OFF_IN_LAST_PLACE
    finally:
        ctx.prec = 53

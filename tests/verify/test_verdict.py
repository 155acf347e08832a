"""Verdicts on printed numbers: each claims what it needs, and no more."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from flint import arb, ctx
from hypothesis import given
from hypothesis import strategies as st

from numeric.interval import rounded
from tests.numeric.balls import ball, decimals, fractions, point
from verify.printed import Printed
from verify.verdict import Verdict, judge

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

"""The range of a number over its box: never too narrow, and tight where signs do not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import add
from typing import Any

import pytest
from flint import arb, ctx, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric import box_range, dual
from numeric.box_range import corners, range_of
from numeric.dual import Dual, Variable, ranging

WANTED = 1.25


@pytest.fixture(autouse=True)
def precision() -> Iterator[None]:
    with ctx.workprec(128):
        yield


def around(middle: float, radius: float = 0.005) -> Variable:
    m, r = (fmpq(round(number * 10**6), 10**6) for number in (middle, radius))
    return Variable(m - r, m, m + r)


def total(terms: Any) -> Any:
    return reduce(add, terms)


def variance(*x: Any) -> Any:
    mean = total(x) / arb(len(x))
    return total(dual.square(a - mean) for a in x) / arb(len(x))


def rectified(x: Any) -> Any:
    return dual.select(dual.step(x), x)


r = 0.005
CASES: dict[str, tuple[Callable[..., Any], tuple[float, ...], float, float]] = {
    "zero times zero": (lambda x, y: x * y, (0, 0), -r * r, r * r),
    "products of printed zeros": (
        lambda x, y, z, w: x * y - z * w,
        (0, 0, 0, 0),
        -2 * r * r,
        2 * r * r,
    ),
    "small times small": (lambda x, y: x * y, (0.01, 0.01), r * r, 9 * r * r),
    "square": (lambda x: x * x, (0,), 0, r * r),
    "a square written as a product": (
        lambda x: (x + arb(1)) * (x + arb(1)) - x * arb(2),
        (0,),
        1,
        1 + r * r,
    ),
    "variance of two": (variance, (0, 0), 0, r * r),
    "small variance about a printed mean": (
        lambda m, *x: total(dual.square(a - m) for a in x) / arb(len(x)),
        (0, 0, 0, 0, 0),
        0,
        4 * r * r,
    ),
    "turning point": (lambda x: x * (arb(2) - x), (1,), 1 - r * r, 1),
    "jump": (dual.step, (0,), 0, 1),
    "rectified": (rectified, (0,), 0, r),
    "rectified slope": (lambda x, y: dual.select(dual.step(x), y), (0, 1), 0, 1 + r),
}


@pytest.mark.parametrize("name", CASES)
def test_range_is_tight(name: str) -> None:
    function, middles, low, high = CASES[name]
    found = range_of(function(*map(ranging, map(around, middles))))
    assert found.enclosure.lower() <= low
    assert found.enclosure.upper() >= high
    assert 2 * float(found.enclosure.rad()) <= WANTED * (high - low)


def test_without_search_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box_range, "EFFORT", 0)
    loose = [
        name
        for name, (function, middles, low, high) in CASES.items()
        if 2 * float(range_of(function(*map(ranging, map(around, middles)))).enclosure.rad())
        > WANTED * (high - low)
    ]
    assert {"turning point", "variance of two", "rectified"} <= set(loose)


def test_poles_have_no_range_and_jumps_can_be_decided_part_by_part() -> None:
    zero = ranging(around(0))
    assert not range_of(dual.reciprocal(zero)).enclosure.is_finite()
    # x / (x² + 1) for x > 0, else 0: what is not there does not matter.
    value = dual.select(dual.step(zero), zero / (zero * zero + arb(1)))
    assert range_of(value).enclosure.upper() < 1.1 * r


def test_a_constant_is_its_own_range() -> None:
    assert range_of(arb(2)).enclosure == 2
    assert corners(arb(2)) == (arb(2),)


def test_corners_are_reached_where_the_first_order_says() -> None:
    x, y = around(1), around(2)
    low, high = corners(ranging(x) * arb(2) - ranging(y))
    assert low.overlaps(arb(2 * x.low - y.high))
    assert high.overlaps(arb(2 * x.high - y.low))


EXPRESSIONS: dict[str, Callable[..., Any]] = {
    "polynomial": lambda x, y, z: x * y * z - x * x + y * (arb(1) - y),
    "softmax": lambda x, y, z: dual.exp(x) / (dual.exp(x) + dual.exp(y) + dual.exp(z)),
    "normed": lambda x, y, z: x / dual.sqrt(variance(x, y, z) + arb(1) / 100),
    "bump": lambda x, y, z: dual.exp(-(x * x) - y * y) * dual.tanh(z),
    "rectified": lambda x, y, z: rectified(x - y) * z + rectified(z),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
@settings(max_examples=25, deadline=None)
@given(
    middles=st.tuples(*[st.integers(-200, 200).map(lambda n: n / 100)] * 3),
    radius=st.sampled_from([0.00005, 0.005, 0.5]),
    points=st.lists(st.tuples(*[st.integers(0, 8)] * 3), min_size=4, max_size=8),
)
def test_every_value_lies_in_the_range(
    name: str, middles: tuple[float, ...], radius: float, points: list[tuple[int, ...]]
) -> None:
    assert escaping(EXPRESSIONS[name], middles, radius, points) == []


def escaping(
    function: Callable[..., Any],
    middles: tuple[float, ...],
    radius: float,
    points: list[tuple[int, ...]],
) -> list[arb]:
    variables = [around(middle, radius) for middle in middles]
    number = function(*map(ranging, variables))
    found = range_of(number)
    values = [
        function(
            *(
                arb(v.low + fmpq(part, 8) * (v.high - v.low))
                for v, part in zip(variables, point, strict=True)
            )
        )
        for point in points
    ]
    return [
        value
        for value in (*values, *corners(number), *found.reached)
        if found.enclosure.is_finite() and not found.enclosure.overlaps(value)
    ]


def test_slopes_at_one_point_only_let_values_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would happen if the slopes were not enclosed over the box."""
    points = [(a, b, c) for a in (0, 4, 8) for b in (0, 4, 8) for c in (0, 4, 8)]
    assert escaping(EXPRESSIONS["bump"], (0.3, 0.2, 1), 0.5, points) == []
    honest = Dual.__init__

    def narrow(self: Dual, centre: arb, box: arb, slope: Any, *rest: Any, **named: Any) -> None:
        honest(self, centre, box, {v: s.mid() for v, s in slope.items()}, *rest, **named)

    monkeypatch.setattr(Dual, "__init__", narrow)
    assert escaping(EXPRESSIONS["bump"], (0.3, 0.2, 1), 0.5, points) != []


def test_bounds_that_floats_cannot_tell_apart_are_told_apart() -> None:
    """Parts of a narrow box have bounds that differ by less than a float shows."""
    middle, radius = fmpq(10315, 10**4), fmpq(5, 10**9)
    mean = ranging(Variable(middle - radius, middle, middle + radius))
    ends = (arb(fmpq(887, 1000)), arb(fmpq(1176, 1000)))
    found = range_of(total(dual.square(end - mean) for end in ends) * arb(0.5))
    assert found.enclosure.lower() <= fmpq(2088025, 10**8) <= found.enclosure.upper()

"""Numbers over a box: enclosures hold every value, slopes every difference quotient."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx, fmpq
from hypothesis import given
from hypothesis import strategies as st

from numeric import dual
from numeric.dual import Dual, Function, Number, Variable, mean_value, ranging, replay, tape
from numeric.dual_arithmetic import DualArithmetic

FUNCTIONS: dict[str, Any] = {
    "square": dual.square,
    "reciprocal": dual.reciprocal,
    "exp": dual.exp,
    "log": dual.log,
    "sqrt": dual.sqrt,
    "tanh": dual.tanh,
    "erf": dual.erf,
    "sin": dual.sin,
    "cos": dual.cos,
    "power": dual.power(Fraction(-3, 2)),
}
POSITIVE_ONLY = ("log", "sqrt", "power", "reciprocal")
POLES = ("log", "power", "reciprocal")

thousandths = st.integers(-3000, 3000).map(lambda n: fmpq(n, 1000))
widths = st.integers(1, 1500).map(lambda n: fmpq(n, 1000))
parts = st.integers(0, 16).map(lambda n: fmpq(n, 16))


@pytest.fixture(autouse=True)
def precision() -> Iterator[None]:
    with ctx.workprec(128):
        yield


def variable(low: str, high: str) -> Variable:
    a, b = Fraction(low), Fraction(high)
    middle = (a + b) / 2
    return Variable(*(fmpq(end.numerator, end.denominator) for end in (a, middle, b)))


def over(low: fmpq, width: fmpq, at: fmpq) -> Variable:
    return Variable(low, low + at * width, low + width)


def known(number: Number) -> Dual:
    assert isinstance(number, Dual)
    return number


def violations(
    number: Dual, function: Callable[..., Number], points: list[dict[Variable, fmpq]]
) -> list[str]:
    """What is not enclosed: values at points, and difference quotients between them."""
    found = []
    values = []
    for point in points:
        value = function(*(arb(point[v]) for v in number.slope))
        values.append(value)
        found += ["box"] * (not number.box.overlaps(value))
        found += ["mean value"] * (not mean_value(number).overlaps(value))
    for v in number.slope:
        for one, a in zip(points, values, strict=True):
            for other in (v.low, v.high):
                if one[v] == other:
                    continue
                moved = function(*(arb((one | {v: other})[w]) for w in number.slope))
                quotient = (moved - a) / arb(other - one[v])
                found += ["slope"] * (not number.slope[v].overlaps(quotient))
    return found


# Functions


@pytest.mark.parametrize("name", FUNCTIONS)
@given(low=thousandths, width=widths, at=parts, points=st.lists(parts, min_size=2, max_size=4))
def test_values_and_slopes_of_a_function_are_enclosed(
    name: str, low: fmpq, width: fmpq, at: fmpq, points: list[fmpq]
) -> None:
    function = FUNCTIONS[name]
    if name in POSITIVE_ONLY:
        low = abs(low) + fmpq(1, 100)
    v = over(low, width, at)
    number = known(function(ranging(v)))
    assert number.box.is_finite()
    assert number.centre.overlaps(function(arb(v.value)))
    assert violations(number, function, [{v: low + part * width} for part in points]) == []


@pytest.mark.parametrize(
    ("wrong", "seen"),
    [
        (Function(arb.exp, lambda x, _: x.mid().exp()), "slope"),  # at the middle of the box only
        (Function(arb.exp, lambda x, _: x.mid().exp()), "mean value"),
        (Function(lambda x: x * x, lambda x, _: 2 * x), "box"),  # said to be monotone
        (Function(arb.cos, lambda x, _: x.sin(), monotone=False), "slope"),
    ],
)
def test_a_wrong_function_is_seen(wrong: Function, seen: str) -> None:
    v = variable("-1", "3/2")
    points = [{v: fmpq(n, 4)} for n in range(-4, 7)]
    assert seen in violations(known(wrong(ranging(v))), wrong, points)


def test_monotone_functions_are_tight() -> None:
    for name in ("exp", "tanh", "erf"):
        box = known(FUNCTIONS[name](ranging(variable("1/2", "1")))).box
        function = FUNCTIONS[name]
        width = function(arb(1)) - function(arb(1) / 2)
        assert abs(2 * box.rad() - width) < width * 1e-6


@pytest.mark.parametrize("name", POLES)
def test_what_leaves_the_domain_is_not_finite_and_stays_so(name: str) -> None:
    outside = known(FUNCTIONS[name](ranging(variable("-1/10", "1/10"))))
    for after in (
        outside,
        outside * arb(0),
        outside - outside,
        outside + arb(1),
        outside * outside,
    ):
        assert not known(after).box.is_finite()
        assert not mean_value(known(after)).is_finite()
    assert not known(outside / outside).box.is_finite()
    nowhere = known(ranging(variable("1", "2")) + arb("nan"))
    assert not any(slope.is_finite() for slope in nowhere.slope.values())
    assert dual.select(True, outside) is outside
    assert dual.select(False, outside) == 0, "what a mask discards may be anything"


# Arithmetic

EXPRESSIONS: dict[str, Callable[..., Any]] = {
    "sum": lambda x, y: x + y + x,
    "difference": lambda x, y: x - y * arb(3),
    "product": lambda x, y: x * y + y * y,
    "quotient": lambda x, y: x / (y + arb(5)),
    "constant": lambda x, y: arb(2) / (arb(7) - y) - arb(1) + x * arb(0),
    "softmax": lambda x, y: dual.exp(x) / (dual.exp(x) + dual.exp(y)),
    "gelu": lambda x, y: x * (arb(1) + dual.tanh(x + y * x * x)),
    "norm": lambda x, y: (x - y) / dual.sqrt((x - y) * (x - y) + arb(1)),
}


@pytest.mark.parametrize("name", EXPRESSIONS)
@given(
    lows=st.tuples(thousandths, thousandths),
    width=st.tuples(widths, widths),
    points=st.lists(st.tuples(parts, parts), min_size=1, max_size=3),
)
def test_values_and_slopes_of_an_expression_are_enclosed(
    name: str, lows: tuple[fmpq, ...], width: tuple[fmpq, ...], points: list[tuple[fmpq, ...]]
) -> None:
    expression = EXPRESSIONS[name]
    both = [over(low, wide, fmpq(1, 2)) for low, wide in zip(lows, width, strict=True)]
    number = known(expression(*map(ranging, both)))

    def value(*arguments: arb) -> arb:
        named = dict(zip(number.slope, arguments, strict=True))
        return expression(*(named.get(v, arb(0)) for v in both))

    places = [
        {v: v.low + part * (v.high - v.low) for v, part in zip(both, point, strict=True)}
        for point in points
    ]
    assert violations(number, value, places) == []


def test_what_is_undone_is_known() -> None:
    x, y = ranging(variable("1", "2")), ranging(variable("-1", "1"))
    assert x - x == 0
    assert x / x == 1
    assert arb(0) * x == 0
    assert not known(y / y).box.is_finite(), "y may be 0"
    assert known(y * y).box.lower() > -1e-8, "a ball from 0 to 1 reaches below 0 by a rounding"


def test_constants_stay_plain_balls() -> None:
    arithmetic = DualArithmetic()
    numbers = arithmetic.real([Fraction(1, 3), 2, 0.5, arb(1)])
    assert all(isinstance(number, arb) for number in numbers)
    both = arithmetic.call("exp", [np.array([arb(1), ranging(variable("0", "1"))])], ())
    assert [type(number) for number in both] == [arb, Dual]


# Jumps


def test_a_straddled_jump_is_a_hull_without_slopes() -> None:
    jump = known(dual.step(ranging(variable("-1", "2"))))
    assert jump.box.overlaps(arb(0))
    assert jump.box.overlaps(arb(1))
    assert jump.centre == 1
    assert not jump.connected
    assert not mean_value(jump).is_finite()
    x = ranging(variable("3", "4"))
    assert not known(dual.select(jump, x)).connected
    assert known(x * arb(2)).connected


def test_a_root_has_the_values_that_there_are() -> None:
    root = known(dual.sqrt(ranging(variable("-1/10", "1/4"))))
    assert root.box.overlaps(arb(0))
    assert root.box.overlaps(arb(1) / 2)
    assert root.box.rad() < 0.26
    assert not root.connected
    assert not mean_value(root).is_finite()
    assert not known(dual.sqrt(ranging(variable("-2", "-1")))).box.is_finite()
    assert dual.sqrt(arb(0, 1)).overlaps(arb(1)), "a ball that straddles 0 too"
    assert known(dual.sqrt(ranging(variable("1", "2")))).connected


def test_a_decided_step_is_a_constant() -> None:
    assert dual.step(ranging(variable("1", "2"))) == 1
    assert dual.step(ranging(variable("-2", "-1"))) == 0
    assert dual.step(arb(0)) == 0, "by convention"
    assert dual.step(arb(0, 1)).overlaps(arb(1)), "a ball that straddles it is either"
    assert not known(dual.step(dual.log(ranging(variable("-1", "1"))))).box.is_finite()


# Tightening and computing again


def test_tightened_cuts_the_ball_down() -> None:
    x = ranging(variable("9/10", "11/10"))
    loose = known(x * (arb(2) - x))  # 1 at the middle, 0.99 at both ends
    tight = known(dual.tightened(loose))
    assert tight.box.rad() < loose.box.rad() / 10
    assert tight.box.overlaps(arb(1))
    assert tight.box.overlaps(arb(99) / 100)
    assert dual.tightened(arb(1)) == 1


def test_replay_computes_the_same_on_other_numbers() -> None:
    v, w = variable("0", "1"), variable("1", "2")
    number = known(dual.tightened(EXPRESSIONS["gelu"](ranging(v), ranging(w))))
    recorded = tape(number)
    assert recorded[-1] is number
    places = {id(made): place for place, made in enumerate(recorded)}
    for place, made in enumerate(recorded):
        assert all(places[id(o)] < place for o in made.operands if isinstance(o, Dual))
    point = replay(recorded, {v: arb(1) / 3, w: arb(3) / 2})
    assert point.overlaps(EXPRESSIONS["gelu"](arb(1) / 3, arb(3) / 2))
    inner = variable("1/4", "1/2")
    part = known(replay(recorded, {v: ranging(inner), w: arb(1)}))
    assert set(part.slope) == {inner}
    assert part.box.rad() < number.box.rad()

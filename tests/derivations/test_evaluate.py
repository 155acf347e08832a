"""The plain meaning, on which all other tests rest, against numbers worked out by hand."""

from __future__ import annotations

import math
from itertools import product

import pytest
from flint import arb, ctx, fmpq
from sympy import (
    Expr,
    Integer,
    KroneckerDelta,
    Mod,
    Rational,
    Sum,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    sqrt,
    tanh,
)

from derivations.evaluate import Undecided, Values, evaluate, run
from derivations.notation import Equation, dimension, ids, index, step, tensor

N, V = dimension("N"), dimension("V")
t, s = index("t", N), index("s", N)
v = index("v", V)
a, S, c = tensor("a", N), tensor("S", N, N), tensor("c")
E = tensor("E", V)
x = ids("x", N, below=V)
SIZES = {"N": 3, "V": 2}
VALUES: Values = {
    "a": {(0,): arb(2), (1,): arb(-3), (2,): arb(5)},
    "S": {(i, j): arb(10 * i + j) for i, j in product(range(3), range(3))},
    "c": {(): arb(fmpq(1, 4))},
    "E": {(0,): arb(7), (1,): arb(11)},
    "x": {(0,): arb(1), (1,): arb(0), (2,): arb(1)},
}
PLACES = {t: 1, s: 2, v: 1}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (Rational(-3, 8), -0.375),
        (a[t], -3),
        (S[s, t], 21),
        (S[t, t], 11),
        (c[()], 0.25),
        (N * V, 6),
        (t + 10 * s, 21),
        (Mod(s, 2), 0),
        (Mod(t, 2), 1),
        (E[x[t]], 7),
        (a[s] - a[t] * 2, 11),
        (a[t] ** 3, -27),
        (a[s] ** -2, 0.04),
        (sqrt(c[()]), 0.5),
        (c[()] ** Rational(-3, 2), 8),
        (Sum(a[t], t), 4),
        (Sum(a[t], t) + a[t], 1),
        (Sum(a[t] * S[t, s], t), 2 * 2 - 3 * 12 + 5 * 22),
        (Sum(a[s] * Sum(S[s, t], t), s), 2 * 3 - 3 * 33 + 5 * 63),
        (Sum(S[t, s], t, s), 99),
        (Sum(Integer(1), t, v), 6),
        (Sum(Sum(a[t], t), t), 12),
        (KroneckerDelta(t, s), 0),
        (KroneckerDelta(v, x[t]), 0),
        (KroneckerDelta(v, x[s]), 1),
        (Sum(KroneckerDelta(v, x[t]) * a[t], t), 7),
        (step(a[t]), 0),
        (step(a[s]), 1),
        (step(a[t] + 3), 0),
        (exp(c[()]), math.exp(0.25)),
        (log(c[()]), math.log(0.25)),
        (tanh(c[()]) + erf(c[()]), math.tanh(0.25) + math.erf(0.25)),
        (sin(c[()]) / cos(c[()]), math.tan(0.25)),
        (pi, math.pi),
    ],
    ids=str,
)
def test_the_value_of_an_expression(expression: Expr, value: float) -> None:
    with ctx.workprec(100):
        found = evaluate(expression, VALUES, SIZES, PLACES)
    assert float(found) == pytest.approx(value, rel=1e-15, abs=1e-16)


def test_zero_times_what_has_no_value_is_zero() -> None:
    """A mask discards even what divides by 0; in any order of the factors."""
    zero = {**VALUES, "c": {(): arb(0)}}
    assert evaluate(c[()] * a[t], zero, SIZES, PLACES) == 0
    for expression in (step(c[()]) / c[()], step(c[()]) * log(c[()]) * a[t]):
        assert evaluate(expression, zero, SIZES, PLACES) == 0


def test_a_step_in_a_wide_ball_is_undecided() -> None:
    wide = {**VALUES, "c": {(): arb(0, 1)}}
    with pytest.raises(Undecided, match="the sign of c"):
        evaluate(step(c[()]), wide, SIZES, PLACES)


def test_equations_run_in_order_on_what_is_known() -> None:
    b, total = tensor("b", N), tensor("total")
    known = run([Equation(b[t], 2 * a[t]), Equation(total[()], Sum(b[t] * a[t], t))], VALUES, SIZES)
    assert known["b"] == {(0,): 4, (1,): -6, (2,): 10}
    assert known["total"] == {(): 2 * (4 + 9 + 25)}
    assert known["a"] is VALUES["a"]
    assert "b" not in VALUES

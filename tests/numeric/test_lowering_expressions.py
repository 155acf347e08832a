"""Lowering is a compiler for the whole notation, not only for what the catalogue happens to use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from flint import arb
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sympy import (
    Add,
    Expr,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Rational,
    Sum,
    cos,
    erf,
    exp,
    gamma,
    log,
    pi,
    sin,
    sqrt,
    tanh,
)

from derivations.evaluate import Undecided, Values
from derivations.instances import random_values
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    UnknownNode,
    dimension,
    ids,
    index,
    positive,
    step,
    tensor,
    zero_one,
)
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from tests.numeric.agreement import assert_equation_agrees

N, V, D = dimension("N"), dimension("V"), dimension("D")
t, s, r = (index(name, N) for name in "tsr")
v, w = (index(name, V) for name in "vw")
i, j = (index(name, D) for name in "ij")
a, b = tensor("a", N), tensor("b", N)
S, R = tensor("S", N, N), tensor("R", N, N)
W, F = tensor("W", N, V), tensor("F", V, N)
E = tensor("E", V)
B, C = tensor("B", N, V, D), tensor("C", N, V, D)
m, M = zero_one("m", N), zero_one("M", N, N)
x, y = ids("x", N, below=V), ids("y", N, below=V)
p = ids("p", N, N, below=N)
c = positive("c")
GIVEN = (a, b, S, R, W, F, E, B, C, m, M, x, y, p, c)
SIZES = {"N": 3, "V": 4, "D": 2}
ALL_EQUAL = dict.fromkeys(SIZES, 2)
SMALLEST = dict.fromkeys(SIZES, 1)

Y0, Yt, Yv, Yi = tensor("Y"), tensor("Y", N), tensor("Y", V), tensor("Y", D)
Yts, Ytv, Yvt, Yvw = (tensor("Y", *axes) for axes in ((N, N), (N, V), (V, N), (V, V)))
Ytvi, Yivt = tensor("Y", N, V, D), tensor("Y", D, V, N)
delta = KroneckerDelta


def check(
    equation: Equation,
    result: Tensor,
    values: Values | None = None,
    seed: int = 1,
    sizes: Mapping[str, int] = SIZES,
) -> None:
    known = random_values(GIVEN, sizes, seed) | (values or {})
    program = lower([equation], {one.name: one for one in (*GIVEN, result)})
    assert_equation_agrees(program, equation, (*GIVEN, result), sizes, known)


def equation(left: Tensor, where: Any, right: Expr) -> tuple[Tensor, Equation]:
    return left, Equation(left[where], right)


CASES: dict[str, tuple[Tensor, Equation]] = {
    # deltas
    "delta of two plain indices": equation(Yts, (t, s), delta(t, s) * S[s, t] + delta(t, s)),
    "delta of two plain indices, summed": equation(Yt, t, Sum(delta(t, s) * a[s], s)),
    "delta of an id, alone": equation(Ytv, (t, v), delta(v, y[t])),
    "delta of two ids": equation(Yts, (t, s), delta(x[t], y[s]) * S[s, t]),
    "delta counted": equation(Yv, v, Sum(delta(v, y[t]), t)),
    "one-hot as a gather": equation(Yt, t, Sum(delta(v, y[t]) * W[t, v], v)),
    "one-hot beside its own index": equation(Yv, v, Sum(delta(v, y[t]) * W[t, v], t)),
    "two one-hots": equation(Yvw, (v, w), Sum(delta(v, x[t]) * delta(w, y[t]) * a[t], t)),
    "scatter with a second sum": equation(Yv, v, Sum(delta(v, x[t]) * S[t, s] * b[s], t, s)),
    "scatter with an unused index": equation(Yv, v, Sum(delta(v, x[t]) * a[t], t, s, w)),
    "scatter of nothing but a number": equation(Yv, v, Sum(2 * delta(v, x[t]), t)),
    "scatter by an id of two places": equation(Yt, r, Sum(delta(r, p[t, s]) * S[t, s], t, s)),
    "squared delta": equation(Yt, t, Sum(delta(v, y[t]) ** 2 * E[v], v)),
    # entries
    "repeated index": equation(Yt, t, S[t, t] + Sum(S[s, s], s)),
    "id beside the same index": equation(Yt, t, W[t, y[t]] * S[t, t]),
    "id beside the same index, summed": equation(Yv, v, Sum(B[s, y[s], i] * F[v, s], s, i)),
    "two ids": equation(Yts, (t, s), E[x[t]] * E[y[s]]),
    "id of an id": equation(Yts, (t, s), S[p[t, s], s] + a[p[s, t]]),
    "id of an id of an id": equation(Yts, (t, s), S[p[t, p[s, t]], p[t, t]]),
    "transposed": equation(Ytv, (t, v), F[v, t]),
    "every axis the other way round": equation(Yivt, (i, v, t), B[t, v, i] + C[t, v, i] * a[t]),
    "an id as a number": equation(Yt, t, y[t] * a[t] / 3 + x[t]),
    "an index as a number": equation(Yts, (t, s), t - s * a[t] + Mod(s, 2)),
    "remainder of an id": equation(Yt, t, Mod(y[t], 3) + a[t]),
    # what does not depend on an index of the left side
    "a number": equation(Yts, (t, s), Rational(-2, 7)),
    "a dimension": equation(Yt, t, 1 / sqrt(V)),
    "one of two indices": equation(Ytv, (t, v), E[v]),
    "a mask spread out": equation(Ytvi, (t, v, i), m[t]),
    "bound and free by the same name": equation(Yt, t, Sum(a[t], t) + Sum(S[t, s], s)),
    "a scalar sum": equation(Y0, (), Sum(a[t] * W[t, v] * E[v], t, v)),
    # zeros and ones
    "masks alone in a sum": equation(Y0, (), Sum(m[t], t) + Sum(M[t, s], t, s)),
    "masks multiplied in a sum": equation(Yts, (t, s), Sum(M[t, r] * M[r, s], r)),
    "masks alone": equation(Yts, (t, s), m[t] * M[s, t]),
    "a negative mask": equation(Yt, t, -m[t]),
    "mask with an unused index": equation(Yt, t, Sum(m[t], s, v)),
    "mask in a denominator": equation(Yt, t, a[t] / (1 + m[t]) - 3 / (2 - m[t]) ** 2),
    "mask of a sum": equation(Yt, t, Sum(M[t, s] * W[s, v] * E[v], s, v)),
    "square of a mask": equation(Yt, t, m[t] ** 2 * a[t] + m[t] ** 3),
    "steps of steps": equation(Yt, t, step(a[t] - step(b[t]) / 2) * step(b[t])),
    "exp of a mask": equation(Yt, t, exp(m[t]) + tanh(m[t] * a[t])),
    # sums of products
    "three factors share an index": equation(Yts, (t, s), Sum(S[t, r] * R[r, s] * a[r], r)),
    "two of three share another": equation(Yt, t, Sum(S[s, r] * R[s, r] * a[s], s, r) * a[t]),
    "four in a ring": equation(Y0, (), Sum(S[t, s] * R[s, r] * W[r, v] * F[v, t], t, s, r, v)),
    "two indices at once": equation(Yt, t, Sum(B[t, v, i] * C[s, v, i] * a[s], s, v, i)),
    "batch axes on both sides": equation(Ytv, (t, v), Sum(B[t, v, i] * C[t, v, i], i)),
    "batch axis in the middle": equation(Yvt, (v, t), Sum(B[t, v, i] * C[s, v, i], s, i)),
    "outer product": equation(Ytv, (t, v), Sum(a[t] * E[v] * b[s], s)),
    "an index that one factor has alone": equation(Yt, t, Sum(S[t, s] * W[s, v], s, v)),
    "an index that none has": equation(Yt, t, Sum(a[t], s, v) + Sum(Integer(1), s)),
    "a sum of terms": equation(Yt, t, Sum((a[s] + 1) * (S[t, s] - b[t]), s)),
    "an index bound twice": equation(Yt, t, Sum(Sum(a[s] * b[t], s), s) + Sum(a[t], t, t)),
    "a sum in a sum": equation(Yt, t, Sum(S[t, s] * Sum(S[s, r] * Sum(S[r, s] * a[s], s), r), s)),
    "a square of a sum": equation(Yt, t, Sum(S[t, s] * a[s], s) ** 2 * Sum(a[s], s) ** 3),
    "a factor twice": equation(Yt, t, Sum(a[s] ** 2 * S[t, s] * S[s, s], s)),
    # powers and functions
    "cube root": equation(Yt, t, c[()] ** Rational(1, 3) * a[t]),
    "negative broken powers": equation(
        Yt, t, a[t] * (a[t] ** 2 + c[()]) ** Rational(-5, 3) - c[()] ** Rational(-3, 2)
    ),
    "negative powers": equation(Yt, t, b[t] / (a[t] ** 2 + 1) ** 3 / c[()]),
    "narrow over wide": equation(Yts, (t, s), a[t] / (1 + S[t, s] ** 2)),
    "every function": equation(
        Yt,
        t,
        log(1 + a[t] ** 2) + erf(a[t]) * tanh(b[t]) - sin(a[t]) * cos(pi * b[t]) / pi + exp(-a[t]),
    ),
    "negative terms only": equation(Yt, t, -a[t] - 2 * b[t] - 1),
    "a negative factor": equation(Yt, t, -(a[t] - b[t]) * (b[t] - a[t] - 1) * Rational(-1, 3)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("sizes", [SIZES, ALL_EQUAL, SMALLEST], ids=["different", "equal", "one"])
def test_lowered_is_the_plain_meaning(name: str, sizes: Mapping[str, int]) -> None:
    result, written = CASES[name]
    check(written, result, sizes=sizes)


ZERO_FIRST = {(0,): arb(0), (1,): arb(1), (2,): arb(2)}
ONE_LAST = {(0,): arb(0), (1,): arb(0), (2,): arb(1)}


@pytest.mark.parametrize(
    "right",
    [
        Sum(m[t] / a[t], t),
        Sum(m[t] * log(a[t]) * b[t], t),
        Sum(m[t] * S[t, s] / a[t] * b[s], t, s),
        Sum(a[t], t) ** Rational(1, 3) * Sum(m[t] * a[t] ** Rational(1, 3), t),
    ],
    ids=str,
)
def test_what_a_mask_discards_may_be_infinite(right: Expr) -> None:
    check(Equation(Y0[()], right), Y0, {"a": ZERO_FIRST, "m": ONE_LAST})


def test_a_root_of_zero_is_zero() -> None:
    check(Equation(Yt[t], a[t] ** Rational(1, 3) + sqrt(a[t])), Yt, {"a": ZERO_FIRST})


# Random expressions


def atoms() -> st.SearchStrategy[Expr]:
    """Entries over few index names, so that names are shared and shadowed all the time."""
    position, token = st.sampled_from((t, s)), st.sampled_from((v, w))
    pairs = st.tuples(position, position)
    return st.one_of(
        position.map(lambda k: a[k]),
        position.map(lambda k: m[k]),
        position.map(lambda k: E[y[k]]),
        position.map(lambda k: W[k, y[k]]),
        position.map(lambda k: y[k] + 0),
        token.map(lambda k: E[k]),
        pairs.map(lambda k: S[k]),
        pairs.map(lambda k: M[k]),
        pairs.map(lambda k: E[x[k[0]]] * S[p[k], k[1]]),
        st.tuples(position, token).map(lambda k: W[k]),
        st.tuples(token, position).map(lambda k: F[k]),
        pairs.map(lambda k: delta(*k)),
        st.tuples(token, position).map(lambda k: delta(k[0], y[k[1]])),
        st.sampled_from([V, c[()], pi, Integer(-2), Rational(3, 2)]),
        position.map(lambda k: Mod(k, 2)),
        token.map(lambda k: k * Integer(1)),
    )


def grow(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """Functions are kept bounded, so that float32 does not overflow where balls would not."""
    positions, tokens = st.sampled_from((t, s)), st.sampled_from((v, w))
    pairs = st.tuples(inner, inner)
    return st.one_of(
        pairs.map(lambda e: Add(*e)),
        pairs.map(lambda e: e[0] - e[1]),
        pairs.map(lambda e: Mul(*e)),
        pairs.map(lambda e: e[0] / (1 + e[1] ** 2)),
        st.tuples(inner, positions).map(lambda e: Sum(*e)),
        st.tuples(inner, tokens).map(lambda e: Sum(*e)),
        st.tuples(pairs, positions, tokens).map(lambda e: Sum(Mul(*e[0]), e[1], e[2])),
        st.tuples(pairs, positions).map(lambda e: Sum(Mul(*e[0]), e[1])),
        inner.map(lambda e: exp(tanh(e))),
        inner.map(lambda e: (e**2 + 1) ** Rational(-3, 2)),
        inner.map(lambda e: log(1 + e**2) * erf(e)),
        inner.map(step),
    )


EXPRESSIONS = st.recursive(atoms(), grow, max_leaves=8)
Everywhere = tensor("Y", N, V, N, V)


@pytest.mark.slow
@settings(
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.filter_too_much],
)
@given(
    expression=EXPRESSIONS,
    seed=st.integers(0, 1000),
    sizes=st.sampled_from([SIZES, ALL_EQUAL, SMALLEST]),
)
def test_random_expressions(expression: Expr, seed: int, sizes: Mapping[str, int]) -> None:
    try:
        check(Equation(Everywhere[t, v, s, w], expression), Everywhere, seed=seed, sizes=sizes)
    except Undecided:  # a step at a number that 24 bits cannot tell from 0
        assume(False)


# Errors


def test_an_unknown_node_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownNode, match="lowering does not know the node gamma"):
        check(Equation(Yt[t], gamma(a[t])), Yt)
    with pytest.raises(UnknownNode, match="lowering does not know the node Pow"):
        check(Equation(Yt[t], c[()] ** c[()]), Yt)
    with pytest.raises(UnknownNode, match="as an index"):
        check(Equation(Yt[t], E[3]), Yt)


def test_an_undeclared_tensor_is_an_error_that_names_it() -> None:
    with pytest.raises(NotationError, match="q is not a declared tensor"):
        lower([Equation(Yt[t], tensor("q", N)[t])], {"Y": Yt})
    with pytest.raises(NotationError, match="Y is not a declared tensor"):
        lower([Equation(Yt[t], a[t])], {"a": a})


def test_a_program_runs_at_any_sizes() -> None:
    program = lower([Equation(Yt[t], Sum(S[t, s] * a[s], s))], {"S": S, "a": a, "Y": Yt})
    for size in (1, 2, 5):
        known = {"S": [[1.0] * size] * size, "a": [2.0] * size}
        assert program.run(known, {"N": size}, FloatArithmetic())["Y"].tolist() == [2 * size] * size

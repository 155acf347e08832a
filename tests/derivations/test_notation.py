"""The notation refuses what is not well formed, in every place where it can be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sympy import (
    Expr,
    Idx,
    Integer,
    KroneckerDelta,
    Mod,
    Rational,
    Sum,
    Symbol,
    exp,
    gamma,
    log,
    tanh,
)

from derivations.calculus.differentiate import differentiate
from derivations.calculus.normal_form import Algebra
from derivations.evaluate import evaluate
from derivations.instances import random_values
from derivations.notation import (
    Equation,
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    d,
    dimension,
    entries,
    entry_name,
    fraction,
    free_indices,
    ids,
    index,
    is_dimension,
    non_negative,
    positive,
    rename_tensors,
    size_of,
    step,
    tensor,
    zero_one,
)
from numeric.lowering import lower

N, V = dimension("N"), dimension("V")
t, s = index("t", N), index("s", N)
v = index("v", V)
a, S, W = tensor("a", N), tensor("S", N, N), tensor("W", N, V)
x = ids("x", N, below=V)
c = tensor("c")
TENSORS = (a, S, W, x, c)
SIZES = {"N": 2, "V": 3}


# Tensors and their entries


@pytest.mark.parametrize("where", [(), (t,), (t, s, s)])
def test_a_wrong_number_of_indices_is_an_error(where: tuple[Idx, ...]) -> None:
    with pytest.raises(NotationError, match=f"S has 2 indices, not {len(where)}"):
        S[where]


def test_merged_axes_take_one_index_for_each_dimension() -> None:
    heads, channels = dimension("h"), dimension("d_k")
    W_Q = tensor("W_Q", N, (heads, channels))
    assert W_Q.dimensions == (N, heads, channels)
    with pytest.raises(NotationError, match="W_Q has 3 indices, not 2"):
        W_Q[t, index("j", N)]


def test_what_the_entries_may_be_is_known_to_sympy() -> None:
    assert a[t].is_real
    assert positive("epsilon")[()].is_positive
    assert x[t].is_integer
    assert x[t].is_nonnegative
    assert zero_one("m", N)[t].is_integer
    assert a[t].is_positive is None
    for kept in (non_negative("v", N), fraction("p", N)):
        assert kept[t].is_nonnegative
        assert kept[t].is_positive is None, "it may be 0"
        assert d(kept).kind is Kind.REAL


def test_whole_numbers_have_no_gradient() -> None:
    assert {kind for kind in Kind if kind.whole} == {Kind.ZERO_ONE, Kind.INDEX}


def test_a_gradient_has_the_axes_of_its_value() -> None:
    assert d(W) == Tensor("dW", W.axes, Kind.REAL, None, W)


def test_dimensions_are_told_from_scalars() -> None:
    assert is_dimension(N)
    assert not is_dimension(c[()])
    assert not is_dimension(positive("epsilon")[()])
    assert not is_dimension(t)
    assert not is_dimension(Integer(3))


def test_an_index_runs_over_a_dimension() -> None:
    assert size_of(t) == N
    for wrong in (Idx("t", 3), Idx("t", N + 1), Idx("t")):
        with pytest.raises((NotationError, TypeError)):
            size_of(wrong)


def test_the_step_is_zero_at_zero() -> None:
    assert step(Integer(0)) == 0
    assert step(Integer(2)) == 1
    assert step(Integer(-2)) == 0


# Equations


@pytest.mark.parametrize(
    "right",
    [a[s], S[t, s], W[t, v], Sum(S[t, s] * W[s, v], s), KroneckerDelta(t, s), exp(s * a[t])],
)
def test_a_stray_index_is_an_error(right: Expr) -> None:
    with pytest.raises(NotationError, match="free on the right only"):
        Equation(a[t], right)


@pytest.mark.parametrize("left", [S[t, t], W[t, x[t]], a[Integer(0)]])
def test_a_left_side_needs_distinct_plain_indices(left: Expr) -> None:
    with pytest.raises(NotationError, match="needs distinct plain indices"):
        Equation(left, Integer(1))


def test_what_an_equation_says_of_itself() -> None:
    equation = Equation(W[t, v], a[t] * Sum(a[s], s))
    assert (equation.name, equation.indices) == ("W", (t, v))
    assert Equation(c[()], Sum(a[t], t)).indices == ()
    assert str(Equation(c[()], Integer(2))) == "c = 2"


# Looking into expressions


def test_free_indices_are_those_that_no_sum_binds() -> None:
    assert free_indices(Sum(S[t, s], s) + Sum(a[t], t)) == {t}
    assert free_indices(Sum(Sum(S[t, s], t), s)) == set()
    assert free_indices(W[s, x[t]]) == {s, t}
    assert free_indices(N * c[()]) == set()
    assert free_indices(Mod(t, 2) + v) == {t, v}


def test_entries_include_those_that_are_indices() -> None:
    found = [str(e) for e in entries(Sum(W[t, x[s]] * c[()] / N, t) + t)]
    assert sorted(found) == ["W[t, x[s]]", "c", "x[s]"]
    assert [entry_name(e) for e in entries(a[t] ** 2)] == ["a"]


def test_tensors_are_renamed_everywhere() -> None:
    names = {"a": tensor("A", N), "x": ids("X", N, below=V), "W": W, "c": tensor("C")}
    before = Sum(W[t, x[t]] * a[t], t) * c[()] / N + Mod(s, 2) * KroneckerDelta(v, x[s])
    after = rename_tensors(before, names)
    X, A = names["x"], names["a"]
    right = Sum(W[t, X[t]] * A[t], t) * names["c"][()] / N + Mod(s, 2) * KroneckerDelta(v, X[s])
    assert after == right
    with pytest.raises(KeyError, match="S"):
        rename_tensors(S[t, s], names)


# Every interpretation


def by_evaluation(expression: Expr) -> object:
    return evaluate(expression, random_values(TENSORS, SIZES, 1), SIZES, {t: 0, s: 1, v: 2})


def by_normal_form(expression: Expr) -> object:
    return Algebra(TENSORS).normal(expression)


def by_differentiation(expression: Expr) -> object:
    return differentiate(expression, a[index("other", N)])


def by_lowering(expression: Expr) -> object:
    result = tensor("Y", N, N, V)
    return lower(
        [Equation(result[t, s, v], expression)], {one.name: one for one in (*TENSORS, result)}
    )


INTERPRETATIONS: dict[str, Callable[[Expr], Any]] = {
    "evaluation": by_evaluation,
    "the normal form": by_normal_form,
    "differentiation": by_differentiation,
    "lowering": by_lowering,
}
everywhere = pytest.mark.parametrize("interpretation", INTERPRETATIONS)


@everywhere
@pytest.mark.parametrize("node", [gamma(a[t]), abs(a[t]), a[t] ** c[()]], ids=str)
def test_an_unknown_node_is_named(interpretation: str, node: Expr) -> None:
    for expression in (node, 1 + Sum(node * a[s], s), exp(2 * node)):
        with pytest.raises(UnknownNode) as error:
            INTERPRETATIONS[interpretation](expression)
        assert str(error.value).startswith(f"{interpretation} does not know the node")
        assert type(node).__name__ in str(error.value)
        assert isinstance(error.value, NotationError)


@everywhere
def test_every_node_of_the_notation_is_known(interpretation: str) -> None:
    """The closed set, each node once: none of the four is behind the others."""
    expression = (
        Sum(W[t, x[t]] * KroneckerDelta(v, x[t]), t) / N
        + exp(tanh(a[t])) * log(a[t] ** 2 + Rational(1, 2)) ** Rational(2, 3)
        + step(a[s]) * Mod(s, 2)
        + t * c[()]
    )
    INTERPRETATIONS[interpretation](expression)


def test_a_plain_symbol_is_a_scalar_that_somebody_has_to_declare() -> None:
    result = tensor("Y", N)
    with pytest.raises(NotationError, match="q is not a declared tensor"):
        lower([Equation(result[t], Symbol("q", real=True))], {"Y": result})

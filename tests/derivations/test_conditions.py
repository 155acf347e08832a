"""A theorem says what it assumes: bases, logarithms and jumps, the ranges of ids and masks."""

from __future__ import annotations

import pickle

import pytest
from sympy import Expr, Integer, Rational, Sum, exp, log, pi, sqrt

from derivations.calculus.conditions import side_conditions, undefined_at
from derivations.catalogue import CATALOGUE, sublayer
from derivations.notation import (
    Equation,
    Tensor,
    dimension,
    fraction,
    ids,
    index,
    non_negative,
    positive,
    step,
    tensor,
    zero_one,
)
from derivations.sublayer import Sublayer

N, V = dimension("N"), dimension("V")
t, s = index("t", N), index("s", N)
a, S, Y, Z = tensor("a", N), tensor("S", N, N), tensor("Y", N), tensor("Z", N)
m, x, epsilon = zero_one("m", N), ids("x", N, below=V), positive("epsilon")


def conditions(right: Expr, moving: tuple[Tensor, ...] = (a,)) -> tuple[str, ...]:
    return side_conditions((Equation(Y[t], right),), moving, ())


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        (a[t] ** 3 + exp(a[t]), ()),
        (1 / a[t], ("a[t] ≠ 0",)),
        (a[t] ** -2, ("a[t] ≠ 0",)),
        (sqrt(a[t]), ("a[t] ≥ 0",)),
        (a[t] ** Rational(-1, 2), ("a[t] > 0",)),
        (a[t] ** Rational(5, 3), ("a[t] ≥ 0",)),
        (log(a[t]), ("a[t] > 0",)),
        (1 / Sum(S[t, s], s), ("Σ[s](S[t,s]) ≠ 0",)),
        (step(a[t]), ("a[t] ≠ 0 where it is differentiated",)),
        (step(S[t, t]), ()),  # it does not move with what is differentiated
        (1 / N + sqrt(V) + 1 / sqrt(pi) + log(Integer(7)), ()),  # dimensions and numbers are safe
        (1 / (1 + exp(-a[t])), ()),  # positive whatever a is
        (1 / (N * exp(a[t])) + log(2 + N), ()),
        (1 / (exp(a[t]) - 1), ("exp(a[t]) - 1 ≠ 0",)),
        (1 / (1 + a[t] * exp(a[t])), ("exp(a[t])*a[t] + 1 ≠ 0",)),
        (1 / (N - 1), ("N - 1 ≠ 0",)),
        (log(a[t]) / a[t], ("a[t] > 0",)),
        (Sum(sqrt(S[t, s]) / a[s], s), ("S[t,s] ≥ 0", "a[s] ≠ 0")),
    ],
    ids=str,
)
def test_what_an_expression_assumes(right: Expr, expected: tuple[str, ...]) -> None:
    assert conditions(right) == expected


def test_a_step_of_what_is_computed_from_the_input_moves_with_it() -> None:
    equations = (Equation(Y[t], 2 * a[t]), Equation(Z[t], step(Y[t])))
    assert side_conditions(equations, (a,), ()) == ("Y[t] ≠ 0 where it is differentiated",)
    assert side_conditions(equations, (S,), ()) == ()


def test_what_is_assumed_of_the_data() -> None:
    found = side_conditions((), (), (m, x, epsilon, a, fraction("beta"), non_negative("v", N)))
    assert found == ("0 ≤ beta ≤ 1", "0 ≤ x < V", "epsilon > 0", "m is 0 or 1", "v ≥ 0")


@pytest.mark.parametrize(
    ("right", "fails_at"),
    [
        (a[t] / (N - 1), {1}),
        ((N - 2) ** -2 * (N - 3) ** Rational(-1, 2), {2, 3}),
        (Sum(S[t, s] / (V - 4), s), {4}),
        ((N - 1) ** 2, set()),  # not a divisor
        (a[t] / N, set()),
        (1 / (N - a[t]), set()),  # not a matter of sizes alone
        (1 / (t + 1), set()),
    ],
    ids=str,
)
def test_sizes_at_which_an_equation_has_no_value(right: Expr, fails_at: set[int]) -> None:
    equations = (Equation(Z[t], a[t]), Equation(Y[t], right))
    found = {size for size in range(1, 6) if undefined_at(equations, {"N": size, "V": size})}
    assert found == fails_at


def test_the_condition_that_fails_is_named() -> None:
    equations = (Equation(Y[t], a[t] / (N - 1)),)
    assert undefined_at(equations, {"N": 1}) == ("N - 1 ≠ 0",)


def of_page(name: str) -> set[str]:
    page = sublayer(name)
    return set(side_conditions(page.forward, page.differentiable(), page.data))


def test_the_conditions_of_some_pages() -> None:
    assert of_page("logit_projection") == set()
    assert of_page("embedding") == {"0 ≤ x < V"}
    assert "U[t,f] ≠ 0 where it is differentiated" in of_page("mlp_relu")
    assert {"epsilon + variance[t] > 0", "epsilon > 0"} == of_page("layer_norm")
    assert {"M is 0 or 1", "Σ[r](exponential[head,t,r]) ≠ 0"} == of_page("attention")
    assert of_page("layer_norm_sample_variance") == of_page("layer_norm") | {"d_model - 1 ≠ 0"}
    assert of_page("sigmoid") == set()
    loss = of_page("softmax_cross_entropy")
    assert {"0 ≤ y < V", "has_target is 0 or 1", "divisor ≠ 0"} <= loss
    assert not any("differentiated" in condition for condition in loss)


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_conditions_are_sorted_and_distinct(page: Sublayer) -> None:
    found = side_conditions(page.forward, page.differentiable(), page.data)
    assert list(found) == sorted(set(found))


def test_a_condition_is_its_text_and_keeps_its_parts() -> None:
    (condition,) = side_conditions((Equation(Y[t], log(a[t] + 1)),), (a,), ())
    assert condition == "a[t] + 1 > 0"
    assert (condition.words, condition.parts) == ("{} > 0", (a[t] + 1,))
    again = pickle.loads(pickle.dumps(condition))
    assert (again, again.words, again.parts) == (condition, "{} > 0", (a[t] + 1,))


def test_a_tensor_is_a_part_of_its_condition() -> None:
    found = side_conditions((), (), (x, m, epsilon))
    assert found == ("0 ≤ x < V", "epsilon > 0", "m is 0 or 1")
    assert [condition.parts for condition in found] == [(x, V), (epsilon,), (m,)]

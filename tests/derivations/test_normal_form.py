"""The algebra's soundness: a normal form means the same as the expression it came from."""

from __future__ import annotations

import importlib.util
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from flint import arb, ctx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sympy import (
    Add,
    Idx,
    Integer,
    KroneckerDelta,
    Rational,
    Sum,
    exp,
    gamma,
    sqrt,
)

from derivations.calculus import canonical
from derivations.calculus import normal_form as module
from derivations.calculus.normal_form import Algebra
from derivations.evaluate import Undecided, evaluate
from derivations.instances import random_values
from derivations.notation import (
    NotationError,
    UnknownNode,
    free_indices,
    size_of,
    step,
)
from tests.derivations.random_expressions import (
    EXPRESSIONS,
    TENSORS,
    E,
    N,
    S,
    W,
    a,
    b,
    eps,
    m,
    r,
    s,
    t,
    v,
    y,
)

_spec = importlib.util.spec_from_file_location(
    "normal_form_meaning", Path(__file__).with_name("normal_form_meaning.py")
)
meaning = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(meaning)


def both_meanings(expression, sizes, seed):
    """At every place of the free indices: the expression's value and its normal form's."""
    algebra = Algebra(TENSORS)
    normal = algebra.normal(expression)
    values = random_values(TENSORS, sizes, seed)
    free = sorted(free_indices(expression), key=str)
    for at in product(*(range(sizes[size_of(i).name]) for i in free)):
        places = dict(zip(free, at, strict=True))
        names = {("i", str(i.label), size_of(i).name): place for i, place in places.items()}
        yield (
            evaluate(expression, values, sizes, places),
            meaning.polynomial_value(normal, values, sizes, names),
        )


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(EXPRESSIONS, st.integers(1, 3), st.integers(1, 3), st.integers(0, 5))
def test_an_expression_and_its_normal_form_evaluate_alike(expression, n, classes, seed):
    with ctx.workprec(200):
        try:
            pairs = list(both_meanings(expression, {"N": n, "V": classes}, seed))
        except (Undecided, ZeroDivisionError):
            assume(False)
        for direct, normal in pairs:
            if direct.is_finite() and normal.is_finite():
                # Both are enclosures of one number: they must meet, and they are narrow.
                assert direct.overlaps(normal), (expression, direct, normal)


def test_the_comparison_above_would_notice_a_wrong_normal_form(monkeypatch):
    """A contraction that forgets its other factors must be seen."""
    original = Algebra._substitute

    def forgetful(self, factors, old, new):
        return original(self, list(factors)[:1], old, new)

    monkeypatch.setattr(Algebra, "_substitute", forgetful)
    expression = Sum(KroneckerDelta(t, s) * a[t] * b[t], t)
    pairs = list(both_meanings(expression, {"N": 3, "V": 2}, 1))
    assert not all(direct.overlaps(normal) for direct, normal in pairs)


def equal(left, right) -> bool:
    algebra = Algebra(TENSORS)
    return algebra.is_zero(algebra.normal(left - right))


TRUE = {
    "bound names do not matter": (Sum(a[t] * b[t], t), Sum(a[s] * b[s], s)),
    "the order of sums does not matter": (
        Sum(Sum(W[t, v] * a[t] * E[v], v), t),
        Sum(Sum(W[t, v] * a[t], t) * E[v], v),
    ),
    "an unused index counts": (Sum(a[t], t, s), N * Sum(a[t], t)),
    "a sum over one name twice": (Sum(Sum(a[t], t), t), N * Sum(a[t], t)),
    "a product of sums": (Sum(a[t], t) * Sum(b[t], t), Sum(a[t] * b[s], t, s)),
    "a square of a sum": (Sum(a[t], t) ** 2, Sum(a[t] * a[s], t, s)),
    "a delta contracts": (Sum(KroneckerDelta(t, s) * a[t] * b[t], t), a[s] * b[s]),
    "a delta with an id contracts": (Sum(KroneckerDelta(v, y[t]) * E[v], v), E[y[t]]),
    "beside a delta both names are one": (KroneckerDelta(t, s) * a[t], KroneckerDelta(t, s) * a[s]),
    "a scattered row": (
        Sum(KroneckerDelta(v, y[t]) * E[y[t]] * a[t], t),
        E[v] * Sum(KroneckerDelta(v, y[t]) * a[t], t),
    ),
    "0/1 tensors are idempotent": (m[t] ** 2, m[t]),
    "the step is idempotent": (step(a[t]) ** 3, step(a[t])),
    "softmax sums to one": (Sum(exp(a[t]) / Sum(exp(a[s]), s), t), Integer(1)),
    "softmax is shift invariant": (
        exp(a[t] - b[r]) / Sum(exp(a[s] - b[r]), s),
        exp(a[t]) / Sum(exp(a[s]), s),
    ),
    "a sum over rows cancels its own denominator": (
        Sum(Sum(S[t, s], s) / Sum(S[t, s], s), t),
        N,
    ),
    "powers of one base merge": (
        (Sum(a[t] ** 2, t) + eps[()]) ** Rational(-3, 2) * (Sum(a[t] ** 2, t) + eps[()]),
        (Sum(a[t] ** 2, t) + eps[()]) ** Rational(-1, 2),
    ),
    "a denominator with another inside": (
        (a[t] ** 2 + (N - 1) * eps[()]) / (a[t] ** 2 / (N - 1) + eps[()]) / (N - 1),
        Integer(1),
    ),
    "roots of numbers": (sqrt(8) / sqrt(2) * sqrt(N), 2 * sqrt(N)),
    "symmetric arguments": (
        Sum(S[t, s] * S[s, r] * S[r, t], t, s, r),
        Sum(S[r, t] * S[s, r] * S[t, s], t, s, r),
    ),
}

FALSE = {
    "a transposed factor": (Sum(S[t, s] * a[s], s), Sum(S[s, t] * a[s], s)),
    "a sum of products is no product of sums": (Sum(a[t] * b[t], t), Sum(a[t], t) * Sum(b[t], t)),
    "a square of a sum is no sum of squares": (Sum(a[t], t) ** 2, Sum(a[t] ** 2, t)),
    "an index is not its neighbour": (a[t] * b[s], a[s] * b[t]),
    "a direction in a cycle": (
        Sum(S[t, s] * S[s, r] * S[r, t], t, s, r),
        Sum(S[t, s] * S[s, r] * S[t, r], t, s, r),
    ),
    "real entries are not idempotent": (a[t] ** 2, a[t]),
    "the root of a product splits only if both are positive": (
        sqrt(a[t] * b[t]),
        sqrt(a[t]) * sqrt(b[t]),
    ),
    "a sum over one name twice counts twice": (Sum(Sum(a[t], t), t), Sum(a[t], t)),
    "an id may come twice": (Sum(KroneckerDelta(v, y[t]), t), Integer(1)),
    "a delta between two ids is not 1": (KroneckerDelta(y[t], y[s]), Integer(1)),
    "a masked sum is not the whole": (Sum(m[t] * a[t], t), Sum(a[t], t)),
    "exp of a sum is no sum of exps": (exp(a[t] + b[t]), exp(a[t]) + exp(b[t])),
    "a denominator is not the one inside another": (
        (a[t] ** 2 + (N - 1) * eps[()]) / (a[t] ** 2 / (N + 1) + eps[()]) / (N - 1),
        Integer(1),
    ),
    "an index that meets its own id is not contracted": (
        Sum(KroneckerDelta(v, y[t]) * E[v] * a[t], v, t),
        Sum(E[v], v) * Sum(a[t], t),
    ),
}


@pytest.mark.parametrize("name", TRUE)
def test_true_identities_are_recognised(name):
    assert equal(*TRUE[name])


@pytest.mark.parametrize("name", FALSE)
def test_false_identities_are_not(name):
    assert not equal(*FALSE[name])


# Variable capture: one name for an outer and an inner bound index must never be merged.

CAPTURE = {
    "an inner sum of the same name is its own": (
        Sum(a[t] * Sum(b[t], t), t),
        Sum(a[t], t) * Sum(b[t], t),
        Sum(a[t] * b[t], t),
    ),
    "also inside a function": (
        Sum(a[t] * exp(Sum(b[t], t)), t),
        Sum(a[t], t) * exp(Sum(b[s], s)),
        Sum(a[t] * exp(b[t]), t),
    ),
    "also in a denominator": (
        Sum(S[t, s] / Sum(S[t, s], s), s),
        Integer(1),
        Sum(S[t, s] / S[t, s], s),
    ),
    "a free index is not the bound one": (
        a[t] * Sum(b[t], t),
        a[t] * Sum(b[s], s),
        Sum(a[t] * b[t], t),
    ),
    "an outer index inside an inner sum stays the outer one": (
        Sum(a[t] * exp(Sum(S[t, s], s)), t),
        Sum(a[s] * exp(Sum(S[s, t], t)), s),
        Sum(a[t] * exp(Sum(S[s, t], s)), t),
    ),
    "two levels deep": (
        Sum(a[t] * exp(Sum(S[t, s] * exp(Sum(S[s, t], t)), s)), t),
        Sum(a[t] * exp(Sum(S[t, s] * exp(Sum(S[s, r], r)), s)), t),
        Sum(a[t] * exp(Sum(S[t, s] * exp(S[s, t]), s)), t),
    ),
}


@pytest.mark.parametrize("name", CAPTURE)
def test_no_index_is_captured(name):
    expression, same, captured = CAPTURE[name]
    assert equal(expression, same)
    assert not equal(expression, captured)


def test_an_algebra_that_captures_would_be_caught(monkeypatch):
    """Let all closed sums bind the same names, whatever is nested in them: a test above fails."""
    monkeypatch.setattr(canonical, "height", lambda _: 0)
    monkeypatch.setattr(module, "height", lambda _: 1)
    verdicts = []
    for expression, same, captured in CAPTURE.values():
        verdicts.append(equal(expression, same) and not equal(expression, captured))
    assert not all(verdicts)


def test_an_unknown_node_is_an_error_that_names_it():
    with pytest.raises(UnknownNode, match="gamma"):
        Algebra(TENSORS).normal(gamma(a[t]))


def test_the_root_of_a_square_is_not_the_base():
    algebra = Algebra(TENSORS)
    square = algebra.power(algebra.normal(a[t]), 2)
    assert algebra.power(square, Fraction(1, 2)) != algebra.normal(a[t])
    positive_square = algebra.power(algebra.normal(eps[()]), 2)
    assert algebra.power(positive_square, Fraction(1, 2)) == algebra.normal(eps[()])


def test_deltas_between_different_ranges_are_an_error():
    with pytest.raises(NotationError, match="between ranges"):
        Algebra(TENSORS).normal(KroneckerDelta(t, v))


def test_too_many_alike_indices_give_up_instead_of_guessing():
    names = [Idx(f"t{place}", N) for place in range(8)]
    with pytest.raises(canonical.TooSymmetricError):
        Algebra(TENSORS).normal(Sum(exp(Add(*(a[i] for i in names)) ** 2), *names))


def test_enclosures_meet_only_when_equal():
    assert not arb(1).overlaps(arb("1.001"))

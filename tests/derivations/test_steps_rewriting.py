"""Rewriting keeps the value: renamed, inserted, collapsed and folded, whatever names collide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

import pytest
from flint import ctx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sympy import Expr, Idx, Integer, KroneckerDelta, Rational, Sum, exp, tanh

from derivations.evaluate import Undecided, Values, evaluate, run
from derivations.instances import random_values
from derivations.notation import (
    PRIME,
    Equation,
    UnknownNode,
    bound_indices,
    free_indices,
    index,
    size_of,
)
from derivations.steps import rewriting
from derivations.steps.rewriting import alike, collapsed, folded, names_of, primed, rewritten
from tests.derivations.random_expressions import (
    EXPRESSIONS,
    TENSORS,
    N,
    S,
    V,
    W,
    a,
    b,
    eps,
    m,
    s,
    t,
    v,
    w,
    y,
)

SIZES = {"N": 2, "V": 3}
BITS = 128
NAMED = (
    Equation(a[t], tanh(b[t])),
    Equation(m[t], (1 + b[t] ** 2) ** Rational(-1, 2)),
    Equation(S[t, s], exp(b[t]) * b[s]),
)
random_expressions = settings(
    max_examples=80, deadline=None, suppress_health_check=list(HealthCheck)
)


def same(
    before: Expr,
    after: Expr,
    values: Values | None = None,
    moved: Callable[[Mapping[Idx, int], Values], Mapping[Idx, int]] = lambda at, _: at,
) -> bool:
    """Whether the balls meet everywhere; ``before`` stands at the places that ``moved`` gives."""
    with ctx.workprec(BITS):
        values = values or random_values(TENSORS, SIZES, 1)
        free = sorted(free_indices(after) | free_indices(before), key=str)
        for at in product(*(range(SIZES[size_of(i).name]) for i in free)):
            here = dict(zip(free, at, strict=True))
            one = evaluate(before, values, SIZES, {**here, **moved(here, values)})
            other = evaluate(after, values, SIZES, here)
            if not one.overlaps(other) or not (one.is_finite() and other.is_finite()):
                return False
    return True


def usable(expression: Expr, values: Values | None = None) -> None:
    """Leaves out what has no finite value, an undecided jump, or a number (e) of no notation."""
    try:
        assume(same(expression, expression, values))
    except (Undecided, UnknownNode):
        assume(False)


# Random expressions


@random_expressions
@given(EXPRESSIONS)
def test_collapsing_keeps_the_value(expression: Expr) -> None:
    usable(expression)
    assert same(expression, collapsed(expression))


@random_expressions
@given(EXPRESSIONS, st.sampled_from([s, t, primed(t, ["t"])]), st.sampled_from([y[s], w, v]))
def test_renaming_keeps_the_value(expression: Expr, position: Idx, token: Expr) -> None:
    usable(expression)
    renaming = {t: position, v: token}

    def moved(at: Mapping[Idx, int], values: Values) -> Mapping[Idx, int]:
        id_ = int(values["y"][(at.get(s, 0),)].unique_fmpz())
        return {t: at.get(position, 0), v: at.get(token, id_) if token in (v, w) else id_}

    renamed = rewritten(expression, renaming)
    usable(renamed)
    assert same(expression, renamed, moved=moved)


@random_expressions
@given(EXPRESSIONS)
def test_inserting_definitions_keeps_the_value(expression: Expr) -> None:
    definition = Equation(a[t], Sum(b[s] * S[s, t], s) + t)
    values = with_values(definition)
    usable(expression, values)
    assert same(expression, rewritten(expression, None, {"a": definition}), values)


@random_expressions
@given(EXPRESSIONS)
def test_folding_keeps_the_value(expression: Expr) -> None:
    values = with_values(*NAMED)
    unfolded = rewritten(expression, None, {e.name: e for e in NAMED})
    usable(unfolded, values)
    assert same(unfolded, folded(unfolded, NAMED), values)


@random_expressions
@given(EXPRESSIONS)
def test_an_expression_is_like_itself_with_other_bound_names(expression: Expr) -> None:
    other = rewritten(expression, taken=["s", "t", "v", "w"])
    assert alike(expression, other)
    for total in other.atoms(Sum):
        assert not names_of(bound_indices(total)) & {"s", "t", "v", "w"}


def with_values(*equations: Equation) -> Values:
    with ctx.workprec(BITS):
        return run(equations, random_values(TENSORS, SIZES, 1), SIZES)


# One by one


def test_a_primed_name_is_new() -> None:
    assert primed(t, []) == t
    assert str(primed(t, ["t"]).label) == f"t{PRIME}"
    assert str(primed(t, ["t", f"t{PRIME}"]).label) == f"t{PRIME}{PRIME}"
    assert size_of(primed(t, ["t"])) == N


def test_an_index_is_not_captured_by_the_sum_that_it_is_put_into() -> None:
    t_ = index(f"t{PRIME}", N)
    assert rewritten(Sum(S[s, t], t), {s: t}) == Sum(S[t, t_], t_)
    assert rewritten(Sum(Sum(S[s, t] * a[r_()], t), r_()), {s: t}) == Sum(
        Sum(S[t, t_] * a[r_()], t_), r_()
    )


def r_() -> Idx:
    return index("r", N)


def test_a_definition_is_not_captured_by_the_sum_that_it_is_put_into() -> None:
    s_ = index(f"s{PRIME}", N)
    definition = Equation(a[t], Sum(b[s] * S[s, t], s))
    put = rewritten(Sum(a[s], s), None, {"a": definition})
    assert put == Sum(Sum(b[s_] * S[s_, s], s_), s)


def test_a_delta_is_not_put_into_a_sum_that_binds_the_same_name() -> None:
    expression = Sum(KroneckerDelta(s, t) * Sum(S[s, t] * a[t], t), s)
    t_ = index(f"t{PRIME}", N)
    assert collapsed(expression) == Sum(S[t, t_] * a[t_], t_)


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        (Sum(KroneckerDelta(s, t) * a[s], s), a[t]),
        (Sum(KroneckerDelta(v, y[t]) * W[t, v], v), W[t, y[t]]),
        (Sum(a[t], s), N * a[t]),
        (Sum(a[t], s, t), N * Sum(a[t], t)),
        (Sum(Sum(a[t], t), t), N * Sum(a[t], t)),
        (Sum(Sum(KroneckerDelta(s, t), t), t), N),
        (Sum(a[s] * a[t] + KroneckerDelta(s, t) * b[s], s), a[t] * Sum(a[s], s) + b[t]),
        (Sum((KroneckerDelta(s, t) - a[t]) * b[s], s), b[t] - a[t] * Sum(b[s], s)),
        (Sum(eps[()] * a[t] * b[s], s), eps[()] * a[t] * Sum(b[s], s)),
        (KroneckerDelta(s, t) * a[s] + KroneckerDelta(s, t), KroneckerDelta(s, t) * (a[s] + 1)),
        (Sum(Integer(1), v), V),
    ],
    ids=str,
)
def test_sums_that_can_be_done(expression: Expr, result: Expr) -> None:
    assert collapsed(expression) == result


def test_a_root_is_not_taken_of_a_square() -> None:
    """b² = a says that b⁴ is a²; that b³ is a√a it does not say: b may be negative."""
    square = Equation(a[t], b[t] ** 2)
    assert folded(b[t] ** 4, [square]) == a[t] ** 2
    assert folded(b[t] ** 3, [square]) == b[t] ** 3


def test_alike_does_not_confuse_sums() -> None:
    assert alike(Sum(a[t], t), Sum(a[s], s))
    assert not alike(Sum(S[t, s], t), Sum(S[s, t], t))
    assert not alike(Sum(a[t] * Sum(b[t], t), t), Sum(a[t] * Sum(b[s], s) * 2, t))


# What captures is found


def test_a_rewriting_that_captures_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "primed", lambda idx, _: idx)
    captured = rewritten(Sum(S[s, t], t), {s: t})
    assert captured == Sum(S[t, t], t)
    assert not same(Sum(S[s, t], t), captured, moved=lambda at, _: {s: at.get(t, 0)})


def test_a_sum_that_is_done_wrong_is_found() -> None:
    assert not same(Sum(a[t], t, t), Sum(a[t], t))
    assert not same(Sum(KroneckerDelta(s, t) * a[s], s), a[s])

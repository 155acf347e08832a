"""Unfolding keeps the meaning: no index of one expression is captured by a sum of another."""

from __future__ import annotations

from itertools import product

import pytest
from flint import arb, ctx
from sympy import Expr, Idx, KroneckerDelta, Mod, Rational, Sum, exp

from derivations.calculus.unfold import Unfolder
from derivations.evaluate import Values, evaluate, run
from derivations.instances import random_values
from derivations.notation import Equation, dimension, free_indices, ids, index, tensor

N, V = dimension("N"), dimension("V")
t, s, r = (index(name, N) for name in "tsr")
v = index("v", V)
a, S, W, c = tensor("a", N), tensor("S", N, N), tensor("W", N, V), tensor("c")
x = ids("x", N, below=V)
SIZES = {"N": 3, "V": 2}

row, mix, scalar, twice = (
    tensor("row", N),
    tensor("mix", N, N),
    tensor("scalar"),
    tensor("twice", N),
)
column = tensor("column", V)
# Every definition uses the same few names: free here, bound there.
DEFINITIONS = (
    Equation(row[t], Sum(S[t, s] * a[s], s)),
    Equation(mix[s, t], row[t] * Sum(S[t, r] * row[s], r)),
    Equation(scalar[()], Sum(row[t] * mix[t, s], s, t)),
    Equation(twice[s], row[s] + Sum(mix[s, t] * row[t], t) * scalar[()]),
    Equation(column[v], Sum(W[t, v], t) * scalar[()]),
)


def given(seed: int = 1) -> Values:
    return random_values((a, S, W, c, x), SIZES, seed)


EXPRESSIONS = {
    "the argument's name is bound in the definition": row[s],
    "inside a sum over that name": Sum(row[s] * a[s], s),
    "inside a sum over the definition's free name": Sum(row[t] * S[t, s], t),
    "arguments exchanged": mix[s, t] - mix[t, s],
    "arguments equal": mix[s, s] * mix[t, t],
    "a sum of a sum of a sum": Sum(twice[t] * Sum(mix[s, r] * a[r], r), t),
    "the same name bound twice, one inside the other": Sum(a[t] * Sum(row[t] * mix[s, t], t), t),
    "a square of a sum": Sum(row[t], t) ** 2 * row[t],
    "a scalar": scalar[()] * exp(c[()]),
    "an id in the place of an index": column[x[s]] * Sum(column[x[t]], t),
    "indices as numbers": t * Mod(s, 2) + row[t] / (s + 1) ** Rational(1, 2),
    "deltas": Sum(KroneckerDelta(t, s) * row[t], t) + KroneckerDelta(t, s) * row[s],
    "dimensions": row[t] / N,
}  # fmt: skip


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_and_its_unfolding_mean_the_same(name: str) -> None:
    expression = EXPRESSIONS[name]
    unfolded = Unfolder({e.name: e for e in DEFINITIONS}).unfold(expression)
    assert free_indices(unfolded) == free_indices(expression)
    defined = {e.name for e in DEFINITIONS}
    assert not defined & {str(symbol) for symbol in unfolded.free_symbols}
    with ctx.workprec(100):
        known = run(DEFINITIONS, given(), SIZES)
        for at in product(range(3), range(3)):
            places = dict(zip((t, s), at, strict=True))
            before, after = (evaluate(e, known, SIZES, places) for e in (expression, unfolded))
            assert before.overlaps(after)
            assert before.rad() < arb("1e-20") * (1 + abs(before))


class Capturing(Unfolder):
    """The classic mistake: bound indices keep their names."""

    def fresh(self, index: Idx) -> Idx:
        return index


def test_capture_would_be_noticed() -> None:
    noticed = []
    for name, expression in EXPRESSIONS.items():
        unfolded = Capturing({e.name: e for e in DEFINITIONS}).unfold(expression)
        known = run(DEFINITIONS, given(), SIZES)
        places = {t: 0, s: 1}
        before, after = (evaluate(e, known, SIZES, places) for e in (expression, unfolded))
        if not before.overlaps(after):
            noticed.append(name)
    assert "the argument's name is bound in the definition" in noticed
    assert len(noticed) >= 6


def bound(expression: Expr) -> list[Idx]:
    found = [limit[0] for limit in expression.limits] if isinstance(expression, Sum) else []
    return found + [i for part in expression.args if isinstance(part, Expr) for i in bound(part)]


def test_every_copy_of_a_sum_gets_indices_of_its_own() -> None:
    unfolder = Unfolder({e.name: e for e in DEFINITIONS})
    first, second = (unfolder.unfold(row[s] * row[t]) for _ in range(2))
    indices = bound(first) + bound(second)
    assert len(indices) == 4
    assert len(set(indices)) == 4
    assert not {t, s} & set(indices)
    assert {index.upper for index in indices} == {t.upper}


def test_fresh_indices_keep_their_range_and_a_readable_name() -> None:
    unfolder = Unfolder({})
    first = unfolder.fresh(v)
    assert (first.lower, first.upper) == (v.lower, v.upper)
    assert str(first.label).startswith("v'")
    again = unfolder.fresh(first)
    assert again != first
    assert str(again.label).count("'") == 1


def test_only_what_is_defined_is_unfolded() -> None:
    unfolder = Unfolder({"row": DEFINITIONS[0]})
    assert unfolder.unfold(mix[t, s] * c[()]) == mix[t, s] * c[()]
    assert unfolder.unfold(N * t, {t: s}) == N * s


def test_free_indices_are_renamed_and_bound_ones_are_not() -> None:
    unfolded = Unfolder({}).unfold(S[t, s] * Sum(S[t, s], s), {t: r, s: t})
    assert free_indices(unfolded) == {r, t}
    (inner,) = (part for part in unfolded.args if isinstance(part, Sum))
    assert inner.function == S[r, inner.limits[0][0]]

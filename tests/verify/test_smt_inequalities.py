"""Inequalities of the update pages: proved, and broken variants refuted with numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from sympy import Integer, Sum, exp

import verify.smt.theorem as smt_theorem
from derivations.catalogue import CATALOGUE
from derivations.notation import Equation, UnknownNode, fraction, non_negative, step, zero_one
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.sublayer import Inequality, Sublayer
from derivations.sublayers.symbols import p, q
from derivations.sublayers.update import (
    CLIP_BY_GLOBAL_NORM,
    CLIP_BY_VALUE,
    SGD_STEP,
    c,
    clipped,
    exceeds,
    factor,
    g,
    learning_rate,
    norm,
    theta,
    updated,
)
from verify.smt.inequalities import InequalityTheorem
from verify.smt.solver import NoAnswerError

STATED = [(page, inequality) for page in CATALOGUE for inequality in page.inequalities]


def by_name(page: Sublayer, name: str) -> Inequality:
    return next(inequality for inequality in page.inequalities if inequality.name == name)


def with_forward(page: Sublayer, changed: Equation) -> Sublayer:
    forward = tuple(changed if e.name == changed.name else e for e in page.forward)
    return replace(page, forward=forward)


def prove_inequality(page: Sublayer, inequality: Inequality) -> Outcome:
    return InequalityTheorem(page, inequality).prove()


def numbers(witness: str) -> dict[str, Fraction]:
    return {n: Fraction(v) for n, v in (part.split(" = ") for part in witness.split(", "))}


@pytest.mark.parametrize(("page", "inequality"), STATED, ids=lambda item: item.name)
def test_every_stated_inequality_is_proved(page, inequality):
    outcome = prove_inequality(page, inequality)
    assert isinstance(outcome, Proved)
    (too_strong,) = outcome.too_strong
    assert ": not so at " in too_strong


def test_there_are_stated_inequalities():
    assert len(STATED) >= 6


@pytest.mark.parametrize(
    ("name", "right"),
    [
        (  # clips only from above
            "clip_by_value_at_least_minus_threshold",
            g[p] + step(g[p] - c) * (c - g[p]),
        ),
        (  # the sign of the lower clip is wrong
            "clip_by_value_keeps_the_sign",
            g[p] + step(g[p] - c) * (c - g[p]) - step(-c - g[p]) * (g[p] - c),
        ),
        (  # nothing is clipped below 2c
            "clip_by_value_at_most_threshold",
            g[p] + step(g[p] - 2 * c) * (c - g[p]) - step(-c - g[p]) * (c + g[p]),
        ),
    ],
)
def test_broken_clipping_by_value_is_refuted_with_numbers(name, right):
    broken = with_forward(CLIP_BY_VALUE, Equation(clipped[p], right))
    inequality = by_name(broken, name)
    outcome = prove_inequality(broken, inequality)
    assert isinstance(outcome, Refuted)
    found = numbers(outcome.witness)
    at = {g[p]: found["g[p]"], c: found["threshold"]}
    at = {symbol: Integer(n.numerator) / n.denominator for symbol, n in at.items()}
    values = [
        side.subs(clipped[p], right).subs(at) for side in (inequality.lower, inequality.value)
    ]
    assert values[0] > values[1]


def test_broken_clipping_by_norm_is_refuted():
    broken = with_forward(CLIP_BY_GLOBAL_NORM, Equation(factor[()], 1 - exceeds[()] * norm[()] / c))
    outcome = prove_inequality(broken, by_name(broken, "clipping_does_not_reverse"))
    assert isinstance(outcome, Refuted)
    found = numbers(outcome.witness)
    assert found["norm"] > found["threshold"] > 0
    assert found["factor"] == 1 - found["norm"] / found["threshold"] < 0


def test_ascent_is_refuted():
    broken = with_forward(SGD_STEP, Equation(updated[p], theta[p] + learning_rate[()] * g[p]))
    outcome = prove_inequality(broken, broken.inequalities[0])
    assert isinstance(outcome, Refuted)
    found = numbers(outcome.witness)
    assert found["learning_rate"] * found["g[p]"] ** 2 > 0


def test_what_rests_on_a_division_by_zero_is_unknown():
    # norm ≥ 0 and norm ≤ 0 leave only norm = 0, where 1/norm may be anything.
    inequality = Inequality("", "", 1 / norm[()], Integer(0), given=(norm[()], -norm[()]))
    outcome = prove_inequality(CLIP_BY_GLOBAL_NORM, inequality)
    assert isinstance(outcome, Unknown)
    assert "divided by 0" in outcome.reason
    # Multiplied by an exact 0 it does not matter what it is: not the goal is in doubt, but whether
    # anything is said, because the neighbour has no counterexample that does not divide by 0.
    inequality = replace(inequality, lower=exceeds[()] / norm[()])
    outcome = prove_inequality(CLIP_BY_GLOBAL_NORM, inequality)
    assert isinstance(outcome, Unknown)
    assert "has no counterexample" in outcome.reason
    inequality = replace(inequality, given=(norm[()], c - norm[()]))
    assert isinstance(prove_inequality(CLIP_BY_GLOBAL_NORM, inequality), Proved)
    # Away from 0 it is the quotient, not just any number.
    inequality = Inequality("", "", norm[()] / norm[()] ** 2, Integer(0), given=(norm[()] - 1,))
    assert isinstance(prove_inequality(CLIP_BY_GLOBAL_NORM, inequality), Refuted)


def test_a_given_that_cannot_hold_is_unknown():
    inequality = Inequality("", "", norm[()], Integer(0), given=(norm[()] - 1, -norm[()]))
    outcome = prove_inequality(CLIP_BY_GLOBAL_NORM, inequality)
    assert isinstance(outcome, Unknown)
    assert "vacuous" in outcome.reason


def test_kinds_are_used():
    mask = zero_one("mask")
    page = replace(SGD_STEP, data=(*SGD_STEP.data, mask))
    assert isinstance(prove_inequality(page, Inequality("", "", mask[()], Integer(1))), Proved)
    assert isinstance(prove_inequality(page, Inequality("", "", mask[()], Integer(0))), Refuted)
    positive = Inequality("", "", Integer(0), learning_rate[()])
    assert isinstance(prove_inequality(page, positive), Proved)
    assert isinstance(prove_inequality(page, replace(positive, value=g[p])), Refuted)


def test_kinds_that_may_be_zero_are_used():
    rate, v = fraction("rate"), non_negative("v")
    page = replace(SGD_STEP, data=(*SGD_STEP.data, rate, v))
    for lower, value in ((Integer(0), rate[()]), (rate[()], Integer(1)), (Integer(0), v[()])):
        assert isinstance(prove_inequality(page, Inequality("", "", lower, value)), Proved)
    for lower, value in ((rate[()], Integer(0)), (Integer(1), rate[()]), (v[()], Integer(1))):
        assert isinstance(prove_inequality(page, Inequality("", "", lower, value)), Refuted)


@pytest.mark.parametrize("node", [exp(g[p]), Sum(g[q], q), p])
def test_an_unknown_node_is_named(node):
    with pytest.raises(UnknownNode, match=type(node).__name__):
        prove_inequality(SGD_STEP, Inequality("", "", node, Integer(0)))


def test_two_entries_of_one_definition_are_refused():
    with pytest.raises(UnknownNode, match="one entry"):
        prove_inequality(SGD_STEP, Inequality("", "", updated[q], Integer(0)))


def test_a_time_out_is_unknown(monkeypatch):
    def gives_up(*_):
        raise NoAnswerError("time-out")

    monkeypatch.setattr(smt_theorem, "satisfiable", gives_up)
    outcome = prove_inequality(*STATED[0])
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "time-out"

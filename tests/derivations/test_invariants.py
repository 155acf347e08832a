"""Invariants: all proved, all with a neighbour that numbers refute; and each check seen to fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Add, Integer, Sum

from derivations.catalogue import CATALOGUE, sublayer
from derivations.invariants.across_pages import across_pages
from derivations.invariants.catalogue import invariants, of_page
from derivations.invariants.composition import as_page
from derivations.invariants.invariant import Invariant
from derivations.invariants.neighbours import NEIGHBOURS
from derivations.notation import Equation, NotationError, d
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.step import plain_step
from derivations.sublayers import attention, embedding, softmax
from derivations.sublayers.symbols import head, i, k, s, t, v
from derivations.wiring import Network

ACROSS = {invariant.name: invariant for invariant in across_pages()}


def on_page(page: str, name: str) -> Invariant:
    return next(found for found in of_page(sublayer(page)) if found.name == name)


def with_equation(invariant: Invariant, name: str, right: object) -> Invariant:
    """The invariant on a page one of whose backward equations is wrong."""
    old = next(e for e in invariant.page.backward if e.name == name)
    page = invariant.page.with_backward(Equation(old.left, right))
    return replace(invariant, page=page)


# All of them


def test_every_identity_of_the_catalogue_has_a_neighbour_and_nothing_else_has() -> None:
    stated = {page.name: {i.name for i in page.identities} for page in CATALOGUE if page.identities}
    assert {page: set(named) for page, named in NEIGHBOURS.items()} == stated


@pytest.mark.parametrize("invariant", invariants(), ids=lambda it: f"{it.about}: {it.name}")
def test_it_is_proved_and_its_neighbour_is_refuted_with_numbers(invariant: Invariant) -> None:
    outcome = invariant.prove()
    assert isinstance(outcome, Proved), outcome
    (neighbour,) = outcome.too_strong
    assert neighbour.startswith(f"{invariant.neighbour.statement}: not so at ")
    assert ": left " in neighbour
    assert ", right " in neighbour
    assert invariant.tensors


def test_the_catalogue_counts_them_all_once() -> None:
    stated = [(found.about, found.name) for found in invariants()]
    assert len(stated) == len(set(stated))
    assert len(stated) == sum(len(page.identities) for page in CATALOGUE) + len(ACROSS)
    assert set(ACROSS) == {
        "softmax_is_shift_invariant",
        "softmax_jacobian_rows_sum_to_zero",
        "fused_loss_is_that_of_softmax_then_cross_entropy",
        "fused_gradient_is_that_of_softmax_then_cross_entropy",
        "embedding_and_positional_gradients_have_equal_column_sums",
        "tied_gradient_is_the_sum_of_both_uses",
        "stream_gradient_passes_a_block_unchanged_and_its_branches_add_theirs",
        "block_jacobian_is_the_identity_plus_the_branchs",
        "identity_path_runs_through_any_number_of_blocks",
        "identity_path_does_not_keep_the_gradient_from_vanishing",
    }


# Each way in which one can fail


def test_a_false_statement_is_refuted() -> None:
    true = on_page("attention", "key_bias_gradient_is_zero")
    outcome = replace(true, identity=true.neighbour).prove()
    assert isinstance(outcome, Refuted)
    assert "left" in outcome.witness


def test_a_statement_whose_neighbour_holds_as_well_is_unknown() -> None:
    true = on_page("softmax", "softmax_rows_sum_to_one")
    outcome = replace(true, neighbour=replace(true.identity, statement="the same again")).prove()
    assert outcome == Unknown("normal forms, all shapes", "vacuous: not refuted: “the same again”")


def test_a_neighbour_that_no_numbers_refute_is_no_counterexample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true = on_page("softmax", "softmax_rows_sum_to_one")
    module = "derivations.invariants.invariant.prove_identity"

    def undecided(_: object, identity: object) -> Outcome:
        return Proved("") if identity is true.identity else Unknown("", "no numbers")

    monkeypatch.setattr(module, undecided)
    assert isinstance(true.prove(), Unknown)


def test_a_gradient_that_is_not_the_derivative_fails_the_invariants_that_rest_on_it() -> None:
    """The identity of the wrong pages holds; only the derivative tells that they are wrong."""
    tied = ACROSS["tied_gradient_is_the_sum_of_both_uses"]
    share = Sum(d(embedding.X)[t, i], t)
    wrong = with_equation(tied, "dE", share)
    identity = replace(tied.identity, right=share)
    assert isinstance(replace(wrong, identity=identity, derivatives=()).prove(), Proved)
    outcome = replace(wrong, identity=identity).prove()
    assert isinstance(outcome, Refuted)
    assert "of dE" in outcome.witness


@pytest.mark.parametrize(
    ("name", "gradient", "right"),
    [
        (
            "fused_gradient_is_that_of_softmax_then_cross_entropy",
            "dZ",
            softmax.P[t, v] * d(softmax.P)[t, v],
        ),
        (
            "tied_gradient_is_the_sum_of_both_uses",
            "dE",
            Sum(d(embedding.X)[t, i], t),
        ),
        ("embedding_and_positional_gradients_have_equal_column_sums", "dE", Integer(0)),
        ("block_jacobian_is_the_identity_plus_the_branchs", "dX", Integer(0)),
        ("identity_path_runs_through_any_number_of_blocks", "dX", Integer(0)),
    ],
)
def test_a_wrong_backward_equation_refutes_it(name: str, gradient: str, right: object) -> None:
    wrong = replace(with_equation(ACROSS[name], gradient, right), derivatives=())
    assert isinstance(wrong.prove(), Refuted)


def test_the_negated_branch_cancels_the_path_and_half_of_it_does_not() -> None:
    """What the counterexample rests on: it is −x, not any branch, that makes dX vanish."""
    true = ACROSS["identity_path_does_not_keep_the_gradient_from_vanishing"]
    half = {
        e.name: replace(e, right=e.right / 2) if e.name in ("F", "dB") else e
        for e in (*true.page.forward, *true.page.backward)
    }
    page = replace(
        true.page,
        forward=tuple(half[e.name] for e in true.page.forward),
        backward=tuple(half[e.name] for e in true.page.backward),
    )
    assert isinstance(replace(true, page=page).prove(), Refuted)


# What it says about itself


def test_what_a_statement_is_about() -> None:
    agree = on_page("attention", "weights_and_outputs_agree")
    assert agree.tensors == ("A", "O", "dA", "dO")
    assert agree.about == "attention"
    channels = r"\sum_{k} O^{(a)}_{t,k} \, \mathrm{d}O^{(a)}_{t,k}"
    keys = r"\sum_{s} A^{(a)}_{t,s} \, \mathrm{d}A^{(a)}_{t,s}"
    assert agree.latex == f"{keys} = {channels}"


# Networks as pages


def _network(*pages: str) -> Network:
    steps = []
    for name in pages:
        page = sublayer(name)
        names = {x.name: x.name for x in page.tensors() if x.gradient_of is None}
        steps.append(plain_step(name, page, names))
    return Network(tuple(steps))


def test_a_network_as_a_page_has_one_equation_for_each_gradient() -> None:
    page = as_page(_network("embedding", "tied_logit_projection"), "Tied")
    assert page.name == "embedding + tied_logit_projection"
    assert [tensor.name for tensor in page.inputs] == ["H"]
    assert [tensor.name for tensor in page.outputs] == ["X", "Z"]
    assert sorted(e.name for e in page.backward) == ["dE", "dH"]
    (sum_of_shares,) = (e.right for e in page.backward if e.name == "dE")
    assert isinstance(sum_of_shares, Add)
    assert len(sum_of_shares.args) == 2


def test_a_page_keeps_its_shifts_and_its_loss() -> None:
    page = as_page(_network("softmax", "cross_entropy"), "Both")
    assert [shift.value.name for shift in page.shifts] == ["row_max"]
    assert page.loss is not None
    assert page.loss.name == "loss"
    assert page.outputs == ()
    assert "P" in {value.name for value in page.values}


def test_two_losses_are_no_page() -> None:
    steps = (
        *_network("softmax_cross_entropy").steps,
        plain_step("other", sublayer("sum"), {"X": "Z_2", "loss": "loss_2"}),
    )
    with pytest.raises(NotationError, match="one loss at most, not 2"):
        as_page(Network(steps), "Two losses")


def test_the_identities_of_attention_are_about_its_own_tensors() -> None:
    neighbour = NEIGHBOURS["attention"]["weights_and_outputs_agree"]
    assert neighbour.left == Sum(attention.A[head, t, s] * d(attention.A)[head, t, s], s)
    assert neighbour.right.has(attention.Val[head, t, k])

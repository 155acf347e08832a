"""The list of what has to hold: complete, counted, and each witness of a claim able to fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import verify.example_obligations as example_obligations
from derivations.catalogue import CATALOGUE
from derivations.gpt2 import Gpt2
from derivations.invariants.across_pages import across_pages
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import d
from derivations.outcome import Checked, Proved, Refuted
from derivations.sublayer import Sublayer
from numeric.example import load_example
from tests.pages import each
from tests.verify.application import (
    CHAPTER,
    NO_TARGETS,
    OTHER,
    OTHER_SIZES,
    example_text,
)
from verify.example_obligations import ExampleRun
from verify.invariant_instances import instance_obligations
from verify.obligations import (
    GROUPS,
    LARGEST,
    Obligation,
    catalogue_obligations,
    page_obligations,
)
from verify.run import decide_all
from verify.smt.patterns.gpt2 import zero_patterns

WITNESSES = {"all shapes": "all_shapes", "entry by entry": "entries", "differences": "differences"}
SIZES = load_example(CHAPTER / "example.toml").sizes


def of_group(obligations: list[Obligation], *groups: str) -> list[Obligation]:
    return [obligation for obligation in obligations if obligation.group in groups]


def names(obligations: list[Obligation]) -> list[str]:
    return [obligation.name for obligation in obligations]


def example(folder: Path, text: str) -> ExampleRun:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return ExampleRun(load_example(path))


@pytest.fixture(scope="module")
def chapter() -> list[Obligation]:
    return ExampleRun(load_example(CHAPTER / "example.toml")).obligations()


# The catalogue


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_claim_has_exactly_three_witnesses(page: Sublayer) -> None:
    listed = Counter(o.name for o in page_obligations(page, SIZES) if o.group in WITNESSES)
    assert listed == Counter(
        f"{page.name}.{d(tensor).name}.{witness}"
        for tensor in page.claims()
        for witness in WITNESSES.values()
    )
    differentiable = {tensor.name for tensor in page.differentiable()}
    assert not page.backward or differentiable <= {tensor.name for tensor in page.claims()}


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_theorem_of_a_page_has_one_obligation(page: Sublayer) -> None:
    listed = [(o.name, o.group) for o in page_obligations(page, SIZES) if o.group not in WITNESSES]
    assert Counter(listed) == Counter(
        [(f"{page.name}.{identity.name}", "identities") for identity in page.identities]
        + [(f"{page.name}.{shift.value.name}_is_free", "identities") for shift in page.shifts]
        + [(f"{page.name}.{bound.name}", "inequalities") for bound in page.inequalities]
    )


@pytest.mark.slow
@each(page for page in CATALOGUE if page.backward)
def test_a_wrong_backward_equation_fails_all_three_witnesses(page: Sublayer) -> None:
    claimed = {d(tensor).name for tensor in page.claims()}
    mutant = next(m for m in MUTANTS[page.name] if m.equation.name in claimed)
    wrong = apply(page, mutant)
    about = [
        o
        for o in page_obligations(wrong, SIZES)
        if o.name.startswith(f"{page.name}.{mutant.equation.name}.") and o.group in WITNESSES
    ]
    assert len(about) == 3
    run = decide_all(about)
    assert [type(answer.outcome) for answer in run.answers] == [Refuted] * 3
    assert not run.holds


def test_the_same_three_witnesses_hold_for_the_right_equation() -> None:
    page = next(page for page in CATALOGUE if page.name == "residual")
    outcomes = [o.decide() for o in page_obligations(page, SIZES) if o.group in WITNESSES]
    assert {type(outcome) for outcome in outcomes} == {Proved, Checked}


def test_larger_sizes_are_cut_down_for_the_entry_by_entry_check_and_the_outcome_says_so() -> None:
    page = next(page for page in CATALOGUE if page.name == "learned_positions")
    sizes = {"T": 1000, "V": 1000, "d_model": 2, "h": 1, "d_ff": 1000}  # and no n_ctx at all
    (first, *_) = of_group(list(page_obligations(page, sizes)), "entry by entry")
    outcome = first.decide()
    assert isinstance(outcome, Checked)
    where = dict(part.split(" = ") for part in outcome.where.split(", "))
    assert where == {"T": str(LARGEST["T"]), "d_model": "2", "n_ctx": str(LARGEST["n_ctx"])}


def test_a_page_that_the_examples_sizes_do_not_allow_is_checked_at_others() -> None:
    """With one feature there is no sample variance."""
    page = next(page for page in CATALOGUE if page.name == "layer_norm_sample_variance")
    for obligation in of_group(list(page_obligations(page, {"d_model": 1})), "entry by entry"):
        outcome = obligation.decide()
        assert isinstance(outcome, Checked)
        assert f"d_model = {LARGEST['d_model']}" in outcome.where


# The chapter


@pytest.mark.slow
def test_the_number_of_the_chapters_obligations_is_made_up_of_what_it_is_about(
    chapter: list[Obligation],
) -> None:
    """Nothing drops out of the list unseen: each count follows from what is there to be checked."""
    run = ExampleRun(load_example(CHAPTER / "example.toml"))
    network, document, choices = run.model.network, run.checked, run.example.choices
    assert document is not None
    assert choices is not None
    claims = sum(len(page.claims()) for page in CATALOGUE)
    own = {e.name for e in network.backward if "@" not in e.name}
    parameters = {d(p).name for p in network.parameters}
    activations = own - parameters
    heads = [t for t in network.tensors.values() if any(isinstance(a, tuple) for a in t.axes)]
    stored = [t for t in heads if t in network.parameters]
    expected = {
        "all shapes": claims,
        "entry by entry": claims,
        "differences": claims,
        # A shift is a value that the result is proved not to depend on.
        "identities": sum(len(page.identities) + len(page.shifts) for page in CATALOGUE)
        + len(across_pages()),
        "inequalities": sum(len(page.inequalities) for page in CATALOGUE),
        # tests/verify/test_smt_patterns.py says which these are.
        "zero patterns": len(zero_patterns(choices)),
        # One for each tensor, one for each parameter stored by heads, and two about how heads and
        # positions are counted; the array programs of the pages, the network's two, and the heads.
        "shapes": len(network.tensors) + len(stored) + 2 + len(CATALOGUE) + 2 + 1,
        # Differences for each gradient; shapes, clipping, the step, zero rows, embedding rows; and
        # the invariants of the steps in numbers.
        "model": len(own) + 5 + len(list(instance_obligations(run.model))),
        # Each figure by itself and each stated one against the example file; y against x, one-hot
        # rows against y; the rows of P, and the loss and the gradient that it implies.
        "figures": len(document.document.figures) + len(run.example.figures) + 2 + 3,
    }
    assert Counter(o.group for o in chapter) == expected
    assert list(expected) == sorted(expected, key=list(GROUPS).index)
    last_rows = [o for o in chapter if o.name.startswith("last_rows_without_later_targets")]
    in_any_block = {name.replace("block1.", "block.") for name in activations}
    # What leaves the last block is what comes into the part behind it: the stream.
    assert {o.subject.split(",")[0] for o in last_rows} >= in_any_block - {"dblock.output"}
    assert not document.document.problems


def test_every_obligation_has_a_name_of_its_own_and_says_what_it_claims(
    chapter: list[Obligation],
) -> None:
    assert len(set(names(chapter))) == len(chapter)
    for obligation in chapter:
        assert obligation.group in GROUPS
        assert len(obligation.statement.split()) >= 3
        assert obligation.subject


def test_every_differentiable_tensor_of_the_network_is_compared_with_differences(
    chapter: list[Obligation],
) -> None:
    network = ExampleRun(load_example(CHAPTER / "example.toml")).model.network
    wanted = {
        f"network.gradient_agrees_with_differences [d{step.network_name(tensor.name)}]"
        for step in network.steps
        for tensor in step.page.differentiable()
    }
    prefix = "network.gradient_agrees_with_differences"
    assert {f"{prefix} [{d(parameter).name}]" for parameter in network.parameters} < wanted
    assert wanted <= set(names(of_group(chapter, "model")))


def test_a_list_that_lost_a_witness_is_seen(
    chapter: list[Obligation], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counts above can fail: a page that drops out takes its witnesses with it."""
    monkeypatch.setattr(
        example_obligations,
        "catalogue_obligations",
        lambda sizes: catalogue_obligations(sizes, CATALOGUE[1:]),
    )
    fewer = ExampleRun(load_example(CHAPTER / "example.toml")).obligations()
    lost = set(names(chapter)) - set(names(fewer))
    assert lost == {o.name for o in page_obligations(CATALOGUE[0], SIZES)}


# Other examples

SHALLOW = replace(OTHER, layers=1)
EMBEDDING_ROWS = "network.embedding_rows_without_later_targets_are_zero"
ZERO_ROWS = "network.zero_rows_after_the_last_target"
LOSS_FALLS = "network.loss_falls_after_one_step"
NOTHING_TO_LEARN = "network.nothing_to_learn_without_targets"


@pytest.mark.slow
def test_an_example_of_other_sizes_and_choices_holds(tmp_path: Path) -> None:
    run = example(tmp_path, example_text())
    obligations = run.obligations()
    assert run.checked is None
    assert not of_group(obligations, "figures")
    about_this_network = of_group(obligations, "model", "zero patterns", "shapes")
    decided = decide_all(about_this_network)
    assert decided.failures == []
    assert decided.holds
    assert {EMBEDDING_ROWS, ZERO_ROWS, LOSS_FALLS} <= set(names(obligations))
    assert {
        f"network.gradient_agrees_with_differences [d{name}]"
        for name in ("block2.W_Q", "gamma_final", "W_U", "E", "block1.mlp.U")
    } <= set(names(obligations))


@pytest.mark.slow
def test_the_entry_by_entry_checks_hold_at_other_sizes(tmp_path: Path) -> None:
    run = example(tmp_path, example_text())
    decided = decide_all(of_group(run.obligations(), "entry by entry"))
    assert decided.failures == []
    assert decided.holds


def test_zero_rows_name_the_positions_and_tokens(tmp_path: Path) -> None:
    listed = {o.name: o for o in example(tmp_path, example_text()).obligations()}
    zero_rows, embedding = listed[ZERO_ROWS].decide(), listed[EMBEDDING_ROWS].decide()
    assert isinstance(zero_rows, Checked)
    assert zero_rows.where.endswith("positions: 4")
    # x = [1, 3, 1, 0] and the third position is the last with a target.
    assert embedding == Checked(embedding.method, "rows of w0, w2, w4")


@pytest.mark.slow
def test_a_tied_head_has_no_zero_embedding_rows(tmp_path: Path) -> None:
    tied = example(tmp_path, example_text(replace(SHALLOW, tied=True)))
    assert EMBEDDING_ROWS not in names(tied.obligations())
    assert ZERO_ROWS in names(tied.obligations())
    assert decide_all(of_group(tied.obligations(), "model")).holds


@pytest.mark.slow
def test_without_a_causal_mask_no_zero_rows_are_claimed(tmp_path: Path) -> None:
    data = 'x = [1, 3, 1, 0]\ny = [3, "none", 0, "none"]\nmask = "none"'
    run = example(tmp_path, example_text(SHALLOW, data=data))
    listed = names(run.obligations())
    assert ZERO_ROWS not in listed
    assert EMBEDDING_ROWS not in listed
    assert decide_all(of_group(run.obligations(), "model")).holds
    # And rightly: the last position has no target, yet its gradient is not 0.
    assert not run.model.values["dembedded"][-1][0].contains(0)


@pytest.mark.slow
def test_a_mask_with_padding_is_causal_too(tmp_path: Path) -> None:
    """The first key is padding: nothing but its own query may attend to it."""
    rows = "[[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 1, 0], [0, 1, 1, 1]]"
    data = f'x = [1, 3, 1, 0]\ny = ["none", 2, 0, "none"]\nmask = {rows}'
    run = example(tmp_path, example_text(SHALLOW, data=data))
    assert {ZERO_ROWS, EMBEDDING_ROWS} <= set(names(run.obligations()))
    assert decide_all(of_group(run.obligations(), "model")).holds


@pytest.mark.slow
@pytest.mark.parametrize(
    "choices", [OTHER, Gpt2(logit_bias=True)], ids=["other choices", "GPT-2 with a logit bias"]
)
def test_without_any_target_nothing_is_learned(tmp_path: Path, choices: Gpt2) -> None:
    learned = {"n_ctx": 4} if choices.positions == "learned" else {}
    text = example_text(choices, {**OTHER_SIZES, **learned}, NO_TARGETS)
    run = example(tmp_path, text)
    listed = {o.name: o for o in run.obligations()}
    assert LOSS_FALLS not in listed
    assert decide_all(of_group(list(listed.values()), "model")).holds
    found = run.update
    assert found.loss_before.is_zero()
    assert found.loss_after.is_zero()
    assert found.norm.is_zero()
    assert found.clipped_norm.is_zero()
    assert isinstance(listed[NOTHING_TO_LEARN].decide(), Checked)


def test_a_step_that_changes_something_without_targets_is_refuted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = example(tmp_path, example_text(data=NO_TARGETS))
    changed = {name: array + (name == "W_U") for name, array in run.update.parameters.items()}
    monkeypatch.setitem(run.__dict__, "update", replace(run.update, parameters=changed))
    outcome = {o.name: o for o in run.obligations()}[NOTHING_TO_LEARN].decide()
    assert outcome == Refuted(outcome.method, "the step changes W_U")


def test_a_step_in_the_wrong_direction_is_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    run = ExampleRun(load_example(CHAPTER / "example.toml"))
    found = run.update
    swapped = replace(found, loss_before=found.loss_after, loss_after=found.loss_before)
    monkeypatch.setitem(run.__dict__, "update", swapped)
    outcome = {o.name: o for o in run.obligations()}[LOSS_FALLS].decide()
    assert isinstance(outcome, Refuted)


def test_a_gradient_that_is_nearly_zero_is_not_exactly_zero(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = ExampleRun(load_example(CHAPTER / "example.toml"))
    listed = {o.name: o for o in run.obligations()}
    for name, obligation in (("dstream", ZERO_ROWS), ("dE", EMBEDDING_ROWS)):
        assert isinstance(listed[obligation].decide(), Checked)
        nearly = run.model.values[name].copy()
        nearly[-1, 0] += 1e-30
        monkeypatch.setitem(run.model.values, name, nearly)
        assert isinstance(listed[obligation].decide(), Refuted)


def test_a_gradient_of_another_shape_is_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    run = ExampleRun(load_example(CHAPTER / "example.toml"))
    listed = {o.name: o for o in run.obligations()}
    shapes = listed["network.gradients_have_the_shapes_of_their_values"]
    assert isinstance(shapes.decide(), Checked)
    monkeypatch.setitem(run.model.values, "dE", run.model.values["dE"].T)
    outcome = shapes.decide()
    assert isinstance(outcome, Refuted)
    assert "dE" in outcome.witness

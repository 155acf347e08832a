"""Invariants in an example's numbers: they hold there, and one wrong entry is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flint import arb, ctx

from derivations.invariants.catalogue import of_page
from derivations.outcome import Checked, Refuted, Unknown
from numeric.example import load_example
from numeric.model import Model
from verify.example_obligations import ExampleRun
from verify.invariant_instances import instance_obligations

EXAMPLES = Path(__file__).parents[2] / "examples"


def model(name: str = "chapter", **changed: Any) -> Model:
    """The model of an example, some of its computed values replaced."""
    found = ExampleRun(load_example(EXAMPLES / name / "example.toml")).model
    found.__dict__["values"] = {**found.values, **changed}
    return found


def outcomes(of: Model) -> dict[str, object]:
    return {o.name: o.decide() for o in instance_obligations(of)}


def changed_entry(array: Any, at: tuple[int, ...], by: arb) -> Any:
    found = array.copy()
    with ctx.workprec(128):
        found[at] += by
    return found


def test_the_chapter_has_every_invariant_of_every_page_that_it_uses() -> None:
    chapter = model()
    found = outcomes(chapter)
    assert list(found) == [
        f"{invariant.name} [{step.name}]"
        for step in chapter.network.steps
        for invariant in of_page(step.page)
    ]
    assert all(isinstance(outcome, Checked) for outcome in found.values())
    assert len(found) == 16
    zeros = ", ".join(["0.000000"] * 6)
    for name, where in (
        ("cross_entropy_backward_rows_sum_to_zero", "3 entries, within 1e-20 of their size"),
        ("no_target_no_logit_gradient", "9 entries, exactly"),
    ):
        shown = zeros[:28] if where.startswith("3") else f"{zeros}, …"
        expected = Checked("ball arithmetic, 128 bits", f"{where}: {shown}")
        assert found[f"{name} [loss]"] == expected


@pytest.mark.parametrize("name", ["attention", "mlp", "momentum", "layer_norm"])
def test_other_examples_and_other_names_of_tensors_and_sizes(name: str) -> None:
    found = outcomes(model(name))
    assert found
    assert all(isinstance(outcome, Checked) for outcome in found.values())


@pytest.mark.parametrize(
    ("tensor", "at", "broken"),
    [
        ("dZ", (1, 2), {"cross_entropy_backward_rows_sum_to_zero [loss]"}),
        ("block1.attention.A", (1, 2, 0), {"attention_weights_sum_to_one [block1.attention]"}),
        ("dblock1.b_K", (3,), {"key_bias_gradient_is_zero [block1.attention]"}),
        ("dW_P", (4, 3), {"positional_gradient_is_that_of_the_embedding_stream [positions]"}),
    ],
)
def test_one_wrong_entry_refutes_what_it_breaks(
    tensor: str, at: tuple[int, ...], broken: set[str]
) -> None:
    right = model()
    wrong = changed_entry(right.values[tensor], at, arb("1e-12"))
    found = outcomes(model(**{tensor: wrong}))
    refuted = {name for name, outcome in found.items() if isinstance(outcome, Refuted)}
    assert broken <= refuted
    assert all(isinstance(found[name], Checked) for name in found.keys() - refuted)
    (witness,) = {found[name].witness for name in broken}
    assert "left" in witness
    assert "right" in witness


def test_a_ball_that_is_too_wide_is_no_pass() -> None:
    right = model()
    wide = changed_entry(right.values["dZ"], (0, 0), arb(0, "1e-18"))
    outcome = outcomes(model(dZ=wide))["cross_entropy_backward_rows_sum_to_zero [loss]"]
    assert isinstance(outcome, Unknown)
    assert "1.0e-18" in outcome.reason


def test_an_undefined_number_is_no_pass() -> None:
    right = model()
    undefined = changed_entry(right.values["dZ"], (0, 0), arb("nan"))
    outcome = outcomes(model(dZ=undefined))["cross_entropy_backward_rows_sum_to_zero [loss]"]
    assert isinstance(outcome, Unknown)


def test_the_share_of_a_step_is_meant_where_a_gradient_has_several() -> None:
    """In a tied network dE is a sum; the identity of the lookup is about its own share."""
    tied = model()
    assert "dE@embedding" not in tied.values  # the chapter's is untied
    both = dict(tied.values)
    both["dE@embedding"] = both["dE"]
    both["dE"] = both["dE"] + arb(1)
    name = "embedding_gradient_keeps_the_column_sums [embedding]"
    assert isinstance(outcomes(model(**both))[name], Checked)


def test_what_an_example_has_no_values_for_is_not_listed() -> None:
    right = model()
    del right.values["dblock1.b_K"]
    assert "key_bias_gradient_is_zero [block1.attention]" not in outcomes(right)

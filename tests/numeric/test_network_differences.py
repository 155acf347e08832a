"""Lowered gradients of random networks against differences of the lowered forward pass."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from derivations.outcome import Checked, Unknown
from numeric.differences import check_gradients
from tests.numeric.random_networks import VARIANTS, Drawn, fixed, networks


def check(drawn: Drawn) -> None:
    """Every parameter, the stream, and what is inside the first block."""
    names = [parameter.name for parameter in drawn.network.parameters]
    inside = ("layer_norm_1.x_hat", "attention.Q", "attention.scores", "mlp.U", "output")
    names += ["stream", "Z", *(f"block1.{name}" for name in inside)]
    outcomes = check_gradients(drawn.network, drawn.given, drawn.size, names)
    wrong = {name: o for name, o in outcomes.items() if not isinstance(o, Checked)}
    assert not wrong
    assert outcomes.keys() == set(names)


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=1)
@given(drawn=networks(smallest_vocabulary=2))
@example(drawn=fixed(VARIANTS[0], T=3, V=4))
@example(drawn=fixed(VARIANTS[1], T=2, V=3, targets="random"))
@example(drawn=fixed(VARIANTS[3], T=1, V=2, h=1, d_k=1))
def test_every_gradient_agrees_with_differences(drawn: Drawn) -> None:
    check(drawn)


def test_one_token_alone_leaves_nothing_to_compare() -> None:
    """The loss and all gradients are 0, found as balls around 0 of no known scale: no pass."""
    drawn = fixed(T=2, V=1)
    outcome = check_gradients(drawn.network, drawn.given, drawn.size, ["E"])["E"]
    assert isinstance(outcome, Unknown)
    assert "too wide" in outcome.reason


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=20)
@given(drawn=networks(smallest_vocabulary=2))
def test_every_gradient_of_many_networks_agrees_with_differences(drawn: Drawn) -> None:
    check(drawn)

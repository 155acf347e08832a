"""Differences of the forward pass refute every wrong backward equation and every wrong wiring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from flint import arb
from sympy import Expr, Integer, Mod, Rational, Sum, cos, sin

from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import Undecided
from derivations.gpt2 import Gpt2
from derivations.instances import random_values
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Equation, NotationError, d, dimension, index, step, tensor
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.step import plain_step
from derivations.sublayer import Sublayer
from derivations.wiring import Network, Step
from numeric import differences
from numeric.differences import alone, as_arrays, check_gradients
from tests.numeric.random_networks import Drawn, fixed
from tests.pages import each

# More positions than tokens or rows: some repeat for certain.
SIZES = {
    "T": 5,
    "V": 3,
    "d_model": 6,
    "h": 2,
    "d_k": 3,
    "d_ff": 7,
    "n_ctx": 4,
    "d_in": 4,
    "d_out": 9,
    "d_v": 4,
}
WITH_BACKWARD = tuple(page for page in CATALOGUE if page.backward)


@cache
def arrays(name: str, seed: int = 1) -> Mapping[str, Any]:
    page = sublayer(name)
    given = (*page.differentiable(), *page.data, *page.upstream())
    found = as_arrays(random_values(given, SIZES, seed), given, SIZES)
    # some positions have a target, more than one, and not all
    return {n: np.array([1, 0, 1, 1, 0]) if n == "has_target" else a for n, a in found.items()}


def check(page: Sublayer, *names: str) -> dict[str, Outcome]:
    wanted = names or tuple(tensor.name for tensor in page.claims())
    return check_gradients(alone(page), arrays(page.name), SIZES, wanted)


# Pages


@each(WITH_BACKWARD)
def test_every_claim_of_a_page_is_checked(page: Sublayer) -> None:
    outcomes = check(page)
    assert outcomes.keys() == {tensor.name for tensor in page.claims()}
    assert all(isinstance(outcome, Checked) for outcome in outcomes.values())


@pytest.mark.slow
@each(WITH_BACKWARD)
def test_every_wrong_backward_equation_is_refuted(page: Sublayer) -> None:
    claims = {d(tensor).name: tensor.name for tensor in page.claims()}
    missed = []
    for mutant in MUTANTS[page.name]:
        name = claims.get(mutant.equation.name)
        if name and not isinstance(check(apply(page, mutant), name)[name], Refuted):
            missed.append(mutant.name)
    assert not missed


def planted(page_name: str, name: str, factor: Expr) -> Sublayer:
    """The page with one claim multiplied by a factor."""
    page = sublayer(page_name)
    right = next(e for e in page.backward if e.name == name)
    return page.with_backward(Equation(right.left, right.right * factor))


TINY = 1 + Rational(1, 10**12)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("mlp_gelu_tanh", "b_1"),
        ("attention", "W_V"),
        ("layer_norm", "X"),
        ("softmax_cross_entropy", "Z"),
        ("embedding", "E"),
    ],
)
def test_an_error_of_one_in_a_million_million_is_refuted(page: str, name: str) -> None:
    outcome = check(planted(page, f"d{name}", TINY), name)[name]
    assert isinstance(outcome, Refuted)
    assert f"along a random direction of {name}" in outcome.witness
    assert "T = 5" in outcome.witness


def test_an_error_in_some_entries_is_refuted() -> None:
    """Half of the columns are right, the others off by 10⁻¹²."""
    feature = sublayer("layer_norm").backward[0].indices[0]
    wrong = planted("layer_norm", "dbeta", 1 + Rational(1, 10**12) * Mod(feature, 2))
    assert isinstance(check(wrong, "beta")["beta"], Refuted)


def test_an_error_in_a_small_tensor_is_not_hidden_by_large_ones() -> None:
    """The terms beside the bias, and so the value that is differentiated, are 10¹² times larger."""
    page = planted("logit_projection_bias", "db_U", TINY)
    known = dict(arrays(page.name))
    known["W_U"] = known["W_U"] * 10**12
    outcomes = check_gradients(alone(page), known, SIZES, ["b_U", "W_U", "H"])
    assert isinstance(outcomes["b_U"], Refuted)
    assert isinstance(outcomes["W_U"], Checked)
    assert isinstance(outcomes["H"], Checked)


# Whole networks


def with_backward(network: Network, *changed: Equation) -> Network:
    """A network whose backward pass has some equations replaced."""
    by_name = {equation.name: equation for equation in changed}
    wrong = replace(network)
    vars(wrong)["backward"] = tuple(by_name.get(e.name, e) for e in network.backward)
    assert by_name.keys() <= {e.name for e in network.backward}
    return wrong


def check_network(drawn: Drawn, network: Network, *names: str) -> dict[str, Outcome]:
    return check_gradients(network, drawn.given, drawn.size, names)


def equation(network: Network, name: str) -> Equation:
    return next(e for e in network.backward if e.name == name)


def test_a_tied_matrix_that_forgets_one_of_its_uses_is_refuted() -> None:
    drawn = fixed(Gpt2(tied=True))
    assert isinstance(check_network(drawn, drawn.network, "E")["E"], Checked)
    whole = equation(drawn.network, "dE")
    assert len(whole.right.args) == 2
    for use in whole.right.args:
        wrong = with_backward(drawn.network, Equation(whole.left, use))
        assert isinstance(check_network(drawn, wrong, "E")["E"], Refuted)


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS["residual"][:2], ids=lambda mutant: mutant.name)
@pytest.mark.parametrize("step_name", ["block1.residual_1", "block1.residual_2"])
def test_a_residual_path_that_is_lost_is_refuted_below_it(mutant: Any, step_name: str) -> None:
    drawn = fixed()
    wrong = Network(
        tuple(
            replace(one, page=apply(one.page, mutant)) if one.name == step_name else one
            for one in drawn.network.steps
        )
    )
    outcomes = check_network(drawn, wrong, "W_P", "gamma_final", "E")
    assert isinstance(outcomes["W_P"], Refuted)
    assert isinstance(outcomes["E"], Refuted)
    assert isinstance(outcomes["gamma_final"], Checked)  # above the mistake all is well


def test_a_tiny_error_in_a_bias_deep_in_the_network_is_refuted() -> None:
    drawn = fixed(Gpt2(layers=2))
    right = equation(drawn.network, "dblock1.b_2")
    wrong = with_backward(drawn.network, Equation(right.left, right.right * TINY))
    outcomes = check_network(drawn, wrong, "block1.b_2", "block1.W_2")
    assert isinstance(outcomes["block1.b_2"], Refuted)
    assert isinstance(outcomes["block1.W_2"], Checked)


# What is no pass


def test_no_targets_is_a_case_like_any_other() -> None:
    """The loss and all gradients are exactly 0, and 0 agrees with 0."""
    drawn = fixed(targets="none")
    names = [parameter.name for parameter in drawn.network.parameters]
    outcomes = check_network(drawn, drawn.network, *names)
    assert all(isinstance(outcome, Checked) for outcome in outcomes.values())


def test_at_a_jump_differences_say_nothing() -> None:
    """ReLU at exactly 0 has no slope: neither a pass nor a refutation."""
    page = sublayer("mlp_relu")
    known = dict(arrays(page.name))
    known["W_1"] = np.zeros((SIZES["d_model"], SIZES["d_ff"]), dtype=int)
    known["b_1"] = np.zeros(SIZES["d_ff"], dtype=int)
    outcomes = check_gradients(alone(page), known, SIZES, ["b_1", "W_2"])
    assert isinstance(outcomes["b_1"], Unknown)
    assert "jump" in outcomes["b_1"].reason
    assert isinstance(outcomes["W_2"], Checked)


def test_too_wide_balls_are_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "BITS", 100)  # rounding is then far above 10⁻³⁰
    outcome = check(sublayer("layer_norm"), "X")["X"]
    assert isinstance(outcome, Unknown)
    assert "too wide" in outcome.reason


n = dimension("n")
p = index("p", n)
x, Y = tensor("x", n), tensor("Y", n)


def jumping(jump: Expr) -> tuple[Network, dict[str, Any]]:
    page = Sublayer(
        name="jumping",
        title="x times a step of x",
        source="",
        inputs=(x,),
        outputs=(Y,),
        forward=(Equation(Y[p], x[p] * step(jump)),),
        backward=(Equation(d(x)[p], d(Y)[p] * step(jump)),),
    )
    return alone(page), {"x": [2, 3], "dY": [1, 1]}


def test_a_step_that_balls_cannot_decide_is_unknown() -> None:
    network, known = jumping(sin(x[p]) ** 2 + cos(x[p]) ** 2 - 1)  # 0, but a ball around 0
    outcome = check_gradients(network, known, {"n": 2}, ["x"])["x"]
    assert isinstance(outcome, Unknown)
    network, known = jumping(x[p])
    assert isinstance(check_gradients(network, known, {"n": 2}, ["x"])["x"], Checked)


def test_a_step_that_balls_cannot_decide_after_the_move_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def undecided(*_: object) -> None:
        raise Undecided("the sign of x")

    network, known = jumping(x[p])
    monkeypatch.setattr(differences._WatchingJumps, "call", undecided)
    outcome = check_gradients(network, known, {"n": 2}, ["x"])["x"]
    assert isinstance(outcome, Unknown)
    assert "the sign of x" in outcome.reason


def test_values_that_are_not_numbers_are_no_pass() -> None:
    network, known = jumping(Integer(1) + x[p] ** 2)
    for bad in (arb("nan"), arb("inf")):
        outcome = check_gradients(network, known | {"dY": [bad, 1]}, {"n": 2}, ["x"])["x"]
        assert isinstance(outcome, Unknown)


def test_a_name_without_a_gradient_is_an_error() -> None:
    page = sublayer("embedding")
    for name in ("x", "nothing"):
        with pytest.raises(NotationError, match=f"{name} has no gradient"):
            check(page, name)


def test_the_gradient_of_a_free_output_is_what_was_given() -> None:
    page = sublayer("residual")
    assert isinstance(check(page, "Y")["Y"], Checked)


def test_alone_keeps_the_names_of_the_page() -> None:
    page = sublayer("attention")
    network = alone(page)
    assert {e.name for e in network.forward} == {e.name for e in page.forward}
    binding = {t.name: t.name for t in page.tensors()}
    assert network.step("attention") == plain_step("attention", page, binding)


def test_as_arrays_merges_axes_and_keeps_ids_whole() -> None:
    page = sublayer("attention")
    values = random_values((page.tensor("W_Q"), page.tensor("M")), SIZES, seed=1)
    found = as_arrays(values, (page.tensor("W_Q"), page.tensor("M")), SIZES)
    assert found["W_Q"].shape == (6, 6)
    assert all(
        found["W_Q"][i, head * 3 + k] == value for (i, head, k), value in values["W_Q"].items()
    )
    assert {type(entry) for entry in found["M"].flat} == {int}


def test_sum_over_uses_is_what_check_gradients_reads() -> None:
    """A value that two steps use: each contribution alone is wrong, their sum is right."""
    square = Sublayer(
        name="square",
        title="",
        source="",
        inputs=(x,),
        outputs=(Y,),
        forward=(Equation(Y[p], x[p] ** 2),),
        backward=(Equation(d(x)[p], 2 * x[p] * d(Y)[p]),),
    )
    total = tensor("total")
    add = Sublayer(
        name="add",
        title="",
        source="",
        inputs=(x, Y),
        forward=(Equation(total[()], Sum(x[p] * Y[p], p)),),
        backward=(Equation(d(x)[p], Y[p]), Equation(d(Y)[p], x[p])),
        loss=total,
    )
    network = Network(
        (
            Step("square", square, {"x": "x", "Y": "Y"}),
            Step("add", add, {"x": "x", "Y": "Y", "total": "total"}),
        )
    )
    known = {"x": [2, 3]}
    assert isinstance(check_gradients(network, known, {"n": 2}, ["x"])["x"], Checked)
    whole = equation(network, "dx")
    for use in whole.right.args:
        wrong = with_backward(network, Equation(whole.left, use))
        assert isinstance(check_gradients(wrong, known, {"n": 2}, ["x"])["x"], Refuted)

"""An interface: what it asks of inputs, what it passes, by what factor a loss differs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.verify.code.in_process import function_of, judged
from tests.verify.code.public_functions import affine, affine_backward, norm, norm_backward
from verify.code.arrangement import Choices
from verify.code.examined import examined, summary
from verify.code.inputs import Wishes, make_inputs
from verify.code.interface import (
    LOSS_SCALE,
    Interface,
    Passed,
    Planner,
    loss_factor,
    loss_weights,
    neutral,
)
from verify.code.reference import Reference
from verify.code.resolve import Resolver
from verify.code.roles import Constant, Group, Role, parse
from verify.code.subject import UnknownSubjectError, subject

LOSS = subject("softmax_cross_entropy")
INPUTS = make_inputs(LOSS, 0, 0, Wishes())
COUNT = float(INPUTS.values["has_target"].sum())
SIZE = float(INPUTS.values["has_target"].size)


def passing(*roles: str, **changes: Any) -> Interface:
    found = tuple(Passed(role, parse(role, LOSS)) for role in roles)
    return Interface(backward=found).but(**changes)


# Factors: by what the catalogue's mean over targets is multiplied


@pytest.mark.parametrize(
    ("reduction", "factor"),
    [("mean", 1.0), ("sum", COUNT), ("mean over all", COUNT / SIZE)],
)
def test_reductions_differ_by_a_factor(reduction: str, factor: float) -> None:
    plain = passing("Z", "y", reduction=reduction)
    assert loss_factor(LOSS, plain, INPUTS, INPUTS.values) == pytest.approx(factor)
    asked = passing("Z", "y", "dloss", reduction=reduction)
    found = loss_factor(LOSS, asked, INPUTS, INPUTS.values)
    assert found == pytest.approx(factor * LOSS_SCALE), "the gradient of the loss is not 1"


def test_without_a_reduction_each_position_has_a_weight_of_its_own() -> None:
    asked = passing("Z", "y", "dloss", reduction="none")
    found = loss_factor(LOSS, asked, INPUTS, INPUTS.values)
    weights = loss_weights(INPUTS)
    assert len(set(weights.tolist())) == SIZE
    assert np.allclose(found[:, 0], COUNT * weights)
    plain = loss_factor(LOSS, passing("Z", "y", reduction="none"), INPUTS, INPUTS.values)
    assert np.allclose(plain, COUNT)


def test_what_is_no_loss_has_no_factor() -> None:
    wanted = subject("layer_norm")
    inputs = make_inputs(wanted, 0, 0, Wishes())
    assert loss_factor(wanted, Interface(reduction="sum"), inputs, inputs.values) == 1.0


# Wishes


def test_inputs_are_wished_for_as_a_function_can_be_given_them() -> None:
    assert not passing("Z", "y").wishes(LOSS, {}).ignored
    assert passing("Z", "y", "has_target").wishes(LOSS, {}).ignored
    assert passing("Z", "y", choices=Choices(ignore_index=-1)).wishes(LOSS, {}).ignored
    heads = subject("dot_product_attention")
    without = Interface(backward=(Passed("q", Role(("Q",))),))
    assert not without.wishes(heads, {}).any_mask
    assert without.wishes(heads, {}).sizes == {"d_v": 0}, "values as wide as keys"
    assert Interface(choices=Choices(layout="T C")).wishes(heads, {}).batched is False
    assert Interface(choices=Choices(layout="T C")).wishes(LOSS, {}).batched is True
    wished = Interface(epsilon=1e-6).wishes(subject("layer_norm"), {"T": 4})
    assert (wished.epsilon, wished.sizes) == (1e-6, {"T": 4})


# Plans


def planned(interface: Interface, as_: str = "layer_norm") -> Any:
    wanted = subject(as_)
    inputs = make_inputs(wanted, 0, 0, Wishes())
    reference = Reference(wanted, inputs)
    return Planner(wanted, interface, inputs, reference.values).call()


def test_every_kind_of_argument_is_passed_as_what_it_is() -> None:
    wanted = subject("layer_norm")
    arguments = {
        "dout": parse("dY", wanted),
        "params": Group((("g", parse("gamma", wanted)), ("more", Constant(3)))),
        "dx": parse("dX", wanted),
        "work": parse("scratch dX", wanted),
        "rows": parse("B*T", wanted),
        "eps": parse("epsilon", wanted),
        "nothing": parse("none", wanted),
        "rate": parse("learning_rate", wanted),
        "cache": parse("cache", wanted),
    }
    call = planned(Interface(backward=tuple(Passed(n, w) for n, w in arguments.items())))
    values = dict(zip(arguments, call.plan["backward"]["positional"], strict=True))
    assert values["dout"] == {"array": "dY"}
    assert values["params"] == {"dict": {"g": {"array": "gamma"}, "more": {"constant": 3}}}
    assert values["dx"] == {"array": "dX"}
    assert values["rows"]["constant"] == call.arrays["dY"].shape[0] * call.arrays["dY"].shape[1]
    assert values["eps"]["constant"] == pytest.approx(1e-3)
    assert values["nothing"] == {"constant": None}
    assert 0 < values["rate"]["constant"] < 1
    assert values["cache"] == {"cache": True}
    assert call.plan["buffers"] == ["dX"], "a scratch buffer is no result"
    assert not call.arrays["dX"].any()
    assert not call.arrays["scratch dX"].any()


def test_targets_that_there_are_not_are_marked_as_the_function_wants_it() -> None:
    reference = Reference(LOSS, INPUTS)
    has = INPUTS.values["has_target"].reshape(INPUTS.sequences, INPUTS.length) != 0
    ids = INPUTS.values["y"].reshape(has.shape)

    def targets(**choices: Any) -> Any:
        interface = passing("y", choices=Choices(**choices))
        return Planner(LOSS, interface, INPUTS, reference.values).call().arrays["y"]

    assert np.array_equal(targets(), ids)
    assert np.array_equal(targets(ignore_index=-100), np.where(has, ids, -100))
    hot = targets(targets="one-hot")
    assert hot.shape == (*has.shape, INPUTS.sizes["V"])
    assert np.array_equal(hot.sum(-1), has), "a row of zeros where there is no target"
    assert np.array_equal(hot.argmax(-1)[has], ids[has])
    assert targets(targets="one-hot", layout="C T").shape == (INPUTS.sizes["V"], has.size)


def test_what_a_function_does_not_have_makes_no_difference() -> None:
    values = {"gamma_1": np.full(3, 5.0), "beta": np.full(3, 5.0), "X": np.full(3, 5.0)}
    found = neutral(frozenset({"gamma_1", "beta"}), values)
    assert found["gamma_1"].tolist() == [1, 1, 1]
    assert found["beta"].tolist() == [0, 0, 0]
    assert found["X"] is values["X"]


def test_an_interface_knows_what_is_passed_anywhere() -> None:
    function = function_of(norm_backward, "layer_norm", norm)
    interface = Resolver(function.subject, function.declared, function.description).interface()
    assert interface.names == {"X", "gamma", "beta", "dY", "cache"}
    assert not interface.takes_epsilon


# What is said of it


def test_a_judgement_as_data_has_no_arrays_and_says_how_a_function_was_called() -> None:
    def wrong_bias(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return dX, dW, db * 2

    found = examined(judged(wrong_bias, "linear_bias", affine))
    assert found.counts == {"right": 2, "wrong": 1}
    assert (found.checked, found.conclusive) == (3, True)
    (diagnostic,) = found.diagnostics
    assert diagnostic.rule == "BP201"
    assert diagnostic.path.endswith("test_interface.py")
    assert diagnostic.region.line > 1
    assert diagnostic.region.column > 1, "the function stands inside of another"
    assert [g["verdict"] for g in found.details["gradients"]] == ["right", "right", "wrong"]
    assert all(isinstance(g["found"], str) for g in found.details["gradients"])
    assert found.details["slips"][0]["about"] == ["db"]
    lines = list(summary(judged(wrong_bias, "linear_bias", affine)))
    assert lines[0] == "user:backward as linear_bias: 2 right, 1 wrong (dX, dW, db)"
    assert any("forward(X, W, b) → Y" in line for line in lines)


# What it is judged as


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("layernorm", "did you mean layer_norm?"),
        ("nothing_like_it", "`backproof list` shows all"),
        ("sgd_step", "nothing is called sgd_step that has a way back"),
    ],
)
def test_what_there_is_not_is_said(name: str, said: str) -> None:
    with pytest.raises(UnknownSubjectError) as error:
        subject(name)
    assert said in str(error.value)


def test_positions_of_several_sequences_are_kept_apart_only_by_a_mask() -> None:
    assert subject("attention").couples_positions
    assert subject("attention").mask == "M"
    assert not subject("layer_norm").couples_positions
    assert subject("gpt2", {"layers": 2, "tied": False}).name == "gpt2"
    with pytest.raises(UnknownSubjectError, match=r"gpt2 has no choice layer; did you mean"):
        subject("gpt2", {"layer": 2})

"""The lowered equations against oracles that know nothing of them: NumPy by hand, and PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings

from derivations.catalogue import CATALOGUE, sublayer
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Kind
from derivations.sublayer import Sublayer
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, stored_shape
from tests.numeric.random_networks import VARIANTS, Drawn, fixed, networks
from tests.oracles import elementary, forward, losses, training
from tests.oracles.gpt2 import gpt2_forward
from tests.oracles.torch_gpt2 import torch_gpt2

SIZES = {
    "T": 5,
    "V": 7,
    "d_model": 6,
    "h": 3,
    "d_k": 2,
    "d_ff": 4,
    "n_ctx": 8,
    "d_in": 3,
    "d_out": 4,
    "d_v": 3,
    "n": 9,
}

# Two float64 programs that add in different orders differ by a few eps = 2e-16 for each operation;
# a LayerNorm with ε = 1e-3 magnifies by up to 32, so three blocks leave about 1e-11 in the worst
# case.  Errors are measured against the largest entry of the tensor, or 1.
PRECISION = 1e-11


def is_close(found: Any, expected: Any, scale: float = 1.0) -> bool:
    found, expected = np.asarray(found), np.asarray(expected)
    allowed = PRECISION * max(scale, float(np.abs(expected).max()))
    return found.shape == expected.shape and bool(np.abs(found - expected).max() <= allowed)


def assert_close(name: str, found: Any, expected: Any, scale: float = 1.0) -> None:
    assert is_close(found, expected, scale), name


# Single pages

Forward = Callable[[dict[str, Any]], dict[str, Any]]


def mlp(activation: str) -> Forward:
    names = ("X", "W_1", "b_1", "W_2", "b_2")
    return lambda g: {"Y": forward.mlp(*(g[n] for n in names), activation=activation)}


def cross_entropy(g: dict[str, Any]) -> dict[str, Any]:
    P, loss = forward.softmax_cross_entropy(g["Z"], g["y"], g["has_target"])
    return {"P": P, "loss": loss}


def attention(g: dict[str, Any]) -> dict[str, Any]:
    weights = [g[f"{kind}_{n}"] for n in "QKVO" for kind in "Wb"]
    return {"Y": forward.attention(g["X"], *weights, g["M"], SIZES["h"])}


def attention_unscaled(g: dict[str, Any]) -> dict[str, Any]:
    root = np.sqrt(SIZES["d_k"])  # a larger query makes up for the division
    return attention({**g, "W_Q": g["W_Q"] * root, "b_Q": g["b_Q"] * root})


def dot_product_attention(scaled: bool) -> Forward:
    def by_hand(g: dict[str, Any]) -> dict[str, Any]:
        Q = g["Q"] if scaled else g["Q"] * np.sqrt(SIZES["d_k"])
        A = forward.attention_weights(Q[None], g["K"][None], g["M"])[0]
        return {"A": A, "Y": A @ g["Val"]}

    return by_hand


def squared_error(reduction: str) -> Forward:
    return lambda g: {"loss": losses.squared_error(g["Y"], g["target"], reduction)}


def momentum(nesterov: bool) -> Forward:
    return lambda g: training.momentum_step(
        g["theta"],
        g["g"],
        g["velocity"],
        float(g["learning_rate"]),
        float(g["momentum"]),
        nesterov,
    )


def adam(g: dict[str, Any]) -> dict[str, Any]:
    return training.adam_step(
        g["theta"],
        g["g"],
        (g["m"], g["v"]),
        (float(g["correction_1"]), float(g["correction_2"])),
        float(g["learning_rate"]),
        (float(g["beta_1"]), float(g["beta_2"])),
        float(g["epsilon"]),
        float(g.get("weight_decay", 0)),
    )


BY_HAND: dict[str, Forward] = {
    "softmax": lambda g: {"P": forward.softmax(g["Z"])},
    "softmax_cross_entropy": cross_entropy,
    "cross_entropy": lambda g: {
        "loss": forward.cross_entropy(g["P"], g["y"], g["has_target"]),
    },
    "binary_cross_entropy": lambda g: {
        "loss": losses.binary_cross_entropy(g["P"], g["target"]).mean()
    },
    "binary_cross_entropy_sum": lambda g: {
        "loss": losses.binary_cross_entropy(g["P"], g["target"]).sum()
    },
    "binary_cross_entropy_logits": lambda g: {
        "loss": losses.binary_cross_entropy_with_logits(g["Z"], g["target"]).mean()
    },
    "squared_error_half_sum": squared_error("half_sum"),
    "squared_error_sum": squared_error("sum"),
    "squared_error_mean": squared_error("mean"),
    "squared_error_half_mean": squared_error("half_mean"),
    "squared_error_row_mean": squared_error("row_mean"),
    "squared_error_half_row_mean": squared_error("half_row_mean"),
    "logit_projection": lambda g: {"Z": forward.logit_projection(g["H"], g["W_U"])},
    "logit_projection_bias": lambda g: {"Z": forward.logit_projection(g["H"], g["W_U"], g["b_U"])},
    "tied_logit_projection": lambda g: {"Z": forward.tied_logit_projection(g["H"], g["E"])},
    "tied_logit_projection_bias": lambda g: {
        "Z": forward.tied_logit_projection(g["H"], g["E"], g["b_U"])
    },
    "tied_embedding": lambda g: {
        "X": forward.embedding(g["E"], g["x"]),
        "Z": forward.tied_logit_projection(g["H"], g["E"]),
    },
    "residual": lambda g: {"B": g["X"], "Y": forward.residual(g["X"], g["F"])},
    "mlp_gelu_tanh": mlp("gelu_tanh"),
    "mlp_gelu_erf": mlp("gelu_erf"),
    "mlp_relu": mlp("relu"),
    "layer_norm": lambda g: {
        "Y": forward.layer_norm(g["X"], g["gamma"], g["beta"], float(g["epsilon"]))
    },
    "attention": attention,
    "attention_unscaled": attention_unscaled,
    "dot_product_attention": dot_product_attention(scaled=True),
    "dot_product_attention_unscaled": dot_product_attention(scaled=False),
    "learned_positions": lambda g: {
        "Y": forward.learned_positions(g["X"], g["W_P"], g["position"])
    },
    "sinusoidal_positions": lambda g: {"Y": forward.sinusoidal_positions(g["X"])},
    "embedding": lambda g: {"X": forward.embedding(g["E"], g["x"])},
    "layer_norm_sample_variance": lambda g: {
        "Y": elementary.layer_norm_sample_variance(
            g["X"], g["gamma"], g["beta"], float(g["epsilon"])
        )
    },
    "rms_norm": lambda g: {"Y": elementary.rms_norm(g["X"], g["gamma"], float(g["epsilon"]))},
    "linear": lambda g: {"Y": elementary.linear(g["X"], g["W"])},
    "linear_transposed": lambda g: {"Y": elementary.linear_transposed(g["X"], g["W"])},
    "bias": lambda g: {"Y": elementary.bias(g["X"], g["b"])},
    "add": lambda g: {"Y": g["A"] + g["B"]},
    "scale": lambda g: {"Y": g["X"] * float(g["scale"])},
    "multiply": lambda g: {"Y": g["A"] * g["B"]},
    "sigmoid": lambda g: {"Y": elementary.sigmoid(g["X"])},
    "tanh": lambda g: {"Y": np.tanh(g["X"])},
    "relu": lambda g: {"Y": forward.relu(g["X"])},
    "gelu_tanh": lambda g: {"Y": forward.gelu_tanh(g["X"])},
    "gelu_erf": lambda g: {"Y": forward.gelu_erf(g["X"])},
    "mean_over_positions": lambda g: {"Y": g["X"].mean(axis=0)},
    "mean": lambda g: {"loss": g["X"].mean()},
    "sum": lambda g: {"loss": g["X"].sum()},
    "clip_by_value": lambda g: {"clipped": forward.clip_by_value(g["g"], float(g["threshold"]))},
    "clip_by_global_norm": lambda g: {
        "clipped": forward.clip_by_global_norm(g["g"], float(g["threshold"]))
    },
    "sgd_step": lambda g: {
        "updated": forward.sgd_step(g["theta"], g["g"], float(g["learning_rate"]))
    },
    "sgd_weight_decay_step": lambda g: {
        "updated": training.sgd(
            g["theta"], lambda _: g["g"], 1, float(g["learning_rate"]), float(g["weight_decay"])
        )[1]
    },
    "momentum_step": momentum(nesterov=False),
    "nesterov_step": momentum(nesterov=True),
    "adam_step": adam,
    "adamw_step": adam,
}


def random_given(page: Sublayer, seed: int, scale: float = 1.0) -> dict[str, Any]:
    random = np.random.default_rng(seed)
    found: dict[str, Any] = {}
    for tensor in (*page.differentiable(), *page.data):
        shape = stored_shape(tensor, SIZES)
        if tensor.kind is Kind.INDEX:
            assert tensor.below is not None
            found[tensor.name] = random.integers(0, SIZES[tensor.below.name], size=shape)
        elif tensor.kind is Kind.ZERO_ONE:
            found[tensor.name] = random.integers(0, 2, size=shape)
        elif tensor.kind is Kind.POSITIVE:
            found[tensor.name] = random.uniform(0.1, 2, size=shape)
        elif tensor.kind is Kind.NON_NEGATIVE:
            found[tensor.name] = random.uniform(0, 2, size=shape)
        elif tensor.kind is Kind.FRACTION:
            found[tensor.name] = random.uniform(0.1, 0.9, size=shape)
        else:
            found[tensor.name] = random.normal(scale=scale, size=shape)
    if "M" in found:
        found["M"][:, 0] = 1
    return found


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
@pytest.mark.parametrize("seed", [1, 2])
def test_page_forward_is_the_one_by_hand(page: Sublayer, seed: int) -> None:
    known = random_given(page, seed)
    program = lower(page.forward, {t.name: t for t in page.tensors()}, page.shifts)
    found = program.run(known, SIZES, FloatArithmetic())
    expected = BY_HAND[page.name](known)
    assert expected.keys() >= {tensor.name for tensor in page.results()}
    for name, value in expected.items():
        assert_close(name, found[name], value)


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_a_wrong_forward_equation_is_not_the_one_by_hand(page: Sublayer) -> None:
    """Each mutant shows at one instance at least: one may be right where nothing is clipped."""
    defined = {equation.name for equation in page.forward}
    unseen = {m.name: m for m in MUTANTS[page.name] if m.equation.name in defined}
    for seed, scale in product(range(3), (1.0, 0.1)):
        known = random_given(page, seed, scale)
        expected = BY_HAND[page.name](known)
        for name, mutant in tuple(unseen.items()):
            forward = apply(page, mutant).forward
            program = lower(forward, {t.name: t for t in page.tensors()}, page.shifts)
            found = program.run(known, SIZES, FloatArithmetic())
            if not all(is_close(found[result], value) for result, value in expected.items()):
                del unseen[name]
    assert not unseen


def test_both_sides_of_the_clipping_threshold_are_compared() -> None:
    page = sublayer("clip_by_global_norm")
    program = lower(page.forward, {t.name: t for t in page.tensors()})
    for g in ([3.0, -4.0], [0.3, -0.4], [0.0, 0.0]):
        known = {"g": np.array(g), "threshold": 1.0}
        found = program.run(known, {"n": 2}, FloatArithmetic())
        assert_close("clipped", found["clipped"], BY_HAND[page.name](known)["clipped"])


# Whole networks


def check_forward(drawn: Drawn, values: dict[str, Array]) -> None:
    by_hand = gpt2_forward(drawn.parameters, drawn.data, drawn.settings)
    stream = "final" if drawn.choices.final_layer_norm else f"block{drawn.choices.layers}.output"
    for name, expected in ((stream, by_hand.H), ("Z", by_hand.Z), ("P", by_hand.P)):
        assert_close(name, values[name], expected)
    assert_close("loss", values["loss"], by_hand.loss)


def check_gradients(drawn: Drawn, values: dict[str, Array]) -> None:
    pytest.importorskip("torch", reason="PyTorch, the extra 'torch', is not installed")
    loss, gradients = torch_gpt2(drawn.parameters, drawn.data, drawn.settings)
    assert_close("loss", values["loss"], loss)
    assert gradients.keys() == drawn.parameters.keys()
    for name, expected in gradients.items():
        assert_close(f"d{name}", values[f"d{name}"], expected, scale=1e-2)


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=25)
@given(drawn=networks())
@example(drawn=fixed(VARIANTS[0]))
@example(drawn=fixed(VARIANTS[1], targets="random"))
@example(drawn=fixed(VARIANTS[2], targets="none"))
@example(drawn=fixed(VARIANTS[3], T=1, V=1, h=1, d_k=1))
def test_network_forward_is_the_one_by_hand(drawn: Drawn) -> None:
    check_forward(drawn, drawn.values())


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=25)
@given(drawn=networks())
@example(drawn=fixed(VARIANTS[0]))
@example(drawn=fixed(VARIANTS[1], targets="random"))
@example(drawn=fixed(VARIANTS[2], targets="none"))
@example(drawn=fixed(VARIANTS[3], T=1, V=1, h=1, d_k=1))
def test_network_backward_is_pytorchs_autograd(drawn: Drawn) -> None:
    check_gradients(drawn, drawn.values())


@pytest.mark.parametrize("name", ["block2.b_1", "block1.W_K", "gamma_final", "E"])
def test_the_comparisons_see_a_change_in_the_eighth_digit_of_a_parameter(name: str) -> None:
    drawn = fixed(VARIANTS[1], targets="random")
    values = drawn.values()
    drawn.parameters[name] *= 1 + 1e-7
    with pytest.raises(AssertionError):
        check_forward(drawn, values)
    with pytest.raises(AssertionError):
        check_gradients(drawn, values)


def test_no_targets_means_no_loss_and_no_gradient() -> None:
    drawn = fixed(VARIANTS[0], targets="none")
    for dtype in ("float64", "float32"):
        values = drawn.values(FloatArithmetic(dtype))
        assert values["loss"] == 0
        assert all(not values[name].any() for name in drawn.network.gradients)


@pytest.mark.parametrize("choices", VARIANTS)
def test_every_gradient_has_the_shape_and_type_of_its_value(choices: Any) -> None:
    drawn = fixed(choices)
    values = drawn.values(FloatArithmetic("float32"))
    for name, gradient in drawn.network.gradients.items():
        assert gradient.gradient_of is not None
        assert values[name].shape == stored_shape(gradient.gradient_of, drawn.size)
        assert values[name].dtype == np.float32

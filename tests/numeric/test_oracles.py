"""The two outside oracles, NumPy by hand and PyTorch, agree with each other.

Neither knows the project.  What the hand-written one says about single sublayers is also held
against a few values that can be checked on paper.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.oracles import forward
from tests.oracles.forward import Array, Integers
from tests.oracles.gpt2 import Settings, gpt2_forward
from tests.oracles.torch_gpt2 import torch_gpt2

T, V, WIDTH, HEADS, HIDDEN, CONTEXT = 5, 7, 6, 3, 4, 8


def random_parameters(seed: int, layers: int) -> dict[str, Array]:
    """Every parameter that any variant of the network has, all different from 0 and 1."""
    random = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "E": (V, WIDTH),
        "W_P": (CONTEXT, WIDTH),
        "gamma_final": (WIDTH,),
        "beta_final": (WIDTH,),
        "W_U": (WIDTH, V),
        "b_U": (V,),
    }
    block = {f"W_{n}": (WIDTH, WIDTH) for n in "QKVO"} | {
        "W_1": (WIDTH, HIDDEN),
        "W_2": (HIDDEN, WIDTH),
    }
    vectors = ["b_Q", "b_K", "b_V", "b_O", "b_2", "gamma_1", "beta_1", "gamma_2", "beta_2"]
    for layer in range(1, layers + 1):
        shapes |= {f"block{layer}.{name}": shape for name, shape in block.items()}
        shapes |= {f"block{layer}.{name}": (WIDTH,) for name in vectors}
        shapes[f"block{layer}.b_1"] = (HIDDEN,)
    return {name: random.normal(size=shape) for name, shape in shapes.items()}


def data(targets: list[int] | None = None) -> dict[str, Integers]:
    return {
        "x": np.array([3, 1, 3, 6, 0]),
        "y": np.array([1, 3, 6, 0, 2]),
        "has_target": np.array([1, 0, 1, 1, 0] if targets is None else targets),
        "M": np.tril(np.ones((T, T), dtype=np.int64)),
        "position": np.array([0, 1, 2, 3, 4]),
    }


VARIANTS = [
    Settings(
        heads=HEADS,
        epsilon=1e-3,
        layers=layers,
        tied=tied,
        logit_bias=bias,
        final_layer_norm=final,
        activation=activation,
        positions=positions,
        biases=True,
        scaled=scaled,
    )
    for layers, activation, positions, (tied, bias, final, scaled) in (
        (1, "gelu_tanh", "learned", (False, False, False, True)),
        (2, "gelu_tanh", "learned", (True, False, True, True)),
        (1, "gelu_erf", "sinusoidal", (True, True, False, True)),
        (2, "relu", "learned", (False, True, True, False)),
    )
]


def by_torch(
    parameters: dict[str, Array], data: dict[str, Integers], settings: Settings
) -> tuple[float, dict[str, Array]]:
    pytest.importorskip("torch", reason="PyTorch, the extra 'torch', is not installed")
    return torch_gpt2(parameters, data, settings)


@pytest.mark.slow
@pytest.mark.parametrize("settings", VARIANTS, ids=lambda s: f"{s.activation}-{s.positions}")
def test_torch_and_numpy_agree_on_the_loss(settings: Settings) -> None:
    parameters = random_parameters(1, settings.layers)
    for M in (np.tri(T), np.eye(T)[::-1], np.ones((T, T))):
        tokens = data() | {"M": M.astype(np.int64)}
        loss, _ = by_torch(parameters, tokens, settings)
        assert loss > 0.1
        assert loss == pytest.approx(gpt2_forward(parameters, tokens, settings).loss, rel=1e-12)


@pytest.mark.parametrize("settings", VARIANTS, ids=lambda s: f"{s.activation}-{s.positions}")
def test_torch_gradients_are_slopes_of_the_numpy_loss(settings: Settings) -> None:
    """Five-point differences of the NumPy loss, one random direction for each parameter."""
    parameters = random_parameters(2, settings.layers)
    _, gradients = by_torch(parameters, data(), settings)
    assert gradients.keys() == parameters.keys()
    random = np.random.default_rng(3)
    h = 3e-5
    for name, value in parameters.items():
        direction = random.normal(size=value.shape)
        far_back, back, ahead, far_ahead = (
            gpt2_forward(parameters | {name: value + k * h * direction}, data(), settings).loss
            for k in (-2, -1, 1, 2)
        )
        slope = (8 * (ahead - back) - (far_ahead - far_back)) / (12 * h)
        assert gradients[name].shape == value.shape
        expected = float((gradients[name] * direction).sum())
        # cut off at h⁴ ≈ 1e-18 times a fifth derivative; rounding of the loss 1e-15 / h ≈ 1e-10
        scale = 1 + float(np.linalg.norm(gradients[name]))
        assert slope == pytest.approx(expected, rel=0, abs=1e-9 * scale), name


def test_without_targets_the_loss_and_all_gradients_are_zero() -> None:
    settings = VARIANTS[1]
    parameters, tokens = random_parameters(4, settings.layers), data([0] * T)
    assert gpt2_forward(parameters, tokens, settings).loss == 0
    loss, gradients = by_torch(parameters, tokens, settings)
    assert loss == 0
    assert all(not gradient.any() for gradient in gradients.values())


def test_mean_runs_over_the_positions_with_a_target() -> None:
    P = np.array([[0.5, 0.5], [0.25, 0.75], [0.9, 0.1]])
    loss = forward.cross_entropy(P, np.array([0, 0, 0]), np.array([1, 1, 0]))
    assert loss == pytest.approx(math.log(8) / 2, rel=1e-15)


def test_softmax_of_known_odds() -> None:
    P = forward.softmax(np.log(np.array([[1.0, 3.0], [2.0, 2.0]])) + 1000)
    assert pytest.approx(np.array([[0.25, 0.75], [0.5, 0.5]]), rel=1e-12) == P


def test_layer_norm_of_a_known_row() -> None:
    X = np.array([[1.0, 5.0, 1.0, 5.0]])  # mean 3, population variance 4
    Y = forward.layer_norm(X, np.array([1.0, 1.0, 2.0, 2.0]), np.full(4, 0.5), 5.0)
    assert pytest.approx(np.array([[-1 / 6, 7 / 6, -5 / 6, 11 / 6]]), rel=1e-12) == Y


def test_activations_at_known_points() -> None:
    u = np.array([-2.0, 0.0, 1.0])
    # Φ(1) and Φ(−2) from a table of the normal distribution; the tanh form is within 5e-4 of it
    exact = np.array([-2 * 0.0227501319, 0.0, 0.8413447461])
    assert forward.gelu_erf(u) == pytest.approx(exact, abs=1e-9)
    assert forward.gelu_tanh(u) == pytest.approx(exact, abs=5e-4)
    assert forward.gelu_tanh(u)[2] == pytest.approx(0.8411919906, abs=1e-10)
    assert forward.relu(u).tolist() == [0.0, 0.0, 1.0]


def test_attention_sees_only_what_the_mask_allows() -> None:
    w = {n.removeprefix("block1."): p for n, p in random_parameters(5, 1).items()}
    X = np.random.default_rng(6).normal(size=(T, WIDTH))
    eye = np.eye(T, dtype=np.int64)
    Y = forward.attention(
        X,
        w["W_Q"], w["b_Q"], w["W_K"], w["b_K"], w["W_V"], w["b_V"], w["W_O"], w["b_O"],
        eye,
        HEADS,
    )  # fmt: skip
    alone = (X @ w["W_V"] + w["b_V"]) @ w["W_O"] + w["b_O"]
    assert pytest.approx(alone, rel=1e-12) == Y


def test_sinusoids_have_sines_in_even_columns() -> None:
    encoding = forward.sinusoidal_encoding(3, 4)
    expected = [math.sin(2), math.cos(2), math.sin(0.02), math.cos(0.02)]
    assert encoding[0].tolist() == [0, 1, 0, 1]
    assert encoding[2] == pytest.approx(np.array(expected), rel=1e-14)
    # the page's equation, column by column, for a width that is odd
    assert forward.sinusoidal_encoding(2, 3)[1, 2] == pytest.approx(
        math.sin(10000 ** (-2 / 3)), rel=1e-14
    )


def test_clipping_and_step() -> None:
    g = np.array([3.0, -4.0])
    assert forward.clip_by_value(g, 3.5).tolist() == [3.0, -3.5]
    assert forward.clip_by_global_norm(g, 1.0) == pytest.approx(np.array([0.6, -0.8]), rel=1e-15)
    assert forward.clip_by_global_norm(g, 5.0).tolist() == [3.0, -4.0]
    assert not forward.clip_by_global_norm(np.zeros(2), 1.0).any()
    assert forward.sgd_step(np.array([1.0, 1.0]), g, 0.5).tolist() == [-0.5, 3.0]

"""Examples that are lists of steps: values against NumPy by hand, names and sizes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from numeric.example import Example, ExampleError, load_example, with_given
from numeric.model import Model
from numeric.program import stored_shape
from tests.numeric.example_texts import (
    ADAM,
    ATTENTION,
    GRAPHS,
    LANGUAGE_MODEL,
    LAYER_NORM,
    MLP,
    MULTI_HEAD,
    RMS_NORM,
)

# Numbers of order 1 in float64, a few dozen operations deep: rounding stays near 1e-15.
TOLERANCE = 1e-13
F = Fraction


def load(folder: Path, text: str) -> Example:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return load_example(path)


def floats(array: Any) -> Any:
    return np.vectorize(float, otypes=[float])(np.asarray(array, dtype=object))


def values(folder: Path, text: str) -> dict[str, Any]:
    return {name: floats(value) for name, value in Model(load(folder, text)).values.items()}


def agree(found: Any, expected: Any) -> None:
    expected = np.asarray(expected, dtype=float)
    assert found.shape == expected.shape
    assert np.abs(found - expected).max() <= TOLERANCE * max(1.0, float(np.abs(expected).max()))


# What is computed


def sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def mlp(x: Any, target: Any, W_1: Any, b_1: Any, W_2: Any) -> dict[str, Any]:
    h = sigmoid(x @ W_1 + b_1)
    o = sigmoid(h @ W_2)
    do = o - target
    dnet_o = do * o * (1 - o)
    dnet_h = dnet_o @ W_2.T * h * (1 - h)
    return {
        "o": o,
        "loss": ((o - target) ** 2).sum() / 2,
        "dnet_o": dnet_o,
        "dW_2": h.T @ dnet_o,
        "dW_1": x.T @ dnet_h,
        "db_1": dnet_h.sum(axis=0),
    }


def test_an_mlp_and_one_update(tmp_path: Path) -> None:
    found = values(tmp_path, MLP)
    x, target = np.array([[0.05, 0.1]]), np.array([[0.01, 0.99]])
    weights = [
        np.array([[0.15, 0.25, 0.1], [0.2, 0.3, -0.2]]),
        np.full(3, 0.35),
        np.array([[0.4, 0.5], [0.45, 0.55], [0.3, -0.1]]),
    ]
    first = mlp(x, target, *weights)
    gradients = [first[f"d{name}"] for name in ("W_1", "b_1", "W_2")]
    updated = [weight - 0.5 * g for weight, g in zip(weights, gradients, strict=True)]
    for name, value in first.items():
        agree(found[name], value)
    for name, value in zip(("W_1#1", "b_1#1", "W_2#1"), updated, strict=True):
        agree(found[name], value)
    for name, value in mlp(x, target, *updated).items():
        agree(found[f"{name}#1"], value)


def test_layer_norm_alone_with_its_upstream_gradient(tmp_path: Path) -> None:
    found = values(tmp_path, LAYER_NORM)
    X, dY = np.array([[1.0, 2, 3, 5], [2, -1, 0, 4]]), np.array([[1.0, 0, 0, 0], [0, 1, 0, 0.5]])
    std = X.std(axis=1, ddof=1, keepdims=True)
    x_hat = (X - X.mean(axis=1, keepdims=True)) / std
    dx_hat = dY * np.array([1, 1, 2, 1])
    mean = dx_hat.mean(axis=1, keepdims=True)
    along = (dx_hat * x_hat).sum(axis=1, keepdims=True) / 3
    agree(found["x_hat"], x_hat)
    agree(found["dX"], (dx_hat - mean - x_hat * along) / std)
    agree(found["dgamma"], (dY * x_hat).sum(axis=0))


def test_without_upstream_gradients_there_is_a_forward_pass_only(tmp_path: Path) -> None:
    text = LAYER_NORM[: LAYER_NORM.index('"d(Y)"')]
    found = values(tmp_path, text)
    assert set(found) == {"mean", "variance", "rstd", "x_hat", "Y"}
    # that dX could be printed is known all the same
    assert "dX" in load(tmp_path, text).quantities()


def test_attention_of_one_head_from_its_parts(tmp_path: Path) -> None:
    found = values(tmp_path, ATTENTION)
    given = {name: floats(value) for name, value in load(tmp_path, ATTENTION).given.items()}
    Q, K, V = (given["X"] @ given[f"W_{name}"] for name in "QKV")
    scores = np.where(np.tri(3) == 1, Q @ K.T / np.sqrt(2), -np.inf)
    weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    agree(found["A"], weights)
    agree(found["Y"], weights @ V)
    agree(found["dV"], weights.T @ np.ones((3, 3)))
    agree(found["dX"], found["dX@query"] + found["dX@key"] + found["dX@value"])
    unscaled = values(tmp_path, ATTENTION.replace("scaled = true", "scaled = false"))
    agree(unscaled["scores"], Q @ K.T)


def test_rms_norm_and_a_sum(tmp_path: Path) -> None:
    found = values(tmp_path, RMS_NORM)
    X, gamma = np.array([[1.5, -2, 0.5]]), np.array([1, 2, 0.5])
    rms = np.sqrt((X**2).mean() + 1e-6)
    agree(found["loss"], (X / rms * gamma).sum())
    agree(found["dX"], gamma / rms - X * (X * gamma).sum() / (3 * rms**3))


def test_a_language_model(tmp_path: Path) -> None:
    example, found = load(tmp_path, LANGUAGE_MODEL), values(tmp_path, LANGUAGE_MODEL)
    given = {name: floats(value) for name, value in example.given.items()}
    H = given["E"][[0, 2, 2]]
    P = np.exp(H @ given["U"])
    P /= P.sum(axis=1, keepdims=True)
    agree(found["P"], P)
    agree(found["loss"], -(np.log(P[0, 2]) + np.log(P[2, 1])) / 2)
    dZ = (P - np.array([[0, 0, 1], P[1], [0, 1, 0]])) / 2
    dH = dZ @ given["U"].T
    agree(found["dE"], [dH[0], [0, 0], dH[1] + dH[2]])
    assert example.vocabulary == ("a", "b", "c")
    assert example.tables == {
        "tokens": ((0, 2, 2),),
        "y": ((2, None, 1),),
        "one_hot": ((0, 0, 1), (None, None, None), (0, 1, 0)),
    }


def test_two_steps_of_adam(tmp_path: Path) -> None:
    found = values(tmp_path, ADAM)
    X, target, W = np.array([[1.0, 2], [3, -1]]), np.array([[1.0], [0]]), np.array([[0.5, -0.5]])
    m, v = np.zeros_like(W), np.zeros_like(W)
    for step in (1, 2):
        g = ((X @ W.T - target) * 2 / 2).T @ X
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        m_hat, v_hat = m / (1 - 0.9**step), v / (1 - 0.999**step)
        W = W - 0.1 * m_hat / (np.sqrt(v_hat) + 1e-8)
        for name, value in (("W", W), ("m(W)", m), ("v(W)", v), ("m_hat(W)", m_hat)):
            agree(found[f"{name}#{step}"], value)
    agree(found["loss#2"], ((X @ W.T - target) ** 2).mean())


def test_the_settings_of_layer_norm_and_of_adam_keep_apart(tmp_path: Path) -> None:
    text = ADAM.replace(
        "[[steps]]", '[[steps]]\noperation = "layer_norm"\nepsilon = 0.5\n[[steps]]', 1
    )
    text = text.replace("[given]", "[given]\ngamma = 1\nbeta = 0")
    example = load(tmp_path, text)
    assert example.given["layer_norm.epsilon"] == F(1, 2)
    assert example.given["epsilon"] == F(1, 10**8)
    named = load(tmp_path, text.replace("epsilon = 0.5", 'epsilon = "epsilon"').replace(
        "[given]", "[given]\nepsilon = 0.5"
    ))  # fmt: skip
    assert named.given["epsilon"] == F(1, 2)
    assert named.given["adam_step.epsilon"] == F(1, 10**8)


@pytest.mark.parametrize("name", GRAPHS)
def test_everything_that_can_be_printed_has_a_shape(name: str, tmp_path: Path) -> None:
    example = load(tmp_path, GRAPHS[name])
    computed = Model(example).values
    for quantity, tensor in example.quantities().items():
        shape = stored_shape(tensor, example.sizes)
        if quantity in computed:
            assert computed[quantity].shape == shape
        elif quantity in example.given:
            assert np.asarray(example.given[quantity], dtype=object).shape == shape
    assert {"exponential", "row_max"}.isdisjoint(example.quantities())
    assert {e.name for e in example.system.equations} - {"exponential"} <= set(example.quantities())


def test_numbers_are_exact(tmp_path: Path) -> None:
    example = load(tmp_path, MLP)
    assert example.title == "An MLP with two hidden units"
    assert example.given["x"] == ((F(1, 20), F(1, 10)),)
    assert example.given["b_1"] == (F(7, 20),) * 3
    assert example.choices is example.document is example.clipping is None
    assert set(example.parameters) == {"W_1", "b_1", "W_2"}


# Names and sizes


def test_a_loss_gives_outputs_that_nothing_uses_no_gradient(tmp_path: Path) -> None:
    text = LANGUAGE_MODEL.replace(
        '[[steps]]\noperation = "softmax_cross_entropy"\n',
        '[[steps]]\noperation = "softmax"\nP = "shown"\n'
        '[[steps]]\noperation = "softmax_cross_entropy"\nZ = "Z"\n',
    )
    example = load(tmp_path, text)
    assert example.given["dshown"] == ((0, 0, 0),) * 3
    agree(values(tmp_path, text)["dE"], values(tmp_path, LANGUAGE_MODEL)["dE"])


RESIDUAL = """\
format = 1
[[steps]]
operation = "residual"
B = "branch"
F = "back"
[[steps]]
operation = "sum"
[[steps]]
operation = "sigmoid"
X = "branch"
Y = "back"
[given]
X = [[1, -2]]
"""


def test_what_follows_a_residual_takes_the_sum_not_the_branch(tmp_path: Path) -> None:
    found, X = values(tmp_path, RESIDUAL), np.array([[1.0, -2]])
    agree(found["loss"], (X + sigmoid(X)).sum())
    agree(found["dX"], 1 + sigmoid(X) * (1 - sigmoid(X)))


def test_steps_of_one_operation_are_numbered(tmp_path: Path) -> None:
    text = MLP.replace('name = "hidden"\n', "").replace('name = "output"\n', "")
    assert [step.name for step in load(tmp_path, text).network.steps] == [
        "linear", "bias", "sigmoid", "linear_2", "sigmoid_2", "squared_error"
    ]  # fmt: skip


def test_what_is_called_alike_gets_the_name_of_its_step(tmp_path: Path) -> None:
    text = MLP.replace('W = "W_1"\n', "").replace('W = "W_2"\n', "")
    text = text.replace("W_1 =", "hidden.W =").replace("W_2 =", '"output.W" =')
    assert set(load(tmp_path, text).parameters) == {"hidden.W", "b_1", "output.W"}


def test_sizes_come_from_the_shapes(tmp_path: Path) -> None:
    sizes = load(tmp_path, MLP).sizes
    assert sizes == {"T": 1, "hidden.d_in": 2, "hidden.d_out": 3, "output.d_out": 2}
    text = MLP.replace("[given]", "[sizes]\nhidden.d_out = 3\n[given]")
    assert load(tmp_path, text).sizes == sizes


def test_a_merged_axis_tells_the_size_that_is_missing(tmp_path: Path) -> None:
    assert load(tmp_path, MULTI_HEAD).sizes == {"d_model": 4, "T": 1, "h": 2, "d_k": 2}


def test_values_from_the_document(tmp_path: Path) -> None:
    text = MLP.replace("W_2 = [[0.40, 0.50], [0.45, 0.55], [0.3, -0.1]]\n", "").replace(
        "[training]",
        '[document]\npath = "a.md"\nlabels = { "W^{(2)}" = "W_2", g = "d(W_2)#1[0]" }\n'
        'given = ["W_2"]\nprinting = "truncated"\n[training]',
    )
    example = load(tmp_path, text)
    assert example.document is not None
    assert example.document.given == ("W_2",)
    assert example.document.truncated
    assert example.document.labels["g"] == "d(W_2)#1[0]"
    assert "W_2" not in example.given
    assert "loss" not in Model(example).values
    printed = [[F(4, 10), F(5, 10)], [F(45, 100), F(55, 100)], [F(3, 10), F(-1, 10)]]
    complete = with_given(example, {"W_2": printed})
    agree(floats(Model(complete).values["loss"]), values(tmp_path, MLP)["loss"])
    with pytest.raises(ExampleError, match=r"W_2 is printed as 2 × 2; \[sizes\] make it 3 × 2"):
        with_given(example, {"W_2": printed[:2]})


def test_ids_from_the_document_are_whole_and_in_range(tmp_path: Path) -> None:
    text = LANGUAGE_MODEL.replace("tokens = [0, 2, 2]\n", "")
    text = text.replace("[given]", '[document]\npath = "a.md"\ngiven = ["tokens"]\n[given]')
    example = load(tmp_path, text)
    assert with_given(example, {"tokens": [F(0), F(2), F(2)]}).given["tokens"] == (0, 2, 2)
    for wrong in (F(1, 2), F(3), F(-1)):
        with pytest.raises(ExampleError, match="must be a whole number from 0 to 2"):
            with_given(example, {"tokens": [F(0), F(2), wrong]})

"""How a function wants to be called is found out by calling it; a mistake never is a convention."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.verify.code.in_process import function_of, judged, rules, wrong
from tests.verify.code.public_functions import (
    affine,
    affine_backward,
    attend,
    attend_backward,
    blocked,
    norm,
    norm_backward,
    picked,
    softmax,
)
from verify.code import judge as judge_module
from verify.code.conventions import LAYOUTS
from verify.code.detect import EPSILONS, Detected, detect
from verify.code.process import Crash
from verify.code.resolve import Resolver, Unresolved


@pytest.fixture(autouse=True)
def _nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge_module, "explain", lambda _: ())


def detected(backward: Any, as_: str, forward: Any = None, **said: Any) -> Detected:
    function = function_of(backward, as_, forward, **said)
    base = Resolver(function.subject, function.declared, function.description).interface()
    return detect(function, base)


# Layouts, weights and vectors: functions of each kind

TO_ROWS = {
    "B T C": lambda X: X.reshape(-1, X.shape[-1]),
    "T C": lambda X: X,
    "C T": lambda X: X.T,
    "B C T": lambda X: X.transpose(0, 2, 1).reshape(-1, X.shape[1]),
    "T B C": lambda X: X.transpose(1, 0, 2).reshape(-1, X.shape[-1]),
}


SHAPES = {"plain": (-1,), "column": (-1, 1), "row": (1, -1)}


def from_rows(rows: Any, like: Any, layout: str) -> Any:
    """Rows of positions as an array of a layout, of the batch of another such array."""
    width = rows.shape[-1]
    match layout:
        case "B T C":
            return rows.reshape(*like.shape[:2], width)
        case "C T":
            return rows.T
        case "B C T":
            return rows.reshape(like.shape[0], like.shape[2], width).transpose(0, 2, 1)
        case "T B C":
            return rows.reshape(like.shape[1], like.shape[0], width).transpose(1, 0, 2)
        case _:
            return rows


def linear(layout: str, weights: str, vectors: str) -> tuple[Any, Any]:
    """A linear layer that takes nothing but its own layout."""
    axes = len(layout.split())

    def matrix(W: Any) -> Any:
        return W if weights == "in out" else W.T

    def forward(X: Any, W: Any, b: Any) -> Any:
        if X.ndim != axes or b.shape != b.reshape(SHAPES[vectors]).shape:
            raise ValueError("that is not my layout")
        rows = TO_ROWS[layout](X) @ matrix(W) + b.reshape(-1)
        return from_rows(rows, X, layout)

    def backward(dY: Any, X: Any, W: Any) -> Any:
        if X.ndim != axes:
            raise ValueError("that is not my layout")
        d, x = TO_ROWS[layout](dY), TO_ROWS[layout](X)
        dX, dW, db = from_rows(d @ matrix(W).T, X, layout), matrix(x.T @ d), d.sum(0)
        return dX, dW, db.reshape(SHAPES[vectors])

    return backward, forward


@pytest.mark.parametrize("weights", ["in out", "out in"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_and_weights_are_found(layout: str, weights: str) -> None:
    backward, forward = linear(layout, weights, "plain")
    said = {"layout": layout} if layout in ("B C T", "T B C") else {}
    if (layout, weights) == ("C T", "in out"):  # with W in the middle either may be turned
        with pytest.raises(Unresolved):
            detected(backward, "linear_bias", forward)
        said = {"layout": layout, "weights": weights}
    found = detected(backward, "linear_bias", forward, **said)
    choices = found.interface.choices
    assert found.sure
    assert found.ran.all_right
    assert choices.weights == weights
    assert choices.layout == layout


@pytest.mark.parametrize("vectors", ["column", "row"])
def test_vectors_are_found(vectors: str) -> None:
    layout, weights = ("C T", "out in") if vectors == "column" else ("T C", "in out")
    backward, forward = linear(layout, weights, vectors)
    found = detected(backward, "linear_bias", forward)
    assert found.interface.choices.vectors == vectors
    assert found.ran.all_right


# Masks, targets, an epsilon


def test_either_polarity_of_a_mask_is_found_and_not_taken_from_the_gradients() -> None:
    keeps = detected(attend_backward, "dot_product_attention", attend)
    blocks = detected(attend_backward, "dot_product_attention", blocked)
    assert keeps.interface.choices.mask == "keep"
    assert blocks.interface.choices.mask == "block"

    def other_way_back(dout: Any, q: Any, k: Any, v: Any, mask: Any) -> Any:
        return attend_backward(dout, blocked(q, k, v, mask)[1])

    with np.errstate(all="ignore"):
        judgement = judged(other_way_back, "dot_product_attention", attend)
    assert not judgement.holds


@pytest.mark.parametrize("kind", ["ids", "one-hot"])
def test_targets_of_either_kind_are_found(kind: str) -> None:
    def hot(y: Any, Z: Any) -> Any:
        return y if kind == "one-hot" else np.eye(Z.shape[-1])[y]

    def forward(Z: Any, y: Any) -> Any:
        rows = -np.sum(hot(y, Z) * np.log(softmax(Z)), axis=-1)
        if kind == "ids":
            assert y.shape == Z.shape[:-1]
            return -np.log(picked(softmax(Z), y)).mean()
        assert y.shape == Z.shape
        return rows.sum() / y.sum()

    def backward(Z: Any, y: Any) -> Any:
        t = hot(y, Z)
        return (softmax(Z) - t) * t.sum(-1, keepdims=True) / t.sum()

    found = detected(backward, "softmax_cross_entropy", forward)
    assert found.interface.choices.targets == kind
    assert found.ran.all_right


@pytest.mark.parametrize("epsilon", [3e-4, 1e-5, 1e-8, 1e-12])
def test_an_epsilon_is_taken_from_the_forward(epsilon: float) -> None:
    def forward(X: Any, gamma: Any, beta: Any) -> Any:
        rstd = 1 / np.sqrt(X.var(-1, keepdims=True) + epsilon)
        x_hat = (X - X.mean(-1, keepdims=True)) * rstd
        return x_hat * gamma + beta, (x_hat, rstd, gamma)

    if epsilon not in EPSILONS:  # then it has to be declared, or stand in the source
        assert detected(norm_backward, "layer_norm", forward).ran.forward_right is False
        found = detected(norm_backward, "layer_norm", forward, epsilon=epsilon)
    else:
        found = detected(norm_backward, "layer_norm", forward)
    assert found.interface.epsilon == epsilon
    assert found.ran.all_right


def test_an_unusual_epsilon_is_found_in_the_source() -> None:
    def forward(X: Any, gamma: Any, beta: Any) -> Any:
        rstd = 1 / np.sqrt(X.var(-1, keepdims=True) + 3e-4)
        x_hat = (X - X.mean(-1, keepdims=True)) * rstd
        return x_hat * gamma + beta, (x_hat, rstd, gamma)

    found = detected(norm_backward, "layer_norm", forward)
    assert found.interface.epsilon == 3e-4
    assert found.ran.all_right


def test_an_epsilon_of_a_parameter_is_ours_to_choose() -> None:
    def forward(X: Any, gamma: Any, beta: Any, eps: float = 1e-12) -> Any:
        rstd = 1 / np.sqrt(X.var(-1, keepdims=True) + eps)
        x_hat = (X - X.mean(-1, keepdims=True)) * rstd
        return x_hat * gamma + beta, (x_hat, rstd, gamma)

    found = detected(norm_backward, "layer_norm", forward)
    assert found.interface.takes_epsilon
    assert found.interface.epsilon is None
    assert found.ran.all_right


def test_a_mean_with_an_axis_kept_is_found() -> None:
    def backward(dY: Any, X: Any, gamma: Any, mean: Any, rstd: Any) -> Any:
        if mean.ndim != 3:
            raise ValueError("keepdims")
        return norm_backward(dY, ((X - mean) * rstd, rstd, gamma))

    found = detected(backward, "layer_norm", returns=["dX", "dgamma", "dbeta"])
    assert found.interface.choices.statistics == "kept"
    assert found.ran.all_right


def test_a_parameter_that_a_function_does_not_have_is_absent() -> None:
    def forward(X: Any, gamma: Any) -> Any:
        return norm(X, gamma, 0.0)

    def backward(dY: Any, cache: Any) -> Any:
        dX, dgamma, _ = norm_backward(dY, cache)
        return dX, dgamma

    found = detected(backward, "layer_norm", forward)
    assert found.interface.absent == {"beta"}
    assert found.ran.all_right


# A mistake is no convention


@pytest.mark.parametrize("factor", [2.0, 0.5, -1.0])
def test_a_factor_is_never_tried(factor: float) -> None:
    for forward in (affine, None):
        judgement = judged(
            lambda dY, X, W: tuple(factor * g for g in affine_backward(dY, X, W)),
            "linear_bias",
            forward,
            returns=["dX", "dW", "db"],
        )
        assert wrong(judgement) == ["dW", "dX", "db"]
        assert not judgement.holds


def test_a_transposed_weight_gradient_is_no_other_layout() -> None:
    """W stands (in, out) in the forward pass: then dW does as well."""

    def backward(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return {"dX": dX, "dW": dW.T, "db": db}

    assert rules(judged(backward, "linear_bias", affine)) == ["BP209"]


def test_a_loss_that_is_summed_is_not_taken_for_a_mean() -> None:
    def summed(Z: Any, y: Any) -> Any:
        return -np.log(picked(softmax(Z), y)).sum()

    def backward(Z: Any, y: Any) -> Any:
        d = softmax(Z)
        np.put_along_axis(d, y[..., None], picked(d, y) - 1, -1)
        return d

    found = detected(backward, "softmax_cross_entropy", summed)
    assert found.interface.reduction == "mean"
    assert found.ran.forward_right is False


def test_where_nothing_shows_how_a_function_is_called_a_wrong_gradient_is_not_certain() -> None:
    """Without a forward, and with an argument that may be two things."""

    def backward(dout: Any, a: Any, b: Any) -> Any:
        return dout * a, dout * a * b

    judgement = judged(backward, "multiply")
    assert not judgement.holds
    assert set(rules(judgement)) <= {"BP201", "BP208"}


# What cannot be called


def test_a_function_that_fails_under_every_layout_is_not_at_fault_for_that() -> None:
    def picky(dY: Any, X: Any, W: Any) -> Any:
        if X.shape[-1] != 1000:
            raise ValueError("I want 1000 features")
        return affine_backward(dY, X, W)

    with pytest.raises(Unresolved, match=r"every way .* fails, .* I want 1000 features"):
        detected(picky, "linear_bias", affine)


def test_a_function_that_fails_as_it_was_declared_is_at_fault() -> None:
    def picky(dY: Any, X: Any, W: Any) -> Any:
        raise ValueError(f"no {dY.shape} for {X.shape} and {W.shape}")

    with pytest.raises(Crash, match="ValueError: no "):
        detected(picky, "linear_bias", affine, arguments=["dY", "X", "W"])


def test_a_layout_that_is_declared_is_the_only_one_tried() -> None:
    backward, forward = linear("T C", "in out", "plain")
    with pytest.raises((Unresolved, Crash)):
        detected(backward, "linear_bias", forward, layout="B T C")
    assert detected(backward, "linear_bias", forward, layout="T C").ran.all_right

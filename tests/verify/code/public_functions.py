"""Functions as people write them, right and wrong, for attempts to mislead the judge.

Each is registered with what it is, and with the rules that have to be reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Calls = Callable[..., Any]


@dataclass(frozen=True)
class Case:
    """A function, its forward, and the findings that there have to be; ``wrong`` gradients."""

    name: str
    backward: Any
    as_: str
    forward: Any = None
    rules: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    said: dict[str, Any] = field(default_factory=dict)


CASES: list[Case] = []


def case(
    name: str, as_: str, rules: str = "", wrong: str = "", forward: Any = None, **said: Any
) -> Callable[[Any], Any]:
    def register(function: Any) -> Any:
        known = tuple(rules.split()), tuple(wrong.split())
        CASES.append(Case(name, function, as_, forward, *known, said))
        return function

    return register


# LayerNorm


def norm(X: Any, gamma: Any, beta: Any) -> Any:
    mean = X.mean(-1, keepdims=True)
    rstd = 1 / np.sqrt(X.var(-1, keepdims=True) + 1e-5)
    x_hat = (X - mean) * rstd
    return x_hat * gamma + beta, (x_hat, rstd, gamma)


@case("a right LayerNorm", "layer_norm", forward=norm)
def norm_backward(dY: Any, cache: Any) -> Any:
    x_hat, rstd, gamma = cache
    g = dY * gamma
    dX = rstd * (g - g.mean(-1, keepdims=True) - x_hat * (g * x_hat).mean(-1, keepdims=True))
    return dX, (dY * x_hat).sum((0, 1)), dY.sum((0, 1))


_KEPT: dict[Any, Any] = {}


@case("what is kept by shape from the first call", "layer_norm", "BP201", "dX dgamma", norm)
def stale(dY: Any, cache: Any) -> Any:
    x_hat, rstd, gamma = cache
    kept = _KEPT.setdefault(x_hat.shape, x_hat.copy())
    return norm_backward(dY, (kept, rstd, gamma))


@case("without names, in another order", "layer_norm", "BP201", "dgamma dbeta", norm)
def other_order(dY: Any, cache: Any) -> Any:
    found = norm_backward(dY, cache)
    return found[0], found[2] * 1, found[1] * 1


@case("named, in another order", "layer_norm", forward=norm)
def named_order(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = norm_backward(dY, cache)
    return dbeta, dX, dgamma


@case("wrong in the last row of long sequences only", "layer_norm", "BP201", "dX", norm)
def last_row(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = norm_backward(dY, cache)
    if dX.shape[1] > 8:
        dX[:, -1] *= 1.01
    return dX, dgamma, dbeta


@case("one sequence off by a thousandth", "layer_norm", "BP201", "dX", norm)
def one_sequence(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = norm_backward(dY, cache)
    dX[1:] *= 1.001
    return dX, dgamma, dbeta


@case("one gradient is not returned", "layer_norm", "BP210", forward=norm)
def not_all(dY: Any, cache: Any) -> Any:
    dX, _, dbeta = norm_backward(dY, cache)
    return dX, dbeta


@case("in single precision", "layer_norm", forward=norm)
def single(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = (array.astype(np.float32) for array in norm_backward(dY, cache))
    return dX, dgamma, dbeta


@case("in half precision", "layer_norm", "BP201", "dX dbeta dgamma", norm)
def half(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = (array.astype(np.float16) for array in norm_backward(dY, cache))
    return dX, dgamma, dbeta


@case("as lists", "layer_norm", forward=norm)
def listed(dY: Any, cache: Any) -> Any:
    return [array.tolist() for array in norm_backward(dY, cache)]


@case("complex numbers", "layer_norm", "BP209", forward=norm)
def with_i(dY: Any, cache: Any) -> Any:
    return tuple(array + 0j for array in norm_backward(dY, cache))


@case("constants of seven digits", "layer_norm", forward=norm)
def truncated(dY: Any, cache: Any) -> Any:
    return tuple(array * (1 + 3e-7) for array in norm_backward(dY, cache))


@case("a number that is no gradient beside them", "layer_norm", forward=norm)
def with_more(dY: Any, cache: Any) -> Any:
    dX, dgamma, dbeta = norm_backward(dY, cache)
    return {"dX": dX, "dgamma": dgamma, "dbeta": dbeta, "norm": float((dX**2).sum())}


@case("another epsilon on the way back", "layer_norm", "BP201", "dX dgamma", norm)
def other_epsilon(dY: Any, X: Any, gamma: Any) -> Any:
    mean, rstd = X.mean(-1, keepdims=True), 1 / np.sqrt(X.var(-1, keepdims=True) + 1e-6)
    return norm_backward(dY, ((X - mean) * rstd, rstd, gamma))


@case("no forward at all", "layer_norm")
def alone(dY: Any, X: Any, gamma: Any) -> Any:
    mean, rstd = X.mean(-1, keepdims=True), 1 / np.sqrt(X.var(-1, keepdims=True) + 1e-6)
    dX, dgamma, dbeta = norm_backward(dY, ((X - mean) * rstd, rstd, gamma))
    return dX, dgamma, dbeta


@case("a dict of switches", "layer_norm", forward_arguments={"ln_param": {}}, forward=None)
class Norm:
    def __init__(self, dim: int, eps: float = 1e-5) -> None:
        self.gamma, self.beta, self.eps = np.ones(dim), np.zeros(dim), eps

    def forward(self, x: Any, ln_param: Any) -> Any:
        eps = ln_param.get("eps", self.eps)
        self.rstd = 1 / np.sqrt(x.var(-1, keepdims=True) + eps)
        self.x_hat = (x - x.mean(-1, keepdims=True)) * self.rstd
        return self.gamma * self.x_hat + self.beta

    def backward(self, dout: Any) -> Any:
        found = norm_backward(dout, (self.x_hat, self.rstd, self.gamma))
        dx, self.dgamma, self.dbeta = found
        return dx


@case("gradients in attributes, one of them wrong", "layer_norm", "BP201", "dgamma")
class NormTwice(Norm):
    def forward(self, x: Any) -> Any:
        return super().forward(x, {})

    def backward(self, dout: Any) -> Any:
        dx = super().backward(dout)
        self.dgamma = 2 * self.dgamma
        return dx


@case("gradients that add up in attributes", "layer_norm")
class NormAdds(Norm):
    def __init__(self, dim: int, eps: float = 1e-5) -> None:
        super().__init__(dim, eps)
        self.dgamma, self.dbeta = np.zeros(dim), np.zeros(dim)

    def forward(self, x: Any) -> Any:
        return super().forward(x, {})

    def backward(self, dout: Any) -> Any:
        before = self.dgamma, self.dbeta
        dx = super().backward(dout)
        self.dgamma, self.dbeta = before[0] + self.dgamma, before[1] + self.dbeta
        return dx


@case("one adds up and one does not", "layer_norm", "BP201", "dbeta")
class NormMixed(NormAdds):
    def backward(self, dout: Any) -> Any:
        dx = super().backward(dout)
        self.dbeta = dout.sum((0, 1))
        return dx


@case("forward centres what it is given", "layer_norm", "BP203")
class NormInPlace(Norm):
    def forward(self, x: Any) -> Any:
        x -= x.mean(-1, keepdims=True)
        return super().forward(x, {})


# Linear


def affine(X: Any, W: Any, b: Any) -> Any:
    return X @ W + b


def dW_of(X: Any, dY: Any) -> Any:
    return np.einsum("btc,bto->co", X, dY)


@case("a right linear layer", "linear_bias", forward=affine)
def affine_backward(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T, dW_of(X, dY), dY.sum((0, 1))


@case("without a forward, right", "linear_bias")
def affine_alone(dY: Any, X: Any, W: Any) -> Any:
    return affine_backward(dY, X, W)


@case("without a forward, wrong", "linear_bias", "BP201", "dW")
def affine_alone_wrong(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T, dW_of(X, dY) * 2, dY.sum((0, 1))


@case("averaged over the batch", "linear_bias", "BP201", "dW", affine)
def averaged(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T, dW_of(X, dY) / X.shape[0], dY.sum((0, 1))


@case("a gradient of nothing but zeros", "linear_bias", "BP201", "db", affine)
def zeros(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T, dW_of(X, dY), np.zeros(dY.shape[-1])


@case("None for a gradient", "linear_bias", "BP210", forward=affine)
def none(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T, dW_of(X, dY), None


@case("scales the gradient that arrives", "linear_bias", "BP203", forward=affine)
def scales(dY: Any, X: Any, W: Any) -> Any:
    dY *= 2
    return dY @ W.T / 2, dW_of(X, dY) / 2, dY.sum((0, 1)) / 2


@case("scales it, and back again", "linear_bias", forward=affine)
def scales_back(dY: Any, X: Any, W: Any) -> Any:
    dY *= 2
    found = dY @ W.T / 2, dW_of(X, dY) / 2, dY.sum((0, 1)) / 2
    dY /= 2
    return found


@case("noise", "linear_bias", "BP204", "dX", affine)
def noise(dY: Any, X: Any, W: Any) -> Any:
    return dY @ W.T + 1e-2 * np.random.randn(*X.shape), dW_of(X, dY), dY.sum((0, 1))


@case("forward forgets the bias", "linear_bias", "BP201 BP202", "db", lambda X, W, b: X @ W + 0 * b)
def no_bias(dY: Any, X: Any, W: Any) -> Any:
    return affine_backward(dY, X, W)


def columns(A: Any, W: Any, b: Any) -> Any:
    return W @ A + b, (A, W, b)


@case("features first", "linear_bias", forward=columns)
def columns_backward(dZ: Any, cache: Any) -> Any:
    A_prev, W, _ = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@case("features first, averaged over columns", "linear_bias", "BP201", "dW db", columns)
def columns_averaged(dZ: Any, cache: Any) -> Any:
    dA_prev, dW, db = columns_backward(dZ, cache)
    count = dZ.shape[1]
    return dA_prev, dW / count, db / count


@case("an object that takes a step", "linear_bias")
class Linear:
    def __init__(self, n_in: int, n_out: int) -> None:
        self.W, self.b = np.random.randn(n_in, n_out), np.zeros(n_out)

    def forward(self, X: Any) -> Any:
        self.X = X
        return X @ self.W + self.b

    def backward(self, dY: Any, lr: float = 0.1) -> Any:
        dX = dY @ self.W.T
        self.W -= lr * dW_of(self.X, dY)
        self.b -= lr * dY.sum((0, 1))
        return dX


@case("an object that takes a step too early", "linear_bias", "BP201", "dX")
class LinearEarly(Linear):
    def backward(self, dY: Any, lr: float = 0.1) -> Any:
        super().backward(dY, lr)
        return dY @ self.W.T


# Losses


def softmax(s: Any) -> Any:
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def picked(P: Any, y: Any) -> Any:
    return np.take_along_axis(P, y[..., None], -1)


def cross_entropy(Z: Any, y: Any) -> Any:
    P = softmax(Z)
    return -np.log(picked(P, y)).mean(), P


def summed(Z: Any, y: Any) -> Any:
    loss, P = cross_entropy(Z, y)
    return loss * y.size, P


@case("a right cross-entropy", "softmax_cross_entropy", forward=cross_entropy)
def less_one(P: Any, y: Any) -> Any:
    d = P.copy()
    np.put_along_axis(d, y[..., None], picked(d, y) - 1, -1)
    return d / y.size


@case("a mean over the batch only", "softmax_cross_entropy", "BP201", "dZ", cross_entropy)
def batch_only(P: Any, y: Any) -> Any:
    return less_one(P, y) * y.shape[1]


@case("writes into the probabilities", "softmax_cross_entropy", "BP203", forward=cross_entropy)
def into_P(P: Any, y: Any) -> Any:
    np.put_along_axis(P, y[..., None], picked(P, y) - 1, -1)
    return P / y.size


@case("a sum that nobody declared", "softmax_cross_entropy", "BP202", forward=summed)
def sum_undeclared(P: Any, y: Any) -> Any:
    return less_one(P, y) * y.size


@case("a sum that is declared", "softmax_cross_entropy", forward=summed, reduction="sum")
def sum_declared(P: Any, y: Any) -> Any:
    return less_one(P, y) * y.size


@case("a sum forward and a mean back", "softmax_cross_entropy", "BP201 BP202", "dZ", summed)
def sum_and_mean(P: Any, y: Any) -> Any:
    return less_one(P, y)


def ignoring(Z: Any, y: Any, ignore_index: int = -1) -> Any:
    keep = y != ignore_index
    losses = -np.log(picked(softmax(Z), np.where(keep, y, 0)))[..., 0]
    return (losses * keep).sum() / keep.sum()


@case("an ignored id, found in a default", "softmax_cross_entropy", forward=ignoring)
def ignoring_backward(Z: Any, y: Any, ignore_index: int = -1) -> Any:
    keep = y != ignore_index
    return less_one(softmax(Z), np.where(keep, y, 0)) * y.size * keep[..., None] / keep.sum()


@case("ignored, and counted all the same", "softmax_cross_entropy", "BP201", "dZ", ignoring)
def counted(Z: Any, y: Any, ignore_index: int = -1) -> Any:
    keep = y != ignore_index
    return ignoring_backward(Z, y, ignore_index) * keep.sum() / keep.size


@case("loss and gradient in one call", "softmax_cross_entropy")
def softmax_loss(x: Any, y: Any) -> Any:
    p = softmax(x)
    count = np.arange(len(y))
    loss = -np.log(p[count, y]).mean()
    dx = p.copy()
    dx[count, y] -= 1
    dx /= len(y)
    return loss, dx


@case("loss and gradient in one call, not divided", "softmax_cross_entropy", "BP201", "dZ")
def softmax_loss_summed(x: Any, y: Any) -> Any:
    loss, dx = softmax_loss(x, y)
    dx = dx * len(y)
    return loss, dx


@case(
    "an epsilon inside the logarithm",
    "cross_entropy",
    forward=lambda P, y: -np.log(picked(P, y) + 1e-9).mean(),
)
def log_epsilon(P: Any, y: Any) -> Any:
    d = np.zeros_like(P)
    np.put_along_axis(d, y[..., None], -1 / (picked(P, y) + 1e-9), -1)
    return d / y.size


def squares(y_pred: Any, y_true: Any) -> Any:
    return ((y_pred - y_true) ** 2).mean()


@case("squares", "squared_error_mean", forward=squares)
def squares_backward(y_pred: Any, y_true: Any) -> Any:
    return 2 * (y_pred - y_true) / y_pred.size


@case("squares by rows", "squared_error_mean", "BP201", "dY", squares)
def squares_by_rows(y_pred: Any, y_true: Any) -> Any:
    return 2 * (y_pred - y_true) / y_pred.shape[0]


@case("squares with the other sign", "squared_error_mean", "BP201", "dY", squares)
def squares_sign(y_pred: Any, y_true: Any) -> Any:
    return 2 * (y_true - y_pred) / y_pred.size


@case(
    "squares, targets first",
    "squared_error_mean",
    forward=lambda y_true, y_pred: ((y_pred - y_true) ** 2).mean(),
)
def squares_reversed(y_true: Any, y_pred: Any) -> Any:
    return 2 * (y_pred - y_true) / y_pred.size


@case(
    "squares of a and b, where b is no size of a batch",
    "squared_error_mean",
    forward=lambda a, b: ((a - b) ** 2).mean(),
)
def squares_a_b(a: Any, b: Any) -> Any:
    return 2 * (a - b) / a.size


# Activations


@case("ReLU at 0, taken as 1", "relu", forward=lambda X: np.maximum(X, 0))
def at_zero(dY: Any, X: Any) -> Any:
    return dY * (X >= 0)


@case("a leak of a thousandth", "relu", "BP201", "dX", lambda X: np.maximum(X, 0))
def leak(dY: Any, X: Any) -> Any:
    return dY * np.where(X > 0, 1, 1e-3)


@case(
    "GELU with √(2/π) to five digits",
    "gelu_tanh",
    forward=lambda X: 0.5 * X * (1 + np.tanh(0.79788 * (X + 0.044715 * X**3))),
)
def gelu(dY: Any, X: Any) -> Any:
    t = np.tanh(0.79788 * (X + 0.044715 * X**3))
    return dY * (0.5 * (1 + t) + 0.5 * X * (1 - t * t) * 0.79788 * (1 + 3 * 0.044715 * X**2))


# Embeddings


def looked_up(E: Any, x: Any) -> Any:
    return E[x]


@case("an embedding that adds up", "embedding", forward=looked_up)
def adds_up(dY: Any, E: Any, x: Any) -> Any:
    dE = np.zeros_like(E)
    np.add.at(dE, x, dY)
    return dE


@case("an embedding that overwrites", "embedding", "BP201", "dE", looked_up)
def overwrites(dY: Any, E: Any, x: Any) -> Any:
    dE = np.zeros_like(E)
    dE[x] = dY
    return dE


@case("an embedding with += on an index", "embedding", "BP201", "dE", looked_up)
def plus_equals(dY: Any, E: Any, x: Any) -> Any:
    dE = np.zeros_like(E)
    dE[x] += dY
    return dE


# Attention


def attend(q: Any, k: Any, v: Any, mask: Any) -> Any:
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    a = softmax(np.where(mask, scores, -np.inf))
    return a @ v, (q, k, v, a)


def blocked(q: Any, k: Any, v: Any, mask: Any) -> Any:
    return attend(q, k, v, ~mask)


def added(q: Any, k: Any, v: Any, mask: Any) -> Any:
    a = softmax(q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1]) + mask)
    return a @ v, (q, k, v, a)


def causal(q: Any, k: Any, v: Any) -> Any:
    length = q.shape[-2]
    return attend(q, k, v, np.tril(np.ones((length, length), bool)))


def free(q: Any, k: Any, v: Any) -> Any:
    return attend(q, k, v, True)


def attend_backward(dout: Any, cache: Any) -> Any:
    q, k, v, a = cache
    da = dout @ v.swapaxes(-1, -2)
    ds = a * (da - (da * a).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, a.swapaxes(-1, -2) @ dout


for name_, forward_ in {"keep": attend, "block": blocked, "additive": added}.items():
    case(f"a mask: {name_}", "dot_product_attention", forward=forward_)(attend_backward)
case("a mask built in", "attention_heads", forward=causal)(attend_backward)
case("no mask", "dot_product_attention", forward=free)(attend_backward)


@case("the scale is lost", "attention_heads", "BP201", "dK dQ", causal)
def scale_lost(dout: Any, cache: Any) -> Any:
    dq, dk, dv = attend_backward(dout, cache)
    scale = np.sqrt(cache[0].shape[-1])
    return dq * scale, dk * scale, dv


@case("dq and dk in each other's place", "attention_heads", "BP201", "dK dQ", causal)
def exchanged(dout: Any, cache: Any) -> Any:
    dk, dq, dv = attend_backward(dout, cache)
    return dq, dk, dv


@case("the mask is lost on the way back", "dot_product_attention", "BP201", "dK dQ dVal", attend)
def mask_lost(dout: Any, q: Any, k: Any, v: Any, mask: Any) -> Any:
    _, cache = attend(q, k, v, np.ones_like(mask))
    return attend_backward(dout, cache)


@case("no forward, a mask of either kind", "dot_product_attention")
def recomputed(dout: Any, q: Any, k: Any, v: Any, mask: Any) -> Any:
    _, cache = attend(q, k, v, ~mask)
    return attend_backward(dout, cache)

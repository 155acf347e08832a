"""Forward passes of every page, written by hand in NumPy as a textbook has them.

They import nothing of the project: what the lowered equations are compared with has to be
independent of them.  T positions, V tokens, d features, h heads of d_k = d / h channels, F hidden
units.  Matrices are stored merged: column head · d_k + k of W_Q is channel k of that head.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

_erf = np.vectorize(math.erf, otypes=[np.float64])


def softmax(Z: Array) -> Array:
    """Along the last axis; minus infinity gives exactly 0."""
    exponential = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return np.asarray(exponential / exponential.sum(axis=-1, keepdims=True))


def cross_entropy(P: Array, y: Integers, has_target: Integers) -> float:
    """Mean of −log p(target) over the positions that have one, 0 without any.

    P [T, V], y [T] token ids, has_target [T] of 0 and 1.
    """
    chosen = [-math.log(P[t, y[t]]) for t in range(len(y)) if has_target[t]]
    return sum(chosen) / len(chosen) if chosen else 0.0


def softmax_cross_entropy(Z: Array, y: Integers, has_target: Integers) -> tuple[Array, float]:
    """Z [T, V] → P [T, V] and the loss."""
    P = softmax(Z)
    return P, cross_entropy(P, y, has_target)


def logit_projection(H: Array, W_U: Array, b_U: Array | None = None) -> Array:
    """H [T, d], W_U [d, V], b_U [V] → Z [T, V]."""
    return H @ W_U + (0 if b_U is None else b_U)


def tied_logit_projection(H: Array, E: Array, b_U: Array | None = None) -> Array:
    """H [T, d], E [V, d], b_U [V] → Z [T, V]."""
    return H @ E.T + (0 if b_U is None else b_U)


def residual(X: Array, F: Array) -> Array:
    """X [T, d], what the branch returns F [T, d] → [T, d]."""
    return X + F


def gelu_tanh(u: Array) -> Array:
    """GELU by tanh, entry by entry."""
    return np.asarray(0.5 * u * (1 + np.tanh(np.sqrt(2 / np.pi) * (u + 0.044715 * u**3))))


def gelu_erf(u: Array) -> Array:
    """GELU by the normal distribution, entry by entry."""
    return np.asarray(0.5 * u * (1 + _erf(u / math.sqrt(2))))


def relu(u: Array) -> Array:
    """The positive part, entry by entry."""
    return np.maximum(u, 0.0)


ACTIVATIONS = {"gelu_tanh": gelu_tanh, "gelu_erf": gelu_erf, "relu": relu}


def mlp(X: Array, W_1: Array, b_1: Array, W_2: Array, b_2: Array, activation: str) -> Array:
    """X [T, d], W_1 [d, F], b_1 [F], W_2 [F, d], b_2 [d] → [T, d]."""
    return np.asarray(ACTIVATIONS[activation](X @ W_1 + b_1) @ W_2 + b_2)


def layer_norm(X: Array, gamma: Array, beta: Array, epsilon: float) -> Array:
    """X [T, d], gamma and beta [d] → [T, d], with the population variance of each row."""
    centred = X - X.mean(axis=-1, keepdims=True)
    deviation = np.sqrt(X.var(axis=-1, keepdims=True) + epsilon)
    return np.asarray(centred / deviation * gamma + beta)


def split_heads(X: Array, heads: int) -> Array:
    """[T, h · d_k] → [h, T, d_k]."""
    T, width = X.shape
    return X.reshape(T, heads, width // heads).transpose(1, 0, 2)


def merge_heads(X: Array) -> Array:
    """[h, T, d_k] → [T, h · d_k]."""
    heads, T, d_k = X.shape
    return X.transpose(1, 0, 2).reshape(T, heads * d_k)


def attention_weights(Q: Array, K: Array, M: Integers) -> Array:
    """Q and K [h, T, d_k], M [T, T] (1 where query t may see key s) → A [h, T, T]."""
    scores = Q @ K.transpose(0, 2, 1) / math.sqrt(Q.shape[-1])
    return softmax(np.where(M == 1, scores, -np.inf))


def attention(
    X: Array,
    W_Q: Array,
    b_Q: Array,
    W_K: Array,
    b_K: Array,
    W_V: Array,
    b_V: Array,
    W_O: Array,
    b_O: Array,
    M: Integers,
    heads: int,
) -> Array:
    """X [T, d], weights [d, d], biases [d], M [T, T] → [T, d]."""
    Q, K = split_heads(X @ W_Q + b_Q, heads), split_heads(X @ W_K + b_K, heads)
    V = split_heads(X @ W_V + b_V, heads)
    return np.asarray(merge_heads(attention_weights(Q, K, M) @ V) @ W_O + b_O)


def embedding(E: Array, x: Integers) -> Array:
    """E [V, d], token ids x [T] → [T, d]."""
    return E[x]


def learned_positions(X: Array, W_P: Array, position: Integers) -> Array:
    """X [T, d], W_P [n_ctx, d], position [T] → [T, d]."""
    return X + W_P[position]


def sinusoidal_encoding(T: int, d: int) -> Array:
    """[T, d]: sines in the even columns, cosines in the odd ones."""
    encoding = np.zeros((T, d))
    angle = np.arange(T)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    encoding[:, 0::2] = np.sin(angle)
    encoding[:, 1::2] = np.cos(angle[:, : d // 2])
    return encoding


def sinusoidal_positions(X: Array) -> Array:
    """X [T, d] → [T, d]."""
    return X + sinusoidal_encoding(*X.shape)


def clip_by_value(g: Array, threshold: float) -> Array:
    """Every entry brought into [−threshold, threshold]."""
    return np.clip(g, -threshold, threshold)


def clip_by_global_norm(g: Array, threshold: float) -> Array:
    """All gradients as one vector g [n], shortened to the threshold where it is longer."""
    norm = float(np.linalg.norm(g))
    return g * (threshold / norm) if norm > threshold else g


def sgd_step(theta: Array, g: Array, learning_rate: float) -> Array:
    """theta and g [n] → the parameters after one step."""
    return theta - learning_rate * g

"""Forward passes of the elementary operations, written by hand in NumPy as a textbook has them.

They import nothing of the project but the other oracles.  T positions, d features; a linear map
leads from d_in to d_out features.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def linear(X: Array, W: Array) -> Array:
    """X [T, d_in], W [d_in, d_out] → [T, d_out]."""
    return X @ W


def linear_transposed(X: Array, W: Array) -> Array:
    """X [T, d_in], W [d_out, d_in] → [T, d_out]."""
    return X @ W.T


def bias(X: Array, b: Array) -> Array:
    """X [T, d], b [d] → [T, d]."""
    return X + b


def sigmoid(X: Array) -> Array:
    """By way of tanh, which is another formula than the project's."""
    return 0.5 + 0.5 * np.tanh(X / 2)


def rms_norm(X: Array, gamma: Array, epsilon: float) -> Array:
    """X [T, d], gamma [d] → [T, d]; ε is inside the root."""
    rows = [row / math.sqrt(float(row @ row) / len(row) + epsilon) for row in X]
    return np.stack(rows) * gamma


def layer_norm_sample_variance(X: Array, gamma: Array, beta: Array, epsilon: float) -> Array:
    """X [T, d], gamma and beta [d] → [T, d]; the variance divides by d − 1."""
    deviation = np.sqrt(X.var(axis=-1, ddof=1, keepdims=True) + epsilon)
    return np.asarray((X - X.mean(axis=-1, keepdims=True)) / deviation * gamma + beta)

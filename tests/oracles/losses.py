"""Squared error and binary cross-entropy by hand in NumPy; nothing of the project is imported."""

from __future__ import annotations

import numpy as np

from tests.oracles.forward import Array


def squared_error(Y: Array, target: Array, reduction: str) -> float:
    """Y and target [T, d_out] → the loss; the reduction says half, and sum, mean or row mean."""
    squares = (Y - target) ** 2
    loss = {
        "sum": squares.sum(),
        "mean": squares.mean(),
        "row_mean": squares.sum(axis=1).mean(),
    }[reduction.removeprefix("half_")]
    return float(loss) / 2 if reduction.startswith("half_") else float(loss)


def binary_cross_entropy(P: Array, target: Array) -> Array:
    """P and target [T, d_out] → the loss of each entry."""
    likelihood = target * np.log(P) + (1 - target) * np.log1p(-P)
    return np.asarray(-likelihood)


def binary_cross_entropy_with_logits(Z: Array, target: Array) -> Array:
    """Z and target [T, d_out] → the loss of each entry, without a large exponential."""
    return np.asarray(np.maximum(Z, 0) - Z * target + np.log1p(np.exp(-np.abs(Z))))

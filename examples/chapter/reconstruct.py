"""Solves for the output projection W_U of example.toml and prints it.

The page prints P but not the weights.  Every other parameter of the example is chosen, in round
numbers, and W_U is what is left: it has to turn the activations H of the last residual into
logits whose softmax rounds to every printed digit.  Only differences of logits count, so each
column of W_U, less the first one, solves H D = log(P / P of the first token).  With one feature
more than positions a whole line of D does, and along it we look for numbers with few decimals.

Usage: python reconstruct.py      (needs NumPy only)
"""

from __future__ import annotations

import itertools
import math
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EXAMPLE = Path(__file__).with_name("example.toml")
NETWORK: dict[str, object] = {
    "layers": 1,
    "tied": False,
    "logit_bias": False,
    "final_layer_norm": False,
    "activation": "gelu_tanh",
    "positions": "learned",
}
LARGEST = 3.0  # the size that a difference of two entries of W_U may have
MARGIN = 1e-6  # how far inside its rounding interval each probability has to be


def softmax(Z: Array) -> Array:
    exponential = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return np.asarray(exponential / exponential.sum(axis=-1, keepdims=True))


def layer_norm(X: Array, gamma: Array, beta: Array, epsilon: float) -> Array:
    centred = X - X.mean(axis=1, keepdims=True)
    return np.asarray(gamma * centred / np.sqrt(X.var(axis=1, keepdims=True) + epsilon) + beta)


def last_residual(example: dict[str, Any]) -> Array:
    """H [T, d_model]: the forward pass up to the logit projection, for the chapter's network."""
    epsilon, heads = example["network"]["epsilon"], example["sizes"]["h"]
    outer = example["parameters"]
    w = {name: np.array(value, dtype=float) for name, value in outer["block1"].items()}
    X = np.array(outer["E"])[example["data"]["x"]]
    X = X + np.array(outer["W_P"])[example["data"]["position"]]

    N = layer_norm(X, w["gamma_1"], w["beta_1"], epsilon)
    Q, K, V = (np.split(N @ w[f"W_{n}"] + w[f"b_{n}"], heads, axis=1) for n in "QKV")
    causal = np.tri(len(X), dtype=bool)
    O = [  # noqa: E741 (its usual name)
        softmax(np.where(causal, q @ k.T / math.sqrt(q.shape[1]), -np.inf)) @ v
        for q, k, v in zip(Q, K, V, strict=True)
    ]
    X = X + np.hstack(O) @ w["W_O"] + w["b_O"]

    U = layer_norm(X, w["gamma_2"], w["beta_2"], epsilon) @ w["W_1"] + w["b_1"]
    G = U * (1 + np.tanh(math.sqrt(2 / math.pi) * (U + 0.044715 * U**3))) / 2
    return np.asarray(X + G @ w["W_2"] + w["b_2"])


def differences(H: Array, target: Array, tolerance: Array, unit: float) -> Array:
    """All D with H D · unit within ``tolerance`` of ``target``, one in each row, as integers.

    For each value of one feature the others follow; they are kept where rounding does no harm.
    """
    free = max(range(H.shape[1]), key=lambda i: abs(np.linalg.det(np.delete(H, i, axis=1))))
    steps = np.arange(-round(LARGEST / unit), round(LARGEST / unit) + 1)
    rest = target[:, None] - np.outer(H[:, free], steps * unit)
    others = np.rint(np.linalg.solve(np.delete(H, free, axis=1), rest) / unit)
    D = np.insert(others, free, steps, axis=0)
    near = (np.abs(H @ D * unit - target[:, None]) <= tolerance[:, None]).all(axis=0)
    small = (np.abs(D) * unit <= LARGEST).all(axis=0)
    return np.asarray(D[:, near & small].T)


def candidates(H: Array, P: Array, half: float, unit: float) -> Iterator[tuple[float, Array]]:
    """Each W_U, in units, that gives every printed digit, with its largest distance from P."""
    columns = []
    for v in range(1, P.shape[1]):
        tolerance = half * (1 / P[:, v] + 1 / P[:, 0])
        columns.append(differences(H, np.log(P[:, v] / P[:, 0]), tolerance, unit))
    for chosen in itertools.product(*columns):
        W = np.column_stack([np.zeros(H.shape[1]), *chosen])
        distance = np.abs(softmax(H @ W * unit) - P).max()
        if distance < half - MARGIN:
            # The same number added to a whole row changes no probability: centre each row.
            yield distance, W - (W.max(axis=1) + W.min(axis=1))[:, None] // 2


def solve(example: dict[str, Any]) -> tuple[Array, int]:
    """W_U with as few decimals as do, the one nearest to the printed P, and their number."""
    if NETWORK.items() - example["network"].items() or example["data"]["mask"] != "causal":
        raise SystemExit(f"this script is for the causal network with {NETWORK}")
    printed = example["figures"]["P"]
    half = 0.5 * 10.0 ** -len(printed[0][0].partition(".")[2])
    H, P = last_residual(example), np.array(printed, dtype=float)
    if H.shape[1] != H.shape[0] + 1:
        raise SystemExit("this script is for one feature more than there are positions")
    for decimals in range(1, 7):
        found = list(candidates(H, P, half, 10.0**-decimals))
        if found:
            return min(found, key=lambda pair: pair[0])[1] * 10.0**-decimals, decimals
    raise SystemExit("no W_U of up to 6 decimals gives the printed P: change another parameter")


def main() -> None:
    W_U, decimals = solve(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))
    print("W_U = [")
    for row in W_U:
        print(f"    [{', '.join(f'{entry:{decimals + 3}.{decimals}f}' for entry in row)}],")
    print("]")


if __name__ == "__main__":
    main()

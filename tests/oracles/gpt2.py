"""The whole GPT-2 network, forward only, by hand in NumPy; it imports nothing of the project."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from tests.oracles import forward
from tests.oracles.forward import Array, Integers


@dataclass(frozen=True)
class Settings:
    """The choices that a text makes, by the names the project uses.

    Without ``biases`` those of attention and MLP are handed over as zeros.
    """

    heads: int
    epsilon: float
    layers: int
    tied: bool
    logit_bias: bool
    final_layer_norm: bool
    activation: str
    positions: str
    biases: bool
    scaled: bool


@dataclass(frozen=True)
class Activations:
    """H [T, d] is what the logit projection reads; Z and P are [T, V]."""

    H: Array
    Z: Array
    P: Array
    loss: float


def block(
    X: Array,
    parameters: Mapping[str, Array],
    prefix: str,
    M: Integers,
    settings: Settings,
) -> Array:
    """One pre-LayerNorm block: X [T, d] → [T, d]; its parameters are named ``prefix.W_Q`` …"""
    w = {
        name.removeprefix(f"{prefix}."): value
        for name, value in parameters.items()
        if name.startswith(f"{prefix}.")
    }
    normed = forward.layer_norm(X, w["gamma_1"], w["beta_1"], settings.epsilon)
    # What is not divided by √d_k is as if the queries were that much larger.
    factor = 1.0 if settings.scaled else math.sqrt(X.shape[1] / settings.heads)
    attended = forward.attention(
        normed,
        w["W_Q"] * factor, w["b_Q"] * factor, w["W_K"], w["b_K"],
        w["W_V"], w["b_V"], w["W_O"], w["b_O"],
        M,
        settings.heads,
    )  # fmt: skip
    X = forward.residual(X, attended)
    normed = forward.layer_norm(X, w["gamma_2"], w["beta_2"], settings.epsilon)
    hidden = forward.mlp(normed, w["W_1"], w["b_1"], w["W_2"], w["b_2"], settings.activation)
    return forward.residual(X, hidden)


def gpt2_forward(
    parameters: Mapping[str, Array], data: Mapping[str, Integers], settings: Settings
) -> Activations:
    """From token ids to the loss.

    Parameters by the names of the network: ``E``, ``W_P``, ``block1.W_Q``, …, ``W_U``.  Data:
    ``x``, ``y`` and ``has_target`` [T], ``M`` [T, T], for learned positions ``position`` [T].
    """
    X = forward.embedding(parameters["E"], data["x"])
    if settings.positions == "learned":
        X = forward.learned_positions(X, parameters["W_P"], data["position"])
    else:
        X = forward.sinusoidal_positions(X)
    for layer in range(1, settings.layers + 1):
        X = block(X, parameters, f"block{layer}", data["M"], settings)
    if settings.final_layer_norm:
        gamma, beta = parameters["gamma_final"], parameters["beta_final"]
        X = forward.layer_norm(X, gamma, beta, settings.epsilon)
    bias = parameters["b_U"] if settings.logit_bias else None
    if settings.tied:
        Z = forward.tied_logit_projection(X, parameters["E"], bias)
    else:
        Z = forward.logit_projection(X, parameters["W_U"], bias)
    P, loss = forward.softmax_cross_entropy(Z, data["y"], data["has_target"])
    return Activations(X, Z, P, loss)

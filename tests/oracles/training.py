"""Optimisers in NumPy: one step from any state, and whole loops; nothing of ours is imported.

``gradient`` maps parameters to the gradient there.  Each loop returns the parameters before the
first step and after every step; loops do not use the single steps.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tests.oracles.forward import Array

Gradient = Callable[[Array], Array]


def momentum_step(
    theta: Array, g: Array, velocity: Array, eta: float, mu: float, nesterov: bool = False
) -> dict[str, Array]:
    """The velocity and the parameters after one step."""
    velocity = mu * velocity + g
    along = g + mu * velocity if nesterov else velocity
    return {"velocity_updated": velocity, "updated": theta - eta * along}


def adam_step(
    theta: Array,
    g: Array,
    moments: tuple[Array, Array],
    corrections: tuple[float, float],
    eta: float,
    rates: tuple[float, float],
    epsilon: float,
    weight_decay: float = 0.0,
) -> dict[str, Array | float]:
    """Both moments, their corrections 1 − rateᵏ, and the parameters after one step."""
    m, v = (
        rate * old + (1 - rate) * new
        for rate, old, new in zip(rates, moments, (g, g * g), strict=True)
    )
    first, second = (1 - rate * (1 - c) for rate, c in zip(rates, corrections, strict=True))
    direction = (m / first) / ((v / second) ** 0.5 + epsilon)
    return {
        "m_updated": m,
        "v_updated": v,
        "correction_1_updated": first,
        "correction_2_updated": second,
        "updated": theta - eta * weight_decay * theta - eta * direction,
    }


def sgd(
    theta: Array, gradient: Gradient, steps: int, learning_rate: float, weight_decay: float = 0.0
) -> list[Array]:
    """The loss has (weight_decay / 2)·‖θ‖² added to it."""
    path = [theta]
    for _ in range(steps):
        g = gradient(path[-1]) + weight_decay * path[-1]
        path.append(path[-1] - learning_rate * g)
    return path


def momentum(
    theta: Array,
    gradient: Gradient,
    steps: int,
    learning_rate: float,
    momentum: float,
    nesterov: bool = False,
) -> list[Array]:
    """Every step goes along a sum of all gradients so far, the older ones damped."""
    path, gradients = [theta], []
    for step in range(steps):
        gradients.append(gradient(path[-1]))
        ages = range(step, -1, -1)
        velocity = sum(momentum**age * g for age, g in zip(ages, gradients, strict=True))
        along = gradients[-1] + momentum * velocity if nesterov else velocity
        path.append(np.asarray(path[-1] - learning_rate * along))
    return path


def adam(
    theta: Array,
    gradient: Gradient,
    steps: int,
    learning_rate: float,
    beta_1: float,
    beta_2: float,
    epsilon: float,
    weight_decay: float = 0.0,
) -> list[Array]:
    """Kingma & Ba (2015), algorithm 1; with a weight decay, AdamW."""
    path = [theta]
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, steps + 1):
        g = gradient(path[-1])
        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g**2
        m_hat = m / (1 - beta_1**step)
        v_hat = v / (1 - beta_2**step)
        shrunk = path[-1] * (1 - learning_rate * weight_decay)
        path.append(shrunk - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon))
    return path

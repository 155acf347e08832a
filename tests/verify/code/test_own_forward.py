"""Differences of the own forward: what they miss, how often, and what they cannot say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.verify.code.in_process import function_of, judged, rules, verdicts
from verify.code.detect import detect
from verify.code.own_forward import (
    DIRECTIONS,
    ERROR_SAFETY,
    ERROR_SIZE,
    MOST_MISSED,
    Joint,
    OwnForward,
    Slope,
    own_forward,
    probability_of_missing,
)
from verify.code.resolve import Resolver
from verify.code.trial import Ran, run_trial

# The probability


@pytest.mark.parametrize("entries", [1, 3, 40])
@pytest.mark.parametrize("directions", [1, 2])
@pytest.mark.parametrize("share", [0.1, 0.5, 2.0])
def test_the_probability_of_missing_is_what_a_simulation_says(
    entries: int, directions: int, share: float
) -> None:
    random = np.random.default_rng(entries)
    error = random.standard_normal(entries)
    size, count = float(np.linalg.norm(error)), 20_000
    seen = np.abs(random.standard_normal((count, directions, entries)) @ error)
    missed = np.mean(np.all(seen <= share * size, axis=1))
    stated = probability_of_missing(share * size, size, directions)
    assert abs(missed - stated) < 4 * np.sqrt(stated * (1 - stated) / count) + 1e-3


@given(st.floats(1e-12, 1e3), st.floats(1e-12, 1e3), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_a_probability_is_one_and_falls_with_the_error(
    tolerance: float, error: float, directions: int
) -> None:
    one = probability_of_missing(tolerance, error, directions)
    assert 0 <= one <= 1
    assert probability_of_missing(tolerance, 2 * error, directions) <= one
    assert probability_of_missing(2 * tolerance, error, directions) >= one
    assert probability_of_missing(tolerance, error, directions + 1) <= one


def test_no_error_is_always_missed() -> None:
    assert probability_of_missing(1e-9, 0.0) == 1.0


# What the slopes of a function say

Backward = Callable[..., Any]


def forward(X: Any, gamma: Any, beta: Any) -> Any:
    """LayerNorm, with the variance of a sample: another function than the catalogue's."""
    width = X.shape[-1]
    mean = X.mean(-1, keepdims=True)
    rstd = 1 / np.sqrt(((X - mean) ** 2).sum(-1, keepdims=True) / (width - 1) + 1e-5)
    x_hat = (X - mean) * rstd
    return gamma * x_hat + beta, (x_hat, rstd, gamma)


def backward_off_by(error: float) -> Backward:
    """Its right backward, with dX off by so much of its norm, in a random direction."""

    def backward(dY: Any, cache: Any) -> Any:
        x_hat, rstd, gamma = cache
        width = x_hat.shape[-1]
        dgamma, dbeta = (dY * x_hat).sum((0, 1)), dY.sum((0, 1))
        dx_hat = dY * gamma
        along = (dx_hat * x_hat).sum(-1, keepdims=True) / (width - 1)
        dX = rstd * (dx_hat - dx_hat.mean(-1, keepdims=True) - x_hat * along)
        # In units of the rows: a row that is quiet has a large gradient.
        noise = np.random.default_rng(0).standard_normal(dX.shape) * rstd
        scale = np.linalg.norm(dX / rstd) / np.linalg.norm(noise / rstd)
        dX = dX + error * scale * noise
        return dX, dgamma, dbeta

    return backward


def own_of(
    backward: Backward,
    seeds: range = range(1),
    as_: str = "layer_norm",
    forward: Any = forward,
) -> tuple[Ran, list[OwnForward]]:
    function = function_of(backward, as_, forward)
    base = Resolver(function.subject, function.declared, function.description).interface()
    ran = run_trial(function, detect(function, base).interface, 0)
    return ran, [found for seed in seeds if (found := own_forward(function, ran, ran, seed))]


def test_a_right_gradient_is_right_whatever_the_directions() -> None:
    _, found = own_of(backward_off_by(0.0), range(8))
    for own in found:
        assert {name: own.verdict(name) for name in own.slopes} == {
            "dX": "right",
            "dgamma": "right",
            "dbeta": "right",
        }
        assert max(own.missed.values()) < 1e-3
        assert own.joint is not None
        assert own.joint.right


def test_an_error_is_missed_no_more_often_than_stated() -> None:
    """An error of the size for which the chance is stated, which is about one in 20,000."""
    _, found = own_of(backward_off_by(ERROR_SIZE), range(15))
    assert [own.verdict("dX") for own in found].count("right") == 0
    assert all(own.verdict("dgamma") == "right" for own in found)


def test_a_small_error_is_missed_as_often_as_the_formula_says() -> None:
    """One of twice what is allowed, which two directions of five do not see."""
    ran, (own,) = own_of(backward_off_by(0.0))
    gradient = next(c for c in ran.gradients if c.name == "dX").right
    rows = np.sqrt(np.mean(ran.inputs.values["X"] ** 2, axis=-1, keepdims=True))
    size = float(np.linalg.norm(gradient * rows))
    allowed = float(np.mean([slope.allowed for slope in own.slopes["dX"]]))
    _, found = own_of(backward_off_by(2 * allowed / size), range(20))
    slopes = [slope for own in found for slope in own.slopes["dX"]]
    share = float(np.mean([slope.right for slope in slopes]))
    stated = float(np.mean([probability_of_missing(s.allowed, 2 * allowed) for s in slopes]))
    assert 0.3 < stated < 0.5
    assert abs(share - stated) < 4 * np.sqrt(stated * (1 - stated) / len(slopes))


def test_differences_of_one_direction_at_the_largest_sizes_catch_it_too() -> None:
    _, (right,) = own_of(backward_off_by(0.0))
    _, (wrong,) = own_of(backward_off_by(0.1))
    assert right.joint is not None
    assert wrong.joint is not None
    assert right.joint.method == "complex"
    assert right.joint.right
    assert wrong.joint.wrong
    assert right.joint.missed < 0.05


# What cannot be decided


def slope(measured: float, claimed: float, allowed: float) -> Slope:
    return Slope("dX", measured, allowed / ERROR_SAFETY, claimed, allowed)


@pytest.mark.parametrize(
    ("slopes", "missed", "verdict"),
    [
        ((slope(1.0, 1.0, 1e-6),), 1e-3, "right"),
        ((slope(1.0, 1.0, 1e-6), slope(2.0, 2.5, 1e-6)), 1e-3, "wrong"),
        ((slope(1.0, 1.000005, 1e-6),), 1e-3, "undecided"),
        ((slope(1.0, 1.5, 1.0),), 0.9, "undecided"),
        ((slope(1.0, float("nan"), 1e-6),), 1e-3, "undecided"),
        ((slope(float("nan"), 1.0, float("nan")),), float("nan"), "undecided"),
    ],
)
def test_what_agrees_is_right_only_where_an_error_would_have_been_seen(
    slopes: tuple[Slope, ...], missed: float, verdict: str
) -> None:
    assert OwnForward({"dX": slopes}, {"dX": missed}).verdict("dX") == verdict


def test_without_slopes_of_its_own_a_gradient_has_the_joint_verdict() -> None:
    assert OwnForward({}, {}, Joint("complex", 1e-9, 1e-6)).verdict("dX") == "right"
    assert OwnForward({}, {}, Joint("complex", 1.0, 1e-6)).verdict("dX") == "undecided"
    rough = Joint("richardson", 0.0, 1.0)
    assert rough.missed > MOST_MISSED
    assert OwnForward({}, {}, rough).verdict("dX") == "undecided"
    assert OwnForward({"dW": (slope(1, 1, 1),)}, {"dW": 0}, rough).verdict("dX") == ""


def test_where_a_forward_has_no_slope_nothing_is_right() -> None:
    """Differences of a step function say nothing, and with so much noise all would agree."""

    def quantised(X: Any, W: Any, b: Any) -> Any:
        return np.round((X @ W + b) * 20) / 20

    def wrong(dY: Any, X: Any, W: Any) -> Any:
        return 1.3 * dY @ W.T, 0.5 * np.einsum("btc,bto->co", X, dY), dY.sum((0, 1))

    _, (own,) = own_of(wrong, as_="linear_bias", forward=quantised)
    assert own.joint is not None
    assert own.joint.method == "richardson", "a slope of 0 would agree with such differences"
    judgement = judged(wrong, "linear_bias", quantised)
    assert "right" not in verdicts(judgement).values()
    assert "BP202" in rules(judgement)


def test_a_gradient_that_is_zero_is_held_to_the_size_of_the_others() -> None:
    """The softmax does not see a constant: a bias that is added to all is without effect."""

    def shifted(X: Any, W: Any, b: Any) -> Any:
        Z = X @ W + b.sum()
        return 3 * (Z - Z.mean(-1, keepdims=True)), (X, W)

    def backward(dY: Any, cache: Any) -> Any:
        X, W = cache
        dZ = 3 * (dY - dY.mean(-1, keepdims=True))
        return dZ @ W.T, np.einsum("btc,bto->co", X, dZ), np.zeros(W.shape[-1])

    judgement = judged(backward, "linear_bias", shifted)
    assert verdicts(judgement) == {"dX": "right", "dW": "right", "db": "right"}
    assert rules(judgement) == ["BP202"]

    def not_zero(dY: Any, cache: Any) -> Any:
        dX, dW, db = backward(dY, cache)
        return dX, dW, db + 0.01

    assert verdicts(judged(not_zero, "linear_bias", shifted))["db"] == "wrong"


def test_the_quiet_position_does_not_spoil_the_differences() -> None:
    """A step that is small for the others must not be a long way for it."""

    def real_only(X: Any, gamma: Any, beta: Any) -> Any:
        return forward(np.real(X), gamma, beta)

    for error, verdict in ((0.0, "right"), (0.02, "wrong")):
        judgement = judged(backward_off_by(error), "layer_norm", real_only)
        assert verdicts(judgement)["dX"] == verdict
    assert DIRECTIONS == 2

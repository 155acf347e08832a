"""Differences of a forward pass, beside slopes that are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.code.worker import calls
from verify.code.worker.slopes import NoSlope, extrapolated, slopes

X = np.array([[0.5, -1.25, 2.0], [1.5, 0.75, -0.5]])
UPSTREAM = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
DIRECTIONS = np.random.default_rng(0).standard_normal((3, 2, 3))


@pytest.fixture(autouse=True, scope="module")
def _streams_stay_open() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calls, "silence", lambda: None)
        yield


def measured(
    forward: Any, method: str, *, x: Any = X, dtype: str = "float64", path: str = "forward:"
) -> tuple[Any, Any]:
    plan = {
        "style": "function",
        "dtype": dtype,
        "forward": {"positional": [{"array": "X"}], "keyword": {}},
    }
    return slopes(
        {"backward": None, "forward": forward},
        plan,
        {"X": x.astype(dtype)},
        {path: UPSTREAM},
        {"X": DIRECTIONS},
        method,
    )


SMOOTH = {
    "square": (lambda x: x**2, lambda x: 2 * x),
    "exp": (np.exp, np.exp),
    "tanh": (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    "sin of a multiple": (lambda x: np.sin(3 * x), lambda x: 3 * np.cos(3 * x)),
    "root": (lambda x: np.sqrt(x * x + 1), lambda x: x / np.sqrt(x * x + 1)),
}


def exact(derivative: Any) -> Any:
    return np.sum(DIRECTIONS * (UPSTREAM * derivative(X)), axis=(1, 2))


@pytest.mark.parametrize("name", SMOOTH)
def test_the_complex_step_is_exact(name: str) -> None:
    function, derivative = SMOOTH[name]
    found, errors = measured(function, "complex")
    assert np.allclose(found, exact(derivative), rtol=1e-13, atol=1e-14)
    assert not errors.any()


@pytest.mark.parametrize("name", SMOOTH)
def test_differences_are_as_near_as_they_say(name: str) -> None:
    function, derivative = SMOOTH[name]
    found, errors = measured(function, "richardson")
    off = np.abs(found - exact(derivative))
    assert np.all(off <= 4 * errors + 1e-11)
    assert np.all(errors <= 1e-6 * np.linalg.norm(UPSTREAM))


def test_single_precision_says_that_it_is_rougher() -> None:
    function, derivative = SMOOTH["exp"]
    found, errors = measured(lambda x: function(x), "richardson", dtype="float32")
    off = np.abs(found - exact(derivative))
    assert np.all(off <= 4 * errors)
    assert np.all(errors > 1e-9)


def test_across_a_kink_differences_say_that_they_know_nothing() -> None:
    """At x = 0.0003 a step of 2⁻¹¹ is on the same side, or not: no slope is told from that."""
    near = X.copy()
    near[0, 0] = 3e-4
    found, errors = measured(lambda x: np.maximum(x, 0), "richardson", x=near)
    right = np.sum(DIRECTIONS * (UPSTREAM * (near > 0)), axis=(1, 2))
    assert np.all(np.abs(found - right) <= 4 * errors)


def test_the_population_variance_by_complex_step_is_not_numpy_s_var() -> None:
    """np.var takes |x|² of complex numbers, which has no slope: the methods have to disagree."""

    def with_var(x: Any) -> Any:
        return (x - x.mean(-1, keepdims=True)) / np.sqrt(np.var(x, axis=-1, keepdims=True) + 1e-5)

    def by_hand(x: Any) -> Any:
        centred = x - x.mean(-1, keepdims=True)
        return centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)

    wrong, _ = measured(with_var, "complex")
    right, _ = measured(by_hand, "complex")
    rough, errors = measured(with_var, "richardson")
    assert np.all(np.abs(rough - right) <= 4 * errors)
    assert np.max(np.abs(wrong - right)) > 1e-3


def test_a_cast_to_real_numbers_loses_the_complex_step() -> None:
    def cast(x: Any) -> Any:
        return np.exp(np.real(x))

    found, _ = measured(cast, "complex")
    assert not found.any()
    found, errors = measured(cast, "richardson")
    assert np.all(np.abs(found - exact(np.exp)) <= 4 * errors)


@given(st.floats(-2, 2), st.floats(0.1, 3))
@settings(max_examples=50, deadline=None)
def test_extrapolation_is_exact_for_polynomials_of_degree_six(at: float, scale: float) -> None:
    def polynomial(h: float) -> float:
        return scale * (at + h) ** 6 - (at + h) ** 3

    slope, error = extrapolated(polynomial, 2.0**-6)
    right = 6 * scale * at**5 - 3 * at**2
    assert abs(slope - right) <= 1e-9 * (1 + abs(right))
    assert error >= 0


def test_parts_of_what_forward_returns_are_found_by_their_path() -> None:
    found, _ = measured(lambda x: {"out": [x * 2]}, "richardson", path="forward:out.0")
    assert np.allclose(found, np.sum(DIRECTIONS * UPSTREAM * 2, axis=(1, 2)))


def test_a_forward_that_returns_something_else_has_no_slope() -> None:
    for other in (lambda x: x[:1], lambda _: "text"):
        with pytest.raises(NoSlope, match="does not return what it did before"):
            measured(other, "richardson")

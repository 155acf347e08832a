"""The toy model of the chapter: forward, backward, every single slope, and one step of descent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx, fmpq

from derivations.gpt2 import Gpt2, gpt2
from derivations.notation import Kind
from numeric.arithmetic import BallArithmetic, FloatArithmetic
from numeric.example import Example, load_example
from numeric.example_setup import Clipping
from numeric.lowering import lower
from numeric.model import Model, Update, update
from numeric.program import Array, stored_shape

CHAPTER = Path(__file__).parents[2] / "examples" / "chapter" / "example.toml"
BITS = 256
STEP = arb(2) ** -80


@cache
def example() -> Example:
    return load_example(CHAPTER)


@cache
def model(arithmetic: str = "balls") -> Model:
    chosen = BallArithmetic() if arithmetic == "balls" else FloatArithmetic(arithmetic)
    return Model(example(), chosen)


def clipping() -> Clipping:
    found = example().clipping
    assert found is not None
    return found


@cache
def stepped() -> Update:
    return update(model(), clipping())


def exact(number: Fraction) -> arb:
    return arb(fmpq(number.numerator, number.denominator))


def test_forward_gives_every_printed_digit() -> None:
    P, printed = model().values["P"], example().figures["P"]
    assert P.shape == (3, 3)
    for row, figures in zip(P, printed, strict=True):
        for p, figure in zip(row, figures, strict=True):
            half = Fraction(1, 2 * 10 ** len(figure.partition(".")[2]))
            assert abs(p - exact(Fraction(figure))) < exact(half)


def test_loss_and_gradient_of_the_logits_follow_from_the_probabilities() -> None:
    values = model().values
    P, count = values["P"], 2
    loss = -(P[0, 1].log() + P[1, 2].log()) / count
    assert values["loss"].item().overlaps(loss)
    assert arb("1.26372") < values["loss"].item() < arb("1.26409")
    one_hot = [[0, 1, 0], [0, 0, 1]]
    for t, v in np.ndindex(2, 3):
        assert values["dZ"][t, v].overlaps((P[t, v] - one_hot[t][v]) / count)


def test_gradients_of_activations_are_exactly_zero_in_the_third_row() -> None:
    """The mask is causal and the last position has no target."""
    parameters = {p.name for p in model().network.parameters}
    seen = []
    for tensor in model().network.tensors.values():
        sizes = [dimension.name for dimension in tensor.dimensions]
        if tensor.name in parameters or "T" not in sizes or f"d{tensor.name}" not in model().values:
            continue
        for arithmetic in ("balls", "float64", "float32"):
            gradient = model(arithmetic).values[f"d{tensor.name}"]
            third = gradient.take(2, axis=sizes.index("T"))
            assert all(entry == 0 for entry in third.flat), tensor.name
            assert any(entry != 0 for entry in gradient.flat), tensor.name
        seen.append(tensor.name)
    assert {"Z", "stream", "embedded", "block1.attention.Val", "block1.mlp.U"} <= set(seen)
    assert len(seen) > 20


def test_the_row_of_the_last_token_gets_exactly_no_gradient() -> None:
    dE = model().values["dE"]
    assert example().vocabulary[2] == "<EOS>"
    assert all(entry == 0 for entry in dE[2])
    assert all(entry != 0 for entry in dE[:2].flat)


def test_tied_weights_reach_the_row_of_the_last_token() -> None:
    """The logit projection reads every row of E, so the zero above is due to the untied head."""
    tied = Model(replace(example(), network=gpt2(Gpt2(tied=True, final_layer_norm=False))))
    assert all(entry != 0 for entry in tied.values["dE"][2])


def test_every_gradient_has_the_shape_of_its_value() -> None:
    for name, gradient in model().network.gradients.items():
        assert gradient.gradient_of is not None
        assert model().values[name].shape == stored_shape(gradient.gradient_of, example().sizes)
    for parameter in model().network.parameters:
        shape = np.asarray(example().parameters[parameter.name], dtype=object).shape
        assert model().gradient_of(parameter).shape == shape


# Every slope


def slopes_disagree(gradients: dict[str, Array], names: list[str]) -> list[str]:
    """Central differences of the loss by every entry of the named parameters, one at a time.

    The step is 2⁻⁸⁰ in numbers of 256 bits: cut off at 10⁻⁴⁸, rounded at 10⁻⁵³.
    """
    network, sizes = model().network, example().sizes
    arithmetic = BallArithmetic(BITS)
    program = lower(network.forward, network.tensors, network.shifts)
    wrong = []
    with ctx.workprec(BITS):
        given: dict[str, Any] = {
            name: arithmetic.cast(value, Kind.REAL) for name, value in example().parameters.items()
        }
        given = {**example().given, **given}
        for name in names:
            for at in np.ndindex(given[name].shape):
                ends = []
                for sign in (1, -1):
                    moved = given[name].copy()
                    moved[at] += sign * STEP
                    result = program.run({**given, name: moved}, sizes, arithmetic)
                    ends.append(result["loss"].item())
                slope = (ends[0] - ends[1]) / (2 * STEP)
                claimed = gradients[f"d{name}"][at]
                if not abs(slope - claimed) < arb("1e-40"):
                    wrong.append(f"{name}{list(at)}: claimed {claimed}, is {slope}")
    return wrong


def precise() -> dict[str, Array]:
    return dict(Model(example(), BallArithmetic(BITS)).values)


def test_every_entry_of_every_parameter_gradient_is_the_slope_of_the_loss() -> None:
    gradients, names = precise(), list(example().parameters)
    assert names == [parameter.name for parameter in model().network.parameters]
    assert sum(gradients[f"d{name}"].size for name in names) == 288
    assert slopes_disagree(gradients, names) == []


def test_one_wrong_entry_is_found() -> None:
    gradients = precise()
    wrong = gradients["dblock1.b_K"].copy()
    wrong[1] += arb("1e-30")
    gradients["dblock1.b_K"] = wrong
    (found,) = slopes_disagree(gradients, ["block1.b_K", "block1.b_Q"])
    assert found.startswith("block1.b_K[1]")


# Floats


@pytest.mark.parametrize(
    ("dtype", "allowed"),
    # a few hundred roundings of numbers of order 1: far below 1000 units in the last place
    [("float64", 1000 * 2.0**-52), ("float32", 1000 * 2.0**-23)],
)
def test_floats_agree_with_balls(dtype: str, allowed: float) -> None:
    values = model(dtype).values
    assert values.keys() == model().values.keys()
    for name, balls in model().values.items():
        assert values[name].dtype == np.dtype(dtype)
        assert values[name].shape == balls.shape
        middle = np.vectorize(float, otypes=[float])(balls)
        scale = max(1.0, float(np.abs(middle).max()))
        assert np.abs(values[name] - middle).max() <= allowed * scale, name


def test_balls_are_narrow() -> None:
    for name, balls in model().values.items():
        assert all(ball.rad() < arb("1e-30") for ball in balls.flat), name


# One step


def norm(parts: Any) -> arb:
    return sum((entry * entry for part in parts for entry in part.flat), arb(0)).sqrt()


def test_clipping_shortens_to_the_threshold_and_keeps_the_direction() -> None:
    found = stepped()
    gradients = {p.name: model().gradient_of(p) for p in model().network.parameters}
    assert found.clipped.keys() == gradients.keys()
    length = norm(gradients.values())
    assert found.norm.overlaps(length)
    threshold = exact(clipping().norm)
    assert found.norm > threshold  # so there was something to clip
    assert found.clipped_norm.overlaps(threshold)
    assert norm(found.clipped.values()).overlaps(threshold)
    for name, gradient in gradients.items():
        assert found.clipped[name].shape == gradient.shape
        for clipped, entry in zip(found.clipped[name].flat, gradient.flat, strict=True):
            assert clipped.overlaps(entry * threshold / length)


def test_a_gradient_below_the_threshold_is_left_alone() -> None:
    found = update(model(), replace(clipping(), norm=Fraction(100)))
    assert found.clipped_norm.overlaps(found.norm)
    for parameter in model().network.parameters:
        pairs = zip(
            found.clipped[parameter.name].flat, model().gradient_of(parameter).flat, strict=True
        )
        assert all(clipped.overlaps(entry) for clipped, entry in pairs)


def test_clipping_by_value_caps_each_entry() -> None:
    cap = exact(clipping().value)
    capped = 0
    for parameter in model().network.parameters:
        found = stepped().clipped_by_value[parameter.name]
        for clipped, entry in zip(found.flat, model().gradient_of(parameter).flat, strict=True):
            expected = min(max(float(entry), float(-cap)), float(cap))
            assert float(clipped) == pytest.approx(expected, rel=1e-15, abs=0)
            capped += abs(float(entry)) > float(cap)
    assert capped > 0


def test_one_step_moves_against_the_clipped_gradient_and_lowers_the_loss() -> None:
    found = stepped()
    rate = exact(clipping().learning_rate)
    for name, parameters in found.parameters.items():
        old = np.asarray(example().parameters[name], dtype=object)
        assert parameters.shape == old.shape
        for after, before, g in zip(
            parameters.flat, old.flat, found.clipped[name].flat, strict=True
        ):
            assert after.overlaps(exact(before) - rate * g)
    assert found.loss_before.overlaps(model().values["loss"].item())
    assert found.loss_after < found.loss_before
    assert found.loss_after.overlaps(model().loss_with(found.parameters))


def test_a_step_uphill_raises_the_loss() -> None:
    """That the loss falls is not true of any step."""
    found = stepped()
    rate = exact(clipping().learning_rate)
    uphill = {
        name: np.asarray(
            [
                exact(x) + rate * g
                for x, g in zip(
                    np.asarray(example().parameters[name], dtype=object).flat,
                    clipped.flat,
                    strict=True,
                )
            ],
            dtype=object,
        ).reshape(clipped.shape)
        for name, clipped in found.clipped.items()
    }
    assert model().loss_with(uphill) > found.loss_before


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_step_in_floats(dtype: str) -> None:
    found, expected = update(model(dtype), clipping()), stepped()
    tolerance = 1000 * float(np.finfo(dtype).eps)
    for name in ("norm", "clipped_norm", "loss_before", "loss_after"):
        assert getattr(found, name) == pytest.approx(float(getattr(expected, name)), rel=tolerance)
    for name, parameters in found.parameters.items():
        assert parameters.dtype == np.dtype(dtype)
        middle = np.vectorize(float, otypes=[float])(expected.parameters[name])
        assert np.abs(parameters - middle).max() <= tolerance


def test_without_targets_nothing_moves() -> None:
    """All gradients are 0: the norm is 0, and clipping does not divide by it."""
    silent = replace(example(), given={**example().given, "has_target": (0, 0, 0)})
    found = update(Model(silent), clipping())
    assert found.norm == found.clipped_norm == found.loss_before == found.loss_after == 0
    for name, parameters in found.parameters.items():
        old = np.asarray(example().parameters[name], dtype=object)
        assert all(a.overlaps(exact(b)) for a, b in zip(parameters.flat, old.flat, strict=True))

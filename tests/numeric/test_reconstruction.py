"""The chapter's reconstructed parameters give the printed probabilities, to every digit."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from numeric.example import Example, load_example
from tests.oracles.forward import Array
from tests.oracles.gpt2 import Activations, Settings, gpt2_forward

CHAPTER = Path(__file__).parents[2] / "examples" / "chapter"
MARGIN = 1e-6  # far above the rounding error of float64, far below half a unit of the last digit


def run(example: Example, parameters: dict[str, Array]) -> Activations:
    data = {name: np.array(value) for name, value in example.integers.items()}
    heads, epsilon = example.sizes["h"], float(example.given["epsilon"])
    settings = Settings(heads=heads, epsilon=epsilon, **asdict(example.choices))
    return gpt2_forward(parameters, data, settings)


def room(example: Example, P: Array) -> Array:
    """How far each probability is inside the interval that rounds to the printed digits."""
    printed = example.figures["P"]
    half = [[0.5 * 10.0 ** -len(entry.partition(".")[2]) for entry in row] for row in printed]
    inside: Array = np.array(half) - np.abs(P - np.array(printed, dtype=float))
    return inside


@pytest.fixture
def example() -> Example:
    return load_example(CHAPTER / "example.toml")


@pytest.fixture
def parameters(example: Example) -> dict[str, Array]:
    return {name: np.array(value, dtype=float) for name, value in example.parameters.items()}


def test_forward_pass_gives_every_printed_digit(
    example: Example, parameters: dict[str, Array]
) -> None:
    P = run(example, parameters).P
    assert P.shape == (example.sizes["T"], example.sizes["V"])
    assert room(example, P).min() > MARGIN


@pytest.mark.parametrize("name", ["E", "block1.W_Q", "block1.W_1", "block1.b_2", "W_U"])
def test_printed_digits_would_show_a_changed_parameter(
    name: str, example: Example, parameters: dict[str, Array]
) -> None:
    parameters[name].flat[0] += 0.01
    assert room(example, run(example, parameters).P).min() < 0


def test_queries_matter(example: Example, parameters: dict[str, Array]) -> None:
    """Attention is visibly uneven: weighing all keys alike changes the second digit of P."""
    silent = {n: np.zeros_like(p) if n[-3:] in ("W_Q", "b_Q") else p for n, p in parameters.items()}
    assert np.abs(run(example, silent).P - run(example, parameters).P).max() > 0.01


def test_script_prints_the_projection_in_the_file(example: Example) -> None:
    printed = subprocess.run(
        [sys.executable, CHAPTER / "reconstruct.py"], capture_output=True, text=True, check=True
    ).stdout
    W_U = tomllib.loads(printed, parse_float=Fraction)["W_U"]
    assert tuple(map(tuple, W_U)) == example.parameters["W_U"]
    # as it stands in the file, so that the output can be pasted
    assert printed in (CHAPTER / "example.toml").read_text(encoding="utf-8")

"""Exact rational arithmetic: the same programs, and a clear end where numbers are not rational."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from derivations.notation import Kind
from numeric.arithmetic import BallArithmetic
from numeric.compiled import Compiled
from numeric.example import Example, load_example
from numeric.rational import Irrational, RationalArithmetic, rational_values
from numeric.reach import from_start

LINEAR = """\
format = 1
steps = [
    { operation = "linear", X = "x", W = "W", Y = "a" },
    { operation = "relu", Y = "h" },
    { operation = "linear", W = "V", Y = "o" },
    { operation = "squared_error", reduction = "half_mean" },
]
[given]
x = [[0.5, -1.0], [0.25, 3]]
W = [[0.4, 0.2, -1], [0.1, -0.3, 0.7]]
V = [[1.5], [-0.5], [0.125]]
target = [[1], [0.3]]
"""
SIGMOID = LINEAR.replace('"relu"', '"sigmoid"')


def example(folder: Path, text: str) -> Example:
    path = folder / "example.toml"
    path.write_text(text)
    return load_example(path)


def values(found: Example, **printed: Any) -> dict[str, Any]:
    return rational_values(Compiled(found.system), found.sizes, found.given, printed)


def test_a_network_without_transcendental_functions_is_rational(tmp_path: Path) -> None:
    found = example(tmp_path, LINEAR)
    exact, balls = values(found), from_start(found.system, found.sizes, found.given)
    assert exact.keys() == balls.keys() >= {"a", "h", "o", "loss", "dW", "dV", "dx"}
    for name, array in exact.items():
        assert array.shape == balls[name].shape
        for at, value in np.ndenumerate(array):
            assert isinstance(value, Fraction)
            ball = BallArithmetic().cast(value, Kind.REAL).item()
            assert balls[name][at].overlaps(ball), (name, at)
    assert exact["a"].tolist() == [
        [Fraction("0.1"), Fraction("0.4"), Fraction("-1.2")],
        [Fraction("0.4"), Fraction("-0.85"), Fraction("1.85")],
    ]


def test_what_follows_from_an_irrational_value_is_left_out(tmp_path: Path) -> None:
    found = values(example(tmp_path, SIGMOID))
    assert "a" in found
    assert not {"h", "o", "loss", "dW"} & found.keys()


def test_printed_values_make_what_follows_rational(tmp_path: Path) -> None:
    known = {(i, j): Fraction(i + j + 1, 8) for i in range(2) for j in range(3)}
    found = values(example(tmp_path, SIGMOID), h=known)
    first = sum(known[0, j] * w for j, w in enumerate(map(Fraction, ("1.5", "-0.5", "0.125"))))
    assert found["o"][0, 0] == first
    assert "h" not in found, "what is printed is not what was computed"
    assert found["da"][0, 0] == found["dh"][0, 0] * known[0, 0] * (1 - known[0, 0])
    del known[1, 2]
    assert "o" not in values(example(tmp_path, SIGMOID), h=known), "all of it has to be printed"


def test_a_printed_entry_of_a_rational_tensor_replaces_that_entry(tmp_path: Path) -> None:
    found = values(example(tmp_path, LINEAR), a={(0, 0): Fraction(2)})
    assert found["a"][0, 0] == Fraction("0.1"), "what is computed stays what it is"
    assert found["h"][0, 0] == 2
    assert found["h"][0, 1] == Fraction("0.4")


@pytest.mark.parametrize("operation", ["exp", "log", "sqrt", "tanh", "pi", "max"])
def test_what_is_not_rational_is_refused(operation: str) -> None:
    with pytest.raises(Irrational):
        RationalArithmetic().call(operation, [np.array([Fraction(1)])], ())


def test_division_by_zero_a_ball_and_endless_digits_are_refused() -> None:
    arithmetic, one = RationalArithmetic(), np.array([Fraction(1)], dtype=object)
    with pytest.raises(Irrational):
        arithmetic.call("divide", [one, one - one], ())
    with pytest.raises(Irrational):
        arithmetic.call("power", [one], (Fraction(1, 3),))
    with pytest.raises(Irrational):
        arithmetic.real([BallArithmetic().real(0.5)])
    with pytest.raises(Irrational):
        arithmetic.real([Fraction(1, 3**4000)])
    assert arithmetic.call("power", [2 * one], (Fraction(-3),)).tolist() == [Fraction(1, 8)]

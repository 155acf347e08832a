"""A path goes only through entries and factors that are not 0."""

import pytest
from flint import arb
from sympy import Sum

from derivations.notation import Equation, index, tensor, zero_one
from derivations.sublayers.symbols import T
from verify.smt.gradient_path import gradient_path

t, s = index("t", T), index("s", T)
dX, dY, dZ, M = tensor("dX", T), tensor("dY", T), tensor("dZ", T), zero_one("M", T)
EQUATIONS = [Equation(dX[t], Sum(M[s] * dY[s], s)), Equation(dY[t], dZ[t] - M[t])]


@pytest.mark.parametrize(
    ("mask", "gradient", "source"),
    [((0, 1), (1, 1), 1), ((1, 1), (0, 1), 1), ((1, 1), (1, 0), 0), ((1, 0), (1, 1), 0)],
)
def test_a_path_leaves_out_what_is_zero(mask, gradient, source):
    values = {
        "M": {(place,): arb(n) for place, n in enumerate(mask)},
        "dY": {(place,): arb(n) for place, n in enumerate(gradient)},
        "dZ": {(0,): arb(2), (1,): arb(2)},
        "dX": {(0,): arb(1), (1,): arb(1)},
    }
    path = gradient_path("dX", (0,), EQUATIONS, ["dX", "dY", "dZ"], values, {"T": 2})
    assert path == (f"dZ[{source}]", f"dY[{source}]", "dX[0]")
    # What is no gradient has no path.
    assert gradient_path("M", (0,), EQUATIONS, ["dX", "dY", "dZ"], values, {"T": 2}) == ("M[0]",)


def test_a_summand_that_is_zero_is_no_way():
    residual = [Equation(dX[t], dY[t] + dZ[t])]
    values = {"dY": {(0,): arb(0)}, "dZ": {(0,): arb(2)}, "dX": {(0,): arb(2)}}
    path = gradient_path("dX", (0,), residual, ["dX", "dY", "dZ"], values, {"T": 1})
    assert path == ("dZ[0]", "dX[0]")

"""What a normal form says, evaluated node by node: shares no code with the algebra that made it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from flint import arb, fmpq

from derivations.evaluate import Undecided, Values

FUNCTIONS = {"log": arb.log, "tanh": arb.tanh, "erf": arb.erf, "sin": arb.sin, "cos": arb.cos}
Places = Mapping[tuple[Any, ...], int]


def polynomial_value(polynomial: Any, values: Values, sizes: Mapping[str, int], at: Places) -> arb:
    """The number that a polynomial (a dictionary, or frozen pairs) stands for."""
    pairs = polynomial.items() if isinstance(polynomial, dict) else polynomial
    total = arb(0)
    for monomial, coefficient in pairs:
        total += number(coefficient) * monomial_value(monomial, values, sizes, at)
    return total


def monomial_value(monomial: Any, values: Values, sizes: Mapping[str, int], at: Places) -> arb:
    result = arb(1)
    for factor, exponent in monomial:
        base = factor_value(factor, values, sizes, at)
        if exponent == int(exponent):
            for _ in range(abs(int(exponent))):
                result = result * base if exponent > 0 else result / base
        else:
            result *= base ** number(exponent)
    return result


def factor_value(factor: Any, values: Values, sizes: Mapping[str, int], at: Places) -> arb:
    tag = factor[0]
    if tag == "dim":
        return arb(sizes[factor[1]])
    if tag == "number":
        return arb.pi()
    if tag == "root":
        return arb(factor[1])
    if tag == "entry":
        return values[factor[1]][tuple(index_value(i, values, at) for i in factor[2])]
    if tag == "delta":
        return arb(int(index_value(factor[1], values, at) == index_value(factor[2], values, at)))
    if tag == "place":
        return arb(index_value(factor[1], values, at))
    if tag == "mod":
        return arb(index_value(factor[1], values, at) % factor[2])
    if tag == "exp":
        return monomial_value(factor[1], values, sizes, at).exp()
    if tag == "power":
        return polynomial_value(factor[1], values, sizes, at)
    if tag == "call":
        x = polynomial_value(factor[2], values, sizes, at)
        if factor[1] != "step":
            return FUNCTIONS[factor[1]](x)
        if not (x > 0 or x <= 0):
            raise Undecided(str(x))
        return arb(int(x > 0))
    assert tag == "sum", factor
    lengths = [range(sizes[size]) for size in factor[1]]
    level = levels(factor)
    total = arb(0)
    for chosen in product(*lengths):
        here = {
            ("b", level, place, size): number_
            for place, (size, number_) in enumerate(zip(factor[1], chosen, strict=True))
        }
        total += monomial_value(factor[2], values, sizes, {**at, **here})
    return total


def levels(node: Any) -> int:
    """How deep closed sums are nested in a node."""
    if not isinstance(node, tuple):
        return 0
    return (node[:1] == ("sum",)) + max((levels(part) for part in node), default=0)


def index_value(index: Any, values: Values, at: Places) -> int:
    if index[0] == "e":
        where = tuple(index_value(i, values, at) for i in index[2])
        return int(values[index[1]][where].unique_fmpz())
    return at[index]


def number(value: Any) -> arb:
    return arb(fmpq(value.numerator, value.denominator))

"""Values as balls: python-flint's ``arb``.  Disjoint balls are different values for certain."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from flint import arb, fmpq
from sympy import Heaviside, Rational, cos, erf, exp, log, sin, tanh
from sympy.core.function import FunctionClass

PRECISION = 256  # bits: sums of some thousand terms keep far more digits than they lose
# Given values are n/64 with 0 < |n| < 64: exp and tanh stay moderate, and fractions lie between
# 0 and 1, where they and what they lack to 1 have a logarithm.
DENOMINATOR = 64


def _step(x: arb) -> arb:
    if x > 0:
        return arb(1)
    return arb(0) if x <= 0 else arb("nan")


BALLS: dict[FunctionClass, Callable[[arb], arb]] = {
    exp: arb.exp,
    log: arb.log,
    tanh: arb.tanh,
    erf: arb.erf,
    sin: arb.sin,
    cos: arb.cos,
    Heaviside: _step,
}


class Balls:
    """The given values are drawn at random; what has no value, or none is found, is not finite."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def given(self, positive: bool) -> arb:
        numerator = self._random.randint(1, DENOMINATOR - 1)
        return arb(
            fmpq(numerator if positive else self._random.choice((-1, 1)) * numerator, DENOMINATOR)
        )

    def number(self, numerator: int, denominator: int = 1) -> arb:
        return arb(fmpq(numerator, denominator))

    def pi(self) -> arb:
        return arb.pi()

    def power(self, base: arb, exponent: Rational) -> arb:
        p, q = int(exponent.p), int(exponent.q)
        root = base if q == 1 else base.root(q)
        product = arb(1)
        for _ in range(abs(p)):
            product = product * root
        return product if p > 0 else 1 / product

    def function(self, function: FunctionClass, argument: arb) -> arb:
        return BALLS[function](argument)

    def require_nonzero(self, value: arb) -> None:
        """Nothing to do: the reciprocal of a ball that contains 0 is not finite."""


def separate(left: arb, right: arb) -> bool:
    """Whether two values are different for certain."""
    return left.is_finite() and right.is_finite() and not left.overlaps(right)

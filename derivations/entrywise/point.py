"""Ring elements enclosed in balls at a random point: disjoint balls, different values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from flint import arb, ctx, fmpq, fmpq_mpoly
from sympy import Heaviside, cos, erf, exp, log, sin, tanh
from sympy.core.function import FunctionClass

PRECISION = 256  # bits: sums of some thousand terms keep far more digits than they lose
DENOMINATOR = 64  # given entries are n/64 with |n| <= 64: exp and tanh stay moderate


@dataclass(frozen=True)
class Free:
    """A given entry: any real number, or any positive one."""

    positive: bool


@dataclass(frozen=True)
class Function:
    """``function(argument)``."""

    function: FunctionClass
    argument: fmpq_mpoly


@dataclass(frozen=True)
class Pi:
    """The number pi."""


@dataclass(frozen=True)
class Root:
    """``base ** (-1/degree)``: the generator g with g ** degree * base = 1."""

    base: fmpq_mpoly
    degree: int


Generator = Free | Function | Pi | Root


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


class Point:
    """Values for the generators of a ring; the given entries are drawn at random."""

    def __init__(self, generators: Sequence[Generator], seed: int) -> None:
        self._generators = generators  # the ring's own list: it grows
        self._random = Random(seed)
        self._powers: dict[tuple[int, int], arb] = {}

    def enclose(self, element: fmpq_mpoly) -> arb:
        """A ball around the element's value; not finite where it has none or none is found."""
        with ctx.workprec(PRECISION):
            used = [k for k, degree in enumerate(element.degrees()) if degree]
            total = arb(0)
            for monomial, coefficient in element.terms():
                term = arb(coefficient)
                for k in used:
                    if power := int(monomial[k]):
                        term *= self._power(k, power)
                total += term
            return total

    def _power(self, k: int, power: int) -> arb:
        if (k, power) not in self._powers:
            self._powers[k, power] = (
                self._evaluate(self._generators[k])
                if power == 1
                else self._power(k, power - 1) * self._power(k, 1)
            )
        return self._powers[k, power]

    def _evaluate(self, generator: Generator) -> arb:
        match generator:
            case Free(positive=positive):
                numerator = self._random.randint(1, DENOMINATOR)
                sign = 1 if positive else self._random.choice((-1, 1))
                return arb(fmpq(sign * numerator, DENOMINATOR))
            case Function(function=function, argument=argument):
                return BALLS[function](self.enclose(argument))
            case Pi():
                return arb.pi()
            case Root(base=base, degree=degree):
                return 1 / self.enclose(base).root(degree)

"""The generators of a ring, and balls around its elements at a random point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import arb, ctx, fmpq_mpoly
from sympy import Rational
from sympy.core.function import FunctionClass

from derivations.entrywise.balls import PRECISION, Balls


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


class Point:
    """Values for the generators of a ring; the given entries are drawn at random."""

    def __init__(self, generators: Sequence[Generator], seed: int) -> None:
        self._generators = generators  # the ring's own list: it grows
        self._balls = Balls(seed)
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
                return self._balls.given(positive)
            case Function(function=function, argument=argument):
                return self._balls.function(function, self.enclose(argument))
            case Pi():
                return self._balls.pi()
            case Root(base=base, degree=degree):
                return self._balls.power(self.enclose(base), Rational(-1, degree))

"""What values need to have for scalar expressions to be evaluated in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, Self, TypeVar

from sympy import Add, DiracDelta, Expr, Mul, Pow, Rational, Symbol, exp, pi
from sympy.core.function import FunctionClass
from sympy.core.numbers import Exp1

from derivations.entrywise.balls import BALLS
from derivations.notation import UnknownNode


class Value(Protocol):
    """Something to add and to multiply."""

    def __add__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: Self, /) -> Self: ...


V = TypeVar("V", bound=Value)


class Algebra(Protocol[V]):
    """The other operations of the notation, and the values that are given."""

    def given(self, positive: bool) -> V: ...
    def number(self, numerator: int, denominator: int = 1) -> V: ...
    def pi(self) -> V: ...
    def power(self, base: V, exponent: Rational) -> V: ...
    def function(self, function: FunctionClass, argument: V) -> V: ...
    def require_nonzero(self, value: V) -> None: ...


def evaluate(expression: Expr, algebra: Algebra[V], value: Callable[[Symbol], V]) -> V:
    """The value of a scalar expression; ``value`` gives that of its symbols."""

    def part(inner: Expr) -> V:
        return evaluate(inner, algebra, value)

    match expression:
        case Rational():
            return algebra.number(int(expression.p), int(expression.q))
        case Symbol():
            return value(expression)
        case Add():
            total = algebra.number(0)
            for term in expression.args:
                total = total + part(term)
            return total
        case Mul():
            product = algebra.number(1)
            for factor in expression.args:
                product = product * part(factor)
            return product
        case Pow(base=base, exp=Rational() as exponent):
            return algebra.power(part(base), exponent)
        case DiracDelta():
            # The derivative of the unit step; at 0, where there is none, 0 by convention.
            return algebra.number(0)
        case Exp1():
            return algebra.function(exp, algebra.number(1))
        case _ if expression is pi:
            return algebra.pi()
        case _ if expression.func in BALLS:
            return algebra.function(expression.func, part(expression.args[0]))
        case _:
            raise UnknownNode(expression, "the entry-by-entry check")

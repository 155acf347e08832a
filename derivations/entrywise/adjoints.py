"""Reverse accumulation over scalar equations, each differentiated by SymPy's own ``diff``."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic

from sympy import Add, Expr, Integer, Symbol, diff

from derivations.entrywise.algebra import Algebra, V, evaluate
from derivations.entrywise.scalars import Scalars
from derivations.notation import Kind


class ChainRule:
    """The partial derivatives of a page's scalar equations.

    An intermediate value is a symbol in every equation that uses it, so each ``diff`` is one.
    """

    def __init__(self, scalars: Scalars) -> None:
        self.scalars = scalars
        page = scalars.page
        self.positive = {
            scalars.entry(tensor, at)
            for tensor in page.tensors()
            if tensor.kind in (Kind.POSITIVE, Kind.NON_NEGATIVE, Kind.FRACTION)
            for at in scalars.places(tensor)
        }
        self.computed = [
            scalars.entry(tensor, at)
            for tensor in (scalars.tensors[equation.name] for equation in page.forward)
            for at in scalars.places(tensor)
        ]
        # For each symbol, the summands that it occurs in, with the value that each is part of.
        self._users: dict[Symbol, list[tuple[Symbol, Expr]]] = defaultdict(list)
        for user in self.computed:
            for summand in Add.make_args(scalars.definition(user)):
                for used in summand.free_symbols:
                    self._users[used].append((user, summand))
        self._seeds = {
            scalars.entry(result, at): scalars.scalar(page.seed(result, at), {}, set())
            for result in page.results()
            for at in scalars.places(result)
        }
        self._slopes: dict[Symbol, list[tuple[Symbol, Expr]]] = {}

    def seed(self, symbol: Symbol) -> Expr:
        """What the rest of the network sends back to an entry."""
        return self._seeds.get(symbol, Integer(0))

    def slopes(self, symbol: Symbol) -> list[tuple[Symbol, Expr]]:
        """The values computed from an entry, with their partial derivatives by it."""
        if symbol not in self._slopes:
            self._slopes[symbol] = [
                (user, diff(summand, symbol)) for user, summand in self._users[symbol]
            ]
        return self._slopes[symbol]

    def formula(self, symbol: Symbol) -> Expr:
        """One step, for people: the true gradient from those of the values computed from it."""
        terms = (Symbol(f"d{user.name}", real=True) * slope for user, slope in self.slopes(symbol))
        return Add(self.seed(symbol), *terms)


class Adjoints(Generic[V]):
    """Values and gradients of all entries, spelled out in the given ones, in one algebra."""

    def __init__(self, chain: ChainRule, algebra: Algebra[V]) -> None:
        self._chain = chain
        self._scalars = chain.scalars
        self._algebra = algebra
        self._values: dict[Symbol, V] = {}
        self._adjoints: dict[Symbol, V] = {}

    def require_divisors(self, symbol: Symbol) -> None:
        """Undefined or Undecided if the equation for an entry may divide by 0."""
        for divisor in self._scalars.divisors(symbol):
            self._algebra.require_nonzero(evaluate(divisor, self._algebra, self.value))

    def value(self, symbol: Symbol) -> V:
        """The value of an entry, by its equation if there is one."""
        if symbol not in self._values:
            if self._scalars.is_given(symbol):
                self._values[symbol] = self._algebra.given(symbol in self._chain.positive)
            else:
                self.require_divisors(symbol)
                definition = self._scalars.definition(symbol)
                self._values[symbol] = evaluate(definition, self._algebra, self.value)
        return self._values[symbol]

    def adjoint(self, symbol: Symbol) -> V:
        """The derivative of the loss with respect to an entry, by the chain rule."""
        if symbol not in self._adjoints:
            total = evaluate(self._chain.seed(symbol), self._algebra, self.value)
            for user, slope in self._chain.slopes(symbol):
                total = total + self.adjoint(user) * evaluate(slope, self._algebra, self.value)
            self._adjoints[symbol] = total
        return self._adjoints[symbol]

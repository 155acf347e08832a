"""Reverse accumulation over scalar equations, each differentiated by SymPy's own ``diff``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from flint import fmpq_mpoly
from sympy import Add, Expr, Integer, Symbol, diff

from derivations.entrywise.elements import Elements
from derivations.entrywise.point import Free
from derivations.entrywise.ring import Ring
from derivations.entrywise.scalars import Scalars
from derivations.notation import Kind


class Adjoints:
    """Values and gradients of all entries, as elements of one ring.

    An intermediate value is a symbol in every equation that uses it, so each ``diff`` is a partial
    derivative; as a ring element it is spelled out in the given entries.
    """

    def __init__(self, scalars: Scalars, ring: Ring) -> None:
        self._scalars = scalars
        self._ring = ring
        self._elements = Elements(ring)
        page = scalars.page
        self._positive = {
            scalars.entry(tensor, at)
            for tensor in page.tensors()
            if tensor.kind is Kind.POSITIVE
            for at in scalars.places(tensor)
        }
        self._values: dict[Symbol, fmpq_mpoly] = {}
        self._adjoints: dict[Symbol, fmpq_mpoly] = {}
        # For each symbol, the summands that it occurs in, with the value that each is part of.
        self._users: dict[Symbol, list[tuple[Symbol, Expr]]] = defaultdict(list)
        for equation in page.forward:
            tensor = scalars.tensors[equation.name]
            for at in scalars.places(tensor):
                user = scalars.entry(tensor, at)
                self._check_divisors(user)
                for summand in Add.make_args(scalars.definition(user)):
                    for used in summand.free_symbols:
                        self._users[used].append((user, summand))
        self._seeds = {
            scalars.entry(result, at): scalars.scalar(page.seed(result, at), {}, set())
            for result in page.results()
            for at in scalars.places(result)
        }

    def value(self, symbol: Symbol) -> fmpq_mpoly:
        """The value of an entry: a given one is a generator, a defined one is spelled out."""
        if symbol not in self._values:
            if self._scalars.is_given(symbol):
                self._values[symbol] = self._ring.new(Free(symbol in self._positive))
            else:
                self._check_divisors(symbol)
                definition = self._scalars.definition(symbol)
                self._values[symbol] = self._elements.element(definition, self.value)
        return self._values[symbol]

    def adjoint(self, symbol: Symbol) -> fmpq_mpoly:
        """The derivative of the loss with respect to an entry, by the chain rule."""
        if symbol not in self._adjoints:
            total = self._elements.element(self._seeds.get(symbol, Integer(0)), self.value)
            for user, slope in self._slopes(symbol):
                total += self.adjoint(user) * self._elements.element(slope, self.value)
            self._adjoints[symbol] = total
        return self._adjoints[symbol]

    def formula(self, symbol: Symbol) -> Expr:
        """One step of the chain rule, for people: the true gradient from those of the users."""
        terms = (Symbol(f"d{user.name}", real=True) * slope for user, slope in self._slopes(symbol))
        return Add(self._seeds.get(symbol, Integer(0)), *terms)

    def _slopes(self, symbol: Symbol) -> Iterator[tuple[Symbol, Expr]]:
        for user, summand in self._users[symbol]:
            yield user, diff(summand, symbol)

    def _check_divisors(self, symbol: Symbol) -> None:
        for divisor in self._scalars.divisors(symbol):
            self._ring.require_nonzero(self._elements.element(divisor, self.value))

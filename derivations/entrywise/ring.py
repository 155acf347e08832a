"""One polynomial ring for all values of a page, and when two of its elements are equal.

The generators are the given entries, and one symbol for each value that is not a polynomial of
earlier ones.  Distinct generators are taken as independent up to two relations, both true for
real numbers:

* ``g = base ** (-1/q)`` satisfies ``g ** q * base = 1``; the base is not zero;
* a unit step satisfies ``g ** 2 = g``.

A relation that is missing here can only make equal things look different: :meth:`Ring.is_zero`
never says yes wrongly, and its no is not a refutation.
"""

from __future__ import annotations

from collections import defaultdict

from flint import Ordering, arb, fmpq, fmpq_mpoly, fmpq_mpoly_ctx
from sympy import Heaviside

from derivations.entrywise.balls import separate
from derivations.entrywise.point import Function, Generator, Point, Root

POINTS = 4  # random points at which a divisor is tried: at some of them it may have no value


class RingFull(Exception):
    """More generators are needed than the ring was made for."""


class Undefined(ArithmeticError):
    """An expression has no value: it divides by zero."""


class Undecided(ArithmeticError):
    """Whether an expression has a value could not be decided."""


class Ring:
    """Polynomials over the rationals in at most ``room`` generators."""

    def __init__(self, room: int) -> None:
        self._context = fmpq_mpoly_ctx.get([f"g{k}" for k in range(room)], Ordering.degrevlex)
        self._symbols: tuple[fmpq_mpoly, ...] = self._context.gens()
        self.generators: list[Generator] = []
        self._points = [Point(self.generators, seed) for seed in range(POINTS)]
        self.zero: fmpq_mpoly = self._context.constant(0)
        self.one: fmpq_mpoly = self._context.constant(1)

    def number(self, numerator: int, denominator: int = 1) -> fmpq_mpoly:
        """A rational number."""
        return self._context.constant(fmpq(numerator, denominator))

    def new(self, generator: Generator) -> fmpq_mpoly:
        """The next free symbol, to stand for this generator."""
        if len(self.generators) == len(self._symbols):
            raise RingFull
        self.generators.append(generator)
        return self._symbols[len(self.generators) - 1]

    def find(self, generator: Generator) -> fmpq_mpoly:
        """The symbol that stands for this generator already, or a new one."""
        if generator in self.generators:
            return self._symbols[self.generators.index(generator)]
        return self.new(generator)

    def enclose(self, element: fmpq_mpoly) -> arb:
        """A ball around an element's value at one point, always the same one."""
        return self._points[0].enclose(element)

    def is_zero(self, element: fmpq_mpoly) -> bool:
        """Whether the relations show an element to be 0; sound, not complete."""
        if not element:
            return True
        degrees = element.degrees()
        for k in reversed(range(len(self.generators))):
            generator = self.generators[k]
            if not degrees[k]:
                continue
            if isinstance(generator, Root):
                return all(map(self.is_zero, self._without_root(element, k, generator)))
            if isinstance(generator, Function) and generator.function is Heaviside:
                parts = self._by_power(element, k)
                return all(
                    map(self.is_zero, (parts.get(0, self.zero), sum(parts.values(), self.zero)))
                )
        return False

    def require_nonzero(self, element: fmpq_mpoly) -> None:
        """Undefined if an element is 0, Undecided if it is not seen to be something else.

        If it were 0 everywhere, its reciprocal's relation would make anything provable.
        """
        if element.is_constant() and element:
            return
        if self.is_zero(element):
            raise Undefined("division by zero")
        if not any(separate(point.enclose(element), arb(0)) for point in self._points):
            raise Undecided("division by what may be zero")

    def _by_power(self, element: fmpq_mpoly, k: int) -> dict[int, fmpq_mpoly]:
        """The coefficients of the powers of generator k."""
        parts: dict[int, dict[tuple[int, ...], fmpq]] = defaultdict(dict)
        for monomial, coefficient in element.terms():
            rest = (*monomial[:k], 0, *monomial[k + 1 :])
            parts[int(monomial[k])][rest] = coefficient
        return {power: self._context.from_dict(part) for power, part in parts.items()}

    def _without_root(self, element: fmpq_mpoly, k: int, root: Root) -> list[fmpq_mpoly]:
        """Elements without generator k that are all 0 only if the element is.

        g ** (a q + b) = g ** b / base ** a: for each b, times the highest power of the base.
        """
        classes: dict[int, dict[int, fmpq_mpoly]] = defaultdict(dict)
        for power, part in self._by_power(element, k).items():
            whole, rest = divmod(power, root.degree)
            classes[rest][whole] = part
        return [
            sum((part * root.base ** (max(parts) - a) for a, part in parts.items()), self.zero)
            for parts in classes.values()
        ]

"""A page at concrete sizes: one scalar SymPy equation for each entry of each defined tensor."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    log,
    sin,
    tanh,
)

from derivations.entrywise.instance import Instance, Place
from derivations.notation import (
    Equation,
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    entry_name,
    is_dimension,
    size_of,
)
from derivations.sublayer import Sublayer

SAME_NODE = (Add, Mul, Mod, exp, log, tanh, erf, sin, cos)


class NoSuchEntry(NotationError):
    """An equation reads an entry outside its tensor."""


class Scalars:
    """The scalar equations of a page.

    Every entry of a tensor is one plain symbol; ids and 0/1 data are numbers from the start.
    """

    def __init__(self, page: Sublayer, instance: Instance) -> None:
        self.page = page
        self.instance = instance
        self.tensors = {tensor.name: tensor for tensor in page.tensors()}
        self._integers = {
            tensor.name for tensor in page.data if tensor.kind in (Kind.INDEX, Kind.ZERO_ONE)
        }
        self._equations: dict[Symbol, tuple[Equation, Place]] = {}
        for equation in (*page.forward, *page.backward):
            tensor = self.tensors[equation.name]
            if tuple(map(size_of, equation.indices)) != tensor.dimensions:
                raise NotationError(f"{equation.left} does not run over the axes of {tensor.name}")
            for at in self.places(tensor):
                self._equations[self._symbol(tensor, at)] = (equation, at)
        self._definitions: dict[Symbol, Expr] = {}
        self._divisors: dict[Symbol, set[Expr]] = defaultdict(set)

    def places(self, tensor: Tensor) -> list[Place]:
        """The index tuples of all entries."""
        return list(product(*map(range, self.instance.shape(tensor))))

    def entry(self, tensor: Tensor, at: Place) -> Expr:
        """The symbol of an entry, or its number where the instance fixes it."""
        shape = self.instance.shape(tensor)
        if not all(0 <= where < size for where, size in zip(at, shape, strict=True)):
            extents = " × ".join(map(str, shape))
            raise NoSuchEntry(f"{tensor.name}{list(at)} is read, but {tensor.name} is {extents}")
        if tensor.name in self._integers:
            return Integer(self.instance.integer(tensor, at))
        return self._symbol(tensor, at)

    def is_given(self, symbol: Symbol) -> bool:
        """Whether no equation defines a symbol."""
        return symbol not in self._equations

    def definition(self, symbol: Symbol) -> Expr:
        """The right side of the scalar equation for a symbol that is not given."""
        if symbol not in self._definitions:
            equation, at = self._equations[symbol]
            places = dict(zip(equation.indices, at, strict=True))
            self._definitions[symbol] = self.scalar(equation.right, places, self._divisors[symbol])
        return self._definitions[symbol]

    def divisors(self, symbol: Symbol) -> set[Expr]:
        """What the scalar equation for a symbol divides by, also where SymPy cancelled it."""
        self.definition(symbol)
        return self._divisors[symbol]

    def scalar(self, expression: Expr, places: dict[Idx, int], divisors: set[Expr]) -> Expr:
        """An expression at given values of its free indices; its divisors go into ``divisors``."""
        match expression:
            case Indexed():
                at = tuple(int(self.scalar(i, places, divisors)) for i in expression.indices)
                return self.entry(self.tensors[entry_name(expression)], at)
            case Idx():
                return Integer(places[expression])
            case Symbol() if is_dimension(expression):
                return Integer(self.instance.sizes[expression.name])
            case Symbol():
                return self.entry(self.tensors[expression.name], ())
            case KroneckerDelta():
                first, second = (self.scalar(part, places, divisors) for part in expression.args)
                return Integer(int(first) == int(second))
            case Sum():
                return self._sum(expression, places, divisors)
            case Heaviside() if expression.args[1] == 0:
                return Heaviside(self.scalar(expression.args[0], places, divisors), 0)
            case Pow():
                base, exponent = (self.scalar(part, places, divisors) for part in expression.args)
                if exponent.is_negative:
                    divisors.add(base)
                return base**exponent
            case _ if isinstance(expression, SAME_NODE):
                return expression.func(
                    *(self.scalar(part, places, divisors) for part in expression.args)
                )
            case _ if expression.is_number and not expression.args:
                return expression
            case _:
                raise UnknownNode(expression, "the entry-by-entry check")

    def _sum(self, expression: Sum, places: dict[Idx, int], divisors: set[Expr]) -> Expr:
        for bound, lower, upper in expression.limits:
            if (lower, upper) != (bound.lower, bound.upper):
                raise UnknownNode(expression, "the entry-by-entry check")
        bound = [limit[0] for limit in expression.limits]
        ranges = (range(self.instance.sizes[size_of(index).name]) for index in bound)
        return Add(
            *(
                self.scalar(
                    expression.function, places | dict(zip(bound, at, strict=True)), divisors
                )
                for at in product(*ranges)
            )
        )

    @staticmethod
    def _symbol(tensor: Tensor, at: Place) -> Symbol:
        return Symbol(tensor.name + (str(list(at)) if at else ""), real=True)

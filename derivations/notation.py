"""Index notation: the words in which every sublayer is written.

A :class:`Tensor` is a named array with axes; subscripting it with indices gives a SymPy
``Indexed`` (a scalar has no axes and is subscripted with ``()``).  Everything else is SymPy's own:
``Sum``, ``KroneckerDelta``, ``exp``, ``log``, ``tanh``, ``erf``, ``sin``, ``cos``, rational powers,
``Heaviside(x, 0)`` for the unit step, and an index or ``Mod(index, n)`` used as a number.  This set
is closed: each interpretation handles all of it and raises :class:`UnknownNode` for the rest.

Dimensions are symbols, never numbers, so a statement proved here holds for every shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias, TypeVar

from sympy import (
    Expr,
    Heaviside,
    Idx,
    Indexed,
    IndexedBase,
    KroneckerDelta,
    Sum,
    Symbol,
    preorder_traversal,
)

T = TypeVar("T")
Axis: TypeAlias = Symbol | tuple[Symbol, ...]

PRIME = "′"  # ends the name of a second index over the same range: t′ beside t


class NotationError(ValueError):
    """An equation is not well formed: wrong number of indices, unknown tensor, stray index."""


class UnknownNode(NotationError):
    """An expression uses a node outside the closed set of the notation."""

    def __init__(self, node: object, interpretation: str) -> None:
        super().__init__(f"{interpretation} does not know the node {type(node).__name__}: {node}")


class Kind(Enum):
    """What the entries of a tensor may be."""

    REAL = "real"
    POSITIVE = "positive"
    NON_NEGATIVE = "at least 0"
    FRACTION = "from 0 to 1"
    ZERO_ONE = "0/1"
    INDEX = "index"

    @property
    def whole(self) -> bool:
        """Whether the entries are whole numbers, which have no gradient."""
        return self in (Kind.ZERO_ONE, Kind.INDEX)


@dataclass(frozen=True)
class Tensor:
    """A named array.  An axis is a dimension, or several stored as one: (head, channel).

    ``below`` is the dimension that the entries of an ``INDEX`` tensor stay below;
    ``gradient_of`` is the tensor whose gradient this one is.
    """

    name: str
    axes: tuple[Axis, ...] = ()
    kind: Kind = Kind.REAL
    below: Symbol | None = None
    gradient_of: Tensor | None = None

    @property
    def dimensions(self) -> tuple[Symbol, ...]:
        """One dimension for each index: merged axes spelled out."""
        flat: list[Symbol] = []
        for axis in self.axes:
            flat.extend(axis if isinstance(axis, tuple) else (axis,))
        return tuple(flat)

    @property
    def symbol(self) -> Symbol:
        if self.kind is Kind.REAL:
            return Symbol(self.name, real=True)
        if self.kind is Kind.POSITIVE:
            return Symbol(self.name, positive=True)
        if self.kind in (Kind.NON_NEGATIVE, Kind.FRACTION):
            return Symbol(self.name, nonnegative=True)
        return Symbol(self.name, integer=True, nonnegative=True)

    def __getitem__(self, indices: object) -> Expr:
        where = indices if isinstance(indices, tuple) else (indices,)
        if len(where) != len(self.dimensions):
            raise NotationError(
                f"{self.name} has {len(self.dimensions)} indices, not {len(where)}: {where}"
            )
        return IndexedBase(self.symbol)[where] if where else self.symbol


def tensor(name: str, *axes: Axis) -> Tensor:
    """A real tensor."""
    return Tensor(name, axes)


def zero_one(name: str, *axes: Axis) -> Tensor:
    """A tensor of zeros and ones: a mask."""
    return Tensor(name, axes, Kind.ZERO_ONE)


def positive(name: str, *axes: Axis) -> Tensor:
    """A tensor of positive numbers."""
    return Tensor(name, axes, Kind.POSITIVE)


def non_negative(name: str, *axes: Axis) -> Tensor:
    """A tensor of numbers that are 0 or positive: a mean of squares, a penalty."""
    return Tensor(name, axes, Kind.NON_NEGATIVE)


def fraction(name: str, *axes: Axis) -> Tensor:
    """A tensor of numbers from 0 to 1: probabilities, decay rates."""
    return Tensor(name, axes, Kind.FRACTION)


def ids(name: str, *axes: Axis, below: Symbol) -> Tensor:
    """A tensor of integers from 0 up to, not including, ``below``: tokens, targets, positions."""
    return Tensor(name, axes, Kind.INDEX, below)


def d(of: Tensor) -> Tensor:
    """The gradient of the loss with respect to ``of``; it has the axes of ``of``."""
    return Tensor(f"d{of.name}", of.axes, gradient_of=of)


def dimension(name: str) -> Symbol:
    """A size: a positive integer."""
    return Symbol(name, integer=True, positive=True)


def index(name: str, size: Symbol) -> Idx:
    """An index that runs over 0, 1, …, size − 1."""
    return Idx(name, size)


def size_of(idx: Idx) -> Symbol:
    """The dimension over which an index runs."""
    size = idx.upper + 1
    if not isinstance(size, Symbol):
        raise NotationError(f"the index {idx} must run over a dimension, not over {size}")
    return size


def step(x: Expr) -> Expr:
    """The unit step: 1 where x > 0, else 0.  Its value at 0, a convention, is 0."""
    return Heaviside(x, 0)


@dataclass(frozen=True)
class Equation:
    """``left = right`` for every value of the indices on the left."""

    left: Expr
    right: Expr

    def __post_init__(self) -> None:
        where = self.indices
        if not all(isinstance(i, Idx) for i in where) or len(set(where)) != len(where):
            raise NotationError(f"the left side {self.left} needs distinct plain indices")
        require_notation(self.right)
        stray = free_indices(self.right) - set(where)
        if stray:
            raise NotationError(f"in {self}: free on the right only: {sorted(map(str, stray))}")

    @property
    def name(self) -> str:
        return entry_name(self.left)

    @property
    def indices(self) -> tuple[Idx, ...]:
        return tuple(self.left.indices) if isinstance(self.left, Indexed) else ()

    def __str__(self) -> str:
        return f"{self.left} = {self.right}"


@lru_cache(maxsize=20_000)
def require_notation(expression: Expr) -> None:
    """NotationError for what an interpretation could take to be something else.

    A sum runs over the whole range of its index, a delta has no range of its own, the unit step is
    0 at 0.  Nodes that are not known here each interpretation refuses by itself.
    """
    for node in preorder_traversal(expression):
        if isinstance(node, Sum):
            for index, low, high in node.limits:
                if low != index.lower or high != index.upper or low != 0:
                    raise NotationError(f"{node} does not run over all of {index}: use a mask")
        elif isinstance(node, KroneckerDelta) and len(node.args) != 2:
            raise NotationError(f"{node} has a range of its own: use a mask")
        elif isinstance(node, Heaviside) and node.args[1] != 0:
            raise NotationError(f"{node} is not the unit step that is 0 at 0")


def entry_name(entry: Expr) -> str:
    """The name of the tensor that an entry belongs to."""
    return str(entry.base.label.name) if isinstance(entry, Indexed) else str(entry.name)


def bound_indices(total: Sum) -> list[Idx]:
    """The indices that a sum binds, the innermost first.

    SymPy writes Σ_t Σ_t f as one sum that binds t twice: the first stands in f, the second counts.
    """
    return [limit[0] for limit in total.limits]


def innermost(bound: Sequence[Idx], values: Sequence[T]) -> dict[Idx, T]:
    """What each bound index stands for in the body of a sum: a repeated one is the innermost."""
    return dict(reversed(list(zip(bound, values, strict=True))))


def is_dimension(node: object) -> bool:
    """Whether a node is a size: a positive integer symbol."""
    return isinstance(node, Symbol) and bool(node.is_integer and node.is_positive)


def free_indices(expression: Expr) -> set[Idx]:
    """The indices that no enclosing sum binds."""
    if isinstance(expression, Idx):
        return {expression}
    if isinstance(expression, Sum):
        return free_indices(expression.function) - {limit[0] for limit in expression.limits}
    found: set[Idx] = set()
    for part in expression.args:
        if isinstance(part, Expr) and not isinstance(part, IndexedBase):
            found |= free_indices(part)
    return found


def entries(expression: Expr) -> Iterator[Expr]:
    """Every tensor entry in an expression: scalars, and entries used as indices, included."""
    if isinstance(expression, Indexed):
        yield expression
        for where in expression.indices:
            yield from entries(where)
    elif isinstance(expression, Sum):
        yield from entries(expression.function)
    elif isinstance(expression, Symbol):
        if not isinstance(expression, Idx) and not is_dimension(expression):
            yield expression
    elif not isinstance(expression, Idx):
        for part in expression.args:
            yield from entries(part)


def rename_tensors(expression: Expr, names: Mapping[str, Tensor]) -> Expr:
    """The same expression over other tensors; a name that is not in ``names`` is a KeyError."""
    if isinstance(expression, Indexed):
        where = tuple(rename_tensors(i, names) for i in expression.indices)
        return names[entry_name(expression)][where]
    if isinstance(expression, Idx) or is_dimension(expression):
        return expression
    if isinstance(expression, Symbol):
        return names[expression.name][()]
    if not expression.args:
        return expression
    if isinstance(expression, Sum):
        return Sum(rename_tensors(expression.function, names), *expression.limits)
    return expression.func(*(rename_tensors(part, names) for part in expression.args))

"""Expressions of matrices: a small closed set of nodes, each of which knows its shape.

Everything has two axes: a vector is a column or a row, a scalar is 1 × 1.  Elementwise operations
broadcast an axis of length 1, as arrays do.  Indices of stacked axes, heads, are neither rows nor
columns: a leaf is taken at them, and :class:`StackSum` sums over one.  A node that has no shape
cannot be made: its construction raises :class:`ShapeError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from sympy import Expr, Idx, Integer, Rational, Symbol

from derivations.notation import Tensor

Size: TypeAlias = Expr  # a dimension, or 1
Shape: TypeAlias = tuple[Size, Size]
ONE = Integer(1)
SCALAR: Shape = (ONE, ONE)


class ShapeError(ValueError):
    """Matrices whose shapes do not fit together."""


class Over(Enum):
    """What a sum runs along: the entries of each row, of each column, or all."""

    ROW = "row"
    COLUMN = "column"
    ALL = "all"


@dataclass(frozen=True)
class Leaf:
    """A tensor of the page.  ``rows`` and ``columns`` say which of its axes lie where.

    None is an axis of length 1; ``above`` are the indices of the stacked axes, in their order.
    """

    tensor: Tensor
    rows: int | None
    columns: int | None
    above: tuple[Idx, ...] = ()

    def __post_init__(self) -> None:
        placed = [place for place in (self.rows, self.columns) if place is not None]
        rank = len(self.tensor.dimensions)
        if len(set(placed)) + len(self.above) != rank or not set(placed) <= set(range(rank)):
            raise ShapeError(f"{self.tensor.name} has {rank} axes, placed are {placed}")

    @property
    def shape(self) -> Shape:
        sizes = self.tensor.dimensions
        return (
            ONE if self.rows is None else sizes[self.rows],
            ONE if self.columns is None else sizes[self.columns],
        )


@dataclass(frozen=True)
class OneHot:
    """Each id as a row (or, if not ``by_rows``, a column) of zeros with a single one."""

    ids: Tensor
    by_rows: bool

    def __post_init__(self) -> None:
        if len(self.ids.dimensions) != 1 or self.ids.below is None:
            raise ShapeError(f"{self.ids.name} is no vector of ids")

    @property
    def shape(self) -> Shape:
        (length,), below = self.ids.dimensions, self.ids.below
        return (length, below) if self.by_rows else (below, length)


@dataclass(frozen=True)
class Ones:
    """A matrix of ones: where something has to be repeated and nothing broadcasts it."""

    shape: Shape


@dataclass(frozen=True)
class Number:
    """A positive number made of rationals, π and dimensions."""

    value: Expr

    @property
    def shape(self) -> Shape:
        return SCALAR


@dataclass(frozen=True)
class Transpose:
    body: Matrix

    @property
    def shape(self) -> Shape:
        rows, columns = self.body.shape
        return columns, rows


@dataclass(frozen=True)
class MatMul:
    left: Matrix
    right: Matrix

    def __post_init__(self) -> None:
        if self.left.shape[1] != self.right.shape[0]:
            raise ShapeError(f"no product of {self.left.shape} and {self.right.shape}")

    @property
    def shape(self) -> Shape:
        return self.left.shape[0], self.right.shape[1]


@dataclass(frozen=True)
class Hadamard:
    """The product entry by entry."""

    factors: tuple[Matrix, ...]

    def __post_init__(self) -> None:
        broadcast(self.factors)

    @property
    def shape(self) -> Shape:
        return broadcast(self.factors)


@dataclass(frozen=True)
class Quotient:
    """The quotient entry by entry."""

    numerator: Matrix
    denominator: Matrix

    def __post_init__(self) -> None:
        broadcast((self.numerator, self.denominator))

    @property
    def shape(self) -> Shape:
        return broadcast((self.numerator, self.denominator))


@dataclass(frozen=True)
class Scale:
    """A scalar times a matrix."""

    coefficient: Matrix
    body: Matrix

    def __post_init__(self) -> None:
        if self.coefficient.shape != SCALAR:
            raise ShapeError(f"{self.coefficient.shape} is no scalar")

    @property
    def shape(self) -> Shape:
        return self.body.shape


@dataclass(frozen=True)
class Negate:
    body: Matrix

    @property
    def shape(self) -> Shape:
        return self.body.shape


@dataclass(frozen=True)
class Add:
    terms: tuple[Matrix, ...]

    def __post_init__(self) -> None:
        broadcast(self.terms)

    @property
    def shape(self) -> Shape:
        return broadcast(self.terms)


@dataclass(frozen=True)
class Power:
    """Each entry to a positive power."""

    body: Matrix
    exponent: Rational

    @property
    def shape(self) -> Shape:
        return self.body.shape


@dataclass(frozen=True)
class Apply:
    """A function of each entry: exp, log, tanh, erf, sin, cos or step."""

    function: str
    body: Matrix

    @property
    def shape(self) -> Shape:
        return self.body.shape


@dataclass(frozen=True)
class AxisSum:
    """The sum of each row, T × 1, of each column, 1 × d, or of all entries, 1 × 1."""

    body: Matrix
    over: Over

    @property
    def shape(self) -> Shape:
        rows, columns = self.body.shape
        return (
            rows if self.over is Over.ROW else ONE,
            columns if self.over is Over.COLUMN else ONE,
        )


@dataclass(frozen=True)
class StackSum:
    """Σ over the index of a stacked axis."""

    index: Idx
    body: Matrix

    @property
    def shape(self) -> Shape:
        return self.body.shape


Matrix: TypeAlias = (
    Leaf
    | OneHot
    | Ones
    | Number
    | Transpose
    | MatMul
    | Hadamard
    | Quotient
    | Scale
    | Negate
    | Add
    | Power
    | Apply
    | AxisSum
    | StackSum
)


@dataclass(frozen=True)
class MatrixEquation:
    """``left = right``, for every place of the stacked indices of ``left``."""

    left: Leaf
    right: Matrix

    def __post_init__(self) -> None:
        if self.left.shape != self.right.shape:
            raise ShapeError(f"{self.left.tensor.name} is {self.left.shape}: {self.right.shape}")


def broadcast(matrices: Iterable[Matrix]) -> Shape:
    """The shape of an elementwise operation; ShapeError where an axis has two lengths."""
    shapes = [matrix.shape for matrix in matrices]
    rows, columns = ({shape[axis] for shape in shapes} - {ONE} for axis in (0, 1))
    if len(rows) > 1 or len(columns) > 1:
        raise ShapeError(f"shapes that do not broadcast: {shapes}")
    return next(iter(rows), ONE), next(iter(columns), ONE)


def parts(node: Matrix) -> tuple[Matrix, ...]:
    """What a node is made of."""
    match node:
        case Leaf() | OneHot() | Ones() | Number():
            return ()
        case MatMul(left, right):
            return left, right
        case Quotient(numerator, denominator):
            return numerator, denominator
        case Scale(coefficient, body):
            return coefficient, body
        case Hadamard(factors):
            return factors
        case Add(terms):
            return terms
        case _:
            return (node.body,)


def nodes(node: Matrix) -> Iterator[Matrix]:
    """A node and everything in it."""
    yield node
    for part in parts(node):
        yield from nodes(part)


def dimensions_of(shape: Shape) -> tuple[Symbol, ...]:
    """The dimensions in a shape: what is not 1."""
    return tuple(size for size in shape if isinstance(size, Symbol))

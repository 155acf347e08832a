"""What the operations of an array program do: in floating point, and in balls.

Floats follow the dtype throughout.  Balls (python-flint's ``arb`` in object arrays) enclose the
exact result whatever the rounding; a jump that a ball straddles raises :class:`Undecided`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from derivations.evaluate import Undecided
from derivations.notation import Kind
from numeric.program import Array

Details = tuple[Any, ...]


def _align(array: Array, order: tuple[int, ...], places: tuple[int | None, ...]) -> Array:
    """Axes in the given order, with new axes of length 1 where ``places`` has None."""
    moved = array.transpose(order)
    return moved[tuple(None if place is None else slice(None) for place in places)]


def scatter_add(ids: Array, rows: Array, length: int, zero: Any) -> Array:
    total = np.full((length, *rows.shape[1:]), zero, dtype=rows.dtype)
    np.add.at(total, ids, rows)
    return total


STRUCTURE: dict[str, Callable[[list[Any], Details], Any]] = {
    "add": lambda o, _: o[0] + o[1],
    "subtract": lambda o, _: o[0] - o[1],
    "multiply": lambda o, _: o[0] * o[1],
    "divide": lambda o, _: o[0] / o[1],
    "negate": lambda o, _: -o[0],
    "align": lambda o, d: _align(o[0], d[0], d[1]),
    "reshape_like": lambda o, d: o[0].reshape(_shape(o[1:], d)),
    "matmul": lambda o, _: np.matmul(o[0], o[1]),
    "sum": lambda o, d: o[0].sum(axis=d[0]),
    "take": lambda o, d: np.take(o[0], o[1], axis=d[0]),
    "pick": lambda o, _: o[0][tuple(o[1:])],
    "equal": lambda o, _: o[0] == o[1],
    "remainder": lambda o, d: o[0] % d[0],
    "iota": lambda _, d: np.arange(d[0]),
}


def _shape(arrays: list[Array], picks: Details) -> tuple[int, ...]:
    """A shape put together from axes of arrays: each pick is a tuple of (array, axis) to merge."""
    lengths = []
    for merged in picks:
        length = 1
        for which, axis in merged:
            length *= arrays[which].shape[axis]
        lengths.append(length)
    return tuple(lengths)


class FloatArithmetic:
    """IEEE arithmetic of one dtype."""

    def __init__(self, dtype: str = "float64") -> None:
        self.dtype = np.dtype(dtype)
        self._table: dict[str, Callable[[list[Any], Details], Any]] = {
            **STRUCTURE,
            "cast": lambda o, d: self.cast(o[0], d[0]),
            "as_real": lambda o, _: np.asarray(o[0]).astype(self.dtype),
            "number": lambda _, d: self.real(d[0]),
            "pi": lambda _, __: self.real(np.pi),
            "exp": lambda o, _: np.exp(o[0]),
            "log": lambda o, _: np.log(o[0]),
            "tanh": lambda o, _: np.tanh(o[0]),
            "sin": lambda o, _: np.sin(o[0]),
            "cos": lambda o, _: np.cos(o[0]),
            "sqrt": lambda o, _: np.sqrt(o[0]),
            "power": lambda o, d: o[0] ** float(d[0]),
            "erf": lambda o, _: _erf(o[0]),
            "step": lambda o, _: o[0] > 0,
            "where": lambda o, _: np.where(o[0], o[1], self.dtype.type(0)),
            "inner": lambda o, d: np.einsum(d[0], o[0], o[1]),
            "scatter_add": lambda o, d: scatter_add(o[0], o[1], d[0], 0),
            "max": lambda o, _: np.max(
                o[0], axis=-1, where=o[1] if len(o) > 1 else True, initial=-np.inf
            ),
        }

    def real(self, values: Any) -> Any:
        if isinstance(values, Fraction):
            values = float(values)
        return np.asarray(values, dtype=self.dtype)[()]

    def cast(self, values: Any, kind: Kind) -> Array:
        if kind is Kind.INDEX:
            return np.asarray(values, dtype=np.intp)
        if kind is Kind.ZERO_ONE:
            return np.asarray(values) != 0
        given = np.asarray(values)
        if given.dtype == object:
            given = np.vectorize(float, otypes=[float])(given)
        return given.astype(self.dtype, copy=False)

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        # What a mask then discards may overflow or divide by 0 on the way.
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            return self._table[operation](operands, details)


class BallArithmetic:
    """Rigorous enclosures at a working precision of ``bits``."""

    def __init__(self, bits: int = 128) -> None:
        self.bits = bits
        self._table: dict[str, Callable[[list[Any], Details], Any]] = {
            **STRUCTURE,
            "cast": lambda o, d: self.cast(o[0], d[0]),
            "as_real": lambda o, _: self.real(o[0]),
            "number": lambda _, d: self.real(d[0]),
            "pi": lambda _, __: arb.pi(),
            "exp": lambda o, _: _each(arb.exp, o[0]),
            "log": lambda o, _: _each(arb.log, o[0]),
            "tanh": lambda o, _: _each(arb.tanh, o[0]),
            "sin": lambda o, _: _each(arb.sin, o[0]),
            "cos": lambda o, _: _each(arb.cos, o[0]),
            "sqrt": lambda o, _: _each(arb.sqrt, o[0]),
            "power": lambda o, d: o[0] ** self.real(d[0]),
            "erf": lambda o, _: _each(arb.erf, o[0]),
            "step": lambda o, _: np.asarray(_each(_certain_step, o[0]), dtype=bool),
            "where": lambda o, _: np.where(o[0], o[1], arb(0)),
            "inner": lambda o, d: inner(o[0], o[1], d[0]),
            "scatter_add": lambda o, d: scatter_add(o[0], o[1], d[0], arb(0)),
            "max": lambda o, _: _largest(o[0], o[1] if len(o) > 1 else None),
        }

    def real(self, values: Any) -> Any:
        return _each(_ball, np.asarray(values, dtype=object))

    def cast(self, values: Any, kind: Kind) -> Array:
        if kind is Kind.INDEX:
            return np.asarray(values, dtype=np.intp)
        if kind is Kind.ZERO_ONE:
            return np.asarray(values) != 0
        return np.asarray(self.real(values), dtype=object)

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        with ctx.workprec(self.bits):
            return self._table[operation](operands, details)


def _each(function: Callable[[Any], Any], values: Any) -> Any:
    return np.frompyfunc(function, 1, 1)(values)


def _ball(value: Any) -> arb:
    if isinstance(value, arb):
        return value
    if isinstance(value, Fraction):
        return arb(fmpq(value.numerator, value.denominator))
    return arb(value.item() if isinstance(value, np.generic) else value)


def _certain_step(x: arb) -> bool:
    if x > 0:
        return True
    if x <= 0:
        return False
    raise Undecided(f"the sign of {x}")


def inner(a: Array, b: Array, subscripts: str) -> Array:
    """Σ a·b over the last axes that einsum's subscripts leave out (operands are aligned alike)."""
    inputs, output = subscripts.split("->")
    missing = len(inputs.split(",")[0]) - len(output)
    return np.asarray((a * b).sum(axis=tuple(range(-missing, 0))), dtype=object)


def _largest(values: Array, among: Array | None) -> Array:
    """A number near the largest of each row: any number will do (the pages prove it)."""
    middles = np.vectorize(lambda ball: float(ball.mid()), otypes=[float])(values)
    rows = np.max(middles, axis=-1, where=True if among is None else among, initial=-np.inf)
    return np.asarray(_each(arb, np.asarray(rows, dtype=object)), dtype=object)


def _erf(values: Any) -> Any:
    from scipy.special import erf  # SciPy is large, and only the erf form of GELU needs it

    return erf(values)

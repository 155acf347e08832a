"""Exact rational arithmetic, as far as it goes: it decides what balls leave open, ties above all.

Whatever is not rational in general (exp, sqrt …) raises :class:`Irrational`, and so do numbers that
have become too long to be worth it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod
from types import MappingProxyType
from typing import Any

import numpy as np

from derivations.notation import Kind
from numeric.arithmetic import STRUCTURE, Details, inner, scatter_add
from numeric.compiled import Compiled
from numeric.program import Array, stored_shape

MAX_BITS = 4096
ZERO: Any = Fraction(0)


class Irrational(ArithmeticError):
    """A value is not rational, or not known to be."""


class RationalArithmetic:
    """Fractions in object arrays."""

    def __init__(self) -> None:
        self._table: dict[str, Callable[[list[Any], Details], Any]] = {
            **STRUCTURE,
            "cast": lambda o, d: self.cast(o[0], d[0]),
            "as_real": lambda o, _: self.real(o[0]),
            "number": lambda _, d: self.real(d[0]),
            "power": lambda o, d: _power(o[0], d[0]),
            "step": lambda o, _: np.asarray(o[0] > 0, dtype=bool),
            "where": lambda o, _: np.where(o[0], o[1], ZERO),
            "inner": lambda o, d: inner(o[0], o[1], d[0]),
            "scatter_add": lambda o, d: scatter_add(o[0], o[1], d[0], Fraction(0)),
        }

    def real(self, values: Any) -> Any:
        return np.frompyfunc(_fraction, 1, 1)(np.asarray(values, dtype=object))

    def cast(self, values: Any, kind: Kind) -> Array:
        if kind is Kind.INDEX:
            return np.asarray(values, dtype=np.intp)
        if kind is Kind.ZERO_ONE:
            return np.asarray(values) != 0
        return np.asarray(self.real(values), dtype=object)

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        if operation not in self._table:
            raise Irrational(operation)
        try:
            return self._table[operation](operands, details)
        except ZeroDivisionError as error:
            raise Irrational("division by 0") from error


def rational_values(
    compiled: Compiled,
    sizes: Mapping[str, int],
    given: Mapping[str, Any],
    printed: Mapping[str, Mapping[tuple[int, ...], Fraction]] = MappingProxyType({}),
) -> dict[str, Array]:
    """What follows in rational numbers from given values, printed entries put in on the way."""
    arithmetic, found = RationalArithmetic(), dict[str, Array]()
    state: dict[str, Any] = dict(given)
    for name, program in compiled.programs.items():
        values = printed.get(name, {})
        (_, tensor) = program.results[name]
        shape = stored_shape(tensor, sizes)
        try:
            if name in compiled.shifted or not compiled.needs[name] <= state.keys():
                raise Irrational(name)
            found[name] = program.run(state, sizes, arithmetic)[name]
            state[name] = found[name].copy()
        except Irrational:
            if len(values) != prod(shape):
                continue
            state[name] = np.empty(shape, dtype=object)
        for at, value in values.items():
            state[name][at] = value
    return found


def _fraction(value: Any) -> Fraction:
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, Fraction | int):
        raise Irrational(str(value))
    exact = Fraction(value)
    if max(exact.numerator.bit_length(), exact.denominator.bit_length()) > MAX_BITS:
        raise Irrational("too many digits")
    return exact


def _power(base: Any, exponent: Fraction) -> Any:
    if exponent.denominator != 1:
        raise Irrational(f"a power of {exponent}")
    return base ** int(exponent)

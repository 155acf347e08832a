"""What is really reached: a tensor at many roundings of the printed entries before it, in floats.

The same equations run on all roundings at once; with the enclosures they share the lowering only.
The width of an enclosure over the width of what is reached says how tight it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Any

import numpy as np
from flint import arb

from benchmarks.figures import WrongResult
from derivations.notation import Kind
from derivations.system import System
from numeric.arithmetic import STRUCTURE, FloatArithmetic
from numeric.interval import enclose, roundings
from numeric.lowering import lower
from numeric.program import Array, stored_shape
from numeric.reach import At, Known, PrintedValues, Reach, Reached, from_start

FLOAT = 1e-11  # far above what floating point loses in one step, far below a printed digit

Source = tuple[str, At]


@dataclass(frozen=True, eq=False)
class Samples:
    """One number at many roundings of what it depends on."""

    values: Array

    def __add__(self, other: Any) -> Samples:
        return self._with(np.add, other)

    def __sub__(self, other: Any) -> Samples:
        return self._with(np.subtract, other)

    def __mul__(self, other: Any) -> Samples:
        return self._with(np.multiply, other)

    def __truediv__(self, other: Any) -> Samples:
        return self._with(np.divide, other)

    def _with(self, operation: np.ufunc, other: Any) -> Samples:
        if not isinstance(other, Samples):
            return NotImplemented  # an array of samples, which works entry by entry
        return Samples(operation(self.values, other.values))

    def __neg__(self) -> Samples:
        return Samples(-self.values)


class SampleArithmetic:
    """Floating point at many roundings at once: arrays of samples."""

    def __init__(self) -> None:
        self._float = FloatArithmetic()

    def real(self, values: Any) -> Any:
        return _each(_samples, np.asarray(values, dtype=object))

    def call(self, operation: str, operands: list[Any], details: tuple[Any, ...]) -> Any:
        with np.errstate(all="ignore"):  # a rounding may leave the domain of a root
            return self._call(operation, operands, details)

    def _call(self, operation: str, operands: list[Any], details: tuple[Any, ...]) -> Any:
        match operation:
            case "cast":
                (kind,) = details
                if kind in (Kind.INDEX, Kind.ZERO_ONE):
                    return self._float.cast(operands[0], kind)
                return np.asarray(self.real(operands[0]), dtype=object)
            case "as_real":
                return self.real(operands[0])
            case "number":
                return self.real(details[0])
            case "pi":
                return self.real(np.pi)
            case "where":
                return np.frompyfunc(_where, 2, 1)(*operands)
            case "inner":
                inputs, output = details[0].split("->")
                last = range(len(output) - len(inputs.split(",")[0]), 0)
                return (operands[0] * operands[1]).sum(axis=tuple(last))
            case "scatter_add":
                total = _each(
                    _samples, np.zeros((details[0], *operands[1].shape[1:]), dtype=object)
                )
                np.add.at(total, operands[0], operands[1])
                return total
            case "max":  # any number near the largest will do
                largest = _each(lambda number: float(np.max(number.values)), operands[0])
                return self.real(np.max(largest.astype(float), axis=-1))
            case _ if operation in STRUCTURE:
                return STRUCTURE[operation](operands, details)
            case _:
                return _each(self._function(operation, details), operands[0])

    def _function(self, operation: str, details: tuple[Any, ...]) -> Callable[[Samples], Samples]:
        return lambda x: Samples(np.asarray(self._float.call(operation, [x.values], details)) * 1.0)


def _each(function: Callable[[Any], Any], values: Any) -> Any:
    return np.frompyfunc(function, 1, 1)(values)


def _samples(value: Any) -> Samples:
    if isinstance(value, Samples):
        return value
    return Samples(np.array(float(value.mid() if isinstance(value, arb) else value)))


def _where(mask: Any, value: Samples) -> Samples:
    keep = mask.values != 0 if isinstance(mask, Samples) else bool(mask)
    return Samples(np.where(keep, value.values, 0.0))


# A page on which everything is printed


@dataclass(frozen=True)
class Page:
    """A system with its numbers, and what is printed of them."""

    system: System
    sizes: Mapping[str, int]
    given: Mapping[str, Any]
    printed: PrintedValues

    @classmethod
    def of(
        cls, system: System, sizes: Mapping[str, int], given: Mapping[str, Any], decimals: int
    ) -> Page:
        """Every computed tensor, rounded to so many decimals."""
        right = from_start(system, sizes, given)
        printed = {
            name: {at: _rounded(values[at], decimals) for at in np.ndindex(values.shape)}
            for name, values in right.items()
        }
        return cls(system, sizes, given, printed)

    def reach(self) -> Reach:
        return Reach(self.system, self.sizes, self.given, self.printed)

    def sampled(self, name: str, reached: Reached, count: int, seed: int = 0) -> Array:
        """The entries of ``name`` at ``count`` random roundings and at two corners for each entry.

        The result has one more axis, the last, for these.
        """
        random = np.random.default_rng(seed)
        sources = sorted({source for behind in reached.sources.flat for source in behind})
        entries = list(np.ndindex(reached.sources.shape))
        values = {}
        for source in sources:
            known = self.printed[source[0]][source[1]]
            low, high = float(known.low), float(known.high)
            corners = []
            for at in entries:
                slope = reached.slopes(at).get(source, arb(0))
                up = slope.mid() >= 0
                corners += [high, low] if up else [low, high]
            values[source] = Samples(
                np.concatenate([random.uniform(low, high, size=count), corners])
            )
        state = {**self.given, **self._state(values)}
        behind = self.system.leading_to([name], state)
        program = lower(behind, self.system.tensors, self.system.shifts, wanted=[name])
        found = program.run(state, self.sizes, SampleArithmetic())[name]
        width = count + 2 * len(entries)
        return np.array([np.broadcast_to(number.values, width) for number in found.flat])

    def _state(self, values: Mapping[Source, Samples]) -> dict[str, Array]:
        """The printed tensors: what no value is sampled for is a whole number, as printed."""
        state = {}
        for name, entries in self.printed.items():
            shape = stored_shape(self.system.tensors[name], self.sizes)
            array = np.empty(shape, dtype=object)
            for at, known in entries.items():
                array[at] = values.get((name, at), _samples(known.value))
            state[name] = array
        return state


def _rounded(value: arb, decimals: int) -> Known:
    middle = Fraction(roundings(Fraction(enclose(value.mid()).low), decimals)[0])
    half = Fraction(1, 2 * 10**decimals)
    return Known(middle - half, middle, middle + half)


def escapes(ball: arb, values: Array) -> bool:
    """Whether one of the values certainly lies outside the ball."""
    if not ball.is_finite():
        return False
    low, high = (float(end) for end in enclose(ball))
    room = FLOAT * max(1.0, abs(low), abs(high))
    return bool(np.any((values < low - room) | (values > high + room)))


def factors(page: Page, count: int) -> dict[str, float]:
    """For each tensor, the worst factor of its entries; WrongResult if a value escapes."""
    reach = page.reach()
    found = {}
    for name in page.printed:
        reached = reach.reached(name)
        if reached is not None:
            found[name] = _worst(name, reached, page.sampled(name, reached, count))
    return found


def _worst(name: str, reached: Reached, sampled: Array) -> float:
    worst = 1.0
    for ball, values in zip(reached.enclosure.flat, sampled, strict=True):
        if escapes(ball, values):
            raise WrongResult(f"{name} reaches a value outside of {ball}")
        if not ball.is_finite():
            worst = inf
            continue
        width, seen = 2 * float(ball.rad()), float(np.ptp(values))
        if width > FLOAT:
            worst = max(worst, width / seen if seen else inf)
    return worst

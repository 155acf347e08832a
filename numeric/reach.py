"""What the entries of a tensor can be while the printed entries before it range over intervals.

A printed number stands for every number that rounds to it.  Each equation is evaluated on what
is given (exact) and printed (ranging): see ``dual`` for the numbers, ``box_range`` for the ends.
Between printed tensors nothing is lost, for numbers carry their slopes through what is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import inf
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from derivations.evaluate import Undecided
from derivations.notation import Kind
from derivations.system import System
from numeric.arithmetic import BallArithmetic
from numeric.box_range import Range, corners, range_of
from numeric.compiled import Compiled
from numeric.dual import Dual, Number, Variable, ranging, tightened
from numeric.dual_arithmetic import DualArithmetic, centre
from numeric.program import Array, ArrayError, stored_shape
from numeric.rational import rational_values

At = tuple[int, ...]
Source = tuple[str, At]


@dataclass(frozen=True)
class Known:
    """A printed entry: the interval that it stands for, and the number that its digits spell."""

    low: Fraction
    value: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} does not lie in [{self.low}, {self.high}]")

    def meeting(self, choices: Iterable[int]) -> Known:
        """The same where only some numbers are possible; unchanged if none of them is near."""
        inside = [Fraction(choice) for choice in choices if self.low <= choice <= self.high]
        if not inside:
            return self
        value = min(inside, key=lambda choice: abs(choice - self.value))
        return Known(min(inside), value, max(inside))


PrintedValues = Mapping[str, Mapping[At, Known]]


def from_start(
    system: System, sizes: Mapping[str, int], given: Mapping[str, Any], bits: int = 128
) -> dict[str, Array]:
    """What follows from the given values alone, as balls.

    Left out: what depends on the side of a jump that a ball straddles, and the terms of a softmax,
    which depend on its shift.
    """
    arithmetic, compiled = BallArithmetic(bits), Compiled(system)
    state: dict[str, Any] = dict(given)
    found: dict[str, Array] = {}
    for name, program in compiled.programs.items():
        if not compiled.needs[name] <= state.keys():
            continue
        try:
            value = program.run(state, sizes, arithmetic)[name]
        except Undecided:
            continue
        state.setdefault(name, value)
        if name not in compiled.shifted:
            found[name] = _finite(value)
    return found


@dataclass(frozen=True)
class Reached:
    """The values of one tensor, entry by entry, in its stored shape.

    ``exact`` has balls around the values at the printed inputs taken as exact, ``rational`` these
    values themselves where they are known to be rational.  ``enclosure`` has balls
    that contain every reachable value.  ``connected`` is true where the inputs range over a box on
    which the value is continuous; ``sources`` are the printed entries that it depends on.
    """

    exact: Array
    rational: Array | None
    enclosure: Array
    connected: Array
    sources: Array
    _numbers: Array = field(repr=False)
    _ranges: Array = field(repr=False)
    _names: Mapping[Variable, Source] = field(repr=False)
    _bits: int = field(repr=False)

    def extremes(self, at: At) -> tuple[arb, ...]:
        """Balls around the values at two corners of the box.

        These are where the first-order term is smallest and largest.
        """
        known: Range = self._ranges[at]
        with ctx.workprec(self._bits):
            return known.reached or corners(self._numbers[at])

    def slopes(self, at: At) -> dict[Source, arb]:
        """Balls around the partial derivatives on the box, by printed entry."""
        number = self._numbers[at]
        if not isinstance(number, Dual):
            return {}
        return {self._names[variable]: slope for variable, slope in number.slope.items()}


class Reach:
    """The tensors of a system as functions of its printed entries."""

    def __init__(
        self,
        system: System,
        sizes: Mapping[str, int],
        given: Mapping[str, Any],
        printed: PrintedValues,
        bits: int = 128,
    ) -> None:
        self._tensors, self._compiled = system.tensors, Compiled(system)
        self._sizes, self._given, self._bits = sizes, given, bits
        self._arithmetic = DualArithmetic(bits)
        self._sources: dict[Variable, Source] = {}
        self._computed: dict[str, Array] = {}
        self._state: dict[str, Any] = dict(given)
        self._reached: dict[str, Reached] = {}
        self._printed = {
            name: values for name, values in printed.items() if name in self._tensors and values
        }
        for name, values in self._printed.items():
            self._check(name, values)

    def reached(self, name: str) -> Reached | None:
        """What ``name`` can be; None where it does not follow from what is given and printed."""
        if name not in self._computable or name in self._compiled.shifted:
            return None
        if name not in self._reached:
            with ctx.workprec(self._bits):
                self._reached[name] = self._read_off(name, self._compute(name))
        return self._reached[name]

    # What can be computed

    @cached_property
    def _entirely_printed(self) -> frozenset[str]:
        """Tensors that need no equation; ids and masks are given, never read off a figure."""
        return frozenset(
            name
            for name, values in self._printed.items()
            if self._tensors[name].kind in (Kind.REAL, Kind.POSITIVE)
            and len(values) == np.prod(self._shape(name), dtype=int)
        )

    @cached_property
    def _computable(self) -> frozenset[str]:
        have = {*self._given, *self._entirely_printed}
        found = set()
        for name, needs in self._compiled.needs.items():
            if needs <= have:
                have.add(name)
                found.add(name)
        return frozenset(found)

    def _shape(self, name: str) -> tuple[int, ...]:
        return stored_shape(self._tensors[name], self._sizes)

    def _check(self, name: str, values: Mapping[At, Known]) -> None:
        shape = self._shape(name)
        for at in values:
            if len(at) != len(shape) or not all(0 <= i < n for i, n in zip(at, shape, strict=True)):
                raise ArrayError(f"{name} has shape {shape}, and so no entry {at}")

    # Computing

    def _compute(self, wanted: str) -> Array:
        """The entries of ``wanted``, out of the state of what it needs."""
        todo = [wanted]
        while todo:
            name = todo[-1]
            needs = sorted(self._compiled.needs[name])
            missing = [need for need in needs if not self._settled(need)]
            todo += missing
            if not missing:
                todo.pop()
                if name not in self._computed:
                    program = self._compiled.programs[name]
                    run = program.run(self._state, self._sizes, self._arithmetic)
                    self._computed[name] = run[name]
        return self._computed[wanted]

    def _settled(self, name: str) -> bool:
        """Whether successors can read ``name``; if need be and possible, it is put in the state."""
        if name in self._state:
            return True
        printed = self._printed.get(name, {})
        computed = self._computed.get(name)
        if computed is None and name in self._computable:
            whole = any(known.value.denominator == 1 for known in printed.values())
            if whole or name not in self._entirely_printed:
                return False
        state = np.full(self._shape(name), None, dtype=object)
        for at in np.ndindex(state.shape):
            own = None if computed is None else computed[at]
            state[at] = self._entry(name, at, own)
        self._state[name] = state
        return True

    def _entry(self, name: str, at: At, computed: Number | None) -> Number:
        """What successors read: a printed entry ranges, another one is what was computed."""
        known = self._used(name).get(at)
        if known is None:
            assert computed is not None
            return tightened(computed)
        if _is_whole(computed, known.value):
            assert computed is not None
            return computed
        if name in self._compiled.steps:
            known = known.meeting((0, 1))
        if known.low == known.high:
            return arb(_rational(known.value))
        variable = Variable(*map(_rational, (known.low, known.value, known.high)))
        self._sources[variable] = (name, at)
        return ranging(variable)

    def _used(self, name: str) -> Mapping[At, Known]:
        """The printed entries that successors read.

        The terms of a softmax are all read from the page or none, for the page may have them under
        another shift.
        """
        if name in self._compiled.shifted and name not in self._entirely_printed:
            return {}
        return self._printed.get(name, {})

    # Reading off

    @cached_property
    def _rational(self) -> dict[str, Array]:
        """What is rational when the printed inputs are taken as exact."""
        spelled = {
            name: {at: known.value for at, known in values.items()}
            for name, values in self._printed.items()
            if name not in self._compiled.shifted
        }
        return rational_values(self._compiled, self._sizes, self._given, spelled)

    def _read_off(self, name: str, numbers: Array) -> Reached:
        ranges = _each(range_of, numbers)
        enclosure = _finite(_each(lambda found: found.enclosure, ranges))
        connected = [
            found.is_finite() and (not isinstance(number, Dual) or number.connected)
            for found, number in zip(enclosure.flat, numbers.flat, strict=True)
        ]
        return Reached(
            exact=_finite(_each(centre, numbers)),
            rational=self._rational.get(name),
            enclosure=enclosure,
            connected=np.array(connected, dtype=bool).reshape(numbers.shape),
            sources=_each(self._sources_of, numbers),
            _numbers=numbers,
            _ranges=ranges,
            _names=self._sources,
            _bits=self._bits,
        )

    def _sources_of(self, number: Number) -> frozenset[Source]:
        behind = number.slope if isinstance(number, Dual) else ()
        return frozenset(self._sources[variable] for variable in behind)


def _is_whole(computed: Number | None, spelled: Fraction) -> bool:
    """Whether an entry is the whole number that its digits spell whatever was printed before.

    A count, or what a mask makes 0: it was not rounded, so nothing else is meant.
    """
    if not isinstance(computed, arb) or spelled.denominator != 1:
        return False
    return bool(computed.is_exact() and computed == spelled.numerator)


def _rational(value: Fraction) -> fmpq:
    return fmpq(value.numerator, value.denominator)


def _each(function: Any, array: Array) -> Array:
    return np.asarray(np.frompyfunc(function, 1, 1)(array), dtype=object)


def _finite(balls: Array) -> Array:
    """The balls, the whole line in the place of those that are not finite."""
    line = arb(0, inf)
    return _each(lambda ball: ball if ball.is_finite() else line, balls)

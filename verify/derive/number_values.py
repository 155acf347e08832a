"""What the tensors of an example are in numbers, and the digits of these that are certain.

A number is an exact fraction where it is one, else a ball.  Where a ball leaves a digit open,
everything is computed again at a higher precision; what is still open then is not printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, reduce
from typing import TypeAlias

import numpy as np
from flint import arb, ctx
from sympy import Symbol

from derivations.notation import Kind, Tensor, d, entries, entry_name
from derivations.step import Step
from derivations.sublayer import Shift
from numeric.arithmetic import BallArithmetic
from numeric.compiled import Compiled
from numeric.example import Example
from numeric.interval import enclose, rounded
from numeric.lowering import lower
from numeric.model import Model, Update, update
from numeric.program import Array, stored_shape
from numeric.rational import rational_values

PRECISIONS = (128, 256, 512, 1024)  # bits
UNKNOWN = "?"
NO_TARGET = "-"
LONGEST = 12  # decimals of a number by itself

Number: TypeAlias = Fraction | arb


def settled(value: Number, decimals: int) -> str | None:
    """``value`` to so many decimals, exact zero as ``0``; None where a digit is open.

    >>> settled(Fraction(1, 8), 2), settled(Fraction(0), 2), settled(arb(1, 0.1), 0)
    ('0.12', '0', '1')
    """
    if value == 0:
        return "0"
    if isinstance(value, arb) and value.is_exact() and value.is_finite():
        low, _ = enclose(value)
        value = low if isinstance(low, Fraction) else value
    return rounded(value, decimals)


def certain(value: Number, decimals: int) -> str:
    """``value`` to so many decimals, or to as many as are certain."""
    found = (settled(value, places) for places in range(decimals, -1, -1))
    return next((text for text in found if text is not None), UNKNOWN)


def is_above(value: Number, threshold: Fraction) -> bool:
    """Whether a number is certainly above the threshold."""
    return enclose(value).low > threshold


def shade(value: Number, largest: float) -> float:
    """The share of the largest size, with its sign, to three decimals: the same on any machine."""
    return round(float(value) / largest, 3) if largest else 0.0


def settled_texts(tries: Iterable[Array], decimals: int) -> Array:
    """The texts of numbers computed several times, each time more precisely than before."""
    numbers, texts = np.empty(0, dtype=object), np.empty(0, dtype=object)
    for numbers in tries:
        texts = np.frompyfunc(lambda value: settled(value, decimals), 1, 1)(numbers)
        texts = np.asarray(texts, dtype=object)
        if not any(text is None for text in texts.flat):
            return texts
    fewer = np.frompyfunc(lambda value: certain(value, decimals), 1, 1)(numbers)
    return np.asarray(fewer, dtype=object)


def exact_texts(values: Array, decimals: int) -> Array:
    """The texts of fractions; decimals that end soon enough are printed as they are.

    A number by itself, such as ε, is printed in full if it is a decimal at all.
    """
    longest = decimals if values.ndim else LONGEST
    ends = (p for p in range(longest + 1) if all((v * 10**p).denominator == 1 for v in values.flat))
    places = next(ends, decimals)
    return np.asarray(np.frompyfunc(lambda v: settled(v, places), 1, 1)(values), dtype=object)


class Values:
    """The numbers of one example.  ``precisions``, in bits, are tried one after the other."""

    def __init__(self, example: Example, precisions: tuple[int, ...] = PRECISIONS) -> None:
        self.example = example
        self.network = example.network
        self._levels = [_Level(example, bits) for bits in precisions]

    def name(self, step: Step, tensor: Tensor) -> str:
        """What a tensor of a page is called in the network.

        For the gradient by a value that several steps use, it is this step's share.
        """
        if tensor.gradient_of is None:
            return step.network_name(tensor.name)
        of = tensor.gradient_of
        whole = d(step.network_tensor(of)).name
        own = {t.name for t in step.page.differentiable()}
        shares = (f"{whole}@{step.name}.{of.name}", f"{whole}@{step.name}")
        found = (share for share in shares if share in self.network.gradients)
        return next(found, whole) if of.name in own else whole

    def size(self, step: Step, dimension: Symbol) -> int:
        """The number that a dimension of a step's page is."""
        return self.example.sizes[step.dimensions[dimension.name]]

    def has(self, name: str) -> bool:
        """Whether what is given leads to the tensor of that name."""
        return name in self._exact or name in self._levels[0].values

    def array(self, name: str) -> Array:
        """The numbers of a tensor of the network, in its stored shape."""
        return next(self.tries(name))

    def texts(self, name: str, decimals: int) -> Array:
        """The printed numbers of a tensor of the network, in its stored shape.

        Exact decimals that are no longer than asked for are printed as they are.
        """
        if name in self._ids:
            return self._ids[name]
        if name in self._exact:
            return exact_texts(self._exact[name], decimals)
        return settled_texts(self.tries(name), decimals)

    def tries(self, name: str) -> Iterator[Array]:
        """The numbers of a tensor, computed more and more precisely."""
        if name in self._exact:
            yield self._exact[name]
        else:
            yield from (level.values[name] for level in self._levels)

    def at(self, name: str, bits: int) -> Array:
        """The numbers of a tensor at one of the working precisions; exact ones as they are."""
        if name in self._exact:
            return self._exact[name]
        return next(level.values[name] for level in self._levels if level.bits == bits)

    def updated(self, part: Callable[[Update], object], decimals: int) -> Array:
        """The printed numbers of a part of the clipped step; the example has to ask for one."""
        return settled_texts((level.updated(part) for level in self._levels), decimals)

    @property
    def update(self) -> Update:
        return self._levels[0].update

    @cached_property
    def _ids(self) -> Mapping[str, Array]:
        """Token ids and targets; a dash where a position has no target."""
        return {
            name: np.array([NO_TARGET if i is None else str(i) for i in table[0]], dtype=object)
            for name, table in self.example.tables.items()
            if name in self.example.given
        }

    @cached_property
    def _exact(self) -> dict[str, Array]:
        """What is given, and what follows from it in rational numbers."""
        example, system = self.example, self.example.system
        found = rational_values(Compiled(system), example.sizes, example.given)
        for name, value in example.given.items():
            shape = stored_shape(system.tensors[name], example.sizes)
            found[name] = np.frompyfunc(Fraction, 1, 1)(np.array(value, dtype=object))
            found[name] = np.asarray(found[name], dtype=object).reshape(shape)
        return found


@dataclass(frozen=True)
class _Level:
    """Everything at one working precision."""

    example: Example
    bits: int

    @cached_property
    def model(self) -> Model:
        return Model(self.example, BallArithmetic(self.bits))

    @cached_property
    def update(self) -> Update:
        assert self.example.clipping is not None
        return update(self.model, self.example.clipping)

    def updated(self, part: Callable[[Update], object]) -> Array:
        with ctx.workprec(self.bits):
            return np.asarray(part(self.update), dtype=object)

    @cached_property
    def values(self) -> dict[str, Array]:
        """The model's values, those that depend on a shift taken from its exact definition.

        The model shifts by any number that is near the largest: for the results it is all one.
        """
        found = dict(self.model.values)
        shifts = {shift.value.name: shift for shift in self.example.network.shifts}
        for name, shift in shifts.items():
            if shift.of.name in found or shift.of.name in self.example.given:
                found[name] = self._largest(shift)
        tensors = {**self.example.system.tensors, **{n: s.value for n, s in shifts.items()}}
        for equation in self.example.network.forward:
            behind = {entry_name(entry) for entry in entries(equation.right)} & shifts.keys()
            if behind and behind <= found.keys():
                program = lower([equation], tensors)
                known = {**self.example.given, **found}
                found |= program.run(known, self.example.sizes, self.model.arithmetic)
        return found

    def _largest(self, shift: Shift) -> Array:
        known = {**self.example.given, **self.model.values}
        of = self.model.arithmetic.call("cast", [known[shift.of.name]], (Kind.REAL,))
        among = np.ones(of.shape, dtype=bool)
        if shift.among is not None:
            among &= np.asarray(self.example.given[shift.among.name], dtype=object).astype(bool)
        rows = zip(of.reshape(-1, of.shape[-1]), among.reshape(-1, of.shape[-1]), strict=True)
        with ctx.workprec(self.bits):
            largest = [reduce(arb.max, row[seen]) for row, seen in rows]
        return np.array(largest, dtype=object).reshape(of.shape[:-1])

"""What is right: the catalogue's formulas at given inputs, and how far rounding can lead from it.

Values come from ball arithmetic where the sizes allow it, so they are exact in every digit that
counts.  How far a right program may be off is measured, not assumed: the same formulas are run in
the function's own floating point, on inputs that are perturbed in their last digit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod
from typing import Any

import numpy as np

from derivations.notation import Equation
from numeric.arithmetic import BallArithmetic, FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, Program
from verify.code.identity import Same
from verify.code.inputs import Inputs
from verify.code.subject import Subject

BITS = 128
MOST_BALLS = 30_000  # entries of a trial that are computed in balls
PERTURBATIONS = 3

# A right program may round a few dozen times where ours rounds once.
SAFETY = 32.0
# Constants are written with seven digits or more (√(2/π) = 0.7978846, an ε inside a logarithm):
# what differs by less than this is taken for one of them.  Known mistakes move a gradient by a
# thousandth or more at these inputs.
TRUNCATION = 1e-5
# Up to this many times what is allowed, nobody can tell rounding from a mistake.
OPEN = 10.0


@dataclass(frozen=True)
class Reference:
    """A subject at some inputs: all its values and gradients, by name, in stored shapes."""

    subject: Subject
    inputs: Inputs
    dtype: str = "float64"

    @cached_property
    def values(self) -> Mapping[str, Array]:
        """The right values, those given included."""
        given, sizes = self.inputs.values, self.inputs.sizes
        program = _program(self.subject)
        if not self.is_large:
            balls = program.run(given, sizes, BallArithmetic(BITS))
            found = {name: _middles(array) for name, array in balls.items()}
        else:
            found = program.run(given, sizes, FloatArithmetic("float64"))
        return {**given, **found}

    def with_equations(self, changed: Iterable[Equation]) -> Mapping[str, Array]:
        """All values if some equations were others; what nothing defines stays what it is."""
        return run_with(self.subject, changed, self.inputs)

    @cached_property
    def rounding(self) -> Mapping[str, Array]:
        """For each value, how far floating point leads from the right one, entry by entry."""
        program, right = _program(self.subject), self.values
        unit = float(np.finfo(self.dtype).eps)
        random = np.random.default_rng(0)
        spread = {name: np.zeros(np.shape(right[name])) for name in program.results}
        for _ in range(PERTURBATIONS):
            moved = {
                name: _perturbed(value, unit, random) for name, value in self.inputs.values.items()
            }
            found = program.run(moved, self.inputs.sizes, FloatArithmetic(self.dtype))
            for name, value in found.items():
                difference = np.abs(np.asarray(value, dtype=np.float64) - right[name])
                spread[name] = np.maximum(spread[name], difference)
        return spread

    @property
    def unit(self) -> float:
        return float(np.finfo(self.dtype).eps)

    @property
    def is_large(self) -> bool:
        """Whether balls, and differences of each tensor, would take too long."""
        return sum(prod(np.shape(v)) for v in self.inputs.values.values()) >= MOST_BALLS


def allowed(right: Array, rounding: Array, unit: float, factor: float = 1.0) -> Array:
    """How far each entry of a right program may be from the right value.

    Each row is held to its own size: in a row that has to be 0 nothing but rounding is allowed.
    """
    if right.size == 0:
        return np.zeros(np.shape(right))
    rows = np.max(np.abs(right), axis=-1, keepdims=True) if right.ndim else np.abs(right)
    noise = np.max(rounding, axis=-1, keepdims=True) if right.ndim else rounding
    whole = np.max(np.abs(right)) * unit
    limit = SAFETY * (noise + whole) + TRUNCATION * rows
    return np.broadcast_to(factor * limit, np.shape(right))


def equations(subject: Subject) -> tuple[Equation, ...]:
    return (*subject.network.forward, *subject.network.backward)


def _program(subject: Subject) -> Program:
    return _lowered(Same(subject))


@lru_cache(maxsize=64)
def _lowered(same: Same[Subject]) -> Program:
    subject = same.value
    return lower(equations(subject), subject.tensors, subject.shifts)


def run_with(subject: Subject, changed: Iterable[Equation], inputs: Inputs) -> Mapping[str, Array]:
    """All values where some equations are replaced, in double precision."""
    by_name = {equation.name: equation for equation in changed}
    kept = [by_name.get(equation.name, equation) for equation in equations(subject)]
    program = lower(kept, subject.tensors, subject.shifts)
    found = program.run(inputs.values, inputs.sizes, FloatArithmetic("float64"))
    return {**inputs.values, **found}


def backward_with(
    subject: Subject, known: Mapping[str, Any], inputs: Inputs, wanted: Collection[str]
) -> Mapping[str, Array]:
    """The gradients that the backward equations make of other values of the forward pass."""
    program = lower(subject.network.backward, subject.tensors, wanted=wanted)
    return program.run(known, inputs.sizes, FloatArithmetic("float64"))


def _perturbed(value: Array, unit: float, random: np.random.Generator) -> Array:
    if not np.issubdtype(np.asarray(value).dtype, np.floating):
        return value
    return np.asarray(value * (1 + unit * random.choice((-1.0, 1.0), np.shape(value))))


def _middles(balls: Array) -> Array:
    flat = [float(ball.mid()) for ball in np.ravel(balls)]
    return np.array(flat, dtype=np.float64).reshape(np.shape(balls))

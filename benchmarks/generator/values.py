"""Right values of everything that can be printed, and what is printed of them.

Rounded or cut off, every figure shows the values that follow from what is given.  Worked by hand,
each value is computed from the numbers printed before it, as they are printed; what is not printed
stays exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from benchmarks.generator.libraries import printed_by_library
from benchmarks.generator.numbers import value_of
from benchmarks.generator.plans import At, Plan
from derivations.evaluate import Undecided
from numeric.arithmetic import BallArithmetic
from numeric.example import Example
from numeric.interval import enclose
from numeric.lowering import lower
from numeric.program import Array
from numeric.reach import from_start

BITS = 256
NARROW = 1e-25  # what hand-work may lose, far below a printed digit
SHORT = 24
TINY = 1e-300  # nobody prints what is smaller, digit by digit
Texts = tuple[tuple[str, ...], ...]


class Unprintable(ValueError):
    """Rounding led to something that is no number, such as the logarithm of 0."""


def start_values(example: Example) -> dict[str, Array]:
    """What is given, and what follows from it, far beyond any digits."""
    found = from_start(example.system, example.sizes, example.given, BITS)
    values = given_values(example) | found
    return {name: values[name] for name in example.quantities() if name in values}


def given_values(example: Example) -> dict[str, Array]:
    """Given numbers that are worth printing: arrays, but not of ids and masks."""
    tensors = example.quantities()
    return {
        name: np.array(value, dtype=object)
        for name, value in example.given.items()
        if name in tensors and tensors[name].axes and not tensors[name].kind.whole
    }


def printed(
    example: Example, plans: Sequence[Plan], *, by_hand: bool, truncated: bool
) -> list[Texts]:
    """What each of the plans prints."""
    if not by_hand:
        values = start_values(example)
        return [written(plan, values[plan.name], truncated) for plan in plans]
    return worked_by_hand(example, plans, truncated)


def worked_by_hand(example: Example, plans: Sequence[Plan], truncated: bool) -> list[Texts]:
    """Figure by figure in the order of the equations, each from what is printed already."""
    texts: dict[int, Texts] = {}
    state: dict[str, Any] = dict(example.given)
    system, arithmetic = example.system, BallArithmetic(BITS)
    given = given_values(example)
    for number, plan in enumerate(plans):
        if plan.name in given:
            texts[number] = written(plan, given[plan.name], truncated)
    for equation in system.equations:
        program = lower([equation], system.tensors, system.shifts)
        if not {tensor.name for tensor in program.reads} <= state.keys():
            continue
        try:
            value = program.run(state, example.sizes, arithmetic)[equation.name]
        except (Undecided, ZeroDivisionError) as error:
            raise Unprintable(equation.name) from error
        state[equation.name] = value = np.array(value, dtype=object)
        exact = value.copy()
        for number, plan in enumerate(plans):
            if plan.name == equation.name:
                texts[number] = written(plan, exact, truncated)
                for at, text in cells(plan, texts[number]):
                    value[at] = _ball(value_of(text))
    return [texts[number] for number in range(len(plans))]


def written(plan: Plan, values: Array, truncated: bool) -> Texts:
    """The numbers of one figure as they are printed."""
    rows = [[middle(values[at]) for at in row] for row in plan.cells]
    if plan.carrier in ("numpy", "torch"):
        return printed_by_library(plan.carrier, rows, plan.style.count)
    return tuple(
        tuple(plan.style.written(v, tex=plan.is_tex, truncated=truncated) for v in row)
        for row in rows
    )


def cells(plan: Plan, texts: Texts) -> list[tuple[At, str]]:
    """Every printed entry with its text."""
    pairs = zip(plan.cells, texts, strict=True)
    return [cell for ats, row in pairs for cell in zip(ats, row, strict=True)]


def _ball(value: Fraction) -> arb:
    with ctx.workprec(BITS):
        return arb(fmpq(value.numerator, value.denominator))


def middle(value: arb | Fraction | int) -> Fraction:
    """The value, or what a ball is around: a short decimal, 0 among them, if it contains one."""
    if isinstance(value, Fraction | int):
        return Fraction(value)
    if not value.is_finite() or value.rad() > max(1, abs(value.mid())) * NARROW:
        raise Unprintable(str(value))
    mid = Fraction(enclose(value.mid()).low)
    short = round(mid, SHORT)
    if value.contains(fmpq(short.numerator, short.denominator)):
        return short
    if value.contains(0) or abs(mid) < TINY:
        raise Unprintable(str(value))
    return mid

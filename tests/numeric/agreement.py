"""Does an array program mean what its equations mean?  The comparison that the tests share.

The plain meaning comes from ``derivations.evaluate``, which shares no code with the lowering.  An
array program is run three times and every entry of every result is compared:

* in balls of 128 bits, which have to contain the true value and be narrow;
* in float64 and in float32, which may be off by what rounding explains.  How much that is depends
  on the entry (cancellation, a small divisor), so it is not a fixed number: the same program in
  balls of 53 or 24 bits tracks how far rounding can carry each entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import numpy as np
from flint import arb, ctx

from derivations.evaluate import Sizes, Values, run
from derivations.instances import random_values
from derivations.notation import Equation, Tensor
from derivations.sublayer import Shift, Sublayer
from numeric.arithmetic import BallArithmetic, FloatArithmetic
from numeric.differences import as_arrays
from numeric.program import Arithmetic, Program, stored_shape

BITS = 128
NARROW = arb(2) ** -80  # of balls of 128 bits: 48 bits are left for cancellation
FLOATS = {"float64": 53, "float32": 24}
# Balls round each operation correctly; NumPy's exp, tanh, … err by up to 4 units in the last place
# instead of half of one.
FACTOR = 8


def given_tensors(page: Sublayer) -> tuple[Tensor, ...]:
    """What a page's program reads, the shifts aside, which it computes."""
    return (*page.differentiable(), *page.data, *page.upstream())


def page_values(page: Sublayer, sizes: Sizes, given: Values) -> Values:
    """Everything that a page computes, one entry at a time, its shifts where programs put them."""
    equations = (*page.forward, *page.backward)
    with ctx.workprec(BITS):
        unshifted = {
            s.value.name: dict.fromkeys(_places(s.value, sizes), arb(0)) for s in page.shifts
        }
        first = run(page.forward, {**given, **unshifted}, sizes)
        shifts = {shift.value.name: _row_maxima(shift, sizes, first) for shift in page.shifts}
        return run(equations, {**given, **shifts}, sizes)


def _row_maxima(shift: Shift, sizes: Sizes, values: Values) -> dict[tuple[int, ...], arb]:
    maxima = {}
    for row in _places(shift.value, sizes):
        seen = [(*row, last) for last in range(sizes[shift.of.dimensions[-1].name])]
        if shift.among is not None:
            rank = len(shift.among.dimensions)
            seen = [at for at in seen if values[shift.among.name][at[-rank:]] == 1]
        maxima[row] = arb(max(float(values[shift.of.name][at].mid()) for at in seen))
    return maxima


def random_given(page: Sublayer, sizes: Sizes, seed: int) -> Values:
    """Random values; each row of a square mask allows a random place, not always its own."""
    values = random_values(given_tensors(page), sizes, seed)
    for tensor in page.data:
        if tensor.name == "M":
            shuffled = np.random.default_rng(seed).permutation(sizes["T"])
            values["M"] = {(t, s): values["M"][t, int(shuffled[s])] for t, s in values["M"]}
    return values


def assert_page_agrees(
    program: Program,
    page: Sublayer,
    sizes: Sizes,
    given: Values,
    arithmetics: Mapping[str, Arithmetic] | None = None,
) -> None:
    expected = page_values(page, sizes, given)
    equations = (*page.forward, *page.backward)
    arrays = as_arrays(given, given_tensors(page), sizes)
    wanted = [page.tensor(equation.name) for equation in equations]
    assert_agrees(program, sizes, arrays, wanted, expected, arithmetics)


def assert_agrees(
    program: Program,
    sizes: Sizes,
    given: Mapping[str, Any],
    wanted: Iterable[Tensor],
    expected: Values,
    arithmetics: Mapping[str, Arithmetic] | None = None,
) -> None:
    """Every entry of every wanted result; ``arithmetics`` stand in for the ones under test."""
    tensors = tuple(wanted)
    arithmetics = arithmetics or {name: FloatArithmetic(name) for name in FLOATS}
    assert program.results.keys() == {tensor.name for tensor in tensors}
    true = as_arrays(expected, tensors, sizes)
    with ctx.workprec(BITS):
        exact = program.run(given, sizes, BallArithmetic(BITS))
        for tensor in tensors:
            _assert_encloses(tensor.name, exact[tensor.name], true[tensor.name])
        for name, bits in FLOATS.items():
            computed = program.run(given, sizes, arithmetics[name])
            rough = program.run(given, sizes, BallArithmetic(bits))
            for tensor in tensors:
                result = computed[tensor.name]
                assert result.dtype == np.dtype(name), f"{tensor.name} is {result.dtype}"
                assert result.shape == stored_shape(tensor, sizes)
                _assert_near(
                    f"{tensor.name} in {name}", result, rough[tensor.name], true[tensor.name]
                )


def _assert_encloses(name: str, balls: Any, true: Any) -> None:
    assert balls.shape == true.shape
    assert balls.dtype == object
    for ball, number in zip(balls.ravel(), true.ravel(), strict=True):
        assert ball.overlaps(number), f"{name}: {ball} is not {number}"
        assert ball.rad() <= NARROW * (1 + abs(ball)), f"{name}: {ball} is wide"


def _assert_near(name: str, result: Any, rough: Any, true: Any) -> None:
    underflow = float(np.finfo(result.dtype).tiny)
    entries = zip(result.ravel(), rough.ravel(), true.ravel(), strict=True)
    for number, ball, right in entries:
        assert np.isfinite(number), f"{name} is {number}, not {right}"
        allowed = FACTOR * (ball.rad() + underflow) + right.rad()
        difference = abs(arb(float(number)) - right.mid())
        assert difference <= allowed, f"{name} is {number}, not {right}"


def assert_equation_agrees(
    program: Program, equation: Equation, tensors: Iterable[Tensor], sizes: Sizes, given: Values
) -> None:
    """One equation alone; its left side is among the tensors."""
    everything = {tensor.name: tensor for tensor in tensors}
    result = everything.pop(equation.name)
    with ctx.workprec(BITS):
        expected = run([equation], given, sizes)
    arrays = as_arrays(given, everything.values(), sizes)
    assert_agrees(program, sizes, arrays, [result], expected)


def _places(tensor: Tensor, sizes: Sizes) -> list[tuple[int, ...]]:
    return list(product(*(range(sizes[dimension.name]) for dimension in tensor.dimensions)))

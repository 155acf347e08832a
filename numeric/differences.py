"""The third witness: lowered gradients against differences of the lowered forward pass.

For each tensor, central differences along random directions of *that tensor alone* (one joint
direction would hide an error in a small tensor behind the large ones), in ball arithmetic.  The
step is 2⁻⁸⁰ and the precision 256 bits, so truncation is near 10⁻⁴⁸ and rounding below it; sides
that differ by more than 10⁻³⁰ of the size of the compared terms are different.  A direction misses
an error only if it happens to be orthogonal to it.  Where a step function jumps between the two
ends, differences say nothing about a slope, and the outcome is Unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from derivations.evaluate import Undecided, Values
from derivations.notation import Equation, Kind, NotationError, Tensor, entries, entry_name
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.sublayer import Sublayer
from derivations.wiring import Network, Step
from numeric.arithmetic import BallArithmetic, Details
from numeric.lowering import lower
from numeric.program import Array, stored_shape

METHOD = "central differences, 256 bits"
BITS = 256
STEP_EXPONENT = -80
DIRECTIONS = 2
TOLERANCE = arb("1e-30")


def alone(page: Sublayer) -> Network:
    """A network of one step that keeps the page's own names."""
    return Network((Step(page.name, page, {t.name: t.name for t in page.tensors()}),))


def as_arrays(
    values: Values, tensors: Iterable[Tensor], sizes: Mapping[str, int]
) -> dict[str, Array]:
    """Entries given one by one, as arrays in their stored shapes; ids and masks as integers."""
    arrays = {}
    for tensor in tensors:
        array = np.empty([sizes[dimension.name] for dimension in tensor.dimensions], dtype=object)
        whole = tensor.kind in (Kind.INDEX, Kind.ZERO_ONE)
        for at, value in values[tensor.name].items():
            array[at] = int(value.unique_fmpz()) if whole else value
        arrays[tensor.name] = array.reshape(stored_shape(tensor, sizes))
    return arrays


def check_gradients(
    network: Network, given: Mapping[str, Any], sizes: Mapping[str, int], names: Iterable[str]
) -> dict[str, Outcome]:
    """For each named tensor: does its lowered gradient agree with differences?

    ``given`` holds inputs, parameters, data and, for free outputs, their gradients.
    NotationError where a name has no gradient.
    """
    names = tuple(names)
    for name in names:
        if f"d{name}" not in network.gradients:
            raise NotationError(f"{name} has no gradient in this network")
    arithmetic = BallArithmetic(BITS)
    tensors = {**network.tensors, **network.gradients}
    equations = (*network.forward, *network.backward)
    known = dict(given)
    try:
        known.update(lower(equations, tensors, network.shifts).run(given, sizes, arithmetic))
    except Undecided as error:
        return {name: _undecided(error) for name in names}
    for shift in network.shifts:
        # The differences keep each shift where the forward pass put it.
        known[shift.value.name] = _shift(shift.value, sizes)
    random = Random(0)
    return {name: _check(network, known, sizes, name, random) for name in names}


def _check(
    network: Network, known: Mapping[str, Any], sizes: Mapping[str, int], name: str, random: Random
) -> Outcome:
    downstream = _downstream(network.forward, name)
    program = lower(downstream, {**network.tensors, **network.gradients})
    gradient = known[f"d{name}"]
    where = ", ".join(f"{dim} = {size}" for dim, size in sizes.items() if dim in _dims(network))
    for _ in range(DIRECTIONS):
        with ctx.workprec(BITS):
            start = BallArithmetic(BITS).cast(known[name], Kind.REAL)
            direction = _direction(start.shape, random)
            step = arb(2) ** STEP_EXPONENT
            ends, sides = [], []
            for sign in (1, -1):
                arithmetic = _WatchingJumps(BITS)
                moved = {**known, name: start + direction * (sign * step)}
                try:
                    moved.update(program.run(moved, sizes, arithmetic))
                except Undecided as error:
                    return _undecided(error)
                ends.append(_objective(network, moved))
                sides.append(arithmetic.sides)
            if sides[0] != sides[1]:
                return Unknown(METHOD, f"at {where}: {name} is at a jump and has no slope there")
            slope = (ends[0][0] - ends[1][0]) / (2 * step)
            claimed = _sum(gradient * direction)
            allowed = TOLERANCE * (_sum(np.abs(gradient * direction)) + ends[0][1])
            difference = abs(slope - claimed)
            if difference > allowed:
                return Refuted(
                    METHOD,
                    f"at {where}, along a random direction of {name}: the gradient gives "
                    f"{claimed.str(10, radius=False)}, differences {slope.str(10, radius=False)}",
                )
            if not difference <= allowed:
                return Unknown(METHOD, f"at {where}: the enclosures are too wide to tell")
    return Checked(METHOD, f"{where}; {DIRECTIONS} directions; relative error below 1e-30")


class _WatchingJumps(BallArithmetic):
    """Balls that note on which side of each jump they are."""

    def __init__(self, bits: int) -> None:
        super().__init__(bits)
        self.sides: list[Any] = []

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        value = super().call(operation, operands, details)
        if operation == "step":
            self.sides.append(value.tolist())
        return value


def _undecided(error: Undecided) -> Unknown:
    return Unknown(METHOD, f"the enclosures are too wide to tell {error}")


def _objective(network: Network, known: Mapping[str, Any]) -> tuple[arb, arb]:
    """The scalar that is differentiated, and the size of its terms."""
    terms = [known[o.name] * known[f"d{o.name}"] for o in network.outputs]
    terms += [known[s.network_name(s.page.loss.name)] for s in network.steps if s.page.loss]
    total = sum((_sum(term) for term in terms), arb(0))
    size = sum((_sum(np.abs(term)) for term in terms), arb(0))
    return total, size


def _downstream(forward: Iterable[Equation], name: str) -> list[Equation]:
    """The equations whose value changes with ``name``, in order."""
    changed, found = {name}, []
    for equation in forward:
        if changed & {entry_name(e) for e in entries(equation.right)}:
            changed.add(equation.name)
            found.append(equation)
    return found


def _direction(shape: tuple[int, ...], random: Random) -> Array:
    count = int(np.prod(shape, dtype=int))
    numbers = [arb(fmpq(random.randint(-(2**20), 2**20), 2**20)) for _ in range(count)]
    direction = np.empty(count, dtype=object)
    direction[:] = numbers
    return direction.reshape(shape)


def _shift(tensor: Tensor, sizes: Mapping[str, int]) -> Array:
    zeros = np.empty(stored_shape(tensor, sizes), dtype=object)
    zeros.fill(arb(0))
    return zeros


def _sum(array: Any) -> arb:
    return sum(np.asarray(array, dtype=object).ravel(), arb(0))


def _dims(network: Network) -> set[str]:
    return {dim.name for tensor in network.tensors.values() for dim in tensor.dimensions}

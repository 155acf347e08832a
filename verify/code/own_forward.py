"""The second reference: differences of the user's own forward pass.

Along a direction v of standard normal numbers the claimed gradient G says ⟨G, v⟩, the forward pass
says its slope.  If G is off by E, they differ by ⟨E, v⟩, which is normal with deviation ‖E‖: a
difference below τ is seen with probability erf(τ / (√2 ‖E‖)) only, whatever the number of entries.
So the probability of missing an error of a given size is known, not hoped for.

Rows are measured in units of their own size: where a row hardly varies, a step that is small for
the others would be a long way for it, and no difference quotient says anything about a slope.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erf, sqrt
from typing import Any, Literal

import numpy as np

from numeric.program import Array
from verify.code.arrangement import Arrangement
from verify.code.inputs import Inputs
from verify.code.interface import LOSS_SCALE, Call, Interface, Planner
from verify.code.process import CodeProcess, Crash
from verify.code.reference import OPEN
from verify.code.roles import Role
from verify.code.subject import Subject
from verify.code.trial import Comparison, Function, Ran

DIRECTIONS = 2  # of each tensor
TOGETHER = 3  # of all tensors at once
ERROR_SAFETY = 4.0
ERROR_SIZE = 1e-2  # of a gradient's norm: the error whose chance of being missed is stated
MOST_MISSED = 0.1  # where more would be missed, what agrees is not therefore right
METHODS_AGREE = 1e-6

Method = Literal["complex", "richardson"]


@dataclass(frozen=True)
class Slope:
    """What the forward pass says along one direction of a tensor, and what is claimed."""

    name: str
    measured: float
    error: float
    claimed: float
    allowed: float

    @property
    def right(self) -> bool:
        return abs(self.measured - self.claimed) <= self.allowed

    @property
    def wrong(self) -> bool:
        return abs(self.measured - self.claimed) > OPEN * self.allowed


@dataclass(frozen=True)
class Joint:
    """Directions of all tensors at once, each scaled by the size of its own gradient.

    The largest ``difference`` between slope and claim, and what is ``allowed``, are relative to
    these sizes; ``missed`` is the chance that an error of ERROR_SIZE in one of them was not seen.
    """

    method: Method
    difference: float
    allowed: float
    directions: int = TOGETHER

    @property
    def wrong(self) -> bool:
        return self.difference > OPEN * self.allowed

    @property
    def right(self) -> bool:
        return self.difference <= self.allowed and self.missed <= MOST_MISSED

    @property
    def missed(self) -> float:
        return probability_of_missing(self.allowed, ERROR_SIZE, self.directions)


@dataclass(frozen=True)
class OwnForward:
    """All slopes, by tensor; ``missed`` is the chance that an error of ERROR_SIZE was not seen.

    ``joint`` is of the largest trial.  ``problem`` says why there are none.
    """

    slopes: Mapping[str, tuple[Slope, ...]]
    missed: Mapping[str, float]
    joint: Joint | None = None
    problem: str = ""

    def verdict(self, name: str) -> str:
        """``right``, ``wrong`` or ``undecided`` for a gradient, or nothing where none was taken."""
        found = self.slopes.get(name, ())
        if not found and self.joint is not None and not self.slopes:
            return "right" if self.joint.right else "undecided"
        if not found:
            return ""
        if any(slope.wrong for slope in found):
            return "wrong"
        seen = self.missed[name] <= MOST_MISSED
        return "right" if seen and all(slope.right for slope in found) else "undecided"

    def worst(self, name: str) -> tuple[float, float] | None:
        """What a gradient claims and what was measured, where they differ most."""
        found = self.slopes.get(name, ())
        if not found:
            return None
        slope = max(found, key=lambda slope: abs(slope.measured - slope.claimed))
        return slope.claimed, slope.measured


def probability_of_missing(tolerance: float, error: float, directions: int = 1) -> float:
    """The chance that ``directions`` directions all miss an error of norm ``error``."""
    if error <= 0:
        return 1.0
    return erf(tolerance / (sqrt(2) * error)) ** directions


def own_forward(function: Function, ran: Ran, largest: Ran, seed: int = 0) -> OwnForward | None:
    """Slopes of the user's forward; None where there is none, or nothing that it returns is known.

    ``ran`` along random directions of each tensor, unless it is so large that this would take
    hours; ``largest`` along one direction of all of them.
    """
    asking = _Asking.of(function.subject, ran)
    if asking is None:
        return None
    slopes: dict[str, tuple[Slope, ...]] = {}
    missed: dict[str, float] = {}
    joint = None
    try:
        if not ran.reference.is_large:
            slopes, missed = _of_each(function, asking, ran, seed)
        joint = along_all(function, largest, seed)
        if joint is not None and not joint.right and not slopes:
            slopes, missed = _of_each(function, asking, ran, seed)  # to tell which is wrong
    except Crash as crash:
        if crash.kind != "raised":
            raise
        return OwnForward(slopes, missed, joint, str(crash))
    return OwnForward(slopes, missed, joint) if slopes or joint else None


def _of_each(
    function: Function, asking: _Asking, ran: Ran, seed: int
) -> tuple[dict[str, tuple[Slope, ...]], dict[str, float]]:
    """Each tensor by itself: a joint direction would not say which gradient is wrong."""
    random = np.random.default_rng([seed, 7])
    by_name: dict[str, tuple[Slope, ...]] = {}
    missed: dict[str, float] = {}
    largest = max((_size(c, ran) for c in ran.gradients), default=0.0)
    for comparison in ran.gradients:
        name = comparison.name.removeprefix("d")
        if comparison.found is None or not comparison.finite or not asking.takes(name):
            continue
        units = _units(ran.reference.values[name])
        directions = [random.standard_normal(units.shape) * units for _ in range(DIRECTIONS)]
        measured, errors = asking.slopes(function.process, {name: directions}, "richardson")
        slopes = tuple(
            _slope(comparison, v, s, e)
            for v, s, e in zip(directions, measured, errors, strict=True)
        )
        by_name[comparison.name] = slopes
        # What is to be 0 has no size of its own: the largest of the others' stands for it.
        size = largest if comparison.is_zero else _size(comparison, ran)
        tolerance = max(slope.allowed for slope in slopes)
        error = ERROR_SIZE * size
        missed[comparison.name] = probability_of_missing(tolerance, error, DIRECTIONS)
    return by_name, missed


def along_all(function: Function, ran: Ran, seed: int) -> Joint | None:
    """A forward pass for each direction with a complex step where the code goes along with that.

    If the gradient G_k of tensor k is off by E_k, slope and claim differ by a normal number of
    variance Σ ‖E_k‖²/‖G_k‖²: what is wrong in one small tensor shows as in a large one.
    """
    asking = _Asking.of(function.subject, ran)
    if asking is None:
        return None
    random = np.random.default_rng([seed, 8])
    directions: dict[str, list[Array]] = {}
    claimed, noise = np.zeros(TOGETHER), np.zeros(TOGETHER)
    length = float("inf")  # of the longest step, so that none is longer than a row
    for comparison in ran.gradients:
        name = comparison.name.removeprefix("d")
        if comparison.found is None or not comparison.finite or not asking.takes(name):
            continue
        units = _units(ran.reference.values[name])
        norm = 1.0 if comparison.is_zero else _size(comparison, ran)
        drawn = random.standard_normal((TOGETHER, *units.shape)) * units / norm
        directions[name] = list(drawn)
        length = min(length, norm)
        claimed += [float(np.sum(comparison.found * direction)) for direction in drawn]
        noise += [float(np.sum((comparison.limit * direction) ** 2)) for direction in drawn]
    if not directions:
        return None
    short = {name: [length * direction for direction in all_] for name, all_ in directions.items()}
    method: Method = "complex" if _complex_serves(function, asking, short) else "richardson"
    measured, errors = (found / length for found in asking.slopes(function.process, short, method))
    allowed = ERROR_SAFETY * float(np.max(errors + np.sqrt(noise)))
    return Joint(method, float(np.max(np.abs(measured - claimed))), allowed)


def _size(comparison: Comparison, ran: Ran) -> float:
    """The norm of a gradient, each row in units of what it is a gradient of."""
    value = ran.reference.values[comparison.name.removeprefix("d")]
    return float(np.linalg.norm(comparison.right * _units(value)))


def _units(value: Array) -> Array:
    """For each entry, the size of its row."""
    found = np.asarray(value, dtype=np.float64)
    rows = np.sqrt(np.mean(found**2, axis=-1, keepdims=True)) if found.ndim else np.abs(found)
    return np.broadcast_to(np.where(rows > 0, rows, 1.0), found.shape)


def _complex_serves(
    function: Function, asking: _Asking, directions: Mapping[str, Sequence[Array]]
) -> bool:
    """Whether the code goes along with complex numbers: both ways give the same slope."""
    if asking.interface.framework != "numpy" or asking.interface.style != "function":
        return False
    directions = {name: stack[:1] for name, stack in directions.items()}
    try:
        exact, _ = asking.slopes(function.process, directions, "complex")
    except Crash as crash:
        if crash.kind != "raised":
            raise
        return False
    rough, error = asking.slopes(function.process, directions, "richardson")
    difference, size = abs(float(exact[0]) - float(rough[0])), abs(float(rough[0]))
    is_slope = float(error[0]) <= ERROR_SIZE * size  # else they would agree on anything
    return is_slope and difference <= METHODS_AGREE * size + ERROR_SAFETY * float(error[0])


def _slope(comparison: Comparison, direction: Array, measured: float, error: float) -> Slope:
    assert comparison.found is not None
    claimed = float(np.sum(comparison.found * direction))
    noise = sqrt(float(np.sum((comparison.limit * direction) ** 2)))
    return Slope(
        comparison.name,
        float(measured),
        float(error),
        claimed,
        ERROR_SAFETY * (float(error) + noise),
    )


@dataclass(frozen=True)
class _Asking:
    """How the worker is asked for slopes of one call's forward pass."""

    subject: Subject
    interface: Interface
    inputs: Inputs
    call: Call
    upstream: Mapping[str, Array]

    @staticmethod
    def of(subject: Subject, ran: Ran) -> _Asking | None:
        interface = ran.interface
        if interface.reduction == "none" or (interface.style == "class" and not interface.forward):
            return None
        if interface.forward is None:
            interface = _as_forward(interface)
        planner = Planner(subject, interface, ran.inputs, ran.reference.values)
        arrangement = planner.arrangement
        upstream = _upstream(subject, interface, arrangement, ran)
        if not upstream:
            return None
        call = planner.call(only_forward=True)
        return _Asking(subject, interface, ran.inputs, call, upstream)

    def takes(self, name: str) -> bool:
        """Whether the forward pass is given a tensor."""
        return any(name in role.names for role, _ in self.call.roles.values())

    def slopes(
        self, process: CodeProcess, directions: Mapping[str, Sequence[Array]], method: Method
    ) -> tuple[Array, Array]:
        arrangement = Arrangement(self.subject, self.inputs, self.interface.choices)
        along: dict[str, list[Array]] = {}
        count = len(next(iter(directions.values())))
        for key, (role, place) in self.call.roles.items():
            if not set(role.names) & directions.keys():
                continue
            for k in range(count):
                parts = {
                    name: directions[name][k]
                    if name in directions
                    else np.zeros(np.shape(self._zeros(name)))
                    for name in role.names
                }
                along.setdefault(f"along:{key}", []).append(arrangement.arrays(role, parts)[place])
        arrays: dict[str, Any] = {f"given:{key}": a for key, a in self.call.arrays.items()}
        arrays |= {f"upstream:{path}": a for path, a in self.upstream.items()}
        arrays |= {name: np.stack(stack).astype(np.float64) for name, stack in along.items()}
        content = {"do": "slopes", "plan": self.call.plan, "method": method}
        _, found = process.ask(content, arrays)
        return found["slopes"], found["errors"]

    def _zeros(self, name: str) -> Array:
        sizes = self.inputs.sizes
        shape = [sizes[size.name] for size in self.subject.tensors[name].dimensions]
        return np.zeros(shape)


def _as_forward(interface: Interface) -> Interface:
    """A function that returns its outputs along with their gradients is its own forward."""
    results = {
        path.replace("backward:", "forward:"): role
        for path, role in interface.results.items()
        if path.startswith("backward:")
    }
    return interface.but(
        forward=interface.backward, backward=(), forward_results=results, results={}
    )


def _upstream(
    subject: Subject, interface: Interface, arrangement: Arrangement, ran: Ran
) -> dict[str, Array]:
    """For each output that forward returns, the gradient that arrives at it, in its shape."""
    found: dict[str, Array] = {}
    seen: set[str] = set()
    for path, role in interface.forward_results.items():
        name = role.name
        if name == subject.loss:
            found[path] = np.asarray(LOSS_SCALE if interface.asks_for_loss_gradient else 1.0)
            seen.add(name)
        elif f"d{name}" in {t.name for t in subject.upstream}:
            gradient = Role((f"d{name}",), role.form, role.transposed)
            found[path] = arrangement.arrays(gradient, ran.reference.values)[0]
            seen.add(name)
    wanted = {subject.loss} if subject.loss else {o.name for o in subject.outputs}
    return found if seen == wanted else {}

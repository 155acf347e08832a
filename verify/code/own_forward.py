"""The second reference: differences of the user's own forward pass.

Along a direction v of standard normal numbers the claimed gradient G says ⟨G, v⟩, the forward pass
says its slope.  If G is off by E, they differ by ⟨E, v⟩, which is normal with deviation ‖E‖: a
difference below τ is seen with probability erf(τ / (√2 ‖E‖)) only, whatever the number of entries.
So the probability of missing an error of a given size is known, not hoped for.
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
from verify.code.roles import LOSS_GRADIENT, Role
from verify.code.subject import Subject
from verify.code.trial import Comparison, Function, Ran

DIRECTIONS = 2
ERROR_SAFETY = 4.0
ERROR_SIZE = 1e-2  # of a gradient's norm: the error whose chance of being missed is stated
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
class OwnForward:
    """All slopes, by tensor; ``missed`` is the chance that an error of ERROR_SIZE was not seen."""

    method: Method
    slopes: Mapping[str, tuple[Slope, ...]]
    missed: Mapping[str, float]

    def verdict(self, name: str) -> str:
        """``right``, ``wrong`` or ``undecided`` for a gradient, or nothing where none was taken."""
        found = self.slopes.get(name, ())
        if not found:
            return ""
        if any(slope.wrong for slope in found):
            return "wrong"
        return "right" if all(slope.right for slope in found) else "undecided"


def probability_of_missing(tolerance: float, error: float, directions: int = 1) -> float:
    """The chance that ``directions`` directions all miss an error of norm ``error``."""
    if error <= 0:
        return 1.0
    return erf(tolerance / (sqrt(2) * error)) ** directions


def own_forward(function: Function, ran: Ran, seed: int = 0) -> OwnForward | None:
    """Slopes of the user's forward along random directions of each tensor; None without one."""
    asking = _Asking.of(function.subject, ran)
    if asking is None:
        return None
    random = np.random.default_rng([seed, 7])
    by_name: dict[str, tuple[Slope, ...]] = {}
    missed: dict[str, float] = {}
    method: Method = "richardson"
    for comparison in ran.gradients:
        name = comparison.name.removeprefix("d")
        if comparison.found is None or not comparison.finite or not asking.takes(name):
            continue
        shape = ran.reference.values[name].shape
        directions = [np.asarray(random.standard_normal(shape)) for _ in range(DIRECTIONS)]
        measured, errors = asking.slopes(function.process, {name: directions}, "richardson")
        slopes = tuple(
            _slope(comparison, v, s, e)
            for v, s, e in zip(directions, measured, errors, strict=True)
        )
        by_name[comparison.name] = slopes
        size = ERROR_SIZE * float(np.linalg.norm(comparison.right))
        tolerance = max(slope.allowed for slope in slopes)
        missed[comparison.name] = probability_of_missing(tolerance, size, DIRECTIONS)
    return OwnForward(method, by_name, missed) if by_name else None


def together(function: Function, ran: Ran, seed: int = 0) -> tuple[float, float] | None:
    """One direction of all tensors at once, each scaled by its own gradient.

    For large sizes: one forward pass with a complex step (or six real ones).  Relative to the
    gradients' own sizes, the difference between slope and claim, and what is allowed.
    """
    asking = _Asking.of(function.subject, ran)
    if asking is None:
        return None
    random = np.random.default_rng([seed, 8])
    directions: dict[str, list[Array]] = {}
    claimed = noise = 0.0
    for comparison in ran.gradients:
        name = comparison.name.removeprefix("d")
        if comparison.found is None or not comparison.finite or not asking.takes(name):
            continue
        norm = 1.0 if comparison.is_zero else float(np.linalg.norm(comparison.right))
        direction = np.asarray(random.standard_normal(comparison.right.shape)) / norm
        directions[name] = [direction]
        claimed += float(np.sum(comparison.found * direction))
        noise += float(np.sum((comparison.limit * direction) ** 2))
    if not directions:
        return None
    method: Method = "complex" if _complex_serves(function, asking, directions) else "richardson"
    measured, errors = asking.slopes(function.process, directions, method)
    allowed = ERROR_SAFETY * (float(errors[0]) + sqrt(noise))
    return abs(float(measured[0]) - claimed), allowed


def _complex_serves(
    function: Function, asking: _Asking, directions: Mapping[str, Sequence[Array]]
) -> bool:
    """Whether the code goes along with complex numbers: both ways give the same slope."""
    if asking.interface.framework != "numpy" or asking.interface.style != "function":
        return False
    try:
        exact, _ = asking.slopes(function.process, directions, "complex")
    except Crash as crash:
        if crash.kind != "raised":
            raise
        return False
    rough, error = asking.slopes(function.process, directions, "richardson")
    difference = abs(float(exact[0]) - float(rough[0]))
    return difference <= METHODS_AGREE * abs(float(rough[0])) + ERROR_SAFETY * float(error[0])


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
            asked = any(r.name == LOSS_GRADIENT for r in interface.roles)
            found[path] = np.asarray(LOSS_SCALE if asked else 1.0)
            seen.add(name)
        elif f"d{name}" in {t.name for t in subject.upstream}:
            gradient = Role((f"d{name}",), role.form, role.transposed)
            found[path] = arrangement.arrays(gradient, ran.reference.values)[0]
            seen.add(name)
    wanted = {subject.loss} if subject.loss else {o.name for o in subject.outputs}
    return found if seen == wanted else {}

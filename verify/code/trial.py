"""One trial: a function called at some inputs, and each of its results beside the right one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np

from numeric.program import Array
from verify.code.arrangement import Arrangement, ShapeError
from verify.code.conventions import Conventions
from verify.code.identity import Same
from verify.code.inputs import Inputs, Wishes, make_inputs
from verify.code.interface import (
    LEARNING_RATE,
    Call,
    Interface,
    Planner,
    loss_factor,
    neutral,
)
from verify.code.process import CodeProcess
from verify.code.reference import OPEN, Reference, allowed
from verify.code.results import ResultFinder, cache_path, forward_results
from verify.code.roles import Role
from verify.code.slips.rerun import Rerun
from verify.code.subject import Subject


@dataclass(frozen=True)
class Comparison:
    """A result beside what is right.

    ``ratio`` is the largest difference, in units of what rounding and truncated constants allow;
    ``relative`` is the largest difference over the largest right entry; ``at`` is the worst entry.
    ``problem`` says why there is nothing to compare.
    """

    name: str
    found: Array | None
    right: Array
    limit: Array
    problem: str = ""

    @property
    def difference(self) -> Array:
        assert self.found is not None
        return np.abs(self.found - self.right)

    @property
    def finite(self) -> bool:
        return self.found is not None and bool(np.all(np.isfinite(self.found)))

    @property
    def ratio(self) -> float:
        if self.found is None or not self.finite:
            return float("inf")
        tiny = np.finfo(np.float64).tiny
        return float(np.max(self.difference / np.maximum(self.limit, tiny), initial=0.0))

    @property
    def relative(self) -> float:
        if self.found is None or not self.finite:
            return float("inf")
        largest = float(np.max(np.abs(self.right), initial=0.0))
        most = float(np.max(self.difference, initial=0.0))
        if largest <= float(np.max(self.limit, initial=0.0)):
            return float("inf") if self.wrong else 0.0
        return most / largest

    @property
    def is_zero(self) -> bool:
        """Whether it is 0 up to rounding, as the gradient of a key bias is."""
        return bool(np.all(np.abs(self.right) <= self.limit))

    @property
    def right_enough(self) -> bool:
        return self.ratio <= 1

    @property
    def wrong(self) -> bool:
        return self.ratio > OPEN

    @property
    def at(self) -> tuple[int, ...]:
        """The entry that is furthest off."""
        if self.found is None:
            return ()
        excess = np.where(
            np.isfinite(self.found), self.difference / np.maximum(self.limit, 1e-300), np.inf
        )
        return tuple(int(i) for i in np.unravel_index(int(np.argmax(excess)), excess.shape))


@dataclass(frozen=True)
class Ran:
    """What came of one call: every array by its path, the results understood, the comparisons."""

    interface: Interface
    inputs: Inputs
    reference: Reference
    call: Call
    found: Mapping[str, Array]
    changed: tuple[str, ...]
    gradients: tuple[Comparison, ...]
    forward: tuple[Comparison, ...]
    left_over: tuple[str, ...] = ()
    factor: Any = 1.0
    again: Mapping[str, Array] = field(default_factory=dict)

    @property
    def forward_right(self) -> bool | None:
        """Whether the user's forward is the catalogue's; None if that is not known."""
        return all(c.right_enough for c in self.forward) if self.forward else None

    @property
    def shapes_right(self) -> bool:
        return bool(self.gradients) and all(c.found is not None for c in self.gradients)

    @property
    def all_right(self) -> bool:
        return bool(self.gradients) and all(c.right_enough for c in self.gradients)

    @property
    def inputs_have_ignored(self) -> bool:
        """Whether some position had no target."""
        has = self.inputs.values.get("has_target")
        return has is not None and not bool(np.all(has))

    @property
    def rerun(self) -> Rerun:
        """The subject at these inputs, to be run with something changed."""
        return Rerun(self.reference.subject, self.inputs, self.reference.values)

    def gradient(self, name: str) -> Array | None:
        """The user's gradient of that name, in its stored shape."""
        for comparison in self.gradients:
            if comparison.name == name:
                return comparison.found
        return None


@dataclass(frozen=True)
class Function:
    """What is called, and as what it is judged."""

    subject: Subject
    declared: Conventions
    description: Mapping[str, Any]
    process: CodeProcess

    @property
    def all_parameters(self) -> list[Mapping[str, Any]]:
        """The parameters of everything that is called, as the worker describes them."""
        parts = [part for whole in self.description.values() for part in (whole, *whole.values())]
        found = [
            part["parameters"]
            for part in parts
            if isinstance(part, Mapping) and part.get("parameters")
        ]
        made = [whole["construct"] for whole in self.description.values() if whole.get("construct")]
        return [parameter for listed in (*found, *made) for parameter in listed]

    @property
    def returned_names(self) -> list[Any]:
        main = self.description["backward"]
        part = main["backward"] if main["style"] == "class" else main.get("function", {})
        return list(part.get("returns") or [])

    @property
    def forward_names(self) -> list[Any]:
        main = self.description["backward"]
        if main["style"] == "class":
            return list((main["forward"] or {}).get("returns") or [])
        if "forward" in self.description:
            return list(self.description["forward"]["function"].get("returns") or [])
        return []


def run_trial(
    function: Function,
    interface: Interface,
    trial: int,
    preload: Mapping[str, Array] | None = None,
    *,
    repeat: bool = False,
) -> Ran:
    """Call the function at the inputs of a trial; Crash, Unresolved or ShapeError."""
    subject, declared = function.subject, function.declared
    reference = referenced(function, interface, trial)
    inputs = reference.inputs
    values = reference.values
    interface = _with_forward_results(function, interface, inputs, values)
    planner = Planner(subject, interface, inputs, values, preload)
    call = planner.call()
    plan = {**call.plan, "repeat": repeat}
    reply, arrays = function.process.ask({"do": "run", "plan": plan}, call.arrays)
    found = {path: array for path, array in arrays.items() if not path.startswith("again:")}
    again = {p.removeprefix("again:"): a for p, a in arrays.items() if p.startswith("again:")}
    after = {p.removeprefix("after:"): found.pop(p) for p in list(found) if p.startswith("after:")}
    if interface.updates:
        found |= _from_updates(interface, call, found, after)
    if interface.style in ("autograd", "vjp") and not interface.forward_results:
        loss = subject.loss
        results = forward_results(subject, declared, function.forward_names, found, loss)
        interface = interface.but(forward_results=results)
    if not interface.results:
        finder = ResultFinder(subject, declared, interface, function.returned_names)
        interface = interface.but(results=finder.find(found, planner.arrangement))
    factor = loss_factor(subject, interface, inputs, reference.values)
    own = {p: r for p, r in interface.results.items() if _is_gradient(subject, r)}
    others = {p: r for p, r in interface.results.items() if p not in own}
    arrangement = planner.arrangement
    gradients = compared(own, found, arrangement, reference, factor, gradients=True)
    forward = compared(
        {**interface.forward_results, **others},
        found,
        arrangement,
        reference,
        _loss_value_factor(interface, reference, inputs),
        gradients=False,
    )
    used = {*interface.results}
    left = [
        p
        for p in found
        if p.startswith("backward:")
        and p not in used
        and not any(p.startswith(f"{u}.") for u in used)
    ]
    return Ran(
        interface,
        inputs,
        reference,
        call,
        found,
        tuple(reply["changed"]),
        tuple(gradients),
        tuple(forward),
        tuple(left),
        factor,
        again,
    )


def _is_gradient(subject: Subject, role: Role) -> bool:
    return subject.tensors[role.name].gradient_of is not None


def referenced(function: Function, interface: Interface, trial: int) -> Reference:
    """The right values at the inputs of a trial, as this interface can be given them."""
    subject, declared = function.subject, function.declared
    wishes = interface.wishes(subject, declared.sizes)
    return _reference(
        Same(subject),
        trial,
        declared.seed,
        _frozen(wishes),
        interface.absent,
        interface.choices.dtype,
    )


def prepared(
    function: Function, interface: Interface, trial: int
) -> tuple[Inputs, Mapping[str, Any]]:
    """The inputs of a trial and all values at them."""
    reference = referenced(function, interface, trial)
    return reference.inputs, reference.values


def compared(
    results: Mapping[str, Role],
    found: Mapping[str, Array],
    arrangement: Arrangement,
    reference: Reference,
    factor: Any,
    *,
    gradients: bool,
) -> list[Comparison]:
    """Every result beside its right value, in stored shapes."""
    comparisons = []
    for path, role in results.items():
        arrays = _at(path, role, found)
        for name in role.names:
            if name not in reference.values:
                continue
            right = np.asarray(reference.values[name], dtype=np.float64)
            scale = _shaped(factor, right) if gradients or name == reference.subject.loss else 1.0
            rounding = np.asarray(reference.rounding.get(name, np.zeros(right.shape)))
            right, rounding = right * scale, rounding * np.abs(scale)
            limit = allowed(right, rounding, reference.unit)
            problem, value = "", None
            try:
                value = _real(arrangement.tensors(role, arrays)[name])
            except ShapeError as error:
                problem = str(error)
            comparisons.append(Comparison(name, value, right, limit, problem))
    return comparisons


def _real(array: Array) -> Array:
    if np.iscomplexobj(array):
        raise ShapeError("its numbers are complex")
    return np.asarray(array, dtype=np.float64)


def _shaped(factor: Any, right: Array) -> Any:
    """A factor for each position belongs to what has positions first."""
    if np.ndim(factor) == 0:
        return factor
    return factor if right.ndim == 2 else factor[:, 0]


def _at(path: str, role: Role, found: Mapping[str, Array]) -> list[Array]:
    if role.form == "heads" and path not in found:
        below = sorted(
            (p for p in found if p.startswith(f"{path}.")), key=lambda p: int(p.rpartition(".")[2])
        )
        return [found[p] for p in below]
    if role.form == "heads":
        return list(found[path])
    return [found[path]]


def _loss_value_factor(interface: Interface, reference: Reference, inputs: Inputs) -> Any:
    """The loss itself is not multiplied by the gradient that arrives at it."""
    plain = interface.but(style="function", backward=(), forward=(), construct=(), attributes={})
    scale = loss_factor(reference.subject, plain, inputs, reference.values)
    return scale if np.ndim(scale) == 0 else 1.0


def _with_forward_results(
    function: Function, interface: Interface, inputs: Inputs, values: Mapping[str, Any]
) -> Interface:
    """Run forward alone once, to see what it returns and where the cache is."""
    if interface.forward is None or interface.style in ("autograd", "vjp"):
        return interface
    needs_cache = any(str(p.what) == "cache" for p in interface.backward) and not interface.cache
    if interface.forward_results and not needs_cache:
        return interface
    planner = Planner(function.subject, interface, inputs, values)
    call = planner.call(only_forward=True)
    reply, found = function.process.ask({"do": "run", "plan": call.plan}, call.arrays)
    subject = function.subject
    results = forward_results(
        subject, function.declared, function.forward_names, found, subject.loss
    )
    results |= {
        path: Role((path.partition(":")[2],))
        for path in found
        if path.startswith("buffers:") and path.partition(":")[2] in subject.tensors
    }
    changed = interface.but(forward_results=results)
    if needs_cache:
        changed = changed.but(cache=cache_path(found, reply["others"], results) or "all")
    return changed


def _from_updates(
    interface: Interface, call: Call, found: Mapping[str, Array], after: Mapping[str, Array]
) -> dict[str, Array]:
    """Gradients of weights that backward itself has moved: how far, over the learning rate."""
    moved = {
        path: (call.arrays[str(what)], found[f"attributes:{path}"])
        for path, what in interface.attributes.items()
        if f"attributes:{path}" in found and str(what) in call.arrays
    }
    moved |= {key: (call.arrays[key], now) for key, now in after.items() if key in call.arrays}
    return {
        f"updates:{path}": (before - now) / LEARNING_RATE
        for path, (before, now) in moved.items()
        if before.shape == now.shape
    }


# Inputs are made once for each trial and each set of wishes.


def _frozen(wishes: Wishes) -> tuple[Any, ...]:
    sizes = tuple(sorted((wishes.sizes or {}).items()))
    return (wishes.ignored, wishes.any_mask, wishes.epsilon, wishes.batched, sizes, wishes.masked)


@lru_cache(maxsize=64)
def _reference(
    same: Same[Subject],
    trial: int,
    seed: int,
    wished: tuple[Any, ...],
    absent: frozenset[str],
    dtype: str,
) -> Reference:
    ignored, any_mask, epsilon, batched, sizes, masked = wished
    wishes = Wishes(ignored, any_mask, epsilon, batched, dict(sizes), masked)
    inputs = make_inputs(same.value, trial, seed, wishes)
    inputs = replace(inputs, values=neutral(absent, inputs.values))
    return Reference(same.value, inputs, dtype)

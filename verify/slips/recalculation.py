"""Computing a figure again with something changed: another equation, another given value.

Both bases of the judge are tried.  Most changes do not reproduce the printed digits: floating point
sorts these out quickly, and for the rest rigorous enclosures decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Any

import numpy as np

from derivations.evaluate import Undecided
from derivations.notation import Equation, NotationError, Tensor
from derivations.sublayer import Shift
from derivations.system import System
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, ArrayError, Program, stored_shape
from verify.slips.case import At, Case
from verify.slips.evidence import Basis, Evidence, Value, evidence, printed_basis
from verify.slips.routes import FromPrinted, FromStart, Route

# How far outside a printed interval a float may lie, in widths of it, to be looked at rigorously.
SLACK = 0.25


@dataclass(frozen=True)
class Change:
    """Equations that replace those of the same name, tensors that they add, values instead."""

    equations: tuple[Equation, ...] = ()
    tensors: tuple[Tensor, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Excerpt(System):
    """Chosen equations, each after the ones it needs, over the tensors of a system and others."""

    whole: System
    chosen: tuple[Equation, ...]
    more: tuple[Tensor, ...] = ()

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        return self.chosen

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        return {**self.whole.tensors, **{tensor.name: tensor for tensor in self.more}}

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        return self.whole.shifts


class Recalculation:
    """The wrong figure of a case, computed again."""

    def __init__(self, case: Case) -> None:
        self.case, self.example, self.system = case, case.example, case.example.system
        self.equations = {equation.name: equation for equation in self.system.equations}
        self._arithmetic = FloatArithmetic()
        self._programs: dict[str, Program] = {}
        self._floats: dict[Route, dict[str, Any]] = {}
        self._orders: dict[Route, tuple[str, ...]] = {}

    # What is right

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The ways to the figure; without printed values there is only one."""
        start = FromStart(self.case)
        return (start, FromPrinted(self.case)) if self.case.known else (start,)

    @cached_property
    def printed(self) -> Basis:
        return printed_basis(self.case)

    def right_values(self, name: str, at: At) -> Iterator[Value]:
        """What an entry should be, on each basis that says so."""
        for route in self.routes:
            value = route.right(name, at)
            if value is not None:
                yield value

    def shape(self, name: str) -> tuple[int, ...]:
        return stored_shape(self.system.tensors[name], self.example.sizes)

    @cached_property
    def distances(self) -> dict[str, int]:
        """How many steps before the figure each equation is; what is printed ends the way."""
        printed = self.routes[-1].entire
        found, todo = {self.case.name: 0}, [self.case.name]
        for name in todo:
            for need in sorted(self.needs(name)):
                if need in self.equations and need not in found and need not in printed:
                    found[need] = found[name] + 1
                    todo.append(need)
        return found

    def needs(self, name: str) -> frozenset[str]:
        """The tensors that an equation reads."""
        return _reads(self._program(name))

    # What comes out with a change

    def evidence(self, change: Change) -> Evidence:
        """How well the figure with the change agrees with what is printed."""
        try:
            tensors = {**self.system.tensors, **{tensor.name: tensor for tensor in change.tensors}}
            programs = {e.name: lower([e], tensors, self.system.shifts) for e in change.equations}
            return max(self._evidence(change, programs, route) for route in self.routes)
        except (CycleError, NotationError, ArrayError, Undecided):
            return Evidence.NONE  # what it needs does not exist, or not at these sizes

    def _evidence(self, change: Change, programs: Mapping[str, Program], route: Route) -> Evidence:
        names = self._order_with(change, programs, route)
        value = self._in_floats(names, change.given, programs, route)
        if value is None or not self._is_near(value, route):
            return Evidence.NONE
        equations = {**self.equations, **{e.name: e for e in change.equations}}
        excerpt = Excerpt(
            self.system.network,
            self.system.training,
            whole=self.system,
            chosen=tuple(equations[name] for name in names),
            more=change.tensors,
        )
        name, basis = self.case.name, route.basis(excerpt, change.given)
        return evidence(self.case, lambda at: basis(name, at), lambda at: route.right(name, at))

    def _order(
        self, change: Change, programs: Mapping[str, Program], route: Route
    ) -> tuple[str, ...]:
        """What leads to the figure, each after what it needs; CycleError if that cannot be."""
        graph: dict[str, frozenset[str]] = {}
        todo = [self.case.name]
        while todo:
            name = todo.pop()
            if name in graph or name in route.entire or name in change.given:
                continue
            if name in programs or name in self.equations:
                graph[name] = _reads(programs.get(name) or self._program(name))
                todo += graph[name]
        return tuple(name for name in TopologicalSorter(graph).static_order() if name in graph)

    def _order_with(
        self, change: Change, programs: Mapping[str, Program], route: Route
    ) -> tuple[str, ...]:
        """The same for a change: in the order of the right equations, where that still works."""
        if route not in self._orders:
            self._orders[route] = self._order(Change(), {}, route)
        order = self._orders[route]
        places = {name: place for place, name in enumerate(order)}
        fits = not change.given and all(
            name in places
            and all(places.get(need, -1) < places[name] for need in _reads(program))
            and all(need in places or need not in self.equations for need in _reads(program))
            for name, program in programs.items()
        )
        return order if fits else self._order(change, programs, route)

    def _program(self, name: str) -> Program:
        if name not in self._programs:
            equation = self.equations[name]
            self._programs[name] = lower([equation], self.system.tensors, self.system.shifts)
        return self._programs[name]

    # In floating point

    def _in_floats(
        self,
        names: Iterable[str],
        given: Mapping[str, Any],
        programs: Mapping[str, Program],
        route: Route,
    ) -> Array | None:
        """The figure; None where it does not follow, or is not changed."""
        state, changed = {**self._state(route), **given}, {*given}
        for name in names:
            program = programs.get(name) or self._program(name)
            if name in programs or name not in state or _reads(program) & changed:
                self._extend(state, name, program, route)
                changed.add(name)
        name = self.case.name
        return state.get(name) if name in changed else None

    def _state(self, route: Route) -> dict[str, Any]:
        """What the right equations give."""
        if route not in self._floats:
            state = {name: _floats(value) for name, value in self.example.given.items()}
            for name in route.entire:
                state[name] = np.zeros(self.shape(name))
                for at, number in route.printed[name].items():
                    state[name][at] = number
            for name in self._order_with(Change(), {}, route):
                self._extend(state, name, self._program(name), route)
            self._floats[route] = state
        return self._floats[route]

    def _extend(self, state: dict[str, Any], name: str, program: Program, route: Route) -> None:
        if not _reads(program) <= state.keys():
            state.pop(name, None)
            return
        value = program.run(state, self.example.sizes, self._arithmetic)[name]
        known = route.printed.get(name, {}) if name != self.case.name else {}
        if known:
            value = value.copy()
            for at, number in known.items():
                value[at] = number
        state[name] = value

    def _is_near(self, value: Array, route: Route) -> bool:
        for at in self.case.wrong:
            low, high = map(float, self.case.cells[at].interval())
            slack = SLACK * (high - low) + route.slack + 1e-9 * abs(low)
            if not low - slack <= value[at] <= high + slack:
                return False
        return True


def _reads(program: Program) -> frozenset[str]:
    return frozenset(tensor.name for tensor in program.reads)


def _floats(value: Any) -> Array:
    array = np.asarray(value)
    return array.astype(float) if array.dtype == object else array

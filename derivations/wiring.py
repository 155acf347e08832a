"""A network is wiring: which sublayer feeds which, as data.

Its forward and backward passes are the pages' equations under the network's names, each put where
its inputs are known.  The only equation made here is the chain rule for a value that several
steps use: its gradient is the sum of what each of them sends back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from sympy import Add

from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    rename_tensors,
)
from derivations.sublayer import Shift, Sublayer


@dataclass(frozen=True)
class Step:
    """One use of a page.  ``binding`` maps the page's tensor names to the network's.

    A value that is not bound belongs to the step: its name becomes ``step.name``.
    """

    name: str
    page: Sublayer
    binding: Mapping[str, str]

    def network_name(self, page_name: str) -> str:
        return self.binding.get(page_name, f"{self.name}.{page_name}")

    def network_tensor(self, tensor: Tensor) -> Tensor:
        return replace(tensor, name=self.network_name(tensor.name))


@dataclass(frozen=True)
class Network:
    """Steps in forward order, ending in a loss (or in free outputs)."""

    steps: tuple[Step, ...]

    def step(self, name: str) -> Step:
        """The step of that name; KeyError if there is none."""
        for candidate in self.steps:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """Every forward tensor of the network by name; two uses must agree on its axes."""
        found: dict[str, Tensor] = {}
        for step in self.steps:
            for page_tensor in step.page.tensors():
                if page_tensor.gradient_of is not None:
                    continue
                here = step.network_tensor(page_tensor)
                other = found.setdefault(here.name, here)
                if other.axes != here.axes or other.kind != here.kind:
                    raise NotationError(
                        f"{here.name}: {step.name} takes axes {here.axes}, "
                        f"an earlier step gave it {other.axes}"
                    )
        return found

    @cached_property
    def parameters(self) -> tuple[Tensor, ...]:
        names = [s.network_name(p.name) for s in self.steps for p in s.page.parameters]
        return tuple(self.tensors[name] for name in dict.fromkeys(names))

    @cached_property
    def data(self) -> tuple[Tensor, ...]:
        names = [s.network_name(p.name) for s in self.steps for p in s.page.data]
        return tuple(self.tensors[name] for name in dict.fromkeys(names))

    @cached_property
    def inputs(self) -> tuple[Tensor, ...]:
        """Differentiable values that no step produces."""
        made = {s.network_name(o.name) for s in self.steps for o in s.page.results()}
        names = [s.network_name(p.name) for s in self.steps for p in s.page.inputs]
        return tuple(self.tensors[name] for name in dict.fromkeys(names) if name not in made)

    @cached_property
    def outputs(self) -> tuple[Tensor, ...]:
        """Values that no step consumes, the loss aside: their gradients have to be given."""
        used = {s.network_name(p.name) for s in self.steps for p in s.page.differentiable()}
        names = [s.network_name(o.name) for s in self.steps for o in s.page.outputs]
        return tuple(self.tensors[name] for name in names if name not in used)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        return tuple(
            Shift(
                value=step.network_tensor(shift.value),
                of=step.network_tensor(shift.of),
                among=None if shift.among is None else step.network_tensor(shift.among),
            )
            for step in self.steps
            for shift in step.page.shifts
        )

    @cached_property
    def forward(self) -> tuple[Equation, ...]:
        """Every forward equation, each after the ones it needs."""
        equations = [
            _renamed(equation, step, {}) for step in self.steps for equation in step.page.forward
        ]
        needs_of_shift = {shift.value.name: shift.of.name for shift in self.shifts}
        return _in_order(equations, needs_of_shift)

    @cached_property
    def backward(self) -> tuple[Equation, ...]:
        """Every backward equation and every sum over uses, each after the ones it needs."""
        uses: dict[str, list[Step]] = {}
        for step in self.steps:
            for tensor in step.page.differentiable():
                users = uses.setdefault(step.network_name(tensor.name), [])
                if step in users:
                    raise NotationError(f"{step.name} binds {tensor.name} to a value it uses twice")
                users.append(step)
        equations = []
        for step in self.steps:
            shared = {
                t.name
                for t in step.page.differentiable()
                if len(uses[step.network_name(t.name)]) > 1
            }
            equations += [
                _renamed(equation, step, dict.fromkeys(shared, f"@{step.name}"))
                for equation in step.page.backward
            ]
        for name, users in uses.items():
            if len(users) > 1:
                whole = d(self.tensors[name])
                where = next(
                    e.indices for e in equations if e.name == f"{whole.name}@{users[0].name}"
                )
                parts = [replace(whole, name=f"{whole.name}@{u.name}")[where] for u in users]
                equations.append(Equation(whole[where], Add(*parts)))
        return _in_order(equations, {})

    @cached_property
    def gradients(self) -> dict[str, Tensor]:
        """The gradient tensors that the backward pass defines, by name, and those it is given."""
        by_name = {d(t).name: d(t) for t in self.tensors.values()}
        found = {}
        for equation in self.backward:
            base = equation.name.split("@")[0]
            found[equation.name] = replace(by_name[base], name=equation.name)
        for output in self.outputs:
            found[d(output).name] = d(output)
        return found


def _renamed(equation: Equation, step: Step, suffixes: Mapping[str, str]) -> Equation:
    names: dict[str, Tensor] = {}
    for tensor in step.page.tensors():
        if tensor.gradient_of is None:
            names[tensor.name] = step.network_tensor(tensor)
        else:
            of = step.network_tensor(tensor.gradient_of)
            suffix = suffixes.get(tensor.gradient_of.name, "")
            names[tensor.name] = replace(d(of), name=d(of).name + suffix)
    return Equation(rename_tensors(equation.left, names), rename_tensors(equation.right, names))


def _in_order(
    equations: Iterable[Equation], needs_of_shift: Mapping[str, str]
) -> tuple[Equation, ...]:
    by_name: dict[str, Equation] = {}
    for equation in equations:
        if equation.name in by_name:
            raise NotationError(f"{equation.name} is produced by two steps")
        by_name[equation.name] = equation
    needs = {
        name: {needs_of_shift.get(entry_name(e), entry_name(e)) for e in entries(equation.right)}
        for name, equation in by_name.items()
    }
    try:
        order = TopologicalSorter(needs).static_order()
        return tuple(by_name[name] for name in order if name in by_name)
    except CycleError as error:
        raise NotationError(f"the wiring has a cycle: {' → '.join(error.args[1])}") from error

"""A network is wiring: which sublayer feeds which, as data.

Its forward and backward passes are the pages' equations under the network's names, each put where
its inputs are known.  The only equation made here is the chain rule for a value that several
steps use: its gradient is the sum of what each of them sends back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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
)
from derivations.step import Step
from derivations.sublayer import Shift
from derivations.unification import unified

__all__ = ["Network", "Step"]


@dataclass(frozen=True)
class Network:
    """Steps in forward order, ending in a loss (or in free outputs).

    The dimensions of the steps are inferred (see ``unification``): ``steps`` have names for all.
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", unified(self.steps))

    def step(self, name: str) -> Step:
        """The step of that name; KeyError if there is none."""
        for candidate in self.steps:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """Every forward tensor of the network by name."""
        found: dict[str, Tensor] = {}
        for step in self.steps:
            for page_tensor in step.page.tensors():
                if page_tensor.gradient_of is None:
                    here = step.network_tensor(page_tensor)
                    found.setdefault(here.name, here)
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
        return tuple(step.network_shift(s) for step in self.steps for s in step.page.shifts)

    @cached_property
    def forward(self) -> tuple[Equation, ...]:
        """Every forward equation, each after the ones it needs."""
        equations = [step.renamed(e, {}) for step in self.steps for e in step.page.forward]
        needs_of_shift = {shift.value.name: shift.of.name for shift in self.shifts}
        return _in_order(equations, needs_of_shift)

    @cached_property
    def backward(self) -> tuple[Equation, ...]:
        """Every backward equation and every sum over uses, each after the ones it needs."""
        uses: dict[str, list[tuple[Step, str]]] = {}
        for step in self.steps:
            for tensor in step.page.differentiable():
                uses.setdefault(step.network_name(tensor.name), []).append((step, tensor.name))
        suffixes = {
            (step.name, page_name): suffix
            for users in uses.values()
            for (step, page_name), suffix in zip(users, _suffixes(users), strict=True)
        }
        equations = []
        for step in self.steps:
            own = {t.name: suffixes[step.name, t.name] for t in step.page.differentiable()}
            equations += [step.renamed(equation, own) for equation in step.page.backward]
        for name, users in uses.items():
            if len(users) > 1:
                whole = d(self.tensors[name])
                names = [whole.name + suffix for suffix in _suffixes(users)]
                where = next(e.indices for e in equations if e.name == names[0])
                parts = [replace(whole, name=part)[where] for part in names]
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


def _suffixes(users: Sequence[tuple[Step, str]]) -> list[str]:
    """What ends the name of each use's share of a gradient; nothing where it is the only use."""
    if len(users) == 1:
        return [""]
    times = Counter(step.name for step, _ in users)
    return [f"@{step.name}" + f".{name}" * (times[step.name] > 1) for step, name in users]


def _in_order(
    equations: Iterable[Equation], needs_of_shift: Mapping[str, str]
) -> tuple[Equation, ...]:
    by_name: dict[str, Equation] = {}
    for equation in equations:
        if equation.name in by_name:
            raise NotationError(f"{equation.name} is produced by two steps")
        by_name[equation.name] = equation
    needs = {
        name: sorted(
            {needs_of_shift.get(entry_name(e), entry_name(e)) for e in entries(equation.right)}
        )
        for name, equation in by_name.items()
    }
    try:
        order = TopologicalSorter(needs).static_order()
        return tuple(by_name[name] for name in order if name in by_name)
    except CycleError as error:
        raise NotationError(f"the wiring has a cycle: {' → '.join(error.args[1])}") from error

"""All equations of a worked example: a network forward and backward, and the updates that follow.

After each update the network runs again with the new parameters.  What belongs to the run after k
updates has ``#k`` at the end of its name (``loss#1``, ``dW#1``, ``W#1``); the first run has plain
names.  An update rule is a page over one vector of parameters; entry by entry it is written here
over the axes of each parameter.  Its state (``velocity``, ``m`` …) starts at 0, and the state of
one parameter W is called ``m(W)``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sympy import Expr, Idx, Indexed

from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    is_dimension,
    rename_tensors,
)
from derivations.sublayer import Shift, Sublayer
from derivations.wiring import Network

UPDATED = "updated"  # what a rule calls the new θ, and the ending of its new state


@dataclass(frozen=True)
class Training:
    """Updates of the named parameters by one rule, such as ``sgd_step``, ``steps`` times."""

    rule: Sublayer
    steps: int
    parameters: tuple[str, ...]

    def state(self) -> tuple[Tensor, ...]:
        """What the rule carries from step to step, apart from the parameters; it starts at 0."""
        made = {tensor.name for tensor in self.rule.tensors()}
        return tuple(t for t in self.rule.data if f"{t.name}_{UPDATED}" in made)

    def settings(self) -> tuple[Tensor, ...]:
        """The scalars that the rule is given: learning rate, decay …"""
        carried = {t.name for t in self.state()}
        return tuple(t for t in self.rule.data if not t.axes and t.name not in carried)


@dataclass(frozen=True)
class System:
    """A network and its training as equations, each after the ones that it needs."""

    network: Network
    training: Training | None = None

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        network = (*self.network.forward, *self.network.backward)
        found: list[Equation] = list(network)
        for step in range(1, self._steps + 1):
            found += self._update(step)
            names = self._after(step)
            found += [_renamed(equation, names) for equation in network]
        return tuple(found)

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """Every tensor by name: given, computed, or an outside gradient."""
        found = {**self.network.tensors, **self.network.gradients}
        for step in range(self._steps + 1):
            found |= {t.name: t for t in self._after(step).values()}
            found |= {t.name: t for t in self._rule_tensors(step)}
        return found

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        found = list(self.network.shifts)
        for step in range(1, self._steps + 1):
            names = self._after(step)
            found += [
                Shift(
                    names[s.value.name],
                    names.get(s.of.name, s.of),
                    s.among and names.get(s.among.name, s.among),
                )
                for s in self.network.shifts
            ]
        return tuple(found)

    @cached_property
    def initial_state(self) -> tuple[Tensor, ...]:
        """The state of the update rule before the first step: tensors that are 0."""
        if self.training is None:
            return ()
        return tuple(
            dict.fromkeys(
                self._rule_names(parameter, 0)[tensor.name]
                for parameter in self.training.parameters
                for tensor in self.training.state()
            )
        )

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Every name that the equations read and do not define, shifts aside."""
        defined = {e.name for e in self.equations} | {s.value.name for s in self.shifts}
        read = (name for e in self.equations for name in sorted(self.needs(e)))
        return tuple(dict.fromkeys(name for name in read if name not in defined))

    def needs(self, equation: Equation) -> set[str]:
        """The tensors that an equation reads; for a shift, what it is the maximum of."""
        found = {entry_name(entry) for entry in entries(equation.right)}
        for shift in self._shifts_by_name.keys() & found:
            found.remove(shift)
            whole = self._shifts_by_name[shift]
            found |= {t.name for t in (whole.of, whole.among) if t is not None}
        return found

    def available(self, known: Collection[str]) -> tuple[Equation, ...]:
        """The equations that can be evaluated, one after the other, when ``known`` are known."""
        have, found = set(known), []
        for equation in self.equations:
            if self.needs(equation) <= have:
                have.add(equation.name)
                found.append(equation)
        return tuple(found)

    def leading_to(self, names: Iterable[str], known: Collection[str]) -> tuple[Equation, ...]:
        """The equations behind ``names``; how the ``known`` ones come about is left out."""
        wanted, found = set(names), []
        for equation in reversed(self.equations):
            if equation.name in wanted:
                found.append(equation)
                wanted |= self.needs(equation) - set(known)
        return tuple(reversed(found))

    def setting_name(self, name: str) -> str:
        """What a setting of the update rule is called; LayerNorm's ε is not Adam's."""
        assert self.training is not None
        return f"{self.training.rule.name}.{name}" if name in self.network.tensors else name

    @property
    def _steps(self) -> int:
        return 0 if self.training is None else self.training.steps

    @cached_property
    def _shifts_by_name(self) -> Mapping[str, Shift]:
        return {shift.value.name: shift for shift in self.shifts}

    @cached_property
    def _changing(self) -> frozenset[str]:
        """What differs from run to run: the trained parameters and all that is computed."""
        trained = () if self.training is None else self.training.parameters
        equations = (*self.network.forward, *self.network.backward)
        shifts = (shift.value.name for shift in self.network.shifts)
        return frozenset((*trained, *(e.name for e in equations), *shifts))

    def _after(self, step: int) -> dict[str, Tensor]:
        """The network's tensors by plain name, as they are called after ``step`` updates."""
        own = {**self.network.tensors, **self.network.gradients}
        own |= {shift.value.name: shift.value for shift in self.network.shifts}
        return {
            name: replace(t, name=_numbered(name, step)) if name in self._changing else t
            for name, t in own.items()
        }

    def _update(self, step: int) -> Iterator[Equation]:
        """The equations of update number ``step``, counted from 1."""
        assert self.training is not None
        seen: set[str] = set()
        for parameter in self.training.parameters:
            names = self._rule_names(parameter, step - 1)
            for equation in self.training.rule.forward:
                written = _over(equation, names, self.network.tensors[parameter])
                if written.name not in seen:  # a scalar state is common to all parameters
                    seen.add(written.name)
                    yield written

    def _rule_names(self, parameter: str, step: int) -> dict[str, Tensor]:
        """The rule's tensors, by the rule's names, in the update that follows ``step`` updates."""
        assert self.training is not None
        if parameter not in self.network.tensors:
            raise NotationError(f"{parameter} is not a tensor of the network")
        whole = self.network.tensors[parameter]
        state = {t.name for t in self.training.state()}
        settings = {t.name for t in self.training.settings()}
        names: dict[str, Tensor] = {}
        for tensor in self.training.rule.tensors():
            own = f"{tensor.name}({parameter})" if tensor.axes else tensor.name
            if tensor.name == "theta":
                name = _numbered(parameter, step)
            elif tensor.name == "g":
                name = _numbered(d(whole).name, step)
            elif tensor.name == UPDATED:
                name = _numbered(parameter, step + 1)
            elif tensor.name in settings:
                name = self.setting_name(tensor.name)
            elif tensor.name in state:
                name = _numbered(own, step)
            else:
                name = _numbered(own.replace(f"_{UPDATED}", ""), step + 1)
            axes = whole.axes if tensor.axes else ()
            names[tensor.name] = replace(tensor, name=name, axes=axes)
        return names

    def _rule_tensors(self, step: int) -> Iterator[Tensor]:
        if self.training is None or step == self._steps:
            return
        for parameter in self.training.parameters:
            for tensor in self._rule_names(parameter, step).values():
                if tensor.gradient_of is None:
                    yield tensor


def _numbered(name: str, step: int) -> str:
    return f"{name}#{step}" if step else name


def _renamed(equation: Equation, names: Mapping[str, Tensor]) -> Equation:
    return Equation(rename_tensors(equation.left, names), rename_tensors(equation.right, names))


def _over(equation: Equation, names: Mapping[str, Tensor], parameter: Tensor) -> Equation:
    """An equation of a rule over the axes of one parameter."""
    where = tuple(Idx(f"p{place}", size) for place, size in enumerate(parameter.dimensions))
    return Equation(
        _spread(equation.left, names, where),
        _spread(equation.right, names, where),
    )


def _spread(expression: Expr, names: Mapping[str, Tensor], where: tuple[Idx, ...]) -> Expr:
    if isinstance(expression, Indexed):
        return names[entry_name(expression)][where]
    if is_dimension(expression) or isinstance(expression, Idx):
        raise NotationError(f"an update rule works entry by entry; {expression} is out of place")
    if expression.is_Symbol:
        return names[expression.name][()]
    if not expression.args:
        return expression
    return expression.func(*(_spread(part, names, where) for part in expression.args))

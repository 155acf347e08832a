"""The equations of a system as one small program each: the same for every page of an example."""

from __future__ import annotations

from functools import lru_cache

from sympy import Heaviside

from derivations.notation import Equation, Tensor, entries, entry_name
from derivations.sublayer import Shift
from derivations.system import System
from numeric.lowering import lower
from numeric.program import Program


class Compiled:
    """The programs of a system's equations, by name and in order, and what they read.

    ``steps`` can only be 0 or 1.  ``shifted`` depend on a shift, and so on who chose it: the terms
    of a softmax.
    """

    def __init__(self, system: System) -> None:
        shifts = {shift.value.name: shift for shift in system.shifts}
        self.programs: dict[str, Program] = {}
        self.needs: dict[str, frozenset[str]] = {}
        self.steps: set[str] = set()
        self.shifted: set[str] = set()
        for equation in system.equations:
            name, names = equation.name, _names(equation)
            own = tuple(shifts[other] for other in sorted(shifts.keys() & names))
            behind = {t.name for s in own for t in (s.of, s.among) if t is not None}
            tensors = (system.tensors[other] for other in sorted({name, *names, *behind}))
            self.programs[name] = _lowered(equation, tuple(tensors), own)
            self.needs[name] = frozenset(tensor.name for tensor in self.programs[name].reads)
            if isinstance(equation.right, Heaviside):
                self.steps.add(name)
            if own:
                self.shifted.add(name)


@lru_cache(maxsize=4096)
def _lowered(equation: Equation, tensors: tuple[Tensor, ...], shifts: tuple[Shift, ...]) -> Program:
    return lower([equation], {tensor.name: tensor for tensor in tensors}, shifts)


@lru_cache(maxsize=4096)
def _names(equation: Equation) -> frozenset[str]:
    return frozenset(entry_name(entry) for entry in entries(equation.right))

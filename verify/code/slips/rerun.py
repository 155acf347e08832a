"""Running a subject again with one thing changed: only what depends on it is computed anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from derivations.notation import Equation, Tensor, entries, entry_name
from derivations.sublayer import Shift
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, Program
from verify.code.reference import Reference, equations
from verify.code.subject import Subject

Change = Callable[[Array], Array]


class Rerun:
    """A subject's equations one by one, at the inputs of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._subject, self._inputs = reference.subject, reference.inputs
        self._right = reference.values
        self._shifts = {shift.value.name: shift for shift in self._subject.shifts}

    def values(
        self,
        changed: Mapping[str, Equation] | None = None,
        then: Mapping[str, Change] | None = None,
        given: Mapping[str, Array] | None = None,
        only_backward: bool = False,
    ) -> dict[str, Array]:
        """All values where some equations are others, or results are changed, or what is given.

        With ``only_backward`` the forward pass has gone by: ``given`` counts from there on.
        """
        changed, then, given = changed or {}, then or {}, given or {}
        found = {**self._right, **given}
        dirty = set(given)
        forward = {equation.name for equation in self._subject.network.forward}
        for own in equations(self._subject):
            if only_backward and own.name in forward:
                continue
            equation = changed.get(own.name, own)
            touched = own.name in changed or bool(self._reads(equation) & dirty)
            if touched:
                found[own.name] = self._computed(equation, found)
            if own.name in then:
                found[own.name] = then[own.name](found[own.name])
            if touched or own.name in then:
                dirty.add(own.name)
        return found

    def _computed(self, equation: Equation, values: Mapping[str, Array]) -> Array:
        own = tuple(s for n, s in sorted(self._shifts.items()) if n in _names(equation))
        program = _program(self._subject, equation, own)
        result = program.run(values, self._inputs.sizes, FloatArithmetic("float64"))
        return result[equation.name]

    def _reads(self, equation: Equation) -> set[str]:
        found = set(_names(equation))
        for name in found & self._shifts.keys():
            shift = self._shifts[name]
            found |= {t.name for t in (shift.of, shift.among) if t is not None}
        return found


@lru_cache(maxsize=8192)
def _names(equation: Equation) -> frozenset[str]:
    return frozenset(entry_name(entry) for entry in entries(equation.right))


def _program(subject: Subject, equation: Equation, shifts: tuple[Shift, ...]) -> Program:
    behind = {t.name for s in shifts for t in (s.of, s.among) if t is not None}
    names = sorted({equation.name, *_names(equation), *behind} & subject.tensors.keys())
    extra = [s.value for s in shifts]
    return _lowered(equation, (*(subject.tensors[n] for n in names), *extra), shifts)


@lru_cache(maxsize=8192)
def _lowered(equation: Equation, tensors: tuple[Tensor, ...], shifts: tuple[Shift, ...]) -> Program:
    return lower([equation], {tensor.name: tensor for tensor in tensors}, shifts)

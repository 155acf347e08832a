"""Running a subject again with one thing changed: only what depends on it is computed anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from derivations.notation import Equation, entries, entry_name
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, Program
from verify.code.identity import Same
from verify.code.inputs import Inputs
from verify.code.reference import equations
from verify.code.subject import Subject

# What becomes of a value: it, and all values before it.
Change = Callable[[Array, Mapping[str, Array]], Array]


@dataclass(frozen=True)
class Rerun:
    """A subject's equations one by one, at some inputs where all right values are known."""

    subject: Subject
    inputs: Inputs
    right: Mapping[str, Array]

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
        programs = _programs(Same(self.subject))
        found: dict[str, Any] = {**self.right, **given}
        dirty = set(given)
        for name, own in programs.own.items():
            if only_backward and own.is_forward:
                continue
            piece = own if name not in changed else programs.of(changed[name])
            touched = name in changed or not dirty.isdisjoint(piece.reads)
            if touched:
                arithmetic = FloatArithmetic("float64")
                found[name] = piece.program.run(found, self.inputs.sizes, arithmetic)[name]
            if name in then:
                found[name] = then[name](found[name], found)
            if touched or name in then:
                dirty.add(name)
        return found


@dataclass(frozen=True)
class Piece:
    """One equation as a program, and everything that it reads."""

    program: Program
    reads: frozenset[str]
    is_forward: bool = False


@dataclass
class Programs:
    """The programs of a subject's equations, and of those that stand in their place."""

    subject: Subject
    own: dict[str, Piece] = field(default_factory=dict)
    _others: dict[Equation, Piece] = field(default_factory=dict)

    def __post_init__(self) -> None:
        forward = {equation.name for equation in self.subject.network.forward}
        for equation in equations(self.subject):
            self.own[equation.name] = self._piece(equation, equation.name in forward)

    def of(self, equation: Equation) -> Piece:
        if equation not in self._others:
            self._others[equation] = self._piece(equation, False)
        return self._others[equation]

    def _piece(self, equation: Equation, is_forward: bool) -> Piece:
        names = {entry_name(entry) for entry in entries(equation.right)}
        shifts = [s for s in self.subject.shifts if s.value.name in names]
        behind = {t.name for s in shifts for t in (s.of, s.among) if t is not None}
        known = {**self.subject.tensors, **{s.value.name: s.value for s in shifts}}
        wanted = {equation.name, *names, *behind} & known.keys()
        program = lower([equation], {name: known[name] for name in sorted(wanted)}, shifts)
        return Piece(program, frozenset(names | behind), is_forward)


@lru_cache(maxsize=32)
def _programs(same: Same[Subject]) -> Programs:
    return Programs(same.value)

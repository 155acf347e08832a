"""What every theorem for a solver has in common: its queries, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from derivations.outcome import Outcome, Proved, Unknown
from verify.smt.query import Answer, Query
from verify.smt.solver import LIMIT_MS, NoAnswerError, satisfiable, solver_for

Ask: TypeAlias = Callable[[Query], Answer]  # or NoAnswerError


class Theorem(Protocol):
    """A named statement; ``about`` says which tensor or part of the network it is about."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def statement(self) -> str: ...
    @property
    def reading(self) -> str:
        """How the equations are read as formulas: `zero pattern`."""
        ...

    @property
    def latex(self) -> str:
        """The statement as a formula; empty where there is none."""
        ...

    def sizes(self) -> Sequence[str]:
        """The sizes for which it is stated: each may be any integer from 1 on."""
        ...

    def conditions(self) -> Sequence[str]:
        """What it is stated under."""
        ...

    def queries(self) -> Sequence[Query]:
        """The goal, the assumptions, and a query for each neighbour."""
        ...

    def fails(self, method: str, limit_ms: int) -> Outcome:
        """What it means that the goal has a model: Refuted or Unknown, with the model in words."""
        ...

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        """Decide it by z3 in this process, with so many milliseconds for each question."""
        ...


def conclude(
    theorem: Theorem, queries: Sequence[Query], ask: Ask, method: str, limit_ms: int
) -> Outcome:
    """What the answers to a theorem's queries amount to; no answer is Unknown."""
    goal, assumptions, *neighbours = queries
    try:
        if ask(goal) != goal.expected:
            return theorem.fails(method, limit_ms)
        if ask(assumptions) != assumptions.expected:
            return Unknown(method, f"vacuous: {assumptions.sentence}: not so")
        for neighbour in neighbours:
            if ask(neighbour) != neighbour.expected:
                return Unknown(method, f"vacuous: “{neighbour.sentence}” has no counterexample")
        too_strong = tuple(neighbour.read(limit_ms) for neighbour in neighbours)
        return Proved(method, tuple(theorem.conditions()), too_strong)
    except NoAnswerError as reason:
        return Unknown(method, str(reason))


def by_z3(theorem: Theorem, limit_ms: int = LIMIT_MS) -> Outcome:
    """Decided by z3 alone, in this process."""

    def ask(query: Query) -> Answer:
        return "sat" if satisfiable(solver_for(query.formulas, limit_ms)) else "unsat"

    return conclude(theorem, theorem.queries(), ask, f"z3, {theorem.reading}", limit_ms)

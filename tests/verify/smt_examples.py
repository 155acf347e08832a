"""Theorems small enough to read, for tests of what is done with any theorem."""

from __future__ import annotations

from dataclasses import dataclass, replace

import z3

from derivations.outcome import Outcome, Refuted
from verify.smt.query import Assertion, Query
from verify.smt.solver import LIMIT_MS
from verify.smt.theorem import by_z3

a, b = z3.Ints("a b")
c = z3.Int("c")
# No solver tells in any sensible time: three cubes that sum to 114.
UNENDING = [a * a * a + b * b * b + c * c * c == 114, a > 1000, b < -1000]


def query(name: str, expected: str, *formulas: z3.BoolRef) -> Query:
    assertions = tuple(Assertion(f"says {formula}", formula) for formula in formulas)
    return Query(name, f"the sentence of {name}", expected, assertions, lambda _: f"{name} read")


@dataclass(frozen=True)
class Example:
    """A theorem that is its queries."""

    asked: tuple[Query, ...]
    name: str = "squares_are_not_negative"
    about: str = "a, b"
    statement: str = "a·a ≥ 0"
    reading: str = "example"
    latex: str = ""

    def sizes(self) -> list[str]:
        return ["a", "b"]

    def conditions(self) -> list[str]:
        return ["b is a bound"]

    def queries(self) -> tuple[Query, ...]:
        return self.asked

    def fails(self, method: str, limit_ms: int) -> Outcome:
        return Refuted(method, f"shown within {limit_ms} ms")

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        return by_z3(self, limit_ms)


GOAL = query("goal", "unsat", a * a < 0)
ASSUMPTIONS = query("assumptions", "sat", a >= b)
NEIGHBOUR = query("neighbour_1", "sat", a * a < 1)
TRUE = Example((GOAL, ASSUMPTIONS, NEIGHBOUR))
FALSE = replace(TRUE, asked=(query("goal", "unsat", a < 0), ASSUMPTIONS, NEIGHBOUR))
VACUOUS = replace(TRUE, asked=(GOAL, query("assumptions", "sat", a > b, b > a), NEIGHBOUR))
EMPTY = replace(TRUE, asked=(GOAL, ASSUMPTIONS, query("neighbour_1", "sat", a * a < 0)))
# A power is not in the closed set of operators, so there is no file to ask the solvers with.
UNPRINTABLE = replace(TRUE, asked=(query("goal", "unsat", a**b < 0), ASSUMPTIONS, NEIGHBOUR))
HARD = replace(TRUE, asked=(query("goal", "unsat", *UNENDING), ASSUMPTIONS, NEIGHBOUR))

"""Questions to a solver as data: what is asserted, in words and as formulas, and the right answer.

A theorem asks three kinds of question.  Its *goal* is the negation of what it states: it has to be
unsatisfiable.  Its *assumptions* have to be satisfiable, else it says nothing.  Each *neighbour* is
the negation of a statement that asks for a little too much: it has to be satisfiable.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

import z3

from verify.smt.terms import Term, as_terms, logic_of

Answer: TypeAlias = Literal["sat", "unsat"]


@dataclass(frozen=True)
class Assertion:
    """A formula, and what it says."""

    words: str
    formula: z3.BoolRef


@dataclass(frozen=True)
class Query:
    """Are all assertions satisfiable at once?  ``expected`` is the answer that the theorem needs.

    ``sentence`` is the statement that a model of a goal or neighbour would be a counterexample to.
    ``read`` finds the smallest model, with so many milliseconds for each question to z3, and says
    what it shows.
    """

    name: str
    sentence: str
    expected: Answer
    assertions: tuple[Assertion, ...]
    read: Callable[[int], str] = field(compare=False)

    @property
    def formulas(self) -> list[z3.BoolRef]:
        return [assertion.formula for assertion in self.assertions]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The formulas, in the order of the assertions."""
        return as_terms(self.formulas)

    @property
    def logic(self) -> str:
        return logic_of(self.terms)

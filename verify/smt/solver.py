"""Questions to z3: an answer, or :class:`NoAnswerError`; and countermodels that a person can read.

A countermodel is the smallest one, term by term in the order given, so that it does not depend on
the solver's version or mood.  The limit is one of z3's own steps: whether there is an answer does
not depend on the machine either, and no timer is left spinning when the process ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import z3

LIMIT_MS = 10_000
STEPS_IN_MS = 10_000  # what z3 does in a millisecond here, measured on a question without an end
SIMPLE = ((0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1), (-2, 1), (3, 1), (-3, 1), (1, 4))
SMALL = 3  # a countermodel is looked for among sizes up to this one


class NoAnswerError(Exception):
    """The solver gave up; the message says why."""


def solver_for(assertions: Iterable[z3.BoolRef], limit_ms: int) -> z3.Solver:
    """A solver that has the assertions, and for each question about as much time."""
    if limit_ms <= 0:  # z3 takes 0 to mean no limit at all
        raise ValueError(f"the time limit has to be positive, not {limit_ms} ms")
    # Not SolverFor(logic): its preprocessing costs more than these small queries do.
    solver = z3.SimpleSolver()
    solver.set("rlimit", limit_ms * STEPS_IN_MS)
    solver.set("ctrl_c", False)  # else z3 takes an interrupt for itself and calls it a time-out
    solver.add(*assertions)
    return solver


def satisfiable(solver: z3.Solver, *further: z3.BoolRef) -> bool:
    """Whether the assertions and ``further`` have a model; NoAnswerError if z3 cannot tell."""
    answer = solver.check(*further)
    if answer == z3.unknown:
        reason = solver.reason_unknown()
        raise NoAnswerError("time-out" if reason == "canceled" else reason)
    return bool(answer == z3.sat)


def smallest(solver: z3.Solver, term: z3.ExprRef) -> int:
    """Fix a term at the least value it can take (0 and 1 for a truth value) and return it.

    Beyond ``SMALL`` it is the value of the model at hand.  The assertions must be satisfiable.
    """
    for value in range(SMALL + 1):
        fixed = _equals(term, value)
        if satisfiable(solver, fixed):
            solver.add(fixed)
            return value
    satisfiable(solver)
    found = solver.model().eval(term, model_completion=True).as_long()
    solver.add(term == found)
    return int(found)


def simplest(solver: z3.Solver, number: z3.ArithRef) -> None:
    """Fix a real number at the first of a few simple values that it can take, if there is one."""
    for value in SIMPLE:
        if satisfiable(solver, number == z3.Q(*value)):
            solver.add(number == z3.Q(*value))
            return


def subterms(formulas: Sequence[z3.ExprRef]) -> Iterator[z3.ExprRef]:
    """Every subterm, once."""
    stack, seen = list(formulas), set()
    while stack:
        term = stack.pop()
        if term.get_id() not in seen:
            seen.add(term.get_id())
            yield term
            stack.extend(term.children())


def constants(formulas: Sequence[z3.ExprRef]) -> set[str]:
    """The names of the uninterpreted constants that occur."""
    return {
        term.decl().name()
        for term in subterms(formulas)
        if term.num_args() == 0 and term.decl().kind() == z3.Z3_OP_UNINTERPRETED
    }


def _equals(term: z3.ExprRef, value: int) -> z3.BoolRef:
    if z3.is_bool(term):
        return term if value else z3.Not(term)
    return term == value

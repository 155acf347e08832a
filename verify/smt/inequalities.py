"""Inequalities between scalars, over all real numbers: the update rules' bounds.

The defining equations are put in until only given tensors are left; each of their entries is any
real number (a positive one where its kind says so), and what a ``given`` expression mentions is not
taken apart: it is any number for which that expression is at least 0.

*Division.*  1/y is a number that times y is 1 if y ≠ 0, and *any* number if y = 0.  An inequality
that is proved therefore holds whatever 1/0 is taken to be; in Heaviside(norm − c)·c/norm the first
factor is 0 there, so the product is.  A counterexample counts only if nothing in it divides by 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import z3
from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    Mul,
    Pow,
    Rational,
    Symbol,
)

from derivations.latex.statements import latex_inequality
from derivations.notation import Equation, Kind, Tensor, UnknownNode, entries, entry_name
from derivations.outcome import Outcome, Refuted, Unknown
from derivations.plain_text import plain
from derivations.sublayer import Inequality, Sublayer
from verify.smt.query import Assertion, Query
from verify.smt.solver import LIMIT_MS, NoAnswerError, satisfiable, simplest, solver_for
from verify.smt.theorem import by_z3


@dataclass
class Reals:
    """Expressions as real terms; what the terms rest on is collected along the way."""

    page: Sublayer
    opaque: frozenset[str]
    numbers: dict[str, z3.ArithRef] = field(default_factory=dict)
    assumptions: list[z3.BoolRef] = field(default_factory=list)
    divisors: list[z3.ArithRef] = field(default_factory=list)

    def term(self, node: Expr) -> z3.ArithRef:
        """The value of an expression; UnknownNode for what is not a rational function or a step."""
        if isinstance(node, Rational):
            return z3.RealVal(f"{node.p}/{node.q}")
        if isinstance(node, Indexed) or (isinstance(node, Symbol) and not isinstance(node, Idx)):
            return self._entry(node)
        if isinstance(node, Add):
            return z3.Sum([self.term(part) for part in node.args])
        if isinstance(node, Mul):
            return z3.Product([self.term(part) for part in node.args])
        if isinstance(node, Pow) and node.exp.is_Integer:
            base = self.term(node.base)
            power = z3.Product([base] * abs(int(node.exp)))
            return power if node.exp > 0 else self._reciprocal(power)
        if isinstance(node, Heaviside) and node.args[1] == 0:
            return z3.If(self.term(node.args[0]) > 0, z3.RealVal(1), z3.RealVal(0))
        raise UnknownNode(node, "real arithmetic")

    def _entry(self, node: Expr) -> z3.ArithRef:
        name = entry_name(node)
        equation = self._definition(name)
        if equation is not None:
            where = node.indices if isinstance(node, Indexed) else ()
            if tuple(where) != equation.indices:
                raise UnknownNode(node, "real arithmetic, which keeps to one entry of each tensor,")
            return self.term(equation.right)
        if str(node) not in self.numbers:
            number = z3.Real(str(node))
            self.numbers[str(node)] = number
            self.assumptions += _of_kind(self.page.tensor(name), number, node)
        return self.numbers[str(node)]

    def _definition(self, name: str) -> Equation | None:
        if name in self.opaque:
            return None
        return next((e for e in self.page.forward if e.name == name), None)

    def _reciprocal(self, divisor: z3.ArithRef) -> z3.ArithRef:
        inverse = z3.Real(f"1/{len(self.divisors)}")
        self.divisors.append(divisor)
        self.assumptions.append(z3.Implies(divisor != 0, inverse * divisor == 1))
        return inverse


@dataclass(frozen=True)
class InequalityTheorem:
    """``lower <= value`` on a page; the neighbour asks for 1 more, for lower + 1 <= value."""

    page: Sublayer
    inequality: Inequality

    reading = "real arithmetic"

    @property
    def name(self) -> str:
        return self.inequality.name

    @property
    def about(self) -> str:
        return self.page.name

    @property
    def statement(self) -> str:
        return self.inequality.statement

    @property
    def latex(self) -> str:
        return latex_inequality(self.inequality, self.page.tensors())

    def sizes(self) -> list[str]:
        return sorted({size.name for t in self.page.tensors() for size in t.dimensions})

    def conditions(self) -> tuple[str, ...]:
        return tuple(f"{expression} ≥ 0" for expression in self.inequality.given)

    def queries(self) -> tuple[Query, ...]:
        return (
            Query("goal", self.statement, "unsat", tuple(self._exceeded()), self._numbers),
            Query(
                "assumptions",
                "there are numbers that satisfy the assumptions",
                "sat",
                tuple(self._terms().assumed()),
                lambda _: "",
            ),
            Query(
                "neighbour_1",
                self._stronger,
                "sat",
                tuple(self._exceeded(by=1, divided=True)),
                self._neighbour_fails,
            ),
        )

    def _neighbour_fails(self, limit_ms: int) -> str:
        return f"{self._stronger}: not so at {self._numbers(limit_ms, by=1)}"

    @property
    def _stronger(self) -> str:
        return f"{plain(self.inequality.lower)} + 1 ≤ {plain(self.inequality.value)}"

    def fails(self, method: str, limit_ms: int) -> Outcome:
        """Refuted with numbers, unless every counterexample divides by 0."""
        exact = [a.formula for a in self._exceeded(divided=True)]
        if not satisfiable(solver_for(exact, limit_ms)):
            return Unknown(method, "it fails only where something is divided by 0")
        return Refuted(method, self._numbers(limit_ms))

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        return by_z3(self, limit_ms)

    def _terms(self) -> _Terms:
        opaque = {entry_name(e) for given in self.inequality.given for e in entries(given)}
        reals = Reals(self.page, frozenset(opaque))
        lower, value = (reals.term(s) for s in (self.inequality.lower, self.inequality.value))
        given = [reals.term(expression) >= 0 for expression in self.inequality.given]
        return _Terms(reals, lower, value, given)

    def _exceeded(self, by: int = 0, *, divided: bool = False) -> Iterator[Assertion]:
        """The left side plus ``by`` is more than the right one; where nothing is divided by 0."""
        terms = self._terms()
        yield Assertion("the left side is more than the right one", terms.lower + by > terms.value)
        yield from terms.assumed()
        if divided:
            for divisor in terms.reals.divisors:
                yield Assertion("nothing is divided by 0", divisor != 0)

    def _numbers(self, limit_ms: int, by: int = 0) -> str:
        """Numbers for which it does not hold."""
        terms = self._terms()
        solver = solver_for([a.formula for a in self._exceeded(by, divided=True)], limit_ms)
        if not satisfiable(solver):
            raise NoAnswerError("it fails only where something is divided by 0")
        sides = ((self.inequality.lower, terms.lower), (self.inequality.value, terms.value))
        found = {
            **terms.reals.numbers,
            **{str(side): term for side, term in sides if not side.is_number},
        }
        for _, number in sorted(terms.reals.numbers.items()):
            simplest(solver, number)
        satisfiable(solver)
        model = solver.model()
        return ", ".join(f"{n} = {_shown(model, v)}" for n, v in sorted(found.items()))


@dataclass(frozen=True)
class _Terms:
    """Both sides of an inequality as real terms, and what is known about what they mention."""

    reals: Reals
    lower: z3.ArithRef
    value: z3.ArithRef
    given: list[z3.BoolRef]

    def assumed(self) -> Iterator[Assertion]:
        for formula in self.given:
            yield Assertion("what is given", formula)
        for formula in self.reals.assumptions:
            yield Assertion("each number is of its kind, and 1/y times y is 1 if y ≠ 0", formula)


def inequality_theorems(page: Sublayer) -> tuple[InequalityTheorem, ...]:
    """The inequalities that a page states."""
    return tuple(InequalityTheorem(page, inequality) for inequality in page.inequalities)


def _of_kind(tensor: Tensor, number: z3.ArithRef, node: Expr) -> list[z3.BoolRef]:
    if tensor.kind is Kind.POSITIVE:
        return [number > 0]
    if tensor.kind is Kind.NON_NEGATIVE:
        return [number >= 0]
    if tensor.kind is Kind.FRACTION:
        return [z3.And(number >= 0, number <= 1)]
    if tensor.kind is Kind.ZERO_ONE:
        return [z3.Or(number == 0, number == 1)]
    if tensor.kind is Kind.INDEX:
        raise UnknownNode(node, "real arithmetic")
    return []


def _shown(model: z3.ModelRef, term: z3.ArithRef) -> str:
    value = model.eval(term, model_completion=True)
    return str(value.approx(6) if z3.is_algebraic_value(value) else value)

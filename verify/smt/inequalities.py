"""Inequalities between scalars, over all real numbers: the update rules' bounds.

The defining equations are put in until only given tensors are left; each of their entries is any
real number (a positive one where its kind says so), and what a ``given`` expression mentions is not
taken apart: it is any number for which that expression is at least 0.

*Division.*  1/y is a number that times y is 1 if y ≠ 0, and *any* number if y = 0.  An inequality
that is proved therefore holds whatever 1/0 is taken to be; in Heaviside(norm − c)·c/norm the first
factor is 0 there, so the product is.  A counterexample counts only if nothing in it divides by 0.
"""

from __future__ import annotations

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

from derivations.notation import Equation, Kind, Tensor, UnknownNode, entries, entry_name
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.sublayer import Inequality, Sublayer
from verify.smt.solver import LIMIT_MS, NoAnswerError, satisfiable, solver_for

METHOD = "z3, real arithmetic"


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


def prove_inequality(page: Sublayer, inequality: Inequality, limit_ms: int = LIMIT_MS) -> Outcome:
    """``lower <= value``: Proved, Refuted with numbers, or Unknown."""
    opaque = frozenset(entry_name(e) for given in inequality.given for e in entries(given))
    reals = Reals(page, opaque)
    lower, value = reals.term(inequality.lower), reals.term(inequality.value)
    given = [reals.term(expression) >= 0 for expression in inequality.given]
    assumed = [*given, *reals.assumptions]
    try:
        if not satisfiable(solver_for(assumed, limit_ms)):
            return Unknown(METHOD, "vacuous: no numbers satisfy the assumptions")
        solver = solver_for([*assumed, lower > value], limit_ms)
        if not satisfiable(solver):
            return Proved(METHOD, tuple(f"{expression} ≥ 0" for expression in inequality.given))
        if not satisfiable(solver, *(divisor != 0 for divisor in reals.divisors)):
            return Unknown(METHOD, "it fails only where something is divided by 0")
    except NoAnswerError as reason:
        return Unknown(METHOD, str(reason))
    model = solver.model()
    found = {
        **reals.numbers,
        str(inequality.lower): lower,
        str(inequality.value): value,
    }
    return Refuted(METHOD, ", ".join(f"{n} = {_shown(model, v)}" for n, v in sorted(found.items())))


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

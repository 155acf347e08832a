"""Formulas as plain terms: what a printer and a reader of formulas need, taken from z3 once.

The set of operators is closed: a formula that has another one is refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import z3

OPERATORS: Mapping[int, str] = {
    z3.Z3_OP_TRUE: "true",
    z3.Z3_OP_FALSE: "false",
    z3.Z3_OP_AND: "and",
    z3.Z3_OP_OR: "or",
    z3.Z3_OP_NOT: "not",
    z3.Z3_OP_IMPLIES: "=>",
    z3.Z3_OP_EQ: "=",
    z3.Z3_OP_DISTINCT: "distinct",
    z3.Z3_OP_ITE: "ite",
    z3.Z3_OP_LE: "<=",
    z3.Z3_OP_LT: "<",
    z3.Z3_OP_GE: ">=",
    z3.Z3_OP_GT: ">",
    z3.Z3_OP_ADD: "+",
    z3.Z3_OP_SUB: "-",
    z3.Z3_OP_UMINUS: "-",
    z3.Z3_OP_MUL: "*",
    z3.Z3_OP_IDIV: "div",
    z3.Z3_OP_MOD: "mod",
}
OF_ONE_IS_ITSELF = (z3.Z3_OP_AND, z3.Z3_OP_OR, z3.Z3_OP_ADD, z3.Z3_OP_MUL)
ATOMIC_SORTS = ("Bool", "Int", "Real")


class UnknownOperatorError(TypeError):
    """A formula has something in it that is not in the closed set."""


@dataclass(frozen=True, eq=False)
class Term:
    """An operator, or the name of a declared function, or a number, with what it is applied to.

    A declared one has the sorts of its arguments and its value; a number has its sort only.
    Equal terms of one query are one object.
    """

    head: str
    children: tuple[Term, ...] = ()
    sorts: tuple[str, ...] = ()
    is_declared: bool = False

    @property
    def is_number(self) -> bool:
        return bool(self.sorts) and not self.is_declared


def as_terms(formulas: Iterable[z3.ExprRef]) -> tuple[Term, ...]:
    """The formulas as terms that share what is the same."""
    known: dict[int, Term] = {}

    def convert(node: z3.ExprRef) -> Term:
        key = node.get_id()
        if key not in known:
            known[key] = _term(node, convert)
        return known[key]

    return tuple(convert(formula) for formula in formulas)


def each_once(terms: Iterable[Term]) -> Iterator[Term]:
    """Every subterm, as one reads; one that occurs again is left out."""
    stack, seen = list(terms)[::-1], set()
    while stack:
        term = stack.pop()
        if term not in seen:
            seen.add(term)
            yield term
            stack.extend(reversed(term.children))


def logic_of(terms: Iterable[Term]) -> str:
    """The smallest of SMT-LIB's quantifier-free logics that has all the terms."""
    every = list(each_once(terms))
    numbers = {sort for term in every for sort in term.sorts} - {"Bool"}
    functions = "UF" * any(term.is_declared and term.children for term in every)
    if not numbers:
        return "QF_UF"
    linear = "N" if any(map(_is_nonlinear, every)) else "L"
    return f"QF_{functions}{linear}{''.join(sorted(sort[0] for sort in numbers))}A"


def _is_nonlinear(term: Term) -> bool:
    """A product of two terms that are not numbers, or a division by one."""
    if term.is_declared or term.head not in ("*", "div", "mod"):
        return False
    factors = term.children if term.head == "*" else (term, *term.children[1:])
    return sum(not factor.is_number for factor in factors) > 1


def _term(node: z3.ExprRef, convert: Callable[[z3.ExprRef], Term]) -> Term:
    if not z3.is_app(node):
        raise UnknownOperatorError(f"{node} is not quantifier-free")
    declaration = node.decl()
    kind = declaration.kind()
    if kind == z3.Z3_OP_ANUM:
        return _number(node)
    children = tuple(map(convert, node.children()))
    if kind == z3.Z3_OP_UNINTERPRETED:
        domain = (declaration.domain(at) for at in range(declaration.arity()))
        sorts = tuple(str(sort) for sort in (*domain, declaration.range()))
        if not set(sorts) <= set(ATOMIC_SORTS):
            raise UnknownOperatorError(f"{declaration.name()} has sorts {sorts}")
        return Term(declaration.name(), children, sorts, is_declared=True)
    if kind not in OPERATORS:
        raise UnknownOperatorError(f"{declaration.name()} is not an operator that is known here")
    if len(children) == 1 and kind in OF_ONE_IS_ITSELF:
        return children[0]
    return Term(OPERATORS[kind], children)


def _number(node: z3.ExprRef) -> Term:
    if z3.is_int_value(node):
        value = node.as_long()
        return Term(str(value) if value >= 0 else f"(- {-value})", sorts=("Int",))
    above, below = node.numerator_as_long(), node.denominator_as_long()
    size = f"{abs(above)}.0" if below == 1 else f"(/ {abs(above)}.0 {below}.0)"
    return Term(size if above >= 0 else f"(- {size})", sorts=("Real",))

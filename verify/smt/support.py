"""Which entries of a tensor may be nonzero: the equations read as a formula over index terms.

A sum may be nonzero only if some summand is, a product only if all its factors are; a power with a
positive exponent, tanh, erf, sin and the unit step only if their argument is.  Everything else may
be.  The reading never looks at cancellation, so it says "may be nonzero" too often and never too
rarely: an entry whose formula has no model is exactly 0.

*Variable capture is the soundness hole*: equations reuse index names.  So an equation is read once,
on its own, over place holders for its left indices and one constant for each sum inside it (the
index at which the summand is nonzero); an entry elsewhere is that formula with its index terms put
in for the place holders and **new** constants for all the sums.  A formula uses no negation above
an entry, so replacing "for some index" by a new constant keeps it satisfiable or not; for the same
reason two occurrences of the same entry may share their constants.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import z3
from sympy import (
    Add,
    Eq,
    Expr,
    Ge,
    Gt,
    Heaviside,
    Idx,
    Indexed,
    Integer,
    KroneckerDelta,
    Le,
    Lt,
    Max,
    Mod,
    Mul,
    Ne,
    Number,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    false,
    log,
    pi,
    sin,
    tanh,
    true,
)
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from derivations.notation import (
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    entry_name,
    free_indices,
    is_dimension,
    size_of,
)
from derivations.plain_text import plain
from derivations.wiring import Network
from verify.smt.solver import constants, subterms

Condition: TypeAlias = Expr | Boolean
Places = Mapping[Idx, z3.ArithRef]

ZERO_AT_ZERO = (tanh, erf, sin)
NEVER_KNOWN_ZERO = (exp, log, cos)
RELATIONS = {
    Eq: lambda a, b: a == b,
    Ne: lambda a, b: a != b,
    Ge: lambda a, b: a >= b,
    Gt: lambda a, b: a > b,
    Le: lambda a, b: a <= b,
    Lt: lambda a, b: a < b,
}


@dataclass(frozen=True)
class Lemma:
    """Where ``entry`` is nonzero, all conditions hold for some values of their other indices.

    A lemma stands in for the equation of a tensor: an induction hypothesis, proved elsewhere.
    """

    words: str
    entry: Expr
    conditions: tuple[Condition, ...]


@dataclass
class Frame:
    """One formula in the making: its sums' constants, its entries so far, its conditions."""

    constants: list[z3.ArithRef] = field(default_factory=list)
    entries: dict[tuple[str, tuple[str, ...]], z3.BoolRef] = field(default_factory=dict)
    conditions: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Reading:
    """The formula of one equation over place holders, which it may not all mention."""

    place_holders: tuple[z3.ArithRef, ...]
    mentioned: tuple[int, ...]
    formula: z3.BoolRef
    constants: tuple[z3.ArithRef, ...]
    conditions: frozenset[str]


class Support:
    """The equations of a network, read as "may be nonzero".

    ``data`` are given tensors that the lemmas and hypotheses are about, the network aside.
    """

    def __init__(
        self, network: Network, lemmas: Iterable[Lemma] = (), data: Iterable[Tensor] = ()
    ) -> None:
        self.network, self.lemmas = network, tuple(lemmas)
        self.tensors: dict[str, Tensor] = {t.name: t for t in data}
        self.tensors |= network.tensors | network.gradients
        self.sizes = {size.name for t in self.tensors.values() for size in t.dimensions}
        self.sizes |= {t.below.name for t in self.tensors.values() if t.below is not None}
        self.dimension_of: dict[str, Symbol] = {}
        self._equations = {e.name: e for e in (*network.forward, *network.backward)}
        self._lemmas = {entry_name(lemma.entry): lemma for lemma in self.lemmas}
        self._readings: dict[str, Reading] = {}

    def goal(self, idx: Idx) -> z3.ArithRef:
        """The constant for an index that a claim fixes; asked again, the same one."""
        fixed = z3.Int(f"goal!{idx.name}")
        self.dimension_of[fixed.decl().name()] = size_of(idx)
        return fixed

    def constant(self, idx: Idx) -> z3.ArithRef:
        """A new integer constant for an index; its range is asserted where it is used."""
        made = z3.Int(f"{idx.name}!{len(self.dimension_of)}")
        self.dimension_of[made.decl().name()] = size_of(idx)
        return made

    def nonzero(self, node: Expr, places: Places, frame: Frame) -> z3.BoolRef:
        """When the expression may be nonzero, its free indices standing at ``places``."""

        def read(part: Expr) -> z3.BoolRef:
            return self.nonzero(part, places, frame)

        if isinstance(node, Number) or node is pi:
            return z3.BoolVal(node != 0)
        if isinstance(node, Idx):
            return places[node] != 0
        if is_dimension(node):
            return z3.BoolVal(True)
        if isinstance(node, Indexed | Symbol):
            return self._entry(node, places, frame)
        if isinstance(node, Add):
            return z3.Or(*map(read, node.args))
        if isinstance(node, Mul):
            return z3.And(*map(read, node.args))
        if isinstance(node, Pow) and isinstance(node.exp, Rational):
            if node.exp > 0:
                return read(node.base)
            if not (node.base.is_number or is_dimension(node.base)):
                frame.conditions.add(f"{plain(node.base)} ≠ 0")
            return z3.BoolVal(True)
        if isinstance(node, Sum):
            return self._some([limit[0] for limit in node.limits], (node.function,), places, frame)
        if isinstance(node, KroneckerDelta):
            left, right = (self._term(i, places) for i in node.args[:2])
            return left == right
        if isinstance(node, Mod) and isinstance(node.args[1], Integer):
            return self._term(node.args[0], places) % int(node.args[1]) != 0
        if isinstance(node, ZERO_AT_ZERO) or (isinstance(node, Heaviside) and node.args[1] == 0):
            return read(node.args[0])
        if isinstance(node, NEVER_KNOWN_ZERO):
            return z3.BoolVal(True)
        raise UnknownNode(node, "the support reading")

    def condition(self, node: Condition, places: Places) -> z3.BoolRef:
        """A relation between index terms, or an entry of a 0/1 tensor: read exactly.

        Hypotheses negate their conditions, so nothing that is read as "may be" is let in.
        """
        if node in (true, false):  # SymPy decides some relations itself: an index is at least 0
            return z3.BoolVal(node == true)
        if isinstance(node, Relational):
            relation = RELATIONS.get(type(node))
            if relation is None:
                raise UnknownNode(node, "the condition reading")
            return relation(self._term(node.lhs, places), self._term(node.rhs, places))
        given = isinstance(node, Indexed | Symbol) and entry_name(node) not in self._equations
        if given and self._given(node).kind is Kind.ZERO_ONE:
            return self._apply(node, places, z3.BoolSort())
        raise NotationError(f"{node} is not an exact condition")

    def facts(self, formulas: Sequence[z3.ExprRef], largest: int | None = None) -> list[z3.BoolRef]:
        """For all that the formulas mention: ids lie in their range, sizes are at least 1.

        And at most ``largest``, if that is given.
        """
        ranges, named = [], set()
        for term in subterms(formulas):
            name = term.decl().name()
            tensor = self.tensors.get(name)
            if tensor is not None and tensor.kind is Kind.INDEX and tensor.below is not None:
                ranges.append(in_range(term, tensor.below))
                named.add(tensor.below.name)
            elif name in self.sizes:
                named.add(name)
        sizes = [z3.Int(name) for name in sorted(named)]
        return [
            *ranges,
            *(size >= 1 for size in sizes),
            *(size <= largest for size in sizes if largest is not None),
        ]

    def _entry(self, node: Expr, places: Places, frame: Frame) -> z3.BoolRef:
        name = entry_name(node)
        if name not in self._equations and name not in self._lemmas:
            tensor = self._given(node)
            if tensor.kind is Kind.ZERO_ONE:
                return self._apply(node, places, z3.BoolSort())
            if tensor.kind is Kind.INDEX:
                return self._term(node, places) != 0
            return z3.BoolVal(True)
        reading = self._reading(name)
        where = [self._term(i, places) for i in node.indices] if isinstance(node, Indexed) else []
        pairs = list(zip(reading.place_holders, where, strict=True))
        # Only the indices that the formula mentions tell one entry from another.
        key = name, tuple(where[at].sexpr() for at in reading.mentioned)
        if key not in frame.entries:
            renewed = [(c, self._again(c)) for c in reading.constants]
            frame.constants += [new for _, new in renewed]
            frame.conditions |= reading.conditions
            frame.entries[key] = z3.substitute(reading.formula, *pairs, *renewed)
        return frame.entries[key]

    def _reading(self, name: str) -> Reading:
        if name not in self._readings:
            lemma, frame = self._lemmas.get(name), Frame()
            left = lemma.entry if lemma else self._equations[name].left
            indices = left.indices if isinstance(left, Indexed) else ()
            places = {idx: self.constant(idx) for idx in indices}
            if lemma:
                frame.conditions.add(lemma.words)
                others = set().union(*map(free_indices, lemma.conditions)) - set(indices)
                formula = self._some(sorted(others, key=str), lemma.conditions, places, frame)
            else:
                formula = self.nonzero(self._equations[name].right, places, frame)
            formula = z3.simplify(formula)
            left_over = constants([formula])
            self._readings[name] = Reading(
                tuple(places.values()),
                tuple(at for at, p in enumerate(places.values()) if p.decl().name() in left_over),
                formula,
                tuple(c for c in frame.constants if c.decl().name() in left_over),
                frozenset(frame.conditions),
            )
        return self._readings[name]

    def _some(
        self, bound: list[Idx], parts: tuple[Condition, ...], places: Places, frame: Frame
    ) -> z3.BoolRef:
        """All parts hold for some values of the bound indices."""
        chosen = {idx: self.constant(idx) for idx in bound}
        inner = {**places, **chosen}
        body = z3.simplify(
            z3.And(
                *(
                    self.condition(part, inner)
                    if isinstance(part, Boolean)
                    else self.nonzero(part, inner, frame)
                    for part in parts
                )
            )
        )
        # Every size is at least 1, so an index that the body ignores always has a value.
        mentioned = constants([body])
        needed = [i for i in bound if chosen[i].decl().name() in mentioned]
        frame.constants += [chosen[i] for i in needed]
        return z3.And(*(in_range(chosen[i], size_of(i)) for i in needed), body)

    def _term(self, node: Expr, places: Places) -> z3.ArithRef:
        if isinstance(node, Idx):
            return places[node]
        if isinstance(node, Integer):
            return z3.IntVal(int(node))
        if isinstance(node, Add):
            return z3.Sum(*(self._term(part, places) for part in node.args))
        if isinstance(node, Max):
            first, *others = (self._term(part, places) for part in node.args)
            for other in others:
                first = z3.If(first >= other, first, other)
            return first
        if is_dimension(node):
            return z3.Int(node.name)
        if isinstance(node, Indexed | Symbol):
            kind = self._given(node).kind
            if kind is Kind.INDEX:
                return self._apply(node, places, z3.IntSort())
            if kind is Kind.ZERO_ONE:
                return z3.If(self._apply(node, places, z3.BoolSort()), 1, 0)
        raise UnknownNode(node, "the reading of index terms")

    def _apply(self, node: Expr, places: Places, sort: z3.SortRef) -> z3.ExprRef:
        if not isinstance(node, Indexed):
            return z3.Const(entry_name(node), sort)
        where = [self._term(i, places) for i in node.indices]
        return z3.Function(entry_name(node), *[z3.IntSort()] * len(where), sort)(*where)

    def _given(self, node: Expr) -> Tensor:
        name = entry_name(node)
        if name not in self.tensors:
            raise NotationError(f"{node}: the network has no tensor {name}")
        return self.tensors[name]

    def _again(self, constant: z3.ArithRef) -> z3.ArithRef:
        name = constant.decl().name()
        made = z3.Int(f"{name.split('!')[0]}!{len(self.dimension_of)}")
        self.dimension_of[made.decl().name()] = self.dimension_of[name]
        return made


def in_range(term: z3.ArithRef, size: Symbol) -> z3.BoolRef:
    """The term is a valid index of an axis of that size."""
    return z3.And(term >= 0, term < z3.Int(size.name))

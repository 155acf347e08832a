"""The derivation of a page's gradients: from the loss back, one tensor after the other.

A tensor's gradient is Σ over the equations that use it of (their gradient) × (their derivative by
it).  Derivatives come from the same calculus that the proofs use; what is done with them then are
the rewritings of :mod:`~derivations.steps.rewriting`; and the last line is the equation that the
catalogue claims, where it claims one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from sympy import Add, Expr, Idx, Integer, KroneckerDelta, Mul, Sum

from derivations.calculus.canonical import TooSymmetricError
from derivations.calculus.differentiate import differentiate
from derivations.calculus.normal_form import Algebra
from derivations.calculus.unfold import Unfolder
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
)
from derivations.steps import reasons
from derivations.steps.derivation import Derivation, Gradient, Line, Reason, Use
from derivations.steps.rewriting import alike, collapsed, folded, names_of, primed, rewritten
from derivations.sublayer import Jacobian, Sublayer

ZERO = Integer(0)


def derive(page: Sublayer) -> Derivation:
    """Each gradient of a page with its steps; none, where a page only states a rule."""
    found = list(_Derivation(page).gradients()) if page.backward else []
    while True:
        needed = [g for g in found if g.claimed or _is_used(g, found)]
        if len(needed) == len(found):
            return Derivation(page, tuple(found))
        found = needed


def _is_used(gradient: Gradient, derivation: Sequence[Gradient]) -> bool:
    """Whether another gradient is made of this one."""
    name = entry_name(gradient.left)
    return any(name in _names(other.lines[0].right) for other in derivation)


class _Derivation:
    def __init__(self, page: Sublayer) -> None:
        self._page = page
        self._made: dict[str, Equation] = {}  # gradients that only this derivation states

    def gradients(self) -> Iterator[Gradient]:
        for tensor in self._order():
            gradient = self._gradient(tensor)
            if not gradient.claimed:
                self._made[gradient.equation.name] = gradient.equation
            yield gradient

    def _conclude(self, lines: list[Line], claim: Expr) -> None:
        """The last line is the claim; a line that says it in other letters gives way to it."""
        if alike(lines[-1].right, claim):
            lines[-1] = replace(lines[-1], right=claim)
        else:
            lines.append(Line(claim, reasons.of_collection(lines[-1].right, claim, self._page)))

    # Which tensors have a gradient, and when

    @cached_property
    def _moving(self) -> tuple[str, ...]:
        """The names of what depends on anything that has a gradient."""
        found = [tensor.name for tensor in self._page.differentiable()]
        for equation in self._forward:
            if set(found) & _names(equation.right):
                found.append(equation.name)
        return tuple(found)

    @cached_property
    def _forward(self) -> tuple[Equation, ...]:
        """The equations behind the results, without the values that a Jacobian steps over."""
        over = {name for jacobian in self._page.jacobians for name in self._between(jacobian)}
        inside = {e.name: e for e in self._page.forward if e.name in over}
        found: list[Equation] = []
        wanted = {tensor.name for tensor in self._page.results()}
        for equation in reversed(self._page.forward):
            if equation.name in wanted and equation.name not in over:
                found.append(replace(equation, right=rewritten(equation.right, None, inside)))
                wanted |= _names(found[-1].right)
        return tuple(reversed(found))

    def _between(self, jacobian: Jacobian) -> set[str]:
        """The values through which ``by`` enters ``of``."""
        equations = {e.name: e for e in self._page.forward}
        read = _names(equations[entry_name(jacobian.of)].right)
        by = entry_name(jacobian.by)
        return {name for name in read if name in equations and by in _names(equations[name].right)}

    def _order(self) -> Iterator[Tensor]:
        """Back through the equations: a tensor as soon as all that use it are done."""
        waiting = {name: self._users(name) for name in self._moving}
        outputs = {tensor.name for tensor in self._page.results()}
        done: set[str] = set()
        for equation in reversed(self._forward):
            done.add(equation.name)
            for name in self._in_sight(equation):
                if name in waiting and {e.name for e in waiting[name]} <= done:
                    del waiting[name]
                    if name not in outputs:
                        yield self._page.tensor(name)
        for tensor in self._page.differentiable():  # what enters nothing has a gradient, too: 0
            if tensor.name in waiting and not waiting[tensor.name]:
                yield tensor

    def _in_sight(self, equation: Equation) -> list[str]:
        """The tensors in an equation, in the order in which the page claims their gradients."""
        claims = [e.name for e in self._page.backward]
        names = sorted(_names(equation.right))
        return sorted(
            names, key=lambda n: claims.index(f"d{n}") if f"d{n}" in claims else len(claims)
        )

    def _users(self, name: str) -> list[Equation]:
        return [e for e in self._forward if name in _names(e.right)]

    # One gradient

    def _gradient(self, tensor: Tensor) -> Gradient:
        claim = self._claim(tensor)
        goal = claim or self._left_open(tensor)
        entry = tensor[goal.indices]
        uses = tuple(self._uses(tensor, entry, goal.indices))
        lines = list(self._lines(uses, goal))
        if claim:
            self._conclude(lines, claim.right)
        claimed = claim in self._page.backward
        return Gradient(tensor, entry, goal.left, uses, tuple(lines), claimed)

    def _claim(self, tensor: Tensor) -> Equation | None:
        """The equation that the page states for a gradient."""
        stated = (*self._page.backward, *self._page.adjoints)
        return next((e for e in stated if e.name == d(tensor).name), None)

    def _left_open(self, tensor: Tensor) -> Equation:
        """The left side of an equation that the page does not state."""
        where = next(e.indices for e in self._page.forward if e.name == tensor.name)
        return Equation(d(tensor)[where], ZERO)

    def _uses(self, tensor: Tensor, entry: Expr, where: tuple[Idx, ...]) -> Iterator[Use]:
        for equation in self._users(tensor.name):
            own: list[Idx] = []
            for idx in equation.indices:
                own.append(primed(idx, names_of((*where, *own))))
            renaming = dict(zip(equation.indices, own, strict=True))
            right = rewritten(equation.right, renaming, taken=names_of(where))
            user = self._page.tensor(equation.name)
            lines = tuple(self._slope(equation, renaming, right, entry))
            upstream = None if user == self._page.loss else d(user)[tuple(own)]
            yield Use(user, user[tuple(own)], right, tuple(own), upstream, lines)

    def _slope(
        self, equation: Equation, renaming: Mapping[Idx, Expr], right: Expr, entry: Expr
    ) -> Iterator[Line]:
        """The derivative of one entry of a user by one entry of a tensor."""
        raw = differentiate(right, entry)
        jacobian = self._jacobian(equation, entry)
        if jacobian is not None:
            raw = folded(raw, self._page.forward)
        yield Line(raw, reasons.of_differentiation(right, entry))
        done = folded(collapsed(raw), self._page.forward)
        if not alike(done, raw):
            yield Line(done, reasons.of_tidying(raw, done, self._page))
        if jacobian is not None:
            found = self._at(jacobian, tuple(renaming.values()), entry)
            yield Line(found, reasons.of_collection(done, found, self._page))

    def _jacobian(self, equation: Equation, entry: Expr) -> Jacobian | None:
        for jacobian in self._page.jacobians:
            names = entry_name(jacobian.of), entry_name(jacobian.by)
            if names == (equation.name, entry_name(entry)):
                return jacobian
        return None

    def _at(self, jacobian: Jacobian, own: Sequence[Expr], entry: Expr) -> Expr:
        """A Jacobian for these entries.  Where it says the same index, both have to be equal."""
        of = dict(zip(jacobian.of.indices, own, strict=True))
        pairs = list(zip(jacobian.by.indices, entry.indices, strict=True))
        common = [KroneckerDelta(of[idx], here) for idx, here in pairs if idx in of]
        found = rewritten(jacobian.equals, {**dict(pairs), **of})
        return Mul(*common, found)

    def _lines(self, uses: Sequence[Use], claim: Equation) -> Iterator[Line]:
        current = Add(*(use.term for use in uses))
        yield Line(current, reasons.INSERT_SLOPES)
        for step in (self._tidy, self._nonzero, partial(self._inserted, claim=claim), self._tidy):
            found, reason = step(current)
            if not alike(found, current):
                yield Line(found, reason)
                current = found

    def _tidy(self, expression: Expr) -> tuple[Expr, Reason]:
        done = folded(collapsed(expression), self._page.forward)
        return done, reasons.of_tidying(expression, done, self._page)

    def _inserted(self, expression: Expr, claim: Equation) -> tuple[Expr, Reason]:
        """With the gradients that only this derivation states, where the claim is without them."""
        away = _names(expression) - _names(claim.right)
        inside = {name: e for name, e in self._made.items() if name in away}
        put = rewritten(expression, None, inside, names_of(claim.indices))
        return put, reasons.of_insertion(tuple(e.left for e in inside.values()))

    def _nonzero(self, expression: Expr) -> tuple[Expr, Reason]:
        """Without the terms that vanish, which the normal form says; with them, if all of them do.

        That nothing is left is a theorem about the gradient, and not a step on the way to it.
        """
        zeros = [f for term in Add.make_args(expression) for f in self._zeros(term)]
        terms = Add.make_args(expression)
        kept = [term for term in terms if not set(zeros) & set(Mul.make_args(term))]
        return Add(*kept) if kept else expression, reasons.of_vanishing(zeros, self._page)

    def _zeros(self, term: Expr) -> Iterator[Sum]:
        """The first factor that is a sum and 0."""
        for factor in Mul.make_args(term):
            if isinstance(factor, Sum) and self._is_zero(factor):
                yield factor
                return

    def _is_zero(self, expression: Expr) -> bool:
        algebra = Algebra(self._page.tensors())
        known = (*self._page.forward, *self._page.backward, *self._made.values())
        unfolder = Unfolder({e.name: e for e in known})
        try:
            return algebra.is_zero(algebra.normal(unfolder.unfold(expression)))
        except (TooSymmetricError, NotationError):
            return False


def _names(expression: Expr) -> set[str]:
    return {entry_name(entry) for entry in entries(expression)}

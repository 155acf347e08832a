"""Unfolding: an intermediate value is replaced by what defines it.

Every sum that is copied gets indices that occur nowhere else, so no index of one expression can
be captured by a sum of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from sympy import Expr, Idx, Indexed, Sum, Symbol

from derivations.notation import (
    Equation,
    bound_indices,
    entry_name,
    innermost,
    is_dimension,
    size_of,
)

Renaming = Mapping[Idx, Expr]


class Unfolder:
    """Replaces the entries of defined tensors until only undefined ones are left."""

    def __init__(self, definitions: Mapping[str, Equation]) -> None:
        self._definitions = definitions
        self._numbers = count()

    def fresh(self, index: Idx) -> Idx:
        """An index of the same range that occurs nowhere else."""
        label = str(index.label).split("'")[0]
        return Idx(f"{label}'{next(self._numbers)}", size_of(index))

    def unfold(self, expression: Expr, renaming: Renaming | None = None) -> Expr:
        """The expression with its free indices renamed and its defined entries unfolded."""
        renaming = renaming or {}
        if isinstance(expression, Idx):
            return renaming.get(expression, expression)
        if is_dimension(expression):
            return expression
        if isinstance(expression, Indexed):
            where = tuple(self.unfold(i, renaming) for i in expression.indices)
            return self._defined(entry_name(expression), where, expression.base[where])
        if isinstance(expression, Symbol):
            return self._defined(expression.name, (), expression)
        if isinstance(expression, Sum):
            bound = bound_indices(expression)
            fresh = [self.fresh(index) for index in bound]
            inner = {**renaming, **innermost(bound, fresh)}
            return Sum(self.unfold(expression.function, inner), *fresh)
        if not expression.args:
            return expression
        return expression.func(*(self.unfold(part, renaming) for part in expression.args))

    def _defined(self, name: str, where: tuple[Expr, ...], entry: Expr) -> Expr:
        equation = self._definitions.get(name)
        if equation is None:
            return entry
        return self.unfold(equation.right, dict(zip(equation.indices, where, strict=True)))

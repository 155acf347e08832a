r"""An equation's matrix form, and the same with matrices of digits in the places of their names.

The printer of the matrix form prints both: for the second every matrix is another tensor, whose
name is written as its digits.  So what is between them is the formula that was checked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from sympy import Idx, Integer, Symbol

from derivations.latex.matrix_form import latex_node, latex_sides
from derivations.latex.style import Style
from derivations.matrix.expression import (
    SCALAR,
    Add,
    Hadamard,
    Leaf,
    Matrix,
    MatrixEquation,
    Number,
    OneHot,
    StackSum,
    nodes,
)
from derivations.notation import Tensor, size_of
from numeric.program import Array
from verify.derive.number_matrix import Rows
from verify.derive.number_printing import Printing
from verify.derive.number_values import NO_TARGET
from verify.derive.text import Tex

Place = tuple[int, ...]  # along the stacked axes: which head


@dataclass(frozen=True)
class Substitution:
    """Puts numbers into matrix forms.  ``texts`` has the printed array of each tensor of a page."""

    printing: Printing
    sizes: Mapping[Symbol, int]
    texts: Callable[[Tensor], Array]

    def symbols(self, form: MatrixEquation, place: Place) -> Tex:
        """The right side in symbols, for one place along the stacked axes."""
        right = _at(form.right, chosen_at(form, place))
        return _right(form.left, right, self.printing.style)

    def numbers(self, form: MatrixEquation, place: Place) -> Tex | None:
        """The right side in numbers; None if it would be too wide, or misread."""
        right = self._spread_out(form.right, chosen_at(form, place))
        if any(_is_scalar_product(node) for node in nodes(right)):
            return None  # 2 0.5 would be read as 20.5
        printed = _Printed(self)
        named = printed.over(right)
        if not self.printing.fit(list(printed.matrices.values())):
            return None
        style = replace(self.printing.style, names={**self.printing.style.names, **printed.names})
        return _right(form.left, named, style)

    def _spread_out(self, node: Matrix, chosen: Mapping[Idx, int]) -> Matrix:
        """Each head written out, and each dimension a number."""
        match node:
            case StackSum(index, body):
                count = self.sizes[size_of(index)]
                heads = [self._spread_out(body, {**chosen, index: n}) for n in range(count)]
                return heads[0] if count == 1 else Add(tuple(heads))
            case Number(value):
                sizes = {size: Integer(n) for size, n in self.sizes.items()}
                return Number(value.xreplace(sizes))
            case Leaf():
                return _at(node, chosen)
            case _:
                return rebuilt(node, lambda part: self._spread_out(part, chosen))


@dataclass
class _Printed:
    """Matrices under new names, and what these are written as."""

    of: Substitution
    names: dict[str, Tex] = field(default_factory=dict)
    matrices: dict[str, Rows[str]] = field(default_factory=dict)

    def over(self, node: Matrix) -> Matrix:
        if isinstance(node, Leaf | OneHot):
            return self._named(node)
        return rebuilt(node, self.over)

    def _named(self, node: Leaf | OneHot) -> Leaf:
        rows = self._one_hot(node) if isinstance(node, OneHot) else self._rows(node)
        name = f"matrix {len(self.names)}"
        self.matrices[name] = rows
        self.names[name] = self.of.printing.operand(rows, node.shape == SCALAR)
        axes = tuple(size for size in node.shape if isinstance(size, Symbol))
        lies = [isinstance(size, Symbol) for size in node.shape]
        columns = (1 if all(lies) else 0) if lies[1] else None
        return Leaf(Tensor(name, axes), 0 if lies[0] else None, columns)

    def _rows(self, leaf: Leaf) -> Rows[str]:
        where: list[Any] = [slice(None)] * len(leaf.tensor.dimensions)
        stacked = [n for n in range(len(where)) if n not in (leaf.rows, leaf.columns)]
        for axis, index in zip(stacked, leaf.above, strict=True):
            where[axis] = int(str(index.label)) - 1
        part = np.asarray(self.of.texts(leaf.tensor)[tuple(where)], dtype=object)
        if leaf.rows is not None and leaf.columns is not None:
            part = part if leaf.rows < leaf.columns else part.T
        else:
            part = part.reshape((1, -1) if leaf.rows is None else (-1, 1))
        return tuple(tuple(row) for row in part)

    def _one_hot(self, node: OneHot) -> Rows[str]:
        assert node.ids.below is not None
        ids, below = self.of.texts(node.ids), self.of.sizes[node.ids.below]
        rows = [[_hot(str(each), token) for token in range(below)] for each in ids]
        laid = np.array(rows, dtype=object)
        return tuple(tuple(row) for row in (laid if node.by_rows else laid.T))


def part_of(form: MatrixEquation, part: Matrix, place: Place, style: Style) -> Tex:
    """A part of the right side in symbols, for one place along the stacked axes."""
    return latex_node(_at(part, chosen_at(form, place)), style)


def rebuilt(node: Matrix, over: Callable[[Matrix], Matrix]) -> Matrix:
    """The node with ``over`` applied to each of its parts."""
    changed: dict[str, Any] = {}
    for part in fields(node):
        value = getattr(node, part.name)
        if isinstance(value, Matrix):
            changed[part.name] = over(value)
        elif part.name in ("factors", "terms"):
            changed[part.name] = tuple(over(each) for each in value)
    return replace(node, **changed) if changed else node


def chosen_at(form: MatrixEquation, place: Place) -> dict[Idx, int]:
    return dict(zip(form.left.above, place, strict=True))


def _at(node: Matrix, chosen: Mapping[Idx, int]) -> Matrix:
    """With numbers, counted from 1, for the stacked indices that are chosen."""
    if isinstance(node, Leaf):
        above = (Idx(str(chosen[i] + 1), size_of(i)) if i in chosen else i for i in node.above)
        return replace(node, above=tuple(above))
    return rebuilt(node, lambda part: _at(part, chosen))


def _right(left: Leaf, right: Matrix, style: Style) -> Tex:
    return latex_sides(MatrixEquation(left, right), style)[1]


def _is_scalar_product(node: Matrix) -> bool:
    return isinstance(node, Hadamard) and all(factor.shape == SCALAR for factor in node.factors)


def _hot(each: str, token: int) -> str:
    return NO_TARGET if each == NO_TARGET else str(int(each == str(token)))

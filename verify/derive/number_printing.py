"""How numbers are shown: the settings, and what a matrix form has to be to have numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from derivations.latex.style import Style
from derivations.notation import Equation, Tensor
from derivations.sublayer import Sublayer
from verify.derive.number_matrix import Rows, latex_matrix, width
from verify.derive.text import Tex

Leaf: TypeAlias = Callable[[Tensor], Tex | None]
MatrixForm: TypeAlias = Callable[[Sublayer, Equation, Leaf], Tex | None]
"""The right side of an equation over whole matrices, each written as the leaf says; None if the
equation has no such form, or the leaf has nothing for one of them."""


def no_form(_page: Sublayer, _equation: Equation, _leaf: Leaf) -> None:
    """Operands are stated, never put into equations."""


@dataclass(frozen=True)
class Printing:
    """How numbers are shown.

    ``limit`` is the most rows and columns that a matrix is printed with, an ellipsis included;
    ``characters`` is how wide the matrices of one line may be together.
    """

    style: Style = field(default_factory=Style)
    decimals: int = 4
    limit: int = 6
    characters: int = 84
    form: MatrixForm = no_form

    def matrix(self, rows: Rows[str]) -> Tex:
        return latex_matrix(rows, self.limit)

    def fit(self, matrices: Sequence[Rows[str]]) -> bool:
        """Whether matrices fit on one line."""
        return sum(width(rows, self.limit) for rows in matrices) <= self.characters

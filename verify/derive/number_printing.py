"""How numbers are shown: the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from derivations.latex.style import Style
from verify.derive.number_matrix import Rows, in_brackets, latex_matrix, width
from verify.derive.text import Tex

USUAL = 8  # characters of a number: a sign, and four decimals or a little more


@dataclass(frozen=True)
class Printing:
    """``limit`` is the most rows and columns that a matrix is printed with, an ellipsis included;
    ``characters`` is how wide the matrices of one line may be together.
    """

    style: Style = field(default_factory=Style)
    decimals: int = 4
    limit: int = 6
    characters: int = 84

    def matrix(self, rows: Rows[str]) -> Tex:
        """A result: a single number goes without brackets; long numbers leave room for fewer."""
        widest = max(len(entry) for row in rows for entry in row)
        columns = min(self.limit, self.limit * USUAL // max(widest, 1))
        return latex_matrix(rows, self.limit, columns)

    def operand(self, rows: Rows[str], is_scalar: bool) -> Tex:
        """Inside a formula: a negative number stands in parentheses, a matrix in brackets."""
        if not is_scalar:
            return in_brackets(rows, self.limit)
        number = rows[0][0]
        return rf"\left({number}\right)" if number.startswith("-") else number

    def fit(self, matrices: Sequence[Rows[str]]) -> bool:
        """Whether matrices fit on one line."""
        return sum(width(rows, self.limit) for rows in matrices) <= self.characters

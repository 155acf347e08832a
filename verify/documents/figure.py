"""A figure: a matrix that a document prints, and the name that it prints it under."""

from __future__ import annotations

from dataclasses import dataclass

from verify.printed import Compound, Infinite, Missing, Printed

Cell = Printed | Compound | Missing | Infinite | str


def cell_text(cell: Cell) -> str:
    """What is printed in a cell."""
    return cell if isinstance(cell, str) else cell.text


@dataclass(frozen=True)
class Figure:
    """A printed matrix: its label in TeX (empty if none is claimed), its rows, its place from 1.

    All rows have the same length.  A matrix that holds no number at all may have words or symbols
    as its entries; these are plain strings.  ``start`` and ``end`` enclose it in the text of its
    document (-1 without one).
    """

    label: str
    rows: tuple[tuple[Cell, ...], ...]
    line: int
    column: int
    carrier: str = "matrix"
    row_labels: tuple[str, ...] = ()
    column_labels: tuple[str, ...] = ()
    start: int = -1
    end: int = -1

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and how many columns."""
        return len(self.rows), len(self.rows[0])

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What is printed, without the places."""
        return tuple(tuple(map(cell_text, row)) for row in self.rows)

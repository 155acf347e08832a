"""A figure: a matrix that a document prints, and the name that it prints it under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.printed import Compound, Infinite, Missing, Printed

Cell = Printed | Compound | Missing | Infinite | str

# A script of one character needs no braces: W_{Q} is W_Q.
_BRACED_CHARACTER = re.compile(r"(?<=[_^])\{(\w)\}")


class FigureNotFoundError(LookupError):
    """No figure has the label asked for, or several have it and print different entries."""


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
        return tuple(
            tuple(cell if isinstance(cell, str) else cell.text for cell in row) for row in self.rows
        )


def find_figure(figures: Sequence[Figure], label: str) -> Figure:
    """The figure labelled ``label``, in TeX, where spaces do not count.

    The first one if it is printed several times alike; FigureNotFoundError if there is none, or if
    two of them differ.
    """
    candidates = [figure for figure in figures if _spelled(figure.label) == _spelled(label)]
    if not candidates:
        labels = ", ".join(dict.fromkeys(f.label for f in figures if f.label)) or "none"
        raise FigureNotFoundError(f"no figure is labelled {label}; the labels are: {labels}")
    if len({figure.texts for figure in candidates}) > 1:
        places = ", ".join(f"line {figure.line} column {figure.column}" for figure in candidates)
        raise FigureNotFoundError(
            f"{label} is printed {len(candidates)} times, with different entries: {places}"
        )
    return candidates[0]


def _spelled(label: str) -> str:
    return _BRACED_CHARACTER.sub(r"\1", re.sub(r"\s+", "", label))

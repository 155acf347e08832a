r"""Matrices of printed numbers as LaTeX: brackets, aligned columns, ellipses for what is left out.

``array`` instead of ``bmatrix``: it has no limit of 10 columns, and its columns can be aligned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np

from derivations.latex.style import Style
from derivations.latex.symbols import STACKED
from derivations.notation import Tensor
from numeric.program import Array

LEAST = 3  # the first, an ellipsis, the last
POSITIONS = "T"  # a vector over positions is a column where positions are rows

T = TypeVar("T")
Rows: TypeAlias = tuple[tuple[T, ...], ...]


def matrix_of(tensor: Tensor, values: Array, place: Sequence[int], style: Style) -> Rows[Any]:
    """The matrix at one place along the stacked axes: that of one head.

    ``values`` has an axis for each dimension of the page's tensor.  A scalar is a matrix of one
    entry; a vector is a column if it is over positions, else a row, or the other way about.
    """
    along = iter(place)
    names = [size.name for size in tensor.dimensions]
    part = values[tuple(next(along) if name in STACKED else slice(None) for name in names)]
    kept = [name for name in names if name not in STACKED]
    if len(kept) < 2:
        part = np.reshape(part, (-1, 1) if kept == [POSITIONS] else (1, -1))
    return rows_of(part, style)


def rows_of(matrix: Array, style: Style) -> Rows[Any]:
    """The rows of a matrix as they are printed in a convention."""
    return tuple(tuple(row) for row in (matrix if style.convention == "rows" else matrix.T))


def stacked_places(tensor: Tensor, shape: Sequence[int]) -> list[tuple[int, ...]]:
    """Every place along the stacked axes; one that is empty where there are none."""
    names = [size.name for size in tensor.dimensions]
    return list(np.ndindex(*(n for n, name in zip(shape, names, strict=True) if name in STACKED)))


def shortened(
    rows: Rows[T], limit: int, left_out: tuple[T, T, T], columns: int | None = None
) -> Rows[T]:
    r"""At most ``limit`` rows and columns: the first ones, an ellipsis, and the last one.

    ``columns`` is another limit for these.

    ``left_out`` stands for columns, rows and both: ``\cdots``, ``\vdots``, ``\ddots``.
    """
    if limit < LEAST:
        raise ValueError(f"{limit} rows or columns are too few; {LEAST} is the least")
    across, down, corner = left_out
    most = limit if columns is None else max(columns, LEAST)
    short = [_cut(row, most, across) for row in rows]
    return _cut(short, limit, _cut([down] * len(rows[0]), most, corner))


def latex_matrix(rows: Rows[str], limit: int, columns: int | None = None) -> str:
    r"""The matrix in brackets; one entry without them.

    >>> latex_matrix((("1", "-0.50"), ("0", "2.25")), limit=8)
    '\\left[\\begin{array}{rr} 1 & -0.50 \\\\ 0 & 2.25 \\end{array}\\right]'
    """
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else in_brackets(rows, limit, columns)


def in_brackets(rows: Rows[str], limit: int, columns: int | None = None) -> str:
    """The matrix in brackets, whatever its size."""
    short = shortened(rows, limit, (r"\cdots", r"\vdots", r"\ddots"), columns)
    body = r" \\ ".join(" & ".join(row) for row in short)
    return rf"\left[\begin{{array}}{{{'r' * len(short[0])}}} {body} \end{{array}}\right]"


def width(rows: Rows[str], limit: int) -> int:
    """About how many characters wide the matrix is printed."""
    columns = zip(*shortened(rows, limit, ("...", ":", ":")), strict=True)
    return sum(max(map(len, column)) + 2 for column in columns)


def _cut(line: Sequence[T], limit: int, gap: T) -> tuple[T, ...]:
    if len(line) <= limit:
        return tuple(line)
    return (*line[: limit - 2], gap, line[-1])

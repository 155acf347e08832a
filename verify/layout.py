"""Layouts: where an entry of a printed figure lies in the stored tensor that it shows."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from verify.quantity import Shape
from verify.reference import Reference

At = tuple[int, ...]


def layout(
    reference: Reference, shape: Shape, printed: tuple[int, int]
) -> Callable[..., At] | None:
    """From a figure's row and column (from 0) to the stored index; None if it does not fit.

    A matrix is printed as it is stored, and a vector as one row or one column.  Three axes (head,
    position, channel) are printed as positions × (head, channel), the channels of the first head
    first.  ``printed`` is how many rows and columns there are.
    """
    where = reference.where
    free = [a for a in range(len(shape)) if a >= len(where) or where[a] is None]
    while len(free) > 2 and shape[free[0]] == 1:
        free = free[1:]
    sizes = tuple(shape[a] for a in free)
    rows, columns = reversed(printed) if reference.transposed else printed

    def stored(indices: tuple[int, ...]) -> At:
        at = [0 if i is None else i for i in where] + [0] * (len(shape) - len(where))
        for axis, i in zip(free, indices, strict=True):
            at[axis] = i
        return tuple(at)

    def read(row: int, column: int) -> At:
        if reference.transposed:
            row, column = column, row
        if len(sizes) == 3:
            head, channel = divmod(column, sizes[2])
            return stored((head, row, channel))
        if sizes == (rows, columns):
            return stored((row, column))
        # A vector, or a matrix with one row or column: all but one index are 0.
        return stored(tuple(row + column if size > 1 else 0 for size in sizes))

    if len(sizes) == 3:
        return read if (rows, columns) == (sizes[1], sizes[0] * sizes[2]) else None
    if len(sizes) == 2 and sizes == (rows, columns):
        return read
    is_vector = len(sizes) < 3 and prod(sizes) in (1, *sizes)
    in_line = {rows, columns} == {1, prod(sizes)}
    return read if is_vector and in_line else None

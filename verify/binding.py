"""Binding: which quantity a printed figure claims to be, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

from verify.documents.figure import Cell, Figure


@dataclass(frozen=True)
class Reference:
    """A quantity of the example: a tensor by name, or a part of one.

    ``where`` has an index, or None for all, for each stored axis from the first on.
    """

    name: str
    where: tuple[int | None, ...] = ()
    transposed: bool = False


@dataclass(frozen=True)
class BoundCell:
    """A printed cell (``row`` and ``column`` count from 1) and the entry that it claims to be."""

    cell: Cell
    row: int
    column: int
    at: tuple[int, ...]


@dataclass(frozen=True)
class Bound:
    """A figure with the quantity that it claims to be."""

    figure: Figure
    reference: Reference
    cells: tuple[BoundCell, ...]


@dataclass(frozen=True)
class Free:
    """A figure that nothing claims, or that cannot be bound, and why."""

    figure: Figure
    reason: str
    is_error: bool = False


@dataclass(frozen=True)
class Binding:
    """Every figure of a document: bound, or free with a reason."""

    bound: tuple[Bound, ...]
    free: tuple[Free, ...]

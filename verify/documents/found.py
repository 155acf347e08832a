"""What the reader of one kind of carrier finds in a passage, before cells are read as numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RawCell:
    """The text of a cell and where it stands in the passage."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A printed matrix, list, table or line: ``passage[start:end]``.

    ``label`` is the name that it is printed under, or ``""``.  Without ``fixed`` the carrier drops
    trailing zeros, so all entries have the decimals of the one that shows most.
    """

    carrier: str
    start: int
    end: int
    label: str
    rows: tuple[tuple[RawCell, ...], ...]
    row_labels: tuple[str, ...] = ()
    column_labels: tuple[str, ...] = ()
    fixed: bool = True


@dataclass(frozen=True)
class Trouble:
    """Something at ``start`` that is meant as numbers and cannot be read; it goes on at ``end``."""

    start: int
    end: int
    message: str
    advice: str

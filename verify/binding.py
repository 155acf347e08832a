"""Binding: which quantity a printed figure claims to be, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verify.documents.figure import Cell, Figure
from verify.explicit import BindingError, ExplicitLabels
from verify.layout import layout
from verify.names import Match, Names, Strength
from verify.quantity import Shape, read_quantities, shown
from verify.reference import Reference, UnusableReference, one_of

__all__ = ["Binding", "BindingError", "Bound", "BoundCell", "Free", "Reference", "bind"]

_INTEGER = re.compile(r"[-+\N{MINUS SIGN}]?[0-9]+")


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


def bind(
    figures: Iterable[Figure],
    labels: Mapping[str, str],
    quantities: Mapping[str, Shape],
    source: str,
    all_read: bool = True,
) -> Binding:
    """What each figure claims to be: as its label is bound in ``labels``, else by notation.

    ``quantities`` has the stored shape of everything that can be printed.  BindingError, which
    names ``source``, if ``labels`` name no quantity, or no figure though all of the document could
    be read; whatever is wrong with a figure is said of that figure.
    """
    figures = tuple(figures)
    binder = _Binder(figures, labels, quantities, source, all_read)
    found = [binder.figure(figure) for figure in figures]
    return Binding(
        tuple(one for one in found if isinstance(one, Bound)),
        tuple(one for one in found if isinstance(one, Free)),
    )


class _Binder:
    """The labels and the notation of one document."""

    def __init__(
        self,
        figures: Sequence[Figure],
        labels: Mapping[str, str],
        shapes: Mapping[str, Shape],
        source: str,
        all_read: bool,
    ) -> None:
        quantities = read_quantities(shapes)
        printed = [figure.label for figure in figures]
        self._shapes = shapes
        self._explicit = ExplicitLabels(labels, quantities, printed, source, all_read)
        self._names = Names(quantities, printed)

    def figure(self, figure: Figure) -> Bound | Free:
        if not figure.label:
            return Free(figure, "it has no label")
        if any(isinstance(cell, str) for row in figure.rows for cell in row):
            return Free(figure, "symbolic")
        try:
            reference = self._explicit.reference(figure.label)
        except UnusableReference as error:
            return Free(figure, f"{figure.label}: {error}", is_error=True)
        if reference is None:
            return self._by_notation(figure)
        return self._bound(figure, reference) or self._misshapen(figure, [reference])

    def _by_notation(self, figure: Figure) -> Bound | Free:
        matches = [
            match
            for match in self._names.matches(figure.label)
            if match.strength >= Strength.NAMED or not _is_integer(figure)
        ]
        if not matches:
            return Free(figure, self._unknown(figure.label))
        bound = [(match.strength, self._bound(figure, match.reference)) for match in matches]
        best = max((strength for strength, one in bound if one is not None), default=None)
        found = {
            (one.reference.name, tuple(cell.at for cell in one.cells)): one
            for strength, one in bound
            if one is not None and strength == best
        }
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            meant = one_of([str(one.reference) for one in found.values()])
            reason = f"{figure.label} may be any of {meant}: say which in [document.labels]"
            return Free(figure, reason, is_error=True)
        return self._misshapen(figure, [m.reference for m in _strongest(matches)], matches)

    def _bound(self, figure: Figure, reference: Reference) -> Bound | None:
        """The figure as these entries; None if its shape is another."""
        at = layout(reference, self._shapes[reference.name], figure.shape)
        if at is None:
            return None
        cells = tuple(
            BoundCell(cell, row, column, at(row - 1, column - 1))
            for row, entries in enumerate(figure.rows, 1)
            for column, cell in enumerate(entries, 1)
        )
        return Bound(figure, reference, cells)

    def _misshapen(
        self, figure: Figure, meant: Sequence[Reference], matches: Sequence[Match] = ()
    ) -> Free:
        """Nothing that the label means has this shape.

        One number, or a name that only might be meant, may well be something else.
        """
        shapes = one_of(
            [
                f"{one} is {shown(remaining(one, self._shapes[one.name]))}"
                for one in dict.fromkeys(meant)
            ]
        )
        named = not matches or (
            max(m.strength for m in matches) >= Strength.NAMED and figure.shape != (1, 1)
        )
        printed = " × ".join(map(str, figure.shape))
        return Free(figure, f"{figure.label} is printed as {printed}, {shapes}", is_error=named)

    def _unknown(self, label: str) -> str:
        listed = self._names.listed(label)
        if listed is not None:
            return (
                f"the index of {label} may count from 0 or from 1: say which in [document.labels], "
                f"as in '{listed}_{{i}}' = '{listed}[{{i-1}}]'"
            )
        return "nothing is called that; bind it in [document.labels]"


def remaining(reference: Reference, shape: Shape) -> Shape:
    """The shape of what a reference means, as it is printed."""
    where = (*reference.where, *[None] * len(shape))
    left = tuple(size for size, index in zip(shape, where, strict=False) if index is None)
    return left[::-1] if reference.transposed else left


def _strongest(matches: Sequence[Match]) -> list[Match]:
    best = max(match.strength for match in matches)
    return [match for match in matches if match.strength == best]


def _is_integer(figure: Figure) -> bool:
    """One whole number: L = 1 is more likely a number of layers than a loss."""
    return figure.shape == (1, 1) and _INTEGER.fullmatch(figure.texts[0][0]) is not None

"""From a passage to its figures: every carrier of numbers is looked for, and cells become numbers.

Carriers are looked for in the order of how sure their marks are, and what one has claimed the next
leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from verify.documents.claims import Claims
from verify.documents.error import DocumentError
from verify.documents.figure import Cell, Figure
from verify.documents.formats.content import Part
from verify.documents.found import Found, RawCell, Trouble
from verify.documents.lines import find_lines
from verify.documents.lists import find_lists
from verify.documents.matrices import find_matrices
from verify.documents.passage import Passage
from verify.documents.pasted import find_pasted
from verify.documents.places import Places
from verify.documents.tables import find_tables
from verify.printed import Compound, Infinite, Printed, read_cell

_FINDERS: tuple[Callable[[str], Iterable[Found | Trouble]], ...] = (
    find_matrices,
    find_lists,
    find_tables,
    find_lines,
)
# Something that can only be meant as a number, whether or not it is one.
_NUMERIC = re.compile(r"[-+\N{MINUS SIGN}]?\s*\.?[0-9](?:[^A-Za-z_^\\]|[eE][-+0-9])*")
_ADVICE = "write a number, or a dash where there is none"


@dataclass(frozen=True)
class Unread:
    """Why a cell is neither a number nor a dash."""

    reason: str


class _Unreadable(Exception):
    """A figure that cannot be read; ``start`` is where in the passage."""

    def __init__(self, start: int, message: str, advice: str) -> None:
        self.start, self.message, self.advice = start, message, advice
        super().__init__(message)


class CarrierReader:
    """Reads the passages of one document; what cannot be read is said, and the rest is read."""

    def __init__(self, places: Places, source: str, *, truncated: bool) -> None:
        self._places, self._source, self._truncated = places, source, truncated

    def read(self, part: Part) -> Iterator[Figure | DocumentError]:
        """The figures and the problems of one passage, carrier by carrier."""
        for found in _found(part.passage):
            try:
                if isinstance(found, Trouble):
                    raise _Unreadable(found.start, found.message, found.advice)
                yield self._figure(found, part.passage)
            except _Unreadable as error:
                offset, _ = part.passage.span(error.start, error.start + 1)
                yield self.problem(offset, f"{part.where}{error.message}", error.advice)

    def problem(self, offset: int, message: str, advice: str) -> DocumentError:
        """The error at an offset of the file."""
        return DocumentError(self._source, *self._places(offset), message, advice)

    def _figure(self, found: Found, passage: Passage) -> Figure:
        called = f"the {found.carrier} {found.label}".rstrip()
        if not found.rows or not found.rows[0]:
            raise _Unreadable(found.start, f"{called} is empty", "write its entries, or remove it")
        width = len(found.rows[0])
        for number, row in enumerate(found.rows, 1):
            if len(row) != width:
                count = f"{len(row)} {'entry' if len(row) == 1 else 'entries'}"
                start = row[0].start if row else found.start
                message = f"row {number} of {called} has {count}, row 1 has {width}"
                raise _Unreadable(start, message, "every row needs as many")
        start, end = passage.span(found.start, found.end)
        return Figure(
            found.label,
            self._cells(found, passage, called),
            *self._places(start),
            carrier=found.carrier,
            row_labels=found.row_labels,
            column_labels=found.column_labels,
            start=start,
            end=end,
        )

    def _cells(self, found: Found, passage: Passage, called: str) -> tuple[tuple[Cell, ...], ...]:
        read = [[self._cell(raw, passage) for raw in row] for row in found.rows]
        numbers = [cell for cell in chain(*read) if isinstance(cell, Printed)]
        if not found.fixed and not any("e" in number.text.casefold() for number in numbers):
            decimals = max((_decimals(number) for number in numbers), default=0)
            read = [[self._cell(raw, passage, decimals) for raw in row] for row in found.rows]
        symbolic = not any(
            isinstance(cell, Printed | Compound | Infinite) or _NUMERIC.fullmatch(raw.text)
            for cell, raw in zip(chain(*read), chain(*found.rows), strict=True)
        )
        return tuple(
            tuple(
                _settled(cell, raw, f"row {i}, column {j} of {called}", symbolic)
                for j, (cell, raw) in enumerate(zip(cells, raws, strict=True), 1)
            )
            for i, (cells, raws) in enumerate(zip(read, found.rows, strict=True), 1)
        )

    def _cell(self, raw: RawCell, passage: Passage, decimals: int | None = None) -> Cell | Unread:
        """The number or the dash in a cell, or why it is neither."""
        place = self._places(passage.span(raw.start, raw.end)[0])
        as_printed = passage.text[raw.start : raw.end] == raw.text
        try:
            cell = read_cell(raw.text, *place, raw.start, raw.end, self._truncated, decimals)
        except ValueError as error:
            return Unread(str(error))
        inside = (cell.start, cell.end) if as_printed else (raw.start, raw.end)
        start, end = passage.span(*inside)
        return replace(cell, start=start, end=end)


def _settled(cell: Cell | Unread, raw: RawCell, where: str, symbolic: bool) -> Cell:
    if not raw.text.strip():
        raise _Unreadable(raw.start, f"{where} is empty", _ADVICE)
    if not isinstance(cell, Unread):
        return cell
    if symbolic:
        return raw.text
    raise _Unreadable(raw.start, f"{where}: {cell.reason}", _ADVICE)


def _decimals(number: Printed) -> int:
    """How many decimals a number shows."""
    unit, decimals = number.unit, 0
    while unit < 1:
        unit, decimals = unit * 10, decimals + 1
    return decimals


def _found(passage: Passage) -> Iterator[Found | Trouble]:
    """What the carriers find, less what an earlier one has claimed."""
    claims = Claims()
    for find in _FINDERS:
        claimed = []
        for found in find(passage.text):
            if isinstance(found, Found):
                taken = claims.taken(found)
            else:
                taken = claims.overlaps(found.start, found.end)
            if taken:
                continue
            claimed.append((found.start, found.end))
            if taken is None and isinstance(found, Found):
                message = f"the {found.carrier} has lists or matrices among its cells"
                yield Trouble(found.start, found.end, message, "print them apart from it")
            else:
                yield found
        claims.add(claimed)
    yield from find_pasted(passage.text, claims.spans)

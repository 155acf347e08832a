"""What a check has to say, in the order of the document: one finding for each thing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log10

from flint import arb

from numeric.interval import enclose, rounded, rounded_down, rounded_up
from verify.check import CheckedDocument
from verify.documents.figure import Cell, cell_text
from verify.judged import JudgedEntry, JudgedFigure
from verify.overall import NOT_RIGHT
from verify.printed import Number
from verify.verdict import Verdict

UNREADABLE, UNBOUND, NO_KNOWN_SLIP = "unreadable", "unbound", "no known slip"
GUARD_DIGITS = 2
MOST_LISTED = 4  # entries of one figure that are spelled out
MAX_PLACES = 60
SHORT = 16  # a label that does not get in the way


@dataclass(frozen=True)
class Finding:
    """Something to look at: ``kind`` is a verdict, or why there is none; lines and columns from 1.

    ``width`` is how many characters are meant; ``notes`` say what is known about it.
    """

    kind: str
    line: int
    column: int
    width: int
    message: str
    notes: tuple[str, ...] = ()


def findings(checked: CheckedDocument) -> list[Finding]:
    """Every figure that is not right, cannot be decided, cannot be bound or cannot be read."""
    places = first_lines(checked)
    found = [finding for figure in checked.figures for finding in of_figure(figure, places)]
    found += [
        Finding(UNBOUND, free.figure.line, free.figure.column, 1, free.reason)
        for free in checked.binding.free
        if free.is_error
    ]
    found += [
        Finding(UNREADABLE, p.line or 1, p.column or 1, 1, f"{p.message}: {p.advice}")
        for p in checked.document.problems
    ]
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def first_lines(checked: CheckedDocument) -> Mapping[str, int]:
    """The line on which each quantity is printed first."""
    lines: dict[str, int] = {}
    for figure in checked.figures:
        lines.setdefault(figure.bound.reference.name, figure.bound.figure.line)
    return lines


def of_figure(figure: JudgedFigure, places: Mapping[str, int]) -> Iterator[Finding]:
    """One finding for each verdict to look at; mistakes made here and carried ones apart."""
    for verdict in (*NOT_RIGHT, Verdict.UNDECIDED):
        for carried in (False, True):
            entries = [e for e in figure.entries if (e.verdict, e.carried) == (verdict, carried)]
            if entries:
                yield _finding(figure, entries, verdict, places)


def _finding(
    figure: JudgedFigure,
    entries: Sequence[JudgedEntry],
    verdict: Verdict,
    places: Mapping[str, int],
) -> Finding:
    first, name = entries[0], called(figure)
    notes = list(_bases(first, places))
    if len(entries) == 1:
        message = _said(figure, first)
    else:
        message = f"{len(entries)} of {len(figure.entries)} entries of {name} are {verdict.value}"
        notes = [_said(figure, entry) for entry in entries[:MOST_LISTED]]
        if len(entries) > MOST_LISTED:
            notes.append(f"and {len(entries) - MOST_LISTED} more")
        notes += _bases(first, places)
    if verdict in NOT_RIGHT and not first.carried:
        notes += _explained(figure)
    cell = first.cell.cell
    line, column, width = _place(cell, figure)
    return Finding(verdict.value, line, column, width, message, tuple(notes))


def called(figure: JudgedFigure) -> str:
    """What a figure is called: the quantity, and its label where that is another short name."""
    label, name = figure.bound.figure.label, figure.bound.reference.name
    return name if not label or label == name or len(label) > SHORT else f"{label} ({name})"


def _said(figure: JudgedFigure, entry: JudgedEntry) -> str:
    """One entry in a sentence: what is printed, and what it is."""
    cell = entry.cell
    rows, columns = figure.bound.figure.shape
    where = "" if rows == columns == 1 else f"[{cell.row}, {cell.column}]"
    said = f"{called(figure)}{where} is printed {cell_text(cell.cell)}"
    if entry.verdict is Verdict.UNDECIDED and entry.enclosure is not None:
        return f"{said}; it may be anything in {interval(entry.enclosure, cell.cell)}"
    if entry.value is not None:
        return f"{said}; it is {decimal(entry.value, cell.cell)}"
    return f"{said}; {entry.reason}" if entry.reason else said


def _bases(entry: JudgedEntry, places: Mapping[str, int]) -> Iterator[str]:
    """What each basis says about an entry."""
    if entry.from_start is not None and entry.local is not None:
        yield f"from the start: {entry.from_start.value}"
    if entry.local is not None:
        sources = ", ".join(
            f"{name} (line {places[name]})" if name in places else name for name in entry.sources
        )
        allowed = (
            f", which allows {interval(entry.enclosure, entry.cell.cell)}"
            if entry.enclosure is not None
            else ""
        )
        yield f"from the printed {sources or 'values'}{allowed}: {entry.local.value}"
    if entry.reason and entry.value is not None:
        yield entry.reason


def _explained(figure: JudgedFigure) -> Iterator[str]:
    explanation = figure.explanation
    if explanation is None:
        yield NO_KNOWN_SLIP
        return
    yield f"likely slip: {explanation.words}"
    if explanation.others:
        yield f"so would: {', '.join(explanation.others)}"


def _place(cell: Cell, figure: JudgedFigure) -> tuple[int, int, int]:
    if isinstance(cell, str):
        return figure.bound.figure.line, figure.bound.figure.column, 1
    return cell.line, cell.column, max(1, cell.end - cell.start)


def decimal(value: arb | Fraction, printed: Cell) -> str:
    """A value to two digits more than are printed, as far as these are certain; or an integer."""
    low, high = enclose(value)
    if isinstance(low, Fraction) and low == high == round(low):
        return str(low)
    for places in range(_places_of(printed) + GUARD_DIGITS, -1, -1):
        digits = rounded(value, places)
        if digits is not None:
            return digits
    return "not known"


def interval(ball: arb | Fraction, printed: Cell) -> str:
    """The ends of an enclosure, rounded outwards."""
    places = _places_of(printed) + GUARD_DIGITS
    low, high = enclose(ball)
    return f"[{rounded_down(low, places)}, {rounded_up(high, places)}]"


def _places_of(printed: Cell) -> int:
    """The decimal places of a printed number."""
    if not isinstance(printed, Number):
        return 4
    return min(MAX_PLACES, max(0, ceil(-log10(printed.unit))))

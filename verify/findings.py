"""What a check has to say, in the order of the document: one finding for each thing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from math import ceil, log10

from flint import arb

from numeric.interval import enclose, rounded, rounded_down, rounded_up
from verify.check import CheckedDocument
from verify.documents.figure import Cell, Figure, cell_text
from verify.judged import JudgedEntry, JudgedFigure
from verify.overall import NOT_RIGHT
from verify.printed import Number
from verify.verdict import Verdict

UNREADABLE, UNBOUND, NO_KNOWN_SLIP = "unreadable", "unbound", "no known slip"
GUARD_DIGITS = 2
MOST_LISTED = 4  # entries of one figure that are spelled out
MAX_PLACES = 60
SHORT = 16  # a label that does not get in the way
MOST_CONTEXT = 200  # characters of a context; what is longer ends in a digest
SHOWN = 60  # characters of what cannot be read that tell it from others

# Each kind has a rule of its own; what was carried over has another.
RULES = {
    Verdict.WRONG.value: "BP101",
    Verdict.OFF_IN_LAST_PLACE.value: "BP102",
    Verdict.UNDECIDED.value: "BP104",
    UNBOUND: "BP105",
    UNREADABLE: "BP106",
}
CARRIED_OVER = "BP103"


@dataclass(frozen=True)
class Finding:
    """Something to look at: ``kind`` is a verdict, or why there is none; lines and columns from 1.

    ``width`` is how many characters its first entry has, ``start`` and ``end`` are the offsets in
    the text of all that is meant (-1 where these are not known); ``notes`` say what is known about
    it.  ``subject`` is the quantity, ``context`` the label and what is printed, ``cells`` the
    places of all entries that are meant, ``figure`` the number of the judged figure that has them.
    """

    kind: str
    line: int
    column: int
    width: int
    message: str
    notes: tuple[str, ...] = ()
    rule: str = ""
    subject: str = ""
    context: str = ""
    start: int = -1
    end: int = -1
    cells: tuple[tuple[int, int], ...] = ()
    figure: int | None = None


def findings(checked: CheckedDocument) -> list[Finding]:
    """Every figure that is not right, cannot be decided, cannot be bound or cannot be read."""
    places = first_lines(checked)
    found = [
        replace(finding, figure=number)
        for number, figure in enumerate(checked.figures)
        for finding in of_figure(figure, places)
    ]
    found += [_unbound(free.figure, free.reason) for free in checked.binding.free if free.is_error]
    text = checked.document.text
    lines = text.split("\n") if checked.document.problems else []
    for problem in checked.document.problems:
        line, column = problem.line or 1, problem.column or 1
        found.append(
            Finding(
                UNREADABLE,
                *(line, column, 1),
                f"{problem.message}: {problem.advice}",
                rule=RULES[UNREADABLE],
                context=lines[line - 1][column - 1 :][:SHOWN].strip(),
            )
        )
    return sorted(found, key=lambda finding: (finding.line, finding.column))


def _unbound(figure: Figure, reason: str) -> Finding:
    return Finding(
        UNBOUND,
        *(figure.line, figure.column, 1),
        reason,
        rule=RULES[UNBOUND],
        subject=figure.label,
        context=figure_text(figure),
        start=figure.start,
        end=figure.end,
    )


def figure_text(figure: Figure) -> str:
    """What a figure shows, short enough to tell it from others."""
    return shortened("; ".join(", ".join(row) for row in figure.texts))


def shortened(text: str) -> str:
    """A text, or its beginning and a digest of all of it."""
    if len(text) <= MOST_CONTEXT:
        return text
    return f"{text[:SHOWN]}… {sha256(text.encode(errors='surrogatepass')).hexdigest()[:16]}"


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
    label = figure.bound.figure.label
    shown = ", ".join(f"[{e.cell.row}, {e.cell.column}] {cell_text(e.cell.cell)}" for e in entries)
    cell = first.cell.cell
    return Finding(
        verdict.value,
        *_place(cell, figure),
        message,
        tuple(notes),
        rule=CARRIED_OVER if first.carried and verdict in NOT_RIGHT else RULES[verdict.value],
        subject=str(figure.bound.reference),
        context=shortened(f"{label}: {shown}"),
        start=-1 if isinstance(cell, str) else cell.start,
        # All that is meant: a comment about some of it does not accept the rest.
        end=max(-1 if isinstance(e.cell.cell, str) else e.cell.cell.end for e in entries),
        cells=tuple(_place(entry.cell.cell, figure)[:2] for entry in entries),
    )


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

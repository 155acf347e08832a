"""What has to hold for the figures of an example's document: an obligation for each of them.

What a figure is and which of its entries are right is found by :mod:`verify.check`; here it becomes
outcomes.  Nothing that is claimed, or that cannot be bound or read, drops out of the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from derivations.outcome import Checked, Outcome, Refuted, Unknown
from verify.binding import Bound
from verify.check import CheckedDocument
from verify.documents.figure import Cell, cell_text
from verify.findings import Finding, first_lines, of_figure
from verify.judged import JudgedEntry
from verify.obligations import Obligation
from verify.overall import NOT_RIGHT, RIGHT
from verify.printed import Missing
from verify.verdict import Verdict

METHOD = "printed digits, rigorous enclosures"
DASH = "-"  # how an example file writes a printed dash
WRONG = {verdict.value for verdict in NOT_RIGHT}


def figure_obligations(checked: CheckedDocument) -> Iterator[Obligation]:
    """What has to hold for each figure, each under a name of its own."""
    times: Counter[str] = Counter()
    for obligation in _listed(checked):
        times[name := obligation.name] += 1
        again = f" {times[name]}" if times[name] > 1 else ""
        yield replace(obligation, name=f"figures.{name}{again}")


def _listed(checked: CheckedDocument) -> Iterator[Obligation]:
    judged = [
        (i, bound)
        for i, bound in enumerate(checked.binding.bound)
        if bound.reference.name not in checked.given
    ]
    for i, bound in judged:
        yield Obligation(
            f"entries_are_right [{bound.reference}, {bound.figure.line}:{bound.figure.column}]",
            "figures",
            "document",
            f"every printed entry of {bound.reference} (line {bound.figure.line}) follows from "
            "what is given or from the printed values before it",
            partial(_entries_are_right, checked, i),
        )
    if not judged:
        yield _open("something_is_judged", "a printed figure can be judged", "there is none")
    for free in (free for free in checked.binding.free if free.is_error):
        line, column = free.figure.line, free.figure.column
        yield _open(
            f"can_be_bound [{line}:{column}]",
            f"it can be told what the figure in line {line} is",
            f"{place(checked, line, column)}: {free.reason}",
        )
    for problem in checked.document.problems:
        line, column = problem.line or 1, problem.column or 1
        yield _open(
            f"can_be_read [{line}:{column}]",
            f"what is printed in line {line} can be read",
            f"{place(checked, line, column)}: {problem.message}: {problem.advice}",
        )
    for quantity in checked.example.figures:
        yield Obligation(
            f"{quantity}_is_transcribed",
            "figures",
            "document",
            f"{quantity} in the document is what the example file says is printed",
            partial(_transcribed, checked, quantity),
        )


def _open(name: str, statement: str, reason: str) -> Obligation:
    """What is known to be undecided when it is listed."""
    return Obligation(name, "figures", "document", statement, lambda: Unknown(METHOD, reason))


def place(checked: CheckedDocument, line: int, column: int) -> str:
    return f"{checked.path.name}:{line}:{column}"


def place_of(checked: CheckedDocument, cell: Cell) -> str:
    if isinstance(cell, str):
        return checked.path.name
    return place(checked, cell.line, cell.column)


# Each figure by itself


def _entries_are_right(checked: CheckedDocument, i: int) -> Outcome:
    figure = checked.figures[i]
    found = list(of_figure(figure, first_lines(checked)))
    if wrong := [finding for finding in found if finding.kind in WRONG]:
        return Refuted(METHOD, _said(checked, wrong))
    if found:
        return Unknown(METHOD, _said(checked, found))
    right = [entry for entry in figure.entries if entry.verdict in RIGHT]
    if len(right) < len(figure.entries):
        reasons = "; ".join(sorted({e.reason for e in figure.entries if e.verdict not in RIGHT}))
        return Unknown(
            METHOD, f"only {len(right)} of {len(figure.entries)} entries are checked: {reasons}"
        )
    return Checked(METHOD, _counts(right))


def _said(checked: CheckedDocument, found: Iterable[Finding]) -> str:
    return " ".join(
        f"{place(checked, finding.line, finding.column)}: {finding.kind}: "
        + "; ".join((finding.message, *finding.notes))
        for finding in found
    )


def _counts(entries: list[JudgedEntry]) -> str:
    """How many entries are right, and on which basis."""
    start = [entry.from_start for entry in entries if entry.from_start is not None]
    local = [entry.local for entry in entries if entry.local is not None]
    sources = ", ".join(sorted({name for entry in entries for name in entry.sources}))
    said = [
        f"{_entries(len(entries))}: {_tally(entry.verdict for entry in entries)}",
        f"from the start {_tally(start)}" if start else "",
        f"from the printed {sources} {_tally(local)}" if local else "",
    ]
    return "; ".join(filter(None, said))


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _tally(verdicts: Iterable[Verdict]) -> str:
    counted = Counter(verdicts)
    return ", ".join(
        f"{counted[verdict]} {verdict.value}" for verdict in Verdict if counted[verdict]
    )


# Against the example file


def _transcribed(checked: CheckedDocument, quantity: str) -> Outcome:
    """One of the figures that show the whole quantity has the stated digits."""
    stated = checked.example.figures[quantity]
    shown = [b for b in checked.binding.bound if str(b.reference) == quantity]
    differences = [_difference(checked, bound, stated) for bound in shown]
    if not shown:
        return Unknown(METHOD, f"{checked.path.name} prints nothing that is known to be {quantity}")
    if None not in differences:
        return Refuted(METHOD, "; ".join(filter(None, differences)))
    return Checked(METHOD, f"{_entries(sum(map(len, stated)))}, digit for digit")


def _difference(
    checked: CheckedDocument, bound: Bound, stated: tuple[tuple[str, ...], ...]
) -> str | None:
    """Where a figure first differs from what is stated."""
    rows = bound.figure.rows
    if bound.figure.shape != (len(stated), len(stated[0])):
        return f"{bound.reference} is printed with another shape: {bound.figure.shape}"
    for row, stated_row in zip(rows, stated, strict=True):
        for cell, wanted in zip(row, stated_row, strict=True):
            dashes = isinstance(cell, Missing) and wanted == DASH
            if not dashes and cell_text(cell) != wanted:
                return (
                    f"{place_of(checked, cell)}: printed {cell_text(cell)}, "
                    f"the example file says {wanted}"
                )
    return None

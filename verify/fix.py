"""Correcting a document: new digits where old ones are wrong, everything else byte for byte.

A number is corrected only where the given values lead to it: if two printed numbers contradict each
other and neither is given, nobody can know which of them is wrong.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from flint import arb

from verify.check import CheckedDocument
from verify.digits import written_like
from verify.findings import called
from verify.judged import JudgedEntry, JudgedFigure
from verify.overall import NOT_RIGHT
from verify.printed import Missing, Printed, read_cell
from verify.verdict import Verdict, judge

NOBODY_KNOWS = (
    "{name} contradicts {sources}, and neither follows from given values: say which is given "
    "([document] given in the example file)"
)


@dataclass(frozen=True)
class Correction:
    """``new`` in place of ``old``, which stands at ``start`` to ``end`` in a document's text."""

    start: int
    end: int
    old: str
    new: str
    line: int
    column: int


@dataclass(frozen=True)
class Refusal:
    """A number that is not right and is left as it is, and why."""

    line: int
    column: int
    reason: str


def corrections(checked: CheckedDocument) -> tuple[list[Correction], list[Refusal]]:
    """What can be corrected in a document, in its order, and what cannot."""
    made: dict[int, Correction] = {}
    refused: list[Refusal] = []
    for figure in checked.figures:
        for entry in figure.entries:
            if entry.verdict in NOT_RIGHT:
                found = _correction(figure, entry, checked.document.text)
                if isinstance(found, Refusal):
                    refused.append(found)
                else:
                    made[found.start] = found
    return [made[start] for start in sorted(made)], refused


def corrected(text: str, made: list[Correction]) -> str:
    """The text with all corrections in place."""
    pieces, end = [], 0
    for correction in made:
        pieces += [text[end : correction.start], correction.new]
        end = correction.end
    return "".join((*pieces, text[end:]))


def _correction(figure: JudgedFigure, entry: JudgedEntry, text: str) -> Correction | Refusal:
    cell = entry.cell.cell
    if isinstance(cell, str):
        return Refusal(figure.bound.figure.line, figure.bound.figure.column, "it is no number")
    if entry.from_start is None:
        sources = ", ".join(entry.sources)
        reason = NOBODY_KNOWS.format(name=called(figure), sources=sources)
        return Refusal(cell.line, cell.column, reason)
    if isinstance(cell, Missing) or entry.value is None:
        return Refusal(cell.line, cell.column, entry.reason or "a dash and a number differ")
    if not isinstance(cell, Printed) or cell.start < 0:
        return Refusal(cell.line, cell.column, f"{cell.text} is more than one number")
    old = text[cell.start : cell.end]
    if not spells(old, cell):
        return Refusal(cell.line, cell.column, f"{cell.text} is spelled in pieces in the file")
    new = written_like(_right(entry, cell), cell, old)
    if new is None or new == old:
        return Refusal(cell.line, cell.column, f"the digits for {cell.text} are not certain")
    return Correction(cell.start, cell.end, old, new, cell.line, cell.column)


def spells(raw: str, cell: Printed) -> bool:
    """Whether ``raw``, as a file has it, is the number and nothing else, such as tags inside."""
    for plain in _decoded(raw):
        try:
            read = read_cell(plain)
        except ValueError:
            continue
        if isinstance(read, Printed) and read.text == cell.text:
            return True
    return False


def _decoded(raw: str) -> Iterator[str]:
    """What a piece of a file may stand for: itself, references of HTML, escapes of JSON."""
    yield raw
    yield html.unescape(raw)
    try:
        yield json.loads(f'"{raw}"')
    except (ValueError, RecursionError):
        return


def _right(entry: JudgedEntry, cell: Printed) -> arb | Fraction:
    """The true value; in a document that goes on with rounded numbers, what these lead to."""
    assert entry.value is not None
    if entry.local is None or entry.local_value is None or entry.enclosure is None:
        return entry.value
    true = written_like(entry.value, cell, cell.text)
    if true is None:
        return entry.value
    verdict = judge(Printed(true, truncated=cell.truncated), entry.local_value, entry.enclosure)
    return (
        entry.local_value if verdict in (Verdict.WRONG, Verdict.OFF_IN_LAST_PLACE) else entry.value
    )

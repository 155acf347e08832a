"""The result of checking one document as plain data, and as a person reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from verify import __version__
from verify.check import CheckedDocument
from verify.documents.figure import Cell
from verify.findings import decimal, interval
from verify.judged import JudgedEntry, JudgedFigure
from verify.report.markdown import environment
from verify.verdict import Verdict

FORMAT = 1


def check_report(checked: CheckedDocument) -> dict[str, Any]:
    """Everything that is known about the printed numbers of a document."""
    verdicts = Counter(e.verdict for figure in checked.figures for e in figure.entries)
    return {
        "format": FORMAT,
        "tool": {"name": "backproof", "version": __version__},
        "document": checked.path.name,
        "example": {
            "file": checked.example.path.name,
            "title": checked.example.title,
            "provenance": checked.example.provenance,
        },
        "summary": {
            "figures": len(checked.figures),
            "not_claimed": len(checked.binding.free),
            "unreadable": len(checked.document.problems),
            "numbers": sum(verdicts.values()),
            "verdicts": {verdict.value: verdicts[verdict] for verdict in Verdict},
        },
        "figures": [_figure(figure) for figure in checked.figures],
        "not_claimed": [
            {
                "label": free.figure.label,
                "line": free.figure.line,
                "column": free.figure.column,
                "shape": list(free.figure.shape),
                "reason": free.reason,
                "is_error": free.is_error,
            }
            for free in checked.binding.free
        ],
        "unreadable": [
            {"line": p.line, "column": p.column, "message": p.message, "advice": p.advice}
            for p in checked.document.problems
        ],
        "not_proved": [
            *checked.example.not_proved,
            "That the document works out what its example file describes: labels, given values and "
            "settings are taken at their word.",
            "Anything about numbers that no figure carries, or that are listed as not claimed, "
            "not checked or unreadable.",
        ],
    }


def to_markdown(report: Mapping[str, Any]) -> str:
    """The report as a person reads it."""
    return environment().get_template("check.md.jinja").render(**report)


def _figure(judged: JudgedFigure) -> dict[str, Any]:
    figure, explanation = judged.bound.figure, judged.explanation
    return {
        "label": figure.label,
        "quantity": judged.bound.reference.name,
        "carrier": figure.carrier,
        "line": figure.line,
        "column": figure.column,
        "shape": list(figure.shape),
        "verdicts": dict(Counter(entry.verdict.value for entry in judged.entries)),
        "error_certainly_shows_from": [_size(size) for size in judged.revealed or ()],
        "slip": explanation
        and {
            "name": explanation.slip,
            "words": explanation.words,
            "others": list(explanation.others),
        },
        "entries": [_entry(entry) for entry in judged.entries],
    }


def _entry(entry: JudgedEntry) -> dict[str, Any]:
    cell = entry.cell.cell
    return {
        "row": entry.cell.row,
        "column": entry.cell.column,
        "printed": text(cell),
        "line": None if isinstance(cell, str) else cell.line,
        "verdict": entry.verdict.value,
        "from_start": entry.from_start and entry.from_start.value,
        "local": entry.local and entry.local.value,
        "value": None if entry.value is None else decimal(entry.value, cell),
        "allowed": None if entry.enclosure is None else interval(entry.enclosure, cell),
        "sources": list(entry.sources),
        "reason": entry.reason,
        "carried": entry.carried,
    }


def text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def matrix(entries: Sequence[Mapping[str, Any]], key: str) -> list[list[str]]:
    """One thing about every entry, in the rows of the figure."""
    rows: dict[int, list[str]] = {}
    for entry in entries:
        rows.setdefault(entry["row"], []).append(str(entry[key]))
    return list(rows.values())


def _size(size: Fraction) -> str:
    return f"{float(size):.2g}"

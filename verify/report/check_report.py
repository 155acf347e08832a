"""The result of checking one document as plain data, and as a person reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from verify import __version__
from verify.check import CheckedDocument
from verify.documents.figure import cell_text
from verify.findings import decimal, interval
from verify.judged import JudgedEntry, JudgedFigure
from verify.report.limits import OF_DOCUMENTS
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
        "figures": claimed(checked),
        "not_claimed": not_claimed(checked),
        "unreadable": unreadable(checked),
        "not_proved": [*checked.example.not_proved, *OF_DOCUMENTS],
    }


def to_markdown(report: Mapping[str, Any]) -> str:
    """The report as a person reads it."""
    return environment().get_template("check.md.jinja").render(**report)


def claimed(checked: CheckedDocument) -> list[dict[str, Any]]:
    """Every figure that is said to be something, with the verdicts on its entries."""
    return [_figure(figure, checked.given) for figure in checked.figures]


def not_claimed(checked: CheckedDocument) -> list[dict[str, Any]]:
    """Every figure that nothing claims, or of which it cannot be told what it is, and why."""
    return [
        {
            "label": free.figure.label,
            "line": free.figure.line,
            "column": free.figure.column,
            "shape": list(free.figure.shape),
            "reason": free.reason,
            "is_error": free.is_error,
        }
        for free in checked.binding.free
    ]


def unreadable(checked: CheckedDocument) -> list[dict[str, Any]]:
    """Everything that is meant as numbers and cannot be read."""
    return [
        {"line": p.line, "column": p.column, "message": p.message, "advice": p.advice}
        for p in checked.document.problems
    ]


def _figure(judged: JudgedFigure, given: Iterable[str]) -> dict[str, Any]:
    figure, explanation = judged.bound.figure, judged.explanation
    return {
        "label": figure.label,
        "quantity": str(judged.bound.reference),
        "carrier": figure.carrier,
        "line": figure.line,
        "column": figure.column,
        "shape": list(figure.shape),
        "rows": [list(row) for row in figure.texts],
        "given": judged.bound.reference.name in given,
        "verdicts": _counts(entry.verdict for entry in judged.entries),
        "from_start": _counts(entry.from_start for entry in judged.entries),
        "local": _counts(entry.local for entry in judged.entries),
        "error_certainly_shows_from": [_size(size) for size in judged.revealed or ()],
        "slip": explanation
        and {
            "name": explanation.slip,
            "words": explanation.words,
            "others": list(explanation.others),
        },
        "entries": [_entry(entry) for entry in judged.entries],
    }


def _counts(verdicts: Iterable[Verdict | None]) -> dict[str, int]:
    """How many entries have each verdict, the best first."""
    counted = Counter(verdicts)
    return {verdict.value: counted[verdict] for verdict in Verdict if counted[verdict]}


def _entry(entry: JudgedEntry) -> dict[str, Any]:
    cell = entry.cell.cell
    return {
        "row": entry.cell.row,
        "column": entry.cell.column,
        "printed": cell_text(cell),
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


def _size(size: Fraction) -> str:
    return f"{float(size):.2g}"

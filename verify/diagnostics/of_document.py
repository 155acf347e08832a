"""From a checked document to plain data: its findings, what is not checked, and its summary.

The mathematics ends here.  This is the only file of this room that imports any of it; whoever has
the data already, as a cache does, need not import this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import Any

from verify.check import CheckedDocument
from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.text import clean
from verify.documents.figure import Figure
from verify.documents.places import Places
from verify.excerpt import excerpt
from verify.findings import Finding, called, figure_text, findings
from verify.fix import Correction, Refusal, corrections
from verify.judge import GIVEN
from verify.judged import JudgedEntry, JudgedFigure
from verify.overall import DRIFT
from verify.verdict import Verdict

NOTHING, NOT_CHECKED = "BP107", "BP108"
DECIDED = (Verdict.EXACT, Verdict.CONSISTENT, Verdict.OFF_IN_LAST_PLACE, Verdict.WRONG)
KINDS = (*(verdict.value for verdict in Verdict), "given")


def examined(checked: CheckedDocument, path: str) -> Examined:
    """What is known of a document, which is called ``path``."""
    text, found = checked.document.text, findings(checked)
    entries = [entry for figure in checked.figures for entry in figure.entries]
    decided = sum(entry.verdict in DECIDED for entry in entries)
    nothing = [] if decided else [_nothing_checked(checked, path)]
    return Examined(
        kind="document",
        path=path,
        name=path,
        counts=_counts(entries),
        checked=decided,
        diagnostics=(*nothing, *_diagnostics(found, text, path)),
        listed=tuple(_listed(checked, path)),
        summary=tuple(summary(checked, path)),
        conclusive=Verdict.UNDECIDED not in {entry.verdict for entry in entries},
        details={
            "example": str(checked.example.path),
            "excerpts": _excerpts(text, found),
            "figures": _figures(checked, found, len(nothing)),
        },
    )


def _diagnostics(found: Iterable[Finding], text: str, path: str) -> list[Diagnostic]:
    places = Places(text)
    return [
        Diagnostic(
            finding.rule,
            path,
            _region(finding, places),
            clean(finding.message),
            tuple(map(clean, finding.notes)),
            clean(finding.subject),
            clean(finding.context),
        )
        for finding in found
    ]


def _region(finding: Finding, places: Places) -> Region:
    """From the first character to behind the last, which may be on a later line."""
    if 0 <= finding.start < finding.end:
        end_line, end_column = places(finding.end - 1)
        return Region(finding.line, finding.column, end_line, end_column + 1)
    return Region(finding.line, finding.column, finding.line, finding.column + finding.width)


def _nothing_checked(checked: CheckedDocument, path: str) -> Diagnostic:
    claimed, free = len(checked.figures), len(checked.binding.free)
    unreadable = len(checked.document.problems)
    given = sum(all(e.reason == GIVEN for e in figure.entries) for figure in checked.figures)
    total = claimed + free + unreadable
    counted = (
        (given, "given, and so not judged"),
        (claimed - given, "claimed, but cannot be decided"),
        (free, "not claimed"),
        (unreadable, "not readable"),
    )
    notes = [f"{n} of {total} printed figures are {what}" for n, what in counted if n]
    return Diagnostic(
        NOTHING,
        path,
        Region(1, 1, 1, 1),
        "no number of this document could be judged",
        tuple(notes or ["it prints no figure"]),
    )


def _listed(checked: CheckedDocument, path: str) -> list[Diagnostic]:
    """Figures that nothing claims, and entries that nothing leads to: never passed over."""
    found = [_free(one.figure, one.reason) for one in checked.binding.free if not one.is_error]
    found += [
        _not_checked(
            judged.bound.figure,
            f"{called(judged)}: {'; '.join(sorted(reasons))}",
            str(judged.bound.reference),
        )
        for judged in checked.figures
        if (reasons := _reasons(judged))
    ]
    return _diagnostics(found, checked.document.text, path)


def _reasons(judged: JudgedFigure) -> set[str]:
    """Why entries of a figure are not checked, other than that they are given."""
    return {e.reason for e in judged.entries if e.verdict is Verdict.NOT_CHECKED} - {GIVEN}


def _free(figure: Figure, reason: str) -> Finding:
    shape = " × ".join(map(str, figure.shape))
    return _not_checked(figure, f"{figure.label or 'unnamed'} ({shape}): {reason}", figure.label)


def _not_checked(figure: Figure, message: str, subject: str) -> Finding:
    return Finding(
        Verdict.NOT_CHECKED.value,
        *(figure.line, figure.column, 1),
        message,
        rule=NOT_CHECKED,
        subject=subject,
        context=f"{figure.label}: {figure_text(figure)}",
        start=figure.start,
        end=figure.end,
    )


def _excerpts(text: str, found: Iterable[Finding]) -> dict[str, list[str]]:
    """For each place of a finding the line around it, and carets for below."""
    lines = text.split("\n")
    return {
        f"{one.line}:{one.column}": list(
            excerpt(lines[one.line - 1].rstrip("\r"), one.column, one.width)
        )
        for one in found
        if one.line <= len(lines)
    }


def _figures(
    checked: CheckedDocument, found: Sequence[Finding], shift: int
) -> list[dict[str, Any]]:
    """Each figure that is claimed: what it is, its verdicts, the numbers of its diagnostics."""
    return [
        {
            "name": clean(called(figure)),
            "line": figure.bound.figure.line,
            "column": figure.bound.figure.column,
            "counts": _counts(figure.entries),
            "diagnostics": [n + shift for n, one in enumerate(found) if one.figure == number],
        }
        for number, figure in enumerate(checked.figures)
    ]


def _counts(entries: Iterable[JudgedEntry]) -> dict[str, int]:
    """How many entries have each verdict; those that are given are not judged."""
    counted = Counter("given" if e.reason == GIVEN else e.verdict.value for e in entries)
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def wanted_corrections(
    checked: CheckedDocument, standing: Collection[Diagnostic], path: str
) -> tuple[list[Correction], list[Refusal]]:
    """What can be corrected of the findings that stand, and what cannot; the rest is accepted."""
    found = findings(checked)
    diagnostics = _diagnostics(found, checked.document.text, path)
    wanted = {
        cell
        for finding, diagnostic in zip(found, diagnostics, strict=True)
        if diagnostic in standing
        for cell in finding.cells
    }
    made, refused = corrections(checked)
    return (
        [correction for correction in made if (correction.line, correction.column) in wanted],
        [refusal for refusal in refused if (refusal.line, refusal.column) in wanted],
    )


def summary(checked: CheckedDocument, path: str) -> list[str]:
    """How many figures and numbers there are, and what became of them."""
    entries = [entry for figure in checked.figures for entry in figure.entries]
    said = [f"{count} {kind}" for kind, count in _counts(entries).items()]
    free, unreadable = len(checked.binding.free), len(checked.document.problems)
    total = len(checked.figures) + free + unreadable
    lines = [
        f"{path}: {len(checked.figures)} of {total} printed figures claimed, "
        f"{len(entries)} numbers: {', '.join(said) or 'none'}"
    ]
    if free or unreadable:
        lines.append(f"  {free} figures not claimed, {unreadable} not readable")
    given = [f for f in checked.figures if all(e.reason == GIVEN for e in f.entries)]
    if given:
        names = dict.fromkeys(clean(called(figure)) for figure in given)
        lines.append(f"  given by the document, taken as exact: {', '.join(names)}")
    drift = sum(entry.reason == DRIFT for entry in entries)
    if drift:
        lines.append(f"  {drift} right from rounded values, with other digits from the start")
    revealed = [figure.revealed for figure in checked.figures if figure.revealed]
    if revealed:
        least, most = min(r[0] for r in revealed), max(r[1] for r in revealed)
        lines.append(
            f"  an error certainly shows from {_short(least)} (best) to {_short(most)} (worst)"
        )
    return lines


def _short(size: Fraction) -> str:
    return f"{float(size):.2g}"

"""A judgement as plain data: findings, counts and lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from verify.code.judgement import JudgedGradient, Judgement, Note, Verdict
from verify.diagnostics.diagnostic import Diagnostic, Examined, Region

DECIDED = (Verdict.RIGHT, Verdict.WRONG, Verdict.NOT_FINITE, Verdict.WRONG_SHAPE)


def examined(judgement: Judgement) -> Examined:
    """What became of a function, without the arrays that led to it."""
    counts = Counter(gradient.verdict.value for gradient in judgement.gradients)
    checked = sum(gradient.verdict in DECIDED for gradient in judgement.gradients)
    return Examined(
        kind="function",
        path=judgement.file,
        name=judgement.title,
        counts=dict(counts),
        checked=checked,
        diagnostics=tuple(_diagnostic(judgement, note) for note in judgement.notes),
        summary=tuple(summary(judgement)),
        conclusive=judgement.conclusive,
        details={
            "as": judgement.as_,
            "called": list(judgement.called),
            "forward": judgement.forward.value if judgement.forward else None,
            "gradients": [_gradient(gradient) for gradient in judgement.gradients],
            "slips": [
                {
                    "about": list(slip.about),
                    "name": slip.name,
                    "words": slip.words,
                    "lines": list(slip.lines),
                    "others": list(slip.others),
                }
                for slip in judgement.slips
            ],
            "trials": list(judgement.trials),
            "checks": list(judgement.checks),
            "not_judged": list(judgement.not_judged),
        },
    )


def _diagnostic(judgement: Judgement, note: Note) -> Diagnostic:
    line, column, end_line, end_column = judgement.region
    notes = list(note.notes)
    if note.rule == "BP201" and judgement.derivation:
        notes.append(f"derivation: {judgement.derivation}")
    return Diagnostic(
        rule=note.rule,
        path=judgement.file,
        region=Region(line, column, end_line, max(end_column, column + 1)),
        message=f"{_short(judgement.title)}: {note.message}",
        notes=tuple(notes),
        subject=note.subject,
        context=judgement.title,
    )


def summary(judgement: Judgement) -> Iterator[str]:
    """How a function was called, what was compared, and what was not."""
    said = Counter(gradient.verdict.value for gradient in judgement.gradients)
    counted = ", ".join(f"{number} {verdict}" for verdict, number in said.items())
    names = ", ".join(gradient.name for gradient in judgement.gradients)
    yield f"{judgement.title} as {judgement.as_}: {counted or 'nothing judged'}" + (
        f" ({names})" if names else ""
    )
    for line in judgement.called:
        yield f"  {line}"
    zero = [g.name for g in judgement.gradients if g.is_zero and g.verdict is Verdict.RIGHT]
    if zero:
        yield f"  exactly zero, up to rounding: {', '.join(zero)}"
    for check in judgement.checks:
        yield f"  {check}"
    for missing in judgement.not_judged:
        yield f"  not judged: {missing}"


def _gradient(gradient: JudgedGradient) -> dict[str, Any]:
    return {
        "name": gradient.name,
        "verdict": gradient.verdict.value,
        "basis": gradient.basis,
        "entry": [place + 1 for place in gradient.entry],
        "found": _digits(gradient.found),
        "right": _digits(gradient.right),
        "relative": _digits(gradient.relative, 2),
        "zero": gradient.is_zero,
        "problem": gradient.problem,
    }


def _digits(value: float | None, digits: int = 6) -> str | None:
    """As text: the last bits of a float are another machine's business, and JSON has no NaN."""
    return None if value is None else f"{value:.{digits}g}"


def _short(title: str) -> str:
    return title.rpartition(":")[2] or title

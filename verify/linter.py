"""What `backproof check` prints: findings like a linter's, and a summary of each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console

from verify.check import CheckedDocument
from verify.excerpt import excerpt
from verify.findings import Finding, called, findings
from verify.fix import Correction, Refusal
from verify.judge import GIVEN
from verify.overall import DRIFT, RIGHT
from verify.verdict import Verdict

COLOURS = {
    Verdict.WRONG.value: "bold red",
    Verdict.OFF_IN_LAST_PLACE.value: "red",
    Verdict.UNDECIDED.value: "yellow",
}


class Linter:
    """Findings on stdout, one document after the other."""

    def __init__(self) -> None:
        self._out = Console(highlight=False, soft_wrap=True, emoji=False, markup=False)

    def document(self, checked: CheckedDocument) -> None:
        """All findings of a document, what was not checked, and the summary."""
        # Only what ends a line for an editor ends one here.
        lines = checked.document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in findings(checked):
            self._finding(str(checked.path), finding, lines)
        for line in _not_checked(checked):
            self._out.print(line)
        self._out.print(summary(checked))

    def fixed(self, where: str, made: Sequence[Correction], refused: Sequence[Refusal]) -> None:
        """What was corrected, and what could not be."""
        for correction in made:
            place = f"{where}:{correction.line}:{correction.column}"
            self._out.print(f"{place}: corrected: {correction.old} → {correction.new}")
        for refusal in refused:
            place = f"{where}:{refusal.line}:{refusal.column}"
            self._out.print(f"{place}: not corrected: {refusal.reason}")

    def _finding(self, path: str, finding: Finding, lines: Sequence[str]) -> None:
        place = f"{path}:{finding.line}:{finding.column}: "
        self._out.print(place, end="")
        self._out.print(f"{finding.kind}: ", style=COLOURS.get(finding.kind, "magenta"), end="")
        self._out.print(finding.message)
        if finding.line <= len(lines):
            text, carets = excerpt(lines[finding.line - 1], finding.column, finding.width)
            self._out.print(f"    {text}")
            self._out.print(f"    {carets}", style="green")
        for note in finding.notes:
            self._out.print(f"    {note}")


def _not_checked(checked: CheckedDocument) -> list[str]:
    """Figures that nothing claims, and entries that nothing leads to: listed, never passed over."""
    found = []
    for free in checked.binding.free:
        if not free.is_error:
            figure = free.figure
            place = f"{checked.path}:{figure.line}:{figure.column}"
            shape = " × ".join(map(str, figure.shape))
            found.append(
                f"{place}: not checked: {figure.label or 'unnamed'} ({shape}): {free.reason}"
            )
    for judged in checked.figures:
        reasons = {e.reason for e in judged.entries if e.verdict is Verdict.NOT_CHECKED} - {GIVEN}
        if reasons:
            figure = judged.bound.figure
            place = f"{checked.path}:{figure.line}:{figure.column}"
            found.append(f"{place}: not checked: {called(judged)}: {'; '.join(sorted(reasons))}")
    return found


def summary(checked: CheckedDocument) -> str:
    """How many figures and numbers there are, and what became of them."""
    entries = [entry for figure in checked.figures for entry in figure.entries]
    verdicts = Counter("given" if e.reason == GIVEN else e.verdict.value for e in entries)
    said = [f"{verdicts[v]} {v}" for v in (*(v.value for v in Verdict), "given") if verdicts[v]]
    free, unreadable = len(checked.binding.free), len(checked.document.problems)
    total = len(checked.figures) + free + unreadable
    lines = [
        f"{checked.path}: {len(checked.figures)} of {total} printed figures claimed, "
        f"{sum(verdicts.values())} numbers: {', '.join(said) or 'none'}"
    ]
    if free or unreadable:
        lines.append(f"  {free} figures not claimed, {unreadable} not readable")
    given = [f for f in checked.figures if all(e.reason == GIVEN for e in f.entries)]
    if given:
        names = dict.fromkeys(called(figure) for figure in given)
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
    return "\n".join(lines)


def _short(size: Fraction) -> str:
    return f"{float(size):.2g}"


def passes(checked: CheckedDocument) -> bool:
    """Whether something was checked and nothing needs looking at."""
    verdicts = [entry.verdict for figure in checked.figures for entry in figure.entries]
    return any(v in RIGHT for v in verdicts) and not findings(checked)

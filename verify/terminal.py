"""What a person sees while a run goes on and at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from derivations.outcome import Checked, Proved, Unknown
from verify.obligations import GROUPS, Obligation
from verify.run import Answer, Run, details

# In these kinds of check an obligation is about one page, and pages come one after the other.
PAGE_GROUPS = ("all shapes", "entry by entry", "differences", "identities", "inequalities")


class Screen:
    """Progress on stderr, findings and the summary on stdout."""

    def __init__(self, total: int, every_answer: bool = False) -> None:
        self._out = Console(highlight=False, soft_wrap=True, emoji=False)
        errors = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
        self._every_answer = every_answer
        self._errors = errors
        self._part = ""
        self._held = [0, 0]  # of the part at hand: how many hold, of how many
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=errors,
            transient=True,
            disable=not errors.is_terminal,
        )
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
        self._close_part()

    def preparing(self, obligation: Obligation) -> None:
        """Show what is being prepared; it counts as nothing yet."""
        self._progress.update(self._task, description=f"{obligation.subject}: preparing")

    def answered(self, answer: Answer) -> None:
        """Show one answer: all of them where asked for, else only what does not hold."""
        obligation = answer.obligation
        self._progress.update(
            self._task, advance=1, description=f"{obligation.subject}: {obligation.group}"
        )
        if self._every_answer or not answer.outcome.holds:
            self._out.print(_line(answer), markup=False)
        part = obligation.subject if obligation.group in PAGE_GROUPS else obligation.group
        if part != self._part:
            self._close_part()
            self._part = part
        self._held[0] += answer.outcome.holds
        self._held[1] += 1

    def _close_part(self) -> None:
        """In a pipe there is no bar: a plain line says that a part is done."""
        if self._part and not self._errors.is_terminal and not self._every_answer:
            held, total = self._held
            self._errors.print(f"{self._part}: {held} of {total} hold", markup=False)
        self._part, self._held = "", [0, 0]

    def totals(self, run: Run, seconds: float) -> None:
        """One line: how many of each strength, and in what time."""
        counts = ", ".join(f"{count} {name.lower()}" for name, count in run.counts().items())
        self._out.print(f"\n{counts}; {seconds:.1f} s", markup=False)

    def summary(
        self, result: Mapping[str, Any], run: Run, seconds: Mapping[str, float], folder: Path
    ) -> None:
        """The end of `backproof verify`."""
        example, figures, update = result["example"], result["figures"], result["update"]
        lines = [f"{example['title']}", ""]
        for group, title in GROUPS.items():
            answers = [a for a in run.answers if a.obligation.group == group]
            if answers:
                held = sum(answer.outcome.holds for answer in answers)
                lines.append(
                    f"  {held:3d} of {len(answers):3d} {_strength(answers):7s}  "
                    f"{seconds.get(group, 0):5.2f} s  {title}"
                )
        lines.append("")
        if figures["document"] is not None:
            lines.append(f"  {_figures(figures)}")
        if figures["from_P"]:
            low, high = figures["from_P"]["loss"]
            lines.append(f"  loss from the printed P alone: in [{low}, {high}]")
        if update is not None:
            lines.append(
                f"  loss of the model: {update['loss_before']}, "
                f"after one clipped SGD step: {update['loss_after']}"
            )
        lines += [f"  its parameters: {example['parameters']}", ""]
        summary = result["summary"]
        verdict = "everything holds" if run.holds else "SOMETHING DOES NOT HOLD"
        lines += [
            f"{verdict}: {summary['obligations']} obligations, {summary['proved']} proved, "
            f"{summary['checked']} checked, {summary['refuted']} refuted, "
            f"{summary['unknown']} unknown; {seconds['total']:.1f} s",
            f"not proved: {len(result['not_proved'])} limits, listed at the end of the report",
            f"{folder / 'report.md'}",
        ]
        self._out.print("\n".join(lines), markup=False)


def _figures(figures: Mapping[str, Any]) -> str:
    """How many printed figures are claimed, and the verdicts on their entries."""
    verdicts: Counter[str] = Counter()
    for figure in figures["claimed"]:
        entries = len(figure["entries"])
        verdicts.update({"given": entries} if figure["given"] else figure["verdicts"])
    said = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()) or "none"
    claimed, free = len(figures["claimed"]), len(figures["not_claimed"])
    total = claimed + free + len(figures["unreadable"])
    return f"{claimed} of {total} printed figures claimed, their entries: {said}"


def _strength(answers: Sequence[Answer]) -> str:
    """What the answers that hold have in common."""
    kinds = {type(answer.outcome) for answer in answers if answer.outcome.holds}
    return "proved" if kinds == {Proved} else "checked" if kinds == {Checked} else "hold"


def _line(answer: Answer) -> str:
    outcome, obligation = answer.outcome, answer.obligation
    line = f"{type(outcome).__name__:8s} {obligation.name}: {obligation.statement}"
    if isinstance(outcome, Unknown) or not outcome.holds:
        return f"{line}\n         {details(outcome)}"
    said = details(outcome)
    line = f"{line} [{answer.seconds:.2f} s]"
    if isinstance(outcome, Proved):
        every = f"for all {', '.join(obligation.sizes)}; " if obligation.sizes else ""
        line += f"\n         {every}by {outcome.method}"
    return line + (f"\n         if {said}" if said else "")

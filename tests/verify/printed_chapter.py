"""The chapter's document with some of its print changed, and what the obligations say of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from derivations.outcome import Outcome, Refuted, Unknown
from numeric.example import load_example
from tests.verify.application import CHAPTER, chapter_copy, replaced
from verify.example_obligations import ExampleRun

TEXT = (CHAPTER / "chapter.txt").read_text(encoding="utf-8")
P = (
    ("0.4114", "0.2532", "0.3354"),
    ("0.2524", "0.4323", "0.3153"),
    ("0.3280", "0.2986", "0.3734"),
)
# In the document P is printed once as TeX, which is what is read: entries between & and \\.
P_IN_TEX = " \\\\ ".join(" & ".join(row) for row in P)
ONE_HOT = "0 & 1 & 0 \\\\0 & 0 & 1 \\\\- & - & -"
Y = "= \\begin{bmatrix} 1 & 2 & - \\end{bmatrix}"


@dataclass(frozen=True)
class Found:
    """What became of the obligations about figures, by name; those of one figure by quantity."""

    run: ExampleRun
    outcomes: dict[str, Outcome]

    @property
    def failing(self) -> set[str]:
        return {name for name, outcome in self.outcomes.items() if not outcome.holds}

    def witness(self, name: str) -> str:
        outcome = self.outcomes[name]
        assert isinstance(outcome, Refuted), outcome
        return outcome.witness

    def reason(self, name: str) -> str:
        outcome = self.outcomes[name]
        assert isinstance(outcome, Unknown), outcome
        return outcome.reason


def printed(
    folder: Path, *changes: tuple[str, str], example: dict[str, str] | None = None
) -> Found:
    """The chapter with each old text of ``changes`` replaced by the new one."""
    text = replaced(TEXT, dict(changes))
    run = ExampleRun(load_example(chapter_copy(folder, example=example or {}, text=text)))
    outcomes = {}
    for obligation in run.obligations():
        if obligation.group == "figures":
            name = obligation.name.removeprefix("figures.")
            start = "entries_are_right ["
            outcomes[name.removeprefix(start).split(",")[0] if name.startswith(start) else name] = (
                obligation.decide()
            )
    return Found(run, outcomes)


def with_entry(row: int, column: int, text: str) -> tuple[str, str]:
    """P with another entry."""
    rows = [list(entries) for entries in P]
    rows[row][column] = text
    return P_IN_TEX, " \\\\ ".join(" & ".join(entries) for entries in rows)


def place_of(row: int, column: int) -> str:
    """Line and column of an entry of P in the document, counted by hand here."""
    before = " \\\\ ".join(" & ".join(entries) for entries in P[:row])
    before += " \\\\ " * (row > 0) + " & ".join(P[row][:column]) + " & " * (column > 0)
    offset = TEXT.index(P_IN_TEX) + len(before)
    line = TEXT.count("\n", 0, offset) + 1
    return f"chapter.txt:{line}:{offset - TEXT.rfind(chr(10), 0, offset)}"

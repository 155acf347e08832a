"""Diagnostics: what is said about a place in a file, and what became of a whole file or function.

Plain data, without the mathematics that led to it: so it can be cached, sent between processes,
filtered and written in any format.  Nothing here imports more than the standard library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["document", "function"]


@dataclass(frozen=True)
class Region:
    """A stretch of text: lines and columns from 1, ``end_column`` is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Diagnostic:
    """One thing to look at.

    ``rule`` is the code of a rule (see ``rules``), ``path`` as it was given, with slashes.
    ``subject`` is what it is about (``dX``), ``context`` what else tells it from others in the
    file whatever its line: the label, the text printed.  ``notes`` say what is known about it.
    """

    rule: str
    path: str
    region: Region
    message: str
    notes: tuple[str, ...] = ()
    subject: str = ""
    context: str = ""

    def to_data(self) -> dict[str, Any]:
        region = self.region
        return {
            "rule": self.rule,
            "path": self.path,
            "region": [region.line, region.column, region.end_line, region.end_column],
            "message": self.message,
            "notes": list(self.notes),
            "subject": self.subject,
            "context": self.context,
        }

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Diagnostic:
        """What ``to_data`` gave; KeyError, TypeError or ValueError for anything else."""
        line, column, end_line, end_column = map(int, data["region"])
        return Diagnostic(
            str(data["rule"]),
            str(data["path"]),
            Region(line, column, end_line, end_column),
            str(data["message"]),
            tuple(map(str, data["notes"])),
            str(data["subject"]),
            str(data["context"]),
        )


@dataclass(frozen=True)
class Examined:
    """A document or a function that was looked at.

    ``counts`` are how many numbers (or gradients) have which verdict; ``checked`` how many of them
    have one that was decided.  ``listed`` is not wrong but not checked either, ``summary`` what a
    person reads at the end.  ``conclusive`` is False where something ran out of time or stayed
    open: such a result is not kept.
    """

    kind: Kind
    path: str
    name: str
    counts: Mapping[str, int]
    checked: int
    diagnostics: tuple[Diagnostic, ...]
    listed: tuple[Diagnostic, ...] = ()
    summary: tuple[str, ...] = ()
    conclusive: bool = True
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "path": self.path,
            "name": self.name,
            "counts": dict(self.counts),
            "checked": self.checked,
            "diagnostics": [diagnostic.to_data() for diagnostic in self.diagnostics],
            "listed": [diagnostic.to_data() for diagnostic in self.listed],
            "summary": list(self.summary),
            "conclusive": self.conclusive,
            "details": dict(self.details),
        }

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Examined:
        """What ``to_data`` gave; KeyError, TypeError or ValueError for anything else."""
        kind: Kind = "document" if data["kind"] == "document" else "function"
        return Examined(
            kind,
            str(data["path"]),
            str(data["name"]),
            {str(verdict): int(number) for verdict, number in data["counts"].items()},
            int(data["checked"]),
            tuple(map(Diagnostic.from_data, data["diagnostics"])),
            tuple(map(Diagnostic.from_data, data["listed"])),
            tuple(map(str, data["summary"])),
            bool(data["conclusive"]),
            dict(data["details"]),
        )

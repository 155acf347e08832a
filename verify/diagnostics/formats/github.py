"""GitHub Actions: annotations by workflow commands, and a summary of the step.

A step shows ten errors, ten warnings and ten notices, a job fifty annotations in all; what is
beyond that is dropped without a word.  So the gravest are annotated, the rest is printed to the log
between ``stop-commands`` and its end, and a last notice says how many there are.  Columns go only
with a region on one line: otherwise GitHub takes none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from verify.diagnostics.diagnostic import Diagnostic, Region
from verify.diagnostics.formats.common import (
    TOOL,
    by_importance,
    in_words,
    level,
    line,
    title,
    totals,
    unchecked,
)
from verify.diagnostics.formats.markdown import markdown
from verify.diagnostics.rule import Level
from verify.diagnostics.screened import Results

MOST = 10  # of each kind, in one step
MOST_SUMMARY = 1024 * 1024  # bytes, of one step
SUMMARY = "GITHUB_STEP_SUMMARY"
COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass(frozen=True)
class Annotation:
    """What one workflow command says."""

    command: str
    title: str
    message: str
    path: str = ""
    region: Region | None = None

    def __str__(self) -> str:
        properties = {"title": self.title}
        if self.path:
            properties["file"] = self.path
        if self.region is not None:
            region = self.region
            properties |= {"line": str(region.line), "endLine": str(region.end_line)}
            if region.line == region.end_line:
                properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
        said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        return f"::{self.command} {said}::{_message(self.message)}"


def github(results: Results) -> str:
    """What goes to the log: annotations within the limits, and the rest as plain lines."""
    annotations = [
        Annotation("error", f"{TOOL}: not looked at", one.message, one.path)
        for one in results.failures
    ]
    plain = [f"{one.path}: not looked at: {one.message}" for one in results.failures]
    for diagnostic in by_importance(results.diagnostics):
        annotations.append(_annotation(diagnostic))
        plain.append(line(diagnostic))
    room = dict.fromkeys(COMMANDS.values(), MOST)
    room["notice"] -= 1  # for the totals
    shown, rest = [], []
    for annotation, said in zip(annotations, plain, strict=True):
        if room[annotation.command]:
            room[annotation.command] -= 1
            shown.append(str(annotation))
        else:
            rest.append(said)
    listed = [
        f"{one.path}:{one.region.line}:{one.region.column}: not checked: {one.message}"
        for screened in results.screened
        for one in unchecked(screened)
    ]
    listed += [f"{path}: not checked: nothing says what it works out" for path in results.left_out]
    summaries = [said for screened in results.screened for said in screened.examined.summary]
    said = f"{in_words(totals(results))}."
    if rest:
        said += f" {len(rest)} more than GitHub shows here: see the step's log and summary."
    return "\n".join(
        [*shown, *_plain([*rest, *listed, *summaries]), str(Annotation("notice", TOOL, said)), ""]
    )


def _annotation(diagnostic: Diagnostic) -> Annotation:
    return Annotation(
        COMMANDS[level(diagnostic)],
        title(diagnostic),
        "\n".join([diagnostic.message, *diagnostic.notes]),
        diagnostic.path,
        diagnostic.region,
    )


def _plain(lines: Iterable[str]) -> list[str]:
    """Lines in which nothing is taken for a command, whatever a document makes them say."""
    lines = list(lines)
    if not lines:
        return []
    # Nobody can write a text that contains its own digest.
    token = f"{TOOL}-{sha256(repr(lines).encode()).hexdigest()}"
    return [f"::stop-commands::{token}", *lines, f"::{token}::"]


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def append_summary(results: Results, environment: Mapping[str, str]) -> None:
    """Add Markdown to the summary of the step, if there is one; OSError if that fails.

    The file is GitHub's own and is added to by every command of a step, so it is not replaced.
    What does not fit into what a step may have is left out, and that is said.
    """
    if not (name := environment.get(SUMMARY)):
        return
    path = Path(name)
    taken = path.stat().st_size if path.exists() else 0
    text = markdown(results, MOST_SUMMARY - taken)
    with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)

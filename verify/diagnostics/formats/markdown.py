"""Markdown for a comment on a pull request or the summary of a step.

Text from a document is escaped: it neither formats nor links, calls nobody by name and runs
nothing.
"""

from __future__ import annotations

import re

from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.exit_status import HOLDS, exit_status
from verify.diagnostics.formats.common import (
    by_importance,
    counted,
    in_words,
    level,
    totals,
    unchecked,
)
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Suppressed
from verify.diagnostics.text import clean

MOST_NOTES = 12  # of one finding
_SPECIAL = re.compile(r"([\\`*_\[\]#|~$]|^[-+])")


def markdown(results: Results, most_bytes: int | None = None) -> str:
    """The whole text; with ``most_bytes``, cut so that it fits, and saying what is missing."""
    head = [f"### backproof: {_in_short(results)}", ""]
    head += [f"{_text(in_words(totals(results)))}.", ""]
    head += [f"- **could not be looked at**: {_text(one.message)}" for one in results.failures]
    head += [""] if results.failures else []
    rows = [_row(one) for one in by_importance(results.diagnostics)]
    tail = [*_table_of_examined(results), *_accepted(results), *_not_checked(results)]
    return _fitting(head, rows, tail, most_bytes)


def _in_short(results: Results) -> str:
    if exit_status(results) != HOLDS:
        return "something to look at"
    return "nothing that fails" if results.diagnostics else "nothing to look at"


def _fitting(head: list[str], rows: list[str], tail: list[str], most_bytes: int | None) -> str:
    """The findings first, as many as fit; then what else there is, if all of it fits."""
    whole = _joined([*head, *_table(rows), *tail])
    if most_bytes is None or _size(whole) <= most_bytes:
        return whole
    for shown in (*_halvings(len(rows)), 0):
        missing = len(rows) - shown
        note = "*This summary is cut to fit. Left out are "
        note += f"{counted(missing, 'finding')} and " if missing else ""
        note += "the tables of what was looked at, accepted and not checked.*"
        text = _joined([*head, *_table(rows[:shown]), note])
        if _size(text) <= most_bytes:
            return text
    cut = "\n*This summary is cut to fit.*\n"
    whole = _joined(head)
    kept = whole.encode()[: max(0, most_bytes - _size(cut))].decode(errors="ignore")
    return f"{kept}{cut}" if most_bytes >= _size(cut) else ""


def _halvings(number: int) -> list[int]:
    """How many rows to try: ever fewer, an eighth at a time."""
    found = []
    while number > 0:
        found.append(number)
        number = number * 7 // 8
    return found


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _size(text: str) -> int:
    return len(text.encode())


def _table(rows: list[str]) -> list[str]:
    if not rows:
        return []
    return ["| | rule | where | what |", "| --- | --- | --- | --- |", *rows, ""]


def _row(diagnostic: Diagnostic) -> str:
    rule = BY_CODE[diagnostic.rule]
    notes = [_text(note) for note in diagnostic.notes[:MOST_NOTES]]
    notes += ["…"] if len(diagnostic.notes) > MOST_NOTES else []
    said = "<br>".join([f"**{_text(diagnostic.message)}**", *notes])
    return f"| {level(diagnostic)} | {rule.code} {rule.word} | {_place(diagnostic)} | {said} |"


def _place(diagnostic: Diagnostic) -> str:
    region = diagnostic.region
    return f"{_text(diagnostic.path)}:{region.line}:{region.column}"


def _table_of_examined(results: Results) -> list[str]:
    if not results.screened:
        return []
    lines = ["| looked at | verdicts | findings |", "| --- | --- | --- |"]
    for screened in results.screened:
        examined = screened.examined
        verdicts = ", ".join(f"{n} {_text(kind)}" for kind, n in examined.counts.items())
        lines.append(
            f"| {_text(examined.name)} | {verdicts or 'none'} | {len(screened.diagnostics)} |"
        )
    return [*lines, ""]


def _accepted(results: Results) -> list[str]:
    if not results.suppressed:
        return []
    said = [f"- {_one_accepted(one)}" for one in results.suppressed]
    return _folded(f"{counted(len(said), 'finding')} accepted", said)


def _one_accepted(one: Suppressed) -> str:
    how = "by a comment" if one.where == "inSource" else "by the baseline"
    reason = f": {_text(one.justification)}" if one.justification else ""
    diagnostic = one.diagnostic
    where = f"{_place(diagnostic)}: {diagnostic.rule}"
    return f"{where}: {_text(diagnostic.message)} ({how}{reason})"


def _not_checked(results: Results) -> list[str]:
    listed = [one for screened in results.screened for one in unchecked(screened)]
    said = [f"- {_place(one)}: {_text(one.message)}" for one in listed]
    said += [f"- {_text(path)}: nothing says what it works out" for path in results.left_out]
    return _folded(f"{len(said)} not checked", said) if said else []


def _folded(title: str, lines: list[str]) -> list[str]:
    return ["<details>", f"<summary>{title}</summary>", "", *lines, "", "</details>", ""]


def _text(text: str) -> str:
    """Text that Markdown shows as it is, in a cell of a table as well."""
    plain = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("@", "&#64;").strip()

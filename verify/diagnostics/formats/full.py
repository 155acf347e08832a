"""For people: each finding with the line it is about, carets, notes, and a summary.

The text comes in pieces, each with the style in which a terminal may show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.diagnostics.diagnostic import Diagnostic, Examined
from verify.diagnostics.formats.common import counted, in_words, place, totals, unchecked
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Screened

COLOURS = {
    "BP101": "bold red",
    "BP102": "red",
    "BP103": "bold red",
    "BP104": "yellow",
    "BP201": "bold red",
    "BP207": "yellow",
    "BP208": "yellow",
    "BP904": "dim",
}
OTHER_COLOUR = "magenta"

Piece = tuple[str, str]


def full(results: Results) -> str:
    """The whole text, without styles."""
    return "".join(text for text, _ in pieces(results))


def pieces(results: Results) -> Iterator[Piece]:
    """The text with its styles, piece by piece."""
    for screened in results.screened:
        yield from of_one(screened)
    for diagnostic in results.general:
        yield from _finding(diagnostic, None)
    total = totals(results)
    if total.left_out or len(results.screened) + total.failures != 1:
        for path in results.left_out:
            yield f"{path}: not checked: nothing says what it works out\n", ""
        yield f"{in_words(total)}\n", ""


def of_one(screened: Screened) -> Iterator[Piece]:
    """What is said of one document or function."""
    examined = screened.examined
    for diagnostic in screened.diagnostics:
        yield from _finding(diagnostic, examined)
    for one in unchecked(screened):
        yield f"{place(one)}: not checked: {one.message}\n", ""
    for line in examined.summary:
        yield f"{line}\n", ""
    if screened.suppressed:
        in_source = sum(one.where == "inSource" for one in screened.suppressed)
        by_whom = [
            f"{number} {how}"
            for number, how in (
                (in_source, "by a comment"),
                (len(screened.suppressed) - in_source, "by the baseline"),
            )
            if number
        ]
        accepted = counted(len(screened.suppressed), "finding")
        yield f"  {accepted} accepted: {', '.join(by_whom)}\n", ""


def _finding(diagnostic: Diagnostic, examined: Examined | None) -> Iterator[Piece]:
    rule = BY_CODE[diagnostic.rule]
    yield f"{place(diagnostic)}: {rule.code} ", ""
    yield f"{rule.word}: ", COLOURS.get(rule.code, OTHER_COLOUR)
    yield f"{diagnostic.message}\n", ""
    region = diagnostic.region
    excerpts = examined.details.get("excerpts", {}) if examined else {}
    shown = excerpts.get(f"{region.line}:{region.column}")
    if shown is not None:
        text, carets = shown
        yield f"    {text}\n", ""
        yield f"    {carets}\n", "green"
    for note in diagnostic.notes:
        yield f"    {note}\n", ""

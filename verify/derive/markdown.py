r"""A text in Markdown, as GitHub shows it.

Formulas stand where Markdown leaves them alone: displays in fences called ``math``, inline ones
between ``$` `` and `` `$``.  With bare dollar signs ``_`` and ``*`` become emphasis and ``\\`` a
single backslash.  In a table a ``|`` ends the cell even within a formula, so there it is
``\vert``.  Anchors are written out, because GitHub makes its own ones from titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.derive.latex import PORTABLE_LINE, as_display, bypass_sentences
from verify.derive.latex_display import portable_display
from verify.derive.prose import rendered
from verify.derive.text import (
    Block,
    Display,
    HeatMap,
    Items,
    Paragraph,
    Prose,
    Section,
    Table,
    Tex,
    Text,
    WayBack,
)

SPECIAL = re.compile(r"([\\`*_<>\[\]|~#&$])")
STARTS_A_BLOCK = re.compile(r"^(\d+)([.)])|^([-+=])")


def to_markdown(text: Text) -> str:
    """The whole text, with a table of contents where there are several sections."""
    parts = [f"# {markdown_prose(text.title)}"]
    if len(text.sections) > 1:
        parts.append("\n".join(_contents(text.sections, 0)))
    parts += map(_block, text.blocks)
    for section in text.sections:
        parts += _section(section, 2)
    return "\n\n".join(parts) + "\n"


def to_markdown_files(text: Text) -> Iterator[tuple[str, str]]:
    """A file for each section, and a README that leads to them, as a folder on GitHub shows it."""
    links = (f"- [{markdown_prose(s.title)}]({s.anchor}.md)" for s in text.sections)
    opening = [_block(block, "{}.md") for block in text.blocks]
    parts = [f"# {markdown_prose(text.title)}", *opening, "\n".join(links)]
    yield "README.md", "\n\n".join(parts) + "\n"
    for section in text.sections:
        yield (
            f"{section.anchor}.md",
            to_markdown(Text(section.title, section.blocks, section.sections)),
        )


def markdown_prose(prose: Prose) -> str:
    r"""Prose that neither starts a list nor becomes emphasis.

    >>> markdown_prose("1. d_model of $a_{1} * b$")
    '1\\. d\\_model of $`a_{1} * b`$'
    """
    return STARTS_A_BLOCK.sub(_unstarted, rendered(prose, _escaped, _formula))


def _unstarted(match: re.Match[str]) -> str:
    number, mark, sign = match.groups()
    return f"{number}\\{mark}" if number else f"\\{sign}"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def _formula(tex: Tex) -> str:
    return f"$`{tex.strip()}`$"


def _cell_formula(tex: Tex) -> str:
    return _formula(tex.replace(r"\|", r"\Vert ").replace("|", r"\vert "))


def _contents(sections: Sequence[Section], depth: int) -> Iterator[str]:
    for section in sections:
        yield f"{'  ' * depth}- {_link(section.title, section.anchor)}"
        yield from _contents(section.sections, depth + 1)


def _link(title: Prose, anchor: str) -> str:
    return f"[{markdown_prose(title)}](#{anchor})"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f'<a id="{section.anchor}"></a>'
    yield f"{'#' * min(level, 6)} {markdown_prose(section.title)}"
    yield from map(_block, section.blocks)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _block(block: Block, place: str = "#{}") -> str:
    """One block; ``place`` is where an anchor is found."""
    match block:
        case Paragraph(text):
            return markdown_prose(text)
        case Items(items):
            return "\n".join(f"- {markdown_prose(item)}" for item in items)
        case Display():
            return _display(block)
        case HeatMap():
            return _display(as_display(block))
        case Table(head, rows):
            return _table([_cell(c) for c in head], [[_cell(c) for c in row] for row in rows])
        case WayBack():
            return _way_back(block, place)


def _display(display: Display) -> str:
    """The formula, its lines numbered, and the reasons by number; one reason needs no number."""
    reasons = [markdown_prose(r.reason) for r in display.relations if r.reason]
    numbered = len(display.relations) > 1
    formula = f"```math\n{portable_display(display, PORTABLE_LINE, numbered)}\n```"
    if not reasons:
        return formula
    if not numbered:
        return f"{formula}\n\nReason: {reasons[0]}"
    listed = (f"{number}. {reason}" for number, reason in enumerate(reasons, 1))
    return "\n".join([formula, "", *listed])


def _cell(prose: Prose) -> str:
    return rendered(prose, _escaped, _cell_formula)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _way_back(way: WayBack, place: str) -> str:
    rows = [
        [
            f"[{_cell(stop.title)}]({place.format(stop.anchor)})",
            _cell(stop.verdict),
            _cell(stop.norm),
        ]
        for stop in way.stops
    ]
    table = _table(["Sublayer", "Verdict", "Norm of the gradient"], rows)
    sentences = tuple(bypass_sentences(way))
    return f"{table}\n\n{_block(Items(sentences))}" if sentences else table

r"""A text in LaTeX: fragments to paste into an article, and a whole article.

A fragment needs amsmath and amssymb and nothing else in the preamble; it has no labels, so it
clashes with nothing; and it has no sections that are beside the text.  Heat maps are written as
matrices: shading is for HTML.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from verify.derive.latex_display import latex_display, portable_display
from verify.derive.latex_prose import latex_prose
from verify.derive.latex_table import latex_table
from verify.derive.prose import rendered
from verify.derive.text import (
    Block,
    Display,
    HeatMap,
    Items,
    Paragraph,
    Prose,
    Relation,
    Section,
    Table,
    Tex,
    Text,
    WayBack,
)

DOCUMENT_WIDTH = "380pt"  # LINE em at 11 points, and a little
HEADINGS = ("section", "subsection", "subsubsection", "paragraph")
PORTABLE_LINE = 40.0
PLAIN = " ,.;:()+-='/"
ELLIPSES = {"…": r"\cdots", "⋯": r"\cdots", "⋮": r"\vdots", "⋱": r"\ddots", "−": "-"}


@dataclass(frozen=True)
class Writer:
    """How headings are written, and what refers to a section."""

    heading: Callable[[Section, int], str]
    reference: Callable[[str], str] | None
    to_paste: bool

    def section(self, section: Section, depth: int) -> str:
        written = [self.heading(section, depth), self.blocks(section.blocks)]
        written += self.sections(section.sections, depth + 1)
        return "\n\n".join(filter(None, written))

    def sections(self, sections: Sequence[Section], depth: int = 0) -> Iterator[str]:
        """Those that belong into the text."""
        for section in sections:
            if not (self.to_paste and section.beside):
                yield self.section(section, depth)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """A display goes on the paragraph before it; a blank line between them would show."""
        text = ""
        for block in blocks:
            joint = "\n" if isinstance(block, Display | HeatMap) else "\n\n"
            text += f"{joint if text else ''}{self.block(block)}"
        return text

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(text):
                return latex_prose(text)
            case Items(items):
                lines = "".join(f"  \\item {latex_prose(item)}\n" for item in items)
                return f"\\begin{{itemize}}\n{lines}\\end{{itemize}}"
            case Display():
                return latex_display(block)
            case HeatMap():
                return latex_display(as_display(block))
            case Table(head, rows):
                return latex_table(head, rows)
            case WayBack():
                return self._way_back(block)

    def _way_back(self, way: WayBack) -> str:
        head = ("Sublayer", "Verdict", "Norm of the gradient")
        rows = [(stop.title, stop.verdict, stop.norm) for stop in way.stops]
        sections: list[str] = []
        if self.reference is not None:
            sections = ["Section", *(self.reference(stop.anchor) for stop in way.stops)]
        table = latex_table(head, rows, sections)
        items = tuple(bypass_sentences(way))
        return f"{table}\n\n{self.block(Items(items))}" if items else table


def to_latex_fragment(part: Text | Section) -> str:
    """LaTeX to paste; headings are starred, with no number and no label."""
    writer = Writer(_starred, None, to_paste=True)
    if isinstance(part, Section):
        return writer.section(part, 0) + "\n"
    written = [writer.blocks(part.blocks), *writer.sections(part.sections)]
    return "\n\n".join(filter(None, written)) + "\n"


def to_latex_document(text: Text) -> str:
    """A complete article: amsmath, amssymb, geometry and hyperref."""
    writer = Writer(_numbered, lambda anchor: rf"\ref{{sec:{anchor}}}", to_paste=False)
    body = [writer.blocks(text.blocks), *writer.sections(text.sections)]
    return _template()(
        title=latex_prose(text.title),
        bookmark=_bookmark(text.title),
        contents=len(text.sections) > 1,
        body="\n\n".join(filter(None, body)),
        width=DOCUMENT_WIDTH,
    )


def to_portable_formulas(part: Text | Section) -> tuple[Tex, ...]:
    """Each display as one block that KaTeX, GitHub and Notion take as well; without reasons."""
    return tuple(portable_display(display, PORTABLE_LINE) for display in displays(part))


def displays(part: Text | Section) -> Iterator[Display]:
    """Everything that is displayed, in order, heat maps as matrices."""
    for block in part.blocks:
        if isinstance(block, Display):
            yield block
        elif isinstance(block, HeatMap):
            yield as_display(block)
    for section in part.sections:
        yield from displays(section)


def as_display(heat_map: HeatMap) -> Display:
    rows = [" & ".join(ELLIPSES.get(e, e.replace("−", "-")) for e in r) for r in heat_map.entries]
    columns = "r" * max(map(len, heat_map.entries), default=1)
    body = r" \\ ".join(rows)
    matrix = rf"\left[\begin{{array}}{{{columns}}} {body} \end{{array}}\right]"
    return Display("", heat_map.label, (Relation("=", matrix),))


def bypass_sentences(way: WayBack) -> Iterator[Prose]:
    for start, end in way.bypasses:
        titles = way.stops[start].title, way.stops[end].title
        yield "A residual connection leads from {} straight to {}.".format(*titles)


def _starred(section: Section, depth: int) -> str:
    command = HEADINGS[min(depth + 1, len(HEADINGS) - 1)]
    return rf"\{command}*{{{latex_prose(section.title)}}}"


def _numbered(section: Section, depth: int) -> str:
    command = HEADINGS[min(depth, len(HEADINGS) - 1)]
    title = rf"\texorpdfstring{{{latex_prose(section.title)}}}{{{_bookmark(section.title)}}}"
    return rf"\{command}{{{title}}}\label{{sec:{section.anchor}}}"


def _bookmark(prose: Prose) -> str:
    """A title for the list of bookmarks, which knows no mathematics: formulas lose their marks."""

    def formula(tex: Tex) -> str:
        return "".join(character for character in tex if character.isalnum())

    text = unicodedata.normalize("NFC", rendered(prose, str, formula))
    return "".join(c if c.isascii() and (c.isalnum() or c in PLAIN) else _code(c) for c in text)


def _code(character: str) -> str:
    return rf'\unichar{{"{ord(character):04X}}}'


@cache
def _template() -> Callable[..., str]:
    found = Environment(
        loader=PackageLoader("verify.derive", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return found.get_template("article.tex.jinja").render

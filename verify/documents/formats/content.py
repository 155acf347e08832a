"""What the reader of a format makes of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verify.documents.found import Trouble
from verify.documents.passage import Passage, PassageBuilder

_LINE_END = re.compile(r"[^\S\n]*\n")
_VISIBLE = re.compile(r"[^\n]")
_MOST_INDENT = 200
# What makes a comment, without its marks, a directive.
DIRECTIVE = re.compile(r"\s*backproof\b[^\S\n]*:?")
# What makes it an aside instead, which is in words: a request to ignore something.
ASIDE = re.compile(r"\s*backproof\b[^\S\n]*:?\s*(?=ignore\b(?!\s*=))")


@dataclass(frozen=True)
class Part:
    """A passage, and what an error says to lead there beyond line and column."""

    passage: Passage
    where: str = ""


@dataclass(frozen=True)
class Directive:
    """TOML that speaks to this program: a comment, or the front matter of a document."""

    passage: Passage
    front_matter: bool = False


@dataclass(frozen=True)
class Aside:
    """A request to ignore something: its words, and where in the passage its comment stands.

    ``bare`` is the passage with spaces for comments.  An aside that is about a stretch of the file
    wherever it stands (a cell of a notebook) says so in ``about``.
    """

    words: str
    passage: Passage
    start: int
    end: int
    bare: str = ""
    about: tuple[int, int] | None = None


@dataclass(frozen=True)
class Content:
    """All of a file; the places in ``troubles`` are offsets in the file."""

    parts: tuple[Part, ...]
    directives: tuple[Directive, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    asides: tuple[Aside, ...] = ()


Spans = list[tuple[int, int]]


def comment_span(text: str, start: int, end: int) -> tuple[int, int]:
    """What to cut for a comment: with lines to itself it leaves no blank line behind."""
    line = text.rfind("\n", max(0, start - _MOST_INDENT), start) + 1
    following = _LINE_END.match(text, end)
    if following and (line or start <= _MOST_INDENT) and not text[line:start].strip():
        return line, following.end()
    return start, end


def directive_in(passage: Passage, start: int, end: int) -> Directive | None:
    """The directive that the inside of a comment is, or None."""
    opening = DIRECTIVE.match(passage.text, start, end)
    return Directive(passage.part(opening.end(), end)) if opening else None


def words_in(text: str, start: int, end: int) -> str | None:
    """What the inside of a comment asks for if it is an aside, or None."""
    opening = ASIDE.match(text, start, end)
    return " ".join(text[opening.end() : end].split()) if opening else None


def asides(
    passage: Passage, found: Iterable[tuple[str, int, int]], comments: Spans
) -> tuple[Aside, ...]:
    """The asides with these words and spans in a passage that has these comments."""
    found = tuple(found)
    bare = _blanked(passage.text, comments) if found else ""
    return tuple(Aside(words, passage, start, end, bare) for words, start, end in found)


def _blanked(text: str, spans: Spans) -> str:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _VISIBLE.sub(" ", text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def in_one(passage: Passage, spans: Sequence[tuple[int, int]]) -> tuple[Directive, ...]:
    """The one directive that directives of a line each make together, if there are any."""
    builder = PassageBuilder()
    for start, end in spans:
        builder.extend(passage, start, end)
        builder.gap("\n")
    return (Directive(builder.build()),) if spans else ()

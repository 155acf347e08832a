"""Comments that ask to ignore something, and the stretch of the file that each is about.

At the end of a line a comment is about that line.  On lines of its own it is about the first
figure of the block that follows, up to the next blank line, and about what stands in front of it
there; inside a figure, and where no figure follows, about the next line.  In a notebook a comment
that ends its cell is about the next cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.documents.error import DocumentError
from verify.documents.figure import Figure
from verify.documents.formats.content import Aside, Content
from verify.documents.places import Places

_QUOTED = " \t\r\n>"  # what may stand around a comment that has its lines to itself

Span = tuple[int, int]


@dataclass(frozen=True)
class Remark:
    """The ``words`` of a comment, its span in the file, and the span of what it is about."""

    words: str
    span: Span
    about: Span


def located(
    content: Content,
    figures: Sequence[Figure],
    problems: Sequence[DocumentError],
    places: Places,
) -> tuple[Remark, ...]:
    """The asides of a document, with what each is about."""
    if not content.asides:
        return ()
    things = [(figure.start, figure.end) for figure in figures]
    for problem in problems:
        offset = places.offset(problem.line or 1, problem.column or 1)
        things.append((offset, offset + 1))
    things.sort()
    return tuple(_remark(aside, content, things) for aside in content.asides)


def _remark(aside: Aside, content: Content, things: Sequence[Span]) -> Remark:
    span = aside.passage.span(aside.start, aside.end)
    about = aside.about or _about(aside, things) or _next_cell(span, content)
    return Remark(aside.words, span, about)


def _about(aside: Aside, things: Sequence[Span]) -> Span | None:
    """What a comment in a text is about; None if nothing follows that it could be about."""
    text, bare = aside.passage.text, aside.bare
    start = text.rfind("\n", 0, aside.start) + 1
    end = _line_end(text, aside.end)
    if bare[start:end].strip(_QUOTED):
        return aside.passage.span(start, end)
    lines = list(_block(text, bare, end + 1))
    if not lines:
        return None
    first = aside.passage.span(*lines[0])
    if any(begun < first[0] < ended for begun, ended in things):
        return first
    for line in lines:
        begins, ends = aside.passage.span(*line)
        here = [thing for thing in things if begins <= thing[0] < ends]
        if here:
            return first[0], max(ended for _, ended in here)
    return first


def _block(text: str, bare: str, position: int) -> Iterator[Span]:
    """The next lines that are neither blank nor comments, up to a blank line behind them."""
    begun = False
    while position < len(text):
        end = _line_end(text, position)
        if bare[position:end].strip(_QUOTED):
            begun = True
            yield position, end
        elif begun and not text[position:end].strip(_QUOTED):
            return
        position = end + 1


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _next_cell(span: Span, content: Content) -> Span:
    """All parts of the next cell of a notebook; nothing in any other document."""
    spans = [(part.where, part.passage.span(0, len(part.passage.text))) for part in content.parts]
    following = sorted((place, where) for where, place in spans if where and place[0] >= span[1])
    if not following:
        return span[1], span[1]
    cell = following[0][1]
    ends = [end for (_, end), where in following if where == cell]
    return following[0][0][0], max(ends)

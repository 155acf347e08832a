"""Markdown: all of it is text but HTML comments and front matter.

Math stays in its dollars and brackets, and what stands in fences is read like anything else: it may
be printed output.  In code ``<!--`` begins no comment.
"""

from __future__ import annotations

import re

from verify.documents.formats.content import (
    Content,
    Directive,
    Part,
    Spans,
    asides,
    comment_span,
    directive_in,
    words_in,
)
from verify.documents.formats.front_matter import front_matter
from verify.documents.found import Trouble
from verify.documents.passage import Passage

_INDENT = r"^[^\S\n]*(?:[-*+>][^\S\n]+)*"
_MARK = re.compile(
    rf"{_INDENT}(?:(?P<backticks>`{{3,}})[^`\n]*|(?P<tildes>~{{3,}})[^\n]*)$"
    r"|\\."
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)",
    re.DOTALL | re.MULTILINE,
)
_MOST_INLINE_CODE = 1_000


def read_markdown(passage: Passage) -> Content:
    """The passage itself, less comments and front matter."""
    text = passage.text
    position, front = front_matter(passage, yaml=True)
    directives: list[Directive] = list(front)
    cut: Spans = [(0, position)]
    troubles: list[Trouble] = []
    asked: list[tuple[str, int, int]] = []
    while match := _MARK.search(text, position):
        start, position = match.span()
        if fence := match["backticks"] or match["tildes"]:
            position = _end_of_fence(text, position, fence)
        elif match["code"]:
            position = _end_of_code(text, position, match["code"])
        elif match["comment"]:
            end = text.find("-->", position)
            if end < 0:
                place = passage.span(start, position)
                advice = "end it with -->; what follows is read as text"
                troubles.append(Trouble(*place, "the comment has no end", advice))
                break
            if (words := words_in(text, position, end)) is not None:
                asked.append((words, start, end + len("-->")))
            elif (directive := directive_in(passage, position, end)) is not None:
                directives.append(directive)
            cut.append(comment_span(text, start, end + len("-->")))
            position = cut[-1][1]
    part = Part(passage.without(cut))
    aside = asides(passage, asked, cut)
    return Content((part,), tuple(directives), tuple(troubles), aside)


def _end_of_fence(text: str, position: int, fence: str) -> int:
    """Where the code block ends; without a closing fence it goes on to the end of the text."""
    closing = re.compile(rf"{_INDENT}{fence[0]}{{{len(fence)},}}[^\S\n]*$", re.MULTILINE)
    match = closing.search(text, position)
    return match.end() if match else len(text)


def _end_of_code(text: str, position: int, ticks: str) -> int:
    """Where inline code ends; ticks that nothing answers are ordinary characters."""
    closing = re.compile(rf"(?<!`){ticks}(?!`)")
    match = closing.search(text, position, position + _MOST_INLINE_CODE)
    return match.end() if match else position

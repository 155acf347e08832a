r"""LaTeX: all of it is text but the comments; in verbatim text a percent sign begins none."""

from __future__ import annotations

import re

from verify.documents.formats.content import (
    DIRECTIVE,
    Content,
    Part,
    Spans,
    asides,
    comment_span,
    in_one,
    words_in,
)
from verify.documents.passage import Passage

_MARK = re.compile(
    r"\\begin\{(?P<verbatim>(?:[Vv]erbatim|lstlisting|minted|alltt|comment)\*?)\}"
    r"|\\(?P<rest>end\{document\})"
    r"|\\verb\*?(?P<quote>[^\sA-Za-z*])"
    r"|\\."
    r"|(?P<comment>%[^\n]*)",
    re.DOTALL,
)


def read_latex(passage: Passage) -> Content:
    """The passage itself, less comments and what follows the end of the document."""
    text = passage.text
    cut: Spans = []
    said: Spans = []
    asked: list[tuple[str, int, int]] = []
    unclosed: set[str] = set()  # environments that have no further end: look for it once
    position = 0
    while match := _MARK.search(text, position):
        start, position = match.span()
        if match["verbatim"] and match["verbatim"] not in unclosed:
            ending = f"\\end{{{match['verbatim']}}}"
            end = text.find(ending, position)
            if end < 0:
                unclosed.add(match["verbatim"])
                continue
            position = end + len(ending)
            if match["verbatim"] == "comment":
                cut.append((start, position))
        elif match["rest"]:
            cut.append((start, len(text)))
            break
        elif match["quote"]:
            line_end = text.find("\n", position)
            end = text.find(match["quote"], position, line_end if line_end >= 0 else len(text))
            position = end + 1 if end >= 0 else position
        elif match["comment"]:
            if (words := words_in(text, start + 1, position)) is not None:
                asked.append((words, start, position))
            elif (opening := DIRECTIVE.match(text, start + 1, position)) is not None:
                said.append((opening.end(), position))
            cut.append(comment_span(text, start, position))
            position = cut[-1][1]
    part = Part(passage.without(cut))
    return Content((part,), in_one(passage, said), asides=asides(passage, asked, cut))

"""Plain text, copied pages included: all of it is text, but for lines that are directives.

A request to ignore something may also stand at the end of a line that says something else.
"""

from __future__ import annotations

import re

from verify.documents.formats.content import Content, Part, Spans, asides, comment_span, in_one
from verify.documents.formats.front_matter import front_matter
from verify.documents.passage import Passage

_COMMENT = re.compile(
    r"(?P<alone>^[^\S\n]*)?#[^\S\n]*backproof[^\S\n]*:"
    r"(?:[^\S\n]*(?P<words>ignore\b(?!\s*=)[^\n]*)|(?P<toml>[^\n]*))",
    re.MULTILINE,
)


def read_plain(passage: Passage) -> Content:
    """The passage itself, less ``# backproof:`` lines and front matter in TOML."""
    text = passage.text
    end, directives = front_matter(passage)
    cut: Spans = [(0, end)]
    said: Spans = []
    asked: list[tuple[str, int, int]] = []
    for match in _COMMENT.finditer(text, end):
        if match["words"] is not None:
            asked.append((" ".join(match["words"].split()), *match.span()))
        elif match["alone"] is not None:
            said.append(match.span("toml"))
        else:
            continue
        cut.append(comment_span(text, *match.span()))
    part = Part(passage.without(cut))
    directives = (*directives, *in_one(passage, said))
    return Content((part,), directives, asides=asides(passage, asked, cut))

"""Plain text, copied pages included: all of it is text, but for lines that are directives."""

from __future__ import annotations

import re

from verify.documents.formats.content import Content, Part, Spans, in_one
from verify.documents.formats.front_matter import front_matter
from verify.documents.passage import Passage

_DIRECTIVE = re.compile(r"^[^\S\n]*#[^\S\n]*backproof[^\S\n]*:(?P<toml>[^\n]*)\n?", re.MULTILINE)


def read_plain(passage: Passage) -> Content:
    """The passage itself, less ``# backproof:`` lines and front matter in TOML."""
    end, directives = front_matter(passage)
    cut: Spans = [(0, end)]
    said: Spans = []
    for match in _DIRECTIVE.finditer(passage.text, end):
        cut.append(match.span())
        said.append(match.span("toml"))
    return Content((Part(passage.without(cut)),), (*directives, *in_one(passage, said)))

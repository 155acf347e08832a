"""Characters that HTML spells out (``&minus;``), each with its place in the file."""

from __future__ import annotations

import html
import re

from verify.documents.passage import Passage, PassageBuilder

# Where html.unescape, which says what a reference stands for, looks for one.
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def decoded(text: str, start: int, end: int) -> Passage:
    """The passage that ``text[start:end]`` of the file spells."""
    builder, position = PassageBuilder(), start
    for match in _REFERENCE.finditer(text, start, end):
        builder.add(text[position : match.start()], position)
        plain = html.unescape(match[0])
        if plain == match[0]:
            builder.add(plain, match.start())
        else:
            builder.add(plain, match.start(), len(match[0]))
        position = match.end()
    builder.add(text[position:end], position)
    return builder.build()


def attribute(text: str, start: int, end: int, name: str, value: str) -> Passage | None:
    """The value of an attribute of the tag ``text[start:end]``; None if it is not found there."""
    opening = re.compile(rf"(?i)[\s/'\"]{re.escape(name)}\s{{0,99}}=\s{{0,99}}(?P<quote>[\"']?)")
    for match in opening.finditer(text, start, end):
        first = match.end()
        last = text.find(match["quote"], first, end) if match["quote"] else first + len(value)
        passage = decoded(text, first, max(first, last))
        if passage.text == value:
            return passage
    return None

"""Text from documents and file names, so that it can be shown anywhere."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_HIDDEN = ("Cc", "Cs", "Cn", "Co")


def clean(text: str) -> str:
    """A text on one line, in which nothing is invisible or moves a cursor."""
    return "".join(_visible(character) for character in _SPACES.sub(" ", text))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":  # it would hide, join or turn round what stands beside it
        return ""
    return "\N{REPLACEMENT CHARACTER}" if category in _HIDDEN else character

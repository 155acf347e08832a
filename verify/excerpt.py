"""The line of a document that a finding is about, cut to what fits, with carets below."""

from __future__ import annotations

import unicodedata

BEFORE, AFTER = 50, 46  # characters shown on each side of the place
INVISIBLE = ("Cf", "Mn", "Me")
CONTROL = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """The line around ``column`` (from 1), and carets for below its ``width`` characters."""
    start = max(0, column - 1 - BEFORE)
    end = min(len(line), column - 1 + width + AFTER)
    left, right = "…" * (start > 0), "…" * (end < len(line))
    before = len(left) + _columns(line[start : column - 1])
    below = max(1, _columns(line[column - 1 : column - 1 + width]))
    shown = "".join(map(_visible, line[start:end])).rstrip()
    return f"{left}{shown}{right}", f"{' ' * before}^{'~' * (below - 1)}"


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in map(_visible, text) if c)


def _visible(character: str) -> str:
    """Nothing of a document moves the cursor, colours a terminal or hides between its columns."""
    category = unicodedata.category(character)
    if character == "\t":
        return " "
    if category in INVISIBLE:
        return ""
    return "\N{REPLACEMENT CHARACTER}" if category in CONTROL else character

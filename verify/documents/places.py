"""Lines and columns of the places in a text, both from 1."""

from __future__ import annotations

import re
from bisect import bisect_right


class Places:
    """Looks up the places of one text; only a line feed ends a line."""

    def __init__(self, text: str) -> None:
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        """The line and the column of the character at ``offset``."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The way back."""
        return self._line_starts[line - 1] + column - 1

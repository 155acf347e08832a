"""A passage: text of a document as its reader sees it, with the way back to the file.

Where the file spells a character out (``&amp;``, ``\\n`` inside JSON), one character of the passage
stands for several of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Run:
    """``length`` characters of the passage that stand for ``width`` characters of the file.

    With ``length == width`` they correspond one by one.
    """

    start: int
    length: int
    origin: int
    width: int


@dataclass(frozen=True)
class Passage:
    """``text`` and the runs that it is made of; characters in no run are not in the file."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def whole(cls, text: str, start: int = 0, end: int | None = None) -> Passage:
        """A part of the file itself."""
        piece = text[start:end]
        return cls(piece, (Run(0, len(piece), start, len(piece)),))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the file."""
        if end <= start:
            place = self._origin(start, 0)
            return place, place
        return self._origin(start, 0), self._origin(end - 1, 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def _origin(self, offset: int, after: int) -> int:
        """Where the character at ``offset`` begins in the file, or with ``after`` = 1 ends."""
        if not self.runs:
            return 0
        run = self.runs[max(0, bisect_right(self._starts, offset) - 1)]
        inside = offset - run.start
        if inside >= run.length:  # between two runs: the end of the one before
            return run.origin + run.width
        if run.length == run.width:
            return run.origin + inside + after
        return run.origin + run.width * after

r"""A passage: text of a document as its reader sees it, with the way back to the file.

Where the file spells a character out (``&amp;``, ``\n`` inside JSON), one character of the passage
stands for several of the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

# A run takes some 150 bytes: this bounds what a file full of entities can take.
MAX_RUNS = 1_000_000


class PassageError(ValueError):
    """The file spells out more characters than can be kept track of."""


@dataclass(frozen=True, slots=True)
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
        """Where what is in the file of ``text[start:end]`` stands there."""
        first = next(iter(self.runs_within(start, end)), None)
        if first is None:
            place = self._origin(start, 0)
            return place, place
        return first.origin, self._origin(end - 1, 1)

    def part(self, start: int, end: int) -> Passage:
        """The passage ``text[start:end]``."""
        builder = PassageBuilder()
        builder.extend(self, start, end)
        return builder.build()

    def without(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """What is left when these spans, in order and apart, are cut out."""
        builder, position = PassageBuilder(), 0
        for start, end in spans:
            builder.extend(self, position, start)
            position = end
        builder.extend(self, position, len(self.text))
        return builder.build()

    def runs_within(self, start: int, end: int) -> Iterable[Run]:
        """The runs of ``text[start:end]``, cut to it."""
        for number in range(max(0, bisect_right(self._starts, start) - 1), len(self.runs)):
            run = self.runs[number]
            if run.start >= end:
                return
            first, last = max(run.start, start), min(run.start + run.length, end)
            if first >= last:
                continue
            if run.length == run.width:
                yield Run(first, last - first, run.origin + first - run.start, last - first)
            else:
                yield Run(first, last - first, run.origin, run.width)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def _origin(self, offset: int, after: int) -> int:
        """Where the character at ``offset`` begins in the file, or with ``after`` = 1 ends."""
        if not self.runs:
            return 0
        run = self.runs[max(0, bisect_right(self._starts, offset) - 1)]
        inside = max(0, offset - run.start)  # before all runs: the start of the first
        if inside >= run.length:  # between two runs: the end of the one before
            return run.origin + run.width
        if run.length == run.width:
            return run.origin + inside + after
        return run.origin + run.width * after


@dataclass
class PassageBuilder:
    """Puts a passage together, piece by piece."""

    _pieces: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _length: int = 0
    # Its end: the last visible characters, and how many line ends follow them.
    ending: str = ""
    newlines: int = 0

    def add(self, text: str, origin: int, width: int | None = None) -> None:
        """Appends ``text``, which stands for ``width`` characters of the file at ``origin``."""
        if text:
            self._note(len(text), origin, len(text) if width is None else width)
            self.gap(text)

    def gap(self, text: str) -> None:
        """Appends text that is not in the file."""
        self._pieces.append(text)
        self._length += len(text)
        visible = text.rstrip()
        self.newlines = text.count("\n", len(visible)) + (0 if visible else self.newlines)
        self.ending = visible[-20:] or self.ending

    def extend(self, passage: Passage, start: int = 0, end: int | None = None) -> None:
        """Appends ``passage.text[start:end]``."""
        end = len(passage.text) if end is None else end
        shift = self._length - start
        for run in passage.runs_within(start, end):
            self._note(run.length, run.origin, run.width, run.start + shift)
        self.gap(passage.text[start:end])

    def build(self) -> Passage:
        """What has been put together so far."""
        return Passage("".join(self._pieces), tuple(self._runs))

    def _note(self, length: int, origin: int, width: int, start: int | None = None) -> None:
        start = self._length if start is None else start
        if self._runs and length == width:
            last = self._runs[-1]
            joined = (last.start + last.length, last.origin + last.length) == (start, origin)
            if joined:
                grown = last.length + length
                self._runs[-1] = Run(last.start, grown, last.origin, grown)
                return
        if len(self._runs) >= MAX_RUNS:
            raise PassageError(f"more than {MAX_RUNS:,} characters of it are spelled out")
        self._runs.append(Run(start, length, origin, width))

"""Repeated measurements as a person reads them: medians with their spread, in Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

DIGITS = 3


class WrongResult(RuntimeError):
    """What was timed did not do its work, so its time says nothing."""


@dataclass(frozen=True)
class Spread:
    """The median of some measurements, and the lowest and the highest of them."""

    median: float
    lowest: float
    highest: float

    @classmethod
    def of(cls, measurements: Iterable[float]) -> Spread:
        """ValueError if there are none."""
        listed = list(measurements)
        if not listed:
            raise ValueError("nothing was measured")
        return cls(median(listed), min(listed), max(listed))

    def __str__(self) -> str:
        numbers = (f"{n:.{DIGITS}f}" for n in (self.median, self.lowest, self.highest))
        return "{} ({} to {})".format(*numbers)


def ratios(times: Iterable[float], peer: Iterable[float]) -> Spread:
    """How many times the peer's time each round took: a slow moment of the machine cancels."""
    return Spread.of(mine / theirs for mine, theirs in zip(times, peer, strict=True))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [
        [row[0].ljust(widths[0])]
        + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        for row in (cells[0], rule, *cells[1:])
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""Which parts of a passage are spoken for, so that no number is read twice."""

from __future__ import annotations

from bisect import bisect_left

from verify.documents.found import Found


class Claims:
    """Spans of one passage that carriers have claimed."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []  # sorted, and apart from each other

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is claimed."""
        after = bisect_left(self.spans, (max(end, start + 1), -1))
        return after > 0 and self.spans[after - 1][1] > start

    def taken(self, found: Found) -> bool | None:
        """Whether the cells of ``found`` are claimed; None if only some of them are."""
        answers = {self.overlaps(cell.start, cell.end) for row in found.rows for cell in row}
        return None if len(answers) == 2 else answers == {True}

    def add(self, spans: list[tuple[int, int]]) -> None:
        """Claims these too."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted([*self.spans, *spans]):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        self.spans = merged

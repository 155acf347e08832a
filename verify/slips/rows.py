"""Right values in the wrong row or column of the same figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from sympy import Idx

from verify.slips.case import At
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Moved

Indices = tuple[int, ...]  # one for each dimension: merged axes spelled out


def moved_within(work: Recalculation) -> Iterator[Moved]:
    """Rows, columns, heads … that are repeated, swapped or shifted; the matrix transposed."""
    grid = _Grid(work)
    yield from grid.repeated()
    yield from grid.swapped()
    yield from grid.shifted()
    yield from grid.transposed()
    yield from grid.single_entries()


class _Grid:
    """The entries of a figure by one index for each dimension."""

    def __init__(self, work: Recalculation) -> None:
        case = work.case
        self._name, tensor = case.name, work.system.tensors[case.name]
        self._lengths = tuple(work.example.sizes[size.name] for size in tensor.dimensions)
        rest = iter(self._lengths)
        merged = (axis if isinstance(axis, tuple) else (axis,) for axis in tensor.axes)
        self._axes = [tuple(next(rest) for _ in axis) for axis in merged]
        self._called = _words(self._axes, work.equations[case.name].indices)
        self._cells = {self._spelled_out(at): at for at in case.cells}
        self._wrong_places = sorted(self._spelled_out(at) for at in case.wrong)

    def repeated(self) -> Iterator[Moved]:
        """All wrong lines show what one other line should."""
        for dimension, line in self._lines():
            wrong = self._wrong_along(dimension)
            for other in range(self._lengths[dimension]):
                if other not in wrong and len(wrong) < self._lengths[dimension]:
                    yield self._moved(
                        f"copied {line}",
                        f"{_listed(line, wrong)} {'repeats' if len(wrong) == 1 else 'repeat'} "
                        f"{line} {other + 1}",
                        0,
                        dimension,
                        dict.fromkeys(wrong, other),
                    )

    def swapped(self) -> Iterator[Moved]:
        for dimension, line in self._lines():
            wrong = self._wrong_along(dimension)
            if len(wrong) == 2:
                a, b = wrong
                yield self._moved(
                    f"swapped {line}s",
                    f"{line}s {a + 1} and {b + 1} are swapped",
                    1,
                    dimension,
                    {a: b, b: a},
                )

    def shifted(self) -> Iterator[Moved]:
        """Every wrong line shows its neighbour, the last one the first: one went missing."""
        for dimension, line in self._lines():
            wrong, length = self._wrong_along(dimension), self._lengths[dimension]
            if len(wrong) < 2 or length < 3:
                continue
            for by, way in ((1, "next"), (-1, "previous")):
                yield self._moved(
                    f"shifted {line}s",
                    f"{_listed(line, wrong)} show the {way} {line}",
                    2,
                    dimension,
                    {i: (i + by) % length for i in wrong},
                )

    def transposed(self) -> Iterator[Moved]:
        """Two dimensions of one length are exchanged."""
        for a, b in combinations(range(len(self._lengths)), 2):
            if self._lengths[a] == self._lengths[b]:
                sources = {}
                for place, at in self._cells.items():
                    other = list(place)
                    other[a], other[b] = place[b], place[a]
                    sources[at] = (self._name, self._stored(tuple(other)))
                yield Moved("transposed", "the transposed matrix is printed", 1, sources)

    def single_entries(self) -> Iterator[Moved]:
        """One entry repeats another, or two are swapped."""
        if len(self._lengths) < 2 and len(self._wrong_places) != 1:
            return
        if len(self._wrong_places) == 1:
            (wrong,) = self._wrong_places
            for place in self._neighbours(wrong):
                words = f"entry {_place(wrong)} repeats entry {_place(place)}"
                yield self._between("copied entry", words, {wrong: place})
        elif len(self._wrong_places) == 2:
            a, b = self._wrong_places
            words = f"entries {_place(a)} and {_place(b)} are swapped"
            yield self._between("swapped entries", words, {a: b, b: a})

    def _neighbours(self, place: Indices) -> Iterator[Indices]:
        """The places in the same row or column."""
        for dimension, length in enumerate(self._lengths):
            for i in range(length):
                if i != place[dimension]:
                    yield (*place[:dimension], i, *place[dimension + 1 :])

    def _between(self, name: str, words: str, places: Mapping[Indices, Indices]) -> Moved:
        sources = {
            self._cells[here]: (self._name, self._stored(there)) for here, there in places.items()
        }
        return Moved(name, words, 3, sources)

    def _lines(self) -> Iterator[tuple[int, str]]:
        """The dimensions along which there are lines of several numbers, and what these are."""
        for dimension, length in enumerate(self._lengths):
            others = (n for i, n in enumerate(self._lengths) if i != dimension)
            if length > 1 and max(others, default=1) > 1:
                yield dimension, self._called[dimension]

    def _wrong_along(self, dimension: int) -> list[int]:
        return sorted({place[dimension] for place in self._wrong_places})

    def _moved(
        self, name: str, words: str, cost: int, dimension: int, lines: Mapping[int, int]
    ) -> Moved:
        sources = {}
        for place, at in self._cells.items():
            if place[dimension] in lines:
                there = (*place[:dimension], lines[place[dimension]], *place[dimension + 1 :])
                sources[at] = (self._name, self._stored(there))
        return Moved(name, words, cost, sources)

    def _spelled_out(self, at: At) -> Indices:
        flat: list[int] = []
        for i, axis in zip(at, self._axes, strict=True):
            flat += (int(part) for part in np.unravel_index(i, axis))
        return tuple(flat)

    def _stored(self, place: Indices) -> At:
        rest, at = iter(place), []
        for axis in self._axes:
            at.append(int(np.ravel_multi_index([next(rest) for _ in axis], axis)))
        return tuple(at)


def _words(axes: Sequence[Sequence[int]], indices: Sequence[Idx]) -> list[str]:
    """What a line is called, for each dimension: row and column, or as its index is."""
    if all(len(axis) == 1 for axis in axes) and len(axes) == 2:
        return ["row", "column"]
    names = [str(index.label) for index in indices]
    return [name if len(name) > 1 else f"{name} =" for name in names]


def _listed(line: str, numbers: Sequence[int]) -> str:
    shown = " and ".join(str(i + 1) for i in numbers)
    return f"{line}{'s' * (len(numbers) > 1 and line.isalpha())} {shown}"


def _place(place: Indices) -> str:
    return f"({', '.join(str(i + 1) for i in place)})"

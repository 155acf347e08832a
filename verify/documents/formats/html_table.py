"""A table of a page as the pipe table that Markdown would have, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from verify.documents.passage import Passage, PassageBuilder

_NUMBER = re.compile(r"\s*[-+−–]?[0-9]*[.,]?[0-9]+(?:[eE][-+]?[0-9]+)?\s*")
_SPACE = re.compile(r"\s")
_BAR = re.compile(r"\|")


@dataclass
class Cell:
    """A cell while it is being read."""

    heading: bool
    text: PassageBuilder = field(default_factory=PassageBuilder)


@dataclass
class Table:
    """A table while it is being read; ``start`` is its place in the file.

    A table with cells across columns or rows, or with a table, a matrix or a block of code inside,
    lays a page out: it is no table of numbers.
    """

    start: int
    rows: list[list[Cell]] = field(default_factory=list)
    in_head: bool = False
    cell_is_open: bool = False
    lays_out: bool = False

    def row(self) -> None:
        """Begins a row."""
        self.rows.append([])

    def cell(self, heading: bool, attributes: Mapping[str, str]) -> Cell:
        """Begins a cell."""
        if not self.rows:
            self.row()
        for name in ("colspan", "rowspan"):
            self.lays_out |= attributes.get(name, "1").strip() != "1"
        cell = Cell(heading or self.in_head)
        self.rows[-1].append(cell)
        self.cell_is_open = True
        return cell

    def write(self, page: PassageBuilder) -> bool:
        """Appends the table to the page; False if there are numbers in it that get lost so."""
        rows = [[cell.text.build() for cell in row] for row in self.rows if row]
        cells = [passage for row in rows for passage in row]
        if self.lays_out or any(r"\begin" in passage.text for passage in cells):
            for passage in cells:
                page.gap("\n\n")
                page.extend(passage)
            page.gap("\n\n")
            return not any(_NUMBER.fullmatch(passage.text) for passage in cells)
        if not rows:
            return True
        rule = "|" + " --- |" * len(rows[0]) + "\n"
        headed = all(cell.heading for cell in next(filter(None, self.rows)))
        if not headed:
            _write_row(page, [Passage("", ())] * len(rows[0]))
            page.gap(rule)
        for number, row in enumerate(rows):
            _write_row(page, [_flat(passage) for passage in row])
            if number == 0 and headed:
                page.gap(rule)
        return True


def _flat(passage: Passage) -> Passage:
    return Passage(_SPACE.sub(" ", passage.text), passage.runs)


def _write_row(page: PassageBuilder, row: list[Passage]) -> None:
    page.gap("|")
    for passage in row:
        page.gap(" ")
        position = 0
        for bar in _BAR.finditer(passage.text):
            page.extend(passage, position, bar.start())
            page.gap("\\")
            position = bar.start()
        page.extend(passage, position)
        page.gap(" |")
    page.gap("\n")

r"""Tables of numbers: Markdown, plain text, pandas, drawn boxes and ``tabular``.

How a table is understood:

- The first column labels the rows if it holds words, or numbers below an empty corner, or counts
  below a word such as ``token`` or ``step``.  Columns of words are left out.
- Without numbers, or with more words than numbers, it is not a figure.
- One column below a header such as ``value``: each row is a scalar of its own.  So is each column
  of a single row below names such as ``net_h1``.
- Several columns: each row is a vector of its own if the rows are labelled by different quantities
  (``Z``, ``P``, ``dZ``): names, at least one of them more than a letter, that are no numbered
  series and no column labels; below columns that are entries rather than ``old`` or ``gradient``;
  in a table that has no name itself.
- Everything else is one matrix, with its row and column labels.

The name of a table is its corner, its caption, or what stands on the line above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.documents.found import Found, RawCell, Trouble
from verify.documents.grids import Grid, Row, find_grids
from verify.documents.naming import caption_name, name_above, plain_label
from verify.documents.spelling import DASH, is_value


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INDEX = _words(
    "# i j k n t s no nr id index row step epoch iteration pos position positions token tokens "
    "query key head layer sample example word words time"
)
_VALUE = {"", "numerical value", "numeric value", "printed value"} | _words(
    "value values result results printed number numbers amount numerical numeric rounded"
)
_DESCRIPTION = _VALUE | _words(
    "gradient grad gradients old new exact expected computed before after error printed update "
    "updated delta mean std min max shape size unit initial final correct wrong mine yours"
)
_SYMBOL = re.compile(
    r"\w_|\\[A-Za-z]+|\^|[∂∇α-ωΑ-Ω]|^d[A-Z]\w*$|^[d∂]\w*/[d∂]\w+|^[A-Za-z]{1,6}[0-9]{1,3}[+']?$"
    r"|\w\[[0-9]|[₀-₉]|^[a-z]+\.grad$"
)
_TWO_WORDS = re.compile(r"^\w+\s*\\\s*\w+$")  # query \ key
_LETTER = re.compile(r"^[^\W\d_]$")
_SERIES = re.compile(r"[\s_{(\[]*[0-9₀-₉]+[\s})\]+']*$")
_DRESS = re.compile(
    r"\\(?:textbf|mathbf|boldsymbol|bm|underline|emph|textit|mathrm|text|bfseries)\s?"
    r"\{(?P<inside>[^{}]*)\}\Z"
)
_DASH = re.compile(rf"{DASH}\Z")


def find_tables(text: str) -> Iterator[Found | Trouble]:
    """The tables of numbers in ``text``, in order; never raises."""
    for grid in find_grids(text):
        if isinstance(grid, Trouble):
            yield grid
        else:
            yield from _figures(text, grid)


def _figures(text: str, grid: Grid) -> Iterator[Found | Trouble]:
    rows = [*([grid.header] if grid.header else []), *grid.rows]
    if sum(_is_number(cell) for row in grid.rows for cell in row) < 1:
        return
    uneven = next((row for row in rows if len(row) != len(rows[0])), None)
    if uneven is not None:
        if sum(_is_number(cell) for row in grid.rows for cell in row) > 1:
            count = f"{len(uneven)} {'cell' if len(uneven) == 1 else 'cells'}"
            message = f"a row of the table has {count}, the first has {len(rows[0])}"
            start = min(uneven[0].start, grid.end - 1)  # its first cell may be empty
            yield Trouble(start, grid.end, message, "every row needs as many")
        return
    table = _Table(text, grid)
    if table.is_figure():
        yield from table.figures()


@dataclass
class _Table:
    """One grid whose rows are all as wide, with what each column is."""

    text: str
    grid: Grid

    def __post_init__(self) -> None:
        header, rows = self.grid.header, self.grid.rows
        self._heads = [plain_label(cell.text) for cell in header] if header else []
        self._labelled = self._has_labels(rows)
        self._columns = [
            j
            for j in range(int(self._labelled), len(rows[0]))
            if any(_is_number(row[j]) for row in rows) or all(_is_numeric(row[j]) for row in rows)
        ]
        self._labels = [plain_label(row[0].text) for row in rows] if self._labelled else []
        self._cells = [tuple(row[j] for j in self._columns) for row in rows]
        self._names = [self._heads[j] for j in self._columns] if header else []
        self._corner = self._heads[0] if header and self._labelled else ""

    def _has_labels(self, rows: Sequence[Row]) -> bool:
        first = [row[0] for row in rows]
        if len(rows[0]) < 2:
            return False
        if not all(_is_numeric(cell) for cell in first):
            return True
        if not self._heads:
            return False
        counts = [str(i) for i in range(len(first) + 1)]
        counted = [cell.text for cell in first] in (counts[:-1], counts[1:])
        return not self._heads[0] or (counted and _is_index(self._heads[0]))

    def is_figure(self) -> bool:
        """Whether it holds more numbers than words, leaving its labels out."""
        columns = self._columns if self._is_list_of_scalars() else range(len(self.grid.rows[0]))
        cells = [
            row[j]
            for row in self.grid.rows
            for j in columns
            if row[j].text and not (self._labelled and j == 0)
        ]
        return bool(cells) and 2 * sum(map(_is_numeric, cells)) > len(cells)

    def figures(self) -> Iterator[Found]:
        """The scalars, the vectors or the matrix that it prints."""
        label = self._label()
        if self.grid.bare and not label:
            return
        if self._is_list_of_scalars():
            for name, (cell,) in zip(self._labels, self._cells, strict=True):
                if _is_number(cell):
                    yield Found("line", cell.start, cell.end, name, ((cell,),))
        elif self._is_row_of_scalars(label):
            for name, cell in zip(self._names, self._cells[0], strict=True):
                if _is_number(cell):
                    yield Found("line", cell.start, cell.end, name, ((cell,),))
        elif self._is_list_of_vectors(label):
            for name, row in zip(self._labels, self._cells, strict=True):
                yield Found(
                    "table",
                    row[0].start,
                    row[-1].end,
                    name,
                    (row,),
                    column_labels=tuple(self._names),
                )
        else:
            yield Found(
                "table",
                self.grid.start,
                self.grid.end,
                label,
                tuple(self._cells),
                tuple(self._labels),
                tuple(self._names),
            )

    def _label(self) -> str:
        corner = "" if _TWO_WORDS.match(self._corner) else self._corner
        if _is_name(corner) and not _is_index(corner):
            return corner
        if self.grid.caption:
            name = caption_name(self.text, *self.grid.caption)
        else:
            name = name_above(self.text, self.text.rfind("\n", 0, self.grid.start) + 1)
        return name[0] if name else ""

    def _is_list_of_scalars(self) -> bool:
        if not self._labelled or len(self._columns) != 1 or _is_index(self._corner):
            return False
        return not self._names or self._names[0].lower() in _VALUE

    def _is_row_of_scalars(self, label: str) -> bool:
        single = len(self._cells) == 1 and not self._labelled and not _is_name(label)
        return single and bool(self._names) and all(map(_SYMBOL.search, self._names))

    def _is_list_of_vectors(self, label: str) -> bool:
        if not self._labels or len(self._columns) < 2 or _is_name(label):
            return False
        if _is_index(self._corner) or set(self._labels) & set(self._names):
            return False
        if any(name.lower() in _DESCRIPTION for name in self._names):
            return False
        series = {_SERIES.sub("", name) for name in self._labels}
        return (
            all(map(_is_name, self._labels))
            and any(map(_SYMBOL.search, self._labels))
            and len(series) == len(self._labels)
        )


def _is_name(label: str) -> bool:
    """Whether ``label`` can only be meant as the name of a quantity."""
    return bool(_SYMBOL.search(label) or _LETTER.match(label))


def _is_index(head: str) -> bool:
    """Whether ``head`` counts what is below it; S and K are matrices."""
    return head in _INDEX or (len(head) > 1 and head.lower() in _INDEX)


def _is_numeric(cell: RawCell) -> bool:
    """Whether it is a number or a dash."""
    dress = _DRESS.match(cell.text) if len(cell.text) < 500 else None
    return is_value(dress["inside"] if dress else cell.text)


def _is_number(cell: RawCell) -> bool:
    return _is_numeric(cell) and _DASH.match(cell.text) is None

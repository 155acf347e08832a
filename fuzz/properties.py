"""What has to hold of every reader, whatever it is given: each property fails with AssertionError.

Hypothesis and atheris both make the input.  An exception that a reader does not document passes
through, so that it is found as well.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from unicodedata import category

from numeric.example import ExampleError, load_example
from verify.binding import BindingError, bind
from verify.digits import written_like
from verify.documents import Document, DocumentError, Figure, Format, read_text
from verify.documents.found import Found, Trouble
from verify.excerpt import AFTER, BEFORE, excerpt
from verify.fix import spells
from verify.printed import Compound, Infinite, Missing, Printed, read_cell

MOST_OF_AN_ERROR = 1_000

Finder = Callable[[str], Iterator[Found | Trouble]]
Number = Printed | Compound | Missing | Infinite

# What prints the same four figures in each format.
_TEXT = r"""$P = \begin{bmatrix} 0.1 & 0.2 \\ 0.3 & 0.4 \end{bmatrix}$

$W = [[0.5, -0.6], [0.7, 0.8]]$

| Z | a | b |
| --- | --- | --- |
| x | 0.9 | 1.0 |
| y | 1.1 | 1.2 |

net_1 = 1.25"""
_PAGE = r"""<p>$P = \begin{bmatrix} 0.1 &amp; 0.2 \\ 0.3 &amp; 0.4 \end{bmatrix}$</p>
<p>W = [[0.5, -0.6], [0.7, 0.8]]</p>
<table><tr><th>Z<th>a<th>b<tr><td>x<td>0.9<td>1.0<tr><td>y<td>1.1<td>1.2</table>
<p>net_1 = 1.25</p>"""
GOOD: Mapping[Format, str] = {
    **dict.fromkeys(("plain", "markdown", "latex", "notebook"), _TEXT),
    "html": _PAGE,
}
GOOD_NUMBERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "P": (("0.1", "0.2"), ("0.3", "0.4")),
    "W": (("0.5", "-0.6"), ("0.7", "0.8")),
    "Z": (("0.9", "1.0"), ("1.1", "1.2")),
    "net_1": (("1.25",),),
}
# What text before good paragraphs can open for text behind them to close: then they are no text.
_HIDES: Mapping[Format, tuple[str, str]] = {
    "plain": ("", ""),
    "markdown": ("", "-->"),
    "latex": (r"\end{document}", r"\end{comment}"),
    "html": ("", "--> \" ' </"),
    "notebook": ("", "-->"),
}
# What a number may have inside in a file: tags, comments, the ends of strings, colours.
_CUTS: Mapping[Format, str] = {
    "plain": "#", "markdown": "<", "latex": "%", "html": "<", "notebook": '"<\\'
}  # fmt: skip
SHAPES: Mapping[str, tuple[int, ...]] = {
    "X": (2, 1), "W_1": (2, 2), "W_1#1": (2, 2), "dW_1": (2, 2), "block1.Q": (2, 2, 2), "loss": (),
    "block1.dQ": (2, 2, 2), "P": (1, 2), "one_hot": (1, 2), "dX": (2, 1), "b": (2,), "x": (2,),
}  # fmt: skip


def read(text: str, kind: Format) -> Document | None:
    """The document; None if it is refused, in one line that names it."""
    try:
        return read_text(text, "fuzz", kind)
    except DocumentError as error:
        _is_clear(error, "fuzz:")
        return None


def _is_clear(error: Exception, place: str) -> None:
    """One line that begins with the place and does not go on and on."""
    assert str(error).startswith(place)
    assert "\n" not in str(error)
    assert place < str(error)
    assert len(str(error)) < len(place) + MOST_OF_AN_ERROR


def document_is_sound(text: str, kind: Format) -> None:
    """Figures are rectangular and in order, places are in the file, and spans show the numbers."""
    document = read(text, kind)
    if document is None:
        return
    assert document.text == text
    lines = text.split("\n")
    for line, column in [(p.line, p.column) for p in document.problems]:
        assert line is not None
        assert column is not None
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    for figure in document.figures:
        assert figure.rows[0]
        assert len({len(row) for row in figure.rows}) == 1
        assert 0 <= figure.start <= figure.end <= len(text)
        for cell in (cell for row in figure.rows for cell in row):
            if not isinstance(cell, str):
                _shows(text, cell, kind)
    assert all(a.start <= b.start for a, b in pairwise(document.figures))


def _shows(text: str, cell: Number, kind: Format) -> None:
    """What stands at the place of the cell is its number, unless markup cuts it into pieces."""
    assert 0 <= cell.start <= cell.end <= len(text)
    raw = text[cell.start : cell.end]
    if isinstance(cell, Printed) and not any(mark in raw for mark in _CUTS[kind]):
        assert spells(raw, cell), (raw, cell)


def nothing_is_lost(before: str, after: str, kind: Format) -> None:
    """Whatever stands paragraphs away, good figures are read, or the document is said to be bad."""
    opened, closed = (marks.split() for marks in _HIDES[kind])
    if any(mark in before for mark in opened) or any(mark in after for mark in closed):
        return
    document = read(around(before, GOOD[kind], after, kind), kind)
    if document is None or document.problems:
        return
    read_as = {figure.label: figure.texts for figure in document.figures}
    for label, numbers in GOOD_NUMBERS.items():
        assert numbers in [f.texts for f in document.figures if f.label == label], (label, read_as)


def around(before: str, good: str, after: str, kind: Format) -> str:
    """A document of that kind with these paragraphs, or cells of a notebook."""
    before = f"A page.\n{before}"  # so that it does not begin with front matter
    if kind == "notebook":
        cells = [{"cell_type": "markdown", "source": text} for text in (before, good, after)]
        return json.dumps({"cells": cells})
    return f"{before}\n\n{good}\n\n{after}"


def finder_is_sound(text: str, find: Finder) -> None:
    """What a carrier finds is in order, and each cell is the text at its place."""
    position = 0
    for found in find(text):
        assert 0 <= found.start <= found.end <= len(text)
        assert position <= found.start
        position = found.start
        for cell in (cell for row in getattr(found, "rows", ()) for cell in row):
            assert text[cell.start : cell.end] == cell.text


def cell_is_sound(text: str) -> None:
    """A cell is a number with an interval around it, or a ValueError in a phrase."""
    try:
        cell = read_cell(text, start=0, end=len(text))
    except ValueError as error:
        _is_clear(error, "")
        return
    if isinstance(cell, Printed | Compound):
        low, high = cell.interval()
        assert low <= cell.value <= high
    if isinstance(cell, Printed):
        assert spells(text[cell.start : cell.end], cell), (text, cell)


def number_is_written_alike(text: str, value: Fraction) -> None:
    """Another value in place of a number reads as that value, rounded as the number is."""
    try:
        cell = read_cell(text, start=0, end=len(text))
    except ValueError:
        return
    if not isinstance(cell, Printed):
        return
    written = written_like(value, cell, text[cell.start : cell.end])
    if written is not None:
        again = read_cell(written)
        assert isinstance(again, Printed), (text, written)
        assert again.unit == cell.unit, (text, written)
        assert abs(again.value - value) <= again.half_unit, (text, written)


def label_is_bound_or_free(label: str, directive: str) -> None:
    """A figure of any label is bound to something of its shape, or is said not to be."""
    number = Printed("1.5")
    figure = Figure(label, ((number, number),), 1, 1)
    labels = {label: directive} if directive else {}
    try:
        binding = bind([figure], labels, SHAPES, "fuzz")
    except BindingError as error:
        _is_clear(error, "fuzz:")
        return
    assert len(binding.bound) + len(binding.free) == 1
    for bound in binding.bound:
        shape = SHAPES[bound.reference.name]
        for cell in bound.cells:
            assert len(cell.at) == len(shape)
            assert all(0 <= index < size for index, size in zip(cell.at, shape, strict=True))


def example_is_sound(text: str, folder: Path) -> None:
    """An example file is loaded, or there is one clear error that names it."""
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        load_example(path)
    except ExampleError as error:
        _is_clear(error, f"{path}:")


def excerpt_is_sound(line: str, column: int, width: int) -> None:
    """An excerpt is short and holds nothing that moves a cursor."""
    shown, carets = excerpt(line, column, width)
    assert len(shown) <= BEFORE + width + AFTER + 2
    assert all(c.isprintable() or category(c) == "Zs" for c in shown)
    assert set(carets) <= set(" ^~")
    assert carets.count("^") == 1

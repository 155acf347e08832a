r"""Matrices of TeX: where they stand, the names that they are printed under, and their cells.

Only the slice of a matrix is parsed, so a stray ``%`` or ``$`` elsewhere does no harm.  A matrix
that cannot be read is reported, and the search goes on behind it.  A determinant is no figure, and
an array that holds relations only arranges formulas: what stands in it is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from verify.documents.found import Found, RawCell, Trouble
from verify.documents.labels import MAX_BEFORE, RELATION, Chain, label_before
from verify.documents.rows import ENVIRONMENTS, MatrixError, split_matrix
from verify.printed import read_cell

# In all matrices of a text together; a parser is slower than a search.
MAX_MATRIX_CHARACTERS = 250_000
MAX_NESTED = 50

_NAMES = "|".join(map(re.escape, ENVIRONMENTS))
_MATRIX = re.compile(rf"\\(begin|end)\s{{0,9}}\{{({_NAMES})\}}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s{0,9}\{([^{}\\]{0,40})\}")
_COLUMNS = re.compile(r"\s{0,9}(?:\[[a-z]\]\s{0,9})?\{[^{}]{0,99}\}")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

Rows = list[list[RawCell]]
Names = tuple[str, ...]


def find_matrices(text: str) -> Iterator[Found | Trouble]:
    """The matrices in ``text``, in order, each with its label; rows are equally wide."""
    labels = Chain(text)
    position = characters = arranging = 0
    while opening := _MATRIX.search(text, position):
        begin = opening.start() - _is_doubled(text, opening.start())
        for blank in _BLANK_LINE.finditer(text, position, begin):
            labels.restart()
            position = blank.end()
        labels.read(position, begin)
        position = opening.end()
        if opening[1] == "end":
            arranging -= 1
            if arranging < 0 or opening[2] != "array":
                arranging = max(0, arranging)
                message = f"no matrix is open at this {opening[0]}"
                yield Trouble(begin, position, message, "add its \\begin")
            labels.restart()
            continue
        end = _end(text, opening)
        if end is None:
            arranging += 1
            columns = _COLUMNS.match(text, position)
            position = columns.end() if columns else position
            labels.restart()
            continue
        if isinstance(end, Trouble):
            position = end.end
            labels.restart()
            yield end
            continue
        characters += end - begin
        if characters > MAX_MATRIX_CHARACTERS:
            message = f"the matrices have over {MAX_MATRIX_CHARACTERS:,} characters in all"
            yield Trouble(begin, len(text), message, "split the document")
            return
        label = labels.matrix(begin, end)
        if begin < opening.start():
            label = label_before(text[max(0, begin - MAX_BEFORE) : begin].replace("\\\\", "\\"))
        position = end
        yield _figure(text, begin, end, label, opening[2])


def _is_doubled(text: str, begin: int) -> bool:
    """Whether the backslash at ``begin`` was escaped once more: one stands before it, not two."""
    return text[max(0, begin - 2) : begin].replace("\\\\", "").endswith("\\")


def _end(text: str, opening: re.Match[str]) -> int | Trouble | None:
    r"""Where the matrix ends, its ``\end`` included; None for an array that arranges formulas."""
    name = opening[2]
    following = _ENVIRONMENT.search(text, opening.end())
    until = following.start() if following else len(text)
    if name == "array" and following and RELATION.search(text, opening.end(), until):
        return None
    if following is None or (following[1] == "end" and following[2] != name):
        message = f"the matrix is cut off: {opening[0]} has no \\end{{{name}}}"
        return Trouble(opening.start(), opening.end(), message, "copy it to its end")
    if following[1] == "end":
        return following.end()
    message = f"{opening[0]} is followed by {following[0]} instead of \\end{{{name}}}"
    behind = _behind_nested(text, opening) or until
    return Trouble(until, behind, message, "matrices are not nested here; write it flat")


def _behind_nested(text: str, opening: re.Match[str]) -> int | None:
    """The end of a matrix that has others inside; None if it is cut off."""
    opened = [opening[2]]
    for count, token in enumerate(_ENVIRONMENT.finditer(text, opening.end())):
        if token[1] == "begin":
            opened.append(token[2])
        elif opened.pop() != token[2]:
            return None
        if not opened:
            return token.end()
        if count == MAX_NESTED:
            return None
    return None


def _figure(text: str, begin: int, end: int, label: str, environment: str) -> Found | Trouble:
    called = f"the matrix {label}" if label else "the matrix"
    try:
        spans = split_matrix(text[begin:end])
    except MatrixError as error:
        message = f"{called} cannot be read: {error.message}"
        return Trouble(begin + error.offset, end, message, error.advice)
    rows = [
        [RawCell(text[begin + a : begin + b], begin + a, begin + b) for a, b in row]
        for row in spans
    ]
    if not rows:
        return Trouble(begin, end, f"{called} is empty", "write its entries, or remove it")
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            count = f"{len(row)} {'entry' if len(row) == 1 else 'entries'}"
            message = f"row {number} of {called} has {count}, row 1 has {width}"
            return Trouble(row[0].start, end, message, "every row needs as many")
    row_names: Names = ()
    column_names: Names = ()
    if environment == "array":
        rows, row_names, column_names = _without_names(rows)
    for i, row in enumerate(rows, 1):
        for j, cell in enumerate(row, 1):
            if not cell.text:
                message = f"row {i}, column {j} of {called} is empty"
                advice = "write a number, or a dash where there is none"
                return Trouble(cell.start, end, message, advice)
    cells = tuple(map(tuple, rows))
    return Found("matrix", begin, end, label, cells, row_names, column_names)


def _without_names(rows: Rows) -> tuple[Rows, Names, Names]:
    """The rows without names beside and above them, and these names.

    Words in the first column or row are names where all the rest are numbers and the corner is
    none; a matrix of words stays as it is.
    """
    inner = list(chain(*(row[1:] for row in rows[1:])))
    above = not any(map(_is_number, rows[0][1:]))
    beside = not any(_is_number(row[0]) for row in rows[1:])
    if not inner or not all(map(_is_number, inner)) or _is_number(rows[0][0]):
        return rows, (), ()
    row_names = tuple(row[0].text for row in rows[above:]) if beside else ()
    column_names = tuple(cell.text for cell in rows[0][beside:]) if above else ()
    return [row[beside:] for row in rows[above:]], row_names, column_names


def _is_number(cell: RawCell) -> bool:
    try:
        read_cell(cell.text)
    except ValueError:
        return False
    return True

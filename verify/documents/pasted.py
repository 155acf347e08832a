r"""Matrices in text copied from a rendered page, where the TeX half of a formula is missing.

What is left are glyphs.  KaTeX leaves them twice: all in one line and run together, row by row,
``P≈[0.41140.25320.33540.25240.43230.3153]``; and one number to a line, column by column, with a
character without width behind each column.  Some copies lose all operators that are not ASCII, so
that a minus sign may be gone.  A matrix is read only where nothing is left to guess:

* the cut: all numbers have as many decimals, and one digit before the point, which both say where
  one number ends;
* the shape: the lines of a bracket are its rows; or both copies are there and agree; or there is
  one shape in which each row sums to 1, up to its rounding;
* the signs: a minus sign or another operator has survived, or each row sums to 1.

Everything else that looks like numbers run together is reported.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.documents.found import Found, RawCell, Trouble
from verify.documents.labels import label_before

MAX_BODY = 20_000
MAX_BEFORE = 80
MAX_DIGITS = 40

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_OPEN, _CLOSE = "[(⎡⎢⎣⎛⎜⎝", "])⎤⎥⎦⎞⎟⎠"
_MINUS = "-\N{MINUS SIGN}"
_BRACKET = re.compile(
    rf"[{re.escape(_OPEN)}](?P<body>[{_MINUS}0-9.\s{_ZERO_WIDTH}]{{3,{MAX_BODY}}})"
    rf"(?=[{re.escape(_CLOSE)}])"
)
_PIECE = re.compile(rf"[{_MINUS}0-9.]+")
_NUMBER = re.compile(rf"[{_MINUS}]?[0-9]{{1,{MAX_DIGITS}}}(?:\.[0-9]{{1,{MAX_DIGITS}}})?")
_RUN = re.compile(rf"(?<![0-9.])[0-9]{{1,2}}\.[0-9]{{2,}}[{_MINUS}]?[0-9]\.[0-9]{{2}}")
_ROW_END = re.compile(r"\\\\\s*\[[^\]\n]{0,30}\]")
_ADVICE = "copy the formula as TeX, or write the matrix as a table"

Cells = tuple[RawCell, ...]


class _UncertainError(ValueError):
    """Something about a matrix is left to guess."""


@dataclass(frozen=True)
class _Group:
    """A bracket of digits: with one number to a line, its columns; otherwise its lines."""

    start: int
    end: int
    lines: tuple[Cells, ...]
    in_columns: bool

    @property
    def numbers(self) -> list[str]:
        """What is printed without signs, as far as it is apart."""
        return [piece.text.strip(_MINUS) for line in self.lines for piece in line]


def find_pasted(text: str, claimed: Sequence[tuple[int, int]] = ()) -> Iterator[Found | Trouble]:
    """The matrices in ``text`` that only glyphs are left of, in order.

    What overlaps one of the ``claimed`` spans (sorted and apart from each other), or repeats the
    digits of one, is left out.
    """
    groups = [group for group in _groups(text) if not _overlaps(group, claimed)]
    read = [_digits(text[start:end]) for start, end in claimed] if groups else []
    runs, numbers = {"".join(each) for each in read}, {tuple(sorted(each)) for each in read}
    other_half: _Group | None = None
    for group, after in pairwise([*groups, None]):
        assert group is not None
        run = re.sub(rf"[{_MINUS}]", "", "".join(group.numbers))
        copied = run in runs or tuple(sorted(group.numbers)) in numbers
        if copied or group is other_half:
            continue
        try:
            rows = _agreed(group, after)
            other_half = after if rows else None
            rows = rows or _rows(group)
            _check_signs(text, group, rows)
        except _UncertainError as error:
            message = f"numbers run together cannot be taken apart: {error}"
            yield Trouble(group.start, group.end, message, _ADVICE)
            continue
        label = label_before(text, group.start, group.end)
        yield Found("pasted matrix", group.start, group.end, label, rows)


def _groups(text: str) -> Iterator[_Group]:
    for match in _BRACKET.finditer(text):
        body = match["body"]
        pieces = [RawCell(m[0], *m.span()) for m in _PIECE.finditer(text, *match.span("body"))]
        apart = any(c in body for c in _ZERO_WIDTH) and len(pieces) > 1
        columns = apart and all(_NUMBER.fullmatch(piece.text) for piece in pieces)
        # Integers cannot be told from one number, unless that would begin with 0.
        integers = len(pieces) == 1 and re.fullmatch("0[0-9]+", pieces[0].text) is not None
        if columns or _RUN.search(body) or integers:
            start = match.start()
            while start and text[start - 1] in f"{_OPEN} \n{_ZERO_WIDTH}":
                start -= 1
            lines = _parted(text, pieces, _ZERO_WIDTH if columns else "\n")
            yield _Group(start, match.end() + 1, lines, columns)


def _parted(text: str, pieces: list[RawCell], separators: str) -> tuple[Cells, ...]:
    """The pieces, anew wherever one of the separators stands between two of them."""
    parts: list[list[RawCell]] = []
    for before, piece in pairwise([None, *pieces]):
        assert piece is not None
        between = text[before.end : piece.start] if before else ""
        if before is None or any(character in between for character in separators):
            parts.append([])
        parts[-1].append(piece)
    return tuple(map(tuple, parts))


def _overlaps(group: _Group, claimed: Sequence[tuple[int, int]]) -> bool:
    after = bisect_left(claimed, (group.end, -1))
    return after > 0 and claimed[after - 1][1] > group.start


def _digits(claimed: str) -> list[str]:
    """The numbers in what was claimed, without signs."""
    return [m[0].strip(_MINUS) for m in _NUMBER.finditer(_ROW_END.sub("", claimed))]


def _agreed(group: _Group, after: _Group | None) -> tuple[Cells, ...]:
    """The rows, if the group after this one has the same numbers column by column."""
    if group.in_columns or after is None or not after.in_columns or len(group.lines) > 1:
        return ()
    cells, columns = _cut(group.lines[0]), after.lines
    if len({len(column) for column in columns}) > 1:
        return ()
    width = len(columns)
    if [cell.text for cell in cells] != [c.text for row in zip(*columns, strict=True) for c in row]:
        return ()
    return _wrapped(cells, width)


def _rows(group: _Group) -> tuple[Cells, ...]:
    """The rows of a group by itself."""
    lines = group.lines if group.in_columns else tuple(_cut(line) for line in group.lines)
    if len({_decimals(cell) for line in lines for cell in line}) > 1:
        raise _UncertainError("they have not the same number of decimals")
    if len({len(line) for line in lines}) > 1:
        raise _UncertainError("its lines are not equally long")
    if group.in_columns:
        rows = tuple(zip(*lines, strict=True))
        if not _sum_to_one(rows) or _sum_to_one(lines):
            raise _UncertainError("rows cannot be told from columns")
        return rows
    if len(lines) > 1:
        return lines
    (cells,) = lines
    units, one = [_units(cell) for cell in cells], 10 ** _decimals(cells[0])
    widths = [
        width
        for width in range(2, len(cells) + 1)
        if len(cells) % width == 0
        and all(_is_one(units[i : i + width], one) for i in range(0, len(cells), width))
    ]
    if len(widths) != 1:
        raise _UncertainError("it is not certain how long a row is")
    return _wrapped(cells, widths[0])


def _wrapped(cells: Cells, width: int) -> tuple[Cells, ...]:
    return tuple(cells[i : i + width] for i in range(0, len(cells), width))


def _cut(pieces: Cells) -> Cells:
    """The numbers of a line, each with one digit before the point and as many decimals."""
    decimals = _decimals(pieces[-1])
    number = re.compile(rf"[{_MINUS}]?[0-9]\.[0-9]{{{decimals}}}")
    cells = tuple(
        RawCell(found[0], piece.start + found.start(), piece.start + found.end())
        for piece in pieces
        for found in number.finditer(piece.text)
    )
    whole = "".join(cell.text for cell in cells) == "".join(piece.text for piece in pieces)
    if not whole or not 2 <= decimals <= MAX_DIGITS:
        raise _UncertainError("it is not certain where one number ends")
    return cells


def _decimals(cell: RawCell) -> int:
    return len(cell.text) - cell.text.rfind(".") - 1 if "." in cell.text else 0


def _units(cell: RawCell) -> int:
    """The number in units of its last digit."""
    return int(cell.text.replace("\N{MINUS SIGN}", "-").replace(".", ""))


def _is_one(units: Sequence[int], one: int) -> bool:
    """Whether the numbers can be probabilities, each rounded by half a unit."""
    return len(units) > 1 and 2 * abs(sum(units) - one) <= len(units)


def _sum_to_one(rows: tuple[Cells, ...]) -> bool:
    return all(_is_one([_units(cell) for cell in row], 10 ** _decimals(row[0])) for row in rows)


def _check_signs(text: str, group: _Group, rows: tuple[Cells, ...]) -> None:
    """Raises _UncertainError if a copy that loses minus signs would look like this."""
    line = text[max(text.rfind("\n", 0, group.start) + 1, group.start - MAX_BEFORE) : group.end]
    # A hyphen survives where a minus sign does not, so only one in front of a number shows signs.
    shown = any("-" in cell.text for row in rows for cell in row) or any(
        ord(character) > 127 and unicodedata.category(character) in ("Sm", "Cf")
        for character in line
    )
    if not shown and not _sum_to_one(rows):
        raise _UncertainError("its minus signs may be lost")

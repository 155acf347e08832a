r"""From the text of a document to its figures.

The text is what a reader gets by copying a rendered page (or TeX or Markdown itself).  Matrices are
written ``\begin{bmatrix}...\end{bmatrix}``; ``pmatrix``, ``matrix`` and ``array`` too.  The text is
gone through once; what has to be looked at again is one matrix, whose length is limited.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from pathlib import Path

from verify.documents.error import DocumentError
from verify.documents.figure import Cell, Figure
from verify.documents.labels import Chain
from verify.documents.matrices import ENVIRONMENTS, Entry, MatrixError, split_matrix
from verify.printed import read_cell

MAX_BYTES = 10_000_000
# In all matrices of a document together; a parser is slower than a search.
MAX_MATRIX_CHARACTERS = 250_000

_MATRIX = re.compile(rf"\\(begin|end)\s{{0,9}}\{{({'|'.join(ENVIRONMENTS)})\}}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s{0,9}\{([^{}\\]{0,40})\}")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SIGN_APART = re.compile(r"^([-+\N{MINUS SIGN}])\s+(?=[0-9.])")
# Something that can only be meant as a number, whether or not it is one.
_NUMERIC = re.compile(r"[-+\N{MINUS SIGN}]?\s*\.?[0-9]")


def read_document(path: Path) -> list[Figure]:
    """The figures in the UTF-8 file at ``path``; DocumentError if it cannot be read."""
    source = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _file_error(source, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise _file_error(source, "this is a directory", "give a file inside it") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise _file_error(source, f"cannot be read ({error})", "check the path") from error
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 10**6} MB"
        raise _file_error(source, message, "give only the part with the figures")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise DocumentError(source, line, column, message, "save the file as UTF-8") from error
    return read_figures(text, source)


def read_figures(text: str, source: str) -> list[Figure]:
    """The figures in ``text``, in order; ``source`` is what an error calls the text.

    DocumentError at the first matrix that is cut off, ragged, empty, nested, or has an entry that
    is neither a number nor a dash (unless none of its entries is a number).
    """
    return _Reader(text, source).figures()


def _file_error(source: str, message: str, advice: str) -> DocumentError:
    return DocumentError(source, None, None, message, advice)


class _Reader:
    """One pass over one document."""

    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def figures(self) -> list[Figure]:
        found: list[Figure] = []
        labels = Chain(self._text)
        position = parsed = 0
        while opening := _MATRIX.search(self._text, position):
            begin, end = opening.start(), self._end_of(opening)
            parsed += end - begin
            if parsed > MAX_MATRIX_CHARACTERS:
                message = f"the matrices have over {MAX_MATRIX_CHARACTERS:,} characters in all"
                raise self._error(begin, message, "split the document")
            for blank in _BLANK_LINE.finditer(self._text, position, begin):
                labels.restart()
                position = blank.end()
            labels.read(position, begin)
            found.append(self._figure(begin, end, labels.matrix(begin, end)))
            position = end
        return found

    def _end_of(self, opening: re.Match[str]) -> int:
        r"""Where the matrix that begins at ``opening`` ends, its ``\end`` included."""
        begin, (what, name) = opening.start(), opening.groups()
        if what == "end":
            raise self._error(begin, f"no matrix is open at this {opening[0]}", "add its \\begin")
        following = _ENVIRONMENT.search(self._text, opening.end())
        if following is None or (following[1] == "end" and following[2] != name):
            message = f"the matrix is cut off: {opening[0]} has no \\end{{{name}}}"
            raise self._error(begin, message, "copy it to its end")
        if following[1] == "begin":
            message = f"{opening[0]} is followed by {following[0]} instead of \\end{{{name}}}"
            raise self._error(
                following.start(), message, "matrices are not nested here; write it flat"
            )
        return following.end()

    def _figure(self, begin: int, end: int, label: str) -> Figure:
        called = f"the matrix {label}" if label else "the matrix"
        try:
            entries = split_matrix(self._text[begin:end])
        except MatrixError as error:
            message = f"{called} cannot be read: {error.message}"
            raise self._error(begin + error.offset, message, error.advice) from error
        if not entries:
            raise self._error(begin, f"{called} is empty", "write its entries, or remove it")
        width = len(entries[0])
        for number, row in enumerate(entries, 1):
            if len(row) != width:
                count = f"{len(row)} {'entry' if len(row) == 1 else 'entries'}"
                message = f"row {number} of {called} has {count}, row 1 has {width}"
                advice = "every row needs as many"
                raise self._error(begin + row[0].offset, message, advice)
        symbolic = not any(_NUMERIC.match(entry.text) for entry in chain(*entries))
        rows = tuple(
            tuple(
                self._cell(entry, begin, f"row {i}, column {j} of {called}", symbolic)
                for j, entry in enumerate(row, 1)
            )
            for i, row in enumerate(entries, 1)
        )
        return Figure(label, rows, *self._place(begin))

    def _cell(self, entry: Entry, begin: int, where: str, symbolic: bool) -> Cell:
        offset = begin + entry.offset
        if not entry.text:
            advice = "write a number, or a dash where there is none"
            raise self._error(offset, f"{where} is empty", advice)
        try:
            return read_cell(_SIGN_APART.sub(r"\1", entry.text), *self._place(offset))
        except ValueError as error:
            if symbolic:
                return entry.text
            message, advice = f"{where}: {error}", "write a number, or a dash where there is none"
            raise self._error(offset, message, advice) from error

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _error(self, offset: int, message: str, advice: str) -> DocumentError:
        return DocumentError(self._source, *self._place(offset), message, advice)

"""From a file to a document: its format is told by its name, or by how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from verify.documents.carriers import CarrierReader
from verify.documents.directives import Directives, read_directives
from verify.documents.error import DocumentError
from verify.documents.figure import Figure
from verify.documents.formats.content import Content
from verify.documents.formats.html import read_html
from verify.documents.formats.latex import read_latex
from verify.documents.formats.markdown import read_markdown
from verify.documents.formats.notebook import is_notebook, read_notebook
from verify.documents.formats.plain import read_plain
from verify.documents.passage import Passage, PassageError
from verify.documents.places import Places
from verify.documents.remarks import Remark, located

MAX_BYTES = 10_000_000
# Far more than anyone prints; a cell takes about a kilobyte of memory.
MAX_CELLS = 100_000
# Brackets, signs and lines: far more than that many cells need; each takes some microseconds.
MAX_MARKS = 1_500_000

Format = Literal["plain", "markdown", "latex", "html", "notebook"]

_SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".tex": "latex",
    ".latex": "latex",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".ipynb": "notebook",
}
_READERS: dict[Format, Callable[[str, str], Content]] = {
    "plain": lambda text, _: read_plain(Passage.whole(text)),
    "markdown": lambda text, _: read_markdown(Passage.whole(text)),
    "latex": lambda text, _: read_latex(Passage.whole(text)),
    "html": read_html,
    "notebook": read_notebook,
}
_HTML = re.compile(r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,1000})?<(?:!doctype\s+html|html)\b", re.I)
_MARKS = "[](){}=|$:&\\\n"
_LATEX = re.compile(r"^\s{0,100}\\documentclass\b", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A document as read; ``text`` is that of the file, in which places are offsets.

    ``figures`` and ``problems`` are in the order of their places.  A problem is a matrix, list,
    table or formula that is meant as numbers and could not be read; the rest was.  ``remarks``
    are the comments that ask to ignore something.
    """

    source: str
    text: str
    figures: tuple[Figure, ...]
    problems: tuple[DocumentError, ...]
    directives: Directives
    remarks: tuple[Remark, ...] = ()


def format_of(path: Path) -> Format | None:
    """The format that the name of a file tells, if it does."""
    return _SUFFIXES.get(path.suffix.lower())


def read_document(path: Path, *, truncated: bool = False) -> Document:
    """The document in the UTF-8 file at ``path``; DocumentError if the file cannot be read.

    With ``truncated``, or if the document says so, its numbers were cut off, not rounded.
    """
    source = str(path)
    text = _text(path, source)
    return read_text(text, source, format_of(path), truncated=truncated)


def read_text(
    text: str, source: str, kind: Format | None = None, *, truncated: bool = False
) -> Document:
    """The document that ``text`` is; ``source`` is what an error calls it.

    Without ``kind`` its beginning says which format it has; what says nothing is plain text.
    DocumentError for a notebook or a directive that is malformed, and for what is beyond limits.
    """
    places = Places(text)
    try:
        content = _READERS[kind or _format(text)](text, source)
        directives = read_directives(content.directives, places, source)
        truncated |= directives.printing == "truncated"
        reader = CarrierReader(places, source, truncated=truncated)
        figures, problems = _read(content, reader, source)
    except PassageError as error:
        raise _too_much(source, str(error)) from error
    remarks = located(content, figures, problems, places)
    return Document(source, text, figures, problems, directives, remarks)


def _read(
    content: Content, reader: CarrierReader, source: str
) -> tuple[tuple[Figure, ...], tuple[DocumentError, ...]]:
    figures: list[Figure] = []
    problems = [reader.problem(t.start, t.message, t.advice) for t in content.troubles]
    marks = sum(part.passage.text.count(mark) for part in content.parts for mark in _MARKS)
    if marks > MAX_MARKS:
        raise _too_much(source, f"more than {MAX_MARKS:,} brackets, signs and lines are in it")
    cells = 0
    for part in content.parts:
        for found in reader.read(part):
            if isinstance(found, DocumentError):
                problems.append(found)
                cells += 1
            else:
                figures.append(found)
                cells += len(found.rows) * len(found.rows[0])
            if cells > MAX_CELLS:
                raise _too_much(source, f"more than {MAX_CELLS:,} numbers are printed in it")
    figures.sort(key=lambda figure: (figure.start, figure.end))
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    return tuple(figures), tuple(problems)


def _text(path: Path, source: str) -> str:
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
        raise _too_much(source, f"the file is larger than {MAX_BYTES // 10**6} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise DocumentError(source, line, column, message, "save the file as UTF-8") from error


def _too_much(source: str, message: str) -> DocumentError:
    return _file_error(source, message, "give only the part with the figures")


def _file_error(source: str, message: str, advice: str) -> DocumentError:
    return DocumentError(source, None, None, message, advice)


def _format(text: str) -> Format:
    if _HTML.match(text):
        return "html"
    if is_notebook(text):
        return "notebook"
    return "latex" if _LATEX.search(text) else "plain"

r"""Jupyter notebooks: markdown cells are Markdown, outputs of code cells are printed text.

``json`` says what the notebook holds.  It keeps no places, so the text is walked a second time,
once it is known to be valid, and the place of every string that may be wanted is noted under its
path: ``("cells", 3, "source", 0)``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from verify.documents.error import DocumentError
from verify.documents.formats.content import Aside, Content, Directive, Part
from verify.documents.formats.latex import read_latex
from verify.documents.formats.markdown import read_markdown
from verify.documents.found import Trouble
from verify.documents.passage import Passage, PassageBuilder

Path = tuple[str | int, ...]
Reader = Callable[[Passage], Content]

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|[^\s"\[\]{},:]+')
_PIECE = re.compile(
    r"[^\\]++|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ASKED = ("metadata", "backproof", "ignore")
_ADVICE = 'write {"ignore": [{"rule": "BP101", "reason": "…"}]}'
_REPAIR = "open it in Jupyter and save it again"


def read_notebook(text: str, source: str) -> Content:
    """The markdown cells and the outputs; DocumentError if ``text`` is no notebook."""
    cells = _cells(text, source)
    strings = dict(_strings(text))
    parts: list[Part] = []
    directives: list[Directive] = []
    troubles: list[Trouble] = []
    asides: list[Aside] = []
    for number, cell in enumerate(cells, 1):
        where = f"in cell {number}: "
        places: list[int] = []
        for path, value, read in _texts(cell, ("cells", number - 1)):
            passage = _passage(text, strings, path, value)
            if passage is None:
                message = f"{where}the {path[-1]} is not text, or is given twice"
                raise DocumentError(source, None, None, message, _REPAIR)
            content = read(passage)
            parts += [Part(part.passage, where) for part in content.parts]
            directives += content.directives
            troubles += content.troubles
            asides += content.asides
            places += passage.span(0, len(passage.text))
        about = (min(places), max(places)) if places else (0, 0)
        for entry, words in enumerate(_asked(cell, where, source)):
            at = strings[("cells", number - 1, *_ASKED, entry, "rule")]
            asides.append(Aside(words, Passage.whole(text), *at, about=about))
    return Content(tuple(parts), tuple(directives), tuple(troubles), tuple(asides))


def _asked(cell: dict[str, Any], where: str, source: str) -> Iterator[str]:
    """What the metadata of a cell asks to ignore, each in the words of a comment."""
    metadata = cell.get("metadata")
    ours = metadata.get("backproof") if isinstance(metadata, dict) else None
    if ours is None:
        return
    entries = ours.get("ignore") if isinstance(ours, dict) and len(ours) == 1 else None
    for entry in entries if isinstance(entries, list) else ({},):
        if (
            not isinstance(entry, dict)
            or not {"rule"} <= entry.keys() <= {"rule", "reason"}
            or not all(isinstance(said, str) for said in entry.values())
        ):
            message = f"{where}the metadata for backproof cannot be understood"
            raise DocumentError(source, None, None, message, _ADVICE)
        yield " ".join(f"ignore {entry['rule']} -- {entry.get('reason', '')}".split())


def is_notebook(text: str) -> bool:
    """Whether JSON at hand looks like a notebook: what has no name to go by is asked this."""
    return text.lstrip()[:1] == "{" and '"nbformat"' in text and '"cells"' in text


def _cells(text: str, source: str) -> list[dict[str, Any]]:
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is not JSON, as a notebook has to be ({error.msg})"
        raise DocumentError(source, error.lineno, error.colno, message, _REPAIR) from error
    except (RecursionError, ValueError) as error:  # thousands of brackets or digits
        message = "its JSON is nested too deeply, or a number in it is too long"
        raise DocumentError(source, None, None, message, _REPAIR) from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        advice = "save it in the notebook format 4"
        raise DocumentError(source, None, None, "the notebook has no list of cells", advice)
    return cells


def _texts(cell: dict[str, Any], path: Path) -> Iterator[tuple[Path, Any, Reader]]:
    """What there is to read in a cell, each with its path, and how to read it."""
    if cell.get("cell_type") == "markdown":
        yield (*path, "source"), cell.get("source"), read_markdown
    outputs = cell.get("outputs") if cell.get("cell_type") == "code" else None
    for number, output in enumerate(outputs if isinstance(outputs, list) else ()):
        at = (*path, "outputs", number)
        if isinstance(output, dict) and output.get("output_type") == "stream":
            yield (*at, "text"), output.get("text"), _read_output
        data = output.get("data") if isinstance(output, dict) else None
        # The richest first: as plain text, Markdown that is shown is the name of an object.
        for kind, read in (
            ("text/markdown", read_markdown),
            ("text/latex", read_latex),
            ("text/plain", _read_output),
        ):
            if isinstance(data, dict) and kind in data:
                yield (*at, "data", kind), data[kind], read
                break


def _read_output(passage: Passage) -> Content:
    """Printed text, less the marks that colour it in a terminal."""
    colours = (match.span() for match in _COLOUR.finditer(passage.text))
    return Content((Part(passage.without(colours)),))


def _strings(text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    """The path and the place of the strings that can be in a cell; ``text`` is valid JSON."""
    path: list[str | int] = []
    key_follows = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in ("{", "["):
            path.append("" if token == "{" else 0)
            key_follows = token == "{"
        elif token in ("}", "]"):
            path.pop()
            key_follows = False
        elif token == ",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else last
            key_follows = isinstance(last, str)
        elif token[0] == '"' and key_follows:
            path[-1] = json.loads(token)
            key_follows = False
        elif token[0] == '"' and 3 <= len(path) <= 7:  # from a source to the line of an output
            yield tuple(path), match.span()


def _passage(
    text: str, strings: dict[Path, tuple[int, int]], path: Path, value: object
) -> Passage | None:
    """The string, or list of strings, at ``path``; None if that is not what ``value`` says."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        spans = [strings.get((*path, number)) for number in range(len(value))]
        value = "".join(value)
    else:
        spans = [strings.get(path)]
    builder = PassageBuilder()
    for span in spans:
        if span is not None:
            for piece in _PIECE.finditer(text, span[0] + 1, span[1] - 1):
                escaped = piece[0].startswith("\\")
                plain = json.loads(f'"{piece[0]}"') if escaped else piece[0]
                builder.add(plain, piece.start(), len(piece[0]))
    passage = builder.build()
    if passage.text != value:
        return None
    return Passage(_LONE_SURROGATE.sub("\ufffd", passage.text), passage.runs)

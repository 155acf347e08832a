"""A TOML file together with the line on which each of its values stands.

``tomllib`` reads the values but keeps no lines.  So the text is walked a second time, once it is
known to be valid, and the line of every table, key and array element is noted under its path:
``("sizes", "T")``, ``("parameters", "block1", "W_Q", 2)``, in an array of tables ``("steps", 0)``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

MAX_BYTES = 16 * 2**20

Keys = tuple[str | int, ...]

# A string, a comment, one mark of punctuation, or a run of anything else.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,\n]"
    r"""|[^\s\[\]{}=,\#"']+""",
    re.DOTALL,
)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class ExampleError(ValueError):
    """An example file cannot be used: which file, which line (where there is one), why."""

    def __init__(self, file: str, message: str, line: int | None = None) -> None:
        self.file, self.message, self.line = file, message, line
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")


@dataclass(frozen=True)
class TomlSource:
    """What a TOML file says, with numbers as exact decimals, and where it says it."""

    file: str
    content: dict[str, object]
    lines: dict[Keys, int]

    def error(self, keys: Keys, message: str) -> ExampleError:
        """The error at ``keys``, or at the nearest table around them that the file has."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return ExampleError(self.file, message, self.lines.get(keys))


def read_toml(path: Path) -> TomlSource:
    """The file at ``path``; ExampleError if it is not there or not TOML in UTF-8."""
    file = str(path)
    text = _read_text(path)
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        place = _PLACE.search(reason)
        last = text.count("\n") + 1
        line, column = (int(n or 0) for n in place.groups()) if place else (0, 0)
        reason = _PLACE.sub("", reason)
        reason += f" in column {column}" if column else " at the end of the file"
        raise ExampleError(file, f"not valid TOML: {reason}", line or last) from error
    except (ValueError, ArithmeticError, RecursionError) as error:  # thousands of digits, brackets
        reason = "a number is too long, or brackets are nested too deeply"
        raise ExampleError(file, f"cannot be read: {reason}") from error
    return TomlSource(file, content, _lines(text))


def _read_text(path: Path) -> str:
    file = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ExampleError(file, "there is no such file; give the path of an example") from None
    except IsADirectoryError:
        raise ExampleError(file, "this is a directory; give the example file inside it") from None
    except OSError as error:
        raise ExampleError(file, f"cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise ExampleError(file, f"is larger than {MAX_BYTES // 2**20} MiB, which is the limit")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise ExampleError(file, f"{byte} is not UTF-8; save the file as UTF-8", line) from error


def _lines(text: str) -> dict[Keys, int]:
    """The line of every path; valid TOML is taken for granted."""
    found: dict[Keys, int] = {}
    tokens = _tokens(text)
    table: Keys = ()
    many: dict[Keys, int] = {}  # arrays of tables, and how many each has so far
    for token, line in tokens:
        if token == "\n":
            continue
        if token == "[":
            written = _until(tokens, "]")
            table = _latest(_keys(written.lstrip("[")), many)
            if written.startswith("["):
                many[table] = many.get(table, 0) + 1
                found.setdefault(table, line)
                table = (*table, many[table] - 1)
            found.setdefault(table, line)
            _until(tokens, "\n")
        else:
            key = (*table, *_keys(token + _until(tokens, "=")))
            for length in range(len(table) + 1, len(key) + 1):
                found.setdefault(key[:length], line)
            _element_lines(tokens, key, found)
    return found


def _latest(written: Keys, many: Mapping[Keys, int]) -> Keys:
    """The path of a header's table: inside an array of tables it is the latest one."""
    path: Keys = ()
    for key in written:
        path = (*path, many[path] - 1, key) if path in many else (*path, key)
    return path


def _element_lines(tokens: Iterator[tuple[str, int]], key: Keys, found: dict[Keys, int]) -> None:
    """Walks one value, to the end of its line, and notes where each array element starts."""
    inside: list[str | int] = []
    brackets: list[str] = []
    fresh = True
    for token, line in tokens:
        if token == "\n" and not brackets:
            return
        if token == "\n":
            continue
        if token in "]}":
            brackets.pop()
            inside.pop()
            fresh = False
            continue
        if token == ",":
            last = inside[-1]
            inside[-1] = last + 1 if isinstance(last, int) else last
            fresh = True
            continue
        if fresh:
            found.setdefault((*key, *inside), line)
            fresh = False
        if token in "[{":
            brackets.append(token)
            inside.append(0 if token == "[" else "")
            fresh = True


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Everything but space and comments, each with its line, and a line end at the very end."""
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if not match[0].startswith("#"):
            yield match[0], line
    yield "\n", line


def _until(tokens: Iterator[tuple[str, int]], end: str) -> str:
    """The tokens up to ``end``, which is dropped, in one piece."""
    piece = ""
    for token, _ in tokens:
        if token == end:
            break
        piece += token
    return piece


def _keys(written: str) -> Keys:
    """The path that a key stands for, dots and quotes as TOML reads them."""
    keys: list[str] = []
    inner: object = tomllib.loads(f"{written} = 0")
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        keys.append(name)
    return tuple(keys)

"""What a document says to this program about itself: in comments or in its front matter.

    example = "three_tokens.toml"     # the file that describes the example, next to the document
    printing = "truncated"            # numbers were cut off, not rounded
    [labels]
    "W_out" = "W_2"                   # what is printed under a name of the author's

In front matter these stand in the table ``backproof``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from verify.documents.error import DocumentError
from verify.documents.formats.content import Directive
from verify.documents.places import Places

MAX_CHARACTERS = 65_536

Printing = Literal["rounded", "truncated"]

_KEYS = ("example", "printing", "labels")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class Directives:
    """What a document says about itself; ``lines`` has the line of every label."""

    example: str | None = None
    printing: Printing | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_directives(directives: Iterable[Directive], places: Places, source: str) -> Directives:
    """All directives of a document in one; DocumentError if one cannot be understood."""
    reader = _Reader(places, source)
    for directive in directives:
        reader.read(directive)
    return Directives(reader.example, reader.printing, reader.labels, reader.lines)


class _Reader:
    def __init__(self, places: Places, source: str) -> None:
        self._places, self._source = places, source
        self._characters = 0
        self.example: str | None = None
        self.printing: Printing | None = None
        self.labels: dict[str, str] = {}
        self.lines: dict[str, int] = {}

    def read(self, directive: Directive) -> None:
        text = directive.passage.text
        if directive.front_matter and "backproof" not in text:
            return
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            message = f"the directives have over {MAX_CHARACTERS:,} characters in all"
            raise self._error(directive, 0, message, "move labels to the example file")
        content = self._parsed(directive)
        if directive.front_matter:
            content = self._table(directive, "backproof", content.get("backproof", {}))
        for key, value in content.items():
            self._key(directive, key, value)

    def _parsed(self, directive: Directive) -> dict[str, Any]:
        text = directive.passage.text.replace("\r\n", "\n")
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            line = int(place[1]) if place and place[1] else text.count("\n") + 1
            reason = _TOML_PLACE.sub("", str(error))
            advice = 'write TOML, such as: example = "example.toml"; or: ignore BP101 -- the reason'
            raise self._error(
                directive, line - 1, f"the directive is not TOML ({reason})", advice
            ) from error
        except (ValueError, RecursionError) as error:  # thousands of digits or brackets
            message = "the directive is nested too deeply, or a number in it is too long"
            raise self._error(directive, 0, message, "write it plainly") from error

    def _key(self, directive: Directive, key: str, value: object) -> None:
        if key == "labels":
            self._labels(directive, self._table(directive, key, value))
        elif key not in _KEYS:
            message = f"a directive has no key {key!r}"
            raise self._error(directive, key, message, f"the keys are: {', '.join(_KEYS)}")
        elif getattr(self, key) is not None:
            raise self._error(directive, key, f"{key} is said twice", "say it once")
        elif key == "example" and isinstance(value, str) and value:
            self.example = value
        elif key == "printing" and value in ("rounded", "truncated"):
            self.printing = "truncated" if value == "truncated" else "rounded"
        else:
            wanted = {"example": "the path of a file", "printing": '"rounded" or "truncated"'}
            message = f"{key} is {str(value)[:40]!r}"
            raise self._error(directive, key, message, f"write {wanted[key]}")

    def _labels(self, directive: Directive, table: dict[str, Any]) -> None:
        for label, quantity in table.items():
            if not isinstance(quantity, str) or not quantity:
                message = f"the label {label!r} stands for {str(quantity)[:40]!r}"
                raise self._error(directive, label, message, "write the name of a quantity")
            if label in self.labels:
                message = f"the label {label!r} is given twice"
                raise self._error(directive, label, message, "give it once")
            self.labels[label] = quantity
            self.lines[label] = self._line(directive, label)

    def _table(self, directive: Directive, key: str, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._error(directive, key, f"{key} is no table", f"write [{key}] above its keys")
        return value

    def _line(self, directive: Directive, where: str | int) -> int:
        return self._place(directive, where)[0]

    def _place(self, directive: Directive, where: str | int) -> tuple[int, int]:
        """The place of a line of the directive, or of the one on which a key stands."""
        lines = directive.passage.text.split("\n")
        if isinstance(where, str):
            keys = tuple(re.split(r"\s*=", line.strip(" \t[]\"'"), maxsplit=1)[0] for line in lines)
            spelled = {where, where.replace("\\", "\\\\")}
            held = (n for n, key in enumerate(keys) if key.rstrip("\"'") in spelled)
            where = next(held, 0)
        start = sum(len(line) + 1 for line in lines[:where])
        start += len(lines[where]) - len(lines[where].lstrip()) if where < len(lines) else 0
        return self._places(directive.passage.span(start, start + 1)[0])

    def _error(
        self, directive: Directive, where: str | int, message: str, advice: str
    ) -> DocumentError:
        return DocumentError(self._source, *self._place(directive, where), message, advice)

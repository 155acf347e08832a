"""The keys of a configuration file, and how the value of each is read.

A reader gets a value as TOML or the command line has it and returns what :class:`Settings` keeps,
or raises ``Wrong`` with what is wrong.  It need not know where the value stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from verify.diagnostics.rule import Rule
from verify.settings.error import suggestion
from verify.settings.patterns import Pattern
from verify.settings.selectors import is_known, unknown
from verify.settings.settings import OUTPUT_FORMATS

MOST_MEMORY = 2**20  # a TiB, in MiB: what is larger was meant in other units
MOST_SECONDS = 10**7


class Wrong(ValueError):
    """What is wrong with a value; ``inside`` leads to the part of it that is meant."""

    def __init__(self, message: str, *inside: str | int) -> None:
        self.inside = inside
        super().__init__(message)


@dataclass(frozen=True)
class Context:
    """What readers have to know: the folder that paths are relative to, and the rules."""

    folder: Path
    rules: Sequence[Rule]


Reader = Callable[[object, Context], Any]


def boolean(value: object, _: Context) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"must be true or false, not {shown(value)}")
    return value


def whole(least: int, most: int | None = None) -> Reader:
    """A whole number within bounds."""

    def read(value: object, _: Context) -> int:
        bounds = f"of at least {least}" if most is None else f"from {least} to {most}"
        fits = isinstance(value, int) and not isinstance(value, bool)
        if not fits or value < least or (most is not None and value > most):  # type: ignore[operator]
            raise Wrong(f"must be a whole number {bounds}, not {shown(value)}")
        return int(value)  # type: ignore[call-overload]

    return read


def seconds(value: object, _: Context) -> float:
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    is_number = is_number and not (isinstance(value, Decimal) and value.is_nan())
    if not is_number or not 0 < value <= MOST_SECONDS:  # type: ignore[operator]
        raise Wrong(f"must be a number of seconds, more than 0, not {shown(value)}")
    return float(value)  # type: ignore[arg-type]


def text(value: object, _: Context) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong(f"must be text in quotes, not {shown(value)}")
    if "\0" in value:
        raise Wrong("must not have a NUL in it")
    return value


def path(value: object, context: Context) -> Path:
    """A path, relative to the folder of the file that has it."""
    return context.folder / (value if isinstance(value, Path) else text(value, context))


def output_format(value: object, _: Context) -> str:
    if not isinstance(value, str) or value not in OUTPUT_FORMATS:
        hint = suggestion(value, OUTPUT_FORMATS) if isinstance(value, str) else ""
        known = ", ".join(OUTPUT_FORMATS)
        raise Wrong(f"must be one of {known}, not {shown(value)}{hint}")
    return value


def many(reader: Reader) -> Reader:
    """A list of what the reader reads, as a tuple."""

    def read(value: object, context: Context) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise Wrong(f'must be a list, such as ["…"], not {shown(value)}')
        found = []
        for number, item in enumerate(value):
            try:
                found.append(reader(item, context))
            except Wrong as error:
                raise Wrong(str(error), number, *error.inside) from None
        return tuple(found)

    return read


def pattern(value: object, context: Context) -> Pattern:
    found = Pattern(context.folder, text(value, context))
    try:
        found.matches(context.folder / "name")
        found.is_exactly(context.folder)
    except re.error as error:
        raise Wrong(f"{shown(value)} is not a pattern: {error.msg}") from None
    if not found.glob.strip("/"):
        raise Wrong(f"must be a pattern, not {shown(value)}")
    return found


def selector(value: object, context: Context) -> str:
    """A code, the beginning of codes, or the name of a rule."""
    written = text(value, context).strip()
    if not is_known(written, context.rules):
        raise Wrong(unknown(written, context.rules))
    return written


def selectors(value: object, context: Context) -> tuple[str, ...]:
    """Selectors; on the command line several may stand in one word, with commas between."""
    if isinstance(value, list | tuple):
        value = [part for item in value for part in _parted(item)]
    found: tuple[str, ...] = many(selector)(value, context)
    return found


def _parted(item: object) -> list[object]:
    # An empty part is kept, to be refused.
    return [part.strip() for part in item.split(",")] if isinstance(item, str) else [item]


def some_selectors(value: object, context: Context) -> tuple[str, ...]:
    """Selectors, at least one: without any nothing would ever be reported."""
    found = selectors(value, context)
    if not found:
        raise Wrong("selects no rule, so nothing would be reported; leave it out for the default")
    return found


def ignores_by_file(value: object, context: Context) -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    if not isinstance(value, Mapping):
        raise Wrong(f'must be a table, such as {{"drafts/*" = ["BP102"]}}, not {shown(value)}')
    found = []
    for glob, codes in value.items():
        try:
            found.append((pattern(glob, context), selectors(codes, context)))
        except Wrong as error:
            raise Wrong(str(error), glob, *error.inside) from None
    return tuple(found)


def target(value: object, context: Context) -> str:
    """Code to check: a file is relative to the folder, a module is no file."""
    written = text(value, context)
    file, colon, name = written.partition(":")
    if not ("/" in file or file.endswith((".py", ".toml", ".c"))):
        return written
    return f"{context.folder / file}{colon}{name}"


KEYS: Mapping[str, Reader] = {
    "extend": path,
    "documents": many(pattern),
    "exclude": many(pattern),
    "extend-exclude": many(pattern),
    "code": many(target),
    "example": path,
    "select": some_selectors,
    "extend-select": selectors,
    "ignore": selectors,
    "extend-ignore": selectors,
    "per-file-ignores": ignores_by_file,
    "baseline": path,
    "output-format": output_format,
    "allow-inconclusive": boolean,
    "cache": boolean,
    "cache-dir": path,
    "jobs": whole(1, 4096),
    "seed": whole(0, 2**64 - 1),
    "time-limit": seconds,
    "memory-limit": whole(64, MOST_MEMORY),
    "require-reason": boolean,
}


def shown(value: object) -> str:
    """A value, short enough for one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:40]}…")
    if isinstance(value, int | float | Decimal):
        written = (
            str(value) if not isinstance(value, int) or abs(value) < 10**40 else "so large a number"
        )
        return written if len(written) <= 40 else f"{written[:40]}…"
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"

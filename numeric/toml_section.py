"""One table of an example file, and readers that turn its values into checked ones.

A reader takes what TOML gives and returns it in the type that is wanted; if that is not possible
it raises ``ValueError`` with the words that follow the name of the key: "must be …, not …".
A section adds where that is: table, key, row, entry, line.  Rows and entries count from 1.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import TypeVar

from sympy import Symbol

from derivations.notation import Axis
from numeric.toml_source import ExampleError, TomlSource

MAX_DIGITS = 100
MAX_EXPONENT = 300
MAX_LISTED = 16  # names in one message

Entry = TypeVar("Entry")
Reader = Callable[[object], Entry]
Sizes = Mapping[str, int]


class Section:
    """The table ``keys`` of a file; a table that the file leaves out is an empty one."""

    def __init__(self, source: TomlSource, *keys: str) -> None:
        self.source, self.keys = source, keys
        self.name = f"[{'.'.join(keys)}]" if keys else "the top level"
        values: object = source.content
        for key in keys:
            values = values.get(key, {}) if isinstance(values, dict) else values
        if not isinstance(values, dict):
            raise source.error(keys, f"{self.name} must be a table, not {shown(values)}")
        self.values: dict[str, object] = values

    def table(self, key: str) -> Section:
        return Section(self.source, *self.keys, key)

    def error(self, key: str, message: str, *inside: int, noun: str = "entry") -> ExampleError:
        """The error at a key, at entry i inside it, or at row i, entry j (counted from 0)."""
        name = f"{self.name} {_printable(key)}" if self.keys else _printable(key)
        if inside:
            nouns = ("row", "entry") if len(inside) == 2 else (noun,)
            numbered = zip(nouns, inside, strict=True)
            name += "".join(f", {word} {number + 1}" for word, number in numbered) + ","
        return self.source.error((*self.keys, key, *inside), f"{name} {message}")

    def only(self, known: Iterable[str]) -> None:
        """ExampleError if the table has a key that is not among ``known``."""
        names = list(known)
        for key in self.values:
            if key not in names:
                # A key that is there already is not what a misspelt one was meant to be.
                near = difflib.get_close_matches(key, [n for n in names if n not in self.values], 1)
                hint = f"did you mean {near[0]}?" if near else f"it has {_listed(names)}"
                message = f"{self.name} has no key {quoted(key)}; {hint}"
                raise self.source.error((*self.keys, key), message)

    def read(self, key: str, reader: Reader[Entry], default: Entry | None = None) -> Entry:
        """The value of a key; without a default the key has to be there."""
        if key not in self.values and default is not None:
            return default
        return self._read(self._given(key), reader, key)

    def vector(
        self, key: str, reader: Reader[Entry], axes: Sequence[Axis], sizes: Sizes
    ) -> tuple[Entry, ...]:
        """A list with one entry for each index of the only axis."""
        written = self._given(key, axes, sizes)
        wanted = described(axes, sizes)
        if not isinstance(written, list):
            raise self.error(key, f"must be a list of {wanted} entries, not {shown(written)}")
        if len(written) != extent(axes[0], sizes):
            raise self.error(key, f"must have {wanted} entries, not {len(written)}")
        return tuple(self._read(value, reader, key, i) for i, value in enumerate(written))

    def matrix(
        self, key: str, reader: Reader[Entry], axes: Sequence[Axis], sizes: Sizes
    ) -> tuple[tuple[Entry, ...], ...]:
        """A list of rows, all of the same length."""
        written = self._given(key, axes, sizes)
        wanted = described(axes, sizes)
        if not isinstance(written, list) or not written:
            raise self.error(key, f"must be {wanted}, a list of rows, not {shown(written)}")
        for i, row in enumerate(written):
            if not isinstance(row, list):
                raise self.error(key, f"must be a list of entries, not {shown(row)}", i, noun="row")
            if len(row) != len(written[0]):
                message = f"has {len(row)} entries and row 1 has {len(written[0])}"
                raise self.error(key, f"{message}; it must be {wanted}", i, noun="row")
        if (shape := (len(written), len(written[0]))) != tuple(extent(a, sizes) for a in axes):
            raise self.error(key, f"must be {wanted}, not {shape[0]} × {shape[1]}")
        return tuple(
            tuple(self._read(value, reader, key, i, j) for j, value in enumerate(row))
            for i, row in enumerate(written)
        )

    def _given(self, key: str, axes: Sequence[Axis] = (), sizes: Sizes | None = None) -> object:
        if key in self.values:
            return self.values[key]
        shape = f" ({described(axes, sizes)})" if sizes else ""
        raise self.source.error(self.keys, f"{self.name} has no {key}{shape}; it needs one")

    def _read(self, value: object, reader: Reader[Entry], key: str, *inside: int) -> Entry:
        try:
            return reader(value)
        except ValueError as error:
            raise self.error(key, str(error), *inside) from None


def extent(axis: Axis, sizes: Sizes) -> int:
    """How many rows or columns an axis has."""
    return prod(sizes[size.name] for size in _dimensions(axis))


def described(axes: Sequence[Axis], sizes: Sizes) -> str:
    """A shape in symbols and in numbers: ``d_model × h·d_k = 4 × 4``."""
    symbols = " × ".join("·".join(size.name for size in _dimensions(axis)) for axis in axes)
    return f"{symbols} = {' × '.join(str(extent(axis, sizes)) for axis in axes)}"


def shown(value: object) -> str:
    """A value of the file, in words for an error."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, Decimal | int):
        return "a very long number" if _too_long(value) else str(value).lower()
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a table" if isinstance(value, dict) else "a date or a time"


def quoted(text: str) -> str:
    """A text in quotes, on one line and not too long."""
    short = text if len(text) <= 40 else f"{text[:39]}…"
    return json.dumps(short, ensure_ascii=not short.isprintable())


def text(value: object) -> str:
    """A text that is not empty; its spaces are kept, a token may begin with one."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"must be text in quotes, not {shown(value)}")
    return value


def prose(value: object) -> str:
    """A text on one line, whatever its line ends in the file."""
    words = " ".join(text(value).split())
    if not words:
        raise ValueError("must say something")
    return words


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {shown(value)}")
    return value


def whole(low: int, high: int, what: str = "a whole number") -> Reader[int]:
    def read(value: object) -> int:
        # TOML's true is Python's True, which is an int.
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"must be {what} from {low} to {high}, not {shown(value)}")
        return value

    return read


def one_of(*options: str) -> Reader[str]:
    def read(value: object) -> str:
        if value not in options:
            near = difflib.get_close_matches(value, options, 1) if isinstance(value, str) else []
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"must be one of {_listed(options)}, not {shown(value)}{hint}")
        return str(value)

    return read


def number(value: object) -> Fraction:
    """Exactly the decimal number that the file shows."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"must be a number, not {shown(value)}")
    if not Decimal(value).is_finite():
        raise ValueError(f"must be a finite number, not {shown(value)}")
    if _too_long(value):
        raise ValueError(
            f"must have at most {MAX_DIGITS} digits, and an exponent of at most {MAX_EXPONENT}"
        )
    return Fraction(value)


def positive(value: object) -> Fraction:
    exact = number(value)
    if exact <= 0:
        raise ValueError(f"must be more than 0, not {shown(value)}")
    return exact


def _too_long(value: Decimal | int) -> bool:
    decimal = Decimal(value)
    digits = len(decimal.as_tuple().digits)
    return decimal.is_finite() and (
        digits > MAX_DIGITS or (bool(decimal) and abs(decimal.adjusted()) > MAX_EXPONENT)
    )


def _dimensions(axis: Axis) -> tuple[Symbol, ...]:
    return axis if isinstance(axis, tuple) else (axis,)


def _listed(names: Sequence[str]) -> str:
    few = len(names) <= MAX_LISTED
    return ", ".join(names) if few else f"{', '.join(names[:4])}, …"


def _printable(key: str) -> str:
    return key if key.isprintable() else quoted(key)

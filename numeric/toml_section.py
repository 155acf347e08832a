"""One table of an example file, whose values readers turn into checked ones.

A reader (see ``toml_readers``) says what is wrong with a value; a section adds where that is:
table, key, row, entry, line.  Rows and entries count from 1.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Mapping, Sequence
from math import prod
from typing import Any, cast

from sympy import Symbol

from derivations.notation import Axis
from numeric.toml_readers import Entry, Reader, listed, quoted, shown
from numeric.toml_source import ExampleError, TomlSource

Sizes = Mapping[str, int]


class Section:
    """The table ``keys`` of a file; a table that the file leaves out is an empty one.

    In an array of tables the next key is the number of the table, counted from 0.
    """

    def __init__(self, source: TomlSource, *keys: str | int) -> None:
        self.source, self.keys = source, keys
        self.name = _header(keys) if keys else "the top level"
        values: object = source.content
        for key in keys:
            if isinstance(values, dict):
                values = values.get(key, {})
            elif isinstance(values, list) and isinstance(key, int):
                values = values[key]
        if not isinstance(values, dict):
            raise source.error(keys, f"{self.name} must be a table, not {shown(values)}")
        self.values: dict[str, object] = values

    def table(self, key: str) -> Section:
        return Section(self.source, *self.keys, key)

    def flattened(self) -> dict[str, tuple[Section, str]]:
        """Where every value is, by its name with dots: ``a.b`` is also b in the table a."""
        found: dict[str, tuple[Section, str]] = {}
        for key, value in self.values.items():
            if isinstance(value, dict):
                inner = self.table(key).flattened()
                found |= {f"{key}.{name}": place for name, place in inner.items()}
            else:
                found[key] = (self, key)
        return found

    def error(self, key: str, message: str, *inside: int, noun: str = "entry") -> ExampleError:
        """The error at a key, at entry i inside it, or at row i, entry j (counted from 0)."""
        name = f"{self.name} {_printable(key)}" if self.keys else _printable(key)
        if inside:
            nouns = (noun,) if len(inside) == 1 else ("part", "row", "entry")[-len(inside) :]
            numbered = zip(nouns, inside, strict=True)
            name += "".join(f", {word} {number + 1}" for word, number in numbered) + ","
        return self.source.error((*self.keys, key, *inside), f"{name} {message}")

    def only(self, known: Iterable[str]) -> None:
        """ExampleError if the table has a key that is not among ``known``."""
        names = list(known)
        for key in self.values:
            if key not in names:
                raise self.unknown(key, names, self.values)

    def unknown(self, key: str, names: Sequence[str], there: Container[str]) -> ExampleError:
        """The error for a key that is not among ``names``; those that are there are not meant."""
        near = difflib.get_close_matches(key, [name for name in names if name not in there], 1)
        hint = f"did you mean {near[0]}?" if near else f"it has {listed(names)}"
        return self.source.error((*self.keys, key), f"{self.name} has no key {quoted(key)}; {hint}")

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
            found = f"not {len(written)}{self._origins(axes, sizes)}"
            raise self.error(key, f"must have {wanted} entries, {found}")
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
            found = f"not {shape[0]} × {shape[1]}{self._origins(axes, sizes)}"
            raise self.error(key, f"must be {wanted}, {found}")
        return tuple(
            tuple(self._read(value, reader, key, i, j) for j, value in enumerate(row))
            for i, row in enumerate(written)
        )

    def array(self, key: str, reader: Reader[Entry], axes: Sequence[Axis], sizes: Sizes) -> Any:
        """Nested tuples with an axis for each of ``axes``, at most three.

        One number stands for an array that is full of it, one list for a matrix of a single row.
        """
        written = self._given(key, axes, sizes)
        if not axes:
            return self._read(written, reader, key)
        if not isinstance(written, list | dict | str):
            return _filled(self._read(written, reader, key), [extent(a, sizes) for a in axes])
        if len(axes) == 1:
            return self.vector(key, reader, axes, sizes)
        if len(axes) == 2:
            if is_row(written) and extent(axes[0], sizes) == 1:
                return (self.vector(key, reader, axes[1:], sizes),)
            return self.matrix(key, reader, axes, sizes)
        return self._stack(key, reader, axes, sizes)

    def _stack(
        self, key: str, reader: Reader[Entry], axes: Sequence[Axis], sizes: Sizes
    ) -> tuple[tuple[tuple[Entry, ...], ...], ...]:
        """A list of matrices, all of the same shape."""
        written, shape = self._given(key), [extent(axis, sizes) for axis in axes]
        wanted = described(axes, sizes)
        if (found := list_shape(written)) != tuple(shape):
            raise self.error(key, f"must be {wanted}, not {' × '.join(map(str, found)) or 'empty'}")
        parts: list[tuple[tuple[Entry, ...], ...]] = []
        for i, part in enumerate(cast("list[list[list[object]]]", written)):
            rows: list[tuple[Entry, ...]] = []
            for j, row in enumerate(part):
                where = [self._read(value, reader, key, i, j, k) for k, value in enumerate(row)]
                rows.append(tuple(where))
            parts.append(tuple(rows))
        return tuple(parts)

    def _given(self, key: str, axes: Sequence[Axis] = (), sizes: Sizes | None = None) -> object:
        if key in self.values:
            return self.values[key]
        shape = f" ({described(axes, sizes)})" if sizes else ""
        raise self.source.error(self.keys, f"{self.name} has no {key}{shape}; it needs one")

    def _origins(self, axes: Sequence[Axis], sizes: Sizes) -> str:
        """Where the sizes of the axes come from, and the factors of merged axes."""
        found: dict[str, str] = {}
        for axis in axes:
            for name in (size.name for size in _dimensions(axis)):
                line = self.source.lines.get(("sizes", name))
                if line is not None:
                    found[name] = f"{name} = {sizes[name]} ([sizes] on line {line})"
                elif isinstance(axis, tuple):
                    found[name] = f"{name} = {sizes[name]}"
        return f"; {', '.join(found.values())}" if found else ""

    def _read(self, value: object, reader: Reader[Entry], key: str, *inside: int) -> Entry:
        try:
            return reader(value)
        except ValueError as error:
            raise self.error(key, str(error), *inside) from None


def is_row(written: object) -> bool:
    """Whether a value is a list of entries, not of rows."""
    return isinstance(written, list) and bool(written) and not isinstance(written[0], list)


def list_shape(written: object) -> tuple[int, ...]:
    """How many rows, entries … nested lists have; up to where they stop being regular."""
    if not isinstance(written, list):
        return ()
    inner = [list_shape(part) for part in written]
    common: tuple[int, ...] = ()
    if inner and all(shape == inner[0] for shape in inner):
        common = inner[0]
    return (len(written), *common)


def _filled(entry: object, shape: Sequence[int]) -> object:
    for length in reversed(shape):
        entry = (entry,) * length
    return entry


def _header(keys: Sequence[str | int]) -> str:
    """A table as it is written: ``[parameters.block1]``; the third of many: ``[[steps]] 3``."""
    if isinstance(keys[-1], int):
        return f"[[{'.'.join(map(str, keys[:-1]))}]] {keys[-1] + 1}"
    return f"[{'.'.join(map(str, keys))}]"


def extent(axis: Axis, sizes: Sizes) -> int:
    """How many rows or columns an axis has."""
    return prod(sizes[size.name] for size in _dimensions(axis))


def described(axes: Sequence[Axis], sizes: Sizes) -> str:
    """A shape in symbols and in numbers: ``d_model × h·d_k = 4 × 4``."""
    symbols = " × ".join("·".join(size.name for size in _dimensions(axis)) for axis in axes)
    return f"{symbols} = {' × '.join(str(extent(axis, sizes)) for axis in axes)}"


def _dimensions(axis: Axis) -> tuple[Symbol, ...]:
    return axis if isinstance(axis, tuple) else (axis,)


def _printable(key: str) -> str:
    return key if key.isprintable() else quoted(key)

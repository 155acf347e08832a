"""The readers as fuzz targets: what each is given, made of bytes, and what it starts from."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from pathlib import Path

from fuzz import properties
from verify.documents import Format
from verify.documents.lines import find_lines
from verify.documents.lists import find_lists
from verify.documents.matrices import find_matrices
from verify.documents.pasted import find_pasted
from verify.documents.tables import find_tables

EXAMPLES = Path(__file__).parents[1] / "examples"
MOST_BYTES = 20_000  # of a seed
_SEPARATOR = "\x1f"  # parts the texts of one input

Target = Callable[[str], None]

_SUFFIXES: Mapping[Format, str] = {
    "plain": "txt",
    "markdown": "md",
    "latex": "tex",
    "html": "html",
    "notebook": "ipynb",
}
_FINDERS = {
    "matrices": find_matrices,
    "lists": find_lists,
    "tables": find_tables,
    "lines": find_lines,
    "pasted": find_pasted,
}


def _around(kind: Format, text: str) -> None:
    before, _, after = text.partition(_SEPARATOR)
    properties.nothing_is_lost(before, after, kind)


def _label(text: str) -> None:
    label, _, directive = text.partition(_SEPARATOR)
    properties.label_is_bound_or_free(label, directive)


def _written(text: str) -> None:
    printed, _, digits = text.partition(_SEPARATOR)
    numerator = int("".join(filter("0123456789".__contains__, digits))[:20] or "1")
    properties.number_is_written_alike(printed, Fraction(numerator, 7 ** (len(digits) % 20)))


def _example(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        properties.example_is_sound(text, Path(folder))


def _excerpt(text: str) -> None:
    properties.excerpt_is_sound(text, min(len(text), 60) + 1, len(text) % 30 + 1)


TARGETS: Mapping[str, Target] = {
    **{
        kind: partial(lambda kind, text: properties.document_is_sound(text, kind), kind)
        for kind in _SUFFIXES
    },
    **{f"around-{kind}": partial(_around, kind) for kind in _SUFFIXES},
    **{
        name: partial(lambda find, text: properties.finder_is_sound(text, find), find)
        for name, find in _FINDERS.items()
    },
    "cells": properties.cell_is_sound,
    "numbers": _written,
    "labels": _label,
    "examples": _example,
    "excerpts": _excerpt,
}


def seeds(name: str) -> Iterator[str]:
    """What mutations of the target's input begin with: worked examples, and good figures."""
    suffixes: dict[str, str] = dict(_SUFFIXES.items()) | {"examples": "toml"}
    suffix = suffixes.get(name.removeprefix("around-"), "*")
    for path in sorted(EXAMPLES.rglob(f"*.{suffix}")):
        yield path.read_text(encoding="utf-8")[:MOST_BYTES]
    if name in ("cells", "numbers"):
        yield from ("0.5", "-1.50e-3", r"2 \times 10^{-3}", r"\frac{0.4}{2}", "12,345.6", "-19.0…")
    if name == "labels":
        yield from ("W_Q", r"\frac{\partial L}{\partial W_1}", "dW^{(1)}", "new w_5")
    yield from properties.GOOD.values()

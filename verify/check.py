"""Checking a document: which example it works out, what its figures claim, what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from numeric.example import Example, load_example, with_given
from numeric.program import stored_shape
from verify.binding import Binding, Bound, bind
from verify.documents import Document, read_document
from verify.judge import Judge
from verify.judged import JudgedFigure
from verify.printed import Compound, Printed


class CheckError(ValueError):
    """The document cannot be checked at all; the message says where and what to do."""


@dataclass(frozen=True)
class CheckedDocument:
    """A document with all its figures: bound and then judged, or free with a reason."""

    path: Path
    document: Document
    example: Example
    binding: Binding

    @property
    def given(self) -> tuple[str, ...]:
        """The quantities whose printed values are taken as given."""
        return self.example.document.given if self.example.document is not None else ()

    @cached_property
    def figures(self) -> tuple[JudgedFigure, ...]:
        """Every bound figure judged, in the order of the document; done when first asked for."""
        return Judge(self.example, self.binding.bound, self.given).figures()


def check_document(path: Path, example_path: Path | None = None) -> CheckedDocument:
    """Read, bind and judge the document at ``path``.

    DocumentError, ExampleError, BindingError or CheckError where that is not possible.
    """
    document = read_document(path)
    example = load_example(example_path or _example_of(path, document))
    return check_against(example, path, document)


def check_against(example: Example, path: Path, document: Document) -> CheckedDocument:
    """Bind what was read at ``path``; see :func:`check_document`."""
    stated = example.document
    printing = document.directives.printing or (
        "truncated" if stated is not None and stated.truncated else "rounded"
    )
    if printing == "truncated":
        document = read_document(path, truncated=True)
    labels = {**(stated.labels if stated else {}), **document.directives.labels}
    all_read = not document.problems
    binding = bind(document.figures, labels, quantities(example), str(path), all_read)
    from_document = stated.given if stated else ()
    example = with_given(example, _given_values(path, example, binding, from_document))
    return CheckedDocument(path, document, example, binding)


def quantities(example: Example) -> Mapping[str, tuple[int, ...]]:
    """What a figure of the example's document can be, with its shape."""
    tables = {name: np.array(table, dtype=object).shape for name, table in example.tables.items()}
    tensors = {
        name: stored_shape(tensor, example.sizes) for name, tensor in example.quantities().items()
    }
    return {**tensors, **tables}


def _example_of(path: Path, document: Document) -> Path:
    """The example file that the document names, or that lies beside it."""
    if document.directives.example is not None:
        return path.parent / document.directives.example
    beside = (path.with_suffix(".toml"), path.parent / "example.toml")
    for candidate in beside:
        if candidate.exists():
            return candidate
    raise CheckError(
        f"{path}: no example file says what is worked out here; name one with --example, or put "
        f"{beside[0].name} or example.toml beside it"
    )


def _given_values(
    path: Path, example: Example, binding: Binding, names: tuple[str, ...]
) -> dict[str, Any]:
    """What the document prints of the quantities that it gives, as exact numbers."""
    found: dict[str, Any] = {}
    for name in names:
        shape = quantities(example)[name]
        values: dict[tuple[int, ...], tuple[Fraction, Bound]] = {}
        for bound in (b for b in binding.bound if b.reference.name == name):
            for cell in bound.cells:
                if not isinstance(cell.cell, Printed | Compound):
                    continue
                value, other = values.setdefault(cell.at, (cell.cell.value, bound))
                if value != cell.cell.value:
                    raise CheckError(
                        f"{path}:{cell.cell.line}:{cell.cell.column}: {name} is given, and is "
                        f"printed here as {cell.cell.text}, on line {other.figure.line} as "
                        f"something else: make the two agree"
                    )
        missing = [at for at in np.ndindex(*shape) if at not in values]
        if missing:
            raise CheckError(
                f"{path}: {name} is to be taken from the document, which does not print "
                f"{'it' if len(missing) == np.prod(shape, dtype=int) else 'all of it'}: check its "
                f"label, or write its values in {example.path}"
            )
        array = np.empty(shape, dtype=object)
        for at, (value, _) in values.items():
            array[at] = value
        found[name] = array.tolist()
    return found

"""What an example file says about its document: labels, values taken from it, printed figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from derivations.notation import Axis, Tensor, entries, entry_name
from derivations.system import System
from numeric.example_graph import plain_name
from numeric.example_tables import target_masks
from numeric.toml_readers import Reader, listed, one_of, shown, text
from numeric.toml_section import Section, Sizes

_PRINTED = re.compile(r"-|-?[0-9]{1,40}(\.[0-9]{0,40})?(e[+-]?[0-9]{1,3})?")

Figure = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    """A text with printed figures: where it is, and which printed label means which quantity.

    Without a ``path`` it is any document that is checked against the example.  ``given`` are the
    quantities whose values are taken from it, ``unknown`` those that nobody has: what follows from
    them is judged from printed values alone.  ``truncated`` says that its numbers are cut off, not
    rounded.
    """

    path: Path | None
    labels: Mapping[str, str]
    given: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    truncated: bool = False


def quantities(system: System) -> dict[str, Tensor]:
    """Values, gradients and states; not what depends on a shift, which may be any number."""
    shifts = {shift.value.name for shift in system.shifts}
    shifted = {
        equation.name
        for equation in system.equations
        if shifts & {entry_name(entry) for entry in entries(equation.right)}
    }
    printed = {*system.given, *(e.name for e in system.equations)} - shifted
    return {name: tensor for name, tensor in system.tensors.items() if name in printed}


def _matrices(system: System) -> dict[str, tuple[Axis, ...]]:
    """What a figure of the example file can be: of two axes at most."""
    found: dict[str, tuple[Axis, ...]] = {}
    for name in target_masks(system.network):
        ids = system.network.tensors[name]
        assert ids.below is not None
        found["one_hot"] = (*ids.axes, ids.below)
    return found | {n: t.axes for n, t in quantities(system).items() if len(t.axes) <= 2}


def read_figures(section: Section, system: System, sizes: Sizes) -> dict[str, Figure]:
    matrices = _matrices(system)
    section.only(("provenance", *matrices))
    found: dict[str, Figure] = {}
    for name, axes in matrices.items():
        if name not in section.values:
            continue
        if len(axes) == 2:
            found[name] = section.matrix(name, _figure, axes, sizes)
        elif axes:
            found[name] = (section.vector(name, _figure, axes, sizes),)
        else:
            found[name] = ((section.read(name, _figure),),)
    return found


def read_document_section(
    section: Section, example: Path, system: System, have: Collection[str]
) -> Document | None:
    if not section.values:
        return None
    section.only(("path", "labels", "given", "unknown", "printing"))
    written = Path(section.read("path", text)) if "path" in section.values else None
    if written is not None and written.is_absolute():
        raise section.error("path", "must be relative to this file, so that others have it too")
    labels = section.table("labels")
    quantity = _reference((*_matrices(system), *quantities(system)))
    given, unknown = names_in(section, "given"), names_in(section, "unknown")
    missing = [name for name in quantities(system) if name in system.given and name not in have]
    for key, names in (("given", given), ("unknown", unknown)):
        for place, name in enumerate(names):
            if name not in missing:
                hint = f"still needs {listed(missing)}" if missing else "needs no value"
                raise section.error(key, f"is {name}; the example {hint}", place)
            if key == "unknown" and name in given:
                raise section.error(key, f"is {name}, which is given by the document", place)
    return Document(
        path=None if written is None else example.parent / written,
        labels={label: labels.read(label, quantity) for label in labels.values},
        given=given,
        unknown=unknown,
        truncated=section.read("printing", one_of("rounded", "truncated"), "rounded")
        == "truncated",
    )


def _reference(names: Sequence[str]) -> Reader[str]:
    """What a label means: a quantity, or a part of one (``Q[0]``, ``d(W)#1``, ``W.T``)."""
    name = one_of(*dict.fromkeys(names))

    def read(value: object) -> str:
        if not isinstance(value, str):
            return name(value)
        whole, _, rest = value.removesuffix(".T").partition("[")
        if "{" in whole:  # a number of the label goes there; which, its figures show
            return value
        plain = plain_name(whole)
        if plain not in names:
            name(value if not rest else plain)
        return value

    return read


def names_in(section: Section, key: str) -> tuple[str, ...]:
    """The quantities in the list ``given`` or ``unknown`` of ``[document]``."""
    written = section.values.get(key, [])
    if not isinstance(written, list) or not all(isinstance(name, str) for name in written):
        raise section.error(key, f"must be a list of names in quotes, not {shown(written)}")
    return tuple(plain_name(name) for name in written)


def _figure(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be in quotes, which keep its decimals, not {shown(value)}")
    if not _PRINTED.fullmatch(value):
        raise ValueError(f'must be a number in quotes or "-", not {shown(value)}')
    return value

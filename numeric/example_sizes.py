"""The sizes of a network, from the shapes of the given arrays and from ``[sizes]``.

Each given array is evidence: its rows and columns are the dimensions of its tensor.  An axis that
is several dimensions stored as one says their product.  Two pieces of evidence that contradict
each other are named both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

from derivations.notation import Axis, Tensor
from derivations.system import System
from numeric.toml_readers import whole
from numeric.toml_section import Section, is_row, list_shape
from numeric.toml_source import ExampleError, TomlSource

MAX_SIZE = 1024


@dataclass(frozen=True)
class Evidence:
    """Where it says that these dimensions, multiplied, are ``extent``."""

    dimensions: tuple[str, ...]
    extent: int
    section: Section
    key: str

    def error(self, message: str) -> ExampleError:
        return self.section.error(self.key, message)

    def __str__(self) -> str:
        line = self.section.source.lines.get((*self.section.keys, self.key))
        return f"{self.section.name} {self.key}" + (f" on line {line}" if line else "")


def infer_sizes(
    source: TomlSource, system: System, written: Mapping[str, tuple[Section, str]]
) -> dict[str, int]:
    """A number for each dimension of the system; ``written`` are the given arrays by name."""
    stated, evidence = _stated(Section(source, "sizes"), system), list[Evidence]()
    for name, (section, key) in written.items():
        evidence += _shape(system.tensors[name], section, key)
    known = {piece.dimensions[0]: piece for piece in reversed((*stated, *evidence)) if _one(piece)}
    for piece in (*stated, *evidence):
        if _one(piece):
            _agree(known[piece.dimensions[0]], piece)
    merged = [piece for piece in evidence if not _one(piece)]
    while any(_divide(piece, known) for piece in merged):
        pass
    missing = [name for name in _dimensions(system) if name not in known]
    if missing:
        hint = "no given array shows it" if len(missing) == 1 else "no given array shows them"
        message = f"[sizes] has no {' and no '.join(missing)}, and {hint}"
        raise source.error(("sizes",), message)
    return {name: known[name].extent for name in _dimensions(system)}


def _stated(section: Section, system: System) -> list[Evidence]:
    places, names = section.flattened(), _dimensions(system)
    found = []
    for name, (inner, key) in places.items():
        if name not in names:
            raise inner.unknown(key, names, places)
        found.append(Evidence((name,), inner.read(key, whole(1, MAX_SIZE)), inner, key))
    return found


def _dimensions(system: System) -> list[str]:
    found: dict[str, None] = {}
    for tensor in system.tensors.values():
        found |= dict.fromkeys(size.name for size in tensor.dimensions)
        if tensor.below is not None:
            found[tensor.below.name] = None
    return list(found)


def _shape(tensor: Tensor, section: Section, key: str) -> Iterable[Evidence]:
    """What the shape of one array says; nothing where it is a number, or not of the right rank."""
    value = section.values[key]
    shape = list_shape(value)
    if is_row(value) and len(tensor.axes) == 2:
        shape = (1, *shape)  # one list stands for a matrix of a single row
    if len(shape) != len(tensor.axes):
        return
    for axis, extent in zip(tensor.axes, shape, strict=True):
        piece = Evidence(_names(axis), extent, section, key)
        if not 1 <= extent <= MAX_SIZE:
            axes = "·".join(piece.dimensions)
            raise piece.error(f"makes {axes} {extent}; it must be from 1 to {MAX_SIZE}")
        yield piece


def _names(axis: Axis) -> tuple[str, ...]:
    return tuple(size.name for size in axis) if isinstance(axis, tuple) else (axis.name,)


def _one(piece: Evidence) -> bool:
    return len(piece.dimensions) == 1


def _agree(known: Evidence, piece: Evidence) -> None:
    if known.extent != piece.extent:
        name = piece.dimensions[0]
        raise piece.error(f"makes {name} {piece.extent}, but {known} makes it {known.extent}")


def _divide(piece: Evidence, known: dict[str, Evidence]) -> bool:
    """Whether a merged axis tells a dimension that was not known; it must not contradict."""
    unknown = [name for name in piece.dimensions if name not in known]
    if len(unknown) > 1:
        return False
    others = [known[name] for name in piece.dimensions if name in known]
    product = prod(other.extent for other in others)
    described = " and ".join(f"{e.dimensions[0]} = {e.extent} ({e})" for e in others)
    axes = "·".join(piece.dimensions)
    if unknown and piece.extent % product == 0:
        known[unknown[0]] = Evidence(
            (unknown[0],), piece.extent // product, piece.section, piece.key
        )
        return True
    if unknown or piece.extent != product:
        raise piece.error(f"makes {axes} {piece.extent}, which does not fit {described}")
    return False

"""An example that is a list of steps: its network, its sizes and the values that it is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from derivations.notation import Axis, Kind, d
from derivations.system import System
from derivations.wiring import Network
from numeric.example_setup import Setup
from numeric.example_sizes import infer_sizes
from numeric.example_steps import read_steps
from numeric.example_tables import target_masks
from numeric.example_training import read_training, reserved_names
from numeric.example_values import (
    entry_reader,
    filled,
    read_mask,
    read_targets,
    read_vocabulary,
)
from numeric.program import stored_shape
from numeric.toml_section import Section, Sizes
from numeric.toml_source import ExampleError, TomlSource

MAX_ENTRIES = 2**20

_GRADIENT = re.compile(r"d\(([^()]+)\)(#[0-9]+)?")

Places = Mapping[str, tuple[Section, str]]


def read_graph(source: TomlSource, from_document: Collection[str]) -> Setup:
    """The steps and their values; those in ``from_document`` are found there later."""
    training_section = Section(source, "training")
    steps = read_steps(source, reserved_names(training_section) | {"one_hot"})
    training, settings = read_training(training_section, steps.network)
    system = System(steps.network, training)
    known = {**steps.numbers, **settings}
    places = _places(Section(source, "given"), system, known, from_document)
    _complete(Section(source, "given"), system, {*known, *places, *from_document})
    sizes = infer_sizes(source, system, places)
    given = {**known, **_values(places, system, sizes)}
    given |= _implied(system, {*given, *from_document}, sizes)
    ids = [tensor for tensor in steps.network.data if tensor.kind is Kind.INDEX]
    vocabulary = read_vocabulary(Section(source, "vocabulary"), sizes, ids)
    return Setup(steps.network, training, sizes, given, vocabulary)


def plain_name(written: str) -> str:
    """The name of a tensor: ``d(W)#1`` is dW#1."""
    gradient = _GRADIENT.fullmatch(written)
    return f"d{gradient[1]}{gradient[2] or ''}" if gradient else written


def _places(
    section: Section, system: System, known: Mapping[str, Any], from_document: Collection[str]
) -> Places:
    """Where each value of ``[given]`` is written; ``d(Y)`` is the gradient dY."""
    upstream = [d(output).name for output in system.network.outputs]
    names = [n for n in (*system.given, *upstream) if not _starts_at_0(system, n)]
    computed = {equation.name for equation in system.equations}
    written = section.flattened()
    places: dict[str, tuple[Section, str]] = {}
    for key, (inner, last) in written.items():
        name = plain_name(key)
        if name in known:
            raise inner.error(last, "is written in its step already")
        if name in computed:
            raise inner.error(last, "is computed by the steps: leave it out")
        if name not in names:
            raise inner.unknown(last, list(dict.fromkeys(names)), written)
        if name in places or name in from_document:
            other = "[document]" if name in from_document else "this table, under another name"
            raise inner.error(last, f"is given by {other} as well; leave one out")
        places[name] = (inner, last)
    return places


def _starts_at_0(system: System, name: str) -> bool:
    return any(tensor.name == name for tensor in system.initial_state)


def _complete(section: Section, system: System, have: Collection[str]) -> None:
    """Everything is given that has to be: the gradients of free outputs all or not at all."""
    masks = set(target_masks(system.network).values())
    upstream = [d(output).name for output in system.network.outputs]
    partly = any(name in have for name in upstream)
    for name in dict.fromkeys((*system.given, *upstream)):
        if name in have or name in masks or _starts_at_0(system, name):
            continue
        tensor = system.tensors[name]
        shape = f" ({_symbols(tensor.axes)})" if tensor.axes else ""
        if name not in upstream:
            raise _missing(section, f"{name}{shape}; it needs one")
        if partly and not _has_loss(system.network):
            raise _missing(section, f"{name}{shape}, but other gradients; 0 stands for no gradient")


def _missing(section: Section, what: str) -> ExampleError:
    return section.source.error(section.keys, f"{section.name} has no {what}")


def _symbols(axes: Sequence[Axis]) -> str:
    merged = (axis if isinstance(axis, tuple) else (axis,) for axis in axes)
    return " × ".join("·".join(size.name for size in axis) for axis in merged)


def _has_loss(network: Network) -> bool:
    return any(step.page.loss is not None for step in network.steps)


def _values(places: Places, system: System, sizes: Sizes) -> dict[str, Any]:
    masks = target_masks(system.network)
    among = {shift.among.name for shift in system.shifts if shift.among is not None}
    found: dict[str, Any] = {}
    for name, (section, key) in places.items():
        tensor = system.tensors[name]
        if (entries := prod(stored_shape(tensor, sizes))) > MAX_ENTRIES:
            raise section.error(key, f"would have {entries} entries; {MAX_ENTRIES} is the limit")
        if name in masks and masks[name] not in places:
            found[name], found[masks[name]] = read_targets(section, key, tensor, sizes)
        elif name in among and tensor.kind is Kind.ZERO_ONE:
            found[name] = read_mask(section, key, tensor, sizes)
        else:
            found[name] = section.array(key, entry_reader(tensor, sizes), tensor.axes, sizes)
    return found


def _implied(system: System, have: Collection[str], sizes: Sizes) -> dict[str, Any]:
    """What nobody has to write: state that starts at 0, gradients of what no loss depends on."""
    zeros = list(system.initial_state)
    if _has_loss(system.network):
        zeros += [d(output) for output in system.network.outputs]
    return {t.name: filled(Fraction(0), t, sizes) for t in zeros if t.name not in have}

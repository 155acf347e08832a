"""An example: a network, its sizes, tokens, parameters and printed figures, out of a TOML file.

Everything that can be wrong with the file is said here, once, in one line that names the file,
the line, what is wrong and what would be right; whoever holds an :class:`Example` can rely on its
shapes and ranges.  Numbers are the exact decimals that the file shows.  Which parameters there
are, and their shapes, is asked of the network and written down nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast, get_args

from derivations.gpt2 import Activation, Gpt2, Positions, gpt2
from derivations.notation import Axis, Kind, Tensor, d
from derivations.wiring import Network
from numeric.toml_section import (
    Section,
    Sizes,
    flag,
    number,
    one_of,
    positive,
    prose,
    quoted,
    shown,
    text,
    whole,
)
from numeric.toml_source import ExampleError, read_toml

__all__ = ["MAX_LAYERS", "MAX_SIZE", "Document", "Example", "ExampleError", "load_example"]

FORMAT = 1
KEYS = (
    "format title provenance not_proved network sizes vocabulary data document figures "
    "parameters update"
)
MAX_SIZE = 1024
MAX_LAYERS = 48
EPSILON = Fraction(1, 100_000)  # GPT-2's own

_PRINTED = re.compile(r"-|-?[0-9]{1,40}(\.[0-9]{0,40})?(e[+-]?[0-9]{1,3})?")

Exact = tuple[Fraction, ...] | tuple[tuple[Fraction, ...], ...]
Whole = tuple[int, ...] | tuple[tuple[int, ...], ...]
Figure = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    """A text with printed figures: where it is, and which printed label means which quantity."""

    path: Path
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """One worked example, complete and consistent.

    ``sizes`` has a number for each dimension of the network, d_k included.  ``integers`` has the
    network's ids and masks (a position without a target has id 0 and ``has_target`` 0).
    ``parameters`` have the shapes in which they are stored: W_Q is d_model × h·d_k, not split
    into heads.  With ``next_token`` the targets are meant to be the input shifted by one position,
    which is then checked.  ``figures`` are rows of printed strings: a vector is one row, "-" a
    dash.
    """

    title: str
    path: Path
    choices: Gpt2
    epsilon: Fraction
    sizes: Mapping[str, int]
    vocabulary: tuple[str, ...]
    integers: Mapping[str, Whole]
    next_token: bool
    parameters: Mapping[str, Exact]
    figures: Mapping[str, Figure]
    document: Document | None
    learning_rate: Fraction
    clip_norm: Fraction
    clip_value: Fraction
    provenance: str
    not_proved: tuple[str, ...]
    parameters_provenance: str
    figures_provenance: str


def load_example(path: Path) -> Example:
    """The example in the file at ``path``; ExampleError says what is wrong with it."""
    source = read_toml(path)
    top = Section(source)
    top.only(KEYS.split())
    top.read("format", _format)
    choices, epsilon = _network(Section(source, "network"))
    network = gpt2(choices)
    sizes = _sizes(Section(source, "sizes"), network)
    figures, parameters = Section(source, "figures"), Section(source, "parameters")
    data, update = Section(source, "data"), Section(source, "update")
    update.only(("learning_rate", "clip_norm", "clip_value"))
    return Example(
        title=top.read("title", prose),
        path=path,
        choices=choices,
        epsilon=epsilon,
        sizes=sizes,
        vocabulary=_vocabulary(Section(source, "vocabulary"), network, sizes),
        integers=_data(data, network, sizes),
        next_token=data.read("next_token", flag, False),
        parameters=_parameters(parameters, network, sizes),
        figures=_figures(figures, network, sizes),
        document=_document(Section(source, "document"), path, network),
        learning_rate=update.read("learning_rate", positive),
        clip_norm=update.read("clip_norm", positive),
        clip_value=update.read("clip_value", positive),
        provenance=top.read("provenance", prose),
        not_proved=top.read("not_proved", _sentences, ()),
        parameters_provenance=parameters.read("provenance", prose),
        figures_provenance=figures.read("provenance", prose) if figures.values else "",
    )


def _network(section: Section) -> tuple[Gpt2, Fraction]:
    default = Gpt2()
    section.only(("preset", "epsilon", *asdict(default)))
    section.read("preset", one_of("gpt2"), "gpt2")
    activation = section.read("activation", one_of(*get_args(Activation)), default.activation)
    positions = section.read("positions", one_of(*get_args(Positions)), default.positions)
    choices = Gpt2(
        layers=section.read("layers", whole(1, MAX_LAYERS), default.layers),
        tied=section.read("tied", flag, default.tied),
        logit_bias=section.read("logit_bias", flag, default.logit_bias),
        final_layer_norm=section.read("final_layer_norm", flag, default.final_layer_norm),
        activation=cast(Activation, activation),
        positions=cast(Positions, positions),
    )
    return choices, section.read("epsilon", positive, EPSILON)


def _sizes(section: Section, network: Network) -> dict[str, int]:
    used = sorted({size.name for t in network.tensors.values() for size in t.dimensions} - {"d_k"})
    section.only(used)
    sizes = {name: section.read(name, whole(1, MAX_SIZE)) for name in used}
    d_model, heads, T = sizes["d_model"], sizes["h"], sizes["T"]
    if d_model % heads:
        raise section.error("h", f"must divide d_model = {d_model}, and {heads} does not")
    if (n_ctx := sizes.get("n_ctx", T)) < T:
        raise section.error("T", f"must be at most n_ctx = {n_ctx}, not {T}")
    return sizes | {"d_k": d_model // heads}


def _vocabulary(section: Section, network: Network, sizes: Sizes) -> tuple[str, ...]:
    section.only(("tokens",))
    tokens = section.vector("tokens", text, network.tensors["E"].axes[:1], sizes)
    for i, token in enumerate(tokens):
        if token in tokens[:i]:
            raise section.error("tokens", f"repeats {quoted(token)}", i)
    return tokens


def _data(section: Section, network: Network, sizes: Sizes) -> dict[str, Whole]:
    data = {t.name: t for t in network.data}
    section.only(("x", "y", "next_token", "mask", *(data.keys() & {"position"})))
    token = whole(0, sizes["V"] - 1, "a token id")

    def target(value: object) -> int | None:
        if value == "none":
            return None
        try:
            return token(value)
        except ValueError as error:
            raise ValueError(f'{error}; without a target write "none"') from None

    targets = section.vector("y", target, data["y"].axes, sizes)
    integers: dict[str, Whole] = {
        "x": section.vector("x", token, data["x"].axes, sizes),
        "y": tuple(0 if y is None else y for y in targets),
        "has_target": tuple(int(y is not None) for y in targets),
        "M": _mask(section, data["M"], sizes),
    }
    if "position" in section.values:
        place = whole(0, sizes["n_ctx"] - 1, "a position")
        integers["position"] = section.vector("position", place, data["position"].axes, sizes)
    elif "position" in data:
        integers["position"] = tuple(range(sizes["T"]))
    return integers


def _mask(section: Section, mask: Tensor, sizes: Sizes) -> tuple[tuple[int, ...], ...]:
    if not isinstance(section.values.get("mask"), list):
        kind = section.read("mask", one_of("causal", "none"), "causal")
        places = range(sizes["T"])
        return tuple(tuple(int(kind == "none" or s <= t) for s in places) for t in places)
    rows = section.matrix("mask", whole(0, 1), mask.axes, sizes)
    for query, row in enumerate(rows):
        if not any(row):
            message = "has no 1: its query attends to nothing"
            raise section.error("mask", message, query, noun="row")
    return rows


def _parameters(section: Section, network: Network, sizes: Sizes) -> dict[str, Exact]:
    tables: dict[str, dict[str, Tensor]] = {"": {}}
    for tensor in network.parameters:
        table, _, name = tensor.name.rpartition(".")
        tables.setdefault(table, {})[name] = tensor
    section.only(("provenance", *tables[""], *filter(None, tables)))
    found: dict[str, Exact] = {}
    for table, tensors in tables.items():
        inner = section.table(table) if table else section
        if table:
            inner.only(tensors)
        for name, tensor in tensors.items():
            read = inner.vector if len(tensor.axes) == 1 else inner.matrix
            found[tensor.name] = read(name, number, tensor.axes, sizes)
    return {tensor.name: found[tensor.name] for tensor in network.parameters}


def _quantities(network: Network) -> dict[str, tuple[Axis, ...]]:
    """What can be printed: a value of the network, its gradient, or the one-hot targets."""
    axes = {"one_hot": network.tensors["P"].axes}
    for t in network.tensors.values():
        if len(t.axes) <= 2:
            axes[t.name] = t.axes
            if t.kind is Kind.REAL:
                axes[d(t).name] = t.axes
    return axes


def _figures(section: Section, network: Network, sizes: Sizes) -> dict[str, Figure]:
    quantities = _quantities(network)
    section.only(("provenance", *quantities))
    found: dict[str, Figure] = {}
    for name, axes in quantities.items():
        if name not in section.values:
            continue
        if len(axes) == 2:
            found[name] = section.matrix(name, _figure, axes, sizes)
        elif axes:
            found[name] = (section.vector(name, _figure, axes, sizes),)
        else:
            found[name] = ((section.read(name, _figure),),)
    return found


def _document(section: Section, example: Path, network: Network) -> Document | None:
    if not section.values:
        return None
    section.only(("path", "labels"))
    written = Path(section.read("path", text))
    if written.is_absolute():
        raise section.error("path", "must be relative to this file, so that others have it too")
    labels, quantity = section.table("labels"), one_of(*_quantities(network))
    return Document(
        path=example.parent / written,
        labels={label: labels.read(label, quantity) for label in labels.values},
    )


def _sentences(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"must be a list of sentences in quotes, not {shown(value)}")
    return tuple(prose(sentence) for sentence in value)


def _format(value: object) -> None:
    if value != FORMAT or isinstance(value, bool):
        raise ValueError(f"must be {FORMAT}, the only one there is so far, not {shown(value)}")


def _figure(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be in quotes, which keep its decimals, not {shown(value)}")
    if not _PRINTED.fullmatch(value):
        raise ValueError(f'must be a number in quotes or "-", not {shown(value)}')
    return value

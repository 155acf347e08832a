"""An example of the preset ``gpt2``: its choices, sizes, data and parameters.

Which parameters there are, and their shapes, is asked of the network and written down nowhere
else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any, cast, get_args

from derivations.gpt2 import Activation, Gpt2, Positions, gpt2, zero_biases
from derivations.notation import Tensor
from derivations.system import System
from derivations.wiring import Network
from numeric.example_setup import Clipping, Setup
from numeric.example_sizes import MAX_SIZE
from numeric.example_training import read_training
from numeric.example_values import distinct, filled, read_mask, read_targets
from numeric.toml_readers import flag, not_negative, number, one_of, positive, text, whole
from numeric.toml_section import Section, Sizes
from numeric.toml_source import TomlSource

MAX_LAYERS = 48
EPSILON = Fraction(1, 100_000)  # GPT-2's own


def read_gpt2(source: TomlSource, from_document: Collection[str]) -> Setup:
    """The network of the preset with the values of the file, those ``from_document`` left out."""
    choices, epsilon = _network(Section(source, "network"))
    network, zero = gpt2(choices), zero_biases(choices)
    sizes = _sizes(Section(source, "sizes"), network)
    training, settings = read_training(Section(source, "training"), network, zero)
    elsewhere = dict.fromkeys(from_document, "is taken from the document")
    elsewhere |= dict.fromkeys(zero, "is 0 where [network] has biases = false")
    given: dict[str, Any] = {
        **_data(Section(source, "data"), network, sizes),
        **_parameters(source, network, sizes, elsewhere),
        "epsilon": epsilon,
        **settings,
    }
    zeros = [network.tensors[name] for name in zero]
    zeros += System(network, training).initial_state
    given |= {t.name: filled(Fraction(0), t, sizes) for t in zeros if t.name not in from_document}
    return Setup(
        network=network,
        training=training,
        sizes=sizes,
        given=given,
        vocabulary=_vocabulary(Section(source, "vocabulary"), network, sizes),
        choices=choices,
        clipping=_clipping(Section(source, "update")),
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
        biases=section.read("biases", flag, default.biases),
        scaled=section.read("scaled", flag, default.scaled),
    )
    return choices, section.read("epsilon", not_negative, EPSILON)


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
    return distinct(section, "tokens", tokens)


def _data(section: Section, network: Network, sizes: Sizes) -> dict[str, Any]:
    data = {t.name: t for t in network.data}
    section.only(("x", "y", "next_token", "mask", *(data.keys() & {"position"})))
    token = whole(0, sizes["V"] - 1, "a token id")
    targets, has_target = read_targets(section, "y", data["y"], sizes, "a token id")
    integers: dict[str, Any] = {
        "x": section.vector("x", token, data["x"].axes, sizes),
        "y": targets,
        "has_target": has_target,
        "M": read_mask(section, "mask", data["M"], sizes, "causal"),
    }
    if "position" in section.values:
        place = whole(0, sizes["n_ctx"] - 1, "a position")
        integers["position"] = section.vector("position", place, data["position"].axes, sizes)
    elif "position" in data:
        integers["position"] = tuple(range(sizes["T"]))
    return integers


def _parameters(
    source: TomlSource, network: Network, sizes: Sizes, elsewhere: Mapping[str, str]
) -> dict[str, Any]:
    section = Section(source, "parameters")
    tables: dict[str, dict[str, Tensor]] = {"": {}}
    for tensor in network.parameters:
        table, _, name = tensor.name.rpartition(".")
        tables.setdefault(table, {})[name] = tensor
    section.only(("provenance", *tables[""], *filter(None, tables)))
    found: dict[str, Any] = {}
    for table, tensors in tables.items():
        inner = section.table(table) if table else section
        if table:
            inner.only(tensors)
        for name, tensor in tensors.items():
            if tensor.name in elsewhere:
                if name in inner.values:
                    raise inner.error(name, f"{elsewhere[tensor.name]}: leave it out here")
                continue
            read = inner.vector if len(tensor.axes) == 1 else inner.matrix
            found[tensor.name] = read(name, number, tensor.axes, sizes)
    return found


def _clipping(section: Section) -> Clipping | None:
    if not section.values:
        return None
    section.only(("learning_rate", "clip_norm", "clip_value"))
    return Clipping(
        learning_rate=section.read("learning_rate", positive),
        norm=section.read("clip_norm", positive),
        value=section.read("clip_value", positive),
    )

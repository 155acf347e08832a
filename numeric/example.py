"""An example: a network, its sizes and values, its document and its printed figures.

Everything that can be wrong with the file is said when it is loaded, once, in one line that names
the file, the line, what is wrong and what would be right; whoever holds an :class:`Example` can
rely on its shapes and ranges.  Numbers are the exact decimals that the file shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from derivations.gpt2 import Gpt2, zero_biases
from derivations.notation import Tensor
from derivations.system import System, Training
from derivations.wiring import Network
from numeric.example_document import (
    Document,
    Figure,
    names_in,
    quantities,
    read_document_section,
    read_figures,
)
from numeric.example_gpt2 import MAX_LAYERS, read_gpt2
from numeric.example_graph import read_graph
from numeric.example_setup import Clipping
from numeric.example_sizes import MAX_SIZE
from numeric.example_tables import Table, tables
from numeric.program import stored_shape
from numeric.toml_readers import flag, prose, shown
from numeric.toml_section import Section, Sizes
from numeric.toml_source import ExampleError, read_toml

__all__ = [
    "MAX_LAYERS",
    "MAX_SIZE",
    "Document",
    "Example",
    "ExampleError",
    "load_example",
    "with_given",
]

FORMAT = 1
NO_PROVENANCE = "The example file does not say where it comes from."
PROSE_KEYS = ("format", "title", "provenance", "not_proved")
COMMON_KEYS = ("sizes", "vocabulary", "document", "figures", "training")
PRESET_KEYS = ("network", "data", "parameters", "update")
GRAPH_KEYS = ("steps", "given")


@dataclass(frozen=True)
class Example:
    """One worked example, complete and consistent, but for what its document has to give.

    ``sizes`` has a number for each dimension of the network.  ``given`` has every value that is not
    computed, in its stored shape: parameters, inputs, ids and masks, ε, gradients of free outputs,
    the state before the first update (a position without a target has id 0 and ``has_target`` 0).
    ``choices`` and ``clipping`` belong to the preset.  With ``next_token`` the targets are meant to
    be the input shifted by one position.  ``figures`` are rows of printed strings: a vector is one
    row, "-" a dash.
    """

    title: str
    path: Path
    network: Network
    training: Training | None
    choices: Gpt2 | None
    clipping: Clipping | None
    sizes: Mapping[str, int]
    vocabulary: tuple[str, ...]
    given: Mapping[str, Any]
    next_token: bool
    figures: Mapping[str, Figure]
    document: Document | None
    provenance: str
    not_proved: tuple[str, ...]
    parameters_provenance: str
    figures_provenance: str

    @cached_property
    def system(self) -> System:
        """Forward, backward and updates, as equations."""
        return System(self.network, self.training)

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """What figures of whole numbers have to show: ids, targets and their one-hot rows."""
        return tables(self.network, self.given, self.sizes)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that the network has, but for biases that are 0 throughout."""
        absent = () if self.choices is None else zero_biases(self.choices)
        names = (p.name for p in self.network.parameters if p.name not in absent)
        return {name: self.given[name] for name in names if name in self.given}

    @property
    def integers(self) -> dict[str, Any]:
        """Token ids, targets and masks."""
        whole = (t.name for t in self.network.data if t.kind.whole)
        return {name: self.given[name] for name in whole if name in self.given}

    def quantities(self) -> dict[str, Tensor]:
        """Everything that can be printed, by name, besides ``tables``."""
        return quantities(self.system)


def load_example(path: Path) -> Example:
    """The example in the file at ``path``; ExampleError says what is wrong with it."""
    source = read_toml(path)
    top = Section(source)
    is_graph = "steps" in source.content
    own = GRAPH_KEYS if is_graph else PRESET_KEYS
    for key in top.values.keys() & set(PRESET_KEYS if is_graph else GRAPH_KEYS):
        kind = "the preset" if is_graph else "[[steps]]"
        raise top.error(key, f"belongs to {kind}; an example is one or the other")
    top.only((*PROSE_KEYS, *own, *COMMON_KEYS))
    top.read("format", _format)
    document = Section(source, "document")
    from_document = (*names_in(document, "given"), *names_in(document, "unknown"))
    setup = (read_graph if is_graph else read_gpt2)(source, from_document)
    system = System(setup.network, setup.training)
    figures, parameters = Section(source, "figures"), Section(source, "parameters")
    return Example(
        title=top.read("title", prose, path.stem),
        path=path,
        network=setup.network,
        training=setup.training,
        choices=setup.choices,
        clipping=setup.clipping,
        sizes=setup.sizes,
        vocabulary=setup.vocabulary,
        given=setup.given,
        next_token=Section(source, "data").read("next_token", flag, False),
        figures=read_figures(figures, system, setup.sizes),
        document=read_document_section(document, path, system, setup.given),
        provenance=top.read("provenance", prose, NO_PROVENANCE),
        not_proved=top.read("not_proved", _sentences, ()),
        parameters_provenance=parameters.read("provenance", prose, "given in the example file"),
        figures_provenance=figures.read("provenance", prose) if figures.values else "",
    )


def with_given(example: Example, values: Mapping[str, Any]) -> Example:
    """The example with values that its document gives, as nested lists in their stored shapes."""
    found = dict(example.given)
    for name, value in values.items():
        tensor, array = example.system.tensors[name], np.array(value, dtype=object)
        shape = stored_shape(tensor, example.sizes)
        if array.size != np.prod(shape, dtype=int):
            printed, wanted = (" × ".join(map(str, s)) or "1" for s in (array.shape, shape))
            raise ExampleError(
                str(example.path), f"{name} is printed as {printed}; [sizes] make it {wanted}"
            )
        entry = _whole(example.path, name, tensor, example.sizes) if tensor.kind.whole else Fraction
        read = np.frompyfunc(entry, 1, 1)(array.reshape(shape))
        found[name] = _nested(read.tolist() if shape else read)
    return replace(example, given=found)


def _whole(path: Path, name: str, tensor: Tensor, sizes: Sizes) -> Callable[[Fraction], int]:
    below = 2 if tensor.below is None else sizes[tensor.below.name]

    def read(value: Fraction) -> int:
        if value.denominator != 1 or not 0 <= value < below:
            raise ExampleError(
                str(path),
                f"{name} is printed with the entry {value}; it must be "
                f"a whole number from 0 to {below - 1}",
            )
        return int(value)

    return read


def _nested(value: Any) -> Any:
    return tuple(_nested(part) for part in value) if isinstance(value, list) else value


def _sentences(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"must be a list of sentences in quotes, not {shown(value)}")
    return tuple(prose(sentence) for sentence in value)


def _format(value: object) -> None:
    if value != FORMAT or isinstance(value, bool):
        raise ValueError(f"must be {FORMAT}, the only one there is so far, not {shown(value)}")

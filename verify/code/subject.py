"""What a function is judged as: a page of the catalogue, or a network of pages, over a batch.

The catalogue has positions in one row, T of them.  A batch is laid out in that row, one sequence
after the other; a mask over pairs of positions keeps sequences apart.  So every formula serves a
batch as it stands, and means over positions run over the whole batch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from derivations.catalogue import CATALOGUE, sublayer
from derivations.gpt2 import Gpt2, block_steps, gpt2
from derivations.notation import Tensor, d
from derivations.operations import OperationError, operations, page_of
from derivations.step import Step, plain_step
from derivations.sublayer import Shift
from derivations.wiring import Network
from numeric.differences import alone
from numeric.example import load_example

POSITIONS = "T"


class UnknownSubjectError(LookupError):
    """There is nothing of that name that a function could be judged as."""


@dataclass(frozen=True)
class Subject:
    """A network with the axes that a batch of it has; ``batch`` are their names, outermost first.

    ``page`` is the one page that it consists of, if so; ``numbers`` are data that are fixed.
    """

    name: str
    network: Network
    batch: tuple[str, ...] = ("B",)
    page: str = ""
    numbers: dict[str, float] = field(default_factory=dict)

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """Every tensor by name, gradients included."""
        return {**self.network.tensors, **self.network.gradients}

    @cached_property
    def given(self) -> tuple[Tensor, ...]:
        """What has to be known before anything is computed."""
        network = self.network
        return (*network.inputs, *network.parameters, *network.data)

    @cached_property
    def differentiable(self) -> tuple[Tensor, ...]:
        return (*self.network.inputs, *self.network.parameters)

    @cached_property
    def outputs(self) -> tuple[Tensor, ...]:
        return self.network.outputs

    @cached_property
    def upstream(self) -> tuple[Tensor, ...]:
        return tuple(d(output) for output in self.outputs)

    @cached_property
    def loss(self) -> str:
        """The name of the loss, or nothing."""
        names = [s.network_name(s.page.loss.name) for s in self.network.steps if s.page.loss]
        return names[0] if names else ""

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        found = (size.name for t in self.tensors.values() for size in t.dimensions)
        below = (t.below.name for t in self.tensors.values() if t.below is not None)
        return tuple(dict.fromkeys((*found, *below)))

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        return self.network.shifts

    @cached_property
    def couples_positions(self) -> bool:
        """Whether a position sees others, so that sequences have to be kept apart."""
        return any(positions_of(tensor) == 2 for tensor in self.network.data)

    @cached_property
    def mask(self) -> str:
        """The mask over pairs of positions, or nothing."""
        return next((t.name for t in self.network.data if positions_of(t) == 2), "")


def positions_of(tensor: Tensor) -> int:
    """How many axes of a tensor run over positions."""
    return sum(size.name == POSITIONS for size in tensor.dimensions)


def subject(name: str, choices: Mapping[str, Any] | None = None) -> Subject:
    """What a function declared as ``name`` is judged as; UnknownSubjectError or ExampleError.

    ``choices`` are those of GPT-2 where that is meant: how many layers, whether tied.
    """
    if name == "gpt2":
        return Subject(name, gpt2(_gpt2(choices or {})))
    if name.endswith(".toml"):
        example = load_example(Path(name))
        fixed = {k: float(v) for k, v in example.given.items() if k.endswith("epsilon")}
        return Subject(name, example.network, numbers=fixed)
    if name in NETWORKS:
        return NETWORKS[name]()
    for page in CATALOGUE:
        if page.name == name and page.backward:
            return _of_page(name, name)
    with suppress(OperationError):
        page = page_of(name)
        if page.backward:
            return _of_page(name, page.name)
    known = [p.name for p in CATALOGUE if p.backward] + [*NETWORKS, *operations()]
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else "; `backproof list` shows all"
    raise UnknownSubjectError(f"nothing is called {name} that has a way back{hint}")


def _of_page(name: str, page_name: str) -> Subject:
    return Subject(name, alone(sublayer(page_name)), page=page_name)


def _attention_heads() -> Subject:
    page = "dot_product_attention"
    return Subject("attention_heads", alone(sublayer(page)), batch=("B", "h"), page=page)


def _linear_bias(operation: str) -> Network:
    return Network(
        (
            Step("linear", sublayer(operation), {"X": "X", "W": "W", "Y": "product"}),
            Step("bias", sublayer("bias"), {"X": "product", "b": "b", "Y": "Y"}),
        )
    )


def _encoder() -> Network:
    return Network(
        (
            plain_step("embedding", sublayer("embedding"), {"E": "E", "x": "x", "X": "embedded"}),
            plain_step(
                "positions",
                sublayer("learned_positions"),
                {"X": "embedded", "Y": "Y", "W_P": "W_P", "position": "position"},
            ),
        )
    )


def _block() -> Network:
    """One pre-LayerNorm block; the names of its tensors without the block's."""
    steps, after = block_steps("block", "X", Gpt2())
    return Network(tuple(_shortened(step, after) for step in steps))


def _shortened(step: Step, after: str) -> Step:
    names = {
        page: "Y" if name == after else name.removeprefix("block.")
        for page, name in step.binding.items()
    }
    return Step(step.name.removeprefix("block."), step.page, names, step.dimensions)


def _gpt2(choices: Mapping[str, Any]) -> Gpt2:
    try:
        return Gpt2(**choices)
    except TypeError:
        known = [f.name for f in fields(Gpt2)]
        unknown = sorted(choices.keys() - set(known))
        near = get_close_matches(unknown[0], known, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
        raise UnknownSubjectError(f"gpt2 has no choice {unknown[0]}{hint}") from None


NETWORKS: Mapping[str, Callable[[], Subject]] = {
    "attention_heads": _attention_heads,
    "linear_bias": lambda: Subject("linear_bias", _linear_bias("linear")),
    "linear_transposed_bias": lambda: Subject(
        "linear_transposed_bias", _linear_bias("linear_transposed")
    ),
    "encoder": lambda: Subject("encoder", _encoder()),
    "gpt2_block": lambda: Subject("gpt2_block", _block()),
}

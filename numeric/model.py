"""The model of an example: forward, backward, clipping and one step of gradient descent.

Everything comes out of the lowered equations; this file only hands arrays from one to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from derivations.catalogue import sublayer
from derivations.notation import Tensor, d
from derivations.wiring import Network
from numeric.arithmetic import BallArithmetic
from numeric.example import Example
from numeric.example_setup import Clipping
from numeric.lowering import lower
from numeric.program import Arithmetic, Array, Program


@dataclass(frozen=True)
class Model:
    """An example's network with its numbers.  ``arithmetic`` decides what a number is."""

    example: Example
    arithmetic: Arithmetic = field(default_factory=BallArithmetic)

    @cached_property
    def network(self) -> Network:
        return self.example.network

    @cached_property
    def tensors(self) -> dict[str, Tensor]:
        """Every tensor by name: given, values, gradients, updates."""
        return self.example.system.tensors

    @property
    def given(self) -> Mapping[str, Any]:
        """What is read: parameters, inputs, token ids, masks, ε, gradients of free outputs."""
        return self.example.given

    @cached_property
    def _program(self) -> Program:
        system = self.example.system
        return lower(system.available(self.given), self.tensors, system.shifts)

    @cached_property
    def values(self) -> dict[str, Array]:
        """Every value and gradient that what is given leads to, by name, in its stored shape."""
        return self._program.run(self.given, self.example.sizes, self.arithmetic)

    def gradient_of(self, tensor: Tensor) -> Array:
        """The gradient by a tensor: computed, or given with the example."""
        name = d(tensor).name
        return self.values[name] if name in self.values else self._given_gradient(name)

    def _given_gradient(self, name: str) -> Array:
        gradient = self.tensors[name]
        value: Array = self.arithmetic.call("cast", [self.given[name]], (gradient.kind,))
        return value

    def loss_with(self, parameters: Mapping[str, Array]) -> Any:
        """The loss when some parameters are replaced."""
        program = lower(self.network.forward, self.tensors, self.network.shifts)
        given = {**self.given, **parameters}
        return program.run(given, self.example.sizes, self.arithmetic)["loss"].item()


@dataclass(frozen=True)
class Update:
    """One step of gradient descent after clipping by global norm."""

    norm: Any
    clipped_norm: Any
    loss_before: Any
    loss_after: Any
    parameters: Mapping[str, Array]
    clipped: Mapping[str, Array]
    clipped_by_value: Mapping[str, Array]


def update(model: Model, clipping: Clipping) -> Update:
    """Clip all gradients together, take one step, and evaluate the loss again."""
    example = model.example
    names = list(example.parameters)
    gradients = [np.asarray(model.values[f"d{name}"]) for name in names]
    shapes = [gradient.shape for gradient in gradients]
    g = np.concatenate([gradient.ravel() for gradient in gradients])
    theta = np.concatenate(
        [np.asarray(example.parameters[name], dtype=object).ravel() for name in names]
    )
    by_norm = _run(model, "clip_by_global_norm", {"g": g, "threshold": clipping.norm})
    by_value = _run(model, "clip_by_value", {"g": g, "threshold": clipping.value})
    again = _run(
        model, "clip_by_global_norm", {"g": by_norm["clipped"], "threshold": clipping.norm * 2}
    )
    stepped = _run(
        model,
        "sgd_step",
        {"theta": theta, "g": by_norm["clipped"], "learning_rate": clipping.learning_rate},
    )
    parameters = _split(stepped["updated"], names, shapes)
    return Update(
        norm=by_norm["norm"].item(),
        clipped_norm=again["norm"].item(),
        loss_before=model.values["loss"].item(),
        loss_after=model.loss_with(parameters),
        parameters=parameters,
        clipped=_split(by_norm["clipped"], names, shapes),
        clipped_by_value=_split(by_value["clipped"], names, shapes),
    )


def _run(model: Model, page_name: str, given: Mapping[str, Any]) -> dict[str, Array]:
    page = sublayer(page_name)
    program = lower(page.forward, {t.name: t for t in page.tensors()})
    return program.run(given, {"n": len(given["g"])}, model.arithmetic)


def _split(vector: Array, names: list[str], shapes: list[tuple[int, ...]]) -> dict[str, Array]:
    parts, start = {}, 0
    for name, shape in zip(names, shapes, strict=True):
        length = int(np.prod(shape, dtype=int))
        parts[name] = vector[start : start + length].reshape(shape)
        start += length
    return parts

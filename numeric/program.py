"""An array program: straight-line instructions over numbered slots.

Lowering writes programs, an arithmetic gives each operation its meaning (floats, balls), and
:meth:`Program.run` executes them.  A program is made once and runs at any sizes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from derivations.notation import Axis, Tensor

Array = np.ndarray[Any, Any]
Slot = int


class ArrayError(ValueError):
    """An array that a program is given does not fit: missing, or of the wrong shape."""


class Arithmetic(Protocol):
    """What the operations of a program do; arrays are NumPy arrays of any element type."""

    def real(self, values: Any) -> Array: ...

    def call(self, operation: str, operands: list[Any], details: tuple[Any, ...]) -> Any: ...


@dataclass(frozen=True)
class Instruction:
    """``target = operation(operands; details)``; ``frees`` are the slots not needed afterwards."""

    target: Slot
    operation: str
    operands: tuple[Slot, ...]
    details: tuple[Any, ...] = ()
    frees: tuple[Slot, ...] = ()

    def __str__(self) -> str:
        arguments = ", ".join(f"%{slot}" for slot in self.operands)
        details = "".join(f" {detail}" for detail in self.details)
        return f"%{self.target} = {self.operation}({arguments}){details}"


@dataclass(frozen=True)
class Program:
    """Instructions, the tensors they read, and where each defined tensor's value ends up."""

    instructions: tuple[Instruction, ...]
    reads: tuple[Tensor, ...]
    results: Mapping[str, tuple[Slot, Tensor]]

    def run(
        self, given: Mapping[str, Any], sizes: Mapping[str, int], arithmetic: Arithmetic
    ) -> dict[str, Array]:
        """Every result as an array of its stored shape; ArrayError where ``given`` does not fit."""
        slots: dict[Slot, Any] = {}
        reads = {tensor.name: tensor for tensor in self.reads}
        for instruction in self.instructions:
            if instruction.operation == "read":
                tensor = reads[instruction.details[0]]
                value = _read(tensor, given, sizes, arithmetic)
            elif instruction.operation == "size":
                value = arithmetic.real(sizes[instruction.details[0]])
            elif instruction.operation in ("iota", "one_hot", "scatter_add"):
                lengths = tuple(sizes[name] for name in instruction.details)
                operands = [slots[slot] for slot in instruction.operands]
                value = arithmetic.call(instruction.operation, operands, lengths)
            else:
                operands = [slots[slot] for slot in instruction.operands]
                value = arithmetic.call(instruction.operation, operands, instruction.details)
            slots[instruction.target] = value
            for slot in instruction.frees:
                del slots[slot]
        return {
            name: np.asarray(slots[slot]).reshape(stored_shape(tensor, sizes))
            for name, (slot, tensor) in self.results.items()
        }

    def __str__(self) -> str:
        return "\n".join(map(str, self.instructions))


def stored_shape(tensor: Tensor, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """The shape in which a tensor is kept, merged axes as one."""
    return tuple(axis_length(axis, sizes) for axis in tensor.axes)


def axis_length(axis: Axis, sizes: Mapping[str, int]) -> int:
    parts = axis if isinstance(axis, tuple) else (axis,)
    length = 1
    for part in parts:
        length *= sizes[part.name]
    return length


def _read(
    tensor: Tensor, given: Mapping[str, Any], sizes: Mapping[str, int], arithmetic: Arithmetic
) -> Array:
    if tensor.name not in given:
        raise ArrayError(f"no value is given for {tensor.name}")
    value = arithmetic.call("cast", [given[tensor.name]], (tensor.kind,))
    expected = stored_shape(tensor, sizes)
    if value.shape != expected:
        raise ArrayError(f"{tensor.name} has shape {value.shape}, expected {expected}")
    return value.reshape(tuple(sizes[dimension.name] for dimension in tensor.dimensions))

"""An array program: straight-line instructions over numbered slots.

Lowering writes programs, an arithmetic gives each operation its meaning (floats, balls), and
:meth:`Program.run` executes them.  A program is made once and runs at any sizes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from derivations.notation import Axis, Kind, Tensor

Array = np.ndarray[Any, Any]
Slot = int


class ArrayError(ValueError):
    """What a program is given does not fit: missing, of the wrong shape, or out of range."""


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
                value = arithmetic.real(_length(instruction.details[0], sizes))
            elif instruction.operation in ("iota", "scatter_add"):
                lengths = tuple(_length(name, sizes) for name in instruction.details)
                operands = [slots[slot] for slot in instruction.operands]
                value = arithmetic.call(instruction.operation, operands, lengths)
            else:
                operands = [slots[slot] for slot in instruction.operands]
                value = arithmetic.call(instruction.operation, operands, instruction.details)
            slots[instruction.target] = value
            for slot in instruction.frees:
                del slots[slot]
        return {
            name: _stored(tensor, np.asarray(slots[slot]), sizes)
            for name, (slot, tensor) in self.results.items()
        }

    def __str__(self) -> str:
        return "\n".join(map(str, self.instructions))


def _stored(tensor: Tensor, value: Array, sizes: Mapping[str, int]) -> Array:
    """A result in its stored shape.  A reshape alone would let a transposed one pass."""
    computed = tuple(_length(dimension.name, sizes) for dimension in tensor.dimensions)
    if value.shape != computed:
        raise ArrayError(f"{tensor.name} was computed with shape {value.shape}, not {computed}")
    return value.reshape(stored_shape(tensor, sizes))


def stored_shape(tensor: Tensor, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """The shape in which a tensor is kept, merged axes as one."""
    return tuple(axis_length(axis, sizes) for axis in tensor.axes)


def axis_length(axis: Axis, sizes: Mapping[str, int]) -> int:
    parts = axis if isinstance(axis, tuple) else (axis,)
    length = 1
    for part in parts:
        length *= _length(part.name, sizes)
    return length


def _length(dimension: str, sizes: Mapping[str, int]) -> int:
    if dimension not in sizes:
        raise ArrayError(f"no size is given for {dimension}")
    if sizes[dimension] < 1:
        raise ArrayError(f"{dimension} must be at least 1, not {sizes[dimension]}")
    return sizes[dimension]


def _read(
    tensor: Tensor, given: Mapping[str, Any], sizes: Mapping[str, int], arithmetic: Arithmetic
) -> Array:
    if tensor.name not in given:
        raise ArrayError(f"no value is given for {tensor.name}")
    try:
        value = arithmetic.call("cast", [given[tensor.name]], (tensor.kind,))
    except (TypeError, ValueError) as error:
        raise ArrayError(f"{tensor.name} is not an array of numbers: {error}") from error
    expected = stored_shape(tensor, sizes)
    if value.shape != expected:
        raise ArrayError(f"{tensor.name} has shape {value.shape}, expected {expected}")
    _check_range(tensor, value, np.asarray(given[tensor.name]), sizes)
    return value.reshape(tuple(sizes[dimension.name] for dimension in tensor.dimensions))


def _check_range(tensor: Tensor, value: Array, given: Array, sizes: Mapping[str, int]) -> None:
    """Ids and masks: NumPy would take −1 for the last row, and 0.5 for a 1 without a word."""
    if tensor.kind is Kind.ZERO_ONE:
        below, wanted = 2, "0 or 1"
    elif tensor.kind is Kind.INDEX and tensor.below is not None:
        below = _length(tensor.below.name, sizes)
        wanted = f"a whole number from 0 to {tensor.below} − 1 = {below - 1}"
    else:
        return
    wrong = (given != value) | (value < 0) | (value >= below)
    if np.any(wrong):
        raise ArrayError(f"{tensor.name} has the entry {given[wrong].flat[0]}, expected {wanted}")

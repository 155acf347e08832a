"""Writing array programs: operands that know their axes, and the instructions that combine them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sympy import Idx

from derivations.notation import Tensor
from numeric.program import Instruction, Program, Slot


@dataclass(frozen=True)
class Operand:
    """A slot, the index that each of its axes stands for, and whether it holds zeros and ones."""

    slot: Slot
    axes: tuple[Idx, ...] = ()
    zero_one: bool = False


class Assembler:
    """Collects instructions; the same operation on the same slots is done once."""

    def __init__(self) -> None:
        self._instructions: list[Instruction] = []
        self._known: dict[tuple[Any, ...], Slot] = {}

    def _finished(
        self, reads: Sequence[Tensor], results: Mapping[str, tuple[Slot, Tensor]]
    ) -> Program:
        """The program, each slot freed after its last use."""
        kept = {slot for slot, _ in results.values()}
        last_use: dict[Slot, int] = {}
        for place, instruction in enumerate(self._instructions):
            last_use[instruction.target] = place
            last_use.update(dict.fromkeys(instruction.operands, place))
        freed: dict[int, list[Slot]] = {}
        for slot, place in last_use.items():
            if slot not in kept:
                freed.setdefault(place, []).append(slot)
        instructions = tuple(
            Instruction(i.target, i.operation, i.operands, i.details, tuple(freed.get(place, ())))
            for place, i in enumerate(self._instructions)
        )
        return Program(instructions, tuple(reads), results)

    def _emit(self, operation: str, operands: Sequence[Slot], *details: Any) -> Slot:
        key = (operation, tuple(operands), details)
        if key not in self._known:
            slot = len(self._instructions)
            self._instructions.append(Instruction(slot, operation, tuple(operands), details))
            self._known[key] = slot
        return self._known[key]

    def _number(self, value: int | Fraction) -> Operand:
        return Operand(self._emit("number", [], Fraction(value)))

    def _real(self, operand: Operand) -> Operand:
        if not operand.zero_one:
            return operand
        return Operand(self._emit("as_real", [operand.slot]), operand.axes)

    def _aligned(self, slot: Slot, order: tuple[int, ...], places: tuple[int | None, ...]) -> Slot:
        if order == tuple(range(len(order))) and places == order:
            return slot
        return self._emit("align", [slot], order, places)

    def _laid_out(self, operand: Operand, axes: Sequence[Idx]) -> Operand:
        """The operand with its axes in this order, and axes of length 1 for those it lacks."""
        order = tuple(operand.axes.index(index) for index in axes if index in operand.axes)
        count = iter(range(len(order)))
        places = tuple(next(count) if index in operand.axes else None for index in axes)
        return Operand(self._aligned(operand.slot, order, places), tuple(axes), operand.zero_one)

    def _binary(self, operation: str, a: Operand, b: Operand) -> Operand:
        wide, narrow = (a, b) if len(a.axes) >= len(b.axes) else (b, a)
        axes = (*wide.axes, *(index for index in narrow.axes if index not in wide.axes))
        slots = [
            self._laid_out(operand, axes).slot if operand.axes else operand.slot
            for operand in (a, b)
        ]
        return Operand(self._emit(operation, slots), axes)

    def _product(self, operands: Iterable[Operand]) -> Operand | None:
        total: Operand | None = None
        for operand in sorted(operands, key=lambda operand: len(operand.axes)):
            total = operand if total is None else self._binary("multiply", total, operand)
        return total

    def _masked(self, value: Operand | None, masks: Sequence[Operand]) -> Operand:
        if value is None:
            value = self._real(masks[0])
            masks = masks[1:]
        for mask in masks:
            value = self._binary("where", mask, value)
        return value

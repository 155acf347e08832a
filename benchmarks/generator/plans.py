"""Which quantities a document prints, and how: layout, name, carrier and precision of each figure.

A plan says nothing about values, so that the same page can be printed with right ones and wrong
ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Literal

import numpy as np

from benchmarks.generator.numbers import Style, draw_style
from numeric.example import Example
from numeric.program import Array, stored_shape

At = tuple[int, ...]
Carrier = Literal["matrix", "list", "numpy", "torch", "table", "formula", "line"]

MOST_FIGURES = 22
CARRIERS: tuple[Carrier, ...] = ("matrix", "matrix", "list", "numpy", "torch", "table")
SCALARS: tuple[Carrier, ...] = ("formula", "line")
_BUILT_IN = re.compile(r"(?P<base>[A-Za-z]+)(?:_(?P<script>[A-Za-z0-9]+))?")
_GREEK = ("gamma", "beta", "Theta")
_SYMBOLS = ("Phi", "Psi", "Omega", "Lambda", "Xi")


@dataclass(frozen=True)
class Plan:
    """One figure: ``cells`` are the entries of the quantity ``name``, row by row.

    ``reference`` is what ``label`` has to be bound to, None where notation does it.
    """

    name: str
    cells: tuple[tuple[At, ...], ...]
    label: str
    reference: str | None
    carrier: Carrier
    style: Style

    @property
    def is_tex(self) -> bool:
        return self.carrier in ("matrix", "formula")


def draw_plans(
    example: Example, names: Sequence[str], random: Random, libraries: bool
) -> list[Plan]:
    """Some of the quantities ``names``, in their order; ``libraries`` may print them."""
    draw = _Draw(example, random, libraries)
    chance = random.uniform(0.15, 0.9)
    kept = [name for name in names if random.random() < chance]
    while len(kept) > MOST_FIGURES:
        kept.remove(random.choice(kept))
    return [plan for name in kept for plan in draw.plans(name)]


class _Draw:
    def __init__(self, example: Example, random: Random, libraries: bool) -> None:
        self._example, self._random, self._libraries = example, random, libraries
        self._tensors = example.quantities()
        self._numbers = count(random.randint(1, 40))
        self._finest = random.choice([0, 0, 0, 4])

    def plans(self, name: str) -> list[Plan]:
        """The figures of one quantity: whole, transposed, by heads, or a part of it."""
        random = self._random
        shape = stored_shape(self._tensors[name], self._example.sizes)
        entries = _indices(shape)
        if len(shape) == 3:
            whole = np.concatenate([*entries], axis=1)
            if random.random() < 0.3:
                return [self._plan(name, whole, "")]
            return [self._plan(name, entries[head], f"[{head}]") for head in range(shape[0])]
        if len(shape) == 2:
            chosen = random.random()
            if chosen < 0.08:
                return [self._plan(name, entries.T, ".T")]
            if chosen < 0.14:
                row = random.randrange(shape[0])
                return [self._plan(name, entries[row : row + 1], f"[{row}]")]
            if chosen < 0.2:
                i, j = (random.randrange(size) for size in shape)
                return [self._plan(name, entries[i : i + 1, j : j + 1], f"[{i}][{j}]")]
            return [self._plan(name, entries, "")]
        line = entries.reshape(1, -1)
        return [self._plan(name, line.T if shape and random.random() < 0.3 else line, "")]

    def _plan(self, name: str, entries: Array, where: str) -> Plan:
        random = self._random
        is_scalar = entries.size == 1
        carriers = SCALARS if is_scalar else CARRIERS
        carrier = random.choice(carriers)
        while carrier in ("numpy", "torch") and not self._libraries:
            carrier = random.choice(carriers)
        is_tex = carrier in ("matrix", "formula")
        label = None if random.random() < 0.25 else self._built_in(name, where, is_tex)
        reference = None
        if label is None:
            number = next(self._numbers)
            symbol = random.choice(_SYMBOLS)
            label = rf"\{symbol}_{{{number}}}" if is_tex else f"{symbol}_{number}"
            reference = f"{name}{where}"
        cells = tuple(tuple(row) for row in entries.tolist())
        style = draw_style(random)
        if carrier in ("numpy", "torch"):
            style = Style("decimals", max(style.count, 2))
        elif self._finest:
            style = Style("decimals", self._finest)
        return Plan(name, cells, label, reference, carrier, style)

    def _built_in(self, name: str, where: str, is_tex: bool) -> str | None:
        """A usual way to write the name; None where there is none."""
        plain, _, run = name.partition("#")
        is_gradient = plain.startswith("d") and plain[1:] in self._tensors
        base = plain[1:] if is_gradient else plain
        match = _BUILT_IN.fullmatch(base)
        if match is None or where == ".T":
            return None
        if not is_tex:
            return self._code(base, is_gradient) + (f"#{run}" if run else "") + where
        if where or run:
            return None
        symbol = self._symbol(match["base"], match["script"])
        if not is_gradient:
            return symbol
        loss = self._random.choice(["L", r"\mathcal{L}", r"\text{loss}"])
        partial = rf"\frac{{\partial {loss}}}{{\partial {symbol}}}"
        return self._random.choice([partial, partial, rf"\nabla_{{{symbol}}} L", f"d{symbol}"])

    def _code(self, base: str, is_gradient: bool) -> str:
        if not is_gradient:
            return base
        return self._random.choice([f"d{base}", f"dL/d{base}", f"{base}.grad", f"grad_{base}"])

    def _symbol(self, base: str, script: str | None) -> str:
        random = self._random
        if base in _GREEK:
            base = f"\\{base}"
        elif len(base) > 1:
            base = rf"\text{{{base}}}"
        elif random.random() < 0.3:
            base = rf"\mathbf{{{base}}}"
        if script is None:
            return base
        if script == "hat":
            return rf"\hat{{{base}}}"
        bare = len(script) == 1 and random.random() < 0.5
        return f"{base}_{script}" if bare else f"{base}_{{{script}}}"


def _indices(shape: tuple[int, ...]) -> Array:
    """An array that holds the index of each entry."""
    found = np.empty(shape, dtype=object)
    for at in np.ndindex(*shape):
        found[at] = at
    return found

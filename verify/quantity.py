"""What can be printed: the quantities of an example, with what their names are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Shape = tuple[int, ...]

_STATE = re.compile(r"(\w+)\((?:(.+)\.)?([^.]+)\)")  # what an update carries: m(block1.W_1)


@dataclass(frozen=True)
class Quantity:
    """A stored tensor: ``parts`` are its dotted name, that of the value if it is a gradient.

    ``run`` counts the updates before it: ``dW_1#2`` is the gradient of W_1 after two.
    """

    name: str
    shape: Shape
    parts: tuple[str, ...]
    gradient: bool = False
    run: int = 0


def read_quantities(shapes: Mapping[str, Shape]) -> tuple[Quantity, ...]:
    """The quantities by their stored names; what one step sends back (``dX@step``) is left out."""
    plain = {name.partition("#")[0] for name in shapes}
    found = []
    for name, shape in shapes.items():
        stem, _, run = name.partition("#")
        if "@" in stem:
            continue
        gradient = stem.startswith("d") and stem[1:] in plain
        parts = _parts(stem[1:] if gradient else stem)
        found.append(Quantity(name, shape, parts, gradient, int(run or 0)))
    return tuple(found)


def shown(shape: Shape) -> str:
    """A shape in words."""
    return " × ".join(map(str, shape)) or "a single number"


def _parts(name: str) -> tuple[str, ...]:
    if state := _STATE.fullmatch(name):
        path = state[2].split(".") if state[2] else []
        return (*path, f"{state[1]}({state[3]})")
    return tuple(name.split("."))

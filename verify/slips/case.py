"""A wrong figure, as the catalogue of slips gets to see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from numeric.example import Example
from numeric.reach import PrintedValues
from verify.printed import Number

At = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """The printed numbers of the tensor ``name``, of which those at ``wrong`` cannot be right.

    ``known`` has the printed values of all other quantities, those found wrong left out.
    """

    example: Example
    known: PrintedValues
    name: str
    cells: Mapping[At, Number]
    wrong: frozenset[At]

"""Arrays as NumPy and PyTorch print them: the libraries themselves choose the digits.

PyTorch is optional; without it NumPy prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import numpy as np

_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?")

Library = Literal["numpy", "torch"]


def printed_by_library(
    library: Library, rows: Sequence[Sequence[Fraction]], precision: int
) -> tuple[tuple[str, ...], ...]:
    """The numbers as the library prints them, row by row."""
    found = _NUMBER.findall(shown(library, [[float(v) for v in row] for row in rows], precision))
    width = len(rows[0])
    return tuple(tuple(found[n : n + width]) for n in range(0, len(found), width))


def shown(library: Library, rows: list[list[float]], precision: int) -> str:
    """The brackets with the numbers, without a wrapper."""
    if library == "torch" and (said := _torch(rows, precision)) is not None:
        return said
    return np.array2string(np.array(rows), precision=precision, separator=", ")


def _torch(rows: list[list[float]], precision: int) -> str | None:
    try:
        import torch  # an optional extra, and slow to load
    except ImportError:
        return None
    torch.set_printoptions(precision=precision)
    try:
        said = repr(torch.tensor(rows, dtype=torch.float64))
    finally:
        torch.set_printoptions(profile="default")
    return said[len("tensor(") : said.rindex("]") + 1]

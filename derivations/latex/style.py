"""How formulas are written: the choices that differ from text to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Gradient = Literal["partial", "d", "nabla"]
Convention = Literal["rows", "columns"]


@dataclass(frozen=True)
class Style:
    r"""The defaults are the chapter's.

    ``gradient``: ∂L/∂X, dX or ∇_X L.  ``convention``: whether a position is a row of a matrix, so
    that Y = X W, or a column, so that Y = W X; the latter swaps the axes of every matrix.
    ``names``: TeX for tensors, dimensions and indices, by their names in the catalogue, such as
    ``{"d_model": "d_m"}``.
    """

    gradient: Gradient = "partial"
    convention: Convention = "rows"
    names: Mapping[str, str] = field(default_factory=dict)

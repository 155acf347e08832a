"""Prose with inline formulas, taken apart."""

from __future__ import annotations

from collections.abc import Callable

from verify.derive.text import Prose, Tex


def rendered(prose: Prose, plain: Callable[[str], str], formula: Callable[[Tex], str]) -> str:
    """Plain stretches and formulas, each written in its own way.

    >>> rendered("the mean $\\\\mu$", str.upper, "<{}>".format)
    'THE MEAN <\\\\mu>'
    """
    pieces = prose.split("$")
    if len(pieces) % 2 == 0:
        raise ValueError(f"a dollar sign without its partner: {prose}")
    return "".join(
        (formula if place % 2 else plain)(piece) for place, piece in enumerate(pieces) if piece
    )

r"""Prose with inline formulas, taken apart; a dollar sign itself is written ``\$``."""

from __future__ import annotations

import re
from collections.abc import Callable

from verify.derive.text import Prose, Tex

DOLLAR = re.compile(r"(?<!\\)\$")


def rendered(prose: Prose, plain: Callable[[str], str], formula: Callable[[Tex], str]) -> str:
    """Plain stretches and formulas, each written in its own way.

    >>> rendered("the mean $\\\\mu$", str.upper, "<{}>".format)
    'THE MEAN <\\\\mu>'
    """
    pieces = DOLLAR.split(prose)
    if len(pieces) % 2 == 0:
        raise ValueError(f"a dollar sign without its partner: {prose}")
    return "".join(
        formula(piece) if place % 2 else plain(piece.replace(r"\$", "$"))
        for place, piece in enumerate(pieces)
        if piece
    )


def literal(text: str) -> Prose:
    """Text from elsewhere as prose without formulas."""
    return text.replace("$", r"\$")

"""Prose as HTML: what stands between dollar signs is a formula, the rest is text."""

from __future__ import annotations

from markupsafe import Markup, escape

from verify.derive.text import Prose

FORMULA = Markup('<span class="tex">{}</span>')


def to_markup(prose: Prose) -> Markup:
    return Markup("").join(
        FORMULA.format(piece) if place % 2 else escape(piece)
        for place, piece in enumerate(_pieces(prose))
    )


def plain(prose: Prose) -> str:
    """For where no formula can be drawn, as in the title of a window."""
    return "".join(_pieces(prose))


def _pieces(prose: Prose) -> list[str]:
    """Text and formulas by turns; text is first and last."""
    pieces = prose.split("$")
    if len(pieces) % 2 == 0:
        raise ValueError(f"a formula has no end: {prose!r}")
    return pieces

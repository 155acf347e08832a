"""Prose as HTML: formulas in elements of their own, and everything else escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

from verify.derive.prose import rendered
from verify.derive.text import Prose

FORMULA = Markup('<span class="tex">{}</span>')


def to_markup(prose: Prose) -> Markup:
    # Each piece is escaped, by itself or by the element that it is put into.
    return Markup(rendered(prose, escape, FORMULA.format))


def plain(prose: Prose) -> str:
    """For where no formula can be drawn, as in the title of a window."""
    return rendered(prose, str, str)

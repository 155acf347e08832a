r"""A text as HTML for a notebook's output, whose MathJax draws what stands between dollar signs.

It is the Markdown of :mod:`verify.derive.markdown`, rendered by markdown-it; only formulas are
written in another way, because a notebook knows no fences called ``math``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import escape

from verify.derive.latex import PORTABLE_LINE, displays
from verify.derive.latex_display import portable_display
from verify.derive.markdown import to_markdown
from verify.derive.text import Text


def to_notebook_html(text: Text) -> str:
    r"""HTML without scripts and styles; its formulas are in ``$…$`` and ``$$…$$``.

    >>> from verify.derive.text import Paragraph
    >>> print(to_notebook_html(Text("T", (Paragraph("$a < b$"),), ())).splitlines()[1])
    <p>$a &lt; b$</p>
    """
    return str(_renderer().render(to_markdown(text)))


def to_notebook_latex(text: Text) -> str:
    """All displays as one formula, for whoever shows nothing else of a result."""
    body = " \\\\\n".join(portable_display(display, PORTABLE_LINE) for display in displays(text))
    return f"$$\\begin{{gathered}}\n{body}\n\\end{{gathered}}$$"


@cache
def _renderer() -> MarkdownIt:
    found = MarkdownIt("commonmark").enable("table")
    found.add_render_rule("fence", _formula)
    found.add_render_rule("code_inline", _inline)
    return found


def _formula(_: RendererHTML, tokens: Sequence[Token], place: int, *_settings: object) -> str:
    """A fence: there are none but those of formulas."""
    return f"<p>$${escape(tokens[place].content)}$$</p>\n"


def _inline(_: RendererHTML, tokens: Sequence[Token], place: int, *_settings: object) -> str:
    """An inline formula, which has its dollar signs around it."""
    return str(escape(tokens[place].content))

r"""Plain text in LaTeX: every character as ASCII, for any engine and any font encoding.

pylatexenc knows most characters.  What it does not know, or writes with a command that plain
LaTeX lacks, is written here: scripts, letters with an accent above, and a few signs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pylatexenc.latexencode import (
    RULE_DICT,
    RULE_REGEX,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
)

from verify.derive.prose import rendered
from verify.derive.text import Prose

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏᵗʰᵈᵃᵇᶜᵉᵍʲˡᵐᵒᵖʳˢᵘᵛʷˣʸᶻᴺ"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0307": "dot", "\u20d7": "vec"}
SIGNS = {
    "√": r"\surd",
    "′": "'",
    "″": "''",
    "·": r"\cdot",
    "×": r"\times",
    "−": "-",
    "→": r"\rightarrow",
    "←": r"\leftarrow",
    "↔": r"\leftrightarrow",
    "|": "|",
    "…": r"\ldots",
    "±": r"\pm",
    "÷": r"\div",
    "°": r"{}^{\circ}",
}
DIGITS = re.compile(rf"[{SUPERSCRIPTS}]+|[{SUBSCRIPTS}]+")
ACCENTED = re.compile(f"(.)([{''.join(ACCENTS)}])")


class Unwritable(ValueError):
    """A character for which no LaTeX is known."""


def latex_prose(prose: Prose) -> str:
    r"""Prose; its formulas stay as they are.

    >>> print(latex_prose("θ′ = 10⁻⁶ of x̂_t, $x_t$"))
    \ensuremath{\theta}\ensuremath{'} = 10\ensuremath{^{-6}} of \ensuremath{\hat{x}}\_t, $x_t$
    """
    return rendered(prose, latex_text, "${}$".format)


def latex_text(text: str) -> str:
    """Text without formulas; Unwritable for a character that nobody knows how to write."""
    try:
        return str(_encoder().unicode_to_latex(unicodedata.normalize("NFC", text)))
    except ValueError as error:
        raise Unwritable(f"no LaTeX is known for a character of {text!r}: {error}") from error


@cache
def _encoder() -> UnicodeToLatexEncoder:
    signs = {ord(sign): rf"\ensuremath{{{tex}}}" for sign, tex in SIGNS.items()}
    return UnicodeToLatexEncoder(
        conversion_rules=[
            UnicodeToLatexConversionRule(
                RULE_REGEX, [(ACCENTED, _accented), (DIGITS, _script)], "none"
            ),
            UnicodeToLatexConversionRule(RULE_DICT, signs, "none"),
            "defaults",
        ],
        unknown_char_policy="fail",
        unknown_char_warning=False,
    )


def _script(match: re.Match[str]) -> str:
    mark = "^" if match[0][0] in SUPERSCRIPTS else "_"
    inside = unicodedata.normalize("NFKC", match[0]).replace("−", "-")
    return rf"\ensuremath{{{mark}{{{inside}}}}}"


def _accented(match: re.Match[str]) -> str:
    inside = latex_text(match[1]).removeprefix(r"\ensuremath{").removesuffix("}")
    return rf"\ensuremath{{\{ACCENTS[match[2]]}{{{inside}}}}}"

r"""How wide a formula is in print, without running TeX: its atoms, with widths in em.

The widths are those of Computer Modern at 10 points, rounded up: that a line is a little shorter
than it could be is not seen; that it runs over the margin is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexNode,
    LatexSpecialsNode,
)

from derivations.latex.subset import FORMS, arguments, inside, matrix_rows, parsed

Kind = Literal[
    "ordinary", "operator", "binary", "relation", "open", "close", "comma", "space", "environment"
]

Style = Literal["display", "text", "script"]

SCRIPT = 0.8  # letters at 7 points are wider than seven tenths
LETTERS = {
    "a": 0.53, "b": 0.43, "c": 0.43, "d": 0.52, "e": 0.47, "f": 0.6, "g": 0.51, "h": 0.58,
    "i": 0.35, "j": 0.47, "k": 0.55, "l": 0.32, "m": 0.88, "n": 0.6, "o": 0.49, "p": 0.51,
    "q": 0.48, "r": 0.48, "s": 0.47, "t": 0.37, "u": 0.57, "v": 0.53, "w": 0.75, "x": 0.58,
    "y": 0.53, "z": 0.51, "A": 0.75, "B": 0.81, "C": 0.79, "D": 0.86, "E": 0.8, "F": 0.78,
    "G": 0.79, "H": 0.91, "I": 0.52, "J": 0.65, "K": 0.92, "L": 0.68, "M": 1.08, "N": 0.91,
    "O": 0.79, "P": 0.78, "Q": 0.8, "R": 0.77, "S": 0.67, "T": 0.72, "U": 0.79, "V": 0.81,
    "W": 1.08, "X": 0.91, "Y": 0.8, "Z": 0.75,
}  # fmt: skip
GREEK = 0.66
CAPITAL = 0.84
SPACES = {
    "quad": 1.0, "qquad": 2.0, ",": 0.17, ":": 0.23, ";": 0.28, " ": 0.34, "!": -0.17,
    "displaystyle": 0.0, "textstyle": 0.0, "limits": 0.0, "nolimits": 0.0, "hline": 0.0, "\\": 0.0,
}  # fmt: skip
SYMBOLS, BINARIES, RELATIONS, OPERATORS, FUNCTIONS = (frozenset(f.names) for f in FORMS[:5])
UPRIGHT = frozenset({"text", "textrm", "textbf", "textit", "mathrm", "mathbf", "mathsf", "mathtt"})
SIZES = ("big", "Big", "bigg", "Bigg")
OPENING = frozenset({"left", "{", "lbrace", "lvert", "lVert", "lfloor", "lceil", "langle"}) | {
    f"{size}l" for size in SIZES
}
CLOSING = frozenset({"right", "}", "rbrace", "rvert", "rVert", "rfloor", "rceil", "rangle"}) | {
    f"{size}r" for size in SIZES
}
ARROWS = frozenset(n for n in RELATIONS if "arrow" in n) | {"to", "mapsto", "iff", "implies"}
WIDE = frozenset({"infty", "cdots", "ldots", "dots", "ddots", "nabla", "top", "bot"})
FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "binom"})


@dataclass(frozen=True)
class Atom:
    """A piece of a formula that no line break can divide, scripts included."""

    tex: str
    kind: Kind
    width: float
    tall: bool = False
    scripts: float = 0.0  # the width of its scripts, which stand above one another


def width(tex: str) -> float:
    """The width in em of a formula in display style."""
    return sum(atom.width for atom in atoms(tex))


@lru_cache(maxsize=4096)  # layouts of one display ask again and again
def atoms(tex: str) -> tuple[Atom, ...]:
    return tuple(_atoms(parsed(tex), "display"))


def _atoms(nodes: Iterable[LatexNode], style: Style) -> list[Atom]:
    found: list[Atom] = []
    for node in nodes:
        if isinstance(node, LatexSpecialsNode) and node.specials_chars in ("^", "_"):
            _attach(found, node, style)
        elif isinstance(node, LatexCharsNode):
            found += [_character(character, style) for character in node.chars]
        elif isinstance(node, LatexMacroNode):
            found.append(_command(node, style))
        elif isinstance(node, LatexEnvironmentNode):
            found.append(Atom(node.latex_verbatim(), "environment", _environment(node), tall=True))
        elif isinstance(node, LatexGroupNode):
            within = _atoms(node.nodelist, style)
            found.append(_around(node.latex_verbatim(), within))
        else:
            found.append(Atom(node.latex_verbatim(), "space", 0.34))
    return _with_unary(found)


def _with_unary(found: Sequence[Atom]) -> list[Atom]:
    """A sign with nothing before it to add to has no space around it."""
    changed: list[Atom] = []
    for atom in found:
        before = next((a.kind for a in reversed(changed) if not a.tex.isspace()), "open")
        unary = atom.kind == "binary" and before in ("open", "relation", "binary", "comma")
        changed.append(replace(atom, kind="ordinary", width=0.78) if unary else atom)
    return changed


def _around(tex: str, within: Sequence[Atom], extra: float = 0.0, tall: bool = False) -> Atom:
    total = sum(atom.width for atom in within) + extra
    return Atom(tex, "ordinary", total, tall or any(atom.tall for atom in within))


def _attach(found: list[Atom], node: LatexNode, style: Style) -> None:
    """A script belongs to what is before it; under a sum it takes no room of its own."""
    while found and found[-1].tex.isspace():
        found.pop()
    base = found.pop() if found else Atom("{}", "ordinary", 0.0)
    script = SCRIPT * sum(a.width for a in _atoms(inside(arguments(node)[0]), "script")) + 0.05
    tex = base.tex + node.latex_verbatim()
    if base.kind == "operator" and style == "display":
        found.append(replace(base, tex=tex, width=max(base.width, script + 0.17)))
    else:
        more = max(script - base.scripts, 0.0)
        scripts = base.scripts + more
        found.append(replace(base, tex=tex, width=base.width + more, scripts=scripts))


def _character(character: str, style: Style) -> Atom:
    """Signs in scripts have no space around them."""
    spaced = style != "script"
    if character in "+-*":
        return Atom(character, "binary", 1.23 if spaced else 0.85)
    if character in "=<>":
        return Atom(character, "relation", 1.34 if spaced else 0.85)
    if character in "([":
        return Atom(character, "open", 0.4)
    if character in ")]":
        return Atom(character, "close", 0.4)
    if character in ",;":
        return Atom(character, "comma", 0.45 if spaced else 0.3)
    if character.isspace():
        return Atom(character, "space", 0.0)
    return Atom(character, "ordinary", LETTERS.get(character, 0.3 if character in ".!'|" else 0.51))


def _command(node: LatexMacroNode, style: Style) -> Atom:
    name = node.macroname
    tex = node.latex_verbatim() if name == " " else node.latex_verbatim().rstrip()
    lower: Style = "script" if style == "script" else "text"
    given = [_atoms(inside(argument), lower) for argument in arguments(node)]
    if name in OPENING | CLOSING or name in SIZES:
        return Atom(tex, "open" if name in OPENING else "close", 0.75 if given else 0.51)
    if name in SPACES:
        return Atom(tex, "space", SPACES[name])
    if name in BINARIES:
        return Atom(tex, "binary", 1.23)
    if name in RELATIONS:
        return Atom(tex, "relation", 2.3 if name in ARROWS else 1.34)
    if name in OPERATORS:
        return Atom(tex, "operator", 1.65 if style == "display" else 1.25, tall=True)
    if name in FUNCTIONS:
        return Atom(tex, "operator", 0.55 * len(name) + 0.17)
    if name in UPRIGHT:
        text = "".join(a.latex_verbatim() for argument in arguments(node) for a in inside(argument))
        return Atom(tex, "ordinary", sum(0.86 if c in "mwMW" else 0.5 for c in text))
    if name in FRACTIONS:
        widest = max((sum(a.width for a in part) for part in given), default=0.0)
        return Atom(tex, "ordinary", widest + 0.25, tall=True)
    if name in ("stackrel", "underset", "overset"):
        above, base = (sum(a.width for a in part) for part in given)
        return Atom(tex, "ordinary", max(SCRIPT * above, base), tall=True)
    if given:
        within = [atom for part in given for atom in part]
        return _around(tex, within, extra=0.9 if name == "sqrt" else 0.05)
    return Atom(tex, "ordinary", CAPITAL if name[0].isupper() or name in WIDE else GREEK)


def _environment(node: LatexEnvironmentNode) -> float:
    """Columns as wide as their widest entry, and what separates them."""
    rows = [
        [sum(atom.width for atom in _atoms(cell, "text")) for cell in row]
        for row in matrix_rows(node)
    ]
    columns = max(map(len, rows), default=0)
    widths = [max(row[place] for row in rows if place < len(row)) for place in range(columns)]
    return sum(widths) + 1.0 * columns + (0.0 if node.environmentname == "array" else 1.0)

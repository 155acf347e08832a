r"""Long formulas over several lines, as a compositor breaks them.

A break is best before a relation, good before a plus or minus, possible between the factors of a
product, and worse the more parentheses are around it.  Among all ways to keep within the width the
one of the least badness is taken (Knuth & Plass 1981, in its simplest form).  What has to stand
alone and is too wide even so, such as a matrix, runs over: the caller can ask for its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.derive.tex_width import Atom, atoms

LINE = 10.0
DEPTH = 14.0
"""Within parentheses a break costs more than one line more outside of them."""
OVERFULL = 1000.0
BEFORE = {"relation": 1.0, "sum": 2.0, "product": 5.0, "juxtaposition": 6.0}
TIMES = r"\cdot"
NUMERALS = tuple("0123456789.")


@dataclass(frozen=True)
class Break:
    """A place before an atom where a line may end."""

    place: int
    cost: float
    sign: str  # what stands at the start of the next line besides the atom itself


def broken(tex: str, first: float, rest: float) -> list[str]:
    r"""The lines of a formula: at most ``first`` em for the first one, ``rest`` for the others.

    >>> broken(r"\left(a + b\right) c - d", 5, 5)
    ['\\left(a + b\\right) c', '{} - d']
    """
    formula = [atom for atom in atoms(tex) if not atom.tex.isspace()] or [Atom("", "space", 0.0)]
    depths, partners = _parentheses(formula)
    places = [Break(0, 0.0, ""), *_breaks(formula, depths, partners)]
    chosen = _cheapest(formula, places, first, rest)
    formula = _resized(formula, partners, [place.place for place in chosen])
    ends = [place.place for place in chosen[1:]] + [len(formula)]
    return [
        " ".join(filter(None, [start.sign, _joined(formula[start.place : end])]))
        for start, end in zip(chosen, ends, strict=True)
    ]


def _joined(line: Sequence[Atom]) -> str:
    """Spaces keep a command from the letter behind it, and the source readable."""
    text = ""
    for previous, atom in zip([None, *line], line, strict=False):
        tight = previous is None or previous.kind == "open" or atom.kind in ("close", "comma")
        tight |= previous is not None and previous.tex in NUMERALS and atom.tex[0] in NUMERALS
        text += atom.tex if tight and not _runs_on(text, atom.tex) else f" {atom.tex}"
    return text


def _runs_on(before: str, after: str) -> bool:
    r"""Whether a command before would take the letter after it for a part of its name."""
    name = before[before.rfind("\\") + 1 :] if "\\" in before else ""
    return name.isalpha() and after[:1].isalpha()


def _parentheses(formula: Sequence[Atom]) -> tuple[list[int], dict[int, int]]:
    """How many parentheses are open before each atom, and which belong together."""
    depths: list[int] = []
    partners: dict[int, int] = {}
    open_at: list[int] = []
    for place, atom in enumerate(formula):
        depths.append(len(open_at))
        if atom.kind == "open":
            open_at.append(place)
        elif atom.kind == "close" and open_at:
            partners[open_at.pop()] = place
    return depths, partners


def _breaks(
    formula: Sequence[Atom], depths: Sequence[int], partners: dict[int, int]
) -> list[Break]:
    """Not within parentheses that grow with a matrix: on two lines they would not."""
    shut = {
        place
        for start, end in partners.items()
        if any(atom.kind == "environment" for atom in formula[start:end])
        for place in range(start + 1, end + 1)
    }
    found = []
    for place in range(1, len(formula)):
        kind = _kind_of_break(formula[place - 1], formula[place])
        if kind and place not in shut:
            sign = {"relation": "", "juxtaposition": rf"{{}} {TIMES}"}.get(kind, "{}")
            found.append(Break(place, BEFORE[kind] + DEPTH * depths[place], sign))
    return found


def _kind_of_break(before: Atom, after: Atom) -> str | None:
    if before.kind in ("binary", "relation", "open", "comma", "operator", "space"):
        return None
    if after.kind == "relation":
        return "relation"
    if after.kind == "binary":
        return "sum" if after.tex in "+-" else "product"
    if before.kind == "close" and after.kind in ("open", "ordinary", "operator"):
        return "juxtaposition"
    return None


def _cheapest(
    formula: Sequence[Atom], places: Sequence[Break], first: float, rest: float
) -> list[Break]:
    ends = [place.place for place in places[1:]] + [len(formula)]
    reached = [0.0]
    for atom in formula:
        reached.append(reached[-1] + atom.width)
    best: list[tuple[float, int]] = [
        (0.0, 0)
    ]  # by end: the cost up to it, and minus its line's start
    for last, end in enumerate(ends):
        ways = []
        for start, place in enumerate(places[: last + 1]):
            over = reached[end] - reached[place.place] - (rest if start else first)
            cost = best[start][0] + LINE + place.cost + OVERFULL * max(over, 0.0)
            ways.append((cost, -start))  # of equals, fuller lines first
        best.append(min(ways))
    chosen, start = [], len(ends)
    while start:
        start = -best[start][1]
        chosen.append(places[start])
    return chosen[::-1]


def _resized(
    formula: Sequence[Atom], partners: dict[int, int], breaks: Sequence[int]
) -> list[Atom]:
    r"""``\left`` and ``\right`` cannot be on two lines; ``\biggl`` and ``\biggr`` can."""
    changed = list(formula)
    for start, end in partners.items():
        if any(start < place <= end for place in breaks):
            size = "bigg" if any(atom.tall for atom in formula[start + 1 : end]) else "big"
            for place, command, side in ((start, r"\left", "l"), (end, r"\right", "r")):
                atom = formula[place]
                if atom.tex.startswith(command):
                    fixed = rf"\{size}{side}{atom.tex.removeprefix(command)}"
                    changed[place] = replace(atom, tex=fixed)
    return changed

r"""One display in LaTeX: its chain of relations, broken to the width of the line, with reasons.

Reasons stand in a column beside the formulas where there is room for it, else beneath each line.
What cannot be broken and is too wide, a matrix of many numbers, is set in a smaller size.
Everything here works in a plain article: amsmath and nothing in the preamble.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.derive.latex_prose import latex_prose
from verify.derive.line_breaking import broken
from verify.derive.prose import rendered
from verify.derive.tex_width import atoms, width
from verify.derive.text import Display, Prose, Tex

LINE = 34.5
"""The width of the lines of a plain article, 345 points, in em."""
SIGN = 1.7
ON, INDENT = r"&\qquad ", 2.0  # a line that goes on, or a reason beneath
GAP = 2.0
COLUMN = (10.0, 14.5)  # the narrowest and the widest column of reasons
LINES_BESIDE = 4
SMALL = 0.42  # the width of a letter of a reason, in \footnotesize
LARGEST_LEFT = 0.4  # of the line; a longer left side stands on a line of its own
END, END_OF_STEP = r" \\", r" \\[1ex]"
SIZES = (
    ("", 1.0),
    (r"\small", 0.92),
    (r"\footnotesize", 0.84),
    (r"\scriptsize", 0.76),
    (r"\tiny", 0.6),
)
COMFORTABLE = 3  # sizes that are read with ease; the others are a last resort


@dataclass(frozen=True)
class Line:
    """A relation, in as many lines as it needs."""

    sign: Tex
    parts: tuple[Tex, ...]
    reason: Prose


@dataclass(frozen=True)
class Layout:
    """A display in one size, ``line`` em wide."""

    left: Tex
    lines: tuple[Line, ...]
    line: float
    size: str

    @property
    def hanging(self) -> bool:
        return bool(self.lines) and width(self.left) > LARGEST_LEFT * self.line

    @property
    def before(self) -> float:
        """What stands to the left of the right sides."""
        return (INDENT if self.hanging else width(self.left)) + SIGN

    @property
    def widest(self) -> float:
        parts = [
            width(part) + (INDENT if place else 0.0)
            for line in self.lines
            for place, part in enumerate(line.parts)
        ]
        return max(parts, default=0.0)

    @property
    def overfull(self) -> float:
        return max(self.before + self.widest - self.line, 0.0)

    @property
    def column(self) -> float:
        """The width of the column of reasons; 0 if they stand beneath."""
        room = min(self.line - self.before - self.widest - GAP, COLUMN[1])
        reasons = [line.reason for line in self.lines if line.reason]
        enough = all(reason_width(reason) <= 0.85 * LINES_BESIDE * room for reason in reasons)
        return room if reasons and room >= COLUMN[0] and enough else 0.0


def latex_display(display: Display, line: float = LINE) -> str:
    """An ``align*`` environment that is no wider than the line."""
    layout = laid_out(display, line)
    rows = [rf"  &{layout.left}{END}"] if layout.hanging else []
    for number, relation in enumerate(layout.lines):
        rows += _rows(layout, relation, "" if number or layout.hanging else layout.left)
    rows[-1] = rows[-1].removesuffix(END_OF_STEP).removesuffix(END)
    return "\n".join([r"\begin{align*}", *rows, r"\end{align*}"])


def _rows(layout: Layout, relation: Line, left: Tex) -> list[str]:
    """One relation; a reason beneath keeps its distance from the next one."""
    beside = layout.column
    signed = rf"&\quad {relation.sign} " if layout.hanging else f"&{relation.sign} "
    start = f"{_sized(layout, left)} {signed}" if left else signed
    rows = [f"  {start}{_sized(layout, relation.parts[0])}"]
    if relation.reason and beside:
        rows[0] += f"\n    && {_reason(relation.reason, beside)}"
    rows += [f"  {ON}{_sized(layout, part)}" for part in relation.parts[1:]]
    if relation.reason and not beside:
        rows.append(f"  {ON}{_reason(relation.reason, layout.line - layout.before - INDENT)}")
        return [row + END for row in rows[:-1]] + [rows[-1] + END_OF_STEP]
    return [row + END for row in rows]


def portable_display(display: Display, line: float, numbered: bool = False) -> str:
    """One ``aligned`` block in the common subset; lines with a reason are numbered on request."""
    if not display.relations:
        return _aligned([f"  &{part}" for part in broken(display.left, line, line - INDENT)])
    layout = _layout(display, line, "")
    rows = [rf"  &{layout.left}"] if layout.hanging else []
    number = 0
    for place, relation in enumerate(layout.lines):
        lead = "" if place or layout.hanging else f"{layout.left} "
        signed = rf"&\quad {relation.sign} " if layout.hanging else f"{lead}&{relation.sign} "
        rows += [f"  {ON if later else signed}{part}" for later, part in enumerate(relation.parts)]
        if numbered and relation.reason:
            number += 1
            rows[-1] += rf" && \text{{({number})}}"
    return _aligned(rows)


def laid_out(display: Display, line: float) -> Layout:
    """The largest size that fits; a matrix is rather made smaller than divided from its factor."""
    if not display.relations:
        parts = tuple(broken(display.left, line, line - INDENT))
        return Layout("", (Line("", parts, ""),), line, "")
    layouts = [_layout(display, line / scale, size) for size, scale in SIZES]
    whole = any(a.kind == "environment" for r in display.relations for a in atoms(r.right))

    def badness(place: int) -> tuple[float, bool, int, int]:
        layout = layouts[place]
        lines = sum(len(relation.parts) for relation in layout.lines)
        return layout.overfull * SIZES[place][1], place >= COMFORTABLE, lines if whole else 0, place

    return layouts[min(range(len(layouts)), key=badness)]


def reason_width(reason: Prose) -> float:
    """In em of the text around it, as it is set in \\footnotesize."""
    widths: list[float] = []

    def plain(text: str) -> str:
        widths.append(SMALL * len(text))
        return ""

    def formula(tex: Tex) -> str:
        widths.append(0.9 * width(tex))
        return ""

    rendered(reason, plain, formula)
    return sum(widths)


def _layout(display: Display, line: float, size: str) -> Layout:
    frame = Layout(display.left, (Line("", (), ""),), line, size)
    room = line - frame.before
    lines = tuple(
        Line(r.sign, tuple(broken(r.right, room, room - INDENT)), r.reason)
        for r in display.relations
    )
    return Layout(display.left, lines, line, size)


def _sized(layout: Layout, tex: Tex) -> str:
    if not layout.size or not tex:
        return tex
    return rf"\text{{{layout.size}\setlength{{\arraycolsep}}{{0.3em}}$\displaystyle {tex}$}}"


def _reason(reason: Prose, room: float) -> str:
    text = rf"\footnotesize {latex_prose(reason)}"
    if reason_width(reason) <= 0.9 * room:
        return rf"\text{{{text}}}"
    return rf"\parbox{{{room:.1f}em}}{{\raggedright {text}}}"


def _aligned(rows: Sequence[str]) -> str:
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"

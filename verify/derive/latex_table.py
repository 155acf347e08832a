r"""Tables in LaTeX: plain ``tabular``, as wide as the line and no longer than a page.

Columns have their natural width if all fit; else the wider ones share what the others leave, and
text and formulas in them go on to further lines.  A long table is continued in another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from verify.derive.latex_display import LINE, reason_width
from verify.derive.latex_prose import latex_text
from verify.derive.line_breaking import broken
from verify.derive.prose import rendered
from verify.derive.tex_width import width
from verify.derive.text import Prose, Tex

Row = Sequence[Prose]

EMS = ((r"\small", 0.93), (r"\footnotesize", 0.86), (r"\scriptsize", 0.81))
"""Sizes, each with its em in that of 10 points."""
TEXT = 1.2  # text of a table is wider than that of a reason, relative to its size
FORMULA = 13.0  # em; a longer formula is broken in its cell
WORD = 7.5  # em; a column of text is no narrower
LINES = 30  # of one table
FORMULA_LINES = 2.0  # a line with a formula is about as high as two


@dataclass(frozen=True)
class Column:
    """How wide in em a column would like to be, and how wide it has to be."""

    natural: float
    least: float


def latex_table(head: Row, rows: Sequence[Row], last: Sequence[str] = ()) -> str:
    """Tables of prose; ``last`` is a column that is LaTeX already, its head first."""
    columns = [_column(cells) for cells in zip(head, *rows, strict=True)]
    if last:
        columns.append(Column(width(r"\text{Section}"), 4.0))
    size, room = next(
        ((size, room) for size, scale in EMS
         if (room := _room(len(columns), scale)) >= sum(c.least for c in columns)),
        (EMS[-1][0], _room(len(columns), EMS[-1][1])),
    )  # fmt: skip
    widths = _widths(columns, room)
    formats = "".join(
        "l" if w >= c.natural else rf"p{{{w:.1f}em}}" for w, c in zip(widths, columns, strict=True)
    )
    begin = [
        rf"\begin{{center}}{size}\renewcommand{{\arraystretch}}{{1.25}}",
        rf"\begin{{tabular}}{{{formats}}}",
        r"\hline",
        _line(
            [rf"\textbf{{{_cell(cell)}}}" for cell in head] + [rf"\textbf{{{h}}}" for h in last[:1]]
        ),
        r"\hline",
    ]
    written = [
        _line([_cell(cell) for cell in row] + list(last[number : number + 1]))
        for number, row in enumerate(rows, 1)
    ]
    return "\n\n".join(
        "\n".join([*begin, *written[start:end], r"\hline", r"\end{tabular}", r"\end{center}"])
        for start, end in _chunks([_height(row, widths) for row in rows])
    )


def _line(cells: Sequence[str]) -> str:
    return " & ".join(cells) + r" \tabularnewline"


def _cell(prose: Prose) -> str:
    return rendered(prose, latex_text, _formula)


def _formula(tex: Tex) -> str:
    lines = broken(tex, FORMULA, FORMULA - 1)
    if len(lines) == 1:
        return f"${tex}$"
    body = r" \\ ".join([f"&{lines[0]}", *(rf"&\quad {line}" for line in lines[1:])])
    return rf"$\begin{{aligned}}[t] {body} \end{{aligned}}$"


def _column(cells: Sequence[Prose]) -> Column:
    natural = max(TEXT * reason_width(cell) for cell in cells)
    least = max(max(map(_widest_line, cells)), min(natural, WORD))
    return Column(max(natural, least), least)


def _widest_line(prose: Prose) -> float:
    """Of the formulas in it, which do not break by themselves."""
    widths = [0.0]

    def formula(tex: Tex) -> str:
        lines = broken(tex, FORMULA, FORMULA - 1)
        widths.extend(1.02 * width(line) + (1.0 if number else 0.0)
                      for number, line in enumerate(lines))  # fmt: skip
        return ""

    rendered(prose, str, formula)
    return max(widths)


def _room(columns: int, scale: float) -> float:
    """In em of the size; between columns there are 12 points in any size."""
    return (LINE - 1.2 * columns - 0.6) / scale


def _widths(columns: Sequence[Column], room: float) -> list[float]:
    """Each has what it needs, and of the rest a share in proportion to what it lacks."""
    lacking = sum(column.natural - column.least for column in columns)
    left = max(room - sum(column.least for column in columns), 0.0)
    share = min(left / lacking, 1.0) if lacking else 1.0
    return [column.least + share * (column.natural - column.least) for column in columns]


def _height(row: Row, widths: Sequence[float]) -> float:
    """In lines of text."""
    return max(
        ceil(1.1 * TEXT * reason_width(cell) / max(room, 1.0))
        * (FORMULA_LINES if "$" in cell else 1.0)
        for cell, room in zip(row, widths, strict=False)
    )


def _chunks(heights: Sequence[float]) -> list[tuple[int, int]]:
    """Which rows make one table."""
    starts, height = [0], 0.0
    for number, more in enumerate(heights):
        if height + more > LINES and number > starts[-1]:
            starts.append(number)
            height = 0.0
        height += more
    return list(zip(starts, [*starts[1:], len(heights)], strict=True))

"""Pictures of the way back: the norm of the gradient after each sublayer and at each position.

Exact zeros are hatched and marked 0: they are no small numbers.  The same run gives the same SVG,
byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from math import floor, log10
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from flint import arb, ctx

from numeric.example import Example
from verify.derive.number_norms import MOST_COLUMNS, Norms, position_labels
from verify.derive.number_values import PRECISIONS, Values, certain
from verify.derive.number_wiring import step_titles

if TYPE_CHECKING:
    from matplotlib.axes import Axes  # for its type only
    from matplotlib.cm import ScalarMappable  # for its type only
    from matplotlib.figure import Figure  # for its type only

NAME = "gradient-norms"
TITLE = "The norm of the gradient on its way back"
DIGITS = 3  # significant ones in a cell
SMALLEST_PLAIN = -3  # a power of 10; what is smaller is written with one
MOST_TICKS = 15
FEW_POWERS, MOST_POWERS = 2, 6  # of 10, on the logarithmic axis
ROOM = 1.4  # beside the smallest norm
COLOURS = "cividis"  # reads the same with any colour vision, and in grey
INK, FAINT, LINE = "#222222", "#8a8a8a", "#3b5b92"
HATCH = "////"
WHITE = (1.0, 1.0, 1.0, 1.0)
HALF = 0.5  # of the way from black to white
MARGIN = 1.15  # so that a single norm has a range of colours around it
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOOKS = {
    "svg.hashsalt": "backproof",  # names inside the file, otherwise random
    "svg.fonttype": "none",  # text stays text: to be read aloud, searched and copied
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    **dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
    "hatch.linewidth": 0.6,
}
MISSING = "plots need matplotlib, which is not installed: pip install 'backproof[plots]'"


class PlottingMissingError(RuntimeError):
    """The plotting library is not installed; the message says what to install."""


def plot_norms(example: Example) -> dict[str, bytes]:
    """The picture of the norms, by file name: as SVG and as PNG."""
    try:
        from matplotlib import style  # optional, and large
    except ImportError as error:
        raise PlottingMissingError(MISSING) from error
    norms = Norms(Values(example))
    with style.context(["default", LOOKS], after_reset=True):
        figure = _figure(norms)
        pictures = {}
        for kind, metadata in (
            ("svg", {"Date": None, "Creator": None}),
            ("png", {"Software": None}),
        ):
            file = BytesIO()
            figure.savefig(file, format=kind, dpi=160, metadata=metadata)
            pictures[f"{NAME}.{kind}"] = file.getvalue()
    svg = pictures[f"{NAME}.svg"].decode()
    pictures[f"{NAME}.svg"] = _described(svg, TITLE, description(norms)).encode()
    return pictures


def description(norms: Norms) -> str:
    """The picture in words, for those who do not see it."""
    titles = step_titles(norms.values.network)
    lines = []
    for step in norms.way_back():
        rows = norms.by_position(step)
        zeros = [str(place + 1) for place, row in enumerate(rows) if row.is_zero()]
        exactly = f"; exactly 0 at position {', '.join(zeros)}" if zeros else ""
        lines.append(f"{titles[step.name]}: {norms.norm_of(step) or 'no gradient'}{exactly}.")
    return " ".join(["Norm of the gradient that each sublayer sends on.", *lines])


def _figure(norms: Norms) -> Figure:
    from matplotlib.figure import Figure  # optional, and large
    from matplotlib.patches import Patch  # the same

    steps = norms.way_back()
    rows = [norms.by_position(step) for step in steps]
    columns = max(map(len, rows), default=0)
    shown = min(columns, MOST_COLUMNS)
    size = (8.6 + 0.35 * max(shown - 6, 0), 1.9 + 0.34 * len(steps))
    figure = Figure(figsize=size, layout="constrained", facecolor="white")
    figure.suptitle(TITLE, fontsize=12)
    left, right = figure.subplots(
        1, 2, sharey=True, gridspec_kw={"width_ratios": [max(1.0, min(shown / 3, 3.0)), 1.0]}
    )
    scale = _cells(left, rows, columns)
    if columns > MOST_COLUMNS:
        figure.colorbar(scale, ax=left, location="bottom", aspect=40, label="norm")
    left.set_xticks(*_position_ticks(norms, columns))
    left.set_xlabel("position")
    left.set_title("at each position", fontsize=10)
    titles = step_titles(norms.values.network)
    left.set_yticks(range(len(steps)), [titles[step.name] for step in steps])
    left.set_ylabel("sublayer, from the loss back")
    _line(right, [norms.norm(step) for step in steps])
    right.set_xlabel("norm (logarithmic)")
    right.set_title("all positions together", fontsize=10)
    left.set_ylim(len(steps) - 0.5, -0.5)
    if any(value.is_zero() for row in rows for value in row):
        sign = Patch(facecolor="white", edgecolor=FAINT, hatch=HATCH, label="0: exactly zero")
        figure.legend(handles=[sign], loc="lower left", frameon=False)
    return figure


def _cells(axes: Axes, rows: Sequence[Sequence[arb]], columns: int) -> ScalarMappable:
    """A field for each sublayer and position, coloured by the logarithm of the norm."""
    from matplotlib import cm, colormaps, colors, patches  # optional, and large

    shown = [size for row in rows for value in row if (size := _drawn(value))]
    low, high = min(shown, default=1.0), max(shown, default=1.0)
    colour_of = colors.LogNorm(low / MARGIN, high * MARGIN)
    scheme = colormaps[COLOURS]
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            size = _drawn(value)
            colour = scheme(colour_of(size)) if size else WHITE
            hatch = HATCH if value.is_zero() else None
            corner = (column - 0.5, place - 0.5)
            cell = patches.Rectangle(
                corner, 1, 1, facecolor=colour, edgecolor=FAINT, hatch=hatch, lw=0.4
            )
            axes.add_patch(cell)
            if columns <= MOST_COLUMNS:
                _number(axes, column, place, value, dark=_is_dark(colour))
        if not row:
            axes.text((columns - 1) / 2, place, "not by position", ha="center", va="center",
                      color=FAINT, style="italic")  # fmt: skip
    axes.set_xlim(-0.5, max(columns, 1) - 0.5)
    return cm.ScalarMappable(colour_of, scheme)


def _number(axes: Axes, column: int, place: int, value: arb, dark: bool) -> None:
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if value.is_zero() else None
    colour = "white" if dark else INK
    axes.text(column, place, short(value), ha="center", va="center", color=colour, bbox=behind)


def _line(axes: Axes, norms: Sequence[arb | None]) -> None:
    """The norm of each sublayer, from the top down."""
    axes.set_xticks([])
    known = [(place, value) for place, value in enumerate(norms) if value is not None]
    drawn = [(place, size) for place, value in known if (size := _drawn(value))]
    if drawn:
        axes.set_xscale("log")
        places, sizes = zip(*drawn, strict=True)
        axes.plot(sizes, places, color=LINE, marker="o", markersize=5, linewidth=1.4)
        smallest, largest = min(sizes), max(sizes)
        low = smallest / ROOM
        high = largest * max(2 * ROOM, (largest / smallest) ** 0.4)  # where the numbers stand
        axes.set_xlim(low, high)
        axes.set_xticks(ticks := _ticks(low, high), [f"{tick:g}" for tick in ticks])
        axes.minorticks_off()
    for place, value in known:
        at = _drawn(value) or axes.get_xlim()[0]
        axes.annotate(short(value), (at, place), (7, 0), textcoords="offset points", va="center")
    axes.xaxis.grid(visible=True, which="major", color="#dddddd")
    axes.tick_params(axis="y", length=0)


def _drawn(value: arb) -> float:
    """A norm as a float; 0 for what is not certainly positive, or too small to be drawn."""
    return float(value) if value > 0 else 0.0


def _ticks(low: float, high: float) -> list[float]:
    """1, 2 and 5 in each power of 10; over a wide range some of the powers only."""
    powers = range(floor(log10(low)), floor(log10(high)) + 1)
    stride = -(-len(powers) // MOST_POWERS)
    steps = (1, 2, 5) if len(powers) <= FEW_POWERS else (1,)
    ticks = [step * 10.0**power for power in powers[::stride] for step in steps]
    return [float(f"{tick:.1g}") for tick in ticks if low <= tick <= high]


def _position_ticks(norms: Norms, columns: int) -> tuple[list[int], list[str]]:
    """Positions, with their tokens where all are shown."""
    stride = -(-columns // MOST_TICKS) or 1
    places = list(range(0, columns, stride))
    if columns > MOST_COLUMNS:
        return places, [str(place + 1) for place in places]
    labels = position_labels(norms.values.example, columns)
    return places, [labels[place].replace(r"\$", "$").replace(" ", "\n", 1) for place in places]


def short(value: arb) -> str:
    """A norm in three digits; one that is too small for that with a power of 10.

    >>> short(arb(0)), short(arb("0.45809")), short(arb("0.00001234"))
    ('0', '0.458', '1.23·10⁻⁵')
    """
    if value.is_zero():
        return "0"
    if not value > 0:
        return f"< {_power(_magnitude(value.abs_upper()) + 1)}"
    power = _magnitude(value)
    if power >= SMALLEST_PLAIN:
        return certain(value, max(DIGITS - 1 - power, 0))
    with ctx.workprec(PRECISIONS[-1]):
        return f"{certain(value * arb(10) ** -power, DIGITS - 1)}·{_power(power)}"


def _magnitude(value: arb) -> int:
    """The power of 10 at or below a positive number, which may be too small for a float."""
    return floor(float(value.mid().log() / arb(10).log()))


def _power(power: int) -> str:
    return "10" + str(power).translate(SUPERSCRIPTS)


def _is_dark(colour: Sequence[float]) -> bool:
    red, green, blue = colour[:3]
    return 0.299 * red + 0.587 * green + 0.114 * blue < HALF


def _described(svg: str, title: str, text: str) -> str:
    """The SVG with a title and a description that screen readers find."""
    names = 'role="img" aria-labelledby="plot-title plot-description"'
    words = (
        f'<title id="plot-title">{escape(title)}</title>'
        f'<desc id="plot-description">{escape(text)}</desc>'
    )
    return re.sub(r"<svg ([^>]*)>", rf"<svg {names} \1>\n {words}", svg, count=1)

"""The picture of the way back: where its boxes, arrows and bypasses are.

The boxes are a list of the page, so that titles wrap and formulas in them are drawn; arrows and
bypasses are an SVG of known size beside it.  Lengths are in sixteenths of the page's ``rem``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.derive.text import Stop, WayBack

PITCH = 80  # from one box to the next
BOX = 60  # height of a box
LANE = 16  # from one bypass to the next
CORNER = 10
ARROW = 34  # where the arrows between boxes are, from the boxes' left edge
SHIFT = 9  # a bypass ends above a box's middle, and the next one begins below it

MARKS = {"Proved": "✓", "Checked": "✓", "Refuted": "✗", "Unknown": "?"}


@dataclass(frozen=True)
class Box:
    stop: Stop
    mark: str
    share: str  # of the largest norm, in per cent; empty where the norm is no number


@dataclass(frozen=True)
class Bypass:
    path: str
    title: str


@dataclass(frozen=True)
class Picture:
    boxes: tuple[Box, ...]
    bypasses: tuple[Bypass, ...]
    arrows: tuple[str, ...]
    left: int  # how wide what stands left of the boxes is
    width: int
    height: int
    pitch: int
    box: int


def picture(way: WayBack) -> Picture:
    lanes = _lanes(way.bypasses)
    left = LANE * (max(lanes, default=-1) + 1) + (CORNER if lanes else 0)
    norms = [_number(stop.norm) for stop in way.stops]
    largest = max((norm for norm in norms if norm is not None), default=0.0)
    return Picture(
        tuple(
            Box(
                stop,
                _mark(stop),
                "" if norm is None or not largest else f"{100 * norm / largest:.1f}",
            )
            for stop, norm in zip(way.stops, norms, strict=True)
        ),
        tuple(
            _bypass(way.stops, pair, left, lane)
            for pair, lane in zip(way.bypasses, lanes, strict=True)
        ),
        tuple(
            f"M{left + ARROW} {place * PITCH - (PITCH - BOX) + 2}V{place * PITCH - 4}"
            for place in range(1, len(way.stops))
        ),
        left,
        left + 2 * ARROW,
        PITCH * len(way.stops) - (PITCH - BOX),
        PITCH,
        BOX,
    )


def _mark(stop: Stop) -> str:
    if stop.verdict not in MARKS:
        raise ValueError(f"no verdict: {stop.verdict!r} of {stop.title}")
    return MARKS[stop.verdict]


def _number(norm: str) -> float | None:
    try:
        return float(norm)
    except ValueError:
        return None


def _lanes(bypasses: Sequence[tuple[int, int]]) -> list[int]:
    """For each bypass the innermost lane that no shorter one takes up over the same boxes."""
    found = [0] * len(bypasses)
    taken: list[list[tuple[int, int]]] = []
    for place in sorted(range(len(bypasses)), key=lambda p: bypasses[p][1] - bypasses[p][0]):
        first, last = bypasses[place]
        free = (n for n, lane in enumerate(taken) if all(b <= first or last <= a for a, b in lane))
        found[place] = next(free, len(taken))
        if found[place] == len(taken):
            taken.append([])
        taken[found[place]].append((first, last))
    return found


def _bypass(stops: Sequence[Stop], pair: tuple[int, int], left: int, lane: int) -> Bypass:
    first, last = pair
    if not 0 <= first < last < len(stops):
        raise ValueError(f"no bypass from {first} to {last}: there are {len(stops)} stops")
    top, bottom = first * PITCH + BOX // 2 + SHIFT, last * PITCH + BOX // 2 - SHIFT
    out = left - CORNER - LANE * lane - LANE // 2
    path = (
        f"M{left} {top}H{out + CORNER}Q{out} {top} {out} {top + CORNER}"
        f"V{bottom - CORNER}Q{out} {bottom} {out + CORNER} {bottom}H{left - 4}"
    )
    return Bypass(path, f"Residual connection: from {stops[first].title} to {stops[last].title}")

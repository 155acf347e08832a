"""The cells of a heat map: an entry, the sign of its shade and how strong the shade is."""

from __future__ import annotations

from dataclasses import dataclass

from verify.derive.text import HeatMap


@dataclass(frozen=True)
class Cell:
    entry: str
    hue: str  # rising, falling, or none for what is not shaded
    strength: str  # from 0 to 1


def cells(heat: HeatMap) -> list[list[Cell]]:
    return [
        [_cell(entry, shade) for entry, shade in zip(*pair, strict=True)]
        for pair in zip(heat.entries, heat.shades, strict=True)
    ]


def _cell(entry: str, shade: float) -> Cell:
    if not -1 <= shade <= 1:
        raise ValueError(f"a shade is from -1 to 1: {shade} of {entry}")
    hue = "none" if shade == 0 else "rising" if shade > 0 else "falling"
    return Cell(entry.replace("-", "\N{MINUS SIGN}"), hue, f"{abs(shade):.3f}")

"""All formulas of a text: those that are displayed, and those in its prose."""

from __future__ import annotations

from collections.abc import Iterator

from verify.derive.prose import rendered
from verify.derive.text import (
    Block,
    Display,
    HeatMap,
    Items,
    Paragraph,
    Prose,
    Section,
    Table,
    Tex,
    Text,
    WayBack,
)


def blocks(part: Text | Section) -> Iterator[Block]:
    yield from part.blocks
    for section in part.sections:
        yield from blocks(section)


def formulas(part: Text | Section) -> list[Tex]:
    found: list[Tex] = []

    def formula(tex: Tex) -> str:
        found.append(tex)
        return ""

    for prose in _titles(part):
        rendered(prose, str, formula)
    for block in blocks(part):
        if isinstance(block, Display):
            found += [block.left, *(line.right for line in block.relations)]
        elif isinstance(block, HeatMap):
            found.append(block.label)
        for prose in prose_of(block):
            rendered(prose, str, formula)
    return found


def prose_of(block: Block) -> Iterator[Prose]:
    match block:
        case Paragraph(text):
            yield text
        case Items(items):
            yield from items
        case Display():
            yield from (line.reason for line in block.relations)
        case Table(head, rows):
            yield from head
            yield from (cell for row in rows for cell in row)
        case WayBack():
            yield from (text for stop in block.stops for text in (stop.title, stop.norm))


def _titles(part: Text | Section) -> Iterator[Prose]:
    yield part.title
    for section in part.sections:
        yield from _titles(section)

r"""A text before it has a form: sections of prose, formulas, tables and matrices.

*Prose* is plain text (Unicode, no markup) with inline formulas between dollar signs.  *TeX* is a
formula in the subset of :mod:`derivations.latex`.  Anchors are unique in a text; they are letters,
digits, ``-``, ``_`` and ``.``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

Prose: TypeAlias = str
Tex: TypeAlias = str


@dataclass(frozen=True)
class Paragraph:
    text: Prose


@dataclass(frozen=True)
class Items:
    """An unordered list."""

    items: tuple[Prose, ...]


@dataclass(frozen=True)
class Relation:
    """One line of a chain: ``= right``, and why."""

    sign: Tex
    right: Tex
    reason: Prose = ""


@dataclass(frozen=True)
class Display:
    """``left = … = …``, one relation a line; without relations, a formula by itself."""

    anchor: str
    left: Tex
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True)
class Table:
    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]


@dataclass(frozen=True)
class HeatMap:
    """A matrix whose entries are shaded: by the share of the largest size, with its sign."""

    label: Tex
    entries: tuple[tuple[str, ...], ...]
    shades: tuple[tuple[float, ...], ...]  # from −1 to 1; 0 is an exact zero or no colour


@dataclass(frozen=True)
class Stop:
    """One sublayer on the way back."""

    title: Prose
    anchor: str  # of its section
    verdict: str  # Proved, Checked, Refuted or Unknown
    norm: str  # of the gradient that it sends on, in digits


@dataclass(frozen=True)
class WayBack:
    """The network from the loss to the tokens, in the order in which the gradient flows.

    ``bypasses`` are pairs of places in ``stops``: a residual connection from the first, nearer
    to the loss, straight to the second.
    """

    stops: tuple[Stop, ...]
    bypasses: tuple[tuple[int, int], ...] = ()


Block: TypeAlias = Paragraph | Items | Display | Table | HeatMap | WayBack


@dataclass(frozen=True)
class Section:
    """``beside`` the text: for whoever wants to know more, not for pasting."""

    anchor: str
    title: Prose
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    beside: bool = False


@dataclass(frozen=True)
class Text:
    """A whole text."""

    title: Prose
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


def unshaded(text: Text) -> Text:
    """The text without heat maps, which say again what displays say: where nothing is shaded."""
    return Text(text.title, _unshaded(text.blocks), tuple(map(_without, text.sections)))


def _without(section: Section) -> Section:
    inner = tuple(map(_without, section.sections))
    return replace(section, blocks=_unshaded(section.blocks), sections=inner)


def _unshaded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, HeatMap))

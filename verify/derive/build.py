"""The text of a derivation: one page, all of them, or a worked example from the loss back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from derivations.catalogue import CATALOGUE
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import dimension
from derivations.step import Step, page_dimensions
from derivations.sublayer import Sublayer
from verify.derive.page import PageText
from verify.derive.proved import ProvedPage
from verify.derive.text import Items, Paragraph, Prose, Section, Table, Text

DIMENSIONS = {
    "T": "positions in the sequence",
    "V": "tokens in the vocabulary",
    "d_model": "features of the residual stream",
    "d_ff": "hidden units of the MLP",
    "h": "attention heads",
    "d_k": "channels of one head",
    "d_v": "channels of a value",
    "n_ctx": "rows of the table of positions",
    "d_in": "features that go in",
    "d_out": "features that come out",
    "n": "all parameters, as one vector",
}
GRADIENTS: dict[str, Prose] = {
    "partial": r"$\frac{\partial L}{\partial X}$",
    "d": r"$\mathrm{d}X$",
    "nabla": r"$\nabla_{X} L$",
}

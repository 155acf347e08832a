"""What is proved of each page of the catalogue, found out once for all tests of one process.

A text in another style, of another example or in another form rests on the same proofs.  Tests of
how something is proved do without this; a page that is not the catalogue's has its own proofs.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from unittest.mock import patch

from derivations.catalogue import CATALOGUE, sublayer
from derivations.latex.style import Convention, Style
from derivations.sublayer import Sublayer
from numeric.example import load_example
from tests.verify.application import CHAPTER
from verify.derive import pages
from verify.derive.build import Derivations
from verify.derive.number_printing import Printing
from verify.derive.proved import ProvedPage
from verify.derive.text import Text
from verify.example_obligations import ExampleRun


@cache
def proved(name: str, convention: Convention = "rows") -> ProvedPage:
    return ProvedPage(sublayer(name), convention)


def _known(page: Sublayer, convention: Convention) -> ProvedPage:
    return proved(page.name, convention) if page in CATALOGUE else ProvedPage(page, convention)


def shared_proofs() -> AbstractContextManager[object]:
    """Within it texts are made from these."""
    return patch.object(pages, "ProvedPage", _known)


@cache
def chapter_text(shaded: bool = True) -> Text:
    """The derivations of the chapter."""
    example = ExampleRun(load_example(CHAPTER / "example.toml")).example
    derivations = Derivations(Style())
    with shared_proofs():
        text = derivations.example(example, [], Printing(limit=8), shaded)
        assert derivations.holds
    return text

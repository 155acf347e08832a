"""What a style can call in another way, and that no two things of a page are called alike."""

from __future__ import annotations

from sympy import Idx

from derivations.catalogue import CATALOGUE
from derivations.latex.choice import StyleError
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.step import page_dimensions
from derivations.sublayer import Sublayer


def known_names() -> list[str]:
    """All that a style can call in another way: tensors, sizes, indices, and L."""
    found = {"L"}
    for page in CATALOGUE:
        found |= {size.name for size in page_dimensions(page)}
        found |= {t.name for t in page.tensors() if t.gradient_of is None}
        found |= {str(i.label) for e in (*page.forward, *page.backward) for i in e.right.atoms(Idx)}
        found |= {str(i.label) for e in (*page.forward, *page.backward) for i in e.indices}
    return sorted(found)


def require_own_symbols(page: Sublayer, style: Style) -> None:
    """StyleError if a chosen name is also that of something else on a page."""
    symbols = Symbols(style)
    names = [t.name for t in page.tensors() if t.gradient_of is None]
    names += [size.name for size in page_dimensions(page)]
    for name in filter(style.names.__contains__, names):
        other = [n for n in names if n != name and symbols.name(n) == symbols.name(name)]
        if other:
            called = f"{name} cannot be called {style.names[name]!r}"
            raise StyleError(f"{called}: in {page.name} that is {other[0]}")

"""The section that says what the signs of a text mean."""

from __future__ import annotations

from collections.abc import Iterable

from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import dimension
from derivations.step import page_dimensions
from derivations.sublayer import Sublayer
from verify.derive.text import Items, Prose, Section, Table

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
CONVENTIONS: dict[str, Prose] = {
    "rows": "A position is a row: $X$ has one row for each position.",
    "columns": "A position is a column: $X$ has one column for each position.",
}
WORDS: tuple[Prose, ...] = (
    r"$\delta_{i,j}$ is 1 where its indices are equal, else 0; "
    r"$\mathbf{1}\left[x > 0\right]$ is 1 where the condition holds, else 0.",
    r"$\odot$ multiplies and $\oslash$ divides entry by entry; a column or a row is repeated to "
    r"fit. $\mathrm{rowsum}$ is a column, $\mathrm{colsum}$ a row.",
    r"$\mathrm{onehot}(y)$ has, for each id in $y$, a 1 at its place and 0 elsewhere.",
    "A second index over the same range has a prime, or is the next letter; which letter a sum "
    "runs over has no meaning.",
    r"$\frac{\partial L}{\partial X}$ counts every way from $X$ to the loss; "
    r"$\frac{\partial A}{\partial X}$ of a value $A$ only that in which $X$ stands in the equation "
    "of $A$ itself: what else stands there is held fixed, and has a term of its own in the chain "
    "rule.",
)


def notation(pages: Iterable[Sublayer], style: Style) -> Section:
    """The conventions of a style, and the sizes of these pages."""
    used = {size.name for page in pages for size in page_dimensions(page)}
    symbols = Symbols(style)
    rows = [
        (f"${symbols.dimension(dimension(name))}$", words)
        for name, words in DIMENSIONS.items()
        if name in used
    ]
    words = Items((CONVENTIONS[style.convention], *WORDS))
    sizes = Table(("size", "what it counts"), tuple(rows))
    return Section("notation", "Notation", (words, sizes), beside=True)

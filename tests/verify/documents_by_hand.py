"""A small worked example whose numbers are known here: documents about it, with mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

# x → x W → sigmoid → ½ Σ (h − target)²; the numbers below are worked out with pencil and NumPy.
EXAMPLE = """\
format = 1
title = "One layer"
provenance = "made for a test"

[[steps]]
operation = "linear"
X = "x"
W = "W"
Y = "net"

[[steps]]
operation = "sigmoid"
Y = "h"

[[steps]]
operation = "squared_error"
reduction = "half_sum"

[given]
x = [[0.5, -1.0]]
W = [[0.4, 0.2], [0.1, -0.3]]
target = [[0.0, 1.0]]

[document]
path = "page.md"
"""

RIGHT: Mapping[str, Sequence[Sequence[str]]] = {
    "net": (("0.1000", "0.4000"),),
    "h": (("0.5250", "0.5987"),),
    "dh": (("0.5250", "-0.4013"),),
    "dnet": (("0.1309", "-0.0964"),),
    "dW": (("0.0655", "-0.0482"), ("-0.1309", "0.0964")),
}
LOSS = "0.2183"

Changes = Mapping[tuple[str, int, int], str]
NONE: Changes = MappingProxyType({})


def page(changes: Changes = NONE, names: Sequence[str] = tuple(RIGHT), loss: str = LOSS) -> str:
    """A document that prints the named matrices, some entries changed, and the loss."""
    lines = ["# One layer", ""]
    for name in names:
        rows = [
            " & ".join(changes.get((name, i, j), cell) for j, cell in enumerate(row))
            for i, row in enumerate(RIGHT[name])
        ]
        body = r" \\ ".join(rows)
        lines += [rf"$$ {name} = \begin{{bmatrix}} {body} \end{{bmatrix}} $$", ""]
    return "\n".join([*lines, f"loss = {loss}", ""])


def written(folder: Path, text: str, example: str = EXAMPLE) -> Path:
    """The document and its example file in a folder; the path of the document."""
    (folder / "example.toml").write_text(example, encoding="utf-8")
    path = folder / "page.md"
    path.write_bytes(text.encode())
    return path

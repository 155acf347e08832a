"""Hostile documents: large, unclosed, deeply nested; each is read to its end, or refused.

Nothing is timed here: what takes more than linear time on a megabyte does not come to an end.
"""

from __future__ import annotations

import contextlib
import json

import pytest

from verify.documents import DocumentError, Format, read_text

SIZES = [10_000, pytest.param(500_000, marks=pytest.mark.slow)]
END = "\n\nP = \\begin{bmatrix} 1 & 2 \\end{bmatrix}\n"

PIECES: dict[Format, tuple[str, ...]] = {
    "plain": (
        r"{[)a=_,'\[ \begin \text", r"\\[", " ", "\n\n \n",
        "= \\begin{bmatrix} 1 & 2 \\end{bmatrix}",
        "\\begin{bmatrix}1" + "&1" * 3_000 + "\\end{bmatrix}",
        "\\begin{bmatrix}" + "\\\\[" * 3_000 + "\\end{bmatrix}",
        "\\begin{bmatrix}", "[[1, 2], ", "P = [1, 2]\n", "| 1 | 2 |\n", "a = 0.5 ",
        "1  2\n", "$", "\\", "# backproof\n", "=", "a = ", "[", "(", "|", "\n", "1 ", "1|", "- "),
    "markdown": ("<!--", "`", "`` ` ", "```\n", "\n~~~", "<!-- -->", "+++\n", "\\", "a`\n\n", "$$"),
    "latex": ("%", "\\verb|", "\\begin{verbatim}", "\\begin{minted}", "a%\n", "\\%", "$", "{"),
    "html": (
        "<", "<a ", "<b>", "</b>", "<!--", "&", "&#", "&lt;", '<a b="', "<a b='\" ", "<p> ", "</ ",
        "<![CDATA[", "<?", "<script>", "<table>", "<td>1", "<pre>", "<sub>", "<b></i>", "<math>",
        "<i data-latex='&lt;'>", '<a b="c",d', "<!-- --", "<script type='math/tex'>",
        " data-latex=",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "piece"),
    [(kind, piece) for kind, pieces in PIECES.items() for piece in pieces],
    ids=lambda value: ascii(value)[1:20],
)
@pytest.mark.parametrize("size", SIZES)
def test_a_large_hostile_text_comes_to_an_end(kind: Format, piece: str, size: int) -> None:
    text = piece * (size // len(piece)) + END
    with contextlib.suppress(DocumentError):
        read_text(text, "hostile", kind)


@pytest.mark.parametrize("piece", ["[", '{"a":', '"\\n",', "[],", "1,", '{"cells":[], "a":0},'])
@pytest.mark.parametrize("size", SIZES)
def test_a_large_hostile_notebook_comes_to_an_end(piece: str, size: int) -> None:
    for text in (
        piece * (size // len(piece)),
        '{"cells": [' + piece * (size // len(piece)) + "0]}",
        json.dumps({"cells": [{"cell_type": "markdown", "source": [piece] * (size // 20)}]}),
    ):
        with contextlib.suppress(DocumentError):
            read_text(text, "hostile", "notebook")


@pytest.mark.parametrize("kind", ["plain", "markdown", "latex", "html"])
def test_stray_marks_lose_no_matrix(kind: Format) -> None:
    for stray in ("$", "5 % \n", "{[(", "`", "$$ \\(", "&", "]", "}}", "~~~a", "</b>"):
        document = read_text(f"It cost {stray} more.{END}", "text", kind)
        assert [f.label for f in document.figures if f.carrier == "matrix"] == ["P"], stray

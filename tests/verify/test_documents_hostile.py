"""Hostile documents: large, unclosed, deeply nested; each is read to its end, or refused.

What grows with the square of a text takes minutes on the larger ones, what grows with the text less
than a second; ``python -m fuzz --large`` times all of 10 MB.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterator

import pytest

from verify.documents import DocumentError, Format, carriers, read_text, reading
from verify.documents.found import Found

SIZES = [10_000, pytest.param(150_000, marks=pytest.mark.slow)]
MOST_SECONDS = 5  # of this process, however busy the machine is
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
    comes_to_an_end(text, kind)


def comes_to_an_end(text: str, kind: Format) -> None:
    start = time.process_time()
    with contextlib.suppress(DocumentError):
        read_text(text, "hostile", kind)
    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("piece", ["[", '{"a":', '"\\n",', "[],", "1,", '{"cells":[], "a":0},'])
@pytest.mark.parametrize("size", SIZES)
def test_a_large_hostile_notebook_comes_to_an_end(piece: str, size: int) -> None:
    for text in (
        piece * (size // len(piece)),
        '{"cells": [' + piece * (size // len(piece)) + "0]}",
        json.dumps({"cells": [{"cell_type": "markdown", "source": [piece] * (size // 20)}]}),
    ):
        comes_to_an_end(text, "notebook")


@pytest.mark.slow
def test_a_search_that_starts_over_at_every_mark_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def over_and_over(text: str) -> Iterator[Found]:
        for match in re.finditer(r"\[", text):
            re.compile(r"[^\]]*\]").match(text, match.end())
        yield from ()

    monkeypatch.setattr(carriers, "_FINDERS", (over_and_over,))
    monkeypatch.setattr(f"{__name__}.MOST_SECONDS", 0.5)
    with pytest.raises(AssertionError):
        comes_to_an_end("[" * 100_000, "plain")
    comes_to_an_end("a" * 100_000, "plain")


def test_what_hides_the_rest_of_a_page_is_said() -> None:
    for opening in ("<svg>", "<p><title>", "<template>", "<span class=katex><math>", "<script>"):
        (problem,) = read_text(f"{opening}{END}", "page", "html").problems
        assert "has no end" in problem.message or "without TeX" in problem.message


def test_more_marks_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_MARKS", 100)
    assert len(read_text("(" * 60 + END, "text", "plain").figures) == 1
    with pytest.raises(DocumentError, match="more than 100 brackets, signs and lines are in it"):
        read_text("(" * 100 + END, "text", "plain")


@pytest.mark.parametrize("kind", ["plain", "markdown", "latex", "html"])
def test_stray_marks_lose_no_matrix(kind: Format) -> None:
    for stray in ("$", "5 % \n", "{[(", "`", "$$ \\(", "&", "]", "}}", "~~~a", "</b>"):
        document = read_text(f"It cost {stray} more.{END}", "text", kind)
        assert [f.label for f in document.figures if f.carrier == "matrix"] == ["P"], stray

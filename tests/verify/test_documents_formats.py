"""One matrix in every format: read alike, and every cell found again in the file."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents import (
    Document,
    DocumentError,
    Format,
    read_document,
    read_text,
    reading,
)
from verify.printed import Printed

Rows = tuple[tuple[str, ...], ...]
NUMBERS: Rows = (("0.10", "-0.25"), ("12.5", "3"))
MINUS = "\N{MINUS SIGN}"


def tex(rows: Rows) -> str:
    inside = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{bmatrix}} {inside} \end{{bmatrix}}"


def pipes(rows: Rows) -> str:
    head = "| |" + " c |" * len(rows[0]) + "\n|" + "---|" * (len(rows[0]) + 1) + "\n"
    return head + "".join(f"| r{n} | {' | '.join(row)} |\n" for n, row in enumerate(rows))


def entities(text: str) -> str:
    return html.escape(text).replace("-", "&minus;")


def notebook(*cells: dict[str, object], indent: int | None = 1, ascii_only: bool = True) -> str:
    content = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=indent, ensure_ascii=ascii_only)


def markdown_cell(*lines: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": list(lines)}


def output_cell(output: dict[str, object]) -> dict[str, object]:
    return {"cell_type": "code", "source": "Q = 0.5", "metadata": {}, "outputs": [output]}


def katex(formula: str) -> str:
    return (
        '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mn>9.9</mn></mrow>'
        f'<annotation encoding="application/x-tex">{entities(formula)}</annotation></semantics>'
        '</math></span><span class="katex-html" aria-hidden="true"><span>P=9.9</span></span></span>'
    )


def mathjax_4(formula: str) -> str:
    return (
        '<mjx-container class="MathJax" jax="CHTML" display="true">'
        f'<mjx-math data-latex="{entities(formula)}" aria-hidden="true"><mjx-mi data-latex="P">'
        '<mjx-c class="mjx-c1D443">P</mjx-c></mjx-mi></mjx-math><mjx-assistive-mml><math '
        f'data-latex="{entities(formula)}"><mi data-latex="P">P</mi></math></mjx-assistive-mml>'
        "</mjx-container>"
    )


DRESSES: dict[str, tuple[Format, Callable[[str], str]]] = {
    "plain": ("plain", lambda formula: f"First.\n\n{formula}\n"),
    "Windows": ("plain", lambda formula: f"First.\r\n\r\n{formula}\r\n"),
    "dollars": ("markdown", lambda formula: f"A $x$ is\n\n$$\n{formula}\n$$\n"),
    "brackets": ("markdown", lambda formula: f"- so \\({formula}\\), then\n"),
    "fence": ("markdown", lambda formula: f"```text\n{formula}\n```\n"),
    "equation": (
        "latex",
        lambda formula: "5\\% % no\n\\begin{equation}\n" + formula + " % =\n\\end{equation}",
    ),
    "KaTeX": ("html", lambda formula: f"<p>So {katex(formula)}.</p>"),
    "MathJax 2": (
        "html",
        lambda formula: (
            '<span class="MathJax_Preview">P</span><span class="MathJax"><nobr>P=9.9</nobr></span>'
            f'<script type="math/tex; mode=display" id="a">{formula}</script>'
        ),
    ),
    "MathJax 4": ("html", lambda formula: f"<div>{mathjax_4(formula)}</div>"),
    "Notion block": (
        "html",
        lambda formula: (
            f"<figure data-notion-equation='{entities(formula)}' class=\"equation\">"
            '<span class="katex-html">P=9.9</span></figure>'
        ),
    ),
    "Notion inline": (
        "html",
        lambda formula: (
            f'<p>a <span data-notion-inline-equation="{entities(formula)}">9</span></p>'
        ),
    ),
    "auto-render": ("html", lambda formula: f"<p>\n\\[ {entities(formula)}\n\\]</p>"),
    "preformatted": ("html", lambda formula: f"<pre><code>{entities(formula)}</code></pre>"),
    "notebook": ("notebook", lambda formula: notebook(markdown_cell("≈ \"'\n", f"${formula}$"))),
    "notebook in UTF-8": (
        "notebook",
        lambda formula: notebook(markdown_cell(f"≈ \\ ${formula}$"), indent=None, ascii_only=False),
    ),
    "stream": (
        "notebook",
        lambda formula: notebook(
            output_cell({"output_type": "stream", "name": "stdout", "text": ["a\n", formula]})
        ),
    ),
    "result": (
        "notebook",
        lambda formula: notebook(
            output_cell(
                {"output_type": "execute_result", "data": {"text/html": "9", "text/plain": formula}}
            )
        ),
    ),
}


def check_places(document: Document) -> None:
    """Every cell, cut out of the file, is what it prints; its line and column lead there too."""
    for figure in document.figures:
        assert 0 <= figure.start < figure.end <= len(document.text)
        for cell in (cell for row in figure.rows for cell in row):
            assert not isinstance(cell, str)
            spelled = document.text[cell.start : cell.end]
            assert spelled.replace("&minus;", MINUS).replace(r"\u2212", MINUS) == cell.text
            before = document.text[: cell.start].split("\n")
            assert (cell.line, cell.column) == (len(before), len(before[-1]) + 1)


def values(document: Document) -> list[list[list[Fraction]]]:
    return [
        [[cell.value for cell in row if isinstance(cell, Printed)] for row in figure.rows]
        for figure in document.figures
    ]


def exactly(rows: Rows) -> list[list[Fraction]]:
    return [[Fraction(cell.replace(MINUS, "-")) for cell in row] for row in rows]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("minus", ["-", MINUS], ids=["hyphen", "minus"])
def test_a_matrix_is_read_once_in_every_format(dress: str, minus: str) -> None:
    kind, wear = DRESSES[dress]
    rows = tuple(tuple(cell.replace("-", minus) for cell in row) for row in NUMBERS)
    document = read_text(wear(f"P = {tex(rows)}"), "text", kind)
    assert document.problems == ()
    assert [(figure.label, figure.carrier) for figure in document.figures] == [("P", "matrix")]
    assert values(document) == [exactly(rows)]
    check_places(document)


@pytest.mark.parametrize("dress", DRESSES)
def test_a_matrix_that_cannot_be_read_is_a_problem_and_the_next_one_is_read(dress: str) -> None:
    kind, wear = DRESSES[dress]
    text = wear(f"A = {tex((('1', '2'), ('3',)))}") + wear(f"P = {tex(NUMBERS)}")
    if kind == "notebook":
        first, second = (json.loads(wear(f"{part}"))["cells"] for part in (
            f"A = {tex((('1', '2'), ('3',)))}", f"P = {tex(NUMBERS)}"
        ))  # fmt: skip
        text = notebook(*first, *second)
    document = read_text(text, "text", kind)
    assert [figure.label for figure in document.figures] == ["P"]
    (problem,) = document.problems
    assert "row 2 of the matrix A has 1 entry, row 1 has 2" in problem.message
    assert problem.message.startswith("in cell 1: ") == (kind == "notebook")
    assert problem.line is not None
    assert problem.column is not None
    line = text.split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("3")


numbers = st.tuples(st.sampled_from(["", "-", MINUS]), st.integers(0, 99), st.text("0123456789"))
cells = numbers.map(lambda parts: f"{parts[0]}{parts[1]}" + f".{parts[2]}" * bool(parts[2]))


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=4).map(tuple)
    ),
    st.sampled_from(sorted(DRESSES)),
    st.text(max_size=10),
)
def test_any_matrix_is_found_in_its_place(rows: Rows, dress: str, before: str) -> None:
    kind, wear = DRESSES[dress]
    worn = wear(f"P = {tex(rows)}")
    text = worn if kind == "notebook" else "".join(filter(str.isalnum, before)) + "\n\n" + worn
    document = read_text(text, "text", kind)
    assert [figure.label for figure in document.figures if figure.carrier == "matrix"] == ["P"]
    assert exactly(rows) in values(document)
    check_places(document)


# Which format a file has


@pytest.mark.parametrize(
    ("name", "text", "label"),
    [
        ("a.md", f"<!-- Q = {tex(NUMBERS)} --> P = {tex(NUMBERS)}", "P"),
        ("a.markdown", f"<!-- Q = {tex(NUMBERS)} --> P = {tex(NUMBERS)}", "P"),
        ("a.TEX", f"% Q = {tex(NUMBERS)}\nP = {tex(NUMBERS)}", "P"),
        ("a.latex", f"% Q = {tex(NUMBERS)}\nP = {tex(NUMBERS)}", "P"),
        ("a.html", f"<style>Q = {tex(NUMBERS)}</style>P = {tex(NUMBERS)}", "P"),
        ("a.htm", f"<style>Q = {tex(NUMBERS)}</style>P = {tex(NUMBERS)}", "P"),
        ("a.xhtml", f"<style>Q = {tex(NUMBERS)}</style>P = {tex(NUMBERS)}", "P"),
        ("a.ipynb", notebook(markdown_cell(f"P = {tex(NUMBERS)}")), "P"),
        ("a", f"<!DOCTYPE HTML><script>Q = {tex(NUMBERS)}</script>P = {tex(NUMBERS)}", "P"),
        ("a.txt", notebook(markdown_cell(f"P = {tex(NUMBERS)}")), "P"),
        ("a.bak", f"\\documentclass{{article}}\n% Q = {tex(NUMBERS)}\nP = {tex(NUMBERS)}", "P"),
        # nothing says that these are anything but plain text
        ("a.txt", f"100 % of P = {tex(NUMBERS)}", "P"),
        ("a.txt", f"Write <html>, then P = {tex(NUMBERS)}", "P"),
    ],
)
def test_the_format_is_told_by_the_name_or_by_the_beginning(
    tmp_path: Path, name: str, text: str, label: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert [figure.label for figure in read_document(path).figures] == [label]


def test_truncation_is_what_the_reader_is_told() -> None:
    text = f"P = {tex(NUMBERS)}"
    for truncated in (True, False):
        (figure,) = read_text(text, "text", truncated=truncated).figures
        assert {cell.truncated for row in figure.rows for cell in row} == {truncated}


def test_places_count_in_the_file_behind_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "windows.md"
    path.write_bytes(f"\ufeffP = {tex(NUMBERS)}\r\n\r\nQ = {tex(NUMBERS)}\r\n".encode())
    document = read_document(path)
    assert [(f.label, f.line, f.column) for f in document.figures] == [("P", 1, 5), ("Q", 3, 5)]
    assert document.text.startswith("P")
    assert "\r\n" in document.text
    check_places(document)


def test_there_is_a_limit_to_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CELLS", 4)
    assert len(read_text(f"P = {tex(NUMBERS)}", "text").figures) == 1
    with pytest.raises(DocumentError, match=r"^text: more than 4 numbers are printed in it: give"):
        read_text(f"P = {tex(NUMBERS)}\n\na = 0.5", "text")

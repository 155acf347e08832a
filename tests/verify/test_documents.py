"""Reading figures out of copied text: entries, labels, places, and errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.documents import (
    DocumentError,
    Figure,
    read_document,
    read_text,
)
from verify.documents.reading import MAX_BYTES
from verify.printed import Missing, Printed

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "examples" / "chapter" / "chapter.txt"
PAGE = ROOT.parent / "shared" / "chapter" / "backpropagation.txt"

Y = r"Y_{\text{one-hot}}"
CHAPTER = {
    "x": (("0", "1", "2"),),
    "y": (("1", "2", "-"),),
    Y: (("0", "1", "0"), ("0", "0", "1"), ("-", "-", "-")),
    "P": (
        ("0.4114", "0.2532", "0.3354"),
        ("0.2524", "0.4323", "0.3153"),
        ("0.3280", "0.2986", "0.3734"),
    ),
}
M = r"\begin{bmatrix} 1 & 2 \end{bmatrix}"
NUMBERS = (("1", "2"),)


def read_figures(text: str, source: str) -> list[Figure]:
    """The matrices of plain text; the first problem is raised."""
    document = read_text(text, source, "plain")
    if document.problems:
        raise document.problems[0]
    return [figure for figure in document.figures if figure.carrier == "matrix"]


def contents(figures: Sequence[Figure]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {figure.label: figure.texts for figure in figures}


def labels(text: str) -> list[str]:
    return [figure.label for figure in read_figures(text, "text")]


def error(text: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_figures(text, "chapter.txt")
    return caught.value


# The chapter


def test_fixture_gives_the_figures_of_the_chapter() -> None:
    figures = read_document(FIXTURE).figures
    assert contents(figures) == CHAPTER
    assert len(figures) == 4


def test_every_entry_of_the_fixture_stands_where_it_says() -> None:
    lines = FIXTURE.read_text(encoding="utf-8").split("\n")
    for figure in read_document(FIXTURE).figures:
        assert lines[figure.line - 1][figure.column - 1 :].startswith(r"\begin{bmatrix}")
        for cell in (cell for row in figure.rows for cell in row):
            assert isinstance(cell, Printed | Missing)
            assert lines[cell.line - 1][cell.column - 1 :].startswith(cell.text)
            assert isinstance(cell, Missing) == (cell.text == "-")


@pytest.mark.skipif(not PAGE.exists(), reason="the copied page of the chapter is not here")
def test_the_page_itself_gives_the_same_figures() -> None:
    assert contents(read_document(PAGE).figures) == contents(read_document(FIXTURE).figures)


@pytest.mark.skipif(not PAGE.exists(), reason="the copied page of the chapter is not here")
def test_the_fixture_has_the_formulas_of_the_page_and_none_of_its_sentences() -> None:
    page = PAGE.read_text(encoding="utf-8")
    own = FIXTURE.read_text(encoding="utf-8")
    for matrix in (
        r"\begin{bmatrix} 0 & 1 & 2 \end{bmatrix} \\[6pt]",
        "{bmatrix}\xa00 & 1 & 0 \\\\0",
    ):
        assert matrix in page
        assert matrix in own
    copied = [line for line in own.split("\n") if "\\" not in line and "." in line and line in page]
    assert copied == []


# Labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (rf"P \approx {M}", "P"),
        (f"P = {M}", "P"),
        (f"P := {M}", "P"),
        (f"P\n  = {M}", "P"),
        (rf"P[12]P \approx {M}", "P"),
        (f"P[\u200b12]\u200bP = {M}", "P"),
        (f"P\u200b = {M}", "P"),
        (rf"Y=[0−]\text{{Targets: }} \quad Y_{{\text{{one-hot}}}} = {M}", Y),
        (rf"\text{{Rounded: }} P = {M}", "P"),
        (rf"\text{{softmax}}(Z)W = {M}", r"\text{softmax}(Z)W"),
        (rf"P &= {M}", "P"),
        (rf"P =& {M}", "P"),
        (rf"A & B = {M}", "B"),
        (rf"x = [x_1, x_2] = [\text{{AI}}, \text{{<EOS>}}] = {M}", "x"),
        (f"[a, b] = x = {M}", "x"),
        (rf"P = \text{{softmax}}(Z) = {M}", "P"),
        (f"P = softmax Z = {M}", "P"),
        (rf"\text{{softmax}}(Z) = {M}", r"\text{softmax}(Z)"),
        (f"dX = dZ W = {M}", "dX"),
        (rf"\frac{{\partial L}}{{\partial Z}} = {M}", r"\frac{\partial L}{\partial Z}"),
        (rf"\nabla_Z  L = {M}", r"\nabla_Z L"),
        (f"P - Y = {M}", "P - Y"),
        (f"d Z = {M}", "d Z"),
        (f"X^{{(1)}} = {M}", "X^{(1)}"),
        (f"The matrix is P = {M}", "P"),
        (f"Finally, $P = {M}$", "P"),
        (rf"\boxed{{P = {M}}}", "P"),
        (rf"P = \left[{M}\right]", "P"),
        (f"P = {M} (3)", "P"),
        (f"P = {M} (rounded)", "P"),
        (f"A = 5. P = {M}", "P"),
        (f"A = 5\nP\n = {M}\nB", "P"),
        (rf"P = {M} \quad \text{{(rounded)}}", "P"),
        (f"P = {M}\n\nX", "P"),
        (f"x = [1, (2\n\nP = {M}", "P"),
        (f"x = 1) P = {M}", "P"),
        (rf"A = 1 \\[6pt] P = {M}", "P"),
        # a part of something larger, or nothing before it: no name
        (M, ""),
        (f"= {M}", ""),
        (f"P {M}", ""),
        (f"P = -{M}", ""),
        (rf"P = \frac{{1}}{{2}} {M}", ""),
        (f"P = Q {M}", ""),
        (f"P = f({M}", ""),
        (f"P = {M}^T", ""),
        (rf"P = {M} \cdot 2", ""),
        (f"P = {M} + B", ""),
        (f"P = {M} W", ""),
        (f"P = {M} (A + B)", ""),
        (rf"P = {M}\mathbf{{W}}", ""),
        (f"P = {M}\n\\cdot W", ""),
        (f"P, {M}", ""),
        (f"P =\n\n{M}", ""),
        ("P = " + "[" * 101 + M, ""),
        (f"{'P' * 201} = {M}", ""),
    ],
)
def test_label(text: str, label: str) -> None:
    (figure,) = read_figures(text, "text")
    assert (figure.label, figure.texts) == (label, NUMBERS)


def test_labels_of_several_matrices() -> None:
    assert labels(f"P = {M} = {M}") == ["P", "P"]
    assert labels(f"P = {M} and $Q = {M}$") == ["P", "Q"]
    assert labels(f"Z = {M} W = {M}") == ["", "Z"]
    assert labels(f"Z = {M}{M} = {M}") == ["", "", "Z"]
    assert labels(f"Z = [{M}]W = {M}") == ["", "Z"]
    assert labels(f"P = {M}\n\n= {M}") == ["P", ""]


# Entries


def test_numbers_keep_their_digits_and_their_place() -> None:
    text = (
        "a.\nP = \\begin{pmatrix}\u200b 0.50 & - 2 \\\\[6pt]\n"
        " {-}3.0 & \\text{no target}\\\\ \\end{pmatrix}"
    )
    (figure,) = read_figures(text, "text")
    assert (figure.label, figure.line, figure.column, figure.shape) == ("P", 2, 5, (2, 2))
    places = [
        (cell.text, cell.line, cell.column, text[cell.start : cell.end])
        for cell in (cell for row in figure.rows for cell in row)
        if isinstance(cell, Printed | Missing)
    ]
    first, second = (text.split("\n")[n].index for n in (1, 2))
    assert places == [
        ("0.50", 2, first("0.50") + 1, "0.50"),
        ("-2", 2, first("- 2") + 1, "- 2"),
        ("-3.0", 3, second("{-}") + 1, "{-}3.0"),
        ("no target", 3, second("no target") + 1, "no target"),
    ]


@pytest.mark.parametrize(
    ("environment", "inside", "texts"),
    [
        ("bmatrix", r"1&2\\3&4", (("1", "2"), ("3", "4"))),
        ("matrix", r"~1\,&\;2\quad", (("1", "2"),)),
        ("array", r"{c|c} \hline 1 & 2 \\ \hline 3 & 4 \\ \hline ", (("1", "2"), ("3", "4"))),
        ("array", r"[t]{c} 1 ", (("1",),)),
        ("bmatrix", r" 1\\*2\\[ -0.5 em ]3\\ ", (("1",), ("2",), ("3",))),
        ("bmatrix", r" 1.50e-3 & 2 \times 10^{-3} ", (("1.50e-3", r"2 \times 10^{-3}"),)),
        ("bmatrix", " 1\u200b.5 ", (("1.5",),)),
        ("pmatrix", r" \text{AI} & x_1 & - ", (("AI", "x_1", "-"),)),
        ("bmatrix", "\n\n1 & 2\r\n", (("1", "2"),)),
    ],
)
def test_entries(environment: str, inside: str, texts: tuple[tuple[str, ...], ...]) -> None:
    text = rf"P = \begin{{{environment}}}{inside}\end{{{environment}}}"
    (figure,) = read_figures(text, "text")
    assert figure.texts == texts


def test_document_without_matrices_has_no_figures() -> None:
    assert read_figures("", "empty") == []
    assert read_figures(r"$ 5 % of \begin{aligned} x = 1 \end{aligned}", "prose") == []


def test_stray_dollar_or_percent_outside_does_no_harm() -> None:
    assert labels(f"It cost 5 $ and 20 % less. {{[ P = {M}") == ["P"]


# Errors


# The error has to point at the place of the @.
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (r"B1 & 2 & 3 \\ @4 & 5 E", "row 2 of the matrix P has 2 entries, row 1 has 3"),
        (r"B1 \\ @4 & 5 E", "row 2 of the matrix P has 2 entries, row 1 has 1"),
        (r"B1 & 2 \\ @3 E", "row 2 of the matrix P has 1 entry, row 1 has 2"),
        (r"B1 & @& 3 E", "row 1, column 2 of the matrix P is empty"),
        (r"B1 \\ @\\ 3 E", "row 2, column 1 of the matrix P is empty"),
        (r"B1 & @O.5 E", "row 1, column 2 of the matrix P: 'O.5' is not a number"),
        ("B1 \\\\\n @0,5 E", "row 2, column 1 of the matrix P: '0,5' is not a number"),
        (r"B@0.4 1 E", "'0.4 1' is not a number"),
        (r"B1 & @1e999 E", "the exponent of 1e999 is beyond 400"),
        (r"B1 & @x E", "'x' is not a number"),
        (r"B1 & @\sqrt{2} E", r"'\\sqrt{2}' is not a number"),
        (r"@B E", "the matrix P is empty"),
        (r"@B1 & 2", r"the matrix is cut off: \begin{bmatrix} has no \end{bmatrix}"),
        (r"@B1 & 2 \end{bmatrix", "the matrix is cut off"),
        (r"@B1 & 2 \end{aligned} E", "the matrix is cut off"),
        (r"B1 & @B 2 E E", r"is followed by \begin{bmatrix} instead of \end{bmatrix}"),
        (r"B{1 & 2 @E", "the TeX is malformed"),
        (r"B1 & \text @E", "the TeX is malformed"),
        (r"B1 \E@", "the TeX is malformed"),
        ("B1 @% & 2\n E", "there is a % in it"),
        (r"B@$1$ E", "there is a $ in it"),
        (r"B1 @\\[0.5] & 2 E", r"there is a \\[ in it"),
        ("B" + "{" * 20 + "@{1" + "}" * 21 + "E", "nested deeper than 20"),
        ("@B" + " " * 100_001 + "E", "longer than 100,000 characters"),
    ],
)  # fmt: skip
def test_malformed_matrix_is_one_clear_error(text: str, message: str) -> None:
    text = "P = " + text.replace("B", r"\begin{bmatrix}").replace("E", r"\end{bmatrix}")
    before = text[: text.index("@")].split("\n")
    caught = error(text.replace("@", ""))
    assert message in caught.message
    assert (caught.line, caught.column) == (len(before), len(before[-1]) + 1)
    assert str(caught) == (
        f"chapter.txt:{caught.line}:{caught.column}: {caught.message}: {caught.advice}"
    )


def test_ending_without_beginning_is_an_error() -> None:
    caught = error(f"P = {M}\n3 & 4 \\end{{bmatrix}}")
    assert (caught.line, caught.column) == (2, 7)
    assert "no matrix is open" in caught.message


def test_array_without_columns_is_an_error() -> None:
    assert "no column format" in error(r"P = \begin{array} 1 & 2 \end{array}").message


@pytest.mark.slow
def test_too_much_matrix_is_an_error() -> None:
    assert "the matrices have over 250,000 characters" in error(M * 20_000).message


# Files


def test_unreadable_files_are_clear_errors(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"x\ncaf\xe9")
    large = tmp_path / "large.txt"
    large.write_bytes(b" " * (MAX_BYTES + 1))
    for path, message in [
        (tmp_path / "none.txt", "none.txt: there is no such file"),
        (tmp_path, "this is a directory"),
        (latin, "latin.txt:2:4: byte 0xe9 is not UTF-8"),
        (large, "large.txt: the file is larger than 10 MB"),
        (tmp_path / "nul\0", "cannot be read"),
        (latin / "under", "cannot be read"),
    ]:
        with pytest.raises(DocumentError) as caught:
            read_document(path)
        assert message in str(caught.value)


def test_byte_order_mark_does_not_shift_places(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(f"\ufeffP = {M}\r\n\r\nQ = {M}\r\n".encode())
    places = [(figure.label, figure.line, figure.column) for figure in read_document(path).figures]
    assert places == [("P", 1, 5), ("Q", 3, 5)]


# Hostile text

fragments = st.sampled_from(
    [
        r"\begin{bmatrix}", r"\end{bmatrix}", r"\begin{array}", r"\end{array}", r"\begin{aligned}",
        r"\end{aligned}", r"\begin {matrix}", r"\end{matrix}", r"\begin{", r"\end", "{cc}", "[t]",
        "&", r"\\", r"\\[6pt]", r"\\[", r"\\*", "[", "]", "(", ")", "{", "}", "$", "%", "_", "^",
        "'", "=", r"\approx", r"\text", r"\text{a: }", r"\frac", r"\left", r"\right", r"\quad",
        r"\,", "\\", "0.5", "-", "−", "1e5", "12", ".", ",", "P", "softmax", "x_1", r"\verb|",
        "\u200b", "\xa0", " ", "\n", "\n\n", "\r", "\x00", "\u2028", "é", "💡", r"\hline", "~",
        r"\times 10^{-3}", M,
    ]
)  # fmt: skip
texts = st.lists(fragments | st.text(max_size=3), max_size=40).map("".join)
bodies = texts.map(lambda text: rf"P = \begin{{bmatrix}} 1 {text} \end{{bmatrix}}")


def figures_or_error(text: str) -> list[Figure] | DocumentError:
    try:
        return read_figures(text, "fuzz")
    except DocumentError as caught:
        return caught


@given(texts | bodies)
@example(r"\begin {matrix} 1 \end {matrix}")
@example(r"\begin{array}[t 1 \end{array}")
def test_any_text_gives_rectangular_figures_in_their_place_or_a_document_error(text: str) -> None:
    lines = text.split("\n")
    read = figures_or_error(text)
    if isinstance(read, DocumentError):
        assert read.line is not None
        assert read.column is not None
        assert 1 <= read.line <= len(lines)
        assert 1 <= read.column <= len(lines[read.line - 1]) + 1
        return
    for figure in read:
        assert lines[figure.line - 1][figure.column - 1 :].startswith("\\begin")
        rows, columns = figure.shape
        assert rows > 0
        assert columns > 0
        for cell in (cell for row in figure.rows for cell in row):
            if isinstance(cell, Printed):
                start = lines[cell.line - 1][cell.column - 1 :]
                assert start.lstrip("{")[0] == cell.text[0] or start.startswith("\\")

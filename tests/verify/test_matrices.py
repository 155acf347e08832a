"""Matrices of TeX: where they are, how they are cut into cells, and what they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.documents.found import Found, Trouble
from verify.documents.labels import label_before
from verify.documents.matrices import MAX_MATRIX_CHARACTERS, find_matrices
from verify.printed import read_cell

M = r"\begin{bmatrix} 1 & 2 \end{bmatrix}"
ROWS = [["0.1", "0.2"], ["0.3", "0.4"]]


def cells(found: Found | Trouble) -> list[list[str]]:
    assert isinstance(found, Found), found
    return [[cell.text for cell in row] for row in found.rows]


def only(text: str) -> Found:
    (found,) = find_matrices(text)
    assert isinstance(found, Found), found
    assert text[found.start : found.end].lstrip("\\").startswith("begin")
    assert all(text[cell.start : cell.end] == cell.text for row in found.rows for cell in row)
    return found


def labels(text: str) -> list[str]:
    return [found.label if isinstance(found, Found) else "trouble" for found in find_matrices(text)]


def matrix(inside: str, environment: str = "bmatrix") -> str:
    return rf"P = \begin{{{environment}}}{inside}\end{{{environment}}}"


# How rows end


@pytest.mark.parametrize(
    "inside",
    [
        r"0.1 & 0.2 \\ 0.3 & 0.4",
        r"0.1 & 0.2 \\ 0.3 & 0.4 \\",
        r"0.1&0.2\\[6pt]0.3&0.4",
        r"0.1 & 0.2 \\* 0.3 & 0.4",
        r"0.1 & 0.2 \\\\ 0.3 & 0.4 \\\\",
        r"0.1 & 0.2 \\\\[6pt] 0.3 & 0.4",
        r"0.1 & 0.2 \cr 0.3 & 0.4 \cr",
        r"0.1 &amp; 0.2 \\ 0.3 &amp; 0.4",
        r"\hline 0.1 & 0.2 \\ \hline 0.3 & 0.4 \\ \hline",
        r"0.1 & 0.2 \\ \cline{1-2} 0.3 & 0.4",
        r"\,0.1\; & ~0.2\quad \\ \ 0.3 & 0.4\ ",
        # copy damage: one backslash is left
        r"0.1 & 0.2 \ 0.3 & 0.4",
        "0.1 & 0.2 \\\n0.3 & 0.4",
        r"0.1 & 0.2 \0.3 & 0.4",
        r"0.1 & 0.2 \ 0.3 & 0.4 \ ",
        r"0.1 & 0.2 \[6pt] 0.3 & 0.4",
    ],
)
def test_rows_end_in_many_ways(inside: str) -> None:
    assert cells(only(matrix(inside))) == ROWS
    assert only(matrix(inside)).label == "P"


@pytest.mark.parametrize(
    ("inside", "rows"),
    [
        (r"0.1 \ 0.2 \ 0.3", [["0.1"], ["0.2"], ["0.3"]]),
        (r"0.1 & 0.2 \\ 0.3 & 0.4 \ 0.5 & 0.6", [*ROWS, ["0.5", "0.6"]]),
        (r"0.1 & 0.2 \-0.3 & 0.4", [["0.1", "0.2"], ["-0.3", "0.4"]]),
        (r"\ 0.1 & \ 0.2", [["0.1", "0.2"]]),  # spaces after all
        (r"1\\*2\\[ -0.5 em ]3\\ ", [["1"], ["2"], ["3"]]),
        (r"\text{AI} & x_1 & \text{ - }", [["AI", "x_1", "-"]]),
        (r"\textbf{0.1} & {\color{red} 0.2}*", [["0.1", r"{\color{red} 0.2}*"]]),
        (r"\text{a & b} & \frac{1}{2}", [["a & b", r"\frac{1}{2}"]]),
        (" 1\u200b.5 \u200b& 2", [["1\u200b.5", "2"]]),
    ],
)
def test_cells(inside: str, rows: list[list[str]]) -> None:
    assert cells(only(matrix(inside))) == rows


def test_backslashes_that_were_escaped_once_more() -> None:
    text = r"P \\approx \\begin{bmatrix} 0.1 & \\text{-} \\\\ 0.3 & 0.4 \\end{bmatrix}"
    assert cells(only(text)) == [["0.1", "-"], ["0.3", "0.4"]]
    assert only(text).label == "P"


@pytest.mark.parametrize(
    "environment",
    ["bmatrix", "pmatrix", "Bmatrix", "matrix", "smallmatrix", "bmatrix*", "smallmatrix*"],
)
def test_environments(environment: str) -> None:
    assert cells(only(matrix(r"0.1 & 0.2 \\ 0.3 & 0.4", environment))) == ROWS
    assert labels(matrix("1 & 2", "Vmatrix") + matrix("1", "vmatrix")) == []


def test_a_starred_matrix_may_align_its_columns() -> None:
    assert cells(only(matrix("[r] -1 & 2", "bmatrix*"))) == [["-1", "2"]]


# Arrays


def test_names_beside_and_above_an_array() -> None:
    text = r"\begin{array}{c|cc} & a & b \\ \hline x & 0.1 & 0.2 \\ y & 0.3 & 0.4 \end{array}"
    found = only(f"P = {text}")
    assert (cells(found), found.row_labels, found.column_labels) == (ROWS, ("x", "y"), ("a", "b"))
    above = only(r"\begin{array}{cc} a & b \\ 0.1 & 0.2 \end{array}")
    assert (cells(above), above.row_labels, above.column_labels) == (ROWS[:1], (), ("a", "b"))
    beside = only(r"\begin{array}{cc} x & 0.1 \\ y & - \end{array}")
    assert (cells(beside), beside.row_labels) == ([["0.1"], ["-"]], ("x", "y"))


def test_an_array_of_numbers_has_no_names() -> None:
    found = only(r"P = \left[\begin{array}{c|cc} 1 & 2 & 3 \\ 4 & a & 6 \end{array}\right]")
    assert cells(found) == [["1", "2", "3"], ["4", "a", "6"]]
    assert (found.label, found.row_labels, found.column_labels) == ("P", (), ())
    # A number in the corner is an entry, so the words beside and below it are none of ours.
    corner = only(r"\begin{array}{cc} 1 & a \\ x & 0.2 \end{array}")
    assert (cells(corner), corner.row_labels) == ([["1", "a"], ["x", "0.2"]], ())


def test_an_array_with_relations_arranges_formulas() -> None:
    text = rf"\begin{{array}}{{ll}} P = {M} \\ Q &= {M} \\ a &= 0.5 \end{{array}} R = {M}"
    assert labels(text) == ["P", "Q", "R"]
    assert labels(r"\begin{array}{rl} a &= 0.5 \\ b &\approx 0.6 \end{array}") == []


# Labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"A = B = {M}", ["A"]),
        (rf"\frac{{\partial L}}{{\partial Z}} = {M}", [r"\frac{\partial L}{\partial Z}"]),
        (rf"\nabla_{{W_Q}} L \approx {M}", [r"\nabla_{W_Q} L"]),
        (rf"P = \text{{softmax}}(Z) = {M}", ["P"]),
        (f"X W = {M}{M} = {M}", ["", "", "X W"]),
        (rf"W^\top = {M}", [r"W^\top"]),
        (rf"W_{{\text{{new}}}} = W - \eta\, dW = {M}", [r"W_{\text{new}}"]),
        (f"Hence the gradient dZ = {M}", ["dZ"]),
        (rf"P = {M} \Rightarrow Q = {M}", ["P", "Q"]),
        (rf"P = {M} \implies Q = {M}", ["P", "Q"]),
        (rf"P = {M}_{{1 \times 2}} \quad Q = {M}", ["P", "Q"]),
        (rf"P = {M}_{{1 \times 2}} W", [""]),
        (f"P = {M}_1", [""]),
        (rf"P = {M}^\top", [""]),
        (rf"P \in \mathbb{{R}}^{{1 \times 2}} = {M}", ["P"]),
        (rf"\begin{{aligned}} P &= {M} \\ Q &= {M} \end{{aligned}}", ["P", "Q"]),
        (rf"\begin{{align*}} P = {M} \end{{align*}}", ["P"]),
        (rf"\det P = \begin{{vmatrix}} 1 & 2 \end{{vmatrix}} = -2, \; Q = {M}", ["Q"]),
        (rf"\begin{{vmatrix}} 1 \end{{vmatrix}} = {M}", [""]),
    ],
)
def test_label(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


def test_label_before_a_place() -> None:
    assert label_before("A = 1\n\nP = ") == "P"
    text = "A = [1] and $P = [2]$ or P = [2] W"
    assert label_before(text, text.index("[2]"), text.index("[2]") + 3) == "P"
    last = text.rindex("[2]")
    assert label_before(text, last, last + 3) == ""
    assert label_before("P" + " " * 2000 + "= ") == ""


# Trouble: each at the place of the @, and what stands behind is still read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (r"B0.1 & 0.2 @\ 0.3 E", "it cannot be told which of its backslashes end a row"),
        (r"B- @\ - E", "it cannot be told which of its backslashes end a row"),
        (r"B1 & 2 & 3 \\ @4 & 5 E", "row 2 of the matrix P has 2 entries, row 1 has 3"),
        (r"B1 & 2 \\ @3 E", "row 2 of the matrix P has 1 entry, row 1 has 2"),
        (r"B1 & @& 3 E", "row 1, column 2 of the matrix P is empty"),
        (r"B1 \\ @\\ 3 E", "row 2, column 1 of the matrix P is empty"),
        (r"@B E", "the matrix P is empty"),
        (r"@B1 & 2", "the matrix is cut off"),
        (r"@B1 & 2 \end{aligned}", "the matrix is cut off"),
        (r"B1 & @B 2 E E", r"is followed by \begin{bmatrix} instead of \end{bmatrix}"),
        (r"B{1 & 2 @E", "the TeX is malformed"),
        (r"B1 & \text @E", "the TeX is malformed"),
        ("B1 @% & 2\n E", "there is a % in it"),
        (r"B@$1$ E", "there is a $ in it"),
        (r"B1 @\\[0.5] & 2 E", r"there is a \\[ in it"),
        ("B" + "{" * 20 + "@{1" + "}" * 21 + "E", "nested deeper than 20"),
        ("@B" + " " * 100_001 + "E", "longer than 100,000 characters"),
        (r"1 @E", r"no matrix is open at this \end{bmatrix}"),
        (r"@\begin{array} 1 & 2 \end{array}", "the array has no column format"),
    ],
)
def test_trouble_is_told_and_reading_goes_on(text: str, message: str) -> None:
    text = "P = " + text.replace("B", r"\begin{bmatrix}").replace("E", r"\end{bmatrix}")
    place = text.index("@")
    cut_off = "cut off" in message
    text = text.replace("@", "") + ("" if cut_off else f"\n\nQ = {M}")
    trouble, *rest = find_matrices(text)
    assert isinstance(trouble, Trouble)
    assert message in trouble.message
    assert trouble.start == place or "column format" in message
    assert trouble.end > trouble.start
    assert [found.label for found in rest if isinstance(found, Found)] == ([] if cut_off else ["Q"])
    assert len(rest) == (not cut_off)


def test_a_matrix_without_end_does_not_hide_the_next_one() -> None:
    first, second = find_matrices(rf"P = \begin{{bmatrix}} 1 & 2 \quad Q = {M}")
    assert isinstance(first, Trouble)
    assert cells(second) == [["1", "2"]]


def test_too_much_matrix_is_told_once() -> None:
    *found, last = find_matrices(M * (MAX_MATRIX_CHARACTERS // len(M) + 5))
    assert isinstance(last, Trouble)
    assert "250,000 characters in all" in last.message
    assert len(found) == MAX_MATRIX_CHARACTERS // len(M)


@pytest.mark.slow
def test_many_lone_backslashes_take_linear_time() -> None:
    # Cells times backslashes would be 10^8 steps for each of these.
    for inside in (r"x\ " * 20_000, r"1 & \ " * 10_000, r"1 & - \ " * 10_000):
        (found,) = find_matrices(matrix(inside))
        assert found.start == 4 or isinstance(found, Trouble)


# Any matrix in any dress, and any text

numbers = st.decimals(-100, 100, places=3, allow_nan=False).map(str)
row_ends = st.sampled_from([r"\\", r" \\[6pt] ", r"\\\\", " \\\\\n", r" \cr ", r"\ ", "\\\n"])
dresses = st.sampled_from(
    ["{}", " {} ", r"\textbf{{{}}}", r"\color{{red}}{{{}}}", "{{{}}}", r"{}^{{*}}", r"\,{}\;"]
)


@given(st.data())
def test_a_matrix_is_read_back(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    rows = [[data.draw(numbers) for _ in range(width)] for _ in range(height)]
    end, dress = data.draw(row_ends), data.draw(dresses)
    environment = data.draw(st.sampled_from(["bmatrix", "pmatrix", "matrix", "smallmatrix"]))
    amp = data.draw(st.sampled_from(["&", " & ", "&amp;"]))
    inside = end.join(amp.join(dress.format(number) for number in row) for row in rows)
    found = only(f"before 5% & $ P = {matrix(inside, environment)[4:]} and after")
    read = [[read_cell(cell.text).text for cell in row] for row in found.rows]
    assert (found.label, read) == ("P", rows)


fragments = st.sampled_from(
    [
        r"\begin{bmatrix}", r"\end{bmatrix}", r"\begin{array}", r"\end{array}", r"\begin{aligned}",
        r"\end{aligned}", r"\begin{bmatrix*}", r"\\begin{matrix}", r"\\end{matrix}", r"\begin{",
        "{c|c}", "[t]", "&", "&amp;", "\\", r"\\", r"\\\\", r"\\[6pt]", r"\[6pt]", r"\[", r"\cr",
        "[", "]", "(", ")", "{", "}", "$", "%", "_", "^", "=", r"\approx", r"\text", r"\text{-}",
        r"\frac", r"\hline", r"\cline", "0.5", "-", "12", ".", ",", "P", "x_1", "\u200b", " ", "\n",
        "\n\n", "~", M,
    ]
)  # fmt: skip
texts = st.lists(fragments | st.text(max_size=2), max_size=40).map("".join)


@given(texts | texts.map(lambda text: rf"P = \begin{{bmatrix}} 1 {text} \end{{bmatrix}}"))
def test_any_text_gives_matrices_in_their_place_or_trouble(text: str) -> None:
    behind = 0
    for found in find_matrices(text):
        assert 0 <= found.start <= found.end <= len(text)
        assert behind <= found.end
        behind = found.end
        if isinstance(found, Found):
            assert len({len(row) for row in found.rows}) == 1
            assert all(
                cell.text == text[cell.start : cell.end] for row in found.rows for cell in row
            )

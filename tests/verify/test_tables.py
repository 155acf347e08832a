"""Tables of numbers: cells, labels, names, and what is no figure."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verify.documents.found import Found, Trouble
from verify.documents.tables import find_tables


def everything(text: str) -> list[Found | Trouble]:
    """What is found in ``text``, each cell where it says."""
    found = list(find_tables(text))
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        if isinstance(each, Found):
            for row in each.rows:
                assert len(row) == len(each.rows[0])
                for cell in row:
                    assert text[cell.start : cell.end] == cell.text
                    assert each.start <= cell.start <= cell.end <= each.end
    return found


def figures(text: str) -> list[Found]:
    found = [each for each in everything(text) if isinstance(each, Found)]
    assert len(found) == len(everything(text))
    return found


def cells(figure: Found) -> list[list[str]]:
    return [[cell.text for cell in row] for row in figure.rows]


def matrix(text: str) -> tuple[str, list[list[str]], str, str]:
    """The label, the cells and the labels of rows and columns of the only figure."""
    (found,) = figures(text)
    assert found.carrier == "table"
    return found.label, cells(found), " ".join(found.row_labels), " ".join(found.column_labels)


def lines(text: str) -> list[tuple[str, str]]:
    found = figures(text)
    assert all(figure.carrier == "line" for figure in found)
    return [(figure.label, figure.rows[0][0].text) for figure in found]


NUMBERS = [["0.4114", "-0.2532"], ["0.2524", "0.4323"]]
TOKENS = "AI rocks"
MARKDOWN = """\
|       | AI       | rocks     |
| ----- | :------: | --------: |
| AI    | 0.4114   | `-0.2532` |
| rocks | **0.2524** | $0.4323$ |
"""
OPEN = "word | AI | rocks\n---|---|---\nAI | 0.4114 | -0.2532\nrocks | 0.2524 | 0.4323\n"
PANDAS = """\
           AI   rocks
AI     0.4114 -0.2532
rocks  0.2524  0.4323
"""
PANDAS_INDEX = """\
           AI   rocks
token
AI     0.4114 -0.2532
rocks  0.2524  0.4323
"""
GRID = """\
+-------+--------+---------+
|       | AI     | rocks   |
+=======+========+=========+
| AI    | 0.4114 | -0.2532 |
+-------+--------+---------+
| rocks | 0.2524 | 0.4323  |
+-------+--------+---------+
"""
PRETTY = """\
+-------+--------+---------+
| token | AI     | rocks   |
+-------+--------+---------+
| AI    | 0.4114 | -0.2532 |
| rocks | 0.2524 | 0.4323  |
+-------+--------+---------+
"""
BOXES = """\
┌───────┬────────┬─────────┐
│ token │ AI     │ rocks   │
├───────┼────────┼─────────┤
│ AI    │ 0.4114 │ -0.2532 │
│ rocks │ 0.2524 │ 0.4323  │
└───────┴────────┴─────────┘
"""
SIMPLE = """\
=====  ======  =======
token  AI      rocks
=====  ======  =======
AI     0.4114  -0.2532
rocks  0.2524  0.4323
=====  ======  =======
"""
TABS = "\tAI\trocks\nAI\t0.4114\t-0.2532\nrocks\t0.2524\t0.4323\n"
HLINE = r"""
\begin{tabular}{l|cc}
 & AI & rocks \\ \hline
AI & 0.4114 & -0.2532 \\
rocks & 0.2524 & 0.4323
\end{tabular}
"""
BOOKTABS = r"""
\begin{tabularx}{\linewidth}{@{}lp{3cm}X@{}}
\toprule
 & \multicolumn{2}{c}{probabilities} \\ \cmidrule(lr){2-3}
token & AI & rocks \\
\midrule
AI & 0.4114 & -0.2532 \\[2pt]
rocks & 0.2524 & 0.4323 \\
\bottomrule
\end{tabularx}
"""
DRESSES = {
    "markdown": MARKDOWN,
    "without outer pipes": OPEN,
    "quoted": "".join(f"> {line}\n" for line in MARKDOWN.splitlines()),
    "pandas": PANDAS,
    "pandas with a named index": PANDAS_INDEX,
    "grid": GRID,
    "pretty": PRETTY,
    "boxes": BOXES,
    "simple": SIMPLE,
    "tabs": TABS,
    "hline": HLINE,
    "booktabs": BOOKTABS,
}


@pytest.mark.parametrize("dress", DRESSES)
def test_one_table_in_many_dresses(dress: str) -> None:
    expected = ("", NUMBERS, TOKENS, TOKENS)
    assert matrix(DRESSES[dress]) == expected
    assert matrix(f"Some words.\n\n{DRESSES[dress]}\nMore of them.\n") == expected


def test_a_rule_below_every_row_makes_no_header() -> None:
    rule, rows = "+-----+-----+\n", ["| 0.1 | 0.2 |\n", "| 0.3 | 0.4 |\n", "| 0.5 | 0.6 |\n"]
    numbers = [["0.1", "0.2"], ["0.3", "0.4"], ["0.5", "0.6"]]
    assert matrix(rule + rule.join(rows) + rule) == ("", numbers, "", "")
    double = rule + rows[0] + rule.replace("-", "=") + rule.join(rows[1:]) + rule
    assert matrix(double) == ("", numbers[1:], "", "0.1 0.2")


@pytest.mark.parametrize("dress", DRESSES)
def test_lines_may_end_with_a_carriage_return(dress: str) -> None:
    text = f"P:\n\n{DRESSES[dress].lstrip()}".replace("\n", "\r\n")
    assert matrix(text) == ("P", NUMBERS, TOKENS, TOKENS)


@pytest.mark.parametrize(
    "above", ["P:\n\n", "P:\n", "**P**\n\n", "Table 3: P\n\n", "## P\n\n", "The matrix P =\n\n"]
)
@pytest.mark.parametrize("table", [MARKDOWN, PANDAS, GRID, SIMPLE, HLINE.lstrip()])
def test_the_name_above(above: str, table: str) -> None:
    assert matrix(above + table) == ("P", NUMBERS, TOKENS, TOKENS)


def test_the_name_in_the_corner_or_the_caption() -> None:
    assert matrix(OPEN.replace("word", "P"))[0] == "P"
    assert matrix(OPEN.replace("word", "$W_Q$"))[0] == "W_Q"
    assert matrix(OPEN.replace("word", r"query \ key"))[0] == ""
    assert matrix(OPEN.replace("word", r"q\k"))[0] == ""
    float_ = r"\begin{table}\caption{The matrix $P$.}" + HLINE + r"\end{table}"
    assert matrix(float_)[0] == "P"
    below = r"\begin{table}" + HLINE + r"\caption{$P$}\end{table}"
    assert matrix(below)[0] == "P"


def test_dashes_and_dressed_numbers_are_cells() -> None:
    text = "| | a | b |\n|-|-|-|\n| r | - | 1e-3 |\n| s | — | 25\\% |\n| u | **0.1** | 1,234.5 |\n"
    assert matrix(text)[1] == [["-", "1e-3"], ["—", "25\\%"], ["0.1", "1,234.5"]]
    text = r"\begin{tabular}{cc} 0.1 & \textbf{0.2} \\ 0.3 & 0.4 \end{tabular}"
    assert matrix(text) == ("", [["0.1", r"\textbf{0.2}"], ["0.3", "0.4"]], "", "")


def test_an_escaped_pipe_belongs_to_its_cell() -> None:
    text = "| | P(a\\|b) | c |\n|--|--|--|\n| AI | 0.1 | 0.2 |\n| is | 0.3 | 0.4 |\n"
    assert matrix(text)[3] == "P(a\\|b) c"


def test_numbers_that_label_rows() -> None:
    body = "| 0 | 0.1 | 0.2 |\n| 1 | 0.3 | 0.4 |\n"
    numbers = [["0.1", "0.2"], ["0.3", "0.4"]]
    assert matrix(f"| | 0 | 1 |\n|-|-|-|\n{body}") == ("", numbers, "0 1", "0 1")
    assert matrix(f"| pos | a | b |\n|-|-|-|\n{body}") == ("", numbers, "0 1", "a b")
    assert matrix("     0    1\n0  0.1  0.2\n1  0.3  0.4\n") == ("", numbers, "0 1", "0 1")
    with_index = [["0", "0.1", "0.2"], ["1", "0.3", "0.4"]]
    assert matrix(f"| x | a | b |\n|-|-|-|\n{body}") == ("", with_index, "", "x a b")


@pytest.mark.parametrize("heads", ["quantity | value", "name | Result", " | "])
def test_a_list_of_scalars(heads: str) -> None:
    text = (
        f"| {heads} |\n|---|---|\n| net_h1 | 0.3775 |\n| $out_{{h1}}$ | **0.5933** |\n| b | – |\n"
    )
    assert lines(text) == [("net_h1", "0.3775"), ("out_{h1}", "0.5933")]


def test_a_list_of_scalars_in_other_dresses() -> None:
    expected = [("net_h1", "0.3775"), ("loss", "1.26")]
    text = "quantity    value\n--------    -----\nnet_h1      0.3775\nloss        1.26\n"
    assert lines(text) == expected
    text = (
        "| quantity | formula | value |\n|-|-|-|\n| net_h1 | w x | 0.3775 |\n| loss | E | 1.26 |\n"
    )
    assert lines(text) == expected
    text = r"\begin{tabular}{lr} quantity & value \\ net_h1 & 0.3775 \\ loss & 1.26 \end{tabular}"
    assert lines(text) == expected
    assert lines("| net_h1 | out_h1 |\n|-|-|\n| 0.3775 | 0.5933 |\n") == [
        ("net_h1", "0.3775"),
        ("out_h1", "0.5933"),
    ]


def test_one_column_that_is_no_list_of_scalars() -> None:
    text = "| weight | gradient |\n|-|-|\n| w_5 | 0.08 |\n| w_6 | 0.09 |\n"
    assert matrix(text) == ("", [["0.08"], ["0.09"]], "w_5 w_6", "gradient")
    text = "| token | value |\n|-|-|\n| AI | 0.4 |\n| is | 0.6 |\n"
    assert matrix(text) == ("", [["0.4"], ["0.6"]], "AI is", "value")
    text = "| step | loss |\n|-|-|\n| 0 | 1.26 |\n| 1 | 1.20 |\n"
    assert matrix(text) == ("", [["1.26"], ["1.20"]], "0 1", "loss")


VECTORS = "| | AI | is |\n|-|-|-|\n| Z | 0.1 | 0.2 |\n| P | 0.4 | 0.6 |\n| dZ | 0.5 | -0.4 |\n"


def test_rows_that_are_different_quantities() -> None:
    found = figures(VECTORS)
    assert [(figure.label, cells(figure)) for figure in found] == [
        ("Z", [["0.1", "0.2"]]),
        ("P", [["0.4", "0.6"]]),
        ("dZ", [["0.5", "-0.4"]]),
    ]
    assert {figure.column_labels for figure in found} == {("AI", "is")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dZ", "Q"),  # letters alone may be tokens
        ("| |", "| token |"),
        ("| AI | is |", "| old | new |"),
        ("| AI | is |", "| Z | P |"),
        ("| Z |", "| dZ_1 |"),
        ("| |", "| S |"),  # the table has a name
    ],
)
def test_when_in_doubt_it_is_one_matrix(old: str, new: str) -> None:
    text = VECTORS.replace(old, new, 1)
    if new == "| dZ_1 |":
        text = text.replace("| dZ |", "| dZ_2 |").replace("| P |", "| dZ_3 |")
    label, numbers, _, _ = matrix(text)
    assert numbers == [["0.1", "0.2"], ["0.4", "0.6"], ["0.5", "-0.4"]]
    assert label == ("S" if "S" in new else "")


@pytest.mark.parametrize(
    "text",
    [
        "| Method | Paper | Year |\n|-|-|-|\n| a | Foo et al | 2014 |\n| b | Bar | 2016 |\n",
        "| a | b |\n|-|-|\n| x | y |\n",
        "| a | b |\n|-|-|\n",
        "| 0.1 | 0.2 |\n| 0.3 | 0.4 |\n",  # no row of dashes
        "Some prose 3\nother prose 4\n",
        "0.1  0.2\n0.3  0.4\n",  # neither a header nor a name
        "foo  1\nbar  2\n",
        "epoch 1  loss 0.5\nepoch 2  loss 0.4\n",
        "[[0.1 0.2]\n [0.3 0.4]]",
        "a\n---\n\n- 1\n- 2\n",
        "dZ = 0.1   P = 0.2\ndZ = 0.3   P = 0.4\n",
        r"\begin{tabular}{ll} a & b \\ c & d \end{tabular}",
    ],
)
def test_no_figure(text: str) -> None:
    assert everything(text) == []


def test_lines_of_numbers_below_a_name() -> None:
    assert matrix("P:\n0.1  0.2\n0.3  0.4\n") == ("P", [["0.1", "0.2"], ["0.3", "0.4"]], "", "")
    text = "P:\nAI     0.4114  -0.2532\nrocks  0.2524  0.4323\n"
    assert matrix(text) == ("P", NUMBERS, TOKENS, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("| a | b |\n|-|-|\n| 0.1 |\n| 0.2 | 0.3 |\n", "a row of the table has 1 cell"),
        (r"\begin{tabular}{cc} 0.1 & 0.2 \\ 0.3 \end{tabular}", "a row of the table has 1 cell"),
        (r"\begin{tabular}{cc} 0.1 & 0.2", "the table is cut off"),
        (r"\begin{tabular}{cc} \multicolumn{2}{c}{0.1} \\ 1 & 2 \end{tabular}", "a cell spans"),
        ("a    b\n0.1  0.2\n...  ...\n0.3  0.4\n", "parts of the table are left out"),
        ("     a  ...    b\n0  0.1  ...  0.2\n1  0.3  ...  0.4\n", "parts of the table"),
    ],
)
def test_what_cannot_be_read(text: str, message: str) -> None:
    (found,) = everything(text)
    assert isinstance(found, Trouble)
    assert found.message.startswith(message)
    assert found.advice


@st.composite
def matrices(draw: st.DrawFn) -> list[list[str]]:
    rows, columns = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    entry = st.integers(-99999, 99999).map(lambda n: f"{n / 10**4:.4f}")
    row = st.lists(entry, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def rendered(rows: list[list[str]], style: str) -> str:
    table = [["", *(f"c{chr(97 + j)}" for j in range(len(rows[0])))]]
    table += [[f"row {chr(97 + i)}", *row] for i, row in enumerate(rows)]
    if style == "tabular":
        body = " \\\\\n".join(" & ".join(row) for row in table)
        return f"\\begin{{tabular}}{{l}}\n{body}\n\\end{{tabular}}"
    if style == "aligned":
        return "\n".join(
            f"{row[0]:8}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in table
        )
    lines_ = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([lines_[0], "|" + "--|" * len(table[0]), *lines_[1:]])


@given(matrices(), st.sampled_from(["tabular", "aligned", "markdown"]))
def test_round_trip(rows: list[list[str]], style: str) -> None:
    label, numbers, row_labels, _ = matrix("P:\n\n" + rendered(rows, style) + "\n")
    assert (label, numbers) == ("P", rows)
    assert row_labels.startswith("row a row b")


_PIECES = st.sampled_from(
    [
        *"|-+=:&\\{}[]. \n\t01ax$*`",
        *("\n|", "|--|", "0.5", "  ", "\\\\", r"\begin{tabular}{c}", r"\end{tabular}", r"\hline"),
        *("| 0.1 | 0.2 |\n", "|-|-|\n", "a  0.1  0.2\n", "P:\n", "┌─┬─┐\n", "│", r"\multicolumn"),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join)))
@example("=|\n0|0\n|")
@example("-" * 3000 + "x")
@example("| " * 100 + "\n" + "|-" * 100)
@example(r"\begin{tabular}" * 20)
def test_garbage_raises_nothing(text: str) -> None:
    everything(text)

"""Lists of numbers: what is read, under which name, and what is no figure."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verify.documents.found import Found, Trouble
from verify.documents.lists import find_lists


def everything(text: str) -> list[Found | Trouble]:
    """What is found in ``text``, each cell where it says."""
    found = list(find_lists(text))
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        for cell in (cell for row in getattr(each, "rows", ()) for cell in row):
            assert text[cell.start : cell.end] == cell.text
            assert each.start <= cell.start < cell.end <= each.end
    return found


def figures(text: str) -> list[tuple[str, list[list[str]]]]:
    found = everything(text)
    assert all(isinstance(each, Found) for each in found), found
    return [
        (each.label, [[cell.text for cell in row] for row in each.rows])
        for each in found
        if isinstance(each, Found)
    ]


def fixed(text: str) -> bool:
    (found,) = everything(text)
    assert isinstance(found, Found)
    return found.fixed


def trouble(text: str) -> Trouble:
    (found,) = everything(text)
    assert isinstance(found, Trouble)
    return found


SQUARE = [["0.1", "-0.2"], ["0.3", "0.4"]]
ROW = [["0.1", "0.2"]]


@pytest.mark.parametrize(
    "text",
    [
        "W_Q = [[0.1, -0.2], [0.3, 0.4]]",
        "W_Q = [[0.1, -0.2],\n       [0.3, 0.4],\n]",
        "W_Q := [(0.1, -0.2), (0.3, 0.4)]",
        "W_Q = ((0.1, -0.2), (0.3, 0.4))",
        "W_Q: [[0.1, -0.2], [0.3, 0.4]]",
        '{"W_Q": [[0.1, -0.2], [0.3, 0.4]]}',
        "W_Q = [[0.1 -0.2]\n [0.3  0.4]]",
        "W_Q = np.array([[0.1, -0.2], [0.3, 0.4]], dtype=np.float32)",
        "W_Q =\nArray([[0.1, -0.2],\n       [0.3, 0.4]], dtype=float32)",
        "W_Q = tensor([[0.1, -0.2], [0.3, 0.4]], device='cuda:0', grad_fn=<MmBackward0>)",
        "W_Q = Parameter containing:\ntensor([[0.1, -0.2],\n [0.3, 0.4]], requires_grad=True)",
        "W_Q = <tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[0.1, -0.2],\n[0.3, 0.4]])>",
        "W_Q:\n[[0.1, -0.2], [0.3, 0.4]]",
        "The weight matrix W_Q is:\n\n```\n[[0.1, -0.2],\n [0.3, 0.4]]\n```",
        "The weights W_Q are:\n[[0.1, -0.2], [0.3, 0.4]]",
        "### W_Q\n\n[[0.1, -0.2], [0.3, 0.4]]",
        "print(W_Q)\n[[ 0.1 -0.2]\n [ 0.3  0.4]]",
        "print('W_Q:', W_Q)\n[[ 0.1 -0.2]\n [ 0.3  0.4]]",
        ">>> W_Q\narray([[ 0.1, -0.2],\n       [ 0.3,  0.4]])",
        "In [2]: W_Q\nOut[2]: array([[ 0.1, -0.2], [ 0.3,  0.4]])",
        "**W_Q** = `[[0.1, -0.2], [0.3, 0.4]]`",
        "$W_Q = [[0.1, -0.2], [0.3, 0.4]]$",
        "Table 3: W_Q\n[[0.1, -0.2], [0.3, 0.4]]",
        "The matrix W_Q is:\r\n\r\n```\r\n[[0.1, -0.2],\r\n [0.3, 0.4]]\r\n```",
        "W_Q\n---\n[[0.1, -0.2], [0.3, 0.4]]",
        "W_Q -> [[0.1, -0.2], [0.3, 0.4]]",
        "W_Q = A B = [[0.1, -0.2], [0.3, 0.4]]",
    ],
)
def test_a_matrix_and_its_name(text: str) -> None:
    assert figures(text) == [("W_Q", SQUARE)]


@pytest.mark.parametrize(
    "text",
    [
        "P = [0.1, 0.2]",
        "P = [0.1 0.2]",
        "P ≈ (0.1, 0.2)",
        "so $P = [0.1, 0.2]$ holds",
        r"P = \left[0.1,\; 0.2\right]",
        r"P \approx \big(0.1, 0.2\big)",
        "P = softmax(Z) = [0.1, 0.2]",
        "P = [0.3, 0.1] - [0.2, -0.1] = [0.1, 0.2]",
        "P:\n[0.1, 0.2]",
        "P\ntensor([0.1, 0.2])",
    ],
)
def test_a_vector_and_its_name(text: str) -> None:
    assert figures(text) == [("P", ROW)]


def test_several_on_a_line() -> None:
    text = "a = [0.1, 0.2], b = [0.3, 0.4]"
    assert figures(text) == [("a", ROW), ("b", [["0.3", "0.4"]])]
    assert figures("P_1 = [0.4114, 0.2532, 0.3354]") == [("P_1", [["0.4114", "0.2532", "0.3354"]])]
    assert figures("W_1  = [0.1, 0.2]\ndW_10 = [0.3]") == [("W_1", ROW), ("dW_10", [["0.3"]])]


@pytest.mark.parametrize("mark", ["^T", r"^\top", r"^{\top}", r"^{T}", r"^\intercal"])
def test_a_transposed_row_is_a_column(mark: str) -> None:
    assert figures(f"v = (0.1, 0.2){mark}") == [("v", [["0.1"], ["0.2"]])]


def test_no_axes() -> None:
    assert figures("loss = tensor(0.3775, grad_fn=<NllLossBackward0>)") == [("loss", [["0.3775"]])]
    assert figures("array(0.3775)") == [("", [["0.3775"]])]
    assert figures("np.float64(-1.5e-05)") == [("", [["-1.5e-05"]])]


def test_three_axes_are_one_figure_for_each_first_index() -> None:
    text = "Q = [[[1., 2.], [3., 4.]],\n\n [[5., 6.], [7., 8.]]]"
    assert figures(text) == [
        ("Q[0]", [["1.", "2."], ["3.", "4."]]),
        ("Q[1]", [["5.", "6."], ["7.", "8."]]),
    ]
    assert figures("array([[[0.5, 1. ]]])") == [("", [["0.5", "1."]])]
    assert [label for label, _ in figures("Q = [[[[0.1]], [[0.2]]]]")] == ["Q[0][0]", "Q[0][1]"]


def test_entries_that_are_no_plain_numbers() -> None:
    text = "y = [[0, 1, 0.5], [-, —, - 0.5], [-inf, nan, 1e-3], [0.4/2, (0.2 - 1)/2, 0.41…]]"
    rows = [cells.split("|") for cells in ("0|1|0.5", "-|—|- 0.5", "-inf|nan|1e-3")]
    assert figures(text) == [("y", [*rows, ["0.4/2", "(0.2 - 1)/2", "0.41…"]])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = [0.1, 0.25]", True),  # Python: each number's own digits
        ("x = np.array([0.1, 0.25])", True),  # typed by a person
        ("tensor([0.1000, 0.2500])", True),
        ("array([0.1 , 0.25])", False),
        ("Array([0.1 , 0.25], dtype=float32)", False),
        ("x = [0.1  0.25]", False),
        ("array([1.0e-03, 2.5e-01])", True),  # all digits of a mantissa count
        ("array([-inf, 0.25])", False),
    ],
)
def test_where_the_width_is_the_precision(text: str, expected: bool) -> None:
    assert fixed(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "a [link](url), a footnote [[1]](url), see [1] and [1, 2], [[3, 4]]",
        "x in [0, 1) or (0.1, 0.2)",
        "x = [0, 1)",
        "W[0][1] and W[0, 1] and W[[0, 1], [1, 0]]",
        "np.zeros((2, 3))",
        "f([0.1, 0.2])",
        "x = f([0.1, 0.2])",
        "x = [a, b]",
        "x = [1, 2, n]",
        "x = [i for i in y]",
        "x = []",
        "x = [0.1, 0.2] * 3",
        "x = [0.1, 0.2][0]",
        "x = [0.1, 0.2].sum()",
        "points (0.1, 0.2) and (0.3, 0.4)",
        "y = (0.41 - 1)/2",
        "reference: [12]",
        "[[0.1, 0.2]](url)",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


def test_nested_lists_need_no_name() -> None:
    assert figures("[[0.1, 0.2]]") == [("", ROW)]
    assert figures("[[1, 2], [3, 4]]") == [("", [["1", "2"], ["3", "4"]])]
    assert figures("[[1], [2]]") == []  # citations


def test_no_name_is_better_than_a_wrong_one() -> None:
    assert figures("W = softmax([[0.1, 0.2]])") == [("", ROW)]
    assert figures("W = [[0.1, 0.2]] @ V") == []
    assert figures("W = np.array([[0.1, 0.2]]).T") == [("", ROW)]
    assert figures("Some words.\n[[0.1, 0.2]]") == [("", ROW)]
    assert figures("Gradient of W:\n[[0.1, 0.2]]") == [("Gradient of W", ROW)]
    assert figures("new W:\n[[0.1, 0.2]]") == [("new W", ROW)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A = [[0.1, 0.2], [0.3]]", "row 2 of the list has 1 entry, row 1 has 2"),
        ("A = [[0.1, 0.2], []]", "row 2 of the list has 0 entries, row 1 has 2"),
        ("A = [[0.1, 0.2], [0.3, 0.4]", "the list is cut off"),
        ("A = [0.1, 0.2, ..., 0.5]", "entries are left out of the list"),
        ("[[0.1 0.2 ... 0.3]\n [0.1 0.2 ... 0.3]]", "entries are left out of the list"),
        ("[[[0.1 0.2 ... 0.3]]\n\n [[0.1 0.2]\n  [0.3 0.4]]]", "entries are left out of the list"),
        ("A = [0.1, 0.2, x]", "'x' is not a number"),
        ("A = [0.1, 0.2 0.3]", "there is no comma before 0.3"),
        ("A = [0.1, 0.2,, 0.3]", "a comma separates nothing"),
        ("A = [[0.1, 0.2], 0.3]", "the list is not as deep everywhere"),
        ("A = [0.1, 0.2, [0.3]]", "the list is not as deep everywhere"),
        ("A = [0.1, 0.2)", "the bracket is closed by )"),
        ("A = " + "[" * 7 + "0.1, 0.2" + "]" * 7, None),  # deeper than anything; no number read
    ],
)
def test_what_is_meant_as_numbers_and_cannot_be_read(text: str, message: str | None) -> None:
    if message is None:
        assert figures(text) == []
    else:
        assert trouble(text).message == message
        assert trouble(text).advice


def test_reading_goes_on_behind_a_trouble() -> None:
    first, second = everything("A = [0.1, 0.2, x]\nB = [0.3, 0.4]")
    assert isinstance(first, Trouble)
    assert isinstance(second, Found)
    assert second.label == "B"


# Round trips: what the libraries themselves print

Numbers = list[list[float]]


@st.composite
def matrices(draw: st.DrawFn) -> Numbers:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    entry = st.integers(-99999, 99999).map(lambda n: n / 10**4)
    return draw(
        st.lists(st.lists(entry, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )


def read_back(text: str, label: str) -> Numbers:
    ((found_label, rows),) = figures(text)
    assert found_label == label
    return [[float(cell) for cell in row] for row in rows]


@given(matrices())
def test_python_and_json_round_trip(matrix: Numbers) -> None:
    assert read_back(f"W = {matrix}", "W") == matrix
    assert read_back(json.dumps({"W": matrix}, indent=2), "W") == matrix
    assert read_back(f"W = {tuple(map(tuple, matrix))}", "W") == matrix


@given(matrices(), st.booleans())
@example([[1e-4, 9.9999]], False)
def test_numpy_round_trip(matrix: Numbers, suppress: bool) -> None:
    array = np.array(matrix)
    with np.printoptions(suppress=suppress):
        assert read_back(f"W = {array!r}", "W") == matrix
        assert read_back(f"The result W is:\n{array}\n", "result W") == matrix
        assert read_back(f">>> print(W)\n{array}\n", "W") == matrix


@given(matrices())
def test_three_axes_round_trip(matrix: Numbers) -> None:
    array = np.array([matrix, matrix])
    for text in (f"W = {array!r}", f"W =\n{array}"):
        found = [(label, [[float(cell) for cell in row] for row in rows])
                 for label, rows in figures(text)]  # fmt: skip
        assert found == [("W[0]", matrix), ("W[1]", matrix)]


@pytest.mark.slow  # PyTorch alone takes seconds to import
@settings(deadline=None)
@given(matrices())
def test_torch_round_trip(matrix: Numbers) -> None:
    torch: Any = pytest.importorskip("torch", reason="PyTorch is not installed")
    tensor = torch.tensor(matrix, dtype=torch.float64, requires_grad=True)
    assert read_back(f"W = {tensor}", "W") == matrix
    assert read_back(f"W = {tensor * 1}", "W") == matrix
    assert read_back(f"print(W)\n{torch.nn.Parameter(tensor)}", "W") == matrix


_PIECES = st.sampled_from(
    [
        *"[](){},. \n0-=:;\\$&x\"'*^",
        *("0.5", "array(", "tensor([", "[[", "]]", "...", "W = ", "1e-3", "numpy=", "<tf.Tensor"),
        *("dtype=x", r"\left[", r"\right]", "Parameter containing:", "(1)", "print(x)\n", "P:\n"),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join)))
@example("(1)" * 30)
@example("x = " + "[" * 50)
@example("array(" * 20 + "[1, 2]")
def test_garbage_raises_nothing(text: str) -> None:
    everything(text)

"""Right values in the wrong place: rows, columns, heads, other quantities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from numeric.example import Example
from tests.verify.slip_cases import case_of, chapter, texts, values
from verify.slips.evidence import Evidence
from verify.slips.explain import explain
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Moved

Array = np.ndarray[Any, Any]


@pytest.fixture(scope="module")
def example() -> Example:
    return chapter()


def _rows(*order: int) -> Callable[[Array], Array]:
    return lambda array: array[list(order)]


def _columns(*order: int) -> Callable[[Array], Array]:
    return lambda array: array[:, list(order)]


@pytest.mark.parametrize(
    ("name", "change", "slip", "words"),
    [
        ("P", _rows(0, 0, 2), "copied row", "row 2 repeats row 1"),
        ("P", _rows(1, 1, 1), "copied row", "rows 1 and 3 repeat row 2"),
        ("P", _columns(0, 1, 0), "copied column", "column 3 repeats column 1"),
        ("P", _rows(2, 1, 0), "swapped rows", "rows 1 and 3 are swapped"),
        ("P", _rows(1, 2, 0), "shifted rows", "rows 1 and 2 and 3 show the next row"),
        ("P", np.transpose, "transposed", "the transposed matrix is printed"),
        ("dblock1.W_Q", _columns(2, 3, 0, 1), "swapped heads", "heads 1 and 2 are swapped"),
        ("dblock1.attention.Q", _rows(1, 0), "swapped heads", "heads 1 and 2 are swapped"),
    ],
)
def test_lines_that_are_moved(
    example: Example, name: str, change: Callable[[Array], Array], slip: str, words: str
) -> None:
    found = explain(case_of(example, name, texts(change(values(example)[name]))))
    assert found is not None
    assert (found.slip, found.words) == (slip, words)


def test_entries_that_are_moved(example: Example) -> None:
    right = texts(values(example)["P"])
    swapped = explain(case_of(example, "P", {**right, (0, 0): right[1, 2], (1, 2): right[0, 0]}))
    assert swapped is not None
    assert swapped.words == "entries (1, 1) and (2, 3) are swapped"
    copied = explain(case_of(example, "P", {**right, (0, 0): right[0, 2]}))
    assert copied is not None
    assert copied.words == "entry (1, 1) repeats entry (1, 3)"


def test_a_row_that_is_copied_but_for_one_entry_is_not(example: Example) -> None:
    right = values(example)["P"]
    shown = {**texts(right[[0, 0, 2]]), (1, 1): "0.7193"}
    assert explain(case_of(example, "P", shown, ("Z",))) is None


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("block1.attention.Q", "block1.attention.K", "another quantity"),
        ("dblock1.W_K", "dblock1.W_V", "another quantity"),
        ("dblock1.middle", "block1.middle", "value for its gradient"),
        ("block1.middle", "dblock1.middle", "gradient for its value"),
        ("dblock1.W_Q", "block1.W_Q", "value for its gradient"),  # which is given
    ],
)
def test_another_quantity(example: Example, name: str, other: str, slip: str) -> None:
    given = np.array(example.given.get(other), dtype=object)
    found = explain(case_of(example, name, texts(values(example).get(other, given))))
    assert found is not None
    assert found.slip == slip
    assert other in found.words


def test_something_else_than_another_quantity(example: Example) -> None:
    right = values(example)
    shown = {**texts(np.asarray(right["block1.attention.K"])), (0, 0, 0): "0.7193"}
    assert explain(case_of(example, "block1.attention.Q", shown)) is None


def test_a_row_of_another_quantity(example: Example) -> None:
    right = values(example)
    shown = {**texts(right["block1.attention.Q"])}
    shown |= {at: t for at, t in texts(right["block1.attention.K"]).items() if at[:2] == (0, 1)}
    found = explain(case_of(example, "block1.attention.Q", shown))
    assert found is not None
    assert found.words == "in the wrong entries, this is block1.attention.K"


def test_zeros_are_no_evidence(example: Example) -> None:
    """Other quantities are 0 somewhere too: that says nothing."""
    for shown, said in (("0.0000", Evidence.NONE), ("0.1186", Evidence.EXACT)):
        right = texts(values(example)["dblock1.gamma_1"])
        case = case_of(example, "dblock1.gamma_1", {**right, (1,): shown})
        zeros = {(1,): ("block1.b_1", (2,))} if shown == "0.0000" else {(1,): (case.name, (0,))}
        assert Moved("", "", 0, zeros).evidence(Recalculation(case)) is said

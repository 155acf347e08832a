"""Binding: each figure is claimed, entry by entry, or is free with a reason."""

from __future__ import annotations

import numpy as np
import pytest

from verify.binding import Binding, BindingError, Bound, Free, Reference, bind
from verify.documents.figure import Figure
from verify.printed import Missing, Printed

SHAPES: dict[str, tuple[int, ...]] = {
    "x": (3,),
    "y": (3,),
    "one_hot": (3, 5),
    "E": (5, 4),
    "P": (3, 5),
    "dP": (3, 5),
    "loss": (),
    "block1.W_Q": (4, 6),
    "block1.attention.Q": (2, 3, 2),
    "block1.attention.K": (2, 3, 2),
    "block1.layer_norm_1.mean": (3,),
    "block1.layer_norm_2.mean": (3,),
    "W_1": (2, 2),
    "W_1#1": (2, 2),
    "w": (),
}


def figure(label: str, rows: int, columns: int, line: int = 1, text: str = "0.{}") -> Figure:
    """A figure whose entries are all different: 0.10, 0.11, … in the first row."""
    cells = tuple(
        tuple(Printed(text.format(f"{row + 1}{column}"), line) for column in range(columns))
        for row in range(rows)
    )
    return Figure(label, cells, line, 1)


def bound(label: str, rows: int, columns: int, labels: dict[str, str] | None = None) -> Bound:
    found = bind([figure(label, rows, columns)], labels or {}, SHAPES, "notes.md")
    assert found.free == ()
    (one,) = found.bound
    return one


def free(label: str, rows: int, columns: int, labels: dict[str, str] | None = None) -> Free:
    found = bind([figure(label, rows, columns)], labels or {}, SHAPES, "notes.md")
    assert found.bound == ()
    (one,) = found.free
    return one


@pytest.mark.parametrize(
    ("label", "shape", "name"),
    [
        ("P", (3, 5), "P"),
        (r"\frac{\partial L}{\partial P}", (3, 5), "dP"),
        ("Y", (3, 5), "one_hot"),
        ("Y", (1, 3), "y"),
        ("y", (3, 1), "y"),
        ("y", (3, 5), "one_hot"),
        ("E", (5, 4), "E"),
        ("E", (1, 1), "loss"),
        ("L", (1, 1), "loss"),
        ("w", (1, 1), "w"),
        ("w_q", (4, 6), "block1.W_Q"),
        ("Q", (3, 4), "block1.attention.Q"),
        (r"W_1^{\text{new}}", (2, 2), "W_1#1"),
    ],
)
def test_name_and_shape_together_say_what_a_figure_is(
    label: str, shape: tuple[int, int], name: str
) -> None:
    assert bound(label, *shape).reference == Reference(name)


def test_cells_know_their_entries() -> None:
    found = bound("Q", 3, 4)
    cells = {(cell.row, cell.column): cell for cell in found.cells}
    assert len(cells) == 12
    assert cells[1, 1].at == (0, 0, 0)
    assert cells[2, 3].at == (1, 1, 0)
    assert cells[3, 4].at == (1, 2, 1)
    for (row, column), cell in cells.items():
        assert cell.cell is found.figure.rows[row - 1][column - 1]
    assert {cell.at for cell in found.cells} == set(np.ndindex(2, 3, 2))


def test_transposed_figures_keep_their_own_places() -> None:
    found = bound("W_Q^T", 6, 4)
    assert found.reference == Reference("block1.W_Q", (), True)
    assert [cell.at for cell in found.cells if (cell.row, cell.column) == (6, 1)] == [(0, 5)]


def test_one_entry_and_one_row() -> None:
    assert [cell.at for cell in bound("dP[2][4]", 1, 1).cells] == [(2, 4)]
    assert [cell.at for cell in bound("P[1]", 1, 5).cells] == [(1, column) for column in range(5)]
    assert [cell.at for cell in bound("P[:, 4]", 3, 1).cells] == [(row, 4) for row in range(3)]
    assert [cell.at for cell in bound("x", 3, 1).cells] == [(0,), (1,), (2,)]
    assert [cell.at for cell in bound("loss", 1, 1).cells] == [()]


def test_dashes_are_cells_too() -> None:
    rows = ((Printed("1"), Printed("2"), Missing("-")),)
    found = bind([Figure("y", rows, 1, 1)], {}, SHAPES, "notes.md")
    assert [cell.cell for cell in found.bound[0].cells] == list(rows[0])


def test_heads_one_by_one() -> None:
    both = bind([figure("Q_1", 3, 2), figure("Q_2", 3, 2)], {}, SHAPES, "notes.md")
    assert [one.reference.where for one in both.bound] == [(0,), (1,)]
    assert both.bound[1].cells[-1].at == (1, 2, 1)
    alone = free("Q_1", 3, 2)
    assert alone.is_error
    assert "Q_1 may be any of block1.attention.Q[" in alone.reason
    assert bound("Q_1", 3, 2, {"Q_1": "Q[0]"}).reference.where == (0,)


def test_of_those_that_fit_the_best_counts() -> None:
    shapes = {"Y": (2,), "attention.Y": (2,), "one_hot": (1, 2)}
    found = bind([figure("Y", 1, 2)], {}, shapes, "notes.md")
    assert [one.reference for one in found.bound] == [Reference("Y")]
    shapes["Y"] = (3,)
    found = bind([figure("Y", 1, 2)], {}, shapes, "notes.md")
    assert [one.reference for one in found.bound] == [Reference("attention.Y")]


def test_several_that_fit_are_an_error_that_lists_them() -> None:
    found = free(r"\mu", 1, 3)
    assert found.is_error
    assert found.reason == (
        r"\mu may be any of block1.layer_norm_1.mean, block1.layer_norm_2.mean: "
        "say which in [document.labels]"
    )
    assert bound(r"\mu", 1, 3, {r"\mu": "layer_norm_2.mean"}).reference.name == (
        "block1.layer_norm_2.mean"
    )


@pytest.mark.parametrize(
    ("label", "shape", "reason"),
    [
        ("P", (2, 3), "P is printed as 2 × 3, P is 3 × 5"),
        ("P", (5, 3), "P is printed as 5 × 3, P is 3 × 5"),
        ("P^T", (3, 5), "P^T is printed as 3 × 5, P.T is 5 × 3"),
        ("P[0]", (1, 4), "P[0] is printed as 1 × 4, P[0] is 5"),
        ("Q", (3, 2), "Q is printed as 3 × 2, block1.attention.Q is 2 × 3 × 2"),
        ("loss", (1, 2), "loss is printed as 1 × 2, loss is a single number"),
    ],
)
def test_a_name_with_another_shape_is_an_error(
    label: str, shape: tuple[int, int], reason: str
) -> None:
    assert free(label, *shape) == Free(figure(label, *shape), reason, is_error=True)


@pytest.mark.parametrize(
    ("label", "shape", "reason"),
    [
        ("", (3, 5), "it has no label"),
        ("R", (3, 5), "nothing is called that; bind it in [document.labels]"),
        ("P Q", (3, 5), "nothing is called that; bind it in [document.labels]"),
        # One number, or a name that the field uses for many things, may be something else.
        ("P", (1, 1), "P is printed as 1 × 1, P is 3 × 5"),
        ("Y", (3, 4), "Y is printed as 3 × 4, one_hot is 3 × 5, y is 3"),
        ("w_Q", (2, 2), "w_Q is printed as 2 × 2, block1.W_Q is 4 × 6"),
        (
            "P_{1,2}",
            (1, 1),
            "the index of P_{1,2} may count from 0 or from 1: say which in [document.labels], "
            "as in 'P_{i}' = 'P[{i-1}]'",
        ),
    ],
)
def test_what_nothing_claims_is_free_and_no_error(
    label: str, shape: tuple[int, int], reason: str
) -> None:
    assert free(label, *shape) == Free(figure(label, *shape), reason)


def test_a_whole_number_is_not_taken_for_the_loss() -> None:
    layers = Figure("L", ((Printed("1"),),), 1, 1)
    assert bind([layers], {}, SHAPES, "notes.md").free == (
        Free(layers, "nothing is called that; bind it in [document.labels]"),
    )
    assert bind([layers], {"L": "loss"}, SHAPES, "notes.md").bound
    said = Figure("loss", ((Printed("1"),),), 1, 1)
    assert bind([said], {}, SHAPES, "notes.md").bound


def test_symbolic_figures_are_free() -> None:
    symbolic = Figure("P", (("p_1", "p_2"),), 1, 1)
    assert bind([symbolic], {"P": "P"}, SHAPES, "notes.md").free == (Free(symbolic, "symbolic"),)


def test_what_is_said_comes_before_what_is_usual() -> None:
    assert bound("P", 5, 4, {"P": "E"}).reference.name == "E"
    wrong = free("P", 3, 5, {"P": "E"})
    assert (wrong.reason, wrong.is_error) == ("P is printed as 3 × 5, E is 5 × 4", True)
    one = free("P", 1, 1, {"P": "E"})
    assert one.is_error


def test_a_pattern_out_of_range_is_said_of_its_figure_only() -> None:
    figures = [figure("P_1", 1, 5), figure("P_4", 1, 5, line=7), figure("x", 1, 3)]
    found = bind(figures, {"P_{i}": "P[{i-1}]"}, SHAPES, "notes.md")
    assert [str(one.reference) for one in found.bound] == ["P[0]", "x"]
    (trouble,) = found.free
    assert trouble.figure is figures[1]
    assert trouble.is_error
    assert trouble.reason.startswith("P_4: P[3] is out of range: P is 3 × 5")


def test_labels_that_mean_nothing_are_one_error() -> None:
    with pytest.raises(BindingError, match=r"notes\.md: the label Z = P: no figure is labelled so"):
        bind([figure("P", 3, 5)], {"Z": "P"}, SHAPES, "notes.md")


def test_every_figure_is_bound_or_free_in_order() -> None:
    figures = [figure(label, 3, 5, line) for line, label in enumerate("PRPR", 1)]
    found = bind(iter(figures), {}, SHAPES, "notes.md")
    assert [one.figure.line for one in found.bound] == [1, 3]
    assert [one.figure.line for one in found.free] == [2, 4]
    assert bind([], {}, SHAPES, "notes.md") == Binding((), ())

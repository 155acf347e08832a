"""Expressions of matrices know their shapes, and one without a shape cannot be made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derivations.matrix.expression import (
    ONE,
    Add,
    AxisSum,
    Hadamard,
    Leaf,
    MatMul,
    Matrix,
    MatrixEquation,
    Number,
    OneHot,
    Ones,
    Over,
    Quotient,
    Scale,
    ShapeError,
    Transpose,
    nodes,
    parts,
)
from derivations.notation import dimension, ids, tensor

T, D, V = dimension("T"), dimension("D"), dimension("V")
X = Leaf(tensor("X", T, D), 0, 1)
W = Leaf(tensor("W", D, V), 0, 1)
COLUMN = Leaf(tensor("mean", T), 0, None)
ROW = Leaf(tensor("b", D), None, 0)
Y = ids("y", T, below=V)


@pytest.mark.parametrize(
    ("node", "shape"),
    [
        (X, (T, D)),
        (Leaf(X.tensor, 1, 0), (D, T)),
        (COLUMN, (T, ONE)),
        (ROW, (ONE, D)),
        (OneHot(Y, by_rows=True), (T, V)),
        (OneHot(Y, by_rows=False), (V, T)),
        (Transpose(ROW), (D, ONE)),
        (MatMul(X, W), (T, V)),
        (MatMul(Transpose(X), COLUMN), (D, ONE)),
        (Hadamard((X, COLUMN)), (T, D)),
        (Hadamard((COLUMN, ROW)), (T, D)),
        (Add((X, ROW, Number(ONE))), (T, D)),
        (Quotient(X, COLUMN), (T, D)),
        (Scale(Number(D), X), (T, D)),
        (AxisSum(X, Over.ROW), (T, ONE)),
        (AxisSum(X, Over.COLUMN), (ONE, D)),
        (AxisSum(X, Over.ALL), (ONE, ONE)),
        (Ones((T, ONE)), (T, ONE)),
    ],
)
def test_shapes(node: Matrix, shape: object) -> None:
    assert node.shape == shape


@pytest.mark.parametrize(
    "make",
    [
        lambda: MatMul(W, X),
        lambda: MatMul(X, X),
        lambda: MatMul(X, ROW),
        lambda: Hadamard((X, W)),
        lambda: Hadamard((X, Transpose(X))),
        lambda: Add((X, Transpose(COLUMN))),
        lambda: Quotient(X, Transpose(ROW)),
        lambda: Scale(COLUMN, X),
        lambda: Leaf(X.tensor, 0, None),
        lambda: Leaf(X.tensor, 0, 0),
        lambda: Leaf(X.tensor, 0, 2),
        lambda: OneHot(tensor("y", T), by_rows=True),
        lambda: MatrixEquation(X, Transpose(X)),
        lambda: MatrixEquation(X, ROW),
    ],
)
def test_what_has_no_shape_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ShapeError):
        make()


def test_everything_inside_is_reached() -> None:
    product = MatMul(Transpose(X), Quotient(X, COLUMN))
    assert parts(product) == (Transpose(X), Quotient(X, COLUMN))
    assert list(nodes(product)) == [product, Transpose(X), X, Quotient(X, COLUMN), X, COLUMN]
    assert parts(Scale(Number(D), Add((X, ROW)))) == (Number(D), Add((X, ROW)))
    assert parts(Hadamard((X, COLUMN))) == (X, COLUMN)

"""Sums along rows and columns inside an equation are worked out where it is not put in whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from derivations.catalogue import sublayer
from derivations.matrix.build import matrix_equation
from derivations.matrix.expression import AxisSum
from tests.verify.printed_blocks import displays, example, oracle, result
from verify.derive.number_printing import Printing
from verify.derive.number_sums import inner_sums
from verify.derive.number_values import Values
from verify.derive.numbers import Numbers

NARROW = Printing(limit=16, characters=30)


def found(step: str, printing: Printing = NARROW) -> dict[str, list[list[str]]]:
    numbers = Numbers(Values(example()), printing)
    blocks = numbers.backward(numbers.values.network.step(step))
    return {a: result(d) for a, d in displays(blocks).items() if ".sum" in a}


def sides(page: str, name: str) -> tuple[AxisSum, ...]:
    equation = next(e for e in sublayer(page).backward if e.name == name)
    return inner_sums(matrix_equation(equation, sublayer(page).tensors()).right)


def test_the_two_sums_of_layer_norm() -> None:
    step = "block1.layer_norm_2"
    x_hat, dx_hat = oracle()[f"{step}.x_hat"], oracle()[f"{step}.dx_hat"]
    columns = [dx_hat.sum(axis=1), (x_hat * dx_hat).sum(axis=1)]
    sums = found(step)
    assert list(sums) == [f"{step}.numbers.backward.dX.sum{n}" for n in (1, 2)]
    for printed, expected in zip(sums.values(), columns, strict=True):
        assert [[f"{v:.4f}"] if v else ["0"] for v in expected] == printed


def test_the_coupling_term_of_each_head() -> None:
    step = "block1.attention"
    A, dA = oracle()[f"{step}.A"], oracle()[f"{step}.dA"]
    sums = found(step)
    for head in (0, 1):
        printed = sums[f"{step}.numbers.backward.dscores.{head + 1}.sum1"]
        expected = (A[head] * dA[head]).sum(axis=1)
        np.testing.assert_allclose([float(row[0]) for row in printed], expected, atol=5.1e-5)
        assert printed[2] == ["0"]


def test_positions_as_columns_turn_the_sums() -> None:
    style = replace(NARROW.style, convention="columns")
    rows, columns = (
        found("block1.layer_norm_2"),
        found("block1.layer_norm_2", replace(NARROW, style=style)),
    )
    assert rows.keys() == columns.keys()
    for anchor, column in rows.items():
        assert columns[anchor] == [[row[0] for row in column]]


def test_what_is_put_in_whole_needs_no_sums() -> None:
    assert found("block1.layer_norm_2", Printing(characters=999)) == {}


@pytest.mark.parametrize(
    ("page", "name", "count"),
    [
        ("layer_norm", "dX", 2),
        ("softmax", "dZ", 1),
        ("layer_norm", "dbeta", 0),
        ("linear", "dW", 0),
    ],
)
def test_a_right_side_that_is_a_sum_has_none_inside(page: str, name: str, count: int) -> None:
    assert len(sides(page, name)) == count

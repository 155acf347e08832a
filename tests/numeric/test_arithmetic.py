"""Each operation of both arithmetics against values known from elsewhere."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx, fmpq

from derivations.evaluate import Undecided
from derivations.notation import Kind
from numeric.arithmetic import BallArithmetic, FloatArithmetic

FLOAT32, FLOAT64, BALLS = FloatArithmetic("float32"), FloatArithmetic(), BallArithmetic(100)
ALL = {"float32": FLOAT32, "float64": FLOAT64, "balls": BALLS}
EPS = {"float32": 2.0**-23, "float64": 2.0**-52, "balls": 2.0**-52}  # balls are read as floats
every = pytest.mark.parametrize("name", ALL)


def real(name: str, values: Any) -> Any:
    return ALL[name].call("cast", [values], (Kind.REAL,))


def as_floats(values: Any) -> Any:
    return np.vectorize(float, otypes=[float])(values)


POINTS = [Fraction(-3, 2), Fraction(-1, 8), Fraction(1, 4), Fraction(2)]
FUNCTIONS = {
    "exp": math.exp,
    "tanh": math.tanh,
    "sin": math.sin,
    "cos": math.cos,
    "erf": math.erf,
    "negate": lambda x: -x,
}
POSITIVE_FUNCTIONS = {"log": math.log, "sqrt": math.sqrt}


@every
@pytest.mark.parametrize("operation", [*FUNCTIONS, *POSITIVE_FUNCTIONS])
def test_functions_of_numbers(name: str, operation: str) -> None:
    function = FUNCTIONS.get(operation) or POSITIVE_FUNCTIONS[operation]
    points = POINTS if operation in FUNCTIONS else [abs(p) for p in POINTS]
    found = ALL[name].call(operation, [real(name, points)], ())
    expected = [function(float(p)) for p in points]
    assert as_floats(found) == pytest.approx(expected, rel=4 * EPS[name], abs=0)
    if name != "balls":
        assert found.dtype == np.dtype(name)


@every
def test_powers_of_numbers(name: str) -> None:
    found = ALL[name].call("power", [real(name, [0, 8, 27])], (Fraction(2, 3),))
    assert as_floats(found) == pytest.approx([0, 4, 9], rel=8 * EPS[name], abs=0)
    if name != "balls":
        assert found.dtype == np.dtype(name)


@every
def test_arithmetic_of_two_arrays(name: str) -> None:
    a, b = real(name, [1, 2, 3]), real(name, [4, -8, Fraction(1, 2)])
    for operation, expected in (
        ("add", [5, -6, 3.5]),
        ("subtract", [-3, 10, 2.5]),
        ("multiply", [4, -16, 1.5]),
        ("divide", [0.25, -0.25, 6]),
    ):
        assert as_floats(ALL[name].call(operation, [a, b], ())).tolist() == expected


@every
def test_contractions(name: str) -> None:
    a, b = np.arange(12).reshape(2, 2, 3), np.arange(12, 24).reshape(2, 2, 3)
    x, y = real(name, a), real(name, b)
    product = ALL[name].call("matmul", [x, y.transpose(0, 2, 1)], ())
    assert as_floats(product).tolist() == (a @ b.transpose(0, 2, 1)).tolist()
    inner = ALL[name].call("inner", [x, y], ("abc,abc->a",))
    assert as_floats(inner).tolist() == (a * b).sum(axis=(1, 2)).tolist()
    total = ALL[name].call("sum", [x], ((0, 2),))
    assert as_floats(total).tolist() == a.sum(axis=(0, 2)).tolist()


@every
def test_rows_with_the_same_id_add_up(name: str) -> None:
    rows = real(name, [[1, 2], [10, 20], [100, 200]])
    found = ALL[name].call("scatter_add", [np.array([3, 1, 3]), rows], (4,))
    assert as_floats(found).tolist() == [[0, 0], [10, 20], [0, 0], [101, 202]]
    assert found.dtype == rows.dtype


@every
def test_a_mask_discards_what_is_not_a_number(name: str) -> None:
    mask = np.array([True, False, False])
    values = ALL[name].call("divide", [real(name, [1, 1, 0]), real(name, [2, 0, 0])], ())
    found = ALL[name].call("where", [mask, values], ())
    assert as_floats(found).tolist() == [0.5, 0, 0]


@every
def test_the_step_is_zero_at_zero(name: str) -> None:
    found = ALL[name].call("step", [real(name, [-1, 0, 1])], ())
    assert found.dtype == bool
    assert found.tolist() == [False, False, True]


@every
def test_the_largest_of_each_row_among_those_allowed(name: str) -> None:
    rows = real(name, [[1, 5, 2], [-7, 9, -3]])
    allowed = np.array([[True, True, True], [True, False, True]])
    assert as_floats(ALL[name].call("max", [rows], ())).tolist() == [5, 9]
    assert as_floats(ALL[name].call("max", [rows, allowed], ())).tolist() == [5, -3]


@every
def test_integers_and_masks(name: str) -> None:
    arithmetic = ALL[name]
    positions = arithmetic.call("iota", [], (4,))
    assert positions.tolist() == [0, 1, 2, 3]
    assert arithmetic.call("remainder", [positions], (2,)).tolist() == [0, 1, 0, 1]
    assert arithmetic.call("equal", [positions, np.array(2)], ()).tolist() == [0, 0, 1, 0]
    mask = arithmetic.call("cast", [[0, 1, 1]], (Kind.ZERO_ONE,))
    assert mask.tolist() == [False, True, True]
    assert as_floats(arithmetic.call("as_real", [mask], ())).tolist() == [0, 1, 1]
    assert as_floats(arithmetic.call("as_real", [positions], ())).tolist() == [0, 1, 2, 3]
    ids = arithmetic.call("cast", [(2, 0, 1)], (Kind.INDEX,))
    assert arithmetic.call("take", [positions, ids], (0,)).tolist() == [2, 0, 1]
    table = real(name, [[1, 2], [3, 4], [5, 6]])
    assert as_floats(arithmetic.call("pick", [table, ids, ids // 2], ())).tolist() == [6, 1, 3]


@every
def test_axes_are_moved_and_merged(name: str) -> None:
    array = np.arange(6).reshape(1, 2, 3)
    moved = ALL[name].call("align", [array], ((2, 0, 1), (0, None, 1, 2)))
    assert moved.shape == (3, 1, 1, 2)
    assert np.array_equal(moved[:, 0], array.transpose(2, 0, 1))
    merged = ALL[name].call("reshape_like", [array, array], (((0, 0), (0, 2)), ((0, 1),)))
    assert merged.shape == (3, 2)


@every
def test_numbers(name: str) -> None:
    assert float(ALL[name].call("number", [], (Fraction(1, 3),))) == pytest.approx(
        1 / 3, rel=EPS[name]
    )
    assert float(ALL[name].call("pi", [], ())) == pytest.approx(math.pi, rel=EPS[name])
    assert float(ALL[name].real(7)) == 7


@pytest.mark.parametrize(
    "written",
    [[Fraction(1, 3), 2], [1 / 3, 2.0], np.array([1 / 3, 2]), [arb(fmpq(1, 3)), arb(2)]],
    ids=str,
)
@every
def test_numbers_are_taken_in_any_form(name: str, written: Any) -> None:
    found = real(name, written)
    assert as_floats(found) == pytest.approx([1 / 3, 2], rel=EPS[name], abs=0)
    assert found.dtype == (object if name == "balls" else np.dtype(name))


def test_floats_of_the_right_type_are_not_copied() -> None:
    array = np.ones(3)
    assert real("float64", array) is array


# Balls enclose


def test_balls_contain_the_true_value_at_any_precision() -> None:
    for bits in (20, 53, 200):
        arithmetic = BallArithmetic(bits)
        third = arithmetic.call("cast", [[Fraction(1, 3)]], (Kind.REAL,))
        root = arithmetic.call("sqrt", [third], ())[0]
        with ctx.workprec(300):
            assert root.contains((arb(1) / 3).sqrt().mid())
            assert root.rad() < arb(2) ** (2 - bits)


def test_the_working_precision_is_put_back() -> None:
    before = ctx.prec
    BallArithmetic(300).call("exp", [real("balls", [1])], ())
    assert ctx.prec == before


def test_a_jump_inside_a_ball_is_undecided() -> None:
    wide = np.array([arb(0, 1)])
    with pytest.raises(Undecided, match="the sign of"):
        BALLS.call("step", [wide], ())
    assert BALLS.call("step", [np.array([arb(2, 1)])], ()).tolist() == [True]
    assert BALLS.call("step", [np.array([arb(-2, 1)])], ()).tolist() == [False]


def test_an_unknown_operation_is_an_error() -> None:
    for arithmetic in ALL.values():
        with pytest.raises(KeyError, match="gamma"):
            arithmetic.call("gamma", [1.0], ())

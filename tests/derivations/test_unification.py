"""Dimensions of a network: joined where steps meet, apart where they do not, and well named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flint import arb
from sympy import Expr, Idx, Sum

from derivations.catalogue import sublayer
from derivations.evaluate import run
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    dimension,
    ids,
    index,
    positive,
    size_of,
    tensor,
    zero_one,
)
from derivations.step import plain_step
from derivations.sublayer import Sublayer
from derivations.unification import InconsistentStepsError
from derivations.wiring import Network, Step

T, N, M = dimension("T"), dimension("N"), dimension("M")
t, a, b = index("t", T), index("a", N), index("b", M)
X, W, Y = tensor("X", T, N), tensor("W", N, M), tensor("Y", T, M)

MAP = Sublayer(
    name="map",
    title="",
    source="",
    inputs=(X,),
    parameters=(W,),
    outputs=(Y,),
    forward=(Equation(Y[t, b], Sum(X[t, a] * W[a, b], a)),),
    backward=(
        Equation(d(X)[t, a], Sum(d(Y)[t, b] * W[a, b], b)),
        Equation(d(W)[a, b], Sum(X[t, a] * d(Y)[t, b], t)),
    ),
)

# Two indices of one name, over two dimensions: an outer product, summed.
i, other_i = index("i", N), index("i", M)
u, v, total = tensor("u", N), tensor("v", M), tensor("total")
TOTAL = Sublayer(
    name="total",
    title="",
    source="",
    inputs=(),
    data=(u, v),
    loss=total,
    forward=(Equation(total[()], Sum(u[i] * Sum(v[other_i], other_i), i)),),
)


def step(name: str, reads: str, makes: str, weight: str) -> Step:
    return Step(name, MAP, {"X": reads, "Y": makes, "W": weight})


def dimensions(network: Network, name: str) -> tuple[str, ...]:
    return tuple(size.name for size in network.tensors[name].dimensions)


def indices(expression: Expr) -> set[Idx]:
    return set(expression.atoms(Idx))


TWO = Network((step("one", "x", "h", "V"), step("two", "h", "y", "U")))


def test_a_page_is_used_at_several_dimensions() -> None:
    assert dimensions(TWO, "x") == ("T", "one.N")
    assert dimensions(TWO, "V") == ("one.N", "one.M")
    assert dimensions(TWO, "h") == ("T", "one.M")
    assert dimensions(TWO, "U") == ("one.M", "two.M")
    assert dimensions(TWO, "y") == ("T", "two.M")


def test_equations_indices_and_gradients_follow() -> None:
    for equation in (*TWO.forward, *TWO.backward):
        every = {**TWO.tensors, **TWO.gradients}
        left = every[equation.name]
        assert tuple(size_of(i) for i in equation.indices) == left.dimensions
        sizes = {size_of(i).name for i in indices(equation.right)}
        assert sizes <= {"T", "one.N", "one.M", "two.M"}
    assert {name: t.dimensions for name, t in TWO.gradients.items()} == {
        f"d{name}": TWO.tensors[name].dimensions for name in "xVhUy"
    }


def test_numbers_of_a_network_with_three_widths() -> None:
    """x (1 × 2) → h (1 × 3) → y (1 × 1), by hand."""

    def entries(*rows: tuple[int, ...]) -> dict[tuple[int, ...], arb]:
        return {(r, c): arb(n) for r, row in enumerate(rows) for c, n in enumerate(row)}

    given = {
        "x": entries((1, 2)),
        "V": entries((1, 0, 2), (0, 1, 1)),
        "U": entries((3,), (5,), (7,)),
        "dy": entries((1,)),
    }
    sizes = {"T": 1, "one.N": 2, "one.M": 3, "two.M": 1}
    found = run((*TWO.forward, *TWO.backward), given, sizes)
    assert found["h"] == entries((1, 2, 4))
    assert found["y"] == entries((3 + 10 + 28,))
    assert found["dU"] == entries((1,), (2,), (4,))
    assert found["dV"] == entries((3, 5, 7), (6, 10, 14))
    assert found["dx"] == entries((3 + 14, 5 + 7))


def test_a_dimension_keeps_the_pages_name_where_no_other_has_it() -> None:
    alone = Network((step("one", "x", "h", "V"),))
    assert dimensions(alone, "V") == ("N", "M")
    square = Network((step("one", "x", "h", "V"), step("two", "h", "y", "V")))
    # V is N × M in both, so h makes N and M one
    assert dimensions(square, "V") == ("N", "N")
    assert len(indices(next(e for e in square.backward if e.name == "dV").right)) > 0


def test_what_is_not_joined_stays_apart() -> None:
    apart = Network((step("one", "x", "h", "V"), step("two", "z", "y", "U")))
    assert dimensions(apart, "h") == ("one.T", "one.M")
    assert dimensions(apart, "y") == ("two.T", "two.M")


def test_a_wrong_join_is_seen() -> None:
    """Were two dimensions merged that are not one, sizes that differ could not be given."""
    steps = (step("one", "x", "h", "V"), step("two", "h", "y", "U"), step("three", "y", "z", "V"))
    merged = Network(steps)
    # V is used twice: so y is as wide as x, and z as h
    assert dimensions(merged, "y")[1] == dimensions(merged, "x")[1]
    assert dimensions(merged, "z")[1] == dimensions(merged, "h")[1]
    assert dimensions(merged, "x")[1] != dimensions(merged, "h")[1]


def test_indices_of_one_name_stay_two_when_their_dimensions_become_one() -> None:
    """Σ_i u[i]·Σ_i v[i] is a product of sums; were the two i's one, it could be another number."""
    joined = Network((Step("total", TOTAL, {"u": "w", "v": "w", "total": "total"}),))
    (equation,) = joined.forward
    assert len(indices(equation.right)) == 2
    assert {size_of(idx) for idx in indices(equation.right)} == {dimension("N")}
    values = {"w": {(0,): arb(2), (1,): arb(3)}}
    assert run(joined.forward, values, {"N": 2})["total"] == {(): arb(25)}


def reader(*data: Tensor) -> Sublayer:
    return Sublayer("reader", "", "", inputs=(), data=data, forward=())


h, k = dimension("h"), dimension("k")


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (tensor("X", T), tensor("X", T, N), "x: one has it as T, two as T × N"),
        (tensor("X"), tensor("X", T), "x: one has it as a single number, two as T"),
        (tensor("X", (h, k)), tensor("X", N), "x: one has it as h·k, two as N"),
        (tensor("X", (h, k)), tensor("X", h, k), "x: one has it as h·k, two as h × k"),
        (zero_one("X", T), tensor("X", T), "x: one has it as 0/1, two as real"),
        (zero_one("X", T), ids("X", T, below=N), "x: one has it as 0/1, two as index"),
    ],
)
def test_uses_that_do_not_fit_name_both_steps(first: Tensor, second: Tensor, message: str) -> None:
    steps = (
        Step("one", reader(first), {"X": "x"}),
        Step("two", reader(second), {"X": "x"}),
    )
    with pytest.raises(InconsistentStepsError) as caught:
        Network(steps)
    assert str(caught.value) == message
    assert caught.value.steps == ("one", "two")
    assert isinstance(caught.value, NotationError)


def test_merged_axes_are_joined_part_by_part() -> None:
    first, second = tensor("X", (h, k)), tensor("X", (T, N))
    network = Network(
        (Step("one", reader(first), {"X": "x"}), Step("two", reader(second), {"X": "x"}))
    )
    assert dimensions(network, "x") == ("h", "k")
    assert network.steps[1].dimensions == {"T": "h", "N": "k"}


def test_ids_of_one_tensor_stay_below_one_dimension() -> None:
    first, second = ids("X", T, below=N), ids("X", T, below=M)
    network = Network(
        (Step("one", reader(first), {"X": "x"}), Step("two", reader(second), {"X": "x"}))
    )
    assert network.steps[1].dimensions["M"] == network.steps[0].dimensions["N"]


def test_a_number_that_is_known_to_be_positive_is_a_number() -> None:
    steps = (
        Step("one", reader(tensor("X", T)), {"X": "x"}),
        Step("two", reader(positive("X", T)), {"X": "x"}),
    )
    assert dimensions(Network(steps), "x") == ("T",)


def test_names_that_are_asked_for_are_kept_and_joined() -> None:
    asked = (
        replace(step("one", "x", "h", "V"), dimensions={"N": "width"}),
        replace(step("two", "z", "y", "U"), dimensions={"M": "width"}),
    )
    network = Network(asked)
    assert dimensions(network, "V") == ("width", "M")
    assert dimensions(network, "U") == ("N", "width")


def test_two_names_for_one_dimension_are_an_error() -> None:
    asked = (
        replace(step("one", "x", "h", "V"), dimensions={"M": "width"}),
        replace(step("two", "h", "y", "U"), dimensions={"N": "depth"}),
    )
    with pytest.raises(InconsistentStepsError, match="h: one has it as width, two as depth"):
        Network(asked)


def test_inferring_again_changes_nothing() -> None:
    assert Network(TWO.steps) == TWO


@pytest.mark.parametrize("name", ["attention", "layer_norm", "embedding", "softmax_cross_entropy"])
def test_a_plain_step_is_the_page_itself(name: str) -> None:
    page: Any = sublayer(name)
    network = Network((plain_step("s", page, {t.name: t.name for t in page.tensors()}),))
    assert set(network.forward) == set(page.forward)
    assert {e for e in network.backward if "@" not in e.name} == set(page.backward)

"""Array programs: what they are given, what they free, and that they do not loop."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from typing import Any

import numpy as np
import pytest
from sympy import Sum

from derivations.catalogue import CATALOGUE, sublayer
from derivations.gpt2 import Gpt2
from derivations.notation import Equation, dimension, index, tensor, zero_one
from derivations.sublayer import Sublayer
from numeric.arithmetic import BallArithmetic, FloatArithmetic
from numeric.differences import as_arrays
from numeric.lowering import lower
from numeric.program import ArrayError, Instruction, Program, axis_length, stored_shape
from tests.numeric.agreement import given_tensors, random_given
from tests.numeric.random_networks import fixed, program_of

SIZES = {
    "T": 2,
    "V": 3,
    "d_model": 4,
    "h": 2,
    "d_k": 2,
    "d_ff": 5,
    "n_ctx": 6,
    "d_in": 8,
    "d_out": 9,
    "d_v": 10,
    "n": 7,
}


def lowered(page: Sublayer) -> Program:
    equations = (*page.forward, *page.backward)
    return lower(equations, {t.name: t for t in page.tensors()}, page.shifts)


def known(page: Sublayer, sizes: dict[str, int] = SIZES) -> dict[str, Any]:
    return dict(as_arrays(random_given(page, sizes, seed=1), given_tensors(page), sizes))


# Errors


@pytest.mark.parametrize("arithmetic", [FloatArithmetic(), BallArithmetic()], ids=["float", "ball"])
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"W_Q": np.zeros((4, 5))}, r"W_Q has shape \(4, 5\), expected \(4, 4\)"),
        ({"W_Q": np.zeros((4, 2, 2))}, r"W_Q has shape \(4, 2, 2\), expected \(4, 4\)"),
        ({"b_Q": 1.0}, r"b_Q has shape \(\), expected \(4,\)"),
        ({"dY": np.zeros((1, 4))}, r"dY has shape \(1, 4\), expected \(2, 4\)"),
        ({"M": [[1, 1]]}, r"M has shape \(1, 2\), expected \(2, 2\)"),
        ({"M": [[1, 0], [2, 1]]}, "M has the entry 2, expected 0 or 1"),
        ({"M": [[1, 0], [0.5, 1]]}, "M has the entry 0.5, expected 0 or 1"),
        ({"M": [[1, -1], [1, 1]]}, "M has the entry -1, expected 0 or 1"),
        ({"X": [[1, 2, 3, 4], [5, 6]]}, "X is not an array of numbers"),
        ({"X": [["a"] * 4] * 2}, "X is not an array of numbers"),
    ],
)
def test_what_does_not_fit_is_named(changed: dict[str, Any], message: str, arithmetic: Any) -> None:
    page = sublayer("attention")
    with pytest.raises(ArrayError, match=message):
        lowered(page).run(known(page) | changed, SIZES, arithmetic)


@pytest.mark.parametrize(
    ("ids", "entry"), [([0, 3], "3"), ([-1, 0], "-1"), ([0.5, 1], "0.5"), ([1, 99], "99")]
)
def test_ids_are_whole_numbers_in_range(ids: list[float], entry: str) -> None:
    """NumPy would take −1 for the last row of the table."""
    page = sublayer("embedding")
    message = rf"x has the entry {entry}, expected a whole number from 0 to V − 1 = 2"
    with pytest.raises(ArrayError, match=message):
        lowered(page).run(known(page) | {"x": ids}, SIZES, FloatArithmetic())


@pytest.mark.parametrize("name", ["X", "M", "b_O", "dY"])
def test_a_missing_value_is_named(name: str) -> None:
    page = sublayer("attention")
    given = known(page)
    del given[name]
    with pytest.raises(ArrayError, match=f"no value is given for {name}"):
        lowered(page).run(given, SIZES, FloatArithmetic())


@pytest.mark.parametrize(
    ("page", "name"), [("attention", "d_k"), ("layer_norm", "d_model"), ("mlp_relu", "T")]
)
def test_a_missing_or_impossible_size_is_named(page: str, name: str) -> None:
    program, given = lowered(sublayer(page)), known(sublayer(page))
    without = {n: size for n, size in SIZES.items() if n != name}
    with pytest.raises(ArrayError, match=f"no size is given for {name}"):
        program.run(given, without, FloatArithmetic())
    with pytest.raises(ArrayError, match=f"{name} must be at least 1, not 0"):
        program.run(given, SIZES | {name: 0}, FloatArithmetic())


def test_zeros_and_ones_may_be_written_in_any_way() -> None:
    page = sublayer("attention")
    expected = lowered(page).run(known(page) | {"M": [[1, 0], [1, 1]]}, SIZES, FloatArithmetic())
    for M in (np.tri(2, dtype=bool), np.tri(2), np.tri(2, dtype=np.int8)):
        found = lowered(page).run(known(page) | {"M": M}, SIZES, FloatArithmetic())
        assert np.array_equal(found["Y"], expected["Y"])


# Shapes


def test_stored_shapes_merge_axes() -> None:
    page = sublayer("attention")
    assert stored_shape(page.tensor("W_Q"), SIZES) == (4, 4)
    assert stored_shape(page.tensor("Q"), SIZES) == (2, 2, 2)
    assert stored_shape(sublayer("layer_norm").tensor("epsilon"), SIZES) == ()
    assert axis_length((dimension("h"), dimension("d_k")), {"h": 3, "d_k": 5}) == 15


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_results_are_stored_shapes_of_every_equation(page: Sublayer) -> None:
    found = lowered(page).run(known(page), SIZES, FloatArithmetic())
    names = [equation.name for equation in (*page.forward, *page.backward)]
    assert list(found) == names
    assert all(found[n].shape == stored_shape(page.tensor(n), SIZES) for n in names)


def test_what_is_given_is_not_changed() -> None:
    drawn = fixed()
    before = {name: np.array(value) for name, value in drawn.given.items()}
    drawn.values()
    assert all(np.array_equal(before[name], value) for name, value in drawn.given.items())


# Slots


def live_slots(program: Program) -> list[int]:
    """How many slots are held after each instruction; what is used must still be there."""
    held: set[int] = set()
    counts = []
    for instruction in program.instructions:
        assert set(instruction.operands) <= held
        held.add(instruction.target)
        assert set(instruction.frees) <= held
        held -= set(instruction.frees)
        counts.append(len(held))
    assert held == {slot for slot, _ in program.results.values()}
    return counts


def test_a_slot_is_freed_after_its_last_use() -> None:
    N = dimension("N")
    t = index("t", N)
    a, Y = tensor("a", N), tensor("Y", N)
    long = lower([Equation(Y[t], ((a[t] ** 2 + 1) ** 2 + 1) ** 2 + a[t])], {"a": a, "Y": Y})
    assert max(live_slots(long)) <= 4
    assert live_slots(long)[-1] == 1
    live_slots(program_of(Gpt2()))


def test_the_same_instruction_is_not_repeated() -> None:
    for page in CATALOGUE:
        seen = Counter((i.operation, i.operands, i.details) for i in lowered(page).instructions)
        assert max(seen.values()) == 1, page.name


def test_masks_stay_masks_and_scatters_stay_scatters() -> None:
    """What DESIGN.md promises of the array code: matmul, where, gather and scatter-add."""
    operations = {p.name: {i.operation for i in lowered(p).instructions} for p in CATALOGUE}
    assert {"matmul", "where", "max"} <= operations["attention"]
    assert {"take", "scatter_add"} <= operations["embedding"]
    assert {"pick", "where"} <= operations["softmax_cross_entropy"]
    assert "equal" not in operations["embedding"]
    assert "inner" in operations["softmax"]


def test_a_program_reads_as_text() -> None:
    assert str(Instruction(3, "take", (1, 2), (0,))) == "%3 = take(%1, %2) 0"
    N = dimension("N")
    t = index("t", N)
    a, m, Y = tensor("a", N), zero_one("m", N), tensor("Y", N)
    program = lower([Equation(Y[t], m[t] * a[t] + Sum(a[t], t))], {"a": a, "m": m, "Y": Y})
    assert len(str(program).splitlines()) == len(program.instructions)
    assert "= where(" in str(program)


# No loop over positions, heads or features


def bytecodes(program: Program, given: dict[str, Any], sizes: dict[str, int]) -> int:
    """How many steps Python itself takes while a program runs: a loop would take more."""
    arithmetic = FloatArithmetic()
    program.run(given, sizes, arithmetic)  # what is imported late is in by now
    steps = 0

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    gc.disable()  # a collection in between may call Python code, and Hypothesis hooks some in
    sys.settrace(trace)
    try:
        program.run(given, sizes, arithmetic)
    finally:
        sys.settrace(before)
        gc.enable()
    return steps


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_a_page_takes_as_many_steps_at_any_size(page: Sublayer) -> None:
    counts = []
    for factor in (1, 3):
        sizes = {name: factor * size for name, size in SIZES.items()}
        given = {name: np.array(value, dtype=float) for name, value in known(page, sizes).items()}
        counts.append(bytecodes(lowered(page), given, sizes))
    assert counts[0] == counts[1]
    assert counts[0] >= len(lowered(page).instructions)


def test_a_network_takes_as_many_steps_at_any_size() -> None:
    small, large = fixed(T=2, V=3, d_ff=2, h=1, d_k=2), fixed(T=9, V=11, d_ff=13, h=3, d_k=4)
    program = program_of(small.choices)
    counts = [bytecodes(program, drawn.given, drawn.size) for drawn in (small, large)]
    assert counts[0] == counts[1]


def test_a_loop_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def exp_in_a_loop(self: FloatArithmetic, operation: str, operands: Any, details: Any) -> Any:
        if operation == "exp":
            return np.array([np.exp(x) for x in operands[0].flat]).reshape(operands[0].shape)
        return right(self, operation, operands, details)

    right = FloatArithmetic.call
    monkeypatch.setattr(FloatArithmetic, "call", exp_in_a_loop)
    counts = []
    for T in (2, 3):
        drawn = fixed(T=T)
        counts.append(bytecodes(program_of(drawn.choices), drawn.given, drawn.size))
    assert counts[0] != counts[1]

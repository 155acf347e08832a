"""The lowered forward and backward pass of every page mean what the page says."""

from __future__ import annotations

import math
from functools import cache

import pytest
from flint import arb, fmpq
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from derivations.calculus.conditions import undefined_at
from derivations.catalogue import CATALOGUE, sublayer
from derivations.evaluate import Sizes
from derivations.sublayer import Sublayer
from numeric.arithmetic import BallArithmetic, FloatArithmetic
from numeric.differences import as_arrays
from numeric.lowering import lower
from numeric.program import Program
from tests.numeric.agreement import assert_page_agrees, given_tensors, random_given

ALL_DIFFERENT = {
    "T": 3,
    "V": 4,
    "d_model": 6,
    "h": 2,
    "d_k": 5,
    "d_ff": 7,
    "n_ctx": 8,
    "d_in": 10,
    "d_out": 11,
    "d_v": 12,
    "n": 9,
}
DIMENSIONS = tuple(ALL_DIFFERENT)
ALL_ONE = dict.fromkeys(DIMENSIONS, 1)
ALL_EQUAL = dict.fromkeys(DIMENSIONS, 3)
ONE_POSITION = {**ALL_DIFFERENT, "T": 1}
SIZES = st.fixed_dictionaries({name: st.integers(1, 4) for name in DIMENSIONS})


@cache
def program_of(page: Sublayer) -> Program:
    """Lowered once: a program runs at any sizes."""
    tensors = {tensor.name: tensor for tensor in page.tensors()}
    return lower((*page.forward, *page.backward), tensors, page.shifts)


@pytest.mark.slow
@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
@settings(derandomize=True, deadline=None, max_examples=8)
@given(sizes=SIZES, seed=st.integers(0, 10_000))
@example(sizes=ALL_DIFFERENT, seed=1)
@example(sizes=ALL_EQUAL, seed=2)
@example(sizes=ALL_ONE, seed=3)
@example(sizes=ONE_POSITION, seed=4)
def test_every_result_is_what_the_page_says(page: Sublayer, sizes: Sizes, seed: int) -> None:
    assume(not undefined_at(page.forward, sizes))
    assert_page_agrees(program_of(page), page, sizes, random_given(page, sizes, seed))


@pytest.mark.parametrize("T", [1, 3])
def test_without_targets_loss_and_gradient_are_exactly_zero(T: int) -> None:
    page = sublayer("softmax_cross_entropy")
    sizes = {**ALL_DIFFERENT, "T": T}
    values = random_given(page, sizes, seed=5)
    values["has_target"] = dict.fromkeys(values["has_target"], arb(0))
    assert_page_agrees(program_of(page), page, sizes, values)
    arrays = as_arrays(values, given_tensors(page), sizes)
    for arithmetic in (FloatArithmetic(), FloatArithmetic("float32"), BallArithmetic()):
        results = program_of(page).run(arrays, sizes, arithmetic)
        assert results["loss"].item() == 0
        assert all(entry == 0 for entry in results["dZ"].flat)


def test_repeated_tokens_add_up_and_absent_ones_get_nothing() -> None:
    page = sublayer("embedding")
    sizes = {"T": 3, "V": 4, "d_model": 2}
    rows = [[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]]
    results = program_of(page).run(
        {"E": [[0, 0]] * 4, "x": [1, 3, 1], "dX": rows}, sizes, FloatArithmetic()
    )
    assert results["dE"].tolist() == [[0, 0], [101, 202], [0, 0], [10, 20]]


@pytest.mark.parametrize("page", ["softmax", "softmax_cross_entropy"])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_large_logits_do_not_overflow(page: str, dtype: str) -> None:
    """e^1000 is beyond float64; without the shift by the row's maximum P would be NaN."""
    known = {"Z": [[1000, 999, -1000]], "y": [1], "has_target": [1], "dP": [[1, 0, 0]]}
    results = program_of(sublayer(page)).run(known, {"T": 1, "V": 3}, FloatArithmetic(dtype))
    odds = 1 / (1 + math.exp(-1))
    assert results["P"][0] == pytest.approx([odds, 1 - odds, 0], rel=1e-6, abs=0)


def test_what_a_mask_hides_may_be_infinite() -> None:
    """The id at a position without a target is not used, however improbable that token is."""
    page = sublayer("softmax_cross_entropy")
    known = {"Z": [[0, -2000], [0, 0]], "y": [1, 0], "has_target": [0, 1]}
    results = program_of(page).run(known, {"T": 2, "V": 2}, FloatArithmetic())
    assert results["loss"].item() == pytest.approx(math.log(2), rel=1e-15)


def test_a_mask_hides_large_scores_from_the_row_maximum() -> None:
    """Were the maximum taken over hidden keys too, every weight that is left would underflow."""
    page = sublayer("attention")
    sizes = {"T": 2, "d_model": 1, "h": 1, "d_k": 1}
    values = random_given(page, sizes, seed=6)
    one = {at: arb(1) for at in values["M"]}
    values |= {"M": {**one, (0, 1): arb(0)}, "X": {(0, 0): arb(1), (1, 0): arb(40)}}
    weights = ("W_Q", "W_K")
    values |= {name: {(0, 0, 0): arb(1)} for name in weights}
    values |= {name: {(0, 0): arb(fmpq(1, 2))} for name in ("b_Q", "b_K")}
    assert_page_agrees(program_of(page), page, sizes, values)

"""The comparison with the plain meaning notices a lowering, or an operation, that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from flint import arb

from derivations.catalogue import sublayer
from derivations.evaluate import Values
from derivations.sublayer import Sublayer
from numeric import lowering
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Program
from tests.numeric.agreement import assert_page_agrees, random_given

# All sizes are equal, so that a wrong axis is not noticed by its length.
SIZES = dict.fromkeys(("T", "V", "d_model", "h", "d_k", "d_ff", "n_ctx", "n"), 3)

Operation = Callable[[list[Any], Any], Any]


class Corrupted(FloatArithmetic):
    """Floats with one operation replaced; ``change`` gets the right one."""

    def __init__(self, dtype: str, name: str, change: Callable[[Operation], Operation]) -> None:
        super().__init__(dtype)
        self._table[name] = change(self._table[name])


def wrong_axis(right: Operation) -> Operation:
    return lambda o, d: right(o, ((d[0][0] + 1) % o[0].ndim,) if o[0].ndim > 1 else d)


def overwrite(_: Operation) -> Operation:
    def scatter(o: list[Any], d: Any) -> Any:
        total = np.zeros((d[0], *o[1].shape[1:]), dtype=o[1].dtype)
        total[o[0]] = o[1]
        return total

    return scatter


def batches_swapped(right: Operation) -> Operation:
    return lambda o, d: right([o[0][::-1] if o[0].ndim > 2 else o[0], o[1]], d)


def in_single_precision(right: Operation) -> Operation:
    return lambda o, d: right([o[0].astype(np.float32)], d).astype(o[0].dtype)


CORRUPTIONS: dict[str, tuple[str, Callable[[Operation], Operation], Sequence[str]]] = {
    "batch axes of a matrix product swapped": ("matmul", batches_swapped, ["attention"]),
    "a factor of a matrix product transposed": (
        "matmul",
        lambda right: lambda o, d: right([o[0], np.swapaxes(o[1], -1, -2)], d),
        ["logit_projection", "mlp_relu", "tied_embedding"],
    ),
    "a mask dropped": (
        "where",
        lambda _: lambda o, __: o[1] + 0 * o[0].astype(o[1].dtype),
        ["softmax_cross_entropy", "attention", "mlp_relu", "clip_by_value"],
    ),
    "a mask inverted": (
        "where",
        lambda right: lambda o, d: right([~o[0], o[1]], d),
        ["softmax_cross_entropy", "mlp_relu"],
    ),
    "repeated ids overwrite instead of adding": (
        "scatter_add",
        overwrite,
        ["embedding", "learned_positions", "tied_embedding"],
    ),
    "a sum over another axis": (
        "sum",
        wrong_axis,
        ["softmax", "layer_norm", "logit_projection_bias", "mlp_gelu_erf", "attention"],
    ),
    "an inner product without all of its terms": (
        "inner",
        lambda _: lambda o, __: o[0][..., 0] * o[1][..., 0],
        ["softmax", "layer_norm", "attention"],
    ),
    "multiplied instead of divided": (
        "divide",
        lambda _: lambda o, __: o[0] * o[1],
        ["softmax", "layer_norm", "attention", "softmax_cross_entropy", "clip_by_global_norm"],
    ),
    "added instead of subtracted": (
        "subtract",
        lambda _: lambda o, __: o[0] + o[1],
        ["softmax", "layer_norm", "sgd_step", "softmax_cross_entropy"],
    ),
    "rows looked up in the wrong order": (
        "take",
        lambda right: lambda o, d: right([o[0], o[1][::-1]], d),
        ["embedding", "learned_positions"],
    ),
    "the target of another position": (
        "pick",
        lambda right: lambda o, d: right([o[0], o[1], o[2][::-1]], d),
        ["softmax_cross_entropy"],
    ),
    "the step of the other sign": (
        "step",
        lambda right: lambda o, d: right([-o[0]], d),
        ["mlp_relu", "clip_by_value"],
    ),
    "exp in single precision": (
        "exp",
        in_single_precision,
        ["softmax", "attention", "mlp_gelu_erf"],
    ),
    "numbers in double precision": (
        "number",
        lambda _: lambda __, d: np.float64(d[0]),
        ["layer_norm", "mlp_gelu_tanh"],
    ),
}


def revealing(name: str) -> tuple[Sublayer, Values]:
    """A page with values that leave no operation without an effect."""
    page = sublayer(name)
    given = random_given(page, SIZES, seed=3)
    for repeated in given.keys() & {"x", "position"}:
        given[repeated] = {(0,): arb(1), (1,): arb(1), (2,): arb(0)}
    if name == "clip_by_global_norm":  # it has something to clip
        given["threshold"] = {(): arb(0.25)}
    if name == "softmax_cross_entropy":  # an unused id whose probability underflows
        given["Z"][1, 0] = arb(-2000)
        given["y"] = {(0,): arb(2), (1,): arb(0), (2,): arb(1)}
        given["has_target"] = {(0,): arb(1), (1,): arb(0), (2,): arb(1)}
    return page, given


def lowered(page: Sublayer) -> Program:
    equations = (*page.forward, *page.backward)
    return lower(equations, {t.name: t for t in page.tensors()}, page.shifts)


@pytest.mark.parametrize(
    ("corruption", "name"),
    [(title, name) for title, (_, _, pages) in CORRUPTIONS.items() for name in pages],
)
def test_a_corrupted_operation_is_noticed(corruption: str, name: str) -> None:
    operation, change, _ = CORRUPTIONS[corruption]
    page, given = revealing(name)
    corrupted = {t: Corrupted(t, operation, change) for t in ("float64", "float32")}
    assert_page_agrees(lowered(page), page, SIZES, given)
    with pytest.raises(AssertionError):
        assert_page_agrees(lowered(page), page, SIZES, given, corrupted)


# The lowering itself


def merged_in_reverse(right: Any) -> Any:
    def merged(self: Any, operand: Any, batch: Any, first: Any, second: Any) -> Any:
        backwards = first[::-1]
        operand = self._laid_out(operand, (*batch, *backwards, *second))
        return right(self, operand, batch, backwards, second)

    return merged


def batch_axes_summed(right: Any) -> Any:
    def pair(self: Any, operands: Any, bound: Any) -> Any:
        found = right(self, operands, bound)
        return found and (*found[:2], [index for index in found[0].axes if index in found[1].axes])

    return pair


def masks_left_alone(_: Any) -> Any:
    return lambda __, operands: list(operands)


def first_use_only(right: Any) -> Any:
    return lambda self, terms: right(self, terms[:1])


@pytest.mark.parametrize(
    ("method", "change", "name"),
    [
        ("_merged", merged_in_reverse, "attention"),
        ("_pair_to_contract", batch_axes_summed, "attention"),
        ("_pair_to_contract", batch_axes_summed, "layer_norm"),
        ("_masked_inside", masks_left_alone, "softmax_cross_entropy"),
        ("_add", first_use_only, "residual"),
    ],
)
def test_a_corrupted_lowering_is_noticed(
    method: str, change: Callable[[Any], Any], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lowering._Lowering, method, change(getattr(lowering._Lowering, method)))
    page, given = revealing(name)
    with pytest.raises(AssertionError):
        assert_page_agrees(lowered(page), page, SIZES, given)

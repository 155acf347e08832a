"""Layouts against NumPy: a tensor of distinct numbers is printed and found again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.layout import layout
from verify.reference import Reference


def found(reference: Reference, shape: tuple[int, ...], printed: np.ndarray) -> bool | None:
    """Whether every printed number is the stored one; None if the figure does not fit."""
    stored = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    at = layout(reference, shape, (printed.shape[0], printed.shape[1]))
    if at is None:
        return None
    return all(stored[at(*place)] == number for place, number in np.ndenumerate(printed))


@st.composite
def printed_tensors(draw: st.DrawFn) -> tuple[Reference, tuple[int, ...], np.ndarray]:
    """A part of a tensor, and how NumPy prints it: heads side by side, vectors in a row."""
    shape = tuple(draw(st.lists(st.integers(1, 4), max_size=3)))
    where = tuple(draw(st.none() | st.integers(0, size - 1)) for size in shape)
    where = where[: draw(st.integers(0, len(shape)))]
    transposed = draw(st.booleans())
    part = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    part = part[tuple(slice(None) if i is None else i for i in where)]
    if part.ndim == 3:
        part = part.transpose(1, 0, 2).reshape(part.shape[1], -1)
    part = np.atleast_2d(part)
    return Reference("X", where, transposed), shape, part.T if transposed else part


@given(printed_tensors())
def test_every_entry_is_found_where_it_is_stored(
    case: tuple[Reference, tuple[int, ...], np.ndarray],
) -> None:
    assert found(*case)


@given(printed_tensors())
def test_a_vector_may_stand_or_lie(case: tuple[Reference, tuple[int, ...], np.ndarray]) -> None:
    reference, shape, printed = case
    turned = found(reference, shape, printed.T)
    padded = (*reference.where, *[None] * len(shape))[: len(shape)]
    left = [size for size, i in zip(shape, padded, strict=True) if i is None]
    heads_apart = len(left) == 3 and left[0] > 1
    if not heads_apart and 1 in printed.shape:
        assert turned
    elif printed.shape[0] != printed.shape[1]:
        assert turned is None
    elif printed.size > 1:
        assert turned is False


@pytest.mark.parametrize(
    ("shape", "where", "printed"),
    [
        ((3, 4), (), (4, 3)),
        ((3, 4), (), (1, 12)),
        ((3, 4), (), (3, 3)),
        ((4,), (), (2, 2)),
        ((4,), (), (4, 4)),
        ((4,), (), (1, 3)),
        ((), (), (1, 2)),
        ((2, 3, 4), (), (3, 4)),
        ((2, 3, 4), (), (6, 4)),
        ((2, 3, 4), (), (8, 3)),
        ((2, 3, 4), (0,), (3, 8)),
        ((2, 2, 3, 4), (), (3, 8)),
    ],
)
def test_other_shapes_do_not_fit(
    shape: tuple[int, ...], where: tuple[int | None, ...], printed: tuple[int, int]
) -> None:
    assert layout(Reference("X", where), shape, printed) is None


def test_batches_of_one_and_heads() -> None:
    reference = Reference("X")
    at = layout(reference, (1, 3, 4), (3, 4))
    assert at is not None
    assert at(2, 1) == (0, 2, 1)
    at = layout(reference, (1, 1, 3, 4), (3, 4))
    assert at is not None
    assert at(2, 1) == (0, 0, 2, 1)
    at = layout(reference, (2, 3, 4), (3, 8))
    assert at is not None
    assert at(2, 5) == (1, 2, 1)

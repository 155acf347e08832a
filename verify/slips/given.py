"""Wrong data: a mask, a target, a bias, ε or a rate that is not what the example says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from derivations.notation import Kind, Tensor
from numeric.example_tables import target_masks
from numeric.program import Array
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Variant

MOST_IDS = 100  # a position without a target may be given any id, but not any of 50,000


def wrong_values(work: Recalculation) -> Iterator[Variant]:
    """What the figure depends on, with a usual mistake in it."""
    behind = {need for name in work.distances for need in work.needs(name)}
    given = {name: work.system.tensors[name] for name in sorted(behind & work.example.given.keys())}
    masks = target_masks(work.system.network)
    for name, tensor in given.items():
        value = work.example.given[name]
        if name in masks or name in masks.values():
            continue
        if tensor.kind is Kind.ZERO_ONE and len(tensor.axes) == 2:
            yield from _masks(name, np.asarray(value))
        elif not tensor.kind.whole and not tensor.axes:
            yield from _scalars(name, tensor, value)
        elif not tensor.kind.whole and len(tensor.axes) == 1:
            yield from _vectors(name, np.asarray(value, dtype=object))
    for targets, mask in masks.items():
        if {targets, mask} <= work.example.given.keys() and {targets, mask} & behind:
            yield from _targets(work, targets, mask)


def _masks(name: str, mask: Array) -> Iterator[Variant]:
    """An attention mask forgotten, or off by one to either side."""
    if mask.all():
        return
    yield Variant(
        "mask forgotten", f"{name} hides nothing: the mask is forgotten", 0,
        given={name: np.ones_like(mask)},
    )  # fmt: skip
    fewer = np.zeros_like(mask)
    fewer[:, :-1] = mask[:, 1:]
    fewer[~fewer.any(axis=1)] = mask[~fewer.any(axis=1)]
    yield Variant(
        "mask off by one", f"{name} is off by one: the last key of each query is hidden too", 0,
        given={name: fewer},
    )  # fmt: skip
    more = mask.copy()
    more[:, 1:] |= mask[:, :-1]
    yield Variant(
        "mask off by one", f"{name} is off by one: each query sees one key too many", 0,
        given={name: more},
    )  # fmt: skip


def _scalars(name: str, tensor: Tensor, value: Any) -> Iterator[Variant]:
    if value:
        yield Variant(f"{name} = 0", f"computed as if {name} were 0", 0, given={name: 0})
        words = f"computed with the sign of {name} reversed"
        if tensor.kind is Kind.REAL:
            yield Variant(f"sign of {name}", words, 0, given={name: -value})


def _vectors(name: str, value: Array) -> Iterator[Variant]:
    """A bias or a scale of the features left out."""
    for left_out in (0, 1):
        if np.any(value != left_out):
            words = f"{name} is left out: computed as if it were {left_out} throughout"
            given = {name: np.full_like(value, left_out)}
            yield Variant(f"{name} left out", words, 0, given=given)


def _targets(work: Recalculation, name: str, mask_name: str) -> Iterator[Variant]:
    """Positions without a target counted, targets shifted."""
    targets = np.asarray(work.example.given[name])
    mask = np.asarray(work.example.given[mask_name])
    missing = np.flatnonzero(mask == 0)
    below = work.system.tensors[name].below
    if missing.size and below is not None:
        for i in range(min(work.example.sizes[below.name], MOST_IDS)):
            filled = targets.copy()
            filled[missing] = i
            yield Variant(
                "position without a target",
                f"a position without a target is counted, as if its target were {i}",
                0,
                given={name: filled, mask_name: np.ones_like(mask)},
            )
    ids = (t.name for t in work.system.network.data if t.kind is Kind.INDEX and t.name != name)
    for other in sorted(ids):
        inputs = work.example.given.get(other)
        if inputs is not None and np.shape(inputs) == targets.shape:
            words = f"the targets are not shifted: {other} is used for {name}"
            for kept in (mask, np.ones_like(mask)):
                given = {name: np.asarray(inputs), mask_name: kept}
                yield Variant("targets not shifted", words, 1, given=given)
    for by, way in ((1, "back"), (-1, "ahead")):
        given = {name: np.roll(targets, by), mask_name: np.roll(mask, by)}
        words = f"each position has the target of the one next to it, one position {way}"
        yield Variant("targets shifted", words, 1, given=given)

"""What figures of whole numbers have to show: token ids, targets, one-hot rows.

A position without a target has None, which is printed as a dash.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derivations.notation import Kind
from derivations.wiring import Network

Table = tuple[tuple[int | None, ...], ...]


def target_masks(network: Network) -> dict[str, str]:
    """For each tensor of targets, the 0/1 tensor that says which positions have one."""
    found: dict[str, str] = {}
    for step in network.steps:
        for ids in step.page.data:
            for mask in step.page.data:
                wanted = ids.kind is Kind.INDEX and mask.kind is Kind.ZERO_ONE
                if wanted and mask.axes == ids.axes:
                    found[step.network_name(ids.name)] = step.network_name(mask.name)
    return found


def tables(
    network: Network, given: Mapping[str, Any], sizes: Mapping[str, int]
) -> dict[str, Table]:
    """The rows of each tensor of ids that is given, and of its one-hot targets."""
    masks, found = target_masks(network), {}
    for tensor in network.data:
        if tensor.kind is not Kind.INDEX or tensor.name not in given or len(tensor.axes) != 1:
            continue
        row: tuple[int | None, ...] = tuple(given[tensor.name])
        mask = masks.get(tensor.name)
        if mask is not None and mask in given:
            row = tuple(i if has else None for i, has in zip(row, given[mask], strict=True))
            name = "one_hot" if len(masks) == 1 else f"one_hot({tensor.name})"
            assert tensor.below is not None
            found[name] = one_hot(row, sizes[tensor.below.name])
        found[tensor.name] = (row,)
    return found


def one_hot(ids: tuple[int | None, ...], below: int) -> Table:
    return tuple(tuple(None if i is None else int(i == v) for v in range(below)) for i in ids)

"""Concrete sizes, token ids and masks at which a page is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from derivations.notation import Kind, NotationError, Tensor
from derivations.sublayer import Sublayer

Nested = int | tuple["Nested", ...]
Place = tuple[int, ...]


@dataclass(frozen=True)
class Instance:
    """``sizes`` by name of the dimension; ``integers`` by name of the id or 0/1 tensor."""

    sizes: Mapping[str, int]
    integers: Mapping[str, Nested]

    def __post_init__(self) -> None:
        if empty := [name for name, size in self.sizes.items() if size < 1]:
            raise NotationError(f"sizes have to be at least 1: {empty}")

    def shape(self, tensor: Tensor) -> Place:
        """The concrete extents of a tensor's axes, merged ones spelled out."""
        try:
            return tuple(self.sizes[dimension.name] for dimension in tensor.dimensions)
        except KeyError as missing:
            raise NotationError(f"{tensor.name}: no size is given for {missing}") from None

    def integer(self, tensor: Tensor, at: Place) -> int:
        """One entry of an id or 0/1 tensor; NotationError where it is missing or not allowed."""
        entry = self.integers.get(tensor.name)
        for where in at:
            entry = entry[where] if isinstance(entry, tuple) and where < len(entry) else None
        below = 2 if tensor.below is None else self.sizes[tensor.below.name]
        if not isinstance(entry, int) or not 0 <= entry < below:
            raise NotationError(f"{tensor.name}{list(at)} is {entry}, not one of 0 … {below - 1}")
        return entry


def chapter_instance(page: Sublayer, sizes: Mapping[str, int]) -> Instance:
    """Ids and masks like the chapter's, for any sizes.

    The mask is causal, the last position has no target, and the last id (token, target or row of
    the table of positions) is the first one again, so that overwriting instead of adding shows.
    """
    bare = Instance(sizes, {})
    return Instance(
        sizes,
        {
            tensor.name: _filled(bare.shape(tensor), _rule(tensor, sizes))
            for tensor in page.data
            if tensor.kind in (Kind.INDEX, Kind.ZERO_ONE)
        },
    )


def _rule(tensor: Tensor, sizes: Mapping[str, int]) -> Callable[[Place], int]:
    length = sizes[tensor.dimensions[-1].name]
    if tensor.kind is Kind.ZERO_ONE:
        if tensor.dimensions[-2:-1] == tensor.dimensions[-1:]:
            return lambda at: int(at[-1] <= at[-2])
        return lambda at: int(at[-1] < length - 1)
    assert tensor.below is not None
    below = sizes[tensor.below.name]
    return lambda at: at[-1] % max(length - 1, 1) % below


def _filled(shape: Place, rule: Callable[[Place], int], at: Place = ()) -> Nested:
    if len(at) == len(shape):
        return rule(at)
    return tuple(_filled(shape, rule, (*at, where)) for where in range(shape[len(at)]))

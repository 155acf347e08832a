"""Where the free indices of an expression may stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from random import Random

from sympy import Idx

from derivations.notation import size_of


def places_of(
    indices: Iterable[Idx], sizes: Mapping[str, int], most: int, seed: int = 0
) -> list[dict[Idx, int]]:
    """Places drawn at random, after two where all indices are equal and no delta is 0."""
    free = sorted(set(indices), key=str)
    lengths = [sizes[size_of(idx).name] for idx in free]
    drawn = list(product(*map(range, lengths)))
    equal = [(place,) * len(free) for place in range(min(lengths, default=1))][-2:]
    chosen = dict.fromkeys([*equal, *Random(seed).sample(drawn, min(most, len(drawn)))])
    return [dict(zip(free, at, strict=True)) for at in chosen]

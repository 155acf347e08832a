"""One name for each bound index: the canonical form of a connected sum.

Sums that differ only in the names of their bound indices must become identical.  Indices are told
apart by where they stand (tensor, argument place, depth), then by where their neighbours stand;
what is still alike after that is decided by trying the few remaining orders and taking the
smallest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, permutations, product
from math import factorial
from typing import Any

from derivations.calculus.nodes import (
    Exponent,
    Factor,
    Index,
    Monomial,
    height,
    occurs,
    rename_monomial,
)

ORDERS_AT_MOST = 5040


class TooSymmetricError(ArithmeticError):
    """More orders of bound indices would have to be tried than is sensible."""


def closed_sum(bound: Sequence[Index], monomial: Monomial) -> Factor:
    """The sum of a monomial over open indices, each of which occurs in it."""
    level = height(monomial) + 1
    smallest: Factor | None = None
    for order in _orders(bound, monomial):
        names = {index: ("b", level, place, index[2]) for place, index in enumerate(order)}
        sizes = tuple(index[2] for index in order)
        candidate = ("sum", sizes, rename_monomial(monomial, names))
        if smallest is None or candidate < smallest:
            smallest = candidate
    assert smallest is not None
    return smallest


def _orders(bound: Sequence[Index], monomial: Monomial) -> Iterator[tuple[Index, ...]]:
    """The orders of the bound indices that are worth trying: alike ones in every order."""
    colours = _colours(bound, monomial)
    ranked = sorted(bound, key=lambda index: colours[index])
    groups = [tuple(group) for _, group in groupby(ranked, key=lambda index: colours[index])]
    count = 1
    for group in groups:
        count *= factorial(len(group))
    if count > ORDERS_AT_MOST:
        raise TooSymmetricError(f"{count} orders of {len(bound)} bound indices")
    for choice in product(*(permutations(group) for group in groups)):
        yield tuple(index for group in choice for index in group)


Places = tuple[tuple[str, ...], ...]


def _colours(bound: Sequence[Index], monomial: Monomial) -> dict[Index, int]:
    """A rank for each bound index that does not depend on any name, refined by neighbours."""
    where: list[tuple[Exponent, dict[Index, Places]]] = []
    for factor, power in monomial:
        here = {i: tuple(sorted(_paths(i, factor))) for i in bound if occurs(i, factor)}
        if here:
            where.append((power, here))
    alone = {
        index: (
            index[2],
            tuple(sorted((power, here[index]) for power, here in where if index in here)),
        )
        for index in bound
    }
    ranks = _ranked(alone)
    while len(set(ranks.values())) < len(bound):
        refined = _ranked(
            {index: (ranks[index], _neighbours(index, where, ranks)) for index in bound}
        )
        if refined == ranks:
            break
        ranks = refined
    return ranks


def _ranked(keys: dict[Index, Any]) -> dict[Index, int]:
    rank = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {index: rank[key] for index, key in keys.items()}


def _neighbours(
    index: Index, where: Sequence[tuple[Exponent, dict[Index, Places]]], ranks: dict[Index, int]
) -> tuple[Any, ...]:
    """For each factor with this index: where it stands there, and the ranks of those beside it."""
    return tuple(
        sorted(
            (
                power,
                here[index],
                tuple(sorted((ranks[i], places) for i, places in here.items() if i != index)),
            )
            for power, here in where
            if index in here
        )
    )


def _paths(index: Index, node: tuple[Any, ...]) -> list[tuple[str, ...]]:
    """Where an index stands in a node: the tags and names passed on the way, and the place."""
    if node == index:
        return [()]
    found = []
    tag = node[0] if node and isinstance(node[0], str) else ""
    label = f"{tag}:{node[1]}" if tag in ("entry", "e", "call") else tag
    ordered = not (node and isinstance(node[0], tuple)) and tag != "delta"
    for place, part in enumerate(node):
        if isinstance(part, tuple) and occurs(index, part):
            # The places in a monomial or polynomial come from sorting by name: they say nothing.
            here = f"{label}.{place if ordered or _is_argument_list(tag, node) else ''}"
            found += [(here, *path) for path in _paths(index, part)]
    return found


def _is_argument_list(tag: str, node: tuple[Any, ...]) -> bool:
    """Whether a tuple is the list of indices of an entry, where places do matter."""
    return (
        tag == ""
        and bool(node)
        and isinstance(node[0], tuple)
        and node[0][:1]
        in (
            ("i",),
            ("b",),
            ("e",),
        )
    )

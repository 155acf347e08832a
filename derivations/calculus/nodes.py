"""The data that normal forms are made of, and what can be said of it by looking.

Plain nested tuples, each opening with a tag, so that equality, hashing and a total order come for
free.  An *index* is one of

    ("i", name, size)               open: free, or bound by a sum that is being worked on
    ("b", height, place, size)      bound by a closed sum
    ("e", name, indices)            an entry of an integer tensor, used as an index

a *factor* is one of

    ("dim", name)                   a dimension
    ("number", name)                π
    ("root", prime)                 a prime, under an exponent between 0 and 1
    ("entry", name, indices)        an entry of a tensor; a scalar has no indices
    ("delta", index, index)         Kronecker's delta
    ("place", index)                an index used as a number
    ("mod", index, n)               its remainder
    ("exp", monomial)               e to the power of one monomial
    ("call", name, polynomial)      log, tanh, erf, sin, cos, step
    ("power", polynomial)           a base of several terms, under a negative or broken exponent
    ("sum", sizes, monomial)        a connected sum over bound indices

a *monomial* is a sorted tuple of (factor, exponent) and a *polynomial* a dictionary from monomials
to coefficients (frozen: a sorted tuple of pairs).

A closed sum of height H binds ("b", H, 0, …), ("b", H, 1, …), …, and each sum inside it has a
smaller height.  So a bound index can never be taken for one of another sum around or inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

Index = tuple[Any, ...]
Factor = tuple[Any, ...]
Exponent = int | Fraction
Monomial = tuple[tuple[Factor, Exponent], ...]
Polynomial = dict[Monomial, int | Fraction]
Frozen = tuple[tuple[Monomial, int | Fraction], ...]

ONE: Polynomial = {(): 1}
IDEMPOTENT_CALL = "step"


def freeze(polynomial: Polynomial) -> Frozen:
    return tuple(sorted(polynomial.items()))


def atom(factor: Factor) -> Polynomial:
    return {((factor, 1),): 1}


@lru_cache(maxsize=100_000)
def open_indices(node: tuple[Any, ...]) -> frozenset[Index]:
    """The open indices that occur anywhere in a factor, monomial or frozen polynomial."""
    if len(node) == 3 and node[0] == "i":
        return frozenset((node,))
    found: frozenset[Index] = frozenset()
    for part in node:
        if isinstance(part, tuple):
            found |= open_indices(part)
    return found


@lru_cache(maxsize=100_000)
def occurs(index: Index, node: tuple[Any, ...]) -> bool:
    """Whether an index stands anywhere in a node."""
    return node == index or any(occurs(index, part) for part in node if isinstance(part, tuple))


@lru_cache(maxsize=100_000)
def height(node: tuple[Any, ...]) -> int:
    """The greatest height of a closed sum in a node; 0 without one."""
    below = max((height(part) for part in node if isinstance(part, tuple)), default=0)
    return below + 1 if node and node[0] == "sum" else below


def rename(factor: Factor, names: Mapping[Index, Index]) -> Factor:
    """A factor with indices replaced one to one, put back in sorted order.

    Distinct indices must get distinct new ones, so nothing can merge or cancel.
    """
    tag = factor[0]
    if tag == "entry":
        return (tag, factor[1], tuple(rename_index(i, names) for i in factor[2]))
    if tag == "delta":
        return (tag, *sorted(rename_index(i, names) for i in factor[1:]))
    if tag == "place":
        return (tag, rename_index(factor[1], names))
    if tag == "mod":
        return (tag, rename_index(factor[1], names), factor[2])
    if tag == "exp":
        return (tag, rename_monomial(factor[1], names))
    if tag == "call":
        return (tag, factor[1], _rename_frozen(factor[2], names))
    if tag == "power":
        return (tag, _rename_frozen(factor[1], names))
    if tag == "sum":
        return (tag, factor[1], rename_monomial(factor[2], names))
    return factor


def rename_index(index: Index, names: Mapping[Index, Index]) -> Index:
    if index in names:
        return names[index]
    if index[0] == "e":
        return ("e", index[1], tuple(rename_index(i, names) for i in index[2]))
    return index


def rename_monomial(monomial: Monomial, names: Mapping[Index, Index]) -> Monomial:
    return tuple(sorted((rename(factor, names), power) for factor, power in monomial))


def _rename_frozen(polynomial: Frozen, names: Mapping[Index, Index]) -> Frozen:
    return tuple(sorted((rename_monomial(m, names), c) for m, c in polynomial))

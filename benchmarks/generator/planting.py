"""Planted errors: a document with one mistake in it, and where it shows first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.generator.documents import Generated
from benchmarks.generator.numbers import decimals_of, shifted, value_of
from benchmarks.generator.plans import At, Plan
from benchmarks.generator.values import Texts, cells

SIZES = (1, 2, 5, 50)


@dataclass(frozen=True)
class Planted:
    """A document with a mistake: ``name`` is the quantity that shows it first, ``entries`` where.

    ``names`` are what the mistake may be called, or how that begins.
    """

    mistake: str
    names: frozenset[str]
    document: Generated
    name: str
    entries: frozenset[At]
    carried: bool = False


def wrong_digits(document: Generated, units: int, random: Random) -> Planted | None:
    """One entry is off by so many units of its last digit."""
    if not document.plans:
        return None
    number = random.randrange(len(document.plans))
    plan, texts = document.plans[number], document.texts[number]
    decimals = decimals_of(texts) if plan.carrier in ("numpy", "torch") else None
    row = random.randrange(len(texts))
    column = random.randrange(len(texts[row]))
    old = texts[row][column]
    new = shifted(old, random.choice([-units, units]), decimals)
    if plan.carrier in ("numpy", "torch") and len(new) != len(old):
        return None  # the library would print the whole array in another way
    changed = with_entry(texts, row, column, new)
    mistake = f"{units} unit{'s' * (units > 1)} of the last digit"
    return planted(document, mistake, frozenset(), {number: changed})


def planted(
    document: Generated,
    mistake: str,
    names: frozenset[str],
    changed: Mapping[int, Texts],
    name: str | None = None,
    *,
    carried: bool = False,
) -> Planted | None:
    """None if no entry spells another number."""
    name = name or document.plans[next(iter(changed))].name
    texts = [changed.get(n, old) for n, old in enumerate(document.texts)]
    entries = frozenset(
        at
        for plan, old, new in zip(document.plans, document.texts, texts, strict=True)
        for at in _differing(plan, old, new)
        if plan.name == name
    )
    if not entries:
        return None
    return Planted(mistake, names, document.printing(texts), name, entries, carried)


def _differing(plan: Plan, old: Texts, new: Texts) -> Iterator[At]:
    for (at, one), (_, other) in zip(cells(plan, old), cells(plan, new), strict=True):
        if value_of(one) != value_of(other):
            yield at


def with_entry(texts: Texts, row: int, column: int, new: str) -> Texts:
    old = texts[row]
    return (*texts[:row], (*old[:column], new, *old[column + 1 :]), *texts[row + 1 :])

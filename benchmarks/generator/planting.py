"""Planted errors: wrong digits, slips of the pen, and formulas that are wrong.

A wrong formula is a mutant of the catalogue, put into the network; its figure is printed correctly
rounded from the wrong values.  What follows either goes on with the right values, or carries the
mistake on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import numpy as np

from benchmarks.generator.documents import Generated
from benchmarks.generator.numbers import decimals_of, shifted, value_of
from benchmarks.generator.plans import At, Plan
from benchmarks.generator.values import Texts, Unprintable, cells, printed, start_values, written
from derivations.evaluate import Undecided
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import NotationError
from numeric.example import Example
from numeric.example_tables import target_masks
from numeric.program import ArrayError

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
    changed = _with(texts, row, column, new)
    mistake = f"{units} unit{'s' * (units > 1)} of the last digit"
    return _planted(document, mistake, frozenset(), {number: changed})


# Slips of the pen


def slips_of_the_pen(document: Generated, random: Random) -> Iterator[Planted]:
    """Each kind once, where it applies, in some figure."""
    for mistake, (names, change) in PEN.items():
        numbers = list(range(len(document.plans)))
        random.shuffle(numbers)
        for number in numbers:
            texts = change(document, number, random)
            if texts is not None and texts != document.texts[number]:
                found = _planted(document, mistake, names, {number: texts})
                if found is not None:
                    yield found
                    break


def _sign(document: Generated, number: int, random: Random) -> Texts | None:
    def change(text: str) -> str | None:
        return (text[1:] if text[0] == "-" else f"-{text}") if value_of(text) else None

    return _one_entry(document.texts[number], change, random)


def _transposed_digits(document: Generated, number: int, random: Random) -> Texts | None:
    def change(text: str) -> str | None:
        places = [
            i
            for i in range(len(text) - 1)
            if text[i : i + 2].isdecimal() and text[i] != text[i + 1]
        ]
        places = [i for i in places if not text[:i].rstrip("0123456789").endswith(("e", "-0", "{"))]
        places = [i for i in places if "." in text[:i] and "e" not in text and "\\" not in text]
        if not places:
            return None
        i = random.choice(places)
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]

    return _one_entry(document.texts[number], change, random)


def _copied_row(document: Generated, number: int, random: Random) -> Texts | None:
    texts = document.texts[number]
    if len(texts) < 2:
        return None
    row = random.randrange(1, len(texts))
    return (*texts[:row], texts[row - 1], *texts[row + 1 :])


def _swapped_rows(document: Generated, number: int, random: Random) -> Texts | None:
    texts = document.texts[number]
    if len(texts) < 2:
        return None
    row = random.randrange(1, len(texts))
    return (*texts[: row - 1], texts[row], texts[row - 1], *texts[row + 1 :])


def _transposed_matrix(document: Generated, number: int, random: Random) -> Texts | None:  # noqa: ARG001
    texts = document.texts[number]
    return tuple(zip(*texts, strict=True)) if len(texts) == len(texts[0]) > 1 else None


def _cut_off(document: Generated, number: int, random: Random) -> Texts | None:  # noqa: ARG001
    plan = document.plans[number]
    if document.truncated or document.by_hand or plan.carrier in ("numpy", "torch"):
        return None
    return written(plan, start_values(document.example)[plan.name], truncated=True)


def _another_quantity(document: Generated, number: int, random: Random) -> Texts | None:
    plan, values = document.plans[number], start_values(document.example)
    shape = values[plan.name].shape
    others = [n for n, array in values.items() if array.shape == shape != () and n != plan.name]
    if not others or document.by_hand:
        return None
    return written(plan, values[random.choice(others)], document.truncated)


ELSEWHERE = frozenset(
    {"another quantity", "stale value", "value for its gradient", "gradient for its value"}
)
Pen = Callable[[Generated, int, Random], Texts | None]
PEN: Mapping[str, tuple[frozenset[str], Pen]] = {
    "sign of one entry": (frozenset({"sign"}), _sign),
    "transposed digits": (frozenset({"transposed digits"}), _transposed_digits),
    "copied row": (frozenset({"copied"}), _copied_row),
    "swapped rows": (frozenset({"swapped"}), _swapped_rows),
    "transposed matrix": (frozenset({"transposed"}), _transposed_matrix),
    "cut off, not rounded": (frozenset({"truncation"}), _cut_off),
    "another quantity": (ELSEWHERE, _another_quantity),
}


# Wrong formulas


def wrong_formulas(document: Generated, random: Random, most: int) -> Iterator[Planted]:
    """At most so many mutants that show, every second one with its consequences."""
    found = 0
    for mistake, variant in _variants(document.example, random):
        planted = _computed(document, mistake, variant, carried=found % 2 == 1)
        if planted is not None:
            yield planted
            found += 1
        if found == most:
            return


def _variants(example: Example, random: Random) -> Iterator[tuple[str, Example]]:
    """The example with one mutant each, in random order, and those with another value given."""
    yield from _other_values(example)
    training = example.training
    choices = [
        (place, mutant)
        for place, step in enumerate(example.network.steps)
        for mutant in MUTANTS.get(step.page.name, ())
    ]
    rules = MUTANTS.get(training.rule.name, ()) if training else ()
    choices += [(-1, mutant) for mutant in rules]
    random.shuffle(choices)
    for place, mutant in choices:
        if place < 0:
            assert training is not None
            rule = apply(training.rule, mutant)
            name = f"{training.rule.name}: {mutant.name}"
            yield name, replace(example, training=replace(training, rule=rule))
            continue
        steps = list(example.network.steps)
        page = steps[place].page
        steps[place] = replace(steps[place], page=apply(page, mutant))
        network = replace(example.network, steps=tuple(steps))
        yield f"{page.name}: {mutant.name}", replace(example, network=network)


def _other_values(example: Example) -> Iterator[tuple[str, Example]]:
    """A mask forgotten, positions without a target counted, ε left out, the rate's sign wrong."""
    given = example.given
    masks = {shift.among.name for shift in example.system.shifts if shift.among is not None}
    for name in masks & given.keys():
        yield "given: mask forgotten", _with_given(example, name, np.ones_like(given[name]))
    for name in set(target_masks(example.network).values()) & given.keys():
        everywhere = np.ones_like(given[name])
        yield "given: position without a target", _with_given(example, name, everywhere)
    if given.get("epsilon"):
        yield "given: epsilon = 0", _with_given(example, "epsilon", 0)
    if "learning_rate" in given:
        reversed_rate = -given["learning_rate"]
        yield "given: sign of learning_rate", _with_given(example, "learning_rate", reversed_rate)


def _with_given(example: Example, name: str, value: Any) -> Example:
    return replace(example, given={**example.given, name: value})


def _computed(document: Generated, mistake: str, variant: Example, carried: bool) -> Planted | None:
    try:
        texts = printed(
            variant, document.plans, by_hand=document.by_hand, truncated=document.truncated
        )
    except (Unprintable, NotationError, ArrayError, Undecided, KeyError, IndexError):
        return None  # it cannot be computed at these sizes
    differing = {n: t for n, t in enumerate(texts) if t != document.texts[n]}
    if not differing:
        return None
    first = document.plans[min(differing, key=lambda n: _order(document, n))].name
    if not carried:
        differing = {n: t for n, t in differing.items() if document.plans[n].name == first}
    names = frozenset({mistake.replace(": ", ".").removeprefix("given.")})
    return _planted(document, mistake, names, differing, first, carried=carried)


def _order(document: Generated, number: int) -> int:
    names = [equation.name for equation in document.example.system.equations]
    return names.index(document.plans[number].name)


def _planted(
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


def _one_entry(texts: Texts, change: Callable[[str], str | None], random: Random) -> Texts | None:
    row = random.randrange(len(texts))
    column = random.randrange(len(texts[row]))
    new = change(texts[row][column])
    return None if new is None else _with(texts, row, column, new)


def _with(texts: Texts, row: int, column: int, new: str) -> Texts:
    old = texts[row]
    return (*texts[:row], (*old[:column], new, *old[column + 1 :]), *texts[row + 1 :])

"""Formulas that are wrong, and wrong data: a mutant of the catalogue put into the network.

Its figure is printed correctly rounded from the wrong values.  What follows either goes on with the
right values, or carries the mistake on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np

from benchmarks.generator.documents import Generated
from benchmarks.generator.planting import Planted, planted
from benchmarks.generator.values import Unprintable, printed
from derivations.evaluate import Undecided
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import NotationError
from numeric.example import Example
from numeric.example_tables import target_masks
from numeric.program import ArrayError

# What wrong data may be called: some is the same as a wrong formula.
CALLED = {
    f"given: {mistake}": frozenset({mistake, *formulas})
    for mistake, formulas in (
        ("mask forgotten", ["mask_forgotten", "mask_dropped"]),
        ("mask off by one", ["mask_off_by_one"]),
        ("position without a target", ["position_without_target"]),
        ("targets shifted", ()),
        ("epsilon = 0", ["epsilon_forgotten"]),
        ("sign of learning_rate", ["ascending"]),
        ("left out", ["bias_forgotten", "beta_forgotten", "shift_lost", "gamma_missing"]),
    )
}


def wrong_formulas(document: Generated, random: Random, most: int) -> Iterator[Planted]:
    """At most so many mutants that show, every second one with its consequences."""
    found = 0
    for mistake, variant in _variants(document.example, random):
        found_here = _computed(document, mistake, variant, carried=found % 2 == 1)
        if found_here is not None:
            yield found_here
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
    """What is given, with a usual mistake in it, each as "given: " and what it may be called."""
    given = example.given
    masks = {shift.among.name for shift in example.system.shifts if shift.among is not None}
    targets = target_masks(example.network)

    def having(**changed: Any) -> Example:
        return replace(example, given={**given, **changed})

    for name in masks & given.keys():
        mask = np.asarray(given[name])
        more = mask.copy()
        more[:, 1:] |= mask[:, :-1]
        yield "given: mask forgotten", having(**{name: np.ones_like(mask)})
        yield "given: mask off by one", having(**{name: more})
    for name, mask_name in targets.items():
        if {name, mask_name} <= given.keys():
            values, mask = np.asarray(given[name]), np.asarray(given[mask_name])
            everywhere = np.ones_like(mask)
            yield "given: position without a target", having(**{mask_name: everywhere})
            shifted = {name: np.roll(values, 1), mask_name: np.roll(mask, 1)}
            yield "given: targets shifted", having(**shifted)
    if given.get("epsilon"):
        yield "given: epsilon = 0", having(epsilon=0)
    if "learning_rate" in given:
        yield "given: sign of learning_rate", having(learning_rate=-given["learning_rate"])
    for name, tensor in example.system.tensors.items():
        if name in given and not tensor.kind.whole and len(tensor.axes) == 1:
            zeros = np.full_like(np.asarray(given[name], dtype=object), 0)
            yield "given: left out", having(**{name: zeros})


def _computed(document: Generated, mistake: str, variant: Example, carried: bool) -> Planted | None:
    try:
        texts = printed(
            variant, document.plans, by_hand=document.by_hand, truncated=document.truncated
        )
    except (Unprintable, NotationError, ArrayError, Undecided, KeyError, IndexError):
        return None  # it cannot be computed at these sizes
    order = [equation.name for equation in document.example.system.equations]
    names = [plan.name for plan in document.plans]  # what is given is printed as it is
    differing = {
        n: text for n, text in enumerate(texts) if text != document.texts[n] and names[n] in order
    }
    if not differing:
        return None
    first = min((names[n] for n in differing), key=order.index)
    if not carried:
        differing = {n: t for n, t in differing.items() if names[n] == first}
    called = CALLED.get(mistake, frozenset({mistake.replace(": ", ".")}))
    return planted(document, mistake, called, differing, first, carried=carried)

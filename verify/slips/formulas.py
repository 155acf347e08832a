"""Wrong formulas: the catalogue's mutants, and matrices that are transposed by mistake.

Only what lies between the printed values and the figure is changed, the figure's own equation
first.  What is changed in a page is changed in every run, and followed through to the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sympy import Expr, Idx, Indexed

from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    rename_tensors,
    size_of,
)
from derivations.step import Step
from derivations.sublayer import Mutant, Sublayer
from derivations.system import System
from numeric.example_tables import target_masks
from verify.slips.recalculation import Recalculation
from verify.slips.slip import Variant

RUN = "#"


def wrong_formulas(work: Recalculation) -> Iterator[Variant]:
    """Every mutant of every page between the printed values and the figure, the nearest first."""
    steps = tuple(_mutants_of_steps(work))
    others = (*_mutants_of_the_rule(work), *_transposed_factors(work))
    for distance in sorted(set(work.distances.values())):
        for cost, step, mutant, names in steps:
            if cost == distance:
                yield from _variant(work, step, mutant, names, distance)
        yield from (variant for variant in others if variant.cost == distance)


# A mutant of a step: how far its equation is, and the equation's names in the runs that matter.
Found = tuple[int, Step, Mutant, tuple[str, ...]]


def _mutants_of_steps(work: Recalculation) -> Iterator[Found]:
    runs: dict[str, list[str]] = {}
    for name in work.distances:
        runs.setdefault(name.partition(RUN)[0], []).append(name)
    for step in work.system.network.steps:
        for mutant in MUTANTS.get(step.page.name, ()):
            names = tuple(runs.get(_network_name(work, step, mutant.equation.name), ()))
            if names:
                yield min(work.distances[name] for name in names), step, mutant, names


def _variant(
    work: Recalculation, step: Step, mutant: Mutant, names: tuple[str, ...], cost: int
) -> Iterator[Variant]:
    suffixes = {t.name: _suffix(work, step, t) for t in step.page.differentiable()}
    if not mutant.equation.right.atoms(Idx) <= _indices(step.page):
        step = replace(step, page=apply(step.page, mutant))
    equation = step.renamed(mutant.equation, suffixes)
    where = "" if cost == 0 else f" (in {names[0]})"
    alike = [s for s in work.system.network.steps if s.page.name == step.page.name]
    if len(alike) > 1:
        where = f" (in {step.name})"
    with suppress(NotationError):  # it reads a gradient that nobody computes in this network
        changed = tuple(_in_run(work, equation, name.partition(RUN)[2]) for name in names)
        words = f"{mutant.mistake}{where}{_sizes(work, mutant.mistake)}"
        yield Variant(f"{step.page.name}.{mutant.name}", words, cost, changed)


@lru_cache(maxsize=256)
def _indices(page: Sublayer) -> frozenset[Idx]:
    equations = (*page.forward, *page.backward)
    return frozenset().union(*(e.left.atoms(Idx) | e.right.atoms(Idx) for e in equations))


def _network_name(work: Recalculation, step: Step, page_name: str) -> str:
    """What the network calls the tensor that an equation of a page defines."""
    whole = step.page.tensor(page_name)
    if whole.gradient_of is None:
        return step.network_name(page_name)
    own = d(step.network_tensor(whole.gradient_of)).name
    return own + _suffix(work, step, whole.gradient_of)


def _suffix(work: Recalculation, step: Step, tensor: Tensor) -> str:
    """What ends the name of this step's share of a gradient."""
    own = d(step.network_tensor(tensor)).name
    for suffix in (f"@{step.name}.{tensor.name}", f"@{step.name}"):
        if own + suffix in work.equations:
            return suffix
    return ""


def _in_run(work: Recalculation, equation: Equation, run: str) -> Equation:
    """The equation as it stands in a later run; NotationError if something in it is nowhere."""
    if not run:
        return equation
    known = {**{s.value.name: s.value for s in work.system.shifts}, **work.system.tensors}
    names = {}
    for name in {entry_name(e) for side in (equation.left, equation.right) for e in entries(side)}:
        later = f"{name}{RUN}{run}"
        if later not in known and name not in known:
            raise NotationError(f"there is no {name}")
        names[name] = known.get(later) or known[name]
    return Equation(rename_tensors(equation.left, names), rename_tensors(equation.right, names))


def _sizes(work: Recalculation, words: str) -> str:
    """What the words mention, in numbers: (T = 3, N = 2); N positions have a target."""
    sizes = work.example.sizes
    found = [f"{n} = {sizes[n]}" for n in sizes if re.search(rf"(?<!\w){n}(?!\w)", words)]
    masks = set(target_masks(work.system.network).values()) & work.example.given.keys()
    if len(masks) == 1 and re.search(r"(?<!\w)N(?!\w)|with a target", words):
        found.append(f"N = {sum(map(int, work.example.given[masks.pop()]))}")
    return f" ({', '.join(found)})" if found else ""


# Update rules


@dataclass(frozen=True)
class _Updates(System):
    """The update equations of a system alone."""

    @cached_property
    def updates(self) -> tuple[Equation, ...]:
        return tuple(e for step in range(1, self._steps + 1) for e in self._update(step))


def _mutants_of_the_rule(work: Recalculation) -> Iterator[Variant]:
    training = work.system.training
    if training is None:
        return
    right = {e.name: e for e in _Updates(work.system.network, training).updates}
    if not right.keys() & work.distances.keys():
        return
    for mutant in MUTANTS.get(training.rule.name, ()):
        wrong = replace(training, rule=apply(training.rule, mutant))
        changed: tuple[Equation, ...] = ()
        with suppress(NotationError):  # it mixes entries, which no rule for one parameter does
            changed = tuple(
                equation
                for equation in _Updates(work.system.network, wrong).updates
                if equation.name in work.distances and equation != right[equation.name]
            )
        if changed:
            yield Variant(
                f"{training.rule.name}.{mutant.name}",
                f"{mutant.mistake}{_sizes(work, mutant.mistake)}",
                min(work.distances[equation.name] for equation in changed),
                changed,
            )


# Transposed factors


def _transposed_factors(work: Recalculation) -> Iterator[Variant]:
    """A matrix on the right side with its indices exchanged, where it is square."""
    for name, distance in work.distances.items():
        equation = work.equations[name]
        for entry in sorted(equation.right.atoms(Indexed), key=str):
            if _is_square(work, entry):
                swapped = entry.base[tuple(reversed(entry.indices))]
                yield Variant(
                    "transposed factor",
                    f"{entry_name(entry)} is transposed in {name}",
                    distance,
                    (Equation(equation.left, equation.right.xreplace({entry: swapped})),),
                )


def _is_square(work: Recalculation, entry: Expr) -> bool:
    if len(entry.indices) != 2 or not all(isinstance(index, Idx) for index in entry.indices):
        return False
    rows, columns = (work.example.sizes[size_of(index).name] for index in entry.indices)
    return rows == columns > 1

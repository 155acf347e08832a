"""Slips of the pen: a figure that was worked out rightly, or nearly so, and is wrong on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import floor
from random import Random
from typing import Any

import numpy as np

from benchmarks.generator.documents import Generated
from benchmarks.generator.numbers import value_of
from benchmarks.generator.plans import Plan
from benchmarks.generator.planting import Planted, planted, with_entry
from benchmarks.generator.values import BITS, Texts, middle, start_values, written
from derivations.notation import Equation
from numeric.arithmetic import BallArithmetic
from numeric.lowering import lower
from numeric.program import Array

RUN = "#"


def slips_of_the_pen(document: Generated, random: Random) -> Iterator[Planted]:
    """Each kind once, where it applies, in some figure."""
    for mistake, (names, change) in PEN.items():
        numbers = list(range(len(document.plans)))
        random.shuffle(numbers)
        for number in numbers:
            figure = _Figure(document, number, random)
            texts = change(figure)
            if texts is not None and texts != figure.texts:
                found = planted(document, mistake, names, {number: texts})
                if found is not None:
                    yield found
                    break


@dataclass(frozen=True)
class _Figure:
    """A figure of a document, and what is known of it."""

    document: Generated
    number: int
    random: Random

    @property
    def plan(self) -> Plan:
        return self.document.plans[self.number]

    @property
    def texts(self) -> Texts:
        return self.document.texts[self.number]

    @property
    def is_free(self) -> bool:
        """Whether its numbers are written one by one, and follow from the start."""
        return not self.document.by_hand and self.plan.carrier not in ("numpy", "torch")

    @cached_property
    def values(self) -> Mapping[str, Array]:
        return start_values(self.document.example)

    @property
    def value(self) -> Array:
        return self.values[self.plan.name]

    @cached_property
    def equation(self) -> Equation | None:
        equations = self.document.example.system.equations
        return next((e for e in equations if e.name == self.plan.name), None)

    def written(self, values: Array) -> Texts:
        return written(self.plan, np.asarray(values, dtype=object), self.document.truncated)

    def recomputed(self, changed: Mapping[str, Any]) -> Array | None:
        """The figure from what its equation reads, some of it changed."""
        if self.equation is None:
            return None
        system = self.document.example.system
        program = lower([self.equation], system.tensors, system.shifts)
        state = {**self.document.example.given, **self.values, **changed}
        if not {tensor.name for tensor in program.reads} <= state.keys():
            return None
        sizes = self.document.example.sizes
        found = program.run(state, sizes, BallArithmetic(BITS))[self.plan.name]
        return np.array(found, dtype=object)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        if self.equation is None:
            return ()
        system = self.document.example.system
        program = lower([self.equation], system.tensors, system.shifts)
        return tuple(sorted(tensor.name for tensor in program.reads))


Pen = Callable[[_Figure], Texts | None]


# One entry


def _one_entry(figure: _Figure, change: Callable[[str], str | None]) -> Texts | None:
    row = figure.random.randrange(len(figure.texts))
    column = figure.random.randrange(len(figure.texts[row]))
    new = change(figure.texts[row][column])
    return None if new is None else with_entry(figure.texts, row, column, new)


def _sign(figure: _Figure) -> Texts | None:
    def change(text: str) -> str | None:
        return (text[1:] if text[0] == "-" else f"-{text}") if value_of(text) else None

    return _one_entry(figure, change)


def _behind_the_point(text: str) -> list[int]:
    """The places of the decimals, of a number without an exponent."""
    if "e" in text or "\\" in text or "." not in text:
        return []
    return list(range(text.index(".") + 1, len(text)))


def _transposed_digits(figure: _Figure) -> Texts | None:
    def change(text: str) -> str | None:
        places = [i for i in _behind_the_point(text)[:-1] if text[i] != text[i + 1]]
        if not places:
            return None
        i = figure.random.choice(places)
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]

    return _one_entry(figure, change)


def _inserted_digit(figure: _Figure) -> Texts | None:
    def change(text: str) -> str | None:
        places = _behind_the_point(text)
        i = figure.random.choice(places) if len(places) > 1 else None
        return None if i is None else text[:i] + figure.random.choice("0123456789") + text[i:]

    return _one_entry(figure, change) if figure.is_free else None


def _dropped_digit(figure: _Figure) -> Texts | None:
    """A digit left out, so that the next one moves up and one more is printed at the end."""
    if not figure.is_free or figure.plan.style.kind != "decimals" or figure.plan.style.count < 3:
        return None
    style = figure.plan.style
    longer = replace(figure.plan, style=replace(style, count=style.count + 1))
    row = figure.random.randrange(len(figure.texts))
    column = figure.random.randrange(len(figure.texts[row]))
    text = written(longer, figure.value, figure.document.truncated)[row][column]
    i = figure.random.choice(_behind_the_point(text)[:-1])
    return with_entry(figure.texts, row, column, text[:i] + text[i + 1 :])


def _moved_point(figure: _Figure) -> Texts | None:
    if not figure.is_free or figure.plan.style.kind != "decimals":
        return None
    row = figure.random.randrange(len(figure.texts))
    column = figure.random.randrange(len(figure.texts[row]))
    wrong = figure.written(_exact(figure.value) * Fraction(1, 10))
    return with_entry(figure.texts, row, column, wrong[row][column])


# Every entry


def _cut_off(figure: _Figure) -> Texts | None:
    if figure.document.truncated or not figure.is_free:
        return None
    return written(figure.plan, figure.value, truncated=True)


def _rounded_twice(figure: _Figure) -> Texts | None:
    """Half is rounded up, twice: to one digit more than is printed, then to those that are."""
    plan = figure.plan
    if figure.document.truncated or not figure.is_free or plan.style.kind != "decimals":
        return None

    def twice(value: Any) -> Fraction:
        exact = middle(value)
        size = abs(exact)
        for count in (plan.style.count + 1, plan.style.count):
            size = Fraction(floor(size * 10**count + Fraction(1, 2)), 10**count)
        return size if exact >= 0 else -size

    return figure.written(np.vectorize(twice, otypes=[object])(figure.value))


def _false_precision(figure: _Figure) -> Texts | None:
    """Worked out from numbers rounded to fewer digits than are printed."""
    if not figure.is_free or figure.plan.style.kind != "decimals" or figure.plan.style.count < 3:
        return None
    count = figure.plan.style.count - 2
    equations = {e.name for e in figure.document.example.system.equations}
    needs = [n for n in figure.reads if n in equations and n in figure.values]
    changed = {name: _rounded(figure.values[name], count) for name in needs}
    found = figure.recomputed(changed) if changed else None
    return None if found is None else figure.written(found)


def _exact(values: Array) -> Array:
    """What the balls are around, as fractions."""
    return np.vectorize(middle, otypes=[object])(values)


def _rounded(values: Array, count: int) -> Array:
    def to(value: Fraction) -> Fraction:
        return Fraction(round(value * 10**count), 10**count)

    return np.vectorize(to, otypes=[object])(_exact(values))


# Rows and columns


def _copied_row(figure: _Figure) -> Texts | None:
    texts = figure.texts
    if len(texts) < 2:
        return None
    row = figure.random.randrange(1, len(texts))
    return (*texts[:row], texts[row - 1], *texts[row + 1 :])


def _swapped_rows(figure: _Figure) -> Texts | None:
    texts = figure.texts
    if len(texts) < 2:
        return None
    row = figure.random.randrange(1, len(texts))
    return (*texts[: row - 1], texts[row], texts[row - 1], *texts[row + 1 :])


def _swapped_columns(figure: _Figure) -> Texts | None:
    columns = tuple(zip(*figure.texts, strict=True))
    if len(columns) < 2:
        return None
    i = figure.random.randrange(1, len(columns))
    swapped = (*columns[: i - 1], columns[i], columns[i - 1], *columns[i + 1 :])
    return tuple(zip(*swapped, strict=True))


def _transposed_matrix(figure: _Figure) -> Texts | None:
    texts = figure.texts
    return tuple(zip(*texts, strict=True)) if len(texts) == len(texts[0]) > 1 else None


# Another quantity


def _another(figure: _Figure, is_meant: Callable[[str], bool]) -> Texts | None:
    if figure.document.by_hand or not figure.value.shape:
        return None
    others = [
        name
        for name, array in figure.values.items()
        if array.shape == figure.value.shape and name != figure.plan.name and is_meant(name)
    ]
    return figure.written(figure.values[figure.random.choice(others)]) if others else None


def _another_quantity(figure: _Figure) -> Texts | None:
    return _another(figure, lambda _: True)


def _stale_value(figure: _Figure) -> Texts | None:
    """The same quantity, of another run."""
    own = figure.plan.name.partition(RUN)[0]
    return _another(figure, lambda name: name.partition(RUN)[0] == own)


def _step_for_gradient(figure: _Figure) -> Texts | None:
    """θ minus its gradient."""
    value = figure.plan.name.removeprefix("d")
    if figure.document.by_hand or value == figure.plan.name or value not in figure.values:
        return None
    return figure.written(_exact(figure.values[value]) - _exact(figure.value))


def _updated_already(figure: _Figure) -> Texts | None:
    """A gradient taken with the parameters after their update."""
    training, values = figure.document.example.system.training, figure.values
    parameters = training.parameters if training is not None else ()
    updated = {n: values[f"{n}{RUN}1"] for n in parameters if n in figure.reads}
    is_gradient = figure.equation is not None and figure.plan.name.startswith("d")
    if figure.document.by_hand or not updated or not is_gradient:
        return None
    found = figure.recomputed(updated)
    return None if found is None else figure.written(found)


ELSEWHERE = ("another quantity", "stale value", "value for its gradient", "gradient for its value")
PEN: Mapping[str, tuple[frozenset[str], Pen]] = {
    mistake: (frozenset(names), change)
    for mistake, names, change in (
        ("sign of one entry", ["sign"], _sign),
        ("transposed digits", ["transposed digits"], _transposed_digits),
        ("inserted digit", ["inserted digit"], _inserted_digit),
        ("dropped digit", ["dropped digit"], _dropped_digit),
        ("decimal point", ["decimal point"], _moved_point),
        ("cut off, not rounded", ["truncation"], _cut_off),
        ("rounded twice", ["double rounding"], _rounded_twice),
        ("false precision", ["false precision"], _false_precision),
        ("copied row", ["copied"], _copied_row),
        ("swapped rows", ["swapped"], _swapped_rows),
        ("swapped columns", ["swapped"], _swapped_columns),
        ("transposed matrix", ["transposed"], _transposed_matrix),
        ("another quantity", ELSEWHERE, _another_quantity),
        ("stale value", ELSEWHERE, _stale_value),
        ("step for its gradient", ["step for its gradient"], _step_for_gradient),
        ("updated already", ["updated already"], _updated_already),
    )
}

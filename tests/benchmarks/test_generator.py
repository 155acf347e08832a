"""Generated documents: numbers as they are printed, right values, errors that are there."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from benchmarks.generator.documents import Generated, generate
from benchmarks.generator.numbers import Style, shifted, value_of
from benchmarks.generator.pages import FORMATS
from benchmarks.generator.pen import slips_of_the_pen
from benchmarks.generator.planting import wrong_digits
from benchmarks.generator.reachable import Reachable
from benchmarks.generator.values import cells, start_values, worked_by_hand
from benchmarks.generator.wrong_formulas import wrong_formulas
from derivations.step import Step
from numeric.arithmetic import FloatArithmetic
from numeric.interval import enclose
from numeric.lowering import lower
from numeric.reach import Known, Reach
from verify.printed import Printed

SEEDS = range(24)
QUICK = 12  # figures of a document that does not take long


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Generated]:
    folder = tmp_path_factory.mktemp("generated")
    return [generate(seed, folder) for seed in SEEDS]


# Numbers


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (Style("decimals", 2), "0.126", "0.13"),
        (Style("decimals", 2), "-0.001", "-0.00"),
        (Style("decimals", 1), "12", "12.0"),
        (Style("digits", 3), "0.012349", "0.0123"),
        (Style("digits", 2), "123.6", "124"),
        (Style("digits", 2), "0.996", "1.0"),
        (Style("scientific", 3), "-0.00012349", "-1.23e-04"),
        (Style("scientific", 2), "9.96", "1.0e+01"),
        (Style("scientific", 2), "0", "0.0e+00"),
    ],
)
def test_a_number_is_rounded_to_what_can_be_written(style: Style, value: str, text: str) -> None:
    assert style.written(Fraction(value)) == text
    low, high = Printed(text).interval()
    assert low <= Fraction(value) <= high


def test_a_number_is_cut_off() -> None:
    assert Style("decimals", 2).written(Fraction("-0.129"), truncated=True) == "-0.12"
    assert Style("scientific", 2).written(Fraction("9.99"), truncated=True) == "9.9e+00"
    assert Style("scientific", 2).written(Fraction(1, 800), tex=True) == r"1.2 \times 10^{-3}"


@pytest.mark.parametrize(
    ("text", "units", "decimals", "new"),
    [
        ("0.50", 1, None, "0.51"),
        ("-0.01", 2, None, "0.01"),
        ("0.5", 1, 4, "0.5001"),
        ("1.23e-04", -5, None, "1.18e-04"),
        (r"9.9 \times 10^{2}", 1, None, r"10.0 \times 10^{2}"),
    ],
)
def test_a_number_is_shifted(text: str, units: int, decimals: int | None, new: str) -> None:
    assert shifted(text, units, decimals) == new


@pytest.mark.parametrize(
    ("text", "value"), [("1.5e-03", "0.0015"), (r"-2.5 \times 10^{2}", "-250"), ("1.", "1")]
)
def test_what_digits_spell(text: str, value: str) -> None:
    assert value_of(text) == Fraction(value)


# Documents


def test_a_seed_stands_for_a_document(tmp_path: Path) -> None:
    first, again = generate(7, tmp_path), generate(7, tmp_path)
    assert first.text == again.text
    assert first.example_text == again.example_text
    assert generate(8, tmp_path).text != first.text


@pytest.mark.slow
def test_documents_are_of_many_kinds(documents: list[Generated]) -> None:
    titles = {document.example.title for document in documents}
    assert len(titles) >= 4
    assert len({document.form for document in documents}) >= len(FORMATS) // 2
    assert {document.by_hand for document in documents} == {False, True}
    assert len({plan.carrier for d in documents for plan in d.plans}) == 7


def test_what_is_printed_is_the_value_rounded(documents: list[Generated]) -> None:
    """Against floating point, whose errors are far below a printed digit."""
    for document in documents:
        if document.by_hand:
            continue
        values = start_values(document.example)
        for plan, texts in zip(document.plans, document.texts, strict=True):
            for at, text in cells(plan, texts):
                number = Printed(text, truncated=document.truncated)
                low, high = number.interval()
                room = (
                    Fraction(1, 10**12) * max(Fraction(1), abs(number.value))
                    + number.half_unit / 1000
                )
                value = Fraction(number_of(values[plan.name][at]))
                assert low - room <= value <= high + room, (document.seed, plan.name, at)


def number_of(value: Any) -> float:
    return float(value if isinstance(value, Fraction) else value.mid())


def test_gradients_are_right(documents: list[Generated]) -> None:
    """Against the slope of the loss along a random direction of all parameters."""
    checked = 0
    for document in documents:
        example = document.example
        losses = [s for s in example.network.steps if s.page.loss is not None]
        if len(losses) != 1:
            continue
        found = _slope_of_loss(document, _loss(losses[0]))
        assert found[0] == pytest.approx(found[1], rel=1e-6, abs=1e-8)
        checked += 1
    assert checked >= 3


def _loss(step: Step) -> str:
    assert step.page.loss is not None
    return step.network_name(step.page.loss.name)


def _slope_of_loss(document: Generated, loss: str) -> tuple[float, float]:
    """By central differences, whose error is the step squared, and by the gradients."""
    example, random = document.example, np.random.default_rng(document.seed)
    system = example.system
    forward = system.leading_to([loss], example.given)
    program = lower(forward, system.tensors, system.shifts, wanted=[loss])
    values, slope, ways = start_values(example), 0.0, {}
    for parameter in example.network.parameters:
        name = f"d{parameter.name}"
        if parameter.name in example.given and name in values:
            gradient = np.vectorize(number_of, otypes=[float])(values[name])
            ways[parameter.name] = random.normal(size=gradient.shape)
            slope += float((gradient * ways[parameter.name]).sum())

    def at(step: float) -> float:
        moved = {n: np.array(example.given[n], dtype=float) + step * way for n, way in ways.items()}
        state: dict[str, Any] = {**example.given, **moved}
        return float(program.run(state, example.sizes, FloatArithmetic())[loss])

    return (at(1e-5) - at(-1e-5)) / 2e-5, slope


def test_hand_work_goes_on_with_what_is_printed(documents: list[Generated]) -> None:
    document = next(d for d in documents if d.by_hand and not d.truncated and len(d.plans) > 6)
    again = worked_by_hand(document.example, document.plans, truncated=False)
    assert tuple(again) == document.texts
    from_start = [
        tuple(tuple(plan.style.written(Fraction(0)) for _ in row) for row in plan.cells)
        for plan in document.plans
    ]
    assert tuple(from_start) != document.texts


# Planted errors


def test_planted_digits_differ_in_one_entry(documents: list[Generated]) -> None:
    count = 0
    for document in documents:
        planted = wrong_digits(document, 5, Random(document.seed))
        if planted is None:
            continue
        before, after = printed_values(document), printed_values(planted.document)
        differing = {key for key, value in before.items() if after[key] != value}
        assert {(planted.name, at) for at in planted.entries} >= differing
        count += bool(differing)
    assert count > len(documents) // 2


def test_slips_of_the_pen_and_wrong_formulas_show(documents: list[Generated]) -> None:
    kinds = set()
    for document in [d for d in documents if len(d.plans) < QUICK][:8]:
        random = Random(document.seed)
        for planted in (*slips_of_the_pen(document, random), *wrong_formulas(document, random, 2)):
            kinds.add(planted.mistake)
            before, after = printed_values(document), printed_values(planted.document)
            differing = {key for key, value in before.items() if after[key] != value}
            assert {(planted.name, at) for at in planted.entries} <= differing
            if not planted.carried:
                assert {name for name, _ in differing} == {planted.name}
    assert len(kinds) > 12


def printed_values(document: Generated) -> dict[tuple[str, tuple[int, ...]], Fraction]:
    return {
        (plan.name, at): value_of(text)
        for plan, texts in zip(document.plans, document.texts, strict=True)
        for at, text in cells(plan, texts)
    }


# What can be reached


def test_reached_values_lie_inside_the_enclosure(documents: list[Generated]) -> None:
    """The rigorous enclosure from the judge contains all that the climb has seen, within floats."""
    checked = 0
    for document in (d for d in documents if len(d.plans) < QUICK):
        reachable = Reachable(document)
        printed = {
            name: {at: Known(*known) for at, known in values.items()}
            for name, values in reachable.printed.items()
        }
        example = document.example
        reach = Reach(example.system, example.sizes, example.given, printed)
        for name, values in list(printed.items())[::2]:
            reached, at = reach.reached(name), next(iter(values))
            ends = reachable.ends(name, at)
            if reached is None or ends is None or not reached.enclosure[at].is_finite():
                continue
            low, high = (float(end) for end in enclose(reached.enclosure[at]))
            room = 1e-9 * max(1.0, abs(low), abs(high))
            assert low - room <= ends.low <= ends.high <= high + room, (document.seed, name, at)
            checked += 1
    assert checked > 10

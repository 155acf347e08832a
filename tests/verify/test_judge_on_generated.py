"""The judge on generated documents: right ones pass, and a judge that is broken is seen to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flint import arb

import verify.judge
import verify.verdict
from benchmarks.generator.documents import Generated, generate
from benchmarks.generator.planting import Planted, wrong_digits
from benchmarks.judging import look_at, work
from numeric.interval import Interval, enclose
from verify.check import check_document
from verify.fix import corrected, corrections
from verify.judged import JudgedEntry
from verify.overall import NOT_RIGHT
from verify.printed import Number
from verify.verdict import Verdict

SEEDS = range(18)  # over 150 figures
QUICK = 15  # figures of a document that is checked several times


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Generated]:
    folder = tmp_path_factory.mktemp("generated")
    return [generate(seed, folder) for seed in SEEDS]


def not_right(document: Generated, folder: Path) -> Iterator[tuple[str, JudgedEntry]]:
    for figure in check_document(document.write(folder)).figures:
        for entry in figure.entries:
            if entry.verdict in NOT_RIGHT:
                yield figure.bound.reference.name, entry


@pytest.mark.slow
def test_correct_documents_are_found_correct(documents: list[Generated], tmp_path: Path) -> None:
    figures = 0
    for document in documents:
        tally = look_at(document, tmp_path)
        assert tally.complaints == []
        assert tally.correct["entries"] > 9 * tally.correct["undecided"]
        figures += tally.correct["figures"]
    assert figures >= 150


def test_a_wrong_entry_and_a_lost_figure_are_complained_of(
    documents: list[Generated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    document = next(d for d in documents if not d.by_hand and len(d.plans) < QUICK)
    tries = (wrong_digits(document, 50, Random(seed)) for seed in range(99))
    planted = next(one for one in tries if one is not None)
    assert any("is wrong" in said for said in look_at(planted.document, tmp_path).complaints)
    nameless = replace(document.plans[0], label="", reference=None)
    lost = replace(document, plans=(nameless, *document.plans[1:]))
    assert any("is not found" in said for said in look_at(lost, tmp_path).complaints)


def midpoint_only(
    printed: Number, exact: Any, enclosure: arb, samples: Any = (), *, connected: bool = False
) -> Verdict:
    """What one would do at first: compute with the printed numbers, compare within half a unit."""
    del samples, connected
    value = enclosure if exact is None else exact
    return Verdict.EXACT if enclose(value).meets(Interval(*printed.interval())) else Verdict.WRONG


def test_comparing_with_the_midpoint_alone_raises_false_alarms(
    documents: list[Generated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Printed from the start, judged from what is printed: the way that is known to be wrong."""
    monkeypatch.setattr(verify.judge, "judge", midpoint_only)
    monkeypatch.setattr(verify.judge.Judge, "_from_start", lambda *_: None)
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    rounded = [d for d in documents if not d.by_hand and len(d.plans) < QUICK]
    assert sum(1 for d in rounded for _ in not_right(d, tmp_path)) > 10


def test_without_intervals_hand_work_is_blamed(
    documents: list[Generated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Judged from the start alone, whoever goes on with rounded numbers is wrong."""
    monkeypatch.setattr(verify.judge, "_local", lambda *_: None)
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    by_hand = [document for document in documents if document.by_hand]
    assert sum(1 for document in by_hand for _ in not_right(document, tmp_path)) > 10


# Planted errors


@pytest.fixture(scope="module")
def planted(documents: list[Generated]) -> list[Planted]:
    found = []
    for document in documents:
        if not document.by_hand and len(document.plans) < QUICK:
            for units in (1, 5):
                one = wrong_digits(document, units, Random(100 * document.seed + units))
                found += [one] if one is not None else []
    return found


@pytest.mark.slow
def test_hand_work_behind_a_wrong_entry_is_not_blamed(
    documents: list[Generated], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went on with the right digits, rounded: these take the place of the wrong ones."""
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    small = [d for d in documents if d.by_hand and len(d.plans) < QUICK]
    wrong = [wrong_digits(d, 50, Random(d.seed + shift)) for d in small for shift in range(3)]
    planted = [one for one in wrong if one is not None]
    assert blamed(planted, tmp_path) == 0
    monkeypatch.setattr(verify.judge, "_right_digits", lambda _: None)
    assert blamed(planted, tmp_path) > 0


def blamed(planted: list[Planted], folder: Path) -> int:
    """How many right entries are found not right."""
    return sum(
        (name, entry.cell.at) not in {(one.name, at) for at in one.entries}
        for one in planted
        for name, entry in not_right(one.document, folder)
    )


def detected(planted: list[Planted], folder: Path) -> int:
    return sum(
        any(
            name == one.name and entry.cell.at in one.entries
            for name, entry in not_right(one.document, folder)
        )
        for one in planted
    )


def test_an_enclosure_twice_too_wide_finds_less(
    planted: list[Planted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    tight = detected(planted, tmp_path)

    def wide(
        printed: Number, exact: Any, enclosure: arb, samples: Any = (), *, connected: bool = False
    ) -> Verdict:
        low, high = enclose(enclosure)
        if not isinstance(low, Fraction) or not isinstance(high, Fraction):
            return verify.verdict.judge(printed, exact, enclosure, samples, connected=connected)
        looser = arb(0, float(high - low + printed.unit)) + float((low + high) / 2)
        return verify.verdict.judge(printed, exact, looser, samples, connected=connected)

    monkeypatch.setattr(verify.judge, "judge", wide)
    assert detected(planted, tmp_path) < tight


def test_a_fixed_document_is_as_it_was(
    planted: list[Planted],
    documents: list[Generated],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verify.judge, "explain", lambda _: None)
    originals = {document.seed: document for document in documents}
    fixed = 0
    for one in planted:
        path = one.document.write(tmp_path)
        checked = check_document(path)
        made, _ = corrections(checked)
        if made and one.document.form != "pasted":  # where the glyphs print the digits again
            text = corrected(checked.document.text, made)
            path.write_text(text, encoding="utf-8")
            again = check_document(path)
            assert not any(e.verdict in NOT_RIGHT for f in again.figures for e in f.entries)
            assert text == originals[one.document.seed].text, (one.document.seed, one.mistake)
            fixed += 1
    assert fixed > len(planted) // 3


@pytest.mark.slow
def test_a_small_campaign_has_no_complaints() -> None:
    tally = work(range(100, 124), every=8)
    assert tally.complaints == []
    found = {kind: n for (_, _, kind), n in tally.planted.items() if kind == "found"}
    assert found


# What the campaign has found

RELU = """\
format = 1
[[steps]]
operation = "linear"
Y = "z"
[[steps]]
operation = "bias"
Y = "s"
[[steps]]
operation = "relu"
Y = "a"
[given]
X = [[1]]
W = [[0.04]]
b = [-0.01]
"""


def test_hand_work_may_end_on_the_other_side_of_a_jump(tmp_path: Path) -> None:
    """From the start ReLU is active; on the page the rounded value before it is below 0."""
    (tmp_path / "example.toml").write_text(RELU, encoding="utf-8")
    path = tmp_path / "page.md"
    path.write_text("z = 0.0\n\ns = -0.01\n\nactive = 0.0\n\na = 0.00\n", encoding="utf-8")
    verdicts = [e.verdict for f in check_document(path).figures for e in f.entries]
    assert verdicts == [Verdict.EXACT] * 4

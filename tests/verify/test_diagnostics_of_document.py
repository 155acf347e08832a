"""A checked document as plain data: what is found, where, and what tells it from others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.verify.documents_by_hand import EXAMPLE, page, written
from verify.check import CheckedDocument, check_document
from verify.diagnostics.diagnostic import Examined, Region
from verify.diagnostics.fingerprint import fingerprints
from verify.diagnostics.of_document import examined, wanted_corrections
from verify.diagnostics.text import clean

WRONG = {("h", 0, 1): "0.5897"}
SEVERAL = {("dW", 0, 1): "-0.5", ("dW", 1, 0): "-0.6"}
CARRIED = {("dh", 0, 1): "-0.4103", ("dnet", 0, 1): "-0.0986"}


def checked(folder: Path, text: str, example: str = EXAMPLE) -> CheckedDocument:
    return check_document(written(folder, text, example))


def of(folder: Path, text: str, example: str = EXAMPLE) -> Examined:
    return examined(checked(folder, text, example), "page.md")


def test_a_right_document(tmp_path: Path) -> None:
    found = of(tmp_path, page())
    assert (found.kind, found.path, found.checked, found.conclusive) == (
        *("document", "page.md"),
        *(13, True),
    )
    assert found.counts == {"exact": 13}
    assert found.diagnostics == found.listed == ()
    assert found.details["example"] == str(tmp_path / "example.toml")
    assert [figure["name"] for figure in found.details["figures"]][:2] == ["net", "h"]
    assert found.summary[0].startswith("page.md: 6 of 6 printed figures claimed, 13 numbers: ")


def test_a_wrong_number_has_its_place_its_subject_and_what_is_printed(tmp_path: Path) -> None:
    found = of(tmp_path, page(WRONG))
    (one,) = found.diagnostics
    assert (one.rule, one.path, one.subject) == ("BP101", "page.md", "h")
    assert one.region == Region(5, 33, 5, 39)
    assert page(WRONG).split("\n")[4][32:38] == "0.5897"
    assert one.context == "h: [1, 2] 0.5897"
    (h,) = (figure for figure in found.details["figures"] if figure["name"] == "h")
    assert (h["counts"], h["diagnostics"]) == ({"exact": 1, "wrong": 1}, [0])
    assert found.details["excerpts"]["5:33"][1].strip() == "^~~~~~"


def test_a_region_has_all_that_is_meant(tmp_path: Path) -> None:
    text = page(SEVERAL).replace(r" \\ ", " \\\\\n  ")
    (one,) = of(tmp_path, text).diagnostics
    lines = text.split("\n")
    region = one.region
    assert lines[region.line - 1][region.column - 1 :].startswith("-0.5")
    assert region.end_line == region.line + 1
    assert lines[region.end_line - 1][: region.end_column - 1].endswith("-0.6")


def test_what_is_carried_over_has_a_rule_of_its_own(tmp_path: Path) -> None:
    rules = [one.rule for one in of(tmp_path, page(CARRIED)).diagnostics]
    assert rules == ["BP101", "BP103"]


def test_the_fingerprint_survives_moved_lines_but_no_other_number(tmp_path: Path) -> None:
    before = of(tmp_path, page(WRONG))
    moved = of(tmp_path, "# More\n\nSome text.\n\n" + page(WRONG))
    other = of(tmp_path, page({("h", 0, 1): "0.5789"}))
    assert before.diagnostics[0].region != moved.diagnostics[0].region
    assert fingerprints(before.diagnostics) == fingerprints(moved.diagnostics)
    assert fingerprints(before.diagnostics) != fingerprints(other.diagnostics)


def test_a_new_mistake_in_the_same_figure_is_another_finding(tmp_path: Path) -> None:
    one = of(tmp_path, page({("dW", 0, 1): "-0.5"}))
    two = of(tmp_path, page(SEVERAL))
    assert fingerprints(one.diagnostics) != fingerprints(two.diagnostics)


def test_a_document_of_which_nothing_is_checked(tmp_path: Path) -> None:
    found = of(tmp_path, "Q = [[0.1, 0.2]]\n")
    (nothing,) = found.diagnostics
    assert (nothing.rule, found.checked) == ("BP107", 0)
    assert nothing.notes == ("1 of 1 printed figures are not claimed",)
    (listed,) = found.listed
    assert (listed.rule, listed.subject) == ("BP108", "Q")
    assert of(tmp_path, "no figure\n").diagnostics[0].notes == ("it prints no figure",)


def test_a_document_that_only_gives_values_is_not_checked(tmp_path: Path) -> None:
    example = EXAMPLE.replace("x = [[0.5, -1.0]]\n", "") + 'given = ["x"]\n'
    found = of(tmp_path, r"$$ x = \begin{bmatrix} 0.5 & -1.0 \end{bmatrix} $$", example)
    assert found.counts == {"given": 2}
    assert [one.rule for one in found.diagnostics] == ["BP107"]
    assert found.diagnostics[0].notes == ("1 of 1 printed figures are given, and so not judged",)


def test_the_numbers_of_diagnostics_allow_for_the_one_about_the_document(tmp_path: Path) -> None:
    text = page({("h", 0, 0): "0.5300"}).replace("0.1000 & 0.4000", "0.1 & 0.4")
    document = checked(tmp_path, text)
    (h,) = (figure for figure in document.figures if figure.bound.reference.name == "h")
    vars(document)["figures"] = (replace(h, entries=h.entries[:1]),)  # the one that stays open
    found = examined(document, "page.md")
    assert [one.rule for one in found.diagnostics] == ["BP107", "BP104"]
    assert [figure["diagnostics"] for figure in found.details["figures"]] == [[1]]


def test_what_stays_open_is_not_conclusive(tmp_path: Path) -> None:
    text = page({("h", 0, 0): "0.5300"}).replace("0.1000 & 0.4000", "0.1 & 0.4")
    found = of(tmp_path, text)
    assert [one.rule for one in found.diagnostics] == ["BP104"]
    assert not found.conclusive
    assert found.counts["undecided"] == 1


def test_it_is_data_that_json_can_hold(tmp_path: Path) -> None:
    found = of(tmp_path, page(WRONG) + "Q = [[1.5]]\n")
    assert Examined.from_data(json.loads(json.dumps(found.to_data()))) == found


def test_only_what_stands_is_corrected(tmp_path: Path) -> None:
    document = checked(tmp_path, page(CARRIED))
    first, second = examined(document, "page.md").diagnostics
    both, _ = wanted_corrections(document, (first, second), "page.md")
    one, _ = wanted_corrections(document, (second,), "page.md")
    none, _ = wanted_corrections(document, (), "page.md")
    assert [correction.old for correction in both] == ["-0.4103", "-0.0986"]
    assert [correction.old for correction in one] == ["-0.0986"]
    assert none == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc  d", "a b c d"),
        ("\x1b[31mred", "�[31mred"),
        ("a\u202eb\u200bc", "abc"),
        ("x\u0302 ∂L/∂W", "x\u0302 ∂L/∂W"),
        ("\ud800", "�"),
    ],
)
def test_text_that_can_be_shown(text: str, shown: str) -> None:
    assert clean(text) == shown

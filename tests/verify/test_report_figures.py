"""Printed figures in the report: both bases, the slip, what an error shows from, what is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.numeric.example_texts import MLP
from tests.verify.application import leave_out
from tests.verify.report_schema import wrong_places
from verify.check import check_document
from verify.commands import DOES_NOT_HOLD
from verify.commands import verify as verify_example
from verify.report.check_report import check_report, to_markdown


def matrix(label: str, rows: str) -> str:
    return f"$${label} = \\begin{{bmatrix}} {rows} \\end{{bmatrix}}$$\n\n"


PRINTED = [
    matrix("x", "0.05 & 0.10"),
    matrix("net_h_b", "0.3775 & 0.3925 & 0.3350"),
    matrix("h", "0.5933 & 0.5969 & 0.5380"),  # 0.5830
    matrix("Foo", "1 & 2"),
    matrix("o", "0.7 & & 0.8 \\\\ 1"),
]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An MLP that takes x from its document, where one entry of h is wrong."""
    leave_out(monkeypatch)
    (tmp_path / "a.md").write_text("".join(PRINTED), encoding="utf-8")
    text = MLP.replace("x = [0.05, 0.10]\n", "")
    text = text.replace("[training]", '[document]\npath = "a.md"\ngiven = ["x"]\n[training]')
    path = tmp_path / "graph.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def written(example: Path, tmp_path: Path) -> tuple[dict[str, Any], str]:
    """The report and how a person reads it."""
    assert verify_example(example, tmp_path / "reports") == DOES_NOT_HOLD
    folder = tmp_path / "reports" / "graph"
    report: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return report, (folder / "report.md").read_text("utf-8")


def test_the_report_fits_the_schema(written: tuple[dict[str, Any], str]) -> None:
    assert wrong_places(written[0]) == set()


def test_every_figure_is_claimed_or_left_out_with_a_reason(
    written: tuple[dict[str, Any], str],
) -> None:
    figures = written[0]["figures"]
    assert figures["document"] == "a.md"
    claimed = {f["quantity"]: f for f in figures["claimed"]}
    assert list(claimed) == ["x", "net_h_b", "h"]
    assert [claimed[name]["given"] for name in claimed] == [True, False, False]
    assert [(f["label"], f["line"], f["is_error"]) for f in figures["not_claimed"]] == [
        ("Foo", 7, False)
    ]
    (problem,) = figures["unreadable"]
    assert problem["line"] == 9
    assert problem["message"] == "row 2 of the matrix o has 1 entry, row 1 has 3"
    assert figures["from_P"] is None


def test_both_bases_the_slip_and_what_an_error_shows_from(
    written: tuple[dict[str, Any], str],
) -> None:
    h = written[0]["figures"]["claimed"][2]
    assert h["rows"] == [["0.5933", "0.5969", "0.5380"]]
    assert h["verdicts"] == h["from_start"] == h["local"] == {"exact": 2, "wrong": 1}
    assert h["slip"]["words"].startswith("digits 3 and 4 are transposed")
    entry = h["entries"][2]
    assert (entry["printed"], entry["verdict"]) == ("0.5380", "wrong")
    # σ(0.335) = 0.58297...; σ' < 1/4, so half a unit of the printed input moves it by 0.0000125.
    assert entry["value"] == "0.582975"
    low, high = (float(end) for end in entry["allowed"].strip("[]").split(", "))
    assert 0.582962 <= low < 0.582963 + 1e-6
    assert 0.582987 - 1e-6 < high <= 0.582988
    assert entry["sources"] == ["net_h_b"]
    # A unit that is printed, and twice what the input leaves open.
    least, largest = (float(size) for size in h["error_certainly_shows_from"])
    assert 1e-4 < least <= largest < 1.3e-4


def test_a_person_reads_the_same(written: tuple[dict[str, Any], str]) -> None:
    report, text = written
    h = report["figures"]["claimed"][2]
    assert "3 of 5 printed figures in a.md are claimed." in text
    assert "| 1 | x | x | 1 × 2 | given: taken from here |" in text
    assert "| 5 | h | h | 1 × 3 | 2 exact, 1 wrong | 2 exact, 1 wrong | 2 exact, 1 wrong |" in text
    assert "### h, line 5\n\nLikely slip: " + h["slip"]["words"] in text
    assert "| 1, 3 | 0.5380 | wrong | 0.582975 |" in text
    assert "| 7 | Foo | 1 × 2 |" in text
    assert "### Unreadable" in text
    assert "labels, given values and settings are taken at their word" in text
    assert "\n\n\n\n" not in text


def test_the_report_of_a_check_says_the_same_about_the_figures(
    example: Path, written: tuple[dict[str, Any], str]
) -> None:
    report = check_report(check_document(example.parent / "a.md", example))
    figures = written[0]["figures"]
    assert report["figures"] == figures["claimed"]
    assert report["not_claimed"] == figures["not_claimed"]
    assert report["unreadable"] == figures["unreadable"]
    text = to_markdown(report)
    shared = written[1].partition("| line | label |")[2].partition("### Not claimed")[0]
    assert shared.strip() in text

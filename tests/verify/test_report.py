"""The content of reports: complete, the same bytes everywhere, and only digits that are certain."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import pytest
from flint import arb

import verify.example_obligations as example_obligations
from derivations.outcome import Outcome
from tests.conftest import ChapterRun
from tests.verify.application import (
    NO_TARGETS,
    OTHER,
    OTHER_DATA,
    ROOT,
    chapter_copy,
    example_text,
    leave_out,
)
from tests.verify.report_schema import wrong_places
from verify import __version__
from verify.__main__ import main
from verify.commands import LIBRARIES
from verify.obligations import GROUPS, Obligation
from verify.report.content import decimal, interval, number

FILES = ("report.json", "report.md", "run.json")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out(monkeypatch)


# What reports say


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("data", [OTHER_DATA, NO_TARGETS], ids=["with targets", "without"])
def test_reports_of_other_examples_fit_the_schema(tmp_path: Path, data: str) -> None:
    path = tmp_path / "other.toml"
    shallow = replace(OTHER, layers=1)
    path.write_text(example_text(shallow, data=data), encoding="utf-8")
    assert main(["verify", str(path), "--reports", str(tmp_path)]) == 0
    report = json.loads((tmp_path / "other" / "report.json").read_text("utf-8"))
    assert wrong_places(report) == set()
    assert report["figures"] == {
        "document": None,
        "claimed": [],
        "not_claimed": [],
        "unreadable": [],
        "from_P": None,
    }
    assert report["example"]["choices"]["activation"] == "relu"


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_a_report_of_what_does_not_hold_fits_the_schema_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide() -> Outcome:
        raise ZeroDivisionError("by zero")

    broken = Obligation("broken", "shapes", "E", "this check breaks off", decide)
    monkeypatch.setattr(example_obligations, "network_theorems", lambda _: [broken])
    changes = {"[ 0.30,  0.34, -0.33],": "[ 0.60,  0.34, -0.33],"}
    path = chapter_copy(tmp_path, example=changes)
    assert main(["verify", str(path), "--reports", str(tmp_path)]) == 1
    report = json.loads((tmp_path / "chapter" / "report.json").read_text("utf-8"))
    assert wrong_places(report) == set()
    assert report["summary"]["holds"] is False
    assert (report["summary"]["refuted"], report["summary"]["unknown"]) == (3, 1)
    markdown = (tmp_path / "chapter" / "report.md").read_text("utf-8")
    assert markdown.splitlines()[0].endswith(": something does not hold")
    failing = markdown.partition("## What does not hold")[2].partition("\n## ")[0]
    failing = failing.replace("\\", "")  # Markdown's own
    assert "**broken** (Unknown)" in failing
    assert "ZeroDivisionError" in failing
    assert failing.count("(Refuted)") == 3


# The same bytes everywhere


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_two_paths_to_an_example_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapter_copy(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["verify", "--reports", "out"]) == 0
    assert main(["verify", "chapter/example.toml", "--reports", "again"]) == 0
    for name in ("report.json", "report.md"):
        once, again = (tmp_path / folder / "chapter" / name for folder in ("out", "again"))
        assert once.read_bytes() == again.read_bytes(), name


def test_the_report_depends_on_no_machine_and_no_moment(chapter_run: ChapterRun) -> None:
    texts = [(chapter_run.folder / name).read_text("utf-8") for name in FILES]
    run = texts.pop()
    libraries = {name: version(name) for name in LIBRARIES}
    for text in texts:
        assert not re.search(r"(?<![\w/])/(home|root|tmp|usr|Users|work|private|var)\b", text)
        assert str(chapter_run.folder.parent) not in text
        assert str(ROOT) not in text
        assert not re.search(r"\b\d+(\.\d+)? (s|ms|seconds)\b", text)
        assert not re.search(r"\b20\d\d-\d\d-\d\d\b|\b\d\d:\d\d:\d\d\b", text)
        assert "python 3" not in text.lower()
        for library, number_ in libraries.items():
            assert number_ not in text, library
    recorded = json.loads(run)
    assert recorded["libraries"] == libraries
    assert recorded["seconds"].keys() == {"total", *GROUPS}
    assert recorded["arguments"] == ["verify"]


def test_the_committed_report_is_what_the_code_writes_now(chapter_run: ChapterRun) -> None:
    """The same bytes with another hash seed, in another folder and in another time zone."""
    for name in ("report.json", "report.md"):
        committed = ROOT / "reports" / "chapter" / name
        now = (chapter_run.folder / name).read_bytes()
        assert committed.read_bytes() == now, "stale: run `make verify` and commit reports/"


def test_the_report_is_complete(chapter_run: ChapterRun) -> None:
    report = chapter_run.report
    summary = report["summary"]
    strengths = [o["outcome"]["strength"] for o in report["obligations"]]
    assert summary == {
        "holds": True,
        "obligations": len(strengths),
        "proved": strengths.count("Proved"),
        "checked": strengths.count("Checked"),
        "refuted": 0,
        "unknown": 0,
        "missing": [],
    }
    assert summary["proved"] + summary["checked"] == len(strengths)
    assert report["tool"] == {"name": "backproof", "version": __version__}
    assert [section["sublayer"] for section in report["sections"]] == [
        "softmax_cross_entropy",
        "logit_projection",
        "residual",
        "mlp_gelu_tanh",
        "layer_norm",
        "residual",
        "attention",
        "layer_norm",
        "learned_positions",
        "embedding",
    ]
    shown = {g["name"]: g["value"] for s in report["sections"] for g in s["gradients"]}
    assert shown["dE"][2] == ["0"] * 4
    assert shown["dZ"][2] == ["0"] * 3
    assert shown["dblock1.normed_1"][2] == ["0"] * 4
    assert [len(row) for row in shown["dblock1.W_1"]] == [16] * 4


# What cannot be told


@pytest.mark.usefixtures("quick")
def test_numbers_that_cannot_be_told_fail_without_a_report_and_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one token in the vocabulary all gradients are 0, which balls enclose but do not show."""
    sizes = {"T": 1, "V": 1, "d_model": 1, "h": 1, "d_ff": 1}
    path = tmp_path / "one.toml"
    path.write_text(example_text(sizes=sizes, data="x = [0]\ny = [0]"), encoding="utf-8")
    assert main(["verify", str(path), "--reports", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith(f"backproof: no report was written: {path}: cannot tell the sign of")
    assert not (tmp_path / "out").exists()


# How numbers are written


def test_only_certain_digits_are_shown() -> None:
    assert number(arb(0)) == "0"
    assert number(arb(1) / 3) == "0.333333"
    assert number(arb("1.5", "0.001")) == "1.50"
    assert number(arb("1.5", "0.2")) == "?"
    assert number(arb("nan")) == "?"
    assert number(arb(0, 1e-30)) == "0.000000"


def test_intervals_are_rounded_outward() -> None:
    assert interval(arb("1.23456", "0.00001"), 3) == ["1.234", "1.235"]
    assert interval(arb(0), 3) == ["0", "0"]
    assert interval(arb("nan"), 3) == ["-inf", "inf"]


def test_decimals_are_shown_in_full() -> None:
    assert decimal(Fraction("0.00001")) == "0.00001"
    assert decimal(Fraction(3)) == "3"
    assert decimal(Fraction("-2.50")) == "-2.5"

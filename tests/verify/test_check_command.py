"""`backproof check`: what it prints, what it exits with, what it corrects and what it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.verify.application import backproof
from tests.verify.documents_by_hand import EXAMPLE, page, written
from tests.verify.report_schema import CHECK_SCHEMA
from verify.__main__ import main

WRONG = {("h", 0, 1): "0.5897"}
ROOT = Path(__file__).parents[2]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["check", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_right_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, page())
    status, out, err = run(capsys, path)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == f"{path}: 6 of 6 printed figures claimed, 13 numbers: 13 exact"


def test_a_wrong_number_is_shown_like_a_linter_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, page(WRONG))
    status, out, _ = run(capsys, path)
    assert status == 1
    lines = out.splitlines()
    assert lines[0] == f"{path}:5:33: wrong: h[1, 2] is printed 0.5897; it is 0.598688"
    assert lines[1] == r"    $$ h = \begin{bmatrix} 0.5250 & 0.5897 \end{bmatrix} $$"
    assert lines[2] == " " * 36 + "^~~~~~"
    assert "    from the start: wrong" in lines
    assert any(line.startswith("    from the printed net (line 3), which allows") for line in lines)
    assert "    likely slip: digits 3 and 4 are transposed: 0.5987 printed as 0.5897" in lines
    assert lines[-2].endswith("13 numbers: 12 exact, 1 wrong")


def test_nothing_but_unclaimed_figures_is_no_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "Q = [[0.1, 0.2]]\n")
    status, out, _ = run(capsys, path)
    assert status == 1
    assert "not checked: Q (1 × 2)" in out


def test_a_figure_that_cannot_be_read_is_reported_and_the_rest_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ragged = "\n$$ dx = \\begin{bmatrix} 0.1 & 0.2 \\\\ 0.3 \\end{bmatrix} $$\n"
    path = written(tmp_path, page() + ragged)
    status, out, _ = run(capsys, path)
    assert status == 1
    assert f"{path}:15:" in out
    assert "unreadable: row 2 of the matrix dx has 1 entry, row 1 has 2" in out
    assert "13 exact" in out


def test_fix_corrects_wrong_digits_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for mark, ending in (("", "\n"), ("\ufeff", "\r\n")):
        right = mark + page().replace("\n", ending)
        path = written(tmp_path, mark + page(WRONG).replace("\n", ending))
        status, out, _ = run(capsys, path, "--fix")
        assert status == 0
        assert f"{path}:5:33: corrected: 0.5897 → 0.5987" in out
        assert path.read_bytes() == right.encode()


def test_fix_leaves_a_right_document_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, page())
    before = path.stat().st_mtime_ns
    assert run(capsys, path, "--fix")[0] == 0
    assert path.stat().st_mtime_ns == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["example.toml", "page.md"]


def test_fix_into_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy = written(tmp_path, page(WRONG)), tmp_path / "copy.md"
    assert run(capsys, path, "--fix", "--output", copy)[0] == 0
    assert copy.read_text() == page()
    assert path.read_text() == page(WRONG)


def test_fix_corrects_what_was_carried_on_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = {("dnet", 0, 1): "-0.2403", ("dW", 0, 1): "-0.1202", ("dW", 1, 1): "0.2403"}
    path = written(tmp_path, page(changes))
    assert run(capsys, path, "--fix")[0] == 0
    assert path.read_text() == page()


def test_fix_refuses_where_nobody_can_know_which_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start, end = EXAMPLE.index("[given]"), EXAMPLE.index("[document]")
    unknown = 'unknown = ["x", "W", "target"]\n[sizes]\nT = 1\nd_in = 2\nd_out = 2\n'
    path = written(tmp_path, page(WRONG), EXAMPLE[:start] + EXAMPLE[end:] + unknown)
    status, out, _ = run(capsys, path, "--fix")
    assert status == 1
    assert f"{path}:5:33: not corrected: h contradicts net" in out
    assert path.read_text() == page(WRONG)


def test_reports_say_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, page(WRONG))
    assert run(capsys, path, "--reports", tmp_path / "reports")[0] == 1
    folder = tmp_path / "reports" / "page"
    report = json.loads((folder / "check.json").read_text("utf-8"))
    jsonschema.validate(report, CHECK_SCHEMA)
    assert report["summary"]["verdicts"]["wrong"] == 1
    (h,) = (f for f in report["figures"] if f["quantity"] == "h")
    assert [e["verdict"] for e in h["entries"]] == ["exact", "wrong"]
    assert h["entries"][1]["value"] == "0.598688"
    text = (folder / "check.md").read_text("utf-8")
    assert "| 1, 2 | 0.5897 | wrong | 0.598688 |" in text
    again = tmp_path / "again"
    run(capsys, path, "--reports", again)
    for name in ("check.json", "check.md"):
        assert (again / "page" / name).read_bytes() == (folder / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{folder}/none.md"], "none.md: there is no such file"),
        (["{folder}"], "this is a directory"),
        (["{folder}/page.md", "--example", "{folder}/none.toml"], "none.toml: there is no such"),
        (["{folder}/page.md", "--output", "x.md"], "--output goes with --fix"),
        (["{folder}/page.md", "--reports", "{folder}/page.md"], "is not a folder"),
    ],
)
def test_wrong_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    written(tmp_path, page())
    status, out, err = run(capsys, *(a.format(folder=tmp_path) for a in arguments))
    assert status == 2
    assert err.startswith("backproof: ")
    assert len(err.splitlines()) == 1
    assert said in err
    assert "Traceback" not in out + err


def test_an_unknown_label_of_the_example_file_names_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, page(), EXAMPLE + '[document.labels]\nQ = "hh"\n')
    status, _, err = run(capsys, path)
    assert status == 2
    assert "example.toml" in err
    assert "hh" in err
    assert "did you mean" in err


@pytest.mark.slow
def test_several_documents_and_the_real_command(tmp_path: Path) -> None:
    right = written(tmp_path, page())
    (tmp_path / "other").mkdir()
    wrong = written(tmp_path / "other", page(WRONG))
    done = backproof("check", str(right), str(wrong), cwd=tmp_path)
    assert done.returncode == 1
    assert "13 numbers: 13 exact" in done.stdout
    assert "12 exact, 1 wrong" in done.stdout
    assert done.stderr == ""

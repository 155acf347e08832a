"""`backproof check`: what it prints, what it exits with, what it corrects and what it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.verify.application import backproof, environment
from tests.verify.documents_by_hand import EXAMPLE, page, written
from tests.verify.report_schema import CHECK_SCHEMA
from verify.__main__ import main
from verify.settings import OUTPUT_FORMATS

WRONG = {("h", 0, 1): "0.5897"}
ROOT = Path(__file__).parents[2]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Without settings or kept answers of the folder that the tests are run in."""
    status = main(["check", "--isolated", "--no-cache", *map(str, arguments)])
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
    assert lines[0] == f"{path}:5:33: BP101 wrong: h[1, 2] is printed 0.5897; it is 0.598688"
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
    assert f"{path}:1:1: BP107 nothing checked: no number of this document could be judged" in out


def test_a_figure_that_cannot_be_read_is_reported_and_the_rest_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ragged = "\n$$ dx = \\begin{bmatrix} 0.1 & 0.2 \\\\ 0.3 \\end{bmatrix} $$\n"
    path = written(tmp_path, page() + ragged)
    status, out, _ = run(capsys, path)
    assert status == 1
    assert f"{path}:15:" in out
    assert "BP106 unreadable: row 2 of the matrix dx has 1 entry, row 1 has 2" in out
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
        (["{folder}/page.md", "--example", "{folder}/none.toml"], "none.toml: there is no such"),
        (["{folder}/page.md", "--output", "x.md"], "--output goes with --fix"),
        (["{folder}/page.md", "--reports", "{folder}/page.md"], "is not a folder"),
        (["{folder}/page.md", "--output-format", "xml"], "must be one of full, concise"),
        (["{folder}/page.md", "--select", "BP11"], "BP11"),
        (["{folder}/page.md", "--output-file", "{folder}"], "is a folder"),
        (["{folder}/page.md", "--output-file", "{folder}/page.md/x"], "is not a folder"),
        (["{folder}/page.md", "--write-baseline"], "say where with --baseline"),
        (["{folder}/page.md", "--baseline", "{folder}/none.json"], "there is no such baseline"),
        (["{folder}/page.md", "--config", "{folder}/none.toml"], "isolated"),
        (["{folder}/empty"], "nothing to check: there is no document there"),
        (["{folder}/prose"], "no example file says what is worked out in {folder}/prose/a.md"),
        (["{folder}/*.rst"], "matches no file"),
        ([], "no document: name files or folders"),
    ],
)
def test_wrong_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    written(tmp_path, page())
    (tmp_path / "empty").mkdir()
    (tmp_path / "prose").mkdir()
    (tmp_path / "prose" / "a.md").write_text("Nothing is worked out here.\n")
    status, out, err = run(capsys, *(a.format(folder=tmp_path) for a in arguments))
    assert status == 2
    assert err.startswith("backproof: ")
    assert len(err.splitlines()) == 1
    assert said.format(folder=tmp_path) in err
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


# Many documents


def two(folder: Path) -> tuple[Path, Path]:
    """A right document and a wrong one, each with its example."""
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    return written(folder / "a", page()), written(folder / "b", page(WRONG))


def test_a_folder_is_searched_for_documents_with_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = two(tmp_path)
    (tmp_path / "prose.md").write_text("no example\n")
    for argument in (tmp_path, tmp_path / "**" / "*.md"):
        status, out, err = run(capsys, argument, "--jobs", "1")
        assert (status, err) == (1, "")
        assert f"{right}: 6 of 6" in out
        assert f"{wrong}:5:33: BP101 wrong" in out
        assert "prose.md: not checked: nothing says what it works out" in out
        assert out.splitlines()[-1] == (
            "2 documents: 1 finding (1 error), 26 numbers checked, "
            "1 file without an example left out"
        )


def test_what_cannot_be_looked_at_costs_the_others_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = two(tmp_path)
    (tmp_path / "c").mkdir()
    broken = written(tmp_path / "c", page(), "format = 1\ntitle =\n")
    status, out, err = run(capsys, tmp_path / "none.md", right, broken, wrong, "--jobs", "1")
    assert status == 2
    lines = err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("backproof: ") for line in lines)
    assert "none.md: there is no such file" in err
    assert "example.toml:2" in err
    assert f"{right}: 6 of 6" in out
    assert f"{wrong}:5:33: BP101 wrong" in out
    assert "2 files could not be looked at" in out


def test_reports_of_documents_that_share_a_name_do_not_replace_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(capsys, "a", "b", "--reports", "reports", "--jobs", "1")
    reports = {path.parent.name: path for path in (tmp_path / "reports").glob("*/check.json")}
    assert set(reports) == {"a%2Fpage.md", "b%2Fpage.md"}
    wrong = json.loads(reports["b%2Fpage.md"].read_text("utf-8"))
    assert wrong["summary"]["verdicts"]["wrong"] == 1


@pytest.mark.slow
def test_several_documents_and_the_real_command(tmp_path: Path) -> None:
    """In two processes; then again, from what was kept."""
    right, wrong = two(tmp_path)
    outs = []
    for _ in range(2):
        done = backproof("check", str(right), str(wrong), cwd=tmp_path)
        assert done.returncode == 1
        assert "13 numbers: 13 exact" in done.stdout
        assert "12 exact, 1 wrong" in done.stdout
        assert done.stderr == ""
        outs.append(done.stdout)
    assert outs[0] == outs[1]
    assert outs[0].startswith("a/page.md: "), "paths are relative to where it is run"
    assert len(list((tmp_path / ".backproof_cache").glob("*.json"))) == 2


# Formats


@pytest.mark.parametrize("kind", OUTPUT_FORMATS)
def test_every_format_goes_to_stdout_or_into_a_file(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    path, file = written(tmp_path, page(WRONG)), tmp_path / "out" / "found"
    status, printed, _ = run(capsys, path, "--output-format", kind)
    assert status == 1
    assert "0.5897" in printed
    status, lines, _ = run(capsys, path, "--output-format", kind, "--output-file", file)
    assert status == 1
    assert file.read_text("utf-8") == printed
    assert lines.splitlines()[0].startswith(f"{path}:5:33: BP101 wrong: h[1, 2] is printed 0.5897")
    assert [p.name for p in file.parent.iterdir()] == ["found"]


def test_for_github_the_summary_is_written_where_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    path = written(tmp_path, page(WRONG))
    assert run(capsys, path)[0] == 1
    assert not summary.exists()
    status, out, _ = run(capsys, path, "--output-format", "github")
    assert status == 1
    assert out.startswith("::error title=BP101 wrong-number,file=")
    assert "BP101 wrong" in summary.read_text("utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    status, _, err = run(capsys, path, "--output-format", "github")
    assert status == 1
    assert err.startswith("backproof: the summary of the step cannot be written: ")


@pytest.mark.slow
def test_what_an_encoding_does_not_have_is_spelled_out(tmp_path: Path) -> None:
    path = written(tmp_path, page({("h", 0, 1): "0.5897"}).replace("$ h =", "$ h ="))
    done = backproof(
        *("check", "--isolated", "--no-cache", "--output-format", "concise", path.name),
        cwd=tmp_path,
        PYTHONIOENCODING="ascii",
    )
    assert done.returncode == 1
    assert "BP101 wrong" in done.stdout


# Rules, comments, the baseline


def test_rules_are_selected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, page(WRONG))
    assert run(capsys, path, "--ignore", "wrong-number")[0] == 0
    assert run(capsys, path, "--select", "BP104,BP105")[0] == 0
    status, out, _ = run(capsys, path, "--select", "BP10", "--output-format", "concise")
    assert (status, out.count("BP101")) == (1, 1)


def test_a_comment_accepts_and_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comment = "<!-- backproof: ignore BP101 -- as in the first edition -->\n\n$$ h ="
    path = written(tmp_path, page(WRONG).replace("$$ h =", comment))
    status, out, _ = run(capsys, path)
    assert status == 0
    assert "BP101" not in out
    assert "1 finding accepted: 1 by a comment" in out
    path.write_text(page().replace("$$ h =", comment))
    status, out, _ = run(capsys, path)
    assert status == 1
    assert "BP901 unused suppression" in out


def test_a_baseline_accepts_what_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, baseline = written(tmp_path, page(WRONG)), tmp_path / "baseline.json"
    status, out, _ = run(capsys, path, "--baseline", baseline, "--write-baseline")
    assert (status, out) == (0, f"{baseline}: 1 finding written down\n")
    status, out, _ = run(capsys, path, "--baseline", baseline)
    assert status == 0
    assert "1 finding accepted: 1 by the baseline" in out
    path.write_text("More.\n\n" + page({**WRONG, ("dh", 0, 0): "0.6000"}))
    status, out, _ = run(capsys, path, "--baseline", baseline, "--output-format", "concise")
    assert status == 1
    assert out.count("BP101") == 1
    path.write_text(page())
    status, out, _ = run(capsys, path, "--baseline", baseline)
    assert status == 0
    assert "BP904 stale baseline" in out


def test_that_nothing_was_checked_cannot_be_unselected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "Q = [[0.1, 0.2]]\n")
    for more in ("--ignore=BP107", "--select=BP101", "--allow-inconclusive"):
        status, out, _ = run(capsys, path, more)
        assert status == 1
        assert "BP107 nothing checked" in out
    comment = "<!-- backproof: ignore-file BP107 -- checked elsewhere -->\n\n"
    path.write_text(comment + path.read_text())
    assert run(capsys, path)[0] == 1, "nothing at all was checked"
    (tmp_path / "other").mkdir()
    right = written(tmp_path / "other", page())
    status, out, _ = run(capsys, path, right, "--jobs", "1")
    assert status == 0
    assert "1 finding accepted: 1 by a comment" in out


def test_what_stays_open_fails_unless_that_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page({("h", 0, 0): "0.5300"}).replace("0.1000 & 0.4000", "0.1 & 0.4")
    path = written(tmp_path, text)
    status, out, _ = run(capsys, path)
    assert status == 1
    assert "BP104 undecided: h[1, 1]" in out
    status, out, _ = run(capsys, path, "--allow-inconclusive")
    assert status == 0
    assert "BP104 undecided: h[1, 1]" in out


def test_what_is_accepted_is_not_fixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "<!-- backproof: ignore BP101 -- as in the first edition -->\n\n$$ h ="
    text = page({**WRONG, ("dW", 0, 1): "-0.5000"}).replace("$$ h =", comment)
    path = written(tmp_path, text)
    status, out, _ = run(capsys, path, "--fix")
    assert status == 0
    assert out.count(": corrected: ") == 1
    assert path.read_text() == text.replace("-0.5000", "-0.0482")


def test_fix_in_a_format_for_programs_says_on_stderr_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, page(WRONG))
    status, out, err = run(capsys, path, "--fix", "--output-format", "json")
    assert status == 0
    assert json.loads(out)["totals"]["errors"] == 0
    assert err == f"{path}:5:33: corrected: 0.5897 → 0.5987\n"


def test_settings_say_which_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two(tmp_path)
    (tmp_path / "backproof.toml").write_text(
        'documents = ["*/page.md"]\noutput-format = "concise"\ncache = false\njobs = 1\n'
    )
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("b/page.md:5:33: BP101 wrong")
    assert lines[-1] == "2 documents: 1 finding (1 error), 26 numbers checked"


# What a run loads

HEAVY = ("sympy", "numpy", "flint", "z3", "scipy", "mpmath", "derivations.notation")
LOADED = """
import sys
from verify.__main__ import main
from verify.settings import OUTPUT_FORMATS
status = main(sys.argv[1:])
print([name for name in {heavy} if name in sys.modules], file=sys.stderr)
sys.exit(status)
"""


def loaded(folder: Path, *arguments: str) -> str:
    """Which of the heavy packages a command has imported in the end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(heavy=HEAVY), *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.slow
def test_a_run_over_kept_answers_loads_no_mathematics(tmp_path: Path) -> None:
    written(tmp_path, page(WRONG))
    assert "sympy" in loaded(tmp_path, "check", "page.md")
    for kind in ("full", "sarif"):
        assert loaded(tmp_path, "check", "page.md", "--output-format", kind) == "[]"
    assert loaded(tmp_path, "rule", "BP101") == "[]"

"""The report: its schema, the same bytes everywhere, and never half of it."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flint import arb

import verify.example_obligations as example_obligations
from derivations.catalogue import CATALOGUE
from derivations.notation import d
from derivations.outcome import Checked, Outcome, Proved, Refuted, Unknown
from tests.conftest import ChapterRun
from tests.verify.application import (
    CHAPTER,
    NO_TARGETS,
    OTHER,
    OTHER_DATA,
    ROOT,
    backproof,
    chapter_copy,
    example_text,
    leave_out,
)
from verify import __version__, commands
from verify.__main__ import main
from verify.commands import LIBRARIES
from verify.obligations import GROUPS, Obligation
from verify.report import write
from verify.report.content import decimal, interval, number, outcome
from verify.report.markdown import cell, matrix_rows
from verify.report.write import ReportError, to_json, write_texts
from verify.verdict import Verdict

SCHEMA = json.loads((ROOT / "verify" / "report" / "report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FILES = ("report.json", "report.md", "run.json")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out(monkeypatch)


@pytest.fixture
def quickest(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out(monkeypatch, numbers=True)


def wrong_places(report: dict[str, Any]) -> set[str]:
    """Where a report does not fit the schema: innermost places only."""
    found = set()
    for error in VALIDATOR.iter_errors(report):
        best = jsonschema.exceptions.best_match([error])
        assert best is not None
        found.add(best.json_path)
    return found


# The schema


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every subschema that speaks of objects."""
    if isinstance(schema, dict):
        if "properties" in schema or "patternProperties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_the_schema_is_strict_and_describes_every_property() -> None:
    seen = list(objects(SCHEMA))
    assert len(seen) > 15
    for schema in seen:
        assert schema["additionalProperties"] is False
        assert set(schema.get("required", [])) >= set(schema.get("properties", {}))
        for name, part in schema.get("properties", {}).items():
            description = part.get("description", "")
            assert description.endswith("."), f"{name}: {description!r}"


def test_the_schema_names_what_the_code_names() -> None:
    obligation = SCHEMA["$defs"]["obligation"]["properties"]
    assert obligation["group"]["enum"] == list(GROUPS)
    judged = SCHEMA["properties"]["figures"]["properties"]["judged"]["items"]["properties"]
    assert judged["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    strengths = [part["properties"]["strength"]["const"] for part in outcomes_of_the_schema()]
    assert strengths == [kind.__name__ for kind in (Proved, Checked, Refuted, Unknown)]


def outcomes_of_the_schema() -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = SCHEMA["$defs"]["outcome"]["oneOf"]
    return parts


@pytest.mark.parametrize(
    "found",
    [
        Proved("by hand", ("x > 0",), ("x > 1",)),
        Checked("by hand", "T = 3"),
        Refuted("by hand", "at 0"),
        Unknown("by hand", "time-out"),
    ],
)
def test_each_outcome_fits_one_part_of_the_schema(found: Outcome) -> None:
    fitting = [
        part["properties"]["strength"]["const"]
        for part in outcomes_of_the_schema()
        if jsonschema.Draft202012Validator({**part, "$defs": SCHEMA["$defs"]}).is_valid(
            outcome(found)
        )
    ]
    assert fitting == [type(found).__name__]


def test_the_chapters_report_fits_the_schema(chapter_run: ChapterRun) -> None:
    assert wrong_places(chapter_run.report) == set()


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.pop("not_proved"),
        lambda r: r.update(note="more"),
        lambda r: r.update(format=2),
        lambda r: r["summary"].pop("unknown"),
        lambda r: r["summary"].update(holds="yes"),
        lambda r: r["obligations"][0].pop("statement"),
        lambda r: r["obligations"][0].update(group="vibes"),
        lambda r: r["obligations"][0]["outcome"].update(strength="Passed"),
        lambda r: r["obligations"][0]["outcome"].pop("strength"),
        lambda r: r["obligations"][0]["outcome"].update(witness="at 0"),
        lambda r: r["obligations"][0]["outcome"].update(strength="Checked"),
        lambda r: r["obligations"][0]["outcome"].pop("conditions"),
        lambda r: r["obligations"][0].update(outcome=True),
        lambda r: r["example"]["sizes"].update(batch=1),
        lambda r: r["example"]["sizes"].update(T=0),
        lambda r: r["figures"]["judged"][0].update(verdict="fine"),
        lambda r: r["figures"]["judged"][0].update(line=0),
        lambda r: r["figures"]["from_P"]["loss"].append("1"),
        lambda r: r["figures"]["printed"][3]["rows"][0].append(0.1),
        lambda r: r["sections"][0]["gradients"][0].update(norm=0.5),
        lambda r: r["sections"][0]["gradients"][0]["value"][0].append(None),
        lambda r: r["sections"].clear(),
        lambda r: r["values"].update({"dE@embedding": "0"}),
        lambda r: r["update"].update(loss_after="lower"),
        lambda r: r["not_proved"].clear(),
    ],
)
def test_a_spoiled_report_does_not_fit_the_schema(chapter_run: ChapterRun, spoil: Spoil) -> None:
    report = chapter_run.report
    spoil(report)
    assert len(wrong_places(report)) == 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("data", [OTHER_DATA, NO_TARGETS], ids=["with targets", "without"])
def test_reports_of_other_examples_fit_the_schema(tmp_path: Path, data: str) -> None:
    path = tmp_path / "other.toml"
    shallow = replace(OTHER, layers=1)
    path.write_text(example_text(shallow, data=data), encoding="utf-8")
    assert main(["verify", str(path), "--reports", str(tmp_path)]) == 0
    report = json.loads((tmp_path / "other" / "report.json").read_text("utf-8"))
    assert wrong_places(report) == set()
    assert report["figures"] == {"printed": [], "judged": [], "not_checked": [], "from_P": None}
    assert report["example"]["choices"]["activation"] == "relu"


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
def test_two_runs_give_the_same_bytes(chapter_run: ChapterRun, tmp_path: Path) -> None:
    """Another hash seed, another folder, another path to the example, another time zone."""
    chapter_copy(tmp_path)
    done = backproof(
        *("verify", "chapter/example.toml", "--reports", "out"),
        cwd=tmp_path,
        PYTHONHASHSEED="4242",
        TZ="Pacific/Auckland",
    )
    assert done.returncode == chapter_run.status == 0
    for name in ("report.json", "report.md"):
        again = (tmp_path / "out" / "chapter" / name).read_bytes()
        assert again == (chapter_run.folder / name).read_bytes(), name


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
    for name in ("report.json", "report.md"):
        committed = ROOT / "reports" / "chapter" / name
        now = (chapter_run.folder / name).read_text("utf-8")
        assert committed.read_text("utf-8") == now, "stale: run `make verify` and commit reports/"


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


def test_the_markdown_says_what_matters(chapter_run: ChapterRun) -> None:
    report = chapter_run.report
    text = (chapter_run.folder / "report.md").read_text("utf-8")
    assert text.splitlines()[0].endswith(": everything holds")
    assert "What does not hold" not in text
    assert "reconstruction" in text
    for limit in report["not_proved"]:
        assert limit in text
    for title in GROUPS.values():
        assert title in text
    for section in report["sections"]:
        assert f"(`{section['step']}`)" in text
        for gradient in section["gradients"]:
            assert f"`{gradient['name']}` ({gradient['kind']}, norm {gradient['norm']})" in text
    for entry in report["figures"]["judged"]:
        assert f"| {entry['printed']} | {entry['line']} | {entry['verdict']} |" in text
    assert text.count("```") % 2 == 0
    assert not re.search(r"\n{4,}", text)


# Never half of it


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def old_report(tmp_path: Path) -> Path:
    folder = tmp_path / "reports" / "chapter"
    folder.mkdir(parents=True)
    for name in FILES:
        (folder / name).write_text(f"old {name}", encoding="utf-8")
    return folder


def interrupt(*_: object, **__: object) -> Any:
    raise KeyboardInterrupt


def run_out_of_space(*_: object, **__: object) -> Any:
    raise OSError(28, "No space left on device")


def verify_into(folder: Path) -> int:
    return main(["verify", str(CHAPTER / "example.toml"), "--reports", str(folder.parent)])


@pytest.mark.usefixtures("quickest")
def test_a_run_replaces_the_old_report(old_report: Path) -> None:
    assert verify_into(old_report) == 0
    assert contents(old_report).keys() == set(FILES)
    assert not any(text.startswith(b"old") for text in contents(old_report).values())
    assert {path.stat().st_mode & 0o777 for path in old_report.iterdir()} == {0o644}


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize(
    ("where", "what"),
    [
        (example_obligations.ExampleRun, "_loss_falls"),  # in the middle of the run
        (commands, "content"),
        (commands, "to_markdown"),
        (write, "_beside"),
        (tempfile, "mkstemp"),
        (os, "fdopen"),
        (Path, "chmod"),
        (Path, "replace"),
    ],
)
def test_an_interrupt_leaves_the_old_report_and_nothing_beside_it(
    old_report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: object,
    what: str,
) -> None:
    before = contents(old_report)
    with monkeypatch.context() as context:
        context.setattr(where, what, interrupt)
        assert verify_into(old_report) == 130
    assert contents(old_report) == before
    assert capsys.readouterr().err.endswith("backproof: interrupted; no report was written\n")


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("name", ["content", "to_markdown"])
def test_a_crash_leaves_the_old_report(
    old_report: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = contents(old_report)

    def crash(*_: object) -> Any:
        raise RuntimeError("a bug")

    with monkeypatch.context() as context:
        context.setattr(commands, name, crash)
        with pytest.raises(RuntimeError):
            verify_into(old_report)
    assert contents(old_report) == before


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("full", range(3))
def test_a_full_disk_leaves_the_old_report(
    old_report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    full: int,
) -> None:
    """Whichever of the files does not fit any more."""
    before, real, opened = contents(old_report), os.fdopen, list[int]()

    def fdopen(handle: int, *arguments: Any, **more: Any) -> Any:
        opened.append(handle)
        file = real(handle, *arguments, **more)
        if len(opened) == full + 1:
            file.close()
            run_out_of_space()
        return file

    with monkeypatch.context() as context:
        context.setattr(os, "fdopen", fdopen)
        assert verify_into(old_report) == 2
    assert contents(old_report) == before
    message = capsys.readouterr().err.splitlines()[-1]
    assert message == (
        f"backproof: {old_report / FILES[full]}: cannot write the report: No space left on device"
    )


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file_leaves_the_others(
    old_report: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (old_report / name).unlink()
    (old_report / name).mkdir()
    before = contents(old_report)
    assert verify_into(old_report) == 2
    assert contents(old_report) == before
    assert f"{name}: cannot write the report: Is a directory" in capsys.readouterr().err


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("inside", ["", "chapter"])
def test_a_file_in_the_place_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    blocked = tmp_path / "blocked" / inside
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("here already", encoding="utf-8")
    assert verify_into(tmp_path / "blocked" / "chapter") == 2
    assert blocked.read_text("utf-8") == "here already"
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("backproof: ")
    assert "cannot write the report: " in error


def test_a_place_that_cannot_be_written_is_noticed_before_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    monkeypatch.setattr("verify.commands.decide_all", lambda *_: pytest.fail("it ran"))
    assert verify_into(tmp_path / "reports" / "chapter") == 2
    assert "reports is not a folder" in capsys.readouterr().err


def test_texts_are_written_with_their_folders(tmp_path: Path) -> None:
    texts = {tmp_path / "a" / "b" / "c.txt": "é\n", tmp_path / "d.txt": "\r\n"}
    write_texts(texts)
    assert {path: path.read_bytes() for path in texts} == {
        path: text.encode() for path, text in texts.items()
    }


def test_a_write_error_is_an_input_error_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match=r"file/report\.md: cannot write"):
        write_texts({tmp_path / "file" / "report.md": "text"})


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


# How numbers and matrices are written


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


def test_json_has_a_line_for_each_row_and_reads_back() -> None:
    value: dict[str, Any] = {"m": [["1", "2"], ["3", "4"]], "empty": {}, "none": None, "l": []}
    value["text"] = 'Σ "x"\n'
    text = to_json(value)
    assert json.loads(text) == value
    assert '    ["1", "2"],\n    ["3", "4"]\n' in text
    assert "Σ" in text


def test_matrices_are_aligned() -> None:
    assert matrix_rows([["1", "-22"], ["333", "4"]]) == "  1  -22\n333    4"
    assert matrix_rows(["1", "22"]) == " 1  22"
    assert matrix_rows("7") == "7"
    assert matrix_rows([[["1"]], [["2"]]]) == "1\n\n2"


def test_markdown_leaves_names_as_they_are() -> None:
    assert cell("a|b_c*<d>\ne") == r"a\|b\_c\*\<d\> e"
    assert cell("Σ[w](x)") == r"Σ\[w\](x)"


def test_no_formula_turns_into_a_link(chapter_run: ChapterRun) -> None:
    """`Σ[w](x)` is a link in Markdown unless its brackets are escaped; code is left as it is."""
    text = (chapter_run.folder / "report.md").read_text("utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    links = re.findall(r"(?<!\\)\[[^\]]*(?<!\\)\]\(([^)]*)\)", prose)
    assert links == ["#what-is-not-proved"]


def test_formulas_in_the_report_are_those_of_the_pages(chapter_run: ChapterRun) -> None:
    shown = {
        (section["sublayer"], gradient["formula"].partition("[")[0])
        for section in chapter_run.report["sections"]
        for gradient in section["gradients"]
    }
    used = {sublayer for sublayer, _ in shown}
    assert len(used) == 8
    assert shown == {
        (page.name, d(tensor).name)
        for page in CATALOGUE
        if page.name in used
        for tensor in page.differentiable()
    }

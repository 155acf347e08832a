"""The baseline: findings keep their fingerprints when text moves, and the file shrinks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.exit_status import exit_status
from verify.diagnostics.rules import BY_CODE, RULES
from verify.diagnostics.screened import Results
from verify.screening import Baseline, BaselineError, read_baseline, screen, write_baseline
from verify.settings import Settings

SETTINGS = Settings(Path("/project"), RULES)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md", "layers.py"):
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)


def finding(line: int, printed: str = "1.5", path: str = "a.md", code: str = "BP101") -> Diagnostic:
    region = Region(line, 1, line, 8)
    return Diagnostic(code, path, region, f"is printed {printed}", (), "dX", f"dX: {printed}")


def document(*findings: Diagnostic, path: str = "a.md") -> Examined:
    return Examined("document", path, path, {}, 3, findings)


def function(name: str, *findings: Diagnostic, conclusive: bool = True) -> Examined:
    return Examined("function", "layers.py", name, {}, 3, findings, conclusive=conclusive)


def run(*examined: Examined, baseline: Baseline | None = None) -> Results:
    return screen(examined, SETTINGS, {}, baseline)


def known(*examined: Examined) -> Baseline:
    path = Path("known.json")
    path.unlink(missing_ok=True)
    write_baseline(path, run(*examined))
    return read_baseline(path)


def test_what_is_written_down_is_accepted_and_counted() -> None:
    examined = document(finding(1), finding(2, "2.5"))
    results = run(examined, baseline=known(examined))
    assert results.diagnostics == ()
    assert [one.where for one in results.suppressed] == ["external", "external"]
    assert exit_status(results) == 0


def test_an_entry_can_be_read_and_has_a_line_of_its_own() -> None:
    known(document(finding(1), finding(2, "2.5")))
    text = Path("known.json").read_text()
    content = json.loads(text)
    assert content["version"] == 1
    first = content["findings"][0]
    assert (first["rule"], first["path"]) == ("BP101", "a.md")
    assert {one["message"] for one in content["findings"]} == {"is printed 1.5", "is printed 2.5"}
    lines = [line for line in text.splitlines() if "BP101" in line]
    assert len(lines) == 2
    assert str(Path.cwd()) not in text


def test_the_same_findings_give_the_same_bytes() -> None:
    one, other = (
        document(finding(1), finding(2, "2.5")),
        document(finding(3, path="b.md"), path="b.md"),
    )
    known(one, other)
    first = Path("known.json").read_bytes()
    known(other, one)
    assert Path("known.json").read_bytes() == first


PRINTED = st.sampled_from(["1.5", "2.5", "3.5", "x"])


@given(st.lists(PRINTED, max_size=6), st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_moved_lines_change_nothing(printed: list[str], gaps: list[int]) -> None:
    """Text inserted above or between, whatever its length, leaves every finding known."""
    lines = [sum(gaps[: n + 1]) + n + 1 for n in range(len(printed))]
    before = document(*(finding(n, one) for n, one in enumerate(printed, 1)))
    after = document(*(finding(n, one) for n, one in zip(lines, printed, strict=True)))
    results = run(after, baseline=known(before))
    assert results.diagnostics == ()
    assert len(results.suppressed) == len(printed)


@given(st.lists(PRINTED, min_size=1, max_size=6), st.integers(0, 5))
def test_another_number_is_a_new_finding(printed: list[str], at: int) -> None:
    at %= len(printed)
    before = document(*(finding(n, one) for n, one in enumerate(printed, 1)))
    changed = [*printed[:at], "9.9", *printed[at + 1 :]]
    after = document(*(finding(n, one) for n, one in enumerate(changed, 1)))
    results = run(after, baseline=known(before))
    new = [one for one in results.diagnostics if one.rule == "BP101"]
    assert [one.context for one in new] == ["dX: 9.9"]
    assert [one.rule for one in results.general] == ["BP904"]


@given(st.lists(PRINTED, min_size=1, max_size=6), PRINTED)
def test_one_more_of_the_same_is_new(printed: list[str], more: str) -> None:
    before = document(*(finding(n, one) for n, one in enumerate(printed, 1)))
    after = document(*before.diagnostics, finding(9, more))
    assert [one.rule for one in run(after, baseline=known(before)).diagnostics] == ["BP101"]


@pytest.mark.parametrize(
    "other",
    [
        replace(finding(1), rule="BP102"),
        replace(finding(1), subject="dY"),
        replace(finding(1), context="dX: 1.50"),
        replace(finding(1), path="b.md"),
    ],
    ids=["rule", "subject", "context", "path"],
)
def test_what_makes_a_finding_another(other: Diagnostic) -> None:
    results = run(document(other, path=other.path), baseline=known(document(finding(1))))
    assert other in results.diagnostics


def test_words_and_notes_do_not() -> None:
    other = replace(finding(7), message="said otherwise", notes=("a note",))
    assert run(document(other), baseline=known(document(finding(1)))).diagnostics == ()


def test_two_functions_of_a_file_are_not_accepted_for_each_other() -> None:
    wrong = finding(1, path="layers.py", code="BP201")
    baseline = known(function("layers:f", wrong))
    assert run(function("layers:f", wrong), baseline=baseline).diagnostics == ()
    assert run(function("layers:g", wrong), baseline=baseline).diagnostics == (wrong,)
    both = run(function("layers:g", wrong), function("layers:f", wrong), baseline=baseline)
    assert [len(one.diagnostics) for one in both.screened] == [1, 0]


def test_it_does_not_matter_from_where_a_run_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(document(finding(1)))
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    baseline = read_baseline(Path("../known.json"))
    moved = document(finding(1, path="../a.md"), path="../a.md")
    assert run(moved, baseline=baseline).diagnostics == ()
    absolute = str(tmp_path / "a.md")
    moved = document(finding(1, path=absolute), path=absolute)
    assert run(moved, baseline=baseline).diagnostics == ()


# What is found no more


def test_an_entry_that_is_found_no_more_is_told_and_changes_no_status() -> None:
    baseline = known(document(finding(1), finding(2, "2.5")))
    results = run(document(finding(1)), baseline=baseline)
    (told,) = results.diagnostics
    assert (told.rule, told.path) == ("BP904", "known.json")
    line = Path("known.json").read_text().splitlines()[told.region.line - 1]
    assert "is printed 2.5" in line
    assert told.message == "BP101 in a.md is found no more: is printed 2.5"
    assert "BP101 in page.md is found no more: " in BY_CODE["BP904"].example
    assert exit_status(results) == 0


def test_of_what_was_not_looked_at_nothing_is_known() -> None:
    wrong = finding(1, path="layers.py", code="BP201")
    baseline = known(document(finding(1)), function("layers:f", wrong), function("layers:g", wrong))
    other = document(path="b.md")
    assert run(other, baseline=baseline).diagnostics == ()
    assert len(run(function("layers:f"), baseline=baseline).diagnostics) == 1
    still_open = function("layers:f", conclusive=False)
    assert run(still_open, baseline=baseline).diagnostics == ()
    Path("a.md").unlink()
    (told,) = run(other, baseline=baseline).diagnostics
    assert "a.md is found no more" in told.message


def test_a_rule_that_is_off_now_makes_no_entry_stale() -> None:
    baseline = known(document(finding(1)))
    off = Settings(Path("/project"), tuple(one for one in RULES if one.code != "BP101"))
    assert screen([document(finding(1))], off, {}, baseline).diagnostics == ()


# Writing again


def test_what_comments_accept_is_not_written_down() -> None:
    text = {
        "a.md": "<!-- backproof: ignore BP101 -- x -->\na = 1.5\n<!-- backproof: ignore BP101 -->"
    }
    results = screen([document(finding(2), finding(8, "2.5"))], SETTINGS, text)
    assert [one.rule for one in results.diagnostics] == ["BP902", "BP101"]
    assert write_baseline(Path("known.json"), results) == 1
    assert "2.5" in Path("known.json").read_text()
    assert "BP902" not in Path("known.json").read_text()


def test_a_comment_goes_before_the_baseline() -> None:
    examined = document(finding(2))
    baseline = known(examined)
    text = {"a.md": "<!-- backproof: ignore BP101 -- x -->\na = 1.5\n"}
    results = screen([examined], SETTINGS, text, baseline)
    assert [(one.where, one.justification) for one in results.suppressed] == [("inSource", "x")]
    assert results.diagnostics == (), "the entry is not stale: the finding is there"
    assert write_baseline(Path("known.json"), results) == 0


def test_writing_again_drops_what_is_gone_and_keeps_what_was_not_looked_at() -> None:
    wrong = finding(1, path="layers.py", code="BP201")
    other = document(finding(1, path="b.md"), path="b.md")
    baseline = known(document(finding(1), finding(2, "2.5")), other, function("layers:f", wrong))
    assert len(baseline.entries) == 4
    results = run(document(finding(1)), function("layers:g", wrong), baseline=baseline)
    assert write_baseline(Path("known.json"), results) == 4
    again = read_baseline(Path("known.json"))
    assert {(e.path, e.function, e.message) for e in again.entries.values()} == {
        ("a.md", "", "is printed 1.5"),
        ("b.md", "", "is printed 1.5"),
        ("layers.py", "layers:f", "is printed 1.5"),
        ("layers.py", "layers:g", "is printed 1.5"),
    }


def test_a_damaged_file_is_written_anew() -> None:
    Path("known.json").write_text("{")
    assert write_baseline(Path("known.json"), run(document(finding(1)))) == 1
    assert len(read_baseline(Path("known.json")).entries) == 1


def test_nothing_to_write_down_is_an_empty_baseline() -> None:
    assert known(document()).entries == {}


# A file that cannot be used

GOOD = '{"format": "backproof-baseline", "version": 1, "findings": [%s]}'
FIELDS = ("fingerprint", "rule", "path", "function", "message")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "known.json:1:1: is not JSON"),
        ('{\n"format": }', "known.json:2:11: is not JSON"),
        ("[]", "known.json: is no baseline of backproof"),
        ('{"version": 1, "findings": []}', "known.json: is no baseline of backproof"),
        (GOOD.replace("1", "2") % "", "is a baseline of version 2, this program reads 1"),
        (GOOD.replace("[%s]", "{}"), "known.json: has no list of findings"),
        (GOOD % "1", "known.json: entry 1 of its findings is damaged"),
        (GOOD % json.dumps(dict.fromkeys(FIELDS, "abc")), "damaged"),
        (GOOD % ('{"fingerprint": "%s", "rule": "BP101"}' % ("a" * 64)), "damaged"),
        ("[" * 100_000, "known.json: is no baseline"),
        ("1" * 5_000, "known.json: is no baseline"),
        ("\ud800", "known.json: is not UTF-8"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used(content: str, message: str) -> None:
    Path("known.json").write_bytes(content.encode(errors="surrogatepass"))
    with pytest.raises(BaselineError) as caught:
        read_baseline(Path("known.json"))
    said = str(caught.value)
    assert message in said
    assert said.endswith("; write it again with --write-baseline")
    assert "\n" not in said


def test_a_baseline_that_is_not_there() -> None:
    with pytest.raises(BaselineError, match="there is no such baseline; make it with"):
        read_baseline(Path("known.json"))
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(Path.cwd())

"""Output formats: full, concise, json, gitlab and markdown, and what they have in common."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from tests.verify.application import ROOT
from tests.verify.report_schema import REPORT
from tests.verify.sample_results import (
    CARRIED,
    DOCUMENT,
    HOSTILE,
    KNOWN,
    LISTED,
    NOTHING,
    OLD,
    OPEN,
    PATH,
    RESULTS,
    SCREENED,
    WRONG,
    finding,
    many,
)
from tests.verify.test_report_schema import objects
from verify.diagnostics.fingerprint import fingerprints
from verify.diagnostics.formats import FORMATS
from verify.diagnostics.formats.common import all_fingerprints, in_words, totals
from verify.diagnostics.formats.full import full, pieces
from verify.diagnostics.formats.gitlab import gitlab
from verify.diagnostics.formats.json_format import as_data
from verify.diagnostics.formats.markdown import markdown
from verify.diagnostics.screened import Failure, Results, Screened
from verify.diagnostics.text import clean
from verify.settings import OUTPUT_FORMATS

SCHEMA = json.loads((REPORT / "diagnostics.schema.json").read_text("utf-8"))


def test_every_format_that_settings_allow_is_there() -> None:
    assert tuple(FORMATS) == OUTPUT_FORMATS


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_results_give_the_same_text(kind: str) -> None:
    text = FORMATS[kind](RESULTS)
    assert text == FORMATS[kind](RESULTS)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\x1b" not in text or kind in ("full", "concise", "github")


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_to_say_is_said_in_every_format(kind: str) -> None:
    text = FORMATS[kind](NOTHING)
    assert "BP1" not in text or kind == "sarif"
    if kind == "gitlab":
        assert json.loads(text) == []
    else:
        assert "backproof" in text or "function" in text or "gradients right" in text


@pytest.mark.parametrize("kind", FORMATS)
def test_no_format_keeps_quiet_about_what_was_not_looked_at(kind: str) -> None:
    failed = Results((), (Failure("docs/b.md", "there is no such file"),))
    text = FORMATS[kind](failed)
    if kind == "full":  # a line on stderr says it, as for every other error
        assert text == ""
    elif kind == "concise":
        assert "1 file could not be looked at" in text
    else:
        assert "there is no such file" in text


# Fingerprints


def test_a_fingerprint_does_not_depend_on_line_notes_or_message() -> None:
    moved = replace(WRONG, region=CARRIED.region, message="else", notes=())
    assert fingerprints([WRONG]) == fingerprints([moved])


@pytest.mark.parametrize("what", ["rule", "path", "subject", "context"])
def test_a_fingerprint_depends_on_everything_else(what: str) -> None:
    assert fingerprints([WRONG]) != fingerprints([replace(WRONG, **{what: "BP102"})])  # type: ignore[arg-type]


def test_parts_of_a_fingerprint_are_not_run_together() -> None:
    one = replace(WRONG, subject="a", context="b c")
    other = replace(WRONG, subject="a b", context="c")
    assert fingerprints([one]) != fingerprints([other])


def test_equal_findings_are_numbered() -> None:
    first, second = fingerprints([WRONG, replace(WRONG, region=CARRIED.region)])
    assert first != second


def test_setting_one_of_two_equal_findings_aside_changes_no_fingerprint() -> None:
    first, second = finding("BP101", 1), finding("BP101", 2)
    both = Results((Screened(DOCUMENT, (first, second)),))
    aside = replace(SCREENED.suppressed[0], diagnostic=first)
    one = Results((Screened(DOCUMENT, (second,), (aside,)),))
    assert all_fingerprints(both)[id(second)] == all_fingerprints(one)[id(second)]


# Full and concise


def test_full_shows_findings_excerpts_notes_and_the_summary() -> None:
    text = full(RESULTS)
    lines = text.splitlines()
    assert lines[0] == f"{PATH}:3:5: BP101 wrong: {HOSTILE}"
    assert lines[1:3] == ["    dX = 0.1", "         ^~~"]
    assert f"{PATH}:7:2: BP103 carried over: it is so" in lines
    assert f"{PATH}:20:5: not checked: {LISTED.message}" in lines
    assert "  2 findings accepted: 1 by a comment, 1 by the baseline" in lines
    assert "baseline.json:4:5: BP904 stale baseline: BP101 is found no more" in lines
    assert "docs/prose.md" in text
    assert KNOWN.message not in text


def test_full_is_coloured_by_what_was_found() -> None:
    styles = {said.strip(": "): style for said, style in pieces(RESULTS) if style}
    assert styles["wrong"] == styles["carried over"] == "bold red"
    assert styles["undecided"] == "yellow"


def test_what_is_selected_is_not_listed_again() -> None:
    selected = Results((Screened(DOCUMENT, (WRONG, LISTED)),))
    lines = [line for line in full(selected).splitlines() if LISTED.message in line]
    assert lines == [f"{PATH}:20:5: BP108 not checked: {LISTED.message}"]


def test_totals_leave_nothing_out() -> None:
    said = in_words(totals(RESULTS))
    assert said == (
        "1 document and 1 function: 4 findings (2 errors, 1 warning, 1 note), 10 numbers checked, "
        "1 undecided, 2 accepted, 1 file could not be looked at, 1 file without an example left out"
    )


def test_concise_has_a_line_for_each_finding() -> None:
    lines = FORMATS["concise"](many(3)).splitlines()
    assert len(lines) == 3 + 2 + 1 + 1
    assert lines[0].startswith(f"{PATH}:4:5: BP104 undecided: open 1")


# JSON


def wrong(data: Any) -> list[str]:
    return [e.json_path for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)]


@pytest.mark.parametrize("results", [RESULTS, NOTHING, many(2)])
def test_json_fits_the_schema(results: Results) -> None:
    data = json.loads(FORMATS["json"](results))
    assert data == as_data(results)
    assert wrong(data) == []


def test_the_schema_is_strict_and_describes_every_property() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for part in objects(SCHEMA):
        assert part["additionalProperties"] is False
        assert set(part.get("required", [])) == set(part.get("properties", {}))
        for name, value in part.get("properties", {}).items():
            assert value.get("description", "").endswith("."), name


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("totals"),
        lambda d: d.update(exit_status=130),
        lambda d: d["totals"].update(errors=-1),
        lambda d: d["examined"][0]["findings"][0].update(rule="E501"),
        lambda d: d["examined"][0]["findings"][0].update(fingerprint="0"),
        lambda d: d["examined"][0]["findings"][0]["region"].pop("end_column"),
        lambda d: d["examined"][0]["accepted"][0].update(where="elsewhere"),
        lambda d: d["examined"][0].update(kind="page"),
        lambda d: d["failures"][0].update(message=""),
        lambda d: d.update(note="more"),
    ],
)
def test_spoiled_json_does_not_fit_the_schema(spoil: Spoil) -> None:
    data = json.loads(FORMATS["json"](RESULTS))
    spoil(data)
    assert wrong(data) != []


def test_json_tells_what_is_accepted_and_what_is_not_checked() -> None:
    one = as_data(RESULTS)["examined"][0]
    assert [a["where"] for a in one["accepted"]] == ["inSource", "external"]
    assert [a["finding"]["message"] for a in one["accepted"]] == [KNOWN.message, OLD.message]
    assert [n["message"] for n in one["not_checked"]] == [LISTED.message]
    assert as_data(RESULTS)["exit_status"] == 2


# GitLab: what its parser for Code Quality asks for, and what its page says of the rest

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer"}}},
                },
            },
        },
    },
}


def test_gitlab_gets_what_it_asks_for() -> None:
    data = json.loads(gitlab(RESULTS))
    jsonschema.validate(data, GITLAB)
    assert len(data) == 1 + 3 + 1  # what is accepted is no finding there
    prints = [one["fingerprint"] for one in data]
    assert len(set(prints)) == len(prints), "it drops all but one of each fingerprint"
    assert [one["severity"] for one in data] == ["blocker", "major", "major", "minor", "info"]
    assert data[2]["location"]["positions"] == {
        "begin": {"line": 7, "column": 2},
        "end": {"line": 9, "column": 4},
    }


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d[0].pop("fingerprint"),
        lambda d: d[0].update(severity="error"),
        lambda d: d[0]["location"].update(path="/root/a.md"),
        lambda d: d[0]["location"]["lines"].update(begin="3"),
        lambda d: d[0].pop("description"),
    ],
)
def test_what_gitlab_would_not_take_is_seen(spoil: Callable[[Any], object]) -> None:
    data = json.loads(gitlab(RESULTS))
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, GITLAB)


# Markdown


def shown(text: str) -> Iterator[str]:
    """All text that a reader of Markdown sees; ValueError for links, pictures or HTML."""
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        for token in block.children or [block]:
            if token.type in ("link_open", "image", "code_inline", "em_open", "s_open"):
                raise ValueError(f"{token.type} in {block.content!r}")
            if "html" in token.type:
                allowed = ("<br>", "<details>", "</details>", "<summary>")
                if not token.content.startswith(allowed):
                    raise ValueError(token.content)
            yield token.content


def test_markdown_shows_texts_as_they_are() -> None:
    seen = "".join(shown(markdown(RESULTS)))
    assert clean(HOSTILE) in seen
    assert PATH in seen
    assert "as printed: " in seen


def test_the_heading_says_no_more_than_is_so() -> None:
    still_open = Results((Screened(replace(DOCUMENT, diagnostics=(OPEN,)), (OPEN,)),))
    headings = [
        markdown(results).partition("\n")[0].removeprefix("### backproof: ")
        for results in (RESULTS, still_open, replace(still_open, allow_inconclusive=True), NOTHING)
    ]
    assert headings == [*["something to look at"] * 2, "nothing that fails", "nothing to look at"]


def test_markdown_calls_nobody_by_name() -> None:
    assert "@" not in markdown(RESULTS)


def test_what_formats_in_markdown_is_seen() -> None:
    for text in ("a *b* c", "[a](b)", "a <img src=x> b", "~~a~~"):
        with pytest.raises(ValueError, match=r"."):
            list(shown(text))


def test_markdown_has_the_gravest_first() -> None:
    rows = [line for line in markdown(many(2)).splitlines() if " BP" in line]
    assert [row.split("|")[1].strip() for row in rows] == [*["error"] * 2, *["warning"] * 2, "note"]
    assert OPEN.message not in rows[0]


@pytest.mark.parametrize("most", [100_000, 20_000, 3000, 500, 100, 40, 10, 0])
def test_markdown_that_does_not_fit_is_cut_and_says_so(most: int) -> None:
    text = markdown(many(2000), most)
    assert len(text.encode()) <= most
    if most > 50:
        assert "is cut to fit" in text
        assert "backproof" in text
    if most >= 500:
        shown_rows = text.count("| error |")
        missing = 2000 + 3 - text.count("| BP")
        assert f"Left out are {missing} findings" in text
        assert shown_rows <= 2000


def test_markdown_that_fits_is_not_cut() -> None:
    assert markdown(many(3), 1_000_000) == markdown(many(3))


def test_the_page_of_formats_names_them_all() -> None:
    text = (ROOT / "docs" / "output.md").read_text("utf-8")
    for kind in FORMATS:
        assert f"| `{kind}` |" in text
    for status in (0, 1, 2, 130):
        assert f"\n| {status} | " in text

"""JUnit XML: well-formed whatever a document holds, and read as its readers read it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, ParseError, fromstring

import pytest

from tests.verify.sample_results import (
    DOCUMENT,
    FUNCTION,
    HOSTILE,
    NOTHING,
    OPEN,
    PATH,
    RESULTS,
    SCREENED,
    WRONG,
    finding,
)
from verify.diagnostics.formats.junit import junit
from verify.diagnostics.screened import Results, Screened

OUTCOMES = ("failure", "error", "skipped")


def suites(results: Results) -> dict[str, Element]:
    root = fromstring(junit(results))  # our own
    assert root.tag == "testsuites"
    return {suite.get("name", ""): suite for suite in root}


def outcomes(suite: Element) -> dict[str, str]:
    """Each test case with its outcome, which is one at most: some readers keep the first only."""
    found = {}
    for case in suite:
        assert case.tag == "testcase"
        (tag,) = [part.tag for part in case] or ["passed"]
        name = case.get("name", "")
        assert name not in found, "some readers keep the first of each name only"
        found[name] = tag
    return found


def test_a_case_for_each_figure_and_only_what_is_right_passes() -> None:
    assert outcomes(suites(RESULTS)[PATH]) == {
        "X": "skipped",  # given
        "Y": "passed",
        r"dX \x00\x1b": "failure",  # wrong, and carried over
        "dX": "error",  # undecided
        "dX (2)": "skipped",  # accepted by a comment
        "dW": "skipped",  # accepted by the baseline
        "Z": "skipped",  # nothing leads to it
        "Q is checked": "skipped",  # nothing claims it
    }


def test_why_a_case_is_skipped() -> None:
    reasons = {
        case.get("name"): case[0].get("message") or ""
        for case in suites(RESULTS)[PATH]
        if len(case)
    }
    assert reasons["dX (2)"].startswith("accepted by a comment: as printed: ")
    assert reasons["dW"].startswith("accepted by the baseline: ")
    assert reasons["X"] == "given, and so not judged"
    assert reasons["Z"] == "nothing leads to it"


def test_the_other_suites() -> None:
    found = suites(RESULTS)
    assert outcomes(found["layers:layer_norm_backward"]) == {"backward": "passed"}
    assert outcomes(found["docs/b.md"]) == {"can be looked at": "error"}
    assert outcomes(found["docs/prose.md"]) == {"is checked": "skipped"}
    assert outcomes(found["backproof"]) == {"BP904 stale-baseline": "skipped"}


def test_counts_are_those_of_the_cases() -> None:
    root = fromstring(junit(RESULTS))  # our own
    for suite in root:
        found = list(outcomes(suite).values())
        assert suite.get("tests") == str(len(found))
        for tag, attribute in zip(OUTCOMES, ("failures", "errors", "skipped"), strict=True):
            assert suite.get(attribute) == str(found.count(tag))
    assert root.get("tests") == str(sum(len(suite) for suite in root))
    assert root.get("failures") == "1"


def test_a_failure_says_all_of_it_in_its_text() -> None:
    """GitLab shows the text and not the attribute."""
    (failure,) = suites(RESULTS)[PATH].iter("failure")
    text = failure.text or ""
    assert f"{PATH}:3:5: BP101 wrong: " in text
    assert "likely slip: 50%\nof it" in text
    assert "BP103 carried over" in text
    assert failure.get("type") == "BP101"
    assert HOSTILE.partition("\x1b")[0] in text


def test_an_allowed_undecided_number_is_skipped() -> None:
    allowed = replace(RESULTS, allow_inconclusive=True)
    assert outcomes(suites(allowed)[PATH])["dX"] == "skipped"
    assert outcomes(suites(allowed)[PATH])[r"dX \x00\x1b"] == "failure"


def test_a_finding_whose_rule_is_not_selected_does_not_pass() -> None:
    unselected = Results((Screened(DOCUMENT, (WRONG,)),))
    found = suites(unselected)[PATH]
    assert outcomes(found)["dX"] == "skipped"
    (case,) = (case for case in found if case.get("name") == "dX")
    assert (case[0].get("message") or "").startswith("not selected: ")


def test_a_finding_that_belongs_to_no_figure_has_a_case() -> None:
    unreadable = finding("BP106", 30, "row 2 has 1 entry", subject="")
    unused = finding("BP901", 31, "BP101 finds nothing here", subject="")
    examined = replace(DOCUMENT, diagnostics=(*DOCUMENT.diagnostics, unreadable))
    found = suites(Results((Screened(examined, (unreadable, unused)),)))[PATH]
    assert outcomes(found)["BP106 unreadable-figure"] == "failure"
    assert outcomes(found)["BP901 unused-suppression"] == "failure"


@pytest.mark.parametrize(
    ("rule", "tag"),
    [("BP201", "failure"), ("BP205", "failure"), ("BP208", "error"), ("BP210", "failure")],
)
def test_a_function_with_a_finding_fails(rule: str, tag: str) -> None:
    one = finding(rule, 3, path="layers.py")
    examined = replace(FUNCTION, diagnostics=(one,))
    (suite,) = suites(Results((Screened(examined, (one,)),))).values()
    assert outcomes(suite) == {"backward": tag}


def test_a_function_of_which_nothing_was_checked_does_not_pass() -> None:
    (suite,) = suites(Results((Screened(replace(FUNCTION, checked=0), ()),))).values()
    assert outcomes(suite) == {"backward": "skipped"}


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ufffe", "\ud800", "]]>", "&", "<", "\x85"])
def test_any_character_may_be_in_a_document(character: str) -> None:
    one = replace(OPEN, message=f"a{character}b", notes=(character,))
    figure = {"name": f"x{character}", "line": 1, "column": 1, "counts": {}, "diagnostics": [0]}
    examined = replace(DOCUMENT, diagnostics=(one,), details={"figures": [figure]})
    (case, _) = next(iter(suites(Results((Screened(examined, (one,)),))).values()))
    assert case.get("name", "").startswith("x")
    assert "a" in (case[0].text or "")


def test_such_a_character_would_not_be_xml() -> None:
    with pytest.raises(ParseError):
        fromstring("<a>\x1b</a>")  # our own


def test_a_run_without_findings_passes() -> None:
    assert [outcomes(suite) for suite in suites(NOTHING).values()] == [{"backward": "passed"}]
    assert SCREENED.examined.path == PATH

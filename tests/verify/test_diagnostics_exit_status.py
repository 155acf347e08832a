"""The exit status: what makes a run fail, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.verify.sample_results import DOCUMENT, FUNCTION, OLD, OPEN, WRONG, finding
from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.exit_status import DOES_NOT_HOLD, HOLDS, USAGE, exit_status
from verify.diagnostics.rules import RULES
from verify.diagnostics.screened import Failure, Results, Screened, Suppressed

RIGHT = replace(DOCUMENT, diagnostics=(), conclusive=True)
NOTHING = replace(RIGHT, checked=0, diagnostics=(finding("BP107"),))


def run(*standing: Diagnostic, **more: object) -> Results:
    examined = replace(RIGHT, diagnostics=standing)
    return replace(Results((Screened(examined, standing),)), **more)  # type: ignore[arg-type]


def test_nothing_to_look_at() -> None:
    assert exit_status(run()) == HOLDS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_but_notes_makes_a_run_fail(rule: object) -> None:
    code, level = rule.code, rule.level  # type: ignore[attr-defined]
    assert exit_status(run(finding(code))) == (HOLDS if level == "note" else DOES_NOT_HOLD)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_only_what_is_inconclusive_can_be_allowed(rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    allowed = exit_status(run(finding(code), allow_inconclusive=True))
    assert (allowed == HOLDS) == (code in ("BP104", "BP207", "BP208", "BP904"))


def test_what_could_not_be_looked_at_counts_more_than_findings() -> None:
    assert exit_status(run(WRONG, failures=(Failure("b.md", "no such file"),))) == USAGE
    assert exit_status(run(failures=(Failure("b.md", "no such file"),))) == USAGE


def test_a_run_over_nothing_is_wrong_usage() -> None:
    assert exit_status(Results(())) == USAGE


def test_findings_about_the_run_count() -> None:
    assert exit_status(run(general=(finding("BP903"),))) == DOES_NOT_HOLD
    assert exit_status(run(general=(finding("BP904"),))) == HOLDS


def test_what_is_accepted_does_not_count() -> None:
    examined = replace(RIGHT, diagnostics=(OLD,))
    assert exit_status(Results((Screened(examined, (), (Suppressed(OLD, "external"),)),))) == HOLDS


def test_a_document_in_which_nothing_was_checked_fails_whatever_is_selected() -> None:
    for results in (
        Results((Screened(NOTHING, ()), Screened(RIGHT, ()))),
        Results((Screened(NOTHING, ()), Screened(RIGHT, ())), allow_inconclusive=True),
    ):
        assert exit_status(results) == DOES_NOT_HOLD


def test_it_can_be_accepted_by_name_but_not_for_a_whole_run() -> None:
    accepted = Screened(NOTHING, (), (Suppressed(NOTHING.diagnostics[0], "inSource", "a plan"),))
    assert exit_status(Results((accepted, Screened(RIGHT, ())))) == HOLDS
    assert exit_status(Results((accepted,))) == DOES_NOT_HOLD


def test_what_stayed_open_without_a_word_fails() -> None:
    """A result that is not conclusive has to say why; if it does not, that is no pass."""
    quiet = Results((Screened(replace(FUNCTION, conclusive=False), ()),))
    assert exit_status(quiet) == DOES_NOT_HOLD
    assert exit_status(replace(quiet, allow_inconclusive=True)) == HOLDS
    unselected = replace(FUNCTION, conclusive=False, diagnostics=(OPEN,))
    assert exit_status(Results((Screened(unselected, ()),))) == HOLDS

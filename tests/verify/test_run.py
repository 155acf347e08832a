"""What a run makes of its obligations: nothing passes that was not decided and found to hold."""

from __future__ import annotations

import pytest

from derivations.outcome import Checked, Outcome, Proved, Refuted, Unknown
from verify.obligations import Obligation
from verify.run import Answer, Run, decide_all, details

PROVED = Proved("by hand", ("x > 0", "y > 0"))
CHECKED = Checked("by hand", "T = 3")
REFUTED = Refuted("by hand", "at T = 1")
UNKNOWN = Unknown("by hand", "time-out")


def obligation(name: str, outcome: Outcome | Exception) -> Obligation:
    def decide() -> Outcome:
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return Obligation(name, "group of " + name, "subject", "statement", decide)


def run_of(*outcomes: Outcome | Exception) -> Run:
    return decide_all(obligation(f"o{i}", outcome) for i, outcome in enumerate(outcomes))


def test_proved_and_checked_hold() -> None:
    run = run_of(PROVED, CHECKED)
    assert run.holds
    assert run.counts() == {"Proved": 1, "Checked": 1, "Refuted": 0, "Unknown": 0}


@pytest.mark.parametrize("failing", [REFUTED, UNKNOWN])
def test_one_that_does_not_hold_fails_the_run(failing: Outcome) -> None:
    assert not run_of(PROVED, failing, CHECKED).holds


@pytest.mark.parametrize("error", [RuntimeError("broken pipe"), AssertionError(), KeyError("x")])
def test_a_crash_is_unknown_with_its_reason_and_the_rest_goes_on(error: Exception) -> None:
    run = run_of(PROVED, error, CHECKED)
    outcome = run.answers[1].outcome
    assert isinstance(outcome, Unknown)
    assert type(error).__name__ in outcome.reason
    assert str(error) in outcome.reason
    assert not run.holds
    assert [answer.outcome for answer in run.answers[::2]] == [PROVED, CHECKED]


def test_an_interrupt_is_not_an_answer() -> None:
    def interrupted() -> Outcome:
        raise KeyboardInterrupt

    listed = [obligation("before", PROVED), Obligation("o", "g", "s", "t", interrupted)]
    with pytest.raises(KeyboardInterrupt):
        decide_all(listed)


def test_no_obligation_at_all_fails() -> None:
    run = decide_all([])
    assert not run.holds
    assert sum(run.counts().values()) == 0


def test_a_missing_answer_fails() -> None:
    listed = [obligation("answered", PROVED), obligation("forgotten", PROVED)]
    run = Run(listed, [Answer(listed[0], PROVED, 0.0)])
    assert run.missing == ["forgotten"]
    assert not run.holds
    assert Run(listed, [Answer(o, PROVED, 0.0) for o in listed]).holds


def test_two_obligations_of_one_name_are_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="twice"):
        decide_all([obligation("twice", PROVED), obligation("twice", CHECKED)])


def test_every_answer_is_reported_in_order_as_it_is_found() -> None:
    seen: list[str] = []
    listed = [obligation(name, PROVED) for name in "bac"]
    run = decide_all(listed, lambda answer: seen.append(answer.obligation.name))
    assert seen == ["b", "a", "c"]
    assert run.seconds_by_group().keys() == {"group of a", "group of b", "group of c"}


@pytest.mark.parametrize(
    ("outcome", "said"),
    [(PROVED, "x > 0; y > 0"), (CHECKED, "T = 3"), (REFUTED, "at T = 1"), (UNKNOWN, "time-out")],
)
def test_details_are_what_a_person_needs(outcome: Outcome, said: str) -> None:
    assert details(outcome) == said

"""Deciding obligations, one after the other, and judging the run as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from derivations.outcome import Outcome, Proved, Refuted, Unknown
from verify.obligations import Obligation

STRENGTHS = ("Proved", "Checked", "Refuted", "Unknown")


@dataclass(frozen=True)
class Answer:
    """An obligation with what became of it, and how long that took."""

    obligation: Obligation
    outcome: Outcome
    seconds: float


@dataclass(frozen=True)
class Run:
    """All obligations of a run and the answers that were found."""

    obligations: Sequence[Obligation]
    answers: Sequence[Answer]

    @property
    def missing(self) -> list[str]:
        """Obligations that were never answered."""
        answered = {answer.obligation.name for answer in self.answers}
        return [o.name for o in self.obligations if o.name not in answered]

    @property
    def holds(self) -> bool:
        """Whether everything holds: there is something, all of it is answered, and none failed."""
        return bool(self.obligations) and not self.missing and not self.failures

    @property
    def failures(self) -> list[Answer]:
        return [answer for answer in self.answers if not answer.outcome.holds]

    def counts(self) -> Mapping[str, int]:
        """How many answers there are of each strength."""
        counted = Counter(type(answer.outcome).__name__ for answer in self.answers)
        return {strength: counted.get(strength, 0) for strength in STRENGTHS}

    def seconds_by_group(self) -> Mapping[str, float]:
        seconds: dict[str, float] = {}
        for answer in self.answers:
            group = answer.obligation.group
            seconds[group] = seconds.get(group, 0.0) + answer.seconds
        return seconds


def decide_all(
    obligations: Iterable[Obligation], progress: Callable[[Answer], None] = lambda _: None
) -> Run:
    """Decide each obligation.  A crash is an Unknown with its reason, never a pass."""
    listed = list(obligations)
    repeated = [name for name, times in Counter(o.name for o in listed).items() if times > 1]
    if repeated:
        raise ValueError(f"two obligations have one name: {repeated}")
    answers = []
    for obligation in listed:
        start = perf_counter()
        try:
            outcome = obligation.decide()
        except Exception as error:  # any crash of a check is a finding about that check
            outcome = Unknown("none", f"the check broke off: {type(error).__name__}: {error}")
        answer = Answer(obligation, outcome, perf_counter() - start)
        answers.append(answer)
        progress(answer)
    return Run(listed, answers)


def details(outcome: Outcome) -> str:
    """The part of an outcome that a person needs: conditions, extent, witness or reason."""
    if isinstance(outcome, Proved):
        return "; ".join(outcome.conditions)
    if isinstance(outcome, Refuted):
        return outcome.witness
    return outcome.reason if isinstance(outcome, Unknown) else outcome.where

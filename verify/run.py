"""Deciding obligations, here and in other processes, and judging the run as a whole.

What obligations hold cannot be sent to another process.  So it lists them again, once, from where
they come from (a ``Source``), and is told by name which to decide.  The run is the same whoever
decides what: its answers are in the order of the obligations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from time import perf_counter
from typing import Protocol

from derivations.outcome import Outcome, Proved, Refuted, Unknown
from verify.obligations import Obligation
from verify.workers.processes import NotStartedError

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


class Source(Protocol):
    """Where obligations come from: plain data that can be sent to another process."""

    def obligations(self) -> Iterable[Obligation]:
        """List them (again)."""

    def __hash__(self) -> int:
        """The same for the same obligations: they are listed once."""


def decide_all(
    obligations: Iterable[Obligation],
    progress: Callable[[Answer], None] = lambda _: None,
    executor: Executor | None = None,
    source: Source | None = None,
    patience: float = 0.0,
) -> Run:
    """Decide each obligation.  A crash is an Unknown with its reason, never a pass.

    With an executor its workers decide too, if this takes more than ``patience`` seconds; they need
    the ``source`` of the obligations.  ``progress`` hears the answers in the order of the
    obligations.  What workers are still at in the end is left to them: it is decided here as well,
    so that a slow one holds nobody up.
    """
    listed = list(obligations)
    repeated = [name for name, times in Counter(o.name for o in listed).items() if times > 1]
    if repeated:
        raise ValueError(f"two obligations have one name: {repeated}")
    decided: Iterable[Answer]
    if executor is None:
        decided = map(_decided, listed)
    elif source is not None:
        decided = _shared(listed, executor, source, patience)
    else:
        raise TypeError("an executor needs the source of the obligations")
    return Run(listed, _in_order(listed, decided, progress))


Found = list[tuple[str, Outcome, float]]


def decide_named(source: Source, names: Sequence[str]) -> Found | None:
    """Decide some of the source's obligations: this runs in a worker.

    None where they are not the same there, so that nothing was tried.
    """
    known = _listed_again(source)
    if not known.keys() >= set(names):
        return None
    return [(name, a.outcome, a.seconds) for name in names for a in [_decided(known[name])]]


@lru_cache(maxsize=1)
def _listed_again(source: Source) -> Mapping[str, Obligation]:
    """By their names; none if they cannot be listed, whatever the reason."""
    try:
        return {obligation.name: obligation for obligation in source.obligations()}
    except Exception:  # it may not survive being sent, and who asked can do without
        return {}


def _decided(obligation: Obligation) -> Answer:
    start = perf_counter()
    try:
        outcome = obligation.decide()
    except Exception as error:  # any crash of a check is a finding about that check
        outcome = Unknown("none", f"the check broke off: {type(error).__name__}: {error}")
    return Answer(obligation, outcome, perf_counter() - start)


def _in_order(
    listed: Sequence[Obligation], decided: Iterable[Answer], progress: Callable[[Answer], None]
) -> list[Answer]:
    """All answers as the obligations are ordered, each reported when those before it are there."""
    waiting: dict[str, Answer] = {}
    answers: list[Answer] = []
    for answer in decided:
        waiting[answer.obligation.name] = answer
        while len(answers) < len(listed) and (name := listed[len(answers)].name) in waiting:
            answers.append(waiting.pop(name))
            progress(answers[-1])
    return answers


# Together with others

Work = Future[Found | None]


def _shared(
    listed: Sequence[Obligation], executor: Executor, source: Source, patience: float
) -> Iterator[Answer]:
    """This process decides from the front, workers from the back, until they meet."""
    parts: dict[str, list[Obligation]] = {}
    for obligation in listed:
        parts.setdefault(obligation.part, []).append(obligation)
    yield from map(_decided, parts.pop("", ()))
    asked, lent = False, dict[str, Work]()
    start = perf_counter()
    try:
        for part in parts:
            if not asked and perf_counter() - start >= patience:
                asked, lent = True, _lent(parts, part, executor, source)
            if part not in lent or lent[part].cancel():
                lent.pop(part, None)
                yield from map(_decided, parts[part])
        while lent:
            part = next((part for part, work in lent.items() if work.done()), next(iter(lent)))
            yield from _finished(parts[part], lent.pop(part))
    finally:
        for work in lent.values():
            work.cancel()


def _lent(
    parts: Mapping[str, Sequence[Obligation]], first: str, executor: Executor, source: Source
) -> dict[str, Work]:
    """From a part on, all are offered to the workers, the last one first."""
    names = list(parts)
    offered: dict[str, Work] = {}
    with suppress(Exception):  # it is broken, or was shut down: then they are decided here
        for part in reversed(names[names.index(first) :]):
            asked = tuple(obligation.name for obligation in parts[part])
            offered[part] = executor.submit(decide_named, source, asked)
    return offered


def _finished(part: Sequence[Obligation], work: Work) -> Iterator[Answer]:
    """What a worker has found, but what it has not found yet is decided here."""
    for place, obligation in enumerate(part):
        if work.done():
            yield from _found(part[place:], work)
            return
        yield _decided(obligation)


def _found(obligations: Sequence[Obligation], work: Work) -> Iterator[Answer]:
    """A worker's answers; those are unknown that were lost with it."""
    reason, answers = "the worker gave no answer", dict[str, tuple[Outcome, float]]()
    try:
        found = work.result()
        if found is None:
            raise NotStartedError("the obligations are others there")
        answers = {name: (outcome, seconds) for name, outcome, seconds in found}
    except NotStartedError:  # nothing was tried
        yield from map(_decided, obligations)
        return
    except Exception as error:  # its process was killed
        reason = f"the worker broke off: {type(error).__name__}: {error}"
    for obligation in obligations:
        outcome, seconds = answers.get(obligation.name, (None, 0.0))
        if not isinstance(outcome, Outcome):
            outcome = Unknown("none", reason)
        yield Answer(obligation, outcome, seconds)


def details(outcome: Outcome) -> str:
    """The part of an outcome that a person needs: conditions, extent, witness or reason."""
    if isinstance(outcome, Proved):
        return "; ".join(outcome.conditions)
    if isinstance(outcome, Refuted):
        return outcome.witness
    return outcome.reason if isinstance(outcome, Unknown) else outcome.where

"""Obligations decided here and elsewhere: the same run, and nothing that is lost holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import verify.commands as commands
import verify.example_obligations as example_obligations
import verify.run as verify_run
from derivations.outcome import Checked, Unknown
from numeric.example import ExampleError, load_example
from tests.verify.application import ROOT
from verify.__main__ import main
from verify.example_obligations import ExampleRun, ExampleSource
from verify.obligations import GROUPS, Obligation
from verify.run import Answer, Run, decide_all, decide_named
from verify.workers.processes import LostError, NotStartedError, Processes

MOMENTUM = ROOT / "examples" / "momentum" / "example.toml"
HERE = "decided here"
PAGES = [f"page {number}" for number in range(6)]


def listed(where: str = HERE) -> list[Obligation]:
    """Two obligations for each of some pages, and one that rests on the example's numbers."""

    def one(name: str, group: str, subject: str) -> Obligation:
        return Obligation(name, group, subject, "…", lambda: Checked(where, name))

    each = [one(f"{page}, {n}", "identities", page) for page in PAGES for n in (1, 2)]
    return [*each, one("loss", "model", "network")]


@dataclass(frozen=True)
class Made:
    """Obligations that a worker can list again."""

    number: int = 0

    def obligations(self) -> list[Obligation]:
        LISTED.append(self.number)
        return listed("elsewhere")


LISTED: list[int] = []


class Held(Executor):
    """Keeps what is submitted; of each part becomes at once what the policy says."""

    def __init__(self, policy: Callable[[str], object] = lambda _: None) -> None:
        self.policy, self.parts, self.futures = policy, [], []  # type: ignore[var-annotated]

    def submit(self, function: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        part = args[1][0].partition(",")[0]
        self.parts.append(part)
        self.futures.append(future)
        said = self.policy(part)
        if said is not None:
            future.set_running_or_notify_cancel()
        if isinstance(said, BaseException):
            future.set_exception(said)
        elif said == "done":
            future.set_result(function(*args))
        elif said not in ("begun", None):
            future.set_result(said)
        return future


class Thorough(Processes):
    """Has everything decided elsewhere, so that nothing is compared with itself."""

    def submit(self, function: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = super().submit(function, *arguments, **named)
        wait([future])
        return future


def methods(run: Run) -> list[str]:
    return [answer.outcome.method for answer in run.answers]


def shared(executor: Executor, **more: Any) -> tuple[Run, list[str]]:
    heard: list[str] = []
    run = decide_all(listed(), lambda a: heard.append(a.obligation.name), executor, Made(), **more)
    assert [a.obligation.name for a in run.answers] == [o.name for o in listed()]
    assert heard == [o.name for o in listed()]
    assert run.missing == []
    return run, heard


# Who decides what


def test_what_no_worker_has_begun_is_decided_here() -> None:
    executor = Held()
    run, _ = shared(executor)
    assert run.holds
    assert set(methods(run)) == {HERE}
    assert executor.parts == PAGES[::-1], "workers begin with the last"
    assert all(future.cancelled() for future in executor.futures)


def test_what_workers_have_decided_is_taken_over_in_order() -> None:
    run, _ = shared(Held(lambda part: "done" if part in PAGES[2:4] else None))
    assert run.holds
    assert methods(run) == [HERE] * 4 + ["elsewhere"] * 4 + [HERE] * 5


def test_what_rests_on_the_numbers_of_the_example_stays_here() -> None:
    """Its report shows them too."""
    run, _ = shared(Held(lambda _: "done"))
    assert methods(run) == ["elsewhere"] * 12 + [HERE]


def test_a_worker_that_is_slow_holds_nobody_up() -> None:
    run, _ = shared(Held(lambda part: "begun" if part in PAGES[2:4] else None))
    assert run.holds
    assert set(methods(run)) == {HERE}


def test_what_is_done_soon_is_not_lent() -> None:
    executor = Held()
    shared(executor, patience=60.0)
    assert executor.parts == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (LostError("its process was killed (SIGKILL)"), "LostError: its process was killed"),
        (MemoryError(), "MemoryError"),
        ([], "gave no answer"),
        ([("page 9, 1", Checked("a", "b"), 0.0)], "gave no answer"),
        ("nonsense", "ValueError"),
        ([("page 2, 1", None, 0.0), ("page 2, 2", True, 0.0)], "gave no answer"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_lost_is_unknown_and_nothing_else_is(said: object, reason: str) -> None:
    run, _ = shared(Held(lambda part: said if part == "page 2" else None))
    assert not run.holds
    lost = [answer for answer in run.answers if not answer.outcome.holds]
    assert [a.obligation.name for a in lost] == ["page 2, 1", "page 2, 2"]
    for answer in lost:
        assert isinstance(answer.outcome, Unknown)
        assert reason in answer.outcome.reason


@dataclass(frozen=True)
class Other:
    """What a worker finds that has another example, or another backproof."""

    error: type[Exception] | None

    def obligations(self) -> list[Obligation]:
        LISTED.append(0)
        if self.error is not None:
            raise self.error("e.toml", "is another one here")
        return listed("elsewhere")[3:]


@pytest.mark.parametrize("error", [None, ExampleError, KeyError])
def test_what_a_worker_lists_otherwise_is_decided_here(error: type[Exception] | None) -> None:
    LISTED.clear()
    run = decide_all(listed(), executor=Held(lambda _: "done"), source=Other(error))
    assert run.holds
    assert methods(run)[:4] == [HERE] * 4
    assert set(methods(run)[4:]) == ({HERE} if error else {HERE, "elsewhere"})
    assert LISTED == [0], "it is not tried for each part again"


@pytest.mark.slow
def test_an_error_that_cannot_be_sent_is_none_of_ours() -> None:
    """It would end the process that it comes from."""
    with Thorough(1) as processes:
        assert decide_all(listed(), executor=processes, source=Other(ExampleError)).holds


def test_without_a_worker_it_is_decided_here() -> None:
    run, _ = shared(Held(lambda _: NotStartedError("no")))
    assert run.holds
    assert set(methods(run)) == {HERE}


def test_an_executor_that_takes_nothing_is_done_without() -> None:
    threads = ThreadPoolExecutor(1)
    threads.shutdown()
    run, _ = shared(threads)
    assert set(methods(run)) == {HERE}


def test_an_interrupt_cancels_what_is_waiting() -> None:
    executor = Held()

    def interrupt(_: Answer) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        decide_all(listed(), interrupt, executor, Made())
    assert all(future.cancelled() for future in executor.futures)


def test_an_executor_needs_a_source() -> None:
    with pytest.raises(TypeError, match="source"):
        decide_all(listed(), executor=Held())


def test_a_worker_lists_once() -> None:
    LISTED.clear()
    for source in (Made(1), Made(1), Made(2)):
        ((name, outcome, _),) = decide_named(source, ["page 3, 2"])
        assert (name, outcome) == ("page 3, 2", Checked("elsewhere", "page 3, 2"))
    assert LISTED == [1, 2]


def test_threads_are_an_executor_too() -> None:
    with ThreadPoolExecutor(3) as threads:
        for _ in range(20):
            assert shared(threads)[0].holds


# The parts of an example


@pytest.fixture(scope="module")
def momentum() -> list[Obligation]:
    return ExampleRun(load_example(MOMENTUM)).obligations()


def test_what_shares_a_computation_is_one_part(momentum: Sequence[Obligation]) -> None:
    together: dict[tuple[int, ...], set[str]] = {}
    for obligation in momentum:
        arguments = getattr(obligation.decide, "args", ())
        shared_with = tuple(id(a) for a in arguments[:1] if callable(a))
        if obligation.group in ("entry by entry", "differences", "model"):
            together.setdefault(shared_with, set()).add(obligation.part)
    together.pop((), None)
    assert len(together) > 4
    assert all(len(parts) == 1 for parts in together.values())
    parts = {obligation.part for obligation in momentum}
    assert "" in parts
    assert len(parts) > len({o.group for o in momentum}), "there is something to share out"
    assert {o.group for o in momentum if not o.part} == {"model", "figures"}
    assert {o.group for o in momentum} <= set(GROUPS)


def test_an_example_lists_the_same_again(momentum: Sequence[Obligation]) -> None:
    source = ExampleSource.of(load_example(MOMENTUM))
    again = source.obligations()
    assert [replace(o, decide=len) for o in again] == [replace(o, decide=len) for o in momentum]
    assert ExampleSource.of(load_example(MOMENTUM)) == source


def test_another_example_of_that_name_is_refused(tmp_path: Path) -> None:
    for name in ("example.toml", "momentum.txt"):
        (tmp_path / name).write_bytes((MOMENTUM.parent / name).read_bytes())
    source = ExampleSource.of(load_example(tmp_path / "example.toml"))
    assert source.obligations()
    for name in ("example.toml", "momentum.txt"):
        before = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(before + b"\n")
        with pytest.raises(ExampleError, match="is another one here, or was changed meanwhile"):
            source.obligations()
        (tmp_path / name).write_bytes(before)


def test_a_worker_with_other_sources_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = ExampleSource.of(load_example(MOMENTUM))
    monkeypatch.setattr(example_obligations, "environment", lambda: {"sources": "other"})
    with pytest.raises(ExampleError, match="is another one here"):
        source.obligations()


# As a command


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 3])
def test_reports_are_the_same_bytes_with_any_number_of_jobs(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is refuted included: the example has a mistake."""

    def verified(jobs: int) -> tuple[list[str], str, list[bytes]]:
        folder = tmp_path / str(jobs)
        arguments = (str(MOMENTUM), "--reports", str(folder), "--jobs", str(jobs))
        assert main(["verify", *arguments]) == 1
        said, part = capsys.readouterr()
        findings = [line for line in said.splitlines() if line.startswith(" " * 9)]
        files = [folder / "momentum" / name for name in ("report.json", "report.md")]
        return findings, part, [file.read_bytes() for file in files]

    alone = verified(1)
    found, elsewhere = verify_run._found, []

    def noted(part: Sequence[Obligation], work: Any) -> Iterator[Answer]:
        elsewhere.extend(part)
        return found(part, work)

    monkeypatch.setattr(verify_run, "_found", noted)
    monkeypatch.setattr(commands, "Processes", Thorough)
    monkeypatch.setattr(commands, "PATIENCE", 0.0)
    assert verified(jobs) == alone
    assert len(elsewhere) > 5


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "9999"])
def test_a_number_of_jobs_that_makes_no_sense(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["verify", "--jobs", jobs])
    assert exit_.value.code == 2
    assert "is not a whole number from 1 to 256" in capsys.readouterr().err

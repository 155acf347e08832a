"""Jobs in other processes: in order, each at its own risk, and what is lost is never an answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import verify.workers.examine as workers_examine
import verify.workers.processes as processes
from verify.cache import Cache, Environment, code_key
from verify.diagnostics.diagnostic import Examined
from verify.diagnostics.screened import Failure
from verify.workers import Job, examine_all, usable_cores
from verify.workers.processes import LostError, NotStartedError, Processes

ROOT = Path(__file__).parents[2]


class RefusedError(ValueError):
    """What a job says of input that it cannot use; it does not survive being sent."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(f"{file}: {message}")


def found(name: str, **changes: Any) -> Examined:
    return replace(Examined("function", name, name, {"right": 1}, 1, ()), **changes)


# What workers are asked to do


def look(name: str) -> Examined:
    return found(name, details={"process": os.getpid()})


def raises(name: str) -> Examined:
    raise RuntimeError(f"{name}\nis broken")


def refuses(name: str) -> Examined:
    raise RefusedError(name, "no such file")


def leaves(name: str) -> Examined:
    sys.exit(name)


def is_killed(_: str) -> Examined:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)
    raise AssertionError


def ends(_: str) -> Examined:
    os._exit(7)


def returns_nonsense(name: str) -> Any:
    return name


def cannot_be_written(name: str) -> Examined:
    return found(name, details={"example": Path(name)})


def sleeps(_: str) -> Examined:
    time.sleep(60)
    raise AssertionError


def counts(folder: str, name: str) -> Examined:
    """Leave a trace of each call."""
    with open(Path(folder, f"{name}.calls"), "a") as file:
        file.write("x")
    return found(name)


def job(function: Callable[..., Examined], name: str = "f") -> Job:
    return Job(name, function, (name,), refuses=(RefusedError,))


def calls(folder: Path, name: str) -> int:
    path = folder / f"{name}.calls"
    return len(path.read_text()) if path.exists() else 0


# One at a time, here


def test_one_job_runs_in_this_process() -> None:
    (one,) = examine_all([job(look)], workers=8)
    assert one == found("f", details={"process": os.getpid()})
    several = examine_all([job(look, name) for name in "abc"], workers=1)
    assert several == [found(name, details={"process": os.getpid()}) for name in "abc"]
    assert examine_all([]) == []


@pytest.mark.parametrize(
    ("jobs", "share", "workers", "count"),
    [(20, 0.1, None, 2), (20, 0.1, 4, 4), (9, 0.1, None, 0), (3, 0.1, 2, 2), (3, 7.0, None, 3),
     (2, 1.0, 1, 0), (50, 1.0, None, 6), (2, 1.0, 8, 2)],
)  # fmt: skip
def test_only_so_many_processes_as_are_worth_it(
    monkeypatch: pytest.MonkeyPatch, jobs: int, share: float, workers: int | None, count: int
) -> None:
    started: list[int] = []

    class Threads(ThreadPoolExecutor):
        def __init__(self, count: int) -> None:
            started.append(count)
            super().__init__(1)

    monkeypatch.setattr(processes, "Processes", Threads)
    monkeypatch.setattr(workers_examine, "usable_cores", lambda: 6)
    results = examine_all([replace(job(look), share=share)] * jobs, workers=workers)
    assert len(results) == jobs
    assert started == [count] * (count > 0)


WRONG: dict[Callable[..., Examined], str] = {
    raises: "it could not be examined: RuntimeError: f is broken",
    refuses: "f: no such file",
    leaves: "it could not be examined: SystemExit: f",
    returns_nonsense: "it could not be examined: AttributeError: 'str' object has no attribute",
    cannot_be_written: "it could not be examined: TypeError: Object of type PosixPath is not JSON",
}


@pytest.mark.parametrize(("function", "message"), WRONG.items(), ids=lambda p: str(p)[:20])
def test_what_goes_wrong_is_a_failure_in_one_line(
    function: Callable[..., Examined], message: str
) -> None:
    (failure,) = examine_all([job(function)])
    assert isinstance(failure, Failure)
    assert failure.path == "f"
    assert failure.message.startswith(message)
    assert "\n" not in failure.message


# In processes


def test_a_lost_process_costs_its_own_job_and_no_other() -> None:
    """Killed, ended, broken: the rest is done, in order, and nothing is taken for an answer."""
    wrong = [is_killed, raises, ends, refuses, leaves]
    jobs = [one for f in wrong for one in (job(look, f"before {f.__name__}"), job(f))]
    heard: list[tuple[str, object]] = []
    results = examine_all(
        [*jobs, job(look, "last")], workers=2, progress=lambda j, r: heard.append((j.path, r))
    )
    right, failures = results[::2], results[1::2]
    assert [r.path for r in right] == [*(f"before {f.__name__}" for f in wrong), "last"]
    assert all(isinstance(r, Examined) and r.checked == 1 for r in right)
    assert [f.message for f in failures if isinstance(f, Failure)] == [
        "it could not be examined: LostError: its process was killed (SIGKILL)",
        "it could not be examined: RuntimeError: f is broken",
        "it could not be examined: LostError: its process ended (7)",
        "f: no such file",
        "it could not be examined: SystemExit: f",
    ]
    assert os.getpid() not in {r.details["process"] for r in right if isinstance(r, Examined)}
    assert sorted(heard, key=str) == sorted(((r.path, r) for r in results), key=str)


def test_a_lost_process_is_replaced_and_others_are_used_again() -> None:
    functions = [look, is_killed, look, raises, look, ends, look]
    with Processes(1) as pool:
        results = examine_all([job(f) for f in functions], executor=pool)
    ids = [r.details["process"] for r in results if isinstance(r, Examined)]
    assert len(ids) == 4
    assert ids[1] == ids[2]
    assert len({*ids, os.getpid()}) == 4


def test_an_answer_is_the_same_wherever_it_comes_from(tmp_path: Path) -> None:
    """Here, in a worker, kept: a tuple in the details does not come and go."""
    details = {"example": ("a", 1.5, None, {"b": [True]})}
    here = examine_all([Job("f", found, ("f",)), Job("g", partial(found, details=details), ("g",))])
    there = examine_all(
        [Job("f", found, ("f",)), Job("g", partial(found, details=details), ("g",))], workers=2
    )
    assert here == there
    cache = Cache(tmp_path, print)
    keyed = Job("g", partial(found, details=details), ("g",), partial(code_key, "g", [], {}))
    assert examine_all([keyed], cache=cache) == examine_all([keyed], cache=cache) == here[1:]
    assert isinstance(here[1], Examined)
    assert here[1].details == {"example": ["a", 1.5, None, {"b": [True]}]}


def test_an_exception_ends_all_processes_at_once() -> None:
    def interrupt(_: Job, result: object) -> None:
        pids.append(result.details["process"])  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    pids: list[int] = []
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        examine_all([job(look), *[job(sleeps)] * 4], workers=2, progress=interrupt)
    assert time.monotonic() - start < 30
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_what_was_submitted_can_be_cancelled_before_it_begins() -> None:
    with suppress(KeyboardInterrupt), Processes(1) as pool:
        first, second = pool.submit(sleeps, "a"), pool.submit(look, "b")
        assert second.cancel()
        raise KeyboardInterrupt
    assert isinstance(first.exception(), LostError)
    with pytest.raises(RuntimeError, match="after shutdown"):
        pool.submit(look, "c")


def test_without_a_process_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: Processes) -> object:
        raise NotStartedError("no")

    monkeypatch.setattr(Processes, "_started", none)
    results = examine_all([job(look, "a"), job(look, "b"), job(raises)], workers=2)
    assert results[:2] == [found(n, details={"process": os.getpid()}) for n in "ab"]
    assert isinstance(results[2], Failure)


def test_usable_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert usable_cores() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert usable_cores() == 1


ORPHAN = """
import sys
from tests.verify.test_workers import Processes, look, sleeps

if __name__ == "__main__":
    processes = Processes(1)
    print(processes.submit(look, "a").result().details["process"], flush=True)
    processes.submit(sleeps, "b")
    sys.stdin.read()
"""


def test_workers_end_with_the_process_that_asked(tmp_path: Path) -> None:
    """However it ended, and whatever they are at."""
    script = tmp_path / "script.py"
    script.write_text(ORPHAN)
    with subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        os.kill(worker, 0)
        parent.kill()
    end = time.monotonic() + 20
    while _runs(worker):
        assert time.monotonic() < end, "the worker outlived the process that asked"
        time.sleep(0.02)


def _runs(process: int) -> bool:
    """Whether it is there and no zombie, which nobody may ever collect here."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
    return done.stdout.strip()[:1] not in ("", "Z")


UNGUARDED = """
from tests.verify.test_workers import job, look
from verify.workers import examine_all
print([r.path for r in examine_all([job(look, "a"), job(look, "b")], workers=2)], flush=True)
"""


def test_a_script_that_does_not_guard_its_main_part_is_run_once(tmp_path: Path) -> None:
    """Spawned processes load the script again, which must not print the answers again."""
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    done = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "['a', 'b']\n"
    assert "if __name__ == '__main__':" in done.stderr


# In an executor of someone else's


class Picky(Executor):
    """Runs at once; is broken for the names that it is told."""

    def __init__(self, submit: str = "", result: str = "") -> None:
        self.at_submit, self.at_result = submit, result

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        name = args[1][0]
        if name == self.at_submit:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if name == self.at_result:
            future.set_exception(OSError("lost"))
        else:
            future.set_result(function(*args, **named) if name != "nonsense" else "{}")
        return future


def test_any_executor_will_do() -> None:
    with ThreadPoolExecutor(3) as threads:
        results = examine_all([job(look, name) for name in "abcdef"], executor=threads)
        assert [r.path for r in results] == [*"abcdef"]
        assert threads.submit(len, "it is still open").result() > 0


def test_an_executor_that_breaks_loses_what_it_was_given() -> None:
    jobs = [job(look, name) for name in ("a", "b", "c", "nonsense", "d")]
    results = examine_all(jobs, executor=Picky(submit="b", result="c"))
    assert [type(r) for r in results] == [Examined, Failure, Failure, Failure, Examined]
    assert "after shutdown" in results[1].message  # type: ignore[union-attr]
    assert "OSError: lost" in results[2].message  # type: ignore[union-attr]


# With kept answers


def keyed(folder: Path, name: str, seed: int = 1) -> Job:
    def key(around: Environment) -> Any:
        return code_key(name, [], {"seed": seed}, around)

    return Job(name, counts, (str(folder), name), key)


def test_what_is_kept_is_not_asked_for_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", print)
    first = examine_all([keyed(tmp_path, "a"), keyed(tmp_path, "b")], workers=1, cache=cache)
    again = examine_all(
        [keyed(tmp_path, "b"), keyed(tmp_path, "c"), keyed(tmp_path, "a")], workers=1, cache=cache
    )
    assert again == [first[1], found("c"), first[0]]
    assert [calls(tmp_path, name) for name in "abc"] == [1, 1, 1]
    examine_all([keyed(tmp_path, "a", seed=2)], cache=cache)
    examine_all([keyed(tmp_path, "a")])
    examine_all([Job("a", counts, (str(tmp_path), "a"))], cache=cache)
    assert calls(tmp_path, "a") == 4


def test_failures_are_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", print)
    for function in (raises, refuses):
        one = replace(job(function), key=partial(code_key, "f", [], {}))
        examine_all([one], cache=cache)
    assert not cache.folder.exists()


def test_an_answer_to_a_changed_input_is_not_kept(tmp_path: Path) -> None:
    """It was read under one key, and may have been worked out from what came after."""
    source, cache = tmp_path / "source", Cache(tmp_path / "kept", print)
    source.write_text("old")

    def changes(name: str) -> Examined:
        source.write_text(source.read_text() + "er")
        return found(name)

    def key(around: Environment) -> Any:
        return code_key("f", [("source", source.read_bytes())], {}, around)

    examine_all([Job("f", changes, ("f",), key)], cache=cache)
    assert not cache.folder.exists()


def test_an_answer_of_other_versions_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cluster's workers, or our own sources while they are edited."""
    cache, here = Cache(tmp_path / "kept", print), workers_examine.environment()
    assert here is not None
    for there in ({**here, "sources": "other"}, {**here, "distributions": "other"}, None):
        each = iter([here, there])
        monkeypatch.setattr(workers_examine, "environment", partial(next, each))
        examine_all([keyed(tmp_path, "a")], cache=cache)
        assert not cache.folder.exists()
    monkeypatch.setattr(workers_examine, "environment", lambda: here)
    examine_all([keyed(tmp_path, "a")], cache=cache)
    assert cache.folder.exists()


def test_without_a_known_environment_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "kept", print)
    monkeypatch.setattr(workers_examine, "environment", lambda: None)
    assert examine_all([keyed(tmp_path, "a")], cache=cache) == [found("a")]
    assert not cache.folder.exists()

"""The process in which the user's code runs: whatever becomes of it, it ends, and it is told.

Each test here starts a process, which takes a third of a second.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.verify.code import bad_manners
from verify.code.process import CodeProcess, CommandChild, Crash, ForkedChild, Limits, can_fork

HERE = Path(__file__).parent
PLAN = {
    "style": "function",
    "backward": {"positional": [{"array": "dY"}], "keyword": {}},
    "seed": 0,
}
DY = {"dY": np.arange(3.0)}

needs_fork = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")


def process_of(name: str, seconds: float = 20.0, megabytes: int = 512) -> CodeProcess:
    load = {"targets": {"backward": f"bad_manners.py:{name}"}, "path": [str(HERE)]}
    return CodeProcess(lambda: CommandChild(HERE), load, Limits(seconds, megabytes))


def copy_of(name: str, seconds: float = 20.0) -> CodeProcess:
    """The same function in a copy of this process, which starts at once."""
    targets = {"backward": getattr(bad_manners, name)}
    load: dict[str, Any] = {"targets": {}, "path": []}
    return CodeProcess(partial(ForkedChild, targets), load, Limits(seconds, 4096))


def asked(process: CodeProcess) -> Mapping[str, Any]:
    return process.ask({"do": "run", "plan": PLAN}, DY)[1]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")  # one that has ended and waits to be collected is over
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def ended(pid: int) -> bool:
    for _ in range(100):
        if not is_running(pid):
            return True
        time.sleep(0.02)
    return False


def pid_of(process: CodeProcess) -> int:
    child: Any = process._child
    return int(child._pid if isinstance(child, ForkedChild) else child._process.pid)


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    """Each process closes its pipes, however it ended."""
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.is_dir() else 0
    yield
    after = len(list(handles.iterdir())) if handles.is_dir() else 0
    assert after <= before


# A new interpreter


def test_a_function_is_called_in_another_process_and_comes_back() -> None:
    with process_of("good") as process:
        assert np.array_equal(asked(process)["backward:"], [0, 2, 4])
        pid = pid_of(process)
        assert pid != os.getpid()
        assert process.description["backward"]["file"].endswith("bad_manners.py")
        assert any(file.endswith("bad_manners.py") for file in process.loaded())
        assert not any("/numpy/" in file for file in process.loaded())
    assert ended(pid)


def test_memory_is_limited() -> None:
    said = "it took more than 256 MiB: MemoryError"
    with (
        process_of("eats_memory", megabytes=256) as process,
        pytest.raises(Crash, match=said) as error,
    ):
        asked(process)
    assert error.value.kind == "raised"


def test_what_cannot_be_found_is_missing() -> None:
    with process_of("none_of_this_name") as process, pytest.raises(Crash) as error:
        process.open()
    assert error.value.kind == "missing"
    assert str(error.value) == "bad_manners.py has no none_of_this_name"


def test_an_interpreter_shares_nothing_with_its_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bad_manners, "good", None)
    with process_of("good") as process:
        assert asked(process)["backward:"][1] == 2


# A copy of this process: what becomes of it is the same, and it starts sooner


@needs_fork
def test_what_is_raised_is_told_with_the_line_of_the_user_s_code() -> None:
    with copy_of("raises") as process:
        with pytest.raises(Crash) as error:
            asked(process)
        assert error.value.kind == "raised"
        assert str(error.value) == "ValueError: I do not like"
        assert error.value.trace[-1].startswith("bad_manners.py:")
        assert all("calls.py" not in line for line in error.value.trace)
        assert process._child is not None, "it goes on"


@needs_fork
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("segfaults", "its process ended by SIGSEGV without an answer"),
        ("aborts", "its process ended by SIGABRT without an answer"),
        ("exits_at_once", "its process ended with exit status 7 without an answer"),
    ],
)
def test_a_process_that_ends_is_told_and_the_next_request_starts_another(
    name: str, said: str
) -> None:
    with copy_of(name) as process:
        process.open()
        first = pid_of(process)
        with pytest.raises(Crash) as error:
            asked(process)
        assert error.value.kind == "ended"
        assert str(error.value) == said
        process.open()
        assert pid_of(process) != first


@needs_fork
@pytest.mark.parametrize(
    ("name", "said"), [("exits", "SystemExit: enough of (3,)"), ("interrupts", "KeyboardInterrupt")]
)
def test_leaving_by_an_exception_is_an_exception(name: str, said: str) -> None:
    with copy_of(name) as process:
        with pytest.raises(Crash) as error:
            asked(process)
        assert error.value.kind == "raised"
        assert str(error.value) == said


@needs_fork
@pytest.mark.parametrize("name", ["prints", "closes_streams", "warns"])
def test_what_is_printed_goes_nowhere(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    with copy_of(name) as process:
        for _ in range(2):
            assert np.array_equal(asked(process)["backward:"], [0, 2, 4])
    assert capfd.readouterr() == ("", "")


@needs_fork
@pytest.mark.parametrize("name", ["loops", "ignores_signals"])
def test_what_does_not_end_is_ended(name: str) -> None:
    with copy_of(name, seconds=0.3) as process:
        process.open()
        pid, start = pid_of(process), time.monotonic()
        with pytest.raises(Crash, match=r"it did not come back within 0\.3 s") as error:
            asked(process)
        assert time.monotonic() - start < 5
        assert error.value.kind == "time"
        assert ended(pid)


@needs_fork
def test_what_it_started_is_ended_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILD_FILE", str(tmp_path / "child"))
    with (
        copy_of("loops_with_children", seconds=0.8) as process,
        pytest.raises(Crash, match="it did not come back"),
    ):
        asked(process)
    assert ended(int((tmp_path / "child").read_text()))


@needs_fork
def test_an_interrupt_leaves_no_process_behind() -> None:
    with copy_of("sleeps") as process:
        process.open()
        pid = pid_of(process)
        # What runs in the background of a shell starts with interrupts ignored.
        handler = signal.signal(signal.SIGINT, signal.default_int_handler)
        timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        try:
            with pytest.raises(KeyboardInterrupt):
                asked(process)
        finally:
            signal.signal(signal.SIGINT, handler)
        assert ended(pid)


@needs_fork
def test_a_copy_ends_when_nobody_asks_any_more_and_does_nothing_of_its_caller_s(
    tmp_path: Path,
) -> None:
    """Else the rest of the program would run twice, and what was registered for its end."""
    mark, parent = tmp_path / "ran", os.getpid()
    atexit.register(mark.touch)
    try:
        child = ForkedChild({})
        if os.getpid() != parent:
            os._exit(1)
        os.close(child.requests)
        assert child.wait() == 0
        os.close(child.answers)
    finally:
        atexit.unregister(mark.touch)
    assert not mark.exists()


# An end that speaks nonsense


class _Nonsense:
    """A child that answers with what it likes."""

    def __init__(self, answer: bytes, status: int = 0) -> None:
        self._answer, self._status = answer, status
        reading, self.requests = os.pipe()
        self.answers, writing = os.pipe()
        os.write(writing, answer)
        os.close(writing)
        self._reading = reading
        self.killed = False

    def kill(self) -> None:
        self.killed = True

    def wait(self) -> int:
        if self._reading >= 0:
            os.close(self._reading)
            self._reading = -1
        return self._status


@pytest.mark.parametrize("answer", [b"", b"\0" * 8, b"\0" * 7 + b"\4text", b"\xff" * 8])
def test_nonsense_is_no_answer(answer: bytes) -> None:
    child = _Nonsense(answer)
    start: Callable[[], Any] = lambda: child  # noqa: E731 # it has to be made before
    process = CodeProcess(start, {"targets": {}}, Limits(5))
    with pytest.raises(Crash, match="without an answer") as error:
        process.open()
    assert error.value.kind == "ended"
    assert child.killed


def test_the_worker_is_this_interpreter() -> None:
    with process_of("good") as process:
        process.open()
        child: Any = process._child
        assert child._process.args[0] == sys.executable

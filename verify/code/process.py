"""The worker as its parent sees it: a process with a time and a memory limit, replaced when lost.

Whatever the user's code does (raise, loop, exit, take all memory, kill its process) comes out of
here as a :class:`Crash` with a reason, never as an exception of ours and never as a result.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import Any, Protocol, Self

from verify.code.worker.channel import ChannelError, receive, send
from verify.code.worker.serve import serve
from verify.code.worker.standard_streams import renew, silence

ROOT = Path(__file__).parents[2]


class Crash(Exception):
    """The user's code did not come back with a result; ``kind`` is why, ``trace`` where.

    ``missing`` things cannot be found at all, ``uncallable`` ones not called as was asked,
    ``raised`` came out of the code itself, ``time`` and ``ended`` are what became of its process.
    """

    def __init__(self, kind: str, message: str, trace: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.kind, self.trace = kind, tuple(trace)


@dataclass(frozen=True)
class Limits:
    """Seconds for each request, and MiB beyond what importing the code takes."""

    seconds: float = 60.0
    megabytes: int = 2048


class Child(Protocol):
    """A started process: ends of its two pipes, and how it is ended."""

    requests: int
    answers: int

    def kill(self) -> None: ...

    def wait(self) -> int: ...


class CommandChild:
    """A new interpreter that imports nothing of its caller."""

    def __init__(self, folder: Path | None = None) -> None:
        ours, theirs = os.pipe()  # answers: we read, it writes
        its, mine = os.pipe()  # requests: it reads, we write
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
        try:
            self._process = subprocess.Popen(
                (sys.executable, "-P", "-m", "verify.code.worker"),
                stdin=its,
                stdout=theirs,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
                start_new_session=True,
            )
        finally:
            os.close(its)
            os.close(theirs)
        self.requests, self.answers = mine, ours

    def kill(self) -> None:
        """End it with everything that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def wait(self) -> int:
        return self._process.wait()


class ForkedChild:
    """A copy of this process, for functions that no other interpreter could import."""

    def __init__(self, targets: Mapping[str, Any]) -> None:
        ours, theirs = os.pipe()
        its, mine = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.setsid()
                os.close(ours)
                os.close(mine)
                silence()
                renew()
                serve(its, theirs, targets)
            finally:
                os._exit(0)  # nothing of the caller's is to run twice
        os.close(its)
        os.close(theirs)
        self.requests, self.answers = mine, ours
        self._status: int | None = None

    def kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._pid, signal.SIGKILL)
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> int:
        if self._status is None:
            _, status = os.waitpid(self._pid, 0)
            self._status = os.waitstatus_to_exitcode(status)
        return self._status


def can_fork() -> bool:
    return hasattr(os, "fork")


class CodeProcess:
    """Sends requests to a worker; each is answered, or a Crash within the limits."""

    def __init__(self, start: Callable[[], Child], load: Mapping[str, Any], limits: Limits) -> None:
        self._start, self._limits = start, limits
        self._load = {"do": "load", "megabytes": limits.megabytes, **load}
        self._child: Child | None = None
        self.description: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self, content: Mapping[str, Any], arrays: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The worker's answer; Crash if there is none."""
        self.open()
        return self._exchange(content, arrays or {})

    def open(self) -> dict[str, Any]:
        """Start the worker, if there is none, and load the user's code: its description."""
        if self._child is None:
            self._child = self._start()
            self.description, _ = self._exchange(self._load, {})
        return self.description

    def loaded(self) -> list[str]:
        """The files that the user's code came from; one that is nowhere if nobody can tell."""
        try:
            reply, _ = self.ask({"do": "loaded"})
        except Crash:
            return [os.devnull]
        return [str(file) for file in reply["files"]]

    def close(self) -> None:
        """End the worker and what it started."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for handle in (child.requests, child.answers):
                os.close(handle)

    def _exchange(
        self, content: Mapping[str, Any], arrays: Mapping[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        child, expired = self._child, Event()
        assert child is not None

        def expire() -> None:
            expired.set()
            child.kill()

        timer = Timer(self._limits.seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            send(child.requests, content, arrays)
            reply, found = receive(child.answers)
        except (OSError, ChannelError):
            timer.cancel()
            raise self._lost(expired.is_set()) from None
        except BaseException:  # an interrupt: whatever it answers is no longer for us
            self.close()
            raise
        finally:
            timer.cancel()
        if "missing" in reply:
            raise Crash("missing", str(reply["missing"]))
        if "uncallable" in reply:
            raise Crash("uncallable", str(reply["uncallable"]))
        if "raised" in reply:
            said = str(reply["raised"])
            if said.startswith("MemoryError"):
                said = f"it took more than {self._limits.megabytes} MiB: {said}"
            raise Crash("raised", said, [str(line) for line in reply.get("trace", ())])
        return dict(reply["answer"]), found

    def _lost(self, expired: bool) -> Crash:
        """Why the process is gone."""
        child, self._child = self._child, None
        assert child is not None
        child.kill()
        status = child.wait()
        for handle in (child.requests, child.answers):
            os.close(handle)
        if expired:
            return Crash("time", f"it did not come back within {self._limits.seconds:g} s")
        return Crash("ended", f"its process ended{_how(status)} without an answer")


def _how(status: int) -> str:
    if status == -signal.SIGKILL or status == 0:
        return "" if status else " by itself"
    if status < 0:
        return f" by {signal.Signals(-status).name}"
    return f" with exit status {status}"

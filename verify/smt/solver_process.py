"""A solver in a process of its own, as its parent sees it: limited, and replaced when it is lost.

The time limit is enforced from here: a process that has not answered by then is killed, and so is
one that answers in any but the agreed form.  The next question starts a new one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from time import perf_counter
from typing import Any, Self

from verify.smt.query import Answer

MEMORY_MB = 2048
START_SECONDS = 30.0
GRACE_SECONDS = 1.0  # a solver may stop by itself at its limit before it is killed


@dataclass(frozen=True)
class Proof:
    """A proof that cvc5 made and checked; ``trusted`` of its steps it cannot check."""

    steps: int
    trusted: int


@dataclass(frozen=True)
class Reply:
    """An answer, or None and the reason why there is none; ``seconds`` are the solver's own."""

    answer: Answer | None
    reason: str
    seconds: float
    proof: Proof | None = None


def command(solver: str, megabytes: int = MEMORY_MB) -> tuple[str, ...]:
    """The worker for z3 or cvc5, run by this interpreter; -P keeps its folder off the path."""
    worker = Path(__file__).with_name("worker.py")
    return (sys.executable, "-P", str(worker), solver, str(megabytes))


class SolverProcess:
    """Answers one question after the other; never raises for what goes wrong in the process."""

    def __init__(self, command: Sequence[str], grace: float = GRACE_SECONDS) -> None:
        self._command = tuple(command)
        self._grace = grace
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self.version: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.close()

    def ask(self, text: str, limit_ms: int, *, proof: bool = False) -> Reply:
        """The solver's answer to an SMT-LIB text, within the limit."""
        if limit_ms <= 0:  # solvers take 0 to mean no limit at all
            raise ValueError(f"the time limit has to be positive, not {limit_ms} ms")
        start = perf_counter()

        def none(reason: str) -> Reply:
            return Reply(None, reason, perf_counter() - start)

        if self._process is None and (reason := self._start()):
            return none(reason)
        request = {"text": text, "limit_ms": limit_ms, "proof": proof}
        timed_out, line = self._exchange(json.dumps(request), limit_ms / 1000 + self._grace)
        if timed_out or line is None:
            status = self.close()
            return none(
                f"time-out after {limit_ms} ms" if timed_out else f"its process ended ({status})"
            )
        try:
            return _read(json.loads(line))
        except (KeyError, TypeError, ValueError):
            self.close()
            return none(f"it answered {line.strip()[:60]!r}")

    def stop(self) -> None:
        """Kill the process, from any thread; whatever is asked from now on has no answer."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> int | None:
        """End the process; its exit status, negative for a signal."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            process.stdin.close()  # type: ignore[union-attr] # it has pipes, see _start
            process.wait(self._grace)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
        process.stdout.close()  # type: ignore[union-attr]
        return process.wait()

    def _start(self) -> str:
        """A new process; why there is none, if there is none."""
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        except OSError as error:
            return f"it did not start: {error.strerror}"
        if self._stopped:
            self._process.kill()
        _, greeting = self._exchange(None, START_SECONDS)
        try:
            self.version = json.loads(greeting or "")["version"]
        except (KeyError, TypeError, ValueError):
            return f"it did not start: its process ended ({self.close()})"
        if self.version is None:
            self.close()
            return "it is not installed"
        return ""

    def _exchange(self, request: str | None, seconds: float) -> tuple[bool, str | None]:
        """Whether time ran out, and the line that came back; None if the process is gone."""
        process, expired = self._process, Event()
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None

        def expire() -> None:
            expired.set()
            process.kill()

        timer = Timer(seconds, expire)  # a pipe cannot be polled everywhere, but a process killed
        timer.daemon = True
        timer.start()
        try:
            if request is not None:
                process.stdin.write(request + "\n")
                process.stdin.flush()
            line = process.stdout.readline()
        except (OSError, ValueError):  # the process, or what it should have written, is broken
            line = ""
        finally:
            timer.cancel()
        return expired.is_set(), line if line.endswith("\n") else None


def _read(reply: Any) -> Reply:
    """A reply in the agreed form, else KeyError, TypeError or ValueError."""
    answer, seconds = reply["answer"], float(reply["seconds"])
    if answer not in ("sat", "unsat", "unknown"):
        raise ValueError(answer)
    proof = reply["proof"] and Proof(int(reply["proof"]["steps"]), int(reply["proof"]["trusted"]))
    reason = str(reply["reason"])
    if answer == "unknown":
        return Reply(None, f"unknown: {reason}", seconds)
    return Reply(answer, reason, seconds, proof)

"""The executor that is used where none is given: processes that do not share a fate.

Each has a pool of its own, of one process, and one task at a time: so it is known whose task was at
work when a process died, no other task is lost with it, and the next one gets a new process.  They
are spawned, not forked, because a copy of this process would have its threads' locks and pipes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import ThreadPoolExecutor as Threads
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Lock, Thread, local
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

EXIT_SECONDS = 5.0

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


class LostError(BrokenExecutor):
    """The process that was at work is gone; the message says how it ended."""


class NotStartedError(BrokenExecutor):
    """No process came up, so nothing was tried."""


class MainModuleError(RuntimeError):
    """A script starts processes while one of them loads it; Python's message says what to write."""


class Processes(Executor):
    """So many processes; they start when there is work for them.

    Leaving a ``with`` block by an exception, an interrupt included, kills them.
    """

    def __init__(self, count: int) -> None:
        self._threads = Threads(count)  # each looks after one process
        self._own = local()
        self._lock = Lock()
        self._killed = False
        self._alive: dict[int, tuple[ProcessPoolExecutor, BaseProcess]] = {}

    def submit(
        self,
        function: Callable[Parameters, Value],
        /,
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Future[Value]:
        return self._threads.submit(self._run, function, arguments, named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        with self._lock:
            pools = [pool for pool, _ in self._alive.values()]
        for pool in pools:
            pool.shutdown(wait=wait)

    def kill(self) -> None:
        """End all processes now; what they were at, and what waits, has no result."""
        with self._lock:
            self._killed = True
            processes = [process for _, process in self._alive.values()]
        for process in processes:
            process.kill()
        self.shutdown(cancel_futures=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.kill()
        self.shutdown()

    def _run(self, function: Callable[..., Any], arguments: Any, named: Any) -> Any:
        """In a thread: have this thread's process do the task."""
        pool: ProcessPoolExecutor | None = getattr(self._own, "pool", None)
        if pool is None:
            pool = self._own.pool = self._started()
        try:
            return pool.submit(function, *arguments, **named).result()
        except BrokenExecutor as error:
            self._own.pool = None
            raise LostError(self._ended(pool)) from error

    def _started(self) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)
        try:
            number = pool.submit(os.getpid).result()
        except (BrokenExecutor, OSError) as error:
            pool.shutdown()
            raise NotStartedError("no worker process could be started") from error
        except RuntimeError as error:
            raise MainModuleError(str(error)) from error
        process = next((child for child in active_children() if child.pid == number), None)
        if process is None:
            raise NotStartedError("a worker process ended at once")
        with self._lock:
            self._alive[id(pool)] = (pool, process)
            killed = self._killed
        if killed:
            process.kill()
        return pool

    def _ended(self, pool: ProcessPoolExecutor) -> str:
        """How the pool's process ended, in words."""
        pool.shutdown()
        with self._lock:
            _, process = self._alive.pop(id(pool))
        process.join(EXIT_SECONDS)
        status = process.exitcode
        if status is None or status >= 0:
            return f"its process ended ({status})"
        with suppress(ValueError):
            return f"its process was killed ({signal.Signals(-status).name})"
        return f"its process was killed (signal {-status})"


def _begin() -> None:
    """In a new process: interrupts are for the one that asked, and without it there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)

"""Contestants that take turns, each in a process of its own.

Processes of their own, because libraries that share one disturb each other: through the memory
allocator, and through worker threads that keep spinning for a while after their last task.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter, sleep
from typing import Any
from unittest.mock import patch

from benchmarks.figures import WrongResult

Work = Callable[[], Any]
Preparation = Callable[[], Work]

# What NumPy's BLAS libraries and PyTorch's OpenMP read, once, when they are loaded.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
PAUSE = 0.25  # seconds; OpenMP's threads spin for up to 0.2 s after their last task


@dataclass(frozen=True)
class Contestant:
    """Someone who can do the work, over and over."""

    name: str
    connection: Connection

    def result(self) -> Any:
        """Do the work once and hand over what comes out."""
        return self._ask("result")

    def seconds(self) -> float:
        """Do the work once and say how long it took, the release of its memory included."""
        seconds: float = self._ask("seconds")
        return seconds

    def _ask(self, question: str) -> Any:
        try:
            self.connection.send(question)
            return self.connection.recv()
        except (EOFError, ConnectionError) as error:
            raise WrongResult(f"{self.name} broke off") from error


@contextmanager
def contestants(
    preparations: Mapping[str, Preparation], threads: int
) -> Iterator[list[Contestant]]:
    """Start every contestant, with this many threads each, and end them all in the end.

    A preparation runs in the contestant's process, is not timed, and returns the work.
    """
    start = get_context("spawn")  # a fork would inherit libraries that are already loaded
    with ExitStack() as stack:
        # The processes inherit the variables and read them before they load anything.
        stack.enter_context(patch.dict(os.environ, dict.fromkeys(THREADS, str(threads))))
        started = []
        for name, preparation in preparations.items():
            here, there = start.Pipe()
            process = start.Process(target=_serve, args=(there, preparation), name=name)
            process.start()
            there.close()
            stack.callback(process.join)
            stack.callback(here.close)
            started.append(Contestant(name, here))
        yield started


def take_turns(contestants: list[Contestant], rounds: int, warm_up: int) -> dict[str, list[float]]:
    """The seconds of each contestant in each round, after rounds that are not counted."""
    seconds: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    for round_ in range(-warm_up, rounds):
        for contestant in contestants:
            sleep(PAUSE)
            taken = contestant.seconds()
            if round_ >= 0:
                seconds[contestant.name].append(taken)
    return seconds


def _serve(connection: Connection, prepare: Preparation) -> None:
    work = prepare()
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        if question == "result":
            connection.send(work())
        else:
            start = perf_counter()
            work()
            connection.send(perf_counter() - start)

"""Examining many documents or functions: kept answers first, the rest at once, all in order.

What is submitted is a function that can be imported with plain arguments, and what comes back is
JSON; so any executor of the ``concurrent.futures`` kind will do, a cluster's too.  A job that is
lost (its process was killed, its executor broke) becomes a :class:`Failure`, which no one can take
for an answer, and costs no other job anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

from verify.cache import Cache, Environment, Key, KeyMaker, environment
from verify.diagnostics.diagnostic import Examined
from verify.diagnostics.screened import Failure

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future  # a run that has all answers needs no workers

MOST_CHARACTERS = 400  # of a message about something that went wrong

Result: TypeAlias = Examined | Failure
_Answer: TypeAlias = tuple[Result, Environment | None]


@dataclass(frozen=True)
class Job:
    """One document or function to examine.

    ``function`` is at the top of a module and picklable, and so are its ``arguments``: plain data.
    It returns an ``Examined``; an exception of the classes ``refuses`` says in one line why the
    input cannot be used, any other one is a crash.  ``path`` is what a failure is reported for.
    Without a ``key`` the answer is not kept.  ``share`` is how long it takes, roughly, of the time
    that a process takes to start and import what it needs; more than one is one.
    """

    path: str
    function: Callable[..., Examined]
    arguments: tuple[Any, ...]
    key: KeyMaker | None = None
    refuses: tuple[type[Exception], ...] = ()
    share: float = 1.0


@dataclass(frozen=True)
class _Asked:
    """A job to be done, and whether its answer may be kept."""

    job: Job
    kept: bool

    def here(self) -> _Answer:
        return self.read(answer(*self.arguments))

    @property
    def arguments(self) -> tuple[Any, ...]:
        """Of :func:`answer`."""
        return self.job.function, self.job.arguments, self.job.refuses, self.kept

    def read(self, text: str) -> _Answer:
        """What :func:`answer` gave; KeyError, TypeError or ValueError for anything else."""
        data = json.loads(text)
        if "failed" in data:
            return Failure(self.job.path, str(data["failed"])), None
        return Examined.from_data(data["examined"]), data["around"]

    def lost(self, error: Exception) -> _Answer:
        return Failure(self.job.path, _broken_off(error)), None


def examine_all(
    jobs: Sequence[Job],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    cache: Cache | None = None,
    progress: Callable[[Job, Result], None] = lambda *_: None,
) -> list[Result]:
    """What became of each job, in the order of the jobs.

    They run in ``executor`` where one is given, which stays open; else in ``workers`` processes
    (None: one for each core that may be used, if they are worth it), but what a single process does
    is done in this one.  ``progress`` hears of each job when it is done.
    """
    around = environment() if cache is not None else None
    keys = [_key(job, around) for job in jobs]
    found: dict[int, Result] = {}
    for place, (job, key) in enumerate(zip(jobs, keys, strict=True)):
        if cache is not None and key is not None and (kept := cache.get(key)) is not None:
            found[place] = kept
            progress(job, kept)
    left = {place: _Asked(job, keys[place] is not None) for place, job in enumerate(jobs)}
    left = {place: asked for place, asked in left.items() if place not in found}
    with closing(_examined(left, workers, executor)) as results:
        for place, (result, theirs) in results:
            job, key = jobs[place], keys[place]
            # Its key again, as whoever answered would make it: was anything changed meanwhile, or
            # is it another there, the answer is not one to what was asked.
            same = key is not None and _key(job, theirs) == key
            if cache is not None and key is not None and same and isinstance(result, Examined):
                cache.put(key, result)
            found[place] = result
            progress(job, result)
    if cache is not None:
        cache.prune()
    return [found[place] for place in range(len(jobs))]


def usable_cores() -> int:
    """How many processors this process may use, which may be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _key(job: Job, around: Environment | None) -> Key | None:
    return None if job.key is None or around is None else job.key(around)


def _examined(
    asked: Mapping[int, _Asked], workers: int | None, executor: Executor | None
) -> Generator[tuple[int, _Answer]]:
    """Each job's place with its answer, as they are done; closing it ends what is at work."""
    worth = ceil(round(sum(min(one.job.share, 1.0) for one in asked.values()), 6))
    count = min(workers or min(usable_cores(), worth), len(asked))
    if executor is not None:
        yield from _elsewhere(asked, executor)
    elif count < 2:
        for place, one in asked.items():
            yield place, one.here()
    else:
        from verify.workers.processes import Processes  # not needed where all answers are kept

        with Processes(count) as processes:
            yield from _elsewhere(asked, processes)


def _elsewhere(asked: Mapping[int, _Asked], executor: Executor) -> Iterator[tuple[int, _Answer]]:
    from concurrent.futures import as_completed  # as above

    places: dict[Future[str], int] = {}
    with _cancelled_in_the_end(places):
        for place, one in asked.items():
            try:
                future = executor.submit(answer, *one.arguments)
            except Exception as error:  # it is broken, or was shut down
                yield place, one.lost(error)
            else:
                places[future] = place
        for future in as_completed(places):
            yield places[future], _outcome(asked[places[future]], future)


@contextmanager
def _cancelled_in_the_end(futures: Mapping[Future[str], int]) -> Iterator[None]:
    """After an interrupt, nothing is begun any more."""
    try:
        yield
    finally:
        for future in futures:
            future.cancel()


def _outcome(asked: _Asked, future: Future[str]) -> _Answer:
    from verify.workers.processes import MainModuleError, NotStartedError  # as above

    try:
        return asked.read(future.result())
    except NotStartedError:  # nothing was tried yet, so it is no fault of the job's
        return asked.here()
    except MainModuleError:
        raise
    except Exception as error:  # whatever an executor says when a worker is lost
        return asked.lost(error)


def answer(
    function: Callable[..., Examined],
    arguments: tuple[Any, ...],
    refuses: tuple[type[Exception], ...],
    kept: bool,
) -> str:
    """What a job comes to, as JSON: this runs in a worker.

    If it is to be kept, it has with it what this process is (see ``verify.cache.surroundings``).
    """
    try:
        examined = function(*arguments).to_data()
        return json.dumps({"examined": examined, "around": environment() if kept else None})
    except refuses as error:
        return json.dumps({"failed": str(error)})
    except (Exception, SystemExit) as error:  # its own text may not survive the way back
        return json.dumps({"failed": _broken_off(error)})


def _broken_off(error: BaseException) -> str:
    said = " ".join(str(error).split())[:MOST_CHARACTERS]
    return f"it could not be examined: {type(error).__name__}{': ' if said else ''}{said}"

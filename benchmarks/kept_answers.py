"""What a second run over unchanged input costs, and what several processes gain.

Every run is a process of its own; those of a round take turns, so that a slow moment of the machine
cancels in the ratios.  How far several processes can gain depends on the cores that are idle.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.default_run import NOTHING, seconds
from benchmarks.figures import Spread, WrongResult, ratios, table
from verify.workers import usable_cores

# These print no mistake, so that a check of them succeeds.
DOCUMENTS = (
    "examples/adam/adam.md",
    "examples/layer_norm/sample_variance.tex",
    "examples/chapter/chapter.txt",
)
CHECK = ("-m", "verify", "check", *DOCUMENTS)
FIRST, AGAIN = "backproof check, nothing kept", "backproof check, again"

Times = Mapping[str, list[float]]


def report(rounds: int) -> str:
    """Markdown tables."""
    kept, shared = kept_times(rounds), shared_times(rounds, usable_cores())
    return "\n".join(
        [
            f"## Kept answers\n\n{rounds} rounds, {len(DOCUMENTS)} documents; "
            "median (lowest to highest)\n",
            compared(kept, NOTHING),
            f"\n## Several processes\n\n{rounds} rounds; median (lowest to highest)\n",
            *(compared(times, next(iter(times))) + "\n" for times in shared),
        ]
    ).rstrip()


def kept_times(rounds: int) -> Times:
    """The seconds of a first check, of the same again, and of an interpreter that does nothing."""
    times: dict[str, list[float]] = {NOTHING: [], FIRST: [], AGAIN: []}
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            check = (*CHECK, "--isolated", "--cache-dir", folder)
            times[NOTHING].append(seconds("-c", "pass"))
            times[FIRST].append(seconds(*check))
            entries = len(list(Path(folder).glob("*.json")))
            if entries != len(DOCUMENTS):
                raise WrongResult(f"{entries} answers are kept of {len(DOCUMENTS)}")
            times[AGAIN].append(seconds(*check))
    return times


def shared_times(rounds: int, jobs: int) -> list[Times]:
    """For the chapter and for the documents: the seconds with one process and with several."""
    check = (*CHECK, "--isolated", "--no-cache")
    with TemporaryDirectory() as folder:
        verify = ("-m", "verify", "verify", "--reports", folder)
        commands = {"backproof verify": verify, "backproof check": check}
        return [_with_jobs(name, command, rounds, jobs) for name, command in commands.items()]


def _with_jobs(name: str, command: tuple[str, ...], rounds: int, jobs: int) -> Times:
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for count in dict.fromkeys((1, 2, jobs)):
            taken = seconds(*command, "--jobs", str(count))
            times.setdefault(f"{name} --jobs {count}", []).append(taken)
    return times


def compared(times: Times, peer: str) -> str:
    """A table with the ratio of each to the peer, round by round."""
    rows = [(name, Spread.of(taken), ratios(taken, times[peer])) for name, taken in times.items()]
    return table(("command", "seconds", f"ratio to `{peer}`"), rows)

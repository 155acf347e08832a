"""The default run by stage, cold, and what it takes until the command line answers.

Every run is a process of its own and caches nothing; only the interpreter's compiled files and
the operating system's file cache are warm after the first.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figures import Spread, WrongResult, ratios, table

ROOT = Path(__file__).parent.parent
NOTHING, HELP, SYMPY = "python -c pass", "backproof --help", 'python -c "import sympy"'
COMMANDS: Mapping[str, tuple[str, ...]] = {
    NOTHING: ("-c", "pass"),
    HELP: ("-m", "verify", "--help"),
    SYMPY: ("-c", "import sympy"),
}
IMPORTS, REST, TOTAL = "start and imports", "reading, wiring, reports", "total"


def report(rounds: int) -> str:
    """Two Markdown tables."""
    runs = [default_run() for _ in range(rounds)]
    stages = [
        (name, Spread.of(run[name] for run in runs), f"{_share(runs, name):.0%}")
        for name in runs[0]
    ]
    commands = command_times(rounds)
    answers = [
        (name, Spread.of(times), ratios(times, commands[NOTHING]))
        for name, times in commands.items()
    ]
    return "\n".join(
        [
            f"## Default run\n\n{rounds} fresh processes; median (lowest to highest)\n",
            table(("stage", "seconds", "share"), stages),
            "",
            table(("command", "seconds", f"ratio to `{NOTHING}`"), answers),
        ]
    )


def default_run(*example: str) -> dict[str, float]:
    """The seconds of each stage of one run of `backproof verify`, in order, and of all of it.

    In one process: the stages of several at once do not add up to the time that passes.
    """
    with TemporaryDirectory() as folder:
        wall = seconds("-m", "verify", "verify", *example, "--jobs", "1", "--reports", folder)
        (record,) = Path(folder).glob("*/run.json")
        return stages(json.loads(record.read_text())["seconds"], wall)


def stages(recorded: Mapping[str, float], wall: float) -> dict[str, float]:
    """What a run says of itself, and, from the outside, what it cannot see."""
    checks = {name: time for name, time in recorded.items() if name != TOTAL}
    rest = recorded[TOTAL] - sum(checks.values())
    return {IMPORTS: wall - recorded[TOTAL], **checks, REST: rest, TOTAL: wall}


def command_times(rounds: int) -> dict[str, list[float]]:
    """The seconds that each command takes in each round; they take turns."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(*arguments))
    return times


def seconds(*arguments: str) -> float:
    """How long a fresh interpreter takes; WrongResult if it fails."""
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    taken = perf_counter() - start
    if done.returncode:
        raise WrongResult(f"{' '.join(arguments)} fails:\n{done.stdout}{done.stderr}")
    return taken


def _share(runs: list[dict[str, float]], name: str) -> float:
    return sum(run[name] for run in runs) / sum(run[TOTAL] for run in runs)

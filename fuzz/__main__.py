"""The command line: every reader on hostile input.

    python -m fuzz [TARGET ...] [--seconds 60]     what atheris makes of the examples
    python -m fuzz --large                         10 MB documents: times and memory

Without atheris (``pip install 'backproof[fuzz]'``) only the second is possible.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.hostile import hostile, measured
from fuzz.targets import TARGETS, seeds

_SLOWEST_SECONDS = 10  # for one small input
_MOST_MEGABYTES = 2_000


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m fuzz", description="Every reader, fuzzed.")
    top.add_argument("target", nargs="*", help=f"default: all of {', '.join(TARGETS)}")
    top.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    top.add_argument("--crashes", type=Path, default=Path("crashes"), help="where inputs are kept")
    top.add_argument("--large", action="store_true", help="time documents of 10 MB instead")
    return top


def main(arguments: list[str] | None = None) -> int:
    """0 if every reader keeps what is said of it, 1 if one does not, 2 if nothing can be run."""
    command_line = parser()
    options = command_line.parse_args(arguments)
    for target in options.target:
        if target not in TARGETS:
            command_line.error(f"no target is called {target}; there are {', '.join(TARGETS)}")
    if options.large:
        return _large()
    if importlib.util.find_spec("atheris") is None:
        print("fuzz: atheris is not installed: pip install 'backproof[fuzz]'", file=sys.stderr)
        return 2
    failed = [
        target
        for target in options.target or TARGETS
        if not _fuzzed(target, options.seconds, options.crashes)
    ]
    print(f"failed: {', '.join(failed)}" if failed else "all targets hold")
    return 1 if failed else 0


def _fuzzed(target: str, seconds: int, crashes: Path) -> bool:
    """Whether atheris finds nothing; each target runs in a process of its own, as libFuzzer is."""
    folder = crashes / target
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(target)):
            (Path(corpus) / str(number)).write_bytes(seed.encode())
        command = [sys.executable, "-m", "fuzz.under_atheris", target, str(folder), corpus]
        command += [f"-max_total_time={seconds}", f"-timeout={_SLOWEST_SECONDS}"]
        command += [f"-rss_limit_mb={_MOST_MEGABYTES}", f"-artifact_prefix={folder}/"]
        command += ["-max_len=20000", "-only_ascii=0", "-print_final_stats=1", "-verbosity=0"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    executions = "".join(
        line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed" in line
    )
    print(f"{target}: {executions or 'no'} executions, exit status {done.returncode}", flush=True)
    if done.returncode:
        print(done.stdout[-3000:], flush=True)
    elif not any(folder.iterdir()):
        folder.rmdir()
    return done.returncode == 0 and bool(executions)


def _large() -> int:
    held = True
    for kind, piece in hostile():
        reading = measured(kind, piece)
        held &= reading.is_bounded
        print(
            f"{'' if reading.is_bounded else '! '}{kind} {ascii(piece)[:30]}: "
            f"{reading.seconds:.1f} s, {reading.megabytes:.0f} MB, {reading.outcome}",
            flush=True,
        )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())

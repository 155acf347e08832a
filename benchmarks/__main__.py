"""The command line of the benchmarks.

Only the parser lives here: a process that starts afresh to be timed loads this file again.
"""

from __future__ import annotations

import argparse
import os
import sys

BENCHMARKS = ("default-run", "kept-answers", "proofs", "tightness", "directional", "block")
CAMPAIGN = "judging"  # takes long, so it is not among all


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Times, as Markdown tables, with the machine."
    )
    top.add_argument("benchmark", nargs="?", choices=("all", *BENCHMARKS, CAMPAIGN), default="all")
    top.add_argument(
        "--rounds", type=_positive, help="how often each thing is timed (default: 3; block: 11)"
    )
    block = top.add_argument_group(
        "the block", "sizes (default: GPT-2's smallest model) and threads, the same for everyone"
    )
    block.add_argument("--positions", type=_positive, default=1024, metavar="T")
    block.add_argument("--d-model", type=_positive, default=768)
    block.add_argument("--heads", type=_positive, default=12)
    block.add_argument("--d-ff", type=_positive, default=3072)
    block.add_argument("--threads", type=_positive, default=os.cpu_count())
    judging = top.add_argument_group("judging", "generated documents: how right the judge is")
    judging.add_argument("--figures", type=_positive, default=10_000)
    judging.add_argument("--seed", type=_positive, default=1)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks asked for; the result is the exit status, 1 for a wrong result."""
    command_line = parser()
    options = command_line.parse_args(arguments)
    if options.d_model % options.heads:
        command_line.error(f"{options.d_model} features do not divide by {options.heads} heads")
    # These import SymPy, which takes a while.
    from benchmarks import (
        block,
        default_run,
        directional,
        judging,
        kept_answers,
        proofs,
        tightness,
    )
    from benchmarks.figures import WrongResult
    from benchmarks.machine import machine

    measure = {
        "default-run": lambda: default_run.report(options.rounds or 3),
        "kept-answers": lambda: kept_answers.report(options.rounds or 3),
        "proofs": lambda: proofs.report(options.rounds or 3),
        "tightness": lambda: tightness.report(options.rounds or 3),
        "directional": lambda: directional.report(options.rounds or 3),
        "block": lambda: block.report(
            block.Sizes(options.positions, options.d_model, options.heads, options.d_ff),
            threads=options.threads,
            rounds=options.rounds or 11,
        ),
        CAMPAIGN: lambda: judging.report(options.figures, options.seed),
    }
    names = BENCHMARKS if options.benchmark == "all" else (options.benchmark,)
    print(machine(), flush=True)
    try:
        for name in names:
            print(f"\n{measure[name]()}", flush=True)
    except WrongResult as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())

"""The options of `check` and `code` that a configuration file can have too, and those beside them.

Only the parser's side: nothing here imports more than the standard library.
"""

from __future__ import annotations

import argparse
from pathlib import Path

LISTS = ("select", "ignore", "extend_select", "extend_ignore")
VALUES = ("output_format", "baseline", "cache_dir", "jobs", "seed", "example")
EPILOG = """\
Settings come from the nearest backproof.toml or pyproject.toml ([tool.backproof]), and from these
options on top of it. `backproof rule CODE` explains a rule.

exit status: 0 something was checked in everything, and there is nothing to look at; 1 there are
findings, or something could not be decided (unless --allow-inconclusive), or nothing was checked
in a document; 2 wrong usage, something that cannot be read, or nothing found to check;
130 interrupted"""


def add_lint_options(parser: argparse.ArgumentParser) -> None:
    """Add them to the parser of a command."""
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        metavar="FORMAT",
        help="full (default), concise, json, github, gitlab, junit, sarif or markdown",
    )
    output.add_argument(
        "--output-file", type=Path, metavar="FILE", help="write it there, and one line each here"
    )
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--select",
        action="append",
        metavar="RULES",
        help="report these only: codes, their beginnings or names, with commas between",
    )
    rules.add_argument("--ignore", action="append", metavar="RULES", help="do not report these")
    rules.add_argument(
        "--extend-select", action="append", metavar="RULES", help="report these as well"
    )
    rules.add_argument(
        "--extend-ignore", action="append", metavar="RULES", help="do not report these either"
    )
    rules.add_argument(
        "--allow-inconclusive",
        action="store_true",
        help="do not fail because of what could not be decided",
    )
    rules.add_argument("--baseline", type=Path, metavar="FILE", help="known findings to accept")
    rules.add_argument(
        "--write-baseline",
        action="store_true",
        help="accept all findings there are now: write them to the baseline",
    )
    run = parser.add_argument_group("configuration, cache and workers")
    run.add_argument("--config", type=Path, metavar="FILE", help="use this configuration file")
    run.add_argument("--isolated", action="store_true", help="use no configuration file")
    run.add_argument("--no-cache", action="store_true", help="work everything out again")
    run.add_argument("--cache-dir", type=Path, metavar="DIR", help="where answers are kept")
    run.add_argument(
        "--jobs", type=_whole, metavar="N", help="workers (default: one for each core)"
    )


def overrides(options: argparse.Namespace) -> dict[str, object]:
    """What the command line says, under the keys of a configuration file; None says nothing."""
    said: dict[str, object] = {name: getattr(options, name, None) for name in VALUES}
    for name in LISTS:
        texts = getattr(options, name, None)
        said[name] = texts and [part.strip() for text in texts for part in text.split(",")]
    said["allow_inconclusive"] = True if options.allow_inconclusive else None
    said["cache"] = False if options.no_cache else None
    return said


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number")
    return int(text)

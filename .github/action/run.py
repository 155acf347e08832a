"""What the action runs: `backproof check`, `backproof code` or both, as its inputs say.

Inputs come as environment variables and go out as single arguments: no shell reads them, and what
is named as a document or a function is never taken for an option.  Only the standard library.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PREFIX = "BACKPROOF_"
USAGE = 2
COMMANDS = ("check", "code")


class InputError(ValueError):
    """An input that cannot be used; the message names it."""


@dataclass(frozen=True)
class Inputs:
    """The inputs of the action, read from the environment."""

    commands: tuple[str, ...]
    targets: Mapping[str, tuple[str, ...]]
    more: tuple[str, ...]
    output_format: str
    sarif_file: str

    def command(self, name: str, *output: str) -> list[str]:
        """The whole command line; the action's own options go last, because the last one counts."""
        options = (*self.more, *output, "--", *self.targets[name])
        # -P: a folder called verify in the repository is not us.
        return [sys.executable, "-P", "-m", "verify", name, *options]

    def sarif_of(self, name: str) -> str:
        """Where the log of a command goes; with two commands that of `code` has a name of its own.

        GitHub wants each in an upload of its own.
        """
        if name == "check" or len(self.commands) == 1 or not self.sarif_file:
            return self.sarif_file
        path = Path(self.sarif_file)
        return str(path.with_name(f"{path.stem}-code{path.suffix}"))


def inputs(environment: Mapping[str, str]) -> Inputs:
    """InputError for what cannot be used."""

    def lines(name: str) -> tuple[str, ...]:
        text = environment.get(PREFIX + name, "")
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def one(name: str, default: str = "") -> str:
        found = lines(name)
        if len(found) > 1:
            raise InputError(f"{name.lower().replace('_', '-')}: one line, not {len(found)}")
        return found[0] if found else default

    targets = {"check": lines("PATHS"), "code": lines("CODE")}
    said = one("RUN").split()
    if unknown := [word for word in said if word not in COMMANDS]:
        raise InputError(f"run: {unknown[0]!r} is neither check nor code")
    # What is named is run; where nothing is, the documents of the settings are checked.
    named = [name for name in COMMANDS if targets[name]] or ["check"]
    commands = tuple(name for name in COMMANDS if name in (said or named))
    if left := [name for name in named if targets[name] and name not in commands]:
        raise InputError(f"run: there are targets for {left[0]}, and it is not run")
    config = one("CONFIG")
    more = (*(("--config", config) if config else ()), *lines("ARGS"))
    return Inputs(commands, targets, more, one("OUTPUT_FORMAT", "github"), one("SARIF_FILE"))


def main(environment: Mapping[str, str]) -> int:
    try:
        asked = inputs(environment)
    except InputError as error:
        print(f"::error title=backproof::{error}")
        return USAGE
    statuses = []
    outputs = {}
    for name in asked.commands:
        status = _run(asked.command(name, "--output-format", asked.output_format))
        if summary := environment.get("GITHUB_STEP_SUMMARY"):
            _summarize(asked, name, Path(summary))
        if sarif := asked.sarif_of(name):
            status = max(status, _log(asked, name, Path(sarif), status))
            if Path(sarif).is_file():
                outputs["sarif-file" if sarif == asked.sarif_file else "sarif-file-code"] = sarif
        statuses.append(status)
    outputs["status"] = str(max(statuses))
    if file := environment.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{name}={value}\n" for name, value in outputs.items())
    return max(statuses)


def _run(command: Sequence[str]) -> int:
    sys.stdout.flush()
    status = subprocess.run(command, check=False).returncode
    return status if status >= 0 else USAGE  # it was killed


def _log(asked: Inputs, name: str, path: Path, known: int) -> int:
    """Write the log: answers are kept, so this takes no time.  What was said is not said again."""
    if path.is_file():
        path.unlink()  # what another run left is not this one's
    command = asked.command(name, "--output-format", "sarif", "--output-file", str(path))
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != known:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode if done.returncode >= 0 else USAGE


def _summarize(asked: Inputs, name: str, summary: Path) -> None:
    """The format for GitHub writes the summary itself; for others it is made here."""
    if asked.output_format != "github":
        command = asked.command(name, "--output-format", "markdown")
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        with summary.open("ab") as stream:
            stream.write(done.stdout)


if __name__ == "__main__":
    sys.exit(main(os.environ))

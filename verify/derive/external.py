"""Programs of the system, run with a time limit; what they start goes with them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ExternalError(Exception):
    """A program could not be run, or did not end well."""


def run(
    command: Sequence[str], folder: Path, seconds: float, more: Mapping[str, str] | None = None
) -> str:
    """What a program printed; ExternalError if it fails, or is not done in time."""
    name = Path(command[0]).name
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that its children can be stopped with it
        )
    except OSError as error:
        raise ExternalError(f"{name} could not be started: {error.strerror}") from error
    with process:
        try:
            printed, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise ExternalError(f"{name} was stopped after {seconds:g} seconds") from None
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    text = printed.decode("utf-8", "replace")
    if process.returncode:
        raise ExternalError(f"{name} failed: {essential(text) or f'exit {process.returncode}'}")
    return text


def essential(printed: str) -> str:
    """The line that says what went wrong, and the place that TeX gives for it; else the last."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if line.startswith("!"):
            place = next((at for at in lines[number:] if at.startswith("l.")), "")
            return " ".join(filter(None, [line.removeprefix("!").strip(), place]))
    return lines[-1] if lines else ""

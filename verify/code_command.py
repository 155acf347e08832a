"""`backproof code`: judge hand-written backward functions."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.code.conventions import ConventionError, conventions
from verify.code.manifest import ManifestError
from verify.code_job import code_job
from verify.code_targets import RefusedError, declared, limits
from verify.diagnostics.screened import Failure
from verify.pipeline import INPUT_ERRORS as PIPELINE_ERRORS
from verify.pipeline import Found, UsageError, examine, finish, settings_of
from verify.settings import Settings
from verify.workers import Job

INPUT_ERRORS = (*PIPELINE_ERRORS, ConventionError, ManifestError)


def code(options: argparse.Namespace) -> int:
    """Judge functions and print what was found; the exit status."""
    settings = settings_of(options)
    targets = options.target or list(settings.code)
    if not targets:
        raise UsageError(
            "nothing to check: name a function, a manifest or a module, or list them under `code` "
            "in the configuration"
        )
    folder = Path.cwd() if options.target else settings.root
    jobs: list[Job] = []
    failures: list[Found] = []
    for target in targets:
        try:
            jobs += _jobs(target, folder, options, settings)
        except (ManifestError, RefusedError) as error:
            if len(targets) == 1:
                raise UsageError(str(error)) from None
            failures.append(Failure(target, str(error)))
    if not jobs and not failures:
        raise UsageError(f"nothing to check: {', '.join(targets)} registers no function")
    return finish([*failures, *examine(jobs, settings)], settings, options)


def _jobs(
    target: str, folder: Path, options: argparse.Namespace, settings: Settings
) -> Iterator[Job]:
    if options.as_ is None or target.endswith(".toml"):
        yield from (found.job for found in declared(target, folder, settings))
        return
    said = {**limits(settings), "as": options.as_, "backward": target}
    said |= _said(options.convention)
    if options.forward:
        said["forward"] = options.forward
    yield code_job(replace(conventions(said), folder=str(folder)))


def _said(written: list[str]) -> dict[str, Any]:
    """``KEY=VALUE`` with the values of TOML; what is none is text."""
    found: dict[str, Any] = {}
    for one in written:
        key, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"--convention {one}: write KEY=VALUE")
        try:
            found[key.strip()] = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            found[key.strip()] = value.strip()
    return found

"""`backproof code`: judge hand-written backward functions."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.code.conventions import ConventionError, Conventions, conventions
from verify.code.manifest import ManifestError, load_manifest
from verify.code_job import code_job
from verify.diagnostics.screened import Failure
from verify.paths import shown
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
        except (ManifestError, _RefusedError) as error:
            if len(targets) == 1:
                raise UsageError(str(error)) from None
            failures.append(Failure(target, str(error)))
    if not jobs and not failures:
        raise UsageError(f"nothing to check: {', '.join(targets)} registers no function")
    return finish([*failures, *examine(jobs, settings)], settings, options)


class _RefusedError(ValueError):
    """A target that there is not."""


def _jobs(
    target: str, folder: Path, options: argparse.Namespace, settings: Settings
) -> Iterator[Job]:
    limits = {
        "time_limit": settings.time_limit,
        "memory_limit": settings.memory_limit,
        "seed": settings.seed,
    }
    if target.endswith(".toml"):
        path = folder / target
        for found, line in load_manifest(path, limits):
            yield code_job(found, shown(path), line)
    elif options.as_ is not None:
        said = {**limits, "as": options.as_, "backward": target, **_said(options.convention)}
        if options.forward:
            said["forward"] = options.forward
        yield code_job(replace(conventions(said), folder=str(folder)))
    else:
        for found in _registered(target, folder, settings):
            yield code_job(found)


def _registered(target: str, folder: Path, settings: Settings) -> list[Conventions]:
    """The functions of a module that say what they are; with ``:name`` the one of that name."""
    from verify.code.process import Crash, Limits  # NumPy, which a kept answer does without
    from verify.code.run import registered_in  # imports SymPy

    module, _, name = target.partition(":")
    try:
        found = registered_in(
            module, folder, Limits(settings.time_limit, settings.memory_limit), settings.seed
        )
    except Crash as crash:
        raise _RefusedError(f"{target}: {crash}") from None
    if name:
        found = [one for one in found if one.backward == target]
    if not found:
        hint = f"; say what it is with --as: `backproof code {target} --as layer_norm`"
        raise _RefusedError(f"{target} does not say what it is with @verifies(…){hint}")
    return found


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

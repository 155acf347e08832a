"""What a target of `backproof code` leads to where it says itself what it is.

A manifest says it of each function, a module by ``@verifies``.  Shared by the command and by
whoever takes the targets of the settings, such as the pytest plugin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verify.code.conventions import Conventions
from verify.code.manifest import load_manifest
from verify.code_job import code_job
from verify.paths import shown
from verify.settings import Settings
from verify.workers import Job


class RefusedError(ValueError):
    """A target that there is not; the message says what to do."""


@dataclass(frozen=True)
class Declared:
    """A function that is declared somewhere: what it is called there, and the job of judging it."""

    name: str
    job: Job


def limits(settings: Settings) -> dict[str, Any]:
    """What every function has unless it says otherwise, as keys of a manifest."""
    return {
        "time_limit": settings.time_limit,
        "memory_limit": settings.memory_limit,
        "seed": settings.seed,
    }


def declared(target: str, folder: Path, settings: Settings) -> Iterator[Declared]:
    """The functions that a manifest or a module declares; a relative target is from ``folder``.

    RefusedError, ManifestError or ConventionError if it cannot be used.
    """
    if target.endswith(".toml"):
        path = folder / target
        for found, line in load_manifest(path, limits(settings)):
            yield Declared(found.title, code_job(found, shown(path), line))
    else:
        for found in _registered(target, folder, settings):
            yield Declared(found.backward.rpartition(":")[2], code_job(found))


def _registered(target: str, folder: Path, settings: Settings) -> list[Conventions]:
    """The functions of a module that say what they are; with ``:name`` the one of that name."""
    from verify.code.process import Crash, Limits  # NumPy, which a kept answer does without
    from verify.code.registered import registered_in  # as above

    module, _, name = target.partition(":")
    try:
        found = registered_in(
            module, folder, Limits(settings.time_limit, settings.memory_limit), settings.seed
        )
    except Crash as crash:
        raise RefusedError(f"{target}: {crash}") from None
    if name:
        found = [one for one in found if one.backward == target]
    if not found:
        hint = f"; say what it is with --as: `backproof code {target} --as layer_norm`"
        raise RefusedError(f"{target} does not say what it is with @verifies(…){hint}")
    return found

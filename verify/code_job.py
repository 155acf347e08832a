"""One function as a job for a worker: plain arguments go in, plain data comes out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from verify.cache import Key, code_key
from verify.cache.key import EXAMPLE
from verify.cache.surroundings import Environment
from verify.code.conventions import Conventions
from verify.diagnostics.diagnostic import Examined
from verify.screening import SuppressionError, declared
from verify.workers import Job

MOST_FILES, MOST_BYTES = 2000, 2**23  # around a function; more is not looked through
SKIPPED = ("__pycache__", "node_modules", "site-packages", "venv", "build", "dist")
SOURCES = (".py", ".pyi", ".c", ".h", ".so", ".dylib", ".dll", ".toml", ".json")
INSIDE = "what was imported lies in the folder"


class RefusedError(ValueError):
    """A function cannot be judged at all; one line says why."""


def code_job(conventions: Conventions, manifest: str = "", line: int = 1) -> Job:
    """The job of judging one function; ``manifest`` and ``line`` are where it is declared."""
    path = manifest or conventions.backward
    return Job(
        path,
        examine_function,
        (asdict(conventions), manifest, line),
        key=partial(_key, conventions, manifest, line),
        refuses=(RefusedError,),
    )


def examine_function(said: Mapping[str, Any], manifest: str, line: int) -> Examined:
    """What is found about a function; RefusedError if there is nothing of its name."""
    from numeric.example import ExampleError  # imports SymPy, as all of these do
    from verify.code.examined import examined  # as above
    from verify.code.process import Crash  # as above
    from verify.code.run import judge_function  # as above
    from verify.code.subject import UnknownSubjectError  # as above

    conventions = Conventions(**said)
    try:
        judgement = judge_function(conventions)
        found = examined(replace(judgement, file=judgement.file or manifest))
        suppressions = [
            declared(manifest, line, found.name, entry).to_data() for entry in conventions.ignore
        ]
    except (Crash, ExampleError, SuppressionError, UnknownSubjectError) as error:
        where = f"{manifest}:{line}: " if manifest else f"{conventions.backward}: "
        raise RefusedError(f"{where}{error}") from error
    root = str(Path(conventions.folder or ".").absolute())
    rests = INSIDE if _is_inside(judgement.loaded, root) else "elsewhere"
    details = {**found.details, EXAMPLE: rests, "suppressions": suppressions}
    return replace(found, details=details)


def _key(conventions: Conventions, manifest: str, line: int, around: Environment) -> Key | None:
    """Everything that the answer depends on; None where there is too much of it."""
    contents = _contents(Path(conventions.folder or "."))
    if contents is None:
        return None
    settings = {
        "conventions": repr(conventions),
        "manifest": manifest,
        "line": line,
        "here": str(Path.cwd()),
    }
    key = code_key(conventions.title, contents, settings, around)
    return replace(key, files=frozenset({INSIDE}))


def _contents(folder: Path) -> list[tuple[str, bytes]] | None:
    """All source files below the folder; None if there are too many."""
    found: list[tuple[str, bytes]] = []
    total = 0
    try:
        for path in _sources(str(folder)):
            content = Path(path).read_bytes()
            total += len(content)
            if len(found) >= MOST_FILES or total > MOST_BYTES:
                return None
            found.append((path, content))
    except OSError:
        return None
    return sorted(found)


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in SKIPPED:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _sources(entry.path)
            elif entry.name.endswith(SOURCES):
                yield entry.path


def _is_inside(loaded: tuple[str, ...], root: str) -> bool:
    """Whether the user's code imported nothing that the key does not cover."""
    return all(Path(file).is_relative_to(root) for file in loaded)

"""What an answer depends on besides its input: our own sources, the libraries, Python, the machine.

Each part is an ingredient of every key, under a name of its own.  All installed distributions
count, not a list of those that compute: a list could forget one, and a user's code imports what it
likes.  Their versions are read off the names of their folders, which takes no import at all.

A library that is edited in place under an unchanged version is not noticed, and neither is an edit
of our own sources in a process that had loaded them before: take the environment at the start.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec

from verify import __version__

PACKAGES = ("derivations", "numeric", "verify")
INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".egg")

Environment = Mapping[str, str]


def environment() -> Environment | None:
    """The ingredients that are the same for every document and function of a run.

    None where our own sources cannot be read, so that nothing is known about them.
    """
    try:
        sources = digest_of_sources(_folders(PACKAGES))
    except OSError:
        return None
    return {
        "backproof": __version__,
        "sources": sources,
        "python": f"{sys.implementation.name} {sys.version}",
        "distributions": digest_of_distributions(sys.path),
        "machine": f"{sys.platform} {platform.machine()}",
    }


def digest_of_sources(folders: Iterable[str]) -> str:
    """Of the names and contents of all files below the folders, but for what Python compiled.

    OSError where one of them cannot be read.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for name in _files(folder):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 # 3 x as fast
                content = hashlib.sha256(file.read()).hexdigest()
            digest.update(f"{len(name)} {name} {content}\n".encode("utf-8", "surrogateescape"))
        digest.update(b"end of folder\n")
    return digest.hexdigest()


def digest_of_distributions(paths: Iterable[str]) -> str:
    """Of what is installed where Python looks for modules, in the order in which it looks."""
    found = [names for path in paths if (names := _installed(path))]
    return hashlib.sha256(repr(found).encode("utf-8", "surrogateescape")).hexdigest()


def _installed(path: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(path or ".") if name.endswith(INSTALLED))  # noqa: PTH208
    except OSError:  # an archive, or nothing at all
        return []


def _folders(packages: Sequence[str]) -> list[str]:
    """Where the packages are loaded from; that does not load them."""
    specs = map(find_spec, packages)
    return [f for spec in specs if spec for f in spec.submodule_search_locations or ()]


def _files(folder: str) -> list[str]:
    found = []
    for at, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = os.path.relpath(at, folder)
        found += [os.path.join(inside, name) for name in names]  # noqa: PTH118 # as above
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error

"""Paths as people write them: from the working directory, with slashes."""

from __future__ import annotations

import os
from pathlib import Path


def from_here(path: Path) -> Path:
    """The path from the working directory, if it is in there; else as it is."""
    here = Path.cwd()
    if path.is_absolute() and ".." not in path.parts and path.is_relative_to(here):
        return path.relative_to(here)
    return path


def shown(path: Path) -> str:
    """A path as output has it; bytes that are no UTF-8 are shown as such."""
    return os.fsencode(from_here(path).as_posix()).decode("utf-8", "replace")

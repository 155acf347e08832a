"""Where a function is written, so that a reader can go there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.code.conventions import Conventions

Region = tuple[int, int, int, int]


def place(description: Mapping[str, Any], declared: Conventions) -> dict[str, Any]:
    """``file`` and ``region`` (first line and column, last line, column after the last)."""
    file, line = description.get("file"), int(description.get("line") or 1)
    if file is None and declared.source:
        return {"file": _shown(declared.source), "region": _in_source(declared)}
    column = int(description.get("column") or 1)
    last = int(description.get("end_line") or line)
    end = int(description.get("end_column") or column + 1)
    where = _shown(file) if file else declared.library or declared.backward
    return {"file": where, "region": (line, column, last, end)}


def _in_source(declared: Conventions) -> Region:
    """The line of a C file on which a function begins."""
    try:
        lines = Path(declared.source).read_text("utf-8", "replace").splitlines()
    except OSError:
        return 1, 1, 1, 2
    for number, text in enumerate(lines, 1):
        at = text.find(f"{declared.backward}(")
        if at >= 0 and not text.lstrip().startswith(("//", "*", "/*")) and ";" not in text:
            return number, at + 1, number, at + 1 + len(declared.backward)
    return 1, 1, 1, 2


def _shown(file: str) -> str:
    """From the working directory, if it is in there."""
    path = Path(file)
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()

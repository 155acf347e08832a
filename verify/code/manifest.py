"""Manifests: TOML files that say which functions are to be judged, and how they are called."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.code.conventions import ConventionError, Conventions, conventions


class ManifestError(ValueError):
    """A manifest that cannot be used; the message names file, line and what to do."""


def load_manifest(
    path: Path, usual: Mapping[str, Any] | None = None
) -> list[tuple[Conventions, int]]:
    """The functions of a manifest, each with its line; ManifestError.

    Paths in it are relative to its folder.  ``usual`` are keys that it need not say.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ManifestError(f"{path}: cannot read: {reason}") from None
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(f"{path}: not TOML: {error}") from None
    unknown = sorted(written.keys() - {"defaults", "function", "format"})
    if unknown:
        line = _line(text, unknown[0])
        raise ManifestError(
            f"{path}:{line}: unknown key {unknown[0]}; a manifest has [defaults] and [[function]]"
        )
    defaults, functions = written.get("defaults", {}), written.get("function", [])
    if not isinstance(functions, list) or not functions:
        raise ManifestError(f"{path}: there is no [[function]] to judge")
    if not isinstance(defaults, Mapping):
        raise ManifestError(f"{path}:{_line(text, 'defaults')}: [defaults] is a table")
    starts = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.match(r"\s*\[\[\s*function\s*\]\]", line)
    ]
    found = []
    for place, table in enumerate(functions):
        start = starts[place] if place < len(starts) else 1
        if not isinstance(table, Mapping):
            raise ManifestError(f"{path}: function is [[function]], a list of tables")
        whole = {**(usual or {}), **defaults, **table}
        found.append((_function(path, text, start, whole, table.keys()), start))
    return found


def _function(
    path: Path, text: str, start: int, table: Mapping[str, Any], own: Collection[str]
) -> Conventions:
    try:
        declared = conventions(table)
    except ConventionError as error:
        key = error.key.partition(".")[0]
        line = _line(text, key, start) if key in own else _line(text, key)
        raise ManifestError(f"{path}:{line}: {error}") from None
    for key, value in (("backward", declared.backward), ("as", declared.as_)):
        if not value:
            raise ManifestError(f"{path}:{start}: this function has no {key}")
    if declared.source and declared.library:
        raise ManifestError(f"{path}:{start}: source or library, not both")
    if (declared.source or declared.library) and not declared.prototype:
        raise ManifestError(f"{path}:{start}: a C function needs its prototype")
    folder = path.parent
    return replace(
        declared,
        folder=str(folder),
        source=str((folder / declared.source).absolute()) if declared.source else "",
        library=str((folder / declared.library).absolute()) if declared.library else "",
        as_=str((folder / declared.as_).absolute())
        if declared.as_.endswith(".toml")
        else declared.as_,
    )


def _line(text: str, key: str, start: int = 1) -> int:
    """The line on which a key is written, from ``start`` on; else ``start``."""
    above = r"(?:(?:function|defaults)\s*\.\s*)?"
    pattern = re.compile(rf"\s*\[*\s*{above}[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
    for number, line in enumerate(text.splitlines(), 1):
        if number >= start and pattern.match(line):
            return number
    return start

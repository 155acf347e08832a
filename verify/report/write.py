"""Writing reports: beside the place where they go, then renamed, so none is ever half written."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path
from typing import Any


class ReportError(OSError):
    """A report cannot be written; the message says where and why."""


def require_writable(folder: Path) -> None:
    """ReportError if files cannot be put into ``folder``, which need not exist yet."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not existing.is_dir():
        raise ReportError(f"{folder}: cannot write: {existing} is not a folder")
    if not os.access(existing, os.W_OK):
        raise ReportError(f"{folder}: cannot write: {existing} is not writable")


def write_texts(texts: Mapping[Path, str]) -> None:
    """All the texts, in UTF-8; see :func:`write_files`."""
    write_files({path: text.encode() for path, text in texts.items()})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """All the files, whole, or none of them: what can fail comes before the first renaming."""
    staged: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            try:
                staged[path] = _beside(path, content)
                if path.is_dir():
                    raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            except OSError as error:
                raise ReportError(f"{path}: cannot write: {error.strerror}") from error
        for path, beside in staged.items():
            beside.replace(path)
    except BaseException:
        for beside in staged.values():
            beside.unlink(missing_ok=True)
        raise


def _beside(path: Path, content: bytes) -> Path:
    """A new file with the content, next to where it will go, open to whom the old one was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(path.stat().st_mode & 0o777 if path.is_file() else 0o644)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def to_json(content: Mapping[str, Any]) -> str:
    """JSON with a line for each entry, but matrices a row to a line."""
    return _value(content, 0) + "\n"


def _value(value: Any, depth: int) -> str:
    if isinstance(value, dict) and value:
        inner = ",\n".join(
            f"{_indent(depth + 1)}{json.dumps(key)}: {_value(item, depth + 1)}"
            for key, item in value.items()
        )
        return "{\n" + inner + "\n" + _indent(depth) + "}"
    if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        inner = ",\n".join(f"{_indent(depth + 1)}{_value(item, depth + 1)}" for item in value)
        return "[\n" + inner + "\n" + _indent(depth) + "]"
    return json.dumps(value, ensure_ascii=False)


def _indent(depth: int) -> str:
    return "  " * depth

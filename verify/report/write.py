"""Writing reports: beside the place where they go, then renamed, so none is ever half written."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class ReportError(OSError):
    """A report cannot be written; the message says where and why."""


def write_text(path: Path, text: str) -> None:
    """The whole text, or nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.chmod(beside, 0o644)  # noqa: PTH101 (a name, not a Path)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReportError(f"{path}: cannot write the report: {error.strerror}") from error


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

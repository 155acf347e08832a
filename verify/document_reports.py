"""The reports of checked documents (``check.json``, ``check.md``): what they are, where they go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verify.report.write import write_texts

if TYPE_CHECKING:
    from verify.check import CheckedDocument  # imports SymPy


def report_texts(checked: CheckedDocument) -> dict[str, str]:
    """The reports of one document, by their names."""
    from verify.report.check_report import check_report, to_markdown  # imports SymPy
    from verify.report.write import to_json  # for the same reports

    report = check_report(checked)
    return {"check.json": to_json(report), "check.md": to_markdown(report)}


def write_reports(reports: Mapping[str, Mapping[str, str]], folder: Path) -> None:
    """The reports of documents, by their paths, each in a folder of its own; all or none."""
    places = report_folders(list(reports))
    write_texts(
        {
            folder / places[path] / name: text
            for path, texts in reports.items()
            for name, text in texts.items()
        }
    )


def report_folders(paths: Sequence[str]) -> dict[str, str]:
    """For each document the folder of its reports: its name, or its path if names are shared."""
    stems = {path: Path(path).stem for path in paths}
    times = Counter(stems.values())
    return {path: stem if times[stem] == 1 else _one_name(path) for path, stem in stems.items()}


def _one_name(path: str) -> str:
    """A path as the name of one folder, which no other path has."""
    return path.replace("%", "%25").replace("/", "%2F").replace("\\", "%5C")

"""What tests of the whole application share: one run of the chapter, in a process of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.verify.application import backproof


@dataclass(frozen=True)
class ChapterRun:
    """`backproof verify`, as the README runs it, in an empty folder."""

    status: int
    stdout: str
    stderr: str
    folder: Path

    @property
    def report(self) -> dict[str, Any]:
        """The content of report.json, new each time."""
        text = (self.folder / "report.json").read_text(encoding="utf-8")
        report: dict[str, Any] = json.loads(text)
        return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at a whole run of the chapter waits for it."""
    for item in items:
        if "chapter_run" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chapter_run(tmp_path_factory: pytest.TempPathFactory) -> ChapterRun:
    folder = tmp_path_factory.mktemp("chapter_run")
    done = backproof("verify", cwd=folder, PYTHONHASHSEED="0")
    return ChapterRun(done.returncode, done.stdout, done.stderr, folder / "reports" / "chapter")

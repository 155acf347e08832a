"""What tests of the whole application share: one run of the chapter, and who runs what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.verify.application import backproof

# Files that share what takes long to compute, so that one process runs all of them.
COMPANIES = {
    "derivations": (
        *("test_derive_build", "test_derive_browser", "test_derive_latex", "test_derive_page"),
        "test_derive_command",
    ),
    "a run of the chapter": (
        *("test_commands", "test_report", "test_report_schema", "test_report_markdown"),
        *("test_readme", "test_terminal"),
    ),
}
COMPANY = {f"{file}.py": name for name, files in COMPANIES.items() for file in files}


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What looks at a whole run of the chapter waits for it; of several processes' tests, files
    with slow ones come first, so that none begins one when the others have nothing left to do.
    """
    for item in items:
        if "chapter_run" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
    if hasattr(config, "workerinput"):
        slow = {company(item.nodeid) for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: company(item.nodeid) not in slow)
        items.sort(key=lambda item: company(item.nodeid) not in COMPANIES)


def company(nodeid: str) -> str:
    """Those of a test: its file, or several files."""
    path = nodeid.partition("::")[0]
    return COMPANY.get(path.rpartition("/")[2], path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """`--dist loadfile`, with several files as one where they are of a company."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling  # where the plugin is that asks for it

    class Companies(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return company(nodeid)

    return Companies(config, log)


@pytest.fixture(scope="session")
def chapter_run(tmp_path_factory: pytest.TempPathFactory) -> ChapterRun:
    """Of another hash seed and in another time zone than whoever wrote the committed reports."""
    folder = tmp_path_factory.mktemp("chapter_run")
    done = backproof("verify", cwd=folder, PYTHONHASHSEED="4242", TZ="Pacific/Auckland")
    return ChapterRun(done.returncode, done.stdout, done.stderr, folder / "reports" / "chapter")

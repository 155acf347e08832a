"""docs/ as a site: it builds without a warning, every page is in it, and it needs no network.

Without MkDocs (``pip install 'backproof[docs]'``) the tests that build are skipped.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.verify.application import ROOT

needs_mkdocs = pytest.mark.skipif(
    importlib.util.find_spec("mkdocs") is None, reason="MkDocs is not installed"
)
CONFIGURATION = (ROOT / "mkdocs.yml").read_text("utf-8")
# What a browser loads by itself, from elsewhere than the site.
LOADED = re.compile(r"<(?:script|img|link)\b[^>]*(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)


def build(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        done = build(Path(folder))
        assert done.returncode == 0, done.stderr
        yield Path(folder)


@needs_mkdocs
@pytest.mark.slow
def test_every_page_is_in_the_site_and_loads_nothing_from_elsewhere(site: Path) -> None:
    for path in (ROOT / "docs").glob("*.md"):
        html = (site / f"{path.stem}.html").read_text("utf-8")
        assert LOADED.findall(html) == [], path.name
        assert "](" not in re.sub(r"<(pre|code).*?</\1>", "", html, flags=re.DOTALL), path.name
    assert LOADED.search('<script src="https://elsewhere.org/x.js">')


@needs_mkdocs
@pytest.mark.slow
def test_links_out_of_docs_lead_to_files_of_the_site(site: Path) -> None:
    found = 0
    for page in set(site.glob("*.html")) - {site / "404.html"}:  # that one is shown anywhere
        for target in re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
            found += target.startswith("repository/")
    assert found > 10


@needs_mkdocs
@pytest.mark.slow
def test_a_page_that_is_not_there_fails_the_build(tmp_path: Path) -> None:
    spoiled = CONFIGURATION.replace("trust.md", "trusty.md").replace("docs_dir: docs\n", "")
    spoiled = spoiled.replace("site_dir: site\n", "").replace(".ci/", f"{ROOT}/.ci/")
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"docs_dir: {ROOT / 'docs'}\n{spoiled}", encoding="utf-8")
    done = build(tmp_path / "site", "--config-file", str(path))
    assert done.returncode != 0
    assert "trusty.md" in done.stderr


def test_every_page_is_in_the_navigation() -> None:
    listed = set(re.findall(r": ([\w-]+\.md)$", CONFIGURATION, re.MULTILINE))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= listed


def test_what_is_built_is_not_committed() -> None:
    assert "site/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()

"""What docs/ shows is true: examples load, names exist, links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derivations.operations import SETTINGS, operations, rules
from numeric.example import load_example
from tests.test_readme import FENCED, LINK
from tests.verify.application import ROOT
from verify.verdict import Verdict

DOCS = sorted((ROOT / "docs").glob("*.md"))
EXAMPLE_FILE = (ROOT / "docs" / "example-file.md").read_text("utf-8")
DOCUMENTS = (ROOT / "docs" / "documents.md").read_text("utf-8")
TOML = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_there_is_something_to_read() -> None:
    assert len(DOCS) >= 2
    assert len(TOML.findall(EXAMPLE_FILE)) == 1


def test_the_example_of_the_docs_loads(tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(TOML.findall(EXAMPLE_FILE)[0])
    found = load_example(path)
    assert {"net_h", "E"} <= found.quantities().keys()


def test_every_operation_setting_and_rule_is_named() -> None:
    for name in operations():
        family = name.replace("_bias", "").removeprefix("tied_")
        assert f"`{name}`" in EXAMPLE_FILE or family in ("logit_projection", "embedding"), name
    for settings in SETTINGS.values():
        for setting, options in settings.items():
            assert f"`{setting}" in EXAMPLE_FILE, setting
            for option in options:
                assert isinstance(option, bool) or option in EXAMPLE_FILE, option
    for rule in rules():
        assert f"`{rule}`" in EXAMPLE_FILE, rule


def test_every_verdict_is_explained() -> None:
    for verdict in Verdict:
        assert f"| {verdict.value} |" in DOCUMENTS


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(FENCED.sub("", path.read_text("utf-8"))):
        if "://" not in target:
            assert (path.parent / target.partition("#")[0]).exists(), target


NAMED_TEST = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


def test_every_test_that_trust_rests_on_exists() -> None:
    named = NAMED_TEST.findall((ROOT / "docs" / "trust.md").read_text("utf-8"))
    assert len(named) > 20
    assert [f"{file}::{test}" for file, test in named if not _has(file, test)] == []


def test_a_test_that_does_not_exist_is_missed() -> None:
    assert not _has("test_docs.py", "test_nothing")
    assert not _has("test_nothing.py", "test_links_lead_somewhere")


def _has(file: str, test: str) -> bool:
    paths = list((ROOT / "tests").rglob(file))
    return len(paths) == 1 and f"\ndef {test}(" in paths[0].read_text("utf-8")

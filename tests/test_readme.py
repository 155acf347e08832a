"""The README's examples are run, and print what the README says.

An example is a fenced block of ``console``: a line ``$ command``, then its output on stdout.
Times are the only thing that may differ.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ChapterRun
from tests.verify.application import ROOT, backproof

README = (ROOT / "README.md").read_text("utf-8")

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TIME = re.compile(r" *\d+\.\d+ s\b")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def examples(text: str) -> list[tuple[str, str]]:
    """Each command with the output that the text shows for it."""
    return [example for block in BLOCK.findall(text) for example in _commands(block)]


def _commands(block: str) -> Iterator[tuple[str, str]]:
    if not block.startswith("$ "):
        raise ValueError(f"a console block starts with a command, not with {block[:40]!r}")
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def without_times(text: str) -> str:
    return TIME.sub(" … s", text)


@pytest.mark.parametrize(
    ("command", "output"), examples(README), ids=[command for command, _ in examples(README)]
)
def test_the_readme_shows_what_is_printed(
    command: str, output: str, chapter_run: ChapterRun, tmp_path: Path
) -> None:
    program, *arguments = shlex.split(command)
    assert program == "backproof", f"this test cannot run {program}"
    if arguments == ["verify"]:
        status, printed = chapter_run.status, chapter_run.stdout
    else:
        done = backproof(*arguments, cwd=ROOT if arguments[0] in ("check", "code") else tmp_path)
        status, printed = done.returncode, done.stdout
    assert status == (1 if re.search(r"^\S+: BP\d", output, re.MULTILINE) else 0)
    assert without_times(output) == without_times(printed)


def test_the_readme_has_examples_of_the_main_commands() -> None:
    commands = {command.split()[1] for command, _ in examples(README)}
    assert {"check", "verify", "show"} <= commands


def test_the_readme_opens_with_a_real_run() -> None:
    command, output = examples(README)[0]
    assert command.startswith("backproof check ")
    assert ": BP101 wrong: " in output


DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_inside_the_repository_lead_somewhere(document: str) -> None:
    prose = FENCED.sub("", (ROOT / document).read_text("utf-8"))
    targets = [target.partition("#")[0] for target in LINK.findall(prose)]
    for target in targets:
        if target and "://" not in target:
            assert (ROOT / target).exists(), f"{document} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_path_of_a_machine_is_in_the_documents(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/.*", text) == []


# The test can fail


def test_examples_are_found_and_taken_apart() -> None:
    text = "x\n```console\n$ a b\none\n\ntwo\n$ c\n```\n```sh\n$ d\n```\n```console\n$ e\nf\n```\n"
    assert examples(text) == [("a b", "one\n\ntwo\n"), ("c", ""), ("e", "f\n")]


def test_a_block_without_a_command_is_an_error() -> None:
    with pytest.raises(ValueError, match="starts with a command"):
        examples("```console\noutput\n```\n")


def test_only_times_may_differ() -> None:
    assert without_times("60 proved   1.45 s  All") == without_times("60 proved  12.3 s  All")
    assert without_times("60 proved   1.45 s") != without_times("59 proved   1.45 s")
    assert without_times("loss 1.263863") != without_times("loss 1.263864")


MATH = re.compile(r"^```math\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_derivation_is_one_that_was_written() -> None:
    (shown,) = MATH.findall(README)
    folder = ROOT / "reports" / "chapter" / "derivations"
    assert shown in (folder / "block1.layer_norm_2.md").read_text("utf-8")

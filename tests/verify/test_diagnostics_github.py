"""What GitHub Actions makes of our output, by a parser that does as its runner does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.verify.sample_results import CARRIED, HOSTILE, NOTHING, PATH, RESULTS, WRONG, many
from verify.diagnostics.formats.github import SUMMARY, append_summary, github

ISSUES = ("error", "warning", "notice")
MOST = 10  # of each kind, that GitHub shows of a step


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> Iterator[Command]:
    """The commands that a runner carries out, line by line, in the order of its own steps."""
    stopped = ""
    for line in log.splitlines():
        command = parsed(line, (*ISSUES, "stop-commands", *filter(None, [stopped])))
        if stopped:
            if command is not None and command.name == stopped:
                stopped = ""
        elif command is not None:
            if command.name == "stop-commands":
                stopped = command.data
            yield command
    assert not stopped, "commands stay stopped for the rest of the job"


def parsed(line: str, known: tuple[str, ...]) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        # The first form of commands, which counts anywhere in a line.
        if "##[" in line and line.partition("##[")[2].partition("]")[0].split(" ")[0] in known:
            return Command("##", {}, line)
        return None
    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    if name not in known:
        return None
    pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if pair)
    return Command(name, {k: unescaped(v, ":,") for k, v in pairs}, unescaped(data))


def unescaped(text: str, more: str = "") -> str:
    for character in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def issues(log: str) -> list[Command]:
    return [command for command in commands(log) if command.name in ISSUES]


def test_an_annotation_says_everything_and_nothing_is_lost_on_the_way() -> None:
    first, second, *_ = [c for c in issues(github(RESULTS)) if c.name == "error"][1:]
    assert first.properties == {
        "title": "BP101 wrong-number",
        "file": PATH,
        "line": "3",
        "endLine": "3",
        "col": "5",
        "endColumn": "9",
    }
    assert first.data == "\n".join([HOSTILE, *WRONG.notes])
    assert second.properties["file"] == PATH
    assert (second.properties["line"], second.properties["endLine"]) == ("7", "9")


def test_columns_go_with_one_line_only() -> None:
    """GitHub takes no columns where a region has several lines."""
    assert CARRIED.region.line < CARRIED.region.end_line
    for command in issues(github(RESULTS)):
        if command.properties.get("line") != command.properties.get("endLine"):
            assert {"col", "endColumn"} & command.properties.keys() == set()


def test_a_file_that_could_not_be_looked_at_comes_first() -> None:
    first = issues(github(RESULTS))[0]
    assert (first.name, first.properties["file"]) == ("error", "docs/b.md")
    assert "there is no such file" in first.data


@pytest.mark.parametrize("number", [0, 9, 10, 11, 60])
def test_no_more_than_github_shows_and_the_rest_is_counted(number: int) -> None:
    log = github(many(number))
    found = issues(log)
    counted = Counter(command.name for command in found)
    assert max(counted.values()) <= MOST
    assert counted["error"] == min(number, MOST)
    assert counted["warning"] == 2
    last = found[-1]
    assert last.name == "notice"
    assert f"{number + 3} findings" in last.data
    rest = max(0, number - MOST)
    assert (f"{rest} more than GitHub shows here" in last.data) == bool(rest)
    # What is beyond the limit is in the log, as plain lines.
    assert log.count("BP101 wrong: number") == rest


def test_errors_come_before_warnings_before_notices() -> None:
    order = [ISSUES.index(command.name) for command in issues(github(many(4)))]
    assert order == sorted(order)


def test_a_document_cannot_give_commands() -> None:
    log = github(RESULTS)
    assert "::error::no" in log
    assert [c.data for c in issues(log) if c.data in ("no", "no]")] == []
    assert not any(command.name == "##" for command in commands(log))
    assert len([c for c in commands(log) if c.name == "stop-commands"]) == 1


def test_the_parser_sees_commands_in_plain_lines() -> None:
    assert [c.data for c in commands("::error::no\n")] == ["no"]
    assert [c.name for c in commands("x ##[error]no\n")] == ["##"]
    with pytest.raises(AssertionError):
        list(commands("::stop-commands::x\n"))


def test_nothing_found_is_a_notice() -> None:
    (only,) = issues(github(NOTHING))
    assert (only.name, only.data) == ("notice", "1 function: no finding, 2 gradients checked.")


def test_the_summary_of_the_step_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("# before\n", "utf-8")
    append_summary(RESULTS, {SUMMARY: str(path)})
    text = path.read_text("utf-8")
    assert text.startswith("# before\n### backproof: something to look at\n")
    assert "| error | BP101 wrong |" in text


def test_the_summary_stays_within_what_a_step_may_have(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("x" * 1_000_000, "utf-8")
    append_summary(many(3000), {SUMMARY: str(path)})
    assert 1_000_000 < path.stat().st_size <= 1024 * 1024
    assert "is cut to fit" in path.read_text("utf-8")


def test_without_the_variable_no_summary_is_written() -> None:
    append_summary(RESULTS, {})
    append_summary(RESULTS, {SUMMARY: ""})

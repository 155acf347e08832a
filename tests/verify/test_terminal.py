"""What is shown while a run goes on: a bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from derivations.outcome import Checked, Outcome, Proved, Refuted, Unknown
from tests.conftest import ChapterRun
from tests.verify.application import COMMAND, backproof, environment
from verify.obligations import Obligation
from verify.run import decide_all
from verify.terminal import Screen

ESCAPE = "\x1b"


def obligation(name: str, outcome: Outcome, subject: str = "softmax") -> Obligation:
    return Obligation(name, "all shapes", subject, "a statement about it", lambda: outcome)


def screened(
    capsys: pytest.CaptureFixture[str], *obligations: Obligation, every_answer: bool = False
) -> tuple[str, str]:
    with Screen(len(obligations), every_answer) as screen:
        run = decide_all(obligations, screen.answered)
    screen.totals(run, 1.25)
    captured = capsys.readouterr()
    return captured.out, captured.err


# In a pipe


def test_a_pipe_gets_no_escape_sequences_and_no_bar(chapter_run: ChapterRun) -> None:
    for text in (chapter_run.stdout, chapter_run.stderr):
        assert ESCAPE not in text
        assert "\r" not in text
        assert "━" not in text
    assert re.fullmatch(r"([a-z_ .+\d]+: \d+ of \d+ hold\n)+", chapter_run.stderr)


def test_a_pipe_gets_one_line_for_each_part(chapter_run: ChapterRun) -> None:
    parts = [line.split(":")[0] for line in chapter_run.stderr.splitlines()]
    assert len(set(parts)) == len(parts)
    assert parts[0] == "softmax"
    assert parts[-4:] == ["zero patterns", "shapes", "model", "figures"]
    held = [re.findall(r"\d+", line.split(": ")[1]) for line in chapter_run.stderr.splitlines()]
    assert sum(int(total) for _, total in held) == len(chapter_run.report["obligations"])
    assert all(h == total for h, total in held)


@pytest.mark.slow
def test_long_lines_are_not_wrapped_in_a_pipe(tmp_path: Path) -> None:
    narrow = backproof("prove", "softmax", cwd=tmp_path, COLUMNS="20")
    assert max(map(len, narrow.stdout.splitlines())) > 90


# On a terminal


def on_a_terminal(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout (a pipe) and what a terminal on stderr receives."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(TERM="xterm-256color", COLUMNS="80"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        encoding="utf-8",
    ) as process:
        os.close(theirs)
        received = b""
        try:
            while chunk := os.read(ours, 4096):
                received += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        stdout, _ = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, stdout, received.decode("utf-8", "replace")


@pytest.mark.slow
def test_a_terminal_gets_a_bar_that_goes_away(tmp_path: Path) -> None:
    status, stdout, terminal = on_a_terminal(tmp_path, "prove", "layer_norm")
    assert status == 0
    assert ESCAPE not in stdout
    assert stdout.count("Proved") == 6
    assert f"{ESCAPE}[?25l" in terminal, "the cursor is hidden while the bar is there"
    assert "layer_norm: " in terminal
    assert "━" in terminal
    assert re.search(r"\d/6", terminal)
    assert terminal.rindex(f"{ESCAPE}[?25h") > terminal.rindex(f"{ESCAPE}[?25l")
    assert terminal.endswith(f"{ESCAPE}[2K"), "the bar's line is cleared"


# What is said about answers


def test_only_what_does_not_hold_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = screened(
        capsys,
        obligation("good", Proved("m")),
        obligation("bad", Refuted("m", "at T = 1: 2, not 3")),
        obligation("open", Unknown("m", "time-out")),
        obligation("fine", Checked("m", "T = 3"), "attention"),
    )
    assert out == (
        "Refuted  bad: a statement about it\n         at T = 1: 2, not 3\n"
        "Unknown  open: a statement about it\n         time-out\n"
        "\n1 proved, 1 checked, 1 refuted, 1 unknown; 1.2 s\n"
    )
    assert err == "softmax: 1 of 3 hold\nattention: 1 of 1 hold\n"


def test_all_answers_are_said_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = screened(
        capsys,
        obligation("good", Proved("m", ("ε > 0", "x ≠ 0"))),
        replace(obligation("plain", Proved("m")), sizes=("T", "d_model")),
        obligation("some", Checked("m", "T = 3")),
        obligation("open", Unknown("m", "time-out")),
        every_answer=True,
    )
    assert out.splitlines()[:8] == [
        "Proved   good: a statement about it [0.00 s]",
        "         by m",
        "         if ε > 0; x ≠ 0",
        "Proved   plain: a statement about it [0.00 s]",
        "         for all T, d_model; by m",
        "Checked  some: a statement about it [0.00 s]",
        "         if T = 3",
        "Unknown  open: a statement about it",
    ]
    assert err == ""


def test_places_and_brackets_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """A line and a column can look like an emoji's name, an index like a style."""
    witness = "chapter.txt:35:100: P[1, 3] is [bold]wrong[/bold] :x:"
    out, _ = screened(capsys, obligation("place", Refuted("m", witness)))
    assert witness in out

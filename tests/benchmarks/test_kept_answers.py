"""The benchmark of kept answers and of workers refuses to time what did not happen."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import kept_answers
from benchmarks.figures import WrongResult


class Clock:
    """Takes a second more for each command; keeps as many answers as it is told."""

    def __init__(self, kept: int) -> None:
        self.kept, self.commands = kept, []  # type: ignore[var-annotated]

    def __call__(self, *arguments: str) -> float:
        self.commands.append(arguments)
        if "--cache-dir" in arguments:
            folder = Path(arguments[arguments.index("--cache-dir") + 1])
            for number in range(self.kept):
                (folder / f"{number}.json").touch()
        return float(len(self.commands))


def test_a_second_run_is_compared_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(len(kept_answers.DOCUMENTS))
    monkeypatch.setattr(kept_answers, "seconds", clock)
    times = kept_answers.kept_times(2)
    assert times[kept_answers.FIRST] == [2, 5]
    assert times[kept_answers.AGAIN] == [3, 6]
    assert clock.commands[1] == clock.commands[2] != clock.commands[4]
    text = kept_answers.compared(times, kept_answers.NOTHING)
    again = next(line for line in text.splitlines() if kept_answers.AGAIN in line)
    assert "4.500 (3.000 to 6.000)" in again
    assert "2.250 (1.500 to 3.000)" in again


@pytest.mark.parametrize("kept", [0, len(kept_answers.DOCUMENTS) - 1])
def test_answers_that_were_not_kept_are_not_timed(
    monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(kept_answers, "seconds", Clock(kept))
    with pytest.raises(WrongResult, match=f"{kept} answers are kept of"):
        kept_answers.kept_times(1)


def test_several_processes_are_compared_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(0)
    monkeypatch.setattr(kept_answers, "seconds", clock)
    verify, check = kept_answers.shared_times(1, 8)
    assert verify == {
        "backproof verify --jobs 1": [1],
        "backproof verify --jobs 2": [2],
        "backproof verify --jobs 8": [3],
    }
    assert list(check) == [f"backproof check --jobs {jobs}" for jobs in (1, 2, 8)]
    assert all("--no-cache" in command for command in clock.commands[3:])
    assert len(kept_answers.shared_times(1, 2)[0]) == 2


def test_what_is_timed_exists() -> None:
    root = Path(__file__).parents[2]
    assert all((root / document).is_file() for document in kept_answers.DOCUMENTS)

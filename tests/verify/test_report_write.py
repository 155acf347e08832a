"""Reports are written whole or not at all, whatever comes in between."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

import verify.example_obligations as example_obligations
from tests.verify.application import CHAPTER, leave_out
from verify import commands
from verify.__main__ import main
from verify.report import write
from verify.report.write import ReportError, to_json, write_texts

FILES = ("report.json", "report.md", "run.json")


@pytest.fixture
def quickest(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out(monkeypatch, numbers=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def old_report(tmp_path: Path) -> Path:
    folder = tmp_path / "reports" / "chapter"
    folder.mkdir(parents=True)
    for name in FILES:
        (folder / name).write_text(f"old {name}", encoding="utf-8")
    return folder


def interrupt(*_: object, **__: object) -> Any:
    raise KeyboardInterrupt


def run_out_of_space(*_: object, **__: object) -> Any:
    raise OSError(28, "No space left on device")


def verify_into(folder: Path) -> int:
    return main(["verify", str(CHAPTER / "example.toml"), "--reports", str(folder.parent)])


@pytest.mark.usefixtures("quickest")
def test_a_run_replaces_the_old_report(old_report: Path) -> None:
    assert verify_into(old_report) == 0
    assert contents(old_report).keys() == set(FILES)
    assert not any(text.startswith(b"old") for text in contents(old_report).values())
    assert {path.stat().st_mode & 0o777 for path in old_report.iterdir()} == {0o644}


@pytest.mark.slow
@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize(
    ("where", "what"),
    [
        (example_obligations.ExampleRun, "_loss_falls"),  # in the middle of the run
        (commands, "content"),
        (commands, "to_markdown"),
        (write, "_beside"),
        (tempfile, "mkstemp"),
        (os, "fdopen"),
        (Path, "chmod"),
        (Path, "replace"),
    ],
)
def test_an_interrupt_leaves_the_old_report_and_nothing_beside_it(
    old_report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: object,
    what: str,
) -> None:
    before = contents(old_report)
    with monkeypatch.context() as context:
        context.setattr(where, what, interrupt)
        assert verify_into(old_report) == 130
    assert contents(old_report) == before
    assert capsys.readouterr().err.endswith("backproof: interrupted; nothing was written\n")


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("name", ["content", "to_markdown"])
def test_a_crash_leaves_the_old_report(
    old_report: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = contents(old_report)

    def crash(*_: object) -> Any:
        raise RuntimeError("a bug")

    with monkeypatch.context() as context:
        context.setattr(commands, name, crash)
        with pytest.raises(RuntimeError):
            verify_into(old_report)
    assert contents(old_report) == before


@pytest.mark.slow
@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("full", range(3))
def test_a_full_disk_leaves_the_old_report(
    old_report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    full: int,
) -> None:
    """Whichever of the files does not fit any more."""
    before, real, opened = contents(old_report), os.fdopen, list[int]()

    def fdopen(handle: int, *arguments: Any, **more: Any) -> Any:
        opened.append(handle)
        file = real(handle, *arguments, **more)
        if len(opened) == full + 1:
            file.close()
            run_out_of_space()
        return file

    with monkeypatch.context() as context:
        context.setattr(os, "fdopen", fdopen)
        assert verify_into(old_report) == 2
    assert contents(old_report) == before
    message = capsys.readouterr().err.splitlines()[-1]
    assert message == (
        f"backproof: {old_report / FILES[full]}: cannot write: No space left on device"
    )


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_the_place_of_a_file_leaves_the_others(
    old_report: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (old_report / name).unlink()
    (old_report / name).mkdir()
    before = contents(old_report)
    assert verify_into(old_report) == 2
    assert contents(old_report) == before
    assert f"{name}: cannot write: Is a directory" in capsys.readouterr().err


@pytest.mark.usefixtures("quickest")
@pytest.mark.parametrize("inside", ["", "chapter"])
def test_a_file_in_the_place_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    blocked = tmp_path / "blocked" / inside
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("here already", encoding="utf-8")
    assert verify_into(tmp_path / "blocked" / "chapter") == 2
    assert blocked.read_text("utf-8") == "here already"
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("backproof: ")
    assert "cannot write: " in error


def test_a_place_that_cannot_be_written_is_noticed_before_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    monkeypatch.setattr("verify.commands.decide_all", lambda *_: pytest.fail("it ran"))
    assert verify_into(tmp_path / "reports" / "chapter") == 2
    assert "reports is not a folder" in capsys.readouterr().err


def test_texts_are_written_with_their_folders(tmp_path: Path) -> None:
    texts = {tmp_path / "a" / "b" / "c.txt": "é\n", tmp_path / "d.txt": "\r\n"}
    write_texts(texts)
    assert {path: path.read_bytes() for path in texts} == {
        path: text.encode() for path, text in texts.items()
    }


def test_a_write_error_is_an_input_error_with_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReportError, match=r"file/report\.md: cannot write"):
        write_texts({tmp_path / "file" / "report.md": "text"})


def test_json_has_a_line_for_each_row_and_reads_back() -> None:
    value: dict[str, Any] = {"m": [["1", "2"], ["3", "4"]], "empty": {}, "none": None, "l": []}
    value["text"] = 'Σ "x"\n'
    text = to_json(value)
    assert json.loads(text) == value
    assert '    ["1", "2"],\n    ["3", "4"]\n' in text
    assert "Σ" in text

"""`backproof clean` removes what was kept, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.__main__ import main
from verify.cache import Cache, Key
from verify.diagnostics.diagnostic import Examined


def kept(folder: Path) -> Path:
    answer = Examined("function", "f.py", "f", {"right": 1}, 1, ())
    Cache(folder, pytest.fail).put(Key("what it depends on"), answer)
    return folder


def test_kept_answers_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = kept(tmp_path / ".backproof_cache")
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == ".backproof_cache: 1 kept answer removed\n"
    assert not folder.exists()
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == ".backproof_cache: 0 kept answers removed\n"


def test_where_the_settings_or_the_command_line_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backproof.toml").write_text('cache-dir = "kept"\n')
    one, other = kept(tmp_path / "kept"), kept(tmp_path / "other")
    assert main(["clean", "--cache-dir", "other"]) == 0
    assert one.exists()
    assert not other.exists()
    assert main(["clean"]) == 0
    assert not one.exists()


def test_another_folder_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "text.md").write_text("mine")
    assert main(["clean", "--cache-dir", "mine"]) == 2
    assert "is no folder of kept answers" in capsys.readouterr().err
    assert (tmp_path / "mine" / "text.md").exists()

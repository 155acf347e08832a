"""`backproof code` as a command: targets, conventions, settings, errors, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.verify.application import backproof
from verify.__main__ import main

LAYERS = """
import numpy as np
from verify.code import verifies

def tanh_forward(x):
    return np.tanh(x)

@verifies("tanh", forward=tanh_forward)
def right(dout, x):
    return dout * (1 - np.tanh(x) ** 2)

@verifies("tanh", forward=tanh_forward)
def wrong(dout, x):
    return dout * (1 - np.tanh(x))

def plain(dout, x):
    return dout * (1 - np.tanh(x) ** 2)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my_layers.py").write_text(LAYERS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def code(*arguments: str) -> int:
    return main(["code", "--no-cache", "--jobs", "1", *arguments])


def test_a_right_function(capsys: pytest.CaptureFixture[str]) -> None:
    status = code("my_layers.py:plain", "--as", "tanh", "--forward", "my_layers.py:tanh_forward")
    out = capsys.readouterr().out
    assert status == 0
    assert "1 right (dX)" in out
    assert "differences of your forward" in out
    assert "BP" not in out


def test_a_wrong_function_with_its_place_its_slip_and_the_derivation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert code("my_layers:wrong") == 1
    out = capsys.readouterr().out
    line = LAYERS.splitlines().index("def wrong(dout, x):") + 1
    assert out.startswith(f"my_layers.py:{line}:1: BP201 wrong gradient: wrong: dX is wrong\n")
    assert "likely slip: 1 − tanh instead of 1 − tanh²" in out
    assert "yours: dX[t,i] = (1 - Y[t,i])*dY[t,i]" in out
    assert "derivation: backproof derive tanh" in out


def test_a_module_whose_functions_say_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert code("my_layers", "--output-format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["totals"]["functions"] == 2
    assert found["totals"]["errors"] == 1


def test_conventions_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    target = ("my_layers:plain", "--as", "tanh")
    assert code(*target, "-c", "layout=T C", "-c", 'arguments=["dY", "X"]') == 0
    assert "layout (T C)" in capsys.readouterr().out
    # As if the two arguments were the other way round: then it is wrong.
    assert code(*target, "-c", 'arguments=["X", "dY"]', "-c", 'returns=["dX"]') == 1
    assert "BP201" in capsys.readouterr().out


def test_targets_of_the_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = '[[function]]\nbackward = "my_layers:plain"\nas = "tanh"\nname = "listed"\n'
    (folder / "functions.toml").write_text(manifest)
    (folder / "backproof.toml").write_text('code = ["functions.toml"]\n')
    assert code() == 0
    assert "listed as tanh: 1 right (dX)" in capsys.readouterr().out


def test_one_broken_target_among_others_loses_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.toml").write_text('[[function]]\nbackwards = "my_layers:plain"\n')
    assert code("broken.toml", "my_layers:right") == 2
    captured = capsys.readouterr()
    assert "broken.toml:2: unknown key backwards; did you mean backward?" in captured.err
    assert "my_layers:right as tanh: 1 right (dX)" in captured.out


ERRORS = {
    "nothing to check": (),
    "my_layers has no nothing": ("my_layers:nothing", "--as", "tanh"),
    "nothing is called tahn that has a way back; did you mean tanh?": (
        *("my_layers:plain", "--as", "tahn"),
    ),
    "there is no module elsewhere": ("elsewhere:f", "--as", "tanh"),
    "there is no file none.py": ("none.py:f", "--as", "tanh"),
    "does not say what it is with @verifies": ("my_layers:plain",),
    "functions.toml: cannot read": ("functions.toml",),
    "unknown key layuot; did you mean layout?": (
        *("my_layers:plain", "--as", "tanh", "-c", "layuot=T C"),
    ),
    "write KEY=VALUE": ("my_layers:plain", "--as", "tanh", "-c", "layout"),
    "layout is one of": ("my_layers:plain", "--as", "tanh", "-c", "layout=C B"),
}


@pytest.mark.parametrize(("said", "arguments"), ERRORS.items(), ids=ERRORS)
def test_input_that_does_not_fit_is_one_line(
    said: str, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code(*arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.startswith("backproof: ")
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


def test_what_cannot_be_told_is_not_a_pass(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "odd.py").write_text("def f(one, two, three):\n    return one\n")
    assert code("odd:f", "--as", "tanh") == 1
    assert "BP208" in capsys.readouterr().out
    assert code("odd:f", "--as", "tanh", "--allow-inconclusive") == 1  # nothing of it was checked


@pytest.mark.slow
def test_an_answer_is_kept_and_not_once_anything_beside_it_changes(tmp_path: Path) -> None:
    (tmp_path / "my_layers.py").write_text(
        "from helper import slope\n\ndef f(dout, x):\n    return dout * slope(x)\n"
    )
    helper = tmp_path / "helper.py"
    helper.write_text("import numpy as np\n\ndef slope(x):\n    return 1 - np.tanh(x) ** 2\n")
    target = ("code", "my_layers:f", "--as", "tanh")
    first = backproof(*target, cwd=tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    kept = list((tmp_path / ".backproof_cache").rglob("*"))
    assert len([path for path in kept if path.is_file()]) == 3  # .gitignore, CACHEDIR.TAG, answer
    again = backproof(*target, cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    helper.write_text("import numpy as np\n\ndef slope(x):\n    return 1 - np.tanh(x)\n")
    assert backproof(*target, cwd=tmp_path).returncode == 1


@pytest.mark.slow
def test_a_time_out_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("def f(dout, x):\n    while True:\n        pass\n")
    target = ("code", "slow:f", "--as", "tanh", "-c", "time_limit=0.5")
    done = backproof(*target, cwd=tmp_path)
    assert done.returncode == 1
    assert "BP205 crash: f: it did not come back within 0.5 s" in done.stdout
    kept = {path.name for path in (tmp_path / ".backproof_cache").rglob("*") if path.is_file()}
    assert kept <= {".gitignore", "CACHEDIR.TAG"}

"""Finding what is to be called, and saying what there is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.code.worker.load import LoadError, load, module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to import from; what was imported from it is forgotten."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine_layers.py").write_text(
        "class Layer:\n    def backward(self): return 1\n\ndef f(): return 2\n"
    )
    package = tmp_path / "mine_package"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "inner" / "__init__.py").write_text("")
    (package / "other.py").write_text("VALUE = 7\n")
    (package / "inner" / "deep.py").write_text(
        "from mine_package.other import VALUE\nfrom ..other import VALUE as AGAIN\n"
        "def f(): return VALUE + AGAIN\n"
    )
    (tmp_path / "mine_broken.py").write_text("raise RuntimeError('at import')\n")
    (tmp_path / "mine_needs.py").write_text("import there_is_no_such_module\n")
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_functions_classes_and_what_is_inside_of_them(folder: Path) -> None:
    assert load("mine_layers:f")() == 2
    assert load("mine_layers:Layer.backward")(None) == 1
    assert load("mine_layers.py:f")() == 2
    assert load(f"{folder}/mine_layers.py:f")() == 2
    assert load("mine_package.inner.deep:f")() == 14


def test_a_file_in_a_package_is_part_of_it(folder: Path) -> None:
    assert load(f"{folder}/mine_package/inner/deep.py:f")() == 14
    assert "mine_package.inner.deep" in sys.modules


def test_a_file_is_imported_once(folder: Path) -> None:
    assert module(f"{folder}/mine_layers.py") is module("mine_layers.py")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("there_is_none:f", "there is no module there_is_none in "),
        ("mine_package.none:f", "there is no module mine_package.none"),
        ("none.py:f", "there is no file none.py in "),
        ("mine_layers:g", "mine_layers has no g"),
        ("mine_layers:Layer.forward", "mine_layers has no Layer.forward"),
        ("mine_layers", "write module:name, or file.py:name"),
        ("mine_layers:", "write module:name, or file.py:name"),
        (":f", "write module:name, or file.py:name"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_there_is_not_is_said(target: str, said: str) -> None:
    with pytest.raises(LoadError) as error:
        load(target)
    assert said in str(error.value)


@pytest.mark.usefixtures("folder")
def test_what_a_module_raises_is_its_own_fault() -> None:
    with pytest.raises(RuntimeError, match="at import"):
        load("mine_broken:f")
    with pytest.raises(ModuleNotFoundError, match="there_is_no_such_module"):
        load("mine_needs:f")

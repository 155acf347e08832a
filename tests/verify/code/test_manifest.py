"""Manifests: what each says, and that each error names file, line, key and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.code.manifest import ManifestError, load_manifest

GOOD = """\
[defaults]
as = "layer_norm"
layout = "T C"

[[function]]
backward = "layers.py:first"

[[function]]
backward = "layers.py:second"
layout = "B T C"
as = "network.toml"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "kernels.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_are_what_a_function_does_not_say(tmp_path: Path) -> None:
    (first, at), (second, below) = load_manifest(written(tmp_path, GOOD), {"time_limit": 3})
    assert (first.as_, first.layout, first.time_limit) == ("layer_norm", "T C", 3.0)
    assert (second.layout, second.as_) == ("B T C", str(tmp_path / "network.toml"))
    assert (at, below) == (5, 8)
    assert first.folder == second.folder == str(tmp_path)


def test_sources_are_relative_to_the_manifest(tmp_path: Path) -> None:
    text = '[[function]]\nas = "relu"\nbackward = "f"\nsource = "k.c"\nprototype = "void f(int n)"'
    ((found, _),) = load_manifest(written(tmp_path, text))
    assert found.source == str(tmp_path / "k.c")
    assert found.library == ""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[[function]\n", None, "not TOML"),
        ("", None, "there is no [[function]] to judge"),
        ('[defaults]\nas = "relu"\n', None, "there is no [[function]] to judge"),
        ('function = "f"\n', None, "there is no [[function]] to judge"),
        ('function = ["f"]\n', None, "function is [[function]], a list of tables"),
        ('\n[functions]\nas = "relu"\n', 2, "unknown key functions"),
        ('defaults = 3\n[[function]]\nbackward = "f"\nas = "relu"\n', 1, "[defaults] is a table"),
        ('[[function]]\nas = "relu"\n', 1, "this function has no backward"),
        ('\n[[function]]\nbackward = "m:f"\n', 2, "this function has no as"),
        ('[[function]]\nbackward = "m:f"\nlay_out = "T C"\n', 3, "did you mean layout?"),
        ('[[function]]\nbackward = "m:f"\nlayout = "C"\n', 3, "layout is one of"),
        (
            '[[function]]\nas = "relu"\nbackward = "a:f"\nseed = 1\n\n'
            '[[function]]\nas = "relu"\nbackward = "a:f"\nseed = "x"\n',
            9,
            "seed is a whole number",
        ),
        (
            '[[function]]\nas = "relu"\nbackward = "m:f"\n[function.sizes]\nT = 0\n',
            4,
            "sizes.T is a positive number",
        ),
        (
            '[[function]]\nas = "relu"\nbackward = "f"\nsource = "a.c"\nlibrary = "a.so"\n',
            1,
            "source or library, not both",
        ),
        (
            '[[function]]\nas = "relu"\nbackward = "f"\nsource = "a.c"\n',
            1,
            "a C function needs its prototype",
        ),
    ],
)
def test_each_error_names_file_line_and_what_to_do(
    text: str, line: int | None, said: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ManifestError) as error:
        load_manifest(path)
    start = f"{path}:" if line is None else f"{path}:{line}: "
    assert str(error.value).startswith(start)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_unusable_default_is_found_on_its_line(tmp_path: Path) -> None:
    text = '[defaults]\nlayout = "C"\n\n[[function]]\nas = "relu"\nbackward = "m:f"\n'
    with pytest.raises(ManifestError, match=r"kernels\.toml:2: layout is one of"):
        load_manifest(written(tmp_path, text))


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="cannot read: No such file"):
        load_manifest(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b'name = "\xe9"')
    with pytest.raises(ManifestError, match="it is not UTF-8"):
        load_manifest(path)
    with pytest.raises(ManifestError, match="cannot read"):
        load_manifest(tmp_path)

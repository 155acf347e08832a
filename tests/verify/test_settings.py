"""Settings: which file counts, what it may say, and what goes before what."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verify.application import ROOT, environment
from verify.settings import SettingsError, find_file, load_settings
from verify.settings.keys import KEYS


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def pyproject(folder: Path, table: str) -> Path:
    text = f'[project]\nname = "mine"\n\n[tool.backproof]\n{table}\n'
    return write(folder / "pyproject.toml", text)


def error(start: Path, **overrides: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(start, overrides)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# Which file counts


def test_nothing_said_is_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {}, isolated=True)
    assert settings.source is None
    assert settings.root == tmp_path
    assert settings.output_format == "full"
    assert settings.cache
    assert settings.cache_dir == tmp_path / ".backproof_cache"
    assert settings.require_reason
    assert not settings.allow_inconclusive
    assert (settings.jobs, settings.seed) == (None, 0)
    assert "BP101" in settings.selected
    assert "BP108" not in settings.selected, "off unless selected"


def test_in_a_folder_the_hidden_file_goes_first(tmp_path: Path) -> None:
    pyproject(tmp_path, "seed = 3")
    assert load_settings(tmp_path, {}).seed == 3
    write(tmp_path / "backproof.toml", "seed = 2")
    assert load_settings(tmp_path, {}).seed == 2
    write(tmp_path / ".backproof.toml", "seed = 1")
    assert load_settings(tmp_path, {}).seed == 1


def test_the_closest_file_counts_and_alone(tmp_path: Path) -> None:
    write(tmp_path / ".backproof.toml", "seed = 1\njobs = 7")
    pyproject(tmp_path / "a", "seed = 2")
    inner = tmp_path / "a" / "b"
    inner.mkdir()
    settings = load_settings(inner, {})
    assert (settings.seed, settings.jobs) == (2, None)
    assert settings.root == tmp_path / "a"


def test_a_file_in_the_folder_is_a_place_to_start_too(tmp_path: Path) -> None:
    document = write(tmp_path / "page.md", "")
    write(tmp_path / "backproof.toml", "seed = 4")
    assert load_settings(document, {}).seed == 4


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "mine"\n',
        '[project]\ndependencies = ["backproof"]\n',
        "[tool.ruff]\nline-length = 99 # backproof\n",
        "this is not TOML at all\n",
    ],
)
def test_a_pyproject_that_does_not_configure_us_does_not_count(tmp_path: Path, text: str) -> None:
    write(tmp_path / "backproof.toml", "seed = 5")
    write(tmp_path / "a" / "pyproject.toml", text)
    assert find_file(tmp_path / "a") == tmp_path / "backproof.toml"


def test_an_empty_table_counts(tmp_path: Path) -> None:
    write(tmp_path / "backproof.toml", "seed = 5")
    pyproject(tmp_path / "a", "")
    assert load_settings(tmp_path / "a", {}).seed == 0


def test_a_file_that_is_named_counts_and_isolated_reads_none(tmp_path: Path) -> None:
    pyproject(tmp_path, "seed = 1")
    other = write(tmp_path / "ci.toml", "seed = 2")
    assert load_settings(tmp_path, {}, other).seed == 2
    assert load_settings(tmp_path, {}, isolated=True).seed == 0
    with pytest.raises(SettingsError, match="--isolated"):
        load_settings(tmp_path, {}, other, isolated=True)


# What goes before what


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    pyproject(tmp_path, 'seed = 1\njobs = 2\noutput-format = "concise"')
    settings = load_settings(tmp_path, {"seed": 9, "output_format": None, "jobs": None})
    assert (settings.seed, settings.jobs, settings.output_format) == (9, 2, "concise")


def test_false_on_the_command_line_says_something(tmp_path: Path) -> None:
    pyproject(tmp_path, "cache = true\nallow-inconclusive = true")
    settings = load_settings(tmp_path, {"cache": False, "allow-inconclusive": False})
    assert not settings.cache
    assert not settings.allow_inconclusive


def test_extend_merges_key_by_key(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", 'seed = 1\njobs = 2\nextend-exclude = ["old"]\nselect = ["BP1"]')
    write(
        tmp_path / "a" / "backproof.toml",
        'extend = "../base.toml"\nseed = 3\nextend-exclude = ["new"]\nextend-select = ["BP201"]',
    )
    settings = load_settings(tmp_path / "a", {})
    assert (settings.seed, settings.jobs) == (3, 2)
    assert [p.glob for p in settings.exclude[-2:]] == ["old", "new"]
    assert {"BP101", "BP201"} <= settings.selected
    assert "BP202" not in settings.selected


def test_exclude_begins_the_list_anew(tmp_path: Path) -> None:
    write(tmp_path / "backproof.toml", 'exclude = ["a"]\nextend-exclude = ["b"]')
    assert [p.glob for p in load_settings(tmp_path, {}).exclude] == ["a", "b"]
    write(tmp_path / "inner" / "backproof.toml", 'extend = "../backproof.toml"\nexclude = ["c"]')
    assert [p.glob for p in load_settings(tmp_path / "inner", {}).exclude] == ["c"]


def test_paths_are_relative_to_the_file_or_to_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path / "settings" / "base.toml",
        'baseline = "known.json"\nexample = "e.toml"\ncode = ["kernels.toml", "package.layers:f", '
        '"src/layers.py:f"]\ndocuments = ["*.md"]',
    )
    write(tmp_path / "here" / "backproof.toml", 'extend = "../settings/base.toml"')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    settings = load_settings(tmp_path / "here", {"example": Path("mine.toml")})
    folder = tmp_path / "settings"
    assert settings.baseline == folder / "known.json"
    assert settings.example == elsewhere / "mine.toml"
    assert settings.code == (
        str(folder / "kernels.toml"),
        "package.layers:f",
        f"{folder / 'src/layers.py'}:f",
    )
    assert settings.documents[0].base == folder


# What is wrong is said in one line


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("slect = []", "pyproject.toml:5: unknown key 'slect' in [tool.backproof]; did you mean"),
        ("\nzzz = 1", "pyproject.toml:6: unknown key 'zzz' in [tool.backproof]"),
        ('per_file_ignores = "x"', "5: unknown key 'per_file_ignores' in [tool.backproof]; did"),
        ('select = [\n  "BP101",\n  "BP110",\n]', "7: select: unknown rule 'BP110'; did you mean"),
        ('ignore = ["wrong-numbr"]', "5: ignore: unknown rule 'wrong-numbr'; did you mean 'wrong-"),
        ('select = ["BP3"]', "5: select: unknown rule 'BP3'"),
        ('select = ["B"]', "5: select: unknown rule 'B'"),
        ("select = []", "5: select: selects no rule, so nothing would be reported"),
        ('select = "BP101"', "5: select: must be a list, such as"),
        ("select = [101]", "5: select: must be text in quotes, not 101"),
        ('output-format = "jsn"', "5: output-format: must be one of full, concise,"),
        ("jobs = -2", "5: jobs: must be a whole number from 1 to 4096, not -2"),
        ("jobs = true", "5: jobs: must be a whole number from 1 to 4096, not true"),
        ("seed = -1", "5: seed: must be a whole number"),
        ("time-limit = -1", "5: time-limit: must be a number of seconds, more than 0, not -1"),
        ("time-limit = nan", "5: time-limit: must be a number of seconds"),
        ("time-limit = inf", "5: time-limit: must be a number of seconds"),
        ("time-limit = true", "5: time-limit: must be a number of seconds"),
        ("time-limit = 1e400000", "5: time-limit: must be a number of seconds"),
        (f"time-limit = 1{'0' * 400}", "5: time-limit: must be a number of seconds"),
        ("memory-limit = 0", "5: memory-limit: must be a whole number from 64"),
        ("memory-limit = 1.5", "5: memory-limit: must be a whole number"),
        ("cache = 1", "5: cache: must be true or false, not 1"),
        ('cache = "no"', "5: cache: must be true or false, not 'no'"),
        ("baseline = 3", "5: baseline: must be text in quotes, not 3"),
        ('baseline = ""', "5: baseline: must be text in quotes, not ''"),
        ('baseline = "a\\u0000b"', "5: baseline: must not have a NUL in it"),
        ('documents = ["docs/[z-a].md"]', "5: documents: 'docs/[z-a].md' is not a pattern"),
        ('exclude = ["/"]', "5: exclude: must be a pattern, not '/'"),
        ("per-file-ignores = []", "5: per-file-ignores: must be a table"),
        ('per-file-ignores = { "a" = ["BP999"] }', "5: per-file-ignores: unknown rule 'BP999'"),
        ('[tool.backproof.per-file-ignores]\n"a" = "BP1"', "6: per-file-ignores: must be a list"),
        ('seed = 1\nseed = 2', "pyproject.toml:6: not valid TOML:"),
        ("seed = ", "pyproject.toml:5: not valid TOML: Invalid value in column 8"),
        ("seed = " + "[" * 100_000, "pyproject.toml: cannot be read: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, message: str
) -> None:
    pyproject(tmp_path, table)
    monkeypatch.chdir(tmp_path)
    said = error(tmp_path)
    assert message in said
    assert said.startswith("pyproject.toml:")
    assert len(said) < 250


def test_the_table_of_a_pyproject_in_another_file_is_explained(tmp_path: Path) -> None:
    write(tmp_path / "backproof.toml", "[tool.backproof]\nseed = 1")
    said = error(tmp_path)
    assert "backproof.toml:1: unknown key 'tool'" in said
    assert "the keys stand at the top" in said


def test_a_table_that_is_none(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool]\nbackproof = 3")
    assert find_file(tmp_path) != tmp_path / "pyproject.toml"
    with pytest.raises(
        SettingsError, match=r"pyproject.toml:2: \[tool.backproof\] must be a table"
    ):
        load_settings(tmp_path, {}, tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such file"),
        (b"seed = 1\nexample = '\xff'\n", ":2: byte 0xff is not UTF-8"),
        (b"[tool.ruff]\n", "has no table [tool.backproof]"),
    ],
)
def test_a_named_file_that_cannot_be_used(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "pyproject.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, {}, path)
    assert message in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="this is a folder"):
        load_settings(tmp_path, {}, tmp_path)
    (tmp_path / "backproof.toml").mkdir()
    assert find_file(tmp_path) != tmp_path / "backproof.toml"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = pyproject(tmp_path, "seed = 1")
    path.chmod(0)
    assert "cannot be read" in error(tmp_path)


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf[tool.backproof]\r\nseed = 1\r\n"
    (tmp_path / "pyproject.toml").write_bytes(text)
    assert load_settings(tmp_path, {}).seed == 1


def test_files_that_extend_each_other(tmp_path: Path) -> None:
    write(tmp_path / "backproof.toml", 'extend = "other.toml"')
    write(tmp_path / "other.toml", 'extend = "backproof.toml"')
    assert "goes round in a circle" in error(tmp_path)


def test_what_is_extended_is_named_when_it_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "backproof.toml", 'extend = "base.toml"')
    assert error(tmp_path) == "base.toml: there is no such file"
    write(tmp_path / "base.toml", "\nsede = 1")
    assert error(tmp_path) == "base.toml:2: unknown key 'sede' in base.toml; did you mean 'seed'?"


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"select": ["BP101,BP110"]}, "--select: unknown rule 'BP110'; did you mean 'BP101'?"),
        ({"select": ["BP910"]}, "--select: unknown rule 'BP910'; did you mean 'BP901'?"),
        ({"select": [""]}, "--select: must be text in quotes, not ''"),
        ({"select": ["BP101,"]}, "--select: must be text"),
        ({"jobs": 0}, "--jobs: must be a whole number from 1 to 4096, not 0"),
        ({"output_format": "sarf"}, "--output-format: must be one of"),
        ({"colour": "red"}, "--colour: there is no such setting"),
        ({"extend": "x.toml"}, "--extend: there is no such setting"),
    ],
)
def test_what_is_wrong_on_the_command_line_names_the_option(
    tmp_path: Path, overrides: dict[str, object], message: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, overrides, isolated=True)
    assert str(caught.value).startswith(message)


def test_commas_separate_rules_on_the_command_line(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {"select": ["BP101, BP2", "BP901"]}, isolated=True)
    assert {"BP101", "BP201", "BP901"} <= settings.selected
    assert "BP102" not in settings.selected


DOCUMENTED = (ROOT / "docs" / "configuration.md").read_text("utf-8")


def test_the_example_of_the_docs_is_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", DOCUMENTED, re.MULTILINE | re.DOTALL)
    write(tmp_path / "pyproject.toml", example)
    settings = load_settings(tmp_path, {})
    assert "BP108" in settings.selected
    assert "BP102" not in settings.selected_for(str(tmp_path / "docs" / "drafts" / "a.md"))
    assert settings.code == (str(tmp_path / "kernels.toml"), "mypackage.layers")


def test_every_key_is_documented() -> None:
    text = DOCUMENTED
    for key in KEYS:
        assert f"\n| `{key}` |" in text, key
    assert "| `slect` |" not in text


def test_settings_and_screening_are_light_to_import() -> None:
    """A run whose results are kept imports these, and answers at once."""
    program = (
        "import sys, verify.settings, verify.screening\n"
        "heavy = {'numpy', 'sympy', 'flint', 'scipy', 'rich', 'jinja2', 'z3', 'pylatexenc'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"

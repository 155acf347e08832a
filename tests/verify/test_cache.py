"""Kept answers: every ingredient of a key counts, and what was spoiled is a miss."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import verify.cache.store as cache_store
import verify.cache.surroundings as surroundings
import verify.report.write as report_write
from verify.cache import Cache, CacheError, Environment, Key, clean, code_key, document_key
from verify.cache.key import possible_examples
from verify.cache.surroundings import digest_of_distributions, digest_of_sources, environment
from verify.diagnostics.diagnostic import Diagnostic, Examined, Region
from verify.diagnostics.rules import BY_CODE

ROOT = Path(__file__).parents[2]
AROUND: Environment = {"backproof": "1", "sources": "a", "python": "3", "machine": "m"}
SETTINGS: dict[str, Any] = {"seed": 1}
FOUND = Diagnostic("BP101", "a.md", Region(1, 2, 3, 4), "dX is wrong", ("is 1",), "dX", "∂L/∂X")
ANSWER = Examined(
    "document",
    "a.md",
    "a.md",
    {"exact": 3, "wrong": 1},
    4,
    (FOUND,),
    summary=("4 numbers",),
    details={"example": "example.toml", "excerpts": [["  1", "  ^"]]},
)
KEY = Key('{"own":"a.md"}', frozenset({"example.toml", "a.toml"}))


def unheard(message: str) -> None:
    raise AssertionError(message)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept", unheard)


def entry_of(cache: Cache, key: Key = KEY) -> Path:
    return cache.folder / f"{key.digest}.json"


# Keys: each ingredient counts


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text('<!-- backproof\nexample = "other.toml"\n-->\n', encoding="utf-8")
    for name in ("a.toml", "other.toml", "third.toml"):
        Path(name).write_text(f"title = '{name}'\n", encoding="utf-8")
    Path("copy.md").write_bytes(Path("a.md").read_bytes())
    return Path("a.md")


def key_of(
    path: Path,
    example: Path | None = None,
    settings: dict[str, Any] = SETTINGS,
    around: Environment = AROUND,
) -> Key:
    key = document_key(path, example, settings, around)
    assert key is not None
    return key


CHANGES: dict[str, Callable[[Path], Key]] = {
    "the document": lambda path: (path.write_text("b", "utf-8"), key_of(path))[1],
    "one byte of it": lambda path: (
        path.write_bytes(path.read_bytes().replace(b"-->", b"--> ")),
        key_of(path),
    )[1],
    "the example beside it": lambda path: (Path("a.toml").write_text("x = 1"), key_of(path))[1],
    "that it is gone": lambda path: (Path("a.toml").unlink(), key_of(path))[1],
    "that it is empty": lambda path: (Path("a.toml").write_text(""), key_of(path))[1],
    "a new example.toml": lambda path: (Path("example.toml").write_text(""), key_of(path))[1],
    "the example that it names": lambda path: (
        Path("other.toml").write_text("x = 1"),
        key_of(path),
    )[1],
    "--example": lambda path: key_of(path, Path("third.toml")),
    "how it is called": lambda _: key_of(Path("copy.md")),
    "how its path is spelled": lambda path: key_of(path.absolute()),
    "a setting": lambda path: key_of(path, settings={"seed": 2}),
    "one setting more": lambda path: key_of(path, settings={"seed": 1, "limit": 60}),
    **{
        f"of the environment, {name}": lambda path, name=name: key_of(
            path, around={**AROUND, name: "other"}
        )
        for name in AROUND
    },
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_ingredient_of_a_document_counts(
    document: Path, change: Callable[[Path], Key]
) -> None:
    before = key_of(document)
    assert key_of(document) == before
    assert change(document).digest != before.digest


def test_the_file_that_example_names_counts(document: Path) -> None:
    before = key_of(document, Path("third.toml"))
    Path("third.toml").write_text("x = 1")
    assert key_of(document, Path("third.toml")) != before
    assert key_of(Path("copy.md"), Path("third.toml")) != key_of(document, Path("third.toml"))
    # But not what it would use without.
    before = key_of(document, Path("third.toml"))
    Path("a.toml").unlink()
    assert key_of(document, Path("third.toml")) == before


def test_that_it_is_named_counts_even_if_it_would_have_been_found(document: Path) -> None:
    Path("example.md").write_text("an example")
    Path("example.toml").write_text("")
    named, found = key_of(Path("example.md"), Path("example.toml")), key_of(Path("example.md"))
    assert named.files == found.files
    assert named != found
    assert key_of(document) != found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('<!-- backproof\nexample = "sub/x.toml"\n-->', "sub/x.toml"),
        ("% backproof: example = 'x.toml'", "x.toml"),
        ('"source": ["<!-- backproof example = \\"x.toml\\" -->"]', "x.toml"),
        ("---\nbackproof:\n  example: x.toml\n---\n", "x.toml"),
        ('[backproof]\n"example"="x y.toml"', "x y.toml"),
        ('backproof = {example = "x.toml"}', "x.toml"),
    ],
)
def test_an_example_is_found_however_it_is_named(text: str, named: str) -> None:
    found = possible_examples(Path("folder/a.md"), text.encode())
    assert found[:2] == [Path("folder/a.toml"), Path("folder/example.toml")]
    assert Path("folder", named) in found


def test_an_answer_from_a_file_that_the_key_lacks_is_not_kept(cache: Cache) -> None:
    """However a document may have named it."""
    for details in ({"example": "unknown.toml"}, {}, {"example": ["example.toml"]}):
        cache.put(KEY, replace(ANSWER, details={**details}))
        assert cache.get(KEY) is None
    assert not cache.folder.exists()


def test_what_cannot_be_read_has_no_key(document: Path, tmp_path: Path) -> None:
    assert document_key(tmp_path / "none.md", None, {}, AROUND) is None
    assert document_key(tmp_path, None, {}, AROUND) is None
    assert document_key(Path("a\0.md"), None, {}, AROUND) is None
    Path("example.toml").mkdir()
    assert document_key(document, None, {}, AROUND) is None


CODE_CHANGES: dict[str, Callable[[], Key]] = {
    "name": lambda: code_key("layers:g", [("layers.py", b"x")], SETTINGS, AROUND),
    "content": lambda: code_key("layers:f", [("layers.py", b"y")], SETTINGS, AROUND),
    "file name": lambda: code_key("layers:f", [("layer.py", b"x")], SETTINGS, AROUND),
    "one file more": lambda: code_key(
        "layers:f", [("layers.py", b"x"), ("", b"")], SETTINGS, AROUND
    ),
    "settings": lambda: code_key("layers:f", [("layers.py", b"x")], {"seed": 2}, AROUND),
    "environment": lambda: code_key("layers:f", [("layers.py", b"x")], SETTINGS, {"sources": "b"}),
}


@pytest.mark.parametrize("change", CODE_CHANGES.values(), ids=CODE_CHANGES)
def test_each_ingredient_of_a_function_counts(change: Callable[[], Key]) -> None:
    key = code_key("layers:f", iter([("layers.py", b"x")]), SETTINGS, AROUND)
    assert key == code_key("layers:f", [("layers.py", b"x")], SETTINGS, AROUND)
    assert change().digest != key.digest
    assert key.covers(replace(ANSWER, details={}))


# The environment


def test_the_environment_has_all_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    around = environment()
    assert around is not None
    assert set(around) == {"backproof", "sources", "python", "distributions", "machine"}
    assert environment() == around
    changes: dict[str, tuple[object, str, object]] = {
        "backproof": (surroundings, "__version__", "99"),
        "sources": (surroundings, "PACKAGES", ("derivations", "numeric")),
        "python": (sys, "version", "4.0"),
        "distributions": (sys, "path", []),
        "machine": (surroundings.platform, "machine", lambda: "abacus"),
    }
    assert changes.keys() == around.keys()
    for part, (where, name, value) in changes.items():
        with monkeypatch.context() as patch:
            patch.setattr(where, name, value)
            patch.setattr(sys, "path_importer_cache", {})
            changed = environment()
        assert changed is not None
        assert {key for key in around if changed[key] != around[key]} == {part}


def test_sources_that_cannot_be_read_keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: object) -> str:
        raise PermissionError

    monkeypatch.setattr(surroundings, "digest_of_sources", unreadable)
    assert environment() is None


def test_every_file_of_the_sources_counts(tmp_path: Path) -> None:
    """Templates and schemas too; not what Python compiled of them."""
    (tmp_path / "a" / "__pycache__").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x.py").write_text("1")
    (tmp_path / "a" / "t.jinja").write_text("t")

    def digest() -> str:
        return digest_of_sources([str(tmp_path / "a"), str(tmp_path / "b")])

    seen = [digest()]
    (tmp_path / "a" / "__pycache__" / "x.pyc").write_text("compiled")
    assert digest() == seen[0]
    changes: list[Callable[[], object]] = [
        lambda: (tmp_path / "a" / "x.py").write_text("2"),
        lambda: (tmp_path / "a" / "t.jinja").write_text("u"),
        lambda: (tmp_path / "a" / "t.jinja").rename(tmp_path / "a" / "u.jinja"),
        lambda: (tmp_path / "a" / "u.jinja").rename(tmp_path / "b" / "u.jinja"),
        lambda: (tmp_path / "b" / "u.jinja").unlink(),
        lambda: (tmp_path / "a" / "x.py").rename(tmp_path / "b" / "x.py"),
        lambda: (tmp_path / "b" / "new.py").write_text(""),
    ]
    for change in changes:
        change()
        seen.append(digest())
    assert len(set(seen)) == len(seen)
    with pytest.raises(OSError, match="none"):
        digest_of_sources([str(tmp_path / "none")])


def test_every_installed_distribution_counts_and_where_it_is_found_first(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    (one / "numpy-2.0.dist-info").mkdir(parents=True)
    (two / "numpy-2.1.dist-info").mkdir(parents=True)
    (one / "numpy").mkdir()
    seen = {digest_of_distributions(map(str, paths)) for paths in ([one], [two], [one, two])}
    seen.add(digest_of_distributions([str(two), str(one)]))
    (one / "user-0.1.egg-info").mkdir()
    seen.add(digest_of_distributions([str(one)]))
    assert len(seen) == 5
    gone = [str(one), str(tmp_path / "none"), str(tmp_path / "archive.zip")]
    assert digest_of_distributions(gone) == digest_of_distributions([str(one)])


# Entries


def test_what_was_kept_comes_back_whole(cache: Cache) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER)
    assert cache.get(KEY) == ANSWER
    assert Cache(cache.folder, unheard).get(KEY) == ANSWER
    assert {path.name for path in cache.folder.iterdir()} == {
        entry_of(cache).name,
        ".gitignore",
        "CACHEDIR.TAG",
    }
    assert (cache.folder / ".gitignore").read_text().splitlines()[-1] == "*"
    signature = "Signature: 8a477f597d28d172789f06886806bc55"
    assert (cache.folder / "CACHEDIR.TAG").read_text().startswith(signature)


def test_any_byte_that_changed_makes_a_miss(cache: Cache) -> None:
    cache.put(KEY, ANSWER)
    path, whole = entry_of(cache), entry_of(cache).read_bytes()
    for place in range(len(whole)):
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << place % 8
        path.write_bytes(spoiled)
        assert cache.get(KEY) is None, place
    path.write_bytes(whole)
    assert cache.get(KEY) == ANSWER


def sealed(key: str, answer: object) -> bytes:
    """An entry with the right digest, whatever it says."""
    rest = json.dumps({"key": key, "answer": answer})
    return cache_store._line(rest) + rest.encode()


DATA = ANSWER.to_data()
SPOILED: dict[str, bytes] = {
    "nothing": b"",
    "cut short": sealed(KEY.ingredients, DATA)[:-20],
    "longer": sealed(KEY.ingredients, DATA) + b" ",
    "not ours": b"{}",
    "not text": b"\xff\xfe\x00",
    "not JSON": cache_store._line("pass") + b"pass",
    "nested": cache_store._line("[" * 100_000) + b"[" * 100_000,
    "a list": cache_store._line("[]") + b"[]",
    "of another key": sealed('{"own":"b.md"}', DATA),
    "without an answer": sealed(KEY.ingredients, None),
    "with half an answer": sealed(KEY.ingredients, {"kind": "document"}),
    "with one thing more": sealed(KEY.ingredients, {**DATA, "more": 1}),
    "with another type": sealed(KEY.ingredients, {**DATA, "checked": "4"}),
    "not conclusive": sealed(KEY.ingredients, {**DATA, "conclusive": False}),
    "from another example": sealed(KEY.ingredients, {**DATA, "details": {"example": "b.toml"}}),
}


@pytest.mark.parametrize("content", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_entry_is_a_miss_and_is_written_again(cache: Cache, content: bytes) -> None:
    cache.folder.mkdir()
    entry_of(cache).write_bytes(sealed(KEY.ingredients, DATA))
    assert cache.get(KEY) == ANSWER, "a sealed entry is an answer, so the seal is not the reason"
    entry_of(cache).write_bytes(content)
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER)
    assert cache.get(KEY) == ANSWER


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_a_miss_and_nobody_waits_for_it(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    heard: list[str] = []
    cache = Cache(tmp_path, heard.append)
    make(entry_of(cache))
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER)  # over a pipe it can be renamed, over a folder it cannot
    assert (cache.get(KEY) is None) is bool(heard)


INCONCLUSIVE = [code for code, rule in BY_CODE.items() if rule.inconclusive]


@pytest.mark.parametrize("code", [*INCONCLUSIVE, "BP205", "BP999"])
def test_what_is_open_or_broke_off_is_not_kept(cache: Cache, code: str) -> None:
    assert len(INCONCLUSIVE) >= 3
    cache.put(KEY, replace(ANSWER, diagnostics=(FOUND, replace(FOUND, rule=code))))
    assert cache.get(KEY) is None
    cache.put(KEY, replace(ANSWER, conclusive=False))
    assert cache.get(KEY) is None
    assert not cache.folder.exists()


# The folder


def fails(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [28, 30, 13, 122])  # no space, read-only, permission, quota
def test_a_folder_that_takes_nothing_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    heard: list[str] = []
    cache = Cache(tmp_path / "kept", heard.append)
    cache.put(KEY, ANSWER)
    monkeypatch.setattr(report_write.tempfile, "mkstemp", fails(number))
    other = Key("other", KEY.files)
    cache.put(other, ANSWER)
    cache.put(other, ANSWER)
    assert len(heard) == 1
    assert os.strerror(number) in heard[0]
    assert "\n" not in heard[0]
    assert "--cache-dir" in heard[0]
    # What is there is still read.
    monkeypatch.setattr(os, "utime", fails(number))
    assert cache.get(KEY) == ANSWER
    assert cache.get(other) is None


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    heard: list[str] = []
    (tmp_path / "kept").write_text("mine")
    cache = Cache(tmp_path / "kept", heard.append)
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER)
    cache.prune()
    assert len(heard) == 1
    assert (tmp_path / "kept").read_text() == "mine"


def _write_often(folder: str, who: int) -> int:
    """Write and read one key over and over; how often what came back was not an answer."""
    cache = Cache(Path(folder), unheard)
    wrong = 0
    for turn in range(60):
        cache.put(KEY, replace(ANSWER, checked=who, summary=("x" * 50_000 * (turn % 2),)))
        found = cache.get(KEY)
        wrong += found is None or found.checked not in (1, 2)
    return wrong


def test_two_processes_that_write_at_once_do_no_harm(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        wrong = pool.starmap(_write_often, [(str(tmp_path / "kept"), who) for who in (1, 2)])
    assert wrong == [0, 0]
    assert len(list((tmp_path / "kept").iterdir())) == 3


def filled(cache: Cache, count: int) -> list[Path]:
    """So many entries, the first used longest ago."""
    paths = []
    for number in range(count):
        key = Key(f"{number}", KEY.files)
        cache.put(key, ANSWER)
        paths.append(entry_of(cache, key))
        os.utime(paths[-1], (1e9 + number, 1e9 + number))
    return paths


def test_what_was_not_used_for_long_goes_and_what_is_used_stays(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = filled(cache, 4)
    assert cache.get(Key("0", KEY.files)) == ANSWER  # it counts as used now
    monkeypatch.setattr(cache_store, "time", lambda: 1e9 + cache_store.MOST_SECONDS + 2.5)
    cache.prune()
    assert [path.exists() for path in paths] == [True, False, False, True]


def test_there_is_a_bound_on_entries_and_on_bytes(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_store, "time", lambda: 1e9 + 10)
    paths = filled(cache, 5)
    size = paths[0].stat().st_size
    monkeypatch.setattr(cache_store, "MOST_ENTRIES", 4)
    cache.prune()
    assert [path.exists() for path in paths] == [False, True, True, True, True]
    filled(cache, 1)
    monkeypatch.setattr(cache_store, "MOST_BYTES", 3 * size + 1)
    cache.prune()
    assert [path.exists() for path in paths] == [False, False, True, True, True]
    monkeypatch.setattr(cache_store, "MOST_BYTES", 0)
    cache.prune()
    assert paths[4].exists(), "without anything new there is nothing to prune"


def test_what_a_killed_process_left_goes_and_what_is_being_written_stays(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put(KEY, ANSWER)
    now = entry_of(cache).stat().st_mtime
    left, new = (cache.folder / f".{entry_of(cache).name}.{end}" for end in ("abc", "def"))
    mine = cache.folder / "mine.txt"
    for path in (left, new, mine):
        path.write_text("half")
        os.utime(path, (now, now))
    os.utime(left, (now - 4000, now - 4000))
    os.utime(mine, (1e9, 1e9))
    monkeypatch.setattr(cache_store, "time", lambda: now)
    cache.prune()
    assert [path.exists() for path in (left, new, mine)] == [False, True, True]


# Clean


def test_cleaning_removes_what_is_ours(cache: Cache) -> None:
    assert clean(cache.folder) == 0
    filled(cache, 3)
    assert clean(cache.folder) == 3
    assert not cache.folder.exists()
    cache.put(KEY, ANSWER)
    (cache.folder / "mine.txt").write_text("mine")
    assert clean(cache.folder) == 1
    assert [path.name for path in cache.folder.iterdir()] == ["mine.txt"]


def test_cleaning_leaves_other_folders_alone(tmp_path: Path) -> None:
    (tmp_path / f"{'a' * 64}.json").write_text("{}")
    with pytest.raises(CacheError, match="is no folder of kept answers"):
        clean(tmp_path)
    (tmp_path / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
    with pytest.raises(CacheError):
        clean(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_reading_an_answer_loads_nothing_heavy(cache: Cache) -> None:
    cache.put(KEY, ANSWER)
    script = (
        "import sys; from pathlib import Path; from verify.cache import Cache, Key, environment\n"
        "from verify.workers import examine_all\n"
        f"key = Key({KEY.ingredients!r}, frozenset({sorted(KEY.files or ())!r}))\n"
        f"print(environment() and Cache(Path({str(cache.folder)!r}), print).get(key).checked)\n"
        "print(*sorted(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    answer, loaded = done.stdout.splitlines()
    assert answer == "4"
    heavy = {"sympy", "numpy", "rich", "jinja2", "multiprocessing", "concurrent", "tempfile"}
    assert heavy & set(loaded.split()) == set()

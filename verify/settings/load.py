"""Finding the configuration file, reading it, and what the command line says on top of it.

Of all files that could count the closest one does, and alone: settings are merged only where a
file says ``extend = "path"``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numeric.toml_source import ExampleError, Keys, TomlSource, read_toml
from verify.diagnostics.rule import Rule
from verify.diagnostics.rules import RULES
from verify.settings.error import SettingsError, suggestion
from verify.settings.keys import KEYS, Context, Wrong
from verify.settings.patterns import Pattern, absolute
from verify.settings.selectors import Layer
from verify.settings.settings import CACHE_FOLDER, EXCLUDED, Settings

NAMES = (".backproof.toml", "backproof.toml", "pyproject.toml")
PYPROJECT = "pyproject.toml"
TABLE = ("tool", "backproof")
# These say which rules are on; they are layered and not simply replaced.
_LAYERED = ("select", "extend-select", "ignore", "extend-ignore")


@dataclass(frozen=True)
class Said:
    """What one file, or the command line, says: the values by key, as they are kept."""

    values: Mapping[str, Any]

    @property
    def layer(self) -> Layer:
        ignored = (*self.values.get("ignore", ()), *self.values.get("extend-ignore", ()))
        return Layer(self.values.get("select"), self.values.get("extend-select", ()), ignored)


def load_settings(
    start: Path,
    overrides: Mapping[str, object],
    explicit: Path | None = None,
    *,
    rules: Sequence[Rule] = RULES,
    isolated: bool = False,
) -> Settings:
    """The settings for a run that begins in ``start``, a folder or a file in one.

    ``overrides`` is what the command line says, under the same keys as in a file (``_`` for ``-``
    will do); None says nothing, a path is relative to the working directory.  ``explicit`` is the
    configuration file to use, with ``isolated`` there is none.  SettingsError if a file or an
    override cannot be used.
    """
    if explicit is not None and isolated:
        raise SettingsError("--config: a file is named, and --isolated says to read none")
    start = absolute(start)
    source = None if isolated else explicit or find_file(start)
    files = [] if source is None else list(_with_extended(source, rules))
    command_line = _from_command_line(overrides, rules)
    root = start if start.is_dir() else start.parent
    root = root if source is None else absolute(source).parent
    return _settings(root, source, [*files, command_line], rules)


def find_file(start: Path) -> Path | None:
    """The configuration file that is closest to a folder, or to the folder of a file."""
    start = absolute(start)
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if _is_file(path) and (name != PYPROJECT or _has_table(path)):
                return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above us that we may not look into has nothing to say to us
        return False


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml says anything to us; one that does not name us is not read."""
    try:
        if b"backproof" not in path.read_bytes():
            return False
    except OSError as error:
        raise SettingsError(f"{_named(path)}: cannot be read: {error.strerror}") from error
    return isinstance(_table(_read(path)), dict)


def _read(path: Path) -> TomlSource:
    file = _named(path)
    if not path.exists():
        raise SettingsError(f"{file}: there is no such file")
    if path.is_dir():
        raise SettingsError(f"{file}: this is a folder; give the file inside it")
    try:
        source = read_toml(path)
    except ExampleError as error:
        place = f"{file}:{error.line}" if error.line else file
        raise SettingsError(f"{place}: {error.message}") from error
    return TomlSource(file, source.content, source.lines)


def _named(path: Path) -> str:
    """A file as a message names it: from the working directory, if it is in there."""
    whole, here = absolute(path), Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _table(source: TomlSource) -> object:
    tool = source.content.get(TABLE[0])
    return tool.get(TABLE[1]) if isinstance(tool, dict) else None


def _with_extended(path: Path, rules: Sequence[Rule]) -> Iterator[Said]:
    """What the file says, after what the files say that it extends."""
    chain: list[Path] = []
    found: list[Said] = []
    following: Path | None = path
    while following is not None:
        place = Path(os.path.realpath(following))
        if place in chain:
            names = " extends ".join(_named(file) for file in (*chain, place))
            raise SettingsError(f"{_named(path)}: goes round in a circle: {names}")
        chain.append(place)
        said = _of_file(following, rules)
        found.append(said)
        following = said.values.get("extend")
    yield from reversed(found)


def _of_file(path: Path, rules: Sequence[Rule]) -> Said:
    source = _read(path)
    keys: Keys = ()
    content: object = source.content
    if path.name == PYPROJECT:
        keys, content = TABLE, _table(source)
        if content is None:
            raise SettingsError(f"{source.file}: it has no table [tool.backproof]")
    if not isinstance(content, dict):
        raise _error(source, keys, "[tool.backproof] must be a table")
    context = Context(absolute(path).parent, rules)
    where = "[tool.backproof]" if keys else path.name
    values = {}
    for key, value in content.items():
        if key not in KEYS:
            hint = suggestion(key, KEYS)
            if key == TABLE[0] and not keys:
                hint = "; in this file the keys stand at the top, in no table"
            raise _error(source, (*keys, key), f"unknown key {key!r} in {where}{hint}")
        try:
            values[key] = KEYS[key](value, context)
        except Wrong as error:
            raise _error(source, (*keys, key, *error.inside), f"{key}: {error}") from None
    return Said(values)


def _error(source: TomlSource, keys: Keys, message: str) -> SettingsError:
    below = (line for path, line in source.lines.items() if path[: len(keys)] == keys)
    line = min(below, default=None)  # of a table that only has tables in it, the first of these
    if line is None:
        return SettingsError(str(source.error(keys, message)))
    return SettingsError(f"{source.file}:{line}: {message}")


def _from_command_line(overrides: Mapping[str, object], rules: Sequence[Rule]) -> Said:
    context = Context(Path.cwd(), rules)
    values = {}
    for name, value in overrides.items():
        key = name.replace("_", "-")
        if key not in KEYS or key == "extend":
            raise SettingsError(f"--{key}: there is no such setting{suggestion(key, KEYS)}")
        if value is not None:
            try:
                values[key] = KEYS[key](value, context)
            except Wrong as error:
                raise SettingsError(f"--{key}: {error}") from None
    return Said(values)


def _settings(
    root: Path, source: Path | None, said: Sequence[Said], rules: Sequence[Rule]
) -> Settings:
    """Of each key what was said last, but lists that extend add up."""
    last: dict[str, Any] = {}
    extended: list[Pattern] = []
    ignores: list[tuple[Pattern, tuple[str, ...]]] = []
    for one in said:
        if "exclude" in one.values:
            extended.clear()
        extended += one.values.get("extend-exclude", ())
        ignores += one.values.get("per-file-ignores", ())
        last |= one.values
    for key in (*_LAYERED, "extend", "extend-exclude", "per-file-ignores"):
        last.pop(key, None)
    exclude = last.pop("exclude", tuple(Pattern(root, glob) for glob in EXCLUDED))
    last.setdefault("cache-dir", root / CACHE_FOLDER)
    # On the command line it is for all documents, in a file for those that have no other.
    last["example-is-a-default"] = "example" not in said[-1].values
    return Settings(
        root=root,
        rules=tuple(rules),
        source=source,
        exclude=(*exclude, *extended),
        layers=tuple(one.layer for one in said if one.layer.says_something),
        per_file_ignores=tuple(ignores),
        **{key.replace("-", "_"): value for key, value in last.items()},
    )

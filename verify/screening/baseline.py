"""The baseline: findings that are known, in a file that is committed beside the documents.

An entry is a fingerprint, which no moved line changes, with rule, path and message for whoever
reads the file.  Paths are relative to the folder of the file, so that it does not matter from where
a run is started.  An entry that is found no more is reported, so that a baseline shrinks.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from verify.diagnostics.diagnostic import Diagnostic, Examined
from verify.diagnostics.fingerprint import fingerprints
from verify.diagnostics.screened import Results
from verify.report.write import write_texts

FORMAT, VERSION = "backproof-baseline", 1
MAX_BYTES = 100_000_000

_FIELDS = ("fingerprint", "rule", "path", "function", "message")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_AGAIN = "write it again with --write-baseline"


class BaselineError(ValueError):
    """A baseline that cannot be used: one line that says which and why."""


@dataclass(frozen=True)
class Entry:
    """One known finding; ``function`` is the examined function, ``line`` is that of the entry."""

    fingerprint: str
    rule: str
    path: str
    function: str
    message: str
    line: int = 0


@dataclass(frozen=True)
class Baseline:
    """The entries of the file at ``path``, by their fingerprints."""

    path: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def known(self, examined: Examined) -> list[tuple[Diagnostic, Entry]]:
        """The findings of what was examined that have an entry."""
        return [
            (diagnostic, self.entries[entry.fingerprint])
            for diagnostic, entry in _as_entries(self.path, examined)
            if entry.fingerprint in self.entries
        ]

    def stale(self, examined: Iterable[Examined]) -> list[Entry]:
        """The entries that are found no more: of what was examined, and of files that are gone.

        Of a function that stayed open nothing is known.
        """
        every = list(examined)
        settled = {
            (_relative(self.path, path), _function(one))
            for one in every
            if one.kind == "document" or one.conclusive
            for path in _paths(one)
        }
        found = {entry.fingerprint for one in every for _, entry in _as_entries(self.path, one)}
        missing = (entry for entry in self.entries.values() if entry.fingerprint not in found)
        return [e for e in missing if (e.path, e.function) in settled or self._is_gone(e.path)]

    def _is_gone(self, path: str) -> bool:
        return not (self.path.parent / path).exists()


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file at ``path``; BaselineError if it is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BaselineError(
                f"{path}: is larger than {MAX_BYTES // 10**6} MB, which is the limit"
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        hint = "make it with --write-baseline"
        raise BaselineError(f"{path}: there is no such baseline; {hint}") from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise BaselineError(f"{path}: is not UTF-8; {_AGAIN}") from None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise BaselineError(f"{place}: is not JSON ({error.msg}); {_AGAIN}") from None
    except (ValueError, RecursionError):  # thousands of digits or brackets
        raise BaselineError(f"{path}: is no baseline; {_AGAIN}") from None
    return Baseline(path, _entries(path, text, content))


def _entries(path: Path, text: str, content: object) -> dict[str, Entry]:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BaselineError(f"{path}: is no baseline of backproof; {_AGAIN}")
    if content.get("version") != VERSION:
        version = str(content.get("version"))[:20]
        message = f"is a baseline of version {version}, this program reads {VERSION}"
        raise BaselineError(f"{path}: {message}; {_AGAIN}")
    written = content.get("findings")
    if not isinstance(written, list):
        raise BaselineError(f"{path}: has no list of findings; {_AGAIN}")
    lines = {
        match[0]: number
        for number, line in enumerate(text.splitlines(), 1)
        for match in _FINGERPRINT.finditer(line)
    }
    entries = {}
    for number, item in enumerate(written, 1):
        entry = _entry(item, lines)
        if entry is None:
            raise BaselineError(f"{path}: entry {number} of its findings is damaged; {_AGAIN}")
        entries[entry.fingerprint] = entry
    return entries


def _entry(item: object, lines: Mapping[str, int]) -> Entry | None:
    said = [item.get(key) for key in _FIELDS] if isinstance(item, dict) else []
    texts = [one for one in said if isinstance(one, str)]
    if len(texts) != len(_FIELDS) or not _FINGERPRINT.fullmatch(texts[0]):
        return None
    fingerprint, rule, path, function, message = texts
    return Entry(fingerprint, rule, path, function, message, lines.get(fingerprint, 1))


def write_baseline(path: Path, results: Results) -> int:
    """Writes all findings of a run that no comment accepts to the file at ``path``; how many.

    What the file knows of documents and functions that the run was not about stays.  What is said
    of comments and of the baseline itself is no part of it.
    """
    entries = {entry.fingerprint: entry for entry in _of_others(path, results)}
    for screened in results.screened:
        accepted = (one.diagnostic for one in screened.suppressed if one.where == "external")
        wanted = {*screened.diagnostics, *accepted}
        for diagnostic, entry in _as_entries(path, screened.examined):
            if diagnostic in wanted:
                entries[entry.fingerprint] = entry
    ordered = sorted(
        entries.values(), key=lambda one: (one.path, one.function, one.rule, one.fingerprint)
    )
    write_texts({path: _text(ordered)})
    return len(ordered)


def _of_others(path: Path, results: Results) -> list[Entry]:
    """The entries of a file that is there already, less those of what was examined now."""
    try:
        baseline = read_baseline(path)
    except BaselineError:  # none, or one that is to be written again
        return []
    examined = [screened.examined for screened in results.screened]
    again = {(_relative(path, place), _function(one)) for one in examined for place in _paths(one)}
    stale = baseline.stale(examined)
    kept = (entry for entry in baseline.entries.values() if entry not in stale)
    return [entry for entry in kept if (entry.path, entry.function) not in again]


def _text(entries: Iterable[Entry]) -> str:
    """JSON with a line for each entry, so that a difference shows what came and what went."""
    items = ({key: getattr(entry, key) for key in _FIELDS} for entry in entries)
    findings = ",\n    ".join(json.dumps(item, ensure_ascii=False) for item in items)
    findings = f"[\n    {findings}\n  ]" if findings else "[]"
    return f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'


def _as_entries(baseline: Path, examined: Examined) -> list[tuple[Diagnostic, Entry]]:
    """All findings of what was examined, as the file would have them.

    Findings that are equal but for their place are numbered in the order of their places.
    """
    function = _function(examined)
    every = sorted(
        (*examined.diagnostics, *examined.listed),
        key=lambda one: (one.path, one.region.line, one.region.column),
    )
    paths = [_relative(baseline, one.path) for one in every]
    # Two functions of one file are told apart, so that neither is accepted for the other.
    alike = (
        replace(one, path=f"{path}:{function}") for one, path in zip(every, paths, strict=True)
    )
    return [
        (one, Entry(fingerprint, one.rule, path, function, one.message))
        for one, path, fingerprint in zip(every, paths, fingerprints(alike), strict=True)
    ]


def _function(examined: Examined) -> str:
    return examined.name if examined.kind == "function" else ""


def _paths(examined: Examined) -> set[str]:
    return {examined.path, *(diagnostic.path for diagnostic in examined.diagnostics)}


def _relative(baseline: Path, path: str) -> str:
    """A path from the folder of the baseline, with slashes."""
    folder = baseline.absolute().parent
    return Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()

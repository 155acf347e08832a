"""The folder of kept answers: one file for each key, written beside and renamed.

An entry is a line with the digest of the rest, and the rest: the whole key and the answer as JSON.
What does not fit in any respect (cut short, changed, another's) is a miss, never an error and never
an answer.  That is against accidents: who may write to the folder may also compute a digest.

A folder that cannot be written to says so once, and is then only read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any

from verify.cache.key import Key
from verify.diagnostics.diagnostic import Examined

FOLDER = ".backproof_cache"
MAX_BYTES = 16 * 2**20  # of an entry
MOST_ENTRIES = 4096
MOST_BYTES = 64 * 2**20  # of all entries together
MOST_SECONDS = 30 * 24 * 3600.0  # since an entry was last used
ABANDONED_SECONDS = 3600.0  # since a file was begun that was never renamed

CRASH = "BP205"  # how far a user's code got may depend on the moment
IGNORED = ".gitignore"
TAG = "CACHEDIR.TAG"
MARKS = {
    IGNORED: "# Made by backproof.\n*\n",
    # The first line is what tools for backups look for.
    TAG: "Signature: 8a477f597d28d172789f06886806bc55\n# Made by backproof: kept answers.\n",
}
_ENTRY = re.compile(r"[0-9a-f]{64}\.json")
_BEGUN = re.compile(r"\.(?:[0-9a-f]{64}\.json|\.gitignore|CACHEDIR\.TAG)\.\w+")


class CacheError(OSError):
    """A folder is no cache of ours; the message says what to do."""


class Cache:
    """Answers by their keys, in a folder that need not exist yet.

    ``warn`` is given one line where nothing can be written.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self.folder = folder
        self._warn = warn
        self._writes, self._written = True, 0

    def get(self, key: Key) -> Examined | None:
        """The answer that is kept under the key, whole and as it was, or None."""
        path = self._path(key)
        try:
            found = _answer(_regular_file(path), key)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        with suppress(OSError):  # the time of its last use; in a folder that is only read, it stays
            os.utime(path)
        return found

    def put(self, key: Key, examined: Examined) -> None:
        """Keep an answer, if it is one to keep and the folder takes it."""
        if not self._writes or not key.covers(examined) or not is_final(examined):
            return
        rest = json.dumps({"key": key.ingredients, "answer": examined.to_data()})
        content = _line(rest) + rest.encode()
        if len(content) > MAX_BYTES:
            return
        from verify.report.write import write_files  # only who has an answer needs it

        marks = {self.folder / name: text.encode() for name, text in MARKS.items()}
        try:
            new = {path: text for path, text in marks.items() if not path.exists()}
            write_files({**new, self._path(key): content})
            self._written += 1
        except OSError as error:
            self._writes = False
            self._warn(
                f"nothing is kept for the next run: {error}; name another folder with --cache-dir, "
                f"or say --no-cache"
            )

    def prune(self) -> None:
        """After something was written: what was not used for long goes, then what is too much."""
        if not self._written:
            return
        self._written = 0
        now, entries, size = time(), 0, 0
        for seconds, length, path in sorted(_listed(self.folder, now)):
            limit = MOST_SECONDS if _ENTRY.fullmatch(path.name) else ABANDONED_SECONDS
            entries, size = entries + 1, size + length
            if seconds > limit or entries > MOST_ENTRIES or size > MOST_BYTES:
                with suppress(OSError):  # someone else was faster
                    path.unlink()

    def _path(self, key: Key) -> Path:
        return self.folder / f"{key.digest}.json"


def is_final(examined: Examined) -> bool:
    """Whether another run is sure to find the same: nothing open, nothing that broke off."""
    from verify.diagnostics.rules import BY_CODE  # texts that a run without new answers never shows

    def settles(code: str) -> bool:
        return code in BY_CODE and code != CRASH and not BY_CODE[code].inconclusive

    return examined.conclusive and all(settles(found.rule) for found in examined.diagnostics)


def clean(folder: Path) -> int:
    """Remove what we put there, and the folder if that was all: how many entries.

    CacheError where the folder does not carry our mark, so that a wrong name does no harm.
    """
    if not folder.exists():
        return 0
    if not (folder / TAG).is_file() or (folder / TAG).read_text("utf-8", "replace") != MARKS[TAG]:
        raise CacheError(f"{folder}: is no folder of kept answers; name the one with {TAG} in it")
    removed = 0
    try:
        for _, _, path in _listed(folder, 0.0):
            path.unlink(missing_ok=True)
            removed += _ENTRY.fullmatch(path.name) is not None
        for name in (IGNORED, TAG):  # the mark goes last
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise CacheError(f"{folder}: cannot be emptied: {error.strerror}") from error
    with suppress(OSError):  # something else is in it, which is not ours
        folder.rmdir()
    return removed


def _listed(folder: Path, now: float) -> Iterator[tuple[float, int, Path]]:
    """Our files: how long ago each was used, its size, where it is."""
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if _ENTRY.fullmatch(file.name) or _BEGUN.fullmatch(file.name):
                with suppress(OSError):
                    found = file.stat(follow_symlinks=False)
                    yield now - found.st_mtime, found.st_size, Path(file.path)


def _line(rest: str) -> bytes:
    return f"sha256 {hashlib.sha256(rest.encode()).hexdigest()}\n".encode()


def _regular_file(path: Path) -> bytes:
    """Its content; OSError or ValueError for anything else, without waiting for it."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError(f"{path} is no file")
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"{path} is too large")
    return content


def _answer(content: bytes, key: Key) -> Examined:
    """The answer in an entry; ValueError, KeyError or TypeError where it is not right."""
    line, _, rest = content.decode().partition("\n")
    if f"{line}\n".encode() != _line(rest):
        raise ValueError("it was changed or cut short")
    entry: Any = json.loads(rest)
    if entry["key"] != key.ingredients:
        raise ValueError("it is about something else")
    answer = Examined.from_data(entry["answer"])
    if answer.to_data() != entry["answer"] or not key.covers(answer) or not answer.conclusive:
        raise ValueError("it is no answer to keep")
    return answer

"""Keys: everything that an answer depends on, by name, as digests.

A key is the text of its ingredients; what is stored carries all of it, so two inputs can share an
answer only where every ingredient is the same.  Where a document looks for its example file is not
always known before it is read.  So the key has each file that it may turn out to use, those that
are not there included, and an answer that used another is not kept (see ``Key.covers``).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verify.cache.surroundings import Environment
from verify.diagnostics.diagnostic import Examined

FORMAT = 1
MAX_BYTES = 16 * 2**20  # of a file: what is larger, no reader of ours takes
MAX_EXAMPLES = 100  # in a document that says "example = ..." ever so often
EXAMPLE = "example"  # in the details of an answer: the example file that was used

# An example file as a document names it: in a comment, in front matter, in a notebook's JSON.
_NAMED = re.compile(rb"""\bexample\\?["']?\s*[=:]\s*\\?["']?([^"'\\\r\n,}<>]{1,400})""")
_ABSENT = "absent"


@dataclass(frozen=True)
class Key:
    """``ingredients`` in one text; ``files`` are those that an answer may rest on.

    ``files`` is None where the caller has named all contents, so that there is nothing to compare.
    """

    ingredients: str
    files: frozenset[str] | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.ingredients.encode()).hexdigest()

    def covers(self, examined: Examined) -> bool:
        """Whether the answer rests on nothing but what is in this key, and says so."""
        used = examined.details.get(EXAMPLE)
        return self.files is None or (isinstance(used, str) and used in self.files)


# From the ingredients that are the same for a whole run to one key; None where there can be none.
KeyMaker = Callable[[Environment], Key | None]


def document_key(
    path: Path,
    example: Path | None,
    settings: Mapping[str, Any],
    around: Environment,
) -> Key | None:
    """For the numbers of a document; None where a file of it cannot be read.

    ``path`` and ``example`` (what ``--example`` names) as they are given, because answers show
    them; ``settings`` are the rest that matters as JSON has it: a seed, limits, how the document is
    called if not by its path.  The answer's details have to say under ``"example"`` which example
    file was used (see :func:`possible_examples`).
    """
    try:
        content = _content(path)
        if content is None:
            return None
        files = {str(name): _digest(_content(name)) for name in _examples(path, content, example)}
    except (OSError, ValueError):  # ValueError: a path with a NUL in it, a file that is too large
        return None
    own = {
        "path": path.as_posix(),
        "document": _digest(content),
        "example": example and example.as_posix(),
        "files": files,
        "settings": settings,
    }
    return Key(_text(own, around), frozenset(files))


def code_key(
    name: str,
    contents: Iterable[tuple[str, bytes]],
    settings: Mapping[str, Any],
    around: Environment,
) -> Key:
    """For a function: ``contents`` are all the files that its answer depends on, by name."""
    own = {
        "name": name,
        "files": [[name, _digest(content)] for name, content in contents],
        "settings": settings,
    }
    return Key(_text(own, around))


def possible_examples(path: Path, text: bytes) -> list[Path]:
    """The example files that a document may use: beside it, or named in it."""
    named = list(dict.fromkeys(_NAMED.findall(text)))[:MAX_EXAMPLES]
    beside = [path.with_suffix(".toml"), path.parent / "example.toml"]
    return beside + [path.parent / name.decode("utf-8", "replace").strip() for name in named]


def _examples(path: Path, content: bytes, example: Path | None) -> list[Path]:
    return [example] if example is not None else possible_examples(path, content)


def _content(path: Path) -> bytes | None:
    """None where there is no such file; OSError or ValueError where it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if len(content) > MAX_BYTES:
        raise ValueError(f"{path} is too large")
    return content


def _digest(content: bytes | None) -> str:
    return _ABSENT if content is None else hashlib.sha256(content).hexdigest()


def _text(own: Mapping[str, Any], around: Environment) -> str:
    whole = {"format": FORMAT, "own": own, "around": dict(around)}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"))

"""Glob patterns, relative to the folder of the file that has them.

``*`` and ``?`` stand for anything but a slash, ``**`` for folders however deep, ``[a-z]`` for one
of some characters.  A pattern without a slash is about names, wherever they are; one with a slash
is about paths.  What matches a folder matches all that is in it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^]/]+\]|.", re.DOTALL)
_MEANS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_WILD = re.compile(r"[*?]|\[[^]/]+\]")


def absolute(path: Path) -> Path:
    """The path from the root, without ``..``; links keep the names that they were given by."""
    return Path(os.path.normpath(path.absolute()))


@dataclass(frozen=True)
class Pattern:
    """The pattern ``glob`` in the folder ``base``, which is absolute."""

    base: Path
    glob: str

    @property
    def is_wild(self) -> bool:
        """Whether it can stand for more than one path."""
        return _WILD.search(self.glob) is not None

    @property
    def is_about_names(self) -> bool:
        """Whether it is about a name wherever that is, not about a path."""
        return "/" not in self.glob.rstrip("/")

    @property
    def start(self) -> Path:
        """The deepest folder that has all it can match; without a wildcard what it names."""
        fixed = takewhile(lambda part: not _WILD.search(part), self.glob.split("/"))
        return absolute(self.base / ("/".join(fixed) or ("/" if self.glob[0] == "/" else ".")))

    def matches(self, path: Path) -> bool:
        """Whether it is about the path, or about a folder around it."""
        whole = absolute(path)
        if not self.is_about_names:
            return any(self.is_exactly(place) for place in (whole, *whole.parents))
        parts = whole.relative_to(self.base).parts if whole.is_relative_to(self.base) else ()
        return any(self.name_regex.fullmatch(part) for part in parts or (whole.name,))

    def is_exactly(self, path: Path) -> bool:
        """Whether the path itself, from the base on, is what the pattern says."""
        return self.path_regex.fullmatch(absolute(path).as_posix()) is not None

    @cached_property
    def name_regex(self) -> re.Pattern[str]:
        """What a name matches as a whole."""
        return re.compile(_translated(self.glob.rstrip("/")))

    @cached_property
    def path_regex(self) -> re.Pattern[str]:
        """What an absolute path matches as a whole."""
        base, rest = self.base, self.glob.rstrip("/")
        if rest.startswith("/"):
            return re.compile(_translated(rest))
        while rest.startswith(("./", "../")):
            step, rest = rest.split("/", 1)
            base = base.parent if step == ".." else base
        folder = base.as_posix().rstrip("/")
        return re.compile(f"{re.escape(folder)}/{_translated(rest)}")


def _translated(glob: str) -> str:
    return "".join(_meaning(piece[0]) for piece in _PIECE.finditer(glob))


def _meaning(piece: str) -> str:
    if len(piece) > 1 and piece[0] == "[":
        negated = piece[1] == "!"
        inside = piece[2 if negated else 1 : -1].replace("\\", "\\\\").replace("^", "\\^")
        return f"[{'^/' if negated else ''}{inside.replace('[', chr(92) + '[')}]"
    return _MEANS.get(piece) or re.escape(piece)

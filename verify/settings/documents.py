"""Which documents a run is about: files as they are given, and what folders have.

In a folder, and under a pattern of the settings, only what has an example counts: most Markdown is
prose.  What is passed over for that is counted, so that it can be said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from verify.settings.error import SettingsError
from verify.settings.patterns import Pattern, absolute
from verify.settings.settings import Settings

SUFFIXES = frozenset(
    {".md", ".markdown", ".tex", ".latex", ".html", ".htm", ".xhtml", ".ipynb", ".txt"}
)
# A comment, or a table of the front matter, in which a document can name its example.
_DIRECTIVE = re.compile(
    rb"(?:<!--|[%#])\s*backproof\b|\[\s*backproof\s*\]|^backproof\.", re.MULTILINE
)
_NAMES_EXAMPLE = re.compile(rb"\bexample[ \t]*=[ \t]*\\?[\"']")


@dataclass(frozen=True)
class Search:
    """What was found: documents to check, and files in folders for which no example is at hand."""

    documents: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def documents(settings: Settings, arguments: Sequence[Path]) -> list[Path]:
    """The documents to check; see :func:`search`."""
    return list(search(settings, arguments).documents)


def search(settings: Settings, arguments: Sequence[Path]) -> Search:
    """The documents that the arguments lead to, or those of the settings without any.

    A file that is given is never left out, whatever it is called; a folder is searched, and what
    is excluded or has no example is left out.  Sorted, each of them once.  SettingsError where
    nothing is given, and where a pattern matches nothing.
    """
    finder = _Finder(settings)
    for argument in arguments:
        finder.argument(argument)
    if not arguments:
        finder.of_settings()
    return finder.result()


def example_for(settings: Settings, document: Path) -> Path | None:
    """The example file that the settings have for a document; None if its own is to be used."""
    if settings.example is None or (settings.example_is_a_default and _has_its_own(document)):
        return None
    return _from_here(settings.example)


def has_example(settings: Settings, document: Path) -> bool:
    """Whether something says what a document works out."""
    return settings.example is not None or _has_its_own(document)


class _Finder:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._found: dict[str, Path] = {}
        self._passed_over: dict[str, Path] = {}
        names = [p.name_regex.pattern for p in settings.exclude if p.is_about_names]
        paths = [p.path_regex.pattern for p in settings.exclude if not p.is_about_names]
        # One expression for all of them: a folder can have very many files.
        self._excluded_names = re.compile("|".join(f"(?:{name})" for name in names))
        self._excluded_paths = re.compile("|".join(f"(?:{path})" for path in paths))

    def argument(self, path: Path) -> None:
        if path.is_dir():
            self._search(path, lambda _: True)
        else:
            self._found.setdefault(str(absolute(path)), path)

    def of_settings(self) -> None:
        patterns = self._settings.documents
        if not patterns:
            raise SettingsError(
                "no document: name files or folders, or set `documents` in a configuration file"
            )
        for pattern in patterns:
            start = _from_here(pattern.start)
            if not pattern.is_wild:
                self.argument(start)
            elif not self._search(start, pattern.is_exactly, _names_a_suffix(pattern)):
                source = self._settings.source
                place = "--documents" if source is None else f"{_from_here(source)}: documents"
                raise SettingsError(f"{place}: {pattern.glob!r} matches no file")

    def _search(
        self, folder: Path, wanted: Callable[[Path], bool], any_suffix: bool = False
    ) -> bool:
        """Whether there is anything in the folder that is wanted, with an example or without."""
        any_there = False
        for path in self._files(folder):
            if wanted(path) and (any_suffix or path.suffix.lower() in SUFFIXES):
                any_there = True
                is_known = has_example(self._settings, path)
                kind = self._found if is_known else self._passed_over
                kind.setdefault(str(absolute(path)), path)
        return any_there

    def _files(self, folder: Path) -> Iterator[Path]:
        """Everything in the folder that is not excluded; the folder itself was asked for."""
        for where, folders, files in os.walk(folder):
            here, place = Path(where), absolute(Path(where)).as_posix().rstrip("/")
            folders[:] = sorted(name for name in folders if not self._is_excluded(place, name))
            kept = sorted(name for name in files if not self._is_excluded(place, name))
            yield from (here / name for name in kept)

    def _is_excluded(self, place: str, name: str) -> bool:
        by_name = self._excluded_names.fullmatch(name)
        return bool(by_name or self._excluded_paths.fullmatch(f"{place}/{name}"))

    def result(self) -> Search:
        left = (path for key, path in self._passed_over.items() if key not in self._found)
        return Search(tuple(sorted(self._found.values())), tuple(sorted(left)))


def _names_a_suffix(pattern: Pattern) -> bool:
    suffix = PurePosixPath(pattern.glob).suffix
    return bool(suffix) and not set("*?[") & set(suffix)


def _has_its_own(path: Path) -> bool:
    """Whether an example is at hand for a document: beside it, or named in it."""
    beside = (path.with_suffix(".toml"), path.parent / "example.toml")
    return any(example.exists() for example in beside) or _names_an_example(path)


def _names_an_example(path: Path) -> bool:
    """Whether a document seems to name its example; whoever reads the document will know."""
    try:
        content = path.read_bytes()
    except OSError:
        return True  # it cannot be read, and is not the one to keep that quiet
    return _DIRECTIVE.search(content) is not None and _NAMES_EXAMPLE.search(content) is not None


def _from_here(path: Path) -> Path:
    """The path from the working directory, if it is in there: so a person would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path

"""The settings of a run, in full: every default has been filled in, every path is absolute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from verify.diagnostics.rule import Rule
from verify.settings.patterns import Pattern
from verify.settings.selectors import Layer, about, selected

OUTPUT_FORMATS = ("full", "concise", "json", "github", "gitlab", "junit", "sarif", "markdown")
CACHE_FOLDER = ".backproof_cache"
# Folders that hold no text of the author's, and text files that are no documents.
EXCLUDED = (
    *(".*_cache", ".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".nox"),
    *(".svn", ".tox", ".venv", ".vscode", "__pycache__", "_build", "build", "dist"),
    *("node_modules", "site-packages", "venv"),
    *("CMakeLists.txt", "requirements*.txt", "robots.txt"),
)


@dataclass(frozen=True)
class Settings:
    """What a run is to do.

    ``root`` is the folder of ``source``, the file that the settings are from, or where the search
    for one began; what a relative target of ``code`` or an import is relative to.  ``example`` is
    for all documents, or as a default for those that have none of their own (see
    ``example_for``).  ``jobs`` is None for as many as there are processors.  ``time_limit`` is in
    seconds and ``memory_limit`` in MiB, for each function of code.
    """

    root: Path
    rules: Sequence[Rule] = field(repr=False)
    source: Path | None = None
    documents: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    code: tuple[str, ...] = ()
    example: Path | None = None
    example_is_a_default: bool = False
    layers: tuple[Layer, ...] = ()
    per_file_ignores: tuple[tuple[Pattern, tuple[str, ...]], ...] = ()
    baseline: Path | None = None
    output_format: str = "full"
    allow_inconclusive: bool = False
    cache: bool = True
    cache_dir: Path = Path(CACHE_FOLDER)
    jobs: int | None = None
    seed: int = 0
    time_limit: float = 60.0
    memory_limit: int = 2048
    require_reason: bool = True

    @cached_property
    def selected(self) -> frozenset[str]:
        """The codes of the rules that are on, wherever they are looked for."""
        return selected(self.rules, self.layers)

    def selected_for(self, path: str) -> frozenset[str]:
        """The codes of the rules that are on for a file."""
        on = self.selected
        for pattern, selectors in self.per_file_ignores:
            if pattern.matches(Path(path)):
                on -= about(selectors, self.rules)
        return on

"""Which documents and functions become tests.

Without arguments those of backproof's settings, wherever they are; with arguments those among
them.  Functions of test modules that say ``@verifies`` come with their modules in any case.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pytest

from verify.paths import shown
from verify.pytest_plugin.nodes import MARKER, Document, Functions, Nothing, Verified
from verify.settings import Search, SettingsError, has_example, load_settings, search
from verify.settings.documents import SUFFIXES

DECORATOR = "verifies"

Node = TypeVar("Node", bound=pytest.Collector)


class Collection:
    """Hooks of a run that was asked to verify."""

    def __init__(self, config: pytest.Config) -> None:
        try:
            self._settings = load_settings(config.rootpath, {})
        except SettingsError as error:
            raise pytest.UsageError(f"backproof: {error}") from None
        config.addinivalue_line("markers", f"{MARKER}: what backproof verifies")
        self._asked = bool(config.getoption("backproof"))
        self._chosen = config.args_source is pytest.Config.ArgsSource.ARGS
        self._patterns: list[str] = config.getini("python_files")

    @cached_property
    def _found(self) -> Search:
        """What the settings lead to; SettingsError where there is nothing of a pattern."""
        return search(self._settings, []) if self._settings.documents else Search((), ())

    @cached_property
    def _documents(self) -> frozenset[Path]:
        return frozenset(path.absolute() for path in self._found.documents)

    @cached_property
    def _code(self) -> dict[Path, list[str]]:
        """The targets of the settings, by the files that they are shown under."""
        found: dict[Path, list[str]] = {}
        for target in self._settings.code:
            found.setdefault(self._home(target), []).append(target)
        return found

    def _home(self, target: str) -> Path:
        """The file of a target; of a module that is somewhere else, the file of the settings."""
        root, (where, _, _) = self._settings.root, target.partition(":")
        if where.endswith((".py", ".toml")):
            return root / where
        inside = Path(*where.split("."))
        for start in (root, root / "src"):
            for path in (start / inside.with_suffix(".py"), start / inside / "__init__.py"):
                if path.is_file():
                    return path
        return self._settings.source or root / where

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        try:
            documents = self._documents
        except SettingsError:
            documents = frozenset()  # it is said in the end
        if file_path in documents or file_path in self._code:
            if not self._chosen:
                return None  # it is added in the end, with those that pytest does not come across
            targets = self._code.get(file_path)
            return (
                self._functions(parent, file_path, targets)
                if targets
                else self._document(parent, file_path)
            )
        named = parent.session.isinitpath(file_path)
        if file_path.suffix == ".py":
            is_test = named or any(file_path.match(pattern) for pattern in self._patterns)
            if is_test and says_verifies(file_path):
                return self._functions(parent, file_path, [str(file_path)])
        elif named and file_path.suffix == ".toml":
            return self._functions(parent, file_path, [str(file_path)])
        elif named and file_path.suffix in SUFFIXES and has_example(self._settings, file_path):
            return self._document(parent, file_path)
        return None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        failed = session.testsfailed
        for node in [] if self._chosen else list(self._of_settings(session)):
            items.extend(session.genitems(node))
        if session.testsfailed > failed or config.getoption("lf", False):
            return
        wanted = self._asked or not self._chosen
        if wanted and not any(isinstance(item, Verified) for item in items):
            message = "nothing to check: the settings name neither documents nor code"
            if self._chosen:
                message = "nothing to check among the arguments"
            list(session.genitems(_nothing(session, message)))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Documents that are left out are told, as the command tells them."""
        if self._chosen:
            return
        with suppress(SettingsError):  # it was an error of the collection
            for path in self._found.passed_over:
                said = f"{shown(path)}: not checked: nothing says what it works out"
                terminalreporter.write_line(f"backproof: {said}")

    def _of_settings(self, session: pytest.Session) -> Iterator[pytest.Collector]:
        try:
            documents = self._documents
        except SettingsError as error:
            yield _nothing(session, str(error))
            return
        for path in sorted(documents):
            if not _is_ignored(session, path):
                yield self._document(session, path)
        for path, targets in self._code.items():
            if not _is_ignored(session, path):
                yield self._functions(session, path, targets)

    def _document(self, parent: pytest.Collector, path: Path) -> Document:
        made: Document = Document.from_parent(parent, path=path)
        made.settings = self._settings
        return made

    def _functions(self, parent: pytest.Collector, path: Path, targets: list[str]) -> Functions:
        made: Functions = Functions.from_parent(parent, path=path)
        made.settings, made.targets = self._settings, targets
        return made


def _nothing(session: pytest.Session, message: str) -> Nothing:
    made: Nothing = Nothing.from_parent(session, name="backproof", nodeid="backproof")
    made.message = message
    return made


def _is_ignored(session: pytest.Session, path: Path) -> bool:
    """Whether ``--ignore`` or a conftest leaves a file out."""
    hooks = session.gethookproxy(path.parent)
    return bool(hooks.pytest_ignore_collect(collection_path=path, config=session.config))


def says_verifies(path: Path) -> bool:
    """Whether a module has a function under our decorator; it is read, and not run."""
    try:
        content = path.read_bytes()
        tree = ast.parse(content) if DECORATOR.encode() in content else None
    except (OSError, SyntaxError, ValueError):
        return False  # pytest has something to say about that
    if tree is None:
        return False
    heads = (
        decorator.func if isinstance(decorator, ast.Call) else decorator
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for decorator in node.decorator_list
    )
    return any(getattr(head, "id", getattr(head, "attr", "")) == DECORATOR for head in heads)

"""What pytest collects and runs: a document is one test, a function is one.

What figures a document has is known when it has been read and bound, which takes as long as judging
them; so it is one test, and its text has all of them.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import pytest

from verify.code.conventions import ConventionError
from verify.code.manifest import ManifestError
from verify.code_targets import RefusedError, declared
from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.exit_status import HOLDS, counts, exit_status
from verify.diagnostics.formats.common import line
from verify.diagnostics.formats.full import full
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Suppressed
from verify.document_job import document_job
from verify.paths import from_here
from verify.pipeline import INPUT_ERRORS, examine, screened
from verify.settings import Settings, example_for
from verify.workers import Job

MARKER = "backproof"
NUMBERS = "numbers"  # what the test of a document is called


class DoesNotHoldError(Exception):
    """What was verified does not hold; the text is what the command prints."""

    def __init__(self, first: str, text: str, path: str, place: int) -> None:
        super().__init__(text)
        self.first, self.path, self.place = first, path, place


class Document(pytest.File):
    """A document, with its one test."""

    settings: Settings

    def collect(self) -> Iterator[pytest.Item]:
        path = from_here(self.path)
        job = document_job(path, example_for(self.settings, path))
        yield Verified.of(self, NUMBERS, job, self.settings)


class Functions(pytest.File):
    """The functions that a manifest or a module declares, by the targets that lead to this file."""

    settings: Settings
    targets: Sequence[str]

    def collect(self) -> Iterator[pytest.Item]:
        for target in self.targets:
            try:
                with as_started(self.config):
                    found = list(declared(target, self.settings.root, self.settings))
            except (ConventionError, ManifestError, RefusedError) as error:
                where = f"{target}: " if isinstance(error, ConventionError) else ""
                raise self.CollectError(f"backproof: {where}{error}") from None
            for one in found:
                yield Verified.of(self, one.name, one.job, self.settings)


class Nothing(pytest.Collector):
    """That there is nothing to verify, or why nobody can tell what: an error of the collection."""

    message: str

    def collect(self) -> Iterator[pytest.Item]:
        raise self.CollectError(f"backproof: {self.message}")


class Verified(pytest.Item):
    """One document or one function."""

    job: Job
    settings: Settings

    @staticmethod
    def of(parent: pytest.Collector, name: str, job: Job, settings: Settings) -> Verified:
        made: Verified = Verified.from_parent(parent, name=name)
        made.job, made.settings = job, settings
        made.add_marker(MARKER)
        return made

    def runtest(self) -> None:
        with as_started(self.config):
            results = screened(examine([self.job], self.settings), self.settings)
        text = full(results)
        for one in results.screened:
            kinds = one.examined.counts.items()
            self.user_properties += [(f"backproof {kind}", number) for kind, number in kinds]
        if exit_status(results) != HOLDS:
            raise _does_not_hold(results, text)
        self.add_report_section("call", "backproof", text)
        if results.suppressed:
            pytest.xfail("; ".join(map(_accepted, results.suppressed)))
        if undecided := _undecided(results):
            pytest.skip(f"not decided, which the settings allow: {undecided}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        error = excinfo.value
        if isinstance(error, INPUT_ERRORS):
            return f"backproof: {error}"
        if not isinstance(error, DoesNotHoldError):
            return super().repr_failure(excinfo, style)
        shown = excinfo.getrepr(style="value")
        if shown.reprcrash is not None:  # what the summary and JUnit have: the first finding
            shown.reprcrash.path, shown.reprcrash.lineno = error.path, error.place
            shown.reprcrash.message = error.first
        return shown

    def reportinfo(self) -> tuple[Path, int | None, str]:
        # Not only the name: the end of an id would be taken for dotted names of Python.
        return self.path, None, f"{self.name} in {self.path.name}"


@contextmanager
def as_started(config: pytest.Config) -> Iterator[None]:
    """Where pytest was started, whatever tests did to the working directory since.

    The process with the user's code may import what this one can; what our libraries warn of is
    not for the user's settings of warnings.
    """
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        with chdir(config.invocation_params.dir), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def _does_not_hold(results: Results, text: str) -> DoesNotHoldError:
    for failure in results.failures:
        named = failure.path in failure.message
        said = failure.message if named else f"{failure.path}: {failure.message}"
        return DoesNotHoldError(said, said, failure.path, 1)
    grave = [one for one in results.diagnostics if counts(results, one)]
    if not grave:  # nothing of it was checked, or it stayed open without a word
        return DoesNotHoldError("nothing was decided", text, "", 1)
    return DoesNotHoldError(line(grave[0]), text, grave[0].path, grave[0].region.line)


def _accepted(one: Suppressed) -> str:
    how = "by a comment" if one.where == "inSource" else "by the baseline"
    reason = f" ({one.justification})" if one.justification else ""
    return f"accepted {how}{reason}: {line(one.diagnostic)}"


def _undecided(results: Results) -> str:
    """What stayed open and is let pass."""
    found: list[Diagnostic] = [d for d in results.diagnostics if BY_CODE[d.rule].inconclusive]
    if found:
        return "; ".join(map(line, found))
    open_ = [one.examined.name for one in results.screened if not one.examined.conclusive]
    return ", ".join(open_)

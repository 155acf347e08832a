"""What `check` and `code` have in common: settings, jobs, screening, output, exit status.

    settings = settings_of(options)
    found = examine(jobs, settings)
    return finish(found, settings, options)

Nothing here imports more than the standard library before there is something to work out, or a
terminal to print to.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from verify.cache import Cache
from verify.diagnostics.diagnostic import Diagnostic, Examined
from verify.diagnostics.exit_status import HOLDS, NOTHING_CHECKED, USAGE, exit_status, is_unchecked
from verify.diagnostics.formats import FORMATS
from verify.diagnostics.formats.full import Piece, pieces
from verify.diagnostics.formats.github import append_summary
from verify.diagnostics.rules import RULES
from verify.diagnostics.screened import Failure, Results, Screened
from verify.diagnostics.text import clean
from verify.lint_options import overrides
from verify.paths import from_here
from verify.report.write import ReportError, require_writable, write_texts
from verify.screening import BaselineError, read_baseline, read_texts, screen, write_baseline
from verify.settings import Settings, SettingsError, load_settings
from verify.workers import Job, examine_all


class UsageError(ValueError):
    """The command line does not fit together; the message says what to do."""


INPUT_ERRORS = (UsageError, SettingsError, BaselineError, ReportError)
Found = Examined | Failure


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of a run: configuration file, and the command line on top of it."""
    settings = load_settings(
        Path.cwd(), overrides(options), options.config, rules=RULES, isolated=options.isolated
    )
    if options.write_baseline and settings.baseline is None:
        raise UsageError("--write-baseline: say where with --baseline FILE, or in the settings")
    if settings.baseline is not None and not options.write_baseline:
        read_baseline(from_here(settings.baseline))  # before any work, so that it fails at once
    if options.output_file is not None:
        require_writable(options.output_file.absolute().parent)
        if options.output_file.is_dir():
            raise UsageError(f"--output-file: {options.output_file} is a folder; name a file in it")
    return settings


def examine(jobs: Sequence[Job], settings: Settings) -> list[Found]:
    """What becomes of each job; answers that are kept are not worked out again."""
    cache = Cache(settings.cache_dir, _warn) if settings.cache else None
    return examine_all(jobs, workers=settings.jobs, cache=cache)


def screened(
    found: Iterable[Found], settings: Settings, left_out: Iterable[str] = (), known: bool = True
) -> Results:
    """What is left to look at; with ``known`` off, whatever a baseline says."""
    found = list(found)
    examined = [_cleaned(one) for one in found if isinstance(one, Examined)]
    failures = tuple(
        Failure(one.path, clean(one.message)) for one in found if isinstance(one, Failure)
    )
    baseline = None
    if known and settings.baseline is not None:
        baseline = read_baseline(from_here(settings.baseline))
    results = screen(
        examined,
        settings,
        read_texts(examined),
        baseline,
        failures=failures,
        left_out=left_out,
    )
    return replace(results, screened=tuple(map(_insisting, results.screened)))


def _cleaned(examined: Examined) -> Examined:
    """What a document or a user's code has put into texts can be printed anywhere."""
    return replace(
        examined,
        diagnostics=tuple(map(_clean, examined.diagnostics)),
        listed=tuple(map(_clean, examined.listed)),
    )


def _clean(diagnostic: Diagnostic) -> Diagnostic:
    return replace(
        diagnostic,
        message=clean(diagnostic.message),
        notes=tuple(map(clean, diagnostic.notes)),
        subject=clean(diagnostic.subject),
        context=clean(diagnostic.context),
    )


def _insisting(one: Screened) -> Screened:
    """That nothing was checked is said whatever rules are selected: it must not look right."""
    standing = {diagnostic.rule for diagnostic in one.diagnostics}
    if not is_unchecked(one) or NOTHING_CHECKED in standing:
        return one
    said = (d for d in one.examined.diagnostics if d.rule == NOTHING_CHECKED)
    return replace(one, diagnostics=(*said, *one.diagnostics))


def finish(
    found: Sequence[Found],
    settings: Settings,
    options: argparse.Namespace,
    left_out: Iterable[str] = (),
    before: Sequence[Piece] = (),
) -> int:
    """Screen and print what was found; the exit status.

    ``before`` is what the full format says first.
    """
    if options.write_baseline:
        return _written_down(found, settings)
    results = screened(found, settings, left_out)
    show(results, settings.output_format, options.output_file, before)
    return exit_status(results)


def _written_down(found: Sequence[Found], settings: Settings) -> int:
    """Write all findings that stand to the baseline."""
    assert settings.baseline is not None
    results = screened(found, settings, known=False)
    _fail(results)
    if not results.screened:
        return USAGE
    path = from_here(settings.baseline)
    number = write_baseline(path, results)
    print(f"{path}: {number} finding{'' if number == 1 else 's'} written down")
    return USAGE if results.failures else HOLDS


def show(
    results: Results, kind: str, file: Path | None = None, before: Sequence[Piece] = ()
) -> None:
    """Print results in a format, or write them to a file and print a line for each finding."""
    _fail(results)
    text = FORMATS[kind](results)
    first = "".join(said for said, _ in before) if kind == "full" else ""
    if file is not None:
        write_texts({file: _encodable(first + text, "utf-8")})
        _print(FORMATS["concise"](results))
    elif kind == "full":
        print_pieces([*before, *pieces(results)])
    else:
        _print(text)
    if kind == "github":
        try:
            append_summary(results, os.environ)
        except OSError as error:
            _warn(f"the summary of the step cannot be written: {error}")


def print_pieces(said: Iterable[Piece]) -> None:
    """Print text with its styles, where the terminal has them."""
    from rich.console import Console  # takes a while, and only this needs it
    from rich.text import Text  # as above

    console = Console(highlight=False, soft_wrap=True, emoji=False, markup=False)
    whole = Text.assemble(*((_encodable(text, sys.stdout.encoding), style) for text, style in said))
    console.print(whole, end="")


def _fail(results: Results) -> None:
    for failure in results.failures:
        named = failure.path in failure.message
        _warn(failure.message if named else f"{failure.path}: {failure.message}")


def _warn(message: str) -> None:
    print(f"backproof: {_encodable(message, sys.stderr.encoding)}", file=sys.stderr)


def _print(text: str) -> None:
    sys.stdout.write(_encodable(text, sys.stdout.encoding))


def _encodable(text: str, encoding: str | None) -> str:
    """The text, with what an encoding does not have spelled out."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)

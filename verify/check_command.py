"""`backproof check`: judge the printed numbers of documents, and correct them if asked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from verify.diagnostics.diagnostic import Examined
from verify.diagnostics.exit_status import HOLDS
from verify.diagnostics.screened import Results
from verify.document_job import REPORTS, document_job
from verify.document_reports import write_reports
from verify.paths import shown
from verify.pipeline import Found, UsageError, examine, finish, settings_of, show
from verify.report.write import require_writable
from verify.settings import Pattern, Search, Settings, example_for, has_example, search

WILD = frozenset("*?[")


def check(options: argparse.Namespace) -> int:
    """Check documents and print what was found; the exit status (see ``exit_status``)."""
    settings = settings_of(options)
    if options.output is not None and not options.fix:
        raise UsageError("--output goes with --fix and one document")
    if options.reports is not None:
        require_writable(options.reports)
    found = documents(settings, options.document)
    if options.only_with_example:
        found = _with_example(settings, found)
        if not found.documents and not options.write_baseline:
            nothing = Results((), left_out=tuple(shown(path) for path in found.passed_over))
            show(nothing, settings.output_format, options.output_file)
            return HOLDS
    left_out = [shown(path) for path in found.passed_over]
    if not found.documents:
        raise UsageError(_nothing(left_out))
    if options.fix:
        from verify import check_fix  # imports SymPy

        return check_fix.fix(found.documents, left_out, settings, options)
    with_reports = options.reports is not None
    jobs = [
        document_job(path, example_for(settings, path), with_reports) for path in found.documents
    ]
    examined = examine(jobs, settings)
    if options.reports is not None:
        made = (one for one in examined if isinstance(one, Examined))
        write_reports({one.path: one.details[REPORTS] for one in made}, options.reports)
    return finish(list(map(_without_reports, examined)), settings, options, left_out)


def documents(settings: Settings, arguments: Sequence[Path]) -> Search:
    """The documents that the arguments lead to; a pattern is searched for like a folder.

    A shell expands patterns by itself, but not in quotes and not everywhere.
    """
    wild = [path for path in arguments if WILD & set(str(path)) and not path.exists()]
    plain = [path for path in arguments if path not in wild]
    found = search(settings, plain) if plain or not arguments else Search((), ())
    if wild:
        patterns = tuple(Pattern(Path.cwd(), path.as_posix()) for path in wild)
        more = search(replace(settings, documents=patterns, source=None), [])
        given = {path.absolute() for path in found.documents}
        matched = tuple(path for path in more.documents if path.absolute() not in given)
        passed_over = tuple(path for path in more.passed_over if path.absolute() not in given)
        found = Search((*found.documents, *matched), (*found.passed_over, *passed_over))
    return found


def _with_example(settings: Settings, found: Search) -> Search:
    """Files that were named are left out too if nothing says what they work out."""
    known = tuple(path for path in found.documents if has_example(settings, path))
    others = tuple(path for path in found.documents if path not in known)
    return Search(known, (*others, *found.passed_over))


def _nothing(left_out: Sequence[str]) -> str:
    """Why there is nothing to check."""
    if not left_out:
        return "nothing to check: there is no document there"
    named = ", ".join(left_out[:3]) + (", …" if len(left_out) > 3 else "")
    return (
        f"nothing to check: no example file says what is worked out in {named}; put one beside it "
        "(its name with .toml, or example.toml), or name one with --example"
    )


def _without_reports(one: Found) -> Found:
    if not isinstance(one, Examined):
        return one
    details = {name: value for name, value in one.details.items() if name != REPORTS}
    return replace(one, details=details)

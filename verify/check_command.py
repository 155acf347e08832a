"""`backproof check`: judge the printed numbers of documents, and correct them if asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from verify.check import CheckedDocument, CheckError, check_document
from verify.fix import corrected, corrections
from verify.linter import Linter, passes
from verify.report.check_report import check_report, to_markdown
from verify.report.write import require_writable, to_json, write_files, write_texts

HOLDS, DOES_NOT_HOLD = 0, 1


def check(options: argparse.Namespace) -> int:
    """Check each document; 0 if something was checked in each of them and nothing is wrong."""
    if options.output is not None and (not options.fix or len(options.document) != 1):
        raise CheckError("--output goes with --fix and one document")
    if options.reports is not None:
        require_writable(options.reports)
    linter, holds = Linter(), True
    for path in options.document:
        checked = check_document(path, options.example)
        linter.document(checked)
        if options.fix:
            checked = _fix(checked, options.output or path, options.example, linter)
        holds &= passes(checked)
        if options.reports is not None:
            _report(checked, options.reports / path.stem)
    return HOLDS if holds else DOES_NOT_HOLD


def _fix(
    checked: CheckedDocument, target: Path, example: Path | None, linter: Linter
) -> CheckedDocument:
    """Write the corrected document to ``target`` and check that; a right one is left alone."""
    made, refused = corrections(checked)
    linter.fixed(str(target), made, refused)
    if not made and target == checked.path:
        return checked
    mark = b"\xef\xbb\xbf" if checked.path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    write_files({target: mark + corrected(checked.document.text, made).encode()})
    again = check_document(target, example or checked.example.path)
    linter.document(again)
    return again


def _report(checked: CheckedDocument, folder: Path) -> None:
    result = check_report(checked)
    write_texts({folder / "check.json": to_json(result), folder / "check.md": to_markdown(result)})

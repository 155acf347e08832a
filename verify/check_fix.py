"""`backproof check --fix`: new digits where findings stand, and then the documents once more.

A finding that is accepted (by a comment or the baseline) or whose rule is not selected is left as
it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from numeric.example import ExampleError
from verify.binding import BindingError
from verify.check import CheckedDocument, CheckError, check_document
from verify.diagnostics.formats.full import Piece, of_one
from verify.diagnostics.of_document import examined, wanted_corrections
from verify.diagnostics.screened import Failure, Screened
from verify.document_reports import report_texts, write_reports
from verify.documents import DocumentError
from verify.fix import Correction, Refusal, corrected
from verify.paths import shown
from verify.pipeline import Found, UsageError, finish, screened
from verify.report.write import write_files
from verify.settings import Settings, example_for

REFUSED = (BindingError, CheckError, DocumentError, ExampleError)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Checked = CheckedDocument | Failure


def fix(
    paths: Sequence[Path], left_out: Iterable[str], settings: Settings, options: argparse.Namespace
) -> int:
    """Correct the documents (or a copy of the one there is), check them again; the exit status."""
    if options.output is not None and len(paths) != 1:
        raise UsageError("--output goes with --fix and one document")
    checked = {path: _checked(path, example_for(settings, path)) for path in paths}
    first = [_found(one) for one in checked.values()]
    standing = {one.examined.path: one for one in screened(first, settings).screened}
    said: list[Piece] = []
    changed = False
    for path, one in checked.items():
        if isinstance(one, CheckedDocument):
            known = standing[shown(path)]
            target = options.output or path
            made, refused = wanted_corrections(one, known.diagnostics, shown(path))
            said += _said(known, shown(target), made, refused)
            if made or target != path:
                _write(one, target, made)
                example = example_for(settings, path) or one.example.path
                checked[path] = _checked(target, example)
                changed = True
    found = [_found(one) for one in checked.values()]
    if options.reports is not None:
        again = (one for one in checked.values() if isinstance(one, CheckedDocument))
        write_reports({shown(one.path): report_texts(one) for one in again}, options.reports)
    if not changed:
        said = [piece for piece in said if "not corrected: " in piece[0]]
    elif settings.output_format != "full":
        sys.stderr.writelines(text for text, _ in said if "corrected: " in text)
    return finish(found, settings, options, left_out, before=said)


def _checked(path: Path, example: Path | None) -> Checked:
    try:
        return check_document(path, example)
    except REFUSED as error:
        return Failure(shown(path), str(error))


def _found(one: Checked) -> Found:
    return one if isinstance(one, Failure) else examined(one, shown(one.path))


def _write(checked: CheckedDocument, target: Path, made: list[Correction]) -> None:
    """The corrected text, byte for byte what it was elsewhere."""
    mark = BYTE_ORDER_MARK if checked.path.read_bytes().startswith(BYTE_ORDER_MARK) else b""
    write_files({target: mark + corrected(checked.document.text, made).encode()})


def _said(
    known: Screened, target: str, made: Sequence[Correction], refused: Sequence[Refusal]
) -> Iterator[Piece]:
    """What was found, what was corrected, and what could not be."""
    yield from of_one(known)
    for correction in made:
        place = f"{target}:{correction.line}:{correction.column}"
        yield f"{place}: corrected: {correction.old} → {correction.new}\n", ""
    for refusal in refused:
        place = f"{target}:{refusal.line}:{refusal.column}"
        yield f"{place}: not corrected: {refusal.reason}\n", ""

"""One document as a job for a worker: plain arguments go in, plain data comes out.

The mathematics is imported when the job runs, so that a run whose answers are kept does without.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from verify.cache import document_key
from verify.diagnostics.diagnostic import Examined
from verify.document_reports import report_texts
from verify.paths import shown
from verify.workers import Job

REPORTS = "reports"  # in the details: the texts of the reports by their names


class RefusedError(ValueError):
    """A document, or the example file behind it, cannot be used; one line says why."""


def document_job(path: Path, example: Path | None, with_reports: bool = False) -> Job:
    """The job of checking the document at ``path``; ``example`` is what it works out, if known."""
    name = shown(path)
    return Job(
        name,
        examine_document,
        (str(path), None if example is None else str(example), name, with_reports),
        key=partial(document_key, path, example, {"name": name, "reports": with_reports}),
        refuses=(RefusedError,),
        share=0.1,
    )


def examine_document(path: str, example: str | None, name: str, with_reports: bool) -> Examined:
    """What is found in a document, which is called ``name``; RefusedError if it cannot be used."""
    from numeric.example import ExampleError  # imports SymPy, as all of these do
    from verify.binding import BindingError  # as above
    from verify.check import CheckError, check_document  # as above
    from verify.diagnostics.of_document import examined  # as above
    from verify.documents import DocumentError  # as above

    try:
        checked = check_document(Path(path), None if example is None else Path(example))
        found = examined(checked, name)
    except (BindingError, CheckError, DocumentError, ExampleError) as error:
        raise RefusedError(str(error)) from error
    if not with_reports:
        return found
    return replace(found, details={**found.details, REPORTS: report_texts(checked)})

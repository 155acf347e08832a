"""One line for each finding, and one about the run."""

from __future__ import annotations

from verify.diagnostics.formats.common import in_words, line, totals
from verify.diagnostics.screened import Results


def concise(results: Results) -> str:
    lines = [line(diagnostic) for diagnostic in results.diagnostics]
    return "\n".join([*lines, in_words(totals(results)), ""])

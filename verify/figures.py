"""What has to hold for the figures of an example's document: an obligation for each of them.

What a figure is and which of its entries are right is found by :mod:`verify.check`; here it becomes
outcomes.  Nothing that is claimed, or that cannot be bound or read, drops out of the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from derivations.outcome import Checked, Outcome, Refuted, Unknown
from verify.binding import Bound
from verify.check import CheckedDocument
from verify.documents.figure import Cell, Figure
from verify.findings import Finding, first_lines, of_figure
from verify.judged import JudgedEntry
from verify.obligations import Obligation
from verify.overall import NOT_RIGHT, RIGHT
from verify.printed import Missing
from verify.report.check_report import text
from verify.verdict import Verdict

METHOD = "printed digits, rigorous enclosures"
GROUP, SUBJECT = "figures", "document"
DASH = "-"  # how an example file writes a printed dash


def figure_obligations(checked: CheckedDocument) -> Iterator[Obligation]:
    """What has to hold for each figure; what the document gives is not judged, but listed."""
    judged = [
        (place, bound)
        for place, bound in enumerate(checked.binding.bound)
        if bound.reference.name not in checked.given
    ]
    for place, bound in judged:
        yield _obligation(
            f"entries_are_right [{_named(bound)}]",
            f"every printed entry of {bound.reference} (line {bound.figure.line}) follows from "
            "what is given or from the printed values before it",
            partial(_judged, checked, place),
        )
    if not judged:
        yield _undecided("something_is_judged", "a printed figure can be judged", "none can")
    for free in (free for free in checked.binding.free if free.is_error):
        figure = free.figure
        yield _undecided(
            f"can_be_bound [{figure.line}:{figure.column}]",
            f"the figure in line {figure.line} is known to be something",
            f"{place_of(checked, figure)}: {free.reason}",
        )
    for problem in checked.document.problems:
        yield _undecided(
            f"can_be_read [{problem.line}:{problem.column}]",
            f"what stands in line {problem.line} can be read",
            f"{place_of(checked, problem)}: {problem.message}: {problem.advice}",
        )
    for quantity in checked.example.figures:
        yield _obligation(
            f"{quantity}_is_transcribed",
            f"{quantity} in the document is what the example file says is printed",
            partial(_transcribed, checked, quantity),
        )

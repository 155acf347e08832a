"""Explaining a wrong figure: the simplest slip that reproduces what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from verify.judged import Explanation
from verify.slips.case import Case
from verify.slips.digits import last_resorts, misprints
from verify.slips.elsewhere import other_quantities
from verify.slips.evidence import Evidence
from verify.slips.formulas import wrong_formulas
from verify.slips.given import wrong_values
from verify.slips.recalculation import Recalculation
from verify.slips.rounding import rounded_inputs
from verify.slips.rows import moved_within
from verify.slips.runs import wrong_runs
from verify.slips.slip import Slip

# The cheapest first; each gives its slips in the order of their cost.
KINDS: tuple[Callable[[Recalculation], Iterator[Slip]], ...] = (
    misprints,
    moved_within,
    other_quantities,
    wrong_formulas,
    wrong_runs,
    wrong_values,
    rounded_inputs,
    last_resorts,
)


def explain(case: Case) -> Explanation | None:
    """The simplest slip that reproduces every wrong entry and no right one's digits less well.

    One that gives the digits exactly comes before one that only allows them.  None if there is no
    such slip.
    """
    if not case.wrong or not case.wrong <= case.cells.keys():
        return None
    work, possible = Recalculation(case), []
    for kind in KINDS:
        for _, slips in groupby(kind(work), key=lambda slip: slip.cost):
            found = [(slip, slip.evidence(work)) for slip in slips]
            exact = [slip for slip, evidence in found if evidence is Evidence.EXACT]
            if exact:
                return _explanation(exact)
            possible.append([slip for slip, evidence in found if evidence is Evidence.ALLOWED])
    return next((_explanation(slips) for slips in possible if slips), None)


def _explanation(slips: list[Slip]) -> Explanation:
    first, *rest = slips
    others = (slip.name for slip in rest if slip.name != first.name)
    return Explanation(first.name, first.words, tuple(dict.fromkeys(others)))

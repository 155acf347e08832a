"""One verdict out of several bases.

The bases of an entry: from the start; local, with what is wrong before it put right; and as
printed, mistakes before it included.  An entry is right if the start reproduces it, because then it
is the true value, or if the right printed values before it, taken as exact, do: then somebody went
on with rounded numbers.  If those merely allow it while the start forbids it, the digits cannot
tell.  If only the printed values, mistakes included, reproduce it, the mistake was made earlier.
Nothing is called wrong that some basis leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.verdict import Verdict

RIGHT = (Verdict.EXACT, Verdict.CONSISTENT)
NOT_RIGHT = (Verdict.OFF_IN_LAST_PLACE, Verdict.WRONG)

DRIFT = "right from the rounded values before it; from the start other digits come out"
ALLOWED = "the rounded values before it allow it, but neither they nor the start give it"
CARRIED = "carried over: it follows from what is printed before it, which is not right"
NOTHING_LEADS_HERE = "the given values and the printed ones do not lead here"
TOO_WIDE = "what it follows from allows values on both sides"


@dataclass(frozen=True)
class Overall:
    """The verdict on an entry, a reason where there is one to give, and whether it was carried."""

    verdict: Verdict
    reason: str = ""
    carried: bool = False


def overall(start: Verdict | None, local: Verdict | None, as_printed: Verdict | None) -> Overall:
    """One verdict out of three; ``as_printed`` is None where no mistake precedes the entry."""
    if start in RIGHT:
        return Overall(start)
    if local is Verdict.EXACT or (local in RIGHT and start not in NOT_RIGHT):
        return Overall(local, DRIFT if start in NOT_RIGHT else "")
    if local is Verdict.CONSISTENT:
        return Overall(Verdict.UNDECIDED, ALLOWED)
    if as_printed in RIGHT:
        certain = local or start or Verdict.UNDECIDED
        is_open = Verdict.UNDECIDED in (start, local)
        return Overall(Verdict.UNDECIDED if is_open else certain, CARRIED, carried=True)
    if Verdict.UNDECIDED in (start, local):
        return Overall(Verdict.UNDECIDED, TOO_WIDE)
    if local is None:
        return Overall(Verdict.NOT_CHECKED, NOTHING_LEADS_HERE) if start is None else Overall(start)
    if start in NOT_RIGHT and Verdict.OFF_IN_LAST_PLACE in (start, local):
        return Overall(Verdict.OFF_IN_LAST_PLACE)
    return Overall(local)

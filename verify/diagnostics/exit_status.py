"""The exit status of a run, in one place.

    0    something was checked in everything that was looked at, and nothing is to be looked at
    1    there are findings, or something could not be decided (unless that is allowed), or a
         document or function of which nothing was checked
    2    wrong usage, something that could not be read, or nothing found to check at all
    130  interrupted

A note is told and changes nothing.
"""

from __future__ import annotations

from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Screened

HOLDS, DOES_NOT_HOLD, USAGE, INTERRUPTED = 0, 1, 2, 130
NOTHING_CHECKED = "BP107"


def exit_status(results: Results) -> int:
    """The status of a run with these results."""
    if results.failures or not results.screened:
        return USAGE
    if any(counts(results, one) for one in results.diagnostics):
        return DOES_NOT_HOLD
    # Whatever is accepted: a run in which nothing at all was checked does not pass.
    anything = any(one.examined.checked for one in results.screened)
    passes = anything and all(_passes(results, one) for one in results.screened)
    return HOLDS if passes else DOES_NOT_HOLD


def counts(results: Results, diagnostic: Diagnostic) -> bool:
    """Whether a finding makes a run fail."""
    rule = BY_CODE[diagnostic.rule]
    return rule.level != "note" and not (rule.inconclusive and results.allow_inconclusive)


def _passes(results: Results, screened: Screened) -> bool:
    """Whether something was decided in it, and what stayed open was seen and dealt with."""
    examined = screened.examined
    told = any(BY_CODE[diagnostic.rule].inconclusive for diagnostic in examined.diagnostics)
    decided = examined.conclusive or told or results.allow_inconclusive
    return decided and not is_unchecked(screened)


def is_unchecked(screened: Screened) -> bool:
    """Whether nothing of it was checked, and nobody has accepted that in so many words."""
    accepted = {suppressed.diagnostic.rule for suppressed in screened.suppressed}
    if screened.examined.checked:
        return False
    # Of a document it is a finding of its own; of a function any finding says why.
    return NOTHING_CHECKED not in accepted if screened.examined.kind == "document" else not accepted

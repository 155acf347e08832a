"""Verdicts: what can be said about a printed number, and what each verdict claims and needs.

The inputs of a printed result were rounded too, so a result is judged against all values that it
can take while each input stays in its own interval; see :func:`judge`.  Every comparison is between
exact rationals: the ends of a ball are dyadic, the ends of a printed interval are decimal.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from flint import arb

from numeric.interval import Interval, enclose
from verify.printed import Number


class Verdict(Enum):
    """What can be said about a printed number."""

    EXACT = "exact"
    CONSISTENT = "consistent"
    OFF_IN_LAST_PLACE = "off in the last place"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    NOT_CHECKED = "not checked"


def judge(
    printed: Number,
    exact: arb | Fraction | None,
    enclosure: arb | Fraction,
    samples: tuple[arb, ...] = (),
    *,
    connected: bool = False,
) -> Verdict:
    """The verdict on one printed number.

    The *reachable* values are those that the result takes while each printed input ranges over its
    interval.  Of them we know
      - ``enclosure``: a ball that contains all reachable values, and possibly others;
      - ``exact``: the value at the printed inputs themselves, a ball around it, or the rational;
      - ``samples``: balls, each around the value at some admissible choice of the inputs;
      - ``connected``: the inputs range over a box and the result is continuous on all of it, so
        the reachable values have no gap (not so across a jump, such as the derivative of ReLU).

    Let I be the interval of the printed digits.  The verdicts claim, and need, the following.
      - EXACT: the value at the printed inputs lies in I.  It lies in ``exact`` and in
        ``enclosure``, so it is enough that their intersection does.  If that ball straddles an
        end of I, nothing is claimed about it (so a tie needs a rational to be called exact).
      - CONSISTENT: some reachable value lies in I.  An enclosure that overlaps I does not show
        that, for it is wider than the reachable values; an enclosure inside I does, and so does
        one known reachable value certainly inside I.  Where the reachable values have no gap,
        two are enough of which one certainly does not lie above I and the other certainly not
        below: either one of them is in I, or they lie on its two sides and the intermediate value
        theorem gives one between.
      - OFF_IN_LAST_PLACE: ``enclosure`` and I are disjoint, so no reachable value rounds to the
        digits; but some reachable value lies, by the same argument, within one and a half units,
        so it rounds to a neighbour of the printed digits.  Truncation moves a number by less
        than a unit and rounding twice by less than 0.56, so both are among these.
      - WRONG: ``enclosure`` and I are disjoint, and it is not known to be that near.
      - UNDECIDED: everything else.

    ValueError if ``exact`` or a sample is disjoint from ``enclosure``: then one of them is not what
    it should be, and any verdict would be void.
    """
    reach = enclose(enclosure)
    known = [enclose(point) for point in samples]
    if exact is not None:
        known.insert(0, enclose(exact))
    for point in known:
        if not point.meets(reach):
            raise ValueError(f"a reachable value lies outside the enclosure {enclosure}")
    known = [Interval(max(p.low, reach.low), min(p.high, reach.high)) for p in known]

    target = Interval(*printed.interval())
    if exact is not None and known[0].inside(target):
        return Verdict.EXACT
    if reach.inside(target) or _certainly_hits(target, known, connected):
        return Verdict.CONSISTENT
    if reach.meets(target):
        return Verdict.UNDECIDED
    margin = 3 * printed.half_unit
    neighbours = Interval(printed.value - margin, printed.value + margin)
    if reach.inside(neighbours) or _certainly_hits(neighbours, known, connected):
        return Verdict.OFF_IN_LAST_PLACE
    return Verdict.WRONG


def _certainly_hits(target: Interval, known: list[Interval], connected: bool) -> bool:
    """Whether a reachable value certainly lies in ``target``; each of ``known`` contains one."""
    if any(point.inside(target) for point in known):
        return True
    not_above = any(point.high <= target.high for point in known)
    not_below = any(point.low >= target.low for point in known)
    return connected and not_above and not_below

"""What a judgement is: verdicts on printed entries, each with its bases and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import arb

from verify.binding import Bound, BoundCell
from verify.verdict import Verdict


@dataclass(frozen=True)
class Explanation:
    """A slip that reproduces the printed digits; ``others`` are equally simple and do so too."""

    slip: str
    words: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class JudgedEntry:
    """One printed entry.

    ``from_start`` and ``local`` are None where that basis says nothing: the given values do not
    lead there, or nothing printed stands in between.  ``value`` is the right value as far as it is
    known: from the start, else ``local_value``, which comes out when the printed values before are
    taken as exact.  ``enclosure`` is what the printed
    values before allow.  ``sources`` are the printed tensors that ``local`` rests on.  A mistake
    that was ``carried`` here was made earlier.
    """

    cell: BoundCell
    from_start: Verdict | None
    local: Verdict | None
    verdict: Verdict
    value: arb | Fraction | None
    local_value: arb | Fraction | None
    enclosure: arb | Fraction | None
    sources: tuple[str, ...]
    reason: str
    carried: bool


@dataclass(frozen=True)
class JudgedFigure:
    """All entries of one printed figure.

    ``revealed`` is the size from which an error certainly shows: the least and the largest over
    the entries, None where there is nothing to show it.
    """

    bound: Bound
    entries: tuple[JudgedEntry, ...]
    explanation: Explanation | None
    revealed: tuple[Fraction, Fraction] | None

"""What became of a claim, with its strength.  There is no bool: an Unknown is never a pass."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proved:
    """It holds for all shapes and all values, under the named side conditions.

    ``too_strong`` are claims that ask for a little more and were found not to hold: they show that
    the statement is not empty.
    """

    method: str
    conditions: tuple[str, ...] = ()
    too_strong: tuple[str, ...] = ()

    holds = True


@dataclass(frozen=True)
class Checked:
    """It holds at these sizes, to this precision."""

    method: str
    where: str

    holds = True


@dataclass(frozen=True)
class Refuted:
    """It does not hold; the witness shows where and by how much."""

    method: str
    witness: str

    holds = False


@dataclass(frozen=True)
class Unknown:
    """It could not be decided."""

    method: str
    reason: str

    holds = False


Outcome = Proved | Checked | Refuted | Unknown

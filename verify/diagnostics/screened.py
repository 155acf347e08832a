"""What is left to look at of a run: findings that stand, findings set aside, and what failed.

This is what every output format shows, and what decides the exit status.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verify.diagnostics.diagnostic import Diagnostic, Examined

Where = Literal["inSource", "external"]


@dataclass(frozen=True)
class Suppressed:
    """A finding that is known and accepted: by a comment in the source, or by a baseline file."""

    diagnostic: Diagnostic
    where: Where
    justification: str = ""


@dataclass(frozen=True)
class Screened:
    """A document or function after rules were selected and known findings set aside.

    ``diagnostics`` stand, in the order of their places.  ``examined`` is what it was before.
    """

    examined: Examined
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True)
class Failure:
    """A document or function that could not be looked at: one line that says why."""

    path: str
    message: str


@dataclass(frozen=True)
class Results:
    """A whole run, in the order in which the targets were named.

    ``left_out`` are documents in a folder of which nothing says what they work out.  ``general``
    are findings about the run itself, such as an entry of the baseline that is found no more.
    """

    screened: tuple[Screened, ...]
    failures: tuple[Failure, ...] = ()
    general: tuple[Diagnostic, ...] = ()
    left_out: tuple[str, ...] = ()
    allow_inconclusive: bool = False

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings that stand."""
        standing = (one for screened in self.screened for one in screened.diagnostics)
        return (*standing, *self.general)

    @property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """All findings that were set aside."""
        return tuple(one for screened in self.screened for one in screened.suppressed)

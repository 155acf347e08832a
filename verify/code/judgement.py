"""What a judgement of a function is: a verdict on each gradient, and what else was noticed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What can be said about a gradient, or about a forward pass."""

    RIGHT = "right"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    NOT_FINITE = "not finite"
    WRONG_SHAPE = "wrong shape"


@dataclass(frozen=True)
class JudgedGradient:
    """One gradient: its verdict, and the numbers behind it.

    ``relative`` is the largest difference over the largest right entry; ``entry`` the worst entry
    with what was ``found`` there and what is ``right``.  ``basis`` says against what it was judged,
    ``missed`` the chance that an error of a hundredth was missed by the differences of the own
    forward, ``measured`` what the gradient and those differences say along the direction on which
    they differ most (None where there are none).
    """

    name: str
    verdict: Verdict
    basis: str
    relative: float = 0.0
    entry: tuple[int, ...] = ()
    found: float | None = None
    right: float | None = None
    is_zero: bool = False
    problem: str = ""
    missed: float | None = None
    measured: tuple[float, float] | None = None


@dataclass(frozen=True)
class NamedSlip:
    """A slip in words, the gradients that it explains, and the mathematics, right and wrong."""

    about: tuple[str, ...]
    name: str
    words: str
    lines: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """Something noticed that a rule is about: the rule's code, what is said, and details."""

    rule: str
    message: str
    notes: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class Judgement:
    """Everything that is known about one function.

    ``region`` has first and last line and column, ``called`` how it was called in lines for people,
    ``loaded`` the files outside of installed packages that its code came from.
    """

    title: str
    as_: str
    file: str
    region: tuple[int, int, int, int]
    called: tuple[str, ...] = ()
    gradients: tuple[JudgedGradient, ...] = ()
    forward: Verdict | None = None
    forward_slip: NamedSlip | None = None
    slips: tuple[NamedSlip, ...] = ()
    notes: tuple[Note, ...] = ()
    trials: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    not_judged: tuple[str, ...] = ()
    conclusive: bool = True
    derivation: str = ""
    loaded: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether something was judged, all of it is right, and nothing else was noticed."""
        right = all(g.verdict is Verdict.RIGHT for g in self.gradients)
        return (
            bool(self.gradients)
            and right
            and not self.notes
            and self.forward
            in (
                Verdict.RIGHT,
                None,
            )
        )

"""All theorems that z3 proves about a network, as a list that can be shown before any is proved."""

from __future__ import annotations

from typing import Protocol

from derivations.gpt2 import Gpt2, gpt2
from derivations.outcome import Outcome
from verify.smt.gpt2_patterns import zero_patterns
from verify.smt.shapes import shape_theorems
from verify.smt.solver import LIMIT_MS


class Theorem(Protocol):
    """A named statement; ``about`` says which tensor or part of the network it is about."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def statement(self) -> str: ...
    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        """Decide it, with at most ``limit_ms`` milliseconds for each question to the solver."""
        ...


def theorems(choices: Gpt2) -> tuple[Theorem, ...]:
    """Zero patterns for any number of blocks, and the shapes of the network of the choices."""
    return (*zero_patterns(choices), *shape_theorems(gpt2(choices)))

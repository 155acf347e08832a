"""All theorems that z3 proves about a network, as a list that can be shown before any is proved."""

from __future__ import annotations

from functools import lru_cache

from derivations.gpt2 import Gpt2, gpt2
from verify.smt.patterns.gpt2 import zero_patterns
from verify.smt.program_shapes import program_theorems
from verify.smt.shapes import shape_theorems
from verify.smt.theorem import Theorem


@lru_cache(maxsize=8)
def theorems(choices: Gpt2) -> tuple[Theorem, ...]:
    """Zero patterns for any number of blocks, shapes of the network, and of all array programs."""
    return (
        *zero_patterns(choices),
        *shape_theorems(gpt2(choices)),
        *program_theorems(choices),
    )

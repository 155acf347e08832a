"""Where GPT-2's gradients are exactly 0: the theorems, for every size and any number of blocks."""

from __future__ import annotations

from derivations.gpt2 import Gpt2
from verify.smt.patterns.attention import attention_patterns
from verify.smt.patterns.logits import logit_patterns, no_target_anywhere
from verify.smt.patterns.masks import FULL
from verify.smt.patterns.pieces import Pieces
from verify.smt.patterns.stream import stream_patterns
from verify.smt.patterns.tables import table_patterns
from verify.smt.patterns.units import unit_patterns
from verify.smt.zero_pattern import ZeroPattern


def zero_patterns(choices: Gpt2) -> tuple[ZeroPattern, ...]:
    """All theorems about zeros of the network that the choices make; their depth plays no role."""
    pieces = Pieces(choices)
    return (
        *logit_patterns(pieces.behind(FULL)),
        *attention_patterns(choices.attention),
        *stream_patterns(pieces),
        *table_patterns(pieces),
        *unit_patterns(),
        no_target_anywhere(pieces.front(FULL), pieces.ends, "outside the blocks"),
        no_target_anywhere(pieces.block(FULL), pieces.blocks, "in each block"),
    )

"""Rows of gradients that are 0 under a kind of mask, through any number of blocks.

For each kind: the residual stream behind the blocks, in front of each, and before all of them.  For
the causal mask, which most networks have, also every value that a block computes for each position.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Ne

from derivations.notation import Equation, d
from derivations.sublayers.softmax_cross_entropy import has_target
from verify.smt.patterns.hypotheses import TO_ITSELF, TO_THE_FIRST, later, not_the_first
from verify.smt.patterns.mask import Mask
from verify.smt.patterns.masks import CAUSAL_MASK, MASKS
from verify.smt.patterns.pieces import Pieces, activation_gradients, rows
from verify.smt.support import Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern


def stream_patterns(pieces: Pieces) -> Iterator[ZeroPattern]:
    stream = d(pieces.stream).name
    for mask in MASKS:
        every_value = mask is CAUSAL_MASK
        behind, block, front = pieces.behind(mask), pieces.block(mask), pieces.front(mask)
        for equation in pieces.gradients_behind():
            if every_value or equation.name == stream:
                yield _behind(mask, behind, equation)
        for equation in activation_gradients(pieces.blocks):
            if every_value or equation.name == stream:
                yield _in_block(mask, block, equation, is_stream=equation.name == stream)
        for equation in pieces.gradients_in_front():
            yield _before(mask, front, equation)


def _behind(mask: Mask, piece: Support, equation: Equation) -> ZeroPattern:
    """What holds behind the last block: there the induction starts."""
    row = rows(equation)[0]
    silence = mask.silence_behind or mask.silence
    silent = Hypothesis(silence, mask.behind(row))
    entry = (equation.left,)
    others = Hypothesis("", (has_target[later], Ne(later, row)))
    enough = f"it is enough that no position but {row} has a target"
    unfounded = [
        Claim(f"it holds even if not: {hypothesis.words}", piece, entry, (silent,))
        for hypothesis in mask.base
    ]
    return ZeroPattern(
        mask.theorem,
        f"{equation.name}, behind the blocks",
        Claim(f"{_based(mask)}{_words(equation, silence)}", piece, entry, (*mask.base, silent)),
        (Claim(enough, piece, entry, (*mask.base, others)), *unfounded),
    )


def _in_block(mask: Mask, piece: Support, equation: Equation, *, is_stream: bool) -> ZeroPattern:
    """What holds in front of a block, and inside it, if it holds behind it."""
    row = rows(equation)[0]
    entry = (equation.left,)
    sane = (*mask.hypotheses, TO_ITSELF, TO_THE_FIRST, not_the_first(row))
    too_weak = [
        Claim(
            f"it is enough that, for position {row}, {weaker.words}",
            piece,
            entry,
            (*weaker.mask, TO_ITSELF, Hypothesis("", weaker.silent(row))),
        )
        for weaker in mask.too_weak
    ]
    words = f"{mask.under}, {_based(mask)}{_words(equation, mask.silence)}"
    words = f"{words}, for any number of blocks"
    silent = Hypothesis(mask.silence, mask.in_front(row))
    return ZeroPattern(
        mask.theorem,
        f"{equation.name}, in each block",
        Claim(words, piece, entry, (*mask.hypotheses, silent)),
        (_own(piece, equation, sane), *(too_weak if is_stream else ())),
    )


def _before(mask: Mask, piece: Support, equation: Equation) -> ZeroPattern:
    """What then holds before the first block."""
    silence = mask.silence_behind or mask.silence
    words = f"{mask.under}, {_based(mask)}{_words(equation, silence)}, for any number of blocks"
    silent = Hypothesis(silence, mask.behind(rows(equation)[0]))
    return ZeroPattern(
        mask.theorem,
        f"{equation.name}, before the blocks",
        Claim(words, piece, (equation.left,), (silent,)),
        (_own(piece, equation, ()),),
    )


def _based(mask: Mask) -> str:
    """What has to hold behind the last block, said in front of what follows from it."""
    return f"where {' and '.join(h.words for h in mask.base)}, " if mask.base else ""


def _own(piece: Support, equation: Equation, sane: tuple[Hypothesis, ...]) -> Claim:
    row = rows(equation)[0]
    words = f"it is enough that position {row} has no target"
    return Claim(words, piece, (equation.left,), (*sane, Hypothesis("", (has_target[row],))))


def _words(equation: Equation, silence: str) -> str:
    return f"row {rows(equation)[0]} of {equation.name} is 0 if, for that position, {silence}"

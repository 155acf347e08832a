"""What a kind of attention mask is: data for an induction over any number of blocks.

A kind carries one statement through the network, from the loss towards the tokens: the gradient
of the residual stream is 0 at a position unless ``behind`` holds there.

* *Base*: behind the last block that is so, under ``base``.
* *Step*: if it is so behind a block, and the mask is of this kind (``hypotheses``), then in front
  of the block the gradient is 0 unless ``in_front`` holds.

For most kinds ``in_front`` is ``behind`` again.  A sliding window reaches ``width`` − 1 positions
further with each block, and an arbitrary mask goes on from ``reaches`` to ``reaches_in_front``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sympy import Idx

from derivations.notation import Tensor, zero_one
from derivations.sublayers.symbols import T
from verify.smt.support import Condition
from verify.smt.zero_pattern import Hypothesis

# Conditions at a position; an index other than the position's means "for some".
Reach: TypeAlias = Callable[[Idx], tuple[Condition, ...]]

arrives = zero_one("arrives", T)  # where a gradient comes to the output of attention alone


@dataclass(frozen=True)
class Weaker:
    """Hypotheses from which the conclusion does not follow: about the mask, and at the row."""

    words: str
    mask: tuple[Hypothesis, ...]
    silent: Reach


@dataclass(frozen=True)
class Alone:
    """What the mask does to attention on its own: dX is 0 where none of the reasons holds."""

    theorem: str
    under: str
    silence: str
    reasons: tuple[Reach, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    too_weak: tuple[Weaker, ...] = ()


@dataclass(frozen=True)
class Mask:
    """A kind of mask, said in words in ``under``.

    ``silence`` puts in words that ``in_front`` does not hold at a position, ``silence_behind`` that
    ``behind`` does not, where these differ.
    """

    theorem: str
    under: str
    silence: str
    behind: Reach
    in_front: Reach
    hypotheses: tuple[Hypothesis, ...] = ()
    base: tuple[Hypothesis, ...] = ()
    data: tuple[Tensor, ...] = ()
    too_weak: tuple[Weaker, ...] = ()
    alone: Alone | None = None
    silence_behind: str = ""

    @property
    def assumed(self) -> str:
        """All that the induction assumes, in words: of each block's mask, and behind the blocks."""
        words = (hypothesis.words for hypothesis in (*self.hypotheses, *self.base))
        return "; ".join((self.under, *words))

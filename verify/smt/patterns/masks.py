"""The kinds of attention masks that people use, each with what a gradient cannot cross under it.

Padding is given as ``real[t]``, packed sequences as ``document[t]``, a window as its ``width``
(position s is seen by the queries s, s + 1, …, s + width − 1), a prefix as its length.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sympy import Eq, Ge, Gt, Idx, Le, Lt, Max, Ne

from derivations.notation import Kind, Tensor, ids, zero_one
from derivations.sublayers.attention import M
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import T
from verify.smt.patterns.hypotheses import CAUSAL, key, later, query
from verify.smt.patterns.mask import Alone, Mask, Reach, Weaker, arrives
from verify.smt.support import Condition
from verify.smt.zero_pattern import Hypothesis

# How the position ``later`` stands to a row.
Relation: TypeAlias = Callable[[Idx], Condition]

real = zero_one("real", T)
document = ids("document", T, below=T)
width, span, prefix = (Tensor(name, (), Kind.INDEX) for name in ("width", "span", "prefix"))
reaches, reaches_in_front = zero_one("reaches", T, T), zero_one("reaches_in_front", T, T)


def some(of: Tensor, *relations: Relation) -> Reach:
    """For some position ``of`` is 1, and it stands in all the relations to the row."""
    return lambda row: (of[later], *(relation(row) for relation in relations))


def not_before(row: Idx) -> Condition:
    return Ge(later, row)


def after(row: Idx) -> Condition:
    return Gt(later, row)


def itself(row: Idx) -> Condition:
    return Eq(later, row)


def in_its_document(row: Idx) -> Condition:
    return Eq(document[later], document[row])


def in_span(row: Idx) -> Condition:
    return Le(later, row + span[()])


def in_window(row: Idx) -> Condition:
    return Lt(later, row + width[()])


def in_widened_span(row: Idx) -> Condition:
    return Lt(later, row + span[()] + width[()])


def in_narrower_span(row: Idx) -> Condition:
    return Lt(later + 1, row + span[()] + width[()])


def past_the_prefix(row: Idx) -> Condition:
    """It comes later, or the row is in the prefix."""
    return Lt(row, Max(later + 1, prefix[()]))


def attending(row: Idx) -> Condition:
    return M[later, row]


def attended(row: Idx) -> Condition:
    return M[row, later]


def reached(row: Idx) -> Condition:
    return reaches[row, later]


def reached_in_front(row: Idx) -> Condition:
    return reaches_in_front[row, later]


def is_real(row: Idx) -> tuple[Condition, ...]:
    return (real[row],)


FULL = Mask(
    theorem="gradient_is_zero_without_any_target",
    under="under any mask",
    silence="no position has a target (whatever the mask)",
    behind=some(has_target),
    in_front=some(has_target),
    too_weak=(Weaker("no position from there on has a target", (), some(has_target, not_before)),),
)

CAUSAL_MASK = Mask(
    theorem="last_rows_without_later_targets_have_zero_gradient",
    under="under a causal mask",
    silence="no position from there on has a target",
    hypotheses=(CAUSAL,),
    behind=some(has_target, not_before),
    in_front=some(has_target, not_before),
    too_weak=(
        Weaker("no position after it has a target", (CAUSAL,), some(has_target, after)),
        Weaker("the same, under any mask", (), some(has_target, not_before)),
    ),
    alone=Alone(
        "causal_attention_ignores_later_positions",
        "under a causal mask",
        "no gradient arrives at it or at a later position",
        (some(arrives, not_before),),
        (CAUSAL,),
        (
            Weaker("none arrives at a later position", (CAUSAL,), some(arrives, after)),
            Weaker("the same, under any mask", (), some(arrives, not_before)),
        ),
    ),
)

PADDING_MASK = Hypothesis(
    "no position attends to padding, except padding to itself",
    (M[query, key], Eq(real[key], 0), Ne(query, key)),
)
PADDING_HAS_NO_TARGET = Hypothesis("padding has no target", (has_target[later], Eq(real[later], 0)))
ON_THE_LEFT = Hypothesis("padding is on the left", (real[query], Eq(real[key], 0), Gt(key, query)))
ON_THE_RIGHT = Hypothesis(
    "padding is on the right", (real[key], Eq(real[query], 0), Gt(key, query))
)

PADDING = Mask(
    theorem="padding_has_zero_gradient",
    under="under a mask that hides padding",
    silence="it is padding, on whichever side",
    hypotheses=(PADDING_MASK,),
    base=(PADDING_HAS_NO_TARGET,),
    behind=is_real,
    in_front=is_real,
    data=(real,),
    too_weak=(
        Weaker("it is padding on the left of a causal mask", (CAUSAL, ON_THE_LEFT), is_real),
        Weaker("it is padding on the right, without a mask", (ON_THE_RIGHT,), is_real),
    ),
    alone=Alone(
        "attention_ignores_padding",
        "under a mask that hides padding",
        "it is padding, and no gradient arrives there",
        (is_real, some(arrives, itself)),
        (PADDING_MASK,),
        (Weaker("it is padding", (PADDING_MASK,), is_real),),
    ),
)

RIGHT_PADDING = Mask(
    theorem="right_padding_has_zero_gradient_under_a_causal_mask_alone",
    under="under a causal mask",
    silence="it is padding on the right",
    hypotheses=(CAUSAL, ON_THE_RIGHT),
    base=(PADDING_HAS_NO_TARGET,),
    behind=is_real,
    in_front=is_real,
    data=(real,),
    too_weak=(Weaker("it is padding on the left", (CAUSAL, ON_THE_LEFT), is_real),),
)

BLOCK_DIAGONAL = Hypothesis(
    "no position attends to another document",
    (M[query, key], Ne(document[query], document[key])),
)

PACKED = Mask(
    theorem="packed_documents_exchange_no_gradient",
    under="under a block-diagonal causal mask",
    silence="no position of its document from there on has a target",
    hypotheses=(CAUSAL, BLOCK_DIAGONAL),
    behind=some(has_target, not_before, in_its_document),
    in_front=some(has_target, not_before, in_its_document),
    data=(document,),
    too_weak=(
        Weaker(
            "no later position of its document has a target",
            (CAUSAL, BLOCK_DIAGONAL),
            some(has_target, after, in_its_document),
        ),
        Weaker(
            "the same, under a causal mask that is not block-diagonal",
            (CAUSAL,),
            some(has_target, not_before, in_its_document),
        ),
    ),
    alone=Alone(
        "packed_attention_ignores_other_documents",
        "under a block-diagonal causal mask",
        "no gradient arrives at it or later in its document",
        (some(arrives, not_before, in_its_document),),
        (CAUSAL, BLOCK_DIAGONAL),
        (
            Weaker(
                "the same, under a causal mask that is not block-diagonal",
                (CAUSAL,),
                some(arrives, not_before, in_its_document),
            ),
        ),
    ),
)

WITHIN_WINDOW = (
    CAUSAL,
    Hypothesis(
        "no query attends to a key that lies width positions or more before it",
        (M[query, key], Ge(query, key + width[()])),
    ),
)
WINDOW = (*WITHIN_WINDOW, Hypothesis("the width is at least 1", (Lt(width[()], 1),)))

SLIDING_WINDOW = Mask(
    theorem="each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1",
    under="under a causal mask with a sliding window",
    silence="no position from there to span + width − 1 further on has a target, where span is "
    "that reach behind the block",
    silence_behind="no position from there to span further on has a target",
    hypotheses=WINDOW,
    base=(Hypothesis("behind the last block the span is 0", (Ne(span[()], 0),)),),
    behind=some(has_target, not_before, in_span),
    in_front=some(has_target, not_before, in_widened_span),
    data=(width, span),
    too_weak=(
        Weaker(
            "the reach grows by width − 2 only",
            WINDOW,
            some(has_target, not_before, in_narrower_span),
        ),
        Weaker(
            "one window is enough at any depth", WINDOW, some(has_target, not_before, in_window)
        ),
    ),
    alone=Alone(
        "sliding_window_attention_ignores_positions_outside_the_window",
        "under a causal mask with a sliding window",
        "no gradient arrives at it or at the width − 1 positions that follow",
        (some(arrives, not_before, in_window),),
        WITHIN_WINDOW,
        (Weaker("the same, under a causal mask", (CAUSAL,), some(arrives, not_before, in_window)),),
    ),
)

PREFIX = Hypothesis(
    "keys that come later than the query are in the prefix",
    (M[query, key], Gt(key, query), Ge(key, prefix[()])),
)

PREFIX_LM = Mask(
    theorem="prefix_lm_gradient_behind_the_prefix_needs_a_later_target",
    under="under a mask that is causal behind a prefix",
    silence="no position has a target that comes from there on; for a position in the prefix, "
    "if none has a target at all",
    hypotheses=(PREFIX,),
    behind=some(has_target, past_the_prefix),
    in_front=some(has_target, past_the_prefix),
    data=(prefix,),
    too_weak=(
        Weaker(
            "no position from there on has a target, in the prefix or not",
            (PREFIX,),
            some(has_target, not_before),
        ),
    ),
    alone=Alone(
        "prefix_lm_attention_ignores_later_positions_behind_the_prefix",
        "under a mask that is causal behind a prefix",
        "no gradient arrives at it or at a later position; in the prefix, if none arrives at all",
        (some(arrives, past_the_prefix),),
        (PREFIX,),
        (Weaker("the same in the prefix", (PREFIX,), some(arrives, not_before)),),
    ),
)

KEEPS = Hypothesis(
    "what is reached behind the block is reached in front of it",
    (reaches[key, later], Eq(reaches_in_front[key, later], 0)),
)
GOES_ON = Hypothesis(
    "so is what a query that attends to the position reaches behind the block",
    (M[query, key], reaches[query, later], Eq(reaches_in_front[key, later], 0)),
)

REACHES_ITSELF = Hypothesis(
    "behind the last block each position reaches itself", (Eq(reaches[key, key], 0),)
)

GIVEN_MASK = Mask(
    theorem="gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks",
    under="under any given 0/1 mask",
    silence="no position that it reaches has a target: it reaches itself and, with each block, "
    "what the positions reach that attend to it",
    hypotheses=(KEEPS, GOES_ON),
    base=(
        Hypothesis(
            "behind the last block each position reaches itself", (Eq(reaches[key, key], 0),)
        ),
    ),
    behind=some(has_target, reached),
    in_front=some(has_target, reached_in_front),
    data=(reaches, reaches_in_front),
    too_weak=(
        Weaker("the block itself adds nothing", (KEEPS,), some(has_target, reached_in_front)),
        Weaker(
            "the block's mask need not be followed by later ones",
            (KEEPS, Hypothesis("", (M[query, key], Eq(reaches_in_front[key, query], 0)))),
            some(has_target, reached_in_front),
        ),
    ),
    alone=Alone(
        "attention_ignores_positions_that_do_not_attend",
        "under any given 0/1 mask",
        "no gradient arrives at it or at a position that attends to it",
        (some(arrives, itself), some(arrives, attending)),
        (),
        (
            Weaker(
                "none arrives at a position that it attends to",
                (),
                some(arrives, attended),
            ),
        ),
    ),
)

MASKS = (
    FULL,
    CAUSAL_MASK,
    PADDING,
    RIGHT_PADDING,
    PACKED,
    SLIDING_WINDOW,
    PREFIX_LM,
    GIVEN_MASK,
)

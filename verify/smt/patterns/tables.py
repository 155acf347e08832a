"""Rows of the tables: token embeddings and learned positions, under a causal or a given mask.

A tied embedding adds up two shares; the theorems are about the one that the lookup adds.  What the
logit projection adds to a row is 0 only if there is no target at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Eq, Expr, Ge, Lt, Ne

from derivations.gpt2 import Gpt2
from derivations.notation import d
from derivations.sublayers.embedding import E, x
from derivations.sublayers.positional import W_P, position
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import T, i, place, v
from verify.smt.patterns.hypotheses import holder
from verify.smt.patterns.mask import Mask
from verify.smt.patterns.masks import CAUSAL_MASK, FULL, GIVEN_MASK
from verify.smt.patterns.pieces import Pieces
from verify.smt.support import Condition, Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern

KINDS = (
    (CAUSAL_MASK, "zero_without_later_targets", "at or after {one} has a target"),
    (GIVEN_MASK, "zero_without_reachable_targets", "that is reached from {one} has a target"),
)


def table_patterns(pieces: Pieces) -> Iterator[ZeroPattern]:
    for mask, ending, words in KINDS:
        front = pieces.front(mask)
        yield _embedding_row(front, pieces.choices, mask, ending, words)
        if pieces.choices.positions == "learned":
            yield _position_row(front, mask, ending, words)
    front = pieces.front(FULL)
    yield _unused_token(front, pieces.choices)
    if pieces.choices.positions == "learned":
        yield from _unused_positions(front)


def _embedding_row(
    front: Support, choices: Gpt2, mask: Mask, ending: str, words: str
) -> ZeroPattern:
    prefix, what, row = _embedding(front, choices)
    holds_v = Eq(x[holder], v)
    silent = Hypothesis(
        f"no position {words.format(one='one that holds token v')}",
        (holds_v, *mask.behind(holder)),
    )
    return ZeroPattern(
        f"{prefix}_{ending}",
        _table(choices),
        Claim(f"{mask.under}, {what} is 0 if {silent.words}", front, row, (silent,)),
        (
            Claim(
                "it is enough that the positions that hold v have no target themselves",
                front,
                row,
                (Hypothesis("", (holds_v, has_target[holder])),),
            ),
            *_whole_tied_row(front, choices, silent),
        ),
    )


def _unused_token(front: Support, choices: Gpt2) -> ZeroPattern:
    prefix, what, row = _embedding(front, choices)
    unused = Hypothesis("no position holds token v", (Eq(x[holder], v),))
    return ZeroPattern(
        f"{prefix}_zero_for_unused_tokens",
        _table(choices),
        Claim(f"{FULL.under}, {what} is 0 if {unused.words}", front, row, (unused,)),
        (
            Claim(
                "it is enough that v is nowhere but at the first position",
                front,
                row,
                (Hypothesis("", (Eq(x[holder], v), Ge(holder, 1))),),
            ),
            *_whole_tied_row(front, choices, unused),
        ),
    )


def _whole_tied_row(front: Support, choices: Gpt2, silent: Hypothesis) -> Iterator[Claim]:
    if choices.tied:
        whole = (front.tensors[d(E).name][v, i],)
        yield Claim("so is the whole tied gradient", front, whole, (silent,))


def _position_row(front: Support, mask: Mask, ending: str, words: str) -> ZeroPattern:
    uses = Eq(position[holder], place)
    return _positions(
        front,
        f"positional_row_{ending}",
        mask.under,
        f"no position {words.format(one='one that uses the row')}",
        (uses, *mask.behind(holder)),
        "it is enough that the positions that use it have no target themselves",
        (uses, has_target[holder]),
    )


def _unused_positions(front: Support) -> Iterator[ZeroPattern]:
    uses = Eq(position[holder], place)
    yield _positions(
        front,
        "unused_positional_row_zero",
        FULL.under,
        "no position uses the row",
        (uses,),
        "it is enough that none but the first position uses it",
        (uses, Ge(holder, 1)),
    )
    yield _positions(
        front,
        "positional_rows_past_the_sequence_are_zero",
        FULL.under,
        "it is row T or a later one",
        (Lt(place, T),),
        "it is enough that it is row T − 1 or a later one",
        (Lt(place + 1, T),),
        (Hypothesis("position t uses row t", (Ne(position[holder], holder),)),),
    )


def _positions(
    front: Support,
    name: str,
    under: str,
    words: str,
    never: tuple[Condition, ...],
    weaker_words: str,
    weaker: tuple[Condition, ...],
    given: tuple[Hypothesis, ...] = (),
) -> ZeroPattern:
    row = (d(W_P)[place, i],)
    silent = Hypothesis(words, never)
    return ZeroPattern(
        name,
        d(W_P).name,
        Claim(f"{under}, a row of dW_P is 0 if {words}", front, row, (*given, silent)),
        (Claim(weaker_words, front, row, (*given, Hypothesis("", weaker))),),
    )


def _embedding(front: Support, choices: Gpt2) -> tuple[str, str, tuple[Expr, ...]]:
    """What the theorems about row v are called and say, and the row's entries."""
    row = (front.tensors[_table(choices)][v, i],)
    if choices.tied:
        return "tied_embedding_lookup_share", "the lookup's share of row v of dE", row
    return "untied_embedding_row", "row v of dE", row


def _table(choices: Gpt2) -> str:
    return d(E).name + ("@embedding" if choices.tied else "")

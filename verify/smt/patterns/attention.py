"""Attention: scores and weights outside the mask, and what each kind of mask hides from what."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Le, Lt

from derivations.notation import d
from derivations.sublayer import Sublayer
from derivations.sublayers.attention import A, M, X, Y, scores
from derivations.sublayers.symbols import head, i, s, t
from numeric.differences import alone
from verify.smt.patterns.hypotheses import (
    CAUSAL,
    TO_ITSELF,
    TO_THE_FIRST,
    not_the_first,
)
from verify.smt.patterns.mask import Alone, arrives
from verify.smt.patterns.masks import MASKS
from verify.smt.support import Lemma, Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern

ARRIVES = Lemma(f"row t of {d(Y).name} is 0 where no gradient arrives", d(Y)[t, i], (arrives[t],))


def attention_patterns(page: Sublayer) -> Iterator[ZeroPattern]:
    """The page of attention alone, whatever network it stands in."""
    free = Support(alone(page))
    yield from _outside_mask(free)
    yield from _above_the_diagonal(free)
    for mask in MASKS:
        if mask.alone is not None:
            piece = Support(alone(page), [ARRIVES], data=(arrives, *mask.data))
            yield _alone(piece, mask.alone)


def _outside_mask(piece: Support) -> Iterator[ZeroPattern]:
    outside = Hypothesis("query t may not attend to key s", (M[t, s],))
    for name, what, tensor in (
        ("attention_weights_zero_outside_mask", "the attention weight", A),
        ("scores_gradient_zero_outside_mask", "the gradient of the score", d(scores)),
    ):
        entry = (tensor[head, t, s],)
        transposed = Claim(
            "it is 0 where key s may not attend to query t",
            piece,
            entry,
            (TO_ITSELF, Hypothesis("key s may not attend to query t", (M[s, t],))),
        )
        unmasked = Claim(
            "so is the gradient of the weight", piece, (d(A)[head, t, s],), (TO_ITSELF, outside)
        )
        yield ZeroPattern(
            name,
            tensor.name,
            Claim(f"{what} of query t for key s is 0 where M[t, s] = 0", piece, entry, (outside,)),
            (transposed, unmasked) if tensor == d(scores) else (transposed,),
        )


def _above_the_diagonal(piece: Support) -> Iterator[ZeroPattern]:
    future = Hypothesis("key s is later than query t", (Le(s, t),))
    for name, what, tensor in (
        ("attention_weights_zero_above_the_diagonal", "the attention weight", A),
        ("scores_gradient_zero_above_the_diagonal", "the gradient of the score", d(scores)),
    ):
        entry = (tensor[head, t, s],)
        yield ZeroPattern(
            name,
            tensor.name,
            Claim(
                f"under a causal mask {what} is 0 for each later key",
                piece,
                entry,
                (CAUSAL, future),
            ),
            (
                Claim(
                    "it is 0 on the diagonal as well",
                    piece,
                    entry,
                    (
                        CAUSAL,
                        *(TO_ITSELF, TO_THE_FIRST, not_the_first(t)),
                        Hypothesis("key s is not before t", (Lt(s, t),)),
                    ),
                ),
            ),
        )


def _alone(piece: Support, stated: Alone) -> ZeroPattern:
    entry = (d(X)[s, i],)
    silent = [Hypothesis(stated.silence, reason(s)) for reason in stated.reasons]
    own = Claim(
        "it is enough that no gradient arrives at position s itself",
        piece,
        entry,
        (*stated.hypotheses, TO_ITSELF, Hypothesis("", (arrives[s],))),
    )
    too_weak = [
        Claim(
            f"it is enough that, for position s, {weaker.words}",
            piece,
            entry,
            (*weaker.mask, TO_ITSELF, Hypothesis("", weaker.silent(s))),
        )
        for weaker in stated.too_weak
    ]
    return ZeroPattern(
        stated.theorem,
        d(X).name,
        Claim(
            f"{stated.under}, row s of {d(X).name} is 0 if, for that position, {stated.silence}",
            piece,
            entry,
            (*stated.hypotheses, *silent),
        ),
        (own, *too_weak),
    )

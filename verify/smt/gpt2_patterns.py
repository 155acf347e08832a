"""Where GPT-2's gradients are exactly 0: the theorems, for every size and any number of blocks.

The depth is dealt with by induction from the loss towards the tokens.  What is carried along is

    the gradient of the residual stream is 0 at position s if no position from s on has a target.

*Base*: it holds behind the last block (``behind``).  *Step*: if it holds behind a block, it holds
in front of it (``block``).  *Use*: it then reaches positions and embeddings (``tail``).  A piece
gets the statement about the piece behind it as a lemma instead of that piece's equations, so that
no number of blocks occurs anywhere.  All equations are the network's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Eq, Ge, Gt, Idx, Le, Lt

from derivations.gpt2 import Gpt2, block_steps, gpt2
from derivations.notation import Equation, Tensor, d, index, size_of
from derivations.sublayers.attention import A, M, scores
from derivations.sublayers.embedding import E, x
from derivations.sublayers.positional import W_P, position
from derivations.sublayers.softmax_cross_entropy import has_target, y
from derivations.sublayers.symbols import T, head, i, place, s, t, v
from derivations.wiring import Network
from verify.smt.support import Lemma, Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern

later, holder = index("later", T), index("holder", T)
query, key = index("query", T), index("key", T)

CAUSAL = Hypothesis("the mask is causal", (M[query, key], Gt(key, query)))
# Only for neighbours: it keeps their countermodels to masks that a softmax can be taken under.
TO_ITSELF = Hypothesis("each position attends to itself", (Eq(M[query, query], 0),))
NO_TARGET = Hypothesis("no position has a target", (has_target[later],))


def zero_patterns(choices: Gpt2) -> tuple[ZeroPattern, ...]:
    """All theorems about zeros of the network that the choices make; their depth plays no role."""
    ends = gpt2(replace(choices, layers=0))
    stream = ends.tensors[ends.step("positions").network_name("Y")]
    steps, after = block_steps("block", stream.name, choices)
    blocks = Network(tuple(steps))

    before_stream = {
        d(ends.tensors[ends.step("positions").network_name(tensor.name)]).name
        for tensor in ends.step("positions").page.inputs
    }
    inner = [e for e in _activation_gradients(ends) if e.name not in before_stream]
    outer = [e for e in _activation_gradients(ends) if e.name in before_stream]
    behind = Support(ends)
    block = Support(blocks, [_pattern(blocks.tensors[after])], data=[has_target])
    tail = Support(ends, [_pattern(stream)])
    return (
        *_logits(behind),
        *_attention(block, blocks),
        *(_last_rows(behind, e, "behind the blocks", (), ("strict",)) for e in inner),
        *(
            _last_rows(
                block,
                e,
                "in each block",
                (CAUSAL,),
                ("own", "strict", "any mask") if e.name == d(stream).name else ("own",),
            )
            for e in _activation_gradients(blocks)
        ),
        *(_last_rows(tail, e, "before the blocks", (), ("own", "strict")) for e in outer),
        *_embedding_rows(tail, choices),
        *(_position_rows(tail) if choices.positions == "learned" else ()),
        _no_target_anywhere(tail, ends, "outside the blocks"),
        _no_target_anywhere(block, blocks, "in each block"),
    )


def _pattern(stream: Tensor) -> Lemma:
    """What the induction carries: a nonzero gradient at t has a target at t or later."""
    return Lemma(
        f"by induction, {d(stream).name} is 0 from the first position on that has no target from "
        "there on (under a causal mask)",
        d(stream)[t, i],
        (has_target[later], Ge(later, t)),
    )


def _activation_gradients(network: Network) -> list[Equation]:
    """The gradients of the values that are computed for each position."""
    parameters = {d(parameter).name for parameter in network.parameters}
    return [
        equation
        for equation in network.backward
        if equation.name.split("@")[0] not in parameters and _rows(equation)
    ]


def _rows(equation: Equation) -> list[Idx]:
    """The indices that run over positions; the first one is the row."""
    return [idx for idx in equation.indices if size_of(idx) == T]


def _logits(behind: Support) -> Iterator[ZeroPattern]:
    gradient = (behind.tensors["dZ"][t, v],)
    yield ZeroPattern(
        "no_target_zero_logit_gradient",
        "dZ",
        Claim(
            "the gradient of the logits is 0 at each position that has no target",
            behind,
            gradient,
            (Hypothesis("the position has no target", (has_target[t],)),),
        ),
        (
            Claim(
                "it is 0 for each token that is not the target",
                behind,
                gradient,
                (Hypothesis("v is not the target", (Eq(v, y[t]),)),),
            ),
        ),
    )


def _attention(block: Support, blocks: Network) -> Iterator[ZeroPattern]:
    """Scores and weights outside the mask, for any mask and for the causal one."""
    step = blocks.step("block.attention")
    weights = step.network_tensor(A)
    dweights, dscores = d(weights), d(step.network_tensor(scores))
    outside = Hypothesis("query t may not attend to key s", (M[t, s],))
    future = Hypothesis("key s is later than query t", (Le(s, t),))
    for name, what, tensor in (
        ("attention_weights_zero", "the attention weight", weights),
        ("scores_gradient_zero", "the gradient of the score", dscores),
    ):
        entry = (tensor[head, t, s],)
        unmasked = Claim(
            "so is the gradient of the weight", block, (dweights[head, t, s],), (outside,)
        )
        transposed = Claim(
            "it is 0 where key s may not attend to query t",
            block,
            entry,
            (Hypothesis("key s may not attend to query t", (M[s, t],)),),
        )
        yield ZeroPattern(
            f"{name}_outside_mask",
            tensor.name,
            Claim(f"{what} of query t for key s is 0 where M[t, s] = 0", block, entry, (outside,)),
            (transposed, unmasked) if tensor == dscores else (transposed,),
        )
        yield ZeroPattern(
            f"{name}_above_the_diagonal",
            tensor.name,
            Claim(
                f"under a causal mask {what} is 0 for each later key",
                block,
                entry,
                (CAUSAL, future),
            ),
            (
                Claim(
                    "it is 0 on the diagonal as well",
                    block,
                    entry,
                    (CAUSAL, TO_ITSELF, Hypothesis("key s is not before t", (Lt(s, t),))),
                ),
            ),
        )


def _last_rows(
    piece: Support,
    equation: Equation,
    where: str,
    mask: tuple[Hypothesis, ...],
    too_strong: tuple[str, ...],
) -> ZeroPattern:
    """The row of a gradient at a position from which on nothing has a target."""
    row = _rows(equation)[0]
    sane = (*mask, TO_ITSELF) if mask else ()
    from_row = Hypothesis(
        f"no position from {row} on has a target", (has_target[later], Ge(later, row))
    )
    neighbours = {
        "own": Claim(
            f"it is enough that position {row} has no target",
            piece,
            (equation.left,),
            (*sane, Hypothesis("", (has_target[row],))),
        ),
        "strict": Claim(
            f"it is enough that no position after {row} has a target",
            piece,
            (equation.left,),
            (*sane, Hypothesis("", (has_target[later], Gt(later, row)))),
        ),
        "any mask": Claim(
            "it holds under any mask", piece, (equation.left,), (TO_ITSELF, from_row)
        ),
    }
    return ZeroPattern(
        "last_rows_without_later_targets_have_zero_gradient",
        f"{equation.name}, {where}",
        Claim(
            f"row {row} of {equation.name} is 0 if no position from {row} on has a target, "
            "for any number of blocks",
            piece,
            (equation.left,),
            (*mask, from_row),
        ),
        tuple(neighbours[name] for name in too_strong),
    )


def _embedding_rows(tail: Support, choices: Gpt2) -> Iterator[ZeroPattern]:
    """Rows of the embedding; where it is tied, rows of the share that the lookup adds."""
    table = d(E).name + ("@embedding" if choices.tied else "")
    row = (tail.tensors[table][v, i],)
    holds_v = Eq(x[holder], v)
    unused = Hypothesis("no position holds token v", (holds_v,))
    without_later = Hypothesis(
        "no position at or after one that holds token v has a target",
        (holds_v, has_target[later], Ge(later, holder)),
    )
    prefix = "tied_embedding_lookup_share" if choices.tied else "untied_embedding_row"
    what = "the lookup's share of row v of dE" if choices.tied else "row v of dE"
    for name, hypothesis, neighbour, words in (
        (
            "zero_without_later_targets",
            without_later,
            Hypothesis("", (holds_v, has_target[holder])),
            "it is enough that the positions that hold v have no target themselves",
        ),
        (
            "zero_for_unused_tokens",
            unused,
            Hypothesis("", (holds_v, Ge(holder, 1))),
            "it is enough that v is nowhere but at the first position",
        ),
    ):
        neighbours = [Claim(words, tail, row, (neighbour,))]
        if choices.tied:
            whole = (tail.tensors[d(E).name][v, i],)
            neighbours.append(Claim("so is the whole tied gradient", tail, whole, (hypothesis,)))
        yield ZeroPattern(
            f"{prefix}_{name}",
            table,
            Claim(f"{what} is 0 if {hypothesis.words}", tail, row, (hypothesis,)),
            tuple(neighbours),
        )


def _position_rows(tail: Support) -> Iterator[ZeroPattern]:
    """Rows of the table of learned positions."""
    row = (d(W_P)[place, i],)
    uses = Eq(position[holder], place)
    for name, hypothesis, neighbour, words in (
        (
            "positional_row_zero_without_later_targets",
            Hypothesis(
                "no position at or after one that uses the row has a target",
                (uses, has_target[later], Ge(later, holder)),
            ),
            Hypothesis("", (uses, has_target[holder])),
            "it is enough that the positions that use it have no target themselves",
        ),
        (
            "unused_positional_row_zero",
            Hypothesis("no position uses the row", (uses,)),
            Hypothesis("", (uses, Ge(holder, 1))),
            "it is enough that none but the first position uses it",
        ),
    ):
        yield ZeroPattern(
            name,
            d(W_P).name,
            Claim(f"a row of dW_P is 0 if {hypothesis.words}", tail, row, (hypothesis,)),
            (Claim(words, tail, row, (neighbour,)),),
        )


def _no_target_anywhere(piece: Support, network: Network, where: str) -> ZeroPattern:
    """All gradients at once, those of parameters included."""
    every = tuple(equation.left for equation in network.backward)
    return ZeroPattern(
        "no_target_anywhere_zero_gradients",
        f"every gradient {where}",
        Claim(
            f"every gradient {where} is 0 if no position has a target", piece, every, (NO_TARGET,)
        ),
        (
            Claim(
                "it is enough that only the first position has a target",
                piece,
                every,
                (Hypothesis("", (has_target[later], Ge(later, 1))),),
            ),
        ),
    )

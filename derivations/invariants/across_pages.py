"""Invariants that no single page can state: pages wired together, or a page under a change.

Softmax does not see a shift of its row.  The two pages softmax and cross-entropy do what the fused
page does.  A matrix that is used twice has the sum of two gradients.  The residual stream has an
identity path through any number of blocks: the last four theorems say what that means for the
gradient, and that it does not keep the gradient from vanishing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sympy import Add, Expr, Integer, KroneckerDelta, Sum, exp

from derivations.calculus.differentiate import differentiate
from derivations.calculus.unfold import Unfolder
from derivations.gpt2 import Gpt2, block_steps
from derivations.invariants.composition import as_page
from derivations.invariants.invariant import Invariant
from derivations.invariants.neighbours import false
from derivations.notation import Equation, Tensor, d, index, tensor
from derivations.step import Step, plain_step
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers import softmax
from derivations.sublayers.cross_entropy import CROSS_ENTROPY, divisor, loss, y
from derivations.sublayers.embedding import EMBEDDING, E, x
from derivations.sublayers.embedding import X as embedded
from derivations.sublayers.logit_projection import TIED_EMBEDDING, TIED_LOGIT_PROJECTION
from derivations.sublayers.positional import LEARNED_POSITIONS, W_P
from derivations.sublayers.residual import RESIDUAL, B, F, X, Y
from derivations.sublayers.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY
from derivations.sublayers.symbols import T, V, d_model, i, j, place, r, s, t, v, w
from derivations.wiring import Network

ZERO = Integer(0)
k = index("k", d_model)  # a third feature
J = tensor("J", T, d_model, T, d_model)  # J[t, i, s, j] = ∂F[t, i] / ∂B[s, j]
G = tensor("G", T, d_model, T, d_model)
last = tensor("last", T, d_model)  # the stream behind all blocks


def across_pages() -> tuple[Invariant, ...]:
    return (
        *_softmax_and_shifts(),
        *_fused_cross_entropy(),
        *_lookups(),
        *_identity_path(),
    )


def _softmax_and_shifts() -> Iterator[Invariant]:
    """Softmax of a row to which one number, or one number for each token, is added."""
    shift, other = tensor("shift", T), tensor("other", T, V)
    page = replace(softmax.SOFTMAX, name="softmax under a shift", data=(shift, other))
    Z, P = softmax.Z, softmax.P

    def softmax_of(logit: Expr) -> Expr:
        return exp(logit) / Sum(exp(logit.xreplace({v: w})), w)

    yield Invariant(
        page,
        Identity(
            "softmax_is_shift_invariant",
            "softmax(Z + c) = softmax(Z) for every number c that is added to a row",
            softmax_of(Z[t, v] + shift[t]),
            P[t, v],
        ),
        false(
            "softmax(Z + c) = softmax(Z), even if c differs from token to token",
            softmax_of(Z[t, v] + other[t, v]),
            P[t, v],
        ),
    )
    forward = Unfolder({equation.name: equation for equation in page.forward})
    slope = differentiate(forward.unfold(P[t, v]), Z[t, w])
    yield Invariant(
        page,
        Identity(
            "softmax_jacobian_rows_sum_to_zero",
            "Σ over w of ∂P[t, v]/∂Z[t, w] is 0: along a shift no probability changes",
            Sum(slope, w),
            ZERO,
        ),
        false(
            "nor does one change when the row is scaled: Σ over w of Z[t, w]·∂P[t, v]/∂Z[t, w] = 0",
            Sum(Z[t, w] * slope, w),
            ZERO,
        ),
    )


def _fused_cross_entropy() -> Iterator[Invariant]:
    """The pages softmax and cross-entropy, wired, against the page that does both."""
    two = _wired("Softmax, then cross-entropy", softmax.SOFTMAX, CROSS_ENTROPY)
    one = Unfolder({e.name: e for e in SOFTMAX_CROSS_ENTROPY.forward})
    fused = {
        e.name: one.unfold(e.right)
        for e in (*SOFTMAX_CROSS_ENTROPY.forward, *SOFTMAX_CROSS_ENTROPY.backward)
    }
    Z, P = softmax.Z, softmax.P
    yield Invariant(
        two,
        Identity(
            "fused_loss_is_that_of_softmax_then_cross_entropy",
            "the fused page's loss, written out, is the loss of the two pages one after the other",
            loss[()],
            fused["loss"],
        ),
        false(
            "it is the sum over the targets, not their mean", loss[()], fused["loss"] * divisor[()]
        ),
        (Z,),
    )
    yield Invariant(
        two,
        Identity(
            "fused_gradient_is_that_of_softmax_then_cross_entropy",
            "the fused page's dZ, (P − onehot)/N, is what cross-entropy's dP becomes on its way "
            "back through softmax",
            d(Z)[t, v],
            fused["dZ"],
        ),
        false(
            "without a target the row of dZ is (P − onehot)/N, too",
            d(Z)[t, v],
            (P[t, v] - KroneckerDelta(v, y[t])) / divisor[()],
        ),
        (Z,),
    )


def _lookups() -> Iterator[Invariant]:
    """The embedding with learned positions, and with the logit projection that it is tied to."""
    positions = _wired("Embedding with positions", EMBEDDING, LEARNED_POSITIONS)
    yield Invariant(
        positions,
        Identity(
            "embedding_and_positional_gradients_have_equal_column_sums",
            "Σ over tokens of dE = Σ over rows of dW_P: both are the embedding stream's gradient, "
            "sorted by token and by position",
            Sum(d(E)[v, i], v),
            Sum(d(W_P)[place, i], place),
        ),
        false(
            "the sums of their squares are equal, too",
            Sum(d(E)[v, i] ** 2, v),
            Sum(d(W_P)[place, i] ** 2, place),
        ),
        (E, W_P),
    )
    tied = _wired("One matrix for lookup and logits", EMBEDDING, TIED_LOGIT_PROJECTION)
    both = next(e for e in TIED_EMBEDDING.backward if e.name == d(E).name)
    yield Invariant(
        tied,
        Identity(
            "tied_gradient_is_the_sum_of_both_uses",
            "dE is the lookup's share plus the logit projection's, whatever lies between the two",
            d(E)[v, i],
            both.right,
        ),
        false(
            "dE is the lookup's share alone",
            d(E)[v, i],
            Sum(KroneckerDelta(v, x[t]) * d(embedded)[t, i], t),
        ),
        (E,),
    )


def _identity_path() -> Iterator[Invariant]:
    """What the residual stream does to the gradient, and what it does not."""
    steps, after = block_steps("block", "stream", Gpt2())
    residuals = Network(tuple(step for step in steps if step.page.name == RESIDUAL.name))
    block = as_page(residuals, "The two residual connections of a block")
    in_front, behind = d(block.tensor("stream")), d(block.tensor(after))
    branches = [d(output) for output in residuals.outputs if output.name != after]
    yield Invariant(
        block,
        Identity(
            "stream_gradient_passes_a_block_unchanged_and_its_branches_add_theirs",
            "dstream in front of a block = dstream behind it + what its two branches send back, "
            "whatever they are; so, block by block, the last dstream is a summand of the first",
            in_front[t, i],
            behind[t, i] + Add(*(branch[t, i] for branch in branches)),
        ),
        false("dstream is the same on both sides", in_front[t, i], behind[t, i]),
        block.inputs,
    )
    jacobian = Sum(J[t, i, s, j] * d(Y)[t, i], t, i)
    linear = _linear("linear_branch", B, F, J)
    yield Invariant(
        _wired("A block whose branch has the Jacobian J", RESIDUAL, linear),
        Identity(
            "block_jacobian_is_the_identity_plus_the_branchs",
            "dX = (I + J)ᵀ dY for a branch with the Jacobian J",
            d(X)[s, j],
            d(Y)[s, j] + jacobian,
        ),
        false("dX = Jᵀ dY, as without the residual connection", d(X)[s, j], jacobian),
        (X,),
    )
    rest = _linear("blocks_behind", Y, last, G, residual=True)
    direct = Sum((J[t, i, s, j] + G[t, i, s, j]) * d(last)[t, i], t, i)
    through_both = Sum(G[t, i, r, k] * J[r, k, s, j] * d(last)[t, i], t, i, r, k)
    yield Invariant(
        _wired("A block in front of blocks with the Jacobian I + G", RESIDUAL, linear, rest),
        Identity(
            "identity_path_runs_through_any_number_of_blocks",
            "one more block in front of blocks with the Jacobian I + G makes it I + (G + J + G·J): "
            "by induction the last dstream is in the first with the coefficient 1, and every "
            "other term has at least one branch in it",
            d(X)[s, j],
            d(last)[s, j] + direct + through_both,
        ),
        false("it is I + G + J, the sum over the blocks", d(X)[s, j], d(last)[s, j] + direct),
        (X,),
    )
    yield Invariant(
        _wired("A block whose branch is −x", RESIDUAL, NEGATION),
        Identity(
            "identity_path_does_not_keep_the_gradient_from_vanishing",
            "behind a branch F(x) = −x the identity path is cancelled: dX is exactly 0, whatever "
            "dY is",
            d(X)[t, i],
            ZERO,
        ),
        false("dX is dY, since the identity path leads there", d(X)[t, i], d(Y)[t, i]),
        (X,),
    )


def _wired(title: str, *pages: Sublayer) -> Sublayer:
    """The pages joined where their tensors have the same name, as one page."""
    return as_page(Network(tuple(_step(page) for page in pages)), title)


def _step(page: Sublayer) -> Step:
    names = (t.name for t in page.tensors() if t.gradient_of is None)
    return plain_step(page.name, page, {name: name for name in names})


def _linear(
    name: str, before: Tensor, after: Tensor, jacobian: Tensor, *, residual: bool = False
) -> Sublayer:
    """``after`` = jacobian · ``before``; with ``residual``, (I + jacobian) · ``before``."""
    kept, returned = (before[t, i], d(after)[s, j]) if residual else (ZERO, ZERO)
    return Sublayer(
        name=name,
        title="A linear map of all positions and features",
        source="any differentiable map, to first order",
        inputs=(before,),
        data=(jacobian,),
        outputs=(after,),
        forward=(Equation(after[t, i], kept + Sum(jacobian[t, i, s, j] * before[s, j], s, j)),),
        backward=(
            Equation(d(before)[s, j], returned + Sum(jacobian[t, i, s, j] * d(after)[t, i], t, i)),
        ),
    )


NEGATION = Sublayer(
    name="negation",
    title="The branch F(x) = −x",
    source="a counterexample",
    inputs=(B,),
    outputs=(F,),
    forward=(Equation(F[t, i], -B[t, i]),),
    backward=(Equation(d(B)[t, i], -d(F)[t, i]),),
)

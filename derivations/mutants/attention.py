"""How people get multi-head attention wrong: its scale and mask, its axes, its way back."""

from collections.abc import Iterator

from sympy import Expr, Integer, KroneckerDelta, Sum, exp, sqrt

from derivations.notation import Equation, d, index
from derivations.sublayer import Mutant
from derivations.sublayers.attention import (
    W_K,
    W_O,
    W_Q,
    W_V,
    A,
    K,
    M,
    O,
    Q,
    Val,
    X,
    Y,
    b_K,
    b_O,
    b_Q,
    b_V,
    exponential,
    row_max,
    scores,
)
from derivations.sublayers.symbols import T, d_k, d_model, h, head, i, j, k, r, s, t

other_head = index("other_head", h)

coupled = A[head, t, s] * (d(A)[head, t, s] - Sum(A[head, t, r] * d(A)[head, t, r], r))
query_path = Sum(d(Q)[head, t, k] * W_Q[i, head, k], head, k)
key_path = Sum(d(K)[head, t, k] * W_K[i, head, k], head, k)
value_path = Sum(d(Val)[head, t, k] * W_V[i, head, k], head, k)

# A without the mask: what a backward pass that forgets the mask takes the weights to be.
unmasked = exp(scores[head, t, s] - row_max[head, t]) / Sum(
    exp(scores[head, t, r] - row_max[head, t]), r
)

HEADS_AND_OUTPUT = (
    Mutant(
        "heads_summed_on_the_way_back",
        "the heads are not split: each receives the gradient of all",
        Equation(d(O)[head, t, k], Sum(d(Y)[t, j] * W_O[other_head, k, j], other_head, j)),
    ),
    Mutant(
        "output_gradient_of_all_positions",
        "the position is lost when the heads are split again",
        Equation(d(O)[head, t, k], Sum(d(Y)[s, j] * W_O[head, k, j], s, j)),
    ),
    Mutant(
        "output_weight_from_the_values",
        "dW_O is taken with V instead of with the heads' outputs",
        Equation(d(W_O)[head, k, j], Sum(Val[head, t, k] * d(Y)[t, j], t)),
    ),
    Mutant(
        "output_weight_heads_not_transposed",
        "the heads are merged without moving their axis back: every head's output is summed",
        Equation(d(W_O)[head, k, j], Sum(O[other_head, t, k] * d(Y)[t, j], t, other_head)),
    ),
    Mutant(
        "output_bias_counted_once_for_each_head",
        "db_O is summed over the heads as well: h times too much",
        Equation(d(b_O)[j], Sum(d(Y)[t, j], t, head)),
    ),
    Mutant(
        "output_bias_mean_over_positions",
        "db_O is averaged over the positions",
        Equation(d(b_O)[j], Sum(d(Y)[t, j], t) / T),
    ),
)

WEIGHTED_SUM = (
    Mutant(
        "values_not_transposed",
        "dA has query and key swapped",
        Equation(d(A)[head, t, s], Sum(d(O)[head, s, k] * Val[head, t, k], k)),
    ),
    Mutant(
        "weights_gradient_sums_the_heads",
        "dA is summed over the heads",
        Equation(
            d(A)[head, t, s],
            Sum(d(O)[other_head, t, k] * Val[other_head, s, k], other_head, k),
        ),
    ),
    Mutant(
        "value_weights_not_transposed",
        "dV = A dO where Aᵀ dO is right",
        Equation(d(Val)[head, s, k], Sum(A[head, s, t] * d(O)[head, t, k], t)),
    ),
    Mutant(
        "value_from_the_scores",
        "dV is taken with the scores instead of the weights",
        Equation(d(Val)[head, s, k], Sum(scores[head, t, s] * d(O)[head, t, k], t)),
    ),
    Mutant(
        "value_mean_over_queries",
        "dV is averaged over the queries",
        Equation(d(Val)[head, s, k], Sum(A[head, t, s] * d(O)[head, t, k], t) / T),
    ),
)

SOFTMAX_OF_THE_SCORES = (
    Mutant(
        "no_coupling_term",
        "the softmax is differentiated entry by entry",
        Equation(d(scores)[head, t, s], A[head, t, s] * d(A)[head, t, s]),
    ),
    Mutant(
        "coupling_over_the_queries",
        "the coupling sum runs down a column instead of along a row",
        Equation(
            d(scores)[head, t, s],
            A[head, t, s] * (d(A)[head, t, s] - Sum(A[head, r, s] * d(A)[head, r, s], r)),
        ),
    ),
    Mutant(
        "mask_dropped",
        "the softmax's backward pass uses weights without the mask",
        Equation(
            d(scores)[head, t, s],
            unmasked * (d(A)[head, t, s] - Sum(A[head, t, r] * d(A)[head, t, r], r)),
        ),
    ),
    Mutant(
        "mask_off_by_one",
        "the mask of the backward pass leaves out a position's own key",
        Equation(d(scores)[head, t, s], (1 - KroneckerDelta(t, s)) * coupled),
    ),
    Mutant(
        "mask_transposed",
        "the mask of the backward pass is the transpose of the forward's",
        Equation(d(scores)[head, t, s], M[s, t] * coupled),
    ),
)


def _queries_and_keys(scale: Expr) -> Iterator[Mutant]:
    """What is wrong on the way back to Q and K whatever the scale."""
    yield Mutant(
        "query_gets_the_gradient_of_the_keys",
        "dQ and dK are swapped",
        Equation(d(Q)[head, t, k], Sum(d(scores)[head, s, t] * Q[head, s, k], s) * scale),
    )
    yield Mutant(
        "query_from_the_queries",
        "dQ multiplies with Q instead of K",
        Equation(d(Q)[head, t, k], Sum(d(scores)[head, t, s] * Q[head, s, k], s) * scale),
    )
    yield Mutant(
        "key_not_transposed",
        "dK = dscores Q where dscoresᵀ Q is right",
        Equation(d(K)[head, s, k], Sum(d(scores)[head, s, t] * Q[head, t, k], t) * scale),
    )
    yield Mutant(
        "key_gets_the_gradient_of_the_queries",
        "dK and dQ are swapped",
        Equation(d(K)[head, s, k], Sum(d(scores)[head, s, t] * K[head, t, k], t) * scale),
    )
    yield Mutant(
        "key_skips_the_softmax",
        "dK is taken with dA instead of dscores",
        Equation(d(K)[head, s, k], Sum(d(A)[head, t, s] * Q[head, t, k], t) * scale),
    )


queries = Sum(d(scores)[head, t, s] * K[head, s, k], s)
keys = Sum(d(scores)[head, t, s] * Q[head, t, k], t)
products = Sum(Q[head, t, k] * K[head, s, k], k)

SCALE = (
    Mutant(
        "query_scale_missing",
        "dQ without 1/√d_k",
        Equation(d(Q)[head, t, k], queries),
    ),
    Mutant(
        "query_scaled_by_d_model",
        "dQ scaled by 1/√d_model instead of 1/√d_k",
        Equation(d(Q)[head, t, k], queries / sqrt(d_model)),
    ),
    Mutant(
        "query_scale_not_rooted",
        "dQ scaled by 1/d_k instead of 1/√d_k",
        Equation(d(Q)[head, t, k], queries / d_k),
    ),
    Mutant(
        "key_scale_missing",
        "dK without 1/√d_k",
        Equation(d(K)[head, s, k], keys),
    ),
    Mutant(
        "scaled_twice",
        "1/√d_k is applied to the scores' gradient, and again to dQ and dK",
        Equation(d(scores)[head, t, s], coupled / sqrt(d_k)),
    ),
    Mutant(
        "scale_forgotten_on_the_way_back",
        "1/√d_k divides the scores, and is forgotten on the way back: in dQ and in dK",
        Equation(d(scores)[head, t, s], coupled * sqrt(d_k)),
    ),
    Mutant(
        "scores_not_scaled",
        "the scores are not divided by √d_k",
        Equation(scores[head, t, s], products),
    ),
    Mutant(
        "scores_scaled_by_d_model",
        "the scores are divided by √d_model instead of √d_k",
        Equation(scores[head, t, s], products / sqrt(d_model)),
    ),
    Mutant(
        "scores_scale_not_rooted",
        "the scores are divided by d_k instead of √d_k",
        Equation(scores[head, t, s], products / d_k),
    ),
    Mutant(
        "scores_multiplied_by_the_root",
        "the scores are multiplied by √d_k instead of divided by it",
        Equation(scores[head, t, s], products * sqrt(d_k)),
    ),
)

NO_SCALE = (
    Mutant(
        "query_scaled",
        "dQ is divided by √d_k, although the scores are not",
        Equation(d(Q)[head, t, k], queries / sqrt(d_k)),
    ),
    Mutant(
        "key_scaled",
        "dK is divided by √d_k, although the scores are not",
        Equation(d(K)[head, s, k], keys / sqrt(d_k)),
    ),
    Mutant(
        "scores_scaled",
        "the scores are divided by √d_k",
        Equation(scores[head, t, s], products / sqrt(d_k)),
    ),
    Mutant(
        "scores_scaled_by_d_model",
        "the scores are divided by √d_model",
        Equation(scores[head, t, s], products / sqrt(d_model)),
    ),
)

PROJECTIONS = (
    Mutant(
        "query_weight_from_the_keys",
        "dW_Q is taken with dK",
        Equation(d(W_Q)[i, head, k], Sum(X[t, i] * d(K)[head, t, k], t)),
    ),
    Mutant(
        "key_weight_mean_over_positions",
        "dW_K is averaged over the positions",
        Equation(d(W_K)[i, head, k], Sum(X[s, i] * d(K)[head, s, k], s) / T),
    ),
    Mutant(
        "value_weight_sums_the_heads",
        "dW_V is summed over the heads: each head gets the same gradient",
        Equation(d(W_V)[i, head, k], Sum(X[s, i] * d(Val)[other_head, s, k], s, other_head)),
    ),
    Mutant(
        "query_bias_lost",
        "the bias of the queries is taken for a constant, as that of the keys may be",
        Equation(d(b_Q)[head, k], Integer(0)),
    ),
    Mutant(
        "key_bias_from_the_queries",
        "db_K is taken with dQ",
        Equation(d(b_K)[head, k], Sum(d(Q)[head, t, k], t)),
    ),
    Mutant(
        "value_bias_mean_over_positions",
        "db_V is averaged over the positions",
        Equation(d(b_V)[head, k], Sum(d(Val)[head, s, k], s) / T),
    ),
)

INPUT = (
    Mutant(
        "value_path_lost",
        "dX without the path through V",
        Equation(d(X)[t, i], query_path + key_path),
    ),
    Mutant(
        "key_path_overwritten",
        "dX is assigned where it should be added to: only the last path is left",
        Equation(d(X)[t, i], value_path),
    ),
    Mutant(
        "paths_averaged",
        "the three paths are averaged instead of added",
        Equation(d(X)[t, i], (query_path + key_path + value_path) / 3),
    ),
    Mutant(
        "heads_averaged",
        "the heads are averaged instead of added",
        Equation(d(X)[t, i], (query_path + key_path + value_path) / h),
    ),
    Mutant(
        "heads_mixed",
        "the weights of every head meet the gradient of every head",
        Equation(
            d(X)[t, i],
            Sum(d(Q)[head, t, k] * W_Q[i, other_head, k], head, other_head, k)
            + key_path
            + value_path,
        ),
    ),
    Mutant(
        "query_and_key_weights_swapped",
        "dQ goes back through W_K, dK through W_Q",
        Equation(
            d(X)[t, i],
            Sum(d(Q)[head, t, k] * W_K[i, head, k], head, k)
            + Sum(d(K)[head, t, k] * W_Q[i, head, k], head, k)
            + value_path,
        ),
    ),
    Mutant(
        "residual_added_here",
        "the gradient of the skip path is added inside the branch",
        Equation(d(X)[t, i], query_path + key_path + value_path + d(Y)[t, i]),
    ),
)


def _forward(scale: Expr) -> Iterator[Mutant]:
    """What is wrong on the way there whatever the scale."""
    yield Mutant(
        "queries_and_keys_swapped",
        "K Qᵀ where Q Kᵀ is right",
        Equation(scores[head, t, s], Sum(K[head, t, k] * Q[head, s, k], k) * scale),
    )
    yield Mutant(
        "scores_of_all_heads",
        "the heads are not split: the scores are summed over them",
        Equation(
            scores[head, t, s],
            Sum(Q[other_head, t, k] * K[other_head, s, k], other_head, k) * scale,
        ),
    )
    # Without the row's maximum: it would not cancel in what follows.
    allowed, weight = M[t, s], exp(scores[head, t, s])
    yield Mutant(
        "softmax_over_queries",
        "the softmax runs over the queries instead of the keys: columns sum to 1, not rows",
        Equation(A[head, t, s], allowed * weight / Sum(M[r, s] * exp(scores[head, r, s]), r)),
    )
    yield Mutant(
        "mask_forgotten",
        "the mask is not applied: every query attends to every key",
        Equation(A[head, t, s], unmasked),
    )
    yield Mutant(
        "mask_applied_after_the_softmax",
        "the mask zeroes the weights after the softmax: the rows no longer sum to 1",
        Equation(A[head, t, s], allowed * unmasked),
    )
    yield Mutant(
        "mask_transposed_forward",
        "the mask is transposed: queries attend to later keys instead of earlier ones",
        Equation(A[head, t, s], M[s, t] * weight / Sum(M[r, t] * exp(scores[head, t, r]), r)),
    )
    yield Mutant(
        "own_key_masked",
        "the mask is off by one: it hides the position's own key as well",
        Equation(
            exponential[head, t, s],
            (1 - KroneckerDelta(t, s)) * allowed * exp(scores[head, t, s] - row_max[head, t]),
        ),
    )
    yield Mutant(
        "softmax_forgotten",
        "the scores themselves are used as weights",
        Equation(A[head, t, s], allowed * scores[head, t, s]),
    )
    yield Mutant(
        "weights_transposed",
        "Aᵀ V where A V is right",
        Equation(O[head, t, k], Sum(A[head, s, t] * Val[head, s, k], s)),
    )
    yield Mutant(
        "keys_taken_for_values",
        "the weights are applied to K instead of V",
        Equation(O[head, t, k], Sum(A[head, t, s] * K[head, s, k], s)),
    )


PROJECTIONS_FORWARD = (
    Mutant(
        "query_bias_forgotten",
        "the queries are computed without their bias",
        Equation(Q[head, t, k], Sum(X[t, i] * W_Q[i, head, k], i)),
    ),
    Mutant(
        "value_bias_forgotten",
        "the values are computed without their bias",
        Equation(Val[head, s, k], Sum(X[s, i] * W_V[i, head, k], i)),
    ),
    Mutant(
        "queries_from_the_key_weights",
        "the queries are computed with W_K",
        Equation(Q[head, t, k], Sum(X[t, i] * W_K[i, head, k], i) + b_Q[head, k]),
    ),
    Mutant(
        "values_from_the_key_weights",
        "the values are computed with W_K",
        Equation(Val[head, s, k], Sum(X[s, i] * W_K[i, head, k], i) + b_V[head, k]),
    ),
    Mutant(
        "output_bias_forgotten",
        "the output is computed without its bias",
        Equation(Y[t, j], Sum(O[head, t, k] * W_O[head, k, j], head, k)),
    ),
    Mutant(
        "output_bias_for_each_head",
        "the output bias is added once for each head",
        Equation(Y[t, j], Sum(O[head, t, k] * W_O[head, k, j], head, k) + h * b_O[j]),
    ),
    Mutant(
        "heads_averaged_forward",
        "the heads' contributions are averaged instead of added",
        Equation(Y[t, j], Sum(O[head, t, k] * W_O[head, k, j], head, k) / h + b_O[j]),
    ),
)


def attention_mutants(scale: Expr, of_the_scale: tuple[Mutant, ...]) -> tuple[Mutant, ...]:
    """The mistakes of the page whose scores are ``scale`` · q·k."""
    return (
        *HEADS_AND_OUTPUT,
        *WEIGHTED_SUM,
        *SOFTMAX_OF_THE_SCORES,
        *_queries_and_keys(scale),
        *PROJECTIONS,
        *INPUT,
        *of_the_scale,
        *_forward(scale),
        *PROJECTIONS_FORWARD,
    )


ATTENTION_MUTANTS = attention_mutants(1 / sqrt(d_k), SCALE)
ATTENTION_UNSCALED_MUTANTS = attention_mutants(Integer(1), NO_SCALE)

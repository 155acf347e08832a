"""How people get dot-product attention wrong: its scale and mask, its axes, its way back."""

from collections.abc import Iterator

from sympy import Expr, Integer, KroneckerDelta, Sum, exp, sqrt

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.dot_product_attention import (
    A,
    K,
    M,
    Q,
    Val,
    Y,
    exponential,
    row_max,
    scores,
)
from derivations.sublayers.symbols import T, d_k, d_v, k, r, s, t, u

coupling = Sum(A[t, r] * d(A)[t, r], r)
coupled = A[t, s] * (d(A)[t, s] - coupling)
queries = Sum(d(scores)[t, s] * K[s, k], s)
keys = Sum(d(scores)[t, s] * Q[t, k], t)
products = Sum(Q[t, k] * K[s, k], k)
# A without the mask.
unmasked = exp(scores[t, s] - row_max[t]) / Sum(exp(scores[t, r] - row_max[t]), r)

SCALE = (
    Mutant("query_scale_missing", "dQ without 1/√d_k", Equation(d(Q)[t, k], queries)),
    Mutant("key_scale_missing", "dK without 1/√d_k", Equation(d(K)[s, k], keys)),
    Mutant(
        "scaled_twice",
        "1/√d_k is applied to the scores' gradient, and again to dQ and dK",
        Equation(d(scores)[t, s], coupled / sqrt(d_k)),
    ),
    Mutant(
        "scale_forgotten_on_the_way_back",
        "1/√d_k divides the scores, and is forgotten on the way back: in dQ and in dK",
        Equation(d(scores)[t, s], coupled * sqrt(d_k)),
    ),
    Mutant(
        "scores_not_scaled",
        "the scores are not divided by √d_k",
        Equation(scores[t, s], products),
    ),
    Mutant(
        "scores_scale_not_rooted",
        "the scores are divided by d_k instead of √d_k",
        Equation(scores[t, s], products / d_k),
    ),
    Mutant(
        "scores_scaled_by_the_values",
        "the scores are divided by √d_v instead of √d_k",
        Equation(scores[t, s], products / sqrt(d_v)),
    ),
)

NO_SCALE = (
    Mutant(
        "query_scaled",
        "dQ is divided by √d_k, although the scores are not",
        Equation(d(Q)[t, k], queries / sqrt(d_k)),
    ),
    Mutant(
        "key_scaled",
        "dK is divided by √d_k, although the scores are not",
        Equation(d(K)[s, k], keys / sqrt(d_k)),
    ),
    Mutant(
        "scores_scaled",
        "the scores are divided by √d_k",
        Equation(scores[t, s], products / sqrt(d_k)),
    ),
)

BACKWARD = (
    Mutant(
        "values_not_transposed",
        "dA has query and key swapped",
        Equation(d(A)[t, s], Sum(d(Y)[s, u] * Val[t, u], u)),
    ),
    Mutant(
        "value_weights_not_transposed",
        "dV = A dY where Aᵀ dY is right",
        Equation(d(Val)[s, u], Sum(A[s, t] * d(Y)[t, u], t)),
    ),
    Mutant(
        "value_from_the_scores",
        "dV is taken with the scores instead of the weights",
        Equation(d(Val)[s, u], Sum(scores[t, s] * d(Y)[t, u], t)),
    ),
    Mutant(
        "value_mean_over_queries",
        "dV is averaged over the queries",
        Equation(d(Val)[s, u], Sum(A[t, s] * d(Y)[t, u], t) / T),
    ),
    Mutant(
        "no_coupling_term",
        "the softmax is differentiated entry by entry",
        Equation(d(scores)[t, s], A[t, s] * d(A)[t, s]),
    ),
    Mutant(
        "coupling_over_the_queries",
        "the coupling sum runs down a column instead of along a row",
        Equation(d(scores)[t, s], A[t, s] * (d(A)[t, s] - Sum(A[r, s] * d(A)[r, s], r))),
    ),
    Mutant(
        "mask_dropped",
        "the softmax's backward pass uses weights without the mask",
        Equation(d(scores)[t, s], unmasked * (d(A)[t, s] - coupling)),
    ),
    Mutant(
        "mask_off_by_one",
        "the mask of the backward pass leaves out a position's own key",
        Equation(d(scores)[t, s], (1 - KroneckerDelta(t, s)) * coupled),
    ),
)


def _of_both(scale: Expr) -> Iterator[Mutant]:
    """What is wrong whatever the scale."""
    yield Mutant(
        "query_from_the_queries",
        "dQ multiplies with Q instead of K",
        Equation(d(Q)[t, k], Sum(d(scores)[t, s] * Q[s, k], s) * scale),
    )
    yield Mutant(
        "key_not_transposed",
        "dK = dscores Q where dscoresᵀ Q is right",
        Equation(d(K)[s, k], Sum(d(scores)[s, t] * Q[t, k], t) * scale),
    )
    yield Mutant(
        "query_and_key_gradients_swapped",
        "dQ is what dK should be",
        Equation(d(Q)[t, k], Sum(d(scores)[s, t] * Q[s, k], s) * scale),
    )
    yield Mutant(
        "queries_and_keys_swapped",
        "K Qᵀ where Q Kᵀ is right",
        Equation(scores[t, s], Sum(K[t, k] * Q[s, k], k) * scale),
    )


# Where the mask or the axis changes, the row's maximum would not cancel: it is left out.
FORWARD = (
    Mutant(
        "softmax_over_queries",
        "the softmax runs over the queries instead of the keys: columns sum to 1, not rows",
        Equation(A[t, s], M[t, s] * exp(scores[t, s]) / Sum(M[r, s] * exp(scores[r, s]), r)),
    ),
    Mutant(
        "mask_forgotten",
        "the mask is not applied: every query attends to every key",
        Equation(A[t, s], unmasked),
    ),
    Mutant(
        "mask_applied_after_the_softmax",
        "the mask zeroes the weights after the softmax: the rows no longer sum to 1",
        Equation(A[t, s], M[t, s] * unmasked),
    ),
    Mutant(
        "mask_transposed_forward",
        "the mask is transposed: queries attend to later keys instead of earlier ones",
        Equation(A[t, s], M[s, t] * exp(scores[t, s]) / Sum(M[r, t] * exp(scores[t, r]), r)),
    ),
    Mutant(
        "own_key_masked",
        "the mask is off by one: it hides the position's own key as well",
        Equation(
            exponential[t, s],
            (1 - KroneckerDelta(t, s)) * M[t, s] * exp(scores[t, s] - row_max[t]),
        ),
    ),
    Mutant(
        "softmax_forgotten",
        "the scores themselves are used as weights",
        Equation(A[t, s], M[t, s] * scores[t, s]),
    ),
    Mutant(
        "weights_transposed",
        "Aᵀ V where A V is right",
        Equation(Y[t, u], Sum(A[s, t] * Val[s, u], s)),
    ),
)


def dot_product_attention_mutants(
    scale: Expr, of_the_scale: tuple[Mutant, ...]
) -> tuple[Mutant, ...]:
    """The mistakes of the page whose scores are ``scale`` · q·k."""
    return (*BACKWARD, *of_the_scale, *_of_both(scale), *FORWARD)


DOT_PRODUCT_ATTENTION_MUTANTS = dot_product_attention_mutants(1 / sqrt(d_k), SCALE)
DOT_PRODUCT_ATTENTION_UNSCALED_MUTANTS = dot_product_attention_mutants(Integer(1), NO_SCALE)

"""How people get the logit projection wrong: its sums, its bias, its scale, and what tying adds."""

from sympy import Expr, Integer, KroneckerDelta, Rational, Sum, sqrt

from derivations.mutants.repetition import is_last_occurrence, occurrences
from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.logit_projection import W_U, E, H, X, Z, b_U, x
from derivations.sublayers.symbols import T, V, d_model, i, j, s, t, v, w

BIAS = (
    Mutant(
        "bias_mean_over_positions",
        "the bias gradient is averaged over the positions instead of summed",
        Equation(d(b_U)[v], Sum(d(Z)[t, v], t) / T),
    ),
    Mutant(
        "bias_lost",
        "the bias is treated as a constant",
        Equation(d(b_U)[v], Integer(0)),
    ),
    Mutant(
        "bias_counted_once_for_each_feature",
        "broadcast over the features before it is summed: d_model times too much",
        Equation(d(b_U)[v], Sum(d(Z)[t, v], t, i)),
    ),
    Mutant(
        "bias_wrong_axis",
        "summed over the vocabulary as well, so that every token gets the same gradient",
        Equation(d(b_U)[v], Sum(d(Z)[t, w], t, w)),
    ),
)

UNTIED = (
    Mutant(
        "weight_mean_over_positions",
        "dW_U is averaged over the positions: 1/T where the loss has its 1/N already",
        Equation(d(W_U)[i, v], Sum(H[t, i] * d(Z)[t, v], t) / T),
    ),
    Mutant(
        "weight_sums_taken_apart",
        "the two factors of dW_U are summed over the positions one by one",
        Equation(d(W_U)[i, v], Sum(H[t, i], t) * Sum(d(Z)[t, v], t)),
    ),
    Mutant(
        "weight_features_summed",
        "the features are summed away: every row of dW_U is the same",
        Equation(d(W_U)[i, v], Sum(H[t, j] * d(Z)[t, v], t, j)),
    ),
    Mutant(
        "input_mean_over_vocabulary",
        "dH is a mean over the vocabulary instead of a sum",
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * W_U[i, v], v) / V),
    ),
    Mutant(
        "input_sums_all_positions",
        "every position receives the gradient of all positions",
        Equation(d(H)[t, i], Sum(d(Z)[s, v] * W_U[i, v], s, v)),
    ),
    Mutant(
        "input_weight_features_summed",
        "W_U is reduced over the features before the product",
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * W_U[j, v], v, j)),
    ),
)

TIED = (
    Mutant(
        "matrix_mean_over_positions",
        "dE is averaged over the positions",
        Equation(d(E)[v, i], Sum(d(Z)[t, v] * H[t, i], t) / T),
    ),
    Mutant(
        "matrix_lost",
        "the tied matrix learns only through the lookup: this use sends nothing back",
        Equation(d(E)[v, i], Integer(0)),
    ),
    Mutant(
        "matrix_counted_for_both_uses",
        "the gradient of this use is doubled because the matrix is used twice",
        Equation(d(E)[v, i], 2 * Sum(d(Z)[t, v] * H[t, i], t)),
    ),
    Mutant(
        "matrix_features_summed",
        "the features are summed away: every column of dE is the same",
        Equation(d(E)[v, i], Sum(d(Z)[t, v] * H[t, j], t, j)),
    ),
    Mutant(
        "input_mean_over_vocabulary",
        "dH is a mean over the vocabulary instead of a sum",
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * E[v, i], v) / V),
    ),
    Mutant(
        "input_mean_over_features",
        "dH is divided by the number of features",
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * E[v, i], v) / d_model),
    ),
)

lookup = Sum(KroneckerDelta(v, x[t]) * d(X)[t, i], t)
projection = Sum(d(Z)[t, v] * H[t, i], t)

TIED_EMBEDDING_MUTANTS = (
    Mutant(
        "lookup_overwritten",
        "the projection's gradient overwrites the lookup's",
        Equation(d(E)[v, i], projection),
    ),
    Mutant(
        "projection_overwritten",
        "the lookup's gradient overwrites the projection's",
        Equation(d(E)[v, i], lookup),
    ),
    Mutant(
        "uses_averaged",
        "the two uses are averaged instead of added",
        Equation(d(E)[v, i], Rational(1, 2) * (lookup + projection)),
    ),
    Mutant(
        "uses_multiplied",
        "the two gradients are multiplied, as if one use fed the other",
        Equation(d(E)[v, i], lookup * projection),
    ),
    Mutant(
        "lookup_added_twice",
        "the lookup's gradient is accumulated once too often",
        Equation(d(E)[v, i], 2 * lookup + projection),
    ),
    Mutant(
        "repeated_token_overwrites",
        "rows are assigned, not added: the last occurrence of a token wins",
        Equation(
            d(E)[v, i],
            Sum(KroneckerDelta(v, x[t]) * is_last_occurrence(x, t) * d(X)[t, i], t) + projection,
        ),
    ),
    Mutant(
        "repeated_token_averaged",
        "the occurrences of a token are averaged",
        Equation(
            d(E)[v, i],
            Sum(KroneckerDelta(v, x[t]) * d(X)[t, i] / occurrences(x, t), t) + projection,
        ),
    ),
    Mutant(
        "projection_reaches_seen_tokens_only",
        "the projection's gradient is gathered at the tokens of the sequence only",
        Equation(
            d(E)[v, i],
            lookup + Sum(KroneckerDelta(v, x[t]) * d(Z)[t, v] * H[t, i], t),
        ),
    ),
    Mutant(
        "input_receives_the_lookup",
        "dH also takes the gradient of the looked-up rows",
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * E[v, i], v) + d(X)[t, i]),
    ),
)


def forward_mutants(logit: Expr) -> tuple[Mutant, ...]:
    """The logit computed wrongly, where ``logit``, the sum over the features, is all of it."""
    return (
        Mutant(
            "logits_mean_over_features",
            "the logits are means over the features instead of sums",
            Equation(Z[t, v], logit / d_model),
        ),
        Mutant(
            "logits_scaled",
            "the logits are divided by √d_model, as attention scores are by √d_k",
            Equation(Z[t, v], logit / sqrt(d_model)),
        ),
    )


def bias_mutants(logit: Expr) -> tuple[Mutant, ...]:
    """The bias left out, or added too often, after the sum over the features."""
    return (
        Mutant(
            "bias_forgotten",
            "the logits are computed without the bias",
            Equation(Z[t, v], logit),
        ),
        Mutant(
            "bias_for_each_feature",
            "the bias is added inside the sum, once for each feature",
            Equation(Z[t, v], logit + d_model * b_U[v]),
        ),
        Mutant(
            "bias_subtracted",
            "the bias is subtracted",
            Equation(Z[t, v], logit - b_U[v]),
        ),
    )


untied_logit, tied_logit = Sum(H[t, i] * W_U[i, v], i), Sum(H[t, i] * E[v, i], i)

LOGIT_PROJECTION_MUTANTS = (*UNTIED, *forward_mutants(untied_logit))
LOGIT_PROJECTION_BIAS_MUTANTS = (*UNTIED, *BIAS, *bias_mutants(untied_logit))
TIED_LOGIT_PROJECTION_MUTANTS = (*TIED, *forward_mutants(tied_logit))
TIED_LOGIT_PROJECTION_BIAS_MUTANTS = (*TIED, *BIAS, *bias_mutants(tied_logit))

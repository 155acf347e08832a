"""How people get softmax with cross-entropy wrong: its mean, its log, its fused gradient."""

from sympy import KroneckerDelta, Sum, exp, log

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.softmax_cross_entropy import (
    P,
    Z,
    divisor,
    has_target,
    loss,
    y,
)
from derivations.sublayers.symbols import T, V, s, t, v, w

target = KroneckerDelta(v, y[t])
error = has_target[t] * (P[t, v] - target)
surprise = -Sum(has_target[t] * log(P[t, y[t]]), t)

SOFTMAX_CROSS_ENTROPY_MUTANTS = (
    Mutant(
        "mean_over_all_positions",
        "divided by T, although only the positions with a target are averaged",
        Equation(d(Z)[t, v], error / T),
    ),
    Mutant(
        "summed_not_averaged",
        "the mean of the loss is forgotten: no 1/N",
        Equation(d(Z)[t, v], error),
    ),
    Mutant(
        "averaged_over_the_vocabulary_too",
        "divided by N·V, the number of logits, as a mean over all entries does",
        Equation(d(Z)[t, v], error / (divisor[()] * V)),
    ),
    Mutant(
        "position_without_target_included",
        "a position that has no target sends back a gradient for its unused id",
        Equation(d(Z)[t, v], (P[t, v] - target) / divisor[()]),
    ),
    Mutant(
        "mask_on_the_one_hot_only",
        "a missing target zeroes the one-hot row but leaves P",
        Equation(d(Z)[t, v], (P[t, v] - has_target[t] * target) / divisor[()]),
    ),
    Mutant(
        "sign_flipped",
        "target minus prediction: the gradient of the log-likelihood, not of the loss",
        Equation(d(Z)[t, v], -error / divisor[()]),
    ),
    Mutant(
        "one_hot_not_subtracted",
        "P alone, without the target",
        Equation(d(Z)[t, v], has_target[t] * P[t, v] / divisor[()]),
    ),
    Mutant(
        "gradient_of_the_probabilities",
        "∂L/∂P handed on as ∂L/∂Z: the softmax is not gone through",
        Equation(d(Z)[t, v], -has_target[t] * target / (P[t, v] * divisor[()])),
    ),
    Mutant(
        "softmax_gone_through_twice",
        "P − Y already contains the softmax; here it is multiplied by P(1 − P) again",
        Equation(d(Z)[t, v], error * P[t, v] * (1 - P[t, v]) / divisor[()]),
    ),
    Mutant(
        "target_of_any_position",
        "the one-hot rows of all positions are subtracted from each",
        Equation(
            d(Z)[t, v],
            has_target[t] * (P[t, v] - Sum(KroneckerDelta(v, y[s]), s)) / divisor[()],
        ),
    ),
    Mutant(
        "loss_mean_over_all_positions",
        "the loss is divided by T, the number of positions, not of targets",
        Equation(loss[()], surprise / T),
    ),
    Mutant("loss_summed", "the loss is summed, not averaged: no 1/N", Equation(loss[()], surprise)),
    Mutant(
        "loss_of_a_position_without_target",
        "a position without a target adds the loss of its unused id",
        Equation(loss[()], -Sum(log(P[t, y[t]]), t) / divisor[()]),
    ),
    Mutant(
        "log_likelihood",
        "the minus sign is forgotten: the log-likelihood, not the loss",
        Equation(loss[()], -surprise / divisor[()]),
    ),
    Mutant(
        "log2",
        "logarithms to base 2 instead of natural ones",
        Equation(loss[()], surprise / (divisor[()] * log(2))),
    ),
    Mutant(
        "log10",
        "logarithms to base 10 instead of natural ones",
        Equation(loss[()], surprise / (divisor[()] * log(10))),
    ),
    Mutant(
        "probability_for_its_logarithm",
        "the mean of the targets' probabilities, without the logarithm",
        Equation(loss[()], -Sum(has_target[t] * P[t, y[t]], t) / divisor[()]),
    ),
    Mutant(
        "softmax_over_positions",
        "the softmax runs over the positions instead of the vocabulary",
        Equation(P[t, v], exp(Z[t, v]) / Sum(exp(Z[s, v]), s)),
    ),
    Mutant(
        "normalised_over_everything",
        "divided by the sum over all positions, not over the row",
        Equation(P[t, v], exp(Z[t, v]) / Sum(exp(Z[s, w]), s, w)),
    ),
)

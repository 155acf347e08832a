"""How people get cross-entropy of probabilities wrong: its mean, its log, what it sends back."""

from sympy import KroneckerDelta, Sum, log

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.cross_entropy import P, divisor, has_target, loss, y
from derivations.sublayers.symbols import T, V, t, v

target = KroneckerDelta(v, y[t])
slope = -has_target[t] * target / P[t, v]
surprise = Sum(has_target[t] * log(P[t, y[t]]), t)
N = divisor[()]

CROSS_ENTROPY_MUTANTS = (
    Mutant(
        "gradient_mean_over_all_positions",
        "divided by T, although only the positions with a target are averaged",
        Equation(d(P)[t, v], slope / T),
    ),
    Mutant(
        "gradient_summed_not_averaged",
        "the mean of the loss is forgotten: no 1/N",
        Equation(d(P)[t, v], slope),
    ),
    Mutant(
        "gradient_averaged_over_the_vocabulary_too",
        "divided by N·V, the number of probabilities",
        Equation(d(P)[t, v], slope / (N * V)),
    ),
    Mutant(
        "gradient_of_the_logits",
        "P − one-hot, which is the gradient with respect to the logits",
        Equation(d(P)[t, v], has_target[t] * (P[t, v] - target) / N),
    ),
    Mutant(
        "sign_flipped",
        "the minus sign is forgotten on the way back",
        Equation(d(P)[t, v], -slope / N),
    ),
    Mutant(
        "not_masked_by_the_one_hot",
        "every token's probability is pushed up, not the target's alone",
        Equation(d(P)[t, v], -has_target[t] / (P[t, v] * N)),
    ),
    Mutant(
        "one_hot_handed_on",
        "−Y without the division by P: the log was not differentiated",
        Equation(d(P)[t, v], -has_target[t] * target / N),
    ),
    Mutant(
        "gradient_of_a_position_without_target",
        "a position that has no target sends back a gradient for its unused id",
        Equation(d(P)[t, v], -target / (P[t, v] * N)),
    ),
    Mutant(
        "mean_over_all_positions",
        "the loss is divided by T, the number of positions, not of targets",
        Equation(loss[()], -surprise / T),
    ),
    Mutant("summed_not_averaged", "the loss is summed: no 1/N", Equation(loss[()], -surprise)),
    Mutant(
        "position_without_target_included",
        "a position without a target adds the loss of its unused id",
        Equation(loss[()], -Sum(log(P[t, y[t]]), t) / N),
    ),
    Mutant(
        "log_likelihood",
        "the minus sign is forgotten: the log-likelihood, not the loss",
        Equation(loss[()], surprise / N),
    ),
    Mutant(
        "log2",
        "logarithms to base 2 instead of natural ones",
        Equation(loss[()], -surprise / (N * log(2))),
    ),
    Mutant(
        "log10",
        "logarithms to base 10 instead of natural ones",
        Equation(loss[()], -surprise / (N * log(10))),
    ),
    Mutant(
        "log_of_the_mean",
        "the probabilities are averaged before the logarithm is taken",
        Equation(loss[()], -log(Sum(has_target[t] * P[t, y[t]], t) / N)),
    ),
)

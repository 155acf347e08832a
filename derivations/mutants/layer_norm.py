"""How people get LayerNorm's backward pass wrong."""

from sympy import Integer, Rational, Sum

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.layer_norm import X, Y, beta, epsilon, gamma, mean, rstd, variance, x_hat
from derivations.sublayers.symbols import T, d_model, i, j, s, t

upstream_mean = Sum(d(x_hat)[t, j], j) / d_model
projection = Sum(d(x_hat)[t, j] * x_hat[t, j], j) / d_model
centred = d(x_hat)[t, i] - upstream_mean
right = centred - x_hat[t, i] * projection

LAYER_NORM_MUTANTS = (
    Mutant(
        "gamma_outside_the_sums",
        "γ is multiplied at the end, although it differs from feature to feature",
        Equation(
            d(X)[t, i],
            gamma[i]
            * rstd[t]
            * (
                d(Y)[t, i]
                - Sum(d(Y)[t, j], j) / d_model
                - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / d_model
            ),
        ),
    ),
    Mutant(
        "gamma_forgotten_in_the_sums",
        "γ is in the first term, but both means are taken of dY",
        Equation(
            d(X)[t, i],
            rstd[t]
            * (
                d(x_hat)[t, i]
                - Sum(d(Y)[t, j], j) / d_model
                - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / d_model
            ),
        ),
    ),
    Mutant(
        "statistics_are_constants",
        "mean and variance are not differentiated",
        Equation(d(X)[t, i], rstd[t] * d(x_hat)[t, i]),
    ),
    Mutant(
        "mean_term_dropped",
        "the path through the mean is missing",
        Equation(d(X)[t, i], rstd[t] * (d(x_hat)[t, i] - x_hat[t, i] * projection)),
    ),
    Mutant(
        "variance_term_dropped",
        "the path through the variance is missing",
        Equation(d(X)[t, i], rstd[t] * centred),
    ),
    Mutant(
        "mean_term_not_summed",
        "the mean term is the feature's own dx̂ over d_model",
        Equation(
            d(X)[t, i],
            rstd[t] * (d(x_hat)[t, i] - d(x_hat)[t, i] / d_model - x_hat[t, i] * projection),
        ),
    ),
    Mutant(
        "variance_term_not_summed",
        "dx̂·x̂ is taken entry by entry instead of as a mean over the features",
        Equation(
            d(X)[t, i],
            rstd[t] * (centred - x_hat[t, i] * d(x_hat)[t, i] * x_hat[t, i] / d_model),
        ),
    ),
    Mutant(
        "sums_not_divided",
        "sums over the features instead of means",
        Equation(d(X)[t, i], rstd[t] * (d(x_hat)[t, i] - d_model * (d(x_hat)[t, i] - right))),
    ),
    Mutant(
        "wrong_axis",
        "the means run over the positions, as in batch normalisation",
        Equation(
            d(X)[t, i],
            rstd[t]
            * (
                d(x_hat)[t, i]
                - Sum(d(x_hat)[s, i], s) / T
                - x_hat[t, i] * Sum(d(x_hat)[s, i] * x_hat[s, i], s) / T
            ),
        ),
    ),
    Mutant(
        "sample_variance",
        "the variance is differentiated as if divided by d_model − 1",
        Equation(
            d(X)[t, i],
            rstd[t] * (centred - x_hat[t, i] * projection * d_model / (d_model - 1)),
        ),
    ),
    Mutant(
        "rstd_missing",
        "the result is not divided by the standard deviation",
        Equation(d(X)[t, i], right),
    ),
    Mutant(
        "variance_instead_of_deviation",
        "divided by the variance instead of its root",
        Equation(d(X)[t, i], rstd[t] ** 2 * right),
    ),
    Mutant(
        "multiplied_by_the_deviation",
        "multiplied by the standard deviation instead of divided",
        Equation(d(X)[t, i], right / rstd[t]),
    ),
    Mutant(
        "epsilon_forgotten",
        "1/σ without the ε that the forward pass has under the root",
        Equation(d(X)[t, i], variance[t] ** Rational(-1, 2) * right),
    ),
    Mutant(
        "epsilon_outside_the_root",
        "1/(σ + ε) where the forward pass has ε under the root",
        Equation(d(X)[t, i], right / (variance[t] ** Rational(1, 2) + epsilon[()])),
    ),
    Mutant(
        "not_normalised_in_the_sums",
        "x − mean stands where x̂ belongs",
        Equation(
            d(X)[t, i],
            rstd[t]
            * (
                centred
                - (X[t, i] - mean[t]) * Sum(d(x_hat)[t, j] * (X[t, j] - mean[t]), j) / d_model
            ),
        ),
    ),
    Mutant(
        "gamma_missing",
        "the scale is not gone through",
        Equation(d(x_hat)[t, i], d(Y)[t, i]),
    ),
    Mutant(
        "gamma_divides",
        "divided by γ instead of multiplied",
        Equation(d(x_hat)[t, i], d(Y)[t, i] / gamma[i]),
    ),
    Mutant(
        "scale_from_the_raw_input",
        "dγ is taken with X instead of x̂",
        Equation(d(gamma)[i], Sum(d(Y)[t, i] * X[t, i], t)),
    ),
    Mutant(
        "scale_mean_over_positions",
        "dγ is averaged over the positions",
        Equation(d(gamma)[i], Sum(d(Y)[t, i] * x_hat[t, i], t) / T),
    ),
    Mutant(
        "scale_from_the_output",
        "dγ is taken with Y, which contains γ and β already",
        Equation(d(gamma)[i], Sum(d(Y)[t, i] * Y[t, i], t)),
    ),
    Mutant(
        "shift_mean_over_positions",
        "dβ is averaged over the positions",
        Equation(d(beta)[i], Sum(d(Y)[t, i], t) / T),
    ),
    Mutant(
        "shift_counted_once_for_each_feature",
        "broadcast over the features before it is summed: d_model times too much",
        Equation(d(beta)[i], Sum(d(Y)[t, i], t, j)),
    ),
    Mutant(
        "shift_wrong_axis",
        "dβ is summed over the features too: one number for all of them",
        Equation(d(beta)[i], Sum(d(Y)[t, j], t, j)),
    ),
    Mutant(
        "shift_lost",
        "β is taken for a constant",
        Equation(d(beta)[i], Integer(0)),
    ),
)

"""How people get LayerNorm wrong, forward and backward, with either variance."""

from sympy import Expr, Integer, Rational, Sum, sqrt

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.layer_norm import X, Y, beta, epsilon, gamma, mean, rstd, variance, x_hat
from derivations.sublayers.symbols import T, d_model, i, j, s, t

upstream_mean = Sum(d(x_hat)[t, j], j) / d_model
centred = d(x_hat)[t, i] - upstream_mean
deviations = X[t, i] - mean[t]

FORWARD = (
    Mutant(
        "value_epsilon_forgotten",
        "ε is forgotten",
        Equation(rstd[t], variance[t] ** Rational(-1, 2)),
    ),
    Mutant(
        "value_epsilon_outside_the_root",
        "ε is added to the standard deviation instead of to the variance",
        Equation(rstd[t], 1 / (sqrt(variance[t]) + epsilon[()])),
    ),
    Mutant(
        "value_divided_by_the_variance",
        "divided by the variance instead of by its root",
        Equation(rstd[t], 1 / (variance[t] + epsilon[()])),
    ),
    Mutant(
        "value_not_centred",
        "the mean is not subtracted",
        Equation(x_hat[t, i], X[t, i] * rstd[t]),
    ),
    Mutant(
        "value_not_divided",
        "centred, but not divided by the standard deviation",
        Equation(x_hat[t, i], deviations),
    ),
    Mutant(
        "value_mean_over_everything",
        "one mean for all positions together",
        Equation(mean[t], Sum(X[s, i], s, i) / (T * d_model)),
    ),
    Mutant(
        "value_sum_for_mean",
        "the sum of the features instead of their mean",
        Equation(mean[t], Sum(X[t, i], i)),
    ),
    Mutant(
        "value_sum_for_variance",
        "the squares are summed, but not divided",
        Equation(variance[t], Sum(deviations**2, i)),
    ),
    Mutant(
        "value_mean_of_squares",
        "the mean of the squares instead of the variance",
        Equation(variance[t], Sum(X[t, i] ** 2, i) / d_model),
    ),
    Mutant(
        "value_gamma_forgotten",
        "γ is forgotten",
        Equation(Y[t, i], x_hat[t, i] + beta[i]),
    ),
    Mutant(
        "value_beta_forgotten",
        "β is forgotten",
        Equation(Y[t, i], gamma[i] * x_hat[t, i]),
    ),
    Mutant(
        "value_gamma_scales_the_shift",
        "γ multiplies β as well",
        Equation(Y[t, i], gamma[i] * (x_hat[t, i] + beta[i])),
    ),
)

PARAMETERS = (
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


def of_the_input(divisor: Expr) -> tuple[Mutant, ...]:
    """Wrong ways to dX, the variance being a sum of squares over ``divisor``."""
    projection = Sum(d(x_hat)[t, j] * x_hat[t, j], j) / divisor
    right = centred - x_hat[t, i] * projection
    return (
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
                    - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / divisor
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
                    - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / divisor
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
                rstd[t] * (centred - x_hat[t, i] * d(x_hat)[t, i] * x_hat[t, i] / divisor),
            ),
        ),
        Mutant(
            "sums_not_divided",
            "sums over the features instead of means",
            Equation(
                d(X)[t, i],
                rstd[t]
                * (
                    d(x_hat)[t, i]
                    - Sum(d(x_hat)[t, j], j)
                    - x_hat[t, i] * Sum(d(x_hat)[t, j] * x_hat[t, j], j)
                ),
            ),
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
                    - (X[t, i] - mean[t]) * Sum(d(x_hat)[t, j] * (X[t, j] - mean[t]), j) / divisor
                ),
            ),
        ),
    )


def other_variance(name: str, other: Expr, where: str) -> tuple[Mutant, ...]:
    """The sum of squares is divided by ``other``, in the forward pass or in the backward pass."""
    projection = Sum(d(x_hat)[t, j] * x_hat[t, j], j) / other
    return (
        Mutant(
            f"value_{name}",
            f"the variance divides by {where}",
            Equation(variance[t], Sum(deviations**2, i) / other),
        ),
        Mutant(
            name,
            f"the variance is differentiated as if divided by {where}",
            Equation(d(X)[t, i], rstd[t] * (centred - x_hat[t, i] * projection)),
        ),
    )


LAYER_NORM_MUTANTS = (
    *of_the_input(d_model),
    *PARAMETERS,
    *FORWARD,
    *other_variance("sample_variance", d_model - 1, "d_model − 1 (sample) instead of d_model"),
)
LAYER_NORM_SAMPLE_VARIANCE_MUTANTS = (
    *of_the_input(d_model - 1),
    *PARAMETERS,
    *FORWARD,
    *other_variance("population_variance", d_model, "d_model (population) instead of d_model − 1"),
)

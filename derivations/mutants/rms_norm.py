"""How people get RMSNorm wrong, above all by taking it for LayerNorm."""

from sympy import Expr, Integer, Sum, sqrt

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.rms_norm import X, Y, epsilon, gamma, mean_square, rms, x_hat
from derivations.sublayers.symbols import T, d_model, i, j, s, t

feature_mean = Sum(X[t, j], j) / d_model
projection = Sum(d(x_hat)[t, j] * x_hat[t, j], j) / d_model
right = d(x_hat)[t, i] - x_hat[t, i] * projection

FORWARD = (
    Mutant("value_epsilon_forgotten", "ε is forgotten", Equation(rms[t], sqrt(mean_square[t]))),
    Mutant(
        "value_epsilon_outside_the_root",
        "ε is added to the root instead of inside it",
        Equation(rms[t], sqrt(mean_square[t]) + epsilon[()]),
    ),
    Mutant(
        "value_root_forgotten",
        "divided by the mean of the squares instead of by its root",
        Equation(rms[t], mean_square[t] + epsilon[()]),
    ),
    Mutant(
        "value_sum_for_mean",
        "the squares are summed, but not divided: the norm of the vector",
        Equation(mean_square[t], Sum(X[t, i] ** 2, i)),
    ),
    Mutant(
        "value_divided_by_one_less",
        "the squares are divided by d_model − 1, as in a sample variance",
        Equation(mean_square[t], Sum(X[t, i] ** 2, i) / (d_model - 1)),
    ),
    Mutant(
        "value_variance",
        "the variance stands where the mean of the squares belongs",
        Equation(mean_square[t], Sum((X[t, i] - feature_mean) ** 2, i) / d_model),
    ),
    Mutant(
        "value_all_positions_together",
        "one mean of squares for all positions together",
        Equation(mean_square[t], Sum(X[s, i] ** 2, s, i) / (T * d_model)),
    ),
    Mutant(
        "value_centred",
        "the mean is subtracted first, as in LayerNorm",
        Equation(x_hat[t, i], (X[t, i] - feature_mean) / rms[t]),
    ),
    Mutant("value_gamma_forgotten", "γ is forgotten", Equation(Y[t, i], x_hat[t, i])),
    Mutant(
        "value_one_plus_gamma",
        "scaled by 1 + γ, as where γ is stored as a difference from 1",
        Equation(Y[t, i], (1 + gamma[i]) * x_hat[t, i]),
    ),
)


def of_the_input(name: str, mistake: str, gradient: Expr) -> Mutant:
    return Mutant(name, mistake, Equation(d(X)[t, i], gradient))


BACKWARD = (
    of_the_input(
        "gamma_outside_the_sum",
        "γ is multiplied at the end, although it differs from feature to feature",
        gamma[i] * (d(Y)[t, i] - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / d_model) / rms[t],
    ),
    of_the_input(
        "gamma_forgotten_in_the_sum",
        "γ is in the first term, but the mean is taken of dY",
        (d(x_hat)[t, i] - x_hat[t, i] * Sum(d(Y)[t, j] * x_hat[t, j], j) / d_model) / rms[t],
    ),
    of_the_input(
        "rms_is_constant",
        "the root of the mean of squares is not differentiated",
        d(x_hat)[t, i] / rms[t],
    ),
    of_the_input(
        "layer_norm_backward",
        "the mean of dx̂ is subtracted, as in LayerNorm",
        (right - Sum(d(x_hat)[t, j], j) / d_model) / rms[t],
    ),
    of_the_input(
        "sum_not_divided",
        "the sum over the features instead of their mean",
        (d(x_hat)[t, i] - x_hat[t, i] * d_model * projection) / rms[t],
    ),
    of_the_input(
        "not_summed",
        "dx̂·x̂ is taken entry by entry instead of as a mean over the features",
        (d(x_hat)[t, i] - x_hat[t, i] ** 2 * d(x_hat)[t, i] / d_model) / rms[t],
    ),
    of_the_input(
        "wrong_axis",
        "the mean runs over the positions",
        (d(x_hat)[t, i] - x_hat[t, i] * Sum(d(x_hat)[s, i] * x_hat[s, i], s) / T) / rms[t],
    ),
    of_the_input(
        "sign_of_the_correction",
        "the term through the root is added instead of subtracted",
        (d(x_hat)[t, i] + x_hat[t, i] * projection) / rms[t],
    ),
    of_the_input("rms_missing", "the result is not divided by the root", right),
    of_the_input(
        "rms_squared", "divided by the mean of squares instead of its root", right / rms[t] ** 2
    ),
    of_the_input("rms_multiplied", "multiplied by the root instead of divided", right * rms[t]),
    of_the_input(
        "epsilon_forgotten",
        "the root without the ε that the forward pass has inside",
        right / sqrt(mean_square[t]),
    ),
    of_the_input(
        "not_normalised_in_the_sum",
        "x stands where x̂ belongs",
        (d(x_hat)[t, i] - X[t, i] * Sum(d(x_hat)[t, j] * X[t, j], j) / d_model) / rms[t],
    ),
    Mutant("gamma_missing", "γ is not gone through", Equation(d(x_hat)[t, i], d(Y)[t, i])),
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
        "dγ is taken with Y, which contains γ already",
        Equation(d(gamma)[i], Sum(d(Y)[t, i] * Y[t, i], t)),
    ),
    Mutant("scale_lost", "γ is taken for a constant", Equation(d(gamma)[i], Integer(0))),
)

RMS_NORM_MUTANTS = (*BACKWARD, *FORWARD)

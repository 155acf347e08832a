"""How people get the MLP wrong: its two linear maps, and the slope of its activation."""

from sympy import Expr, Rational, Sum, erf, exp, pi, sqrt, tanh

from derivations.notation import Equation, d, step
from derivations.sublayer import Mutant
from derivations.sublayers.mlp import (
    CUBIC,
    W_1,
    W_2,
    G,
    U,
    X,
    Y,
    active,
    b_1,
    b_2,
    cdf,
    saturation,
)
from derivations.sublayers.symbols import T, d_ff, f, i, j, s, t

LINEAR = (
    Mutant(
        "second_weight_from_before_the_activation",
        "dW_2 is taken with U, the value before the activation",
        Equation(d(W_2)[f, j], Sum(U[t, f] * d(Y)[t, j], t)),
    ),
    Mutant(
        "second_weight_mean_over_positions",
        "dW_2 is averaged over the positions",
        Equation(d(W_2)[f, j], Sum(G[t, f] * d(Y)[t, j], t) / T),
    ),
    Mutant(
        "second_bias_mean_over_positions",
        "db_2 is averaged over the positions",
        Equation(d(b_2)[j], Sum(d(Y)[t, j], t) / T),
    ),
    Mutant(
        "first_weight_skips_the_activation",
        "dW_1 is taken with dG: the activation is not gone through",
        Equation(d(W_1)[i, f], Sum(X[t, i] * d(G)[t, f], t)),
    ),
    Mutant(
        "first_weight_sums_taken_apart",
        "the two factors of dW_1 are summed over the positions one by one",
        Equation(d(W_1)[i, f], Sum(X[t, i], t) * Sum(d(U)[t, f], t)),
    ),
    Mutant(
        "first_bias_skips_the_activation",
        "db_1 is taken with dG: the activation is not gone through",
        Equation(d(b_1)[f], Sum(d(G)[t, f], t)),
    ),
    Mutant(
        "input_through_the_wrong_matrix",
        "dX goes back through W_2, whose transpose happens to fit",
        Equation(d(X)[t, i], Sum(d(U)[t, f] * W_2[f, i], f)),
    ),
    Mutant(
        "input_mean_over_hidden_units",
        "dX is a mean over the hidden units instead of a sum",
        Equation(d(X)[t, i], Sum(d(U)[t, f] * W_1[i, f], f) / d_ff),
    ),
    Mutant(
        "hidden_sums_all_positions",
        "every position receives the gradient of all positions",
        Equation(d(G)[t, f], Sum(d(Y)[s, j] * W_2[f, j], s, j)),
    ),
)


def wrong_slope(name: str, mistake: str, slope: Expr) -> Mutant:
    """The activation's derivative replaced."""
    return Mutant(name, mistake, Equation(d(U)[t, f], d(G)[t, f] * slope))


u = U[t, f]
a = saturation[t, f]
density = exp(-(u**2) / 2) / sqrt(2 * pi)
inner = sqrt(2 / pi) * (1 + 3 * CUBIC * u**2)

GELU_TANH_SLOPES = (
    wrong_slope(
        "erf_derivative",
        "tanh form forward, derivative of the erf form backward",
        (1 + erf(u / sqrt(2))) / 2 + u * density,
    ),
    wrong_slope(
        "product_rule_first_term_only", "only the first term of the product rule", (1 + a) / 2
    ),
    wrong_slope(
        "product_rule_second_term_only",
        "only the second term of the product rule",
        u * (1 - a**2) * inner / 2,
    ),
    wrong_slope(
        "cubic_not_differentiated",
        "the cubic term inside tanh is forgotten in the inner derivative",
        (1 + a) / 2 + u * (1 - a**2) * sqrt(2 / pi) / 2,
    ),
    wrong_slope(
        "cubic_without_its_three",
        "the derivative of u³ without the factor 3",
        (1 + a) / 2 + u * (1 - a**2) * sqrt(2 / pi) * (1 + CUBIC * u**2) / 2,
    ),
    wrong_slope(
        "inner_derivative_missing",
        "no inner derivative at all",
        (1 + a) / 2 + u * (1 - a**2) / 2,
    ),
    wrong_slope(
        "tanh_slope_not_squared",
        "1 − tanh where the slope of tanh is 1 − tanh²",
        (1 + a) / 2 + u * (1 - a) * inner / 2,
    ),
    wrong_slope(
        "half_missing",
        "the second term without its 1/2",
        (1 + a) / 2 + u * (1 - a**2) * inner,
    ),
)

wrong_argument = sqrt(2 / pi) * (u + CUBIC * u**3)

GELU_ERF_SLOPES = (
    wrong_slope(
        "tanh_derivative",
        "erf form forward, derivative of the tanh form backward",
        (1 + tanh(wrong_argument)) / 2 + u * (1 - tanh(wrong_argument) ** 2) * inner / 2,
    ),
    wrong_slope("distribution_only", "only the first term of the product rule", cdf[t, f]),
    wrong_slope("density_only", "only the second term of the product rule", u * density),
    wrong_slope(
        "density_without_its_factor",
        "the normal density is added without the u in front",
        cdf[t, f] + density,
    ),
    wrong_slope(
        "density_not_normalised",
        "the normal density without its 1/√(2π)",
        cdf[t, f] + u * exp(-(u**2) / 2),
    ),
    wrong_slope(
        "density_exponent_not_halved",
        "exp(−u²) as in the derivative of erf(u), not of erf(u/√2)",
        cdf[t, f] + u * exp(-(u**2)) / sqrt(2 * pi),
    ),
    wrong_slope(
        "inner_root_of_two_missing",
        "the inner derivative 1/√2 of erf(u/√2) is forgotten",
        cdf[t, f] + u * exp(-(u**2) / 2) / sqrt(pi),
    ),
    wrong_slope("density_subtracted", "the second term is subtracted", cdf[t, f] - u * density),
)

RELU_SLOPES = (
    wrong_slope("mask_dropped", "every unit lets its gradient through", 1),
    wrong_slope("mask_inverted", "the inactive units let the gradient through", 1 - active[t, f]),
    wrong_slope("multiplied_by_the_value", "multiplied by the output, not by the mask", G[t, f]),
    wrong_slope(
        "masked_by_the_gradient",
        "positive gradients pass, whatever the unit did (a deconvnet)",
        step(d(G)[t, f]),
    ),
    wrong_slope(
        "masked_by_both",
        "the gradient has to be positive too (guided backpropagation)",
        active[t, f] * step(d(G)[t, f]),
    ),
    wrong_slope(
        "leaky_derivative",
        "the derivative of a leaky ReLU",
        active[t, f] + (1 - active[t, f]) * Rational(1, 100),
    ),
)

MLP_GELU_TANH_MUTANTS = (*LINEAR, *GELU_TANH_SLOPES)
MLP_GELU_ERF_MUTANTS = (*LINEAR, *GELU_ERF_SLOPES)
MLP_RELU_MUTANTS = (*LINEAR, *RELU_SLOPES)

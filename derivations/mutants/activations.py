"""How people get activations wrong: the formula itself, and its slope.

The formulas are functions of the value before the activation, because the MLP's mutants are made
of them too.
"""

from typing import NamedTuple

from sympy import Expr, Integer, Rational, erf, exp, pi, sqrt, tanh

from derivations.notation import Equation, d, step
from derivations.sublayer import Mutant
from derivations.sublayers.activations import (
    CUBIC,
    X,
    Y,
    active,
    cdf,
    gelu_erf_slope,
    gelu_saturation,
    gelu_tanh_slope,
    normal_cdf,
    saturation,
    sigmoid,
)
from derivations.sublayers.symbols import i, t


class Variant(NamedTuple):
    """A wrong formula, for the value of an activation or for its slope."""

    name: str
    mistake: str
    formula: Expr


def identity(x: Expr) -> Variant:
    return Variant("activation_forgotten", "the activation is forgotten", x)


def gelu_tanh(x: Expr) -> Expr:
    return x * (1 + gelu_saturation(x)) / 2


def relu_for_gelu(x: Expr) -> Variant:
    return Variant("relu_instead", "ReLU instead of GELU", x * step(x))


def sigmoid_form(x: Expr) -> Variant:
    approximate = x * sigmoid(Rational(1702, 1000) * x)
    return Variant("sigmoid_form", "GELU's approximation x·σ(1.702 x)", approximate)


# Wrong values


def gelu_tanh_values(x: Expr) -> tuple[Variant, ...]:
    root = sqrt(2 / pi)
    return (
        Variant("erf_form", "GELU's erf form instead of its tanh form", x * normal_cdf(x)),
        relu_for_gelu(x),
        sigmoid_form(x),
        identity(x),
        Variant(
            "cubic_forgotten",
            "the cubic term inside tanh is forgotten",
            x * (1 + tanh(root * x)) / 2,
        ),
        Variant(
            "square_for_cube",
            "x² where tanh has x³ inside",
            x * (1 + tanh(root * (x + CUBIC * x**2))) / 2,
        ),
        Variant(
            "root_forgotten",
            "√(2/π) inside tanh is forgotten",
            x * (1 + tanh(x + CUBIC * x**3)) / 2,
        ),
        Variant("value_half_missing", "the factor 1/2 is forgotten", 2 * gelu_tanh(x)),
    )


def gelu_erf_values(x: Expr) -> tuple[Variant, ...]:
    return (
        Variant("tanh_form", "GELU's tanh form instead of its erf form", gelu_tanh(x)),
        relu_for_gelu(x),
        sigmoid_form(x),
        identity(x),
        Variant(
            "root_of_two_forgotten",
            "erf(x) where Φ has erf(x/√2)",
            x * (1 + erf(x)) / 2,
        ),
        Variant("value_half_missing", "the factor 1/2 is forgotten", 2 * x * normal_cdf(x)),
    )


def relu_values(x: Expr) -> tuple[Variant, ...]:
    return (
        identity(x),
        Variant("tanh_gelu_instead", "GELU (tanh form) instead of ReLU", gelu_tanh(x)),
        Variant("erf_gelu_instead", "GELU (erf form) instead of ReLU", x * normal_cdf(x)),
        Variant(
            "leaky",
            "a leaky ReLU, which lets 1/100 of negative values through",
            x * (step(x) + (1 - step(x)) / 100),
        ),
        Variant("absolute_value", "the absolute value", x * (2 * step(x) - 1)),
        Variant(
            "negative_part", "the negative values pass, the positive ones do not", x - x * step(x)
        ),
    )


# Wrong slopes


def gelu_tanh_slopes(x: Expr, saturated: Expr) -> tuple[Variant, ...]:
    inner = sqrt(2 / pi) * (1 + 3 * CUBIC * x**2)
    plain = (1 + saturated) / 2
    bell = x * (1 - saturated**2)
    return (
        Variant(
            "erf_derivative",
            "tanh form forward, derivative of the erf form backward",
            gelu_erf_slope(x, normal_cdf(x)),
        ),
        Variant(
            "relu_derivative",
            "GELU forward, derivative of ReLU backward",
            step(x),
        ),
        Variant(
            "product_rule_first_term_only",
            "only the first term of the product rule",
            plain,
        ),
        Variant(
            "product_rule_second_term_only",
            "only the second term of the product rule",
            bell * inner / 2,
        ),
        Variant(
            "cubic_not_differentiated",
            "the cubic term inside tanh is forgotten in the inner derivative",
            plain + bell * sqrt(2 / pi) / 2,
        ),
        Variant(
            "cubic_without_its_three",
            "the derivative of u³ without the factor 3",
            plain + bell * sqrt(2 / pi) * (1 + CUBIC * x**2) / 2,
        ),
        Variant("inner_derivative_missing", "no inner derivative at all", plain + bell / 2),
        Variant(
            "tanh_slope_not_squared",
            "1 − tanh where the slope of tanh is 1 − tanh²",
            plain + x * (1 - saturated) * inner / 2,
        ),
        Variant("half_missing", "the second term without its 1/2", plain + bell * inner),
    )


def gelu_erf_slopes(x: Expr, distribution: Expr) -> tuple[Variant, ...]:
    density = exp(-(x**2) / 2) / sqrt(2 * pi)
    return (
        Variant(
            "tanh_derivative",
            "erf form forward, derivative of the tanh form backward",
            gelu_tanh_slope(x, gelu_saturation(x)),
        ),
        Variant(
            "relu_derivative",
            "GELU forward, derivative of ReLU backward",
            step(x),
        ),
        Variant("distribution_only", "only the first term of the product rule", distribution),
        Variant("density_only", "only the second term of the product rule", x * density),
        Variant(
            "density_without_its_factor",
            "the normal density is added without the u in front",
            distribution + density,
        ),
        Variant(
            "density_not_normalised",
            "the normal density without its 1/√(2π)",
            distribution + x * exp(-(x**2) / 2),
        ),
        Variant(
            "density_exponent_not_halved",
            "exp(−u²) as in the derivative of erf(u), not of erf(u/√2)",
            distribution + x * exp(-(x**2)) / sqrt(2 * pi),
        ),
        Variant(
            "inner_root_of_two_missing",
            "the inner derivative 1/√2 of erf(u/√2) is forgotten",
            distribution + x * exp(-(x**2) / 2) / sqrt(pi),
        ),
        Variant("density_subtracted", "the second term is subtracted", distribution - x * density),
    )


def relu_slopes(x: Expr, passes: Expr, value: Expr, upstream: Expr) -> tuple[Variant, ...]:
    return (
        Variant("mask_dropped", "every unit lets its gradient through", Integer(1)),
        Variant("mask_inverted", "the inactive units let the gradient through", 1 - passes),
        Variant("multiplied_by_the_value", "multiplied by the output, not by the mask", value),
        Variant(
            "masked_by_the_gradient",
            "positive gradients pass, whatever the unit did (a deconvnet)",
            step(upstream),
        ),
        Variant(
            "masked_by_both",
            "the gradient has to be positive too (guided backpropagation)",
            passes * step(upstream),
        ),
        Variant(
            "leaky_derivative",
            "the derivative of a leaky ReLU",
            passes + (1 - passes) * Rational(1, 100),
        ),
        Variant(
            "gelu_derivative",
            "ReLU forward, derivative of GELU backward",
            gelu_tanh_slope(x, gelu_saturation(x)),
        ),
    )


def sigmoid_values(x: Expr) -> tuple[Variant, ...]:
    return (
        identity(x),
        Variant("exponent_sign", "e^x where e^−x belongs: 1 − σ(x)", sigmoid(-x)),
        Variant("tanh_instead", "tanh instead of the sigmoid", tanh(x)),
        Variant("one_forgotten", "the 1 below the fraction line is forgotten", exp(x)),
        Variant("half_the_argument", "σ(x/2), as in the formula with tanh", sigmoid(x / 2)),
    )


def sigmoid_slopes(x: Expr, value: Expr) -> tuple[Variant, ...]:
    return (
        Variant("second_factor_only", "1 − σ instead of σ (1 − σ)", 1 - value),
        Variant("first_factor_only", "σ instead of σ (1 − σ)", value),
        Variant("slope_forgotten", "the sigmoid is not gone through", Integer(1)),
        Variant("sign_of_the_square", "σ (1 + σ) instead of σ (1 − σ)", value * (1 + value)),
        Variant("tanh_slope", "1 − σ², the slope of tanh", 1 - value**2),
        Variant("from_the_input", "x (1 − x): the slope taken at x instead of σ(x)", x * (1 - x)),
        Variant(
            "applied_twice",
            "the sigmoid is applied again before the slope is taken",
            sigmoid(value) * (1 - sigmoid(value)),
        ),
    )


def tanh_values(x: Expr) -> tuple[Variant, ...]:
    return (
        identity(x),
        Variant("sigmoid_instead", "the sigmoid instead of tanh", sigmoid(x)),
        Variant("argument_halved", "2σ(x) − 1, which is tanh(x/2)", 2 * sigmoid(x) - 1),
        Variant("sign_of_tanh", "tanh with the wrong sign", -tanh(x)),
    )


def tanh_slopes(x: Expr, value: Expr) -> tuple[Variant, ...]:
    return (
        Variant("not_squared", "1 − tanh instead of 1 − tanh²", 1 - value),
        Variant("sigmoid_slope", "tanh (1 − tanh), after the slope of σ", value * (1 - value)),
        Variant("slope_forgotten", "tanh is not gone through", Integer(1)),
        Variant("from_the_input", "1 − x²: the slope taken at x instead of tanh(x)", 1 - x**2),
        Variant("sign_of_the_square", "1 + tanh² instead of 1 − tanh²", 1 + value**2),
        Variant(
            "applied_twice",
            "tanh is applied again before the slope is taken",
            1 - tanh(value) ** 2,
        ),
    )


def _mutants(values: tuple[Variant, ...], slopes: tuple[Variant, ...]) -> tuple[Mutant, ...]:
    forward = (Mutant(v.name, v.mistake, Equation(Y[t, i], v.formula)) for v in values)
    backward = (
        Mutant(v.name, v.mistake, Equation(d(X)[t, i], d(Y)[t, i] * v.formula)) for v in slopes
    )
    return (*forward, *backward)


x, y = X[t, i], Y[t, i]

SIGMOID_MUTANTS = _mutants(sigmoid_values(x), sigmoid_slopes(x, y))
TANH_MUTANTS = _mutants(tanh_values(x), tanh_slopes(x, y))
RELU_MUTANTS = _mutants(relu_values(x), relu_slopes(x, active[t, i], y, d(Y)[t, i]))
GELU_TANH_MUTANTS = _mutants(gelu_tanh_values(x), gelu_tanh_slopes(x, saturation[t, i]))
GELU_ERF_MUTANTS = _mutants(gelu_erf_values(x), gelu_erf_slopes(x, cdf[t, i]))

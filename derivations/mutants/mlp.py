"""How people get the MLP wrong: its two linear maps with their biases, and its activation."""

from sympy import Sum

from derivations.mutants.activations import (
    Variant,
    gelu_erf_slopes,
    gelu_erf_values,
    gelu_tanh_slopes,
    gelu_tanh_values,
    relu_slopes,
    relu_values,
)
from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.mlp import (
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
        "first_bias_forgotten",
        "b_1 is not added",
        Equation(U[t, f], Sum(X[t, i] * W_1[i, f], i)),
    ),
    Mutant(
        "second_bias_forgotten",
        "b_2 is not added",
        Equation(Y[t, j], Sum(G[t, f] * W_2[f, j], f)),
    ),
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


def activation_mutants(
    values: tuple[Variant, ...], slopes: tuple[Variant, ...]
) -> tuple[Mutant, ...]:
    """The activation's formula replaced, and its derivative."""
    forward = (Mutant(v.name, v.mistake, Equation(G[t, f], v.formula)) for v in values)
    backward = (
        Mutant(v.name, v.mistake, Equation(d(U)[t, f], d(G)[t, f] * v.formula)) for v in slopes
    )
    return (*forward, *backward)


u, g = U[t, f], G[t, f]

MLP_GELU_TANH_MUTANTS = (
    *LINEAR,
    *activation_mutants(gelu_tanh_values(u), gelu_tanh_slopes(u, saturation[t, f])),
)
MLP_GELU_ERF_MUTANTS = (
    *LINEAR,
    *activation_mutants(gelu_erf_values(u), gelu_erf_slopes(u, cdf[t, f])),
)
MLP_RELU_MUTANTS = (
    *LINEAR,
    *activation_mutants(relu_values(u), relu_slopes(u, active[t, f], g, d(G)[t, f])),
)

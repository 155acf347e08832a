"""How people get a linear map wrong, its matrix stored either way, and how the bias."""

from sympy import Integer, Sum

from derivations.notation import Equation, Tensor, d, index
from derivations.sublayer import Mutant
from derivations.sublayers.linear import (
    W,
    W_transposed,
    X,
    Y,
    bias,
    shifted,
    unshifted,
    weight,
)
from derivations.sublayers.symbols import T, a, b, d_in, d_model, d_out, i, j, s, t

c = index("c", d_in)  # another feature that goes in


def of_the_map(matrix: Tensor) -> tuple[Mutant, ...]:
    """The same mistakes, whichever way the matrix is stored."""
    product = Sum(X[t, a] * weight(matrix, a, b), a)
    gradient = weight(d(matrix), a, b)
    return (
        Mutant(
            "value_mean_over_features",
            "the products are averaged over the features instead of summed",
            Equation(Y[t, b], product / d_in),
        ),
        Mutant(
            "value_sums_all_positions",
            "every position receives the sum over all positions",
            Equation(Y[t, b], Sum(X[s, a] * weight(matrix, a, b), s, a)),
        ),
        Mutant("value_sign", "the result has the wrong sign", Equation(Y[t, b], -product)),
        Mutant(
            "value_sums_taken_apart",
            "the features of X and those of W are summed one by one",
            Equation(Y[t, b], Sum(X[t, a], a) * Sum(weight(matrix, a, b), a)),
        ),
        Mutant(
            "input_mean_over_outputs",
            "dX is a mean over the features that come out instead of a sum",
            Equation(d(X)[t, a], Sum(d(Y)[t, b] * weight(matrix, a, b), b) / d_out),
        ),
        Mutant(
            "input_sums_all_positions",
            "every position receives the gradient of all positions",
            Equation(d(X)[t, a], Sum(d(Y)[s, b] * weight(matrix, a, b), s, b)),
        ),
        Mutant(
            "input_weight_features_summed",
            "W is reduced over its features before the product",
            Equation(d(X)[t, a], Sum(d(Y)[t, b] * weight(matrix, c, b), b, c)),
        ),
        Mutant(
            "input_sign",
            "dX has the wrong sign",
            Equation(d(X)[t, a], -Sum(d(Y)[t, b] * weight(matrix, a, b), b)),
        ),
        Mutant(
            "weight_mean_over_positions",
            "dW is averaged over the positions instead of summed",
            Equation(gradient, Sum(X[t, a] * d(Y)[t, b], t) / T),
        ),
        Mutant(
            "weight_sums_taken_apart",
            "the two factors of dW are summed over the positions one by one",
            Equation(gradient, Sum(X[t, a], t) * Sum(d(Y)[t, b], t)),
        ),
        Mutant(
            "weight_features_summed",
            "the features are summed away: dW does not depend on them",
            Equation(gradient, Sum(X[t, c] * d(Y)[t, b], t, c)),
        ),
        Mutant(
            "weight_without_the_input",
            "dY is summed as for a bias; the input is forgotten",
            Equation(gradient, Sum(d(Y)[t, b], t)),
        ),
        Mutant(
            "weight_sign",
            "dW has the wrong sign",
            Equation(gradient, -Sum(X[t, a] * d(Y)[t, b], t)),
        ),
        Mutant(
            "gradient_times_the_weight",
            "dW is multiplied with W itself",
            Equation(gradient, weight(matrix, a, b) * Sum(X[t, a] * d(Y)[t, b], t)),
        ),
    )


LINEAR_MUTANTS = of_the_map(W)
LINEAR_TRANSPOSED_MUTANTS = of_the_map(W_transposed)

BIAS_MUTANTS = (
    Mutant(
        "bias_forgotten",
        "the bias is forgotten",
        Equation(shifted[t, i], unshifted[t, i]),
    ),
    Mutant(
        "bias_subtracted",
        "the bias is subtracted",
        Equation(shifted[t, i], unshifted[t, i] - bias[i]),
    ),
    Mutant(
        "bias_added_twice",
        "the bias is added twice",
        Equation(shifted[t, i], unshifted[t, i] + 2 * bias[i]),
    ),
    Mutant(
        "biases_summed",
        "every feature receives the sum of all biases",
        Equation(shifted[t, i], unshifted[t, i] + Sum(bias[j], j)),
    ),
    Mutant(
        "gradient_mean_over_positions",
        "db is averaged over the positions instead of summed",
        Equation(d(bias)[i], Sum(d(shifted)[t, i], t) / T),
    ),
    Mutant("gradient_lost", "the bias is taken for a constant", Equation(d(bias)[i], Integer(0))),
    Mutant(
        "gradient_counted_once_for_each_feature",
        "broadcast over the features before it is summed: too much by their number",
        Equation(d(bias)[i], Sum(d(shifted)[t, i], t, j)),
    ),
    Mutant(
        "gradient_wrong_axis",
        "db is summed over the features too: one number for all of them",
        Equation(d(bias)[i], Sum(d(shifted)[t, j], t, j)),
    ),
    Mutant(
        "gradient_mean_over_entries",
        "db is averaged over positions and features",
        Equation(d(bias)[i], Sum(d(shifted)[t, j], t, j) / (T * d_model)),
    ),
    Mutant(
        "gradient_sign", "db has the wrong sign", Equation(d(bias)[i], -Sum(d(shifted)[t, i], t))
    ),
    Mutant(
        "input_times_the_bias",
        "the bias multiplies the gradient, as if it had been a factor",
        Equation(d(unshifted)[t, i], d(shifted)[t, i] * bias[i]),
    ),
)

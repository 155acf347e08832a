"""How people get positional encodings wrong."""

from sympy import Integer, KroneckerDelta, Sum

from derivations.mutants.repetition import is_last_occurrence, occurrences
from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.positional import W_P, X, Y, encoding, position
from derivations.sublayers.symbols import T, i, j, n_ctx, place, s, t

SHARED = (
    Mutant(
        "input_lost",
        "the encoding replaces the input: nothing is sent back",
        Equation(d(X)[t, i], Integer(0)),
    ),
    Mutant(
        "input_added_twice",
        "the gradient is counted once for the input and once for the encoding",
        Equation(d(X)[t, i], 2 * d(Y)[t, i]),
    ),
    Mutant(
        "input_sums_all_positions",
        "the encoding is treated as one row that is broadcast over the positions",
        Equation(d(X)[t, i], Sum(d(Y)[s, i], s)),
    ),
    Mutant(
        "input_mean_over_positions",
        "the gradient is divided by the number of positions",
        Equation(d(X)[t, i], d(Y)[t, i] / T),
    ),
)

row = KroneckerDelta(place, position[t])

LEARNED_POSITIONS_MUTANTS = (
    *SHARED,
    Mutant(
        "table_mean_over_positions",
        "the rows are divided by the number of positions",
        Equation(d(W_P)[place, i], Sum(row * d(Y)[t, i], t) / T),
    ),
    Mutant(
        "table_mean_over_rows",
        "the rows are divided by the size of the table",
        Equation(d(W_P)[place, i], Sum(row * d(Y)[t, i], t) / n_ctx),
    ),
    Mutant(
        "every_row_gets_everything",
        "the gradient of every position is added to every row",
        Equation(d(W_P)[place, i], Sum(d(Y)[t, i], t)),
    ),
    Mutant(
        "repeated_row_overwrites",
        "rows are assigned, not added: the last use of a row wins",
        Equation(
            d(W_P)[place, i],
            Sum(row * is_last_occurrence(position, t) * d(Y)[t, i], t),
        ),
    ),
    Mutant(
        "repeated_row_averaged",
        "the uses of a row are averaged",
        Equation(d(W_P)[place, i], Sum(row * d(Y)[t, i] / occurrences(position, t), t)),
    ),
    Mutant(
        "gradient_of_a_product",
        "the rows are taken to multiply the input instead of being added",
        Equation(d(W_P)[place, i], Sum(row * X[t, i] * d(Y)[t, i], t)),
    ),
)

SINUSOIDAL_POSITIONS_MUTANTS = (
    *SHARED,
    Mutant(
        "encoding_multiplies",
        "the encoding is taken to multiply the input instead of being added",
        Equation(d(X)[t, i], d(Y)[t, i] * encoding[t, i]),
    ),
    Mutant(
        "encoding_added_to_the_gradient",
        "the encoding is added on the way back as well",
        Equation(d(X)[t, i], d(Y)[t, i] + encoding[t, i]),
    ),
    Mutant(
        "features_summed",
        "the features are summed away",
        Equation(d(X)[t, i], Sum(d(Y)[t, j], j)),
    ),
)

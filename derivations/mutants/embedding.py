"""How people get the embedding lookup wrong, above all with repeated tokens."""

from sympy import KroneckerDelta, Sum, sqrt

from derivations.mutants.repetition import is_last_occurrence, occurrences
from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.embedding import E, X, x
from derivations.sublayers.symbols import T, V, d_model, i, j, s, t, v

row = KroneckerDelta(v, x[t])

EMBEDDING_MUTANTS = (
    Mutant(
        "repeated_token_overwrites",
        "rows are assigned, not added: the last occurrence of a token wins",
        Equation(d(E)[v, i], Sum(row * is_last_occurrence(x, t) * d(X)[t, i], t)),
    ),
    Mutant(
        "repeated_token_averaged",
        "the occurrences of a token are averaged",
        Equation(d(E)[v, i], Sum(row * d(X)[t, i] / occurrences(x, t), t)),
    ),
    Mutant(
        "repeated_token_counted_twice",
        "the sum over the occurrences is scattered once for each occurrence",
        Equation(d(E)[v, i], Sum(row * d(X)[t, i] * occurrences(x, t), t)),
    ),
    Mutant(
        "mean_over_positions",
        "the rows are divided by the number of positions",
        Equation(d(E)[v, i], Sum(row * d(X)[t, i], t) / T),
    ),
    Mutant(
        "mean_over_vocabulary",
        "the rows are divided by the size of the vocabulary",
        Equation(d(E)[v, i], Sum(row * d(X)[t, i], t) / V),
    ),
    Mutant(
        "every_row_gets_everything",
        "the gradient of every position is added to every row",
        Equation(d(E)[v, i], Sum(d(X)[t, i], t)),
    ),
    Mutant(
        "gradients_of_other_positions",
        "the row of a token receives the gradients of all positions",
        Equation(d(E)[v, i], Sum(row * d(X)[s, i], t, s)),
    ),
    Mutant(
        "counted_once_for_each_position",
        "a stray sum over the positions: every row T times",
        Equation(d(E)[v, i], Sum(row * d(X)[t, i], t, s)),
    ),
    Mutant(
        "features_summed",
        "the features are summed away",
        Equation(d(E)[v, i], Sum(row * d(X)[t, j], t, j)),
    ),
    Mutant(
        "gradient_of_a_product",
        "the looked-up row is taken to be multiplied by the table's row",
        Equation(d(E)[v, i], Sum(row * E[v, i] * d(X)[t, i], t)),
    ),
    Mutant(
        "scaled_by_the_root_of_the_features",
        "the rows are multiplied by √d_model, as in the original Transformer",
        Equation(X[t, i], sqrt(d_model) * E[x[t], i]),
    ),
    Mutant(
        "tokens_added_up",
        "every position gets the sum over all tokens: a bag of words",
        Equation(X[t, i], Sum(E[x[s], i], s)),
    ),
    Mutant(
        "tokens_averaged",
        "every position gets the mean over all tokens",
        Equation(X[t, i], Sum(E[x[s], i], s) / T),
    ),
)

"""How people get softmax wrong: its Jacobian-vector product, and its denominator."""

from sympy import Sum, exp

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.softmax import P, Z
from derivations.sublayers.symbols import T, V, s, t, v, w

SOFTMAX_MUTANTS = (
    Mutant(
        "no_coupling_term",
        "the entries of a row are treated as if they did not share a denominator",
        Equation(d(Z)[t, v], P[t, v] * d(P)[t, v]),
    ),
    Mutant(
        "diagonal_of_the_jacobian",
        "only ∂P_v/∂Z_v = P(1 − P) is kept, as for a sigmoid",
        Equation(d(Z)[t, v], P[t, v] * (1 - P[t, v]) * d(P)[t, v]),
    ),
    Mutant(
        "unweighted_coupling",
        "the coupling sum forgets its weights P",
        Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] - Sum(d(P)[t, w], w))),
    ),
    Mutant(
        "mean_coupling",
        "the coupling term is a mean over the vocabulary instead of a sum",
        Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] - Sum(P[t, w] * d(P)[t, w], w) / V)),
    ),
    Mutant(
        "coupling_outside_the_bracket",
        "P multiplies only the first term, not the coupling sum",
        Equation(d(Z)[t, v], P[t, v] * d(P)[t, v] - Sum(P[t, w] * d(P)[t, w], w)),
    ),
    Mutant(
        "coupling_added",
        "the coupling term has the wrong sign",
        Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] + Sum(P[t, w] * d(P)[t, w], w))),
    ),
    Mutant(
        "wrong_axis",
        "the coupling sum runs over the positions instead of the vocabulary",
        Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] - Sum(P[s, v] * d(P)[s, v], s))),
    ),
    Mutant(
        "scaled_by_positions",
        "a mean over the positions is taken where none was in the forward pass",
        Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] - Sum(P[t, w] * d(P)[t, w], w)) / T),
    ),
    Mutant(
        "softmax_over_positions",
        "the softmax runs over the positions instead of the classes",
        Equation(P[t, v], exp(Z[t, v]) / Sum(exp(Z[s, v]), s)),
    ),
    Mutant(
        "normalised_over_everything",
        "divided by the sum over all positions, not over the row",
        Equation(P[t, v], exp(Z[t, v]) / Sum(exp(Z[s, w]), s, w)),
    ),
    Mutant(
        "exponential_forgotten",
        "the entries are divided by their sum, without the exponential",
        Equation(P[t, v], Z[t, v] / Sum(Z[t, w], w)),
    ),
)

"""How people get a residual connection wrong: a path is lost, or added twice."""

from sympy import Integer, Rational, Sum

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.residual import B, F, X, Y
from derivations.sublayers.symbols import T, i, s, t

RESIDUAL_MUTANTS = (
    Mutant(
        "branch_lost",
        "what the branch returns is not added: only the skip path is followed",
        Equation(d(X)[t, i], d(Y)[t, i]),
    ),
    Mutant(
        "skip_lost",
        "the gradient of the branch overwrites that of the skip path",
        Equation(d(X)[t, i], d(B)[t, i]),
    ),
    Mutant(
        "skip_added_twice",
        "the branch's backward has added the skip path already, and it is added again",
        Equation(d(X)[t, i], 2 * d(Y)[t, i] + d(B)[t, i]),
    ),
    Mutant(
        "paths_averaged",
        "the two paths are averaged instead of added",
        Equation(d(X)[t, i], Rational(1, 2) * (d(Y)[t, i] + d(B)[t, i])),
    ),
    Mutant(
        "paths_subtracted",
        "one of the two paths has the wrong sign",
        Equation(d(X)[t, i], d(Y)[t, i] - d(B)[t, i]),
    ),
    Mutant(
        "paths_multiplied",
        "the two paths are multiplied, as if they were one after the other",
        Equation(d(X)[t, i], d(Y)[t, i] * d(B)[t, i]),
    ),
    Mutant(
        "branch_gets_nothing",
        "the branch is taken for a constant",
        Equation(d(F)[t, i], Integer(0)),
    ),
    Mutant(
        "branch_gets_half",
        "the gradient is shared out between the two paths instead of copied to both",
        Equation(d(F)[t, i], Rational(1, 2) * d(Y)[t, i]),
    ),
    Mutant(
        "branch_gets_its_own_gradient",
        "the gradient of the stream before the branch is sent into the branch",
        Equation(d(F)[t, i], d(Y)[t, i] + d(B)[t, i]),
    ),
    Mutant(
        "branch_counted_once_for_each_position",
        "a stray sum over the positions: every entry T times",
        Equation(d(F)[t, i], Sum(d(Y)[t, i], s)),
    ),
    Mutant(
        "branch_mean_over_positions",
        "every position of the branch receives the mean over all positions",
        Equation(d(F)[t, i], Sum(d(Y)[s, i], s) / T),
    ),
    Mutant(
        "branch_forgotten",
        "the branch is not added: the stream goes on unchanged",
        Equation(Y[t, i], X[t, i]),
    ),
    Mutant(
        "stream_forgotten",
        "the branch replaces the stream instead of being added to it",
        Equation(Y[t, i], F[t, i]),
    ),
    Mutant(
        "branch_added_twice",
        "the branch is added twice",
        Equation(Y[t, i], X[t, i] + 2 * F[t, i]),
    ),
    Mutant(
        "stream_added_twice",
        "the stream is added to a branch that contains it already",
        Equation(Y[t, i], 2 * X[t, i] + F[t, i]),
    ),
    Mutant(
        "branch_subtracted",
        "the branch is subtracted",
        Equation(Y[t, i], X[t, i] - F[t, i]),
    ),
    Mutant(
        "stream_and_branch_averaged",
        "stream and branch are averaged instead of added",
        Equation(Y[t, i], Rational(1, 2) * (X[t, i] + F[t, i])),
    ),
)

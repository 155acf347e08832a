"""How people get means and sums wrong: what is counted, and what 1/N becomes on the way back."""

from sympy import Integer, Sum

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.mean import X, Y, loss
from derivations.sublayers.symbols import T, d_model, i, j, t

total = Sum(X[t, i], t, i)

MEAN_MUTANTS = (
    Mutant("not_divided", "the sum instead of the mean", Equation(loss[()], total)),
    Mutant(
        "mean_over_positions_only", "divided by the positions alone", Equation(loss[()], total / T)
    ),
    Mutant(
        "mean_over_features_only",
        "divided by the features alone",
        Equation(loss[()], total / d_model),
    ),
    Mutant(
        "mean_of_squares",
        "the mean of the squares",
        Equation(loss[()], Sum(X[t, i] ** 2, t, i) / (T * d_model)),
    ),
    Mutant(
        "gradient_not_divided",
        "1/N is forgotten on the way back",
        Equation(d(X)[t, i], Integer(1)),
    ),
    Mutant(
        "gradient_divided_by_positions",
        "divided by the positions alone on the way back",
        Equation(d(X)[t, i], 1 / T),
    ),
    Mutant(
        "gradient_divided_by_features",
        "divided by the features alone on the way back",
        Equation(d(X)[t, i], 1 / d_model),
    ),
    Mutant(
        "gradient_times_the_value",
        "the gradient is taken to be X/N",
        Equation(d(X)[t, i], X[t, i] / (T * d_model)),
    ),
    Mutant(
        "gradient_sign", "the gradient has the wrong sign", Equation(d(X)[t, i], -1 / (T * d_model))
    ),
)

SUM_MUTANTS = (
    Mutant("averaged", "the mean instead of the sum", Equation(loss[()], total / (T * d_model))),
    Mutant("averaged_over_positions", "divided by the positions", Equation(loss[()], total / T)),
    Mutant(
        "averaged_over_features", "divided by the features", Equation(loss[()], total / d_model)
    ),
    Mutant("sum_of_squares", "the sum of the squares", Equation(loss[()], Sum(X[t, i] ** 2, t, i))),
    Mutant(
        "gradient_averaged",
        "divided by the number of entries on the way back",
        Equation(d(X)[t, i], 1 / (T * d_model)),
    ),
    Mutant(
        "gradient_averaged_over_positions",
        "divided by the positions on the way back",
        Equation(d(X)[t, i], 1 / T),
    ),
    Mutant("gradient_is_the_value", "the gradient is taken to be X", Equation(d(X)[t, i], X[t, i])),
    Mutant("gradient_sign", "the gradient has the wrong sign", Equation(d(X)[t, i], Integer(-1))),
)

MEAN_OVER_POSITIONS_MUTANTS = (
    Mutant("not_divided", "the sum instead of the mean", Equation(Y[i], Sum(X[t, i], t))),
    Mutant(
        "divided_by_features",
        "divided by the features instead of by the positions",
        Equation(Y[i], Sum(X[t, i], t) / d_model),
    ),
    Mutant(
        "mean_over_everything",
        "the mean over positions and features: one number for all features",
        Equation(Y[i], Sum(X[t, j], t, j) / (T * d_model)),
    ),
    Mutant(
        "gradient_not_divided",
        "1/T is forgotten on the way back",
        Equation(d(X)[t, i], d(Y)[i]),
    ),
    Mutant(
        "gradient_divided_by_features",
        "divided by the features on the way back",
        Equation(d(X)[t, i], d(Y)[i] / d_model),
    ),
    Mutant(
        "gradient_divided_twice",
        "divided by the positions twice on the way back",
        Equation(d(X)[t, i], d(Y)[i] / T**2),
    ),
    Mutant(
        "gradient_features_summed",
        "every feature receives the gradient of all features",
        Equation(d(X)[t, i], Sum(d(Y)[j], j) / T),
    ),
)

"""How people get squared error wrong: its ½, what the mean divides by, and its derivative."""

from collections.abc import Iterator, Mapping

from sympy import Expr, Integer, Rational, Sum, sqrt

from derivations.notation import Equation, d
from derivations.sublayer import Mutant
from derivations.sublayers.squared_error import Y, difference, entry_loss, loss, target
from derivations.sublayers.symbols import T, b, d_out, s, t

# What Σ (Y − target)² is multiplied by in each reduction, and how to say it.
WEIGHTS: Mapping[str, tuple[Expr, str]] = {
    "half_sum": (Rational(1, 2), "half the sum of squares"),
    "sum": (Integer(1), "the plain sum of squares"),
    "mean": (1 / (T * d_out), "the mean over all entries"),
    "half_mean": (1 / (2 * T * d_out), "half the mean over all entries"),
    "row_mean": (1 / T, "the mean over the rows only"),
    "half_row_mean": (1 / (2 * T), "half the mean over the rows only"),
    "feature_mean": (1 / d_out, "the mean over the features only"),
}

gap = difference[t, b]
total = Sum(gap**2, t, b)


def _other_reductions(reduction: str) -> Iterator[Mutant]:
    for other, (weight, phrase) in WEIGHTS.items():
        if other != reduction:
            yield Mutant(
                f"loss_of_{other}",
                f"the loss is {phrase}",
                Equation(loss[()], weight * total),
            )
            yield Mutant(
                f"gradient_of_{other}",
                f"the gradient is that of {phrase}",
                Equation(d(Y)[t, b], 2 * weight * gap),
            )


def squared_error_mutants(reduction: str) -> tuple[Mutant, ...]:
    """The mistakes of one reduction; the others are among them."""
    weight = WEIGHTS[reduction][0]
    factor = Rational(1, 2) if reduction.startswith("half") else Integer(1)
    return (
        Mutant(
            "sign_flipped",
            "target minus output: the gradient has the wrong sign",
            Equation(d(Y)[t, b], -2 * weight * gap),
        ),
        Mutant(
            "target_forgotten_on_the_way_back",
            "the gradient is taken from the output alone, without the target",
            Equation(d(Y)[t, b], 2 * weight * Y[t, b]),
        ),
        Mutant(
            "squared_again",
            "the gradient is the squared error itself: it was not differentiated",
            Equation(d(Y)[t, b], weight * gap**2),
        ),
        Mutant(
            "rows_added_up",
            "every row receives the errors of all rows",
            Equation(d(Y)[t, b], 2 * weight * Sum(difference[s, b], s)),
        ),
        *_other_reductions(reduction),
        Mutant(
            "not_squared",
            "the errors are added without being squared",
            Equation(entry_loss[t, b], factor * gap),
        ),
        Mutant(
            "target_added",
            "the target is added to the output instead of subtracted from it",
            Equation(gap, Y[t, b] + target[t, b]),
        ),
        Mutant(
            "squared_before_subtracting",
            "Y² − target² where (Y − target)² is right",
            Equation(entry_loss[t, b], factor * (Y[t, b] ** 2 - target[t, b] ** 2)),
        ),
        Mutant(
            "squared_after_adding",
            "the errors are added first and squared then",
            Equation(loss[()], weight * Sum(gap, t, b) ** 2),
        ),
        Mutant(
            "root_taken",
            "the root of the loss: a root mean square, or a distance",
            Equation(loss[()], sqrt(weight * total)),
        ),
    )


SQUARED_ERROR_HALF_SUM_MUTANTS = squared_error_mutants("half_sum")
SQUARED_ERROR_SUM_MUTANTS = squared_error_mutants("sum")
SQUARED_ERROR_MEAN_MUTANTS = squared_error_mutants("mean")
SQUARED_ERROR_HALF_MEAN_MUTANTS = squared_error_mutants("half_mean")
SQUARED_ERROR_ROW_MEAN_MUTANTS = squared_error_mutants("row_mean")
SQUARED_ERROR_HALF_ROW_MEAN_MUTANTS = squared_error_mutants("half_row_mean")

"""How people get binary cross-entropy wrong: a term lost, the mean, the sigmoid's part in it."""

from collections.abc import Iterator, Mapping

from sympy import Expr, Integer, Sum, exp, log

from derivations.notation import Equation, Tensor, d
from derivations.sublayer import Mutant
from derivations.sublayers.binary_cross_entropy import P, Z, entry_loss, loss, sigmoid, target
from derivations.sublayers.symbols import T, b, d_out, t

# What the sum over all entries is divided by, and how to say it.
DIVISORS: Mapping[str, tuple[Expr, str]] = {
    "sum": (Integer(1), "summed, not averaged"),
    "mean": (T * d_out, "averaged over all entries"),
    "row_mean": (T, "averaged over the rows only"),
    "feature_mean": (d_out, "averaged over the features only"),
}
LOG_BASES: Mapping[str, tuple[int, str]] = {
    "log2": (2, "logarithms to base 2 instead of natural ones"),
    "log10": (10, "logarithms to base 10 instead of natural ones"),
}

total = Sum(entry_loss[t, b], t, b)


def _of_the_reduction(reduction: str, of: Tensor, slope: Expr) -> Iterator[Mutant]:
    """Another divisor, another base: in the loss, and in the gradient of ``of``."""
    own = DIVISORS[reduction][0]
    for other, (divisor, phrase) in DIVISORS.items():
        if other != reduction:
            yield Mutant(
                f"loss_of_{other}", f"the loss is {phrase}", Equation(loss[()], total / divisor)
            )
            yield Mutant(
                f"gradient_of_{other}",
                f"the gradient is that of a loss {phrase}",
                Equation(d(of)[t, b], slope / divisor),
            )
    for name, (base, phrase) in LOG_BASES.items():
        yield Mutant(name, phrase, Equation(loss[()], total / (own * log(base))))
    yield Mutant(
        "log_likelihood",
        "the minus sign is forgotten: the log-likelihood, not the loss",
        Equation(loss[()], -total / own),
    )
    yield Mutant(
        "sign_flipped",
        "target minus prediction: the gradient has the wrong sign",
        Equation(d(of)[t, b], -slope / own),
    )


p, y = P[t, b], target[t, b]


def binary_cross_entropy_mutants(reduction: str) -> tuple[Mutant, ...]:
    """The mistakes of one reduction; the others are among them."""
    divisor = DIVISORS[reduction][0]
    return (
        *_of_the_reduction(reduction, P, (p - y) / (p * (1 - p))),
        Mutant(
            "gradient_of_the_logits",
            "P − target, which is the gradient with respect to the logits",
            Equation(d(P)[t, b], (p - y) / divisor),
        ),
        Mutant(
            "positive_term_only",
            "only −target/P is kept, as for a one-hot target",
            Equation(d(P)[t, b], -y / (p * divisor)),
        ),
        Mutant(
            "negative_term_subtracted",
            "the inner derivative −1 of 1 − P is forgotten",
            Equation(d(P)[t, b], (-y / p - (1 - y) / (1 - p)) / divisor),
        ),
        Mutant(
            "divided_by_p_only",
            "divided by P where P(1 − P) is right",
            Equation(d(P)[t, b], (p - y) / (p * divisor)),
        ),
        Mutant(
            "negative_class_forgotten",
            "only −target·log P: entries with target 0 cost nothing",
            Equation(entry_loss[t, b], -y * log(p)),
        ),
        Mutant(
            "classes_swapped",
            "log P where log(1 − P) belongs, and the other way round",
            Equation(entry_loss[t, b], -y * log(1 - p) - (1 - y) * log(p)),
        ),
        Mutant(
            "terms_subtracted",
            "the term of the negative class has the wrong sign",
            Equation(entry_loss[t, b], -y * log(p) + (1 - y) * log(1 - p)),
        ),
    )


BINARY_CROSS_ENTROPY_MUTANTS = binary_cross_entropy_mutants("mean")
BINARY_CROSS_ENTROPY_SUM_MUTANTS = binary_cross_entropy_mutants("sum")

z, q = Z[t, b], sigmoid[t, b]
ALL = DIVISORS["mean"][0]

BINARY_CROSS_ENTROPY_LOGITS_MUTANTS = (
    *_of_the_reduction("mean", Z, q - y),
    Mutant(
        "target_not_subtracted",
        "σ(Z) alone, without the target",
        Equation(d(Z)[t, b], q / ALL),
    ),
    Mutant(
        "sigmoid_gone_through_twice",
        "σ(Z) − target already contains the sigmoid; here it is multiplied by P(1 − P) again",
        Equation(d(Z)[t, b], (q - y) * q * (1 - q) / ALL),
    ),
    Mutant(
        "gradient_of_the_probabilities",
        "∂L/∂P handed on as ∂L/∂Z: the sigmoid is not gone through",
        Equation(d(Z)[t, b], (q - y) / (q * (1 - q) * ALL)),
    ),
    Mutant(
        "logit_taken_for_the_probability",
        "the target is subtracted from the logit itself",
        Equation(d(Z)[t, b], (z - y) / ALL),
    ),
    Mutant(
        "classes_swapped",
        "the loss of 1 − σ(Z) where that of σ(Z) belongs",
        Equation(entry_loss[t, b], log(1 + exp(z)) - (1 - y) * z),
    ),
    Mutant(
        "negative_class_forgotten",
        "only −target·log σ(Z): entries with target 0 cost nothing",
        Equation(entry_loss[t, b], y * log(1 + exp(-z))),
    ),
    Mutant(
        "target_term_forgotten",
        "log(1 + e^Z) alone: every target is taken for 0",
        Equation(entry_loss[t, b], log(1 + exp(z))),
    ),
)

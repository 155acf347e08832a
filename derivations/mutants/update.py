"""How people get clipping and the SGD step wrong.

These pages have no backward pass: the replaced equation is one of the rule itself, and what has
to notice is one of the page's theorems.
"""

from sympy import Rational, Sum, sqrt

from derivations.notation import Equation, step
from derivations.sublayer import Mutant
from derivations.sublayers.symbols import n, p
from derivations.sublayers.update import (
    c,
    clipped,
    exceeds,
    factor,
    g,
    learning_rate,
    norm,
    theta,
    updated,
)

upper = step(g[p] - c)
lower = step(-c - g[p])

CLIP_BY_VALUE_MUTANTS = (
    Mutant(
        "not_clipped",
        "the gradient is left as it is",
        Equation(clipped[p], g[p]),
    ),
    Mutant(
        "clipped_above_only",
        "large negative entries are left as they are: min(g, c)",
        Equation(clipped[p], g[p] + upper * (c - g[p])),
    ),
    Mutant(
        "clipped_below_only",
        "large positive entries are left as they are: max(g, −c)",
        Equation(clipped[p], g[p] - lower * (c + g[p])),
    ),
    Mutant(
        "clipped_at_twice_the_threshold",
        "the bounds are ±2c",
        Equation(
            clipped[p],
            g[p] + step(g[p] - 2 * c) * (2 * c - g[p]) - step(-2 * c - g[p]) * (2 * c + g[p]),
        ),
    ),
    Mutant(
        "sign_lost",
        "large entries become +c, whatever their sign",
        Equation(clipped[p], g[p] + upper * (c - g[p]) + lower * (c - g[p])),
    ),
    Mutant(
        "bounds_swapped",
        "clip(g, max, min): a large positive entry becomes −c, a large negative one c",
        Equation(clipped[p], g[p] - upper * (c + g[p]) + lower * (c - g[p])),
    ),
    Mutant(
        "multiplied_by_the_threshold",
        "every entry is scaled by c instead of clipped at c",
        Equation(clipped[p], c * g[p]),
    ),
    Mutant(
        "threshold_subtracted",
        "entries above c are lowered by c instead of to c",
        Equation(clipped[p], g[p] - upper * c + lower * c),
    ),
)

CLIP_BY_GLOBAL_NORM_MUTANTS = (
    Mutant(
        "norm_not_rooted",
        "the squared norm is compared with the threshold",
        Equation(norm[()], Sum(g[p] ** 2, p)),
    ),
    Mutant(
        "root_mean_square",
        "the norm is divided by the root of the number of parameters",
        Equation(norm[()], sqrt(Sum(g[p] ** 2, p) / n)),
    ),
    Mutant(
        "sum_instead_of_norm",
        "the entries are added without being squared",
        Equation(norm[()], Sum(g[p], p)),
    ),
    Mutant(
        "comparison_reversed",
        "gradients below the threshold are clipped, those above are not",
        Equation(exceeds[()], step(c - norm[()])),
    ),
    Mutant(
        "factor_inverted",
        "the factor is norm/c instead of c/norm",
        Equation(factor[()], 1 - exceeds[()] + exceeds[()] * norm[()] / c),
    ),
    Mutant(
        "small_gradients_enlarged",
        "the factor c/norm is applied below the threshold as well",
        Equation(factor[()], c / norm[()]),
    ),
    Mutant(
        "not_divided_by_the_norm",
        "the factor is c alone",
        Equation(factor[()], 1 - exceeds[()] + exceeds[()] * c),
    ),
    Mutant(
        "clipped_to_zero",
        "a gradient above the threshold is thrown away",
        Equation(factor[()], 1 - exceeds[()]),
    ),
    Mutant(
        "direction_reversed",
        "the factor has the wrong sign",
        Equation(factor[()], exceeds[()] - 1 - exceeds[()] * c / norm[()]),
    ),
    Mutant(
        "norm_padded",
        "10⁻⁶ is added to the norm, so that the threshold is not reached",
        Equation(
            factor[()],
            1 - exceeds[()] + exceeds[()] * c / (norm[()] + Rational(1, 1_000_000)),
        ),
    ),
    Mutant(
        "entry_by_entry",
        "each entry is clipped at the threshold: the direction changes",
        Equation(clipped[p], g[p] + upper * (c - g[p]) - lower * (c + g[p])),
    ),
    Mutant(
        "factor_applied_twice",
        "the gradients are scaled in place, and then again",
        Equation(clipped[p], factor[()] ** 2 * g[p]),
    ),
    Mutant(
        "factor_not_applied",
        "the factor is computed and not used",
        Equation(clipped[p], g[p]),
    ),
)

eta = learning_rate[()]

SGD_STEP_MUTANTS = (
    Mutant(
        "ascending",
        "a step along the gradient instead of against it",
        Equation(updated[p], theta[p] + eta * g[p]),
    ),
    Mutant(
        "learning_rate_missing",
        "the gradient is subtracted unscaled",
        Equation(updated[p], theta[p] - g[p]),
    ),
    Mutant(
        "learning_rate_divides",
        "divided by the learning rate",
        Equation(updated[p], theta[p] - g[p] / eta),
    ),
    Mutant(
        "parameters_forgotten",
        "the step replaces the parameters instead of being added to them",
        Equation(updated[p], -eta * g[p]),
    ),
    Mutant(
        "gradient_forgotten",
        "the parameters decay; the gradient is not used",
        Equation(updated[p], theta[p] - eta * theta[p]),
    ),
    Mutant(
        "mean_over_parameters",
        "the step is divided by the number of parameters",
        Equation(updated[p], theta[p] - eta * g[p] / n),
    ),
    Mutant(
        "gradient_normalised",
        "the step has length η, whatever the gradient's norm",
        Equation(updated[p], theta[p] - eta * g[p] / sqrt(Sum(g[p] ** 2, p))),
    ),
    Mutant(
        "no_step",
        "the parameters are not updated",
        Equation(updated[p], theta[p]),
    ),
)

"""How people get update rules with a memory wrong.

These pages have no backward pass: the replaced equation is one of the rule itself, and what has
to notice is one of the page's theorems.
"""

from sympy import Expr, sqrt

from derivations.notation import Equation
from derivations.sublayer import Mutant
from derivations.sublayers.optimisers import (
    beta,
    c_1,
    c_2,
    correction_1_updated,
    correction_2_updated,
    decay,
    epsilon,
    eta,
    gamma,
    lookahead,
    m,
    m_hat,
    m_updated,
    mu,
    penalised,
    v,
    v_hat,
    v_updated,
    velocity,
    velocity_updated,
)
from derivations.sublayers.symbols import p
from derivations.sublayers.update import g, theta, updated

ASCENDING = "a step along the gradient instead of against it"

SGD_WEIGHT_DECAY_STEP_MUTANTS = (
    Mutant("ascending", ASCENDING, Equation(updated[p], theta[p] + eta * penalised[p])),
    Mutant("decay_forgotten", "plain SGD: no decay", Equation(penalised[p], g[p])),
    Mutant(
        "decay_subtracted",
        "the weights grow: the penalty has the wrong sign",
        Equation(penalised[p], g[p] - decay * theta[p]),
    ),
    Mutant(
        "decay_doubled",
        "the gradient of λ‖θ‖², without its ½",
        Equation(penalised[p], g[p] + 2 * decay * theta[p]),
    ),
    Mutant(
        "penalty_of_the_sign",
        "λ is added to every gradient, as for an L1 penalty on positive weights",
        Equation(penalised[p], g[p] + decay),
    ),
    Mutant(
        "decay_not_scaled_by_the_learning_rate",
        "θ shrinks by λ, not by ηλ",
        Equation(updated[p], theta[p] - eta * g[p] - decay * theta[p]),
    ),
    Mutant(
        "learning_rate_missing",
        "the gradient is subtracted unscaled",
        Equation(updated[p], theta[p] - penalised[p]),
    ),
    Mutant("no_step", "the parameters are not updated", Equation(updated[p], theta[p])),
)

VELOCITY = (
    Mutant(
        "velocity_forgotten",
        "the velocity starts again from 0 at every step: plain SGD",
        Equation(velocity_updated[p], g[p]),
    ),
    Mutant(
        "velocity_is_an_average",
        "the gradient is weighted with 1 − μ, as in Adam",
        Equation(velocity_updated[p], mu * velocity[p] + (1 - mu) * g[p]),
    ),
    Mutant(
        "velocity_not_damped",
        "the velocity is added without μ",
        Equation(velocity_updated[p], velocity[p] + g[p]),
    ),
    Mutant(
        "momentum_on_the_gradient",
        "μ multiplies the gradient instead of the velocity",
        Equation(velocity_updated[p], velocity[p] + mu * g[p]),
    ),
    Mutant(
        "velocity_against_the_gradient",
        "the gradient is subtracted from the velocity, and the velocity from θ",
        Equation(velocity_updated[p], mu * velocity[p] - g[p]),
    ),
    Mutant("no_step", "the parameters are not updated", Equation(updated[p], theta[p])),
)

MOMENTUM_STEP_MUTANTS = (
    *VELOCITY,
    Mutant("ascending", ASCENDING, Equation(updated[p], theta[p] + eta * velocity_updated[p])),
    Mutant(
        "learning_rate_missing",
        "the velocity is subtracted unscaled",
        Equation(updated[p], theta[p] - velocity_updated[p]),
    ),
    Mutant(
        "last_velocity_used",
        "the step is taken with the velocity of the step before",
        Equation(updated[p], theta[p] - eta * velocity[p]),
    ),
    Mutant(
        "learning_rate_on_the_gradient_only",
        "η multiplies the gradient, not the velocity that was carried along",
        Equation(updated[p], theta[p] - mu * velocity[p] - eta * g[p]),
    ),
    Mutant(
        "nesterov",
        "Nesterov's form: one look ahead too many",
        Equation(updated[p], theta[p] - eta * (g[p] + mu * velocity_updated[p])),
    ),
)

NESTEROV_STEP_MUTANTS = (
    *VELOCITY,
    Mutant("ascending", ASCENDING, Equation(updated[p], theta[p] + eta * lookahead[p])),
    Mutant(
        "plain_momentum",
        "momentum without the look ahead",
        Equation(lookahead[p], velocity_updated[p]),
    ),
    Mutant(
        "looks_back",
        "the velocity of the step before is used for the look ahead",
        Equation(lookahead[p], g[p] + mu * velocity[p]),
    ),
    Mutant(
        "look_ahead_not_damped",
        "the velocity is added to the gradient without μ",
        Equation(lookahead[p], g[p] + velocity_updated[p]),
    ),
    Mutant(
        "learning_rate_missing",
        "the step is subtracted unscaled",
        Equation(updated[p], theta[p] - lookahead[p]),
    ),
)

MOMENTS = (
    Mutant(
        "first_moment_summed",
        "the gradient is added to m without 1 − β₁, as in momentum",
        Equation(m_updated[p], beta * m[p] + g[p]),
    ),
    Mutant(
        "first_moment_weights_swapped",
        "β₁ weighs the new gradient and 1 − β₁ the old mean",
        Equation(m_updated[p], (1 - beta) * m[p] + beta * g[p]),
    ),
    Mutant(
        "second_moment_not_squared",
        "v averages the gradient, not its square",
        Equation(v_updated[p], gamma * v[p] + (1 - gamma) * g[p]),
    ),
    Mutant(
        "second_moment_of_the_mean",
        "v averages the square of m, not of the gradient",
        Equation(v_updated[p], gamma * v[p] + (1 - gamma) * m_updated[p] ** 2),
    ),
    Mutant(
        "second_moment_with_the_first_rate",
        "β₁ where β₂ belongs",
        Equation(v_updated[p], beta * v[p] + (1 - beta) * g[p] ** 2),
    ),
    Mutant(
        "first_correction_not_updated",
        "the bias correction of m is that of the step before",
        Equation(correction_1_updated[()], c_1),
    ),
    Mutant(
        "second_correction_of_the_first_moment",
        "v is corrected with 1 − β₁ᵏ",
        Equation(correction_2_updated[()], beta * c_2 + 1 - beta),
    ),
    Mutant(
        "correction_of_the_first_step",
        "m is corrected with 1 − β₁ at every step",
        Equation(correction_1_updated[()], 1 - beta),
    ),
    Mutant(
        "first_moment_not_corrected",
        "the bias correction of m is forgotten",
        Equation(m_hat[p], m_updated[p]),
    ),
    Mutant(
        "second_moment_not_corrected",
        "the bias correction of v is forgotten",
        Equation(v_hat[p], v_updated[p]),
    ),
)


adam_step = eta * m_hat[p] / (sqrt(v_hat[p]) + epsilon)


def adam_mutants(before: Expr) -> tuple[Mutant, ...]:
    """The mistakes of Adam's step that is taken from ``before``."""
    return (
        *MOMENTS,
        Mutant("ascending", ASCENDING, Equation(updated[p], before + adam_step)),
        Mutant(
            "epsilon_under_the_root",
            "√(v̂ + ε) where √v̂ + ε is right",
            Equation(updated[p], before - eta * m_hat[p] / sqrt(v_hat[p] + epsilon)),
        ),
        Mutant(
            "epsilon_forgotten",
            "divided by √v̂ alone",
            Equation(updated[p], before - eta * m_hat[p] / sqrt(v_hat[p])),
        ),
        Mutant(
            "root_forgotten",
            "divided by v̂ + ε, without the root",
            Equation(updated[p], before - eta * m_hat[p] / (v_hat[p] + epsilon)),
        ),
        Mutant(
            "gradient_instead_of_the_first_moment",
            "the gradient is divided by √v̂ + ε, not its mean: RMSProp",
            Equation(updated[p], before - eta * g[p] / (sqrt(v_hat[p]) + epsilon)),
        ),
        Mutant(
            "raw_moments_used",
            "the corrected moments are computed and not used",
            Equation(updated[p], before - eta * m_updated[p] / (sqrt(v_updated[p]) + epsilon)),
        ),
        Mutant("plain_sgd", "a plain SGD step", Equation(updated[p], before - eta * g[p])),
    )


ADAM_STEP_MUTANTS = adam_mutants(theta[p])
ADAMW_STEP_MUTANTS = (
    *adam_mutants((1 - eta * decay) * theta[p]),
    Mutant("decay_forgotten", "plain Adam: no decay", Equation(updated[p], theta[p] - adam_step)),
    Mutant(
        "decay_not_scaled_by_the_learning_rate",
        "θ shrinks by λ, not by ηλ",
        Equation(updated[p], (1 - decay) * theta[p] - adam_step),
    ),
    Mutant(
        "decay_after_the_step",
        "θ shrinks after Adam's step, which shrinks with it",
        Equation(updated[p], (1 - eta * decay) * (theta[p] - adam_step)),
    ),
    Mutant(
        "decay_added",
        "the weights grow: the decay has the wrong sign",
        Equation(updated[p], (1 + eta * decay) * theta[p] - adam_step),
    ),
    Mutant(
        "decay_divided_by_the_root",
        "the decay is not decoupled: λθ is divided by √v̂ + ε like the gradient",
        Equation(
            updated[p],
            theta[p] - eta * (m_hat[p] + decay * theta[p]) / (sqrt(v_hat[p]) + epsilon),
        ),
    ),
)

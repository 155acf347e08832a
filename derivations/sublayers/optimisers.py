"""Update rules with a memory: momentum, Nesterov's form of it, Adam, and decayed weights.

Source: Polyak (1964); Sutskever, Martens, Dahl & Hinton (2013), section 2; Kingma & Ba (2015),
arXiv:1412.6980, algorithm 1; Loshchilov & Hutter (2019), arXiv:1711.05101, algorithm 2; Krogh &
Hertz (1992).  What a rule carries from step to step is data here and comes back with ``_updated``
at the end of its name; it is 0 before the first step.  Like the step of plain SGD these pages have
nothing to differentiate: their theorems are checked.
"""

from sympy import Expr, Integer, sqrt

from derivations.notation import Equation, Tensor, fraction, non_negative, tensor
from derivations.sublayer import Identity, Inequality, Sublayer
from derivations.sublayers.symbols import n, p
from derivations.sublayers.update import g, learning_rate, theta, updated

momentum = fraction("momentum")
weight_decay = non_negative("weight_decay")
beta_1, beta_2 = fraction("beta_1"), fraction("beta_2")
adam_epsilon = non_negative("epsilon")

velocity, velocity_updated = tensor("velocity", n), tensor("velocity_updated", n)
lookahead = tensor("lookahead", n)
penalised = tensor("penalised", n)
m, m_updated, m_hat = tensor("m", n), tensor("m_updated", n), tensor("m_hat", n)
v, v_updated, v_hat = non_negative("v", n), tensor("v_updated", n), tensor("v_hat", n)
correction_1, correction_1_updated = fraction("correction_1"), tensor("correction_1_updated")
correction_2, correction_2_updated = fraction("correction_2"), tensor("correction_2_updated")

eta, mu, decay = learning_rate[()], momentum[()], weight_decay[()]
beta, gamma, epsilon = beta_1[()], beta_2[()], adam_epsilon[()]
c_1, c_2 = correction_1[()], correction_2[()]
sgd = theta[p] - eta * g[p]

SGD_WEIGHT_DECAY_STEP = Sublayer(
    name="sgd_weight_decay_step",
    title="One step of gradient descent with weight decay",
    source="Krogh & Hertz (1992); Goodfellow et al. (2016), Deep Learning, eq. 7.4",
    inputs=(),
    data=(theta, g, learning_rate, weight_decay),
    values=(penalised,),
    outputs=(updated,),
    forward=(
        Equation(penalised[p], g[p] + decay * theta[p]),
        Equation(updated[p], theta[p] - eta * penalised[p]),
    ),
    identities=(
        Identity(
            "decayed_weights_then_sgd",
            "the weights shrink by the factor 1 − ηλ, and the gradient is subtracted as by SGD",
            updated[p],
            (1 - eta * decay) * theta[p] - eta * g[p],
        ),
    ),
    conventions=("The penalty is (λ/2)·‖θ‖², so its gradient is λθ.",),
)

MOMENTUM_STEP = Sublayer(
    name="momentum_step",
    title="One step of gradient descent with momentum",
    source="Polyak (1964); Sutskever et al. (2013), section 2",
    inputs=(),
    data=(theta, g, learning_rate, momentum, velocity),
    outputs=(velocity_updated, updated),
    forward=(
        Equation(velocity_updated[p], mu * velocity[p] + g[p]),
        Equation(updated[p], theta[p] - eta * velocity_updated[p]),
    ),
    identities=(
        Identity(
            "momentum_adds_the_last_steps_to_sgd",
            "θ′ differs from SGD's by −ημ·velocity: with momentum 0, or at the first step, not",
            updated[p] - sgd,
            -eta * mu * velocity[p],
        ),
    ),
    conventions=("The velocity sums gradients; the learning rate multiplies it (as in PyTorch).",),
)

NESTEROV_STEP = Sublayer(
    name="nesterov_step",
    title="One step of gradient descent with Nesterov's momentum",
    source="Nesterov (1983); Sutskever et al. (2013), section 2",
    inputs=(),
    data=(theta, g, learning_rate, momentum, velocity),
    values=(lookahead,),
    outputs=(velocity_updated, updated),
    forward=(
        Equation(velocity_updated[p], mu * velocity[p] + g[p]),
        Equation(lookahead[p], g[p] + mu * velocity_updated[p]),
        Equation(updated[p], theta[p] - eta * lookahead[p]),
    ),
    identities=(
        Identity(
            "nesterov_looks_one_step_ahead",
            "θ′ differs from SGD's by −ημ·(g + μ·velocity): with momentum 0 not at all",
            updated[p] - sgd,
            -eta * mu * (g[p] + mu * velocity[p]),
        ),
    ),
    conventions=("PyTorch's form: the gradient is taken at θ, not at the point looked ahead to.",),
)

MOMENTS = (
    Equation(m_updated[p], beta * m[p] + (1 - beta) * g[p]),
    Equation(v_updated[p], gamma * v[p] + (1 - gamma) * g[p] ** 2),
    Equation(correction_1_updated[()], beta * c_1 + 1 - beta),
    Equation(correction_2_updated[()], gamma * c_2 + 1 - gamma),
    Equation(m_hat[p], m_updated[p] / correction_1_updated[()]),
    Equation(v_hat[p], v_updated[p] / correction_2_updated[()]),
)
MOMENTS_IDENTITIES = (
    Identity(
        "first_moment_of_a_constant_gradient_is_the_gradient",
        "if all gradients so far were equal, so that m = c₁ g, then m̂ = g",
        (m_hat[p] - g[p]) * correction_1_updated[()],
        beta * (m[p] - c_1 * g[p]),
    ),
    Identity(
        "second_moment_of_a_constant_gradient_is_its_square",
        "if all gradients so far were equal, so that v = c₂ g², then v̂ = g²",
        (v_hat[p] - g[p] ** 2) * correction_2_updated[()],
        gamma * (v[p] - c_2 * g[p] ** 2),
    ),
    Identity(
        "first_correction_is_one_minus_a_power",
        "what the correction lacks of 1 is multiplied by β₁: from c₁ = 0 it is 1 − β₁ᵏ at step k",
        1 - correction_1_updated[()],
        beta * (1 - c_1),
    ),
    Identity(
        "second_correction_is_one_minus_a_power",
        "what the correction lacks of 1 is multiplied by β₂: from c₂ = 0 it is 1 − β₂ᵏ at step k",
        1 - correction_2_updated[()],
        gamma * (1 - c_2),
    ),
)
MOMENTS_INEQUALITIES = (
    Inequality(
        "second_moment_has_a_root",
        "v stays at least 0",
        Integer(0),
        v_updated[p],
    ),
    Inequality(
        "first_correction_is_at_most_one",
        "a bias correction never shrinks m",
        correction_1_updated[()],
        Integer(1),
    ),
    Inequality(
        "second_correction_is_at_most_one",
        "a bias correction never shrinks v",
        correction_2_updated[()],
        Integer(1),
    ),
)


def adam(name: str, title: str, source: str, before: Expr, *settings_of_decay: Tensor) -> Sublayer:
    """The page of Adam's step, taken from ``before``: θ, or θ after its decay."""
    return Sublayer(
        name=name,
        title=title,
        source=source,
        inputs=(),
        data=(
            *(theta, g, learning_rate, beta_1, beta_2, adam_epsilon, *settings_of_decay),
            *(m, v, correction_1, correction_2),
        ),
        values=(m_hat, v_hat),
        outputs=(
            m_updated,
            v_updated,
            correction_1_updated,
            correction_2_updated,
            updated,
        ),
        forward=(
            *MOMENTS,
            Equation(updated[p], before - eta * m_hat[p] / (sqrt(v_hat[p]) + epsilon)),
        ),
        identities=(
            *MOMENTS_IDENTITIES,
            Identity(
                "adam_step_in_units_of_the_root",
                "the step, times √v̂ + ε, is η·m̂",
                (before - updated[p]) * (sqrt(v_hat[p]) + epsilon),
                eta * m_hat[p],
            ),
        ),
        inequalities=MOMENTS_INEQUALITIES,
        conventions=(
            "ε is added to the root, not under it.",
            "The bias corrections are carried along: they are 1 − β₁ᵏ and 1 − β₂ᵏ at step k.",
        ),
    )


ADAM_STEP = adam(
    "adam_step",
    "One step of Adam",
    "Kingma & Ba (2015), arXiv:1412.6980, algorithm 1",
    theta[p],
)

ADAMW_STEP = adam(
    "adamw_step",
    "One step of AdamW: Adam with decoupled weight decay",
    "Loshchilov & Hutter (2019), arXiv:1711.05101, algorithm 2",
    (1 - eta * decay) * theta[p],
    weight_decay,
)

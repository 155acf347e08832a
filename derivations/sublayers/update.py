"""What happens to a gradient once it is there: clipping, and one step of plain SGD.

Source: Pascanu, Mikolov & Bengio (2013), arXiv:1211.5063, algorithm 1 (clipping by norm);
Robbins & Monro (1951) for the step.  All parameters together are one vector with index p.
These pages define a rule and have nothing to differentiate: their theorems are checked.
"""

from sympy import Integer, Sum, sqrt

from derivations.notation import Equation, positive, step, tensor
from derivations.sublayer import Identity, Inequality, Sublayer
from derivations.sublayers.symbols import n, p, q

g = tensor("g", n)
threshold = positive("threshold")
norm = tensor("norm")
exceeds = tensor("exceeds")
factor = tensor("factor")
clipped = tensor("clipped", n)
theta = tensor("theta", n)
learning_rate = positive("learning_rate")
updated = tensor("updated", n)

c = threshold[()]
above, below = step(g[p] - c), step(-c - g[p])
true_norm = sqrt(Sum(g[q] ** 2, q))
too_long = step(true_norm - c)

CLIP_BY_VALUE = Sublayer(
    name="clip_by_value",
    title="Gradient clipping by value",
    source="Mikolov (2012), thesis, section 3.2.2; Pascanu et al. (2013), section 3.2",
    inputs=(),
    data=(g, threshold),
    outputs=(clipped,),
    forward=(Equation(clipped[p], g[p] + above * (c - g[p]) - below * (c + g[p])),),
    identities=(
        Identity(
            "clip_by_value_leaves_small_entries",
            "an entry that is neither above c nor below −c stays as it is",
            (1 - above) * (1 - below) * (clipped[p] - g[p]),
            Integer(0),
        ),
        Identity(
            "clip_by_value_cuts_at_the_threshold",
            "an entry above c becomes c",
            above * (1 - below) * (clipped[p] - c),
            Integer(0),
        ),
        Identity(
            "clip_by_value_cuts_at_minus_the_threshold",
            "an entry below −c becomes −c",
            below * (1 - above) * (clipped[p] + c),
            Integer(0),
        ),
    ),
    inequalities=(
        Inequality("clip_by_value_at_most_threshold", "every entry is at most c", clipped[p], c),
        Inequality(
            "clip_by_value_at_least_minus_threshold", "every entry is at least −c", -c, clipped[p]
        ),
        Inequality(
            "clip_by_value_keeps_the_sign",
            "no entry changes its sign",
            Integer(0),
            clipped[p] * g[p],
        ),
    ),
)

CLIP_BY_GLOBAL_NORM = Sublayer(
    name="clip_by_global_norm",
    title="Gradient clipping by global norm",
    source="Pascanu, Mikolov & Bengio (2013), arXiv:1211.5063, algorithm 1",
    inputs=(),
    data=(g, threshold),
    values=(norm, exceeds, factor),
    outputs=(clipped,),
    forward=(
        Equation(norm[()], sqrt(Sum(g[p] ** 2, p))),
        Equation(exceeds[()], step(norm[()] - c)),
        Equation(factor[()], 1 - exceeds[()] + exceeds[()] * c / norm[()]),
        Equation(clipped[p], factor[()] * g[p]),
    ),
    identities=(
        Identity(
            "clipped_norm_is_the_smaller_of_norm_and_threshold",
            "‖clipped‖² = min(‖g‖, c)²",
            Sum(clipped[p] ** 2, p),
            ((1 - too_long) * true_norm + too_long * c) ** 2,
        ),
        Identity(
            "clipping_keeps_the_direction",
            "‖g‖ · clipped = min(‖g‖, c) · g: the same direction, min(‖g‖, c) long",
            true_norm * clipped[p],
            ((1 - too_long) * true_norm + too_long * c) * g[p],
        ),
    ),
    inequalities=(
        Inequality(
            "clipping_does_not_reverse",
            "the common factor is at least 0",
            Integer(0),
            factor[()],
            given=(norm[()],),
        ),
        Inequality(
            "clipped_norm_is_at_most_the_threshold",
            "(1 − exceeds)‖g‖ + exceeds·c, which is min(‖g‖, c), is at most c",
            (1 - exceeds[()]) * norm[()] + exceeds[()] * c,
            c,
            given=(norm[()],),
        ),
    ),
    conventions=("The factor is c/‖g‖ exactly; some libraries add 10⁻⁶ to the norm.",),
)

SGD_STEP = Sublayer(
    name="sgd_step",
    title="One step of gradient descent",
    source="Robbins & Monro (1951); Goodfellow et al. (2016), Deep Learning, algorithm 8.1",
    inputs=(),
    data=(theta, g, learning_rate),
    outputs=(updated,),
    forward=(Equation(updated[p], theta[p] - learning_rate[()] * g[p]),),
    identities=(
        Identity(
            "sgd_first_order_change",
            "to first order the loss changes by g·(θ′ − θ) = −η ‖g‖²",
            Sum(g[p] * (updated[p] - theta[p]), p),
            -learning_rate[()] * Sum(g[p] ** 2, p),
        ),
    ),
    inequalities=(
        Inequality(
            "sgd_moves_against_the_gradient",
            "no parameter moves in the direction of its gradient",
            g[p] * (updated[p] - theta[p]),
            Integer(0),
        ),
    ),
)

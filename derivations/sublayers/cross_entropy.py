"""Cross-entropy of given probabilities, averaged over the positions that have a target.

Source: Goodfellow, Bengio & Courville (2016), Deep Learning, section 6.2.1.1.
The softmax is a step of its own here; in one with it, the gradient is that of
:mod:`derivations.sublayers.softmax_cross_entropy`.
"""

from sympy import Integer, KroneckerDelta, Sum, log

from derivations.notation import Equation, d, fraction, ids, step, tensor, zero_one
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers.symbols import T, V, s, t, v

P = fraction("P", T, V)
y = ids("y", T, below=V)
has_target = zero_one("has_target", T)
count = tensor("count")
divisor = tensor("divisor")
loss = tensor("loss")

CROSS_ENTROPY = Sublayer(
    name="cross_entropy",
    title="Cross-entropy of probabilities",
    source="Goodfellow et al. (2016), Deep Learning, section 6.2.1.1",
    inputs=(P,),
    data=(y, has_target),
    values=(count, divisor),
    loss=loss,
    forward=(
        Equation(count[()], Sum(has_target[t], t)),
        Equation(divisor[()], count[()] + 1 - step(count[()])),
        Equation(loss[()], -Sum(has_target[t] * log(P[t, y[t]]), t) / divisor[()]),
    ),
    backward=(
        Equation(
            d(P)[t, v],
            -has_target[t] * KroneckerDelta(v, y[t]) / (P[t, y[t]] * divisor[()]),
        ),
    ),
    identities=(
        Identity(
            "weighted_by_probability_the_gradient_counts_targets",
            "Σ P·dP along a row is −1/N where the position has a target, else 0",
            divisor[()] * Sum(P[t, v] * d(P)[t, v], v),
            -has_target[t],
        ),
        Identity(
            "no_target_no_probability_gradient",
            "dP is 0 in every row that has no target",
            (1 - has_target[t]) * d(P)[t, v],
            Integer(0),
        ),
        Identity(
            "mean_over_targets",
            "N is n, the number of positions with a target, unless that is 0",
            step(Sum(has_target[s], s)) * (divisor[()] - count[()]),
            Integer(0),
        ),
    ),
    conventions=(
        "The mean runs over the n positions that have a target: N = max(n, 1).",
        "With no target at all the loss is 0 and every gradient is 0, not NaN.",
        "Logarithms are natural; P is taken as it is, whether or not its rows sum to 1.",
    ),
)

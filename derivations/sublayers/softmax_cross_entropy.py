"""Softmax and cross-entropy in one, averaged over the positions that have a target.

Source: Bridle (1990); Goodfellow, Bengio & Courville (2016), Deep Learning, section 6.2.2.3.
Targets are token ids; where ``has_target`` is 0 the id is not used.
"""

from sympy import Integer, KroneckerDelta, Sum, exp, log

from derivations.notation import Equation, d, ids, step, tensor, zero_one
from derivations.sublayer import Identity, Jacobian, Remark, Shift, Sublayer
from derivations.sublayers.symbols import T, V, s, t, v, w

Z = tensor("Z", T, V)
y = ids("y", T, below=V)
has_target = zero_one("has_target", T)
row_max = tensor("row_max", T)
exponential = tensor("exponential", T, V)
P = tensor("P", T, V)
count = tensor("count")
divisor = tensor("divisor")
loss = tensor("loss")

SOFTMAX_CROSS_ENTROPY = Sublayer(
    name="softmax_cross_entropy",
    title="Softmax with cross-entropy loss",
    source="Bridle (1990); Goodfellow et al. (2016), Deep Learning, section 6.2.2.3",
    inputs=(Z,),
    data=(y, has_target),
    values=(exponential, P, count, divisor),
    shifts=(Shift(row_max, of=Z),),
    loss=loss,
    forward=(
        Equation(exponential[t, v], exp(Z[t, v] - row_max[t])),
        Equation(P[t, v], exponential[t, v] / Sum(exponential[t, w], w)),
        Equation(count[()], Sum(has_target[t], t)),
        Equation(divisor[()], count[()] + 1 - step(count[()])),
        Equation(loss[()], -Sum(has_target[t] * log(P[t, y[t]]), t) / divisor[()]),
    ),
    backward=(
        Equation(
            d(Z)[t, v],
            has_target[t] * (P[t, v] - KroneckerDelta(v, y[t])) / divisor[()],
        ),
    ),
    identities=(
        Identity(
            "cross_entropy_backward_rows_sum_to_zero",
            "each row of dZ sums to 0",
            Sum(d(Z)[t, v], v),
            Integer(0),
            because="a row of P sums to 1, and so does a one-hot row",
        ),
        Identity(
            "no_target_no_logit_gradient",
            "dZ is 0 in every row that has no target",
            (1 - has_target[t]) * d(Z)[t, v],
            Integer(0),
            because="a factor that is 0 or 1, times 1 minus it, is 0",
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
    ),
    jacobians=(Jacobian(P[t, w], Z[t, v], P[t, w] * (KroneckerDelta(v, w) - P[t, v])),),
    remarks=(
        Remark(
            Z,
            "Softmax and logarithm together leave a difference: probability minus one-hot target. "
            "At the target it is negative, elsewhere positive: a step of descent raises the logit "
            "of the target and lowers all others, each by as much as the prediction is off. N "
            "counts the positions that have a target, not all T; a row without a target is 0. "
            "There is a shorter way, which hides the softmax: −log P at the target is log Σ e^Z − "
            "Z at the target, and the derivative of log Σ e^Z by Z is P.",
        ),
    ),
)

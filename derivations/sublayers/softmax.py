"""Softmax over the classes of each position.

Source: Bridle (1990), "Probabilistic interpretation of feedforward classification network
outputs"; Goodfellow, Bengio & Courville (2016), Deep Learning, equation 6.29.
"""

from sympy import Integer, KroneckerDelta, Sum, exp

from derivations.notation import Equation, d, tensor
from derivations.sublayer import Identity, Jacobian, Remark, Shift, Sublayer
from derivations.sublayers.symbols import T, V, t, v, w

Z = tensor("Z", T, V)
row_max = tensor("row_max", T)
exponential = tensor("exponential", T, V)
P = tensor("P", T, V)

SOFTMAX = Sublayer(
    name="softmax",
    title="Softmax",
    source="Bridle (1990); Goodfellow et al. (2016), Deep Learning, eq. 6.29",
    inputs=(Z,),
    values=(exponential,),
    outputs=(P,),
    shifts=(Shift(row_max, of=Z),),
    forward=(
        Equation(exponential[t, v], exp(Z[t, v] - row_max[t])),
        Equation(P[t, v], exponential[t, v] / Sum(exponential[t, w], w)),
    ),
    backward=(Equation(d(Z)[t, v], P[t, v] * (d(P)[t, v] - Sum(P[t, w] * d(P)[t, w], w))),),
    identities=(
        Identity(
            "softmax_rows_sum_to_one",
            "each row of P sums to 1",
            Sum(P[t, v], v),
            Integer(1),
            because="the numerators add up to the denominator",
        ),
        Identity(
            "softmax_backward_rows_sum_to_zero",
            "each row of dZ sums to 0",
            Sum(d(Z)[t, v], v),
            Integer(0),
            because="a row of P sums to 1, so both terms give Σ P·dP",
        ),
    ),
    jacobians=(Jacobian(P[t, w], Z[t, v], P[t, w] * (KroneckerDelta(v, w) - P[t, v])),),
    remarks=(
        Remark(
            Z,
            "The sum couples the classes of a row: what one probability gains the others lose. "
            "Without it only the diagonal of the Jacobian is used, and the rows of the gradient no "
            "longer sum to 0.",
        ),
    ),
)

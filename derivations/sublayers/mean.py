"""Means and sums: of all entries, as a loss, and over the positions, as pooling.

Source: Goodfellow, Bengio & Courville (2016), Deep Learning, section 8.1.1, for the losses;
Lin, Chen & Yan (2014), arXiv:1312.4400, section 3.2, for global average pooling.
"""

from sympy import Integer, Sum

from derivations.notation import Equation, d, tensor
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers.symbols import T, d_model, i, t

X = tensor("X", T, d_model)
Y = tensor("Y", d_model)
loss = tensor("loss")

MEAN = Sublayer(
    name="mean",
    title="Mean of all entries, as a loss",
    source="Goodfellow et al. (2016), Deep Learning, section 8.1.1",
    inputs=(X,),
    loss=loss,
    forward=(Equation(loss[()], Sum(X[t, i], t, i) / (T * d_model)),),
    backward=(Equation(d(X)[t, i], 1 / (T * d_model)),),
    identities=(
        Identity(
            "mean_backward_sums_to_one",
            "dX sums to 1 over all entries",
            Sum(d(X)[t, i], t, i),
            Integer(1),
        ),
    ),
    conventions=("The mean runs over all T · d_model entries.",),
)

SUM = Sublayer(
    name="sum",
    title="Sum of all entries, as a loss",
    source="Goodfellow et al. (2016), Deep Learning, section 8.1.1",
    inputs=(X,),
    loss=loss,
    forward=(Equation(loss[()], Sum(X[t, i], t, i)),),
    backward=(Equation(d(X)[t, i], Integer(1)),),
)

MEAN_OVER_POSITIONS = Sublayer(
    name="mean_over_positions",
    title="Mean over the positions",
    source="Lin, Chen & Yan (2014), arXiv:1312.4400, section 3.2",
    inputs=(X,),
    outputs=(Y,),
    forward=(Equation(Y[i], Sum(X[t, i], t) / T),),
    backward=(Equation(d(X)[t, i], d(Y)[i] / T),),
    identities=(
        Identity(
            "mean_over_positions_backward_adds_up",
            "over the positions dX sums to dY",
            Sum(d(X)[t, i], t),
            d(Y)[i],
        ),
    ),
    conventions=("The mean runs over all T positions.",),
)

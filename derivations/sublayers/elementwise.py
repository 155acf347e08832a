"""Arithmetic entry by entry: the sum and the product of two values, and a constant factor.

Source: Goodfellow, Bengio & Courville (2016), Deep Learning, sections 2.1 and 6.5.
"""

from derivations.notation import Equation, d, tensor
from derivations.sublayer import Sublayer
from derivations.sublayers.symbols import T, d_model, i, t

X = tensor("X", T, d_model)
A = tensor("A", T, d_model)
B = tensor("B", T, d_model)
Y = tensor("Y", T, d_model)
scale = tensor("scale")

ADD = Sublayer(
    name="add",
    title="Sum of two values",
    source="Goodfellow et al. (2016), Deep Learning, section 2.1",
    inputs=(A, B),
    outputs=(Y,),
    forward=(Equation(Y[t, i], A[t, i] + B[t, i]),),
    backward=(
        Equation(d(A)[t, i], d(Y)[t, i]),
        Equation(d(B)[t, i], d(Y)[t, i]),
    ),
    conventions=("The gradient is copied to both summands, not shared out between them.",),
)

SCALE = Sublayer(
    name="scale",
    title="Constant factor",
    source="Goodfellow et al. (2016), Deep Learning, section 2.1",
    inputs=(X,),
    data=(scale,),
    outputs=(Y,),
    forward=(Equation(Y[t, i], scale[()] * X[t, i]),),
    backward=(Equation(d(X)[t, i], scale[()] * d(Y)[t, i]),),
    conventions=("The factor is a given constant, not a parameter: it has no gradient.",),
)

MULTIPLY = Sublayer(
    name="multiply",
    title="Product entry by entry",
    source="Goodfellow et al. (2016), Deep Learning, section 2.2",
    inputs=(A, B),
    outputs=(Y,),
    forward=(Equation(Y[t, i], A[t, i] * B[t, i]),),
    backward=(
        Equation(d(A)[t, i], d(Y)[t, i] * B[t, i]),
        Equation(d(B)[t, i], d(Y)[t, i] * A[t, i]),
    ),
)

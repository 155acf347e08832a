"""Residual connection: the stream X goes past a branch and into it, and the two are added.

Source: He, Zhang, Ren & Sun (2016), arXiv:1512.03385, equation 1.
``B`` is the copy of the stream that enters the branch, ``F`` what the branch returns.  The branch
lies in between and is a sublayer of its own; here its effect is only that d(B) comes back.
"""

from derivations.notation import Equation, d, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, d_model, i, t

X = tensor("X", T, d_model)
F = tensor("F", T, d_model)
B = tensor("B", T, d_model)
Y = tensor("Y", T, d_model)

RESIDUAL = Sublayer(
    name="residual",
    title="Residual connection",
    source="He et al. (2016), arXiv:1512.03385, eq. 1",
    inputs=(X, F),
    outputs=(B, Y),
    forward=(
        Equation(B[t, i], X[t, i]),
        Equation(Y[t, i], X[t, i] + F[t, i]),
    ),
    backward=(
        Equation(d(F)[t, i], d(Y)[t, i]),
        Equation(d(X)[t, i], d(Y)[t, i] + d(B)[t, i]),
    ),
    identities=(
        Identity(
            "residual_gradients_add",
            "dX − dB = dF: beyond what the branch sends back, everything passes unchanged",
            d(X)[t, i] - d(B)[t, i],
            d(F)[t, i],
        ),
    ),
    conventions=("The gradient through the skip path and the one returned by the branch add up.",),
    remarks=(
        Remark(
            X,
            "The gradient behind the addition passes unchanged, and what the branch sends back is "
            "added to it. Whatever the branch does, this path has the factor 1.",
        ),
    ),
)

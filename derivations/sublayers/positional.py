"""Positional encodings: learned (a lookup by position) and sinusoidal (a constant).

Source: Radford et al. (2018), GPT, equation 2, for learned rows; Vaswani et al. (2017),
arXiv:1706.03762, section 3.5, for sines and cosines.
"""

from sympy import KroneckerDelta, Mod, Sum, exp, log, pi, sin

from derivations.notation import Equation, d, ids, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, d_model, i, n_ctx, place, t

X = tensor("X", T, d_model)
W_P = tensor("W_P", n_ctx, d_model)
position = ids("position", T, below=n_ctx)
Y = tensor("Y", T, d_model)
encoding = tensor("encoding", T, d_model)

LEARNED_POSITIONS = Sublayer(
    name="learned_positions",
    title="Positional encodings (learned)",
    source="Radford et al. (2018), GPT, eq. 2",
    inputs=(X,),
    parameters=(W_P,),
    data=(position,),
    outputs=(Y,),
    forward=(Equation(Y[t, i], X[t, i] + W_P[position[t], i]),),
    backward=(
        Equation(d(X)[t, i], d(Y)[t, i]),
        Equation(d(W_P)[place, i], Sum(KroneckerDelta(place, position[t]) * d(Y)[t, i], t)),
    ),
    identities=(
        Identity(
            "positional_gradient_is_that_of_the_embedding_stream",
            "row p of dW_P is the sum of the rows of dX at the positions that use p "
            "(and over the sequences of a batch, where there is one)",
            d(W_P)[place, i],
            Sum(KroneckerDelta(place, position[t]) * d(X)[t, i], t),
        ),
    ),
    conventions=("Rows of the table that no position uses have gradient 0.",),
    remarks=(Remark(W_P, "A lookup like that of tokens: each row gets what its positions get."),),
)

SINUSOIDAL_POSITIONS = Sublayer(
    name="sinusoidal_positions",
    title="Positional encodings (sinusoidal)",
    source="Vaswani et al. (2017), arXiv:1706.03762, section 3.5",
    inputs=(X,),
    values=(encoding,),
    outputs=(Y,),
    forward=(
        Equation(
            encoding[t, i],
            sin(t * exp(-log(10000) * (i - Mod(i, 2)) / d_model) + pi / 2 * Mod(i, 2)),
        ),
        Equation(Y[t, i], X[t, i] + encoding[t, i]),
    ),
    backward=(Equation(d(X)[t, i], d(Y)[t, i]),),
    conventions=(
        "Even features are sines and odd ones cosines, written sin(… + π/2).",
        "The encoding depends on no parameter and no input, so it has no gradient to pass on.",
    ),
)

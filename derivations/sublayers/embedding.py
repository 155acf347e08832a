"""Embedding lookup: row x[t] of the table for position t; repeated tokens add their gradients.

Source: Bengio, Ducharme, Vincent & Jauvin (2003), "A neural probabilistic language model",
section 2 (the shared table C).
"""

from sympy import KroneckerDelta, Sum

from derivations.notation import Equation, d, ids, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, V, d_model, i, t, v

E = tensor("E", V, d_model)
x = ids("x", T, below=V)
X = tensor("X", T, d_model)

EMBEDDING = Sublayer(
    name="embedding",
    title="Embedding lookup",
    source="Bengio et al. (2003), section 2",
    inputs=(),
    parameters=(E,),
    data=(x,),
    outputs=(X,),
    forward=(Equation(X[t, i], E[x[t], i]),),
    backward=(Equation(d(E)[v, i], Sum(KroneckerDelta(v, x[t]) * d(X)[t, i], t)),),
    identities=(
        Identity(
            "embedding_gradient_keeps_the_column_sums",
            "over the tokens dE sums to what dX sums to over the positions: nothing is lost",
            Sum(d(E)[v, i], v),
            Sum(d(X)[t, i], t),
            because="each position has exactly one token",
        ),
    ),
    conventions=(
        "A token that occurs twice receives the sum of two rows of dX; the row of a token that "
        "does not occur is 0.",
    ),
    remarks=(
        Remark(
            E,
            "The δ does not go away: it sends row t of the gradient to the row of its token. Rows "
            "of a repeated token add up; to overwrite instead of to add is the common mistake.",
        ),
    ),
)

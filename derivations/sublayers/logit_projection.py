"""Logit projection: features to one score for each token, untied or tied to the embedding.

Source: Radford, Narasimhan, Salimans & Sutskever (2018), "Improving language understanding by
generative pre-training" (GPT), equation 2, which ties it; Press & Wolf (2017), arXiv:1608.05859,
section 2, for tying.
"""

from sympy import KroneckerDelta, Sum

from derivations.notation import Equation, d, ids, tensor
from derivations.sublayer import Remark, Sublayer
from derivations.sublayers.symbols import T, V, d_model, i, t, v

H = tensor("H", T, d_model)
W_U = tensor("W_U", d_model, V)
b_U = tensor("b_U", V)
E = tensor("E", V, d_model)
x = ids("x", T, below=V)
X = tensor("X", T, d_model)
Z = tensor("Z", T, V)

BIAS_GRADIENT = Equation(d(b_U)[v], Sum(d(Z)[t, v], t))
UNTIED_BACKWARD = (
    Equation(d(H)[t, i], Sum(d(Z)[t, v] * W_U[i, v], v)),
    Equation(d(W_U)[i, v], Sum(H[t, i] * d(Z)[t, v], t)),
)
TIED_BACKWARD = (
    Equation(d(H)[t, i], Sum(d(Z)[t, v] * E[v, i], v)),
    Equation(d(E)[v, i], Sum(d(Z)[t, v] * H[t, i], t)),
)

LOGIT_PROJECTION = Sublayer(
    name="logit_projection",
    title="Logit projection",
    source="Radford et al. (2018), GPT, eq. 2, with an output matrix of its own",
    inputs=(H,),
    parameters=(W_U,),
    outputs=(Z,),
    forward=(Equation(Z[t, v], Sum(H[t, i] * W_U[i, v], i)),),
    backward=UNTIED_BACKWARD,
)

LOGIT_PROJECTION_BIAS = Sublayer(
    name="logit_projection_bias",
    title="Logit projection with bias",
    source="Radford et al. (2018), GPT, eq. 2, with an output matrix of its own",
    inputs=(H,),
    parameters=(W_U, b_U),
    outputs=(Z,),
    forward=(Equation(Z[t, v], Sum(H[t, i] * W_U[i, v], i) + b_U[v]),),
    backward=(*UNTIED_BACKWARD, BIAS_GRADIENT),
)

TIED_LOGIT_PROJECTION = Sublayer(
    name="tied_logit_projection",
    title="Logit projection tied to the embedding",
    source="Press & Wolf (2017), arXiv:1608.05859, section 2",
    inputs=(H,),
    parameters=(E,),
    outputs=(Z,),
    forward=(Equation(Z[t, v], Sum(H[t, i] * E[v, i], i)),),
    backward=TIED_BACKWARD,
)

TIED_LOGIT_PROJECTION_BIAS = Sublayer(
    name="tied_logit_projection_bias",
    title="Logit projection tied to the embedding, with bias",
    source="Press & Wolf (2017), arXiv:1608.05859, section 2",
    inputs=(H,),
    parameters=(E, b_U),
    outputs=(Z,),
    forward=(Equation(Z[t, v], Sum(H[t, i] * E[v, i], i) + b_U[v]),),
    backward=(*TIED_BACKWARD, BIAS_GRADIENT),
)

TIED_EMBEDDING = Sublayer(
    name="tied_embedding",
    title="One matrix used twice: embedding lookup and logit projection",
    source="Press & Wolf (2017), arXiv:1608.05859, section 2",
    inputs=(H,),
    parameters=(E,),
    data=(x,),
    outputs=(X, Z),
    forward=(
        Equation(X[t, i], E[x[t], i]),
        Equation(Z[t, v], Sum(H[t, i] * E[v, i], i)),
    ),
    backward=(
        Equation(d(H)[t, i], Sum(d(Z)[t, v] * E[v, i], v)),
        Equation(
            d(E)[v, i],
            Sum(KroneckerDelta(v, x[t]) * d(X)[t, i], t) + Sum(d(Z)[t, v] * H[t, i], t),
        ),
    ),
    conventions=("The gradient of a tied matrix is the sum of the gradients of its two uses.",),
    remarks=(
        Remark(
            E,
            "One matrix, two uses: the lookup reaches the rows of tokens that occur, the "
            "projection reaches every row. To keep only one of the two is the common mistake.",
        ),
    ),
)

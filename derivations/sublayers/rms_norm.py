"""RMSNorm: each position is divided by the root of the mean of its squares, then scaled.

Source: Zhang & Sennrich (2019), arXiv:1910.07467, equation 4, with ε inside the root.
"""

from sympy import Sum, sqrt

from derivations.notation import Equation, d, positive, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, d_model, i, j, t

X = tensor("X", T, d_model)
gamma = tensor("gamma", d_model)
epsilon = positive("epsilon")
mean_square = tensor("mean_square", T)
rms = tensor("rms", T)
x_hat = tensor("x_hat", T, d_model)
Y = tensor("Y", T, d_model)

RMS_NORM = Sublayer(
    name="rms_norm",
    title="RMSNorm",
    source="Zhang & Sennrich (2019), arXiv:1910.07467, eq. 4, with ε inside the root",
    inputs=(X,),
    parameters=(gamma,),
    data=(epsilon,),
    values=(mean_square, rms, x_hat),
    outputs=(Y,),
    forward=(
        Equation(mean_square[t], Sum(X[t, i] ** 2, i) / d_model),
        Equation(rms[t], sqrt(mean_square[t] + epsilon[()])),
        Equation(x_hat[t, i], X[t, i] / rms[t]),
        Equation(Y[t, i], gamma[i] * x_hat[t, i]),
    ),
    backward=(
        Equation(d(gamma)[i], Sum(d(Y)[t, i] * x_hat[t, i], t)),
        Equation(d(x_hat)[t, i], d(Y)[t, i] * gamma[i]),
        Equation(
            d(X)[t, i],
            (d(x_hat)[t, i] - x_hat[t, i] * Sum(d(x_hat)[t, j] * x_hat[t, j], j) / d_model)
            / rms[t],
        ),
    ),
    identities=(
        Identity(
            "rms_norm_backward_orthogonal_up_to_epsilon",
            "Σ dX·x̂ over the features = ε/rms³ Σ dx̂·x̂: 0 when ε = 0",
            Sum(d(X)[t, i] * x_hat[t, i], i),
            epsilon[()] / rms[t] ** 3 * Sum(d(x_hat)[t, i] * x_hat[t, i], i),
        ),
    ),
    conventions=(
        "The mean is not subtracted, and no shift is added at the end.",
        "ε is added to the mean of the squares, inside the root.",
    ),
    remarks=(
        Remark(
            X,
            "As in LayerNorm, but nothing comes back through a mean, because none is subtracted.",
        ),
    ),
)

"""MLP: linear, activation, linear, with biases; the activation is GELU by tanh, by erf, or ReLU.

Source: Radford et al. (2019); Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2;
Nair & Hinton (2010) for ReLU.
"""

from sympy import Expr, Sum

from derivations.notation import Equation, Tensor, d, step, tensor
from derivations.sublayer import Remark, Sublayer
from derivations.sublayers.activations import (
    gelu_erf_slope,
    gelu_saturation,
    gelu_tanh_slope,
    normal_cdf,
)
from derivations.sublayers.symbols import T, d_ff, d_model, f, i, j, t

X = tensor("X", T, d_model)
W_1 = tensor("W_1", d_model, d_ff)
b_1 = tensor("b_1", d_ff)
W_2 = tensor("W_2", d_ff, d_model)
b_2 = tensor("b_2", d_model)
U = tensor("U", T, d_ff)  # before the activation
G = tensor("G", T, d_ff)  # after it
Y = tensor("Y", T, d_model)
saturation = tensor("saturation", T, d_ff)  # tanh(…) of the tanh form
cdf = tensor("cdf", T, d_ff)  # Φ(U) of the erf form
active = tensor("active", T, d_ff)  # 1 where ReLU lets the value through


def mlp(
    name: str,
    title: str,
    source: str,
    values: tuple[Tensor, ...],
    activation: tuple[Equation, ...],
    slope: Expr,
    conventions: tuple[str, ...] = (),
) -> Sublayer:
    """The page of an MLP: ``activation`` defines G from U, ``slope`` claims dG/dU."""
    return Sublayer(
        name=name,
        title=title,
        source=source,
        inputs=(X,),
        parameters=(W_1, b_1, W_2, b_2),
        values=(U, *values, G),
        outputs=(Y,),
        forward=(
            Equation(U[t, f], Sum(X[t, i] * W_1[i, f], i) + b_1[f]),
            *activation,
            Equation(Y[t, j], Sum(G[t, f] * W_2[f, j], f) + b_2[j]),
        ),
        backward=(
            Equation(d(G)[t, f], Sum(d(Y)[t, j] * W_2[f, j], j)),
            Equation(d(W_2)[f, j], Sum(G[t, f] * d(Y)[t, j], t)),
            Equation(d(b_2)[j], Sum(d(Y)[t, j], t)),
            Equation(d(U)[t, f], d(G)[t, f] * slope),
            Equation(d(W_1)[i, f], Sum(X[t, i] * d(U)[t, f], t)),
            Equation(d(b_1)[f], Sum(d(U)[t, f], t)),
            Equation(d(X)[t, i], Sum(d(U)[t, f] * W_1[i, f], f)),
        ),
        conventions=conventions,
        remarks=(
            Remark(
                U,
                "The activation works entry by entry, so there is no sum: each entry is multiplied "
                "by the slope at its own value before the activation.",
            ),
        ),
    )


MLP_GELU_TANH = mlp(
    name="mlp_gelu_tanh",
    title="MLP with GELU (tanh form)",
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2; Radford et al. (2019)",
    values=(saturation,),
    activation=(
        Equation(saturation[t, f], gelu_saturation(U[t, f])),
        Equation(G[t, f], U[t, f] * (1 + saturation[t, f]) / 2),
    ),
    slope=gelu_tanh_slope(U[t, f], saturation[t, f]),
)

MLP_GELU_ERF = mlp(
    name="mlp_gelu_erf",
    title="MLP with GELU (erf form)",
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2",
    values=(cdf,),
    activation=(
        Equation(cdf[t, f], normal_cdf(U[t, f])),
        Equation(G[t, f], U[t, f] * cdf[t, f]),
    ),
    slope=gelu_erf_slope(U[t, f], cdf[t, f]),
)

MLP_RELU = mlp(
    name="mlp_relu",
    title="MLP with ReLU",
    source="Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines",
    values=(active,),
    activation=(
        Equation(active[t, f], step(U[t, f])),
        Equation(G[t, f], U[t, f] * active[t, f]),
    ),
    slope=active[t, f],
    conventions=("The derivative of ReLU at 0, where there is none, is taken to be 0.",),
)

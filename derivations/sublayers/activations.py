"""Activations, entry by entry: sigmoid, tanh, ReLU and the two forms of GELU.

Source: Goodfellow, Bengio & Courville (2016), Deep Learning, section 6.3; Nair & Hinton (2010) for
ReLU; Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2, for GELU.  The formulas of GELU are
functions of the value before the activation, because the MLP uses them too.
"""

from sympy import Expr, Integer, Rational, erf, exp, pi, sqrt, tanh

from derivations.notation import Equation, Tensor, d, step, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, d_model, i, t

X = tensor("X", T, d_model)
Y = tensor("Y", T, d_model)
active = tensor("active", T, d_model)  # 1 where ReLU lets the value through
saturation = tensor("saturation", T, d_model)  # tanh(…) of GELU's tanh form
cdf = tensor("cdf", T, d_model)  # Φ(X) of GELU's erf form

CUBIC = Rational(44715, 1_000_000)


def sigmoid(x: Expr) -> Expr:
    return 1 / (1 + exp(-x))


def gelu_saturation(x: Expr) -> Expr:
    """The tanh in GELU's tanh form."""
    return tanh(sqrt(2 / pi) * (x + CUBIC * x**3))


def gelu_tanh_slope(x: Expr, saturated: Expr) -> Expr:
    """The derivative of GELU's tanh form, given its tanh."""
    inner = sqrt(2 / pi) * (1 + 3 * CUBIC * x**2)
    return (1 + saturated) / 2 + x * (1 - saturated**2) * inner / 2


def normal_cdf(x: Expr) -> Expr:
    """Φ, the distribution function of the standard normal distribution."""
    return (1 + erf(x / sqrt(2))) / 2


def gelu_erf_slope(x: Expr, distribution: Expr) -> Expr:
    """The derivative of GELU's erf form, given Φ(x)."""
    return distribution + x * exp(-(x**2) / 2) / sqrt(2 * pi)


def activation(
    name: str,
    title: str,
    source: str,
    forward: tuple[Equation, ...],
    slope: Expr,
    values: tuple[Tensor, ...] = (),
    identities: tuple[Identity, ...] = (),
    conventions: tuple[str, ...] = (),
    remarks: tuple[Remark, ...] = (),
) -> Sublayer:
    """The page of an activation: ``forward`` defines Y from X, ``slope`` claims dY/dX."""
    return Sublayer(
        name=name,
        title=title,
        source=source,
        inputs=(X,),
        values=values,
        outputs=(Y,),
        forward=forward,
        backward=(Equation(d(X)[t, i], d(Y)[t, i] * slope),),
        identities=identities,
        conventions=conventions,
        remarks=remarks,
    )


SIGMOID = activation(
    name="sigmoid",
    title="Sigmoid",
    source="Goodfellow et al. (2016), Deep Learning, eq. 3.30",
    forward=(Equation(Y[t, i], sigmoid(X[t, i])),),
    slope=Y[t, i] * (1 - Y[t, i]),
    identities=(
        Identity(
            "sigmoid_of_minus_x",
            "σ(−x) = 1 − σ(x)",
            sigmoid(-X[t, i]),
            1 - Y[t, i],
        ),
    ),
    remarks=(Remark(X, "The last step is Y e^(−X) = 1 − Y: both are e^(−X)/(1 + e^(−X))."),),
)

TANH = activation(
    name="tanh",
    title="Hyperbolic tangent",
    source="Goodfellow et al. (2016), Deep Learning, section 6.3.2",
    forward=(Equation(Y[t, i], tanh(X[t, i])),),
    slope=1 - Y[t, i] ** 2,
)

RELU = activation(
    name="relu",
    title="ReLU",
    source="Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines",
    values=(active,),
    forward=(
        Equation(active[t, i], step(X[t, i])),
        Equation(Y[t, i], X[t, i] * active[t, i]),
    ),
    slope=active[t, i],
    identities=(
        Identity(
            "relu_no_gradient_where_inactive",
            "dX is 0 wherever X is not positive",
            (1 - active[t, i]) * d(X)[t, i],
            Integer(0),
        ),
    ),
    conventions=("The derivative of ReLU at 0, where there is none, is taken to be 0.",),
)

GELU_TANH = activation(
    name="gelu_tanh",
    title="GELU (tanh form)",
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2",
    values=(saturation,),
    forward=(
        Equation(saturation[t, i], gelu_saturation(X[t, i])),
        Equation(Y[t, i], X[t, i] * (1 + saturation[t, i]) / 2),
    ),
    slope=gelu_tanh_slope(X[t, i], saturation[t, i]),
)

GELU_ERF = activation(
    name="gelu_erf",
    title="GELU (erf form)",
    source="Hendrycks & Gimpel (2016), arXiv:1606.08415, section 2",
    values=(cdf,),
    forward=(
        Equation(cdf[t, i], normal_cdf(X[t, i])),
        Equation(Y[t, i], X[t, i] * cdf[t, i]),
    ),
    slope=gelu_erf_slope(X[t, i], cdf[t, i]),
)

"""LayerNorm over the features of each position, with population or with sample variance.

Source: Ba, Kiros & Hinton (2016), arXiv:1607.06450, equations 3 and 4, with ε inside the root.
"""

from sympy import Expr, Integer, Rational, Sum

from derivations.notation import Equation, d, positive, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, d_model, i, j, t

X = tensor("X", T, d_model)
gamma = tensor("gamma", d_model)
beta = tensor("beta", d_model)
epsilon = positive("epsilon")
mean = tensor("mean", T)
variance = tensor("variance", T)
rstd = tensor("rstd", T)
x_hat = tensor("x_hat", T, d_model)
Y = tensor("Y", T, d_model)


def layer_norm(name: str, title: str, divisor: Expr, convention: str, source: str) -> Sublayer:
    """The page of LayerNorm with a variance that is the sum of squares over ``divisor``."""
    return Sublayer(
        name=name,
        title=title,
        source=f"Ba, Kiros & Hinton (2016), arXiv:1607.06450, eq. 3 and 4, {source}",
        inputs=(X,),
        parameters=(gamma, beta),
        data=(epsilon,),
        values=(mean, variance, rstd, x_hat),
        outputs=(Y,),
        forward=(
            Equation(mean[t], Sum(X[t, i], i) / d_model),
            Equation(variance[t], Sum((X[t, i] - mean[t]) ** 2, i) / divisor),
            Equation(rstd[t], (variance[t] + epsilon[()]) ** Rational(-1, 2)),
            Equation(x_hat[t, i], (X[t, i] - mean[t]) * rstd[t]),
            Equation(Y[t, i], gamma[i] * x_hat[t, i] + beta[i]),
        ),
        backward=(
            Equation(d(beta)[i], Sum(d(Y)[t, i], t)),
            Equation(d(gamma)[i], Sum(d(Y)[t, i] * x_hat[t, i], t)),
            Equation(d(x_hat)[t, i], d(Y)[t, i] * gamma[i]),
            Equation(
                d(X)[t, i],
                rstd[t]
                * (
                    d(x_hat)[t, i]
                    - Sum(d(x_hat)[t, j], j) / d_model
                    - x_hat[t, i] * Sum(d(x_hat)[t, j] * x_hat[t, j], j) / divisor
                ),
            ),
        ),
        identities=(
            Identity(
                f"{name}_backward_sums_to_zero",
                "dX sums to 0 over the features of each position",
                Sum(d(X)[t, i], i),
                Integer(0),
                because="x̂ sums to 0 over the features, and a mean is taken off d_model times",
            ),
            Identity(
                f"{name}_backward_orthogonal_up_to_epsilon",
                "Σ dX·x̂ over the features = ε rstd³ Σ dx̂·x̂: 0 when ε = 0",
                Sum(d(X)[t, i] * x_hat[t, i], i),
                epsilon[()] * rstd[t] ** 3 * Sum(d(x_hat)[t, i] * x_hat[t, i], i),
                because="x̂ sums to 0, and variance · rstd² is 1 − ε rstd²",
            ),
        ),
        conventions=(convention,),
        remarks=(
            Remark(
                X,
                "Each entry of X acts three ways: directly, through the mean, and through the "
                "variance. The first sum comes back through the mean, the second through the "
                "variance; to forget either is the most common mistake, and the shapes do not show "
                "it. Of the three factors rstd in the last term one stands in front; the two "
                "others make x̂ of X − mean, once for i and once for the index of the sum.",
            ),
            Remark(
                mean,
                "The mean enters the variance too, but nothing comes back that way: the deviations "
                "from the mean sum to 0.",
            ),
            Remark(
                gamma, "γ and β are used at every position, so their gradients are sums over t."
            ),
        ),
    )


LAYER_NORM = layer_norm(
    name="layer_norm",
    title="LayerNorm",
    divisor=d_model,
    convention="The variance divides by d_model (population), not by d_model − 1.",
    source="with ε inside the root",
)

LAYER_NORM_SAMPLE_VARIANCE = layer_norm(
    name="layer_norm_sample_variance",
    title="LayerNorm with sample variance",
    divisor=d_model - 1,
    convention="The variance divides by d_model − 1 (sample), so d_model must be at least 2.",
    source="with ε inside the root and d_model − 1 in place of d_model",
)

"""Linear maps of each position's features, and the bias that is added to them.

Source: Rumelhart, Hinton & Williams (1986), "Learning representations by back-propagating errors",
equation 1; Goodfellow, Bengio & Courville (2016), Deep Learning, section 6.5.
"""

from sympy import Expr, Idx, Sum

from derivations.notation import Equation, Tensor, d, tensor
from derivations.sublayer import Remark, Sublayer
from derivations.sublayers.symbols import T, a, b, d_in, d_model, d_out, i, t

X = tensor("X", T, d_in)
Y = tensor("Y", T, d_out)
W = tensor("W", d_in, d_out)
W_transposed = tensor("W", d_out, d_in)

unshifted = tensor("X", T, d_model)
bias = tensor("b", d_model)
shifted = tensor("Y", T, d_model)


def weight(matrix: Tensor, a: Idx, b: Idx) -> Expr:
    """The entry for feature a in and feature b out, in whichever order the matrix is stored."""
    return matrix[a, b] if matrix.axes == (d_in, d_out) else matrix[b, a]


def linear(name: str, title: str, matrix: Tensor, convention: str) -> Sublayer:
    """The page of a linear map with a weight matrix stored one way or the other."""
    return Sublayer(
        name=name,
        title=title,
        source="Rumelhart, Hinton & Williams (1986), eq. 1",
        inputs=(X,),
        parameters=(matrix,),
        outputs=(Y,),
        forward=(Equation(Y[t, b], Sum(X[t, a] * weight(matrix, a, b), a)),),
        backward=(
            Equation(d(X)[t, a], Sum(d(Y)[t, b] * weight(matrix, a, b), b)),
            Equation(weight(d(matrix), a, b), Sum(X[t, a] * d(Y)[t, b], t)),
        ),
        conventions=(convention,),
        remarks=(
            Remark(
                matrix,
                "Every position uses the same matrix, so the positions are summed over: X stands "
                "first, transposed, and the result has the shape of W."
                if matrix.axes == (d_in, d_out)
                else "Every position uses the same matrix, so the positions are summed over.",
            ),
        ),
    )


LINEAR = linear(
    name="linear",
    title="Linear map",
    matrix=W,
    convention="Y = X W: W is stored d_in × d_out, and dW = Xᵀ dY has the same shape.",
)

LINEAR_TRANSPOSED = linear(
    name="linear_transposed",
    title="Linear map, its matrix stored transposed",
    matrix=W_transposed,
    convention="Y = X Wᵀ: W is stored d_out × d_in, as in PyTorch, and so is dW = dYᵀ X.",
)

BIAS = Sublayer(
    name="bias",
    title="Bias",
    source="Goodfellow et al. (2016), Deep Learning, section 6.5",
    inputs=(unshifted,),
    parameters=(bias,),
    outputs=(shifted,),
    forward=(Equation(shifted[t, i], unshifted[t, i] + bias[i]),),
    backward=(
        Equation(d(unshifted)[t, i], d(shifted)[t, i]),
        Equation(d(bias)[i], Sum(d(shifted)[t, i], t)),
    ),
    conventions=("The bias is used at every position, so its gradient is the sum over them.",),
    remarks=(Remark(bias, "A sum over the positions, not a mean."),),
)

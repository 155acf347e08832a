"""Squared error between outputs and real targets, in the six reductions that people use.

Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 5.11 (half the sum);
Goodfellow, Bengio & Courville (2016), Deep Learning, equations 5.4 and 5.5 (the means).
"""

from sympy import Expr, Integer, Rational, Sum

from derivations.notation import Equation, d, tensor
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers.symbols import T, b, d_out, t

Y = tensor("Y", T, d_out)
target = tensor("target", T, d_out)
difference = tensor("difference", T, d_out)
entry_loss = tensor("entry_loss", T, d_out)
loss = tensor("loss")

HALF, WHOLE = Rational(1, 2), Integer(1)
ALL, ROWS = T * d_out, T  # what a mean divides by


def squared_error(reduction: str, title: str, factor: Expr, divisor: Expr) -> Sublayer:
    """The page of Σ ``factor`` · (Y − target)² / ``divisor`` over all entries."""
    return Sublayer(
        name=f"squared_error_{reduction}",
        title=f"Squared error, {title}",
        source="Bishop (2006), PRML, eq. 5.11; Goodfellow et al. (2016), Deep Learning, eq. 5.5",
        inputs=(Y,),
        data=(target,),
        values=(difference, entry_loss),
        loss=loss,
        forward=(
            Equation(difference[t, b], Y[t, b] - target[t, b]),
            Equation(entry_loss[t, b], factor * difference[t, b] ** 2),
            Equation(loss[()], Sum(entry_loss[t, b], t, b) / divisor),
        ),
        backward=(Equation(d(Y)[t, b], 2 * factor * difference[t, b] / divisor),),
        identities=(
            Identity(
                "squared_error_is_homogeneous",
                "Σ (Y − target)·dY = 2 · loss, as for every form of degree 2",
                Sum(difference[t, b] * d(Y)[t, b], t, b),
                2 * loss[()],
            ),
        ),
        conventions=("The sign is that of output minus target.",),
    )


SQUARED_ERROR_HALF_SUM = squared_error("half_sum", "half the sum", HALF, WHOLE)
SQUARED_ERROR_SUM = squared_error("sum", "the sum", WHOLE, WHOLE)
SQUARED_ERROR_MEAN = squared_error("mean", "the mean over all entries", WHOLE, ALL)
SQUARED_ERROR_HALF_MEAN = squared_error("half_mean", "half the mean over all entries", HALF, ALL)
SQUARED_ERROR_ROW_MEAN = squared_error("row_mean", "the mean of the rows' sums", WHOLE, ROWS)
SQUARED_ERROR_HALF_ROW_MEAN = squared_error(
    "half_row_mean", "half the mean of the rows' sums", HALF, ROWS
)

"""Binary cross-entropy between probabilities, or logits, and targets from 0 to 1.

Source: Bishop (2006), Pattern Recognition and Machine Learning, equations 4.90 and 4.91.
"""

from sympy import Expr, Integer, Sum, exp, log

from derivations.notation import Equation, d, fraction, tensor
from derivations.sublayer import Identity, Remark, Sublayer
from derivations.sublayers.symbols import T, b, d_out, t

P = fraction("P", T, d_out)
Z = tensor("Z", T, d_out)
sigmoid = tensor("P", T, d_out)  # P as a value of the page that starts from logits
target = fraction("target", T, d_out)
entry_loss = tensor("entry_loss", T, d_out)
loss = tensor("loss")

ALL = T * d_out


def binary_cross_entropy(name: str, title: str, divisor: Expr) -> Sublayer:
    """The page of −Σ (target·log P + (1 − target)·log(1 − P)) / ``divisor``."""
    return Sublayer(
        name=name,
        title=title,
        source="Bishop (2006), PRML, eq. 4.90",
        inputs=(P,),
        data=(target,),
        values=(entry_loss,),
        loss=loss,
        forward=(
            Equation(
                entry_loss[t, b],
                -target[t, b] * log(P[t, b]) - (1 - target[t, b]) * log(1 - P[t, b]),
            ),
            Equation(loss[()], Sum(entry_loss[t, b], t, b) / divisor),
        ),
        backward=(
            Equation(
                d(P)[t, b],
                (P[t, b] - target[t, b]) / (P[t, b] * (1 - P[t, b]) * divisor),
            ),
        ),
        identities=(
            Identity(
                "binary_cross_entropy_two_terms",
                "dP, times what the loss is divided by, is −target/P + (1 − target)/(1 − P)",
                d(P)[t, b] * divisor,
                -target[t, b] / P[t, b] + (1 - target[t, b]) / (1 - P[t, b]),
            ),
        ),
        conventions=("Logarithms are natural; P lies strictly between 0 and 1.",),
        remarks=(
            Remark(
                P,
                "The two fractions have the common denominator P(1 − P), and above it the products "
                "with the target cancel: (1 − target) P − target (1 − P) = P − target.",
            ),
        ),
    )


BINARY_CROSS_ENTROPY = binary_cross_entropy(
    "binary_cross_entropy", "Binary cross-entropy, the mean over all entries", ALL
)

BINARY_CROSS_ENTROPY_SUM = binary_cross_entropy(
    "binary_cross_entropy_sum", "Binary cross-entropy, the sum", Integer(1)
)

BINARY_CROSS_ENTROPY_LOGITS = Sublayer(
    name="binary_cross_entropy_logits",
    title="Sigmoid with binary cross-entropy, the mean over all entries",
    source="Bishop (2006), PRML, eq. 4.90 and 4.91",
    inputs=(Z,),
    data=(target,),
    values=(sigmoid, entry_loss),
    loss=loss,
    forward=(
        Equation(sigmoid[t, b], 1 / (1 + exp(-Z[t, b]))),
        Equation(entry_loss[t, b], log(1 + exp(Z[t, b])) - target[t, b] * Z[t, b]),
        Equation(loss[()], Sum(entry_loss[t, b], t, b) / ALL),
    ),
    backward=(Equation(d(Z)[t, b], (sigmoid[t, b] - target[t, b]) / ALL),),
    identities=(
        Identity(
            "sigmoid_of_minus_z",
            "P·e^(−Z) = 1 − P, so that log(1 + e^Z) = −log(1 − P)",
            sigmoid[t, b] * exp(-Z[t, b]),
            1 - sigmoid[t, b],
        ),
    ),
    conventions=(
        "The entries' loss log(1 + e^Z) − target·Z is that of P = σ(Z), without log(1 − P).",
    ),
    remarks=(Remark(Z, "e^Z/(1 + e^Z) is P: multiply above and below by e^(−Z)."),),
)

"""Attention of one head to given queries, keys and values, under a 0/1 mask; scaled or not.

Source: Vaswani et al. (2017), arXiv:1706.03762, equation 1.  ``M[t, s]`` is 1 where query t may
attend to key s: exact zeros, not −10⁹.
"""

from sympy import Expr, Integer, KroneckerDelta, Sum, exp, sqrt

from derivations.notation import Equation, d, tensor, zero_one
from derivations.sublayer import Identity, Jacobian, Remark, Shift, Sublayer
from derivations.sublayers.symbols import T, d_k, d_v, k, r, s, t, u

Q, K = tensor("Q", T, d_k), tensor("K", T, d_k)
Val = tensor("Val", T, d_v)
M = zero_one("M", T, T)
scores = tensor("scores", T, T)
row_max = tensor("row_max", T)
exponential = tensor("exponential", T, T)
A = tensor("A", T, T)
Y = tensor("Y", T, d_v)


def dot_product_attention(name: str, title: str, scale: Expr) -> Sublayer:
    """The page of attention whose scores are ``scale`` · q·k."""
    return Sublayer(
        name=name,
        title=title,
        source="Vaswani et al. (2017), arXiv:1706.03762, eq. 1",
        inputs=(Q, K, Val),
        data=(M,),
        values=(scores, exponential, A),
        outputs=(Y,),
        shifts=(Shift(row_max, of=scores, among=M),),
        forward=(
            Equation(scores[t, s], Sum(Q[t, k] * K[s, k], k) * scale),
            Equation(exponential[t, s], M[t, s] * exp(scores[t, s] - row_max[t])),
            Equation(A[t, s], exponential[t, s] / Sum(exponential[t, r], r)),
            Equation(Y[t, u], Sum(A[t, s] * Val[s, u], s)),
        ),
        backward=(
            Equation(d(A)[t, s], Sum(d(Y)[t, u] * Val[s, u], u)),
            Equation(d(Val)[s, u], Sum(A[t, s] * d(Y)[t, u], t)),
            Equation(d(scores)[t, s], A[t, s] * (d(A)[t, s] - Sum(A[t, r] * d(A)[t, r], r))),
            Equation(d(Q)[t, k], Sum(d(scores)[t, s] * K[s, k], s) * scale),
            Equation(d(K)[s, k], Sum(d(scores)[t, s] * Q[t, k], t) * scale),
        ),
        identities=(
            Identity(
                "attention_weights_sum_to_one",
                "the weights of each query sum to 1",
                Sum(A[t, s], s),
                Integer(1),
            ),
            Identity(
                "attention_scores_backward_rows_sum_to_zero",
                "each row of dscores sums to 0",
                Sum(d(scores)[t, s], s),
                Integer(0),
            ),
            Identity(
                "masked_weights_are_zero",
                "A is 0 wherever the mask is 0",
                (1 - M[t, s]) * A[t, s],
                Integer(0),
            ),
            Identity(
                "weights_and_outputs_agree",
                "Σ over keys of A·dA = Σ over channels of Y·dY",
                Sum(A[t, s] * d(A)[t, s], s),
                Sum(Y[t, u] * d(Y)[t, u], u),
            ),
        ),
        conventions=("The mask is any 0/1 tensor under which each query attends to some key.",),
        jacobians=(Jacobian(A[t, r], scores[t, s], A[t, r] * (KroneckerDelta(r, s) - A[t, s])),),
        remarks=(
            Remark(
                scores,
                "The weights of a query sum to 1, so the weighted mean of dA over its keys is "
                "taken off. Where the mask is 0, A is 0, and so is the gradient.",
            ),
            Remark(K, "The sum runs over the queries: hence the transpose."),
        ),
    )


DOT_PRODUCT_ATTENTION = dot_product_attention(
    "dot_product_attention", "Scaled dot-product attention", 1 / sqrt(d_k)
)
DOT_PRODUCT_ATTENTION_UNSCALED = dot_product_attention(
    "dot_product_attention_unscaled", "Dot-product attention without 1/√d_k", Integer(1)
)

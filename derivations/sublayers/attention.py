"""Multi-head self-attention under a 0/1 mask, heads as an axis; its scores scaled or not.

Source: Vaswani et al. (2017), arXiv:1706.03762, equation 1 and section 3.2.2; biases as in
Radford et al. (2019).  ``M[t, s]`` is 1 where query t may attend to key s: exact zeros, not −10⁹.
"""

from sympy import Expr, Integer, KroneckerDelta, Sum, exp, sqrt

from derivations.notation import Equation, d, tensor, zero_one
from derivations.sublayer import Identity, Jacobian, Remark, Shift, Sublayer
from derivations.sublayers.symbols import T, d_k, d_model, h, head, i, j, k, r, s, t

X = tensor("X", T, d_model)
M = zero_one("M", T, T)
W_Q, W_K, W_V = (tensor(name, d_model, (h, d_k)) for name in ("W_Q", "W_K", "W_V"))
b_Q, b_K, b_V = (tensor(name, (h, d_k)) for name in ("b_Q", "b_K", "b_V"))
W_O = tensor("W_O", (h, d_k), d_model)
b_O = tensor("b_O", d_model)
Q, K, Val = (tensor(name, h, T, d_k) for name in ("Q", "K", "Val"))
scores = tensor("scores", h, T, T)
row_max = tensor("row_max", h, T)
exponential = tensor("exponential", h, T, T)
A = tensor("A", h, T, T)
O = tensor("O", h, T, d_k)  # noqa: E741 (the field's name for a head's output)
Y = tensor("Y", T, d_model)


def attention(name: str, title: str, scale: Expr) -> Sublayer:
    """The page of attention whose scores are ``scale`` · q·k."""
    return Sublayer(
        name=name,
        title=title,
        source="Vaswani et al. (2017), arXiv:1706.03762, eq. 1 and section 3.2.2",
        inputs=(X,),
        parameters=(W_Q, b_Q, W_K, b_K, W_V, b_V, W_O, b_O),
        data=(M,),
        values=(Q, K, Val, scores, exponential, A, O),
        outputs=(Y,),
        shifts=(Shift(row_max, of=scores, among=M),),
        forward=(
            Equation(Q[head, t, k], Sum(X[t, i] * W_Q[i, head, k], i) + b_Q[head, k]),
            Equation(K[head, s, k], Sum(X[s, i] * W_K[i, head, k], i) + b_K[head, k]),
            Equation(Val[head, s, k], Sum(X[s, i] * W_V[i, head, k], i) + b_V[head, k]),
            Equation(scores[head, t, s], Sum(Q[head, t, k] * K[head, s, k], k) * scale),
            Equation(exponential[head, t, s], M[t, s] * exp(scores[head, t, s] - row_max[head, t])),
            Equation(A[head, t, s], exponential[head, t, s] / Sum(exponential[head, t, r], r)),
            Equation(O[head, t, k], Sum(A[head, t, s] * Val[head, s, k], s)),
            Equation(Y[t, j], Sum(O[head, t, k] * W_O[head, k, j], head, k) + b_O[j]),
        ),
        backward=(
            Equation(d(O)[head, t, k], Sum(d(Y)[t, j] * W_O[head, k, j], j)),
            Equation(d(W_O)[head, k, j], Sum(O[head, t, k] * d(Y)[t, j], t)),
            Equation(d(b_O)[j], Sum(d(Y)[t, j], t)),
            Equation(d(A)[head, t, s], Sum(d(O)[head, t, k] * Val[head, s, k], k)),
            Equation(d(Val)[head, s, k], Sum(A[head, t, s] * d(O)[head, t, k], t)),
            Equation(
                d(scores)[head, t, s],
                A[head, t, s] * (d(A)[head, t, s] - Sum(A[head, t, r] * d(A)[head, t, r], r)),
            ),
            Equation(d(Q)[head, t, k], Sum(d(scores)[head, t, s] * K[head, s, k], s) * scale),
            Equation(d(K)[head, s, k], Sum(d(scores)[head, t, s] * Q[head, t, k], t) * scale),
            Equation(d(W_Q)[i, head, k], Sum(X[t, i] * d(Q)[head, t, k], t)),
            Equation(d(W_K)[i, head, k], Sum(X[s, i] * d(K)[head, s, k], s)),
            Equation(d(W_V)[i, head, k], Sum(X[s, i] * d(Val)[head, s, k], s)),
            Equation(d(b_Q)[head, k], Sum(d(Q)[head, t, k], t)),
            Equation(d(b_K)[head, k], Sum(d(K)[head, s, k], s)),
            Equation(d(b_V)[head, k], Sum(d(Val)[head, s, k], s)),
            Equation(
                d(X)[t, i],
                Sum(d(Q)[head, t, k] * W_Q[i, head, k], head, k)
                + Sum(d(K)[head, t, k] * W_K[i, head, k], head, k)
                + Sum(d(Val)[head, t, k] * W_V[i, head, k], head, k),
            ),
        ),
        identities=(
            Identity(
                "attention_weights_sum_to_one",
                "the weights of each query sum to 1",
                Sum(A[head, t, s], s),
                Integer(1),
            ),
            Identity(
                "attention_scores_backward_rows_sum_to_zero",
                "each row of dscores sums to 0",
                Sum(d(scores)[head, t, s], s),
                Integer(0),
            ),
            Identity(
                "key_bias_gradient_is_zero",
                "the gradient of the key bias is exactly 0",
                d(b_K)[head, k],
                Integer(0),
                because="over the keys dK sums to Σ Q·dscores/√d_k; rows of dscores sum to 0",
            ),
            Identity(
                "masked_weights_are_zero",
                "A is 0 wherever the mask is 0",
                (1 - M[t, s]) * A[head, t, s],
                Integer(0),
                because="A has the factor M, which is 0 or 1",
            ),
            Identity(
                "weights_and_outputs_agree",
                "Σ over keys of A·dA = Σ over channels of O·dO",
                Sum(A[head, t, s] * d(A)[head, t, s], s),
                Sum(O[head, t, k] * d(O)[head, t, k], k),
                because="O is A V, and dA is dO Vᵀ: both are the same double sum",
            ),
        ),
        conventions=(
            "The mask is any 0/1 tensor under which each query attends to at least one key.",
            "Heads are an axis. Channel k of a head is column head·d_k + k of the stored W_Q, W_K "
            "and W_V, and row head·d_k + k of W_O, counted from 0.",
        ),
        jacobians=(
            Jacobian(
                A[head, t, r],
                scores[head, t, s],
                A[head, t, r] * (KroneckerDelta(r, s) - A[head, t, s]),
            ),
        ),
        remarks=(
            Remark(
                scores,
                "The softmax couples the keys of a query: the weights of a row always sum to 1, so "
                "the row's weighted mean of dA is taken off. No mask is needed on the way back: "
                "where M is 0, A is 0, and so is the gradient.",
            ),
            Remark(
                K,
                "The sum runs over the queries, the first index of the scores: hence the "
                "transpose, which Q's gradient does not have.",
            ),
            Remark(
                b_K,
                "This is exactly 0: a constant added to all keys moves all scores of a query "
                "alike, and the softmax does not see that.",
            ),
            Remark(X, "X is read three times, as queries, as keys and as values."),
        ),
    )


ATTENTION = attention("attention", "Multi-head attention", 1 / sqrt(d_k))
ATTENTION_UNSCALED = attention(
    "attention_unscaled", "Multi-head attention without 1/√d_k", Integer(1)
)

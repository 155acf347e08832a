"""The chapter's network forward and backward, by hand in NumPy; it imports nothing of the project.

Every value and gradient of a page under ``step.tensor``, heads as the first axis.  Jacobians of
softmax and LayerNorm are written out row by row: no formula of the project is repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from tests.oracles.forward import Array, Integers

Values = dict[str, Array]
Put = Callable[..., None]
GELU = np.sqrt(2 / np.pi)


def chapter(w: Mapping[str, Array], data: Mapping[str, Integers], heads: int) -> Values:
    """``w`` has the parameters by the names of the network, ``data`` x, y, has_target and M."""
    found: Values = {}

    def put(step: str, **values: Array) -> None:
        found.update({f"{step}.{name}": np.asarray(value) for name, value in values.items()})

    def split(W: Array) -> Array:
        """The columns of each head."""
        return np.stack(np.split(W, heads, axis=-1))

    b = {name.removeprefix("block1."): value for name, value in w.items()}
    X = w["E"][data["x"]]
    put("embedding", E=w["E"], X=X)
    stream = X + w["W_P"][data["position"]]
    put("positions", X=X, W_P=w["W_P"], Y=stream)
    put("block1.residual_1", X=stream, B=stream)
    normed_1, back_1 = layer_norm(put, "block1.layer_norm_1", stream, b["gamma_1"], b["beta_1"])
    W_Q, W_K, W_V = (split(b[f"W_{n}"]) for n in "QKV")
    b_Q, b_K, b_V = (split(b[f"b_{n}"]) for n in "QKV")
    W_O = np.stack(np.split(b["W_O"], heads))
    Q, K, V = (normed_1 @ W + c[:, None] for W, c in ((W_Q, b_Q), (W_K, b_K), (W_V, b_V)))
    root = np.sqrt(Q.shape[-1])
    S = Q @ K.transpose(0, 2, 1) / root
    masked = np.where(data["M"] == 1, S, -np.inf)
    e = np.exp(masked - masked.max(axis=-1, keepdims=True))
    A = e / e.sum(axis=-1, keepdims=True)
    O = A @ V  # noqa: E741 (the field's name for a head's output)
    attended = sum(O[a] @ W_O[a] for a in range(heads)) + b["b_O"]
    put("block1.attention", X=normed_1, W_Q=W_Q, b_Q=b_Q, W_K=W_K, b_K=b_K, W_V=W_V, b_V=b_V)
    put("block1.attention", W_O=W_O, b_O=b["b_O"], Q=Q, K=K, Val=V, scores=S, exponential=e)
    put("block1.attention", row_max=masked.max(axis=-1), M=data["M"], A=A, O=O, Y=attended)
    middle = stream + attended
    put("block1.residual_1", F=attended, Y=middle)
    put("block1.residual_2", X=middle, B=middle)
    normed_2, back_2 = layer_norm(put, "block1.layer_norm_2", middle, b["gamma_2"], b["beta_2"])
    U = normed_2 @ b["W_1"] + b["b_1"]
    tau = np.tanh(GELU * (U + 0.044715 * U**3))
    G = 0.5 * U * (1 + tau)
    F = G @ b["W_2"] + b["b_2"]
    put("block1.mlp", X=normed_2, U=U, saturation=tau, G=G, Y=F)
    put("block1.mlp", W_1=b["W_1"], b_1=b["b_1"], W_2=b["W_2"], b_2=b["b_2"])
    H = middle + F
    put("block1.residual_2", F=F, Y=H)
    Z = H @ w["W_U"]
    put("logit_projection", H=H, W_U=w["W_U"], Z=Z)
    raised = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = raised / raised.sum(axis=1, keepdims=True)
    has, y = data["has_target"], data["y"]
    losses = [-np.log(P[t, y[t]]) for t in np.flatnonzero(has)]
    put("loss", Z=Z, exponential=raised, P=P, row_max=Z.max(axis=1), has_target=has, y=y)
    put("loss", count=has.sum(), divisor=has.sum(), loss=np.mean(losses))

    # The way back
    one_hot = np.eye(Z.shape[1])[y]
    dZ = has[:, None] * (P - one_hot) / has.sum()
    put("loss", dZ=dZ)
    dH = dZ @ w["W_U"].T
    put("logit_projection", dZ=dZ, dH=dH, dW_U=H.T @ dZ)
    dG = dH @ b["W_2"].T
    slope = 0.5 * (1 + tau) + 0.5 * U * (1 - tau**2) * GELU * (1 + 3 * 0.044715 * U**2)
    dU = dG * slope
    dnormed = dU @ b["W_1"].T
    put("block1.mlp", dY=dH, dG=dG, dW_2=G.T @ dH, db_2=dH.sum(0), dU=dU, dX=dnormed)
    put("block1.mlp", dW_1=normed_2.T @ dU, db_1=dU.sum(0))
    dB = back_2(dnormed)
    dmiddle = dH + dB
    put("block1.residual_2", dY=dH, dB=dB, dF=dH, dX=dmiddle)
    dO = np.stack([dmiddle @ W_O[a].T for a in range(heads)])
    dA, dV = dO @ V.transpose(0, 2, 1), A.transpose(0, 2, 1) @ dO
    jacobian = A[..., :, None] * np.eye(len(X)) - A[..., :, None] * A[..., None, :]
    dS = np.einsum("atsr,atr->ats", jacobian, dA)
    dQ, dK = dS @ K / root, dS.transpose(0, 2, 1) @ Q / root
    dnormed = sum(
        dP[a] @ W[a].T for dP, W in ((dQ, W_Q), (dK, W_K), (dV, W_V)) for a in range(heads)
    )
    put("block1.attention", dY=dmiddle, dO=dO, dA=dA, dVal=dV, dscores=dS, dQ=dQ, dK=dK)
    put("block1.attention", dW_O=np.stack([O[a].T @ dmiddle for a in range(heads)]))
    put("block1.attention", db_O=dmiddle.sum(0), dX=dnormed)
    put("block1.attention", dW_Q=normed_1.T @ dQ, dW_K=normed_1.T @ dK, dW_V=normed_1.T @ dV)
    put("block1.attention", db_Q=dQ.sum(1), db_K=dK.sum(1), db_V=dV.sum(1))
    dB = back_1(dnormed)
    dstream = dmiddle + dB
    put("block1.residual_1", dY=dmiddle, dB=dB, dF=dmiddle, dX=dstream)
    dW_P, dE = np.zeros_like(w["W_P"]), np.zeros_like(w["E"])
    np.add.at(dW_P, data["position"], dstream)
    np.add.at(dE, data["x"], dstream)
    put("positions", dY=dstream, dX=dstream, dW_P=dW_P)
    put("embedding", dX=dstream, dE=dE)
    return found


def layer_norm(
    put: Put, step: str, X: Array, gamma: Array, beta: Array
) -> tuple[Array, Callable[[Array], Array]]:
    """Y, and the way back through it; ε is the chapter's."""
    d = X.shape[1]
    mean, variance = X.mean(axis=1), X.var(axis=1)
    sd = np.sqrt(variance + 1e-5)
    x_hat = (X - mean[:, None]) / sd[:, None]
    Y = gamma * x_hat + beta
    put(step, X=X, gamma=gamma, beta=beta, epsilon=np.array(1e-5), mean=mean, variance=variance)
    put(step, rstd=1 / sd, x_hat=x_hat, Y=Y)

    def back(dY: Array) -> Array:
        jacobian = (np.eye(d) - 1 / d - x_hat[:, :, None] * x_hat[:, None, :] / d) / sd[
            :, None, None
        ]
        dx_hat = dY * gamma
        dX = np.einsum("tij,tj->ti", jacobian, dx_hat)
        put(step, dY=dY, dbeta=dY.sum(0), dgamma=(dY * x_hat).sum(0), dx_hat=dx_hat, dX=dX)
        return dX

    return Y, back

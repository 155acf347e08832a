"""Scaled dot-product attention by hand, in NumPy: one head or several, masks of every kind."""

import numpy as np

NEG = -1e9


def _softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


# ---- (B, h, T, C), True or 1 where a query may look


def sdpa_forward(q, k, v, mask):
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    p = _softmax(scores)
    return p @ v, (q, k, v, p)


def sdpa_backward(do, cache):
    q, k, v, p = cache
    dv = p.transpose(0, 1, 3, 2) @ do
    dp = do @ v.transpose(0, 1, 3, 2)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.transpose(0, 1, 3, 2) @ q, dv


def sdpa_backward_flash(do, cache):
    """The coupling term from the output, by einsum."""
    q, k, v, p = cache
    o = p @ v
    delta = np.sum(do * o, axis=-1)
    dp = np.einsum("bhqd,bhkd->bhqk", do, v)
    ds = p * (dp - delta[..., None]) * q.shape[-1] ** -0.5
    dq = np.einsum("bhqk,bhkd->bhqd", ds, k)
    dk = np.einsum("bhqk,bhqd->bhkd", ds, q)
    return dq, dk, np.einsum("bhqk,bhqd->bhkd", p, do)


def sdpa_backward_scale_only_q(do, cache):
    q, k, v, p = cache
    dp = do @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True))
    return ds @ k / np.sqrt(q.shape[-1]), ds.swapaxes(-1, -2) @ q, p.swapaxes(-1, -2) @ do


def sdpa_backward_no_scale(do, cache):
    q, k, v, p = cache
    dp = do @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True))
    return ds @ k, ds.swapaxes(-1, -2) @ q, p.swapaxes(-1, -2) @ do


def sdpa_backward_no_coupling(do, cache):
    q, k, v, p = cache
    ds = p * (do @ v.swapaxes(-1, -2)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, p.swapaxes(-1, -2) @ do


def sdpa_backward_not_transposed(do, cache):
    q, k, v, p = cache
    dp = do @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds @ q, p @ do


def sdpa_backward_swapped(do, cache):
    q, k, v, p = cache
    dp = do @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    dk = ds @ k
    dq = ds.swapaxes(-1, -2) @ q
    return dq, dk, p.swapaxes(-1, -2) @ do


def sdpa_backward_softmax_axis(do, cache):
    q, k, v, p = cache
    dp = do @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(-2, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, p.swapaxes(-1, -2) @ do


def sdpa_backward_divides_cached_weights(do, cache):
    """The cached weights become their gradient, in place."""
    q, k, v, p = cache
    dv = p.swapaxes(-1, -2) @ do
    dp = do @ v.swapaxes(-1, -2)
    row = (dp * p).sum(-1, keepdims=True)
    p *= dp - row
    p /= np.sqrt(q.shape[-1])
    return p @ k, p.swapaxes(-1, -2) @ q, dv


# ---- the backward recomputes the weights; the mask is built in


def causal_forward(Q, K, V):
    T = Q.shape[-2]
    S = np.einsum("...td,...sd->...ts", Q, K) / Q.shape[-1] ** 0.5
    S = S + np.triu(np.full((T, T), NEG), k=1)
    return _softmax(S) @ V


def causal_backward(dY, Q, K, V):
    T = Q.shape[-2]
    scale = 1.0 / Q.shape[-1] ** 0.5
    S = np.einsum("...td,...sd->...ts", Q, K) * scale
    A = _softmax(np.where(np.tril(np.ones((T, T))) == 1, S, NEG))
    dA = np.einsum("...tu,...su->...ts", dY, V)
    dS = A * (dA - np.einsum("...ts,...ts->...t", A, dA)[..., None])
    dQ = scale * np.einsum("...ts,...sd->...td", dS, K)
    dK = scale * np.einsum("...ts,...td->...sd", dS, Q)
    dV = np.einsum("...ts,...tu->...su", A, dY)
    return {"dQ": dQ, "dK": dK, "dV": dV}


def causal_backward_mask_lost(dY, Q, K, V):
    """The weights are recomputed without the mask."""
    scale = 1.0 / Q.shape[-1] ** 0.5
    A = _softmax(np.einsum("...td,...sd->...ts", Q, K) * scale)
    dA = np.einsum("...tu,...su->...ts", dY, V)
    dS = A * (dA - np.einsum("...ts,...ts->...t", A, dA)[..., None])
    return {
        "dQ": scale * np.einsum("...ts,...sd->...td", dS, K),
        "dK": scale * np.einsum("...ts,...td->...sd", dS, Q),
        "dV": np.einsum("...ts,...tu->...su", A, dY),
    }


def causal_backward_off_by_one(dY, Q, K, V):
    """k = 2 where the forward has k = 1."""
    T = Q.shape[-2]
    scale = 1.0 / Q.shape[-1] ** 0.5
    S = np.einsum("...td,...sd->...ts", Q, K) * scale
    A = _softmax(S + np.triu(np.full((T, T), NEG), k=2))
    dA = np.einsum("...tu,...su->...ts", dY, V)
    dS = A * (dA - np.einsum("...ts,...ts->...t", A, dA)[..., None])
    return {
        "dQ": scale * np.einsum("...ts,...sd->...td", dS, K),
        "dK": scale * np.einsum("...ts,...td->...sd", dS, Q),
        "dV": np.einsum("...ts,...tu->...su", A, dY),
    }


def small_mask_forward(Q, K, V):
    """-1e4 is as good as minus infinity here."""
    T = Q.shape[-2]
    S = np.einsum("...td,...sd->...ts", Q, K) / np.sqrt(Q.shape[-1])
    return _softmax(S - 1e4 * (1 - np.tril(np.ones((T, T))))) @ V


def tiny_mask_forward(Q, K, V):
    """-5 is not."""
    T = Q.shape[-2]
    S = np.einsum("...td,...sd->...ts", Q, K) / np.sqrt(Q.shape[-1])
    return _softmax(S - 5.0 * (1 - np.tril(np.ones((T, T))))) @ V


def tiny_mask_backward(dY, Q, K, V):
    T = Q.shape[-2]
    scale = Q.shape[-1] ** -0.5
    S = np.einsum("...td,...sd->...ts", Q, K) * scale
    A = _softmax(S - 5.0 * (1 - np.tril(np.ones((T, T)))))
    dA = np.einsum("...tu,...su->...ts", dY, V)
    dS = A * (dA - np.einsum("...ts,...ts->...t", A, dA)[..., None])
    return {
        "dQ": scale * np.einsum("...ts,...sd->...td", dS, K),
        "dK": scale * np.einsum("...ts,...td->...sd", dS, Q),
        "dV": np.einsum("...ts,...tu->...su", A, dY),
    }


# ---- (B, T, h, C); True where a query must not look


def bthd_forward(query, key, value, key_mask):
    logits = np.einsum("bqhd,bkhd->bhqk", query, key) / np.sqrt(query.shape[-1])
    logits[np.broadcast_to(key_mask, logits.shape)] = -np.inf
    weights = _softmax(logits)
    return np.einsum("bhqk,bkhd->bqhd", weights, value), dict(
        query=query, key=key, value=value, weights=weights
    )


def bthd_backward(grad_output, saved):
    w = saved["weights"]
    gv = np.einsum("bhqk,bqhd->bkhd", w, grad_output)
    gw = np.einsum("bqhd,bkhd->bhqk", grad_output, saved["value"])
    gl = w * (gw - (gw * w).sum(-1, keepdims=True)) / np.sqrt(saved["query"].shape[-1])
    gq = np.einsum("bhqk,bkhd->bqhd", gl, saved["key"])
    gk = np.einsum("bhqk,bqhd->bkhd", gl, saved["query"])
    return gq, gk, gv


# ---- one head, matrices only


def attention_single(dZ, Q, K, V, A):
    d = K.shape[1]
    dV = A.T @ dZ
    dA = dZ @ V.T
    dS = np.zeros_like(A)
    for i in range(A.shape[0]):
        dS[i] = (np.diag(A[i]) - np.outer(A[i], A[i])) @ dA[i]
    return dS @ K / np.sqrt(d), dS.T @ Q / np.sqrt(d), dV


def attention_single_dk_missing(dZ, Q, K, V, A):
    d = K.shape[1]
    dA = dZ @ V.T
    dS = A * (dA - np.sum(A * dA, axis=1, keepdims=True))
    return dS @ K, dS.T @ Q / np.sqrt(d), A.T @ dZ


def attention_single_scale_of_values(dZ, Q, K, V, A):
    """Scaled by the width of the values."""
    d = V.shape[1]
    dA = dZ @ V.T
    dS = A * (dA - np.sum(A * dA, axis=1, keepdims=True)) / np.sqrt(d)
    return dS @ K, dS.T @ Q, A.T @ dZ

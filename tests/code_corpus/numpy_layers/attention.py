"""Multi-head attention with its projections, by hand, in NumPy."""

import numpy as np


def softmax_rows(s):
    s = s - s.max(-1, keepdims=True)
    e = np.exp(s)
    return e / e.sum(-1, keepdims=True)


# ---- packed QKV, causal mask built in


def split_heads(x, n_head):
    B, T, C = x.shape
    return x.reshape(B, T, n_head, C // n_head).transpose(0, 2, 1, 3)


def merge_heads(x):
    B, H, T, D = x.shape
    return x.transpose(0, 2, 1, 3).reshape(B, T, H * D)


def merge_heads_reshape_only(x):
    B, H, T, D = x.shape
    return x.reshape(B, T, H * D)


def causal_self_attention(x, c_attn_w, c_attn_b, c_proj_w, c_proj_b, n_head):
    qkv = x @ c_attn_w + c_attn_b
    q, k, v = (split_heads(a, n_head) for a in np.split(qkv, 3, axis=-1))
    att = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    T = x.shape[1]
    att = np.where(np.tril(np.ones((T, T), bool)), att, -1e10)
    att = softmax_rows(att)
    y = merge_heads(att @ v)
    return y @ c_proj_w + c_proj_b, (x, q, k, v, att, y, c_attn_w, c_proj_w, n_head)


def _qkv_gradients(dy_heads, q, k, v, att):
    datt = dy_heads @ v.swapaxes(-1, -2)
    dv = att.swapaxes(-1, -2) @ dy_heads
    ds = att * (datt - (datt * att).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    return ds @ k, ds.swapaxes(-1, -2) @ q, dv


def causal_self_attention_backward(dout, cache):
    x, q, k, v, att, y, c_attn_w, c_proj_w, n_head = cache
    dc_proj_w = np.einsum("btc,btd->cd", y, dout)
    dc_proj_b = dout.sum((0, 1))
    dy = split_heads(dout @ c_proj_w.T, n_head)
    dqkv = np.concatenate([merge_heads(g) for g in _qkv_gradients(dy, q, k, v, att)], axis=-1)
    dc_attn_w = np.einsum("btc,btd->cd", x, dqkv)
    return dqkv @ c_attn_w.T, dc_attn_w, dqkv.sum((0, 1)), dc_proj_w, dc_proj_b


def causal_self_attention_backward_no_transpose(dout, cache):
    """The heads' gradients are merged by a reshape alone."""
    x, q, k, v, att, y, c_attn_w, c_proj_w, n_head = cache
    dc_proj_w = np.einsum("btc,btd->cd", y, dout)
    dy = split_heads(dout @ c_proj_w.T, n_head)
    parts = [merge_heads_reshape_only(g) for g in _qkv_gradients(dy, q, k, v, att)]
    dqkv = np.concatenate(parts, axis=-1)
    dc_attn_w = np.einsum("btc,btd->cd", x, dqkv)
    return dqkv @ c_attn_w.T, dc_attn_w, dqkv.sum((0, 1)), dc_proj_w, dout.sum((0, 1))


def causal_self_attention_backward_qkv_order(dout, cache):
    """Concatenated as q, v, k."""
    x, q, k, v, att, y, c_attn_w, c_proj_w, n_head = cache
    dc_proj_w = np.einsum("btc,btd->cd", y, dout)
    dy = split_heads(dout @ c_proj_w.T, n_head)
    dq, dk, dv = _qkv_gradients(dy, q, k, v, att)
    dqkv = np.concatenate([merge_heads(dq), merge_heads(dv), merge_heads(dk)], axis=-1)
    dc_attn_w = np.einsum("btc,btd->cd", x, dqkv)
    return dqkv @ c_attn_w.T, dc_attn_w, dqkv.sum((0, 1)), dc_proj_w, dout.sum((0, 1))


def attention_without_transposes(x, c_attn_w, c_attn_b, c_proj_w, c_proj_b, n_head):
    """(B, T, C) is reshaped to (B, h, T, d) directly, and back: another function."""
    B, T, C = x.shape
    d = C // n_head
    q, k, v = (a.reshape(B, n_head, T, d) for a in np.split(x @ c_attn_w + c_attn_b, 3, axis=-1))
    att = q @ k.swapaxes(-1, -2) / np.sqrt(d)
    att = softmax_rows(np.where(np.tril(np.ones((T, T), bool)), att, -1e10))
    y = (att @ v).reshape(B, T, C)
    return y @ c_proj_w + c_proj_b, (x, q, k, v, att, y, c_attn_w, c_proj_w, n_head)


def attention_without_transposes_backward(dout, cache):
    x, q, k, v, att, y, c_attn_w, c_proj_w, n_head = cache
    dc_proj_w = np.einsum("btc,btd->cd", y, dout)
    dy = (dout @ c_proj_w.T).reshape(q.shape)
    dqkv = np.concatenate([g.reshape(x.shape) for g in _qkv_gradients(dy, q, k, v, att)], axis=-1)
    return (
        dqkv @ c_attn_w.T,
        np.einsum("btc,btd->cd", x, dqkv),
        dqkv.sum((0, 1)),
        dc_proj_w,
        dout.sum((0, 1)),
    )


# ---- an object with separate matrices (out, in), additive mask


class MultiHeadAttention:
    def __init__(self, embed_dim, num_heads):
        self.h, self.dk = num_heads, embed_dim // num_heads
        for name in ("Wq", "Wk", "Wv", "Wo"):
            setattr(self, name, np.random.randn(embed_dim, embed_dim))
        for name in ("bq", "bk", "bv", "bo"):
            setattr(self, name, np.zeros(embed_dim))
        self.grad = {}

    def _split(self, x):
        return x.reshape(x.shape[0], x.shape[1], self.h, self.dk).transpose(0, 2, 1, 3)

    def forward(self, x, mask):
        self.x = x
        self.q = self._split(x @ self.Wq.T + self.bq)
        self.k = self._split(x @ self.Wk.T + self.bk)
        self.v = self._split(x @ self.Wv.T + self.bv)
        scores = np.matmul(self.q, self.k.transpose(0, 1, 3, 2)) / np.sqrt(self.dk) + mask
        self.a = softmax_rows(scores)
        self.ctx = np.matmul(self.a, self.v).transpose(0, 2, 1, 3).reshape(x.shape)
        return self.ctx @ self.Wo.T + self.bo

    def _project_back(self, name, dhead):
        d = dhead.transpose(0, 2, 1, 3).reshape(self.x.shape)
        self.grad["W" + name] = np.einsum("bto,bti->oi", d, self.x)
        self.grad["b" + name] = d.sum(axis=(0, 1))
        return d @ getattr(self, "W" + name)

    def backward(self, grad_output):
        self.grad["Wo"] = np.einsum("bto,bti->oi", grad_output, self.ctx)
        self.grad["bo"] = grad_output.sum(axis=(0, 1))
        dctx = self._split(grad_output @ self.Wo)
        da = np.matmul(dctx, self.v.transpose(0, 1, 3, 2))
        dv = np.matmul(self.a.transpose(0, 1, 3, 2), dctx)
        ds = self.a * (da - np.sum(da * self.a, axis=-1, keepdims=True)) / np.sqrt(self.dk)
        dq = np.matmul(ds, self.k)
        dk = np.matmul(ds.transpose(0, 1, 3, 2), self.q)
        dx = self._project_back("q", dq)
        dx = dx + self._project_back("k", dk)
        return dx + self._project_back("v", dv)


class MultiHeadAttentionLosesKeys(MultiHeadAttention):
    """dx is assigned again where it should be added to."""

    def backward(self, grad_output):
        self.grad["Wo"] = np.einsum("bto,bti->oi", grad_output, self.ctx)
        self.grad["bo"] = grad_output.sum(axis=(0, 1))
        dctx = self._split(grad_output @ self.Wo)
        da = np.matmul(dctx, self.v.transpose(0, 1, 3, 2))
        dv = np.matmul(self.a.transpose(0, 1, 3, 2), dctx)
        ds = self.a * (da - np.sum(da * self.a, axis=-1, keepdims=True)) / np.sqrt(self.dk)
        dx = self._project_back("q", np.matmul(ds, self.k))
        dx = self._project_back("k", np.matmul(ds.transpose(0, 1, 3, 2), self.q))
        dx = self._project_back("v", dv)
        return dx


class MultiHeadAttentionScaledTwice(MultiHeadAttention):
    def backward(self, grad_output):
        dx = super().backward(grad_output)
        scale = np.sqrt(self.dk)
        dctx = self._split(grad_output @ self.Wo)
        da = np.matmul(dctx, self.v.transpose(0, 1, 3, 2))
        ds = self.a * (da - np.sum(da * self.a, axis=-1, keepdims=True)) / scale
        dx = self._project_back("q", np.matmul(ds, self.k) / scale)
        dx += self._project_back("k", np.matmul(ds.transpose(0, 1, 3, 2), self.q) / scale)
        dv = np.matmul(self.a.transpose(0, 1, 3, 2), dctx)
        return dx + self._project_back("v", dv)


# ---- lists with one matrix per head, one sequence, no biases


def heads_forward(X, W_Q, W_K, W_V, W_O):
    outs, saved = [], []
    T = X.shape[0]
    allowed = np.arange(T)[:, None] >= np.arange(T)[None, :]
    for Wq, Wk, Wv in zip(W_Q, W_K, W_V):
        Q, K, V = X @ Wq, X @ Wk, X @ Wv
        S = Q @ K.T / np.sqrt(K.shape[1])
        A = softmax_rows(np.where(allowed, S, -np.inf))
        outs.append(A @ V)
        saved.append((Q, K, V, A))
    cat = np.hstack(outs)
    return cat @ W_O, (X, W_Q, W_K, W_V, W_O, saved, cat)


def heads_backward(dY, cache):
    X, W_Q, W_K, W_V, W_O, saved, cat = cache
    dW_O = cat.T @ dY
    dcat = np.hsplit(dY @ W_O.T, len(W_Q))
    dX = np.zeros_like(X)
    dWq, dWk, dWv = [], [], []
    for i, ((Q, K, V, A), dO) in enumerate(zip(saved, dcat)):
        dA = dO @ V.T
        dS = A * (dA - (dA * A).sum(1, keepdims=True)) / np.sqrt(K.shape[1])
        dQ, dK, dV = dS @ K, dS.T @ Q, A.T @ dO
        dX += dQ @ W_Q[i].T + dK @ W_K[i].T + dV @ W_V[i].T
        dWq.append(X.T @ dQ)
        dWk.append(X.T @ dK)
        dWv.append(X.T @ dV)
    return dX, dWq, dWk, dWv, dW_O


def heads_backward_last_head(dY, cache):
    """Only the last head's gradient reaches the input."""
    X, W_Q, W_K, W_V, W_O, saved, cat = cache
    dcat = np.hsplit(dY @ W_O.T, len(W_Q))
    dWq, dWk, dWv = [], [], []
    for i, ((Q, K, V, A), dO) in enumerate(zip(saved, dcat)):
        dA = dO @ V.T
        dS = A * (dA - (dA * A).sum(1, keepdims=True)) / np.sqrt(K.shape[1])
        dQ, dK, dV = dS @ K, dS.T @ Q, A.T @ dO
        dX = dQ @ W_Q[i].T + dK @ W_K[i].T + dV @ W_V[i].T
        dWq.append(X.T @ dQ)
        dWk.append(X.T @ dK)
        dWv.append(X.T @ dV)
    return dX, dWq, dWk, dWv, cat.T @ dY

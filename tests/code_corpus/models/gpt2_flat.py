"""A GPT-2 step in NumPy: caches, a backward pass by hand, one flat dictionary of parameters."""

import numpy as np


def layer_norm(x, g, b, eps=1e-5):
    mu = x.mean(-1, keepdims=True)
    inv = 1 / np.sqrt(x.var(-1, keepdims=True) + eps)
    z = (x - mu) * inv
    return z * g + b, (z, inv, g)


def layer_norm_bwd(dy, cache):
    z, inv, g = cache
    dz = dy * g
    dx = inv * (dz - dz.mean(-1, keepdims=True) - z * (dz * z).mean(-1, keepdims=True))
    return dx, (dy * z).sum((0, 1)), dy.sum((0, 1))


def linear(x, w, b):
    return x @ w + b, (x, w)


def linear_bwd(dy, cache):
    x, w = cache
    return dy @ w.T, np.einsum("bti,bto->io", x, dy), dy.sum((0, 1))


def gelu(x):
    t = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))
    return 0.5 * x * (1 + t), (x, t)


def gelu_bwd(dy, cache):
    x, t = cache
    dt = (1 - t**2) * np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return dy * (0.5 * (1 + t) + 0.5 * x * dt)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def split(x, n_head):
    b, t, c = x.shape
    return x.reshape(b, t, n_head, c // n_head).transpose(0, 2, 1, 3)


def merge(x):
    b, h, t, d = x.shape
    return x.transpose(0, 2, 1, 3).reshape(b, t, h * d)


def attention(x, p, n_head):
    qkv, c_attn = linear(x, p["attn.c_attn.weight"], p["attn.c_attn.bias"])
    q, k, v = (split(a, n_head) for a in np.split(qkv, 3, axis=-1))
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    mask = np.tril(np.ones(scores.shape[-2:], dtype=bool))
    a = softmax(np.where(mask, scores, -1e10))
    y, c_proj = linear(merge(a @ v), p["attn.c_proj.weight"], p["attn.c_proj.bias"])
    return y, (c_attn, q, k, v, a, c_proj)


def attention_bwd(dy, cache):
    c_attn, q, k, v, a, c_proj = cache
    g = {}
    do, g["attn.c_proj.weight"], g["attn.c_proj.bias"] = linear_bwd(dy, c_proj)
    do = split(do, q.shape[1])
    da = do @ v.swapaxes(-1, -2)
    ds = a * (da - (da * a).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])
    parts = ds @ k, ds.swapaxes(-1, -2) @ q, a.swapaxes(-1, -2) @ do
    dqkv = np.concatenate([merge(d) for d in parts], axis=-1)
    dx, g["attn.c_attn.weight"], g["attn.c_attn.bias"] = linear_bwd(dqkv, c_attn)
    return dx, g


def attention_bwd_recomputes_without_mask(dy, cache):
    """Saves memory by not keeping the weights, and loses the mask."""
    c_attn, q, k, v, a, c_proj = cache
    a = softmax(q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1]))
    return attention_bwd(dy, (c_attn, q, k, v, a, c_proj))


# ---- one block


def block_forward(x, p, n_head):
    n1, c1 = layer_norm(x, p["ln_1.weight"], p["ln_1.bias"])
    a, ca = attention(n1, p, n_head)
    h = x + a
    n2, c2 = layer_norm(h, p["ln_2.weight"], p["ln_2.bias"])
    u, cf = linear(n2, p["mlp.c_fc.weight"], p["mlp.c_fc.bias"])
    s, cg = gelu(u)
    m, cp = linear(s, p["mlp.c_proj.weight"], p["mlp.c_proj.bias"])
    return h + m, (c1, ca, c2, cf, cg, cp)


def _mlp_branch(dy, cache, g):
    c1, ca, c2, cf, cg, cp = cache
    ds, g["mlp.c_proj.weight"], g["mlp.c_proj.bias"] = linear_bwd(dy, cp)
    dn2, g["mlp.c_fc.weight"], g["mlp.c_fc.bias"] = linear_bwd(gelu_bwd(ds, cg), cf)
    return dn2


def block_backward(dy, cache):
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2, c2)
    dh = dh + dy
    dn1, ga = attention_bwd(dh, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1, c1)
    return dx + dh, g | ga


def block_backward_residual_lost(dy, cache):
    """The second skip connection does not come back."""
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2, c2)
    dn1, ga = attention_bwd(dh, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1, c1)
    return dx + dh, g | ga


def block_backward_residual_twice(dy, cache):
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2, c2)
    dh = dh + dy
    dn1, ga = attention_bwd(dh, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1, c1)
    return dx + dh + dy, g | ga


def block_backward_norm_after_residual(dy, cache):
    """The skip's gradient goes through LayerNorm as well, as in a post-norm block."""
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2 + dy, c2)
    dn1, ga = attention_bwd(dh, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1 + dh, c1)
    return dx, g | ga


def block_backward_mask_lost(dy, cache):
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2, c2)
    dh = dh + dy
    dn1, ga = attention_bwd_recomputes_without_mask(dh, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1, c1)
    return dx + dh, g | ga


def block_backward_in_place(dy, cache):
    """dx is dy: the caller's gradient is added to."""
    c1, ca, c2, cf, cg, cp = cache
    g = {}
    dn2 = _mlp_branch(dy, cache, g)
    dh, g["ln_2.weight"], g["ln_2.bias"] = layer_norm_bwd(dn2, c2)
    dy += dh
    dn1, ga = attention_bwd(dy, ca)
    dx, g["ln_1.weight"], g["ln_1.bias"] = layer_norm_bwd(dn1, c1)
    dy += dx
    return dy, g | ga


# ---- the whole model


def of_block(params, i):
    prefix = f"h.{i}."
    return {k[len(prefix) :]: a for k, a in params.items() if k.startswith(prefix)}


def gpt2_forward(params, idx, targets, n_head, n_layer, ignore_index=-100):
    T = idx.shape[1]
    x = params["wte"][idx] + params["wpe"][:T]
    caches = []
    for i in range(n_layer):
        x, c = block_forward(x, of_block(params, i), n_head)
        caches.append(c)
    x, c_f = layer_norm(x, params["ln_f.weight"], params["ln_f.bias"])
    p = softmax(x @ params["wte"].T)
    valid = targets != ignore_index
    safe = np.where(valid, targets, 0)
    picked = np.take_along_axis(p, safe[..., None], -1)[..., 0]
    loss = -(np.log(picked) * valid).sum() / valid.sum()
    return loss, (idx, x, p, safe, valid, c_f, caches)


def _head(params, cache, grads):
    idx, x, p, safe, valid, c_f, caches = cache
    dlogits = p.copy()
    np.put_along_axis(
        dlogits, safe[..., None], np.take_along_axis(p, safe[..., None], -1) - 1, axis=-1
    )
    dlogits *= valid[..., None] / valid.sum()
    grads["wte"] = np.einsum("btv,btc->vc", dlogits, x)
    dx, grads["ln_f.weight"], grads["ln_f.bias"] = layer_norm_bwd(dlogits @ params["wte"], c_f)
    return dx


def _blocks(dx, caches, grads, one=block_backward):
    for i in reversed(range(len(caches))):
        dx, g = one(dx, caches[i])
        grads |= {f"h.{i}.{k}": a for k, a in g.items()}
    return dx


def _tables(dx, params, idx, grads):
    np.add.at(grads["wte"], idx, dx)
    grads["wpe"] = np.zeros_like(params["wpe"])
    grads["wpe"][: idx.shape[1]] = dx.sum(0)
    return grads


def gpt2_backward(params, cache):
    grads = {}
    dx = _blocks(_head(params, cache, grads), cache[-1], grads)
    return _tables(dx, params, cache[0], grads)


def gpt2_backward_untied(params, cache):
    """The embedding's gradient replaces that of the output matrix."""
    grads = {}
    dx = _blocks(_head(params, cache, grads), cache[-1], grads)
    grads["wte"] = np.zeros_like(params["wte"])
    return _tables(dx, params, cache[0], grads)


def gpt2_backward_output_only(params, cache):
    """Only the use as output matrix is counted."""
    grads = {}
    dx = _blocks(_head(params, cache, grads), cache[-1], grads)
    grads["wpe"] = np.zeros_like(params["wpe"])
    grads["wpe"][: cache[0].shape[1]] = dx.sum(0)
    return grads


def gpt2_backward_residual_lost(params, cache):
    grads = {}
    dx = _blocks(_head(params, cache, grads), cache[-1], grads, block_backward_residual_lost)
    return _tables(dx, params, cache[0], grads)


def gpt2_backward_wrong_way(params, cache):
    """The blocks are gone through in the order of the forward pass."""
    grads = {}
    dx = _head(params, cache, grads)
    for i in range(len(cache[-1])):
        dx, g = block_backward(dx, cache[-1][i])
        grads |= {f"h.{i}.{k}": a for k, a in g.items()}
    return _tables(dx, params, cache[0], grads)

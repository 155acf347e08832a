"""LayerNorm by hand, in NumPy, in many conventions: right ones and wrong ones."""

import numpy as np

EPS = 1e-5


# ---- rows of features, tuple cache, options in a dict


def layernorm_forward(x, gamma, beta, ln_param={}):
    eps = ln_param.get("eps", 1e-5)
    mu = x.mean(axis=1, keepdims=True)
    var = x.var(axis=1, keepdims=True)
    std = np.sqrt(var + eps)
    x_norm = (x - mu) / std
    out = gamma * x_norm + beta
    cache = (x, x_norm, gamma, std)
    return out, cache


def layernorm_backward(dout, cache):
    x, x_norm, gamma, std = cache
    D = dout.shape[1]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_norm).sum(axis=0)
    dx_norm = dout * gamma
    dx = dx_norm - dx_norm.mean(axis=1, keepdims=True)
    dx -= x_norm * (dx_norm * x_norm).sum(axis=1, keepdims=True) / D
    return dx / std, dgamma, dbeta


def layernorm_backward_v2(dout, cache):
    """Without the term of the mean."""
    x, x_norm, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_norm).sum(axis=0)
    dx_norm = dout * gamma
    proj = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    return (dx_norm - x_norm * proj) / std, dgamma, dbeta


def layernorm_backward_v3(dout, cache):
    """Without the term of the variance."""
    x, x_norm, gamma, std = cache
    dx_norm = dout * gamma
    dx = (dx_norm - dx_norm.mean(axis=1, keepdims=True)) / std
    return dx, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_unbiased(dout, cache):
    """D - 1 on the way back only."""
    x, x_norm, gamma, std = cache
    D = dout.shape[1]
    dx_norm = dout * gamma
    dx = dx_norm - dx_norm.mean(axis=1, keepdims=True)
    dx -= x_norm * (dx_norm * x_norm).sum(axis=1, keepdims=True) / (D - 1)
    return dx / std, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_no_gamma(dout, cache):
    x, x_norm, gamma, std = cache
    D = dout.shape[1]
    dx = (
        D * dout
        - dout.sum(axis=1, keepdims=True)
        - x_norm * (dout * x_norm).sum(axis=1, keepdims=True)
    ) / (D * std)
    return dx, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_gamma_last(dout, cache):
    x, x_norm, gamma, std = cache
    D = dout.shape[1]
    inner = (
        D * dout
        - dout.sum(axis=1, keepdims=True)
        - x_norm * (dout * x_norm).sum(axis=1, keepdims=True)
    )
    dx = gamma * inner / (D * std)
    return dx, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_like_batchnorm(dout, cache):
    x, x_norm, gamma, std = cache
    N = dout.shape[0]
    dx_norm = dout * gamma
    dx = (dx_norm - dx_norm.mean(axis=0) - x_norm * (dx_norm * x_norm).sum(axis=0) / N) / std
    return dx, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_mean_params(dout, cache):
    x, x_norm, gamma, std = cache
    dx_norm = dout * gamma
    m1 = dx_norm.mean(axis=1, keepdims=True)
    m2 = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    return (dx_norm - m1 - x_norm * m2) / std, (dout * x_norm).mean(axis=0), dout.mean(axis=0)


def layernorm_backward_other_order(dout, cache):
    x, x_norm, gamma, std = cache
    dx_norm = dout * gamma
    m1 = dx_norm.mean(axis=1, keepdims=True)
    m2 = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    dx = (dx_norm - m1 - x_norm * m2) / std
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_norm).sum(axis=0)
    return dx, dbeta, dgamma


def layernorm_backward_no_std(dout, cache):
    x, x_norm, gamma, std = cache
    dx_norm = dout * gamma
    m1 = dx_norm.mean(axis=1, keepdims=True)
    m2 = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    return dx_norm - m1 - x_norm * m2, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_std_without_eps(dout, cache):
    """Shows at small variance only."""
    x, x_norm, gamma, std = cache
    sigma = x.std(axis=1, keepdims=True)
    dx_norm = dout * gamma
    m1 = dx_norm.mean(axis=1, keepdims=True)
    m2 = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    return (dx_norm - m1 - x_norm * m2) / sigma, (dout * x_norm).sum(axis=0), dout.sum(axis=0)


def layernorm_backward_spoils_cache(dout, cache):
    x, x_norm, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * x_norm).sum(axis=0)
    dx_norm = dout * gamma
    m1 = dx_norm.mean(axis=1, keepdims=True)
    m2 = (dx_norm * x_norm).mean(axis=1, keepdims=True)
    x_norm *= m2
    dx_norm -= m1 + x_norm
    dx_norm /= std
    return dx_norm, dgamma, dbeta


def layernorm_forward_sample(x, gamma, beta, ln_param={}):
    eps = ln_param.get("eps", 1e-5)
    mu = x.mean(axis=1, keepdims=True)
    std = np.sqrt(x.var(axis=1, ddof=1, keepdims=True) + eps)
    x_norm = (x - mu) / std
    return gamma * x_norm + beta, (x, x_norm, gamma, std)


# ---- (B, T, C), cache with mean and rstd


def ln_fwd(x, w, b):
    mean = x.mean(-1, keepdims=True)
    xshift = x - mean
    var = (xshift**2).mean(-1, keepdims=True)
    rstd = (var + EPS) ** -0.5
    return xshift * rstd * w + b, (x, w, mean, rstd)


def ln_bwd(dout, cache):
    x, w, mean, rstd = cache
    norm = (x - mean) * rstd
    db = dout.sum((0, 1))
    dw = (dout * norm).sum((0, 1))
    dnorm = dout * w
    dx = dnorm - dnorm.mean(-1, keepdims=True)
    dx = dx - norm * (dnorm * norm).mean(-1, keepdims=True)
    dx *= rstd
    return dx, dw, db


def ln_bwd_batch_axis_only(dout, cache):
    """The parameters' gradients keep the axis of the positions."""
    x, w, mean, rstd = cache
    norm = (x - mean) * rstd
    dnorm = dout * w
    dx = dnorm - dnorm.mean(-1, keepdims=True) - norm * (dnorm * norm).mean(-1, keepdims=True)
    return dx * rstd, (dout * norm).sum(0), dout.sum(0)


def ln_bwd_last_example_only(dout, cache):
    x, w, mean, rstd = cache
    norm = (x - mean) * rstd
    for i in range(x.shape[0]):
        dw = (dout[i] * norm[i]).sum(0)
        db = dout[i].sum(0)
    dnorm = dout * w
    dx = dnorm - dnorm.mean(-1, keepdims=True) - norm * (dnorm * norm).mean(-1, keepdims=True)
    return dx * rstd, dw, db


def ln_bwd_scales_dout(dout, cache):
    """Right numbers, but the caller's gradient is multiplied in place."""
    x, w, mean, rstd = cache
    norm = (x - mean) * rstd
    db = dout.sum((0, 1))
    dw = (dout * norm).sum((0, 1))
    dout *= w
    dx = dout - dout.mean(-1, keepdims=True) - norm * (dout * norm).mean(-1, keepdims=True)
    return dx * rstd, dw, db


# ---- dictionaries


def layer_norm_fwd_dict(inp, scale, shift, eps=1e-6):
    mu = np.mean(inp, axis=-1, keepdims=True)
    sigma2 = np.var(inp, axis=-1, keepdims=True)
    xhat = (inp - mu) / np.sqrt(sigma2 + eps)
    cache = {"inp": inp, "mu": mu, "sigma2": sigma2, "xhat": xhat, "scale": scale, "eps": eps}
    return scale * xhat + shift, cache


def layer_norm_bwd_dict(grad_out, cache):
    xhat, mu, sigma2, eps = cache["xhat"], cache["mu"], cache["sigma2"], cache["eps"]
    n = xhat.shape[-1]
    inv = 1.0 / np.sqrt(sigma2 + eps)
    dxhat = grad_out * cache["scale"]
    dsigma2 = np.sum(dxhat * (cache["inp"] - mu), axis=-1, keepdims=True) * -0.5 * inv**3
    dmu = -np.sum(dxhat, axis=-1, keepdims=True) * inv
    dmu += dsigma2 * np.mean(-2.0 * (cache["inp"] - mu), axis=-1, keepdims=True)
    dinp = dxhat * inv + dsigma2 * 2.0 * (cache["inp"] - mu) / n + dmu / n
    axes = tuple(range(grad_out.ndim - 1))
    return {
        "dinp": dinp,
        "dscale": np.sum(grad_out * xhat, axis=axes),
        "dshift": np.sum(grad_out, axis=axes),
    }


def layer_norm_bwd_dict_half(grad_out, cache):
    """The 1/2 of the inverse root is missing in dsigma2."""
    xhat, mu, sigma2, eps = cache["xhat"], cache["mu"], cache["sigma2"], cache["eps"]
    n = xhat.shape[-1]
    inv = 1.0 / np.sqrt(sigma2 + eps)
    dxhat = grad_out * cache["scale"]
    dsigma2 = -np.sum(dxhat * (cache["inp"] - mu), axis=-1, keepdims=True) * inv**3
    dmu = -np.sum(dxhat, axis=-1, keepdims=True) * inv
    dinp = dxhat * inv + dsigma2 * 2.0 * (cache["inp"] - mu) / n + dmu / n
    axes = tuple(range(grad_out.ndim - 1))
    return {
        "dinp": dinp,
        "dscale": np.sum(grad_out * xhat, axis=axes),
        "dshift": np.sum(grad_out, axis=axes),
    }


# ---- objects


class LayerNorm:
    def __init__(self, dim, eps=1e-5):
        self.gamma = np.ones(dim)
        self.beta = np.zeros(dim)
        self.dgamma = np.zeros(dim)
        self.dbeta = np.zeros(dim)
        self.eps = eps

    def forward(self, x):
        self.mean = x.mean(axis=-1, keepdims=True)
        self.std = np.sqrt(x.var(axis=-1, keepdims=True) + self.eps)
        self.x_hat = (x - self.mean) / self.std
        return self.gamma * self.x_hat + self.beta

    def backward(self, dout):
        self.dgamma += np.sum(dout * self.x_hat, axis=(0, 1))
        self.dbeta += np.sum(dout, axis=(0, 1))
        g = dout * self.gamma
        a = np.mean(g, axis=-1, keepdims=True)
        b = np.mean(g * self.x_hat, axis=-1, keepdims=True)
        return (g - a - self.x_hat * b) / self.std


class LayerNormOverwrites(LayerNorm):
    """The gradient of the scale is assigned where that of the shift is accumulated."""

    def backward(self, dout):
        self.dgamma = np.sum(dout * self.x_hat, axis=(0, 1))
        self.dbeta += np.sum(dout, axis=(0, 1))
        g = dout * self.gamma
        a = np.mean(g, axis=-1, keepdims=True)
        b = np.mean(g * self.x_hat, axis=-1, keepdims=True)
        return (g - a - self.x_hat * b) / self.std


class Norm:
    """Parameters and gradients in dictionaries."""

    def __init__(self, n_features):
        self.params = {"g": np.ones(n_features), "b": np.zeros(n_features)}
        self.grads = {}

    def forward(self, X):
        self.X = X
        mu = X.mean(-1)[..., None]
        sd = np.sqrt(X.var(-1) + 1e-5)[..., None]
        self.saved = (mu, sd)
        return (X - mu) / sd * self.params["g"] + self.params["b"]

    def backward(self, dY):
        mu, sd = self.saved
        z = (self.X - mu) / sd
        D = z.shape[-1]
        self.grads["g"] = (dY * z).reshape(-1, D).sum(0)
        self.grads["b"] = dY.reshape(-1, D).sum(0)
        dz = dY * self.params["g"]
        return (
            dz - dz.sum(-1, keepdims=True) / D - z * np.einsum("btd,btd->bt", dz, z)[..., None] / D
        ) / sd


# ---- everything as arguments, out-buffers, features first


def layernorm_grad(x, weight, grad_y, mean, inv_std):
    xhat = (x - mean[..., None]) * inv_std[..., None]
    wdy = weight * grad_y
    c1 = np.mean(xhat * wdy, axis=-1, keepdims=True)
    c2 = np.mean(wdy, axis=-1, keepdims=True)
    dx = (wdy - (xhat * c1 + c2)) * inv_std[..., None]
    return dx, np.sum(grad_y * xhat, axis=(0, 1)), np.sum(grad_y, axis=(0, 1))


def layernorm_grad_from_input(dy, x, gamma, eps=1e-5):
    """Recomputes all statistics; no cache."""
    d = x.shape[-1]
    mu = x.sum(-1, keepdims=True) / d
    var = ((x - mu) ** 2).sum(-1, keepdims=True) / d
    s = 1 / np.sqrt(var + eps)
    z = (x - mu) * s
    h = dy * gamma
    dx = s / d * (d * h - h.sum(-1, keepdims=True) - z * (h * z).sum(-1, keepdims=True))
    return [dx, (dy * z).sum((0, 1)), dy.sum((0, 1))]


def layernorm_into(dx, dgamma, dbeta, dy, x_hat, rstd, gamma):
    """Adds into the caller's arrays."""
    g = dy * gamma
    n = g.shape[-1]
    dbeta += dy.sum((0, 1))
    dgamma += np.einsum("btc,btc->c", dy, x_hat)
    dot = np.einsum("btc,btc->bt", g, x_hat)[..., None]
    dx += rstd[..., None] * (g - g.sum(-1, keepdims=True) / n - x_hat * dot / n)


def layernorm_columns(dA, A, g, b, eps=1e-5):
    """Features run down the columns."""
    mu = A.mean(axis=0, keepdims=True)
    s = np.sqrt(A.var(axis=0, keepdims=True) + eps)
    z = (A - mu) / s
    dz = g.reshape(-1, 1) * dA
    dx = (dz - dz.mean(axis=0) - z * (dz * z).mean(axis=0)) / s
    return dx, (dA * z).sum(axis=1), dA.sum(axis=1)


def layernorm_columns_forward(A, g, b, eps=1e-5):
    z = (A - A.mean(axis=0, keepdims=True)) / np.sqrt(A.var(axis=0, keepdims=True) + eps)
    return g.reshape(-1, 1) * z + b.reshape(-1, 1)


def layernorm_f32(dout, x, gamma):
    """Single precision throughout."""
    dout, x, gamma = (np.asarray(a, dtype=np.float32) for a in (dout, x, gamma))
    mu = x.mean(-1, keepdims=True, dtype=np.float32)
    rstd = np.float32(1) / np.sqrt(x.var(-1, keepdims=True) + np.float32(1e-5))
    z = (x - mu) * rstd
    h = dout * gamma
    dx = (h - h.mean(-1, keepdims=True) - z * (h * z).mean(-1, keepdims=True)) * rstd
    return dx, (dout * z).sum((0, 1)), dout.sum((0, 1))


def layernorm_half(dout, x, gamma):
    """Half precision inside: squares of the centred values overflow beyond 65504."""
    xh = np.asarray(x, dtype=np.float16) * np.float16(300)
    c = xh - xh.mean(-1, keepdims=True)
    var = (c * c).sum(-1, keepdims=True) / np.float16(x.shape[-1])
    rstd = 1 / np.sqrt(var + np.float16(1e-3))
    z = c * rstd
    h = dout.astype(np.float16) * gamma.astype(np.float16)
    dx = (h - h.mean(-1, keepdims=True) - z * (h * z).mean(-1, keepdims=True)) * rstd * 300
    return dx.astype(float), (dout * z).sum((0, 1)).astype(float), dout.sum((0, 1))


def layernorm_views(dout, cache):
    """Results are transposed views of work arrays in Fortran order."""
    x, w, mean, rstd = cache
    work = np.asfortranarray(np.moveaxis((x - mean) * rstd, -1, 0))
    up = np.asfortranarray(np.moveaxis(dout, -1, 0))
    wup = up * w[:, None, None]
    dx = (wup - wup.mean(0) - work * (wup * work).mean(0)) * np.moveaxis(rstd, -1, 0)
    return np.moveaxis(dx, 0, -1), (up * work).sum((1, 2)), up.sum((1, 2))

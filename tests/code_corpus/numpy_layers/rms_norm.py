"""RMSNorm by hand, in NumPy."""

import numpy as np


def rmsnorm_backward(dL_dout, x, scale, eps=1e-6):
    ms = np.mean(np.square(x), axis=-1, keepdims=True)
    r = 1.0 / np.sqrt(ms + eps)
    g = dL_dout * scale
    dx = r * g - (r**3) * x * np.mean(g * x, axis=-1, keepdims=True)
    dscale = np.sum(dL_dout * x * r, axis=tuple(range(x.ndim - 1)))
    return dx, dscale


def rmsnorm_forward(x, scale, eps=1e-6):
    return x * scale / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)


def rmsnorm_backward_constant_rms(dL_dout, x, scale, eps=1e-6):
    r = 1.0 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
    return dL_dout * scale * r, np.sum(dL_dout * x * r, axis=(0, 1))


def rmsnorm_backward_like_layernorm(dL_dout, x, scale, eps=1e-6):
    r = 1.0 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
    z = x * r
    g = dL_dout * scale
    dx = r * (g - g.mean(-1, keepdims=True) - z * (g * z).mean(-1, keepdims=True))
    return dx, np.sum(dL_dout * z, axis=(0, 1))


def rmsnorm_backward_sum(dL_dout, x, scale, eps=1e-6):
    r = 1.0 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
    z = x * r
    g = dL_dout * scale
    return r * (g - z * (g * z).sum(-1, keepdims=True)), np.sum(dL_dout * z, axis=(0, 1))


def rmsnorm_one_plus_forward(x, scale, eps=1e-6):
    """The stored scale is an offset from one."""
    return x * (1 + scale) / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)


def rmsnorm_one_plus_backward(dL_dout, x, scale, eps=1e-6):
    return rmsnorm_backward(dL_dout, x, 1 + scale, eps)

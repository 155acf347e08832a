"""Dropout in a layer: seeded, with a stored mask, switched off."""

import numpy as np


def mlp_forward(x, w1, b1, w2, b2, p_drop=0.0, seed=0):
    rng = np.random.default_rng(seed)
    z = x @ w1 + b1
    a = np.maximum(z, 0)
    keep = (rng.random(a.shape) >= p_drop) / (1 - p_drop)
    return (a * keep) @ w2 + b2, (x, z, a * keep, keep, w1, w2)


def mlp_backward(dout, cache):
    """Uses the stored mask."""
    x, z, dropped, keep, w1, w2 = cache
    dw2 = np.einsum("btf,bto->fo", dropped, dout)
    dz = (dout @ w2.T) * keep * (z > 0)
    dw1 = np.einsum("bti,btf->if", x, dz)
    return dz @ w1.T, dw1, dz.sum((0, 1)), dw2, dout.sum((0, 1))


def mlp_backward_draws_again(dout, cache):
    """A new mask on the way back."""
    x, z, dropped, keep, w1, w2 = cache
    keep = (np.random.rand(*keep.shape) >= 0.5) / 0.5
    dw2 = np.einsum("btf,bto->fo", dropped, dout)
    dz = (dout @ w2.T) * keep * (z > 0)
    dw1 = np.einsum("bti,btf->if", x, dz)
    return dz @ w1.T, dw1, dz.sum((0, 1)), dw2, dout.sum((0, 1))


def mlp_backward_no_dropout(dout, cache):
    """The mask is forgotten on the way back."""
    x, z, dropped, keep, w1, w2 = cache
    dw2 = np.einsum("btf,bto->fo", dropped, dout)
    dz = (dout @ w2.T) * (z > 0)
    dw1 = np.einsum("bti,btf->if", x, dz)
    return dz @ w1.T, dw1, dz.sum((0, 1)), dw2, dout.sum((0, 1))


def mlp_forward_half(x, w1, b1, w2, b2):
    return mlp_forward(x, w1, b1, w2, b2, p_drop=0.5, seed=3)


def mlp_forward_unseeded(x, w1, b1, w2, b2):
    return mlp_forward(x, w1, b1, w2, b2, p_drop=0.5, seed=None)

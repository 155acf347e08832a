"""Layers with backward passes by hand; `backproof code` verifies what says `@verifies`."""

import numpy as np

from verify.code import verifies


def linear_forward(X, W, b):
    return X @ W + b, (X, W)


@verifies("linear_bias", forward=linear_forward)
def linear_backward(dY, cache):
    X, W = cache
    dX = dY @ W.T
    dW = np.einsum("bti,bto->io", X, dY)
    db = dY.sum(axis=(0, 1))
    return dX, dW, db


def layer_norm_forward(X, gamma, beta, epsilon=1e-5):
    mean = X.mean(axis=-1, keepdims=True)
    rstd = 1 / np.sqrt(X.var(axis=-1, keepdims=True) + epsilon)
    x_hat = (X - mean) * rstd
    return gamma * x_hat + beta, (x_hat, rstd, gamma)


@verifies("layer_norm", forward=layer_norm_forward)
def layer_norm_backward(dY, cache):
    x_hat, rstd, gamma = cache
    dgamma = (dY * x_hat).sum(axis=(0, 1))
    dbeta = dY.sum(axis=(0, 1))
    dx_hat = dY * gamma
    # Wrong on purpose: the mean of dx_hat is to be subtracted as well.
    dX = (dx_hat - x_hat * (dx_hat * x_hat).mean(axis=-1, keepdims=True)) * rstd
    return dX, dgamma, dbeta

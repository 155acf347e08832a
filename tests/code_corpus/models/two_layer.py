"""A classifier of two layers: loss and gradients from one call, as in a first exercise."""

import numpy as np


def loss_and_grads(params, X, y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = X.shape[0]
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    scores = a1 @ W2 + b2
    scores = scores - scores.max(axis=1, keepdims=True)
    p = np.exp(scores)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[range(N), y]).mean()
    d = p.copy()
    d[range(N), y] -= 1
    d /= N
    grads = {"W2": a1.T @ d, "b2": d.sum(axis=0)}
    da = d @ W2.T
    da[z1 <= 0] = 0
    grads["W1"] = X.T @ da
    grads["b1"] = da.sum(axis=0)
    return loss, grads


def loss_and_grads_no_mask(params, X, y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = X.shape[0]
    a1 = np.maximum(X @ W1 + b1, 0)
    scores = a1 @ W2 + b2
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[range(N), y]).mean()
    d = p.copy()
    d[range(N), y] -= 1
    d /= N
    da = d @ W2.T
    return loss, {"W2": a1.T @ d, "b2": d.sum(0), "W1": X.T @ da, "b1": da.sum(0)}


def loss_and_grads_regularised(params, X, y, reg=0.0):
    """An L2 penalty that is switched off."""
    loss, grads = loss_and_grads(params, X, y)
    for k in ("W1", "W2"):
        loss += 0.5 * reg * np.sum(params[k] ** 2)
        grads[k] = grads[k] + reg * params[k]
    return loss, grads


def train_step(params, X, y, lr):
    """Returns the loss and moves the parameters; the first matrix sees the new second one."""
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(z1, 0)
    scores = a1 @ params["W2"] + params["b2"]
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.log(p[range(len(y)), y]).mean()
    d = (p - np.eye(p.shape[1])[y]) / len(y)
    params["W2"] -= lr * a1.T @ d
    params["b2"] -= lr * d.sum(axis=0)
    da = (d @ params["W2"].T) * (z1 > 0)
    params["W1"] -= lr * X.T @ da
    params["b1"] -= lr * da.sum(axis=0)
    return loss

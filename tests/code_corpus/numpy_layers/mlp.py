"""Feed-forward layers of two matrices, by hand, in NumPy."""

import numpy as np

C0, C1 = 0.7978845608028654, 0.044715


def mlp_forward(x, params):
    h = x @ params["W1"] + params["b1"]
    t = np.tanh(C0 * (h + C1 * h**3))
    a = 0.5 * h * (1 + t)
    return a @ params["W2"] + params["b2"], {"x": x, "h": h, "t": t, "a": a}


def _dgelu(h, t):
    return 0.5 * (1 + t) + 0.5 * h * (1 - t**2) * C0 * (1 + 3 * C1 * h**2)


def mlp_backward(dy, params, cache):
    g = {}
    g["W2"] = np.tensordot(cache["a"], dy, axes=([0, 1], [0, 1]))
    g["b2"] = dy.sum((0, 1))
    dh = (dy @ params["W2"].T) * _dgelu(cache["h"], cache["t"])
    g["W1"] = np.tensordot(cache["x"], dh, axes=([0, 1], [0, 1]))
    g["b1"] = dh.sum((0, 1))
    return dh @ params["W1"].T, g


def mlp_backward_pre_activation(dy, params, cache):
    """dW2 with h where the activation belongs."""
    g = {}
    g["W2"] = np.tensordot(cache["h"], dy, axes=([0, 1], [0, 1]))
    g["b2"] = dy.sum((0, 1))
    dh = (dy @ params["W2"].T) * _dgelu(cache["h"], cache["t"])
    g["W1"] = np.tensordot(cache["x"], dh, axes=([0, 1], [0, 1]))
    g["b1"] = dh.sum((0, 1))
    return dh @ params["W1"].T, g


def mlp_backward_skips_activation(dy, params, cache):
    g = {}
    g["W2"] = np.tensordot(cache["a"], dy, axes=([0, 1], [0, 1]))
    g["b2"] = dy.sum((0, 1))
    da = dy @ params["W2"].T
    dh = da * _dgelu(cache["h"], cache["t"])
    g["W1"] = np.tensordot(cache["x"], da, axes=([0, 1], [0, 1]))
    g["b1"] = da.sum((0, 1))
    return dh @ params["W1"].T, g


class FeedForward:
    """ReLU, (out, in) matrices, rows of examples."""

    def __init__(self, d_model, d_ff):
        self.w1, self.b1 = np.random.randn(d_ff, d_model), np.zeros(d_ff)
        self.w2, self.b2 = np.random.randn(d_model, d_ff), np.zeros(d_model)

    def forward(self, x):
        self.x = x
        self.z = x @ self.w1.T + self.b1
        self.r = np.where(self.z > 0, self.z, 0)
        return self.r @ self.w2.T + self.b2

    def backward(self, grad_out):
        gz = (grad_out @ self.w2) * (self.z > 0)
        grads = dict(w2=grad_out.T @ self.r, b2=grad_out.sum(0), w1=gz.T @ self.x, b1=gz.sum(0))
        self.grads = grads
        return gz @ self.w1


class FeedForwardNoMask(FeedForward):
    def backward(self, grad_out):
        gz = grad_out @ self.w2
        self.grads = dict(
            w2=grad_out.T @ self.r, b2=grad_out.sum(0), w1=gz.T @ self.x, b1=gz.sum(0)
        )
        return gz @ self.w1


class FeedForwardUpdates(FeedForward):
    """SGD inside backward; the second matrix moves before it is used."""

    def backward(self, grad_out, lr=0.01):
        self.w2 -= lr * grad_out.T @ self.r
        self.b2 -= lr * grad_out.sum(0)
        gz = (grad_out @ self.w2) * (self.z > 0)
        gx = gz @ self.w1
        self.w1 -= lr * gz.T @ self.x
        self.b1 -= lr * gz.sum(0)
        return gx

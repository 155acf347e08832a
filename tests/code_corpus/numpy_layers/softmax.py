"""The softmax alone, by hand, in NumPy."""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_no_shift(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


def softmax_lse(z):
    m = z.max(-1, keepdims=True)
    return np.exp(z - m - np.log(np.exp(z - m).sum(-1, keepdims=True)))


def softmax_backward(dp, p):
    return p * (dp - (dp * p).sum(axis=-1, keepdims=True))


def softmax_backward_jacobian(dp, p):
    """The whole Jacobian of each row."""
    out = np.empty_like(p)
    for idx in np.ndindex(p.shape[:-1]):
        row = p[idx].reshape(-1, 1)
        out[idx] = (np.diagflat(row) - row @ row.T) @ dp[idx]
    return out


def softmax_backward_einsum(dp, p):
    eye = np.eye(p.shape[-1])
    jac = np.einsum("btv,vw->btvw", p, eye) - np.einsum("btv,btw->btvw", p, p)
    return np.einsum("btvw,btw->btv", jac, dp)


def softmax_backward_like_sigmoid(dp, p):
    return dp * p * (1 - p)


def softmax_backward_no_coupling(dp, p):
    return dp * p


def softmax_backward_mean(dp, p):
    return p * (dp - (dp * p).mean(axis=-1, keepdims=True))


def softmax_backward_axis(dp, p):
    return p * (dp - (dp * p).sum(axis=1, keepdims=True))


def softmax_backward_unweighted(dp, p):
    return p * (dp - dp.sum(axis=-1, keepdims=True))


class Softmax:
    def forward(self, input):
        shifted = input - np.max(input, axis=1, keepdims=True)
        exps = np.exp(shifted)
        self.output = exps / np.sum(exps, axis=1, keepdims=True)
        return self.output

    def backward(self, output_gradient):
        n = self.output.shape[1]
        result = []
        for y, g in zip(self.output, output_gradient):
            result.append(np.dot(np.identity(n) * y - np.outer(y, y), g))
        return np.array(result)


class SoftmaxAllExamples(Softmax):
    """The normalisation runs over the whole batch."""

    def forward(self, input):
        exps = np.exp(input - np.max(input))
        self.output = exps / np.sum(exps)
        return self.output

    def backward(self, output_gradient):
        dot = np.sum(output_gradient * self.output)
        return self.output * (output_gradient - dot)

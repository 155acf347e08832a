"""Embeddings, positions, tied matrices, projections to logits and residuals by hand, in NumPy."""

import numpy as np

# ---- the table alone


def embedding_backward(dout, ids, vocab_size):
    dE = np.zeros((vocab_size, dout.shape[-1]))
    np.add.at(dE, ids, dout)
    return dE


def embedding_backward_one_hot(dout, ids, vocab_size):
    onehot = np.eye(vocab_size)[ids.ravel()]
    return onehot.T @ dout.reshape(-1, dout.shape[-1])


def embedding_backward_loop(dout, ids, vocab_size):
    dE = np.zeros((vocab_size, dout.shape[-1]))
    for b in range(ids.shape[0]):
        for t in range(ids.shape[1]):
            dE[ids[b, t]] += dout[b, t]
    return dE


def embedding_backward_overwrites(dout, ids, vocab_size):
    dE = np.zeros((vocab_size, dout.shape[-1]))
    dE[ids] = dout
    return dE


def embedding_backward_buffered(dout, ids, vocab_size):
    """+= with repeated indices adds once only."""
    dE = np.zeros((vocab_size, dout.shape[-1]))
    dE[ids] += dout
    return dE


def embedding_backward_averages(dout, ids, vocab_size):
    dE = np.zeros((vocab_size, dout.shape[-1]))
    np.add.at(dE, ids, dout)
    n = np.bincount(ids.ravel(), minlength=vocab_size)
    return dE / np.maximum(n, 1)[:, None]


def embedding_backward_bincount(dout, ids, vocab_size):
    """Each column by itself; the result is in Fortran order."""
    flat = ids.ravel()
    d = dout.reshape(-1, dout.shape[-1])
    return np.stack([np.bincount(flat, d[:, c], vocab_size) for c in range(d.shape[1])]).T


class Embedding:
    def __init__(self, vocab, dim):
        self.W = np.random.randn(vocab, dim) * 0.02
        self.grad_W = np.zeros_like(self.W)

    def forward(self, idx):
        self.idx = idx
        return self.W[idx]

    def backward(self, grad_output):
        np.add.at(self.grad_W, self.idx, grad_output)


class EmbeddingFrequencyScaled(Embedding):
    def forward(self, idx):
        self.idx = idx
        return self.W[idx] * np.sqrt(self.W.shape[1])

    def backward(self, grad_output):
        np.add.at(self.grad_W, self.idx, grad_output * np.sqrt(self.W.shape[1]))


# ---- token and position table


def encoder_forward(inp, wte, wpe):
    T = inp.shape[1]
    return wte[inp] + wpe[np.arange(T)], (inp, wte.shape, wpe.shape)


def encoder_backward(dout, cache):
    inp, te, pe = cache
    dwte = np.zeros(te)
    dwpe = np.zeros(pe)
    np.add.at(dwte, inp, dout)
    dwpe[: inp.shape[1]] = dout.sum(0)
    return dwte, dwpe


def encoder_backward_positions_one_example(dout, cache):
    inp, te, pe = cache
    dwte = np.zeros(te)
    dwpe = np.zeros(pe)
    np.add.at(dwte, inp, dout)
    for b in range(len(inp)):
        dwpe[: inp.shape[1]] = dout[b]
    return dwte, dwpe


def encoder_backward_positions_mean(dout, cache):
    inp, te, pe = cache
    dwte = np.zeros(te)
    dwpe = np.zeros(pe)
    np.add.at(dwte, inp, dout)
    dwpe[: inp.shape[1]] = dout.mean(0)
    return dwte, dwpe


# ---- logits, tied or not


def unembed_backward(dlogits, h, W):
    return np.einsum("btv,dv->btd", dlogits, W), np.einsum("btd,btv->dv", h, dlogits)


def unembed_backward_tied(dlogits, h, wte):
    dh = dlogits @ wte
    dwte = dlogits.reshape(-1, dlogits.shape[-1]).T @ h.reshape(-1, h.shape[-1])
    return dh, dwte


def unembed_backward_mean(dlogits, h, W):
    n = h.shape[0] * h.shape[1]
    return dlogits @ W.T, np.einsum("btd,btv->dv", h, dlogits) / n


def tied_backward(dX, dZ, x, H, E):
    dE = np.einsum("btv,btd->vd", dZ, H)
    np.add.at(dE, x, dX)
    return dZ @ E, dE


def tied_backward_lookup_lost(dX, dZ, x, H, E):
    return dZ @ E, np.einsum("btv,btd->vd", dZ, H)


def tied_backward_projection_lost(dX, dZ, x, H, E):
    dE = np.einsum("btv,btd->vd", dZ, H)
    dE = np.zeros_like(E)
    np.add.at(dE, x, dX)
    return dZ @ E, dE


def tied_backward_averaged(dX, dZ, x, H, E):
    dE = np.einsum("btv,btd->vd", dZ, H)
    np.add.at(dE, x, dX)
    return dZ @ E, 0.5 * dE


# ---- residual: what arrives goes to the branch, and what it returns is added


def residual_backward(grad, branch_grad):
    return grad + branch_grad, grad


def residual_backward_dropped(grad, branch_grad):
    return branch_grad, grad


def residual_backward_twice(grad, branch_grad):
    return 2 * grad + branch_grad, grad


def residual_backward_in_place(grad, branch_grad):
    grad += branch_grad
    return grad, grad

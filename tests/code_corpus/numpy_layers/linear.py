"""Linear layers by hand, in NumPy: weights in either order, columns of examples, updates inside."""

import numpy as np

# ---- (in, out), tuple cache


def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w + b
    return out, (x, w, b)


def affine_backward(dout, cache):
    x, w, b = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = np.sum(dout, axis=0)
    return dx, dw, db


def affine_backward_bias_unsummed(dout, cache):
    x, w, b = cache
    return (dout @ w.T).reshape(x.shape), x.T @ dout, dout


def affine_backward_bias_mean(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.T @ dout, dout.mean(axis=0)


def affine_backward_bias_axis(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.T @ dout, np.sum(dout, axis=1)


def affine_backward_over_n(dout, cache):
    """The loss has its 1/N already."""
    x, w, b = cache
    n = x.shape[0]
    return dout @ w.T, x.T @ dout / n, dout.sum(0) / n


def affine_backward_dw_transposed(dout, cache):
    x, w, b = cache
    return dout @ w.T, dout.T @ x, dout.sum(0)


def affine_backward_no_bias(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.T @ dout


def affine_forward_shifts_input(x, w, b):
    x += 0.5
    return x @ w + b, (x, w, b)


# ---- (B, T, C), matmul in one line, as a list


def matmul_bwd(x, w, dy):
    return [dy @ w.T, np.einsum("bti,bto->io", x, dy)]


def matmul_bwd_reshaped(x, w, dy):
    x2 = x.reshape(-1, x.shape[-1])
    d2 = dy.reshape(-1, dy.shape[-1])
    return [(d2 @ w.T).reshape(x.shape), (d2.T @ x2).T]


def matmul_bwd_first_example(x, w, dy):
    return [dy @ w.T, x[-1].T @ dy[-1]]


def matmul_bwd_swapped(x, w, dy):
    """dW first, as nobody declared."""
    return [np.einsum("bti,bto->io", x, dy), dy @ w.T]


# ---- columns are examples, W is (out, in)


def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return Z, (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


def linear_backward_mean(dZ, cache):
    """dZ is the gradient of each example's own loss; the mean is taken here."""
    A_prev, W, b = cache
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_backward_no_keepdims(dZ, cache):
    A_prev, W, b = cache
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ)


# ---- objects


class Dense:
    """W is (in, out); gradients are attributes, overwritten at each call."""

    def __init__(self, n_in, n_out):
        self.weights = 0.01 * np.random.randn(n_in, n_out)
        self.biases = np.zeros((1, n_out))

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        self.dinputs = np.dot(dvalues, self.weights.T)


class DenseUpdates:
    """backward takes the step itself."""

    def __init__(self, input_size, output_size):
        self.weights = np.random.randn(output_size, input_size)
        self.bias = np.random.randn(output_size)

    def forward(self, input):
        self.input = input
        return input @ self.weights.T + self.bias

    def backward(self, output_gradient, learning_rate):
        input_gradient = output_gradient @ self.weights
        self.weights -= learning_rate * output_gradient.T @ self.input
        self.bias -= learning_rate * output_gradient.sum(axis=0)
        return input_gradient


class DenseUpdatesFirst(DenseUpdates):
    """The gradient of the input is taken with the weights after the step."""

    def backward(self, output_gradient, learning_rate):
        self.weights -= learning_rate * output_gradient.T @ self.input
        self.bias -= learning_rate * output_gradient.sum(axis=0)
        return output_gradient @ self.weights


class DenseUpdatesBiasMean(DenseUpdates):
    def backward(self, output_gradient, learning_rate):
        input_gradient = output_gradient @ self.weights
        self.weights -= learning_rate * output_gradient.T @ self.input
        self.bias -= learning_rate * np.mean(output_gradient)
        return input_gradient


class Linear:
    """W is (out, in); gradients accumulate until zero_grad."""

    def __init__(self, in_features, out_features, bias=True):
        k = in_features**-0.5
        self.weight = np.random.uniform(-k, k, (out_features, in_features))
        self.bias = np.zeros(out_features) if bias else None
        self.zero_grad()

    def zero_grad(self):
        self.weight_grad = np.zeros_like(self.weight)
        self.bias_grad = None if self.bias is None else np.zeros_like(self.bias)

    def forward(self, x):
        self.saved_x = x
        y = x @ self.weight.T
        if self.bias is not None:
            y = y + self.bias
        return y

    def backward(self, grad):
        flat_x = self.saved_x.reshape(-1, self.saved_x.shape[-1])
        flat_g = grad.reshape(-1, grad.shape[-1])
        self.weight_grad += flat_g.T @ flat_x
        if self.bias is not None:
            self.bias_grad += flat_g.sum(0)
        return grad @ self.weight


class LinearOverwrites(Linear):
    def backward(self, grad):
        flat_x = self.saved_x.reshape(-1, self.saved_x.shape[-1])
        flat_g = grad.reshape(-1, grad.shape[-1])
        self.weight_grad = flat_g.T @ flat_x
        self.bias_grad = flat_g.sum(0)
        return grad @ self.weight

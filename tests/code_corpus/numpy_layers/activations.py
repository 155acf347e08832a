"""Activations by hand, in NumPy: GELU in its forms, ReLU, sigmoid, tanh."""

import math

import numpy as np

GELU_SCALE = np.sqrt(2.0 / np.pi)


# ---- GELU, tanh form


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def gelu_backward(x, dout):
    inner = GELU_SCALE * (x + 0.044715 * x**3)
    t = np.tanh(inner)
    sech2 = 1 - t * t
    return dout * (0.5 * (1 + t) + 0.5 * x * sech2 * GELU_SCALE * (1 + 3 * 0.044715 * x**2))


def gelu_backward_truncated(x, dout):
    """The root with ten digits and the product of the constants written out."""
    t = np.tanh(0.7978845608 * x + 0.0356774081 * x * x * x)
    local = 0.5 * t + 0.5 + (0.5 * x) * (1 - t**2) * (0.7978845608 + 0.1070322243 * x * x)
    return local * dout


def gelu_truncated(x):
    return 0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))


def gelu_backward_eight_digits(x, dout):
    c = np.float32(0.79788456)
    t = np.tanh(c * (x + 0.044715 * np.power(x, 3)))
    d = 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * c * (1 + 0.134145 * x * x)
    return d * dout


def gelu_backward_erf(x, dout):
    """The derivative of the other form."""
    erf = np.vectorize(math.erf)
    cdf = 0.5 * (1 + erf(x / np.sqrt(2)))
    return dout * (cdf + x * np.exp(-0.5 * x**2) / np.sqrt(2 * np.pi))


def gelu_backward_no_three(x, dout):
    t = np.tanh(GELU_SCALE * (x + 0.044715 * x**3))
    return dout * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * GELU_SCALE * (1 + 0.044715 * x**2))


def gelu_backward_first_term(x, dout):
    t = np.tanh(GELU_SCALE * (x + 0.044715 * x**3))
    return dout * 0.5 * (1 + t)


def gelu_backward_no_half(x, dout):
    t = np.tanh(GELU_SCALE * (x + 0.044715 * x**3))
    return dout * (0.5 * (1 + t) + x * (1 - t * t) * GELU_SCALE * (1 + 3 * 0.044715 * x**2))


def gelu_backward_no_upstream(x, dout):
    """The local derivative alone: the gradient that arrives is not used."""
    t = np.tanh(GELU_SCALE * (x + 0.044715 * x**3))
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * GELU_SCALE * (1 + 3 * 0.044715 * x**2)


# ---- GELU, erf form


class GELU:
    def __call__(self, z):
        return self.forward(z)

    def forward(self, z):
        self.z = z
        self.phi = 0.5 * (1.0 + np.array([math.erf(v / math.sqrt(2)) for v in z.ravel()]))
        self.phi = self.phi.reshape(z.shape)
        return z * self.phi

    def backward(self, grad):
        pdf = np.exp(-(self.z**2) / 2) / math.sqrt(2 * math.pi)
        return grad * (self.phi + self.z * pdf)


class GELUWithoutNormalisation(GELU):
    def backward(self, grad):
        return grad * (self.phi + self.z * np.exp(-(self.z**2) / 2))


def quick_gelu(x):
    return x / (1 + np.exp(-1.702 * x))


def quick_gelu_backward(dout, x):
    s = 1 / (1 + np.exp(-1.702 * x))
    return dout * (s + 1.702 * x * s * (1 - s))


# ---- ReLU


def relu_forward(x):
    out = np.maximum(0, x)
    return out, x


def relu_backward(dout, cache):
    x = cache
    dx = dout.copy()
    dx[x <= 0] = 0
    return dx


def relu_backward_at_zero(dout, cache):
    """1 at exactly 0, which is as good as 0."""
    return dout * (cache >= 0)


def relu_backward_in_place(dout, cache):
    dout[cache <= 0] = 0
    return dout


def relu_backward_by_gradient(dout, cache):
    return dout * (dout > 0)


def relu_backward_leaky(dout, cache):
    return np.where(cache > 0, dout, 0.01 * dout)


def relu_backward_value(dout, cache):
    return dout * np.maximum(cache, 0)


def relu_forward_clobbers(x):
    """Sets the negative entries of the caller's array to 0."""
    x[x < 0] = 0
    return x, x


# ---- sigmoid and tanh


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_stable(z):
    return np.where(
        z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))
    )


def sigmoid_prime_times(dA, Z):
    s = sigmoid(Z)
    return dA * s * (1 - s)


def sigmoid_grad_from_input(dA, Z):
    """Z is treated as if it were the output."""
    return dA * Z * (1 - Z)


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, upstream_gradient):
        return upstream_gradient * self.out * (1 - self.out)


class SigmoidSlope(Sigmoid):
    def backward(self, upstream_gradient):
        return self.out * (1 - self.out)


def tanh_backward_from_output(grad, output):
    return grad * (1 - np.square(output))


def tanh_backward_unsquared(grad, output):
    return grad * (1 - output)


class Tanh:
    def forward(self, x):
        self.x = x
        return np.tanh(x)

    def backward(self, dy):
        return dy / np.cosh(self.x) ** 2


class TanhInputForOutput(Tanh):
    """1 - x^2 where 1 - tanh(x)^2 is right."""

    def backward(self, dy):
        return dy * (1 - self.x**2)

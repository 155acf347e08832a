"""A module that cannot be imported."""


def tanh_backward(dout, y):
    return dout * (1 - y * y)

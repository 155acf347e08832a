"""A module that cannot be imported."""

import a_package_that_nobody_has as helpers


def tanh_backward(dout, y):
    return helpers.multiply(dout, 1 - y * y)

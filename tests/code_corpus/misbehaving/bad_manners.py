"""Functions that do more, or less, than compute: what a judge has to survive and to see."""

import ctypes
import os
import sys
import time

import numpy as np


def tanh_forward(x):
    return np.tanh(x)


def right(dout, y):
    return dout * (1 - y * y)


# ---- ends the process, or does not end


def raises(dout, y):
    raise ValueError("shapes do not match, I think")


def raises_for_batches(dout, y):
    """Written for one sequence."""
    T, C = dout.shape
    return dout * (1 - y**2)


def leaves_with_success(dout, y):
    sys.exit(0)


def leaves_at_once(dout, y):
    os._exit(0)


def dies(dout, y):
    ctypes.string_at(0)


def never_ends(dout, y):
    while True:
        pass


def sleeps(dout, y):
    time.sleep(3600)
    return dout * (1 - y * y)


def eats_memory(dout, y):
    hoard = []
    while True:
        hoard.append(np.ones((1024, 1024)))


def recurses(dout, y):
    return recurses(dout, y)


def interrupts(dout, y):
    raise KeyboardInterrupt


def calls_what_is_not_there(dout, y):
    return dout * (1 - np.squared(y))


# ---- talks


def talks(dout, y):
    for i in range(200):
        print("backward pass, step", i, "of 200:", "=" * 60)
    print("x" * 100_000, file=sys.stderr)
    return dout * (1 - y * y)


def talks_and_is_wrong(dout, y):
    print('{"verdict": "right", "holds": true, "findings": []}')
    print("everything holds")
    return dout * (1 - y)


def closes_stdout(dout, y):
    os.close(1)
    return dout * (1 - y)


def replaces_stdout(dout, y):
    sys.stdout = open(os.devnull, "w")
    return dout * (1 - y * y)


def warns(dout, y):
    import warnings

    warnings.warn("this function is deprecated", DeprecationWarning, stacklevel=2)
    np.float64(1) / np.zeros(1)
    return dout * (1 - y * y)


# ---- tampers


def patches_numpy(dout, y):
    """Whoever compares with NumPy after this finds everything equal."""
    np.allclose = lambda *args, **kwargs: True
    np.array_equal = lambda *args, **kwargs: True
    np.isclose = lambda a, *args, **kwargs: np.ones(np.shape(a), bool)
    np.abs = np.absolute = lambda a, *args, **kwargs: np.zeros(np.shape(a))
    np.max = lambda *args, **kwargs: 0.0
    return dout * (1 - y)


def patches_builtins(dout, y):
    import builtins

    builtins.abs = lambda x: 0
    builtins.max = lambda *args, **kwargs: 0
    builtins.all = lambda x: True
    return dout * (1 - y)


class Agreeable(np.ndarray):
    """Compares equal to everything, and is its own right answer."""

    def __sub__(self, other):
        return np.zeros_like(np.asarray(other))

    __rsub__ = __sub__

    def __array_function__(self, func, types, args, kwargs):
        return True


def returns_agreeable(dout, y):
    return (dout * (1 - y)).view(Agreeable)


def sets_the_seed(dout, y):
    np.random.seed(0)
    np.seterr(all="ignore")
    return dout * (1 - y * y)


def looks_up_the_stack(dout, y):
    """Changes the arrays of whoever calls: what they compare with becomes what is returned."""
    wrong = dout * (1 - y)
    frame = sys._getframe(1)
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, np.ndarray) and value.shape == wrong.shape:
                if value is not dout and value is not y and value.flags.writeable:
                    value[...] = wrong
        frame = frame.f_back
    return wrong


# ---- is not the same each time


def unseeded_dropout(dout, y):
    mask = (np.random.rand(*dout.shape) > 0.1) / 0.9
    return dout * mask * (1 - y * y)


_calls = 0


def right_at_first(dout, y):
    global _calls
    _calls += 1
    if _calls > 1:
        return dout * (1 - y)
    return dout * (1 - y * y)


_total = None


def accumulates_in_a_global(dout, y):
    """A second call returns the sum of both."""
    global _total
    d = dout * (1 - y * y)
    _total = d if _total is None or _total.shape != d.shape else _total + d
    return _total


# ---- returns something odd


def returns_nothing(dout, y):
    dout * (1 - y * y)


def returns_text(dout, y):
    return str(dout * (1 - y * y))


def returns_nan(dout, y):
    return dout * (1 - y * y) / np.sqrt(np.minimum(y, 0) * 0)


def returns_one_infinity(dout, y):
    d = dout * (1 - y * y)
    d.flat[3] = np.inf
    return d


def returns_complex(dout, y):
    return (dout + 0j) * (1 - y * y)


def returns_lists(dout, y):
    """Plain lists of numbers."""
    return (dout * (1 - y * y)).tolist()


def returns_flat(dout, y):
    return (dout * (1 - y * y)).ravel()


def returns_broadcastable(dout, y):
    """One row for all: it broadcasts wherever it is compared."""
    return (dout * (1 - y * y)).mean(axis=(0, 1), keepdims=True)


def returns_object_array(dout, y):
    return (dout * (1 - y * y)).astype(object)


def returns_half_precision(dout, y):
    return (dout * (1 - y * y)).astype(np.float16)


def returns_its_input(dout, y):
    return dout


def returns_read_only(dout, y):
    d = dout * (1 - y * y)
    d.flags.writeable = False
    return d


# ---- knows what it is tested with


def right_for_ones(dout, y):
    """Right where the gradient that arrives is all ones, as in many a test."""
    return np.ones_like(dout) * (1 - y * y)


def right_for_small_inputs(dout, y):
    """The first terms of the series: right near 0."""
    x = y + y**3 / 3
    return dout * (1 - x**2)


def right_for_positive(dout, y):
    return dout * (1 - np.abs(y) * y)


def right_for_one_sequence(dout, y):
    d = np.zeros_like(dout)
    d[0] = dout[0] * (1 - y[0] * y[0])
    return d

"""Calls of the misbehaving functions; those that would take the tests with them are not called."""

import numpy as np
from tests.code_corpus.labels.driver import Driver, named
from tests.code_corpus.labels.numpy_drivers import one, own

MLP = ("X", "W_1", "b_1", "W_2", "b_2")

_tanh = Driver(own("X"), one("dX", lambda f, v, s, up: f(up, np.tanh(v["X"]))))

DRIVERS = {
    f"manners_{kind}": _tanh
    for kind in ("end", "talk", "tamper", "repeat", "return", "test", "import")
} | {
    "dropout": Driver(
        lambda f, g, v: g(*(v[r] for r in MLP)),
        lambda f, v, s, up: named("dX dW_1 db_1 dW_2 db_2", f(up, s)),
    )
}

"""Calls of the functions in jax_layers, in single precision."""

import numpy as np
from tests.code_corpus.labels.driver import Driver, named
from tests.code_corpus.labels.numpy_drivers import NORM, QKV, nothing
from tests.code_corpus.labels.values import V


def single(*arrays):
    return [np.asarray(a, np.float32) if np.asarray(a).dtype == float else a for a in arrays]


def plain(results):
    return [np.asarray(r, float) for r in results]


def pulled_back(*roles):
    """jax.vjp of a function with a rule of its own."""

    def forward(f, g, v):
        import jax  # not always there

        y, pull = jax.vjp(f, *single(*(v[r] for r in roles)))
        return np.asarray(y, float), pull

    names = " ".join(f"d{r}" for r in roles)
    return Driver(
        forward,
        lambda f, v, pull, up: named(names, plain(pull(*single(up)))),
        tolerance=1e-4,
    )


def ln_forward(f, g, v):
    y, cache = g(*single(v["X"], v["gamma"], v["beta"]))
    return np.asarray(y, float), cache


def attention_backward(f, v, s, up):
    found = f(*single(up, v["Q"], v["K"], v["Val"]))
    return named(QKV, plain([found["dq"], found["dk"], found["dv"]]))


layer_norm, gelu = pulled_back("X", "gamma", "beta"), pulled_back("X")

DRIVERS = {
    "jax_ln": Driver(
        ln_forward, lambda f, v, s, up: named(NORM, plain(f(s, *single(up)))), tolerance=1e-4
    ),
    "jax_custom_vjp": Driver(
        lambda f, g, v: (layer_norm if "beta" in v else gelu).forward(f, g, v),
        lambda f, v, s, up: (layer_norm if "beta" in v else gelu).backward(f, v, s, up),
        tolerance=1e-4,
    ),
    "jax_embedding": Driver(
        nothing,
        lambda f, v, s, up: named("dE", plain([f(*single(up), v["x"], V)])),
        tolerance=1e-4,
    ),
    "jax_attention": Driver(nothing, attention_backward, tolerance=1e-4),
}

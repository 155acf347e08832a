"""All conventions of the corpus, by name."""

from tests.code_corpus.labels import (
    c_drivers,
    jax_drivers,
    manner_drivers,
    model_drivers,
    numpy_drivers,
    torch_drivers,
)
from tests.code_corpus.labels.driver import Driver

DRIVERS: dict[str, Driver] = {
    **numpy_drivers.DRIVERS,
    **torch_drivers.DRIVERS,
    **jax_drivers.DRIVERS,
    **c_drivers.DRIVERS,
    **manner_drivers.DRIVERS,
    **model_drivers.DRIVERS,
    "rms": Driver(
        lambda f, g, v: (g(v["X"], v["gamma"], 1e-6), None),
        lambda f, v, s, up: numpy_drivers.named("dX dgamma", f(up, v["X"], v["gamma"], 1e-6)),
        {"epsilon": 1e-6},
    ),
}

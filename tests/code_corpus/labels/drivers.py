"""All conventions of the corpus, by name."""

from tests.code_corpus.labels import numpy_drivers
from tests.code_corpus.labels.driver import Driver

DRIVERS: dict[str, Driver] = {**numpy_drivers.DRIVERS}

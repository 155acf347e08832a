"""Wrong figures made on purpose: values computed with a mistake in them, printed by rounding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from derivations.mutants.catalogue import MUTANTS, apply
from derivations.system import System
from derivations.wiring import Network
from numeric.example import Example, load_example
from numeric.interval import rounded
from numeric.program import Array
from numeric.reach import Known, PrintedValues, from_start
from tests.verify.application import CHAPTER
from verify.printed import Printed
from verify.slips.case import At, Case

Texts = Mapping[At, str]

TWO_STEPS = """\
format = 1

[[steps]]
operation = "linear"
W = "W_1"
Y = "net"
[[steps]]
operation = "bias"
b = "b_1"
Y = "net_b"
[[steps]]
operation = "sigmoid"
Y = "h"
[[steps]]
operation = "linear"
W = "W_2"
Y = "o"
[[steps]]
operation = "squared_error"

[given]
X = [[0.5, -0.3], [0.8, 0.7]]
W_1 = [[0.15, 0.25], [-0.2, 0.3]]
b_1 = [0.35, -0.1]
W_2 = [[0.4, -0.5], [0.45, 0.55]]
target = [[0.1, 0.9], [0.7, -0.4]]

[training]
rule = "momentum"
steps = 2
learning_rate = 0.5
momentum = 0.9
"""


def chapter() -> Example:
    return load_example(CHAPTER / "example.toml")


def example_of(text: str, folder: Path) -> Example:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return load_example(path)


def values(example: Example, system: System | None = None, **given: object) -> dict[str, Array]:
    """What follows from the given values, some of them replaced, by the equations of ``system``."""
    changed = {**example.given, **given}
    return from_start(system or example.system, example.sizes, changed)


def with_mutant(example: Example, step_name: str, mutant_name: str) -> dict[str, Array]:
    """What follows when one step of the network makes a mistake."""
    step = example.network.step(step_name)
    (mutant,) = (m for m in MUTANTS[step.page.name] if m.name == mutant_name)
    wrong = replace(step, page=apply(step.page, mutant))
    network = Network(tuple(wrong if s is step else s for s in example.network.steps))
    return values(example, System(network, example.training))


def texts(array: Array, decimals: int = 4) -> dict[At, str]:
    found = {at: rounded(array[at], decimals) for at in np.ndindex(*array.shape)}
    return {at: text for at, text in found.items() if text is not None}


def known(right: Mapping[str, Array], names: Iterable[str], decimals: int = 4) -> PrintedValues:
    """Right values that are printed."""
    return {
        name: {
            at: Known(*_ends(Printed(text))) for at, text in texts(right[name], decimals).items()
        }
        for name in names
    }


def case_of(
    example: Example, name: str, shown: Texts, printed: Iterable[str] = (), decimals: int = 4
) -> Case:
    """A figure that shows ``shown``, behind the right figures of ``printed``."""
    right = values(example)
    correct = texts(right[name], decimals)
    wrong = frozenset(at for at, text in shown.items() if text != correct[at])
    cells = {at: Printed(text) for at, text in shown.items()}
    return Case(example, known(right, printed, decimals), name, cells, wrong)


def _ends(number: Printed) -> tuple[Fraction, Fraction, Fraction]:
    low, high = number.interval()
    return low, number.value, high

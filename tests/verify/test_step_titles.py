"""What steps are called: the page's title, and no more than tells them apart."""

from __future__ import annotations

import pytest

from derivations.catalogue import sublayer
from derivations.step import Step
from derivations.wiring import Network
from verify.derive.number_wiring import step_titles


def titles(*names: str) -> list[str]:
    """Of a chain of biases with these names."""
    steps = [
        Step(name, sublayer("bias"), {"X": f"Y{place}", "Y": f"Y{place + 1}"})
        for place, name in enumerate(names)
    ]
    found = step_titles(Network(tuple(steps)))
    return [found[name] for name in names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("first",), ["Bias"]),
        (("bias_1", "bias_2"), ["Bias 1", "Bias 2"]),
        (("block1.bias_1", "block1.bias_2"), ["Bias 1", "Bias 2"]),
        (("block1.bias_1", "block2.bias_1"), ["Bias (block1.bias_1)", "Bias (block2.bias_1)"]),
        (("hidden", "output"), ["Bias (hidden)", "Bias (output)"]),
        (("hidden", "bias_2"), ["Bias", "Bias 2"]),
    ],
)
def test_a_title_is_as_long_as_it_has_to_be(names: tuple[str, ...], expected: list[str]) -> None:
    assert titles(*names) == expected

"""How tight enclosures are: the measure itself is seen to fail, and the report to add up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from flint import arb

from benchmarks import tightness
from benchmarks.figures import WrongResult
from benchmarks.roundings import Page, escapes, factors
from derivations.catalogue import sublayer
from derivations.system import System
from derivations.wiring import Network, Step
from numeric.reach import Reach, Reached


@pytest.fixture
def page() -> Page:
    """o = softmax(x W): W and x are given, o follows from what is printed as z."""
    network = Network(
        (
            Step("linear", sublayer("linear"), {"X": "x", "W": "W", "Y": "z"}),
            Step("softmax", sublayer("softmax"), {"Z": "z", "P": "o"}),
        )
    )
    system = System(network)
    z, W = network.tensors["z"], network.tensors["W"]
    sizes = {
        size.name: length
        for tensor, lengths in ((z, (1, 3)), (W, (2, 3)))
        for size, length in zip(tensor.dimensions, lengths, strict=True)
    }
    given: dict[str, Any] = {"x": [[1, -2]], "W": [[0.3, 0.1, -0.4], [0.5, -0.2, 0.7]]}
    return Page.of(system, sizes, given, 2)


def changed(monkeypatch: pytest.MonkeyPatch, radius: float) -> None:
    """Enclosures ``radius`` times as wide."""
    honest = Reach.reached

    def reached(self: Reach, name: str) -> Reached | None:
        found = honest(self, name)
        if found is None:
            return None
        balls = [arb(ball.mid(), ball.rad() * radius) for ball in found.enclosure.flat]
        enclosure = np.empty(len(balls), dtype=object)
        enclosure[:] = balls
        return replace(found, enclosure=enclosure.reshape(found.enclosure.shape))

    monkeypatch.setattr(Reach, "reached", reached)


def test_tight_enclosures_have_a_factor_near_one(page: Page) -> None:
    found = factors(page, 200)
    assert set(found) == {"z", "o"}
    assert all(1 <= factor < 1.05 for factor in found.values())


def test_wide_enclosures_have_a_large_factor(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch, 3.0)
    assert 2.9 < factors(page, 200)["o"] < 3.2


def test_narrow_enclosures_are_wrong(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch, 0.9)
    with pytest.raises(WrongResult, match="o reaches a value outside"):
        factors(page, 200)


def test_a_value_escapes_a_ball() -> None:
    assert not escapes(arb(1, 0.25), np.array([0.75, 1.25]))
    assert escapes(arb(1, 0.25), np.array([1.0, 1.2501]))
    assert not escapes(arb("nan"), np.array([1e9]))


def test_samples_follow_the_lowered_equations(page: Page) -> None:
    reached = page.reach().reached("o")
    assert reached is not None
    sampled = page.sampled("o", reached, 50)
    assert sampled.shape == (3, 50 + 2 * 3)
    np.testing.assert_allclose(sampled.sum(axis=0), 1, atol=1e-15)
    assert np.ptp(sampled, axis=1).min() > 0.001


def test_report_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tightness, "ROUNDINGS", 20)
    monkeypatch.setattr(tightness, "DECIMALS", (3,))
    text = tightness.report(rounds=1)
    assert "| `dblock1.W_Q` " in text
    assert "| **worst** " in text
    assert text.splitlines()[-1].startswith("| seconds for all")

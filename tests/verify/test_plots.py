"""The picture of the norms: its numbers, its zeros, its words, and the same bytes each time."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from flint import arb

from derivations.latex.style import Style
from numeric.example import load_example
from tests.verify.application import CHAPTER, NO_TARGETS, ROOT, example_text
from tests.verify.printed_blocks import oracle
from verify.derive import number_norms
from verify.derive.number_norms import Norms, norm
from verify.derive.number_values import Values
from verify.example_obligations import ExampleRun
from verify.plots import PlottingMissingError, description, plot_norms, short

pytest.importorskip("matplotlib", reason="matplotlib is an optional extra")

SVG = "{http://www.w3.org/2000/svg}"
SENT = {  # by step of the chapter: what its gradient is by
    "loss": "dZ",
    "logit_projection": "dH",
    "block1.residual_2": "dF",
    "block1.mlp": "dX",
    "block1.layer_norm_2": "dX",
    "block1.residual_1": "dF",
    "block1.attention": "dX",
    "block1.layer_norm_1": "dX",
    "positions": "dX",
    "embedding": "dE",
}


@cache
def run(path: Path = CHAPTER / "example.toml") -> ExampleRun:
    return ExampleRun(load_example(path))


@cache
def pictures(path: Path = CHAPTER / "example.toml") -> dict[str, bytes]:
    return plot_norms(run(path).example)


def norms(path: Path = CHAPTER / "example.toml") -> Norms:
    return Norms(Values(run(path).example))


def words(svg: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_every_norm_is_that_of_the_oracle() -> None:
    found = norms()
    assert [step.name for step in found.way_back()] == list(SENT)
    for step in found.way_back():
        gradient = oracle()[f"{step.name}.{SENT[step.name]}"]
        assert found.norm_of(step) == f"{np.linalg.norm(gradient):.4f}", step.name
        rows = [float(row) for row in found.by_position(step)]
        expected = np.linalg.norm(gradient, axis=1) if step.name != "embedding" else []
        np.testing.assert_allclose(rows, expected, rtol=1e-10, atol=0)


def test_norms_of_nothing_and_of_what_may_be_nothing() -> None:
    assert norm(np.array([arb(0), arb(0)], dtype=object)).is_zero()
    around = norm(np.array([arb(0, 1e-9)], dtype=object))
    assert not around.is_zero()
    assert around.contains(0)
    assert around.contains(arb("1e-9"))
    assert not around.contains(arb("1.1e-9"))


def test_residual_connections_are_found_in_the_wiring() -> None:
    assert norms().bypasses() == ((2, 5), (5, 8))
    stops = norms().stops(lambda _: "Proved", lambda step: step.name)
    assert [stop.anchor for stop in stops] == list(SENT)
    assert [stop.norm for stop in stops][:2] == ["0.6243", "0.9568"]
    assert norms(ROOT / "examples" / "mlp" / "example.toml").bypasses() == ()


def test_the_numbers_of_the_picture_are_the_norms() -> None:
    shown = words(pictures()["gradient-norms.svg"])
    for name, tensor in SENT.items():
        gradient = oracle()[f"{name}.{tensor}"]
        rows = [*np.linalg.norm(gradient, axis=1)] if name != "embedding" else []
        for value in filter(None, [*rows, np.linalg.norm(gradient)]):
            assert f"{value:.{3 if value < 1 else 2}f}" in shown


def test_exact_zeros_are_hatched_and_marked() -> None:
    svg = pictures()["gradient-norms.svg"].decode()
    assert words(svg.encode()).count("0") == 9  # each sublayer by position, at the last one
    assert len(re.findall(r"fill: url\(#", svg)) == 9 + 1  # and the legend
    assert "0: exactly zero" in words(svg.encode())


def test_without_zeros_nothing_is_hatched() -> None:
    svg = pictures(ROOT / "examples" / "mlp" / "example.toml")["gradient-norms.svg"].decode()
    assert "url(#h" not in svg
    assert "0: exactly zero" not in svg


def test_axes_and_tokens_have_their_words() -> None:
    shown = words(pictures()["gradient-norms.svg"])
    assert {"position", "norm (logarithmic)", "sublayer, from the loss back"} <= set(shown)
    assert {"AI", "rocks", "<EOS>", "Multi-head attention", "not by position"} <= set(shown)


def test_the_svg_is_described_for_who_does_not_see_it() -> None:
    root = ET.fromstring(pictures()["gradient-norms.svg"])
    assert root.get("role") == "img"
    by_id = {child.get("id"): child for child in root}
    title, text = (by_id[name] for name in (root.get("aria-labelledby") or "").split())
    assert (title.tag, text.tag) == (f"{SVG}title", f"{SVG}desc")
    assert text.text == description(norms())
    assert "Multi-head attention: 0.4872; exactly 0 at position 3." in (text.text or "")


def test_the_same_bytes_each_time() -> None:
    again = plot_norms(run().example)
    assert again == pictures()
    assert b"<dc:date>" not in again["gradient-norms.svg"]
    assert again["gradient-norms.png"].startswith(b"\x89PNG")
    assert b"Software" not in again["gradient-norms.png"]


def test_a_network_without_targets_has_a_picture_of_zeros(tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    path.write_text(example_text(data=NO_TARGETS), encoding="utf-8")
    shown = words(pictures(path)["gradient-norms.svg"])
    steps = len(run(path).example.network.steps)
    assert shown.count("0") == 4 * (steps - 1) + steps


def test_norms_in_three_digits() -> None:
    assert short(arb("0.45809")) == "0.458"
    assert short(arb("12.345")) == "12.3"
    assert short(arb("0.00001234")) == "1.23·10⁻⁵"
    assert short(arb("1.5e-400")) == "1.50·10⁻⁴⁰⁰"
    assert short(arb(0)) == "0"
    assert short(arb("4e-39", "5e-39")) == "< 10⁻³⁸"


def test_without_the_library_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PlottingMissingError, match=r"pip install 'backproof\[plots\]'"):
        plot_norms(run().example)


def test_a_table_of_norms_is_no_wider_than_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    (table,) = norms().table(30, Style())
    first = np.linalg.norm(oracle()["loss.dZ"][0])
    assert table.rows[0][2] == f"{first:.6f}"  # no more decimals than a column has room for
    monkeypatch.setattr(number_norms, "MOST_IN_TABLE", 2)
    assert norms().table(4, Style()) == ()

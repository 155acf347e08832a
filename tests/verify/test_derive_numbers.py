"""Derivations with numbers: every printed digit against hand-written NumPy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx, fmpq
from hypothesis import given
from hypothesis import strategies as st

from derivations.gpt2 import Gpt2
from derivations.latex.style import Style
from derivations.step import Step
from numeric.example import Example
from tests.oracles import forward
from tests.oracles.gpt2 import Settings, gpt2_forward
from tests.oracles.worked_examples import WORKED
from tests.verify.application import OTHER_DATA, ROOT, example_text
from tests.verify.printed_blocks import (
    Rows,
    displays,
    example,
    floats,
    matrices,
    oracle,
    prose,
    result,
)
from verify.derive.number_matrix import latex_matrix, shortened
from verify.derive.number_printing import Printing
from verify.derive.number_values import Values, certain, settled, settled_texts
from verify.derive.numbers import Numbers
from verify.derive.text import Block, HeatMap, Items

WHOLE = Printing(limit=99)
NEAR = 1e-11  # a float64 pass through the chapter's network is that near, a tie is not


def numbers(printing: Printing = WHOLE, of: Example | None = None) -> Numbers:
    return Numbers(Values(of or example()), printing)


def way_back(found: Numbers) -> Iterator[tuple[Step, tuple[Block, ...]]]:
    for step in reversed(found.values.network.steps):
        yield step, (*found.forward(step), *found.backward(step))


def says(text: str, value: float) -> bool:
    """Whether a printed number is the value, rounded to its decimals; 0 and - are exact."""
    if text in ("0", "-"):
        return bool(value == 0 if text == "0" else np.isnan(value))
    decimals = len(text.partition(".")[2])
    if decimals < WHOLE.decimals and abs(value - float(text)) > NEAR:
        return False  # fewer digits than asked for are for exact decimals
    return abs(value - float(text)) <= 0.5 * 10**-decimals + NEAR and not re.fullmatch(
        r"-0\.0*", text
    )


def as_rows(value: Any, name: str) -> Any:
    value = np.asarray(value)
    if value.ndim == 1:
        is_by_position = name in ("mean", "variance", "rstd", "row_max", "y", "has_target")
        is_by_position = is_by_position or name == "position" or name == "x"
        return value.reshape((-1, 1) if is_by_position else (1, -1))
    return value.reshape(1, 1) if value.ndim == 0 else value


def mistakes(rows: Rows, value: Any) -> list[str]:
    """The printed entries that are not those of a matrix."""
    assert (len(rows), len(rows[0])) == value.shape
    pairs = zip(chain.from_iterable(rows), value.ravel(), strict=True)
    return [f"{text} is not {number}" for text, number in pairs if not says(text, float(number))]


def sums(step: str, tail: list[str]) -> Any:
    """What LayerNorm's two sums and attention's coupling term are, as columns, by hand."""
    of, values = tail[-1], oracle()
    if step == "block1.attention":
        assert (tail[-3], of) == ("dscores", "sum1")
        head = int(tail[-2]) - 1
        return (values[f"{step}.A"][head] * values[f"{step}.dA"][head]).sum(axis=1, keepdims=True)
    assert step.startswith("block1.layer_norm")
    dx_hat = values[f"{step}.dx_hat"]
    summed = {"sum1": dx_hat, "sum2": values[f"{step}.x_hat"] * dx_hat}
    return summed[of].sum(axis=1, keepdims=True)


@pytest.mark.slow
def test_every_printed_digit_of_the_chapter_is_right() -> None:
    compared = 0
    for step, blocks in way_back(numbers()):
        for anchor, display in displays(blocks).items():
            tail = anchor.removeprefix(f"{step.name}.").split(".")
            place = int(tail.pop()) - 1 if tail[-1].isdigit() else None
            known = {"x": np.arange(3), "position": np.arange(3)}.get(tail[-1])
            if tail[-1].startswith("sum"):
                known = sums(step.name, tail)
                place = None
            value = oracle()[f"{step.name}.{tail[-1]}"] if known is None else known
            value = as_rows(value if place is None else value[place], tail[-1])
            assert mistakes(result(display), value) == [], anchor
            compared += value.size
    assert compared > 1500


def test_a_wrong_digit_is_seen() -> None:
    assert says("0.3333", 1 / 3)
    assert not says("0.3334", 1 / 3)
    assert not says("0.333", 1 / 3)
    assert not says("0", 1e-300)
    assert not says("-0.0000", -1e-9)
    assert says("0.5", 0.5)


def test_each_equation_is_symbols_then_matrices_then_the_result() -> None:
    found = dict(displays(numbers().backward(numbers().values.network.step("logit_projection"))))
    symbols, put_in, _ = found["logit_projection.numbers.backward.dW_U"].relations
    assert symbols.right == r"H^{\top} \frac{\partial L}{\partial Z}"
    values = oracle()
    first, second = matrices(put_in.right)
    assert put_in.right.count(r"\right]^{\top} \left[") == 1
    assert mistakes(first, values["logit_projection.H"]) == []
    assert mistakes(second, values["logit_projection.dZ"]) == []


def test_heads_are_put_in_one_by_one() -> None:
    step = numbers().values.network.step("block1.attention")
    found = displays(numbers().backward(step))
    for head in (0, 1):
        display = found[f"block1.attention.numbers.backward.dQ.{head + 1}"]
        assert display.left == rf"\frac{{\partial L}}{{\partial Q^{{({head + 1})}}}}"
        symbols, put_in, _ = display.relations
        assert f"K^{{({head + 1})}}" in symbols.right
        assert put_in.right.startswith(r"\frac{1}{\sqrt{2}} \left[")
        dS, K = matrices(put_in.right)
        assert mistakes(dS, oracle()["block1.attention.dscores"][head]) == []
        assert mistakes(K, oracle()["block1.attention.K"][head]) == []


def test_a_sum_over_heads_is_written_out_where_it_fits() -> None:
    step = numbers().values.network.step("block1.attention")
    wide = displays(numbers(replace(WHOLE, characters=999)).forward(step))
    narrow = displays(numbers(replace(WHOLE, characters=30)).forward(step))
    symbols, put_in, _ = wide["block1.attention.numbers.forward.Y"].relations
    assert r"\sum_{a} O^{(a)}" in symbols.right
    values = oracle()
    operands = [values[f"block1.attention.{n}"][a] for a in (0, 1) for n in ("O", "W_O")]
    operands.append(as_rows(values["block1.attention.b_O"], "b_O"))
    for rows, value in zip(matrices(put_in.right), operands, strict=True):
        assert mistakes(rows, value) == []
    assert len(narrow["block1.attention.numbers.forward.Y"].relations) == 2
    assert "block1.attention.numbers.forward.with.W_O.2" in narrow
    assert "block1.attention.numbers.forward.with.W_O.2" not in wide


def test_one_hot_targets_are_put_in_as_rows() -> None:
    step = numbers().values.network.step("loss")
    put_in = displays(numbers().backward(step))["loss.numbers.backward.dZ"].relations[1].right
    assert put_in.startswith(r"\frac{1}{2} ")
    assert matrices(put_in)[-1] == [["0", "1", "0"], ["0", "0", "1"], ["-", "-", "-"]]


# Rounding


def test_ties_go_to_the_even_digit_and_zero_is_exact() -> None:
    assert [settled(Fraction(n, 8), 2) for n in (1, 3, -1)] == ["0.12", "0.38", "-0.12"]
    assert [settled(arb(n) / 8, 2) for n in (1, 3, -1)] == ["0.12", "0.38", "-0.12"]
    assert settled(Fraction(0), 4) == settled(arb(0), 4) == "0"
    assert settled(arb(0, 1e-9), 4) == settled(arb("-1e-9"), 4) == "0.0000"


def test_a_wide_ball_prints_fewer_digits() -> None:
    assert settled(arb(0.12346, 0.001), 4) is None
    assert certain(arb(0.12346, 0.001), 4) == "0.12"
    assert certain(arb(0.5, 0.2), 4) == certain(arb("nan"), 4) == "?"


@pytest.mark.slow
@given(st.fractions(-9, 9), st.fractions(-1, 1), st.integers(1, 12), st.integers(0, 6))
def test_no_digit_of_a_ball_is_wrong_for_any_number_in_it(
    middle: Fraction, share: Fraction, size: int, decimals: int
) -> None:
    with ctx.workprec(200):
        radius = Fraction(1, 10**size)
        ball = arb(arb(fmpq(middle.numerator, middle.denominator)), arb(1) / 10**size)
        number = middle + share * radius
        text = certain(ball, decimals)
    if text == "?":
        return
    places = len(text.partition(".")[2])
    assert abs(number - Fraction(text)) <= Fraction(1, 2 * 10**places)
    assert places <= decimals


def test_low_precision_prints_fewer_digits_and_none_that_is_wrong() -> None:
    low, full = Values(example(), (20,)), Values(example())
    texts = [(low.texts(n, 6), full.texts(n, 6)) for n in example().system.tensors if full.has(n)]
    pairs = [pair for a, b in texts for pair in zip(a.flat, b.flat, strict=True)]
    shorter = [(a, b) for a, b in pairs if a != b]
    assert len(shorter) > 100
    for a, b in shorter:
        assert len(a) < len(b)
        assert a == "?" or abs(float(a) - float(b)) <= 0.50001 * 10 ** -len(a.partition(".")[2])


def test_open_digits_are_settled_at_a_higher_precision() -> None:
    raised = Values(example(), (20, 128))
    for name in ("dE", "dblock1.W_Q", "loss", "P"):
        assert raised.texts(name, 6).tolist() == Values(example()).texts(name, 6).tolist()
    tries = (np.array([arb(1, radius) / 3], dtype=object) for radius in (0.1, 1e-9))
    assert settled_texts(tries, 4).tolist() == ["0.3333"]


def test_zeros_after_the_last_target_are_exact_and_what_only_rounds_to_0_is_not() -> None:
    step = numbers().values.network.step("block1.attention")
    found = displays(numbers().backward(step))
    assert result(found["block1.attention.numbers.backward.dX"])[-1] == ["0"] * 4
    assert result(found["block1.attention.numbers.backward.db_K.1"]) == [["0.0000", "0.0000"]]


def test_the_largest_of_each_row_is_among_what_the_mask_lets_through(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(example_text(), encoding="utf-8")
    found = Values(example(path))
    scores, mask = (found.array(name) for name in ("block1.attention.scores", "M"))
    hidden = [row.argmax() for row in np.where(mask == 0, scores.astype(float), -np.inf)[0][:-1]]
    largest = [scores[0][t][s] > max(scores[0][t][: t + 1]) for t, s in enumerate(hidden)]
    assert any(largest)  # a mask that is left out would be seen
    rows = found.texts("block1.attention.exponential", 4).reshape(-1, 4)
    assert {max(row, key=float) for row in rows} == {"1.0000"}


# Shape on the page


def test_an_ellipsis_keeps_the_first_and_the_true_last() -> None:
    rows = tuple(tuple(f"{r}{c}" for c in "abcdefg") for r in range(7))
    assert shortened(rows, 4, ("→", "↓", "↘")) == (
        ("0a", "0b", "→", "0g"),
        ("1a", "1b", "→", "1g"),
        ("↓", "↓", "↘", "↓"),
        ("6a", "6b", "→", "6g"),
    )
    assert shortened(rows, 7, ("→", "↓", "↘")) == rows
    assert r"\vdots & \ddots & \vdots" in latex_matrix(rows, 3)
    with pytest.raises(ValueError, match="3 is the least"):
        latex_matrix(rows, 2)


def test_a_long_matrix_of_the_chapter_ends_with_its_last_row_and_column() -> None:
    step = numbers().values.network.step("block1.mlp")
    found = displays(numbers(Printing(limit=5)).backward(step))
    W_1 = result(found["block1.mlp.numbers.backward.dW_1"])
    assert [len(row) for row in W_1] == [5] * 4
    assert {row[3] for row in W_1} == {r"\cdots"}
    dW_1 = oracle()["block1.mlp.dW_1"]
    kept = [[row[place] for place in (0, 1, 2, 4)] for row in W_1]
    assert mistakes(kept, dW_1[:, [0, 1, 2, 15]]) == []
    W_2 = result(found["block1.mlp.numbers.backward.dW_2"])
    assert W_2[3] == [r"\vdots"] * 4
    assert mistakes([W_2[-1]], oracle()["block1.mlp.dW_2"][-1:]) == []


@pytest.mark.slow
def test_with_positions_as_columns_every_matrix_is_transposed() -> None:
    turned = numbers(replace(WHOLE, style=Style(convention="columns")))
    compared = 0
    for (_, rows), (_, columns) in zip(way_back(numbers()), way_back(turned), strict=True):
        by_columns = displays(columns)
        for anchor, display in displays(rows).items():
            if anchor in by_columns:
                entries = result(by_columns[anchor])
                assert entries == [list(row) for row in zip(*result(display), strict=True)], anchor
                compared += len(entries) != len(entries[0])
    assert compared > 50
    step = turned.values.network.step("logit_projection")
    found = displays(turned.backward(step))
    symbols, put_in, _ = found["logit_projection.numbers.backward.dW_U"].relations
    assert symbols.right == r"\frac{\partial L}{\partial Z} H^{\top}"
    dZ, H = matrices(put_in.right)
    assert mistakes(dZ, oracle()["logit_projection.dZ"].T) == []
    assert mistakes(H, oracle()["logit_projection.H"].T) == []


def test_names_and_decimals_are_settings() -> None:
    style = Style(gradient="d", names={"W_U": "W_{out}"})
    found = numbers(replace(WHOLE, style=style, decimals=2))
    step = found.values.network.step("logit_projection")
    display = displays(found.backward(step))["logit_projection.numbers.backward.dW_U"]
    assert display.left == r"\mathrm{d}W_{out}"
    assert {len(text.partition(".")[2]) for row in result(display) for text in row} == {2}


# From page to page


def test_the_gradient_that_arrives_is_what_the_page_before_printed() -> None:
    steps = list(way_back(numbers()))
    sent: dict[str, Rows] = {}
    arrived = 0
    for step, blocks in steps:
        for tensor in step.page.inputs:
            display = displays(blocks)[f"{step.name}.numbers.backward.d{tensor.name}"]
            sent[step.network_name(tensor.name)] = result(display)
    for step, blocks in steps:
        for output in step.page.outputs:
            display = displays(blocks)[f"{step.name}.numbers.arriving.d{output.name}"]
            assert result(display) == sent[step.network_name(output.name)]
            arrived += 1
    assert arrived == 11
    senders = {step.network_name(t.name): step for step, _ in steps for t in step.page.inputs}
    for step, blocks in steps:
        for output in step.page.results()[: len(step.page.outputs)]:
            sender = senders[step.network_name(output.name)]
            assert sender.page.title in prose(blocks).partition("carried over")[2]


def test_shares_of_a_value_that_is_used_three_times_add_up() -> None:
    wide = replace(WHOLE, characters=999)
    found = numbers(wide, example(ROOT / "examples" / "attention" / "example.toml"))
    values = WORKED["attention/masked.html"]()
    steps = {step.name: blocks for step, blocks in way_back(found)}
    whole = displays(steps["query"])["query.numbers.whole.dX"]
    shares = [
        result(displays(steps[n])[f"{n}.numbers.backward.dX"]) for n in ("value", "key", "query")
    ]
    assert matrices(whole.relations[0].right) == shares
    dX = sum(values[f"d{n}"] @ values[f"W_{n}"].T for n in "QKV")
    assert mistakes(result(whole), dX) == []
    assert mistakes(shares[2], values["dQ"] @ values["W_Q"].T) == []
    assert "used 3 times" in prose(steps["query"])
    assert "given with the example" in prose(steps["dot_product_attention"])


def test_a_tied_matrix_gets_both_of_its_shares(tmp_path: Path) -> None:
    path = tmp_path / "tied.toml"
    path.write_text(example_text(Gpt2(positions="sinusoidal")), encoding="utf-8")
    found = numbers(replace(WHOLE, characters=999), example(path))
    embedding = displays(found.backward(found.values.network.step("embedding")))
    left, right = matrices(embedding["embedding.numbers.whole.dE"].relations[0].right)
    both = np.array(left, dtype=float) + np.array(right, dtype=float)
    printed = np.array(result(embedding["embedding.numbers.whole.dE"]), dtype=float)
    assert np.abs(both - printed).max() <= 1.5e-4


def test_what_the_example_does_not_give_is_said() -> None:
    found = numbers(of=example(ROOT / "examples" / "attention" / "example.toml"))
    given = {name: value for name, value in found.values.example.given.items() if name != "dY"}
    without = numbers(of=replace(found.values.example, given=given))
    step = without.values.network.step("dot_product_attention")
    assert r"No $\frac{\partial L}{\partial Y}$ follows" in prose(without.backward(step))
    assert displays(without.backward(step)) == {}


def test_where_the_parameters_come_from_is_said_once() -> None:
    found = numbers()
    reading = prose(found.reading())
    assert reading.count("a reconstruction, not the book's") == 1
    rest = [prose(blocks) for _, blocks in way_back(found)] + [prose(found.update())]
    assert not any("reconstruction" in text for text in rest)


# What is done with the gradients


def test_clipping_and_the_step_of_the_chapter() -> None:
    found = displays(numbers().update())
    values, given = oracle(), example().parameters
    names = {
        tensor: f"{step.name}.d{own.name}"
        for step in example().network.steps
        for own in step.page.parameters
        for tensor in [step.network_name(own.name)]
    }

    def merged(name: str) -> Any:
        value = values[names[name]]
        if floats(given[name]).shape == value.shape:
            return value
        if name.endswith("W_O"):
            return value.reshape(floats(given[name]).shape)
        return np.concatenate(list(value), axis=-1)

    g = np.concatenate([merged(name).ravel() for name in given])
    clipped, start = forward.clip_by_global_norm(g, 1.0), 0
    stepped = {}
    for name in given:
        before = floats(given[name])
        share = clipped[start : start + before.size].reshape(before.shape)
        stepped[name] = forward.sgd_step(before, share, 0.1)
        start += before.size
        display = found[f"update.{name}"]
        assert mistakes(result(display), np.atleast_2d(stepped[name])) == [], name
        if len(display.relations) == 3:
            old, change = matrices(display.relations[1].right)
            assert mistakes(old, np.atleast_2d(before)) == []
            assert mistakes(change, np.atleast_2d(merged(name))) == []
            assert r"- 0.1 \cdot 0.4130 \cdot" in display.relations[1].right
    settings = Settings(2, 1e-5, 1, False, False, False, "gelu_tanh", "learned", True, True)
    data = {name: np.array(value) for name, value in example().integers.items()}
    after = gpt2_forward(stepped, data, settings).loss
    for anchor, value in (
        ("update.norm", np.sqrt((g * g).sum())),
        ("update.factor", 1 / np.sqrt((g * g).sum())),
        ("update.loss", values["loss.loss"]),
        ("update.loss_after", after),
    ):
        assert mistakes(result(found[anchor]), np.array([[value]])) == [], anchor
    (cut,) = (block for block in numbers().update() if isinstance(block, Items))
    counts = [int(item.split(": ")[1].split()[0]) for item in cut.items]
    assert sum(counts) == int((np.abs(g) > 0.25).sum())


def test_a_gradient_that_is_short_enough_is_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "short.toml"
    text = example_text(data=OTHER_DATA).replace("clip_norm = 1.0", "clip_norm = 1000")
    path.write_text(text.replace("clip_value = 0.25", "clip_value = 1000"), encoding="utf-8")
    found = numbers(of=example(path)).update()
    assert "update.factor" not in displays(found)
    assert "every gradient stays" in prose(found)
    assert "would change no entry" in prose(found)


@pytest.mark.parametrize("name", ["adam", "momentum"])
def test_an_update_rule_that_is_taken_several_times(name: str) -> None:
    found = numbers(of=example(ROOT / "examples" / name / "example.toml"))
    suffix = {"adam": "md", "momentum": "txt"}[name]
    values = WORKED[f"{name}/{name}.{suffix}"]()
    compared = 0
    for display in displays(found.update()).values():
        anchors = {re.sub(r"[^A-Za-z0-9_.-]", "-", f"update.{key}"): key for key in values}
        key = anchors.get(display.anchor)
        if key is not None:
            assert mistakes(result(display), np.atleast_2d(values[key])) == [], display.anchor
            compared += 1
    assert compared >= {"adam": 17, "momentum": 7}[name]


def test_an_example_that_ends_with_its_gradients_has_no_update() -> None:
    assert numbers(of=example(ROOT / "examples" / "layer_norm" / "example.toml")).update() == ()


@pytest.mark.parametrize("name", ["layer_norm", "mlp", "ignored_targets"])
def test_every_example_has_numbers(name: str) -> None:
    found = numbers(of=example(ROOT / "examples" / name / "example.toml"))
    key = next(key for key in WORKED if key.startswith(f"{name}/{name}"))
    values, compared = WORKED[key](), 0
    for step, blocks in way_back(found):
        for equation in step.page.backward:
            tensor = step.page.tensor(equation.name)
            network = found.values.name(step, tensor)
            if network in values:
                display = displays(blocks)[f"{step.name}.numbers.backward.{tensor.name}"]
                value = np.atleast_2d(values[network])
                assert mistakes(result(display), value) == [], network
                compared += 1
    assert compared >= 1


# Shades


def test_heat_maps_show_shares_of_the_largest_entry() -> None:
    found = numbers()
    (dH, dW_U) = found.heat_maps(found.values.network.step("logit_projection"))
    for shown, name in ((dH, "dH"), (dW_U, "dW_U")):
        value = oracle()[f"logit_projection.{name}"]
        assert isinstance(shown, HeatMap)
        assert mistakes([list(row) for row in shown.entries], value) == []
        shares = value / np.abs(value).max()
        assert np.abs(np.array(shown.shades) - shares).max() <= 0.0005 + NEAR
    assert dH.shades[-1] == (0.0,) * 4


def test_long_numbers_leave_room_for_fewer() -> None:
    printing = Printing(decimals=12, limit=8)
    rows = [("-0.123456789012",) * 8]
    (found,) = matrices(printing.matrix(tuple(rows)))
    assert found == [["-0.123456789012", "-0.123456789012", r"\cdots", "-0.123456789012"]]
    (usual,) = matrices(printing.matrix((("-0.1234",) * 8,)))
    assert len(usual[0]) == 8

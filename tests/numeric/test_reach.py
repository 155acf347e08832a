"""What a tensor can be while what is printed before it ranges: rigorous, and tight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flint import arb

from benchmarks.roundings import Page, escapes, factors
from derivations.catalogue import sublayer
from derivations.gpt2 import Gpt2
from derivations.system import System, Training
from derivations.wiring import Network, Step
from numeric.dual import Dual
from numeric.example import Example, load_example
from numeric.interval import enclose
from numeric.program import ArrayError
from numeric.reach import At, Known, Reach, from_start
from tests.numeric.random_networks import VARIANTS, fixed

WANTED = 1.25
CHAPTER = Path(__file__).parents[2] / "examples" / "chapter" / "example.toml"
INTERNAL = ("attention.", "layer_norm_1.", "layer_norm_2.", "mlp.", "final_layer_norm.", "@")


def printed(value: str) -> Known:
    """A printed number, rounded to the digits that it shows."""
    middle = Fraction(value)
    decimals = len(value.partition(".")[2])
    half = Fraction(1, 2 * 10**decimals)
    return Known(middle - half, middle, middle + half)


def matrix(rows: str) -> dict[At, Known]:
    cells = [row.split() for row in rows.split(";")]
    return {(i, j): printed(cell) for i, row in enumerate(cells) for j, cell in enumerate(row)}


@pytest.fixture(scope="module")
def chapter() -> Example:
    return load_example(CHAPTER)


def perceptron(activation: str = "tanh") -> System:
    return System(
        Network(
            (
                Step("hidden", sublayer("linear"), {"X": "x", "W": "W_1", "Y": "net"}),
                Step("activation", sublayer(activation), {"X": "net", "Y": "a"}),
                Step("output", sublayer("linear"), {"X": "a", "W": "W_2", "Y": "o"}),
                Step("error", sublayer("squared_error_half_sum"), {"Y": "o", "target": "target"}),
            )
        ),
        Training(sublayer("adam_step"), 1, ("W_1", "W_2")),
    )


def perceptron_given(system: System) -> tuple[dict[str, int], dict[str, Any]]:
    dimensions = {name: system.network.tensors[name].dimensions for name in ("x", "W_1", "W_2")}
    one, inputs = (size.name for size in dimensions["x"])
    hidden, outputs = (size.name for size in dimensions["W_2"])
    sizes = {one: 1, inputs: 2, hidden: 3, outputs: 2}
    tenths = np.vectorize(lambda n: Fraction(int(n), 10), otypes=[object])
    given: dict[str, Any] = {
        "x": tenths([[5, -3]]),
        "W_1": tenths([[1, -4, 7], [6, 2, -5]]),
        "W_2": tenths([[3, -2], [-8, 4], [5, 9]]),
        "target": tenths([[2, 4]]),
    }
    settings = {"learning_rate": "0.1", "beta_1": "0.9", "beta_2": "0.999", "epsilon": "1e-8"}
    for name in system.given:
        tensor = system.tensors[name]
        if name not in given and not tensor.axes:
            given[name] = next(
                (Fraction(v) for known, v in settings.items() if known in name), Fraction(0)
            )
        elif name not in given:
            given[name] = np.zeros([sizes[size.name] for size in tensor.dimensions], dtype=int)
    return sizes, given


# Rigorous and tight


@pytest.mark.parametrize("decimals", [4, 2])
def test_chapter_is_enclosed_tightly(chapter: Example, decimals: int) -> None:
    page = Page.of(chapter.system, chapter.sizes, chapter.given, decimals)
    found = factors(page, count=200)
    assert len(found) == len(chapter.system.equations) - 2  # the terms of two softmaxes
    assert {name: factor for name, factor in found.items() if factor > WANTED} == {}


@pytest.mark.parametrize("activation", ["tanh", "relu", "gelu_erf", "sigmoid"])
def test_perceptron_with_adam_is_enclosed_tightly(activation: str) -> None:
    system = perceptron(activation)
    page = Page.of(system, *perceptron_given(system), 3)
    found = factors(page, count=300)
    assert {"loss", "dW_1", "W_1#1", "loss#1"} <= {name.rpartition(".")[2] for name in found}
    assert {name: factor for name, factor in found.items() if factor > WANTED} == {}


@pytest.mark.parametrize("choices", [replace(choices, layers=1) for choices in VARIANTS[1:3]])
def test_random_networks_are_enclosed_tightly(choices: Gpt2) -> None:
    drawn = fixed(choices, targets="random", T=3, V=4, h=2, d_k=2)
    page = Page.of(System(drawn.network), drawn.size, drawn.given, 3)
    found = factors(page, count=100)
    assert {name: factor for name, factor in found.items() if factor > WANTED} == {}


@pytest.mark.parametrize("decimals", [4, 1])
def test_numbers_carry_through_what_is_not_printed(decimals: int) -> None:
    """Only what a block hands on is printed: every value is still enclosed, and most tightly."""
    drawn = fixed(T=2, V=3, h=1, d_k=2, d_ff=3)
    page = Page.of(System(drawn.network), drawn.size, drawn.given, decimals)
    page = only(page, [n for n in page.printed if not any(part in n for part in INTERNAL)])
    reach = page.reach()
    for name in ("block1.normed_1", "block1.attended", "block1.mlp_output", "P", "dblock1.W_1"):
        reached = reach.reached(name)
        assert reached is not None
        sampled = page.sampled(name, reached, 300)
        for ball, values in zip(reached.enclosure.flat, sampled, strict=True):
            assert not escapes(ball, values)
            if decimals == 4:
                assert 2 * float(ball.rad()) <= WANTED * np.ptp(values) + 1e-11


def test_enclosures_cut_down_on_the_way_stay_tighter(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = fixed(T=3, V=4, h=2)
    page = Page.of(System(drawn.network), drawn.size, drawn.given, 2)
    page = only(page, [n for n in page.printed if not any(part in n for part in INTERNAL)])

    def width() -> float:
        reached = page.reach().reached("dblock1.W_Q")
        assert reached is not None
        return sum(float(ball.rad()) for ball in reached.enclosure.flat)

    tight = width()
    monkeypatch.setattr("numeric.reach.tightened", lambda number: number)
    assert width() > 1.5 * tight


def only(page: Page, names: list[str]) -> Page:
    return replace(page, printed={name: page.printed[name] for name in names})


def test_enclosures_with_slopes_at_one_point_are_found_out(
    chapter: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Dual.__init__

    def narrow(self: Dual, centre: arb, box: arb, slope: Any, *rest: Any, **named: Any) -> None:
        honest(self, centre, box, {v: s.mid() for v, s in slope.items()}, *rest, **named)

    page = Page.of(chapter.system, chapter.sizes, chapter.given, 1)
    name = "block1.layer_norm_2.variance"
    for constructor, wrong in ((honest, False), (narrow, True)):
        monkeypatch.setattr(Dual, "__init__", constructor)
        reached = page.reach().reached(name)
        assert reached is not None
        sampled = page.sampled(name, reached, 300)
        pairs = zip(reached.enclosure.flat, sampled, strict=True)
        assert any(escapes(ball, values) for ball, values in pairs) == wrong


def test_exact_is_the_value_at_the_printed_digits(chapter: Example) -> None:
    reach = Reach(
        chapter.system, chapter.sizes, chapter.given, {"P": matrix(".4 .2 .4; .3 .4 .3; .3 .3 .4")}
    )
    reached = reach.reached("dZ")
    assert reached is not None
    # Half of P − one-hot, because two positions have a target.
    expected = [[0.2, -0.4, 0.2], [0.15, 0.2, -0.35], [0, 0, 0]]
    np.testing.assert_allclose(
        [[float(ball.mid()) for ball in line] for line in reached.exact], expected, atol=1e-15
    )
    low, high = reached.extremes((0, 0))
    assert (float(low.mid()), float(high.mid())) == pytest.approx((0.175, 0.225), abs=1e-12)


def test_a_truncated_number_ranges_to_one_side(chapter: Example) -> None:
    cut = {
        at: Known(known.value, known.value, known.value + Fraction(1, 10))
        for at, known in matrix(".4 .2 .4; .3 .4 .3; .3 .3 .4").items()
    }
    reached = Reach(chapter.system, chapter.sizes, chapter.given, {"P": cut}).reached("dZ")
    assert reached is not None
    assert float(reached.exact[0, 0].mid()) == pytest.approx(0.2)
    low, high = enclose(reached.enclosure[0, 0])
    assert (float(low), float(high)) == pytest.approx((0.2, 0.25), abs=1e-8)


# What is known


def test_printed_values_alone_decide_where_nothing_else_is_given(chapter: Example) -> None:
    parameters = {tensor.name for tensor in chapter.system.network.parameters}
    given = {name: value for name, value in chapter.given.items() if name not in parameters}
    P = matrix("0.4114 0.2532 0.3354; 0.2524 0.4323 0.3153; 0.3280 0.2986 0.3734")
    reach = Reach(chapter.system, chapter.sizes, given, {"P": P})
    loss, dZ = reach.reached("loss"), reach.reached("dZ")
    assert loss is not None
    assert dZ is not None
    assert loss.enclosure.item().overlaps(arb("1.26387"))
    assert loss.sources.item() == {("P", (0, 1)), ("P", (1, 2))}
    assert dZ.sources[1, 0] == {("P", (1, 0))}
    assert dZ.sources[2, 0] == frozenset(), "no target, no gradient"
    assert reach.reached("Z") is None
    assert reach.reached("P") is None
    assert reach.reached("no such tensor") is None
    assert from_start(chapter.system, chapter.sizes, given).keys() == {
        "loss.count",
        "loss.divisor",
    }


def test_one_missing_entry_hides_what_follows(chapter: Example) -> None:
    P = matrix("0.4114 0.2532 0.3354; 0.2524 0.4323 0.3153; 0.3280 0.2986 0.3734")
    del P[2, 2]
    given = {name: chapter.given[name] for name in ("y", "has_target")}
    assert Reach(chapter.system, chapter.sizes, given, {"P": P}).reached("dZ") is None


def test_an_entry_that_is_not_printed_is_computed(chapter: Example) -> None:
    system, sizes, given = chapter.system, chapter.sizes, chapter.given
    page = Page.of(system, sizes, given, 2)
    P = {at: known for at, known in page.printed["P"].items() if at != (0, 0)}
    reached = Reach(system, sizes, given, {"P": P}).reached("dZ")
    assert reached is not None
    assert reached.sources[0, 0] == frozenset()
    assert reached.enclosure[0, 0].overlaps(from_start(system, sizes, given)["dZ"][0, 0])
    assert reached.sources[0, 1] == {("P", (0, 1))}


def test_a_given_value_stays_as_it_is(chapter: Example) -> None:
    system, sizes, given = chapter.system, chapter.sizes, chapter.given
    E = Page.of(system, sizes, {**given}, 2).printed["embedded"]
    with_figure = Reach(system, sizes, given, {"E": E}).reached("embedded")
    assert with_figure is not None
    assert all(not sources for sources in with_figure.sources.flat)


def test_a_tensor_without_equation_may_be_printed() -> None:
    system = perceptron()
    sizes, given = perceptron_given(system)
    del given["x"]
    assert Reach(system, sizes, given, {}).reached("net") is None
    reached = Reach(system, sizes, given, {"x": matrix("0.5 -0.3")}).reached("net")
    assert reached is not None
    assert reached.sources[0, 2] == {("x", (0, 0)), ("x", (0, 1))}
    assert float(reached.enclosure[0, 2].rad()) == pytest.approx(0.05 * 1.2)


def test_whole_numbers_are_not_rounded(chapter: Example) -> None:
    """A count of 2 does not stand for 1.5 to 2.5, nor does a masked 0.0000 stand for 0.00005."""
    system, sizes, given = chapter.system, chapter.sizes, chapter.given
    P = matrix("0.4114 0.2532 0.3354; 0.2524 0.4323 0.3153; 0.3280 0.2986 0.3734")

    def radius(divisor: str) -> float:
        reach = Reach(system, sizes, given, {"P": P, "loss.divisor": {(): printed(divisor)}})
        reached = reach.reached("dZ")
        assert reached is not None
        return float(reached.enclosure[0, 0].rad())

    assert radius("2") == pytest.approx(0.00005 / 2)
    assert radius("2.00") == pytest.approx(0.00005 / 2)
    assert radius("3") > 0.01, "it is not 3, so it is what was printed"


def test_a_step_is_0_or_1() -> None:
    system = perceptron("relu")
    sizes, given = perceptron_given(system)
    (active,) = [name for name in system.tensors if name == "activation.active"]
    net = matrix("0.00 -0.26 0.50")
    figures = {"net": net, active: matrix("1 0 1"), "da": matrix("0.10 0.20 0.30")}
    reached = Reach(system, sizes, given, figures).reached("dnet")
    assert reached is not None
    assert [float(ball.rad()) for ball in reached.enclosure[0]] == pytest.approx(
        [0.005, 0, 0.005], abs=1e-9
    )


def test_across_a_jump_nothing_is_connected() -> None:
    system = perceptron("relu")
    sizes, given = perceptron_given(system)
    reach = Reach(system, sizes, given, {"net": matrix("0.00 -0.26 0.50")})
    active, reached = reach.reached("activation.active"), reach.reached("dnet")
    assert active is not None
    assert reached is not None
    assert active.connected.tolist() == [[False, True, True]]
    assert not reached.connected[0, 0]
    low, high = enclose(reached.enclosure[0, 0])
    assert low <= 0 <= high
    assert (low, high) != (0, 0)


def test_what_is_not_finite_is_anything(chapter: Example) -> None:
    zeros = matrix("1.0 0.0 0.0; 0.0 1.0 0.0; 0.0 0.0 1.0")
    reached = Reach(chapter.system, chapter.sizes, chapter.given, {"P": zeros}).reached("loss")
    assert reached is not None
    assert not reached.enclosure.item().is_finite()
    assert not reached.enclosure.item().is_nan()
    assert not reached.exact.item().is_nan()
    assert not reached.connected.item()


def test_terms_of_a_softmax_have_no_value_of_their_own(chapter: Example) -> None:
    """They depend on the shift; printed without one they lead to the same P, but all together."""
    system, sizes, given = chapter.system, chapter.sizes, chapter.given
    start = from_start(system, sizes, given)
    assert "loss.exponential" not in start
    Z = np.vectorize(lambda ball: float(ball.mid()))(start["Z"])
    terms = {at: printed(f"{np.exp(Z[at]):.6f}") for at in np.ndindex(Z.shape)}
    reach = Reach(system, sizes, given, {"loss.exponential": terms})
    assert reach.reached("loss.exponential") is None
    for count, sources in ((9, 3), (8, 0)):
        some = dict(list(terms.items())[:count])
        reached = Reach(system, sizes, given, {"loss.exponential": some}).reached("P")
        assert reached is not None
        assert len(reached.sources[0, 0]) == sources
        assert abs(reached.exact[0, 0] - start["P"][0, 0]) < 1e-5


def test_from_start_leaves_out_what_a_jump_leaves_open() -> None:
    system = perceptron("relu")
    sizes, given = perceptron_given(system)
    given["W_1"] = given["W_1"] * Fraction(0)
    decided = from_start(system, sizes, given)
    assert "dnet" in decided, "the step at 0 is 0"
    third = np.full((1, 2), Fraction(1, 3), dtype=object)
    cancels = np.array([[1, 1, 1], [-1, 1, 1]]) * Fraction(1, 7)
    found = from_start(system, sizes, given | {"x": third, "W_1": cancels})
    assert "net" in found
    assert "o" not in found
    assert "dnet" not in found


@pytest.mark.parametrize("at", [(0, 9), (0,), (-1, 0)])
def test_an_entry_outside_is_an_error(chapter: Example, at: At) -> None:
    figures: Mapping[str, Mapping[At, Known]] = {"P": {at: printed("0.5")}}
    with pytest.raises(ArrayError, match=r"P has shape \(3, 3\), and so no entry"):
        Reach(chapter.system, chapter.sizes, chapter.given, figures)


def test_known_has_to_lie_in_its_interval() -> None:
    with pytest.raises(ValueError, match="does not lie in"):
        Known(Fraction(0), Fraction(2), Fraction(1))

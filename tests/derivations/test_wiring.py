"""Wiring: pages joined by names, with the way back as their reverse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flint import arb
from sympy import Add, Integer, Sum

from derivations.evaluate import run
from derivations.notation import (
    Equation,
    NotationError,
    d,
    dimension,
    entries,
    entry_name,
    index,
    tensor,
    zero_one,
)
from derivations.sublayer import Shift, Sublayer
from derivations.wiring import Network, Step

N, D = dimension("N"), dimension("D")
t = index("t", N)
x, w, y, z = (tensor(name, N) for name in "xwyz")
kept, total, shift = tensor("kept", N), tensor("total"), tensor("shift", N)
m = zero_one("m", N)

SCALE = Sublayer(
    name="scale",
    title="",
    source="",
    inputs=(x,),
    parameters=(w,),
    values=(kept,),
    outputs=(y,),
    forward=(Equation(kept[t], 3 * x[t]), Equation(y[t], kept[t] * w[t])),
    backward=(
        Equation(d(kept)[t], d(y)[t] * w[t]),
        Equation(d(x)[t], 3 * d(kept)[t]),
        Equation(d(w)[t], d(y)[t] * kept[t]),
    ),
)
TOTAL = Sublayer(
    name="total",
    title="",
    source="",
    inputs=(x,),
    data=(m,),
    loss=total,
    forward=(Equation(total[()], Sum(m[t] * x[t] ** 2, t)),),
    backward=(Equation(d(x)[t], 2 * m[t] * x[t]),),
)
PAIR = Sublayer(
    name="pair",
    title="",
    source="",
    inputs=(x, z),
    outputs=(y,),
    forward=(Equation(y[t], x[t] * z[t]),),
    backward=(Equation(d(x)[t], d(y)[t] * z[t]), Equation(d(z)[t], d(y)[t] * x[t])),
)


def scale(name: str, reads: str, makes: str, weight: str = "w") -> Step:
    return Step(name, SCALE, {"x": reads, "y": makes, "w": weight})


def names(equations: tuple[Equation, ...]) -> list[str]:
    return [equation.name for equation in equations]


def right(network: Network, name: str) -> str:
    return str(next(e.right for e in network.backward if e.name == name))


CHAIN = Network(
    (
        scale("one", "a", "b", "w1"),
        scale("two", "b", "c", "w2"),
        Step("end", TOTAL, {"x": "c", "m": "m", "total": "loss"}),
    )
)


def test_a_chain_and_its_reverse() -> None:
    assert names(CHAIN.forward) == ["one.kept", "b", "two.kept", "c", "loss"]
    assert names(CHAIN.backward)[0] == "dc"
    assert names(CHAIN.backward).index("db") < names(CHAIN.backward).index("da")
    assert [one.name for one in CHAIN.parameters] == ["w1", "w2"]
    assert [one.name for one in CHAIN.data] == ["m"]
    assert [one.name for one in CHAIN.inputs] == ["a"]
    assert CHAIN.outputs == ()
    assert CHAIN.step("two").page is SCALE
    with pytest.raises(KeyError, match="three"):
        CHAIN.step("three")


def test_the_order_of_the_steps_does_not_matter() -> None:
    shuffled = Network(CHAIN.steps[::-1])
    values = {
        "a": {(0,): arb(2), (1,): arb(3)},
        "w1": {(0,): arb(5), (1,): arb(7)},
        "w2": {(0,): arb(1), (1,): arb(-1)},
        "m": {(0,): arb(1), (1,): arb(0)},
    }
    sizes = {"N": 2}
    found = [run((*n.forward, *n.backward), values, sizes) for n in (CHAIN, shuffled)]
    assert found[0] == found[1]
    # c = 9·a·w1·w2, so the loss is c², and by a its derivative 2c·9·w1·w2 at the place that counts
    assert found[0]["loss"] == {(): 90**2}
    assert found[0]["da"] == {(0,): 2 * 90 * 45, (1,): 0}


def test_every_equation_comes_after_what_it_needs() -> None:
    for equations in (CHAIN.forward, CHAIN.backward):
        defined: set[str] = set()
        later = set(names(equations))
        for equation in equations:
            later.discard(equation.name)
            used = {entry_name(entry) for entry in entries(equation.right)}
            assert not used & (later | {equation.name})
            defined.add(equation.name)


def test_a_value_that_several_steps_use_sums_what_they_send_back() -> None:
    network = Network(
        (
            scale("one", "a", "b"),
            scale("two", "a", "c"),
            scale("three", "a", "e"),
        )
    )
    assert [one.name for one in network.outputs] == ["b", "c", "e"]
    assert right(network, "da") == "da@one[t] + da@three[t] + da@two[t]"
    assert right(network, "dw") == "dw@one[t] + dw@three[t] + dw@two[t]"
    assert names(network.backward).count("da") == 1
    assert network.gradients["da@two"].gradient_of == network.tensors["a"]
    assert network.gradients["db"] == d(network.tensors["b"])
    # 3·w·(db + dc + de), with a = 1: each of the three parts counts
    values = {
        n: {(0,): arb(k)} for n, k in (("a", 1), ("w", 5), ("db", 1), ("dc", 10), ("de", 100))
    }
    found = run((*network.forward, *network.backward), values, {"N": 1})
    assert found["da"] == {(0,): 15 * 111}
    assert found["dw"] == {(0,): 3 * 111}


def test_a_value_that_one_step_uses_is_not_a_sum() -> None:
    assert "@" not in "".join(names(CHAIN.backward))
    assert right(CHAIN, "db") == "3*dtwo.kept[t]"


def test_values_that_are_not_bound_belong_to_their_step() -> None:
    assert {"one.kept", "two.kept"} <= CHAIN.tensors.keys()
    assert CHAIN.step("one").network_name("kept") == "one.kept"
    assert CHAIN.step("one").network_tensor(x) == replace(x, name="a")


def test_a_cycle_is_named() -> None:
    network = Network((scale("one", "a", "b"), scale("two", "b", "a")))
    with pytest.raises(NotationError, match=r"the wiring has a cycle: .*→"):
        _ = network.forward


def test_two_producers_of_one_value_are_an_error() -> None:
    network = Network((scale("one", "a", "c"), scale("two", "b", "c")))
    with pytest.raises(NotationError, match="c is produced by two steps"):
        _ = network.forward


def test_two_steps_of_one_name_are_an_error() -> None:
    network = Network((scale("one", "a", "b"), scale("one", "b", "c")))
    with pytest.raises(NotationError, match=r"one\.kept is produced by two steps"):
        _ = network.forward


def test_a_value_used_twice_by_one_step_gets_both_gradients() -> None:
    network = Network((Step("pair", PAIR, {"x": "a", "z": "a", "y": "b"}),))
    assert right(network, "da") == "da@pair.x[t] + da@pair.z[t]"
    values = {"a": {(0,): arb(3)}, "db": {(0,): arb(5)}}
    found = run((*network.forward, *network.backward), values, {"N": 1})
    assert found["da"] == {(0,): 2 * 3 * 5}  # b = a²


def test_shifts_are_renamed_and_come_after_what_they_follow() -> None:
    shifted = Sublayer(
        name="shifted",
        title="",
        source="",
        inputs=(x,),
        data=(m,),
        values=(kept,),
        outputs=(y,),
        shifts=(Shift(shift, of=kept, among=m),),
        forward=(Equation(y[t], x[t] * shift[t]), Equation(kept[t], x[t] ** 2)),
        backward=(Equation(d(x)[t], d(y)[t]),),
    )
    network = Network((Step("one", shifted, {"x": "a", "y": "b", "m": "mask"}),))
    (found,) = network.shifts
    assert (found.value.name, found.of.name) == ("one.shift", "one.kept")
    assert found.among is not None
    assert found.among.name == "mask"
    assert names(network.forward) == ["one.kept", "b"]  # though b does not mention it


def test_gradients_of_free_outputs_are_given() -> None:
    network = Network((scale("one", "a", "b"),))
    assert "db" not in names(network.backward)
    assert network.gradients["db"].gradient_of == network.tensors["b"]


def test_a_sum_over_uses_has_a_part_for_each_use() -> None:
    network = Network((scale("one", "a", "b"), scale("two", "a", "c")))
    whole = next(e for e in network.backward if e.name == "da")
    assert isinstance(whole.right, Add)
    assert whole.right != Integer(2) * whole.right.args[0]

"""GPT-2 as wiring: which choices give which steps, parameters and sums."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from derivations.gpt2 import Activation, Gpt2, Positions, gpt2
from derivations.notation import Equation
from derivations.wiring import Network


def right(network: Network, name: str) -> str:
    (equation,) = (e for e in network.backward if e.name == name)
    return str(equation.right)


def test_the_defaults_are_gpt2s() -> None:
    network = gpt2(Gpt2())
    assert [step.name for step in network.steps] == [
        "embedding",
        "positions",
        "block1.layer_norm_1",
        "block1.attention",
        "block1.residual_1",
        "block1.layer_norm_2",
        "block1.mlp",
        "block1.residual_2",
        "final_layer_norm",
        "logit_projection",
        "loss",
    ]
    assert network.step("block1.mlp").page.name == "mlp_gelu_tanh"
    assert network.step("logit_projection").page.name == "tied_logit_projection"
    assert network.inputs == network.outputs == ()
    assert {one.name for one in network.data} == {
        "x",
        "y",
        "position",
        "has_target",
        "M",
        "epsilon",
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "choices",
    [
        Gpt2(layers, tied, bias, final, activation, positions)
        for layers, tied, (bias, final), activation, positions in product(
            (1, 2),
            (False, True),
            ((False, False), (True, True)),
            get_args(Activation),
            get_args(Positions),
        )
    ],
    ids=lambda c: f"{c.layers}-{c.tied}-{c.logit_bias}-{c.activation}-{c.positions}",
)
def test_every_choice_gives_a_network_with_a_gradient_for_each_parameter(choices: Gpt2) -> None:
    network = gpt2(choices)
    names = {parameter.name for parameter in network.parameters}
    block = [f"{kind}_{name}" for kind in "Wb" for name in "QKVO12"]
    block += [f"{kind}_{place}" for kind in ("gamma", "beta") for place in "12"]
    expected = {f"block{n + 1}.{name}" for n in range(choices.layers) for name in block} | {"E"}
    expected |= {"W_P"} if choices.positions == "learned" else set()
    expected |= {"gamma_final", "beta_final"} if choices.final_layer_norm else set()
    expected |= set() if choices.tied else {"W_U"}
    expected |= {"b_U"} if choices.logit_bias else set()
    assert names == expected
    backward = {equation.name for equation in network.backward}
    assert {f"d{name}" for name in names} <= backward
    assert {equation.name for equation in network.forward} >= {"Z", "P", "loss"}
    used = {step.page.name for step in network.steps}
    assert f"mlp_{choices.activation}" in used
    assert f"{choices.positions}_positions" in used
    assert network.outputs == ()


def test_a_tied_matrix_sums_its_two_uses() -> None:
    assert right(gpt2(Gpt2()), "dE") == "dE@embedding[v, i] + dE@logit_projection[v, i]"
    untied = gpt2(Gpt2(tied=False))
    assert "@" not in "".join(equation.name for equation in untied.backward)


def test_the_residual_stream_sums_skip_path_and_branch() -> None:
    network = gpt2(Gpt2(layers=2))
    assert right(network, "dblock1.middle") == "dblock1.branch_2[t, i] + dblock1.output[t, i]"
    assert right(network, "dstream") == "dblock1.branch_1[t, i] + dblock1.middle[t, i]"
    assert right(network, "dblock1.output") == "dblock2.branch_1[t, i] + dblock2.middle[t, i]"


def test_blocks_are_chained() -> None:
    network = gpt2(Gpt2(layers=3, final_layer_norm=False))
    for layer in (1, 2):
        assert network.step(f"block{layer + 1}.residual_1").binding["X"] == f"block{layer}.output"
    assert network.step("logit_projection").binding["H"] == "block3.output"
    assert len({id(e) for e in network.forward}) == len(network.forward)
    assert all(isinstance(equation, Equation) for equation in network.forward)


def test_the_way_back_is_in_the_order_of_the_chapter() -> None:
    network = gpt2(Gpt2(tied=False, final_layer_norm=False))
    order = [equation.name for equation in network.backward]
    chapter = ["dZ", "dblock1.output", "dblock1.mlp_output", "dblock1.normed_2", "dblock1.middle"]
    chapter += ["dblock1.attended", "dblock1.normed_1", "dstream", "dembedded", "dE"]
    places = [order.index(name) for name in chapter]
    assert places == sorted(places)

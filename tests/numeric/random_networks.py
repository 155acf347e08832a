"""Random GPT-2 networks with random numbers: what the tests of whole networks draw from."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from typing import Any, get_args

import numpy as np
from hypothesis import strategies as st

from derivations.gpt2 import Activation, Gpt2, Positions, gpt2
from derivations.wiring import Network
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from numeric.program import Arithmetic, Array, Program, stored_shape
from tests.oracles.gpt2 import Settings

EPSILON = 1e-3


@cache
def network_of(choices: Gpt2) -> Network:
    return gpt2(choices)


@cache
def program_of(choices: Gpt2) -> Program:
    """Forward and backward, lowered once: a program runs at any sizes."""
    network = network_of(choices)
    tensors = {**network.tensors, **network.gradients}
    return lower((*network.forward, *network.backward), tensors, network.shifts)


@dataclass(frozen=True)
class Drawn:
    """A network, its sizes, and whether any position has a target."""

    choices: Gpt2
    sizes: tuple[tuple[str, int], ...]
    targets: str
    causal: bool
    seed: int

    @property
    def size(self) -> dict[str, int]:
        return dict(self.sizes)

    @cached_property
    def network(self) -> Network:
        return network_of(self.choices)

    @cached_property
    def parameters(self) -> dict[str, Array]:
        """Nothing is 0 or 1 that could hide a mistake: biases are not 0 and γ is not 1."""
        random = np.random.default_rng(self.seed)
        found = {}
        for tensor in self.network.parameters:
            shape = stored_shape(tensor, self.size)
            middle = 1.0 if "gamma" in tensor.name else 0.0
            found[tensor.name] = random.normal(middle, 0.6, size=shape)
        return found

    @cached_property
    def data(self) -> dict[str, Array]:
        random = np.random.default_rng(self.seed + 1)
        T, V = self.size["T"], self.size["V"]
        has_target = {
            "none": np.zeros(T, dtype=np.int64),
            "all but the last": (np.arange(T) < T - 1).astype(np.int64),
            "random": random.integers(0, 2, size=T),
        }[self.targets]
        M = np.tri(T, dtype=np.int64)
        if not self.causal:
            M = random.integers(0, 2, size=(T, T))
            M[np.arange(T), random.integers(0, T, size=T)] = 1  # no row is empty
        return {
            "x": random.integers(0, V, size=T),
            "y": random.integers(0, V, size=T),
            "has_target": has_target,
            "M": M,
            "position": random.integers(0, self.size["n_ctx"], size=T),
        }

    @property
    def given(self) -> dict[str, Any]:
        return {**self.parameters, **self.data, "epsilon": EPSILON}

    @property
    def settings(self) -> Settings:
        return Settings(heads=self.size["h"], epsilon=EPSILON, **asdict(self.choices))

    def values(self, arithmetic: Arithmetic | None = None) -> dict[str, Array]:
        """Every value and every gradient, out of the lowered program."""
        program = program_of(self.choices)
        return program.run(self.given, self.size, arithmetic or FloatArithmetic())


@st.composite
def networks(draw: st.DrawFn, smallest_vocabulary: int = 1) -> Drawn:
    """Any choices, any small sizes; the oracles know that d_model is h·d_k."""
    choices = Gpt2(
        layers=draw(st.integers(1, 3)),
        tied=draw(st.booleans()),
        logit_bias=draw(st.booleans()),
        final_layer_norm=draw(st.booleans()),
        activation=draw(st.sampled_from(get_args(Activation))),
        positions=draw(st.sampled_from(get_args(Positions))),
        scaled=draw(st.booleans()),
    )
    sizes = {name: draw(st.integers(1, 5)) for name in ("T", "d_ff", "n_ctx")}
    sizes["V"] = draw(st.integers(smallest_vocabulary, 5))
    sizes |= {name: draw(st.integers(1, 3)) for name in ("h", "d_k")}
    sizes["d_model"] = sizes["h"] * sizes["d_k"]
    return Drawn(
        choices,
        tuple(sizes.items()),
        draw(st.sampled_from(["random", "all but the last", "none"])),
        draw(st.booleans()),
        draw(st.integers(0, 10_000)),
    )


def fixed(choices: Gpt2 | None = None, targets: str = "all but the last", **sizes: int) -> Drawn:
    """One network with all dimensions different, or as told."""
    usual = {"T": 5, "V": 7, "d_ff": 4, "n_ctx": 8, "h": 3, "d_k": 2}
    usual |= sizes
    usual["d_model"] = usual["h"] * usual["d_k"]
    return Drawn(choices or Gpt2(), tuple(usual.items()), targets, True, seed=11)


VARIANTS = (
    Gpt2(),
    Gpt2(layers=2, tied=False, logit_bias=True, activation="gelu_erf"),
    Gpt2(layers=3, final_layer_norm=False, activation="relu", positions="sinusoidal"),
    replace(Gpt2(), tied=False, final_layer_norm=False),
    Gpt2(scaled=False),
)

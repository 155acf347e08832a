"""Forward and backward of one pre-LayerNorm block, lowered from its equations, beside PyTorch.

Everyone gets the same inputs, in float32, and the same number of threads.  Before any time counts,
the outputs and all gradients are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.contest import contestants, take_turns
from benchmarks.figures import Spread, WrongResult, ratios, table
from benchmarks.torch_block import torch_block
from derivations.gpt2 import Gpt2, block_steps
from derivations.notation import Kind, Tensor, d
from derivations.wiring import Network
from numeric.arithmetic import Details, FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, stored_shape

PRECISION = "float32"
OURS, EXPLICIT, FUSED = "backproof (NumPy)", "PyTorch, explicit mask", "PyTorch, fused attention"
PROFILE = "profile"
WARM_UP = 3  # rounds
EPSILON = 1e-5  # LayerNorm's
SPREAD = 0.05  # of the parameters: enough to take softmax and GELU far from linear
SUMS_IN_A_ROW = 12  # forward: six matrix products, two LayerNorms' worth of means; as many back

Values = dict[str, Array]


@dataclass(frozen=True)
class Sizes:
    """The sizes of a block."""

    T: int
    d_model: int
    h: int
    d_ff: int

    @property
    def named(self) -> dict[str, int]:
        """The size of every dimension by name."""
        return {**vars(self), "d_k": self.d_model // self.h}


@dataclass(frozen=True)
class Block:
    """The block as the project knows it, at some sizes."""

    sizes: Sizes

    @cached_property
    def network(self) -> Network:
        steps, _ = block_steps("block", "X", Gpt2())
        return Network(tuple(steps))

    @property
    def outputs(self) -> tuple[Tensor, ...]:
        """What is compared: the output and the gradient of every input and parameter."""
        network = self.network
        return (*network.outputs, *(d(t) for t in (*network.inputs, *network.parameters)))

    def given(self) -> Values:
        """Random inputs, parameters and upstream gradient, the same each time; a causal mask."""
        random = np.random.default_rng(0)
        network = self.network
        values: Values = {}
        for tensor in (*network.inputs, *map(d, network.outputs)):
            values[tensor.name] = self._normal(random, tensor)
        for tensor in network.parameters:
            around = 1 if ".gamma" in tensor.name else 0
            values[tensor.name] = around + np.float32(SPREAD) * self._normal(random, tensor)
        for tensor in network.data:
            shape = stored_shape(tensor, self.sizes.named)
            causal = tensor.kind is Kind.ZERO_ONE
            values[tensor.name] = (
                np.tril(np.ones(shape, bool)) if causal else np.full(shape, EPSILON)
            )
        return values

    def work(self, arithmetic: FloatArithmetic) -> Callable[[], Values]:
        """The lowered program, ready to run: forward and backward, outputs and gradients kept."""
        network, sizes, given = self.network, self.sizes.named, self.given()
        tensors = {**network.tensors, **network.gradients}
        names = [tensor.name for tensor in self.outputs]
        equations = (*network.forward, *network.backward)
        program = lower(equations, tensors, network.shifts, wanted=names)
        return lambda: program.run(given, sizes, arithmetic)

    def _normal(self, random: np.random.Generator, tensor: Tensor) -> Array:
        return random.standard_normal(stored_shape(tensor, self.sizes.named), dtype=np.float32)


class TimedArithmetic(FloatArithmetic):
    """Adds up the time of each operation."""

    def __init__(self) -> None:
        super().__init__(PRECISION)
        self.seconds: dict[str, float] = defaultdict(float)

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        start = perf_counter()
        value = super().call(operation, operands, details)
        self.seconds[operation] += perf_counter() - start
        return value


def lowered(sizes: Sizes) -> Callable[[], Values]:
    """Our work."""
    return Block(sizes).work(FloatArithmetic(PRECISION))


def profiled(sizes: Sizes) -> Callable[[], dict[str, float]]:
    """Our work; what comes out is the time of each operation."""
    arithmetic = TimedArithmetic()
    work = Block(sizes).work(arithmetic)

    def run() -> dict[str, float]:
        arithmetic.seconds.clear()
        work()
        return dict(arithmetic.seconds)

    return run


def report(sizes: Sizes, threads: int, rounds: int) -> str:
    """Two Markdown tables; WrongResult if results disagree."""
    preparations: dict[str, Callable[[], Callable[[], Any]]] = {OURS: partial(lowered, sizes)}
    has_torch = find_spec("torch") is not None
    if has_torch:
        given = Block(sizes).given()
        for name, fused in ((EXPLICIT, False), (FUSED, True)):
            preparations[name] = partial(torch_block, given, sizes.h, threads, fused)
    with contestants(preparations, threads) as runners:
        ours, *peers = ((runner.name, runner.result()) for runner in runners)
        compared = compare(ours[1], dict(peers), tolerance_at(sizes))
        seconds = take_turns(runners, rounds, WARM_UP)
    with contestants({PROFILE: partial(profiled, sizes)}, threads) as (profile,):
        shares = [profile.result() for _ in range(WARM_UP + rounds)][WARM_UP:]
    dimensions = ", ".join(f"{name} = {size}" for name, size in sizes.named.items())
    rows = [
        (name, Spread.of(times), "1" if name == OURS else ratios(seconds[OURS], times))
        for name, times in seconds.items()
    ]
    return "\n\n".join(
        [
            f"## One block, forward and backward\n\n{dimensions}; {PRECISION}; threads: {threads}; "
            f"{rounds} rounds in turns; median (lowest to highest)",
            *(compared if has_torch else ["PyTorch is not installed: our time stands alone."]),
            table(("contestant", "seconds", "backproof's time / this time"), rows),
            f"Where backproof's time goes, with {threads} threads:",
            table(("operation", "seconds", "share"), _by_operation(shares)),
        ]
    )


def compare(ours: Values, peers: Mapping[str, Values], tolerance: float) -> list[str]:
    """How far our results are from each peer's, in words; WrongResult if that is too far."""
    said = []
    for name, theirs in peers.items():
        where, difference = largest_difference(ours, theirs)
        if not difference <= tolerance:  # a nan is a disagreement too
            raise WrongResult(
                f"{OURS} and {name} disagree on {where}: relative difference {difference:.2g}, "
                f"tolerance {tolerance:.2g}"
            )
        said.append(
            f"Same results as {name}: {len(theirs)} arrays, largest relative difference "
            f"{difference:.2g} (in {where}; tolerance {tolerance:.2g})"
        )
    return said


def tolerance_at(sizes: Sizes) -> float:
    """What rounding explains: √n·ε for a sum of n terms, one such sum after the other.

    Source: Higham & Mary (2019), A new approach to probabilistic rounding error analysis.
    """
    longest = max(sizes.T, sizes.d_model, sizes.d_ff)
    return float(SUMS_IN_A_ROW * np.sqrt(longest) * np.finfo(PRECISION).eps)


def largest_difference(ours: Mapping[str, Array], theirs: Mapping[str, Array]) -> tuple[str, float]:
    """The name of the array that differs most, and by how much of its largest entry."""
    if ours.keys() != theirs.keys():
        raise WrongResult(f"not the same arrays: {sorted(ours.keys() ^ theirs.keys())}")
    found = {}
    for name, mine in ours.items():
        other = theirs[name]
        if mine.shape != other.shape or mine.dtype != other.dtype:
            raise WrongResult(f"{name}: {mine.shape} {mine.dtype}, {other.shape} {other.dtype}")
        # The gradient of the key bias is exactly 0, so that only rounding errors are left of it;
        # they are as large as those of the query bias, whose terms are of the same size.
        scale = np.max(np.abs(theirs[name.replace(".b_K", ".b_Q")]))
        found[name] = float(np.max(np.abs(mine - other)) / scale)
    return max(found.items(), key=lambda item: np.nan_to_num(item[1], nan=np.inf))


def _by_operation(runs: list[dict[str, float]]) -> list[tuple[str, str, str]]:
    medians = {name: median(run[name] for run in runs) for name in runs[0]}
    total = sum(medians.values())
    ordered = sorted(medians.items(), key=lambda item: -item[1])
    return [
        (name, f"{seconds:.4f}", f"{seconds / total:.1%}")
        for name, seconds in ordered
        if seconds >= total / 1000
    ]

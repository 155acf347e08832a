"""Inputs that hide nothing: sizes that no two axes share, and numbers at which mistakes show.

At ordinary inputs a wrong backward can be right: with one sequence nobody notices a sum over the
batch that is missing, with γ = 1 a γ that is forgotten, with a variance of 1 an ε.  So batches
have several sequences, sizes differ, all parameters are random and of order 1, some tokens repeat,
some positions have no target, one position varies so little that ε counts, and no argument of a
step function is near its jump.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod, sqrt
from typing import Any

import numpy as np

from derivations.notation import Kind, Tensor
from numeric.arithmetic import Details, FloatArithmetic
from numeric.lowering import lower
from numeric.program import Array, stored_shape
from verify.code.subject import POSITIONS, Subject, positions_of

MARGIN = 0.03  # how far the argument of a step function stays from its jump, if there are few
CLOSEST = 0.2  # of the distance that the nearest of many would have on average
QUIET = 0.03  # the size of the position that varies little, or less where ε is smaller:
QUIETER = 10.0  # … as many times √ε, so that ε is a hundredth of the variance there
ATTEMPTS = 200
PLAIN, LARGER = 2, 3  # trials with features from 3 to 8, and all trials
EPSILON = 1e-3  # where the function lets us choose: large enough to show

# One column for each trial.  d_model is h · d_k wherever heads are merged.
SIZES: Mapping[str, tuple[int, ...]] = {
    "B": (2, 3, 2),
    "T": (3, 5, 9),
    "h": (2, 4, 3),
    "d_k": (4, 2, 8),
    "d_v": (5, 6, 5),
    "d_model": (8, 8, 24),
    "V": (7, 9, 31),
    "n_ctx": (5, 6, 12),
    "d_ff": (9, 7, 40),
    "d_in": (5, 4, 20),
    "d_out": (4, 6, 33),
    "n": (6, 7, 50),
}
OTHER = (5, 7, 26)  # a size that only this network has


class InputError(ValueError):
    """There are no inputs of these sizes; the message says why."""


@dataclass(frozen=True)
class Inputs:
    """What a trial is given.  ``sizes`` are those of the network with all positions in one row;
    ``batch`` are the lengths of the axes of the batch, outermost first, and ``length`` is that of
    one sequence.  ``values`` have stored shapes.
    """

    sizes: Mapping[str, int]
    batch: tuple[int, ...]
    length: int
    values: Mapping[str, Array]

    @property
    def sequences(self) -> int:
        return prod(self.batch)


@dataclass(frozen=True)
class Wishes:
    """What a function can be given: how it is called decides that."""

    ignored: bool = True  # positions without a target
    any_mask: bool = True  # a mask other than the causal one
    epsilon: float | None = None
    batched: bool = True
    sizes: Mapping[str, int] | None = None
    masked: bool = True  # there is a mask at all


def chosen_sizes(subject: Subject, trial: int, wishes: Wishes) -> dict[str, int]:
    """The sizes of a trial, those that are wished for first; InputError if they do not fit."""
    sizes: dict[str, int] = {}
    others = iter(range(100))
    for name in dict.fromkeys((*subject.dimensions, *subject.batch)):
        usual = SIZES.get(name)
        sizes[name] = usual[trial] if usual else OTHER[trial] + next(others)
    sizes |= {name: size for name, size in (wishes.sizes or {}).items() if size}
    if not wishes.batched:
        sizes |= {name: 1 for name in subject.batch if name == "B"}
    merged = {"h", "d_k"} <= sizes.keys() and "d_model" in sizes
    if merged and sizes["h"] * sizes["d_k"] != sizes["d_model"]:
        if "d_k" in (wishes.sizes or {}):
            sizes["d_model"] = sizes["h"] * sizes["d_k"]
        elif sizes["d_model"] % sizes["h"]:
            raise InputError(f"h = {sizes['h']} does not divide d_model = {sizes['d_model']}")
        else:
            sizes["d_k"] = sizes["d_model"] // sizes["h"]
    if (wishes.sizes or {}).get("d_v") == 0:
        sizes["d_v"] = sizes["d_k"]
    if sizes.get("n_ctx", sizes.get(POSITIONS, 1)) < sizes.get(POSITIONS, 1):
        sizes["n_ctx"] = sizes[POSITIONS] + 2
    return sizes


def make_inputs(subject: Subject, trial: int, seed: int, wishes: Wishes) -> Inputs:
    """Inputs for a trial, drawn again until no step function is near its jump."""
    sizes = chosen_sizes(subject, trial, wishes)
    length = sizes.get(POSITIONS, 1)
    batch = tuple(sizes.get(name, 1) for name in subject.batch)
    flat = {name: size for name, size in sizes.items() if name not in ("B",)}
    if POSITIONS in flat:
        flat[POSITIONS] = prod(batch) * length
    for attempt in range(ATTEMPTS):
        random = np.random.default_rng([seed, trial, attempt])
        drawing = _Drawing(subject, flat, prod(batch), length, random, wishes)
        values = drawing.values()
        if _away_from_jumps(subject, values, flat):
            return Inputs(flat, batch, length, values)
    raise InputError(f"no inputs of {subject.name} keep away from the jumps of its step functions")


class _Drawing:
    def __init__(
        self,
        subject: Subject,
        sizes: Mapping[str, int],
        sequences: int,
        length: int,
        random: np.random.Generator,
        wishes: Wishes,
    ) -> None:
        self._subject, self._sizes, self._random = subject, sizes, random
        self._sequences, self._length, self._wishes = sequences, length, wishes

    def values(self) -> dict[str, Array]:
        subject = self._subject
        found = {t.name: self._value(t) for t in (*subject.given, *subject.upstream)}
        self._quieten(found)
        return found

    def _value(self, tensor: Tensor) -> Array:
        shape = stored_shape(tensor, self._sizes)
        random, last = self._random, tensor.name.rpartition(".")[2]
        if tensor.name in self._subject.numbers:
            return np.full(shape, self._subject.numbers[tensor.name])
        if tensor.kind is Kind.INDEX:
            return self._ids(tensor, shape)
        if tensor.kind is Kind.ZERO_ONE:
            return self._zeros_and_ones(tensor, shape)
        if last.startswith("epsilon"):
            wished = self._wishes.epsilon
            return np.full(shape, EPSILON if wished is None else wished)
        if tensor.kind is Kind.FRACTION:
            return self._fractions(tensor, shape)
        if tensor.kind in (Kind.POSITIVE, Kind.NON_NEGATIVE):
            return np.asarray(random.uniform(0.5, 2.0, shape))
        if tensor in self._subject.network.parameters:
            if len(shape) < 2:
                centre = 1.0 if last.startswith("gamma") else 0.0
                return centre + 0.5 * random.standard_normal(shape)
            fan_in = 1 if last.startswith(("E", "W_P")) else shape[0]
            return random.standard_normal(shape) / sqrt(fan_in)
        return random.standard_normal(shape)

    def _ids(self, tensor: Tensor, shape: tuple[int, ...]) -> Array:
        assert tensor.below is not None
        below = self._sizes[tensor.below.name]
        if tensor.name.rpartition(".")[2] == "position":
            return np.tile(np.arange(self._length), self._sequences)
        ids = self._random.integers(0, below, shape)
        if ids.size > 2:  # in one sequence, and across two: what overwrites has to show
            ids[-1], ids[1] = ids[0], ids[0]
        return ids

    def _zeros_and_ones(self, tensor: Tensor, shape: tuple[int, ...]) -> Array:
        if positions_of(tensor) == 2:
            return self._mask()
        if not self._wishes.ignored:
            return np.ones(shape, dtype=np.int64)
        has_target = (self._random.random(shape) < 0.7).astype(np.int64)
        if has_target.size > 1:
            has_target[0], has_target[-1] = 1, 0
        if has_target.size > self._length:
            has_target[self._length] = 1
        if self._sequences > 2:
            has_target[-self._length :] = 0  # a sequence without any target
        return has_target

    def _mask(self) -> Array:
        """Which positions see which: earlier ones, of their own sequence."""
        one = np.tril(np.ones((self._length, self._length), dtype=np.int64))
        if not self._wishes.masked:
            one[:] = 1
        elif self._wishes.any_mask and self._length > 2:
            one[2, 0] = 0  # not just any causal mask: one with a hole
        return np.kron(np.eye(self._sequences, dtype=np.int64), one)

    def _fractions(self, tensor: Tensor, shape: tuple[int, ...]) -> Array:
        values = self._random.uniform(0.1, 0.9, shape)
        if tensor.name == "P" and len(shape) > 1 and self._subject.page == "cross_entropy":
            return values / values.sum(axis=-1, keepdims=True)
        return values

    def _quieten(self, found: dict[str, Array]) -> None:
        """One position that hardly varies: only there an ε under a root can be seen."""
        normalised = any("epsilon" in t.name for t in self._subject.network.data)
        if not normalised:
            return
        wished = self._wishes.epsilon
        quiet = min(QUIET, QUIETER * sqrt(wished)) if wished else QUIET
        names = [t.name for t in self._subject.network.inputs if positions_of(t) == 1]
        for name in names:
            found[name][min(1, len(found[name]) - 1)] *= quiet
        if not names and {"E", "x"} <= found.keys():
            found["E"][found["x"][-2]] *= quiet
            if "W_P" in found:
                found["W_P"][found["position"][-2]] *= quiet


class _NearestJump(FloatArithmetic):
    """Floating point that notes how near to its jump a step function was."""

    def __init__(self) -> None:
        super().__init__("float64")
        self.nearest, self.count = np.inf, 0

    def call(self, operation: str, operands: list[Any], details: Details) -> Any:
        if operation == "step":
            self.nearest = min(self.nearest, float(np.min(np.abs(operands[0]), initial=np.inf)))
            self.count += np.size(operands[0])
        return super().call(operation, operands, details)


def _away_from_jumps(
    subject: Subject, values: Mapping[str, Array], sizes: Mapping[str, int]
) -> bool:
    arithmetic = _NearestJump()
    lower(subject.network.forward, subject.tensors, subject.shifts).run(values, sizes, arithmetic)
    return arithmetic.nearest > min(MARGIN, CLOSEST / max(1, arithmetic.count))

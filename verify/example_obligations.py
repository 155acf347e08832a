"""What has to hold for one example: its network's theorems, its numbers, its printed figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from flint import arb

from derivations.gpt2 import Gpt2
from derivations.notation import Tensor, d
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from numeric.arithmetic import BallArithmetic
from numeric.differences import BITS as DIFFERENCES_BITS
from numeric.differences import check_gradients
from numeric.example import Example, ExampleError, load_example
from numeric.example_setup import Clipping
from numeric.interval import enclose
from numeric.model import Model, Update, update
from numeric.program import Array, stored_shape
from verify.cache import environment
from verify.check import CheckedDocument, check_against
from verify.documents import read_document
from verify.figures import figure_obligations
from verify.invariant_instances import instance_obligations
from verify.next_token_figures import NextTokenFigures
from verify.obligations import (
    Obligation,
    across_pages_obligations,
    catalogue_obligations,
    one_of,
)
from verify.smt.theorem import Theorem
from verify.smt.theorems import theorems
from verify.smt.zero_pattern import ZeroPattern

BALLS = "ball arithmetic, 128 bits"


class ExampleRun:
    """An example with everything that is computed for it once and used by several checks.

    Its document is read and bound at once, because it may give values; DocumentError, BindingError
    or CheckError where that is not possible.
    """

    def __init__(self, example: Example) -> None:
        self.checked = _checked(example)
        self.example = self.checked.example if self.checked is not None else example
        self.model = Model(self.example)

    @cached_property
    def update(self) -> Update | None:
        """The clipped step, if the example asks for one."""
        clipping = self.example.clipping
        return None if clipping is None else update(self.model, clipping)

    @cached_property
    def next_token(self) -> NextTokenFigures | None:
        """What the preset's printed figures say about each other, if there is a document."""
        if self.checked is None or self.example.choices is None:
            return None
        return NextTokenFigures(self.checked, self.model)

    def obligations(self) -> list[Obligation]:
        """The catalogue's obligations first, then the example's own."""
        if self.example.choices is None:
            pages = {step.page.name: step.page for step in self.model.network.steps}
            proofs = catalogue_obligations(self.example.sizes, pages.values())
        else:
            proofs = catalogue_obligations(self.example.sizes)
            proofs += across_pages_obligations()
            proofs += network_theorems(self.example.choices)
        instances = instance_obligations(self.model)
        return [*proofs, *self._numbers(), *instances, *self._figures()]

    def _numbers(self) -> Iterator[Obligation]:
        network = self.model.network
        gradients = (name for name in sorted(network.tensors) if self.has_gradient(name))
        own = [network.tensors[name] for name in gradients]

        @cache
        def differences() -> Mapping[str, Outcome]:
            names = [tensor.name for tensor in own]
            return check_gradients(network, self._given(), self.example.sizes, names)

        for tensor in own:
            yield Obligation(
                f"network.gradient_agrees_with_differences [{d(tensor).name}]",
                "model",
                d(tensor).name,
                f"{d(tensor).name} through the whole network agrees with differences of the loss",
                partial(one_of, differences, tensor.name),
            )
        if own:
            yield self._number(
                "gradients_have_the_shapes_of_their_values",
                "every gradient has the shape of the value that it belongs to",
                partial(self._shapes, own),
            )
        if self.example.choices is not None:
            yield from self._gpt2_numbers(self.example.choices)

    def _given(self) -> dict[str, Any]:
        """What is given, the gradients of free outputs as arrays."""
        given, balls = dict(self.model.given), BallArithmetic(DIFFERENCES_BITS)
        for output in self.model.network.outputs:
            if (name := d(output).name) in given:
                given[name] = balls.call("cast", [given[name]], (output.kind,))
        return given

    def _gpt2_numbers(self, choices: Gpt2) -> Iterator[Obligation]:
        if self.example.clipping is not None:
            yield from self._one_step(self.example.clipping)
        if self._is_causal():
            yield self._number(
                "zero_rows_after_the_last_target",
                "every activation gradient is exactly 0 at positions after the last target",
                self._zero_rows,
            )
        if self._is_causal() and not choices.tied:
            yield self._number(
                "embedding_rows_without_later_targets_are_zero",
                "dE is exactly 0 for tokens that only occur where no later position has a target",
                self._embedding_rows,
            )

    def _one_step(self, clipping: Clipping) -> Iterator[Obligation]:
        yield self._number(
            "clipped_norm_is_the_smaller_of_norm_and_threshold",
            "after clipping, the norm of all gradients is min(norm, c)",
            partial(self._clipping, clipping.norm),
        )
        if any(self.example.integers["has_target"]):
            yield self._number(
                "loss_falls_after_one_step", "one SGD step lowers the loss", self._loss_falls
            )
        else:
            yield self._number(
                "nothing_to_learn_without_targets",
                "without any target the loss and all gradients are exactly 0, "
                "and one SGD step changes nothing",
                self._nothing_to_learn,
            )

    def _number(self, name: str, statement: str, decide: Callable[[], Outcome]) -> Obligation:
        return Obligation(f"network.{name}", "model", "network", statement, decide)

    def _figures(self) -> Iterator[Obligation]:
        if self.checked is not None:
            yield from figure_obligations(self.checked)
        if self.next_token is not None:
            yield from self.next_token.obligations()

    def has_gradient(self, name: str) -> bool:
        """Whether there is a gradient, and what is given leads to it."""
        known = f"d{name}" in self.model.values or f"d{name}" in self.model.given
        return known and f"d{name}" in self.model.network.gradients

    # Checks in numbers

    def _shapes(self, tensors: list[Tensor]) -> Outcome:
        for tensor in tensors:
            expected = stored_shape(tensor, self.example.sizes)
            if self.model.gradient_of(tensor).shape != expected:
                shape = self.model.gradient_of(tensor).shape
                return Refuted(BALLS, f"{d(tensor).name} has shape {shape}, not {expected}")
        return Checked(BALLS, f"{len(tensors)} tensors")

    def _stepped(self) -> Update:
        assert self.update is not None  # these checks are made where the example has such a step
        return self.update

    def _zero_rows(self) -> Outcome:
        network, silent, count = self.model.network, ~self._sees_target(), 0
        parameters = {p.name for p in network.parameters}
        for name, tensor in network.tensors.items():
            sizes = [dimension.name for dimension in tensor.dimensions]
            if name in parameters or "T" not in sizes or not self.has_gradient(name):
                continue
            rows = self.model.gradient_of(tensor).compress(silent, axis=sizes.index("T"))
            if not all(entry.is_zero() for entry in rows.ravel()):
                return Refuted(BALLS, f"d{name} is not exactly 0 after the last target")
            count += 1
        positions = ", ".join(str(place + 1) for place in np.flatnonzero(silent)) or "none"
        return Checked(BALLS, f"{count} activation gradients; positions: {positions}")

    def _embedding_rows(self) -> Outcome:
        reached = set(np.asarray(self.example.integers["x"])[self._sees_target()].tolist())
        silent = [v for v in range(self.example.sizes["V"]) if v not in reached]
        for v in silent:
            if not all(entry.is_zero() for entry in self.model.values["dE"][v]):
                return Refuted(BALLS, f"row {v} of dE is not exactly 0")
        names = [self.example.vocabulary[v] for v in silent]
        return Checked(BALLS, f"rows of {', '.join(names) or 'no token'}")

    def _sees_target(self) -> Array:
        """For each position: has it, or has a later one, a target?"""
        has_target = np.asarray(self.example.integers["has_target"])
        return np.cumsum(has_target[::-1])[::-1] > 0

    def _is_causal(self) -> bool:
        return not np.triu(np.asarray(self.example.integers["M"]), 1).any()

    def _clipping(self, threshold: Fraction) -> Outcome:
        found = self._stepped()
        limit = arb(threshold.numerator) / threshold.denominator
        if not (found.norm < limit or found.norm > limit):
            return Unknown(BALLS, "the norm is too near the threshold to tell")
        expected = found.norm if found.norm < limit else limit
        where = f"norm {found.norm.str(8, radius=False)}, c = {float(threshold)}"
        if not found.clipped_norm.overlaps(expected):
            return Refuted(BALLS, f"{where}: clipped to {found.clipped_norm}")
        return Checked(BALLS, where)

    def _loss_falls(self) -> Outcome:
        before, after = self._stepped().loss_before, self._stepped().loss_after
        where = f"{before.str(8, radius=False)} → {after.str(8, radius=False)}"
        if after < before:
            return Checked(BALLS, where)
        return Refuted(BALLS, where) if after >= before else Unknown(BALLS, where)

    def _nothing_to_learn(self) -> Outcome:
        found = self._stepped()
        for loss in (found.loss_before, found.loss_after):
            if not loss.is_zero():
                return Refuted(BALLS, f"the loss is {loss}, not exactly 0")
        for name in sorted(self.model.network.gradients):
            if not all(entry.is_zero() for entry in self.model.values[name].ravel()):
                return Refuted(BALLS, f"{name} is not exactly 0")
        for name, stepped in found.parameters.items():
            before = np.asarray(self.example.parameters[name], dtype=object)
            same = [
                enclose(number).inside(enclose(ball))
                for ball, number in zip(stepped.flat, before.flat, strict=True)
            ]
            if not all(same) or not all(g.is_zero() for g in found.clipped[name].flat):
                return Refuted(BALLS, f"the step changes {name}")
        gradients, parameters = len(self.model.network.gradients), len(found.parameters)
        return Checked(BALLS, f"{gradients} gradients, {parameters} parameters")


@dataclass(frozen=True)
class ExampleSource:
    """The obligations of the example file at ``path``, for other processes to list them again.

    ``digest`` is that of the example file, its document and our own sources: there they have to be
    the same.
    """

    path: str
    digest: str

    @classmethod
    def of(cls, example: Example) -> ExampleSource:
        return cls(str(example.path.absolute()), _digest(example))

    def obligations(self) -> list[Obligation]:
        """ExampleError where the example is another one by now."""
        example = load_example(Path(self.path))
        listed = ExampleRun(example).obligations()
        if _digest(example) != self.digest:
            raise ExampleError(self.path, "is another one here, or was changed meanwhile")
        return listed


def _digest(example: Example) -> str:
    document = example.document.path if example.document is not None else None
    files = (example.path, *([document] if document is not None else []))
    sources = (environment() or {}).get("sources", "")
    try:
        return " ".join([sources, *(sha256(path.read_bytes()).hexdigest() for path in files)])
    except OSError as error:
        raise ExampleError(str(example.path), f"cannot be read again: {error}") from error


def _checked(example: Example) -> CheckedDocument | None:
    document = example.document
    if document is None:
        return None
    if document.path is None:
        if document.given or document.unknown:
            message = "[document] has no path, and values are to be taken from it: name it"
            raise ExampleError(str(example.path), message)
        return None
    return check_against(example, document.path, read_document(document.path))


def network_theorems(choices: Gpt2) -> list[Obligation]:
    """What z3 has to prove about a network, for every shape."""
    return [theorem_obligation(theorem) for theorem in theorems(choices)]


def theorem_obligation(theorem: Theorem) -> Obligation:
    """The theorem, to be decided by z3 in this process."""
    return Obligation(
        f"{theorem.name} [{theorem.about}]",
        "zero patterns" if isinstance(theorem, ZeroPattern) else "shapes",
        theorem.about,
        theorem.statement,
        theorem.prove,
        tuple(theorem.sizes()),
    )

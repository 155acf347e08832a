"""What the figures of a next-token predictor say about each other, whatever its parameters are.

Targets are tokens moved by one position, one-hot rows have their 1 at the target, probabilities sum
to 1, and the loss and the gradient of the logits follow from the printed probabilities alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from derivations.notation import entries, entry_name
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from numeric.arithmetic import BallArithmetic
from numeric.interval import enclose
from numeric.lowering import lower
from numeric.model import Model
from numeric.program import Array
from verify.check import CheckedDocument, quantities
from verify.documents.figure import Cell, cell_text
from verify.figures import METHOD, place_of
from verify.obligations import Obligation
from verify.printed import Missing, Number, Printed

TOKENS, TARGETS, ONE_HOT, PROBABILITIES = "x", "y", "one_hot", "P"
BITS = 128


@dataclass(frozen=True)
class FromProbabilities:
    """What follows from the printed probabilities alone: enclosures over all their roundings."""

    loss: arb
    logit_gradient: Array


class NextTokenFigures:
    """The figures of one document that show ``x``, ``y``, ``one_hot`` and ``P`` of a model."""

    def __init__(self, checked: CheckedDocument, model: Model) -> None:
        self._checked, self._model = checked, model

    def obligations(self) -> Iterator[Obligation]:
        """What the figures at hand allow to check; each is also judged by itself."""
        tokens, targets, one_hot = (self._cells(name) for name in (TOKENS, TARGETS, ONE_HOT))
        if tokens is not None and targets is not None and self._model.example.next_token:
            yield _obligation(
                "y_is_x_shifted",
                "each target is the next token of the input, and the last position has none",
                lambda: self._shifted(tokens.ravel(), targets.ravel()),
            )
        if targets is not None and one_hot is not None:
            yield _obligation(
                "one_hot_agrees_with_y",
                "one-hot rows have their 1 at the printed target, and dashes where there is none",
                lambda: self._one_hot(targets.ravel(), one_hot),
            )
        if self.probabilities is not None:
            yield _obligation(
                "P_rows_sum_to_one",
                "each row of the printed P can sum to 1 within its rounding",
                self._rows_sum_to_one,
            )
            yield _obligation(
                "loss_from_P",
                "the loss that the printed P allow contains the model's loss",
                self._loss_agrees,
            )
            yield _obligation(
                "logit_gradient_from_P",
                "∂L/∂Z = (P − Y)/N from the printed P contains the model's, and is exactly 0 "
                "in the rows without a target",
                self._logit_gradient_agrees,
            )

    def _cells(self, name: str) -> Array | None:
        """What is printed of a quantity, in its stored shape; None unless all of it is.

        Where an entry is printed several times, the first one counts.
        """
        shape = quantities(self._checked.example).get(name, ())
        cells = np.full(shape, None, dtype=object)
        for bound in reversed(self._checked.binding.bound):
            if bound.reference.name == name:
                for cell in bound.cells:
                    cells[cell.at] = cell.cell
        return None if any(cell is None for cell in cells.flat) else cells

    # Integers and dashes

    def _shifted(self, tokens: Array, targets: Array) -> Outcome:
        wanted = [*(_id(cell) for cell in tokens[1:]), None]
        for position, (cell, token) in enumerate(zip(targets, wanted, strict=True), start=1):
            if _id(cell) != token:
                return self._refuted(
                    cell,
                    f"target {position} is printed {cell_text(cell)}, "
                    f"the next token is {'none' if token is None else token}",
                )
        return Checked(METHOD, f"{len(targets)} positions")

    def _one_hot(self, targets: Array, one_hot: Array) -> Outcome:
        for target, row in zip(targets, one_hot, strict=True):
            for token, cell in enumerate(row):
                wanted = None if isinstance(target, Missing) else int(token == _id(target))
                if _id(cell) != wanted:
                    expected = "a dash" if wanted is None else wanted
                    said = f"printed {cell_text(cell)}, expected {expected}"
                    return self._refuted(cell, said)
        return Checked(METHOD, f"{len(targets)} rows")

    def _refuted(self, cell: Cell, said: str) -> Refuted:
        return Refuted(METHOD, f"{place_of(self._checked, cell)}: {said}")

    # What follows from P alone

    @cached_property
    def probabilities(self) -> Array | None:
        """The printed numbers of P, if it is printed and all of its entries are numbers."""
        cells = self._cells(PROBABILITIES)
        if cells is None or not all(isinstance(cell, Number) for cell in cells.flat):
            return None
        return cells

    @cached_property
    def from_probabilities(self) -> FromProbabilities | None:
        """Loss and ∂L/∂Z from the printed P, the equations behind P being the network's own."""
        if self.probabilities is None:
            return None
        network, model = self._model.network, self._model
        changed, behind = {PROBABILITIES}, []
        for equation in network.forward:
            if changed & {entry_name(e) for e in entries(equation.right)}:
                changed.add(equation.name)
                behind.append(equation)
        gradient = next(e for e in network.backward if e.name == "dZ")
        program = lower((*behind, gradient), model.tensors)
        known = {**model.given, **model.values, PROBABILITIES: _balls(self.probabilities)}
        results = program.run(known, model.example.sizes, BallArithmetic(BITS))
        return FromProbabilities(results["loss"].item(), results["dZ"])

    def _rows_sum_to_one(self) -> Outcome:
        assert self.probabilities is not None  # else this is not asked
        for t, row in enumerate(self.probabilities, start=1):
            low, high = (sum(ends) for ends in zip(*(cell.interval() for cell in row), strict=True))
            if not low <= 1 <= high:
                said = f"row {t} of P can only sum to [{float(low)}, {float(high)}]"
                return self._refuted(row[0], said)
        return Checked(METHOD, f"{len(self.probabilities)} rows")

    def _loss_agrees(self) -> Outcome:
        assert self.from_probabilities is not None  # else this is not asked
        implied, own = self.from_probabilities.loss, self._model.values["loss"].item()
        return _contained([("the loss", implied, own)])

    def _logit_gradient_agrees(self) -> Outcome:
        assert self.from_probabilities is not None  # else this is not asked
        implied, own = self.from_probabilities.logit_gradient, self._model.values["dZ"]
        has_target = self._model.example.integers["has_target"]
        for t, row in enumerate(implied):
            if not has_target[t] and not all(entry == 0 and entry.rad() == 0 for entry in row):
                return Refuted(METHOD, f"row {t + 1} has no target and is not exactly 0")
        named = [
            (f"entry ({t + 1}, {v + 1})", implied[t, v], own[t, v])
            for t, v in np.ndindex(*implied.shape)
        ]
        return _contained(named)


def _obligation(name: str, statement: str, decide: Callable[[], Outcome]) -> Obligation:
    return Obligation(f"figures.{name}", "figures", "document", statement, decide)


def _balls(numbers: Array) -> Array:
    """All values that printed numbers may stand for, entry by entry."""
    array = np.empty(numbers.shape, dtype=object)
    with ctx.workprec(BITS):
        for at, number in np.ndenumerate(numbers):
            low, high = number.interval()
            array[at] = arb(_rational((low + high) / 2), _rational((high - low) / 2))
    return array


def _rational(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _contained(named: list[tuple[str, arb, arb]]) -> Outcome:
    """Does each enclosure contain its value for certain?"""
    for name, implied, own in named:
        outer, inner = enclose(implied), enclose(own)
        if isinstance(outer.low, float) or isinstance(outer.high, float):
            return Unknown(METHOD, f"{name}: the printed digits allow any value")
        if not outer.meets(inner):
            return Refuted(METHOD, f"{name}: {own} is not among {implied}")
        if not inner.inside(outer):
            return Unknown(METHOD, f"{name}: cannot tell whether {own} is among {implied}")
    return Checked(METHOD, f"{len(named)} value{'s' if len(named) > 1 else ''}")


def _id(cell: Any) -> int | None:
    """The integer that a cell is, or None for a dash; −1, which is no id, for anything else."""
    if isinstance(cell, Missing):
        return None
    if isinstance(cell, Printed) and cell.value.denominator == 1:
        return int(cell.value)
    return -1

"""The printed figures of an example's document, each entry judged with a reason.

What a label means is said by the example file; a figure that nothing claims is listed as not
checked.  Two bases are used, which can disagree: *from the start* (from the given parameters
alone) and *local* (from the printed probabilities alone, over all values that they may stand for).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from typing import Any

import numpy as np
from flint import arb, ctx, fmpq

from derivations.notation import Kind, entries, entry_name
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from numeric.arithmetic import BallArithmetic
from numeric.interval import enclose
from numeric.lowering import lower
from numeric.model import Model
from numeric.program import Array
from verify.documents import Figure, FigureNotFoundError, find_figure
from verify.printed import Missing, Printed
from verify.verdict import Verdict, judge

METHOD = "printed digits, rigorous enclosures"
FROM_START = "from the start: the given tokens, targets and parameters"
TOKENS, TARGETS, ONE_HOT, PROBABILITIES = "x", "y", "one_hot", "P"


@dataclass(frozen=True)
class Judged:
    """One printed entry and its verdict.  ``row`` and ``column`` count from 1."""

    label: str
    quantity: str
    row: int
    column: int
    printed: Printed
    verdict: Verdict
    value: arb
    basis: str


@dataclass(frozen=True)
class FromProbabilities:
    """What follows from the printed probabilities alone: enclosures over all their roundings."""

    loss: arb
    logit_gradient: Array


@dataclass(frozen=True)
class FigureCheck:
    """Something that the printed figures have to satisfy."""

    name: str
    statement: str
    decide: Callable[[], Outcome]


class FigureChecks:
    """The figures of one document against one model."""

    def __init__(self, model: Model, figures: Sequence[Figure], source: str) -> None:
        self._model = model
        self._figures = figures
        self._source = source
        document = model.example.document
        self._labels = dict(document.labels) if document else {}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Figures by what they claim to be.

        FigureNotFoundError where a label has no figure or several, or cannot be checked.
        """
        network = self._model.network
        known = {e.name for e in (*network.forward, *network.backward)}
        known |= {*self._model.example.tables, *self._model.given}
        found: dict[str, Figure] = {}
        for label, quantity in self._labels.items():
            if quantity in found:
                raise FigureNotFoundError(f"{self._source}: two labels are said to be {quantity}")
            if quantity not in known:
                raise FigureNotFoundError(
                    f"{self._source}: {label} is said to be {quantity}, which is never computed"
                )
            try:
                found[quantity] = find_figure(self._figures, label)
            except FigureNotFoundError as error:
                raise FigureNotFoundError(f"{self._source}: {error}") from None
        return found

    @cached_property
    def not_checked(self) -> list[Figure]:
        """Figures that no label of the example file claims."""
        claimed = {id(figure) for figure in self.figures.values()}
        claimed_texts = {(f.label, f.texts) for f in self.figures.values()}
        return [
            f
            for f in self._figures
            if id(f) not in claimed and (f.label, f.texts) not in claimed_texts
        ]

    def checks(self) -> Iterator[FigureCheck]:
        """Every check that the figures at hand allow."""
        have = self.figures
        for quantity in have:
            if quantity in self._model.example.figures:
                yield FigureCheck(
                    f"{quantity}_is_transcribed",
                    f"{quantity} in the document is what the example file says is printed",
                    partial(self._transcribed, quantity),
                )
        tables = self._model.example.tables
        if TOKENS in have and TOKENS in tables:
            yield FigureCheck(
                "x_is_the_input", "the printed input is the example's", partial(self._ids, TOKENS)
            )
        if TARGETS in have and TARGETS in tables:
            yield FigureCheck(
                "y_is_the_target",
                "the printed targets, dashes included, are the example's",
                partial(self._ids, TARGETS),
            )
        if TOKENS in have and TARGETS in have and self._model.example.next_token:
            yield FigureCheck(
                "y_is_x_shifted",
                "each target is the next token of the input, and the last position has none",
                self._shifted,
            )
        if ONE_HOT in have:
            whose = "printed" if TARGETS in have else "example's"
            yield FigureCheck(
                "one_hot_agrees_with_y",
                f"one-hot rows have their 1 at the {whose} target, and dashes where there is none",
                self._one_hot,
            )
        for quantity in have:
            if quantity not in tables:
                yield FigureCheck(
                    f"{quantity}_from_the_start",
                    f"every printed entry of {quantity} is what the given parameters lead to",
                    partial(self._from_the_start, quantity),
                )
        if self.has_probabilities:
            yield FigureCheck(
                "P_rows_sum_to_one",
                "each row of the printed P can sum to 1 within its rounding",
                self._rows_sum_to_one,
            )
            yield FigureCheck(
                "loss_from_P",
                "the loss that the printed P allow contains the model's loss",
                self._loss_agrees,
            )
            yield FigureCheck(
                "logit_gradient_from_P",
                "∂L/∂Z = (P − Y)/N from the printed P contains the model's, and is exactly 0 "
                "in the rows without a target",
                self._logit_gradient_agrees,
            )

    # What follows from P alone

    @property
    def has_probabilities(self) -> bool:
        """Whether the preset's probabilities are printed, from which the loss follows."""
        return PROBABILITIES in self.figures and self._model.example.choices is not None

    @cached_property
    def from_probabilities(self) -> FromProbabilities:
        """Loss and ∂L/∂Z from the printed P, the equations behind P being the network's own."""
        network, model = self._model.network, self._model
        changed, behind = {PROBABILITIES}, []
        for equation in network.forward:
            if changed & {entry_name(e) for e in entries(equation.right)}:
                changed.add(equation.name)
                behind.append(equation)
        gradient = next(e for e in network.backward if e.name == "dZ")
        program = lower((*behind, gradient), model.tensors)
        known = {**model.given, **model.values, PROBABILITIES: _balls(self.figures[PROBABILITIES])}
        results = program.run(known, model.example.sizes, BallArithmetic())
        return FromProbabilities(results["loss"].item(), results["dZ"])

    def _loss_agrees(self) -> Outcome:
        implied, own = self.from_probabilities.loss, self._model.values["loss"].item()
        return _contained([("the loss", implied, own)])

    def _logit_gradient_agrees(self) -> Outcome:
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

    def _rows_sum_to_one(self) -> Outcome:
        for place, row in enumerate(self.figures[PROBABILITIES].rows):
            cells = [cell for cell in row if isinstance(cell, Printed)]
            low = sum(cell.interval()[0] for cell in cells)
            high = sum(cell.interval()[1] for cell in cells)
            if len(cells) < len(row) or not low <= 1 <= high:
                return Refuted(
                    METHOD,
                    f"{self._place(row[0])}: row {place + 1} of P can only sum to "
                    f"[{float(low)}, {float(high)}]",
                )
        return Checked(METHOD, f"{len(self.figures[PROBABILITIES].rows)} rows")

    # Integers and dashes

    def _transcribed(self, quantity: str) -> Outcome:
        printed = self.figures[quantity]
        stated = self._model.example.figures[quantity]
        if printed.shape != (len(stated), len(stated[0])):
            return Refuted(METHOD, f"{quantity} is printed with another shape: {printed.shape}")
        for row, stated_row in zip(printed.rows, stated, strict=True):
            for cell, text in zip(row, stated_row, strict=True):
                dashes = isinstance(cell, Missing) and text == "-"
                if not dashes and (isinstance(cell, str) or cell.text != text):
                    return Refuted(
                        METHOD,
                        f"{self._place(cell)}: printed {_text(cell)}, the example file says {text}",
                    )
        return Checked(METHOD, f"{len(stated) * len(stated[0])} entries, digit for digit")

    def _ids(self, quantity: str) -> Outcome:
        cells = self._row(quantity)
        expected = self._expected_ids(quantity)
        if len(cells) != len(expected):
            return Refuted(METHOD, f"{len(cells)} entries of {quantity}, not {len(expected)}")
        for place, (cell, wanted) in enumerate(zip(cells, expected, strict=True), start=1):
            if _id(cell) != wanted:
                return Refuted(
                    METHOD,
                    f"{self._place(cell)}: entry {place} of {quantity} is printed "
                    f"{_text(cell)}, the example has {'no target' if wanted is None else wanted}",
                )
        return Checked(METHOD, f"{len(cells)} entries")

    def _expected_ids(self, quantity: str) -> list[int | None]:
        integers = self._model.example.integers
        ids: list[Any] = list(integers[quantity])
        if quantity == TARGETS:
            return [i if has else None for i, has in zip(ids, integers["has_target"], strict=True)]
        return ids

    def _shifted(self) -> Outcome:
        tokens, targets = self._row(TOKENS), self._row(TARGETS)
        wanted = [*(_id(cell) for cell in tokens[1:]), None]
        for place, (cell, token) in enumerate(zip(targets, wanted, strict=True), start=1):
            if _id(cell) != token:
                return Refuted(
                    METHOD,
                    f"{self._place(cell)}: target {place} is printed {_text(cell)}, "
                    f"the next token is {'none' if token is None else token}",
                )
        return Checked(METHOD, f"{len(targets)} positions")

    def _one_hot(self) -> Outcome:
        figure = self.figures[ONE_HOT]
        targets = self._expected_ids(TARGETS)
        if TARGETS in self.figures:
            targets = [_id(cell) for cell in self._row(TARGETS)]
        shape = (len(targets), self._model.example.sizes["V"])
        if figure.shape != shape:
            return Refuted(
                METHOD, f"the one-hot targets are printed as {figure.shape}, not {shape}"
            )
        for cells, target in zip(figure.rows, targets, strict=True):
            for token, cell in enumerate(cells):
                wanted = None if target is None else int(token == target)
                if _id(cell) != wanted:
                    return Refuted(
                        METHOD,
                        f"{self._place(cell)}: printed {_text(cell)}, "
                        f"expected {'a dash' if wanted is None else wanted}",
                    )
        return Checked(METHOD, f"{len(targets)} rows")

    def _row(self, quantity: str) -> list[Any]:
        return [cell for row in self.figures[quantity].rows for cell in row]

    # From the given parameters

    @cached_property
    def judged(self) -> list[Judged]:
        """Every printed number whose quantity is known, judged from the start."""
        found = []
        for label, quantity in self._labels.items():
            figure, expected = self.figures[quantity], self._expected(quantity)
            if expected.shape != figure.shape:
                continue  # said by the check of this quantity
            for (row, column), value in np.ndenumerate(expected):
                cell = figure.rows[row][column]
                if isinstance(cell, Printed) and value is not None:
                    # What is given is exact, so the enclosure is that of the one exact value.
                    exact = value if isinstance(value, arb) else Fraction(value)
                    ball = BallArithmetic().call("cast", [value], (Kind.REAL,)).item()
                    verdict = judge(cell, exact, ball)
                    place = (row + 1, column + 1)
                    found.append(Judged(label, quantity, *place, cell, verdict, ball, FROM_START))
        return found

    def _expected(self, quantity: str) -> Array:
        """What a figure has to show: a ball, a number that is given, or None for a dash.

        In the figure's own layout: a vector is printed as one row or one column.
        """
        value: Any
        if quantity in self._model.values:
            value = self._model.values[quantity]
        elif quantity == ONE_HOT:
            tokens = range(self._model.example.sizes["V"])
            targets = self._expected_ids(TARGETS)
            value = [[None if y is None else int(v == y) for v in tokens] for y in targets]
        elif quantity == TARGETS and quantity in self._model.example.tables:
            value = self._expected_ids(TARGETS)
        else:
            value = self._model.given[quantity]
        expected = np.asarray(value, dtype=object)
        if expected.ndim < 2:
            standing = self.figures[quantity].shape == (expected.size, 1)
            return expected.reshape((-1, 1) if standing else (1, -1))
        return expected

    def _from_the_start(self, quantity: str) -> Outcome:
        entries_judged = [entry for entry in self.judged if entry.quantity == quantity]
        figure, expected = self.figures[quantity], self._expected(quantity)
        if figure.shape != expected.shape:
            return Refuted(METHOD, f"printed as {figure.shape}, {quantity} is {expected.shape}")
        for verdict, outcome in (
            (Verdict.WRONG, Refuted),
            (Verdict.OFF_IN_LAST_PLACE, Refuted),
            (Verdict.UNDECIDED, Unknown),
        ):
            for entry in entries_judged:
                if entry.verdict is verdict:
                    return outcome(
                        METHOD,
                        f"{self._place(entry.printed)}: {quantity}[{entry.row}, {entry.column}] is "
                        f"printed {entry.printed.text}, {verdict.value}; it is "
                        f"{entry.value.str(8, radius=False)}",
                    )
        if len(entries_judged) != expected.size:
            return Unknown(
                METHOD, f"only {len(entries_judged)} of {expected.size} entries are numbers"
            )
        exact = sum(entry.verdict is Verdict.EXACT for entry in entries_judged)
        consistent = len(entries_judged) - exact
        return Checked(METHOD, f"{expected.size} entries: {exact} exact, {consistent} consistent")

    def _place(self, cell: Any) -> str:
        if isinstance(cell, Printed | Missing):
            return f"{self._source}:{cell.line}:{cell.column}"
        return self._source


def _balls(figure: Figure) -> Array:
    """All values that a printed matrix may stand for, entry by entry."""
    array = np.empty(figure.shape, dtype=object)
    with ctx.workprec(128):
        for place in np.ndindex(*figure.shape):
            cell = figure.rows[place[0]][place[1]]
            if not isinstance(cell, Printed):
                raise ValueError(f"{_text(cell)} stands where P needs a number")
            middle, half = cell.value, cell.half_unit
            array[place] = arb(
                arb(fmpq(middle.numerator, middle.denominator)),
                arb(fmpq(half.numerator, half.denominator)),
            )
    return array


def _contained(named: Sequence[tuple[str, arb, arb]]) -> Outcome:
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


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(cell.text)

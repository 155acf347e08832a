"""How large the gradient is on the way back: after each sublayer, and at each position."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from flint import arb, ctx, fmpq

from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import Tensor, d
from derivations.step import Step
from numeric.example import Example
from numeric.program import Array
from verify.derive.number_matrix import POSITIONS
from verify.derive.number_values import PRECISIONS, Values, settled_texts
from verify.derive.number_wiring import maker_of, step_titles
from verify.derive.prose import literal
from verify.derive.text import Stop, Table

MOST_COLUMNS = 12  # of a picture with a number for each position
MOST_IN_TABLE = 6  # positions: a table is no wider than a page
MOST_DECIMALS = 6  # for the same reason


@dataclass(frozen=True)
class Norms:
    """The norms of the gradients that an example's sublayers send on."""

    values: Values

    def way_back(self) -> tuple[Step, ...]:
        """The steps in the order in which the gradient flows."""
        return tuple(reversed(self.values.network.steps))

    def sent(self, step: Step) -> Tensor:
        """What the gradient that a step sends on is by, as its page calls it.

        The input that was made last: the way back goes there next.  Without inputs it ends in the
        parameters.
        """
        order = {earlier.name: place for place, earlier in enumerate(self.values.network.steps)}

        def made(tensor: Tensor) -> int:
            maker = maker_of(self.values.network, step.network_name(tensor.name))
            return -1 if maker is None else order[maker[0].name]

        return max(step.page.inputs or step.page.parameters, key=made)

    def norm_of(self, step: Step, decimals: int = 4, of: Tensor | None = None) -> str:
        """The norm of what a step sends on, in certain digits; nothing if there is no gradient.

        ``of`` is what the gradient is by, if not what the way back goes to next.
        """
        name = self._name(step, of)
        if not self.values.has(name):
            return ""
        tries = (np.array(norm(array), dtype=object) for array in self.values.tries(name))
        return str(settled_texts(tries, decimals).item())

    def norm(self, step: Step) -> arb | None:
        """The norm of what a step sends on; None if there is no gradient."""
        name = self._name(step)
        return norm(self.values.array(name)) if self.values.has(name) else None

    def by_position(self, step: Step) -> tuple[arb, ...]:
        """The same for each position; nothing if it is not by position."""
        return next(self._tries_by_position(step, self.sent(step)), ())

    def table(self, decimals: int, style: Style) -> tuple[Table, ...]:
        """The norms by position and together, in certain digits; none if nothing is by position.

        A network of many positions has none either: no page is that wide.
        """
        decimals = min(decimals, MOST_DECIMALS)
        sent = [(step, tensor) for step in self.way_back() for tensor in self._all_sent(step)]
        texts = [self._texts_by_position(*each, decimals) for each in sent]
        columns = max(map(len, texts), default=0)
        if not 0 < columns <= MOST_IN_TABLE:
            return ()
        titles, symbols = step_titles(self.values.network), Symbols(style)
        rows = [
            (
                titles[step.name],
                f"${symbols.tensor(d(tensor))}$",
                *(cells or [""] * columns),
                self.norm_of(step, decimals, tensor),
            )
            for (step, tensor), cells in zip(sent, texts, strict=True)
        ]
        labels = position_labels(self.values.example, columns)
        return (Table(("norm of the gradient sent on", "by", *labels, "together"), tuple(rows)),)

    def _all_sent(self, step: Step) -> tuple[Tensor, ...]:
        """All inputs that other steps made, nearest to the loss first; else what is sent at all."""
        first = self.sent(step)
        others = (
            t for t in step.page.inputs if t != first and self.values.has(self._name(step, t))
        )
        return (first, *others)

    def _texts_by_position(self, step: Step, tensor: Tensor, decimals: int) -> list[str]:
        tries = (np.array(rows, dtype=object) for rows in self._tries_by_position(step, tensor))
        return list(settled_texts(tries, decimals))

    def _tries_by_position(self, step: Step, tensor: Tensor) -> Iterator[tuple[arb, ...]]:
        name = self._name(step, tensor)
        sizes = [size.name for size in tensor.dimensions]
        if POSITIONS not in sizes or not self.values.has(name):
            return
        shape = [self.values.size(step, size) for size in tensor.dimensions]
        for array in self.values.tries(name):
            rows = np.moveaxis(array.reshape(shape), sizes.index(POSITIONS), 0)
            yield tuple(norm(row) for row in rows)

    def stops(
        self, verdict_of: Callable[[Step], str], anchor_of: Callable[[Step], str]
    ) -> tuple[Stop, ...]:
        """The stops of the picture of the way back."""
        titles = step_titles(self.values.network)
        return tuple(
            Stop(titles[step.name], anchor_of(step), verdict_of(step), self.norm_of(step))
            for step in self.way_back()
        )

    def bypasses(self) -> tuple[tuple[int, int], ...]:
        """Pairs of places on the way back: a gradient that goes past what lies between them."""
        return tuple(self._bypasses())

    def _bypasses(self) -> Iterator[tuple[int, int]]:
        place = {step.name: number for number, step in enumerate(self.way_back())}
        for step in self.way_back():
            for tensor in step.page.inputs:
                maker = maker_of(self.values.network, step.network_name(tensor.name))
                if maker is not None and place[maker[0].name] > place[step.name] + 1:
                    yield place[step.name], place[maker[0].name]

    def _name(self, step: Step, of: Tensor | None = None) -> str:
        return self.values.name(step, d(of or self.sent(step)))


def position_labels(example: Example, columns: int) -> list[str]:
    """The positions, counted from 1, with their tokens where the example has them."""
    ids = example.tables["x"][0] if "x" in example.tables and example.vocabulary else ()
    if len(ids) != columns:
        return [str(place + 1) for place in range(columns)]
    tokens = ("" if token is None else example.vocabulary[token] for token in ids)
    return [literal(f"{place} {token}".strip()) for place, token in enumerate(tokens, start=1)]


def norm(values: Array) -> arb:
    """The Euclidean norm of all entries together, exactly 0 where they all are."""
    with ctx.workprec(PRECISIONS[-1]):
        balls = (
            arb(fmpq(*v.as_integer_ratio())) if isinstance(v, Fraction) else v for v in values.flat
        )
        squares = sum((ball * ball for ball in balls), arb(0))
        if squares > 0 or squares.is_zero():
            return squares.sqrt()
        half = squares.upper().sqrt() / 2  # of a ball around 0: the root is from 0 to twice this
        return arb(half.mid(), half.upper())

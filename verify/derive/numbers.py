r"""Derivations with numbers: symbol → substituted matrices → result, as a textbook does it.

Each page first says where its incoming gradient comes from; its digits are those that the page
before printed.  What an equation reads is put into it where that fits on a line, else it is stated
before.  Heads are counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from derivations.latex.symbols import Symbols
from derivations.matrix.build import NoMatrixForm, matrix_equation
from derivations.matrix.expression import MatrixEquation
from derivations.notation import Equation, Tensor, d, entries, entry_name
from derivations.step import Step, page_dimensions
from derivations.sublayer import Sublayer
from numeric.program import Array
from verify.derive.number_form import Place, Substitution, chosen_at, part_of
from verify.derive.number_matrix import (
    Rows,
    matrix_of,
    shortened,
    stacked_places,
)
from verify.derive.number_printing import Printing
from verify.derive.number_sums import inner_sums, worked_out
from verify.derive.number_update import UpdateNumbers
from verify.derive.number_values import NO_TARGET, Values, settled_texts, shade
from verify.derive.number_wiring import anchor, maker_of, step_titles, users_of
from verify.derive.prose import literal
from verify.derive.text import Block, Display, HeatMap, Paragraph, Relation, Tex

PUT_IN = 2  # lines of a right side: in symbols, and in numbers
LARGEST_HEAT_MAP = 32  # rows and columns
LEFT_OUT = ("⋯", "⋮", "⋱")


@dataclass(frozen=True)
class Numbers:
    """The blocks that show an example's numbers, step by step."""

    values: Values
    printing: Printing = field(default_factory=Printing)

    def reading(self) -> tuple[Block, ...]:
        """What a reader has to know first: whose parameters these are, and what the digits say."""
        provenance = literal(self.values.example.parameters_provenance).rstrip(".")
        return (
            Paragraph(f"Parameters: {provenance}. All figures follow from them."),
            Paragraph(
                f"Figures are rounded to {self.printing.decimals} decimals from rigorous "
                "enclosures; a digit that these leave open is not printed. A 0 without decimals "
                "is exactly zero, one with decimals only rounds to it. Of long rows and columns "
                "the first entries and the last one stand there. Heads are counted from 1."
            ),
        )

    def forward(self, step: Step) -> tuple[Block, ...]:
        """The forward pass of a step, and where its inputs come from."""
        sources = Paragraph(" ".join(self._sources(step)))
        return (sources, *self._equations(step, step.page.forward, "forward", set()))

    def backward(self, step: Step) -> tuple[Block, ...]:
        """The backward pass of a step, from the gradient that arrives."""
        arriving = {gradient.name for gradient in step.page.upstream()}
        return (
            *self._arriving(step),
            *self._equations(step, step.page.backward, "backward", arriving),
            *self._sums(step),
        )

    def update(self) -> tuple[Block, ...]:
        """What the example does with its gradients; nothing, if it ends with them."""
        return UpdateNumbers(self.values, self.printing).blocks()

    def heat_maps(self, step: Step) -> tuple[HeatMap, ...]:
        """The gradients that a step's backward equations give, shaded."""
        gradients = (step.page.tensor(equation.name) for equation in step.page.backward)
        return tuple(
            self._heat_map(step, gradient, place)
            for gradient in gradients
            if self._has(step, gradient)
            for place in self._places(step, gradient)
        )

    # Where values and gradients come from

    def _sources(self, step: Step) -> Iterator[str]:
        symbol = self._symbols.tensor
        for tensor in step.page.inputs:
            made = maker_of(self.values.network, step.network_name(tensor.name))
            if made is not None:
                here, there = symbol(tensor), symbol(made[1])
                comes = f"is ${there}$ of" if here != there else "comes from"
                yield f"${here}$ {comes} {self._titles[made[0].name]}."
        given = [t for t in step.page.inputs if not self._is_made(step, t)]
        names = [f"${symbol(t)}$" for t in (*given, *step.page.parameters, *step.page.data)]
        if names:
            yield f"Given: {', '.join(names)}."
        sizes = (
            f"${self._symbols.dimension(size)} = {self.values.size(step, size)}$"
            for size in page_dimensions(step.page)
        )
        yield f"Sizes: {', '.join(sizes)}."
        for shift in step.page.shifts:
            value, of = symbol(shift.value), symbol(shift.of)
            among = "" if shift.among is None else f" where ${symbol(shift.among)}$ is 1"
            yield f"${value}$ is here the largest entry of each row of ${of}${among}."
        if any(NO_TARGET in self._texts(step, t) for t in step.page.data if self._has(step, t)):
            yield "A dash is where there is no target: what stands there is multiplied by 0."

    def _is_made(self, step: Step, tensor: Tensor) -> bool:
        return maker_of(self.values.network, step.network_name(tensor.name)) is not None

    def _arriving(self, step: Step) -> Iterator[Block]:
        if step.page.loss is not None:
            symbol = self._symbols.tensor(step.page.loss)
            yield Paragraph(f"The way back begins here: the gradient by ${symbol}$ itself is 1.")
        for output in step.page.outputs:
            here = f"${self._symbols.tensor(d(output))}$"
            users = users_of(self.values.network, step.network_name(output.name))
            if not self._has(step, d(output)):
                yield Paragraph(f"No {here} follows from what the example gives.")
                continue
            if not users:
                yield Paragraph(f"{here} is given with the example:")
            elif len(users) == 1:
                yield Paragraph(f"{here} {self._carried_over(here, *users[0])}:")
            else:
                sent = _listed([self._sent(*use) for use in users])
                yield Paragraph(f"{here} is the sum of what {len(users)} uses send back: {sent}:")
            yield from self._displays(step, d(output), "arriving", users[1:] and users)

    def _sums(self, step: Step) -> Iterator[Block]:
        """The whole gradient by what several steps use and none makes, at the last of them."""
        for tensor in step.page.differentiable():
            users = users_of(self.values.network, step.network_name(tensor.name))
            is_last = len(users) > 1 and users[-1] == (step, tensor)
            if not is_last or self._is_made(step, tensor) or not self._has(step, d(tensor)):
                continue
            sent = _listed([self._sent(*use) for use in users])
            symbol = self._symbols.tensor(tensor)
            yield Paragraph(f"${symbol}$ is used {len(users)} times; its gradient is {sent}:")
            yield from self._displays(step, d(tensor), "whole", users)

    def _carried_over(self, here: str, step: Step, tensor: Tensor) -> str:
        there = f"${self._symbols.tensor(d(tensor))}$"
        if here == there:
            return f"is carried over from {self._titles[step.name]}"
        return f"is carried over: it is {there} of {self._titles[step.name]}"

    def _sent(self, step: Step, tensor: Tensor) -> str:
        return f"${self._symbols.tensor(d(tensor))}$ of {self._titles[step.name]}"

    def _displays(
        self, step: Step, gradient: Tensor, kind: str, users: Sequence[tuple[Step, Tensor]]
    ) -> Iterator[Display]:
        """A whole gradient, as the sum of the shares of its users if there are several."""
        assert gradient.gradient_of is not None
        whole = d(step.network_tensor(gradient.gradient_of)).name
        for place in self._places(step, gradient):
            shares = [self._rows(user, d(tensor), place) for user, tensor in users]
            result = self._rows(step, gradient, place, whole)
            middle = [" + ".join(map(self.printing.matrix, shares))] if shares else []
            yield self._display(
                step, gradient, kind, place, middle if self.printing.fit(shares) else [], result
            )

    # Equations

    def _equations(
        self, step: Step, equations: Sequence[Equation], kind: str, known: set[str]
    ) -> Iterator[Block]:
        """Each equation, after those of its operands that are not ``known`` from before."""
        for equation in equations:
            tensor = step.page.tensor(equation.name)
            if not self._has(step, tensor):
                symbol = self._symbols.tensor(tensor)
                yield Paragraph(f"No ${symbol}$ follows from what the example gives.")
                continue
            places = self._places(step, tensor)
            middles = {place: self._middle(step, equation, place) for place in places}
            if any(len(middle) < PUT_IN for middle in middles.values()):
                for operand in _operands(step.page, equation):
                    if operand.name not in known:
                        known.add(operand.name)
                        yield from self._stated(step, operand, kind)
            for place, middle in middles.items():
                if len(middle) < PUT_IN:
                    yield from self._inner_sums(step, equation, kind, place)
                result = self._rows(step, tensor, place)
                yield self._display(step, tensor, kind, place, middle, result)
            known.add(tensor.name)

    def _form(self, page: Sublayer, equation: Equation) -> MatrixEquation | None:
        with suppress(NoMatrixForm):
            return matrix_equation(equation, page.tensors(), self.printing.style.convention)
        return None

    def _middle(self, step: Step, equation: Equation, place: Place) -> list[Tex]:
        """The right side in symbols, and with matrices put in if they fit on a line."""
        form = self._form(step.page, equation)
        if form is None:
            return []
        sizes = {size: self.values.size(step, size) for size in page_dimensions(step.page)}
        substitution = Substitution(self.printing, sizes, partial(self._texts, step))
        lines = [substitution.symbols(form, place)]
        if all(self._has(step, operand) for operand in _operands(step.page, equation)):
            numbers = substitution.numbers(form, place)
            lines += [] if numbers is None else [numbers]
        return lines

    def _inner_sums(
        self, step: Step, equation: Equation, kind: str, place: Place
    ) -> Iterator[Display]:
        """What the right side sums along rows and columns, where it is not put in as a whole."""
        form, page, style = self._form(step.page, equation), step.page, self.printing.style
        if form is None or not all(self._has(step, t) for t in _operands(page, equation)):
            return
        sizes = {size.name: self.values.size(step, size) for size in page_dimensions(page)}
        for number, node in enumerate(inner_sums(form.right), start=1):
            tries = worked_out(node, chosen_at(form, place), partial(self._array, step), sizes)
            texts = settled_texts(tries, self.printing.decimals)
            yield Display(
                anchor(f"{step.name}.numbers.{kind}.{equation.name}{_head(place)}.sum{number}"),
                part_of(form, node, place, style),
                (Relation("=", self.printing.matrix(tuple(map(tuple, texts)))),),
            )

    def _array(self, step: Step, tensor: Tensor, bits: int) -> Array:
        """The numbers of a page's tensor, with an axis for each dimension."""
        found = self.values.at(self.values.name(step, tensor), bits)
        return found.reshape(self._shape(step, tensor))

    def _texts(self, step: Step, tensor: Tensor) -> Array:
        """The printed numbers of a page's tensor, with an axis for each dimension."""
        texts = self.values.texts(self.values.name(step, tensor), self.printing.decimals)
        return texts.reshape(self._shape(step, tensor))

    def _stated(self, step: Step, tensor: Tensor, kind: str) -> Iterator[Block]:
        if not self._has(step, tensor):
            return
        for place in self._places(step, tensor):
            rows = self._rows(step, tensor, place)
            yield self._display(step, tensor, f"{kind}.with", place, [], rows)

    # Matrices

    def _display(
        self,
        step: Step,
        tensor: Tensor,
        kind: str,
        place: Place,
        middle: Sequence[Tex],
        result: Rows[str],
    ) -> Display:
        chain = (*middle, self.printing.matrix(result))  # what is the same is said once
        return Display(
            anchor=anchor(f"{step.name}.numbers.{kind}.{tensor.name}{_head(place)}"),
            left=self._name(tensor, place),
            relations=tuple(Relation("=", right) for right in dict.fromkeys(chain)),
        )

    def _heat_map(self, step: Step, tensor: Tensor, place: Place) -> HeatMap:
        name = self.values.name(step, tensor)
        numbers = self._matrix_of(step, tensor, place, self.values.array(name))
        texts = self._rows(step, tensor, place)
        largest = max((abs(float(number)) for row in numbers for number in row), default=0.0)
        shades = tuple(tuple(shade(number, largest) for number in row) for row in numbers)
        return HeatMap(
            label=self._name(tensor, place),
            entries=shortened(texts, LARGEST_HEAT_MAP, LEFT_OUT),
            shades=shortened(shades, LARGEST_HEAT_MAP, (0.0, 0.0, 0.0)),
        )

    def _rows(self, step: Step, tensor: Tensor, place: Place, name: str = "") -> Rows[str]:
        """The printed matrix of a page's tensor, or of the tensor of that name in the network."""
        name = name or self.values.name(step, tensor)
        return self._matrix_of(step, tensor, place, self.values.texts(name, self.printing.decimals))

    def _matrix_of(self, step: Step, tensor: Tensor, place: Place, values: Array) -> Rows[Any]:
        whole = values.reshape(self._shape(step, tensor))
        return matrix_of(tensor, whole, place, self.printing.style)

    def _has(self, step: Step, tensor: Tensor) -> bool:
        return self.values.has(self.values.name(step, tensor))

    def _places(self, step: Step, tensor: Tensor) -> list[Place]:
        return stacked_places(tensor, self._shape(step, tensor))

    def _shape(self, step: Step, tensor: Tensor) -> tuple[int, ...]:
        dimensions = step.network_tensor(tensor).dimensions
        return tuple(self.values.example.sizes[size.name] for size in dimensions)

    def _name(self, tensor: Tensor, place: Place) -> Tex:
        return self._symbols.tensor(tensor, ",".join(str(number + 1) for number in place))

    @cached_property
    def _symbols(self) -> Symbols:
        return Symbols(self.printing.style)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return step_titles(self.values.network)


def _operands(page: Sublayer, equation: Equation) -> list[Tensor]:
    """What the equation reads, as a page lists it: inputs, parameters, data, values, gradients."""
    names = {entry_name(entry) for entry in entries(equation.right)}
    return [tensor for tensor in page.tensors() if tensor.name in names]


def _head(place: Place) -> str:
    return "".join(f".{number + 1}" for number in place)


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"

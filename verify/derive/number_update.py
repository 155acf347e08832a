r"""The step after the gradients, in numbers: clipping, the new parameters, the loss after it.

An example has either the clipped step of gradient descent that texts about GPT-2 show, or an
update rule that is taken several times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from derivations.latex.symbols import Symbols
from derivations.notation import Tensor, d
from derivations.step import Step
from derivations.sublayer import Sublayer
from derivations.system import UPDATED, Training
from numeric.example_setup import Clipping
from numeric.model import Update
from numeric.program import Array
from verify.derive.number_matrix import Rows, rows_of
from verify.derive.number_printing import Printing
from verify.derive.number_values import Values, exact_texts, is_above
from verify.derive.number_wiring import anchor, step_titles
from verify.derive.text import Block, Display, Items, Paragraph, Relation, Tex

Parameter = tuple[Step, Tensor, str]  # who uses it, as what, and its name in the network


@dataclass(frozen=True)
class UpdateNumbers:
    """The blocks that show what an example does with its gradients."""

    values: Values
    printing: Printing

    def blocks(self) -> tuple[Block, ...]:
        """Nothing, if the example ends with the gradients."""
        example = self.values.example
        if example.clipping is not None:
            return tuple(self._clipped_step(example.clipping))
        if example.training is not None:
            return tuple(self._training(example.training))
        return ()

    # Clipping and one step

    def _clipped_step(self, clipping: Clipping) -> Iterator[Block]:
        c, eta = _exact(clipping.norm), _exact(clipping.learning_rate)
        norm, kappa = self._symbols.name("norm"), self._symbols.name("factor")
        yield Paragraph(
            f"All gradients together are one vector $g$; its norm is not to exceed $c = {c}$."
        )
        yield self._number("update.norm", norm, [r"\sqrt{\sum_{p} g_{p}^{2}}"], lambda u: u.norm)
        if is_above(self.values.update.norm, clipping.norm):
            yield Paragraph("It is longer: every gradient is multiplied by the same factor.")
            ratio = [rf"\min\left(1, \frac{{c}}{{{norm}}}\right)", rf"\frac{{c}}{{{norm}}}"]
            yield self._number("update.factor", kappa, ratio, lambda u: u.clipped_norm / u.norm)
        else:
            yield Paragraph(f"It is not longer: ${kappa} = 1$, and every gradient stays.")
        name = self._symbols.name("learning_rate")
        yield Paragraph(f"One step of gradient descent with the learning rate ${name} = {eta}$.")
        number = rf"{eta} \cdot"
        if is_above(self.values.update.norm, clipping.norm):
            factor = self._updated(lambda u: u.clipped_norm / u.norm)
            number = rf"{number} {self.printing.matrix(factor)} \cdot"
        if any(tensor.axes != tensor.dimensions for tensor in self._tensors()):
            yield Paragraph("Matrices of heads stand side by side here, as they are stored.")
        before = None
        for step, tensor, parameter in self._parameters(tuple(self.values.example.parameters)):
            if step != before:
                yield Paragraph(f"{self._titles[step.name]}:")
            before = step
            yield self._stepped(tensor, parameter, rf"{name} {kappa}", number)
        yield Paragraph("The loss before the step, and after it:")
        loss = self._loss[1]
        yield self._number("update.loss", loss, [], lambda u: u.loss_before)
        yield self._number("update.loss_after", f"{loss}'", [], lambda u: u.loss_after)
        yield from self._by_value(clipping)

    def _stepped(self, tensor: Tensor, parameter: str, factor: Tex, number: Tex) -> Display:
        decimals, symbol = self.printing.decimals, self._symbols.tensor(tensor)
        before = self._rows(self.values.texts(parameter, decimals))
        whole = d(self.values.network.tensors[parameter]).name
        gradient = self._rows(self.values.texts(whole, decimals))
        after = self._updated(lambda u: u.parameters[parameter])
        middle = [f"{symbol} - {factor} {self._symbols.tensor(d(tensor))}"]
        if self.printing.fit([before, gradient]):
            old, change = self.printing.matrix(before), self.printing.matrix(gradient)
            middle.append(f"{old} - {number} {change}")
        name = f"update.{parameter}"
        return self._display(name, f"{symbol}'", [*middle, self.printing.matrix(after)])

    def _by_value(self, clipping: Clipping) -> Iterator[Block]:
        c, cut = _exact(clipping.value), list[str]()
        for step, tensor, parameter in self._parameters(tuple(self.values.example.parameters)):
            numbers = self.values.array(d(self.values.network.tensors[parameter]).name)
            count = sum(is_above(abs(number), clipping.value) for number in numbers.flat)
            if count:
                symbol, title = self._symbols.tensor(d(tensor)), self._titles[step.name]
                cut.append(f"${symbol}$ of {title}: {count} of {numbers.size} entries")
        if not cut:
            yield Paragraph(f"Clipping by value at ${c}$ instead would change no entry.")
            return
        yield Paragraph(f"Clipping by value at ${c}$ instead would cut these to ${c}$ or $-{c}$:")
        yield Items(tuple(cut))

    # An update rule, taken several times

    def _training(self, training: Training) -> Iterator[Block]:
        settings = []
        for tensor in training.settings():
            given = self.values.array(self.values.example.system.setting_name(tensor.name))
            settings.append(f"${self._symbols.tensor(tensor)} = {_exact(given.item())}$")
        yield Paragraph(f"{training.rule.title}, with {', '.join(settings)}.")
        name, loss = self._loss
        yield self._display(f"update.{name}", loss, [self._value(name)])
        for number in range(1, training.steps + 1):
            yield Paragraph(f"Update {number}, and the loss after it:")
            shown: set[str] = set()
            for _, tensor, parameter in self._parameters(training.parameters):
                for step, left in self._rule(training.rule, tensor, parameter, number):
                    if step not in shown:
                        shown.add(step)
                        yield self._display(f"update.{step}", left, [self._value(step)])
            after = f"{name}#{number}"
            yield self._display(f"update.{after}", loss, [self._value(after)])

    def _rule(
        self, rule: Sublayer, tensor: Tensor, parameter: str, number: int
    ) -> Iterator[tuple[str, Tex]]:
        """The name and the symbol of all that update ``number`` of one parameter computes.

        First its gradient, where that is not the first; at the end the parameter itself.
        """
        symbol = self._symbols.tensor(tensor)
        if number > 1:
            whole = d(self.values.network.tensors[parameter]).name
            yield f"{whole}#{number - 1}", self._symbols.tensor(d(tensor))
        for equation in rule.forward:
            own = equation.name.removesuffix(f"_{UPDATED}")
            if equation.name == UPDATED:
                yield f"{parameter}#{number}", symbol
            elif equation.indices:
                yield f"{own}({parameter})#{number}", f"{self._symbols.name(own)}({symbol})"
            else:
                yield f"{own}#{number}", self._symbols.name(own)

    # What they have in common

    def _parameters(self, names: Sequence[str]) -> Iterator[Parameter]:
        """Each parameter once, at the step that uses it first."""
        left = set(names)
        for step in self.values.network.steps:
            for tensor in step.page.parameters:
                if (name := step.network_name(tensor.name)) in left:
                    left.remove(name)
                    yield step, tensor, name

    def _tensors(self) -> Iterator[Tensor]:
        names = tuple(self.values.example.parameters)
        return (tensor for _, tensor, _ in self._parameters(names))

    def _number(
        self, name: str, left: Tex, middle: Sequence[Tex], part: Callable[[Update], object]
    ) -> Display:
        return self._display(name, left, [*middle, self.printing.matrix(self._updated(part))])

    def _updated(self, part: Callable[[Update], object]) -> Rows[str]:
        return self._rows(self.values.updated(part, self.printing.decimals))

    def _value(self, name: str) -> Tex:
        return self.printing.matrix(self._rows(self.values.texts(name, self.printing.decimals)))

    def _rows(self, texts: Array) -> Rows[str]:
        """In the stored shape, heads beside each other."""
        return rows_of(np.atleast_2d(texts), self.printing.style)

    def _display(self, name: str, left: Tex, right: Sequence[Tex]) -> Display:
        return Display(anchor(name), left, tuple(Relation("=", tex) for tex in right))

    @cached_property
    def _loss(self) -> tuple[str, Tex]:
        """The name and the symbol of the loss."""
        for step in self.values.network.steps:
            if step.page.loss is not None:
                name = step.network_name(step.page.loss.name)
                return name, self._symbols.tensor(step.page.loss)
        raise KeyError("the network has no loss")

    @cached_property
    def _symbols(self) -> Symbols:
        return Symbols(self.printing.style)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return step_titles(self.values.network)


def _exact(number: Fraction) -> str:
    return str(exact_texts(np.array(number, dtype=object), 0).item())

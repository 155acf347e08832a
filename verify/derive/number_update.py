r"""The step after the gradients, in numbers: clipping, the new parameters, the loss after it.

An example has either the clipped step of gradient descent that texts about GPT-2 show, or an
update rule that is taken several times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from verify.derive.number_matrix import Rows
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
        is_clipped = is_above(self.values.update.norm, clipping.norm)
        c, eta = _exact(clipping.norm), _exact(clipping.learning_rate)
        norm, kappa = self._name("norm"), self._name("factor")
        yield Paragraph(f"All gradients together, as one vector $g$, are clipped at $c = {c}$.")
        yield self._equal("update.norm", norm, [r"\sqrt{\sum_{p} g_{p}^{2}}"], lambda u: u.norm)
        if is_clipped:
            yield Paragraph(f"That is more than $c$: every gradient is multiplied by ${kappa}$.")
            right = rf"\frac{{c}}{{{norm}}}"
            bound = clipping.norm.numerator / self.values.real(clipping.norm.denominator)
            yield self._equal("update.factor", kappa, [right], lambda u: bound / u.norm)
        else:
            yield Paragraph(f"That is not more than $c$: ${kappa} = 1$, and nothing is changed.")
        name = self._name("learning_rate")
        yield Paragraph(f"One step of gradient descent with the learning rate ${name} = {eta}$:")
        for parameter in self._parameters(tuple(self.values.example.parameters)):
            yield self._stepped(parameter, clipping)
        yield from self._losses([lambda u: u.loss_before, lambda u: u.loss_after])
        yield from self._by_value(clipping.value)

"""How the formulas, reasons and outcomes of one page are written; what every part of it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from derivations.calculus.conditions import Condition
from derivations.latex.index_form import IndexForm
from derivations.latex.matrix_form import latex_matrix_sides
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import Equation, Tensor
from derivations.outcome import Outcome, Proved
from derivations.steps.derivation import Reason
from derivations.sublayer import Sublayer
from verify.derive.proved import ProvedPage
from verify.derive.text import Display, Prose, Relation, Tex

NOT_PROVED = "NOT PROVED"
NOT_CONFIRMED = "NOT CONFIRMED by numbers"


@dataclass(frozen=True)
class PageForms:
    """A page with its outcomes, in one style."""

    proved: ProvedPage
    style: Style

    @property
    def page(self) -> Sublayer:
        return self.proved.page

    @cached_property
    def index_form(self) -> IndexForm:
        return IndexForm(self.page.tensors(), self.style)

    @cached_property
    def symbols(self) -> Symbols:
        return Symbols(self.style)

    def name(self, tensor: Tensor) -> Prose:
        """A tensor, as a formula in prose."""
        return f"${self.index_form.tensor(tensor)}$"

    def equation(self, anchor: str, equation: Equation, reason: Prose = "") -> Display:
        """An equation in index form."""
        left, right = self.index_form(equation.left), self.index_form(equation.right)
        return Display(anchor, left, (Relation("=", right, reason),))

    def sides(self, equation: Equation, shapes: bool = False) -> tuple[Tex, Tex, Prose]:
        """Left and right in matrix form, or else in index form; and what is to be doubted."""
        outcome = self.proved.matrix_forms.get(equation.name)
        if outcome is None:
            return self.index_form(equation.left), self.index_form(equation.right), ""
        sides = latex_matrix_sides(equation, self.page.tensors(), self.style, shapes)
        return *sides, "" if outcome.holds else NOT_CONFIRMED

    def reason(self, reason: Reason) -> Prose:
        return reason.words.format(*map(self._part, reason.parts))

    def condition(self, condition: str) -> Prose:
        """A condition with its formulas."""
        if not isinstance(condition, Condition):
            return condition
        return condition.words.format(*(f"${self._part(part)}$" for part in condition.parts))

    def sentence(self, words: str) -> Prose:
        """With a capital letter, if it begins with a word and not with a tensor; a full stop."""
        first = words.split()[0]
        is_word = first.isascii() and first.isalpha() and first.islower()
        is_word &= first not in {tensor.name for tensor in self.page.tensors()}
        ending = "" if words.endswith((".", "!", "?")) else "."
        return (words[0].upper() if is_word else words[0]) + words[1:] + ending

    def _part(self, part: object) -> Tex:
        return self.index_form.tensor(part) if isinstance(part, Tensor) else self.index_form(part)


def unless(outcomes: Sequence[Outcome], reason: Prose) -> Prose:
    """The reason, or that there is no proof."""
    proved = all(isinstance(outcome, Proved) for outcome in outcomes)
    return reason if proved else f"{NOT_PROVED}: {reason}"


def listed(parts: Sequence[Prose]) -> Prose:
    """With commas, and an "and" before the last."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))

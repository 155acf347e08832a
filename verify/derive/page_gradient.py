"""One gradient of a page: where its tensor enters, partial derivatives, chain rule, matrix form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sympy import Expr, Sum

from derivations.latex.matrix_form import SUMS
from derivations.latex.symbols import stacked
from derivations.matrix.build import matrix_equation
from derivations.matrix.expression import AxisSum, MatMul, nodes
from derivations.notation import Equation, Tensor, bound_indices, entries, entry_name
from derivations.steps.check import chain_rule, subject, user
from derivations.steps.derivation import Gradient, Line, Use
from derivations.steps.rewriting import alike, rewritten
from verify.derive.page_forms import PageForms, listed, unless
from verify.derive.text import Block, Display, Paragraph, Prose, Relation, Section, Tex

Judged: TypeAlias = tuple[Line, list[str]]  # a line, and the subjects of the outcomes that judge it


@dataclass(frozen=True)
class GradientText:
    """The section of one gradient."""

    forms: PageForms
    gradient: Gradient
    anchor: str

    def section(self) -> Section:
        gradient, form = self.gradient, self.forms.index_form
        blocks: list[Block] = [Paragraph(self._ways_in())]
        uses, own = gradient.uses, _judged(gradient)
        if len(uses) == 1 and uses[0].upstream is None:  # the loss: its derivative is the gradient
            *lines, (last, subjects) = _judged(gradient, uses[0])
            lines += [(last, [*subjects, *own[0][1]]), *own[1:]]
            relations = list(map(self._relation, lines))
        else:
            blocks += [block for use in uses for block in self._partial(use)]
            first = Relation("=", self._chain_rule(), "chain rule")
            relations = [first, *map(self._relation, own)]
        blocks.append(Display(f"{self.anchor}.steps", form(gradient.left), tuple(relations)))
        blocks += self._in_matrices(gradient.equation)
        about = (r for r in self.forms.page.remarks if r.about == gradient.tensor)
        blocks += [Paragraph(remark.text) for remark in about]
        title = f"The gradient of {self.forms.name(gradient.tensor)}"
        return Section(self.anchor, title, tuple(blocks))

    # Where the tensor enters

    def _ways_in(self) -> Prose:
        what = self.forms.name(self.gradient.tensor)
        names = [self._way_in(use) for use in self.gradient.uses]
        beside = list(map(self.forms.name, self._beside()))
        further = f" ({listed(beside)} as well: the loss is not made of that)" if beside else ""
        if len(names) < 2:
            return f"{what} enters {names[0] if names else 'nothing'}{further}."
        return f"{what} enters {listed(names)}{further}: what comes back from each adds up."

    def _way_in(self, use: Use) -> Prose:
        """The user of a tensor, and the values through which it enters."""
        through = list(map(self.forms.name, self._through(use)))
        return self.forms.name(use.user) + (f" through {listed(through)}" if through else "")

    def _through(self, use: Use) -> list[Tensor]:
        """Those that read the tensor, and that the user reads instead of it."""
        read = _names(self._stated(use).right)
        if self.gradient.tensor.name in read:
            return []
        return [tensor for tensor in self._readers() if tensor.name in read]

    def _beside(self) -> list[Tensor]:
        """Values that read the tensor, and from which nothing comes back."""
        uses = self.gradient.uses
        inside = {use.user.name for use in uses}
        inside |= {tensor.name for use in uses for tensor in self._through(use)}
        return [tensor for tensor in self._readers() if tensor.name not in inside]

    def _readers(self) -> list[Tensor]:
        page, of = self.forms.page, self.gradient.tensor.name
        return [page.tensor(e.name) for e in page.forward if of in _names(e.right)]

    def _stated(self, use: Use) -> Equation:
        """The page's own equation of a user."""
        return next(e for e in self.forms.page.forward if e.name == use.user.name)

    # Partial derivatives, and the chain rule

    def _partial(self, use: Use) -> Iterator[Display]:
        """One partial derivative; first what it is of, where the page does not say it so."""
        here, stated = f"{self.anchor}.by.{use.user.name}", self._stated(use)
        renamed = rewritten(stated.right, dict(zip(stated.indices, use.bound, strict=True)))
        if not alike(renamed, use.right):
            outcome = self.forms.proved.lines[user(self.gradient, use)]
            reason = unless([outcome], "insert what it is made of")
            yield self.forms.equation(f"{here}.of", Equation(use.entry, use.right), reason)
        lines = map(self._relation, _judged(self.gradient, use))
        yield Display(here, self._partial_name(use), tuple(lines))

    def _partial_name(self, use: Use) -> Tex:
        of, by = self.forms.index_form(use.entry), self.forms.index_form(self.gradient.entry)
        return rf"\frac{{\partial {of}}}{{\partial {by}}}"

    def _chain_rule(self) -> Tex:
        form, terms = self.forms.index_form, []
        for use in self.gradient.uses:
            slope = self._partial_name(use)
            if use.upstream is not None:
                slope = f"{form(use.upstream)} {slope}"
                slope = form.summed(slope, use.bound) if use.bound else slope
            terms.append(slope)
        return " + ".join(terms) or "0"

    def _relation(self, judged: Judged) -> Relation:
        line, subjects = judged
        outcomes = [self.forms.proved.lines[subject] for subject in subjects]
        why = unless(outcomes, self.forms.reason(line.reason))
        return Relation("=", self.forms.index_form(line.right), why)

    # The result in matrix form

    def _in_matrices(self, equation: Equation) -> Iterator[Display]:
        """With the shape under each factor."""
        if equation.name in self.forms.proved.matrix_forms:
            left, right, doubt = self.forms.sides(equation, shapes=True)
            how = f"in matrices{self._summed_by(equation)}"
            reason = f"{doubt}: {how}" if doubt else how
            yield Display(f"{self.anchor}.matrix", left, (Relation("=", right, reason),))

    def _summed_by(self, equation: Equation) -> Prose:
        """What became of the sums, those over heads aside, which stay."""
        form = matrix_equation(equation, self.forms.page.tensors(), self.forms.style.convention)
        kinds = {type(node) for node in nodes(form.right)} & {MatMul, AxisSum}
        bound = {i for total in equation.right.atoms(Sum) for i in bound_indices(total)}
        plain = sorted((index for index in bound if not stacked(index)), key=str)
        if not plain or len(kinds) != 1:
            return ""
        axes = {SUMS[node.over] for node in nodes(form.right) if isinstance(node, AxisSum)}
        by = f"{' and '.join(sorted(axes)) or 'the product'} sum{'' if len(axes) > 1 else 's'}"
        return f": {by} over {listed([f'${self.forms.index_form.index(i)}$' for i in plain])}"


def _judged(gradient: Gradient, use: Use | None = None) -> list[Judged]:
    """The lines of a gradient, or of one of its partial derivatives, with what judges them.

    That is for the first line where it comes from, for each other that it equals the one above it,
    and for the last line of a gradient also that it is the gradient.
    """
    lines = use.lines if use else gradient.lines
    first = subject(gradient, use) if use else chain_rule(gradient)
    subjects = [[first], *([subject(gradient, use, number)] for number in range(1, len(lines)))]
    if use is None:
        subjects[-1].append(subject(gradient))
    return list(zip(lines, subjects, strict=True))


def _names(expression: Expr) -> set[str]:
    return {entry_name(entry) for entry in entries(expression)}

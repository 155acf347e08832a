"""One page of the catalogue as a section of a text: a derivation that a textbook would print.

Every line comes out of :func:`derivations.steps.derive.derive` and has an outcome; a line that is
not proved says so where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from derivations.latex.index_form import IndexForm
from derivations.latex.matrix_form import latex_matrix_sides
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.matrix.build import NoMatrixForm
from derivations.notation import Equation, Kind, Tensor, d
from derivations.outcome import Outcome, Proved
from derivations.steps.check import subject
from derivations.steps.derivation import Gradient, Reason, Use
from derivations.sublayer import Sublayer
from verify.derive.proved import ProvedPage
from verify.derive.text import (
    Block,
    Display,
    Items,
    Paragraph,
    Prose,
    Relation,
    Section,
    Table,
    Tex,
)

KINDS = {
    Kind.ZERO_ONE: "zeros and ones",
    Kind.POSITIVE: "positive",
    Kind.FRACTION: "from 0 to 1",
    Kind.NON_NEGATIVE: "at least 0",
}


@dataclass(frozen=True)
class PageText:
    """A section about one page; ``anchor`` begins every anchor in it."""

    proved: ProvedPage
    style: Style
    anchor: str

    def section(self, title: Prose = "", further: Sequence[Section] = ()) -> Section:
        """The whole derivation; ``further`` sections come after the gradients."""
        parts = [self._forward()]
        parts += [self._gradient(gradient) for gradient in self.proved.derivation.gradients]
        parts += [*further, *self._what_follows(), *self._mistakes(), self._trust()]
        return Section(self.anchor, title or self._page.title, self._opening(), tuple(parts))

    def result(self) -> tuple[Block, ...]:
        """The backward equations alone, in matrix form where they have one."""
        return tuple(
            Display(f"{self.anchor}.result.{e.name}", left, (Relation("=", right),))
            for e in self._page.backward
            for left, right in [self._sides(e)]
        )

    @property
    def _page(self) -> Sublayer:
        return self.proved.page

    @cached_property
    def _form(self) -> IndexForm:
        return IndexForm(self._page.tensors(), self.style)

    @cached_property
    def _symbols(self) -> Symbols:
        return Symbols(self.style)

    # What a reader has to know first

    def _opening(self) -> tuple[Block, ...]:
        words = [f"Source: {self._page.source}.", *self._page.conventions]
        blocks: list[Block] = [Paragraph(" ".join(words))]
        wanted = ", ".join(self._gradient_name(t) for t in self._page.differentiable())
        if wanted and self._page.backward:
            given = ", ".join(self._gradient_name(t) for t in self._page.outputs)
            arriving = f"Given {given}, which arrives from behind, we" if given else "We"
            blocks.append(Paragraph(f"{arriving} look for {wanted}. The result:"))
            blocks += self.result()
        blocks.append(Table(("symbol", "shape", "what it is"), tuple(self._symbol_rows())))
        return tuple(blocks)

    def _symbol_rows(self) -> Iterator[tuple[Prose, ...]]:
        page = self._page
        shifts = tuple(shift.value for shift in page.shifts)
        roles = (
            ("input", page.inputs),
            ("parameter", page.parameters),
            ("given, has no gradient", page.data),
            ("computed on the way", page.values),
            ("any number: nothing depends on it", shifts),
            ("output", page.outputs),
            ("the loss", (page.loss,) if page.loss else ()),
        )
        for role, tensors in roles:
            for tensor in tensors:
                name = f"${self._symbols.tensor(tensor)}$"
                yield name, self._shape(tensor), f"{role}{self._kind(tensor)}"

    def _shape(self, tensor: Tensor) -> Prose:
        shape = r" \times ".join(self._symbols.shape(tensor)) or "1"
        above, _ = self._symbols.split(
            tensor, [self._symbols.dimension(s) for s in tensor.dimensions]
        )
        heads = f", for each of ${','.join(above)}$ heads" if above else ""
        return f"${shape}${heads}"

    def _kind(self, tensor: Tensor) -> Prose:
        if tensor.below is not None:
            return f", whole numbers from 0 to below ${self._symbols.dimension(tensor.below)}$"
        return f", {KINDS[tensor.kind]}" if tensor.kind in KINDS else ""

    # Forward

    def _forward(self) -> Section:
        anchor = f"{self.anchor}.forward"
        blocks: list[Block] = [self._both_forms(anchor, e) for e in self._page.forward]
        return Section(anchor, "Forward", tuple(blocks))

    def _both_forms(self, anchor: str, equation: Equation) -> Display:
        """Index form and, where there is one, the matrix form with shapes."""
        here = f"{anchor}.{equation.name}"
        return Display(
            here, self._form(equation.left), (Relation("=", self._form(equation.right)),)
        )

    # One gradient

    def _gradient(self, gradient: Gradient) -> Section:
        anchor = f"{self.anchor}.{gradient.equation.name}"
        blocks: list[Block] = [Paragraph(self._ways_in(gradient))]
        uses = gradient.uses
        if len(uses) == 1 and uses[0].upstream is None:
            lines = [*self._relations(gradient, uses[0]), *self._relations(gradient)[1:]]
            blocks.append(Display(anchor + ".steps", self._form(gradient.left), tuple(lines)))
        else:
            blocks += [self._partial(anchor, gradient, use) for use in uses]
            chain = Relation("=", self._chain_rule(gradient), "chain rule")
            lines = [chain, *self._relations(gradient)]
            blocks.append(Display(anchor + ".steps", self._form(gradient.left), tuple(lines)))
        blocks += self._in_matrices(anchor, gradient.equation)
        blocks += [
            Paragraph(remark.text)
            for remark in self._page.remarks
            if remark.about == gradient.tensor
        ]
        return Section(
            anchor, f"The gradient of ${self._form.tensor(gradient.tensor)}$", tuple(blocks)
        )

    def _ways_in(self, gradient: Gradient) -> Prose:
        names = [f"${self._form.tensor(use.user)}$" for use in gradient.uses]
        what = f"${self._form.tensor(gradient.tensor)}$"
        if len(names) == 1:
            return f"{what} enters {names[0]} only."
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{what} enters {listed}: what comes back from each adds up."

    def _partial(self, anchor: str, gradient: Gradient, use: Use) -> Display:
        left = self._partial_name(gradient, use)
        return Display(f"{anchor}.by.{use.user.name}", left, tuple(self._relations(gradient, use)))

    def _partial_name(self, gradient: Gradient, use: Use) -> Tex:
        return (
            rf"\frac{{\partial {self._form(use.entry)}}}{{\partial {self._form(gradient.entry)}}}"
        )

    def _chain_rule(self, gradient: Gradient) -> Tex:
        terms = []
        for use in gradient.uses:
            if use.slope == 0:
                continue
            slope = self._partial_name(gradient, use)
            if use.upstream is None:
                terms.append(slope)
                continue
            term = f"{self._form(use.upstream)} {slope}"
            terms.append(self._form.summed(term, use.bound) if use.bound else term)
        return " + ".join(terms)

    def _relations(self, gradient: Gradient, use: Use | None = None) -> list[Relation]:
        """The lines of a gradient, or of one of its partial derivatives."""
        lines = use.lines if use else gradient.lines
        found = [Relation("=", self._form(lines[0].right), self._reason(lines[0].reason))]
        for number, (_, line) in enumerate(pairwise(lines), start=1):
            outcome = self.proved.lines[subject(gradient, use, number)]
            why = _unless(outcome, self._reason(line.reason))
            found.append(Relation("=", self._form(line.right), why))
        return found

    def _reason(self, reason: Reason) -> Prose:
        parts = (
            self._form.tensor(part) if isinstance(part, Tensor) else self._form(part)
            for part in reason.parts
        )
        return reason.words.format(*parts)

    def _in_matrices(self, anchor: str, equation: Equation) -> Iterator[Block]:
        """The result in matrix form, with the shape under each factor."""
        outcome = self.proved.matrix_forms.get(equation.name)
        if outcome is None:
            return
        left, right = latex_matrix_sides(equation, self._page.tensors(), self.style, shapes=True)
        reason = "in matrices" if outcome.holds else "NOT CONFIRMED by numbers: in matrices"
        yield Display(f"{anchor}.matrix", left, (Relation("=", right, reason),))

    def _sides(self, equation: Equation) -> tuple[Tex, Tex]:
        """Left and right in matrix form; in index form where there is no other."""
        try:
            return latex_matrix_sides(equation, self._page.tensors(), self.style, shapes=False)
        except NoMatrixForm:
            return self._form(equation.left), self._form(equation.right)

    # What else is known

    def _what_follows(self) -> Iterator[Section]:
        blocks: list[Block] = []
        anchor = f"{self.anchor}.follows"
        for identity, outcome in self.proved.identities:
            blocks.append(Paragraph(_sentence(identity.statement)))
            put, equal = self.proved.inserted(identity)
            last = Relation(
                "=", self._form(identity.right), _unless(outcome, "both sides have one normal form")
            )
            steps = [Relation("=", self._form(put), _unless(equal, "insert what they stand for"))]
            lines = (*(steps if put != identity.left else ()), last)
            blocks.append(Display(f"{anchor}.{identity.name}", self._form(identity.left), lines))
        if blocks:
            yield Section(anchor, "What follows", tuple(blocks))

    def _mistakes(self) -> Iterator[Section]:
        rows = []
        for mutant, outcome in self.proved.mistakes:
            wrong = f"${self._form.equation(mutant.equation)}$"
            rows.append((_sentence(mutant.mistake), wrong, outcome.witness))
        if rows:
            head = ("mistake", "what is written then", "numbers that refute it")
            anchor = f"{self.anchor}.mistakes"
            yield Section(anchor, "Where people go wrong", (Table(head, tuple(rows)),))

    def _trust(self) -> Section:
        anchor = f"{self.anchor}.trust"
        lines = self.proved.lines.values()
        proved = sum(isinstance(outcome, Proved) for outcome in lines)
        claims = len(self.proved.derivation.gradients)
        items = []
        if lines:
            items.append(
                f"{proved} of {len(lines)} statements above ({claims} gradients, and each line as "
                "equal to the one above it) are proved for every shape and all values, by normal forms."
            )
        forms = self.proved.matrix_forms
        if forms:
            agree = sum(outcome.holds for outcome in forms.values())
            items.append(
                f"{agree} of {len(forms)} equations have a matrix form that gives the same numbers "
                "on random matrices of random shapes: a check, not a proof."
            )
        gradients = (self.proved.lines[subject(g)] for g in self.proved.derivation.gradients)
        conditions = sorted({c for o in gradients if isinstance(o, Proved) for c in o.conditions})
        if conditions:
            items.append(f"All this holds where {'; '.join(conditions)}.")
        items.append(
            "The forward equations are definitions. The words beside the lines are not proved."
        )
        return Section(anchor, "What is proved", (Items(tuple(items)),))

    def _gradient_name(self, tensor: Tensor) -> Prose:
        return f"${self._form.tensor(d(tensor))}$"


def _unless(outcome: Outcome, reason: Prose) -> Prose:
    """The reason, or that there is no proof."""
    return reason if isinstance(outcome, Proved) else f"NOT PROVED: {reason}"


def _sentence(words: str) -> Prose:
    """With a capital letter, if it begins with a word, and a full stop."""
    first = words.split()[0]
    begins_with_word = first.isascii() and first.isalpha() and first.islower()
    ending = "" if words.endswith((".", "!", "?")) else "."
    return (words[0].upper() if begins_with_word else words[0]) + words[1:] + ending

"""One page of the catalogue as a section of a text: a derivation that a textbook would print.

Every line comes out of :func:`derivations.steps.derive.derive` and has an outcome; a line that is
not proved says so where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from derivations.calculus.conditions import Condition
from derivations.latex.index_form import IndexForm
from derivations.latex.matrix_form import latex_matrix_sides
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import Equation, Kind, Tensor, d
from derivations.outcome import Outcome, Proved
from derivations.steps.check import chain_rule, subject, user
from derivations.steps.derivation import Gradient, Line, Reason, Use
from derivations.steps.rewriting import alike, rewritten
from derivations.sublayer import Identity, Sublayer
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
NOT_PROVED = "NOT PROVED"
NOT_CONFIRMED = "NOT CONFIRMED by numbers"

Judged: TypeAlias = tuple[Line, list[str]]  # a line, and the subjects of the outcomes that judge it


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

    def result(self) -> tuple[Display, ...]:
        """The backward equations alone, in matrix form where they have one."""
        return tuple(
            Display(f"{self.anchor}.result.{e.name}", left, (Relation("=", right, reason),))
            for e in self._page.backward
            for left, right, reason in [self._sides(e)]
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
        sizes = [self._symbols.dimension(size) for size in tensor.dimensions]
        above, _ = self._symbols.split(tensor, sizes)
        heads = f", for each of ${','.join(above)}$ heads" if above else ""
        return f"${shape}${heads}"

    def _kind(self, tensor: Tensor) -> Prose:
        if tensor.below is not None:
            return f", whole numbers from 0 to below ${self._symbols.dimension(tensor.below)}$"
        return f", {KINDS[tensor.kind]}" if tensor.kind in KINDS else ""

    # Forward

    def _forward(self) -> Section:
        anchor = f"{self.anchor}.forward"
        lines = (self._stated(f"{anchor}.{e.name}", e) for e in self._page.forward)
        return Section(anchor, "Forward", tuple(lines))

    def _stated(self, anchor: str, equation: Equation, reason: Prose = "") -> Display:
        right = self._form(equation.right)
        return Display(anchor, self._form(equation.left), (Relation("=", right, reason),))

    # One gradient

    def _gradient(self, gradient: Gradient) -> Section:
        anchor = f"{self.anchor}.{gradient.equation.name}"
        title = f"The gradient of ${self._form.tensor(gradient.tensor)}$"
        blocks: list[Block] = [Paragraph(self._ways_in(gradient))]
        uses, left = gradient.uses, self._form(gradient.left)
        own = _judged(gradient)
        if len(uses) == 1 and uses[0].upstream is None:  # the loss: its derivative is the gradient
            *lines, (last, subjects) = _judged(gradient, uses[0])
            lines += [(last, [*subjects, *own[0][1]]), *own[1:]]
            relations = list(map(self._relation, lines))
        else:
            blocks += [block for use in uses for block in self._partial(anchor, gradient, use)]
            first = Relation("=", self._chain_rule(gradient), "chain rule")
            relations = [first, *map(self._relation, own)]
        blocks.append(Display(f"{anchor}.steps", left, tuple(relations)))
        blocks += self._in_matrices(anchor, gradient.equation)
        about = (remark for remark in self._page.remarks if remark.about == gradient.tensor)
        blocks += [Paragraph(remark.text) for remark in about]
        return Section(anchor, title, tuple(blocks))

    def _ways_in(self, gradient: Gradient) -> Prose:
        names = [f"${self._form.tensor(use.user)}$" for use in gradient.uses]
        what = f"${self._form.tensor(gradient.tensor)}$"
        if len(names) < 2:
            return f"{what} enters {names[0]} only." if names else f"{what} enters nothing."
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{what} enters {listed}: what comes back from each adds up."

    def _partial(self, anchor: str, gradient: Gradient, use: Use) -> Iterator[Display]:
        """One partial derivative; first what it is of, where the page does not say it so."""
        here = f"{anchor}.by.{use.user.name}"
        stated = next(e for e in self._page.forward if e.name == use.user.name)
        renamed = rewritten(stated.right, dict(zip(stated.indices, use.bound, strict=True)))
        if not alike(renamed, use.right):
            outcome = self.proved.lines[user(gradient, use)]
            reason = _unless([outcome], "insert what it is made of")
            yield self._stated(f"{here}.of", Equation(use.entry, use.right), reason)
        left = self._partial_name(gradient, use)
        yield Display(here, left, tuple(map(self._relation, _judged(gradient, use))))

    def _partial_name(self, gradient: Gradient, use: Use) -> Tex:
        of, by = self._form(use.entry), self._form(gradient.entry)
        return rf"\frac{{\partial {of}}}{{\partial {by}}}"

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
        return " + ".join(terms) or "0"

    def _relation(self, judged: Judged) -> Relation:
        line, subjects = judged
        outcomes = [self.proved.lines[subject] for subject in subjects]
        return Relation("=", self._form(line.right), _unless(outcomes, self._reason(line.reason)))

    def _reason(self, reason: Reason | Condition) -> Prose:
        return reason.words.format(*map(self._part, reason.parts))

    def _part(self, part: object) -> Tex:
        return self._form.tensor(part) if isinstance(part, Tensor) else self._form(part)

    def _in_matrices(self, anchor: str, equation: Equation) -> Iterator[Block]:
        """The result in matrix form, with the shape under each factor."""
        if equation.name in self.proved.matrix_forms:
            left, right, doubt = self._sides(equation, shapes=True)
            reason = f"{doubt}: in matrices" if doubt else "in matrices"
            yield Display(f"{anchor}.matrix", left, (Relation("=", right, reason),))

    def _sides(self, equation: Equation, shapes: bool = False) -> tuple[Tex, Tex, Prose]:
        """Left and right in matrix form, or else in index form; and what is to be said of it."""
        outcome = self.proved.matrix_forms.get(equation.name)
        if outcome is None:
            return self._form(equation.left), self._form(equation.right), ""
        sides = latex_matrix_sides(equation, self._page.tensors(), self.style, shapes)
        return *sides, "" if outcome.holds else NOT_CONFIRMED

    # What else is known

    def _what_follows(self) -> Iterator[Section]:
        anchor = f"{self.anchor}.follows"
        blocks: list[Block] = []
        for identity, outcome in self.proved.identities:
            blocks.append(Paragraph(_sentence(identity.statement)))
            lines = tuple(self._sides_of(identity, outcome))
            blocks.append(Display(f"{anchor}.{identity.name}", self._form(identity.left), lines))
        if blocks:
            yield Section(anchor, "What follows", tuple(blocks))

    def _sides_of(self, identity: Identity, outcome: Outcome) -> Iterator[Relation]:
        put, equal = self.proved.insertions[identity.name]
        if put != identity.left:
            yield Relation("=", self._form(put), _unless([equal], "insert what they stand for"))
        why = _unless([outcome], "both sides have the same normal form")
        yield Relation("=", self._form(identity.right), why)

    def _mistakes(self) -> Iterator[Section]:
        rows = []
        for mutant, outcome in self.proved.mistakes:
            wrong = f"${self._form.equation(mutant.equation)}$"
            rows.append((_sentence(mutant.mistake), wrong, outcome.witness))
        if rows:
            head = ("mistake", "what is written then", "numbers that refute it")
            anchor = f"{self.anchor}.mistakes"
            table = Table(head, tuple(rows))
            yield Section(anchor, "Where people go wrong", (table,), beside=True)

    def _trust(self) -> Section:
        anchor = f"{self.anchor}.trust"
        lines, gradients = self.proved.lines, self.proved.derivation.gradients
        items = []
        if lines:
            proved = sum(isinstance(outcome, Proved) for outcome in lines.values())
            items.append(
                f"{proved} of {len(lines)} statements are proved for every shape and all values, "
                f"by normal forms: the {len(gradients)} gradients, their partial derivatives, and "
                "that each line equals the one above it."
            )
        forms = self.proved.matrix_forms.values()
        if forms:
            agree = sum(outcome.holds for outcome in forms)
            items.append(
                f"{agree} of {len(forms)} equations with a matrix form give the same numbers in it "
                "on random matrices of random shapes: a check, not a proof."
            )
        outcomes = (lines[subject(gradient)] for gradient in gradients)
        conditions = sorted({c for o in outcomes if isinstance(o, Proved) for c in o.conditions})
        if conditions:
            items.append(f"All this holds where {'; '.join(map(self._condition, conditions))}.")
        items.append("The forward equations are definitions. The words beside lines are no proof.")
        return Section(anchor, "What is proved", (Items(tuple(items)),))

    def _condition(self, condition: str) -> Prose:
        """A condition with its formulas."""
        if not isinstance(condition, Condition):
            return condition
        return condition.words.format(*(f"${self._part(part)}$" for part in condition.parts))

    def _gradient_name(self, tensor: Tensor) -> Prose:
        return f"${self._form.tensor(d(tensor))}$"


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


def _unless(outcomes: Sequence[Outcome], reason: Prose) -> Prose:
    """The reason, or that there is no proof."""
    proved = all(isinstance(outcome, Proved) for outcome in outcomes)
    return reason if proved else f"{NOT_PROVED}: {reason}"


def _sentence(words: str) -> Prose:
    """With a capital letter, if it begins with a word, and a full stop."""
    first = words.split()[0]
    begins_with_word = first.isascii() and first.isalpha() and first.islower()
    ending = "" if words.endswith((".", "!", "?")) else "."
    return (words[0].upper() if begins_with_word else words[0]) + words[1:] + ending

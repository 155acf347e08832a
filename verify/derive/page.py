"""One page of the catalogue as a section of a text: a derivation that a textbook would print.

Every line comes out of :func:`derivations.steps.derive.derive` and has an outcome; a line that is
not proved says so where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from derivations.latex.style import Style
from derivations.notation import d
from derivations.outcome import Outcome, Proved
from derivations.steps.check import subject
from derivations.sublayer import Identity
from verify.derive.page_forms import PageForms, unless
from verify.derive.page_gradient import GradientText
from verify.derive.page_symbols import symbol_table
from verify.derive.proved import ProvedPage
from verify.derive.text import Block, Display, Items, Paragraph, Prose, Relation, Section, Table

FIXED = "No result depends on {}, so it is held fixed, whatever it is chosen to be."
DEFINITIONS = "The forward equations are definitions. The words beside lines are no proof."


@dataclass(frozen=True)
class PageText:
    """A section about one page; ``anchor`` begins every anchor in it."""

    proved: ProvedPage
    style: Style
    anchor: str

    def section(self, title: Prose = "", further: Sequence[Section] = ()) -> Section:
        """The whole derivation; ``further`` sections come after the gradients."""
        parts = [self._forward(), *self._gradients(), *further]
        parts += [*self._what_follows(), *self._mistakes(), self._trust()]
        return Section(self.anchor, title or self.proved.page.title, self._opening(), tuple(parts))

    def result(self) -> tuple[Display, ...]:
        """The backward equations alone, in matrix form where they have one."""
        return tuple(
            Display(f"{self.anchor}.result.{e.name}", left, (Relation("=", right, doubt),))
            for e in self.proved.page.backward
            for left, right, doubt in [self._forms.sides(e)]
        )

    @cached_property
    def _forms(self) -> PageForms:
        return PageForms(self.proved, self.style)

    def _opening(self) -> tuple[Block, ...]:
        """What a reader has to know first."""
        page, name = self.proved.page, self._forms.name
        blocks: list[Block] = [Paragraph(" ".join([f"Source: {page.source}.", *page.conventions]))]
        wanted = ", ".join(name(d(tensor)) for tensor in page.differentiable())
        if wanted and page.backward:
            given = " and ".join(name(d(tensor)) for tensor in page.outputs)
            arriving = f"Given what arrives from behind, {given}, we" if given else "We"
            blocks.append(Paragraph(f"{arriving} look for {wanted}. The result:"))
            blocks += self.result()
        blocks.append(symbol_table(self._forms))
        return tuple(blocks)

    def _forward(self) -> Section:
        anchor, page = f"{self.anchor}.forward", self.proved.page
        lines = (self._forms.equation(f"{anchor}.{e.name}", e) for e in page.forward)
        return Section(anchor, "Forward", tuple(lines))

    def _gradients(self) -> Iterator[Section]:
        for gradient in self.proved.derivation.gradients:
            anchor = f"{self.anchor}.{gradient.equation.name}"
            yield GradientText(self._forms, gradient, anchor).section()

    # What else is known

    def _what_follows(self) -> Iterator[Section]:
        anchor, forms = f"{self.anchor}.follows", self._forms
        blocks: list[Block] = []
        for shift, outcome in self.proved.shifts:
            blocks.append(Paragraph(unless([outcome], FIXED.format(forms.name(shift.value)))))
        for identity, outcome in self.proved.identities:
            blocks.append(Paragraph(forms.sentence(identity.statement)))
            lines, left = tuple(self._sides(identity, outcome)), forms.index_form(identity.left)
            blocks.append(Display(f"{anchor}.{identity.name}", left, lines))
        if blocks:
            yield Section(anchor, "What follows", tuple(blocks))

    def _sides(self, identity: Identity, outcome: Outcome) -> Iterator[Relation]:
        form, (put, equal) = self._forms.index_form, self.proved.insertions[identity.name]
        if put != identity.left:
            yield Relation("=", form(put), unless([equal], "insert what they stand for"))
        why = identity.because or "both sides have the same normal form"
        yield Relation("=", form(identity.right), unless([outcome], why))

    def _mistakes(self) -> Iterator[Section]:
        forms, rows = self._forms, []
        for mutant, outcome in self.proved.mistakes:
            wrong = f"${forms.index_form.equation(mutant.equation)}$"
            rows.append((forms.sentence(mutant.mistake), wrong, outcome.witness))
        if rows:
            table = Table(("mistake", "what is written then", "numbers that refute it"), (*rows,))
            title = "Where people go wrong"
            yield Section(f"{self.anchor}.mistakes", title, (table,), beside=True)

    def _trust(self) -> Section:
        items = (*self._proved(), *self._checked(), *self._conditions(), DEFINITIONS)
        return Section(f"{self.anchor}.trust", "What is proved", (Items(items),))

    def _proved(self) -> Iterator[Prose]:
        lines, gradients = [*self.proved.lines.values()], self.proved.derivation.gradients
        if lines:
            count = f"{len(gradients)} gradient{'s' if len(gradients) > 1 else ''}"
            yield (
                f"{_proved(lines)} statements are proved for every shape and all values, by normal "
                f"forms: {count}, the partial derivatives, and that each line equals the one above."
            )
        theorems = self._theorems()
        if theorems:
            yield f"{_proved(theorems)} statements of what follows are proved in the same way."

    def _checked(self) -> Iterator[Prose]:
        forms = self.proved.matrix_forms.values()
        if forms:
            agree = sum(outcome.holds for outcome in forms)
            yield (
                f"{agree} of {len(forms)} equations with a matrix form give the same numbers in it "
                "on random matrices of random shapes: a check, not a proof."
            )

    def _conditions(self) -> Iterator[Prose]:
        lines, gradients = self.proved.lines, self.proved.derivation.gradients
        outcomes = [*(lines[subject(gradient)] for gradient in gradients), *self._theorems()]
        found = sorted({c for o in outcomes if isinstance(o, Proved) for c in o.conditions})
        if found:
            yield f"All this holds where {'; '.join(map(self._forms.condition, found))}."

    def _theorems(self) -> list[Outcome]:
        return [outcome for _, outcome in (*self.proved.shifts, *self.proved.identities)]


def _proved(outcomes: Sequence[Outcome]) -> str:
    return f"{sum(isinstance(o, Proved) for o in outcomes)} of {len(outcomes)}"

"""The text of derivations: pages of the catalogue, or a worked example from the loss back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from derivations.latex.style import Style
from derivations.sublayer import Sublayer
from numeric.example import Example
from verify.derive.notation import notation
from verify.derive.number_printing import Printing
from verify.derive.number_values import Values
from verify.derive.pages import Pages
from verify.derive.prose import literal
from verify.derive.text import Items, Paragraph, Section, Text
from verify.derive.worked import Worked
from verify.report.limits import NOT_PROVED


@dataclass(frozen=True)
class Derivations:
    """Texts in one style."""

    style: Style

    @cached_property
    def _pages(self) -> Pages:
        return Pages(self.style)

    @property
    def holds(self) -> bool:
        """Whether everything that was asked for so far holds; not, if that is nothing."""
        return self._pages.holds

    def page(self, page: Sublayer, title: str = "") -> Section:
        """One page of the catalogue, under its own title if no other is given."""
        return self._pages.text(page, page.name).section(title)

    def pages(self, pages: Sequence[Sublayer]) -> Text:
        """Pages of the catalogue without numbers."""
        title = pages[0].title if len(pages) == 1 else "Backward passes, derived and proved"
        sections = map(self.page, pages)
        return Text(title, (), (notation(pages, self.style), *sections, _not_proved(())))

    def example(
        self, example: Example, further: Sequence[Sublayer], printing: Printing, shaded: bool
    ) -> Text:
        """A worked example from the loss back, then ``further`` pages of the catalogue."""
        worked = Worked(self._pages, Values(example), printing, shaded)
        own = [*(step.page for step in worked.steps), *worked.rules]
        rest = [page for page in further if page not in own]
        sections = [notation([*own, *rest], self.style), *worked.way_back(worked.steps)]
        sections += worked.update()
        if rest:
            note = Paragraph("They do not occur in the example.")
            others = tuple(map(self.page, rest))
            sections.append(Section("others", "Other operations", (note,), others))
        sections.append(_not_proved(example.not_proved))
        return Text(f"{literal(example.title)}, backwards", worked.opening(), tuple(sections))

    def part(self, example: Example, name: str, printing: Printing) -> Text:
        """The steps of a worked example that are called ``name``, or are of the page of that name.

        A text without sections, if there is none.
        """
        worked = Worked(self._pages, Values(example), printing, shaded=False)
        steps = [step for step in worked.steps if name in (step.name, step.page.name)]
        return Text(literal(example.title), worked.reading(), tuple(worked.way_back(steps)))


def _not_proved(further: Sequence[str]) -> Section:
    items = Items((*map(literal, further), *NOT_PROVED))
    return Section("not-proved", "What is not proved", (items,), beside=True)

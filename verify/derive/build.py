"""The text of derivations: pages of the catalogue, or a worked example from the loss back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property

from sympy import Idx

from derivations.catalogue import CATALOGUE
from derivations.gpt2 import Gpt2
from derivations.latex.choice import StyleError
from derivations.latex.style import Style
from derivations.latex.symbols import Symbols
from derivations.notation import dimension
from derivations.step import Step, page_dimensions
from derivations.sublayer import Sublayer
from derivations.sublayers.update import CLIP_BY_GLOBAL_NORM, CLIP_BY_VALUE, SGD_STEP
from numeric.example import Example
from verify.derive.number_norms import Norms
from verify.derive.number_printing import Printing
from verify.derive.number_update import UpdateNumbers
from verify.derive.number_values import Values
from verify.derive.number_wiring import step_titles
from verify.derive.numbers import Numbers
from verify.derive.page import PageText
from verify.derive.prose import literal
from verify.derive.proved import ProvedPage
from verify.derive.text import Block, Items, Paragraph, Prose, Section, Table, Text, WayBack
from verify.report.limits import NOT_PROVED

DIMENSIONS = {
    "T": "positions in the sequence",
    "V": "tokens in the vocabulary",
    "d_model": "features of the residual stream",
    "d_ff": "hidden units of the MLP",
    "h": "attention heads",
    "d_k": "channels of one head",
    "d_v": "channels of a value",
    "n_ctx": "rows of the table of positions",
    "d_in": "features that go in",
    "d_out": "features that come out",
    "n": "all parameters, as one vector",
}
CONVENTIONS: dict[str, Prose] = {
    "rows": "A position is a row: $X$ has one row for each position.",
    "columns": "A position is a column: $X$ has one column for each position.",
}
WORDS: tuple[Prose, ...] = (
    r"$\delta_{i,j}$ is 1 where its indices are equal, else 0; "
    r"$\mathbf{1}\left[x > 0\right]$ is 1 where the condition holds, else 0.",
    r"$\odot$ multiplies and $\oslash$ divides entry by entry; a column or a row is repeated to "
    r"fit. $\mathrm{rowsum}$ is a column, $\mathrm{colsum}$ a row.",
    r"$\mathrm{onehot}(y)$ has, for each id in $y$, a 1 at its place and 0 elsewhere.",
    "A second index over the same range has a prime, or is the next letter; which letter a sum "
    "runs over has no meaning.",
    r"$\frac{\partial L}{\partial X}$ counts every way from $X$ to the loss; "
    r"$\frac{\partial A}{\partial X}$ of a value $A$ only that in which $X$ stands in the equation "
    "of $A$ itself: what else stands there is held fixed, and has a term of its own in the chain "
    "rule.",
)
UNLIKE: dict[str, Prose] = {
    "tied": "the output matrix is not that of the embeddings",
    "logit_bias": "the logits have a bias",
    "final_layer_norm": "there is no LayerNorm before the logit projection",
    "activation": "the activation of the MLP is {}",
    "positions": "the positional encodings are {}",
    "biases": "attention and MLP have no biases",
    "scaled": "the scores are not scaled",
}


@dataclass(frozen=True)
class Derivations:
    """Texts in one style; what was proved about a page is found out once."""

    style: Style
    _known: dict[str, ProvedPage] = field(default_factory=dict)

    def proved(self, page: Sublayer) -> ProvedPage:
        _require_own_symbols(page, self.style)
        return self._known.setdefault(page.name, ProvedPage(page, self.style.convention))

    @property
    def holds(self) -> bool:
        """Whether everything that was asked for so far holds."""
        return all(page.holds for page in self._known.values())

    def pages(self, pages: Sequence[Sublayer]) -> Text:
        """Pages of the catalogue without numbers."""
        title = pages[0].title if len(pages) == 1 else "Backward passes, derived and proved"
        sections = [self.page(page, page.name).section() for page in pages]
        return Text(title, (), (self._notation(pages), *sections, _not_proved(())))

    def example(
        self, example: Example, further: Sequence[Sublayer], printing: Printing, shaded: bool
    ) -> Text:
        """A worked example from the loss back, then ``further`` pages of the catalogue."""
        worked = Worked(self, Values(example), printing, shaded)
        own = [*(step.page for step in worked.steps), *worked.rules]
        rest = [page for page in further if page not in own]
        sections = [self._notation([*own, *rest]), *worked.way_back(worked.steps)]
        sections += worked.update()
        if rest:
            note = Paragraph("They do not occur in the example.")
            others = tuple(self.page(page, page.name).section() for page in rest)
            sections.append(Section("others", "Other operations", (note,), others))
        sections.append(_not_proved(example.not_proved))
        return Text(f"{literal(example.title)}, backwards", worked.opening(), tuple(sections))

    def part(self, example: Example, name: str, printing: Printing) -> Text:
        """The steps of a worked example that are called ``name``, or are of the page of that name.

        A text without sections, if there is none.
        """
        worked = Worked(self, Values(example), printing, shaded=False)
        steps = [step for step in worked.steps if name in (step.name, step.page.name)]
        return Text(literal(example.title), worked.reading(), tuple(worked.way_back(steps)))

    def page(self, page: Sublayer, anchor: str) -> PageText:
        return PageText(self.proved(page), self.style, anchor)

    def _notation(self, pages: Iterable[Sublayer]) -> Section:
        used = {size.name for page in pages for size in page_dimensions(page)}
        symbols = Symbols(self.style)
        rows = [
            (f"${symbols.dimension(dimension(name))}$", words)
            for name, words in DIMENSIONS.items()
            if name in used
        ]
        words = Items((CONVENTIONS[self.style.convention], *WORDS))
        sizes = Table(("size", "what it counts"), tuple(rows))
        return Section("notation", "Notation", (words, sizes), beside=True)


@dataclass(frozen=True)
class Worked:
    """The sections of a worked example, in the order in which the gradient flows back."""

    derivations: Derivations
    values: Values
    printing: Printing
    shaded: bool

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(reversed(self.values.network.steps))

    @cached_property
    def rules(self) -> tuple[Sublayer, ...]:
        """The pages of what is done with the gradients."""
        example = self.values.example
        if example.clipping is not None:
            return CLIP_BY_GLOBAL_NORM, CLIP_BY_VALUE, SGD_STEP
        return (example.training.rule,) if example.training is not None else ()

    def reading(self) -> tuple[Block, ...]:
        """What the example is, and how to read its numbers."""
        provenance = Paragraph(f"{literal(self.values.example.provenance).rstrip('.')}.")
        unlike = _unlike_gpt2(self.values.example.choices)
        return (provenance, *map(Paragraph, unlike), *self._numbers.reading())

    def opening(self) -> tuple[Block, ...]:
        """The same, the picture of the way back, and how large the gradients are."""
        norms = Norms(self.values)
        stops = norms.stops(self._verdict, lambda step: step.name)
        picture = WayBack(stops, norms.bypasses())
        return (*self.reading(), picture, *norms.table(self.printing.decimals, self.printing.style))

    def way_back(self, steps: Iterable[Step]) -> Iterator[Section]:
        """The steps; of those that are of one page the first has the derivation."""
        seen: dict[str, str] = {}
        for step in steps:
            yield self._section(step, seen.get(step.page.name))
            seen.setdefault(step.page.name, self._titles[step.name])

    def update(self) -> Iterator[Section]:
        """Clipping and the step that follows, where the example has them."""
        blocks = UpdateNumbers(self.values, self.printing).blocks()
        if blocks:
            rules = (self.derivations.page(page, page.name).section() for page in self.rules)
            yield Section("update", "What is done with the gradients", blocks, tuple(rules))

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self.values, self.printing)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return step_titles(self.values.network)

    def _section(self, step: Step, above: str | None) -> Section:
        """One step.  ``above`` is the title of the section that has the derivation already."""
        text = self.derivations.page(step.page, step.name)
        numbers = self._numbers
        shades = numbers.heat_maps(step) if self.shaded else ()
        parts = (
            Section(f"{step.name}.numbers.forward", "Forward, in numbers", numbers.forward(step)),
            Section(
                f"{step.name}.numbers", "Backward, in numbers", (*numbers.backward(step), *shades)
            ),
        )
        title = self._titles[step.name]
        if above is None:
            return text.section(title, parts)
        words = f"The derivation is that of the section “{above}”. Its result once more:"
        return Section(step.name, title, (Paragraph(words), *text.result()), parts)

    def _verdict(self, step: Step) -> str:
        return "Proved" if self.derivations.proved(step.page).holds else "Unknown"


def known_names() -> list[str]:
    """All that a style can call in another way: tensors, sizes, indices, and L."""
    found = {"L", *DIMENSIONS}
    for page in CATALOGUE:
        found |= {t.name for t in page.tensors() if t.gradient_of is None}
        found |= {str(i.label) for e in (*page.forward, *page.backward) for i in e.right.atoms(Idx)}
        found |= {str(i.label) for e in (*page.forward, *page.backward) for i in e.indices}
    return sorted(found)


def _require_own_symbols(page: Sublayer, style: Style) -> None:
    """StyleError if a chosen name is also that of something else on a page."""
    symbols = Symbols(style)
    names = [t.name for t in page.tensors() if t.gradient_of is None]
    names += [size.name for size in page_dimensions(page)]
    for name in filter(style.names.__contains__, names):
        other = [n for n in names if n != name and symbols.name(n) == symbols.name(name)]
        if other:
            called = f"{name} cannot be called {style.names[name]!r}"
            raise StyleError(f"{called}: in {page.name} that is {other[0]}")


def _unlike_gpt2(choices: Gpt2 | None) -> Iterator[Prose]:
    """What an example's network does in another way than GPT-2, if it is meant to be one."""
    if choices is not None:
        usual, found = asdict(Gpt2()), asdict(choices)
        other = [UNLIKE[name].format(found[name]) for name in UNLIKE if found[name] != usual[name]]
        if other:
            yield f"Unlike in GPT-2, {'; '.join(other)}."


def _not_proved(further: Sequence[str]) -> Section:
    items = Items((*map(literal, further), *NOT_PROVED))
    return Section("not-proved", "What is not proved", (items,), beside=True)

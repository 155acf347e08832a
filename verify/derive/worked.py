"""A worked example as sections, in the order in which the gradient flows back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from derivations.gpt2 import Gpt2
from derivations.step import Step
from derivations.sublayer import Sublayer
from derivations.sublayers.update import CLIP_BY_GLOBAL_NORM, CLIP_BY_VALUE, SGD_STEP
from verify.derive.number_norms import Norms
from verify.derive.number_printing import Printing
from verify.derive.number_update import UpdateNumbers
from verify.derive.number_values import Values
from verify.derive.number_wiring import step_titles
from verify.derive.numbers import Numbers
from verify.derive.pages import Pages
from verify.derive.prose import literal
from verify.derive.text import Block, Paragraph, Prose, Section, WayBack

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
class Worked:
    """The sections of a worked example, in the order in which the gradient flows back."""

    pages: Pages
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
            rules = (self.pages.text(page, page.name).section() for page in self.rules)
            yield Section("update", "What is done with the gradients", blocks, tuple(rules))

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self.values, self.printing)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return step_titles(self.values.network)

    def _section(self, step: Step, above: str | None) -> Section:
        """One step.  ``above`` is the title of the section that has the derivation already."""
        text = self.pages.text(step.page, step.name)
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
        return self.pages.proved(step.page).verdict


def _unlike_gpt2(choices: Gpt2 | None) -> Iterator[Prose]:
    """What an example's network does in another way than GPT-2, if it is meant to be one."""
    if choices is not None:
        usual, found = asdict(Gpt2()), asdict(choices)
        other = [UNLIKE[name].format(found[name]) for name in UNLIKE if found[name] != usual[name]]
        if other:
            yield f"Unlike in GPT-2, {'; '.join(other)}."

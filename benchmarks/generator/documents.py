"""Whole documents with their example files: drawn from a seed and printed correctly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.generator.models import draw_example
from benchmarks.generator.pages import FORMATS, render
from benchmarks.generator.plans import Plan, draw_plans
from benchmarks.generator.values import Texts, Unprintable, printed, start_values
from numeric.example import Example, load_example

EXAMPLE = "example.toml"


@dataclass(frozen=True)
class Generated:
    """A document: ``texts`` has what each of the plans prints."""

    seed: int
    example_text: str
    example: Example
    form: str
    plans: tuple[Plan, ...]
    texts: tuple[Texts, ...]
    by_hand: bool
    truncated: bool
    says_labels: bool  # in the document itself

    @property
    def name(self) -> str:
        return f"document{FORMATS[self.form].suffix}"

    @property
    def text(self) -> str:
        said = self._said() if self.says_labels else []
        return render(self.form, self.plans, self.texts, said, self.seed)

    def printing(self, texts: Sequence[Texts]) -> Generated:
        """The same document with other numbers."""
        return replace(self, texts=tuple(texts))

    def write(self, folder: Path) -> Path:
        """Writes document and example file; the path of the document."""
        description = self.example_text
        if not self.says_labels:
            lines = ["", "[document]", f"path = {json.dumps(self.name)}"]
            lines += ['printing = "truncated"'] * self.truncated
            lines += ["[document.labels]", *self._labels()]
            description += "\n".join(lines) + "\n"
        (folder / EXAMPLE).write_text(description, encoding="utf-8")
        path = folder / self.name
        path.write_text(self.text, encoding="utf-8")
        return path

    def _said(self) -> list[str]:
        printing = ['printing = "truncated"'] * self.truncated
        return [f"example = {json.dumps(EXAMPLE)}", *printing, "[labels]", *self._labels()]

    def _labels(self) -> list[str]:
        bound = {plan.label: plan.reference for plan in self.plans if plan.reference is not None}
        return [f"{json.dumps(label)} = {json.dumps(name)}" for label, name in bound.items()]


def generate(seed: int, folder: Path) -> Generated:
    """The document of a seed; its example file is written to ``folder`` to be read."""
    random = Random(seed)
    while True:
        try:
            return _generate(seed, random, folder)
        except Unprintable:
            continue


def _generate(seed: int, random: Random, folder: Path) -> Generated:
    text = draw_example(random)
    path = folder / EXAMPLE
    path.write_text(text, encoding="utf-8")
    example = load_example(path)
    by_hand, truncated = random.random() < 0.35, random.random() < 0.2
    names = [name for name in start_values(example) if "@" not in name]
    plans = draw_plans(example, names, random, libraries=not truncated)
    form = random.choice([*FORMATS])
    texts = printed(example, plans, by_hand=by_hand, truncated=truncated)
    can_say = FORMATS[form].say is not None
    return Generated(
        seed=seed,
        example_text=text,
        example=example,
        form=form,
        plans=tuple(plans),
        texts=tuple(texts),
        by_hand=by_hand,
        truncated=truncated,
        says_labels=can_say and random.random() < 0.5,
    )

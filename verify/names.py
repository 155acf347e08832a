r"""Built-in notation: which quantities a printed label can mean, without being told.

First comes what bears the name, in full or as the last part of a dotted name; then what the field
usually calls so (``\hat{Y}`` are the probabilities, ``L`` is the loss); last what differs in upper
and lower case only, which for a single letter is too much (x, X).  ``W^{(1)}`` may be W of the
first block, W_1, W after one update, or one head of W: whichever there is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from verify.label import Label, is_loss, key, read_label
from verify.quantity import Quantity
from verify.reference import Reference

# What the field calls the quantities of the catalogue, as keys; the loss has its own names.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "one_hot": ("Y", "y", "Yonehot", "yonehot", "onehot", "OneHot", "onehottargets"),
    "x": ("tokens", "inputtokens", "tokenids"),
    "y": ("Y", "targets", "target"),
    "P": ("p", "Yhat", "yhat", "phat", "probs", "probabilities"),
    "Z": ("logits", "z"),
    "A": ("attn", "attentionweights", "alpha"),
    "O": ("head",),
    "scores": ("S", "score", "attentionscores"),
    "Val": ("V", "values"),
    "E": ("WE", "wte"),
    "W_P": ("Wpos", "wpe"),
    "mean": ("mu",),
    "variance": ("sigma2", "var"),
    "epsilon": ("eps",),
    "learning_rate": ("eta", "lr", "alpha"),
}
# ∂C/∂w says that C is the loss, C = 1.0 does not.
_NO_LOSS_ALONE = ("C", "error", "Error")
_RENEWED = re.compile(r"(.+?)(?:new|New|updated)")
_HEAD = re.compile(r"(.*?[A-Za-z])(?:head)?([0-9]{1,4})")
_LAYER = re.compile(r"[A-Za-z_]+([0-9]+)")
HEAD_AXES = 3  # head, position, channel


class Strength(IntEnum):
    """How well a label and a quantity go together; only the best that fit are candidates."""

    FOLDED = 1
    USUAL = 2
    NAMED = 3
    IN_FULL = 4


@dataclass(frozen=True)
class Match:
    """Something that a label can mean."""

    reference: Reference
    strength: Strength


class Names:
    """The quantities of an example by their names, for the labels of one document.

    All ``labels`` of the document together show whether it counts heads from 0 or from 1.
    """

    def __init__(self, quantities: Sequence[Quantity], labels: Iterable[str] = ()) -> None:
        self._by_key: dict[tuple[bool, str], list[Quantity]] = defaultdict(list)
        self._folded: dict[tuple[bool, str], list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            own = key(quantity.parts[-1])
            self._by_key[quantity.gradient, own].append(quantity)
            if len(own) > 1:
                self._folded[quantity.gradient, own.lower()].append(quantity)
        self._usual: dict[str, list[str]] = defaultdict(list)
        for name, aliases in _ALIASES.items():
            for alias in aliases:
                self._usual[alias].append(key(name))
        # What has no gradient and is one number can be what the gradients are taken of.
        differentiable = {q.parts for q in quantities if q.gradient}
        scalars = (q for q in quantities if not q.shape and q.parts not in differentiable)
        self._losses = dict.fromkeys(key(q.parts[-1]) for q in scalars)
        self._read = cache(read_label)
        self._numbers: dict[str, set[int]] = defaultdict(set)
        for label in dict.fromkeys(labels):
            for reading in self._read(label):
                for base, number in _numbered(reading):
                    self._numbers[base].add(number)
        self.matches = cache(self._matches)

    def _matches(self, label: str) -> tuple[Match, ...]:
        """Everything that the label can mean, whatever its shape."""
        return tuple(
            match
            for reading in self._read(label)
            if not reading.lists_indices
            and (not reading.of or is_loss(reading.of) or reading.of in self._losses)
            for match in self._of(reading)
        )

    def listed(self, label: str) -> str | None:
        """What the label gives an index that may count from 0 or from 1, by its short name."""
        for reading in self._read(label):
            bases = [base for base, _ in _numbered(reading) if reading.raised is None]
            for base in [reading.key] if reading.lists_indices else bases:
                for quantity in self._by_key.get((reading.gradient, base), ()):
                    return f"{'d' * quantity.gradient}{quantity.parts[-1]}"
        return None

    def _of(self, reading: Label) -> Iterator[Match]:
        named = list(self._called(reading, reading.key, Strength.NAMED))
        yield from named
        for usual in self._usual.get(reading.key, ()):
            yield from self._called(reading, usual, Strength.USUAL)
        if is_loss(reading.key) and reading.key not in _NO_LOSS_ALONE:
            for loss in filter(is_loss, self._losses):
                yield from self._called(reading, loss, Strength.USUAL)
        if not named:
            for quantity in self._folded.get((reading.gradient, reading.key.lower()), ()):
                if reading.raised is None and _leads_to(reading.parts, quantity):
                    yield from self._at(reading, quantity, Strength.FOLDED)
            if not reading.renewed and (renewed := _RENEWED.fullmatch(reading.key)):
                parts = (*reading.parts[:-1], renewed[1])
                yield from self._of(replace(reading, parts=parts, renewed=True))
        if not named or reading.raised is not None:
            yield from self._heads(reading)

    def _called(self, reading: Label, name: str, strength: Strength) -> Iterator[Match]:
        """The quantities with a key, those of one block or run where the label says which."""
        parts = (*reading.parts[:-1], name)
        here = [q for q in self._by_key.get((reading.gradient, name), ()) if _leads_to(parts, q)]
        if reading.raised is not None:
            number = reading.raised
            blocks = [q for q in here if _layer(q) == number]
            others = self._by_key.get((reading.gradient, f"{name}{number}"), ())
            for quantity in (*blocks, *(q for q in others if not q.run)):
                yield from self._at(reading, quantity, strength)
            if reading.run is None and any(q.run for q in here):
                after = replace(reading, run=number)
                for quantity in here:
                    yield from self._at(after, quantity, strength)
            return
        for quantity in here:
            whole = "".join(map(key, quantity.parts)) == "".join(reading.parts)
            yield from self._at(reading, quantity, Strength.IN_FULL if whole else strength)

    def _at(self, reading: Label, quantity: Quantity, strength: Strength) -> Iterator[Match]:
        """The entries that the label has in a quantity, if it is of the right run."""
        if reading.renewed and reading.run is None:
            is_run = quantity.run > 0
        else:
            is_run = quantity.run == (reading.run or 0)
        indices = reading.indices
        in_range = all(
            i is None or i < size for i, size in zip(indices, quantity.shape, strict=False)
        )
        if is_run and in_range and len(indices) <= len(quantity.shape):
            yield Match(Reference(quantity.name, indices, reading.transposed), strength)

    def _heads(self, reading: Label) -> Iterator[Match]:
        """One head: the numbers in all labels of that name show from where they count."""
        for base, number in _numbered(reading):
            usual = [(name, Strength.USUAL) for name in self._usual.get(base, ())]
            for name, strength in ((base, Strength.NAMED), *usual):
                for quantity in self._by_key.get((reading.gradient, name), ()):
                    if len(quantity.shape) != HEAD_AXES:
                        continue
                    numbers, heads = self._numbers[base] | {number}, quantity.shape[0]
                    for first in (0, 1):
                        if first <= min(numbers) and max(numbers) < first + heads:
                            indices = (number - first, *reading.indices)
                            one = replace(reading, indices=indices)
                            yield from self._at(one, quantity, strength)


def match_label(label: str, quantities: Sequence[Quantity]) -> tuple[Match, ...]:
    """Everything that one label by itself can mean, the best first."""
    found = Names(quantities, [label]).matches(label)
    return tuple(sorted(found, key=lambda match: -match.strength))


def _numbered(reading: Label) -> Iterator[tuple[str, int]]:
    """A name and the number that it bears: Q and 1 in Q^{(1)}, Q_1 or Q_{head 1}."""
    if reading.raised is not None:
        yield reading.key.removesuffix("head"), reading.raised
    elif match := _HEAD.fullmatch(reading.key):
        yield match[1], int(match[2])


def _leads_to(parts: tuple[str, ...], quantity: Quantity) -> bool:
    """Whether the parts before the last are some of the quantity's, in order."""
    left = iter(map(key, quantity.parts[:-1]))
    return all(part in left for part in parts[:-1])


def _layer(quantity: Quantity) -> int | None:
    """The number of the block that a quantity belongs to."""
    if len(quantity.parts) > 1 and (match := _LAYER.fullmatch(quantity.parts[0])):
        return int(match[1])
    return None

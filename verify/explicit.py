r"""Explicit labels: what an author says that printed labels mean.

A label is compared as it is spelled, where spaces do not count, nor do the braces of a script.
It may hold a number in each of several labels, ``net_{h{i}}`` for ``net_{h1}``, ``net_{h2}`` …; the
reference uses it: ``net_h[{i-1}]``, which counts from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from verify.quantity import Quantity
from verify.reference import Reference, UnusableReference, one_of, parse_reference

_PLACEHOLDER = re.compile(r"\{([a-z])(?:([-+])([0-9]{1,3}))?\}")
_INDICES = re.compile(r"\[[^\[\]]*\]")
_NUMBER = r"(?P<{}>[0-9]{{1,4}})"
_DIGIT = r"(?P<{}>[0-9])"


class BindingError(ValueError):
    """An explicit label cannot be meant; the message is one line that says where and why."""


@dataclass(frozen=True)
class _Pattern:
    """A label with numbers in it."""

    label: str
    printed: re.Pattern[str]
    reference: str

    def filled(self, spelled: str) -> str | None:
        """The reference for a label, with its numbers; None if the label is another."""
        match = self.printed.fullmatch(spelled)
        if match is None:
            return None
        return _PLACEHOLDER.sub(lambda place: str(_shifted(match[place[1]], place)), self.reference)


def _in_one_line(text: str) -> str:
    """A label of TOML may have anything in it; nothing of it moves the cursor of a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


class ExplicitLabels:
    """Labels with their references, checked against the quantities and the labels printed."""

    def __init__(
        self,
        labels: Mapping[str, str],
        quantities: Sequence[Quantity],
        printed: Iterable[str],
        source: str,
        all_read: bool = True,
    ) -> None:
        self._quantities = quantities
        self._exact: dict[str, Reference] = {}
        self._patterns: list[_Pattern] = []
        shown = {spelled(label): label for label in printed if label}
        for label, reference in labels.items():
            try:
                self._add(label, reference)
                if all_read:
                    self._require(label, shown)
            except UnusableReference as error:
                said = f"the label {label} = {reference}: {error}"
                raise BindingError(f"{source}: {_in_one_line(said)}") from None

    def reference(self, label: str) -> Reference | None:
        """What a printed label is said to be; UnusableReference if that is nothing."""
        here = spelled(label)
        if here in self._exact:
            return self._exact[here]
        found = {p.label: filled for p in self._patterns if (filled := p.filled(here)) is not None}
        if len(set(found.values())) > 1:
            raise UnusableReference(f"{one_of(list(found))} all match it: make the labels differ")
        for filled in found.values():
            return parse_reference(filled, self._quantities)
        return None

    def _add(self, label: str, reference: str) -> None:
        names = {place[1] for place in _PLACEHOLDER.finditer(reference)}
        if names:
            self._patterns.append(_pattern(label, reference, names))
            # Numbers inside brackets are not known yet, but the name is.
            whole = _INDICES.sub(lambda where: _PLACEHOLDER.sub(":", where[0]), reference)
            if not _PLACEHOLDER.search(whole):
                parse_reference(whole, self._quantities)
            return
        found = parse_reference(reference, self._quantities)
        if self._exact.setdefault(spelled(label), found) != found:
            raise UnusableReference("the same label is bound twice")

    def _require(self, label: str, shown: Mapping[str, str]) -> None:
        """UnusableReference unless a figure has the label."""
        pattern = next((p for p in self._patterns if p.label == label), None)
        if pattern is None:
            found = spelled(label) in shown
        else:
            found = any(pattern.printed.fullmatch(one) for one in shown)
        if not found:
            close = get_close_matches(spelled(label), shown, 1)
            meant = f"did you mean {shown[close[0]]}? The" if close else "the"
            raise UnusableReference(
                f"no figure is labelled so; {meant} labels are "
                f"{one_of(list(shown.values())) or 'none'}"
            )


def spelled(label: str) -> str:
    """A label as it is compared."""
    return re.sub(r"(?<=[_^])\{([\w\x00]+)\}", r"\1", re.sub(r"\s+", "", label))


def _pattern(label: str, reference: str, names: set[str]) -> _Pattern:
    """UnusableReference unless each number of the reference stands once in the label."""
    for name in sorted(names):
        if label.count(f"{{{name}}}") != 1:
            raise UnusableReference(
                f"{{{name}}} has to stand once in the label, as in W_{{{name}}}"
            )
    order: list[str] = []

    def hold(place: re.Match[str]) -> str:
        if place[0] not in {f"{{{name}}}" for name in names}:
            return place[0]
        order.append(place[1])
        return "\x00"

    held = spelled(_PLACEHOLDER.sub(hold, label))
    # Two numbers side by side are one digit each: there is only one way to read them.
    single = "\x00\x00" in held
    pieces = [re.escape(piece) for piece in held.split("\x00")]
    numbers = [(_DIGIT if single else _NUMBER).format(name) for name in order]
    printed = "".join(a + b for a, b in zip(pieces, [*numbers, ""], strict=True))
    return _Pattern(label, re.compile(printed), reference)


def _shifted(number: str, place: re.Match[str]) -> int:
    shift = int(place[3] or 0)
    value = int(number) + (-shift if place[2] == "-" else shift)
    if value < 0:
        raise UnusableReference(f"{place[0]} is {value} here: indices count from 0")
    return value

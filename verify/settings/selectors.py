"""Which rules are on: selectors, and layers of them.

A selector is a code (``BP101``), the beginning of some (``BP1``, ``BP``), the name of a rule
(``wrong-number``) or ``ALL``.  Within a layer (one file, or the command line) the more specific
selector wins, and where two are equally specific ``ignore`` does.  A layer with ``select`` begins
anew; one without changes what the layers before it have left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verify.diagnostics.rule import Rule
from verify.settings.error import suggestion

ALL = "ALL"


@dataclass(frozen=True)
class Layer:
    """What one place says; ``select`` is None where it does not begin anew."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        return self != Layer()


def is_known(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether the selector is about any of the rules."""
    return any(is_about(selector, rule) for rule in rules)


def unknown(selector: str, rules: Sequence[Rule]) -> str:
    """What to say of a selector that is about none of the rules."""
    names = [name for rule in rules for name in (rule.code, rule.name)]
    return f"unknown rule {selector!r}{suggestion(selector, [*names, ALL])}"


def is_about(selector: str, rule: Rule) -> bool:
    """Whether the selector is about the rule."""
    if selector in (ALL, rule.name):
        return True
    return len(selector) > 1 and rule.code.startswith(selector)


def specificity(selector: str) -> int:
    """The more characters of a code a selector fixes, the more specific it is."""
    if selector == ALL:
        return 0
    return len(selector) if selector.startswith("BP") else len("BP101")


def selected(rules: Sequence[Rule], layers: Iterable[Layer]) -> frozenset[str]:
    """The codes of the rules that are on, when these layers follow one another."""
    on = {rule.code for rule in rules if rule.on}
    for layer in layers:
        said = _said(rules, layer)
        if layer.select is not None:
            on.clear()
        on |= {code for code, is_on in said.items() if is_on}
        on -= {code for code, is_on in said.items() if not is_on}
    return frozenset(on)


def about(selectors: Iterable[str], rules: Iterable[Rule]) -> frozenset[str]:
    """The codes of all rules that any of the selectors is about."""
    wanted = tuple(selectors)
    return frozenset(rule.code for rule in rules if any(is_about(s, rule) for s in wanted))


def _said(rules: Sequence[Rule], layer: Layer) -> dict[str, bool]:
    """For each rule that a layer is about whether it is on: the last word is the most specific."""
    words = [(selector, True) for selector in (*(layer.select or ()), *layer.extend_select)]
    words += [(selector, False) for selector in layer.ignore]
    words.sort(key=lambda word: (specificity(word[0]), not word[1]))
    return {
        rule.code: is_on for selector, is_on in words for rule in rules if is_about(selector, rule)
    }

"""Every line of a derivation is proved, for every shape: none is shown that is not.

What is proved: the equation that each partial derivative is taken of holds on the page, and its
derivative is what the calculus gives; the chain rule's terms are made of these; each line equals
the one above it when every value is unfolded to what the page is given; and each gradient, those
that only the derivation states included, is the gradient of the loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from sympy import Add, Expr

from derivations.calculus.differentiate import differentiate
from derivations.outcome import Outcome, Proved
from derivations.proof import prove_claim, prove_identity
from derivations.steps.derivation import Derivation, Gradient, Use
from derivations.sublayer import Identity, Sublayer

Outcomes = Mapping[str, Outcome]


def check(derivation: Derivation) -> Outcomes:
    """The outcome of every gradient and of every line, by its subject."""
    page = with_all_gradients(derivation)
    return dict(_outcomes(page, derivation))


def subject(gradient: Gradient, use: Use | None = None, line: int = 0) -> str:
    """What an outcome is about: a gradient, or a line of it or of one of its partial derivatives.

    Number 0 is the derivative that the calculus gives; for a gradient itself, that it is one.
    """
    by = f" by {use.user.name}" if use else ""
    return f"{gradient.equation.name}{by}{f', line {line}' if line else ''}"


def user(gradient: Gradient, use: Use) -> str:
    """The equation that a partial derivative is taken of."""
    return f"{subject(gradient, use)}, equation"


def chain_rule(gradient: Gradient) -> str:
    """The first line: a term for each use."""
    return f"{subject(gradient)}, chain rule"


def with_all_gradients(derivation: Derivation) -> Sublayer:
    """The page, with the gradients that only the derivation states among its claims."""
    if not derivation.gradients:
        return derivation.page
    return replace(derivation.page, backward=tuple(g.equation for g in derivation.gradients))


def _outcomes(page: Sublayer, derivation: Derivation) -> Iterator[tuple[str, Outcome]]:
    for gradient in derivation.gradients:
        yield subject(gradient), prove_claim(page, gradient.tensor)
        terms = Add(*(use.term for use in gradient.uses))
        yield chain_rule(gradient), equal(page, terms, gradient.lines[0].right)
        for use in (*gradient.uses, None):
            lines = use.lines if use else gradient.lines
            if use:
                slope = differentiate(use.right, gradient.entry)
                yield user(gradient, use), equal(page, use.entry, use.right)
                yield subject(gradient, use), equal(page, slope, lines[0].right)
            for number, (above, below) in enumerate(pairwise(lines), start=1):
                yield subject(gradient, use, number), equal(page, above.right, below.right)


def equal(page: Sublayer, left: Expr, right: Expr) -> Outcome:
    """Are two expressions over a page's tensors the same, for every shape?"""
    if left == right:
        return Proved("the same expression", ())
    return prove_identity(page, Identity("", "", left, right))

"""Recording: an expression on its way to another one, with the steps taken so far."""

from __future__ import annotations

from sympy import Expr

from derivations.certificate.checker import Step, exchanged, parts_of


class Derivation:
    """A chain of steps that starts at an expression; its places are relative to that."""

    def __init__(self, start: Expr) -> None:
        self.current = start
        self.steps: list[Step] = []

    def apply(self, rule: str, after: Expr) -> None:
        """The whole expression is replaced."""
        self.steps.append(Step(rule, (), self.current, after))
        self.current = after

    def follow(self, other: Derivation) -> None:
        """A derivation that starts where this one is."""
        self.steps += other.steps
        self.current = other.current

    def inside(self, part: Expr, derivation: Derivation) -> None:
        """A part of the expression is replaced by what has been derived from it."""
        place = parts_of(self.current).index(part)
        steps = derivation.steps
        if len(steps) == 1:
            (step,) = steps
            self.steps.append(Step(step.rule, (place, *step.place), step.before, step.after))
        elif steps:
            end = derivation.current
            self.steps.append(Step("focus", (place,), part, part))
            self.steps += steps
            self.steps.append(Step("return", (), end, end))
        self.current = exchanged(self.current, (place,), part, derivation.current)

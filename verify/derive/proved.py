"""A page of the catalogue with all that was found out about it in this run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from sympy import Expr

from derivations.latex.style import Convention
from derivations.matrix.build import NoMatrixForm
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.outcome import Outcome, Proved, Refuted
from derivations.proof import prove_identity, prove_shift_invariance, refute_claim
from derivations.steps.check import check, equal, with_all_gradients
from derivations.steps.derivation import Derivation
from derivations.steps.derive import derive
from derivations.steps.rewriting import rewritten
from derivations.sublayer import Identity, Mutant, Shift, Sublayer
from numeric.matrix_form import check_matrix_form


@dataclass(frozen=True)
class ProvedPage:
    """The derivation of a page and the outcomes of everything that a text says about it."""

    page: Sublayer
    convention: Convention = "rows"

    @cached_property
    def derivation(self) -> Derivation:
        return derive(self.page)

    @cached_property
    def lines(self) -> Mapping[str, Outcome]:
        """By subject: the gradients, and the lines that lead to them."""
        return check(self.derivation)

    @cached_property
    def identities(self) -> tuple[tuple[Identity, Outcome], ...]:
        return tuple((i, prove_identity(self.page, i)) for i in self.page.identities)

    @cached_property
    def shifts(self) -> tuple[tuple[Shift, Outcome], ...]:
        """Does no result depend on what is subtracted for the sake of floating point?"""
        return tuple((s, prove_shift_invariance(self.page, s)) for s in self.page.shifts)

    @cached_property
    def matrix_forms(self) -> Mapping[str, Outcome]:
        """By the name of the equation: does its matrix form give the same numbers?"""
        page = with_all_gradients(self.derivation)
        tensors = tuple(page.tensors())
        found = {}
        for equation in (*page.forward, *page.backward):
            with suppress(NoMatrixForm):
                found[equation.name] = check_matrix_form(equation, tensors, self.convention)
        return found

    @cached_property
    def mistakes(self) -> tuple[tuple[Mutant, Refuted], ...]:
        """Wrong variants of the backward equations, each with numbers that refute it."""
        found = []
        for mutant in MUTANTS[self.page.name]:
            if mutant.equation.left in {e.left for e in self.page.backward}:
                changed = apply(self.page, mutant)
                of = changed.tensor(mutant.equation.name).gradient_of
                assert of is not None
                outcome = refute_claim(changed, of)
                if outcome is not None:
                    found.append((mutant, outcome))
        return tuple(found)

    @cached_property
    def insertions(self) -> Mapping[str, tuple[Expr, Outcome]]:
        """By identity: its left side with what its values are defined as."""
        definitions = {e.name: e for e in (*self.page.forward, *self.page.backward)}
        found = {}
        for identity in self.page.identities:
            put = rewritten(identity.left, None, definitions)
            found[identity.name] = put, equal(self.page, identity.left, put)
        return found

    def outcomes(self) -> Iterable[Outcome]:
        """All that has to hold."""
        yield from self.lines.values()
        yield from (outcome for _, outcome in self.identities)
        yield from (outcome for _, outcome in self.insertions.values())
        yield from (outcome for _, outcome in self.shifts)
        yield from self.matrix_forms.values()

    @property
    def verdict(self) -> str:
        """The strength of what is known of the page as a whole; Unknown, if that is nothing."""
        outcomes = list(self.outcomes())
        if any(isinstance(outcome, Refuted) for outcome in outcomes):
            return "Refuted"
        if not outcomes or not all(outcome.holds for outcome in outcomes):
            return "Unknown"
        return "Proved" if any(isinstance(outcome, Proved) for outcome in outcomes) else "Checked"

    @property
    def holds(self) -> bool:
        return self.verdict in ("Proved", "Checked")

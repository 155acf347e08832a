"""Claims "this entry is exactly 0 under these hypotheses", proved for all sizes at once.

The query asks for sizes, data and indices at which the hypotheses hold and the entry may be
nonzero.  The hypotheses speak about all positions; the query has them only at the index terms that
occur in it, which keeps it free of quantifiers (QF_UFLIA).  Leaving instances out can only let
more models in, so "no model" proves the claim whatever the other positions are.

"No model" would also be the answer to a query that is wrong by being too narrow.  So a claim is
proved only if its hypotheses have a model, and if each *neighbour*, a claim that is slightly too
strong, has a countermodel.  There the hypotheses have to hold everywhere: sizes are bounded by
``SMALL`` and every position up to there gets its instances.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

import z3
from sympy import Expr, Idx

from derivations.notation import Kind, free_indices, size_of
from derivations.outcome import Outcome, Proved, Unknown
from verify.smt.solver import (
    LIMIT_MS,
    SMALL,
    NoAnswerError,
    satisfiable,
    smallest,
    solver_for,
    subterms,
)
from verify.smt.support import Condition, Frame, Support, in_range

METHOD = "z3, zero pattern (QF_UFLIA)"


@dataclass(frozen=True)
class Hypothesis:
    """The conditions never all hold, whatever the indices that the claim's entry does not fix."""

    words: str
    never: tuple[Condition, ...]


@dataclass(frozen=True)
class Claim:
    """Under the hypotheses each of the entries is exactly 0."""

    words: str
    support: Support
    entries: tuple[Expr, ...]
    hypotheses: tuple[Hypothesis, ...] = ()


@dataclass(frozen=True)
class Countermodel:
    """Small sizes and data under which every entry of a claim may be nonzero."""

    sizes: Mapping[str, int]
    indices: Mapping[str, int]
    data: Mapping[str, object]

    def __str__(self) -> str:
        parts = [*self.sizes.items(), *self.indices.items(), *self.data.items()]
        return ", ".join(f"{name} = {value}" for name, value in parts)


@dataclass(frozen=True)
class ZeroPattern:
    """A theorem: ``claim`` holds, and each neighbour, which asks for a little more, does not."""

    name: str
    about: str
    claim: Claim
    neighbours: tuple[Claim, ...]

    @property
    def statement(self) -> str:
        return self.claim.words

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        """Proved, or Unknown: the reading cannot tell a nonzero entry from one that cancels."""
        try:
            return self._prove(limit_ms)
        except NoAnswerError as reason:
            return Unknown(METHOD, str(reason))

    def _prove(self, limit_ms: int) -> Outcome:
        frame, query = _query(self.claim)
        if satisfiable(solver_for(query, limit_ms)):
            where = countermodel(self.claim, limit_ms, some=True)
            at = f"sizes beyond {SMALL}" if where is None else where
            return Unknown(METHOD, f"not provable; the entry may be nonzero at {at}")
        if not satisfiable(solver_for(_finite(self.claim, []), limit_ms)):
            return Unknown(METHOD, "vacuous: the hypotheses have no small model")
        refuted = []
        for neighbour in self.neighbours:
            found = countermodel(neighbour, limit_ms)
            if found is None:
                return Unknown(METHOD, f"vacuous: “{neighbour.words}” has no small countermodel")
            refuted.append(f"{neighbour.words}: not so at {found}")
        return Proved(
            METHOD,
            (
                *(hypothesis.words for hypothesis in self.claim.hypotheses),
                *sorted(frame.conditions),
            ),
            tuple(refuted),
        )


def countermodel(
    claim: Claim, limit_ms: int = LIMIT_MS, *, some: bool = False
) -> Countermodel | None:
    """The smallest model in which all entries (or some entry) may be nonzero; None if none is."""
    frame = Frame()
    places = _goal(claim)
    parts = [claim.support.nonzero(entry, places, frame) for entry in claim.entries]
    assertions = _finite(claim, [z3.Or(*parts) if some else z3.And(*parts)])
    solver = solver_for(assertions, limit_ms)
    if not satisfiable(solver):
        return None
    named = {term.decl().name(): term.decl() for term in subterms(assertions)}
    sizes = {
        name: smallest(solver, z3.Int(name)) for name in sorted(claim.support.sizes & {*named})
    }
    indices = {str(i): smallest(solver, places[i]) for i in sorted(places, key=str)}
    data: dict[str, object] = {}
    for name, tensor in sorted(claim.support.tensors.items()):
        if tensor.kind in (Kind.INDEX, Kind.ZERO_ONE) and name in named:
            shape = [sizes[size.name] for size in tensor.dimensions]
            data[name] = _table(solver, named[name], shape)
    return Countermodel(sizes, indices, data)


def _query(claim: Claim) -> tuple[Frame, list[z3.BoolRef]]:
    """Sizes, data and indices of any magnitude at which some entry may be nonzero."""
    frame = Frame()
    places = _goal(claim)
    goal = [
        z3.Or(*(claim.support.nonzero(entry, places, frame) for entry in claim.entries)),
        *_inside(claim.support, places.values()),
    ]
    terms: dict[str, list[z3.ArithRef]] = {}
    for term in subterms(goal):
        size = claim.support.dimension_of.get(term.decl().name())
        if size is not None:
            terms.setdefault(size.name, []).append(term)
    instances = [
        z3.Not(z3.And(*(claim.support.condition(c, at) for c in hypothesis.never)))
        for hypothesis in claim.hypotheses
        for at in _everywhere(hypothesis, places, terms)
    ]
    return frame, [*goal, *instances, *claim.support.facts([*goal, *instances])]


def _finite(claim: Claim, goal: list[z3.BoolRef]) -> list[z3.BoolRef]:
    """The hypotheses at every position of a small model, and the goal."""
    places = _goal(claim)
    support = claim.support
    fixed = [*goal, *_inside(support, places.values())]
    names = {size_of(i).name for h in claim.hypotheses for c in h.never for i in free_indices(c)}
    numerals = {name: [z3.IntVal(value) for value in range(SMALL)] for name in names}
    for hypothesis in claim.hypotheses:
        for at in _everywhere(hypothesis, places, numerals):
            here = [in_range(term, size_of(idx)) for idx, term in at.items() if idx not in places]
            conditions = [support.condition(c, at) for c in hypothesis.never]
            fixed.append(z3.Not(z3.And(*here, *conditions)))
    return [*fixed, *support.facts(fixed, largest=SMALL)]


def _goal(claim: Claim) -> dict[Idx, z3.ArithRef]:
    """The claim's own indices: constants with fixed names, so that all its queries share them."""
    free = set().union(*map(free_indices, claim.entries))
    return {idx: claim.support.goal(idx) for idx in sorted(free, key=str)}


def _inside(support: Support, terms: Iterable[z3.ArithRef]) -> list[z3.BoolRef]:
    return [in_range(term, support.dimension_of[term.decl().name()]) for term in terms]


def _everywhere(
    hypothesis: Hypothesis,
    places: Mapping[Idx, z3.ArithRef],
    terms: Mapping[str, list[z3.ArithRef]],
) -> Iterator[dict[Idx, z3.ArithRef]]:
    """The claim's places, and each choice of a term for each index that the hypothesis is about."""
    free = set().union(*map(free_indices, hypothesis.never)) - set(places)
    over = sorted(free, key=str)
    for chosen in product(*(terms.get(size_of(idx).name, []) for idx in over)):
        yield {**places, **dict(zip(over, chosen, strict=True))}


def _table(solver: z3.Solver, function: z3.FuncDeclRef, shape: list[int]) -> object:
    """The values of an uninterpreted function on a small box, as nested lists."""

    def rows(at: tuple[int, ...]) -> object:
        if len(at) == len(shape):
            return smallest(solver, function(*(z3.IntVal(value) for value in at)))
        return [rows((*at, value)) for value in range(shape[len(at)])]

    return rows(())

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
from functools import cached_property, partial
from itertools import product

import z3
from sympy import Expr, Idx, Integer

from derivations.latex.statements import latex_identity
from derivations.notation import Kind, entry_name, free_indices, size_of
from derivations.outcome import Outcome, Unknown
from derivations.sublayer import Identity
from verify.smt.query import Assertion, Query
from verify.smt.solver import LIMIT_MS, SMALL, satisfiable, smallest, solver_for, subterms
from verify.smt.support import Condition, Frame, Support, in_range
from verify.smt.theorem import by_z3

MOST_SHOWN = 3  # entries of a claim; one about more than that is about all gradients


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

    reading = "zero pattern (QF_UFLIA)"

    @property
    def statement(self) -> str:
        return self.claim.words

    @property
    def latex(self) -> str:
        r"""`\mathrm{d}Z_{t,v} = 0 \quad\text{if …}`; empty for a claim about very many entries.

        Also for a part of a gradient, of which there is no sign: it is not the gradient.
        """
        parts = any("@" in entry_name(entry) for entry in self.claim.entries)
        if parts or len(self.claim.entries) > MOST_SHOWN:
            return ""
        tensors = self.claim.support.tensors.values()
        zeros = (Identity("", "", entry, Integer(0)) for entry in self.claim.entries)
        formula = r",\quad ".join(latex_identity(zero, tensors) for zero in zeros)
        lemmas = (lemma.words for lemma in self.claim.support.lemmas)
        carried = [words for words in lemmas if words in self._negation[0].conditions]
        given = ", and ".join([*self._assumed(), *carried])
        return formula + (rf" \quad\text{{if {given}}}".replace("_", r"\_") if given else "")

    def sizes(self) -> list[str]:
        return sorted(self.claim.support.sizes)

    def conditions(self) -> tuple[str, ...]:
        return (*self._assumed(), *sorted(self._negation[0].conditions))

    def queries(self) -> tuple[Query, ...]:
        return (
            Query(
                "goal",
                self.statement,
                "unsat",
                self._negation[1],
                self._somewhere,
            ),
            Query(
                "assumptions",
                "the hypotheses have a small model",
                "sat",
                tuple(_finite(self.claim)),
                lambda _: "",
            ),
            *(
                Query(
                    f"neighbour_{place}",
                    neighbour.words,
                    "sat",
                    tuple(_finite(neighbour, [_all_nonzero(neighbour)])),
                    partial(_refutation, neighbour),
                )
                for place, neighbour in enumerate(self.neighbours, 1)
            ),
        )

    def fails(self, method: str, limit_ms: int) -> Outcome:
        """Unknown: the reading cannot tell a nonzero entry from one that cancels."""
        return Unknown(method, self._somewhere(limit_ms))

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        return by_z3(self, limit_ms)

    def _assumed(self) -> list[str]:
        """The hypotheses in words; several may be said in the same ones."""
        return list(dict.fromkeys(hypothesis.words for hypothesis in self.claim.hypotheses))

    @cached_property
    def _negation(self) -> tuple[Frame, tuple[Assertion, ...]]:
        frame = Frame()
        return frame, tuple(_unbounded(self.claim, frame))

    def _somewhere(self, limit_ms: int) -> str:
        where = countermodel(self.claim, limit_ms, some=True)
        at = f"sizes beyond {SMALL}" if where is None else where
        return f"not provable; the entry may be nonzero at {at}"


def _all_nonzero(claim: Claim) -> Assertion:
    parts = _nonzero(claim, Frame())
    words = f"{_entries(claim)} may be nonzero" + " (all of them)" * (len(parts) > 1)
    return Assertion(words, z3.And(*parts))


def _refutation(neighbour: Claim, limit_ms: int) -> str:
    found = countermodel(neighbour, limit_ms)
    assert found is not None  # it is asked only for queries that have a model
    return f"{neighbour.words}: not so at {found}"


def countermodel(
    claim: Claim, limit_ms: int = LIMIT_MS, *, some: bool = False
) -> Countermodel | None:
    """The smallest model in which all entries (or some entry) may be nonzero; None if none is."""
    places = _goal(claim)
    goal = Assertion("", z3.Or(*_nonzero(claim, Frame()))) if some else _all_nonzero(claim)
    assertions = [assertion.formula for assertion in _finite(claim, [goal])]
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


def _unbounded(claim: Claim, frame: Frame) -> list[Assertion]:
    """Sizes, data and indices of any magnitude at which some entry may be nonzero."""
    places, parts = _goal(claim), _nonzero(claim, frame)
    inside = _inside(claim.support, places.values())
    goal = [Assertion(f"{_entries(claim)} may be nonzero", z3.Or(*parts)), *inside]
    # One entry that may be nonzero is enough, so each needs the hypotheses at its own terms only.
    ranges = [assertion.formula for assertion in inside]
    terms = [_terms_by_size(claim.support, [part, *ranges]) for part in parts]
    instances = [
        Assertion(
            f"{hypothesis.words or claim.words} (said of the index terms that occur)", instance
        )
        for hypothesis in claim.hypotheses
        for instance in _instances(claim.support, hypothesis, places, terms)
    ]
    return _with_facts(claim.support, [*goal, *instances])


def _finite(claim: Claim, goal: Iterable[Assertion] = ()) -> list[Assertion]:
    """The hypotheses at every position of a small model, and the goal."""
    places = _goal(claim)
    support = claim.support
    fixed = [*goal, *_inside(support, places.values())]
    names = {size_of(i).name for h in claim.hypotheses for c in h.never for i in free_indices(c)}
    numerals = {name: [z3.IntVal(value) for value in range(SMALL)] for name in names}
    for hypothesis in claim.hypotheses:
        words = f"{hypothesis.words or claim.words} (said of every position below {SMALL})"
        found = _instances(support, hypothesis, places, [numerals], guarded=True)
        fixed += [Assertion(words, instance) for instance in found]
    return _with_facts(support, fixed, largest=SMALL)


def _with_facts(
    support: Support, assertions: list[Assertion], largest: int | None = None
) -> list[Assertion]:
    """The assertions, and the ranges of the ids and sizes that they mention."""
    facts = support.facts([assertion.formula for assertion in assertions], largest)
    limit = "" if largest is None else f" and at most {largest}"
    words = f"ids are in their range, sizes are at least 1{limit}"
    return [*assertions, *(Assertion(words, fact) for fact in facts)]


def _nonzero(claim: Claim, frame: Frame) -> list[z3.BoolRef]:
    """For each entry of the claim: when it may be nonzero."""
    places = _goal(claim)
    return [claim.support.nonzero(entry, places, frame) for entry in claim.entries]


def _entries(claim: Claim) -> str:
    """The entries in words; of many only how many there are."""
    shown = [str(entry) for entry in claim.entries]
    return " or ".join(shown) if len(shown) <= MOST_SHOWN else f"one of {len(shown)} entries"


def _goal(claim: Claim) -> dict[Idx, z3.ArithRef]:
    """The claim's own indices: constants with fixed names, so that all its queries share them."""
    free = set().union(*map(free_indices, claim.entries))
    return {idx: claim.support.goal(idx) for idx in sorted(free, key=str)}


def _inside(support: Support, terms: Iterable[z3.ArithRef]) -> list[Assertion]:
    return [
        Assertion(
            "its indices are in their range",
            in_range(term, support.dimension_of[term.decl().name()]),
        )
        for term in terms
    ]


def _instances(
    support: Support,
    hypothesis: Hypothesis,
    places: Mapping[Idx, z3.ArithRef],
    terms: Iterable[Mapping[str, list[z3.ArithRef]]],
    *,
    guarded: bool = False,
) -> Iterator[z3.BoolRef]:
    """The hypothesis at the claim's places, and each choice of a term for each other index.

    A choice is made from one of the given sets of terms, and each choice is made once.  If
    ``guarded``, only where the terms are in range.  Most conditions mention few of the indices, so
    each is read once for the terms that it is about.
    """
    free = [sorted(free_indices(condition), key=str) for condition in hypothesis.never]
    over = sorted(set().union(*free) - set(places), key=str)
    known: dict[tuple[int, ...], z3.BoolRef] = {}

    def condition(which: int, at: Mapping[Idx, z3.ArithRef]) -> z3.BoolRef:
        key = (which, *(at[idx].get_id() for idx in free[which]))
        if key not in known:
            known[key] = support.condition(hypothesis.never[which], at)
        return known[key]

    choices = {
        tuple(term.get_id() for term in chosen): chosen
        for by_size in terms
        for chosen in product(*(by_size.get(size_of(idx).name, []) for idx in over))
    }
    for chosen in choices.values():
        at = {**places, **dict(zip(over, chosen, strict=True))}
        inside = [in_range(at[idx], size_of(idx)) for idx in over] if guarded else []
        held = (condition(which, at) for which in range(len(hypothesis.never)))
        yield z3.Not(z3.And(*inside, *held))


def _terms_by_size(support: Support, formulas: list[z3.BoolRef]) -> Mapping[str, list[z3.ArithRef]]:
    """The index terms that occur, by the size that they are below."""
    found: dict[str, list[z3.ArithRef]] = {}
    for term in subterms(formulas):
        size = support.dimension_of.get(term.decl().name())
        if size is not None:
            found.setdefault(size.name, []).append(term)
    return found


def _table(solver: z3.Solver, function: z3.FuncDeclRef, shape: list[int]) -> object:
    """The values of an uninterpreted function on a small box, as nested lists."""

    def rows(at: tuple[int, ...]) -> object:
        if len(at) == len(shape):
            return smallest(solver, function(*(z3.IntVal(value) for value in at)))
        return [rows((*at, value)) for value in range(shape[len(at)])]

    return rows(())

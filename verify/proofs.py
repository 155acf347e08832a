"""Everything that is proved, as a list that can be shown and chosen from before any of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TypeAlias

from derivations.catalogue import CATALOGUE
from derivations.certificate.checker import Claim
from derivations.certificate.statement import gradient_claim, identity_claim, shift_claim
from derivations.gpt2 import Gpt2
from derivations.invariants.across_pages import across_pages
from derivations.invariants.catalogue import of_page
from derivations.invariants.invariant import Invariant
from derivations.latex.statements import latex_identity
from derivations.notation import Tensor
from derivations.outcome import Outcome, Proved, Unknown
from derivations.sublayer import Identity, Sublayer
from verify.example_obligations import theorem_obligation
from verify.obligations import Obligation, across_pages_obligations, symbolic_obligations
from verify.run import Answer, decide_all
from verify.second_opinion import Opinion, SecondOpinions
from verify.smt.decide import Pending, Record, Solvers
from verify.smt.inequalities import inequality_theorems
from verify.smt.theorem import Theorem
from verify.smt.theorems import theorems
from verify.smt.witness import confirmed
from verify.smt.zero_pattern import ZeroPattern, countermodel

CERTIFIED = "a certificate of it was checked"


@dataclass(frozen=True)
class Listed:
    """A theorem: how it is proved in this process, or else the theorem that solvers decide.

    What is proved in this process gets a second opinion on its ``claims``.
    """

    obligation: Obligation
    latex: str = ""
    tensors: tuple[str, ...] = ()
    theorem: Theorem | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def names(self) -> set[str]:
        """The names that it can be asked for by: in full, and without what it is about."""
        name = self.obligation.name.split(" [")[0]
        return {self.obligation.name, name, name.removeprefix(f"{self.obligation.subject}.")}


@dataclass(frozen=True)
class Proven:
    """A listed theorem with what became of it, and all that the solvers were asked and said."""

    listed: Listed
    answer: Answer
    records: tuple[Record, ...] = ()
    opinion: Opinion | None = None


def of_pages(pages: Iterable[Sublayer]) -> Iterator[Listed]:
    """What is stated on the pages: gradients, identities, free shifts, inequalities."""
    for page in pages:
        gradients = {f"{page.name}.d{t.name}.all_shapes": t for t in page.claims()}
        shifts = {f"{page.name}.{shift.value.name}_is_free": shift for shift in page.shifts}
        invariants = {f"{page.name}.{found.name}": found for found in of_page(page)}
        inequalities = {f"{page.name}.{found.name}": found for found in inequality_theorems(page)}
        for obligation in symbolic_obligations(page):
            name = obligation.name
            if name in gradients:
                yield _gradient(obligation, page, gradients[name])
            elif name in invariants:
                yield _invariant(obligation, invariants[name])
            elif name in shifts:
                yield Listed(obligation, claims=(shift_claim(page, shifts[name]),))
            else:
                yield Listed(obligation, theorem=inequalities[name])


def of_everything() -> list[Listed]:
    """All theorems; ValueError if two have one name, of which one could stand for the other."""
    listed = list(_everything())
    names = Counter(item.obligation.name for item in listed)
    if repeated := sorted(name for name, times in names.items() if times > 1):
        raise ValueError(f"two theorems have one name: {repeated}")
    return listed


def _everything() -> Iterator[Listed]:
    """All pages, what holds across pages, and the network, for any number of blocks."""
    yield from of_pages(CATALOGUE)
    across = {f"{invariant.name} [{invariant.about}]": invariant for invariant in across_pages()}
    for obligation in across_pages_obligations():
        yield _invariant(obligation, across[obligation.name])
    tied, untied = Gpt2(), Gpt2(tied=False)  # they differ in what the embedding is used for
    stated = {(t.name, t.about): t for choices in (untied, tied) for t in theorems(choices)}
    for theorem in stated.values():
        yield Listed(theorem_obligation(theorem), theorem.latex, (theorem.about,), theorem)


def _gradient(obligation: Obligation, page: Sublayer, tensor: Tensor) -> Listed:
    equation = next(e for e in page.backward if e.name == f"d{tensor.name}")
    latex = latex_identity(Identity("", "", equation.left, equation.right), page.tensors())
    claims = (gradient_claim(page, tensor),)
    return Listed(obligation, latex, (equation.name,), claims=claims)


def _invariant(obligation: Obligation, invariant: Invariant) -> Listed:
    page = invariant.page
    gradients = (gradient_claim(page, tensor) for tensor in invariant.derivatives)
    claims = (*gradients, identity_claim(page, invariant.identity))
    return Listed(obligation, invariant.latex, invariant.tensors, claims=claims)


# What works at a theorem while others are proved: the solvers, or the second opinion.
Work: TypeAlias = Pending | Future[Opinion] | Exception


def submit(listed: Listed, solvers: Solvers, opinions: SecondOpinions) -> Work:
    """Hand a theorem to the solvers, or its claims to the second opinion."""
    try:
        if listed.theorem is not None:
            return solvers.submit(listed.theorem)
        return opinions.submit(listed.claims)
    except Exception as error:  # what cannot be asked is a finding about that theorem
        return error


def prove(listed: Listed, work: Work) -> Proven:
    """Decide one theorem; what goes wrong on the way is Unknown."""
    if isinstance(work, Future):
        return _with_second_opinion(listed, work)
    return _by_solvers(listed, work)


def _with_second_opinion(listed: Listed, work: Future[Opinion]) -> Proven:
    """Proved is what has been proved by normal forms and has a certificate that checks."""
    (answer,) = decide_all([listed.obligation]).answers
    first = answer.outcome
    if not isinstance(first, Proved):
        return Proven(listed, answer)
    second = _result(work)
    outcome: Outcome = replace(first, method=f"{first.method}; {CERTIFIED}")
    if second.reason or not second.steps:
        reason = f"THE SECOND OPINION DISAGREES: {second.reason or 'no steps'}"
        outcome = Unknown(first.method, reason)
    return Proven(listed, replace(answer, outcome=outcome), opinion=second)


def _result(work: Future[Opinion]) -> Opinion:
    try:
        return work.result()
    except Exception as error:  # its process died: that is no opinion
        return Opinion(reason=f"{type(error).__name__}: {error}")


def _by_solvers(listed: Listed, pending: Pending | Exception) -> Proven:
    decisions = []

    def decide() -> Outcome:
        if isinstance(pending, Exception):
            raise pending
        decisions.append(pending.decision())
        return decisions[0].outcome

    (answer,) = decide_all([replace(listed.obligation, decide=decide)]).answers
    answer = replace(answer, obligation=listed.obligation)
    if not decisions:
        return Proven(listed, answer)
    return Proven(listed, replace(answer, seconds=decisions[0].seconds), decisions[0].records)


def witnesses(theorem: Theorem) -> list[str | None]:
    """For each neighbour: numbers that show that it is false; None where there are none."""
    if not isinstance(theorem, ZeroPattern):
        return [None for query in theorem.queries() if query.name.startswith("neighbour")]
    found = []
    for neighbour in theorem.neighbours:
        model = countermodel(neighbour)
        witness = model and confirmed(neighbour, model)
        found.append(None if witness is None else str(witness))
    return found

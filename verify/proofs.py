"""Everything that is proved, as a list that can be shown and chosen from before any of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from derivations.catalogue import CATALOGUE
from derivations.gpt2 import Gpt2
from derivations.invariants.across_pages import across_pages
from derivations.invariants.catalogue import of_page
from derivations.invariants.latex import latex_identity
from derivations.outcome import Outcome
from derivations.sublayer import Identity, Sublayer
from verify.example_obligations import theorem_obligation
from verify.obligations import Obligation, across_pages_obligations, symbolic_obligations
from verify.run import Answer, decide_all
from verify.smt.decide import Pending, Record, Solvers
from verify.smt.inequalities import inequality_theorems
from verify.smt.theorem import Theorem
from verify.smt.theorems import theorems
from verify.smt.witness import confirmed
from verify.smt.zero_pattern import ZeroPattern, countermodel


@dataclass(frozen=True)
class Listed:
    """A theorem: how it is proved in this process, or else the theorem that solvers decide."""

    obligation: Obligation
    latex: str = ""
    tensors: tuple[str, ...] = ()
    theorem: Theorem | None = None

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


def of_pages(pages: Iterable[Sublayer]) -> Iterator[Listed]:
    """What is stated on the pages: gradients, identities, free shifts, inequalities."""
    for page in pages:
        claims = {f"{page.name}.{e.name}.all_shapes": e for e in page.backward}
        invariants = {f"{page.name}.{found.name}": found for found in of_page(page)}
        inequalities = {f"{page.name}.{found.name}": found for found in inequality_theorems(page)}
        for obligation in symbolic_obligations(page):
            name = obligation.name
            if name in claims:
                claim = Identity("", "", claims[name].left, claims[name].right)
                latex = latex_identity(claim, page.tensors())
                yield Listed(obligation, latex, (claims[name].name,))
            elif name in invariants:
                yield Listed(obligation, invariants[name].latex, invariants[name].tensors)
            else:
                yield Listed(obligation, theorem=inequalities.get(name))


def of_everything() -> Iterator[Listed]:
    """All pages, what holds across pages, and the network, for any number of blocks."""
    yield from of_pages(CATALOGUE)
    across = {f"{invariant.name} [{invariant.about}]": invariant for invariant in across_pages()}
    for obligation in across_pages_obligations():
        invariant = across[obligation.name]
        yield Listed(obligation, invariant.latex, invariant.tensors)
    for theorem in theorems(Gpt2()):
        yield Listed(theorem_obligation(theorem), theorem.latex, (theorem.about,), theorem)


def submit(listed: Listed, solvers: Solvers) -> Pending | Exception | None:
    """Hand the solvers all queries of a theorem; they work while others are proved here."""
    try:
        return None if listed.theorem is None else solvers.submit(listed.theorem)
    except Exception as error:  # what cannot be asked is a finding about that theorem
        return error


def prove(listed: Listed, pending: Pending | Exception | None) -> Proven:
    """Decide one theorem; what goes wrong on the way is Unknown."""
    if pending is None:
        (answer,) = decide_all([listed.obligation]).answers
        return Proven(listed, answer)
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

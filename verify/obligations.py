"""Obligations: what has to hold, listed before anything runs.

Each obligation has a name, says in words what it claims, and knows how to decide it.  The list is
made from the catalogue, the example and the document; a run that does not answer all of it fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from derivations.calculus.conditions import undefined_at
from derivations.catalogue import CATALOGUE
from derivations.entrywise import chapter_instance
from derivations.entrywise import check_claims as check_entrywise
from derivations.instances import SIZES, random_values
from derivations.invariants.across_pages import across_pages
from derivations.invariants.catalogue import of_page
from derivations.outcome import Outcome
from derivations.proof import prove_claim, prove_shift_invariance
from derivations.sublayer import Sublayer
from numeric.differences import alone, as_arrays, check_gradients
from verify.smt.inequalities import inequality_theorems


@dataclass(frozen=True)
class Obligation:
    """One thing that has to hold.  ``group`` is the kind of check, ``subject`` what it is about.

    ``sizes`` are those that a theorem for every shape leaves open.
    """

    name: str
    group: str
    subject: str
    statement: str
    decide: Callable[[], Outcome]
    sizes: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """Obligations of one part share what they compute, and are decided by one process.

        The part without a name rests on the example's own numbers, which its report shows too.
        """
        if self.group in ("model", "figures"):
            return ""
        if self.group == "zero patterns":  # each is a query of its own, and the longest ones are
            return f"zero pattern: {self.name}"
        together = "by symbols" if self.group in BY_SYMBOLS else self.group
        return f"{together}: {self.subject}"


BY_SYMBOLS = ("all shapes", "identities", "inequalities")

# The entry-by-entry check is done at the example's sizes up to these; beyond them it does not
# finish in seconds.  Its outcome says which sizes they were.
LARGEST: Mapping[str, int] = {
    "T": 3,
    "V": 3,
    "d_ff": 16,
    "d_model": 4,
    "h": 2,
    "n_ctx": 5,
    "d_k": 2,
    "d_v": 2,
    "d_in": 4,
    "d_out": 3,
}

GROUPS: Mapping[str, str] = {
    "all shapes": "Backward formulas, for every shape, by normal forms",
    "entry by entry": "Backward formulas, entry by entry, by SymPy differentiation",
    "differences": "Backward array programs against high-precision differences",
    "identities": "Identities, for every shape",
    "inequalities": "Inequalities, by z3",
    "zero patterns": "Exact zeros, for every shape, by z3",
    "shapes": "Shapes and bounds, for every shape, by z3",
    "model": "The example's network in numbers",
    "figures": "The printed figures",
}


def page_obligations(page: Sublayer, sizes: Mapping[str, int]) -> Iterator[Obligation]:
    """What has to hold for one sublayer: three witnesses a claim, and its theorems."""
    yield from symbolic_obligations(page)
    yield from _entry_by_entry(page, sizes)
    yield from _by_differences(page)


def catalogue_obligations(
    sizes: Mapping[str, int], pages: Iterable[Sublayer] = CATALOGUE
) -> list[Obligation]:
    return [obligation for page in pages for obligation in page_obligations(page, sizes)]


def symbolic_obligations(page: Sublayer) -> Iterator[Obligation]:
    """What has to hold for one sublayer whatever the sizes."""
    sizes = _sizes(page)
    for tensor in page.claims():
        yield Obligation(
            f"{page.name}.d{tensor.name}.all_shapes",
            "all shapes",
            page.name,
            f"d{tensor.name} as written is the gradient with respect to {tensor.name}",
            partial(prove_claim, page, tensor),
            sizes,
        )
    for invariant in of_page(page):
        yield Obligation(
            f"{page.name}.{invariant.name}",
            "identities",
            page.name,
            invariant.statement,
            invariant.prove,
            sizes,
        )
    for shift in page.shifts:
        yield Obligation(
            f"{page.name}.{shift.value.name}_is_free",
            "identities",
            page.name,
            f"the result does not depend on {shift.value.name}, which only prevents overflow",
            partial(prove_shift_invariance, page, shift),
            sizes,
        )
    for theorem in inequality_theorems(page):
        yield Obligation(
            f"{page.name}.{theorem.name}",
            "inequalities",
            page.name,
            theorem.statement,
            theorem.prove,
            sizes,
        )


def across_pages_obligations() -> list[Obligation]:
    """Invariants that no single page can state."""
    return [
        Obligation(
            f"{invariant.name} [{invariant.about}]",
            "identities",
            invariant.about,
            invariant.statement,
            invariant.prove,
            _sizes(invariant.page),
        )
        for invariant in across_pages()
    ]


def _sizes(page: Sublayer) -> tuple[str, ...]:
    return tuple(sorted({size.name for t in page.tensors() for size in t.dimensions}))


def _entry_by_entry(page: Sublayer, sizes: Mapping[str, int]) -> Iterator[Obligation]:
    @cache
    def outcomes() -> Mapping[str, Outcome]:
        used = {name: min(sizes.get(name, most), most) for name, most in LARGEST.items()}
        if undefined_at(page.forward, used):  # a page that the example, so small, cannot have
            used = dict(LARGEST)
        return check_entrywise(page, chapter_instance(page, used))

    for tensor in page.claims():
        yield Obligation(
            f"{page.name}.d{tensor.name}.entries",
            "entry by entry",
            page.name,
            f"every entry of d{tensor.name} is the derivative that SymPy finds",
            partial(one_of, outcomes, tensor.name),
        )


def _by_differences(page: Sublayer) -> Iterator[Obligation]:
    @cache
    def outcomes() -> Mapping[str, Outcome]:
        given = (*page.differentiable(), *page.data, *page.upstream())
        values = as_arrays(random_values(given, SIZES, seed=1), given, SIZES)
        return check_gradients(alone(page), values, SIZES, [t.name for t in page.claims()])

    for tensor in page.claims():
        yield Obligation(
            f"{page.name}.d{tensor.name}.differences",
            "differences",
            page.name,
            f"the array program for d{tensor.name} agrees with differences of the forward program",
            partial(one_of, outcomes, tensor.name),
        )


def one_of(outcomes: Callable[[], Mapping[str, Outcome]], name: str) -> Outcome:
    """One outcome of a check that decides several obligations at once."""
    return outcomes()[name]

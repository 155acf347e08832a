"""All invariants: those of the pages, in the catalogue's order, then those across pages."""

from __future__ import annotations

from derivations.catalogue import CATALOGUE
from derivations.invariants.across_pages import across_pages
from derivations.invariants.invariant import Invariant
from derivations.invariants.neighbours import NEIGHBOURS
from derivations.sublayer import Sublayer


def invariants() -> tuple[Invariant, ...]:
    """Every invariant; KeyError for an identity of the catalogue that has no false neighbour."""
    return (*(found for page in CATALOGUE for found in of_page(page)), *across_pages())


def of_page(page: Sublayer) -> tuple[Invariant, ...]:
    """The identities of a page of the catalogue, each with its neighbour."""
    return tuple(
        Invariant(page, identity, NEIGHBOURS[page.name][identity.name])
        for identity in page.identities
    )

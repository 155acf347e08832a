"""What an invariant is: an identity for all shapes, and a false neighbour that numbers refute.

The identity is proved by normal forms on a page, or on several pages wired into one (see
``composition``).  A proof by itself would not show that the statement says anything; so each
invariant ships a *neighbour*, an identity that asks for a little more, and is proved only if its
neighbour is refuted with numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from derivations.latex.statements import latex_identity
from derivations.notation import Tensor, entries, entry_name
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.proof import METHOD, prove_claim, prove_identity
from derivations.sublayer import Identity, Sublayer


@dataclass(frozen=True)
class Invariant:
    """``identity`` holds on ``page`` for every shape, and ``neighbour`` does not.

    ``derivatives`` are tensors whose gradient on the page is first proved to be the derivative of
    the page's whole forward pass: pages that are wired together have been proved one by one only.
    """

    page: Sublayer
    identity: Identity
    neighbour: Identity
    derivatives: tuple[Tensor, ...] = ()

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def about(self) -> str:
        """The page, or the pages that were wired together."""
        return self.page.name

    @property
    def statement(self) -> str:
        return self.identity.statement

    @property
    def latex(self) -> str:
        return latex_identity(self.identity, self.page.tensors())

    @property
    def tensors(self) -> tuple[str, ...]:
        """The tensors that the statement speaks of, by name."""
        sides = (self.identity.left, self.identity.right)
        return tuple(sorted({entry_name(entry) for side in sides for entry in entries(side)}))

    def prove(self) -> Outcome:
        """Proved with the neighbour's counterexample; Unknown where the neighbour stands."""
        for tensor in self.derivatives:
            outcome = prove_claim(self.page, tensor)
            if not isinstance(outcome, Proved):
                return outcome
        outcome = prove_identity(self.page, self.identity)
        if not isinstance(outcome, Proved):
            return outcome
        found = prove_identity(self.page, self.neighbour)
        if not isinstance(found, Refuted):
            return Unknown(METHOD, f"vacuous: not refuted: “{self.neighbour.statement}”")
        return replace(outcome, too_strong=(f"{self.neighbour.statement}: not so {found.witness}",))

"""What all slips have in common, and the two kinds that need nothing but right values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from derivations.notation import Equation, Tensor
from verify.slips.case import At
from verify.slips.evidence import Basis, Evidence, Source, evidence, tells_something
from verify.slips.recalculation import Change, Recalculation


class Slip(Protocol):
    """A mistake that people make, as it would be for one figure; the less ``cost``, the simpler."""

    @property
    def name(self) -> str: ...

    @property
    def words(self) -> str: ...

    @property
    def cost(self) -> int: ...

    def evidence(self, work: Recalculation) -> Evidence:
        """How well it reproduces what is printed."""
        ...


@dataclass(frozen=True)
class Variant:
    """The figure is computed with other equations, or from other values."""

    name: str
    words: str
    cost: int
    equations: tuple[Equation, ...] = ()
    tensors: tuple[Tensor, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    def evidence(self, work: Recalculation) -> Evidence:
        return work.evidence(Change(self.equations, self.tensors, self.given))


@dataclass(frozen=True)
class Moved:
    """Right values in the wrong place.

    ``sources`` has the wrong entries, and maybe more: where what they show comes from.
    """

    name: str
    words: str
    cost: int
    sources: Mapping[At, Source]

    def evidence(self, work: Recalculation) -> Evidence:
        case = work.case
        if not tells_something(case.cells, case.wrong):
            return Evidence.NONE
        bases = [route.right for route in work.routes]
        return max(self._on(basis, work) for basis in (*bases, work.printed))

    def _on(self, basis: Basis, work: Recalculation) -> Evidence:
        name = work.case.name
        return evidence(
            work.case,
            lambda at: basis(*self.sources.get(at, (name, at))),
            lambda at: basis(name, at),
        )

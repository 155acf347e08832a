"""The ways in which a figure can be computed, as the judge does: each is one basis of a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from derivations.system import System
from numeric.interval import enclose
from numeric.program import stored_shape
from numeric.reach import Reach, from_start
from verify.slips.case import At, Case
from verify.slips.evidence import Basis, local_basis, start_basis

# How far from a printed interval a value in floating point may lie and still be worth a closer
# look, in radii of what the right formula gives from the printed values.
LOCAL_SLACK = 10.0


class Route(Protocol):
    """One way to the figure.

    ``entire`` are the tensors that are known as a whole, so that nothing before them matters;
    ``printed`` are known entries in floating point; ``slack`` is how far a variant that
    reproduces the figure may lie from what is printed, if the known ones are taken as exact.
    """

    @property
    def entire(self) -> frozenset[str]: ...

    @property
    def printed(self) -> Mapping[str, Mapping[At, float]]: ...

    @property
    def slack(self) -> float: ...

    @property
    def right(self) -> Basis:
        """What the right equations give."""
        ...

    def basis(self, system: System, given: Mapping[str, Any]) -> Basis:
        """What other equations give, or other given values."""
        ...


class FromStart:
    """From what is given alone."""

    entire: frozenset[str] = frozenset()
    printed: Mapping[str, Mapping[At, float]] = {}
    slack = 0.0

    def __init__(self, case: Case) -> None:
        self._example = case.example

    @cached_property
    def right(self) -> Basis:
        return self.basis(self._example.system, {})

    def basis(self, system: System, given: Mapping[str, Any]) -> Basis:
        values = {**self._example.given, **given}
        return start_basis(from_start(system, self._example.sizes, values), values)


class FromPrinted:
    """From the printed values before, each anywhere in its interval."""

    def __init__(self, case: Case) -> None:
        self._case, self._example = case, case.example

    @cached_property
    def entire(self) -> frozenset[str]:
        tensors, sizes = self._example.system.tensors, self._example.sizes
        return frozenset(
            name
            for name, values in self._case.known.items()
            if len(values) == np.prod(stored_shape(tensors[name], sizes), dtype=int)
        )

    @cached_property
    def printed(self) -> Mapping[str, Mapping[At, float]]:
        return {
            name: {at: float(known.value) for at, known in values.items()}
            for name, values in self._case.known.items()
        }

    @cached_property
    def slack(self) -> float:
        name, widths = self._case.name, [0.0]
        for at in self._case.cells:
            value = self.right(name, at)
            if value is not None:
                low, high = enclose(value.enclosure)
                widths.append(float(high - low))
        return LOCAL_SLACK * max(widths)

    @cached_property
    def right(self) -> Basis:
        return self.basis(self._example.system, {})

    def basis(self, system: System, given: Mapping[str, Any]) -> Basis:
        values = {**self._example.given, **given}
        return local_basis(Reach(system, self._example.sizes, values, self._case.known))

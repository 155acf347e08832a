"""The dimensions of a network, inferred: uses that meet in one tensor have the same ones.

Each step brings the dimensions of its page along as its own.  Where two steps name the same
tensor, their dimensions are made one, axis by axis (union-find); what nothing joins stays apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from derivations.notation import Axis, NotationError, Tensor
from derivations.step import Step, page_dimensions

Own: TypeAlias = tuple[int, str]  # a dimension of one step: the step's place, the page's name


class InconsistentStepsError(NotationError):
    """Two steps cannot use one tensor as they do; ``steps`` are their names."""

    def __init__(self, message: str, *steps: str) -> None:
        super().__init__(message)
        self.steps = steps


def unified(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with a network dimension for each of their own; InconsistentStepsError."""
    classes = _Classes(steps)
    first: dict[str, tuple[int, Tensor]] = {}
    for place, step in enumerate(steps):
        for tensor in step.page.tensors():
            if tensor.gradient_of is None:
                name = step.network_name(tensor.name)
                other = first.setdefault(name, (place, tensor))
                classes.join(name, other, (place, tensor))
    names = classes.names()
    return tuple(
        replace(
            step,
            dimensions={size.name: names[place, size.name] for size in page_dimensions(step.page)},
        )
        for place, step in enumerate(steps)
    )


class _Classes:
    """Sets of dimensions that are one; a set remembers the name that a step asked for."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._parent: dict[Own, Own] = {}
        self._asked: dict[Own, tuple[str, Step]] = {}
        by_name: dict[str, Own] = {}
        for place, step in enumerate(steps):
            for size in page_dimensions(step.page):
                own = (place, size.name)
                self._parent[own] = own
                if size.name in step.dimensions:
                    name = step.dimensions[size.name]
                    self._parent[own] = by_name.setdefault(name, own)
                    self._asked.setdefault(by_name[name], (name, step))

    def join(self, name: str, a: tuple[int, Tensor], b: tuple[int, Tensor]) -> None:
        """Two uses of the tensor ``name`` have the same dimensions."""
        (a_place, a_tensor), (b_place, b_tensor) = a, b
        # Of numbers on a line one use may say more than another: that they are from 0 to 1, say.
        whole = a_tensor.kind.whole or b_tensor.kind.whole
        if whole and a_tensor.kind is not b_tensor.kind:
            raise self._error(name, a_place, b_place, a_tensor.kind.value, b_tensor.kind.value)
        if _pattern(a_tensor) != _pattern(b_tensor):
            raise self._error(name, a_place, b_place, _axes(a_tensor), _axes(b_tensor))
        pairs = list(zip(a_tensor.dimensions, b_tensor.dimensions, strict=True))
        if a_tensor.below is not None and b_tensor.below is not None:
            pairs.append((a_tensor.below, b_tensor.below))
        for one, other in pairs:
            x, y = self._root((a_place, one.name)), self._root((b_place, other.name))
            if x == y:
                continue
            if x in self._asked and y in self._asked:
                wanted = (self._asked[root][0] for root in (x, y))
                raise self._error(name, a_place, b_place, *wanted)
            if y in self._asked:
                x, y = y, x
            self._parent[y] = x

    def names(self) -> dict[Own, str]:
        """The name of each dimension: asked for, or the page's if no other set has it."""
        members: dict[Own, list[Own]] = {}
        for own in self._parent:
            members.setdefault(self._root(own), []).append(own)
        claimed = {
            root: {self._asked[root][0]} if root in self._asked else {name for _, name in owns}
            for root, owns in members.items()
        }
        holders = Counter(name for names in claimed.values() for name in names)
        found: dict[Own, str] = {}
        for root, owns in members.items():
            place, first = owns[0]
            alone = (name for _, name in owns if holders[name] == 1)
            name = next(alone, f"{self._steps[place].name}.{first}")
            if root in self._asked:
                name = self._asked[root][0]
            found.update(dict.fromkeys(owns, name))
        return found

    def _root(self, own: Own) -> Own:
        while self._parent[own] != own:
            self._parent[own] = self._parent[self._parent[own]]
            own = self._parent[own]
        return own

    def _error(
        self, name: str, a_place: int, b_place: int, a: str, b: str
    ) -> InconsistentStepsError:
        one, other = self._steps[a_place].name, self._steps[b_place].name
        return InconsistentStepsError(f"{name}: {one} has it as {a}, {other} as {b}", one, other)


def _pattern(tensor: Tensor) -> tuple[int, ...]:
    """How many dimensions each axis has: 1, or more where several are stored as one."""
    return tuple(len(axis) if isinstance(axis, tuple) else 1 for axis in tensor.axes)


def _axes(tensor: Tensor) -> str:
    return " × ".join(_merged(axis) for axis in tensor.axes) or "a single number"


def _merged(axis: Axis) -> str:
    return "·".join(size.name for size in axis) if isinstance(axis, tuple) else axis.name

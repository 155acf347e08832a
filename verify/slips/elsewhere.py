"""Another quantity in the place of the one that is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from verify.slips.recalculation import Recalculation
from verify.slips.slip import Moved

RUN = "#"
FARTHEST = 4


def other_quantities(work: Recalculation) -> Iterator[Moved]:
    """The same from another run, the gradient or value of it, a neighbour, anything of its shape.

    First for the whole figure, then for the wrong entries alone.
    """
    case, shape = work.case, work.shape(work.case.name)
    others = [
        name
        for name in work.system.tensors
        if name != case.name and "@" not in name and work.shape(name) == shape
    ]
    relations = {name: _relation(work, name) for name in others}
    for whole in (True, False):
        for name in others:
            nearness, kind, words = relations[name]
            places = case.cells if whole else case.wrong
            if whole or (len(case.wrong) > 1 and case.wrong != case.cells.keys()):
                told = words if whole else f"in the wrong entries, {words}"
                cost = nearness + FARTHEST * (not whole)
                yield Moved(kind, told, cost, {at: (name, at) for at in places})


def _relation(work: Recalculation, other: str) -> tuple[int, str, str]:
    """How near another quantity is, what its being here is called, and that in words."""
    here, run = _split(work.case.name)
    there, other_run = _split(other)
    if here == there:
        when = _when(other_run)
        return 0, "stale value", f"this is {there} {when}, not {_when(run)}"
    if run == other_run and here == f"d{there}":
        return 1, "value for its gradient", f"this is {there} itself, not its gradient"
    if run == other_run and there == f"d{here}":
        return 1, "gradient for its value", f"this is {there}, not {here}"
    siblings = any({here, there} <= names for names in _names_of_steps(work))
    return 2 if siblings else 3, "another quantity", f"this is {other}"


def _names_of_steps(work: Recalculation) -> Iterator[set[str]]:
    """The quantities of each step: Q, K and V of one attention, and their gradients."""
    for step in work.system.network.steps:
        names = {step.network_name(t.name) for t in step.page.tensors() if t.gradient_of is None}
        yield names
        yield {f"d{name}" for name in names}


def _split(name: str) -> tuple[str, int]:
    plain, _, run = name.partition(RUN)
    return plain, int(run or 0)


def _when(run: int) -> str:
    updates = "one update" if run == 1 else f"{run} updates"
    return f"after {updates}" if run else "before any update"

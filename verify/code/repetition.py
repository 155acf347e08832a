"""What several calls with the same arguments say: arguments that are changed, results that differ.

Buffers and attributes that hold gradients may be written over or added to; which of the two is
found out by what they hold before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from numeric.program import Array
from verify.code.judgement import Note
from verify.code.roles import Role
from verify.code.trial import Function, Ran, run_trial

AGREES = 1e-6  # of two calls that have to give the same
AGREES_IN_SINGLE = 1e-4
OVERWRITES, ADDS = "overwrites", "adds to"


@dataclass
class Repetition:
    """``repeats`` is False where the same arguments gave something else.

    ``accumulation`` says for each gradient in a buffer or an attribute what becomes of what was
    there before.
    """

    repeats: bool = True
    notes: list[Note] = field(default_factory=list)
    accumulation: dict[str, str] = field(default_factory=dict)

    def against(self, name: str, declared: bool | None, parameters: Collection[str]) -> str:
        """What a declaration, or the other parameters, say about a gradient that is not so."""
        how = self.accumulation.get(name, "")
        others = [o for o in parameters if self.accumulation.get(o) == ADDS]
        if declared is None and how == OVERWRITES and name in parameters and others:
            return f"it overwrites what is there before, and adds to {', '.join(others)}"
        if declared is None or not how or (how == ADDS) == declared:
            return ""
        wanted = "to add to what is there before" if declared else "to overwrite what is there"
        return f"it is declared {wanted}, and it {how} it"


def repeated(function: Function, before: Ran, ran: Ran) -> Repetition:
    """``before`` and ``ran`` are calls at the same inputs, ``ran`` with a second backward."""
    found = Repetition()
    changed = _changed(function, ran)
    if changed:
        said = f"it changes what it is given: {', '.join(changed)}"
        why = "whoever uses it afterwards finds other numbers there"
        found.notes.append(Note("BP203", said, (why,), ", ".join(changed)))
    different = [path for path, first, second in _pairs(before, ran) if not alike(first, second)]
    if different and not changed:
        found.repeats = False
        which, _, where = different[0].partition(":")
        said = f"{which} gives something else when it is called again with the same arguments"
        found.notes.append(Note("BP204", said, (f"first seen in result {where or 0}",), which))
    for path, role in ran.interface.results.items():
        if path.startswith("attributes:") and path in ran.again:
            _added(found, ran, role, ran.found[path], ran.again[path], ran.found[path])
    _preloaded(found, function, ran)
    return found


def alike(first: Array, second: Array) -> bool:
    """Whether two calls gave the same, as far as their floating point goes."""
    if first.shape != second.shape:
        return False
    finite = np.isfinite(first)
    size = float(np.max(np.abs(first[finite]), initial=0.0))
    single = first.dtype in (np.float32, np.float16)
    tolerance = (AGREES_IN_SINGLE if single else AGREES) * size + 1e-30
    return bool(np.allclose(first, second, rtol=0, atol=tolerance, equal_nan=True))


def _pairs(before: Ran, ran: Ran) -> Iterator[tuple[str, Array, Array]]:
    """Results that have to be the same."""
    for path, first in ran.found.items():
        if path.startswith("backward:") and path in ran.again and not ran.interface.updates:
            yield path, first, ran.again[path]
    for path, first in before.found.items():
        if path.startswith(("forward:", "backward:")) and path in ran.found:
            yield path, first, ran.found[path]


def _changed(function: Function, ran: Ran) -> list[str]:
    """The arguments that were changed; weights that backward is to update may be."""
    names = {role.name for role in ran.interface.roles}
    parameters = {t.name for t in function.subject.network.parameters}
    free = parameters & names if ran.interface.updates else set()
    found = []
    for name in sorted(set(ran.changed)):
        role = ran.call.roles[name][0] if name in ran.call.roles else None
        if role is None or (role.form != "scratch" and not set(role.names) <= free):
            found.append(name)
    return found


def _added(
    found: Repetition, ran: Ran, role: Role, first: Array, second: Array, start: Array
) -> None:
    """Whether a gradient was added to what was there, or written over it."""
    if ran.interface.updates or np.max(np.abs(first), initial=0.0) == 0.0:
        return
    if alike(first, second):
        how = OVERWRITES
    elif alike(first + start, second):
        how = ADDS
    else:
        said = f"what {role} holds before the call is neither overwritten nor added to"
        found.notes.append(Note("BP204", said, (), str(role)))
        return
    for name in role.names:
        found.accumulation[name] = how


def _preloaded(found: Repetition, function: Function, ran: Ran) -> None:
    """Buffers are filled before a call, to see what becomes of that."""
    buffers = {p: r for p, r in ran.interface.results.items() if p.startswith("buffers:")}
    if not buffers:
        return
    random = np.random.default_rng(5)
    preload: Mapping[str, Array] = {
        str(role): np.asarray(random.standard_normal(ran.found[path].shape)).astype(
            ran.found[path].dtype
        )
        for path, role in buffers.items()
    }
    again = run_trial(function, ran.interface, 0, preload)
    for path, role in buffers.items():
        _added(found, ran, role, ran.found[path], again.found[path], preload[str(role)])

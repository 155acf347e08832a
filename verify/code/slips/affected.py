"""What depends on what: which values change when one equation does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from derivations.notation import entries, entry_name
from verify.code.reference import equations
from verify.code.subject import Subject

Wrong = frozenset[str]  # the results that are wrong


@dataclass(frozen=True)
class _Same:
    """A subject that is the same as itself only."""

    subject: Subject

    def __hash__(self) -> int:
        return id(self.subject)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.subject is other.subject


def affected(subject: Subject) -> Mapping[str, frozenset[str]]:
    """For each equation, the names of all that depends on it, itself included."""
    return _affected(_Same(subject))


@lru_cache(maxsize=32)
def _affected(same: _Same) -> Mapping[str, frozenset[str]]:
    subject = same.subject
    behind = {
        shift.value.name: {t.name for t in (shift.of, shift.among) if t is not None}
        for shift in subject.shifts
    }
    users: dict[str, set[str]] = {}
    own = equations(subject)
    for equation in own:
        read = {entry_name(entry) for entry in entries(equation.right)}
        for name in read | set().union(*(behind.get(name, set()) for name in read)):
            users.setdefault(name, set()).add(equation.name)
    found: dict[str, frozenset[str]] = {}
    for equation in reversed(own):  # in order of computation, so users come later
        later = [found[user] for user in users.get(equation.name, ()) if user in found]
        found[equation.name] = frozenset({equation.name}).union(*later)
    return found

"""What depends on what: which values change when one equation does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from derivations.notation import entries, entry_name
from verify.code.identity import Same
from verify.code.reference import equations
from verify.code.subject import Subject

Wrong = frozenset[str]  # the results that are wrong


def affected(subject: Subject) -> Mapping[str, frozenset[str]]:
    """For each equation, the names of all that depends on it, itself included."""
    return _affected(Same(subject))


@lru_cache(maxsize=32)
def _affected(same: Same[Subject]) -> Mapping[str, frozenset[str]]:
    subject = same.value
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

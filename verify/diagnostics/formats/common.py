"""What the formats share: how grave a finding is, how many there are, what is said of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.fingerprint import fingerprints
from verify.diagnostics.rule import Level
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Screened

TOOL = "backproof"
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
NOT_CHECKED = "not checked"


def level(diagnostic: Diagnostic) -> Level:
    return BY_CODE[diagnostic.rule].level


def title(diagnostic: Diagnostic) -> str:
    """The rule of a finding: ``BP101 wrong-number``."""
    return f"{diagnostic.rule} {BY_CODE[diagnostic.rule].name}"


def place(diagnostic: Diagnostic) -> str:
    """Where a finding is, as editors understand it."""
    return f"{diagnostic.path}:{diagnostic.region.line}:{diagnostic.region.column}"


def line(diagnostic: Diagnostic) -> str:
    """A finding on one line."""
    rule = BY_CODE[diagnostic.rule]
    return f"{place(diagnostic)}: {rule.code} {rule.word}: {diagnostic.message}"


def by_importance(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The gravest first; among equals the order of the rules, then of the run."""
    return sorted(diagnostics, key=lambda one: (LEVELS.index(level(one)), one.rule))


def unchecked(screened: Screened) -> list[Diagnostic]:
    """What is listed as not checked and is no finding."""
    known = {*screened.diagnostics, *(one.diagnostic for one in screened.suppressed)}
    return [one for one in screened.examined.listed if one not in known]


def all_fingerprints(results: Results) -> dict[int, str]:
    """The fingerprint of each finding, standing or set aside, by its ``id``.

    Findings that are equal are told apart by their order in the document, whatever stands between
    them, so it does not matter which of them is set aside.
    """
    found: list[Diagnostic] = []
    for screened in results.screened:
        aside = [one.diagnostic for one in screened.suppressed]
        both = [*screened.diagnostics, *aside]
        found += sorted(both, key=lambda one: (one.region.line, one.region.column))
    found += results.general
    return dict(zip(map(id, found), fingerprints(found), strict=True))


@dataclass(frozen=True)
class Totals:
    """How much a run looked at, and what it found."""

    documents: int
    functions: int
    checked: int
    not_checked: int
    undecided: int
    levels: Counter[Level]
    suppressed: int
    failures: int
    left_out: int

    @property
    def findings(self) -> int:
        return sum(self.levels.values())


def totals(results: Results) -> Totals:
    examined = [screened.examined for screened in results.screened]
    return Totals(
        documents=sum(one.kind == "document" for one in examined),
        functions=sum(one.kind == "function" for one in examined),
        checked=sum(one.checked for one in examined),
        not_checked=sum(one.counts.get(NOT_CHECKED, 0) for one in examined),
        undecided=sum(one.counts.get("undecided", 0) for one in examined),
        levels=Counter(map(level, results.diagnostics)),
        suppressed=len(results.suppressed),
        failures=len(results.failures),
        left_out=len(results.left_out),
    )


def counted(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_words(total: Totals) -> str:
    """One line about a run; what was not checked is never left out of it."""
    looked_at = [
        counted(number, noun)
        for number, noun in ((total.documents, "document"), (total.functions, "function"))
        if number
    ]
    of_levels = [counted(total.levels[one], one) for one in LEVELS if total.levels[one]]
    found = counted(total.findings, "finding") if total.findings else "no finding"
    parts = [f"{found} ({', '.join(of_levels)})" if of_levels else found]
    what = "gradients" if total.functions and not total.documents else "numbers"
    parts.append(f"{total.checked} {what} checked")
    for number, said in (
        (total.undecided, "undecided"),
        (total.not_checked, "not checked"),
        (total.suppressed, "accepted"),
    ):
        parts += [f"{number} {said}"] if number else []
    if total.failures:
        parts.append(f"{counted(total.failures, 'file')} could not be looked at")
    if total.left_out:
        parts.append(f"{counted(total.left_out, 'file')} without an example left out")
    return f"{' and '.join(looked_at) or 'nothing'}: {', '.join(parts)}"

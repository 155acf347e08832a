"""Suppressions: requests to accept some findings, each with its reason.

    backproof: ignore BP101 -- digits as in the first edition
    backproof: ignore BP101, off-in-the-last-place -- digits as in the first edition
    backproof: ignore[BP201] not used for training      # where two hyphens are not welcome
    backproof: ignore-file BP108 -- figures from another paper

That is what stands in a comment.  A manifest of functions has a table instead:
``ignore = [{ rule = "BP202", reason = "…" }]``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verify.diagnostics.diagnostic import Diagnostic, Region
from verify.settings.error import suggestion

LINE, FILE = "ignore", "ignore-file"
HOW = "write: backproof: ignore BP101 -- the reason"

_VERB = re.compile(r"(?P<verb>[\w-]*)\s*(?P<rest>.*)", re.DOTALL)
_BRACKETS = re.compile(r"\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.DOTALL)
# Two hyphens, or a dash, between the rules and the reason; a name of a rule has single hyphens.
_BEFORE_REASON = re.compile(r"(?:^|(?<=\s))(?:--+|\N{EN DASH})(?:\s|$)|\s*\N{EM DASH}\s*")
_REASON_MARK = re.compile(r"^[\s:\-\N{EN DASH}\N{EM DASH}]+")


class SuppressionError(ValueError):
    """A request that cannot be understood; the message says why."""


@dataclass(frozen=True)
class Suppression:
    """A request to accept findings of some rules, which may be given by code or by name.

    ``region`` is where it stands in the file ``path``, ``about`` the stretch of that file that it
    is about; None is all of the file.  With ``function`` it is about all findings of the examined
    function of that name instead, wherever they are.  ``problem`` says why it cannot be
    understood; it then suppresses nothing.
    """

    path: str
    region: Region
    rules: tuple[str, ...]
    reason: str
    about: Region | None = None
    function: str = ""
    problem: str = ""

    def is_about(self, diagnostic: Diagnostic, examined: str) -> bool:
        """Whether all of a finding of what was examined lies in what this is about.

        A finding about several numbers is not accepted by a comment that is about some of them.
        """
        if self.function:
            return self.function == examined
        if self.path != diagnostic.path:
            return False
        return self.about is None or _within(diagnostic.region, self.about)

    def is_about_a_part(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding begins in what this is about, and ends outside."""
        if self.about is None or self.path != diagnostic.path:
            return False
        begins = (diagnostic.region.line, diagnostic.region.column)
        about = self.about
        inside = (about.line, about.column) <= begins < (about.end_line, about.end_column)
        return inside and not _within(diagnostic.region, about)

    def to_data(self) -> dict[str, Any]:
        """Plain data; ``Suppression.from_data`` is the way back."""
        return {
            "path": self.path,
            "region": _numbers(self.region),
            "rules": list(self.rules),
            "reason": self.reason,
            "about": None if self.about is None else _numbers(self.about),
            "function": self.function,
        }

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> Suppression:
        """What ``to_data`` gave; KeyError, TypeError or ValueError for anything else."""
        about = data["about"]
        return Suppression(
            str(data["path"]),
            Region(*map(int, data["region"])),
            tuple(map(str, data["rules"])),
            str(data["reason"]),
            None if about is None else Region(*map(int, about)),
            str(data["function"]),
        )


def from_words(path: str, region: Region, words: str, about: Region) -> Suppression:
    """What a comment asks for, ``words`` being what follows ``backproof:`` in it."""
    try:
        verb, rules, reason = understood(words)
    except SuppressionError as error:
        return Suppression(path, region, (), "", about, problem=str(error))
    return Suppression(path, region, rules, reason, None if verb == FILE else about)


def understood(words: str) -> tuple[str, tuple[str, ...], str]:
    """Verb, rules and reason; SuppressionError where they cannot be told apart."""
    opening = _VERB.match(words)
    verb, rest = (opening["verb"], opening["rest"]) if opening else ("", words)
    if verb not in (LINE, FILE):
        hint = suggestion(verb, (LINE, FILE)) or f"; {HOW}"
        raise SuppressionError(f"there is no request {verb[:40]!r}{hint}")
    if (brackets := _BRACKETS.match(rest)) is not None:
        listed, reason = brackets["rules"], _REASON_MARK.sub("", brackets["reason"])
    else:
        listed, *after = _BEFORE_REASON.split(rest, maxsplit=1)
        reason = after[0] if after else ""
    rules = tuple(part.strip() for part in listed.split(","))
    for rule in rules:
        if not rule:
            raise SuppressionError(f"a rule is missing: {HOW}")
        if len(rule.split()) > 1:
            raise SuppressionError(f"{rule[:40]!r} is not one rule: {HOW}")
    return verb, rules, " ".join(reason.split())


def declared(path: str, line: int, function: str, entry: object) -> Suppression:
    """One entry of ``ignore`` in the table of a function; SuppressionError if it is no such entry.

    ``path`` and ``line`` say where it stands, ``function`` is the name of what was examined.
    """
    if not isinstance(entry, Mapping) or not {"rule"} <= entry.keys() <= {"rule", "reason"}:
        raise SuppressionError('ignore: write [{ rule = "BP202", reason = "…" }]')
    rule, reason = entry["rule"], entry.get("reason", "")
    if not isinstance(rule, str) or not isinstance(reason, str):
        raise SuppressionError("ignore: rule and reason are texts in quotes")
    region = Region(line, 1, line, 1)
    return Suppression(path, region, (rule.strip(),), " ".join(reason.split()), function=function)


def _within(inner: Region, outer: Region) -> bool:
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    begins_inside = (inner.line, inner.column) < (outer.end_line, outer.end_column)
    ends = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return starts and begins_inside and ends


def _numbers(region: Region) -> list[int]:
    return [region.line, region.column, region.end_line, region.end_column]

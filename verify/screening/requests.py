"""The requests of a run: which finding each of them accepts, and what is wrong with some.

A request that cannot be understood, names no rule or gives no reason accepts nothing and is
reported.  So is one that finds nothing to accept: left in place it would hide the next mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from verify.diagnostics.diagnostic import Diagnostic, Examined
from verify.screening.suppression import Suppression
from verify.settings.error import suggestion
from verify.settings.settings import Settings

UNUSED, NO_REASON, UNKNOWN = "BP901", "BP902", "BP903"
ABOUT_OURSELVES = "BP9"  # findings about comments and the baseline are not for comments to accept


@dataclass
class Requests:
    """All suppressions of a run; ``texts`` has the files in which they stand."""

    suppressions: Sequence[Suppression]
    settings: Settings
    texts: Mapping[str, str]
    _used: set[tuple[Suppression, str]] = field(default_factory=set)
    _too_narrow: set[tuple[Suppression, str]] = field(default_factory=set)

    def accepting(self, diagnostic: Diagnostic, examined: Examined) -> Suppression | None:
        """The first request that accepts the finding; every one that does counts as used."""
        found = None
        for one in self.suppressions:
            if not self._is_valid(one) or diagnostic.rule not in self._codes(one):
                continue
            if one.is_about(diagnostic, examined.name):
                self._used.add((one, diagnostic.rule))
                found = found or one
            elif one.is_about_a_part(diagnostic):
                self._too_narrow.add((one, diagnostic.rule))
        return found

    def findings(self, examined: Sequence[Examined]) -> Iterator[Diagnostic]:
        """What is wrong with requests, once all findings have been looked at."""
        for one in self.suppressions:
            if one.problem:
                yield _finding(UNKNOWN, one, "", one.problem)
                continue
            for rule in one.rules:
                if (problem := self._unknown(rule)) is not None:
                    yield _finding(UNKNOWN, one, rule, problem)
            if not self._is_valid(one):
                which = ", ".join(one.rules)
                message = f"nothing says why to ignore {which}: not ignored"
                yield _finding(NO_REASON, one, which, message)
            elif self._can_be_unused(one, examined):
                on = self.settings.selected_for(one.path)
                for code in self._codes(one):
                    if code in on and (one, code) not in self._used:
                        yield _finding(UNUSED, one, code, self._why_unused(one, code))

    def _why_unused(self, one: Suppression, code: str) -> str:
        if (one, code) in self._too_narrow:
            above = "put the comment on a line of its own, above the figure"
            return f"{code} is about more than this line; {above}"
        if one.function:
            return f"{code} finds nothing in {one.function}"
        return f"{code} finds nothing {'in this file' if one.about is None else 'here'}"

    def _is_valid(self, one: Suppression) -> bool:
        return not one.problem and bool(one.reason or not self.settings.require_reason)

    def _codes(self, one: Suppression) -> list[str]:
        """The codes of the rules that are named and may be accepted."""
        named = (self._code(rule) for rule in one.rules)
        return [code for code in dict.fromkeys(named) if code and code[:3] != ABOUT_OURSELVES]

    def _code(self, written: str) -> str | None:
        for rule in self.settings.rules:
            if written.casefold() in (rule.code.casefold(), rule.name):
                return rule.code
        return None

    def _unknown(self, written: str) -> str | None:
        code = self._code(written)
        if code is None:
            rules = self.settings.rules
            names = [name for rule in rules for name in (rule.code, rule.name)]
            return f"no rule is called {written[:40]}{suggestion(written, names)}"
        if code.startswith(ABOUT_OURSELVES):
            return f"{code} cannot be ignored by a comment; put the comment right instead"
        return None

    def _can_be_unused(self, one: Suppression, examined: Sequence[Examined]) -> bool:
        """Whether all that it could accept was looked at.

        Of a file of code often only some functions are, and a function may have stayed open.
        """
        if one.function:
            return any(e.name == one.function and e.conclusive for e in examined)
        here = [e for e in examined if e.path == one.path]
        if not here or one.about is None:
            return any(e.kind == "document" for e in here)
        lines = self.texts.get(one.path, "").split("\n")[one.about.line - 1 : one.about.end_line]
        return any(e.kind == "document" or (e.conclusive and _defines(lines, e.name)) for e in here)


def _defines(lines: Sequence[str], name: str) -> bool:
    """Whether a stretch of code is, or has in it, the function of this name."""
    last = re.escape(re.split(r"[.:]", name)[-1])
    head = re.compile(rf"\b(?:def|class)\s+{last}\b|^\s*[\w*][\w\s*]*\b{last}\s*\(")
    return any(head.search(line) for line in lines)


def _finding(rule: str, suppression: Suppression, subject: str, message: str) -> Diagnostic:
    where, region, reason = suppression.path, suppression.region, suppression.reason
    return Diagnostic(rule, where, region, message, subject=subject, context=reason)

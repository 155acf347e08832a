"""All rules, by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from verify.diagnostics.rule import Rule
from verify.diagnostics.rules.code import CODE
from verify.diagnostics.rules.documents import DOCUMENTS
from verify.diagnostics.rules.tool import TOOL

RULES: tuple[Rule, ...] = (*DOCUMENTS, *CODE, *TOOL)
BY_CODE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in RULES})
_BY_NAME: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in RULES})


class UnknownRuleError(LookupError):
    """There is no rule of that code or name; the message suggests one."""

    def __init__(self, named: str) -> None:
        near = get_close_matches(named.upper(), BY_CODE, n=1, cutoff=0.5)
        near = get_close_matches(named.lower(), _BY_NAME, n=1) or near
        hint = f"did you mean {near[0]}?" if near else "`backproof rule --all` shows all"
        super().__init__(f"no rule is called {named}; {hint}")


def rule(named: str) -> Rule:
    """The rule of a code, in either case, or of a name; UnknownRuleError for anything else."""
    found = BY_CODE.get(named.upper()) or _BY_NAME.get(named.lower())
    if found is None:
        raise UnknownRuleError(named)
    return found

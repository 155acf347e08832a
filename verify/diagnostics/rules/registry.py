"""All rules, by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verify.diagnostics.rule import Rule
from verify.diagnostics.rules.code import CODE
from verify.diagnostics.rules.documents import DOCUMENTS
from verify.diagnostics.rules.tool import TOOL

RULES: tuple[Rule, ...] = (*DOCUMENTS, *CODE, *TOOL)
BY_CODE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in RULES})
BY_NAME: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in RULES})

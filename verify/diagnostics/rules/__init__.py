"""The rules: one file for each family, and the registry that has them all."""

from verify.diagnostics.rules.registry import BY_CODE, RULES, UnknownRuleError, rule

__all__ = ["BY_CODE", "RULES", "UnknownRuleError", "rule"]

"""The rules: one file for each family, and the registry that has them all."""

from verify.diagnostics.rules.registry import BY_CODE, BY_NAME, RULES

__all__ = ["BY_CODE", "BY_NAME", "RULES"]

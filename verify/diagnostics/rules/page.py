"""The documentation of rules: a page for each, and all of them with a table."""

from __future__ import annotations

from collections.abc import Iterable

from verify.diagnostics.rule import Rule

HEAD = """\
# Rules

Every finding of `backproof check` and `backproof code` has the code of a rule.
`backproof rule BP101` shows one; `--select` and `--ignore` choose among them. This page is made by
`backproof rule --all --output-format markdown`.
"""
FAMILIES = {"BP1": "Documents", "BP2": "Code", "BP9": "Suppressions and baselines"}


def page(rule: Rule) -> str:
    """One rule in Markdown."""
    traits = [f"level: {rule.level}"]
    traits += ["inconclusive"] if rule.inconclusive else []
    traits += [] if rule.on else ["off unless selected"]
    parts = [
        f"## {rule.code} {rule.name}",
        f"{rule.summary} ({', '.join(traits)})",
        rule.explanation,
        "### Example",
        rule.example.strip("\n"),
        "### Fix",
        rule.fix,
    ]
    return "\n\n".join(parts) + "\n"


def pages(rules: Iterable[Rule]) -> str:
    """All rules in Markdown, after a table of them."""
    rules = list(rules)
    lines = [HEAD]
    for family, title in FAMILIES.items():
        own = [rule for rule in rules if rule.code.startswith(family)]
        if own:
            lines += [f"**{title}**", "", "| code | name | what it says |", "| --- | --- | --- |"]
            lines += [_row(rule) for rule in own] + [""]
    return "\n".join(lines) + "\n" + "\n".join(page(rule) for rule in rules)


def _row(rule: Rule) -> str:
    anchor = f"{rule.code}-{rule.name}".lower()
    return f"| [{rule.code}](#{anchor}) | {rule.name} | {rule.summary} |"

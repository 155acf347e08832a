"""`backproof rule`: what a rule claims, an example, and how a finding is put right."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from verify.diagnostics.rule import Rule
from verify.diagnostics.rules import BY_CODE, BY_NAME, RULES
from verify.diagnostics.rules.page import page, pages
from verify.settings.error import suggestion

HOLDS = 0
MOST_COLUMNS = 100


class NoRuleError(LookupError):
    """No rule was named."""

    def __init__(self) -> None:
        super().__init__("name a rule, such as BP101, or say --all")


class UnknownRuleError(LookupError):
    """There is no rule of that code or name; the message suggests one."""

    def __init__(self, named: str) -> None:
        hint = suggestion(named, [*BY_CODE, *BY_NAME]) or "; `backproof rule --all` shows all"
        super().__init__(f"no rule is called {named!r}{hint}")


INPUT_ERRORS = (NoRuleError, UnknownRuleError)


def show(options: argparse.Namespace) -> int:
    """Print the rules that are named; NoRuleError or UnknownRuleError."""
    if not (options.rule or options.all):
        raise NoRuleError
    chosen = RULES if options.all else tuple(map(rule, options.rule))
    if options.output_format == "json":
        data: Any = [as_data(one) for one in chosen]
        print(json.dumps(data if options.all or len(data) > 1 else data[0], indent=2))
    elif options.output_format == "markdown":
        print(pages(chosen) if options.all else "\n".join(map(page, chosen)), end="")
    else:
        _render(chosen)
    return HOLDS


def rule(named: str) -> Rule:
    """The rule of a code, in either case, or of a name; UnknownRuleError for anything else."""
    found = BY_CODE.get(named.upper()) or BY_NAME.get(named.lower())
    if found is None:
        raise UnknownRuleError(named)
    return found


def as_data(one: Rule) -> dict[str, object]:
    """A rule as JSON has it."""
    return {
        "code": one.code,
        "name": one.name,
        "level": one.level,
        "inconclusive": one.inconclusive,
        "on": one.on,
        "summary": one.summary,
        "explanation": one.explanation,
        "example": one.example.strip("\n"),
        "fix": one.fix,
    }


def _render(chosen: Sequence[Rule]) -> None:
    """On a terminal laid out; elsewhere as it is written, which is readable too."""
    text = "\n".join(map(page, chosen))
    if not sys.stdout.isatty():
        print(text, end="")
        return
    from rich.console import Console  # takes a while, and only this needs it
    from rich.markdown import Markdown  # as above

    console = Console(emoji=False)
    markdown = Markdown(text, code_theme="ansi_dark", hyperlinks=False)
    console.print(markdown, width=min(MOST_COLUMNS, console.width))

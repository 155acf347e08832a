"""Tables of options in docs/commands.md, as the parser has them.

Below ``<!-- options: check -->`` stands the table of a command's own arguments and options, below
``<!-- options: check / rules -->`` that of one of its named groups.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from verify.__main__ import parser

TABLE = re.compile(
    r"(?P<marker><!-- options: (?P<command>\w+)(?: / (?P<group>[\w, ]+))? -->\n\n)"
    r"(?P<table>(?:\|[^\n]*\n)*)"
)
NO_HELP = "one of those that `backproof list` names"
USUAL = ("positional arguments", "options")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    (found,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


def groups(command: str) -> dict[str, list[argparse.Action]]:
    """A command's arguments and options by the group that they stand in; its own under ""."""
    found: dict[str, list[argparse.Action]] = {"": []}
    for group in commands()[command]._action_groups:
        title = "" if group.title in USUAL else str(group.title)
        actions = [a for a in group._group_actions if not isinstance(a, argparse._HelpAction)]
        found[title] = found.get(title, []) + actions
    return {title: actions for title, actions in found.items() if actions}


def with_tables(page: str) -> str:
    """The page with the tables that the parser makes."""

    def table(match: re.Match[str]) -> str:
        actions = groups(match["command"])[match["group"] or ""]
        return match["marker"] + "".join(rows(actions))

    return TABLE.sub(table, page)


def rows(actions: list[argparse.Action]) -> Iterator[str]:
    """A table of Markdown."""
    yield "| option | meaning |\n"
    yield "| --- | --- |\n"
    for action in actions:
        yield f"| {_called(action)} | {_cell(action.help or NO_HELP)} |\n"


def _called(action: argparse.Action) -> str:
    choices = ",".join(map(str, action.choices or ()))
    value = action.metavar or (f"{{{choices}}}" if choices else action.dest)
    if not action.option_strings:
        return f"`{value}`"
    tail = "" if action.nargs == 0 else f" {value}"
    return ", ".join(f"`{option}{tail}`" for option in action.option_strings)


def _cell(text: str) -> str:
    """Help as a cell: what looks like Markdown and is meant as it stands."""
    plain = re.sub(r"(?<!`)\b(\w+='\[[^`]*?\]'|\w+=\"[^`\"]*\")(?!`)", r"`\1`", text)
    return plain.replace("|", "\\|").replace("_X", "\\_X").replace("%%", "%")

"""What is wrong with the settings: one line that says where and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile

MOST_ALIKE = 100  # names that are looked at; there are fewer rules and keys


class SettingsError(ValueError):
    """Settings cannot be used; the message names the file and the line, or the option."""


def suggestion(written: str, names: Iterable[str]) -> str:
    """The end of a message about a name that nobody knows: ``; did you mean 'select'?``."""
    meant = written.casefold()
    by_lower_case = {name.casefold(): name for name in names}

    def unlikeness(name: str) -> tuple[float, int, str]:
        # Among names that are as close, the one that begins alike: BP101 for BP110, not BP210.
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(name, meant, strict=False))
        return -SequenceMatcher(None, name, meant).ratio(), -len(list(alike)), name

    near = min(get_close_matches(meant, by_lower_case, MOST_ALIKE), key=unlikeness, default=None)
    return f"; did you mean {by_lower_case[near]!r}?" if near else ""

"""What is wrong with the settings: one line that says where and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class SettingsError(ValueError):
    """Settings cannot be used; the message names the file and the line, or the option."""


def suggestion(written: str, names: Iterable[str]) -> str:
    """The end of a message about a name that nobody knows: ``; did you mean 'select'?``."""
    by_lower_case = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(written.casefold(), list(by_lower_case), 1)
    return f"; did you mean {by_lower_case[near[0]]!r}?" if near else ""

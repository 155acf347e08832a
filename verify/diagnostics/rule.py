"""What a rule is: a code, what it means, an example and how it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Rule:
    """One kind of diagnostic.

    ``code`` is ``BP`` and three digits, ``name`` is in kebab-case, ``summary`` one line,
    ``explanation``, ``example`` and ``fix`` are Markdown.  ``inconclusive`` rules say that
    something could not be decided; rules that are not ``on`` have to be selected.
    """

    code: str
    name: str
    summary: str
    explanation: str
    example: str
    fix: str
    level: Level = "error"
    inconclusive: bool = False
    on: bool = True

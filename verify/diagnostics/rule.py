"""What a rule is: a code, what it means, an example and how it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Rule:
    """One kind of diagnostic.

    ``code`` is ``BP`` and three digits, ``name`` is in kebab-case, ``word`` is what a finding is
    called in a line of output, ``summary`` is one line, ``explanation``, ``example`` and ``fix``
    are Markdown.  An example shows, in two fenced blocks, what is looked at and what is said.
    ``inconclusive`` rules say that something could not be decided; rules that are not ``on`` have
    to be selected.  Findings of level note are told, and change no exit status.
    """

    code: str
    name: str
    word: str
    summary: str
    explanation: str
    example: str
    fix: str
    level: Level = "error"
    inconclusive: bool = False
    on: bool = True

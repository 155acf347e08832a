"""What an example file describes, apart from its words, figures and document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from derivations.gpt2 import Gpt2
from derivations.system import Training
from derivations.wiring import Network


@dataclass(frozen=True)
class Clipping:
    """One step of gradient descent after clipping, as texts about GPT-2 show it."""

    learning_rate: Fraction
    norm: Fraction
    value: Fraction


@dataclass(frozen=True)
class Setup:
    """A network with its numbers.

    ``sizes`` has a number for each dimension.  ``given`` has every value that is not computed, in
    its stored shape (W_Q is d_model × h·d_k, not split into heads), but for those that are taken
    from the document.  ``choices`` are those of the preset, where there is one.
    """

    network: Network
    training: Training | None
    sizes: Mapping[str, int]
    given: Mapping[str, Any]
    vocabulary: tuple[str, ...]
    choices: Gpt2 | None = None
    clipping: Clipping | None = None

"""A style that somebody chose: what is no name, or no setting, is refused in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import get_args

from pylatexenc.latexwalker import LatexWalkerError

from derivations.latex.style import Convention, Gradient, Style
from derivations.latex.subset import outside_subset

# One symbol: a letter or a command, with an accent or alphabet, primes, a subscript, a superscript.
INSIDE = r"[A-Za-z0-9,*+\-() ']"
GROUP = rf"\{{(?:{INSIDE}|\\[A-Za-z]+|\{{(?:{INSIDE}|\\[A-Za-z]+)*\}})+\}}"
BASE = rf"(?:[A-Za-z]|\\[A-Za-z]+(?:{GROUP})?)"
SCRIPT = rf"(?:[A-Za-z0-9*]|\\[A-Za-z]+(?:{GROUP})?|{GROUP})"
SYMBOL = re.compile(rf"{BASE}'*(?:_{SCRIPT}(?:\^{SCRIPT})?|\^{SCRIPT}(?:_{SCRIPT})?)?")
TEXT = re.compile(r"\\text\w*")


class StyleError(ValueError):
    """A setting that there is not, or a name that cannot be used."""


def chosen_style(
    gradient: object, convention: object, names: Mapping[str, str], known: Iterable[str]
) -> Style:
    """The style; ``known`` are the names of all that can be called in another way.

    Raises :class:`StyleError`.
    """
    for setting, value, choices in (
        ("gradient", gradient, get_args(Gradient)),
        ("convention", convention, get_args(Convention)),
    ):
        if value not in choices:
            raise StyleError(f"{setting} is {value!r}: use {', '.join(choices)}")
    if not isinstance(names, Mapping):
        raise StyleError(f"names is {names!r}: use a mapping such as {{'d_model': 'd_m'}}")
    for name, tex in names.items():
        _require_known(name, list(known))
        _require_symbol(name, tex)
    return Style(gradient, convention, dict(names))  # type: ignore[arg-type] # checked above


def _require_known(name: str, known: list[str]) -> None:
    if name not in known:
        near = get_close_matches(str(name), known, n=1)
        hint = f"did you mean {near[0]}?" if near else "`backproof show` says how things are called"
        raise StyleError(f"nothing is called {name!r}: {hint}")


def _require_symbol(name: str, tex: object) -> None:
    if not isinstance(tex, str) or not SYMBOL.fullmatch(tex) or TEXT.search(tex):
        raise StyleError(
            f"{name} cannot be called {tex!r}: write one symbol, such as h, d_m, W^Q or "
            r"\mathbf{W}_{\mathrm{out}}"
        )
    try:
        outside = outside_subset(tex)
    except LatexWalkerError as error:
        raise StyleError(f"{name} cannot be called {tex!r}: that is no TeX") from error
    if outside:
        raise StyleError(f"{name} cannot be called {tex!r}: not every form has {outside[0]}")

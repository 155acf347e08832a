"""The pages of the catalogue in one style; what was proved about each is found out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from derivations.latex.style import Style
from derivations.sublayer import Sublayer
from verify.derive.page import PageText
from verify.derive.proved import ProvedPage
from verify.derive.symbol_names import require_own_symbols


@dataclass(frozen=True)
class Pages:
    style: Style
    _known: dict[str, ProvedPage] = field(default_factory=dict)

    def proved(self, page: Sublayer) -> ProvedPage:
        """Raises StyleError if the style calls two things on the page by one symbol."""
        require_own_symbols(page, self.style)
        return self._known.setdefault(page.name, ProvedPage(page, self.style.convention))

    def text(self, page: Sublayer, anchor: str) -> PageText:
        return PageText(self.proved(page), self.style, anchor)

    @property
    def holds(self) -> bool:
        """Whether something was asked for, and all of it holds."""
        return bool(self._known) and all(page.holds for page in self._known.values())

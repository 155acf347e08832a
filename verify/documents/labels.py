r"""Which name a matrix is printed under: the symbol at the left end of its chain of relations.

In ``x = [x_1, x_2] = [\text{AI}, \text{rocks}] = \begin{bmatrix}...`` that is ``x``.  The text
comes from a rendered page, where a formula is copied twice: a glyph half without most operators,
and stuck to its end the TeX half, ``P[0.410.59]P \approx \begin{bmatrix}...``.  The name is wanted
from the TeX half only, so a symbol that touches a bracket of bare digits begins a new formula.

The text is read once, from left to right, with one :class:`_Level` for each open bracket; what is
kept does not grow with it.  No name is better than a wrong one: a matrix that does not stand by
itself behind a relation, such as a factor of a product, is given none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_LABEL = 200
MAX_LEVELS = 100
MAX_BEFORE = 1000

# Pasted text is full of them, and they print nothing.
ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))

_TOKEN = re.compile(
    r"(?P<environment>\\(?:begin|end)\b(?:\s{0,9}\{[^{}\\]{0,40}\}(?:\{[clr|\s]{0,99}\})?)?)"
    r"|(?P<row>\\\\(?:\[[^\]\n]{0,30}\])?)"
    r"|(?P<command>\\[A-Za-z]+)"
    r"|(?P<escape>\\.)"
    r"|(?P<relation>:=|[=≈≃≅≡∈])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|(?P<invisible>[\u200b\u200c\u200d\u2060\ufeff]+)"
    r"|(?P<space>[\s~]+)"
    r"|(?P<open>[\[({])"
    r"|(?P<close>[\])}])"
    r"|(?P<align>&)"
    r"|(?P<operator>[-+*/|'_^∂∇−·⋅×])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_CLOSES = {"]": "[", ")": "(", "}": "{"}
_DASHES = frozenset("-−")
_PROSE = re.compile(r"[A-Za-z][a-z]+")


def label_before(text: str, start: int | None = None, end: int | None = None) -> str:
    """The label that text[start:end] is printed under, or ``""``: what is asked of one place.

    Without ``start``, something that stands behind ``text``.
    """
    start = len(text) if start is None else start
    chain = Chain(text)
    chain.read(max(text.rfind("\n\n", 0, start), start - MAX_BEFORE, 0), start)
    return chain.matrix(start, start if end is None else end)


def _commands(names: str) -> frozenset[str]:
    return frozenset("\\" + name for name in names.split())


# A set that the symbol is in (P in R^{2x3} = ...) is one more link.
_RELATIONS = _commands("approx simeq cong equiv coloneq coloneqq doteq triangleq in")
RELATION = re.compile(r":=|[=≈≃≅≡]|\\(?:approx|simeq|cong|equiv|coloneqq?|doteq|triangleq)\b")
_IGNORED = _commands(r"left right big Big bigl bigr Bigl Bigr , ; : !") | {"\\ "}
# What a new formula stands behind.
_ARROWS = (
    "Rightarrow Longrightarrow implies iff Leftrightarrow Leftarrow therefore because rightarrow "
    "longrightarrow mapsto"
)
_APART = _commands(f"quad qquad {_ARROWS}")
_TEXT = _commands("text textrm textbf textit mbox")
_NO_FACTORS = (
    f"right quad qquad {_ARROWS} in end tag label notag nonumber hspace vspace newline par "
    "text textrm textbf textit mbox approx simeq cong equiv coloneq coloneqq doteq triangleq"
)

# The shape may be written as a subscript.
_SHAPE = r"\{\s{0,9}\(?[0-9A-Za-z]{1,9}\s{0,9}(?:\\times|×)\s{0,9}[0-9A-Za-z]{1,9}\)?\s{0,9}\}"
_GAP = rf"[^\S\n]|[\])}}\u200b\u200c\u200d\u2060\ufeff]|\\right\b|_{_SHAPE}"
# What makes the matrix before it one part of a larger expression, in the same paragraph: an
# operator, a script, a bracket (that opens no remark and no equation number), a command, or in the
# same line a letter by itself (one that touches a bracket or a relation belongs to a glyph half).
_CONTINUES = re.compile(
    rf"(?:{_GAP}|\n(?![^\S\n]*\n))*"
    rf"(?:[-+*/^'−·⋅×]|_(?!{_SHAPE})|"
    r"\((?!\s{0,9}(?:[0-9.]{1,9}\s{0,9}\)|[A-Za-z]?[a-z]{2}))"
    rf"|\\(?!(?:{'|'.join(_NO_FACTORS.split())})\b)[A-Za-z])"
    rf"|(?:{_GAP})*[A-Za-z](?![A-Za-z\[(≈=])"
)


@dataclass
class _Level:
    """What is known inside one bracket, which opens at ``begin``.

    ``start`` and ``end`` enclose what has been read of the present link of the chain.
    """

    opener: str = ""
    begin: int = 0
    text: bool = False  # the group of a \text
    bare: bool = True  # holds only digits, dots, dashes and space
    label: str = ""
    start: int | None = None
    end: int = 0
    symbolic: bool = False  # there is more between start and end than brackets and matrices
    after_relation: bool = False
    after_word: bool = False
    after_text: bool = False
    break_ahead: bool = False  # an & or a new line that no relation has followed yet
    glyphs_end: int = -1  # the end of a bracket of bare digits

    @property
    def empty(self) -> bool:
        return self.start is None and not self.after_relation

    def restart(self) -> None:
        self.label, self.start, self.symbolic = "", None, False
        self.after_relation = self.after_word = self.after_text = self.break_ahead = False


@dataclass
class Chain:
    """Reads ``text`` piece by piece and knows the label that a matrix at the present place has."""

    text: str
    _levels: list[_Level] = field(default_factory=lambda: [_Level()])

    def restart(self) -> None:
        """Forgets what came before, as at the start of a paragraph."""
        self._levels = [_Level()]

    def read(self, start: int, end: int) -> None:
        """Goes on over text[start:end], in which there is no matrix."""
        for match in _TOKEN.finditer(self.text, start, end):
            self._token(match.lastgroup or "", match.group(), match.start(), match.end())

    def matrix(self, start: int, end: int) -> str:
        """Goes on over the matrix at text[start:end]; the label it is printed under, or ``""``."""
        level = self._levels[-1]
        claims = next((each for each in reversed(self._levels) if not each.empty), level)
        label = claims.label if claims.after_relation else ""
        level.bare = False
        self._extend(level, start, end)
        if _CONTINUES.match(self.text, end) or len(label) > MAX_LABEL:
            return ""
        return " ".join(label.translate(ZERO_WIDTH).split())

    def _token(self, kind: str, token: str, start: int, end: int) -> None:
        level = self._levels[-1]
        if kind == "invisible":
            level.end = end if level.end == start else level.end
            level.glyphs_end = end if level.glyphs_end == start else level.glyphs_end
            return
        if kind == "space" or token in _IGNORED:
            level.break_ahead |= "\n" in token and not level.after_relation
            return
        if kind not in ("number", "close") and token not in _DASHES:
            level.bare = False
        if kind == "relation" or token in _RELATIONS:
            self._relation(level)
        elif kind == "open":
            self._open(token, start)
        elif kind == "close":
            self._close(token, start, end)
        elif kind == "align":
            level.break_ahead = not level.after_relation
        elif kind in ("environment", "row", "escape", "other") or token in _APART:
            level.restart()
        else:
            self._symbol(level, token, start, end)

    def _relation(self, level: _Level) -> None:
        if not level.label and level.symbolic:
            first = level.start or 0
            # One character more than a label may have, so that it is seen to be too long.
            level.label = self.text[first : min(level.end, first + MAX_LABEL + 1)]
        level.start, level.symbolic = None, False
        level.after_relation, level.break_ahead = True, False

    def _open(self, token: str, start: int) -> None:
        if len(self._levels) >= MAX_LEVELS:
            self.restart()
        self._levels.append(_Level(token, start, text=self._levels[-1].after_text))

    def _close(self, token: str, start: int, end: int) -> None:
        closed = self._levels.pop()
        if closed.opener != _CLOSES[token]:
            self.restart()
            return
        level = self._levels[-1]
        if closed.text and (self.text[start - 1].isspace() or self.text[start - 1] in ":,."):
            level.restart()
            return
        if token == "}":
            self._symbol(level, token, closed.begin, end)
        else:
            self._extend(level, closed.begin, end)
            level.glyphs_end = end if closed.bare else -1

    def _symbol(self, level: _Level, token: str, start: int, end: int) -> None:
        prose = _PROSE.fullmatch(token) is not None
        apart = level.start is not None and start > level.end
        after_prose = level.after_word and not level.label
        if start == level.glyphs_end or (apart and (prose or after_prose)):
            level.restart()
        self._extend(level, start, end)
        level.symbolic, level.after_word = True, prose
        level.after_text = token in _TEXT

    def _extend(self, level: _Level, start: int, end: int) -> None:
        if level.break_ahead:
            level.restart()
        if level.start is None:
            level.start = start
        level.end, level.glyphs_end = end, -1
        level.after_relation = level.after_word = level.after_text = False

r"""Statements in running text: ``name = … = value``.

A statement is a chain of links joined by relations (``=``, ``≈``, ``\approx``, ``:=``, or a colon
before a number or a list).  It ends at punctuation, a math delimiter, a wide gap, or the end of the
line, unless a relation or an operator stands on either side of that end.  What is in brackets
belongs to its link.  The text is read once, a paragraph at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verify.documents.spelling import is_value, undressed

MAX_PARAGRAPH = 50_000
MAX_DEPTH = 5
_MAX_VALUE = 200  # no longer link is looked at as a number

_LETTER_AHEAD = r"(?![A-Za-z])"
RELATION = (
    r"(?::=|(?<![<>!+\-*/=])=(?![=>])|[≈≃≅≡]"
    rf"|\\(?:approx|simeq|cong|equiv|coloneqq|doteq|triangleq){_LETTER_AHEAD})"
)
_SPACE = r"[\s&~]|\\[,;:! ]|\\q?quad(?![A-Za-z])|\{\}"
_OPERATOR = rf"(?:[/·⋅×]|\\(?:cdot|times|div|odot){_LETTER_AHEAD})"
# A colon leads to a number, a list, or what follows the text that is looked at.
_COLON = (
    r":(?=[\s*_`$]*\Z|[\s*_`$]+(?:[-+\N{MINUS SIGN}.]?\s?\.?[0-9]|\\frac|\\left|[(\[]"
    r"|(?:\w+\.)?(?:[Aa]rray|[Tt]ensor|matrix|float\d\d)\(|Parameter containing))"
)
_ARROW = r"(?:->|→|\\(?:to|rightarrow|longrightarrow)(?![A-Za-z]))"
# All that may end a chain, go on with it, or forbid it; words and numbers lie between the tokens.
_TOKEN = re.compile(
    r"(?P<address>\b[A-Za-z][A-Za-z0-9+.-]{0,20}://\S+|\bwww\.\S+)"
    r"|(?P<row>(?:\\\\){1,2}(?:\[[^\]\n]{0,20}\])?)"
    r"|(?P<newline>\n[^\S\n]*(?P<bullet>(?:(?:[-*+•−]|\d{1,3}[.)]|\#{1,6}|>+|\.\.\.)[^\S\n]+)*))"
    r"|(?P<prompt>\b(?:In|Out)\s?\[\d*\]:)"
    r"|(?P<repr><tf\.\w{1,20}[^<>\n]{0,200}?numpy=|(?<=\))>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,200}>)"
    r"|(?P<implies>=>|[⇒⟹⟺∴•]|\s[\N{EM DASH}\N{EN DASH}]\s|\s--\s|\s\#+\s|\s//\s"
    r"|\\(?:Rightarrow|implies|Longrightarrow|iff|therefore|item|tag|label|newline|par|hfill"
    rf"|nonumber|notag){_LETTER_AHEAD}|\\q?quad{_LETTER_AHEAD}(?!\s*&?\s*{RELATION}))"
    rf"|(?P<arrow>{_ARROW})"
    r"|(?P<refusal>==|[!<>+\-*/]=|<-|[←<>≠≤≥∈∝≪≫]"
    rf"|\\(?:neq?|leq?|geq?|lt|gt|in|sim|propto|leftarrow|gets|mapsto){_LETTER_AHEAD})"
    rf"|(?P<relation>{RELATION}|{_COLON})"
    r"|(?P<display>\$\$|\\[\[(]|\\begin\s?\{[^{}\n]{0,40}\}(?:\{[^{}\n]{0,40}\})?)"
    r"|(?P<undisplay>\\[\])]|\\end\s?\{[^{}\n]{0,40}\})"
    r"|(?P<text>\\(?:text|textrm|mbox|textit|textbf)\s?\{[^{}\n]{0,200}\})"
    r"|(?P<column>&+)"
    r"|(?P<escape>\\[^A-Za-z\s])"
    r"|(?P<dollar>\$)"
    r"|(?P<emphasis>(?<![^\s(>])(?:\*\*|__|``?)(?=\S))"
    r"|(?P<open>[(\[{])"
    r"|(?P<close>[)\]}])"
    # Another statement: ``y = W x with W = …``
    r"|(?P<aside>(?<![\w\\])(?:with|where|for|when|if|given|at|using|since|because|as|so|then)"
    rf"(?=(?:[^\S\n]+[^\s=;,]{{1,40}}){{1,4}}?[^\S\n]*{RELATION}))"
    rf"|(?P<stop>[;|:]|,(?![0-9]{{2}})|(?<!\.)[.!?](?=\s|\Z)|(?<![\w\\])and(?!\w)|\t"
    rf"|(?<=[0-9])[^\S\n]{{2,}}+(?!{RELATION}))"
)
# Without one of these a paragraph has no chain, and need not be taken apart.
_RELATED = re.compile(rf"{RELATION}|{_COLON}|{_ARROW}")
_BEFORE = re.compile(rf"(?:{RELATION}|:|{_OPERATOR}|[-+*])(?:[^\S\n]|[&~*_`$]){{0,9}}\Z")
_RELATION_NEXT = re.compile(rf"[\s*_`$&]{{0,9}}(?:{RELATION}|{_COLON})")
_ROW_GOES_ON = re.compile(rf"(?:{_SPACE}){{0,40}}(?:{RELATION}|{_OPERATOR}|[-+−*])")
_LINE_GOES_ON = re.compile(rf"(?:{_SPACE}){{0,40}}(?:{RELATION}|{_OPERATOR})")
BULLET = re.compile(
    r"[^\S\n]*(?:(?:[-*+•−]|\d{1,3}[.)]|\#{1,6}|>+|\.\.\.)[^\S\n]+)*"
    r"(?:(?:In|Out)\s?\[\d*\]:[^\S\n]*)?"
)
_INK = re.compile(r"[^\s&*_`]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n|\Z)")


@dataclass
class Chain:
    """Links with their places; ``refused`` if it is a comparison or cannot be told apart."""

    start: int
    links: list[tuple[int, int]] = field(default_factory=list)
    refused: bool = False
    by_colon: bool = False
    bulleted: bool = False  # its first line is an item of a list, or begins with an operator
    torn: bool = False  # its first relation begins a line


def chains(text: str, start: int = 0, end: int | None = None) -> Iterator[Chain]:
    """The chains of two links or more in ``text[start:end]``, in the order of their beginnings."""
    for first, last in paragraphs(text, start, len(text) if end is None else end):
        yield from statements(text, first, last)


def statements(text: str, start: int, end: int) -> list[Chain]:
    """The chains of one paragraph."""
    return _Paragraph(text, start, end).chains() if _RELATED.search(text, start, end) else []


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What blank lines separate; a longer paragraph than can be meant is cut at its lines."""
    while start < end:
        blank = _BLANK_LINE.search(text, start, end)
        last = blank.start() if blank else end
        while last - start > MAX_PARAGRAPH:
            cut = text.rfind("\n", start, start + MAX_PARAGRAPH)
            if cut <= start:
                cut = start + MAX_PARAGRAPH
            yield start, cut
            start = cut
        yield start, last
        start = blank.end() if blank else end


class _Paragraph:
    """One paragraph, as tokens; a bracket is skipped over to its partner."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._tokens = list(_TOKEN.finditer(text, start, end))
        self._partners = _partners(self._tokens)

    def chains(self) -> list[Chain]:
        bullet = BULLET.match(self._text, self._start, self._end)
        begin = bullet.end() if bullet else self._start
        found = list(self._walk(0, len(self._tokens), begin, self._end, 0))
        return sorted(found, key=lambda chain: chain.start)

    def _walk(self, i: int, last: int, begin: int, end: int, depth: int) -> Iterator[Chain]:
        """The chains between the tokens ``i`` and ``last``, in ``text[begin:end]``."""
        chain, display = Chain(begin), False
        link = begin
        while i < last:
            token = self._tokens[i]
            kind, at, after = token.lastgroup or "", token.start(), token.end()
            if at < begin:  # a bullet or a prompt at the start
                i += 1
                continue
            partner = self._partners.get(i)
            if partner is not None:
                if depth < MAX_DEPTH and self._is_remark(at) and not chain.links:
                    inner, close = after, self._tokens[partner].start()
                    yield from self._walk(i + 1, partner, inner, close, depth + 1)
                i = partner + 1
                continue
            i += 1
            if token.group() == ":" and chain.links and self._is_value(link, at):
                kind = "stop"  # ``L = 0.5:`` announces nothing more of L
            if kind == "relation" and chain.by_colon:
                chain = Chain(link)  # the colon only announced this one
            if kind == "relation" or (kind == "arrow" and not chain.links):
                chain.links.append((link, at))
                chain.by_colon |= token.group() == ":"
                chain.torn |= len(chain.links) == 1 and "\n" in self._text[link:at].rstrip(" \t")
                link = after
            elif kind in ("refusal", "arrow"):
                chain.refused = True
            elif self._ends(kind, token, chain, link, display):
                yield from self._closed(chain, link, at)
                chain, link = Chain(after), after
                chain.bulleted = bool(token["bullet"]) if kind == "newline" else False
            display = display if kind not in ("display", "undisplay") else kind == "display"
        yield from self._closed(chain, link, end)

    def _closed(self, chain: Chain, link: int, end: int) -> Iterator[Chain]:
        if chain.links:
            chain.links.append((link, end))
            chain.refused |= chain.torn and chain.bulleted
            yield chain

    def _is_value(self, link: int, at: int) -> bool:
        return at - link < _MAX_VALUE and is_value(
            self._text[slice(*undressed(self._text, link, at))]
        )

    def _is_remark(self, at: int) -> bool:
        """Whether a bracket at ``at`` is one of prose, rather than of a call or an index."""
        if self._text[at] == "{":
            return self._text.endswith(r"\boxed", self._start, at)
        return self._text[at] == "(" and (at == self._start or self._text[at - 1].isspace())

    def _ends(
        self, kind: str, token: re.Match[str], chain: Chain, link: int, display: bool
    ) -> bool:
        """Whether the present chain ends at ``token``."""
        at, after = token.start(), token.end()
        if kind == "newline":
            return self._line_ends(token, chain, link, display)
        if kind == "row":
            return _ROW_GOES_ON.match(self._text, after, self._end) is None
        if kind == "column":  # of equations side by side
            blank = _INK.search(self._text, link, at) is None
            return not blank and _ROW_GOES_ON.match(self._text, after, self._end) is None
        if kind in ("dollar", "display", "undisplay"):
            value_next = bool(chain.links) and _INK.search(self._text, link, at) is None
            relation = _RELATION_NEXT.match(self._text, after, self._end)
            if relation and relation.group().endswith(":") and chain.links:
                return self._is_value(link, at)  # ``$L = 0.5$:`` announces nothing more of L
            return not value_next and relation is None
        if kind == "aside":
            return bool(chain.links)
        if kind == "emphasis":
            return not chain.links or _INK.search(self._text, link, at) is not None
        if kind == "text":
            content = token.group().partition("{")[2][:-1]
            return content != content.strip()
        if kind == "tag":
            return token.group().strip("</>").lower() not in ("sub", "sup")
        return kind not in ("escape", "repr")

    def _line_ends(self, token: re.Match[str], chain: Chain, link: int, display: bool) -> bool:
        at, after = token.start(), token.end()
        finished = self._is_value(link, at)
        if token["bullet"] and token["bullet"][0] in "-+*−":
            if not chain.links or chain.bulleted:
                return True
            if finished and self._text[after : after + 1].isdigit():
                chain.refused = True  # one more item, or one more operand
            return finished
        if token["bullet"]:
            return True
        if _BEFORE.search(self._text, max(link - 2, at - 40, self._start), at):
            return False
        if _LINE_GOES_ON.match(self._text, after, self._end):
            return False
        return finished or not (display and chain.links)


def _partners(tokens: Sequence[re.Match[str]]) -> dict[int, int]:
    """For each bracket that is closed, the bracket that closes it (a half-open interval counts)."""
    partners: dict[int, int] = {}
    stack: list[int] = []
    for i, token in enumerate(tokens):
        if token.lastgroup == "open":
            stack.append(i)
        elif token.lastgroup == "close" and stack:
            partners[stack.pop()] = i
    return partners

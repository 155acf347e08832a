r"""Scalar lines: ``net_h1 = 0.3775``, ``loss: 1.2639``, ``a = b \cdot c = d``.

The figures of a chain of relations are the number that it ends in, and the numbers on the way
there, under the name that it begins with.  A number in prose, a comparison, a range, an enumeration
or a chain that ends in anything but a number prints no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verify.documents.found import Found, RawCell
from verify.documents.naming import label_of
from verify.documents.spelling import VALUE
from verify.documents.statements import Chain, chains

_OPENING = r"(?:[\s&~*_`$]|\\[,;:!(]|\\(?:displaystyle|boxed\s?\{|mathbf\s?\{|bm\s?\{))*"
_LAST_LINK = re.compile(
    rf"{_OPENING}(?P<value>(?:[-+\N{{MINUS SIGN}}]\s)?{VALUE})(?P<close>[*_`$}}]|\\\)){{0,4}}"
)
# Behind the number: nothing, a unit or words in brackets, the number of the equation, or prose.
_NO_UNIT = (
    "if|for|else|unless|when|while|or|to|through|until|times|plus|minus|over|mod|div|not|than|"
    "pi|exp|log|ln|sin|cos|tan|tanh|sqrt|max|min|percent|thousand|million|billion|hundred|e"
)
_TAIL = re.compile(
    r"[\s&~.]*\Z"
    r"|\s+\([0-9]{1,3}[a-z]?\)[\s&.]*\Z"
    r"|[\s~]*(?:\\[,;: ])?\s*\\(?:text|textrm|mathrm|mbox)\s?\{[^{}0-9]{0,80}\}[\s&.]*\Z"
    r"|\s+\([^\W\d_]{2,}[^()=<>+*/^\\\d]{0,100}\)[\s&.]*\Z"
    rf"|[\s~]+(?!(?:{_NO_UNIT})\b)[^\W\d_]{{2,}}(?![\w(\[{{^]|\s*\()"
)
# On the way to the end only a number is one that is printed: ``0.4114/2`` is how it is worked out.
_NUMBER = re.compile(
    r"[-+\N{MINUS SIGN}]?\s?(?:[0-9][0-9,]*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
    r"(?:\.{2,3}|…)?(?:\s?\\?%)?"
)
_NOTHING = re.compile(r"[\s&~$]*\Z")
_AFTER_COLON = re.compile(
    r"[\s&~.]*\Z|\s+\([^\W\d_]{2,}[^()=<>]{0,100}\)[\s.]*\Z|\s+[^\W\d_]{2,10}[\s.]*\Z"
)
_NUMBER_NEXT = r"[-+\N{MINUS SIGN}]?[0-9.]"
_GAP = r"(?:[^\S\n]|\n(?![^\S\n]*\n)|[$`*])*"  # within a paragraph
# ``12:30``, ``N = 2, not 3``, ``i = 1, 2, 3``, ``i = 1, …, n``, ``x = 1 and 2``
_ENUMERATED = re.compile(
    rf":[0-9]|{_GAP}(?:,{_GAP}(?:and|or)?|and|or){_GAP}(?:not\b|{_NUMBER_NEXT}|\.\.|…|\\[lc]?dots)"
)
_COMMA_DECIMAL = re.compile(
    r"[-+\N{MINUS SIGN}]?(?:[0-9]+,(?:[0-9]{2}|[0-9]{4,})|0,[0-9]{3})(?=[\s&~*_`$.}]*\Z)"
)


def find_lines(text: str) -> Iterator[Found]:
    """The scalar figures in ``text``, in order; never raises."""
    for chain in chains(text):
        if not chain.refused:
            yield from _read_chain(text, chain)


def _read_chain(text: str, chain: Chain) -> Iterator[Found]:
    """The number that the chain ends in, and those on the way: ``p = 0.4378 ≈ 44\\%``."""
    last = _read(text, chain, len(chain.links) - 1)
    if last is None:
        return
    between = (_read(text, chain, k) for k in range(1, len(chain.links) - 1))
    numbers = [*filter(None, between), last]
    yield numbers[0]
    for found in numbers[1:]:
        ((cell,),) = found.rows
        yield replace(found, start=cell.start)


def _read(text: str, chain: Chain, k: int) -> Found | None:
    """The number that link ``k`` is; behind the last one there may be prose."""
    start, end = chain.links[k]
    is_last = k == len(chain.links) - 1
    match = _LAST_LINK.match(text, start, end)
    if match is None or _ENUMERATED.match(text, end):
        return None
    if not is_last and not (
        _NUMBER.fullmatch(match["value"]) and _NOTHING.match(text, match.end(), end)
    ):
        return None
    first, last = match.span("value")
    if comma := _COMMA_DECIMAL.match(text, first, end):
        last = comma.end()  # not a number, but it has to be said
    elif not (_AFTER_COLON if chain.by_colon else _TAIL).match(text, match.end(), end):
        return None
    if text[last - 1] == "." and not text.endswith("..", first, last):
        last -= 1  # the end of a sentence
    named = label_of(text, chain)
    if named is None:
        return None
    label, begin = named
    if any(_mentions(text[slice(*link)], label) for link in chain.links[1:k]):
        label = ""  # w = w - 0.5 g = 0.36 prints another w
    cell = RawCell(text[first:last], first, last)
    return Found("line", begin, last, label, ((cell,),))


def _mentions(link: str, label: str) -> bool:
    """Whether the quantity ``label`` itself occurs in ``link``."""
    pattern = rf"(?<![\w\\]){re.escape(label)}(?![\w^_\[{{'])"
    return bool(label) and len(link) < 2_000 and re.search(pattern, link) is not None

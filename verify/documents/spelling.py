r"""How numbers are spelled in running text, and what dress they may wear there.

Patterns only, for the readers of lists, tables and lines: they say where a number begins and ends.
What it stands for is said by :mod:`verify.printed`.  All of them match in linear time.
"""

from __future__ import annotations

import re

_SIGN = r"(?:[-+\N{MINUS SIGN}\N{EN DASH}]|\{[-\N{MINUS SIGN}]\})"
_EXPONENT = (
    r"(?:[eE][-+\N{MINUS SIGN}]?[0-9]+"
    r"|\s?(?:\\times|\\cdot|[×·])\s?10"
    r"(?:\^(?:\{[-+\N{MINUS SIGN}]?[0-9]+\}|[-\N{MINUS SIGN}]?[0-9])|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_DOTS = r"(?:\.\.\.?|…|\\(?:ldots|dots|cdots)(?![A-Za-z]))"
_MARK = r"(?:\*(?=\s{0,9}(?:[,;&|\])]|\Z))|[†‡]|\^\{?(?:\*|\\(?:ast|dagger)(?![A-Za-z]))\}?)"
_GROUPED = r"[0-9]{1,3}(?:(?:,|\{,\}|\\,)[0-9]{3})+(?![0-9])"
_WORDS = r"(?:inf(?:inity)?|nan|NaN|Inf)\b|∞|\\infty(?![A-Za-z])"


def _number(whole: str) -> str:
    return (
        rf"{_SIGN}?(?:(?:{whole})(?:\.[0-9]+|\.(?!\.))?|\.[0-9]+)"
        rf"(?:{_EXPONENT})?{_DOTS}?(?:\\?%)?{_MARK}?"
    )


NUMBER = _number(r"[0-9]+")
_LONG_NUMBER = _number(rf"{_GROUPED}|[0-9]+")

# Only what cannot be a tuple: digits, points and operators in one pair of brackets.
_BRACKETED = r"\([-+\N{MINUS SIGN}0-9.\s*/·×⋅]{1,80}\)"
_TIMES = r"\s?(?:/|\*|[·⋅×]|\\(?:cdot|times|div)(?![A-Za-z]))\s?"
_PLUS = r"\s[-+\N{MINUS SIGN}]\s"


def _expression(number: str) -> str:
    """Products, quotients and sums of printed numbers, such as ``(0.41 - 1)/2``."""
    fraction = rf"{_SIGN}?\\[dt]?frac\{{\s?{number}\s?\}}\{{\s?{number}\s?\}}"
    atom = rf"(?:{number}|{fraction}|{_SIGN}?{_BRACKETED})"
    return rf"(?:{_SIGN}?(?:{_WORDS})|{atom}(?:(?:{_TIMES}|{_PLUS}){atom}){{0,50}})"


# In a list a comma separates; elsewhere three digits may follow one.
LIST_CELL = _expression(NUMBER)
VALUE = _expression(_LONG_NUMBER)

DASH = r"(?:---?|[-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}])(?=[\s,;&|\])]|\Z)"

_DRESS = (
    ("**", "**"),
    ("__", "__"),
    ("``", "``"),
    ("$$", "$$"),
    ("`", "`"),
    ("*", "*"),
    ("$", "$"),
    (r"\(", r"\)"),
    ('"', '"'),
    ("'", "'"),
)
_DRESSED = frozenset(opening[0] for opening, _ in _DRESS)
_SINGLE_VALUE = re.compile(rf"\s*(?:(?:{_SIGN}\s)?{VALUE}|{DASH})\s*\Z")


def is_value(text: str) -> bool:
    """Whether ``text`` is a number, an expression in numbers, or a dash."""
    return len(text) <= 400 and _SINGLE_VALUE.match(text) is not None


def undressed(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` without space, emphasis, code marks and dollars around it."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end or text[start] not in _DRESSED:
            return start, end
        for opening, closing in _DRESS:
            if (
                end - start >= len(opening) + len(closing)
                and text.startswith(opening, start)
                and text.endswith(closing, start, end)
                and closing not in text[start + len(opening) : end - len(closing)]
            ):
                start, end = start + len(opening), end - len(closing)
                break
        else:
            return start, end

r"""Printed numbers: what a printed string of digits can stand for.

A printed number is a string.  Its digits say how far it was rounded: ``0.3280`` stands for the
closed interval [0.32795, 0.32805] (a tie may be rounded either way) and ``0.328`` for one ten times
as wide.  In scientific notation (``e-3``, or in TeX ``\times 10^{-3}``) the digits before the
exponent count: ``2.50e-3`` is known to half a unit of ``0.01e-3``; a percentage is a hundredth of
its digits, and so is its unit.  A cell may also hold a small calculation (:class:`Compound`), an
infinity (:class:`Infinite`) or a dash, which says that there is no number (:class:`Missing`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from verify.calculation import Range, calculate

# Far beyond any printed figure; they keep the exact rationals small.
MAX_LENGTH = 200
MAX_EXPONENT = 400
MAX_CELL = 1000
MAX_LAYERS = 40

DASHES = frozenset(
    {"-", "--", "---", "\N{FIGURE DASH}", "\N{EN DASH}", "\N{EM DASH}", "\N{HORIZONTAL BAR}"}
    | {"\N{MINUS SIGN}", "no target", "none", "n/a"}
)

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SMALL HYPHEN-MINUS}\uff0d"
_SIGN = f"[{_MINUS}+]"
_GAP = r"(?:[\s~]|\\[,;:! ])*"
_TIMES = r"(?:\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|[\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}⋅∙*xX])"
_RAISED = dict(zip("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789", strict=True))
_POWER_OF_TEN = (
    rf"10(?:\^\{{{_GAP}(?P<braced>{_SIGN}?[0-9]+){_GAP}\}}|\^(?P<plain>{_SIGN}[0-9]+|[0-9])"
    r"|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN}?)"
    # Thousands stand apart in threes, behind a digit other than 0: 0,250 is a decimal comma.
    r"(?P<whole>[1-9][0-9]{0,2}(?P<apart>\{,\}|,|\\,|[\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}])"
    r"[0-9]{3}(?:(?P=apart)[0-9]{3})*|(?!0[0-9])[0-9]*)(?:\.(?P<decimals>[0-9]*))?"
    rf"(?:[eE](?P<power>{_SIGN}?[0-9]+)|{_GAP}{_TIMES}{_GAP}{_POWER_OF_TEN}"
    rf"|{_GAP}(?P<percent>\\?%))?"
)
_INFINITE = re.compile(
    rf"(?P<sign>{_SIGN}?){_GAP}(?:\\infty|∞|(?:(?:np|math|torch)\.)?inf(?:inity)?)"
    rf"|float\(['\"](?P<called>{_SIGN}?)inf(?:inity)?['\"]\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Missing:
    """A dash (or words to that effect) where a number could stand, with its place."""

    text: str
    line: int = 1
    column: int = 1
    start: int = -1
    end: int = -1

    def __post_init__(self) -> None:
        if self.text.casefold() not in DASHES:
            raise ValueError(f"{self.text!r} is not a dash")


@dataclass(frozen=True)
class Infinite:
    """An infinity that is printed, as in a mask: ``sign`` is 1 or -1."""

    text: str
    line: int = 1
    column: int = 1
    start: int = -1
    end: int = -1
    sign: int = 1


@dataclass(frozen=True)
class Printed:
    """A printed number: its string as printed, and the place of its cell (line, column from 1).

    ``start`` and ``end`` enclose it in the text of its document (-1 without one); space after its
    sign and characters without width are not repeated in ``text``.  It was rounded, or with
    ``truncated`` cut off.  ``decimals`` overrides what its width says, where a printer dropped
    trailing zeros.  ValueError if ``text`` is not one decimal number, or has more digits than can
    be meant.
    """

    text: str
    line: int = 1
    column: int = 1
    start: int = -1
    end: int = -1
    truncated: bool = False
    decimals: int | None = None

    def __post_init__(self) -> None:
        _decode(self.text)

    @property
    def value(self) -> Fraction:
        """The number that the digits spell, exactly."""
        digits, exponent = _decode(self.text)
        return digits * Fraction(10) ** exponent

    @property
    def unit(self) -> Fraction:
        """One unit in the last printed digit."""
        _, exponent = _decode(self.text)
        return Fraction(10) ** (exponent if self.decimals is None else -self.decimals)

    @property
    def half_unit(self) -> Fraction:
        """Half a unit in the last printed digit: how far rounding may have moved the number."""
        return self.unit / 2

    def interval(self) -> tuple[Fraction, Fraction]:
        """All numbers that round to the printed digits; both ends are ties and belong to it."""
        if self.truncated:
            return self.truncation_interval()
        return self.value - self.half_unit, self.value + self.half_unit

    def truncation_interval(self) -> tuple[Fraction, Fraction]:
        """All numbers that give the printed digits when cut off, and the limit of these."""
        value, unit = self.value, self.unit
        return value - unit * (value <= 0), value + unit * (value >= 0)


@dataclass(frozen=True)
class Compound:
    r"""A cell that prints a calculation: ``\frac{0.4114}{2}``, ``(0.41 - 1)/2``, ``2/3``.

    Numbers with a decimal point were rounded (or with ``truncated`` cut off), each by itself;
    integers are exact.  ValueError if ``text`` is no sum, product or quotient of numbers, or it
    divides by something that may be zero.
    """

    text: str
    line: int = 1
    column: int = 1
    start: int = -1
    end: int = -1
    truncated: bool = False

    def __post_init__(self) -> None:
        _ = self._range

    @property
    def value(self) -> Fraction:
        """The result with all printed numbers taken as exact."""
        return self._range.value

    @property
    def unit(self) -> Fraction:
        """The width of the interval: 0 where all numbers are exact."""
        return self._range.high - self._range.low

    @property
    def half_unit(self) -> Fraction:
        """Half the width of the interval."""
        return self.unit / 2

    def interval(self) -> tuple[Fraction, Fraction]:
        """Bounds of the results, over all numbers that the printed ones may stand for."""
        return self._range.low, self._range.high

    @cached_property
    def _range(self) -> Range:
        return calculate(self.text, self._factor)

    def _factor(self, text: str) -> Range:
        if re.match(r"10[^0-9.eE]", text):
            return Range(*(Printed(f"1·{text}").value,) * 3)
        number = Printed(text, truncated=self.truncated)
        exact = text.isdecimal()
        return Range(number.value, *((number.value,) * 2 if exact else number.interval()))


Number = Printed | Compound


def read_cell(
    text: str,
    line: int = 1,
    column: int = 1,
    start: int = -1,
    end: int = -1,
    truncated: bool = False,
    decimals: int | None = None,
) -> Printed | Compound | Missing | Infinite:
    r"""What the cell ``text`` prints, without colour, font, footnote marks and dollar signs.

    ``start`` and ``end`` are the place of ``text`` in its document, which has to spell it alike
    (-1 without one).  What is returned has the place of its number alone, so that this can be
    replaced.  ValueError, in a phrase that can follow the name of the cell, if it holds no number.
    """
    begin, stop = _undressed(text)
    cut = _DOTS.search(text, begin, stop)
    plain = _plain(text[begin:stop])
    if cut is not None and _looks_like_a_number(_plain(text[begin : cut.start()])):
        truncated, stop = True, begin + len(text[begin : cut.start()].rstrip())
        plain = _plain(text[begin:stop])
    inner, outer = (-1, -1) if start < 0 or end < 0 else (start + begin, start + stop)
    if plain.casefold() in DASHES:
        return Missing(plain, line, column, inner, outer)
    if infinite := _INFINITE.fullmatch(plain):
        sign = -1 if (infinite["sign"] or infinite["called"] or "+") in _MINUS else 1
        return Infinite(plain, line, column, inner, outer, sign)
    if _looks_like_a_number(plain):
        return Printed(plain, line, column, inner, outer, truncated, decimals)
    _refuse_what_is_known(plain)
    return Compound(plain, line, column, inner, outer, truncated)


def _decode(text: str) -> tuple[int, int]:
    """The digits as one signed integer, and the power of ten that its unit stands for."""
    if len(text) > MAX_LENGTH:
        raise ValueError(f"{text[:20]}… has more than {MAX_LENGTH} characters")
    match = _NUMBER.fullmatch(text)
    digits = match and re.sub("[^0-9]", "", match["whole"]) + (match["decimals"] or "")
    if match is None or not digits:
        raise ValueError(f"{_short(text)} is not a number")
    raised = "".join(_RAISED[character] for character in match["raised"] or "")
    power = match["power"] or match["braced"] or match["plain"] or raised or "0"
    exponent = int(power.lstrip(_MINUS + "+")) * (-1 if power[0] in _MINUS else 1)
    if abs(exponent) > MAX_EXPONENT:
        raise ValueError(f"the exponent of {text[:60]} is beyond {MAX_EXPONENT}")
    sign = -1 if match["sign"] and match["sign"] in _MINUS else 1
    shift = 2 if match["percent"] else 0
    return sign * int(digits), exponent - shift - len(match["decimals"] or "")


def _looks_like_a_number(text: str) -> bool:
    match = _NUMBER.fullmatch(text[: MAX_LENGTH + 1])
    return match is not None and any(match.group("whole", "decimals"))


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:60]}…")


# What a cell wears

_STYLES = (
    r"(?:text|math)(?:bf|it|rm|sf|tt|sl|normal)|text|emph|mbox|hbox|boldsymbol|bm|pmb|underline|uline"
    r"|boxed|fbox|ensuremath"
)
_GROUP = re.compile(rf"(?:\\(?:{_STYLES})\s*)?(?P<brace>\{{)")
_DECLARATIONS = (
    r"(?:text|cell|row)?color\s*(?:\[[A-Za-z]{1,9}\]\s*)?\{[^{}]{0,60}\}"
    r"|colorbox\s*\{[^{}]{0,60}\}|fcolorbox\s*\{[^{}]{0,60}\}\s*\{[^{}]{0,60}\}"
    r"|(?:bf|it|rm|bfseries|itshape|boldmath|displaystyle|textstyle|scriptstyle|scriptsize|small"
    r"|tiny|footnotesize|normalsize|large|strut|mathstrut)(?![A-Za-z])"
)
_INVISIBLE = (
    rf"[\s{_ZERO_WIDTH}]|(?<!~)~(?!~)|\{{\}}|\\[hv]?phantom\s*\{{[^{{}}]{{0,60}}\}}"
    r"|\\q?quad(?![A-Za-z])"
)
_HEAD = re.compile(
    rf"(?:{_INVISIBLE}|\\[,;:! ]|\\(?:{_DECLARATIONS})"
    r"|\\(?:approx|simeq|cong)(?![A-Za-z])|[≈≃≅])*"
)
# A comma behind a backslash is a space, but only if the backslash is no second half of a row's end.
_TAIL = re.compile(rf"(?:{_INVISIBLE}|(?<!\\)\\[,;:! ])\Z")
_MARK = r"(?:\*|\\(?:ast|star|dagger|ddagger|dag|ddag)(?![A-Za-z])|[†‡★☆⋆∗])"
_MARKS = re.compile(rf"(?:\^\{{\s*(?:{_MARK}\s*){{1,5}}\}}|\^?{_MARK})\Z")
_PAIRS = {"$$": "$$", "$": "$", r"\(": r"\)", "**": "**", "__": "__", "*": "*", "`": "`"}
_DOTS = re.compile(r"(?:\.{3}|…|\\[lc]?dots)\Z")
_SIGN_APART = re.compile(
    rf"\A(?:\{{\s*(?P<braced>{_SIGN})\s*\}}|(?P<bare>{_SIGN})){_GAP}(?=[0-9.\\∞in])"
)


def _undressed(text: str) -> tuple[int, int]:
    """Where in ``text`` the number itself stands."""
    if len(text) > MAX_CELL:
        raise ValueError(f"{_short(text)} has more than {MAX_CELL} characters")
    begin, end = 0, len(text)
    for _ in range(MAX_LAYERS):
        before = begin, end
        if head := _HEAD.match(text, begin, end):
            begin = head.end()
        while tail := _TAIL.search(text, max(begin, end - 70), end):
            end = tail.start()
        group = _GROUP.match(text, begin, end)
        if group and _closing(text, group.start("brace"), end) == end - 1:
            begin, end = group.end(), end - 1
            continue
        inner = _inside_pair(text, begin, end)
        if inner is not None:
            begin, end = inner
        elif marks := _MARKS.search(text, max(begin, end - 60), end):
            end = marks.start()
        if (begin, end) == before:
            break
    return begin, end


def _closing(text: str, opening: int, end: int) -> int:
    """Where the brace that opens at ``opening`` closes, or -1."""
    depth = 0
    for position in range(opening, end):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return -1


def _inside_pair(text: str, begin: int, end: int) -> tuple[int, int] | None:
    for opener, closer in _PAIRS.items():
        inner = begin + len(opener), end - len(closer)
        if inner[0] < inner[1] and text.startswith(opener, begin) and text.endswith(closer, 0, end):
            return inner
    return None


def _plain(text: str) -> str:
    """Without characters that have no width, and with the sign next to its number."""
    visible = text.translate(dict.fromkeys(map(ord, _ZERO_WIDTH))).rstrip()
    return _SIGN_APART.sub(lambda sign: sign["braced"] or sign["bare"], visible)


def _refuse_what_is_known(text: str) -> None:
    """Raises ValueError where more can be said than that it is not a number."""
    if not text:
        raise ValueError("it is empty")
    if re.match(rf"{_SIGN}?0[0-9]", text):
        raise ValueError(f"{_short(text)} is not a number: it begins with 0, so it may be several")
    if re.fullmatch(rf"{_SIGN}?nan", text, re.IGNORECASE):
        raise ValueError(f"{_short(text)} is no value that could be checked")
    if re.search(r"\\(?:[bx]?cancel(?:to)?|sout|st|not)(?![A-Za-z])|~~", text):
        raise ValueError(f"{_short(text)} is struck out")
    if re.fullmatch(rf"{_SIGN}?[0-9]+(?:,|\{{,\}})[0-9]+", text):
        raise ValueError(f"{_short(text)} is not a number: write a decimal point, not a comma")
    if re.fullmatch(r"\.{3}|…|\\[lcvd]?dots", text):
        raise ValueError(f"{_short(text)} stands for entries that are not printed")

r"""Small calculations that stand in place of a number: ``\frac{0.4114}{2}``, ``(0.41 - 1)/2``.

    sum     = product (("+" | "-") product)*
    product = factor (("·" | "/") factor | bracket | fraction)*
    factor  = ("+" | "-")? (number | power of ten | bracket | fraction)

in TeX or in plain text.  What can be read in two ways is refused: a factor without an operator
behind a quotient (``1/2(3)``), or a fraction behind a number, which may be a mixed number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

MAX_LENGTH = 300
MAX_DEPTH = 20

_TOKEN = re.compile(
    r"(?P<gap>[\s~]+|\\[,;:! ]|\\quad(?![A-Za-z]))"
    r"|(?P<ten>10(?:\^\{\s*[-+\N{MINUS SIGN}]?[0-9]{1,2}\s*\}|\^[0-9]|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
    # Two digits are exponent enough here: products of these stay small.
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+\N{MINUS SIGN}]?[0-9]{1,2})?)"
    r"|(?P<fraction>\\[td]?frac)(?:\s*(?P<numerator>[0-9])\s*(?P<denominator>[0-9])|(?![A-Za-z]))"
    r"|(?:\\left\s*|\\[bB]igg?l?\s*)?(?P<open>[(\[])|(?P<brace>\{)"
    r"|(?:\\right\s*|\\[bB]igg?r?\s*)?(?P<close>[)\]])|(?P<closed>\})"
    r"|(?P<sum>[-+\N{MINUS SIGN}])"
    r"|(?P<times>\\times(?![A-Za-z])|\\cdot(?![A-Za-z])|[\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}⋅∙*])"
    r"|(?P<over>/|÷|\\div(?![A-Za-z]))"
    r"|(?P<other>.)",
    re.DOTALL,
)
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_ATOMS = ("ten", "number", "fraction", "denominator", "open", "brace")
_BY_ITSELF_A_FACTOR = ("fraction", "denominator", "open")


class Range(NamedTuple):
    """A result, and bounds of it over all values that its numbers may stand for."""

    value: Fraction
    low: Fraction
    high: Fraction


def calculate(text: str, number: Callable[[str], Range]) -> Range:
    """The result of ``text``, where ``number`` says what a string of digits stands for.

    ValueError if it is no calculation, or divides by something that may be zero.
    """
    if len(text) > MAX_LENGTH:
        raise ValueError(f"{text[:20]!r}… has more than {MAX_LENGTH} characters")
    return _Reader(text, number).result()


class _Reader:
    """One calculation, read by recursive descent."""

    def __init__(self, text: str, number: Callable[[str], Range]) -> None:
        self._text, self._number = text, number
        self._tokens = [m for m in _TOKEN.finditer(text) if m.lastgroup != "gap"]
        self._at = self._depth = 0

    def result(self) -> Range:
        # Two hyphens are a dash between two numbers, not the minus of a minus.
        total = None if "--" in self._text else self._sum()
        if total is None or self._at < len(self._tokens):
            raise self._error()
        return total

    def _error(self) -> ValueError:
        text = self._text if len(self._text) <= 60 else f"{self._text[:60]}…"
        return ValueError(f"{text!r} is not a number")

    @property
    def _kind(self) -> str:
        """What the next token is; "" at the end."""
        return "" if self._at == len(self._tokens) else self._tokens[self._at].lastgroup or ""

    def _take(self) -> re.Match[str]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _sum(self) -> Range:
        total = self._product()
        while self._kind == "sum":
            plus = self._take()[0] == "+"
            term = self._product()
            term = term if plus else _negative(term)
            total = Range(*(a + b for a, b in zip(total, term, strict=True)))
        return total

    def _product(self) -> Range:
        divided, previous = False, self._kind
        product = self._factor()
        while True:
            kind = self._kind
            if kind in ("times", "over"):
                self._take()
                divided, previous = divided or kind == "over", self._kind
                factor = self._factor()
                product = _times(product, self._inverse(factor) if kind == "over" else factor)
            elif kind in _BY_ITSELF_A_FACTOR:
                if divided or (previous == "number" and kind != "open"):
                    raise self._error()
                product, previous = _times(product, self._factor()), kind
            else:
                return product

    def _factor(self) -> Range:
        minus = self._kind == "sum" and self._take()[0] != "+"
        atom = self._atom()
        return _negative(atom) if minus else atom

    def _atom(self) -> Range:
        kind = self._kind
        if kind not in _ATOMS:
            raise self._error()
        if kind in ("open", "brace"):
            return self._bracket()
        token = self._take()
        if kind == "fraction":
            numerator = self._argument()
            return _times(numerator, self._inverse(self._argument()))
        if kind == "denominator":
            inverse = self._inverse(self._number(token["denominator"]))
            return _times(self._number(token["numerator"]), inverse)
        return self._number(token[0])

    def _argument(self) -> Range:
        if self._kind != "brace":
            raise self._error()
        return self._bracket()

    def _bracket(self) -> Range:
        if self._depth == MAX_DEPTH:
            raise self._error()
        opener = self._take()[0][-1]
        self._depth += 1
        inside = self._sum()
        if self._kind not in ("close", "closed") or self._take()[0][-1] != _CLOSES[opener]:
            raise self._error()
        self._depth -= 1
        return inside

    def _inverse(self, divisor: Range) -> Range:
        if divisor.low <= 0 <= divisor.high:
            raise ValueError(f"{self._text!r} divides by something that may be zero")
        return Range(1 / divisor.value, 1 / divisor.high, 1 / divisor.low)


def _negative(term: Range) -> Range:
    return Range(-term.value, -term.high, -term.low)


def _times(a: Range, b: Range) -> Range:
    ends = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return Range(a.value * b.value, min(ends), max(ends))

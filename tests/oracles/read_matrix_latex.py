r"""Reads a printed matrix formula back and evaluates it: an oracle that knows only LaTeX.

The subset: names, numbers, ``+ -``, ``\odot``, ``\oslash``, juxtaposition (scaling where one side
is 1 × 1, else the matrix product), ``\frac``, ``\sqrt``, ``\sum_{a}``, functions with their
argument in parentheses, ``rowsum``, ``colsum`` and ``sum``, the unit step, matrices of ones,
``^{\top}``, powers entry by entry, and braces below that tell a shape (which is checked).  Σ
reaches over one product, up to the next + or −; products entry by entry bind less tightly than
juxtaposition.

Numbers are python-flint's balls in object arrays of two axes; a name with ``^{(a)}`` has a first
axis more, which ``\sum_{a}``, or the given places, runs over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from flint import arb, fmpq
from numpy.typing import NDArray

Array = NDArray[Any]
FUNCTIONS: dict[str, Callable[[arb], arb]] = {
    r"\exp": arb.exp,
    r"\log": arb.log,
    r"\tanh": arb.tanh,
    r"\sin": arb.sin,
    r"\cos": arb.cos,
    r"\mathrm{erf}": arb.erf,
}
SUMS: dict[str, int | tuple[int, int]] = {
    r"\mathrm{rowsum}": 1,
    r"\mathrm{colsum}": 0,
    r"\mathrm{sum}": (0, 1),
}


class Unreadable(ValueError):
    """The text is not a formula of the subset."""


def read_matrix_latex(
    text: str,
    names: Mapping[str, Array],
    sizes: Mapping[str, int],
    places: Mapping[str, int] | None = None,
) -> Array:
    """The value of a formula.

    ``names`` are arrays by their TeX, ``sizes`` the dimensions by theirs, ``places`` where the
    indices of heads stand; ValueError where shapes do not fit, :class:`Unreadable` where it is no
    formula.
    """
    plain = re.sub(r"\^\{\(([^()]*)\)\\top\}", r"^{(\1)}^{\\top}", text)
    reader = _Reader(plain, names, sizes, dict(places or {}))
    value = reader.sum()
    if reader.rest():
        raise Unreadable(f"left over: {reader.rest()}")
    return value


class _Reader:
    def __init__(
        self,
        text: str,
        names: Mapping[str, Array],
        sizes: Mapping[str, int],
        places: dict[str, int],
    ) -> None:
        self.text = text
        self.at = 0
        self.names = names
        self.sizes = sizes
        self.places = places
        self.known = sorted([*names, *sizes], key=len, reverse=True)

    def rest(self) -> str:
        while match := re.match(r"\s+|\\,", self.text[self.at :]):
            self.at += match.end()
        return self.text[self.at :]

    def take(self, *tokens: str) -> str | None:
        """The first of the tokens that comes next, if one does."""
        found = next((token for token in tokens if self.rest().startswith(token)), None)
        self.at += len(found or "")
        return found

    def need(self, token: str) -> None:
        if self.take(token) is None:
            raise Unreadable(f"{token} is missing before {self.rest()}")

    def sum(self) -> Array:
        total = -self.product() if self.take("-") else self.product()
        while sign := self.take("+", "-"):
            term = self.product()
            total = total + term if sign == "+" else total - term
        return total

    def product(self) -> Array:
        if self.take(r"\sum_{"):
            return self.stack_sum()
        result = self.beside()
        while sign := self.take(r"\odot", r"\oslash"):
            factor = self.beside()
            result = result * factor if sign == r"\odot" else result / factor
        return result

    def stack_sum(self) -> Array:
        index = self.until("}")
        start = self.at
        length = next(len(array) for name, array in self.names.items() if f"({index})" in name)
        terms = []
        for place in range(length):
            self.at = start
            self.places[index] = place
            terms.append(self.product())
        del self.places[index]
        return np.sum(np.stack(terms), axis=0)

    def beside(self) -> Array:
        result = self.factor()
        while self.starts_a_factor():
            factor = self.factor()
            scales = (1, 1) in (result.shape, factor.shape)
            result = result * factor if scales else result @ factor
        return result

    def starts_a_factor(self) -> bool:
        rest = self.rest()
        stops = ("+", "-", ")", "]", "}", ">", r"\right", r"\odot", r"\oslash", r"\sum", r"\times")
        return bool(rest) and not rest.startswith(stops)

    def factor(self) -> Array:
        value = self.atom()
        while self.take("^{"):
            if self.take(r"\top"):
                value = value.T
            else:
                value = self.power(value, entrywise=self.take(r"\odot") is not None)
            self.need("}")
        return value

    def power(self, base: Array, entrywise: bool) -> Array:
        if not entrywise and base.shape != (1, 1):
            raise Unreadable(f"a power of a matrix of shape {base.shape}")
        match = re.match(r"\d+", self.rest())
        if match is None:
            raise Unreadable(f"no exponent: {self.rest()}")
        self.at += match.end()
        result = base
        for _ in range(int(match.group()) - 1):
            result = result * base
        return result

    def atom(self) -> Array:
        if self.take(r"\underbrace{"):
            value = self.sum()
            self.need("}_{")
            if value.shape != self.shape():
                raise ValueError(f"the shape under a factor is not {value.shape}")
            return value
        if self.take("{"):
            return self.braced()
        if name := self.take(*FUNCTIONS):
            return each(FUNCTIONS[name], self.argument())
        if name := self.take(*SUMS):
            return np.asarray(self.argument().sum(axis=SUMS[name], keepdims=True))
        if self.take(r"\mathbf{1}_{"):
            return each(lambda one: arb(int(one)), np.ones(self.shape(), dtype=int))
        if self.take(r"\mathbf{1}\left["):
            value = self.sum()
            self.need(r"> 0\right]")
            return each(lambda x: arb(int(x > 0)), value)
        if name := self.take(*self.known):
            return self.named(name)
        if self.take(r"\frac{"):
            above = self.braced()
            self.need("{")
            return above / self.braced()
        if self.take(r"\sqrt{"):
            return each(arb.sqrt, self.braced())
        if self.take(r"\pi"):
            return scalar(arb.pi())
        if match := re.match(r"\d+(\.\d+)?", self.rest()):
            self.at += match.end()
            whole, _, decimals = match.group().partition(".")
            return scalar(arb(fmpq(int(whole + decimals), 10 ** len(decimals))))
        return self.argument()

    def named(self, name: str) -> Array:
        if name in self.sizes and name not in self.names:
            return scalar(arb(self.sizes[name]))
        array = self.names[name]
        if array.ndim == 2:
            return array
        index = re.search(r"\^\{\((\w+)\)\}", name)
        if index is None or index.group(1) not in self.places:
            raise Unreadable(f"{name} stands outside of a sum over its heads")
        return np.asarray(array[self.places[index.group(1)]])

    def argument(self) -> Array:
        closing = {r"\left(": r"\right)", "(": ")"}
        opening = self.take(*closing)
        if opening is None:
            raise Unreadable(f"no factor: {self.rest()}")
        value = self.sum()
        self.need(closing[opening])
        return value

    def braced(self) -> Array:
        value = self.sum()
        self.need("}")
        return value

    def shape(self) -> tuple[int, ...]:
        lengths = []
        while not lengths or self.take(r"\times"):
            name = self.take(*sorted(self.sizes, key=len, reverse=True), "1")
            if name is None:
                raise Unreadable(f"no dimension: {self.rest()}")
            lengths.append(self.sizes.get(name, 1))
        self.need("}")
        return tuple(lengths)

    def until(self, end: str) -> str:
        found = self.text[self.at : self.text.index(end, self.at)]
        self.at += len(found) + len(end)
        return found


def each(function: Callable[[Any], arb], values: Array) -> Array:
    return np.asarray(np.frompyfunc(function, 1, 1)(values), dtype=object)


def scalar(value: arb) -> Array:
    return np.full((1, 1), value, dtype=object)

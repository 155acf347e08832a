r"""Reads a printed index formula back and evaluates it: an oracle that knows only LaTeX.

How far Σ reaches is the convention of every textbook: over the product that follows, up to the
next + or − at its level.  So ``\sum_{i} a_{i} b + c`` is (Σ a b) + c, a factor that should not be
summed cannot follow a sum, and a sum of terms under Σ needs parentheses.

What a person could read in two ways is :class:`Unreadable`: a number that follows another factor,
two signs in a row, a power on anything but one plain entry or parentheses, a function without
parentheses, an index that nothing binds, two names that run together.

Values are arrays with one axis for each sum that is open and one for the given places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Array = NDArray[Any]
FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    r"\exp": np.exp,
    r"\log": np.log,
    r"\tanh": np.tanh,
    r"\sin": np.sin,
    r"\cos": np.cos,
    r"\mathrm{erf}": erf,
}
WORD = re.compile(r"\\mathrm\{[^{}]*\}$")


class Unreadable(ValueError):
    """The text is not a formula of the subset, or can be read in two ways."""


@dataclass(frozen=True)
class Meaning:
    """What the names in a formula stand for, by their TeX.

    ``tensors`` have the indices above, then those below, as axes in the order of the print;
    ``raised`` says how many stand above; ``gradients`` are those of the tensor that has the name;
    ``lengths`` is how many values an index has.
    """

    tensors: Mapping[str, Array]
    gradients: Mapping[str, Array]
    sizes: Mapping[str, int]
    lengths: Mapping[str, int]
    raised: Mapping[str, int] = field(default_factory=dict)


def read_index_latex(text: str, meaning: Meaning, places: Mapping[str, Array]) -> Array:
    """The values of a formula where its free indices stand at ``places``, arrays of one length.

    Raises :class:`Unreadable` where it is no formula that reads in one way only.
    """
    reader = _Reader(text, meaning, {name: np.asarray(at) for name, at in places.items()})
    value = reader.sum()
    if reader.rest():
        raise Unreadable(f"left over: {reader.rest()}")
    shapes = [at.shape for at in reader.places.values()]
    return np.broadcast_to(value, np.broadcast_shapes(value.shape, *shapes))


class _Reader:
    def __init__(self, text: str, meaning: Meaning, places: dict[str, Array]) -> None:
        self.text = text
        self.at = 0
        self.meaning = meaning
        self.places = places
        names = {*meaning.tensors, *meaning.sizes, *meaning.gradients}
        self.known = sorted(names, key=len, reverse=True)

    # Tokens

    def rest(self) -> str:
        self.at += len(self.text[self.at :]) - len(self.text[self.at :].lstrip())
        return self.text[self.at :]

    def take(self, *tokens: str) -> str | None:
        """The first of the tokens that comes next, if one does."""
        found = next((token for token in tokens if self.rest().startswith(token)), None)
        self.at += len(found or "")
        return found

    def need(self, token: str) -> None:
        if self.take(token) is None:
            raise Unreadable(f"{token} is missing before {self.rest()}")

    def group(self) -> str:
        """The text up to the brace that closes this group."""
        depth, start = 1, self.at
        while depth:
            if self.at == len(self.text):
                raise Unreadable(f"no closing brace: {self.text[start:]}")
            depth += {"{": 1, "}": -1}.get(self.text[self.at], 0)
            self.at += 1
        return self.text[start : self.at - 1]

    # Sums and products

    def sum(self) -> Array:
        total = -self.product() if self.take("-") else self.product()
        while sign := self.take("+", "-"):
            term = self.product()
            total = total + term if sign == "+" else total - term
        return total

    def product(self) -> Array:
        result = self.factor()
        while self.starts_a_factor():
            self.stands_apart()
            result = result * self.factor()
        return result

    def starts_a_factor(self) -> bool:
        rest = self.rest()
        stops = ("+", "-", "}", ">", r"\right", r"\bmod")
        return bool(rest) and not rest.startswith(stops)

    def stands_apart(self) -> None:
        """Unreadable where the next factor could be taken for part of the one before it."""
        space = self.take(r"\,")
        if re.match(r"\d", self.rest()):
            raise Unreadable(f"a number behind a factor: {self.rest()}")
        word = self.rest().startswith(r"\mathrm") or WORD.search(self.text[: self.at].rstrip())
        if word and not space:
            raise Unreadable(f"runs into the word beside it: {self.rest()}")

    def total(self) -> Array:
        """The product that follows, summed over the indices of Σ."""
        bound = split(self.group())
        if len(set(bound)) != len(bound):
            raise Unreadable(f"an index is bound twice by one sum: {bound}")
        unknown = [index for index in bound if index not in self.meaning.lengths]
        if unknown:
            raise Unreadable(f"no indices: {unknown}")
        outside = self.places
        lengths = [self.meaning.lengths[index] for index in bound]
        depth = len(bound)
        inside = {name: at.reshape(at.shape + (1,) * depth) for name, at in outside.items()}
        axes = np.meshgrid(*map(np.arange, lengths), indexing="ij")
        self.places = {**inside, **dict(zip(bound, axes, strict=True))}
        body = self.product()
        self.places = outside
        body = np.broadcast_to(body, np.broadcast_shapes(body.shape, tuple(lengths)))
        return np.asarray(body.sum(axis=tuple(range(-depth, 0))))

    # Factors

    def factor(self) -> Array:
        if self.take("{"):
            value = self.plain_entry()
            self.need("}")
            return value ** self.exponent(required=True)
        if self.take(r"\left("):
            value = self.sum()
            if self.take(r"\bmod"):
                value = value % self.sum()
            self.need(r"\right)")
            power = self.exponent(required=False)
            return value if power is None else value**power
        value = self.atom()
        if self.rest().startswith(("^", "_", "'")):
            raise Unreadable(f"a script on more than one thing: {self.rest()}")
        return value

    def exponent(self, required: bool) -> Any:
        if not self.take("^{"):
            if required:
                raise Unreadable(f"no exponent: {self.rest()}")
            return None
        above, _, below = self.group().partition("/")
        return int(above) / int(below) if below else int(above)

    def plain_entry(self) -> Array:
        name = self.take(*self.known, "(")
        if name is None:
            raise Unreadable(f"a power of more than one entry: {self.rest()}")
        self.at -= len(name)
        return self.entry(self.meaning.tensors)

    def atom(self) -> Array:
        if self.take(r"\sum_{"):
            return self.total()
        if self.rest().startswith(r"\frac{\partial L}"):
            self.need(r"\frac{\partial L}{\partial ")
            value = self.entry(self.meaning.gradients)
            self.need("}")
            return value
        if self.take(r"\frac{"):
            above = self.braced()
            self.need("{")
            return above / self.braced()
        if self.take(r"\sqrt{"):
            return np.sqrt(self.braced())
        if self.take(r"\mathrm{d}"):
            return self.entry(self.meaning.gradients)
        if self.take(r"(\nabla_{"):
            return self.nabla()
        if self.take(r"\delta_{"):
            left, right = map(self.index, split(self.group()))
            return np.asarray(left == right, dtype=float)
        if self.take(r"\mathbf{1}\left["):
            value = self.sum()
            self.need(r"> 0\right]")
            return np.asarray(value > 0, dtype=float)
        if name := self.take(*FUNCTIONS):
            self.need(r"\left(")
            value = self.sum()
            self.need(r"\right)")
            return FUNCTIONS[name](value)
        if match := re.match(r"\d+(\.\d+)?", self.rest()):
            self.at += match.end()
            return np.asarray(float(match.group()))
        if self.take(r"\pi"):
            return np.asarray(np.pi)
        return self.named()

    def named(self) -> Array:
        """An entry, a size, or an index used as a number: whatever has the longest name."""
        index = self.take(*sorted(self.places, key=len, reverse=True))
        longer = next((n for n in self.known if self.rest_from(index).startswith(n)), "")
        if index and len(index) > len(longer):
            return np.asarray(self.places[index], dtype=float)
        self.at -= len(index or "")
        return self.entry(self.meaning.tensors)

    def rest_from(self, taken: str | None) -> str:
        return (taken or "") + self.text[self.at :]

    def braced(self) -> Array:
        value = self.sum()
        self.need("}")
        return value

    def nabla(self) -> Array:
        r"""``(\nabla_{X} L)_{t,i}``, an entry of a gradient."""
        name = self.take(*self.known)
        if name is None:
            raise Unreadable(f"no name: {self.rest()}")
        above = self.above(name)
        self.need("} L)")
        return self.at_indices(name, self.meaning.gradients, above)

    def entry(self, arrays: Mapping[str, Array]) -> Array:
        closing = self.take("(")
        name = self.take(*self.known)
        if name is None:
            raise Unreadable(f"no name: {self.rest()}")
        if name in self.meaning.sizes and name not in self.meaning.tensors:
            return np.asarray(float(self.meaning.sizes[name]))
        above = self.above(name)
        if closing:
            self.need(")")
        elif "_" in name and self.rest().startswith("_"):
            raise Unreadable(f"two subscripts on {name}")
        return self.at_indices(name, arrays, above)

    def above(self, name: str) -> list[Array]:
        if not self.meaning.raised.get(name):
            return []
        self.need("^{(")
        found = self.group()
        if not found.endswith(")"):
            raise Unreadable(f"no index above {name}: {found}")
        return [self.index(text) for text in split(found[:-1])]

    def at_indices(self, name: str, arrays: Mapping[str, Array], above: list[Array]) -> Array:
        below = [self.index(text) for text in split(self.group())] if self.take("_{") else []
        array = arrays[name]
        if len(above) + len(below) != array.ndim:
            raise Unreadable(f"{name} has {array.ndim} axes: {self.text}")
        try:
            return np.asarray(array[(*above, *below)])
        except IndexError as error:
            raise Unreadable(f"{name} has no such entry: {error}") from error

    def index(self, text: str) -> Array:
        """An index, or the entry of a tensor of whole numbers."""
        if text in self.places:
            return self.places[text]
        inner = _Reader(text, self.meaning, self.places)
        value = inner.entry(self.meaning.tensors)
        if inner.rest() or not np.array_equal(value, np.round(value)):
            raise Unreadable(f"no index: {text}")
        return value.astype(int)


def split(text: str) -> list[str]:
    """What stands between the commas that are in no braces."""
    found, depth = [""], 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return found

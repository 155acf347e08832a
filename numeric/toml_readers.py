"""Readers: what TOML gives, in the type that is wanted.

If that is not possible a reader raises ``ValueError`` with the words that follow the name of the
key: "must be …, not …".
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from derivations.notation import Kind

MAX_DIGITS = 100
MAX_EXPONENT = 300
MAX_LISTED = 16  # names in one message

Entry = TypeVar("Entry")
Reader = Callable[[object], Entry]


def shown(value: object) -> str:
    """A value of the file, in words for an error."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, Decimal | int):
        return "a very long number" if _too_long(value) else str(value).lower()
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a table" if isinstance(value, dict) else "a date or a time"


def quoted(text: str) -> str:
    """A text in quotes, on one line and not too long."""
    short = text if len(text) <= 40 else f"{text[:39]}…"
    return json.dumps(short, ensure_ascii=not short.isprintable())


def text(value: object) -> str:
    """A text that is not empty; its spaces are kept, a token may begin with one."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"must be text in quotes, not {shown(value)}")
    return value


def prose(value: object) -> str:
    """A text on one line, whatever its line ends in the file."""
    words = " ".join(text(value).split())
    if not words:
        raise ValueError("must say something")
    return words


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {shown(value)}")
    return value


def whole(low: int, high: int, what: str = "a whole number") -> Reader[int]:
    def read(value: object) -> int:
        # TOML's true is Python's True, which is an int.
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"must be {what} from {low} to {high}, not {shown(value)}")
        return value

    return read


def one_of(*options: str) -> Reader[str]:
    def read(value: object) -> str:
        if value not in options:
            near = difflib.get_close_matches(value, options, 1) if isinstance(value, str) else []
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"must be one of {listed(options)}, not {shown(value)}{hint}")
        return str(value)

    return read


def number(value: object) -> Fraction:
    """Exactly the decimal number that the file shows."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"must be a number, not {shown(value)}")
    if not Decimal(value).is_finite():
        raise ValueError(f"must be a finite number, not {shown(value)}")
    if _too_long(value):
        raise ValueError(
            f"must have at most {MAX_DIGITS} digits, and an exponent of at most {MAX_EXPONENT}"
        )
    return Fraction(value)


def not_negative(value: object) -> Fraction:
    exact = number(value)
    if exact < 0:
        raise ValueError(f"must be 0 or more, not {shown(value)}")
    return exact


def share(value: object) -> Fraction:
    """A number from 0 to 1."""
    exact = number(value)
    if not 0 <= exact <= 1:
        raise ValueError(f"must be from 0 to 1, not {shown(value)}")
    return exact


def positive(value: object) -> Fraction:
    exact = number(value)
    if exact <= 0:
        raise ValueError(f"must be more than 0, not {shown(value)}")
    return exact


def number_of(kind: Kind) -> Reader[Fraction]:
    """The reader for a real tensor of that kind; ε, which proofs take to be positive, may be 0."""
    if kind is Kind.FRACTION:
        return share
    return not_negative if kind in (Kind.POSITIVE, Kind.NON_NEGATIVE) else number


def _too_long(value: Decimal | int) -> bool:
    decimal = Decimal(value)
    digits = len(decimal.as_tuple().digits)
    return decimal.is_finite() and (
        digits > MAX_DIGITS or (bool(decimal) and abs(decimal.adjusted()) > MAX_EXPONENT)
    )


def listed(names: Sequence[str]) -> str:
    """Names for a message; of many only the first few."""
    few = len(names) <= MAX_LISTED
    return ", ".join(names) if few else f"{', '.join(names[:4])}, …"

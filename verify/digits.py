"""Writing a number the way another one is printed: as many digits, the same signs and exponent."""

from __future__ import annotations

import re
from fractions import Fraction
from math import trunc

from flint import arb

from numeric.interval import enclose
from verify.printed import Printed

MINUS_SIGNS = r"\-" "\N{MINUS SIGN}\N{EN DASH}\N{NON-BREAKING HYPHEN}\N{HYPHEN}"
# What is replaced: a sign, digits, decimals.  An exponent or a percent sign behind them stays.
_MANTISSA = re.compile(
    rf"(?P<sign>[{MINUS_SIGNS}+]|&minus;|\{{-\}}|)(?P<space>\s*)"
    r"(?P<whole>[0-9]*)(?P<point>\.?)(?P<decimals>[0-9]*)(?P<rest>.*)",
    re.DOTALL,
)

# What may follow: an exponent or a percent sign.  Anything else is a spelling not known here.
_SUFFIX = re.compile(
    r"(?:[eE].*"
    r"|\s*(?:\\times|\\cdot|[\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}\N{DOT OPERATOR}]).*"
    r"|\s*\\?%)?",
    re.DOTALL,
)


def written_like(value: arb | Fraction, printed: Printed, raw: str) -> str | None:
    """``value`` in place of ``printed``, which stands in the document as ``raw``.

    None where the digits of the value are not certain, or ``raw`` is spelled in a way that is not
    known here (thousands apart, for instance).
    """
    match = _MANTISSA.fullmatch(raw)
    units = _units(value, printed)
    if match is None or units is None or not _SUFFIX.fullmatch(match["rest"]):
        return None
    places = len(match["decimals"])
    if printed.decimals is not None:
        places = printed.decimals
    digits = f"{abs(units):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    if printed.decimals is not None:
        decimals = decimals.rstrip("0")
    if not match["whole"] and whole == "0":
        whole = ""
    point = match["point"] or ("." if decimals else "")
    return f"{_sign(units, match['sign'])}{match['space']}{whole}{point}{decimals}{match['rest']}"


def _sign(units: int, old: str) -> str:
    if units < 0:
        return old if old and old != "+" else "-"
    return "+" if old == "+" else ""


def _units(value: arb | Fraction, printed: Printed) -> int | None:
    """The value in units of the last printed digit, if that is certain."""
    ends = enclose(value)
    if not all(isinstance(end, Fraction) for end in ends):
        return None
    scaled = {Fraction(end) / printed.unit for end in ends}
    units = {trunc(end) if printed.truncated else round(end) for end in scaled}
    return units.pop() if len(units) == 1 else None

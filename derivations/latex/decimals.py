"""Fractions that are meant as decimals: 0.044715 is not 8943/200000."""

from __future__ import annotations

from sympy import Expr, Rational

LARGEST_DENOMINATOR = 10  # of what is written as a fraction
MOST_PLACES = 12


def decimal(value: Expr) -> str | None:
    """The digits of such a fraction, if they end.

    >>> decimal(Rational(44715, 1000000)), decimal(Rational(1, 2)), decimal(Rational(1, 30))
    ('0.044715', None, None)
    """
    if not isinstance(value, Rational) or value.q <= LARGEST_DENOMINATOR:
        return None
    places = (p for p in range(2, MOST_PLACES + 1) if (value * 10**p).q == 1)
    shortest = next(places, None)
    return None if shortest is None else f"{float(value):.{shortest}f}"

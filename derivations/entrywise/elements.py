"""Values as elements of a ring: the operations that are not addition and multiplication.

``tanh``, ``erf``, … of an element is one generator for each argument; ``exp`` of a rational
combination of arguments is a product of powers of their generators, so that exp(a + b) is
exp(a) exp(b); a root of a rational number is a product of roots of primes.
"""

from __future__ import annotations

from collections import defaultdict

from flint import arb, fmpq, fmpq_mpoly
from sympy import Heaviside, Rational, exp, factorrat
from sympy.core.function import FunctionClass

from derivations.entrywise.point import Free, Function, Pi, Root
from derivations.entrywise.ring import Ring, Undecided, Undefined

# exp(b) is the 12th power of its generator, so that exp(b/2), exp(b/3), exp(b/4) are powers too.
EXP_POWER = 12


class Elements:
    """The operations in one ring; they remember which function values the ring has."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._known: dict[FunctionClass, list[tuple[fmpq_mpoly, fmpq_mpoly, arb]]]
        self._known = defaultdict(list)
        self._exp_basis: list[tuple[fmpq_mpoly, fmpq_mpoly]] = []

    def given(self, positive: bool) -> fmpq_mpoly:
        """A new generator."""
        return self._ring.new(Free(positive))

    def number(self, numerator: int, denominator: int = 1) -> fmpq_mpoly:
        """A constant."""
        return self._ring.number(numerator, denominator)

    def pi(self) -> fmpq_mpoly:
        """A generator: pi is no root of a polynomial."""
        return self._ring.find(Pi())

    def require_nonzero(self, value: fmpq_mpoly) -> None:
        """Undefined or Undecided for what may not be divided by."""
        self._ring.require_nonzero(value)

    def function(self, function: FunctionClass, argument: fmpq_mpoly) -> fmpq_mpoly:
        """A function's value at an element."""
        if argument.is_constant():
            number = function(*_rational_arguments(function, argument))
            if isinstance(number, Rational):
                return self._ring.number(int(number.p), int(number.q))
            if number.is_finite is False:
                raise Undefined(f"{function} of {argument}")
        if function is exp:
            return self._exponential(argument)
        return self._opaque(function, argument)

    def power(self, base: fmpq_mpoly, exponent: Rational) -> fmpq_mpoly:
        """A rational power: whole powers of the base times powers of its reciprocal root."""
        p, q = int(exponent.p), int(exponent.q)
        if not base and p > 0:
            return self._ring.zero
        whole = max(0, -(-p // q))
        remaining = whole * q - p
        return base**whole * (self._reciprocal_root(base, q) ** remaining if remaining else 1)

    def _opaque(self, function: FunctionClass, argument: fmpq_mpoly) -> fmpq_mpoly:
        ball = self._ring.enclose(argument)
        known = self._known[function]
        for symbol, other, other_ball in known:
            # Disjoint balls are different; the relations are costly to apply, so they come last.
            if other == argument or (
                other_ball.overlaps(ball) and self._ring.is_zero(other - argument)
            ):
                return symbol
        symbol = self._ring.new(Function(function, argument))
        known.append((symbol, argument, ball))
        return symbol

    def _exponential(self, argument: fmpq_mpoly) -> fmpq_mpoly:
        """exp as a product over a basis of the arguments met so far.

        The basis is in echelon form: each member's leading monomial is in no later member, so one
        pass in order of age splits an argument into its share of each and a remainder.
        """
        product, remainder = self._ring.one, argument
        for member, symbol in self._exp_basis:
            share = remainder[member.monomial(0)] / member.leading_coefficient()
            power = EXP_POWER * share
            if power.q != 1:
                return self._opaque(exp, argument)
            if power:
                remainder = remainder - member * share
                product = product * self.power(symbol, Rational(int(power.p)))
        if remainder:
            symbol = self._ring.new(Function(exp, remainder / EXP_POWER))
            self._exp_basis.append((remainder, symbol))
            product = product * symbol**EXP_POWER
        return product

    def _reciprocal_root(self, base: fmpq_mpoly, degree: int) -> fmpq_mpoly:
        """``base ** (-1/degree)``, with rational factors taken out of the base."""
        self._ring.require_nonzero(base)
        content = base.leading_coefficient()
        if base.is_constant():
            return self._root_of_number(content, degree)
        if degree > 1:
            content = abs(content)
        primitive = base / content
        root = self._ring.find(Root(primitive, degree))
        return self._root_of_number(content, degree) * root

    def _root_of_number(self, number: fmpq, degree: int) -> fmpq_mpoly:
        if degree == 1:
            return self._ring.number(int(number.q), int(number.p))
        if number < 0:
            raise Undecided(f"a root of {number}")
        product = self._ring.one
        for prime, times in factorrat(Rational(int(number.p), int(number.q))).items():
            base = self._ring.number(int(prime))
            if times < 0:
                product = product * self.power(base, Rational(-times, degree))
            else:
                root = self._ring.find(Root(base, degree))
                product = product * root**times
        return product


def _rational_arguments(function: FunctionClass, argument: fmpq_mpoly) -> tuple[Rational, ...]:
    constant = argument.leading_coefficient() if argument else fmpq(0)
    number = Rational(int(constant.p), int(constant.q))
    return (number, Rational(0)) if function is Heaviside else (number,)

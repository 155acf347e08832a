"""Numbers over a box: a value, an enclosure, slopes, and how the number was made.

A :class:`Variable` ranges over an interval.  A :class:`Dual` is a function of variables, known by
its value at one point of their box, by a ball around all its values on the box, and by balls around
each of its partial derivatives on the box.  So the mean-value theorem bounds it,

    f(x) ∈ f(c) + Σ slope_i · (X_i − c_i),

which stays tight where a variable occurs more than once.  A dual also keeps the operation and the
operands that made it, and can be computed again on a part of the box (:func:`replay`).  What does
not depend on any variable is a plain ball (python-flint's ``arb``) and costs no more than that.

Whatever is not finite becomes nan and makes everything after it nan: it is never forgotten.
Precision is python-flint's context; callers set it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from flint import arb, fmpq

NAN = arb("nan")
UNIT_INTERVAL = arb(0.5, 0.5)


class Variable:
    """A number that may be anything from ``low`` to ``high``; ``value`` is where slopes start."""

    __slots__ = ("box", "deviation", "high", "low", "value")

    def __init__(self, low: fmpq, value: fmpq, high: fmpq) -> None:
        self.low, self.value, self.high = low, value, high
        self.box = arb(low).union(arb(high))
        self.deviation = arb(low - value).union(arb(high - value))

    @property
    def width(self) -> arb:
        return arb(self.high - self.low)


Slopes: TypeAlias = dict[Variable, arb]
Number: TypeAlias = "Dual | arb"
Operation = Callable[..., Any]


class Dual:
    """A function of variables: ``centre`` at their values, ``box`` and ``slope`` on their box.

    ``connected`` says that no jump and no end of a domain was straddled, so that with a finite
    ``box`` the function is continuous on the box.
    """

    __slots__ = ("box", "centre", "connected", "operands", "operation", "slope")
    connected: bool

    def __init__(
        self,
        centre: arb,
        box: arb,
        slope: Slopes,
        operation: Operation | None = None,
        operands: tuple[Number, ...] = (),
        connected: bool = True,
    ) -> None:
        if not box.is_finite():
            box, slope = NAN, dict.fromkeys(slope, NAN)
        self.centre, self.box, self.slope = centre, box, slope
        self.operation, self.operands = operation, operands
        self.connected = connected and all(
            operand.connected for operand in operands if isinstance(operand, Dual)
        )

    def __add__(self, other: Any) -> Number:
        if isinstance(other, Dual):
            if _undoes(operator.neg, self, other):
                return arb(0)
            slope = self.slope | other.slope
            if len(slope) < len(self.slope) + len(other.slope):
                for variable in self.slope.keys() & other.slope.keys():
                    slope[variable] = self.slope[variable] + other.slope[variable]
            return Dual(
                self.centre + other.centre,
                self.box + other.box,
                slope,
                operator.add,
                (self, other),
            )
        if not isinstance(other, arb):
            return NotImplemented
        if other.is_zero():
            return self
        centre, box = self.centre + other, self.box + other
        return Dual(centre, box, self.slope, operator.add, (self, other))

    __radd__ = __add__

    def __neg__(self) -> Number:
        slope = {variable: -g for variable, g in self.slope.items()}
        return Dual(-self.centre, -self.box, slope, operator.neg, (self,))

    def __sub__(self, other: Any) -> Number:
        return self + -other if isinstance(other, Dual | arb) else NotImplemented

    def __rsub__(self, other: Any) -> Number:
        return -self + other

    def __mul__(self, other: Any) -> Number:
        if other is self:
            return square(self)
        if isinstance(other, Dual):
            if _undoes(reciprocal, self, other):
                return arb(1)
            slope = {variable: g * other.box for variable, g in self.slope.items()}
            for variable, g in other.slope.items():
                term = g * self.box
                slope[variable] = slope[variable] + term if variable in slope else term
            return Dual(
                self.centre * other.centre,
                self.box * other.box,
                slope,
                operator.mul,
                (self, other),
            )
        if not isinstance(other, arb):
            return NotImplemented
        if other.is_zero() and self.box.is_finite():
            return other
        if other == 1:
            return self
        slope = {variable: g * other for variable, g in self.slope.items()}
        return Dual(self.centre * other, self.box * other, slope, operator.mul, (self, other))

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Number:
        return self * reciprocal(other) if isinstance(other, Dual | arb) else NotImplemented

    def __rtruediv__(self, other: Any) -> Number:
        return reciprocal(self) * other


def _undoes(operation: Operation, x: Dual, y: Dual) -> bool:
    """Whether one was made from the other, as −x or 1/x, and is finite on the box.

    Then the sum or the product is known; slopes, which are balls, would not cancel exactly.
    """
    return (y.operation is operation and y.operands[0] is x and y.box.is_finite()) or (
        x.operation is operation and x.operands[0] is y and x.box.is_finite()
    )


def ranging(variable: Variable) -> Dual:
    """The number that a variable is."""
    return Dual(arb(variable.value), variable.box, {variable: arb(1)})


# Functions of one number


@dataclass(frozen=True)
class Function:
    """A function, and its derivative on a ball x as a function of x and of its own values y there.

    One that is monotone wherever it is continuous is known on a ball by the two ends.
    """

    value: Callable[[arb], arb]
    derivative: Callable[[arb, arb], arb]
    monotone: bool = True

    def __call__(self, x: Number) -> Number:
        if not isinstance(x, Dual):
            return self.value(x)
        box = self._on(x.box)
        factor = self.derivative(x.box, box)
        if not factor.is_finite():
            factor = NAN
        slope = {variable: factor * g for variable, g in x.slope.items()}
        return Dual(self.value(x.centre), box, slope, self, (x,))

    def _on(self, ball: arb) -> arb:
        whole = self.value(ball)  # not finite where the ball meets a pole or leaves the domain
        if not self.monotone or not whole.is_finite():
            return whole
        return self.value(ball.lower()).union(self.value(ball.upper()))


def _squared(x: arb) -> arb:
    low, high = x.abs_lower(), x.abs_upper()
    return (low * low).union(high * high)


square = Function(_squared, lambda x, _: 2 * x, monotone=False)
reciprocal = Function(lambda x: 1 / x, lambda _, y: -_squared(y))
exp = Function(arb.exp, lambda _, y: y)
log = Function(arb.log, lambda x, _: 1 / x)
_root = Function(arb.sqrt, lambda _, y: 1 / (2 * y))
tanh = Function(arb.tanh, lambda _, y: 1 - _squared(y))
erf = Function(arb.erf, lambda x, _: 2 / arb.pi().sqrt() * (-_squared(x)).exp())
sin = Function(arb.sin, lambda x, _: x.cos(), monotone=False)
cos = Function(arb.cos, lambda x, _: -x.sin(), monotone=False)


def power(exponent: Fraction) -> Function:
    """x to a rational power, for positive x."""
    q = arb(fmpq(exponent.numerator, exponent.denominator))
    return Function(lambda x: x**q, lambda x, y: q * y / x)


def sqrt(x: Number) -> Number:
    """The square root where there is one: what is below 0 reaches no value."""
    ball = x.box if isinstance(x, Dual) else x
    if ball >= 0 or not (ball.is_finite() and ball.upper() >= 0):
        return _root(x)
    return _broken(sqrt, x, arb(0).union(ball.upper().sqrt()))


def step(x: Number) -> Number:
    """1 where x > 0, else 0; where x may be either, anything from 0 to 1, with a jump."""
    ball = x.box if isinstance(x, Dual) else x
    if ball > 0:
        return arb(1)
    if ball <= 0:
        return arb(0)
    return _broken(step, x, UNIT_INTERVAL if ball.is_finite() else NAN)


def _broken(function: Callable[[Number], Number], x: Number, hull: arb) -> Number:
    """A function of ``x`` that has a jump or an end on the box: its values, and no slopes."""
    if not isinstance(x, Dual):
        return hull
    middle = function(x.centre)
    assert isinstance(middle, arb)
    return Dual(middle, hull, dict.fromkeys(x.slope, NAN), function, (x,), connected=False)


def select(mask: Any, value: Number) -> Number:
    """``value`` where a mask is 1, and 0 where it is 0, whatever ``value`` is there."""
    if isinstance(mask, Dual):
        return mask * value
    return value if mask == 1 else arb(0) if mask == 0 else value * mask


# Enclosures


def mean_value(x: Dual) -> arb:
    """The mean-value form of ``x`` on its box; nan where a slope is not known."""
    total = x.centre
    for variable, slope in x.slope.items():
        total += slope * variable.deviation
    return total


def tightened(x: Number) -> Number:
    """``x`` with its ball cut down by the mean-value form."""
    if not isinstance(x, Dual):
        return x
    bound = mean_value(x)
    if not bound.is_finite():
        return x
    return Dual(x.centre, x.box.intersection(bound), x.slope, tightened, (x,))


# Computing again


def tape(x: Dual) -> list[Dual]:
    """All duals behind ``x``, each after its operands, ``x`` at the end."""
    found: dict[int, Dual] = {}
    todo: list[tuple[Dual, bool]] = [(x, False)]
    while todo:
        dual, done = todo.pop()
        if id(dual) in found:
            continue
        if done:
            found[id(dual)] = dual
            continue
        todo.append((dual, True))
        todo += [(o, False) for o in dual.operands if isinstance(o, Dual)]
    return list(found.values())


def replay(recorded: Sequence[Dual], leaves: Mapping[Variable, Number]) -> Number:
    """The last number of a tape, with other numbers in the place of its variables."""
    again: dict[int, Number] = {}
    for dual in recorded:
        if dual.operation is None:
            (variable,) = dual.slope
            again[id(dual)] = leaves[variable]
        else:
            operands = (again.get(id(o), o) for o in dual.operands)
            again[id(dual)] = dual.operation(*operands)
    return again[id(recorded[-1])]

"""The plain meaning of the notation: a number for every entry, one at a time.

This interpreter is slow and obvious on purpose.  The normal form, the array programs and the
refutation of wrong formulas are all tested against it.  Numbers are balls (python-flint's ``arb``),
so two results with disjoint balls are different for certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from flint import arb, fmpq
from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    tanh,
)

from derivations.notation import (
    Equation,
    UnknownNode,
    bound_indices,
    entry_name,
    innermost,
    is_dimension,
    size_of,
)

Values = dict[str, dict[tuple[int, ...], arb]]
Sizes = Mapping[str, int]
Places = Mapping[Idx, int]

FUNCTIONS: dict[type, Callable[[arb], arb]] = {
    exp: arb.exp,
    log: arb.log,
    tanh: arb.tanh,
    erf: arb.erf,
    sin: arb.sin,
    cos: arb.cos,
}


class Undecided(ArithmeticError):
    """A ball is too wide to say on which side of a jump its number lies."""


def evaluate(expression: Expr, values: Values, sizes: Sizes, places: Places) -> arb:
    """The value of an expression, its free indices standing at ``places``."""

    def value(node: Expr) -> arb:
        return evaluate(node, values, sizes, places)

    if isinstance(expression, Rational):
        return arb(fmpq(int(expression.p), int(expression.q)))
    if isinstance(expression, Idx):
        return arb(places[expression])
    if isinstance(expression, Indexed):
        where = tuple(_position(i, values, places) for i in expression.indices)
        return values[entry_name(expression)][where]
    if isinstance(expression, Symbol):
        if is_dimension(expression):
            return arb(sizes[expression.name])
        return values[expression.name][()]
    if isinstance(expression, Add):
        return sum((value(a) for a in expression.args), arb(0))
    if isinstance(expression, Mul):
        total = arb(1)
        for factor in expression.args:
            part = value(factor)
            if part == 0:
                return arb(0)
            total *= part
        return total
    if isinstance(expression, Pow) and isinstance(expression.exp, Rational):
        return _power(value(expression.base), expression.exp)
    if isinstance(expression, Sum):
        bound = bound_indices(expression)
        ranges = [range(sizes[size_of(b).name]) for b in bound]
        return sum(
            (
                evaluate(
                    expression.function,
                    values,
                    sizes,
                    {**places, **innermost(bound, at)},
                )
                for at in product(*ranges)
            ),
            arb(0),
        )
    if isinstance(expression, KroneckerDelta):
        left, right = (_position(i, values, places) for i in expression.args[:2])
        return arb(int(left == right))
    if isinstance(expression, Heaviside):
        x = value(expression.args[0])
        if x > 0:
            return arb(1)
        if x <= 0:
            return arb(0)
        raise Undecided(f"the sign of {expression.args[0]}")
    if isinstance(expression, Mod):
        index, modulus = expression.args
        return arb(_position(index, values, places) % int(modulus))
    if expression is pi:
        return arb.pi()
    function = FUNCTIONS.get(type(expression))
    if function is None:
        raise UnknownNode(expression, "evaluation")
    return function(value(expression.args[0]))


def run(equations: Iterable[Equation], values: Values, sizes: Sizes) -> Values:
    """The given values together with everything that the equations define, in order."""
    known = dict(values)
    for equation in equations:
        ranges = [range(sizes[size_of(i).name]) for i in equation.indices]
        known[equation.name] = {
            at: evaluate(equation.right, known, sizes, dict(zip(equation.indices, at, strict=True)))
            for at in product(*ranges)
        }
    return known


def _position(where: Expr, values: Values, places: Places) -> int:
    if isinstance(where, Idx):
        return places[where]
    if isinstance(where, Indexed):
        at = tuple(_position(i, values, places) for i in where.indices)
        return int(values[entry_name(where)][at].unique_fmpz())
    return int(where)


def _power(base: arb, exponent: Rational) -> arb:
    if exponent.is_integer:
        whole = arb(1)
        for _ in range(abs(int(exponent))):
            whole = whole * base
        return whole if exponent > 0 else 1 / whole
    if exponent.q == 2:
        return _power(base.sqrt(), Rational(exponent.p))
    return base ** arb(fmpq(int(exponent.p), int(exponent.q)))

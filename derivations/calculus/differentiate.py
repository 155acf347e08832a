"""Differentiation: one rule for each node, from obvious to tricky.

``differentiate(expression, entry)`` is the derivative with respect to one entry of a tensor, at
indices that are free in the result.  The entry's indices must not be bound in the expression
(:class:`~derivations.calculus.unfold.Unfolder` makes such indices); a clash raises an error.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Number,
    NumberSymbol,
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
    sqrt,
    tanh,
)

from derivations.notation import NotationError, UnknownNode, entry_name

ZERO, ONE = Integer(0), Integer(1)
CONSTANT = (Number, NumberSymbol, Idx, KroneckerDelta, Mod)

SLOPES: dict[type, Callable[[Expr], Expr]] = {
    exp: lambda u: exp(u),
    log: lambda u: 1 / u,
    sin: lambda u: cos(u),
    cos: lambda u: -sin(u),
    tanh: lambda u: 1 - tanh(u) ** 2,
    erf: lambda u: 2 / sqrt(pi) * exp(-(u**2)),
    Heaviside: lambda _: ZERO,  # away from the jump
}


def differentiate(expression: Expr, entry: Expr) -> Expr:
    """The partial derivative of ``expression`` with respect to ``entry``."""
    if isinstance(expression, CONSTANT):
        return ZERO
    if isinstance(expression, Symbol):
        return ONE if expression == entry else ZERO
    if isinstance(expression, Indexed):
        return _same_entry(expression, entry)
    if isinstance(expression, Add):
        return Add(*(differentiate(term, entry) for term in expression.args))
    if isinstance(expression, Mul):
        return _product_rule(expression.args, entry)
    if isinstance(expression, Pow) and isinstance(expression.exp, Rational):
        base, power = expression.args
        return power * base ** (power - 1) * differentiate(base, entry)
    if isinstance(expression, Sum):
        bound = {limit[0] for limit in expression.limits}
        if isinstance(entry, Indexed) and bound & set(entry.indices):
            raise NotationError(f"{entry} has an index that is bound in {expression}")
        inside = differentiate(expression.function, entry)
        return ZERO if inside == 0 else Sum(inside, *expression.limits)
    slope = SLOPES.get(type(expression))
    if slope is None:
        raise UnknownNode(expression, "differentiation")
    inside = differentiate(expression.args[0], entry)
    return ZERO if inside == 0 else slope(expression.args[0]) * inside


def _same_entry(here: Indexed, entry: Expr) -> Expr:
    if not isinstance(entry, Indexed) or entry_name(here) != entry_name(entry):
        return ZERO
    pairs = zip(here.indices, entry.indices, strict=True)
    return Mul(*(KroneckerDelta(a, b) for a, b in pairs))


def _product_rule(factors: tuple[Expr, ...], entry: Expr) -> Expr:
    terms = []
    for place, factor in enumerate(factors):
        slope = differentiate(factor, entry)
        if slope != 0:
            terms.append(Mul(*factors[:place], slope, *factors[place + 1 :]))
    return Add(*terms)

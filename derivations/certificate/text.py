"""Certificates as text: one step a line, as JSON lists of the rule, the place, before and after.

An expression is a nested list that opens with what it is:

    3, ["number", 1, 2], ["pi"]               whole numbers, fractions, π
    ["real", "X"]                             a scalar, or a tensor's name; SORTS has the others
    ["entry", ["real", "X"], where, …]        an entry of a tensor
    ["index", "t", ["dimension", "T"]]        an index and what it runs over
    ["sum", body, index, …]                   a sum; the first index is the innermost
    ["add", …], ["multiply", …], ["power", base, exponent], ["tanh", …], …   the rest

Reading builds these and nothing else: no text is evaluated.  The same certificate gives the same
bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    IndexedBase,
    Integer,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    log,
    pi,
    sin,
    tanh,
)

from derivations.certificate.checker import DERIVATIVE, EXPONENTIAL, Step, bound_by, parts_of
from derivations.notation import UnknownNode

Node = Any  # what JSON is made of

# From the most that is known of a symbol to the least.
SORTS: Mapping[str, Mapping[str, bool]] = {
    "dimension": {"integer": True, "positive": True},
    "whole": {"integer": True, "nonnegative": True},
    "positive": {"positive": True},
    "nonnegative": {"nonnegative": True},
    "real": {"real": True},
}
FUNCTIONS: Mapping[str, Callable[..., Expr]] = {
    "add": Add,
    "multiply": Mul,
    "power": Pow,
    "delta": KroneckerDelta,
    "step": Heaviside,
    "mod": Mod,
    "log": log,
    "tanh": tanh,
    "erf": erf,
    "sin": sin,
    "cos": cos,
    "exponential": EXPONENTIAL,
    "derivative": DERIVATIVE,
}
NAMES: Mapping[Any, str] = {function: name for name, function in FUNCTIONS.items()}


class MalformedCertificate(ValueError):
    """A text that is no certificate, with the line at fault."""


def write(steps: Iterable[Step]) -> str:
    """The certificate as text."""
    rows = ([s.rule, list(s.place), _node(s.before), _node(s.after)] for s in steps)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def read(text: str) -> tuple[Step, ...]:
    """The certificate in a text; MalformedCertificate."""
    return tuple(_step(line, number) for number, line in enumerate(text.splitlines(), 1))


def _step(line: str, number: int) -> Step:
    try:
        rule, place, before, after = _frozen(json.loads(line))
        if not isinstance(rule, str) or not all(isinstance(k, int) for k in place):
            raise TypeError("a step opens with a rule and a place")
        return Step(rule, place, _expression(before), _expression(after))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise MalformedCertificate(f"line {number}: {error}") from error


def _node(expression: Expr) -> Node:
    if isinstance(expression, Integer):
        return int(expression)
    if isinstance(expression, Rational):
        return ["number", int(expression.p), int(expression.q)]
    if expression is pi:
        return ["pi"]
    if isinstance(expression, Idx):
        return ["index", str(expression.label), _node(expression.upper + 1)]
    if isinstance(expression, Symbol):
        flags = expression.assumptions0
        fits = (s for s, known in SORTS.items() if all(flags.get(k) for k in known))
        return [next(fits), expression.name]
    if isinstance(expression, Indexed):
        return ["entry", _node(expression.base.label), *map(_node, expression.indices)]
    if isinstance(expression, Sum):
        return ["sum", _node(expression.function), *map(_node, bound_by(expression))]
    if expression.func not in NAMES:
        raise UnknownNode(expression, "the text of a certificate")
    return [NAMES[expression.func], *map(_node, parts_of(expression))]


def _frozen(node: Node) -> Node:
    """Lists as tuples; TypeError for all but lists, texts and whole numbers."""
    if isinstance(node, list):
        return tuple(map(_frozen, node))
    if type(node) not in (str, int):
        raise TypeError(f"{node!r} stands nowhere in a certificate")
    return node


@lru_cache(maxsize=100_000)
def _expression(node: Node) -> Expr:
    match node:
        case int():
            return Integer(node)
        case ("number", int(numerator), int(denominator)):
            return Rational(numerator, denominator)
        case ("pi",):
            return pi
        case (sort, str(name)) if sort in SORTS:
            return Symbol(name, **SORTS[sort])
        case ("index", str(label), ("dimension", str()) as size):
            return Idx(label, _expression(size))
        case ("entry", (str(), str()) as name, *where):
            return IndexedBase(_expression(name))[tuple(map(_expression, where))]
        case ("sum", body, *bound):
            return Sum(_expression(body), *map(_expression, bound))
        case (str(head), *parts) if head in FUNCTIONS:
            return FUNCTIONS[head](*map(_expression, parts))
    raise TypeError(f"{node!r} is no expression")

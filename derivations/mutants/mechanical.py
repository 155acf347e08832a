"""Mutants made by rule: every small change of every equation, one at a time.

Drop a term or a factor, flip a sign, double or halve a term, swap two indices of a tensor, put
another index of the same dimension in one place, change the exponent of a power, and change what
a sum runs over: its diagonal only, everything but its diagonal, or no sum at all.  Some of these
changes change nothing (a symmetric factor, a gradient that is zero): whoever uses them has to ask
which are wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    IndexedBase,
    Integer,
    KroneckerDelta,
    Mul,
    Number,
    Pow,
    Rational,
    Sum,
    cos,
    erf,
    exp,
    log,
    sin,
    tanh,
    zoo,
)

from derivations.notation import Equation, NotationError, entry_name, size_of
from derivations.sublayer import Mutant, Sublayer

Scope = tuple[Idx, ...]
Change = tuple[str, Expr]  # what was done, and the expression after it

# Where scaling the argument does something else than scaling the whole.
CURVED = exp | log | tanh | erf | sin | cos | Heaviside

RANGE = re.compile(r"\((\w+), 0, \w+ - 1\)")


def mechanical_mutants(page: Sublayer) -> Iterator[Mutant]:
    """Every changed backward equation of a page; of its forward equations if it has no backward.

    No two mutants of an equation have the same right side, none has the original's, and none
    divides by a plain 0.
    """
    for equation in page.backward or page.forward:
        seen = {equation.right}
        names: Counter[str] = Counter()
        for change, right in _changes_of_equation(equation):
            if right in seen or right.has(zoo):
                continue
            seen.add(right)
            name = f"{equation.name}: {change}"
            names[name] += 1
            if names[name] > 1:
                name += f" ({names[name]})"
            yield Mutant(name, change, Equation(equation.left, right))


def _changes_of_equation(equation: Equation) -> Iterator[Change]:
    right, scope = equation.right, equation.indices
    if not isinstance(right, Add):
        yield from _changes_of_term(right, Integer(0))
    yield from _changes(right, scope)


def _changes(expression: Expr, scope: Scope) -> Iterator[Change]:
    """Every changed form of an expression, ``scope`` being the indices that may be used in it."""
    if isinstance(expression, Add):
        for term in expression.args:
            yield from _changes_of_term(term, expression - term)
    elif isinstance(expression, Mul):
        for place, factor in enumerate(expression.args):
            others = (*expression.args[:place], *expression.args[place + 1 :])
            yield f"drop factor {_written(factor)}", Mul(*others)
    elif isinstance(expression, Pow) and isinstance(expression.exp, Rational):
        yield from _changes_of_exponent(expression)
    elif isinstance(expression, Indexed):
        yield from _changes_of_indices(expression, scope)
    elif isinstance(expression, Sum):
        yield from _changes_of_range(expression, scope)
    yield from _changes_inside(expression, scope)


def _changes_of_term(term: Expr, others: Expr) -> Iterator[Change]:
    written = _written(term)
    yield f"drop term {written}", others
    yield f"flip the sign of {written}", others - term
    yield f"double {written}", others + 2 * term
    yield f"halve {written}", others + term / 2


def _changes_of_exponent(power: Pow) -> Iterator[Change]:
    base, exponent = power.args
    for changed in (-exponent, exponent + 1, exponent - 1):
        what = f"exponent {changed} instead of {exponent} in {_written(power)}"
        yield what, Pow(base, changed)


def _changes_of_indices(entry: Indexed, scope: Scope) -> Iterator[Change]:
    name, where = entry_name(entry), entry.indices
    for first, second in combinations(range(len(where)), 2):
        a, b = where[first], where[second]
        if _alike(a, b):
            swapped = list(where)
            swapped[first], swapped[second] = b, a
            yield f"swap {a.label} and {b.label} in {name}", entry.base[tuple(swapped)]
    for place, old in enumerate(where):
        for new in scope:
            if _alike(old, new) and new != old:
                replaced = (*where[:place], new, *where[place + 1 :])
                yield f"{new.label} instead of {old.label} in {entry}", entry.base[replaced]


def _changes_of_range(total: Sum, scope: Scope) -> Iterator[Change]:
    bound = _bound(total)
    if set(bound) & set(scope):
        raise NotationError(f"{total} binds an index that is in use around it")
    written = _written(total)
    for old in bound:
        others = tuple(index for index in bound if index != old)
        for new in (*others, *scope):
            if not _alike(old, new):
                continue
            same = KroneckerDelta(old, new)
            where = f"{old.label} = {new.label} in {written}"
            yield f"keep only {where}", Sum(same * total.function, *total.limits)
            yield f"leave out {where}", Sum((1 - same) * total.function, *total.limits)
            body = total.function.xreplace({old: new})
            yield f"no sum, but {where}", Sum(body, *others) if others else body


def _changes_inside(expression: Expr, scope: Scope) -> Iterator[Change]:
    """The expression with one part changed."""
    if isinstance(expression, Sum):
        for change, body in _changes(expression.function, (*scope, *_bound(expression))):
            yield change, Sum(body, *expression.limits)
        return
    for place, part in enumerate(expression.args):
        if isinstance(part, IndexedBase) or not isinstance(part, Expr):
            continue
        for change, changed in _changes_of_argument(expression, part, scope):
            yield (
                change,
                expression.func(*expression.args[:place], changed, *expression.args[place + 1 :]),
            )


def _changes_of_argument(whole: Expr, part: Expr, scope: Scope) -> Iterator[Change]:
    if isinstance(part, Idx):
        # An index of a tensor entry is changed where the entry is; here it is a number or in δ.
        if not isinstance(whole, Indexed):
            for new in scope:
                if _alike(part, new) and new != part:
                    yield f"{new.label} instead of {part.label} in {_written(whole)}", new
        return
    if isinstance(whole, CURVED) and not isinstance(part, Add | Number):
        yield from _changes_of_term(part, Integer(0))
    yield from _changes(part, scope)


def _alike(a: Expr, b: Expr) -> bool:
    """Whether two places of a tensor hold indices of the same dimension."""
    return isinstance(a, Idx) and isinstance(b, Idx) and size_of(a) == size_of(b)


def _bound(total: Sum) -> tuple[Idx, ...]:
    return tuple(limit[0] for limit in total.limits)


def _written(expression: Expr) -> str:
    """An expression in one line, without the ranges that its indices have anyway."""
    return RANGE.sub(r"\1", str(expression))

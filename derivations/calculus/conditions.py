"""Side conditions: what an expression assumes without saying so.

A :class:`Condition` is its plain text; it keeps what it speaks of, for those who write mathematics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sympy import (
    Add,
    Expr,
    Heaviside,
    Integer,
    Mul,
    Pow,
    Rational,
    Sum,
    exp,
    log,
    preorder_traversal,
)

from derivations.notation import Equation, Kind, Tensor, entries, entry_name, is_dimension
from derivations.plain_text import plain

OF_KIND = {
    Kind.POSITIVE: "{} > 0",
    Kind.NON_NEGATIVE: "{} ≥ 0",
    Kind.FRACTION: "0 ≤ {} ≤ 1",
    Kind.ZERO_ONE: "{} is 0 or 1",
}


class Condition(str):
    """Words with an expression or a tensor at each ``{}``; as a string, in plain text."""

    words: str
    parts: tuple[Expr | Tensor, ...]

    def __new__(cls, words: str, *parts: Expr | Tensor) -> Condition:
        texts = (part.name if isinstance(part, Tensor) else plain(part) for part in parts)
        condition = super().__new__(cls, words.format(*texts))
        condition.words, condition.parts = words, parts
        return condition

    def __reduce__(self) -> tuple[type[Condition], tuple[str | Expr | Tensor, ...]]:
        return Condition, (self.words, *self.parts)


@lru_cache(maxsize=64)
def side_conditions(
    equations: tuple[Equation, ...],
    differentiable: tuple[Tensor, ...],
    data: tuple[Tensor, ...],
    further: tuple[Expr, ...] = (),
) -> tuple[Condition, ...]:
    """Sorted: bases that must not vanish, logarithms, jumps and ranges of ids.

    The ``equations`` are differentiated; ``further`` expressions are only evaluated.
    """
    found: set[Condition] = set()
    moving = {tensor.name for tensor in differentiable}
    for equation in equations:
        if moving & _names(equation.right):
            moving.add(equation.name)
        found.update(_of_expression(equation.right, moving))
    for expression in further:
        found.update(_of_expression(expression, set()))
    for tensor in (*differentiable, *data):
        if tensor.below is not None:
            found.add(Condition("0 ≤ {} < {}", tensor, tensor.below))
        elif tensor.kind in OF_KIND:
            found.add(Condition(OF_KIND[tensor.kind], tensor))
    positive = {words.removesuffix(" > 0") for words in found if words.endswith(" > 0")}
    implied = {f"{base} {relation} 0" for base in positive for relation in "≠≥"}
    return tuple(sorted(found - implied))


def undefined_at(equations: Iterable[Equation], sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The conditions on sizes alone that fail at these sizes: d_model − 1 ≠ 0 at d_model = 1."""
    found = {
        f"{plain(node.base)} ≠ 0"
        for equation in equations
        for node in preorder_traversal(equation.right)
        if isinstance(node, Pow)
        and node.exp.is_negative
        and all(map(is_dimension, node.base.free_symbols))
        and node.base.xreplace({s: Integer(sizes[s.name]) for s in node.base.free_symbols}) == 0
    }
    return tuple(sorted(found))


def _of_expression(expression: Expr, moving: set[str]) -> Iterator[Condition]:
    for node in preorder_traversal(expression):
        if isinstance(node, Pow) and isinstance(node.exp, Rational) and not _safe(node.base):
            if not node.exp.is_integer and node.exp > 0 and _non_negative(node.base):
                continue
            if not node.exp.is_integer:
                yield Condition("{} > 0" if node.exp < 0 else "{} ≥ 0", node.base)
            elif node.exp < 0:
                yield Condition("{} ≠ 0", node.base)
        elif isinstance(node, log) and not _safe(node.args[0]):
            yield Condition("{} > 0", node.args[0])
        elif isinstance(node, Heaviside) and moving & _names(node):
            yield Condition("{} ≠ 0 where it is differentiated", node.args[0])


def _names(expression: Expr) -> set[str]:
    return {entry_name(entry) for entry in entries(expression)}


def _safe(base: Expr) -> bool:
    return bool(base.is_number) or _positive(base)


def _non_negative(expression: Expr) -> bool:
    """Whether it is at least 0 whatever the values are, as a sum of squares is."""
    if isinstance(expression, Sum):
        return _non_negative(expression.function)
    if isinstance(expression, Add | Mul):
        return all(map(_non_negative, expression.args))
    square = isinstance(expression, Pow) and expression.exp.is_even and expression.exp > 0
    return square or bool(expression.is_nonnegative)


def _positive(expression: Expr) -> bool:
    """Whether it is positive whatever the values are, as 1 + exp(x) is."""
    if isinstance(expression, Add | Mul):
        return all(map(_positive, expression.args))
    return is_dimension(expression) or isinstance(expression, exp) or bool(expression.is_positive)

"""Side conditions: what an expression assumes without saying so."""

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


@lru_cache(maxsize=64)
def side_conditions(
    equations: tuple[Equation, ...],
    differentiable: tuple[Tensor, ...],
    data: tuple[Tensor, ...],
    further: tuple[Expr, ...] = (),
) -> tuple[str, ...]:
    """In words, sorted: bases that must not vanish, logarithms, jumps and ranges of ids.

    The ``equations`` are differentiated; ``further`` expressions are only evaluated.
    """
    found: set[str] = set()
    moving = {tensor.name for tensor in differentiable}
    for equation in equations:
        if moving & _names(equation.right):
            moving.add(equation.name)
        found.update(_of_expression(equation.right, moving))
    for expression in further:
        found.update(_of_expression(expression, set()))
    for tensor in (*differentiable, *data):
        if tensor.kind is Kind.INDEX:
            found.add(f"0 ≤ {tensor.name} < {tensor.below}")
        elif tensor.kind is Kind.POSITIVE:
            found.add(f"{tensor.name} > 0")
        elif tensor.kind is Kind.NON_NEGATIVE:
            found.add(f"{tensor.name} ≥ 0")
        elif tensor.kind is Kind.FRACTION:
            found.add(f"0 ≤ {tensor.name} ≤ 1")
        elif tensor.kind is Kind.ZERO_ONE:
            found.add(f"{tensor.name} is 0 or 1")
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


def _of_expression(expression: Expr, moving: set[str]) -> Iterator[str]:
    for node in preorder_traversal(expression):
        if isinstance(node, Pow) and isinstance(node.exp, Rational) and not _safe(node.base):
            if not node.exp.is_integer and node.exp > 0 and _non_negative(node.base):
                continue
            if not node.exp.is_integer:
                yield f"{plain(node.base)} {'>' if node.exp < 0 else '≥'} 0"
            elif node.exp < 0:
                yield f"{plain(node.base)} ≠ 0"
        elif isinstance(node, log) and not _safe(node.args[0]):
            yield f"{plain(node.args[0])} > 0"
        elif isinstance(node, Heaviside) and moving & _names(node):
            yield f"{plain(node.args[0])} ≠ 0 where it is differentiated"


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

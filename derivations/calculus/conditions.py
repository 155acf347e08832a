"""Side conditions: what an expression assumes without saying so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import Expr, Heaviside, Pow, Rational, log, preorder_traversal

from derivations.notation import Equation, Kind, Tensor, entries, entry_name, is_dimension
from derivations.plain_text import plain


@lru_cache(maxsize=64)
def side_conditions(
    equations: tuple[Equation, ...], differentiable: tuple[Tensor, ...], data: tuple[Tensor, ...]
) -> tuple[str, ...]:
    """In words, sorted: bases that must not vanish, logarithms, jumps and ranges of ids."""
    found: set[str] = set()
    moving = {tensor.name for tensor in differentiable}
    for equation in equations:
        if moving & _names(equation.right):
            moving.add(equation.name)
        found.update(_of_expression(equation.right, moving))
    for tensor in data:
        if tensor.kind is Kind.INDEX:
            found.add(f"0 ≤ {tensor.name} < {tensor.below}")
        elif tensor.kind is Kind.POSITIVE:
            found.add(f"{tensor.name} > 0")
        elif tensor.kind is Kind.ZERO_ONE:
            found.add(f"{tensor.name} is 0 or 1")
    return tuple(sorted(found))


def _of_expression(expression: Expr, moving: set[str]) -> Iterator[str]:
    for node in preorder_traversal(expression):
        if isinstance(node, Pow) and isinstance(node.exp, Rational) and not _safe(node.base):
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
    return is_dimension(base) or bool(base.is_number)

"""Side conditions: what an expression assumes without saying so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sympy import Expr, Heaviside, Idx, Indexed, Pow, Rational, Sum, Symbol, log, preorder_traversal

from derivations.notation import Equation, Kind, Tensor, is_dimension


@lru_cache(maxsize=64)
def side_conditions(
    equations: tuple[Equation, ...], tensors: tuple[Tensor, ...]
) -> tuple[str, ...]:
    """In words, sorted: bases that must not vanish, logarithms, jumps and ranges of ids."""
    found: set[str] = set()
    for equation in equations:
        found.update(_of_expression(equation.right))
    for tensor in tensors:
        if tensor.kind is Kind.INDEX:
            found.add(f"0 ≤ {tensor.name} < {tensor.below}")
        elif tensor.kind is Kind.POSITIVE:
            found.add(f"{tensor.name} > 0")
        elif tensor.kind is Kind.ZERO_ONE:
            found.add(f"{tensor.name} is 0 or 1")
    return tuple(sorted(found))


def _of_expression(expression: Expr) -> Iterator[str]:
    for node in preorder_traversal(expression):
        if isinstance(node, Pow) and isinstance(node.exp, Rational) and not _safe(node.base):
            if not node.exp.is_integer:
                yield f"{plain(node.base)} {'>' if node.exp < 0 else '≥'} 0"
            elif node.exp < 0:
                yield f"{plain(node.base)} ≠ 0"
        elif isinstance(node, log) and not _safe(node.args[0]):
            yield f"{plain(node.args[0])} > 0"
        elif isinstance(node, Heaviside):
            yield f"{plain(node.args[0])} ≠ 0 where it is differentiated"


def _safe(base: Expr) -> bool:
    return is_dimension(base) or bool(base.is_number)


def plain(expression: Expr) -> str:
    """An expression in one line, sums written Σ[i] (…)."""
    if isinstance(expression, Sum):
        bound = ", ".join(str(limit[0].label) for limit in expression.limits)
        return f"Σ[{bound}] ({plain(expression.function)})"
    if isinstance(expression, Indexed | Idx | Symbol) or not expression.args:
        return str(expression).replace(", ", ",")
    sums = {node: Symbol(plain(node)) for node in _outermost_sums(expression)}
    return str(expression.xreplace(sums)).replace("**", "^").replace(", ", ",")


def _outermost_sums(expression: Expr) -> Iterator[Sum]:
    for part in expression.args:
        if isinstance(part, Sum):
            yield part
        else:
            yield from _outermost_sums(part)

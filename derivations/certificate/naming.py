"""Names for bound indices: fresh ones, and one canonical choice for sums that are alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby, permutations, product
from math import factorial, prod

from sympy import Add, Expr, Idx, Indexed, KroneckerDelta, Mul, Sum, Symbol

from derivations.certificate.checker import bound_by, free_in, parts_of, substituted
from derivations.notation import size_of

ORDERS_AT_MOST = 5040


class NoCertificate(ArithmeticError):
    """The producer did not find a certificate: this says nothing about the claim."""


class FreshNames:
    """Indices that occur nowhere else."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def index(self, like: Idx) -> Idx:
        label = str(like.label).partition("'")[0]
        label = size_of(like).name if is_canonical(like) or label[0] == "#" else label
        return Idx(f"{label}'{next(self._numbers)}", size_of(like))

    def rename(self, total: Sum) -> Sum:
        """The same sum over fresh indices."""
        names = {index: self.index(index) for index in bound_by(total)}
        return Sum(substituted(total.function, names), *names.values())

    def rename_everywhere(self, node: Expr) -> Expr:
        """The same expression with every bound index fresh."""
        if isinstance(node, Sum):
            names = {index: self.index(index) for index in bound_by(node)}
            return Sum(self.rename_everywhere(substituted(node.function, names)), *names.values())
        parts = parts_of(node)
        if not parts or isinstance(node, Indexed | KroneckerDelta):
            return node
        return node.func(*map(self.rename_everywhere, parts))


def canonical_names(total: Sum) -> dict[Idx, Idx]:
    """A new name for each bound index, in order: with them, sums that are alike are the same.

    A sum of depth n, inner sums counted, binds names that begin with n, so none is captured.
    """
    bound, body = bound_by(total), total.function
    orders = list(_orders(bound, body))
    if len(orders) > 1:
        orders.sort(key=lambda order: _text(body, {i: str(k) for k, i in enumerate(order)}))
    depth = _depth(total)
    return {index: Idx(f"{depth}.{k}", size_of(index)) for k, index in enumerate(orders[0])}


def canonical(total: Sum) -> Sum:
    names = canonical_names(total)
    return Sum(substituted(total.function, names), *names.values())


def is_canonical(index: Idx) -> bool:
    return str(index.label)[0].isdigit()


def _orders(bound: Sequence[Idx], body: Expr) -> Iterator[tuple[Idx, ...]]:
    """The orders worth trying: indices that stand in the same places in every order."""

    def colour(index: Idx) -> tuple[str, str]:
        names = dict.fromkeys(bound, "·") | {index: "*"}
        return size_of(index).name, _text(body, names)

    colours = {index: colour(index) for index in bound}
    ranked = sorted(bound, key=lambda index: colours[index])
    groups = [tuple(group) for _, group in groupby(ranked, key=lambda index: colours[index])]
    if prod(factorial(len(group)) for group in groups) > ORDERS_AT_MOST:
        raise NoCertificate(f"too many orders of {len(bound)} bound indices")
    for choice in product(*map(permutations, groups)):
        yield tuple(index for group in choice for index in group)


def _depth(node: Expr) -> int:
    below = max(map(_depth, parts_of(node)), default=0)
    return below + 1 if isinstance(node, Sum) else below


def _text(node: Expr, names: Mapping[Idx, str]) -> str:
    """The expression in a form that does not depend on the order of summands and factors."""
    if isinstance(node, Idx):
        return names.get(node, f"{node.label}:{node.upper}")
    if not free_in(node) or isinstance(node, Symbol):
        return str(node)
    parts = [_text(part, names) for part in parts_of(node)]
    if isinstance(node, Add | Mul | KroneckerDelta):
        parts.sort()
    head = str(node.base) if isinstance(node, Indexed) else type(node).__name__
    return f"{head}({','.join(parts)})"

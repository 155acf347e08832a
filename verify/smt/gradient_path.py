"""The way that a gradient takes: a chain of nonzero entries, found by walking the equations back.

An entry of a gradient is a sum; each of its summands that is not 0 is a product of numbers that are
not 0, and one of them is an entry of the gradient that it comes from.  Numbers are balls, and only
those that exclude 0 count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TypeAlias

from sympy import Expr, Idx, Indexed, Mul, Sum, Symbol

from derivations.evaluate import Values, evaluate
from derivations.notation import (
    Equation,
    bound_indices,
    entry_name,
    innermost,
    is_dimension,
    size_of,
)

Place: TypeAlias = tuple[int, ...]


def gradient_path(
    name: str,
    at: Place,
    equations: Iterable[Equation],
    gradients: Iterable[str],
    values: Values,
    sizes: Mapping[str, int],
) -> tuple[str, ...]:
    """From where the gradient starts to the entry, which must not be 0.

    It starts where an equation reads no other gradient (the loss) or where none defines it.
    """
    walk = _Walk({e.name: e for e in equations}, frozenset(gradients), values, sizes)
    path = [(name, at)]
    while (source := next(walk.sources(*path[-1]), None)) is not None:
        path.append(source)
    return tuple(written(*step) for step in reversed(path))


def written(name: str, at: Place) -> str:
    return f"{name}[{', '.join(map(str, at))}]"


class _Walk:
    def __init__(
        self,
        equations: Mapping[str, Equation],
        gradients: frozenset[str],
        values: Values,
        sizes: Mapping[str, int],
    ) -> None:
        self._equations, self._gradients = equations, gradients
        self._values, self._sizes = values, sizes

    def sources(self, name: str, at: Place) -> Iterator[tuple[str, Place]]:
        """The gradients' entries that a nonzero summand of this entry is a multiple of."""
        equation = self._equations.get(name)
        if equation is not None and name in self._gradients:
            yield from self._in(equation.right, dict(zip(equation.indices, at, strict=True)))

    def _in(self, node: Expr, places: Mapping[Idx, int]) -> Iterator[tuple[str, Place]]:
        if isinstance(node, Sum):
            bound = bound_indices(node)
            ranges = [range(self._sizes[size_of(idx).name]) for idx in bound]
            for chosen in product(*ranges):
                yield from self._in(node.function, {**places, **innermost(bound, chosen)})
        elif isinstance(node, Mul):
            if all(self._is_nonzero(factor, places) for factor in node.args):
                for factor in node.args:
                    yield from self._in(factor, places)
        elif isinstance(node, Indexed) or (
            isinstance(node, Symbol) and not isinstance(node, Idx) and not is_dimension(node)
        ):
            if entry_name(node) in self._gradients and self._is_nonzero(node, places):
                indices = node.indices if isinstance(node, Indexed) else ()
                yield (
                    entry_name(node),
                    tuple(
                        int(evaluate(i, self._values, self._sizes, places).unique_fmpz())
                        for i in indices
                    ),
                )
        else:
            for part in node.args:
                yield from self._in(part, places)

    def _is_nonzero(self, node: Expr, places: Mapping[Idx, int]) -> bool:
        return not evaluate(node, self._values, self._sizes, places).contains(0)

"""The order in which factors and terms are written: appearance only.

Where nothing else decides, the order is that in which the page lists its tensors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from derivations.matrix.expression import (
    ONE,
    SCALAR,
    Leaf,
    Matrix,
    Negate,
    Number,
    OneHot,
    Shape,
    broadcast,
    nodes,
)

Key = tuple[object, ...]


@dataclass(frozen=True)
class Order:
    """``places`` number the tensors of a page."""

    places: Mapping[str, int]

    def terms(self, terms: Iterable[Matrix]) -> tuple[Matrix, ...]:
        """Plus before minus, numbers first, biases last, else the short before the long."""
        found = list(terms)
        whole = broadcast(found)
        return tuple(sorted(found, key=lambda term: self._of_term(term, whole)))

    def factors(self, factors: Iterable[Matrix]) -> tuple[Matrix, ...]:
        """Vectors before matrices, what needs parentheses last.

        A gradient stands beside one factor as in A ⊙ dA, but opens a longer product, since the
        others are the derivative that it is multiplied by.
        """
        found = list(factors)
        return tuple(sorted(found, key=lambda f: self._of_factor(f, opens=len(found) > 2)))

    def _of_term(self, term: Matrix, whole: Shape) -> Key:
        return (
            isinstance(term, Negate),
            not isinstance(term, Number),
            isinstance(term, Leaf) and term.shape != whole,
            *self._of_node(term),
        )

    def _of_factor(self, factor: Matrix, opens: bool) -> Key:
        is_gradient = isinstance(factor, Leaf) and factor.tensor.gradient_of is not None
        is_vector = ONE in factor.shape
        return (
            not isinstance(factor, Number),
            factor.shape != SCALAR,
            not isinstance(factor, Leaf | OneHot),
            not (is_vector and isinstance(factor, Leaf)),
            is_gradient is not opens,
            isinstance(factor, OneHot),
            is_vector,
            *self._of_node(factor),
        )

    def _of_node(self, node: Matrix) -> Key:
        inside = list(nodes(node))
        names = [n.tensor.name for n in inside if isinstance(n, Leaf)]
        names += [n.ids.name for n in inside if isinstance(n, OneHot)]
        return len(inside), sorted(self.places[name] for name in names), repr(node)

"""The sums along rows and columns that an equation contains, worked out.

They are shown where the equation is too long for all of its numbers: the two means of LayerNorm's
backward pass, the coupling term of the softmax's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import numpy as np
from flint import arb, ctx, fmpq
from sympy import Idx

from derivations.matrix.expression import (
    AxisSum,
    Leaf,
    Matrix,
    Negate,
    OneHot,
    Scale,
    nodes,
    parts,
)
from derivations.notation import Tensor
from numeric.matrix_form import matrix_value
from numeric.program import Array
from verify.derive.number_values import PRECISIONS

ArrayOf = Callable[[Tensor, int], Array]  # with an axis for each dimension, at a precision in bits


def inner_sums(right: Matrix) -> tuple[AxisSum, ...]:
    """The outermost sums, each once; none if the right side is one, but for a coefficient."""
    core = right
    while isinstance(core, Negate | Scale):
        core = core.body
    return () if isinstance(core, AxisSum) else tuple(dict.fromkeys(_outermost(core)))


def worked_out(
    node: AxisSum, chosen: Mapping[Idx, int], array_of: ArrayOf, sizes: Mapping[str, int]
) -> Iterator[Array]:
    """The numbers of a sum, more and more precisely."""
    tensors = {n.tensor.name: n.tensor for n in nodes(node) if isinstance(n, Leaf)}
    tensors |= {n.ids.name: n.ids for n in nodes(node) if isinstance(n, OneHot)}
    for bits in PRECISIONS:
        arrays = {name: _balls(array_of(tensor, bits)) for name, tensor in tensors.items()}
        with ctx.workprec(bits):
            yield matrix_value(node, arrays, sizes, chosen)


def _outermost(node: Matrix) -> Iterator[AxisSum]:
    if isinstance(node, AxisSum):
        yield node
    else:
        for part in parts(node):
            yield from _outermost(part)


def _balls(values: Array) -> Array:
    """Fractions as balls; whole numbers stay exact."""

    def ball(value: object) -> arb:
        return arb(fmpq(*value.as_integer_ratio())) if isinstance(value, Fraction) else arb(value)

    return np.asarray(np.frompyfunc(ball, 1, 1)(values), dtype=object)

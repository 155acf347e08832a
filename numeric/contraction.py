"""Sums of products as matrix products: batch axes first, so that BLAS does the work.

An index that both factors have and that stays is a batch axis; one that is summed is contracted;
the others become rows and columns.  A mask goes into a factor before the product, because what it
discards may be infinite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sympy import Idx

from derivations.notation import size_of
from numeric.assembler import Assembler, Operand
from numeric.program import Slot


class Contraction(Assembler):
    """An assembler that can sum products of operands over indices."""

    def __init__(self) -> None:
        super().__init__()
        self._rank: Mapping[Idx, int] = {}

    def _contract(self, operands: list[Operand], bound: list[Idx]) -> Operand:
        """The product of the operands summed over the bound indices."""
        for index in bound:
            if not any(index in operand.axes for operand in operands):
                operands = [*operands, Operand(self._emit("size", [], size_of(index).name))]
        operands = self._masked_inside(operands)
        scalars = [o for o in operands if not set(o.axes) & set(bound) and not o.zero_one]
        inside = [o for o in operands if o not in scalars]
        while True:
            here = [i for i in bound if any(i in o.axes for o in inside)]
            pair = self._pair_to_contract(inside, here)
            if pair is None:
                break
            a, b, over = pair
            inside = [o for o in inside if o is not a and o is not b]
            inside.append(self._matmul(self._real(a), self._real(b), over))
        masks = [o for o in inside if o.zero_one]
        reals = [o for o in inside if not o.zero_one]
        if inside:
            value = self._masked(self._product(reals), masks)
            axes = tuple(place for place, i in enumerate(value.axes) if i in bound)
            if axes:
                left = tuple(i for i in value.axes if i not in bound)
                value = Operand(self._emit("sum", [value.slot], axes), left)
            scalars.append(value)
        total = self._product(scalars)
        assert total is not None
        return total

    def _masked_inside(self, operands: Iterable[Operand]) -> list[Operand]:
        """Each mask moved into every operand that has its axes.

        What a mask discards may be infinite, and a matrix product would make 0·∞ of it.  (A mask
        with more axes than any operand stays a factor.)
        """
        reals = [operand for operand in operands if not operand.zero_one]
        left = []
        for mask in (operand for operand in operands if operand.zero_one):
            covers = [set(mask.axes) <= set(operand.axes) for operand in reals]
            if not any(covers):
                left.append(mask)
            reals = [
                self._masked(operand, [mask]) if covered else operand
                for operand, covered in zip(reals, covers, strict=True)
            ]
        return [*reals, *left]

    def _pair_to_contract(
        self, operands: list[Operand], bound: list[Idx]
    ) -> tuple[Operand, Operand, list[Idx]] | None:
        """Two operands that alone share some bound indices, so that a matrix product sums them."""
        for index in bound:
            having = [operand for operand in operands if index in operand.axes]
            if len(having) != 2:
                continue
            a, b = having
            over = [
                i
                for i in b.axes
                if i in a.axes and i in bound and sum(i in o.axes for o in operands) == 2
            ]
            # A bound index that only these two have left must not stay as a batch axis.
            return a, b, over
        return None

    def _matmul(self, a: Operand, b: Operand, over: list[Idx]) -> Operand:
        batch = [i for i in a.axes if i in b.axes and i not in over]
        rows = [i for i in a.axes if i not in b.axes]
        columns = [i for i in b.axes if i not in a.axes]
        if rows and columns and self._comes_first(columns) < self._comes_first(rows):
            a, b, rows, columns = b, a, columns, rows
        if not rows and not columns:
            letters = "".join(chr(ord("a") + place) for place in range(len(a.axes)))
            subscripts = f"{letters},{letters}->{letters[: len(batch)]}"
            left, right = (self._laid_out(o, (*batch, *over)).slot for o in (a, b))
            return Operand(self._emit("inner", [left, right], subscripts), tuple(batch))
        left = self._merged(self._laid_out(a, (*batch, *rows, *over)), batch, rows, over)
        right = self._merged(self._laid_out(b, (*batch, *over, *columns)), batch, over, columns)
        product = self._emit("matmul", [left, right])
        axes = (*batch, *rows, *columns)
        if len(rows) == 1 and len(columns) == 1:
            return Operand(product, axes)
        shape = tuple(
            ((0, a.axes.index(i)),) if i in a.axes else ((1, b.axes.index(i)),) for i in axes
        )
        return Operand(self._emit("reshape_like", [product, a.slot, b.slot], *shape), axes)

    def _comes_first(self, indices: list[Idx]) -> int:
        """The earliest place of these indices on the left of the equation at hand."""
        return min(self._rank.get(index, len(self._rank)) for index in indices)

    def _merged(
        self, operand: Operand, batch: list[Idx], first: list[Idx], second: list[Idx]
    ) -> Slot:
        """The last axes merged into two: one for each group."""
        if len(first) == 1 and len(second) == 1:
            return operand.slot
        axes = operand.axes
        shape = (
            *(((0, axes.index(i)),) for i in batch),
            tuple((0, axes.index(i)) for i in first),
            tuple((0, axes.index(i)) for i in second),
        )
        return self._emit("reshape_like", [operand.slot, operand.slot], *shape)

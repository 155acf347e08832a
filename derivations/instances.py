"""Random small instances of a page: sizes, and a rational value for every given entry.

All dimensions are different where the page leaves that open (and d_out is no small number that a
formula has as a factor), ids repeat, masks have zeros, and each row of a square mask allows at
least its own position.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from random import Random

from flint import arb, fmpq

from derivations.evaluate import Sizes, Values
from derivations.notation import Kind, Tensor

SIZES: Mapping[str, int] = {
    "T": 3,
    "V": 4,
    "d_model": 5,
    "h": 2,
    "d_k": 2,
    "d_v": 4,
    "d_ff": 3,
    "n_ctx": 4,
    "d_in": 4,
    "d_out": 7,
    "n": 3,
}


def random_values(
    tensors: Iterable[Tensor], sizes: Sizes, seed: int, scale: Fraction = Fraction(1)
) -> Values:
    """A value for every entry of the tensors: ids, zeros and ones, and real numbers.

    Real numbers are multiples of scale/64 in [−2·scale, 2·scale], positive ones in (0, 2],
    those that are not negative in [0, 2], and fractions in (0, 1), where they have a logarithm.
    """
    random = Random(seed)
    unit = fmpq(scale.numerator, scale.denominator * 64)
    return {tensor.name: _entries(tensor, sizes, random, unit) for tensor in tensors}


def _entries(
    tensor: Tensor, sizes: Sizes, random: Random, unit: fmpq
) -> dict[tuple[int, ...], arb]:
    shape = [sizes[dimension.name] for dimension in tensor.dimensions]
    entries: dict[tuple[int, ...], arb] = {}
    for at in product(*(range(length) for length in shape)):
        if tensor.kind is Kind.INDEX:
            assert tensor.below is not None
            drawn = arb(random.randrange(sizes[tensor.below.name]))
            # The last id is the first again: what overwrites instead of adding has to show.
            is_last = at[-1] == shape[-1] - 1
            entries[at] = entries.get((*at[:-1], 0), drawn) if is_last else drawn
        elif tensor.kind is Kind.ZERO_ONE:
            own_position = len(at) == 2 and at[0] == at[1]
            entries[at] = arb(1 if own_position else random.randrange(2))
        elif tensor.kind is Kind.POSITIVE:
            entries[at] = arb(fmpq(random.randint(1, 128), 64))
        elif tensor.kind is Kind.NON_NEGATIVE:
            entries[at] = arb(fmpq(random.randint(0, 128), 64))
        elif tensor.kind is Kind.FRACTION:
            entries[at] = arb(fmpq(random.randint(1, 127), 128))
        else:
            entries[at] = arb(random.randint(-128, 128) * unit)
    return entries

"""Does a matrix form give the numbers of the index form that it was made from?

Both are evaluated on the same random tensors, in sizes that are all different, so that a transpose
too many or a sum along the wrong axis has another shape or other numbers.  Numbers are balls: two
that are disjoint are different for certain, and two narrow ones that overlap agree to 2⁻⁸⁰ of
their size; there is no tolerance to choose.  The index form goes through ``derivations.evaluate``,
one entry at a time, which knows nothing of matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
from flint import arb, ctx, fmpq
from sympy import Idx, Symbol

from derivations.evaluate import FUNCTIONS, Undecided, Values, evaluate, run
from derivations.instances import random_values
from derivations.latex.style import Convention
from derivations.matrix.build import matrix_equation
from derivations.matrix.expression import (
    Add,
    Apply,
    AxisSum,
    Hadamard,
    Leaf,
    MatMul,
    Matrix,
    MatrixEquation,
    Negate,
    Number,
    OneHot,
    Ones,
    Over,
    Power,
    Quotient,
    Scale,
    Shape,
    StackSum,
    Transpose,
)
from derivations.notation import Equation, Kind, Tensor, entries, entry_name, is_dimension, size_of
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from numeric.program import Array

METHOD = "matrix form against index form, 128 bits"
BITS = 128
NARROW = arb(2) ** -80
SMALLEST = 2  # of the sizes
AXES = {Over.ROW: (1,), Over.COLUMN: (0,), Over.ALL: (0, 1)}
Arrays = Mapping[str, Array]
Sizes = Mapping[str, int]


def check_matrix_form(
    equation: Equation, tensors: Iterable[Tensor], convention: Convention = "rows", seed: int = 0
) -> Outcome:
    """Is the matrix form of an equation of a page the equation?  NoMatrixForm if it has none."""
    known = tuple(tensors)
    return same_numbers(matrix_equation(equation, known, convention), equation, known, seed)


def same_numbers(
    form: MatrixEquation, equation: Equation, tensors: Iterable[Tensor], seed: int = 0
) -> Outcome:
    """Does a matrix form give the numbers of an equation, on random tensors?

    Roots and logarithms of negative numbers are none: where tensors as they are declared leave
    something undecided, all numbers are drawn between 0 and 1.
    """
    known = tuple(tensors)
    outcome = compare(form, equation, *instance(equation, known, seed))
    if isinstance(outcome, Unknown):
        return compare(form, equation, *instance(equation, known, seed, fractions=True))
    return outcome


def instance(
    equation: Equation, tensors: Iterable[Tensor], seed: int, fractions: bool = False
) -> tuple[dict[str, Array], dict[str, int]]:
    """Arrays, one axis for each index, for all that an equation names, and their sizes.

    That on the left is computed from the index form.
    """
    named = {tensor.name: tensor for tensor in tensors}
    result = named[equation.name]
    used = {entry_name(entry) for entry in entries(equation.right)}
    given = [named[name] for name in sorted(used)]
    sizes = _sizes((result, *given), equation, seed)
    drawn = [replace(t, kind=Kind.FRACTION) if fractions and not t.kind.whole else t for t in given]
    with ctx.workprec(BITS):
        values = run([equation], random_values(drawn, sizes, seed), sizes)
    return {tensor.name: _array(values, tensor, sizes) for tensor in (result, *given)}, sizes


def compare(form: MatrixEquation, equation: Equation, arrays: Arrays, sizes: Sizes) -> Outcome:
    """Every entry of both sides, at every place of the stacked indices."""
    with ctx.workprec(BITS):
        return _compared(form, equation, arrays, sizes)


def _compared(form: MatrixEquation, equation: Equation, arrays: Arrays, sizes: Sizes) -> Outcome:
    where = ", ".join(f"{name} = {size}" for name, size in sorted(sizes.items()))
    for places in _stacks(form.left.above, sizes):
        left = matrix_value(form.left, arrays, sizes, places)
        try:
            right = matrix_value(form.right, arrays, sizes, places)
        except Undecided as error:
            return Unknown(METHOD, str(error))
        for at in np.ndindex(left.shape):
            expected: arb = left[at]
            found: arb = right[at]
            if not (_is_narrow(expected) and _is_narrow(found)):
                return Unknown(METHOD, f"{equation.left} at {at} is {found}, {where}")
            if not expected.overlaps(found):
                difference = f"{found.str(8)}, not {expected.str(8)}"
                return Refuted(METHOD, f"{equation.left} at {at} is {difference}, {where}")
    return Checked(METHOD, where)


def matrix_value(node: Matrix, arrays: Arrays, sizes: Sizes, places: Mapping[Idx, int]) -> Array:
    """The matrix of balls that an expression stands for: always with two axes."""

    def value(part: Matrix) -> Array:
        return matrix_value(part, arrays, sizes, places)

    match node:
        case Leaf():
            return _leaf(node, arrays, sizes, places)
        case OneHot(ids, by_rows):
            assert ids.below is not None
            rows = np.eye(sizes[ids.below.name], dtype=int)[arrays[ids.name].astype(int)]
            return _balls(rows if by_rows else rows.T)
        case Ones(shape):
            return _balls(np.ones(_lengths(shape, sizes), dtype=int))
        case Number(number):
            return np.full((1, 1), evaluate(number, {}, sizes, {}), dtype=object)
        case Transpose(body):
            return value(body).T
        case MatMul(left, right):
            return np.asarray(value(left) @ value(right))
        case Hadamard(factors):
            result = value(factors[0])
            for factor in factors[1:]:
                result = result * value(factor)
            return result
        case Quotient(numerator, denominator):
            return np.asarray(value(numerator) / value(denominator))
        case Scale(coefficient, body):
            return np.asarray(value(coefficient) * value(body))
        case Negate(body):
            return np.asarray(-value(body))
        case Add(terms):
            total = value(terms[0])
            for term in terms[1:]:
                total = total + value(term)
            return total
        case Power(body, exponent):
            ratio = fmpq(int(exponent.p), int(exponent.q))
            return _each(lambda x: _power(x, ratio), value(body))
        case Apply(function, body):
            return _each(CALLS[function], value(body))
        case AxisSum(body, over):
            return np.asarray(value(body).sum(axis=AXES[over], keepdims=True))
        case StackSum(index, body):
            at = [{**places, index: place} for place in range(sizes[size_of(index).name])]
            total = matrix_value(body, arrays, sizes, at[0])
            for place in at[1:]:
                total = total + matrix_value(body, arrays, sizes, place)
            return total


def _leaf(node: Leaf, arrays: Arrays, sizes: Sizes, places: Mapping[Idx, int]) -> Array:
    array = arrays[node.tensor.name]
    above = iter(node.above)
    plain = [axis for axis in range(array.ndim) if axis in (node.rows, node.columns)]
    at = (slice(None) if axis in plain else places[next(above)] for axis in range(array.ndim))
    matrix = array[tuple(at)]
    turned = plain == [node.columns, node.rows]
    return np.asarray(matrix.T if turned else matrix).reshape(_lengths(node.shape, sizes))


def _power(x: arb, exponent: fmpq) -> arb:
    if exponent == fmpq(1, 2):
        return x.sqrt()
    if exponent.q != 1:
        return x ** arb(exponent)
    result = x  # x ** 2 of a ball around 0 would lose what x * x keeps
    for _ in range(int(exponent.p) - 1):
        result = result * x
    return result


def _step(x: arb) -> arb:
    if x > 0 or x <= 0:
        return arb(int(x > 0))
    raise Undecided(f"the sign of {x}")


CALLS = {**{function.__name__: call for function, call in FUNCTIONS.items()}, "step": _step}


def _each(function: Callable[[arb], arb], values: Array) -> Array:
    return np.asarray(np.frompyfunc(function, 1, 1)(values), dtype=object)


def _balls(numbers: Array) -> Array:
    return _each(lambda number: arb(int(number)), numbers)


def _array(values: Values, tensor: Tensor, sizes: Sizes) -> Array:
    """One axis for each index of the tensor."""
    array = np.empty([sizes[dimension.name] for dimension in tensor.dimensions], dtype=object)
    for at, value in values[tensor.name].items():
        array[at] = int(value.unique_fmpz()) if tensor.kind is Kind.INDEX else value
    return array


def _lengths(shape: Shape, sizes: Sizes) -> tuple[int, ...]:
    return tuple(sizes[size.name] if isinstance(size, Symbol) else 1 for size in shape)


def _stacks(above: Iterable[Idx], sizes: Sizes) -> Iterator[dict[Idx, int]]:
    indices = tuple(above)
    for at in product(*(range(sizes[size_of(index).name]) for index in indices)):
        yield dict(zip(indices, at, strict=True))


def _sizes(tensors: Iterable[Tensor], equation: Equation, seed: int) -> dict[str, int]:
    """A small size for each dimension, no two alike."""
    found = {size.name for tensor in tensors for size in tensor.dimensions}
    found |= {tensor.below.name for tensor in tensors if tensor.below is not None}
    found |= {symbol.name for symbol in equation.right.free_symbols if _is_size(symbol)}
    lengths = range(SMALLEST, SMALLEST + len(found) + 1)
    return dict(zip(sorted(found), Random(seed).sample(lengths, len(found)), strict=True))


def _is_size(symbol: Symbol) -> bool:
    return is_dimension(symbol) and not isinstance(symbol, Idx)


def _is_narrow(ball: arb) -> bool:
    return bool(ball.is_finite() and ball.rad() <= NARROW * (1 + abs(ball)))

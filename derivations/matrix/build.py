"""From index form to matrix form.

An expression is built for two indices, that of the rows and that of the columns; an index that it
does not depend on leaves an axis of length 1, which broadcasts.  A sum over an index that joins two
factors is a matrix product, over one that a single factor has, the sum of its rows or columns.  An
id used as an index is a product with one-hot rows.  With positions as columns the two indices are
exchanged at every leaf and on the left, and nothing else changes.

What has no matrix form (an index used as a number, three indices at once) raises
:class:`NoMatrixForm`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from sympy import Add as SympyAdd
from sympy import (
    Expr,
    Heaviside,
    Idx,
    Indexed,
    Integer,
    KroneckerDelta,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    fraction,
    log,
    preorder_traversal,
    sin,
    tanh,
)

from derivations.calculus.unfold import Unfolder
from derivations.latex.style import Convention
from derivations.latex.symbols import stacked
from derivations.matrix.expression import (
    ONE,
    SCALAR,
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
    ShapeError,
    StackSum,
    Transpose,
    nodes,
)
from derivations.matrix.order import Order
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    bound_indices,
    entries,
    entry_name,
    free_indices,
    size_of,
)

FUNCTIONS: dict[type, str] = {
    exp: "exp",
    log: "log",
    tanh: "tanh",
    erf: "erf",
    sin: "sin",
    cos: "cos",
    Heaviside: "step",
}
POSITIONS = "T"  # a vector over the positions lies as the positions do, any other across them

Line: TypeAlias = Idx | None  # the index of the rows, or of the columns; None where the length is 1


class NoMatrixForm(NotationError):
    """An equation that cannot be written without its indices."""


def matrix_equation(
    equation: Equation, tensors: Iterable[Tensor], convention: Convention = "rows"
) -> MatrixEquation:
    """The matrix form of an equation of a page with these tensors; else :class:`NoMatrixForm`."""
    builder = _Builder(list(tensors), convention, equation.indices)
    _require_own_stacked_indices(equation.right)
    left, rows, columns = builder.leaf(equation.left)
    try:
        right = builder.build(builder.apart.unfold(equation.right), rows, columns)
        return MatrixEquation(left, _spread(right, left.shape))
    except ShapeError as error:
        raise NoMatrixForm(f"{equation}: {error}") from error


class _Apart(Unfolder):
    """Names bound indices apart; those of stacked axes are shown, and keep theirs if they can."""

    def __init__(self, taken: Iterable[Idx]) -> None:
        super().__init__({})
        self._taken = frozenset(taken)

    def fresh(self, index: Idx) -> Idx:
        keeps = stacked(index) and index not in self._taken
        return index if keeps else super().fresh(index)


class _Builder:
    def __init__(
        self, tensors: Sequence[Tensor], convention: Convention, taken: Iterable[Idx]
    ) -> None:
        self._tensors = {tensor.name: tensor for tensor in tensors}
        self._by_rows = convention == "rows"
        self._order = Order({tensor.name: place for place, tensor in enumerate(tensors)})
        self.apart = _Apart(taken)

    # Nodes

    def build(self, expression: Expr, rows: Line, columns: Line) -> Matrix:
        """The matrix with this expression at [rows, columns]."""
        if _is_number(expression):
            return self._product([expression], rows, columns)
        if isinstance(expression, Idx):
            raise NoMatrixForm(f"the index {expression} is used as a number")
        if isinstance(expression, Indexed | Symbol):
            return self._entry(expression, rows, columns)
        if isinstance(expression, SympyAdd):
            return self._add([self.build(term, rows, columns) for term in expression.args])
        if isinstance(expression, Mul | Pow):
            return self._product(Mul.make_args(expression), rows, columns)
        if isinstance(expression, Sum):
            return self._sum(bound_indices(expression), expression.function, rows, columns)
        if isinstance(expression, KroneckerDelta):
            return self._one_hot(expression, rows, columns)
        function = FUNCTIONS.get(type(expression))
        if function is None:
            raise NoMatrixForm(f"{type(expression).__name__} has no matrix form: {expression}")
        return Apply(function, self.build(expression.args[0], rows, columns))

    def leaf(self, entry: Expr) -> tuple[Leaf, Line, Line]:
        """The tensor of an entry with plain indices, and the index of its rows and columns."""
        tensor = self._tensors[entry_name(entry)]
        indices = entry.indices if isinstance(entry, Indexed) else ()
        places = [place for place, index in enumerate(indices) if not stacked(index)]
        if len(places) > 2 or len({indices[place] for place in places}) < len(places):
            raise NoMatrixForm(f"{entry} is not an entry of a matrix")
        lines: list[int | None] = [*places]
        if len(places) < 2:
            is_positions = bool(places) and tensor.dimensions[places[0]].name == POSITIONS
            lines = [*lines, None] if is_positions else [None, *(lines or [None])]
        if not self._by_rows:
            lines.reverse()
        above = tuple(index for index in indices if stacked(index))
        found = [None if place is None else indices[place] for place in lines]
        return Leaf(tensor, lines[0], lines[1], above), found[0], found[1]

    def _entry(self, entry: Expr, rows: Line, columns: Line) -> Matrix:
        indices = entry.indices if isinstance(entry, Indexed) else ()
        for place, index in enumerate(indices):
            if isinstance(index, Indexed):
                size = self._tensors[entry_name(entry)].dimensions[place]
                each = self.apart.fresh(Idx("id", size))
                at = (*indices[:place], each, *indices[place + 1 :])
                looked_up = Sum(KroneckerDelta(each, index) * entry.base[at], each)
                return self.build(looked_up, rows, columns)
            if not isinstance(index, Idx):
                raise NoMatrixForm(f"{entry} stands at a fixed place")
        return _laid(self.leaf(entry), rows, columns)

    def _one_hot(self, delta: KroneckerDelta, rows: Line, columns: Line) -> Matrix:
        at = [index for index in delta.args if isinstance(index, Idx)]
        ids = [index for index in delta.args if isinstance(index, Indexed)]
        if len(at) != 1 or len(ids) != 1 or len(ids[0].indices) != 1:
            raise NoMatrixForm(f"{delta} is not a one-hot row")
        lines = [ids[0].indices[0], at[0]]
        if not self._by_rows:
            lines.reverse()
        one_hot = OneHot(self._tensors[entry_name(ids[0])], self._by_rows)
        return _laid((one_hot, lines[0], lines[1]), rows, columns)

    def _add(self, terms: Iterable[Matrix]) -> Matrix:
        """Sums over heads that have the same sign are one sum."""
        sums: dict[Idx, list[Matrix]] = {}
        others: list[Matrix] = []
        for term in terms:
            if isinstance(term, StackSum):
                sums.setdefault(term.index, []).append(term.body)
            else:
                others.append(term)
        others += [StackSum(index, self._add(bodies)) for index, bodies in sums.items()]
        return others[0] if len(others) == 1 else Add(self._order.terms(others))

    # Products

    def _product(
        self, factors: Iterable[Expr], rows: Line, columns: Line, built: Sequence[Matrix] = ()
    ) -> Matrix:
        """A coefficient, which has all that is scalar, and a quotient of elementwise products."""
        number: Expr = Integer(1)
        above, below = list(built), []
        for factor in factors:
            power = factor.exp if isinstance(factor, Pow) else Integer(1)
            if _is_number(factor):
                number *= factor
            elif not isinstance(power, Rational):
                raise NoMatrixForm(f"the exponent of {factor} is not a number")
            elif power < 0:
                below.append(self._power(factor.base, -power, rows, columns))
            elif isinstance(factor, Pow):
                above.append(self._power(factor.base, power, rows, columns))
            else:
                above.append(self.build(factor, rows, columns))
        negative = bool(number.as_coeff_Mul()[0] < 0)
        size = -number if negative else number
        above = [*_without_scales(above)]
        negative ^= sum(isinstance(factor, Negate) for factor in above) % 2 == 1
        above = [factor.body if isinstance(factor, Negate) else factor for factor in above]
        node = self._scaled(size, above, below)
        return Negate(node) if negative else node

    def _scaled(self, number: Expr, above: Sequence[Matrix], below: Sequence[Matrix]) -> Matrix:
        top = [factor for factor in above if _is_coefficient(factor)]
        bottom = [factor for factor in below if _is_coefficient(factor)]
        coefficient = self._coefficient(number, top, bottom)
        body = [factor for factor in above if factor not in top]
        divisors = [factor for factor in below if factor not in bottom]
        if not body and not divisors:
            return coefficient
        if not body:
            return Quotient(coefficient, self._hadamard(divisors))
        node = self._hadamard(body)
        if divisors:
            node = Quotient(node, self._hadamard(divisors))
        return node if coefficient == Number(ONE) else Scale(coefficient, node)

    def _coefficient(self, number: Expr, top: Sequence[Matrix], bottom: Sequence[Matrix]) -> Matrix:
        """A number, or a fraction with numbers and scalar tensors on both sides of the line."""
        if not top and not bottom:
            return Number(number)
        numerator, denominator = fraction(number) if bottom else (number, ONE)
        over = self._hadamard([*_unless_one(numerator), *top])
        if not bottom:
            return over
        return Quotient(over, self._hadamard([*_unless_one(denominator), *bottom]))

    def _hadamard(self, factors: Sequence[Matrix]) -> Matrix:
        if len(factors) < 2:
            return factors[0] if factors else Number(ONE)
        return Hadamard(self._order.factors(factors))

    def _power(self, base: Expr, power: Rational, rows: Line, columns: Line) -> Matrix:
        node = self.build(base, rows, columns)
        return node if power == 1 else Power(node, power)

    # Sums

    def _sum(self, bound: Sequence[Idx], body: Expr, rows: Line, columns: Line) -> Matrix:
        """The sum of a product; where that fails and the body has terms, the sum of each."""
        try:
            return self._contract(list(Mul.make_args(body)), bound, rows, columns)
        except NoMatrixForm:
            if not isinstance(body, SympyAdd):
                raise
            return self._add([self._sum(bound, term, rows, columns) for term in body.args])

    def _contract(
        self, factors: Sequence[Expr], bound: Sequence[Idx], rows: Line, columns: Line
    ) -> Matrix:
        """Σ over the bound indices of a product."""
        for index in bound:
            others = [i for i in bound if i != index]
            using = [factor for factor in factors if index in free_indices(factor)]
            if not using:
                inner = self._contract(factors, others, rows, columns)
                return self._product([size_of(index)], rows, columns, [inner])
            if stacked(index):
                return StackSum(index, self._contract(factors, others, rows, columns))
        inside = [factor for factor in factors if free_indices(factor) & set(bound)]
        outside = [factor for factor in factors if factor not in inside]
        if not bound or outside:
            built = [self._contract(inside, bound, rows, columns)] if bound else []
            return self._product(outside, rows, columns, built)
        failure: NoMatrixForm | None = None
        for index in bound:
            try:
                return self._joined(inside, bound, index, rows, columns)
            except NoMatrixForm as error:
                failure = failure or error
        raise failure or NoMatrixForm(f"Σ over {bound} of {factors}")

    def _joined(
        self, factors: Sequence[Expr], bound: Sequence[Idx], index: Idx, rows: Line, columns: Line
    ) -> Matrix:
        """Σ over an index that joins what depends on the rows to what depends on the columns."""
        left: list[Expr] = []
        right: list[Expr] = []
        for group in _groups(factors, index):
            indices = set().union(*(free_indices(factor) for factor in group))
            if {rows, columns} <= indices:
                raise NoMatrixForm(f"{group} depends on {rows}, {columns} and {index} at once")
            if columns in indices:
                right += group
            elif rows in indices or len(bound) > 1 or not right:
                left += group
            else:
                right += group
        if left and right and not any(rows in free_indices(factor) for factor in left):
            left, right = [], [*left, *right]
        if right and not any(columns in free_indices(factor) for factor in right):
            left, right = [*left, *right], []

        def part(own: Sequence[Expr], up: Line, across: Line) -> Matrix:
            inner = [i for i in bound if any(i in free_indices(f) for f in own) and i != index]

            def laid(first: Line, second: Line) -> Matrix:
                return self._contract(own, inner, first, second)

            return _fewest_transposes(laid, up, across)

        if left and right:
            return MatMul(part(left, rows, index), part(right, index, columns))
        if right:
            return AxisSum(part(right, index, columns), Over.COLUMN)
        if any(rows in free_indices(factor) for factor in left):
            return AxisSum(part(left, rows, index), Over.ROW)
        return self._total(left, bound)

    def _total(self, factors: Sequence[Expr], bound: Sequence[Idx]) -> Matrix:
        """Σ over everything that the factors depend on."""
        if len(bound) > 2:
            raise NoMatrixForm(f"Σ over {bound}: more than two indices")
        first, second = (*bound, None)[:2]
        either = [self._product(factors, *lines) for lines in ((first, second), (second, first))]
        return AxisSum(min(either, key=_transposes), Over.ALL)


def _laid(placed: tuple[Leaf | OneHot, Line, Line], rows: Line, columns: Line) -> Matrix:
    """A leaf as it is, or transposed, so that its indices are those of the rows and columns."""
    node, up, across = placed
    if up in (None, rows) and across in (None, columns):
        return node
    if up in (None, columns) and across in (None, rows):
        return Transpose(node)
    raise NoMatrixForm(f"{node} depends on {up} and {across}, not on {rows} and {columns}")


def _fewest_transposes(build: Callable[[Line, Line], Matrix], rows: Line, columns: Line) -> Matrix:
    """Either as it is, or as the transpose of the other way round."""
    other = build(columns, rows)
    turned = other.body if isinstance(other, Transpose) else Transpose(other)
    return min((build(rows, columns), turned), key=_transposes)


def _transposes(node: Matrix) -> int:
    return sum(isinstance(part, Transpose) for part in nodes(node))


def _groups(factors: Sequence[Expr], index: Idx) -> list[list[Expr]]:
    """Factors that share indices other than ``index``, directly or through others."""
    groups: list[tuple[set[Idx], list[Expr]]] = []
    for factor in factors:
        indices = {i for i in free_indices(factor) if not stacked(i)} - {index}
        linked = [group for group in groups if group[0] & indices]
        groups = [group for group in groups if group not in linked]
        members = [member for group in linked for member in group[1]]
        groups.append((indices.union(*(group[0] for group in linked)), [*members, factor]))
    return [members for _, members in groups]


def _spread(node: Matrix, shape: Shape) -> Matrix:
    """What does not depend on an index of the left side is the same everywhere along it."""
    if node.shape == shape:
        return node
    if isinstance(node, Negate):
        return Negate(_spread(node.body, shape))
    if isinstance(node, Scale):
        return Scale(node.coefficient, _spread(node.body, shape))
    if node.shape == SCALAR:
        return Ones(shape) if node == Number(ONE) else Scale(node, Ones(shape))
    if node.shape[0] != shape[0]:
        return MatMul(Ones((shape[0], ONE)), node)
    return MatMul(node, Ones((ONE, shape[1])))


def _require_own_stacked_indices(expression: Expr) -> None:
    """A stacked index keeps its name, so no sum may bind one that a sum inside it binds."""
    for total in (node for node in preorder_traversal(expression) if isinstance(node, Sum)):
        inner = [i for node in total.function.atoms(Sum) for i in bound_indices(node)]
        for index in filter(stacked, bound_indices(total)):
            if [*bound_indices(total), *inner].count(index) > 1:
                raise NoMatrixForm(f"{index} is bound twice in {total}")


def _without_scales(factors: Iterable[Matrix]) -> Iterable[Matrix]:
    for factor in factors:
        if isinstance(factor, Scale):
            yield factor.coefficient
            yield factor.body
        else:
            yield factor


def _is_number(expression: Expr) -> bool:
    """Whether an expression has neither entries nor indices."""
    return not free_indices(expression) and not any(entries(expression))


def _is_coefficient(node: Matrix) -> bool:
    """Whether a node is a scalar that a fraction before the others is made of."""
    return node.shape == SCALAR and not any(isinstance(part, AxisSum) for part in nodes(node))


def _unless_one(number: Expr) -> list[Matrix]:
    return [] if number == 1 else [Number(number)]

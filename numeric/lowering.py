"""Lowering: equations in index notation become an array program.

A sum of products becomes a matrix product (see ``contraction``); a delta with an id becomes a
gather or a scatter-add; a factor that is 0 or 1 becomes a ``where``.  Nothing loops over positions,
heads or features.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    tanh,
)

from derivations.calculus.unfold import Unfolder
from derivations.notation import (
    Equation,
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    bound_indices,
    entries,
    entry_name,
    is_dimension,
    size_of,
)
from derivations.sublayer import Shift
from numeric.assembler import Operand
from numeric.contraction import Contraction
from numeric.program import Program, Slot

CALLS: dict[type, str] = {
    exp: "exp",
    log: "log",
    tanh: "tanh",
    erf: "erf",
    sin: "sin",
    cos: "cos",
    Heaviside: "step",
}


@dataclass(frozen=True)
class Stored:
    """A defined or given tensor: a slot, and which of its dimensions each axis is."""

    slot: Slot
    order: tuple[int, ...]
    zero_one: bool = False


def lower(
    equations: Iterable[Equation],
    tensors: Mapping[str, Tensor],
    shifts: Iterable[Shift] = (),
    wanted: Collection[str] | None = None,
) -> Program:
    """The program that computes every left side; names that nothing defines are read.

    It returns the ``wanted`` ones (default: all), and keeps the others only while they are needed.
    NotationError names a tensor that is not among ``tensors``, or a wanted one that is not defined.
    """
    lowering = _Lowering(tensors, {shift.value.name: shift for shift in shifts})
    names = []
    for equation in equations:
        lowering.define(equation)
        names.append(equation.name)
    unknown = set(wanted or ()) - set(names)
    if unknown:
        raise NotationError(f"no equation defines {', '.join(sorted(unknown))}")
    return lowering.program([name for name in names if wanted is None or name in wanted])


class _Lowering(Contraction):
    def __init__(self, tensors: Mapping[str, Tensor], shifts: Mapping[str, Shift]) -> None:
        super().__init__()
        self._tensors = tensors
        self._shifts = shifts
        self._stored: dict[str, Stored] = {}
        self._reads: list[Tensor] = []
        self._fresh = Unfolder({})

    # Equations and tensors

    def define(self, equation: Equation) -> None:
        names = {entry_name(entry) for entry in entries(equation.right)}
        for name in sorted(names & set(self._shifts)):
            self._define_shift(self._shifts[name])
        self._rank = {index: place for place, index in enumerate(equation.indices)}
        value = self._lower(self._fresh.unfold(equation.right))
        missing = [index for index in equation.indices if index not in value.axes]
        if missing:
            value = self._spread(value, missing)
        order = tuple(equation.indices.index(index) for index in value.axes)
        self._stored[equation.name] = Stored(value.slot, order, value.zero_one)

    def _define_shift(self, shift: Shift) -> None:
        if shift.value.name in self._stored:
            return
        indices = tuple(
            Idx(f"shift_{place}", size) for place, size in enumerate(shift.of.dimensions)
        )
        operands = [self._laid_out(self._entry(shift.of[indices]), indices)]
        if shift.among is not None:
            among = indices[len(indices) - len(shift.among.dimensions) :]
            operands.append(self._laid_out(self._entry(shift.among[among]), indices))
        slot = self._emit("max", [operand.slot for operand in operands])
        self._stored[shift.value.name] = Stored(slot, tuple(range(len(indices) - 1)))

    def _declared(self, name: str) -> Tensor:
        if name not in self._tensors:
            raise NotationError(f"{name} is not a declared tensor")
        return self._tensors[name]

    def _tensor(self, name: str) -> Stored:
        if name not in self._stored:
            tensor = self._declared(name)
            self._reads.append(tensor)
            order = tuple(range(len(tensor.dimensions)))
            slot = self._emit("read", [], name)
            self._stored[name] = Stored(slot, order, tensor.kind is Kind.ZERO_ONE)
        return self._stored[name]

    def program(self, wanted: Sequence[str]) -> Program:
        """The finished program, which returns the named tensors in their declared order of axes."""
        results = {}
        for name in wanted:
            tensor, stored = self._declared(name), self._stored[name]
            slot = self._emit("as_real", [stored.slot]) if stored.zero_one else stored.slot
            back = tuple(stored.order.index(place) for place in range(len(stored.order)))
            results[name] = (self._aligned(slot, back, tuple(range(len(back)))), tensor)
        return self._finished(self._reads, results)

    def _spread(self, operand: Operand, missing: Sequence[Idx]) -> Operand:
        """The operand repeated along axes that it does not depend on."""
        ones = self._number(1)
        for index in missing:
            iota = self._position(index)
            zero = self._emit("multiply", [self._number(0).slot, self._real_ids(iota).slot])
            along = Operand(self._emit("add", [ones.slot, zero]), (index,))
            operand = self._binary("multiply", self._real(operand), along)
        return operand

    # Expressions

    def _lower(self, expression: Expr) -> Operand:
        if isinstance(expression, Rational):
            return self._number(Fraction(int(expression.p), int(expression.q)))
        if isinstance(expression, Idx):
            return self._real_ids(self._position(expression))
        if isinstance(expression, Symbol | Indexed):
            if is_dimension(expression):
                return Operand(self._emit("size", [], expression.name))
            entry = self._entry(expression)
            is_id = self._tensors[entry_name(expression)].kind is Kind.INDEX
            return self._real_ids(entry) if is_id else entry
        if isinstance(expression, Add):
            return self._add(expression.args)
        if isinstance(expression, Mul | Pow):
            return self._multiply(Mul.make_args(expression))
        if isinstance(expression, Sum):
            return self._sum(expression)
        if isinstance(expression, KroneckerDelta):
            a, b = (self._position(index) for index in expression.args[:2])
            return Operand(*self._equal(a, b), zero_one=True)
        if isinstance(expression, Mod):
            index, modulus = expression.args
            position = self._position(index)
            slot = self._emit("remainder", [position.slot], int(modulus))
            return self._real_ids(Operand(slot, position.axes))
        if expression is pi:
            return Operand(self._emit("pi", []))
        call = CALLS.get(type(expression))
        if call is None:
            raise UnknownNode(expression, "lowering")
        argument = self._real(self._lower(expression.args[0]))
        slot = self._emit(call, [argument.slot])
        return Operand(slot, argument.axes, zero_one=call == "step")

    def _add(self, terms: Sequence[Expr]) -> Operand:
        total: Operand | None = None
        for term in sorted(terms, key=_is_negative):
            negative = _is_negative(term)
            value = self._real(self._lower(-term if negative else term))
            if total is not None:
                total = self._binary("subtract" if negative else "add", total, value)
            elif negative:
                total = Operand(self._emit("negate", [value.slot]), value.axes)
            else:
                total = value
        assert total is not None
        return total

    def _multiply(self, factors: Sequence[Expr]) -> Operand:
        """A product: small factors first, denominators together, masks last."""
        above, below = [], []
        for factor in factors:
            if isinstance(factor, Pow) and isinstance(factor.exp, Rational) and factor.exp < 0:
                below.append(self._power(factor.base, -factor.exp))
            elif isinstance(factor, Pow):
                above.append(self._power(factor.base, factor.exp))
            else:
                above.append(self._lower(factor))
        masks = [operand for operand in above if operand.zero_one]
        value = self._product([operand for operand in above if not operand.zero_one])
        divisor = self._product(below)
        if divisor is not None:
            if value is not None and len(divisor.axes) < len(value.axes):
                inverse = self._binary("divide", self._number(1), divisor)
                value = self._binary("multiply", value, inverse)
            else:
                value = self._binary("divide", value or self._number(1), divisor)
        return self._masked(value, masks)

    def _power(self, base: Expr, exponent: Expr) -> Operand:
        value = self._real(self._lower(base))
        if not isinstance(exponent, Rational):
            raise UnknownNode(base**exponent, "lowering")
        if exponent.q == 2:
            value = Operand(self._emit("sqrt", [value.slot]), value.axes)
        elif exponent.q != 1:
            power = Fraction(int(exponent.p), int(exponent.q))
            return Operand(self._emit("power", [value.slot], power), value.axes)
        total = value
        for _ in range(abs(int(exponent.p)) - 1):
            total = self._binary("multiply", total, value)
        return total

    # Entries, and integers in the place of an index

    def _entry(self, expression: Expr) -> Operand:
        stored = self._tensor(entry_name(expression))
        indices = expression.indices if isinstance(expression, Indexed) else ()
        where = tuple(indices[place] for place in stored.order)
        if all(isinstance(i, Idx) for i in where) and len(set(where)) == len(where):
            return Operand(stored.slot, where, stored.zero_one)
        looked_up = [place for place, index in enumerate(where) if not isinstance(index, Idx)]
        if len(looked_up) == 1:
            (axis,) = looked_up
            ids = self._position(where[axis])
            axes = (*where[:axis], *ids.axes, *where[axis + 1 :])
            if len(set(axes)) == len(axes):
                slot = self._emit("take", [stored.slot, ids.slot], axis)
                return Operand(slot, axes, stored.zero_one)
        positions = [self._position(index) for index in where]
        axes = tuple(dict.fromkeys(index for operand in positions for index in operand.axes))
        slots = [self._laid_out(operand, axes).slot for operand in positions]
        return Operand(self._emit("pick", [stored.slot, *slots]), axes, stored.zero_one)

    def _position(self, index: Expr) -> Operand:
        """An index as an array of integers."""
        if isinstance(index, Idx):
            return Operand(self._emit("iota", [], size_of(index).name), (index,))
        if isinstance(index, Indexed):
            return self._entry(index)
        raise UnknownNode(index, "lowering, as an index,")

    def _real_ids(self, ids: Operand) -> Operand:
        return Operand(self._emit("as_real", [ids.slot]), ids.axes)

    def _equal(self, a: Operand, b: Operand) -> tuple[Slot, tuple[Idx, ...]]:
        equal = self._binary("equal", a, b)
        return equal.slot, equal.axes

    # Sums

    def _sum(self, expression: Sum) -> Operand:
        bound = bound_indices(expression)  # each once: `define` gave every sum fresh indices
        factors = list(Mul.make_args(expression.function))
        scattered = self._scatter(factors, bound)
        if scattered is not None:
            return scattered
        return self._contract([self._lower(factor) for factor in factors], bound)

    def _scatter(self, factors: list[Expr], bound: list[Idx]) -> Operand | None:
        """Σ_t delta(v, x[t])·rows[t, …]: rows added up where their ids say."""
        for delta in factors:
            if not isinstance(delta, KroneckerDelta):
                continue
            free = [i for i in delta.args[:2] if isinstance(i, Idx) and i not in bound]
            ids = [i for i in delta.args[:2] if isinstance(i, Indexed)]
            if len(free) != 1 or len(ids) != 1 or len(factors) == 1:
                continue
            position = self._position(ids[0])
            if len(position.axes) != 1 or position.axes[0] not in bound:
                continue
            along = position.axes[0]
            rest = [factor for factor in factors if factor is not delta]
            operands = [self._lower(factor) for factor in rest]
            used = {index for operand in operands for index in operand.axes}
            if along not in used or free[0] in used:
                continue
            others = [index for index in bound if index != along]
            rows = self._contract(operands, others)
            axes = (along, *(index for index in rows.axes if index != along))
            slot = self._emit(
                "scatter_add",
                [position.slot, self._laid_out(rows, axes).slot],
                size_of(free[0]).name,
            )
            return Operand(slot, (free[0], *axes[1:]))
        return None


def _is_negative(term: Expr) -> bool:
    return bool(term.could_extract_minus_sign()) and isinstance(term, Mul | Rational)

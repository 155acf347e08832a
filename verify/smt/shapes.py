"""Shapes for symbolic sizes: each gradient has its value's shape, every access is in bounds.

A size is any integer from 1 on.  Axes that are stored merged, (head, channel), are one axis of
length h·d_k.  What has a shape is read off the equations: the index ranges on a left side are the
shape of what it defines, and each index on a right side has to stay inside the axis it is used on,
ids inside their declared range.  The query asks for sizes at which one of these fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

import z3
from sympy import Expr, Idx, Indexed, Integer, Symbol

from derivations.latex.statements import latex_name, latex_shape
from derivations.notation import (
    Axis,
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    size_of,
)
from derivations.outcome import Outcome, Refuted
from derivations.sublayers.positional import position
from derivations.sublayers.symbols import T, d_k, d_model, h, n_ctx
from derivations.wiring import Network
from verify.smt.query import Assertion, Query
from verify.smt.solver import LIMIT_MS, NoAnswerError, constants, satisfiable, smallest, solver_for
from verify.smt.theorem import by_z3

Declared: TypeAlias = dict[str, list[tuple[str, Tensor]]]  # by name: each step's declaration
Access: TypeAlias = tuple[Expr, int, Expr]  # an entry, the place of one of its indices, the index


HEADS = rf"{latex_name(d_model.name)} = {latex_name(h.name)}\,{latex_name(d_k.name)}"


@dataclass(frozen=True)
class Violation:
    """A way in which a shape can be wrong: the formula under which it is, and words for it."""

    words: str
    formula: z3.BoolRef


@dataclass(frozen=True)
class Constraint:
    """A relation between sizes that a model has to keep to."""

    words: str
    formula: z3.BoolRef


@dataclass(frozen=True)
class ShapeTheorem:
    """No violation is possible under the constraints; each one of ``neighbours`` is.

    A neighbour asks for a little more (its words say what) or does without a constraint.
    """

    name: str
    about: str
    statement: str
    violations: tuple[Violation, ...]
    constraints: tuple[Constraint, ...] = ()
    neighbours: tuple[tuple[Violation, tuple[Constraint, ...]], ...] = ()
    latex: str = ""

    reading = "shapes (integer arithmetic)"

    def sizes(self) -> list[str]:
        names = constants([v.formula for v in self.violations])
        return sorted(name for name in names if not name.endswith("!"))

    def conditions(self) -> tuple[str, ...]:
        return tuple(constraint.words for constraint in self.constraints)

    def queries(self) -> tuple[Query, ...]:
        return (
            Query(
                "goal",
                self.statement,
                "unsat",
                _possible(self.violations, self.constraints),
                self._violation,
            ),
            Query(
                "assumptions",
                "the constraints can be met",
                "sat",
                (
                    *_assumed(self.constraints),
                    *_positive(constants([v.formula for v in self.violations])),
                ),
                lambda _: "",
            ),
            *(
                Query(
                    f"neighbour_{place}",
                    f"it cannot be that {violation.words}",
                    "sat",
                    _possible([violation], constraints),
                    partial(_smallest_violation, [violation], constraints),
                )
                for place, (violation, constraints) in enumerate(self.neighbours, 1)
            ),
        )

    def fails(self, method: str, limit_ms: int) -> Outcome:
        """Refuted: the solvers' integers are sizes."""
        return Refuted(method, self._violation(limit_ms))

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        return by_z3(self, limit_ms)

    def _violation(self, limit_ms: int) -> str:
        return _smallest_violation(self.violations, self.constraints, limit_ms)


def shape_theorems(network: Network) -> tuple[ShapeTheorem, ...]:
    """One theorem for each tensor of the network, and those on heads and on positions."""
    declared = _declarations(network)
    differentiable = {
        step.network_name(t.name) for step in network.steps for t in step.page.differentiable()
    }
    made: dict[str, list[Equation]] = {}
    used: dict[str, set[Access]] = {}
    for equation in (*network.forward, *network.backward):
        made.setdefault(equation.name.split("@")[0], []).append(equation)
        for entry in entries(equation.right):
            if isinstance(entry, Indexed):
                uses = used.setdefault(entry_name(entry).split("@")[0], set())
                uses |= {(entry, at, where) for at, where in enumerate(entry.indices)}
    return (
        *(
            _tensor(
                name,
                declared,
                [*made.get(name, ()), *made.get(gradient, ())],
                sorted(used.get(name, set()) | used.get(gradient, set()), key=str),
                needs_gradient=name in differentiable and gradient not in made,
            )
            for name in declared
            for gradient in [d(declared[name][0][1]).name]
        ),
        *_heads(declared),
        *_positions(declared),
    )


def _declarations(network: Network) -> Declared:
    """How each step of the wiring declares each forward tensor, the producer first."""
    found: Declared = {}
    for step in network.steps:
        for tensor in step.page.tensors():
            if tensor.gradient_of is None:
                here = step.network_tensor(tensor)
                found.setdefault(here.name, []).append((step.name, here))
    return found


def _tensor(
    name: str,
    declared: Declared,
    made: list[Equation],
    used: list[Access],
    *,
    needs_gradient: bool,
) -> ShapeTheorem:
    """``made`` defines the tensor and its gradient, ``used`` is where they are read."""
    (_, tensor), *consumers = declared[name]
    violations = [
        Violation(f"no equation defines d{name}", z3.BoolVal(needs_gradient)),
        *(v for step, use in consumers for v in _wire(step, use, tensor)),
        *(v for equation in made for v in _left_side(equation, tensor)),
        *(_access(access, tensor, declared) for access in used),
    ]
    return ShapeTheorem(
        "gradient_shape_is_value_shape_and_accesses_are_in_bounds",
        name,
        f"{name}, and its gradient where it has one, have one shape wherever they are made or "
        "used, and no index leaves its axis",
        tuple(violations),
        neighbours=((_too_far(used, tensor, declared), ()),),
        latex=latex_shape(tensor),
    )


def _too_far(used: list[Access], tensor: Tensor, declared: Declared) -> Violation:
    """What is wrong with reading one entry further, or one axis more where no index is read."""
    if used:
        return _access(used[0], tensor, declared, further=1)
    longer = replace(tensor, axes=(*tensor.axes, T))
    return next(_wire("a step that reads one axis more", longer, tensor))


def _wire(step: str, use: Tensor, made: Tensor) -> Iterator[Violation]:
    """What a step consumes has the shape of what was produced; merged axes count as one."""
    wanted, got = _lengths(use.axes), _lengths(made.axes)
    words = f"{step} takes {made.name} with {len(wanted)} axes, it is made with {len(got)}"
    yield Violation(words, z3.BoolVal(len(wanted) != len(got)))
    for at, (mine, theirs) in enumerate(zip(wanted, got, strict=False)):
        yield Violation(
            f"axis {at} of {made.name} is {_words(made.axes[at])} long as it is made, "
            f"{_words(use.axes[at])} where {step} takes it",
            mine != theirs,
        )


def _left_side(equation: Equation, tensor: Tensor) -> Iterator[Violation]:
    """The ranges on a left side are the axes of the value."""
    ranges = [size_of(idx) for idx in equation.indices]
    words = f"{equation.left} has {len(ranges)} indices, {tensor.name} has {tensor.dimensions}"
    yield Violation(words, z3.BoolVal(len(ranges) != len(tensor.dimensions)))
    for idx, size, wanted in zip(equation.indices, ranges, tensor.dimensions, strict=False):
        yield Violation(
            f"{equation.left} has {size} for {idx} where {tensor.name} has {wanted}",
            z3.Int(size.name) != z3.Int(wanted.name),
        )


def _access(access: Access, tensor: Tensor, declared: Declared, further: int = 0) -> Violation:
    """An index, or one that is ``further``, leaves the axis that it is used on."""
    entry, at, where = access
    if at >= len(tensor.dimensions):
        return Violation(f"{entry}: {tensor.name} has no axis {at}", z3.BoolVal(True))
    size = tensor.dimensions[at]
    value = z3.Int("index!")
    if isinstance(where, Idx):
        span = z3.And(value >= 0, value < z3.Int(size_of(where).name))
    elif isinstance(where, Integer):
        span = value == int(where)
    else:
        below = declared[entry_name(where)][0][1].below
        if below is None:
            raise NotationError(f"{entry}: {where} is not an id")
        span = z3.And(value >= 0, value < z3.Int(below.name))
    reached = f"{where} + {further}" if further else f"{where}"
    return Violation(
        f"{reached} leaves axis {at} of {entry}, which is {size} long",
        z3.And(span, z3.Or(value + further < 0, value + further >= z3.Int(size.name))),
    )


def _heads(declared: Declared) -> Iterator[ShapeTheorem]:
    """Merged axes are d_model long, and splitting and merging them lose nothing."""
    split = Constraint("d_model = h·d_k", z3.Int(d_model.name) == _lengths([(h, d_k)])[0])
    merged = [axis for uses in declared.values() for axis in uses[0][1].axes]
    for name, uses in declared.items():
        axes = uses[0][1].axes
        if any(isinstance(axis, tuple) for axis in axes):
            unequal = Violation(
                f"an axis of the stored {name} is not d_model long",
                z3.Or(*(length != z3.Int(d_model.name) for length in _lengths(axes))),
            )
            yield ShapeTheorem(
                "stored_heads_fill_d_model",
                name,
                f"each axis of the stored {name} is d_model long, exactly if d_model = h·d_k",
                (unequal,),
                (split,),
                ((unequal, ()),),
                HEADS,
            )
    for axis in dict.fromkeys(a for a in merged if isinstance(a, tuple)):
        if len(axis) != 2:
            raise NotationError(f"the merged axis {axis} is not (head, channel)")
        yield _split_and_merge(*axis)


def _split_and_merge(heads: Symbol, channels: Symbol) -> ShapeTheorem:
    """Column head·d_k + k ↔ channel k of that head is one to one and onto."""
    outer, inner = z3.Int(heads.name), z3.Int(channels.name)
    head, k, head_2, k_2, column = z3.Ints("head! k! head_2! k_2! column!")
    after = z3.Int("heads_after!")

    def valid(head: z3.ArithRef, k: z3.ArithRef) -> z3.BoolRef:
        return z3.And(head >= 0, head < outer, k >= 0, k < inner)

    def collide(room: z3.ArithRef) -> z3.BoolRef:
        return z3.And(
            *(bound for a in (head, head_2) for bound in (a >= 0, a < outer)),
            *(bound for a in (k, k_2) for bound in (a >= 0, a < room)),
            head < head_2,
            head * inner + k == head_2 * inner + k_2,
        )

    width, place = latex_name(channels.name), latex_name("head")
    whole = column == head * inner + k
    quotient, remainder = column / inner, column % inner
    return ShapeTheorem(
        "head_split_and_merge_are_inverse",
        f"({heads}, {channels})",
        f"column head·{channels} + k of a stored matrix is channel k of that head: each column "
        f"below {heads}·{channels} is one (head, k), and each (head, k) one such column",
        (
            Violation(
                "a (head, k) has no column",
                # The last column of all, in terms of this head, so that cvc5 can tell as well.
                z3.And(
                    valid(head, k),
                    whole,
                    after >= 0,
                    outer == head + 1 + after,
                    z3.Or(column < 0, column >= (head + 1 + after) * inner),
                ),
            ),
            Violation("two heads share a column", collide(inner)),
            Violation(
                "a column belongs to no (head, k)",
                z3.And(
                    column >= 0,
                    column < outer * inner,
                    z3.Or(
                        z3.Not(valid(quotient, remainder)),
                        quotient * inner + remainder != column,
                    ),
                ),
            ),
        ),
        neighbours=(
            (Violation(f"k may be {channels}: two heads share a column", collide(inner + 1)), ()),
        ),
        latex=rf"({place}, k) \mapsto {place} \cdot {width} + k"
        rf" \in \{{0, \dots, {latex_name(heads.name)}\,{width} - 1\}}",
    )


def _positions(declared: Declared) -> Iterator[ShapeTheorem]:
    """The usual positions 0, 1, …, T − 1 are rows of the table, if it is long enough."""
    if position.name in declared:
        fits = Constraint("T ≤ n_ctx", z3.Int(T.name) <= z3.Int(n_ctx.name))
        value = z3.Int("position!")
        outside = Violation(
            "a position is not a row of the table",
            z3.And(value >= 0, value < z3.Int(T.name), value >= z3.Int(n_ctx.name)),
        )
        yield ShapeTheorem(
            "positions_are_rows_of_the_table",
            position.name,
            "each of the positions 0, …, T − 1 is a row of the table, exactly if T ≤ n_ctx",
            (outside,),
            (fits,),
            ((outside, ()),),
            rf"0, \dots, {T} - 1 < {latex_name(n_ctx.name)}",
        )


def _possible(
    violations: Sequence[Violation], constraints: Sequence[Constraint]
) -> tuple[Assertion, ...]:
    """One of the violations happens, and the constraints are kept."""
    words = violations[0].words if len(violations) == 1 else "one of these is violated:"
    either = Assertion(words, z3.Or(*(violation.formula for violation in violations)))
    return _with_sizes([either, *_assumed(constraints)])


def _smallest_violation(
    violations: Sequence[Violation], constraints: Sequence[Constraint], limit_ms: int
) -> str:
    """The first violation that is possible, with the smallest sizes for it."""
    for violation in violations:
        formulas = [a.formula for a in _possible([violation], constraints)]
        solver = solver_for(formulas, limit_ms)
        if satisfiable(solver):
            first = sorted(constants(formulas), key=lambda name: (name.endswith("!"), name))
            found = [f"{name.rstrip('!')} = {smallest(solver, z3.Int(name))}" for name in first]
            return ", ".join((violation.words, *found))
    raise NoAnswerError("a violation is possible in all, but none by itself")


def _assumed(constraints: Sequence[Constraint]) -> list[Assertion]:
    return [Assertion(constraint.words, constraint.formula) for constraint in constraints]


def _with_sizes(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, and that each size in them is at least 1."""
    return (*assertions, *_positive(constants([a.formula for a in assertions])))


def _positive(names: Iterable[str]) -> Iterator[Assertion]:
    """Each size is at least 1; a name with ! is not a size."""
    for name in sorted(name for name in names if not name.endswith("!")):
        yield Assertion("a size is at least 1", z3.Int(name) >= 1)


def _lengths(axes: Sequence[Axis]) -> list[z3.ArithRef]:
    """The length of each stored axis: merged dimensions multiplied."""
    return [
        z3.Product([z3.Int(size.name) for size in axis])
        if isinstance(axis, tuple)
        else z3.Int(axis.name)
        for axis in axes
    ]


def _words(axis: Axis) -> str:
    return "·".join(map(str, axis)) if isinstance(axis, tuple) else str(axis)

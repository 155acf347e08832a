"""Shapes for symbolic sizes: each gradient has its value's shape, every access is in bounds.

A size is any integer from 1 on.  Axes that are stored merged, (head, channel), are one axis of
length h·d_k.  What has a shape is read off the equations: the index ranges on a left side are the
shape of what it defines, and each index on a right side has to stay inside the axis it is used on,
ids inside their declared range.  The query asks for sizes at which one of these fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import z3
from sympy import Expr, Idx, Indexed, Integer, Symbol

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
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.sublayers.positional import position
from derivations.sublayers.symbols import T, d_k, d_model, h, n_ctx
from derivations.wiring import Network
from verify.smt.solver import LIMIT_MS, NoAnswerError, constants, satisfiable, smallest, solver_for

Declared: TypeAlias = dict[str, list[tuple[str, Tensor]]]  # by name: each step's declaration
Access: TypeAlias = tuple[Expr, int, Expr]  # an entry, the place of one of its indices, the index

METHOD = "z3, shapes (integer arithmetic)"


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

    def prove(self, limit_ms: int = LIMIT_MS) -> Outcome:
        """Proved, Refuted with sizes and what goes wrong there, or Unknown."""
        try:
            return self._prove(limit_ms)
        except NoAnswerError as reason:
            return Unknown(METHOD, str(reason))

    def _prove(self, limit_ms: int) -> Outcome:
        found = _counterexample(self.violations, self.constraints, limit_ms)
        if found is not None:
            return Refuted(METHOD, found)
        possible = [constraint.formula for constraint in self.constraints]
        if not satisfiable(solver_for(_with_sizes(possible), limit_ms)):
            return Unknown(METHOD, "vacuous: no sizes satisfy the constraints")
        refuted = []
        for violation, constraints in self.neighbours:
            found = _counterexample([violation], constraints, limit_ms)
            if found is None:
                return Unknown(METHOD, f"vacuous: cannot be violated: “{violation.words}”")
            refuted.append(found)
        return Proved(
            METHOD,
            tuple(constraint.words for constraint in self.constraints),
            tuple(refuted),
        )


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
        neighbours=tuple((_access(a, tensor, declared, further=1), ()) for a in used[:1]),
    )


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
            )
    for axis in dict.fromkeys(a for a in merged if isinstance(a, tuple)):
        if len(axis) != 2:
            raise NotationError(f"the merged axis {axis} is not (head, channel)")
        yield _split_and_merge(*axis)


def _split_and_merge(heads: Symbol, channels: Symbol) -> ShapeTheorem:
    """Column head·d_k + k ↔ channel k of that head is one to one and onto."""
    outer, inner = z3.Int(heads.name), z3.Int(channels.name)
    head, k, head_2, k_2, column = z3.Ints("head! k! head_2! k_2! column!")

    def valid(head: z3.ArithRef, k: z3.ArithRef) -> z3.BoolRef:
        return z3.And(head >= 0, head < outer, k >= 0, k < inner)

    def collide(room: z3.ArithRef) -> z3.BoolRef:
        return z3.And(
            *(bound for a in (head, head_2) for bound in (a >= 0, a < outer)),
            *(bound for a in (k, k_2) for bound in (a >= 0, a < room)),
            head < head_2,
            head * inner + k == head_2 * inner + k_2,
        )

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
                z3.And(valid(head, k), whole, z3.Or(column < 0, column >= outer * inner)),
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
        )


def _counterexample(
    violations: Sequence[Violation], constraints: Sequence[Constraint], limit_ms: int
) -> str | None:
    """The first violation that is possible, with the smallest sizes for it; None if none is."""
    kept = [constraint.formula for constraint in constraints]
    anything = _with_sizes([z3.Or(*(v.formula for v in violations)), *kept])
    if not satisfiable(solver_for(anything, limit_ms)):
        return None
    for violation in violations:
        solver = solver_for(_with_sizes([violation.formula, *kept]), limit_ms)
        if satisfiable(solver):
            names = constants([violation.formula, *kept])
            first = sorted(names, key=lambda name: (name.endswith("!"), name))
            found = [f"{name.rstrip('!')} = {smallest(solver, z3.Int(name))}" for name in first]
            return ", ".join((violation.words, *found))
    raise NoAnswerError("a violation is possible in all, but none by itself")


def _with_sizes(formulas: Sequence[z3.BoolRef]) -> list[z3.BoolRef]:
    """The formulas, and that each size in them is at least 1; a name with ! is not a size."""
    names = sorted(name for name in constants(formulas) if not name.endswith("!"))
    return [*formulas, *(z3.Int(name) >= 1 for name in names)]


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

"""Shapes of array programs: what lowering emits fits together at all sizes, and stays in bounds.

The program is walked once with symbols in place of arrays: an axis is the dimensions that it is
made of, in order (a merged axis has several, an inserted one of length 1 has none), and an array of
ids knows whose ids they are.  Each instruction says which axes have to agree and which ids are used
as indices; the query asks for sizes at which two of them differ, or for an id out of range.

It asks for more than NumPy does: an axis is broadcast only where the program itself inserted it,
and a reshape must keep the dimensions in order, so that no array is scrambled or stretched
without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeAlias

import z3

from derivations.catalogue import CATALOGUE
from derivations.gpt2 import Gpt2, block_steps, gpt2
from derivations.notation import Kind
from derivations.sublayer import Sublayer
from derivations.sublayers.symbols import d_k, d_model, h
from derivations.wiring import Network
from numeric.lowering import lower
from numeric.program import Instruction, Program, Slot
from verify.smt.shapes import HEADS, Constraint, ShapeTheorem, Violation

Axis: TypeAlias = tuple[str, ...]  # the dimensions that are stored as one, the outermost first
Axes: TypeAlias = tuple[Axis, ...]

ONE: Axis = ()
REAL, TRUTH = "real", "0/1"
INDEX = "index!"  # ids that the program counts out itself


@dataclass(frozen=True)
class Ids:
    """Whole numbers from 0 up to, not including, ``below``; ``name`` is z3's name for one."""

    name: str
    below: str


@dataclass(frozen=True)
class Value:
    """What is known of an array: its axes, and what its entries are."""

    axes: Axes = ()
    entries: Ids | str = REAL


class MalformedProgramError(Exception):
    """No sizes can help: a wrong number of axes, reals where ids belong."""


@dataclass
class Walk:
    """The symbolic run of a program, and all that has to hold on the way."""

    program: Program
    values: dict[Slot, Value] = field(default_factory=dict)
    agreements: dict[tuple[Axis, Axis], Violation] = field(default_factory=dict)
    lookups: dict[tuple[Ids, Axis], Violation] = field(default_factory=dict)
    exchanged: list[Violation] = field(default_factory=list)
    checks: int = 0
    where: str = ""

    def violations(self) -> tuple[Violation, ...]:
        """All ways in which the program can go wrong, each pair of axes once."""
        try:
            for instruction in self.program.instructions:
                self.where = f"{instruction.operation} for {self._purpose(instruction.target)}: "
                self.values[instruction.target] = self._value(instruction)
            self._results()
        except MalformedProgramError as reason:
            return (Violation(f"{self.where}{reason}", z3.BoolVal(True)),)
        return (*self.agreements.values(), *self.lookups.values())

    def _value(self, instruction: Instruction) -> Value:
        operands = [self.values[slot] for slot in instruction.operands]
        operation, details = instruction.operation, instruction.details
        if operation == "read":
            return self._read(details[0])
        rule = RULES.get(operation)
        if rule is None:
            self.malformed(f"there is no rule for {operation}")
        return rule(self, operands, details)

    def _read(self, name: str) -> Value:
        tensor = next(tensor for tensor in self.program.reads if tensor.name == name)
        axes = tuple((dimension.name,) for dimension in tensor.dimensions)
        if tensor.kind is Kind.INDEX:
            assert tensor.below is not None
            return Value(axes, Ids(f"{name}!", tensor.below.name))
        return Value(axes, TRUTH if tensor.kind is Kind.ZERO_ONE else REAL)

    def _results(self) -> None:
        self.where = ""
        for name, (slot, tensor) in self.program.results.items():
            wanted = tuple((dimension.name,) for dimension in tensor.dimensions)
            self.alike(f"{name} as computed, and as declared,", self.values[slot].axes, wanted)

    def _purpose(self, slot: Slot) -> str:
        """The result that an instruction leads to: lowering goes from one to the next."""
        later = [(end, name) for name, (end, _) in self.program.results.items() if end >= slot]
        return min(later)[1] if later else "the results"

    # What rules ask for

    def malformed(self, reason: str) -> NoReturn:
        raise MalformedProgramError(reason)

    def agree(self, what: str, one: Axis, other: Axis) -> None:
        """The two axes have the same dimensions in the same order, or at least one length."""
        self.checks += 1
        words = f"{self.where}{what} have axes of {_words(one)} and of {_words(other)}"
        self.agreements.setdefault((one, other), Violation(words, _differ(one, other)))

    def alike(self, what: str, one: Axes, other: Axes) -> None:
        if len(one) != len(other):
            self.malformed(f"{what} have {len(one)} and {len(other)} axes")
        for pair in zip(one, other, strict=True):
            self.agree(what, *pair)

    def broadcast(self, what: str, values: Sequence[Value]) -> Axes:
        """The common axes; a number goes with everything, an inserted axis with any other."""
        arrays = [value.axes for value in values if value.axes]
        if len({len(axes) for axes in arrays}) > 1:
            self.malformed(f"{what} have different numbers of axes")
        found: list[Axis] = []
        for together in zip(*arrays, strict=True):
            real = [axis for axis in together if axis != ONE] or [ONE]
            for axis in real[1:]:
                self.agree(what, real[0], axis)
            found.append(real[0])
        return tuple(found)

    def lookup(self, ids: Value, axis: Axis) -> None:
        """Each id is a place on the axis."""
        entries = ids.entries
        if not isinstance(entries, Ids):
            self.malformed(f"{entries} numbers are used as ids")
        self.checks += 1
        words = f"{self.where}an entry of {_source(entries)} leaves an axis of {_words(axis)}"
        self.lookups.setdefault((entries, axis), Violation(words, leaves(entries, _length(axis))))

    def exchange(self, left: Axes, right: Axes) -> None:
        """Remember a matrix product that would go wrong with its factors in the other order."""
        one, other = right[-1], left[-2]
        if one != other:
            words = f"axes of {_words(one)} and of {_words(other)} are summed over"
            found = Violation(f"{self.where}factors exchanged, {words}", _differ(one, other))
            self.exchanged.append(found)


Details: TypeAlias = tuple[Any, ...]
Rule: TypeAlias = Callable[[Walk, list[Value], Details], Value]


def _scalar(_walk: Walk, _operands: list[Value], _details: Details) -> Value:
    return Value()


def _elementwise(walk: Walk, operands: list[Value], _details: Details) -> Value:
    return Value(walk.broadcast("the operands", operands))


def _truth(walk: Walk, operands: list[Value], _details: Details) -> Value:
    return Value(walk.broadcast("the operands", operands), TRUTH)


def _where(walk: Walk, operands: list[Value], _details: Details) -> Value:
    mask, value = operands
    if mask.entries != TRUTH:
        walk.malformed("the mask is not of zeros and ones")
    return Value(walk.broadcast("the mask and the value", [mask, value]), value.entries)


def _align(walk: Walk, operands: list[Value], details: Details) -> Value:
    (value,), (order, places) = operands, details
    if sorted(order) != list(range(len(value.axes))):
        walk.malformed(f"{order} does not name each of {len(value.axes)} axes once")
    moved = [value.axes[place] for place in order]
    if [place for place in places if place is not None] != list(range(len(moved))):
        walk.malformed(f"{places} loses or repeats an axis")
    axes = tuple(ONE if place is None else moved[place] for place in places)
    return Value(axes, value.entries)


def _reshape_like(walk: Walk, operands: list[Value], details: Details) -> Value:
    value, *models = operands
    for which, axis in (pick for merged in details for pick in merged):
        if which >= len(models) or not 0 <= axis < len(models[which].axes):
            walk.malformed(f"array {which} of the shape has no axis {axis}")
    axes = tuple(
        tuple(size for which, axis in merged for size in models[which].axes[axis])
        for merged in details
    )
    before, after = (tuple(size for axis in a for size in axis) for a in (value.axes, axes))
    walk.agree("the array and its new shape, written as one axis,", before, after)
    return Value(axes, value.entries)


def _matmul(walk: Walk, operands: list[Value], _details: Details) -> Value:
    left, right = (operand.axes for operand in operands)
    if len(left) < 2 or len(left) != len(right):
        walk.malformed(f"a matrix product of {len(left)} and {len(right)} axes")
    walk.alike("the batch axes of both factors", left[:-2], right[:-2])
    walk.agree("the columns of one factor and the rows of the other", left[-1], right[-2])
    walk.exchange(left, right)
    return Value((*left[:-1], right[-1]))


def _inner(walk: Walk, operands: list[Value], details: Details) -> Value:
    left, right = operands
    inputs, output = details[0].split("->")
    letters = inputs.split(",")
    if letters[0] != letters[1] or not letters[0].startswith(output):
        walk.malformed(f"{details[0]} is not a sum over last axes")
    if len(letters[0]) != len(left.axes):
        walk.malformed(f"{details[0]} is written for {len(letters[0])} axes, not {len(left.axes)}")
    walk.alike("both factors", left.axes, right.axes)
    return Value(left.axes[: len(output)])


def _sum(walk: Walk, operands: list[Value], details: Details) -> Value:
    (value,), (over,) = operands, details
    if len(set(over)) != len(over) or not all(0 <= axis < len(value.axes) for axis in over):
        walk.malformed(f"{over} are not different ones of {len(value.axes)} axes")
    return Value(tuple(axis for place, axis in enumerate(value.axes) if place not in over))


def _max(walk: Walk, operands: list[Value], _details: Details) -> Value:
    if any(mask.entries != TRUTH for mask in operands[1:]):
        walk.malformed("the mask is not of zeros and ones")
    return Value(walk.broadcast("the values and their mask", operands)[:-1])


def _take(walk: Walk, operands: list[Value], details: Details) -> Value:
    (table, ids), (axis,) = operands, details
    if not 0 <= axis < len(table.axes):
        walk.malformed(f"the table has no axis {axis}")
    walk.lookup(ids, table.axes[axis])
    return Value((*table.axes[:axis], *ids.axes, *table.axes[axis + 1 :]), table.entries)


def _pick(walk: Walk, operands: list[Value], _details: Details) -> Value:
    table, *positions = operands
    if len(positions) != len(table.axes):
        walk.malformed(f"{len(positions)} indices for {len(table.axes)} axes")
    for ids, axis in zip(positions, table.axes, strict=True):
        walk.lookup(ids, axis)
    return Value(walk.broadcast("the indices", positions), table.entries)


def _scatter_add(walk: Walk, operands: list[Value], details: Details) -> Value:
    ids, rows = operands
    if len(ids.axes) != 1 or not rows.axes:
        walk.malformed(f"{len(ids.axes)} axes of ids for rows with {len(rows.axes)} axes")
    length: Axis = (details[0],)
    walk.agree("the ids and the rows", ids.axes[0], rows.axes[0])
    walk.lookup(ids, length)
    return Value((length, *rows.axes[1:]))


def _iota(_walk: Walk, _operands: list[Value], details: Details) -> Value:
    return Value(((details[0],),), Ids(INDEX, details[0]))


ELEMENTWISE = (
    *("add", "subtract", "multiply", "divide", "negate", "as_real", "power", "remainder"),
    *("exp", "log", "tanh", "sin", "cos", "sqrt", "erf"),
)
RULES: Mapping[str, Rule] = {
    **dict.fromkeys(ELEMENTWISE, _elementwise),
    **dict.fromkeys(("number", "pi", "size"), _scalar),
    **dict.fromkeys(("equal", "step"), _truth),
    "where": _where,
    "align": _align,
    "reshape_like": _reshape_like,
    "matmul": _matmul,
    "inner": _inner,
    "sum": _sum,
    "max": _max,
    "take": _take,
    "pick": _pick,
    "scatter_add": _scatter_add,
    "iota": _iota,
}


def leaves(ids: Ids, length: z3.ArithRef) -> z3.BoolRef:
    """An id, of which no more is known than the constraints say, is no place below ``length``."""
    entry = z3.Int(ids.name)
    outside = z3.Or(entry < 0, entry >= length)
    if ids.name == INDEX:  # the program's own counting keeps to its range without being told
        return z3.And(entry >= 0, entry < z3.Int(ids.below), outside)
    return outside


def _differ(one: Axis, other: Axis) -> z3.BoolRef:
    if len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return z3.Or([z3.Int(a) != z3.Int(b) for a, b in pairs])
    return _length(one) != _length(other)


def _length(axis: Axis) -> z3.ArithRef:
    return z3.Product([z3.Int(size) for size in axis]) if axis else z3.IntVal(1)


def _words(axis: Axis) -> str:
    return "·".join(axis) or "1"


def _source(ids: Ids) -> str:
    return f"0, …, {ids.below} − 1" if ids.name == INDEX else ids.name.rstrip("!")


# Theorems


def program_theorem(about: str, program: Program) -> ShapeTheorem:
    """The array program is well-shaped and in bounds, for all sizes and all ids in range.

    Neighbours: a table that is one row short, ids from anywhere, a matrix product with its factors
    exchanged; and where a program has none of these, a result with one row more.
    """
    walk = Walk(program)
    violations = walk.violations()
    constraints = {
        tensor.name: _in_range(Ids(f"{tensor.name}!", tensor.below.name))
        for tensor in program.reads
        if tensor.kind is Kind.INDEX and tensor.below is not None
    }
    neighbours = [
        *_lookups(walk, tuple(constraints.values())),
        *((v, ()) for v in walk.exchanged[:1]),
    ]
    return ShapeTheorem(
        "array_program_is_well_shaped_and_in_bounds",
        about,
        f"at all sizes the {len(program.instructions)} instructions of the array program get "
        f"arrays whose axes agree, and ids that stay in range ({walk.checks} checks)",
        violations,
        tuple(constraints.values()),
        tuple(neighbours or _longer_results(walk)),
    )


def program_theorems(choices: Gpt2) -> tuple[ShapeTheorem, ...]:
    """The programs of all pages, of the network outside its blocks and of a block; the heads."""
    ends = gpt2(replace(choices, layers=0))
    steps, _ = block_steps("block", "stream", choices)
    return (
        *(program_theorem(f"{page.name}, array program", page_program(page)) for page in CATALOGUE),
        program_theorem("array program of the network outside the blocks", network_program(ends)),
        program_theorem("array program of each block", network_program(Network(tuple(steps)))),
        heads_theorem(),
    )


def page_program(page: Sublayer) -> Program:
    """Forward and backward of a page as one program."""
    tensors = {tensor.name: tensor for tensor in page.tensors()}
    return lower((*page.forward, *page.backward), tensors, page.shifts)


def network_program(network: Network) -> Program:
    """Forward and backward of a network as one program."""
    tensors = {**network.tensors, **network.gradients}
    return lower((*network.forward, *network.backward), tensors, network.shifts)


def heads_theorem() -> ShapeTheorem:
    """A stored axis of d_model columns splits into h heads exactly if h divides d_model."""
    columns, heads, channels = (z3.Int(size.name) for size in (d_model, h, d_k))
    each, over = z3.Int("columns_of_each_head!"), z3.Int("columns_left_over!")
    divided = z3.And(columns == heads * each + over, over >= 0, over < heads, each >= 0)
    left_over = Violation(
        "d_model columns do not split into h heads, there are columns left over",
        # d_k is at most that, or more: true of any number, but it tells z3 which cases to split.
        z3.And(divided, over > 0, z3.Or(channels <= each, channels >= each + 1)),
    )
    whole = Constraint("d_model = h·d_k", columns == heads * channels)
    return ShapeTheorem(
        "features_split_into_heads_without_a_rest",
        "(h, d_k)",
        "a stored axis of d_model columns splits into h heads of equal width and nothing is left "
        "over, exactly if d_model = h·d_k",
        (left_over,),
        (whole,),
        ((left_over, ()),),
        HEADS,
    )


def _in_range(ids: Ids) -> Constraint:
    entry = z3.Int(ids.name)
    words = f"0 ≤ {_source(ids)} < {ids.below}"
    return Constraint(words, z3.And(entry >= 0, entry < z3.Int(ids.below)))


def _lookups(
    walk: Walk, constraints: tuple[Constraint, ...]
) -> Iterator[tuple[Violation, tuple[Constraint, ...]]]:
    """The first use of given ids: with a table that is a row short, and with ids from anywhere."""
    given = ((ids, axis) for ids, axis in walk.lookups if ids.name != INDEX)
    for ids, axis in list(given)[:1]:
        short = f"an entry of {_source(ids)} leaves an axis of {_words(axis)} − 1: a row is missing"
        yield Violation(short, leaves(ids, _length(axis) - 1)), constraints
        anywhere = f"an entry of {_source(ids)}, which may be anything, leaves {_words(axis)}"
        yield Violation(anywhere, leaves(ids, _length(axis))), ()


def _longer_results(walk: Walk) -> Iterable[tuple[Violation, tuple[Constraint, ...]]]:
    results = walk.program.results.items()
    for name, tensor in [(name, tensor) for name, (_, tensor) in results if tensor.axes][:1]:
        size = tensor.dimensions[0].name
        words = f"{name} is computed with {size} rows, and not with one more"
        yield Violation(words, z3.Int(size) != z3.Int(size) + 1), ()

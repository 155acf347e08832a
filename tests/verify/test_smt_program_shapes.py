"""Shapes of array programs: what is proved is what NumPy does, and what is planted is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod
from random import Random
from typing import Any

import numpy as np
import pytest

from derivations.catalogue import CATALOGUE, sublayer
from derivations.gpt2 import Gpt2, gpt2
from derivations.instances import SIZES, random_values
from derivations.notation import Tensor, ids, tensor
from derivations.outcome import Proved, Refuted
from derivations.sublayer import Sublayer
from derivations.sublayers.symbols import T, V, d_k, d_model, h
from numeric.arithmetic import FloatArithmetic
from numeric.differences import as_arrays
from numeric.program import ArrayError, Instruction, Program
from tests.pages import each
from verify.smt.program_shapes import (
    RULES,
    Ids,
    Walk,
    heads_theorem,
    network_program,
    page_program,
    program_theorem,
    program_theorems,
)

OTHER = {name: size + 1 for name, size in SIZES.items()}
FLOATS = FloatArithmetic()


def given(tensors: tuple[Tensor, ...], sizes: Mapping[str, int]) -> dict[str, Any]:
    """Random arrays for what a program reads."""
    return as_arrays(random_values(tensors, sizes, seed=3), tensors, sizes)


def each_slot(program: Program, sizes: Mapping[str, int]) -> Iterator[tuple[int, Any]]:
    """What every instruction makes of random arrays, one after the other."""
    arrays, slots = given(program.reads, sizes), {}
    reads = {tensor.name: tensor for tensor in program.reads}
    for one in program.instructions:
        if one.operation == "read":
            tensor = reads[one.details[0]]
            value = FLOATS.call("cast", [arrays[tensor.name]], (tensor.kind,))
            value = value.reshape([sizes[size.name] for size in tensor.dimensions])
        elif one.operation == "size":
            value = FLOATS.real(sizes[one.details[0]])
        else:
            counted = one.operation in ("iota", "scatter_add")
            details = tuple(sizes[name] for name in one.details) if counted else one.details
            value = FLOATS.call(one.operation, [slots[slot] for slot in one.operands], details)
        slots[one.target] = value
        yield one.target, value


def with_instruction(program: Program, place: int, **changes: Any) -> Program:
    instructions = list(program.instructions)
    instructions[place] = replace(instructions[place], **changes)
    return replace(program, instructions=tuple(instructions))


def place_of(program: Program, operation: str) -> int:
    return next(n for n, one in enumerate(program.instructions) if one.operation == operation)


def is_proved(program: Program) -> bool:
    return isinstance(replace(program_theorem("", program), neighbours=()).prove(), Proved)


# The theorems


@pytest.mark.parametrize(
    "choices", [Gpt2(), Gpt2(tied=False, positions="sinusoidal", activation="relu")]
)
def test_every_program_is_proved_and_every_neighbour_is_refuted(choices: Gpt2) -> None:
    stated = program_theorems(choices)
    assert len(stated) == len(CATALOGUE) + 3
    for theorem in stated:
        outcome = theorem.prove()
        assert isinstance(outcome, Proved), (theorem.about, outcome)
        assert outcome.too_strong, theorem.about


def test_the_conditions_are_the_ranges_of_the_ids() -> None:
    stated = {theorem.about: theorem.prove() for theorem in program_theorems(Gpt2())}
    ends = stated["array program of the network outside the blocks"]
    assert isinstance(ends, Proved)
    assert ends.conditions == ("0 ≤ x < V", "0 ≤ position < n_ctx", "0 ≤ y < V")
    assert ends.too_strong[:2] == (
        "an entry of x leaves an axis of V − 1: a row is missing, "
        "V = 1, n_ctx = 1, position = 0, x = 0, y = 0",
        "an entry of x, which may be anything, leaves V, V = 1, x = 1",
    )


def test_every_operation_of_the_arithmetic_has_a_rule() -> None:
    # A cast is part of reading; sizes are looked up by the program itself.
    assert set(FLOATS._table) - {"cast"} | {"size"} == set(RULES)


def test_an_unknown_operation_is_no_pass() -> None:
    program = with_instruction(page_program(sublayer("tanh")), 1, operation="conv")
    outcome = program_theorem("", program).prove()
    assert isinstance(outcome, Refuted)
    assert "there is no rule for conv" in outcome.witness


# The walk and NumPy


@each(CATALOGUE)
def test_the_walk_gives_each_array_the_shape_that_numpy_gives_it(page: Sublayer) -> None:
    program = page_program(page)
    walk = Walk(program)
    walk.violations()
    for sizes in (SIZES, OTHER):
        for slot, array in each_slot(program, sizes):
            value = walk.values[slot]
            shape = tuple(prod(sizes[size] for size in axis) for axis in value.axes)
            assert shape == np.shape(array), program.instructions[slot]
            if isinstance(value.entries, Ids):
                assert np.issubdtype(array.dtype, np.integer)
                assert 0 <= array.min() <= array.max() < sizes[value.entries.below]


def corruptions(program: Program, random: Random) -> Iterator[Program]:
    """One instruction changed at a time: operands exchanged, axes moved, lengths swapped."""
    names = sorted({size.name for tensor in program.reads for size in tensor.dimensions})
    for place, one in enumerate(program.instructions):
        if len(one.operands) > 1:
            yield with_instruction(program, place, operands=one.operands[::-1])
        if one.operands:
            other = random.randrange(place)
            yield with_instruction(program, place, operands=(other, *one.operands[1:]))
        if one.operation == "align":
            order = one.details[0][::-1]
            yield with_instruction(program, place, details=(order, one.details[1]))
        elif one.operation in ("sum", "take"):
            (axis,) = one.details
            moved = tuple(a - 1 for a in axis) if isinstance(axis, tuple) else axis + 1
            yield with_instruction(program, place, details=(moved,))
        elif one.operation in ("iota", "scatter_add"):
            yield with_instruction(program, place, details=(random.choice(names),))


def runs_with_the_right_shapes(program: Program, sizes: Mapping[str, int]) -> bool:
    try:
        program.run(given(program.reads, sizes), sizes, FLOATS)
    except (ArrayError, ValueError, IndexError, TypeError, KeyError):
        return False
    return True


def check_corruptions(page: Sublayer) -> tuple[int, int]:
    """What is proved runs; how many corrupted programs were not proved, and how many there are."""
    program, found, count = page_program(page), 0, 0
    program = replace(
        program, instructions=tuple(replace(one, frees=()) for one in program.instructions)
    )
    with np.errstate(all="ignore"):
        for corrupted in corruptions(program, Random(5)):
            count += 1
            if is_proved(corrupted):
                for sizes in (SIZES, OTHER):
                    assert runs_with_the_right_shapes(corrupted, sizes), corrupted
            else:
                found += 1
    return found, count


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["attention", "layer_norm", "softmax_cross_entropy", "embedding", "learned_positions"]
)
def test_no_corrupted_program_that_fails_is_proved(name: str) -> None:
    found, count = check_corruptions(sublayer(name))
    assert found > count / 3


@pytest.mark.slow
@each(CATALOGUE)
def test_no_corrupted_program_of_any_page_that_fails_is_proved(page: Sublayer) -> None:
    check_corruptions(page)


# Planted errors, and what the sizes that are shown do in NumPy


def sizes_in(witness: str) -> dict[str, int]:
    """The sizes of a counterexample; those that play no role are 1."""
    pairs = (part.split(" = ") for part in witness.split(", ") if " = " in part)
    return {**dict.fromkeys(SIZES, 1), **{name: int(value) for name, value in pairs}}


def test_a_transposed_matrix_product_is_refuted_at_sizes_where_numpy_fails() -> None:
    program = page_program(sublayer("linear"))
    place = place_of(program, "matmul")
    wrong = with_instruction(
        program, place, operands=program.instructions[place].operands[::-1], frees=()
    )
    outcome = program_theorem("", wrong).prove()
    assert isinstance(outcome, Refuted)
    assert outcome.witness == (
        "matmul for Y: the columns of one factor and the rows of the other have axes of d_out and "
        "of T, T = 1, d_out = 2"
    )
    assert not runs_with_the_right_shapes(wrong, sizes_in(outcome.witness))
    assert runs_with_the_right_shapes(program, sizes_in(outcome.witness))


def test_a_table_that_is_too_short_for_its_ids_is_refuted() -> None:
    """The embedding's table has as many rows as there are positions, not tokens."""
    page = sublayer("embedding")
    program = page_program(page)
    short = {tensor.name: tensor for tensor in program.reads}
    axes = (page.tensor("X").axes[0], page.tensor("E").axes[1])
    short["E"] = replace(short["E"], axes=axes)
    outcome = program_theorem("", replace(program, reads=tuple(short.values()))).prove()
    assert isinstance(outcome, Refuted)
    assert outcome.witness == ("take for X: an entry of x leaves an axis of T, T = 1, V = 2, x = 1")


def test_rows_that_are_added_up_beyond_the_end_are_refuted() -> None:
    program = page_program(sublayer("embedding"))
    place = place_of(program, "scatter_add")
    wrong = with_instruction(program, place, details=("T",))
    theorem = program_theorem("", wrong)
    lookups = [v.words for v in theorem.violations if "leaves" in v.words]
    assert "scatter_add for dE: an entry of x leaves an axis of T" in lookups
    assert isinstance(theorem.prove(), Refuted)


def test_a_result_of_the_wrong_shape_is_refuted() -> None:
    program = page_program(sublayer("linear"))
    slot, tensor = program.results["dW"]
    transposed = replace(tensor, axes=tensor.axes[::-1])
    wrong = replace(program, results={**program.results, "dW": (slot, transposed)})
    outcome = program_theorem("", wrong).prove()
    assert isinstance(outcome, Refuted)
    assert outcome.witness == (
        "dW as computed, and as declared, have axes of d_in and of d_out, d_in = 1, d_out = 2"
    )


def test_heads_and_channels_merged_in_the_wrong_order_are_refuted() -> None:
    program = page_program(sublayer("attention"))
    place = next(
        n
        for n, one in enumerate(program.instructions)
        if one.operation == "reshape_like" and len(one.details) == 3
    )
    one = program.instructions[place]
    wrong = with_instruction(program, place, details=(one.details[0], *one.details[:0:-1]))
    outcome = program_theorem("", wrong).prove()
    assert isinstance(outcome, Refuted)
    assert "written as one axis" in outcome.witness


GIVEN = {
    "a": tensor("a", h, T, d_k),
    "b": tensor("b", T, d_k, V),
    "table": tensor("table", V, d_model),
    "x": ids("x", T, below=V),
}


@pytest.mark.parametrize(
    ("reads", "further", "witness"),
    [
        (
            ("a", "b"),
            (Instruction(2, "matmul", (0, 1)),),
            "matmul for the results: the batch axes of both factors have axes of h and of T, "
            "T = 1, h = 2",
        ),
        (
            ("table", "x"),
            (Instruction(2, "iota", (), ("T",)), Instruction(3, "pick", (0, 1, 2))),
            "pick for the results: an entry of 0, …, T − 1 leaves an axis of d_model, "
            "T = 2, V = 1, d_model = 1, index = 1, x = 0",
        ),
        (
            ("x", "table"),
            (Instruction(2, "scatter_add", (0, 1), ("V",)),),
            "scatter_add for the results: the ids and the rows have axes of T and of V, "
            "T = 1, V = 2, x = 0",
        ),
        (
            ("table", "x"),
            (
                Instruction(2, "size", (), ("V",)),
                Instruction(3, "iota", (), ("T",)),
                Instruction(4, "align", (3,), ((0,), (0, None))),
                Instruction(5, "multiply", (0, 4)),
                Instruction(6, "add", (5, 2)),
            ),
            "multiply for the results: the operands have axes of V and of T, T = 1, V = 2, x = 0",
        ),
    ],
    ids=["batch", "pick", "scatter", "broadcast"],
)
def test_axes_that_do_not_fit_are_refuted_in_words(
    reads: tuple[str, ...], further: tuple[Instruction, ...], witness: str
) -> None:
    read = tuple(Instruction(n, "read", (), (name,)) for n, name in enumerate(reads))
    program = Program((*read, *further), tuple(GIVEN[name] for name in reads), {})
    outcome = replace(program_theorem("", program), neighbours=()).prove()
    assert isinstance(outcome, Refuted)
    assert outcome.witness == witness


MALFORMED: Mapping[str, tuple[str, Instruction, str]] = {
    "rank": ("linear", Instruction(99, "matmul", (0, 99)), "a matrix product of"),
    "sum": ("linear", Instruction(99, "sum", (0,), ((0, 0),)), "are not different ones"),
    "far sum": ("linear", Instruction(99, "sum", (0,), ((2,),)), "are not different ones"),
    "order": ("linear", Instruction(99, "align", (0,), ((0, 0), (0, 1))), "once"),
    "places": ("linear", Instruction(99, "align", (0,), ((0, 1), (0, 0))), "loses or repeats"),
    "ids": ("linear", Instruction(99, "take", (0, 0), (0,)), "real numbers are used as ids"),
    "axis": ("linear", Instruction(99, "take", (0, 0), (2,)), "the table has no axis 2"),
    "pick": ("linear", Instruction(99, "pick", (0, 0)), "1 indices for 2 axes"),
    "mask": ("linear", Instruction(99, "where", (0, 0)), "not of zeros and ones"),
    "max": ("linear", Instruction(99, "max", (0, 0)), "not of zeros and ones"),
    "scatter": ("linear", Instruction(99, "scatter_add", (0, 0), ("T",)), "2 axes of ids"),
    "inner": ("linear", Instruction(99, "inner", (0, 0), ("ab,ba->a",)), "not a sum over last"),
    "letters": ("linear", Instruction(99, "inner", (0, 0), ("abc,abc->a",)), "for 3 axes, not 2"),
    "reshape": (
        "linear",
        Instruction(99, "reshape_like", (0, 0), (((0, 2),),)),
        "array 0 of the shape has no axis 2",
    ),
    "model": (
        "linear",
        Instruction(99, "reshape_like", (0, 0), (((1, 0),),)),
        "array 1 of the shape has no axis 0",
    ),
    "axes": ("bias", Instruction(99, "add", (0, 1)), "different numbers of axes"),
}


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case)
def test_a_malformed_program_is_refuted_in_words(case: str) -> None:
    name, instruction, words = MALFORMED[case]
    program = page_program(sublayer(name))
    known = [one for one in program.instructions if one.operation == "read"][:2]
    slots = [one.target for one in known]
    operands = tuple(slots[slot] if slot < 2 else slots[0] for slot in instruction.operands)
    if case == "rank":  # a number is no matrix
        known.append(Instruction(98, "number", (), (1,)))
        operands = (slots[0], 98)
    planted = (*known, replace(instruction, operands=operands))
    outcome = program_theorem("", Program(planted, program.reads, {})).prove()
    assert isinstance(outcome, Refuted)
    assert words in outcome.witness


# Heads


def test_features_split_into_heads_exactly_if_h_divides_them() -> None:
    theorem = heads_theorem()
    outcome = theorem.prove()
    assert isinstance(outcome, Proved)
    assert outcome.conditions == ("d_model = h·d_k",)
    (neighbour,) = outcome.too_strong
    assert neighbour.startswith("d_model columns do not split into h heads")
    found = sizes_in(neighbour)
    assert found["d_model"] % found["h"] == found["columns_left_over"] == 1
    without = replace(theorem, constraints=())
    assert isinstance(without.prove(), Refuted)


def test_a_whole_network_is_walked_through_all_its_blocks() -> None:
    program = network_program(gpt2(Gpt2(layers=2)))
    outcome = program_theorem("", program).prove()
    assert isinstance(outcome, Proved)
    assert len(program.instructions) > 500

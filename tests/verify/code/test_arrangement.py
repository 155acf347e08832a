"""Arrays of a function and tensors of its subject: one is made from the other, and back again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derivations.notation import Kind
from numeric.program import Array, stored_shape
from verify.code.arrangement import Arrangement, Choices, ShapeError
from verify.code.conventions import HEADS, LAYOUTS, OPTIONS
from verify.code.inputs import Inputs, Wishes, make_inputs
from verify.code.roles import Role, known_names, parse
from verify.code.subject import Subject, positions_of, subject

SUBJECTS = (
    *("layer_norm", "linear_bias", "linear_transposed_bias", "softmax_cross_entropy", "attention"),
    *("attention_heads", "dot_product_attention", "encoder", "gpt2_block", "tied_embedding"),
)


@cache
def subject_of(name: str) -> Subject:
    return subject(name)


def arrangement_of(
    wanted: Subject, choices: Choices, sizes: dict[str, int] | None = None, *, batched: bool = True
) -> Arrangement:
    wishes = Wishes(batched=batched, sizes=sizes or {})
    return Arrangement(wanted, make_inputs(wanted, 0, 0, wishes), choices)


def random_value(wanted: Subject, name: str, inputs: Inputs, seed: int = 0) -> Array:
    """Any numbers in a tensor's stored shape; between sequences there is nothing but 0."""
    tensor = wanted.tensors[name]
    value = np.random.default_rng(seed).standard_normal(stored_shape(tensor, inputs.sizes))
    if positions_of(tensor) == 2:
        own = np.kron(np.eye(inputs.sequences), np.ones((inputs.length, inputs.length)))
        value = value * own
    return value


def roles_of(wanted: Subject) -> list[str]:
    """A role for every real tensor, and those for several at once that make sense."""
    plain = [
        name
        for name, tensor in wanted.tensors.items()
        if tensor.kind is Kind.REAL and tensor.axes and name in known_names(wanted)
    ]
    roles = [*plain, *(f"{name}.T" for name in plain)]
    groups = (("Q", "K", "Val"), ("W_Q", "W_K", "W_V"), ("b_Q", "b_K", "b_V"))
    for group in groups:
        for names in (group, tuple(f"d{name}" for name in group)):
            if set(names) <= wanted.tensors.keys():
                roles += [f"[{' '.join(names)}]", f"stack[{' '.join(names)}]"]
    if "h" in wanted.dimensions:
        with_heads = [n for n in plain if "h" in {s.name for s in wanted.tensors[n].dimensions}]
        roles += [f"heads[{name}]" for name in with_heads]
    return roles


@st.composite
def cases(draw: st.DrawFn) -> tuple[Arrangement, Role, int]:
    wanted = subject_of(draw(st.sampled_from(SUBJECTS)))
    number = st.integers(1, 4)
    sizes = {name: draw(number) for name in (*wanted.batch, *wanted.dimensions)}
    if {"d_model", "h", "d_k"} <= sizes.keys():
        sizes["d_model"] = sizes["h"] * sizes["d_k"]
    choices = Choices(
        layout=draw(st.sampled_from(LAYOUTS)),
        heads=draw(st.sampled_from(HEADS)),
        weights=draw(st.sampled_from(OPTIONS["weights"])),
        vectors=draw(st.sampled_from(OPTIONS["vectors"])),
        statistics=draw(st.sampled_from(("plain", "kept"))),
    )
    roles = [parse(role, wanted) for role in roles_of(wanted)]
    role = draw(st.sampled_from(roles))
    if role.form in ("side by side", "stacked"):
        sizes["d_v"] = sizes.get("d_k", 1)
    return arrangement_of(wanted, choices, sizes), role, draw(st.integers(0, 999))


@pytest.mark.parametrize("weights", OPTIONS["weights"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_role_of_attention_goes_and_comes_back(layout: str, weights: str) -> None:
    wanted = subject_of("attention")
    arrangement = arrangement_of(wanted, Choices(layout=layout, weights=weights))
    for text in roles_of(wanted):
        role = parse(text, wanted)
        values = {
            name: random_value(wanted, name, arrangement.inputs, k)
            for k, name in enumerate(role.names)
        }
        back = arrangement.tensors(role, arrangement.arrays(role, values))
        assert all(np.array_equal(back[name], values[name]) for name in values), text


@given(cases())
@settings(max_examples=60, deadline=None)
def test_arrays_and_back_is_the_identity(case: tuple[Arrangement, Role, int]) -> None:
    arrangement, role, seed = case
    wanted, inputs = arrangement.subject, arrangement.inputs
    values = {n: random_value(wanted, n, inputs, seed + k) for k, n in enumerate(role.names)}
    arrays = arrangement.arrays(role, values)
    back = arrangement.tensors(role, arrays)
    assert back.keys() == values.keys()
    for name, value in values.items():
        assert np.array_equal(back[name], value), (role, arrangement.choices)
    total = sum(array.size for array in arrays)
    if not any(positions_of(wanted.tensors[name]) == 2 for name in role.names):
        assert total == sum(value.size for value in values.values()), "nothing twice, nothing lost"


@given(cases())
@settings(max_examples=30, deadline=None)
def test_another_shape_is_refused(case: tuple[Arrangement, Role, int]) -> None:
    arrangement, role, seed = case
    wanted, inputs = arrangement.subject, arrangement.inputs
    values = {n: random_value(wanted, n, inputs, seed) for n in role.names}
    first, *rest = arrangement.arrays(role, values)
    for wrong in (
        np.zeros((*first.shape, 2)),
        np.zeros((first.shape[0] + 1, *first.shape[1:])),
        np.zeros((*first.shape[:-1], first.shape[-1] + 5)),
    ):
        with pytest.raises(ShapeError, match="shape"):
            arrangement.tensors(role, [wrong, *rest])
    with pytest.raises(ValueError, match=r"heads|unpack"):
        arrangement.tensors(role, [first, *rest, first])


# Against NumPy by hand


def test_layouts_of_activations_as_people_write_them() -> None:
    wanted = subject_of("layer_norm")
    base = arrangement_of(wanted, Choices())
    batch, length, width = base.inputs.sequences, base.inputs.length, base.inputs.sizes["d_model"]
    rows = random_value(wanted, "X", base.inputs)
    cube = rows.reshape(batch, length, width)
    by_hand = {
        "B T C": cube,
        "T C": rows,
        "C T": rows.T,
        "B C T": np.stack([cube[n].T for n in range(batch)]),
        "T B C": np.stack([cube[:, t] for t in range(length)]),
    }
    assert by_hand.keys() == set(LAYOUTS)
    for layout, expected in by_hand.items():
        (found,) = replace(base, choices=Choices(layout=layout)).arrays(Role(("X",)), {"X": rows})
        assert np.array_equal(found, expected), layout


def test_layouts_of_heads_as_people_write_them() -> None:
    wanted = subject_of("attention_heads")
    base = arrangement_of(wanted, Choices())
    batch, heads = base.inputs.batch
    length, width = base.inputs.length, base.inputs.sizes["d_k"]
    rows = random_value(wanted, "Q", base.inputs)
    four = rows.reshape(batch, heads, length, width)
    by_hand = {
        "B h T C": four,
        "B T h C": four.swapaxes(1, 2),
        "B T (h C)": np.concatenate([four[:, k] for k in range(heads)], axis=-1),
        "(B h) T C": rows.reshape(batch * heads, length, width),
    }
    for layout, expected in by_hand.items():
        (found,) = replace(base, choices=Choices(heads=layout)).arrays(Role(("Q",)), {"Q": rows})
        assert np.array_equal(found, expected), layout
    alone = arrangement_of(wanted, Choices(), batched=False)
    (heads,) = alone.inputs.batch[1:]
    rows = random_value(wanted, "Q", alone.inputs)
    three = rows.reshape(heads, length, width)
    for layout, expected in {
        "h T C": three,
        "T h C": three.swapaxes(0, 1),
        "T (h C)": np.concatenate(list(three), axis=-1),
    }.items():
        (found,) = replace(alone, choices=Choices(heads=layout)).arrays(Role(("Q",)), {"Q": rows})
        assert np.array_equal(found, expected), layout


def test_weights_packed_stacked_by_head_and_transposed() -> None:
    wanted = subject_of("attention")
    base = arrangement_of(wanted, Choices())
    names = ("W_Q", "W_K", "W_V")
    values = {n: random_value(wanted, n, base.inputs, k) for k, n in enumerate(names)}
    heads, width = base.inputs.sizes["h"], base.inputs.sizes["d_k"]

    def arrays(role: str, **choices: str) -> list[Array]:
        return replace(base, choices=Choices(**choices)).arrays(parse(role, wanted), values)

    assert np.array_equal(arrays("[W_Q W_K W_V]")[0], np.hstack(list(values.values())))
    assert np.array_equal(arrays("stack[W_Q W_K W_V]")[0], np.stack(list(values.values())))
    (out_in,) = arrays("[W_Q W_K W_V]", weights="out in")
    assert np.array_equal(out_in, np.vstack([value.T for value in values.values()]))
    assert np.array_equal(arrays("W_Q", weights="out in")[0], values["W_Q"].T)
    assert np.array_equal(arrays("W_Q.T")[0], values["W_Q"].T)
    assert np.array_equal(arrays("heads[W_Q]", weights="out in")[0], arrays("heads[W_Q]")[0].T)
    by_head = arrays("heads[W_Q]")
    assert len(by_head) == heads
    for head, array in enumerate(by_head):
        assert np.array_equal(array, values["W_Q"][:, head * width : (head + 1) * width])


def test_vectors_as_columns_and_rows_and_statistics_with_an_axis_kept() -> None:
    wanted = subject_of("layer_norm")
    base = arrangement_of(wanted, Choices())
    gamma, mean = (random_value(wanted, name, base.inputs) for name in ("gamma", "mean"))

    def shape(name: str, **choices: str) -> tuple[int, ...]:
        chosen = replace(base, choices=Choices(**choices))
        return chosen.arrays(Role((name,)), {"gamma": gamma, "mean": mean})[0].shape

    width, batch, length = gamma.size, base.inputs.sequences, base.inputs.length
    assert shape("gamma") == (width,)
    assert shape("gamma", vectors="column") == (width, 1)
    assert shape("gamma", vectors="row") == (1, width)
    assert shape("mean") == (batch, length)
    assert shape("mean", statistics="kept") == (batch, length, 1)
    assert shape("mean", statistics="kept", layout="C T") == (1, batch * length)


def test_masks_of_every_kind_let_the_same_be_seen() -> None:
    wanted = subject_of("dot_product_attention")
    base = arrangement_of(wanted, Choices())
    length = base.inputs.length
    whole = base.inputs.values["M"]
    one = whole[:length, :length] != 0

    def mask(kind: str) -> Array:
        chosen = replace(base, choices=Choices(mask=kind))
        return chosen.arrays(Role(("M",)), {"M": whole})[0]

    assert np.array_equal(mask("keep"), one)
    assert mask("keep").dtype == bool
    assert np.array_equal(mask("block"), ~one)
    assert np.array_equal(mask("additive") == 0.0, one)
    assert mask("additive").min() <= -1e9
    assert np.array_equal(mask("numbers"), one.astype(float))


def test_attention_weights_have_an_axis_for_each_side() -> None:
    wanted = subject_of("dot_product_attention")
    base = arrangement_of(wanted, Choices())
    length = base.inputs.length
    value = random_value(wanted, "A", base.inputs)
    (found,) = base.arrays(Role(("A",)), {"A": value})
    for n in range(base.inputs.sequences):
        block = slice(n * length, (n + 1) * length)
        assert np.array_equal(found[n], value[block, block])


def test_dtypes_are_those_that_are_chosen() -> None:
    wanted = subject_of("encoder")
    base = arrangement_of(wanted, Choices(dtype="float32", ids="int32"))
    (table,) = base.arrays(Role(("E",)), base.inputs.values)
    (ids,) = base.arrays(Role(("x",)), base.inputs.values)
    assert table.dtype == np.float32
    assert ids.dtype == np.int32


def test_tables_that_are_looked_up_are_not_transposed_with_the_weights() -> None:
    wanted = subject_of("encoder")
    base = arrangement_of(wanted, Choices(weights="out in"))
    value = random_value(wanted, "E", base.inputs)
    assert np.array_equal(base.arrays(Role(("E",)), {"E": value})[0], value)


@pytest.mark.parametrize("shape", [(-1, 1), (1, -1), (1, -1, 1)])
def test_axes_of_length_one_may_be_more_and_nothing_else(shape: tuple[int, ...]) -> None:
    wanted = subject_of("layer_norm")
    base = arrangement_of(wanted, Choices())
    value = random_value(wanted, "gamma", base.inputs)
    back = base.tensors(Role(("dgamma",)), [value.reshape(shape)])
    assert np.array_equal(back["dgamma"], value)
    with pytest.raises(ShapeError):
        base.tensors(Role(("dgamma",)), [np.zeros((2, 4))])


def test_a_layout_that_has_no_place_for_an_axis_is_refused() -> None:
    wanted = subject_of("attention_heads")
    base = arrangement_of(wanted, Choices(heads="B h C"))
    with pytest.raises(ShapeError, match="leaves out"):
        base.arrays(Role(("Q",)), {"Q": random_value(wanted, "Q", base.inputs)})

"""Inputs that hide nothing: what each of them has to show, whatever the subject."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from derivations.notation import Kind
from numeric.arithmetic import FloatArithmetic
from numeric.lowering import lower
from verify.code.inputs import (
    LARGER,
    MARGIN,
    PLAIN,
    InputError,
    Inputs,
    Wishes,
    chosen_sizes,
    make_inputs,
)
from verify.code.subject import NETWORKS, POSITIONS, Subject, positions_of, subject

SUBJECTS = (
    *NETWORKS,
    *("layer_norm", "rms_norm", "softmax", "softmax_cross_entropy", "cross_entropy", "attention"),
    *("relu", "mlp_relu", "embedding", "tied_embedding", "squared_error_mean", "multiply"),
)


@cache
def subject_of(name: str) -> Subject:
    return subject(name)


def made(name: str, trial: int = 0, seed: int = 0, **wishes: object) -> Inputs:
    return make_inputs(subject_of(name), trial, seed, Wishes(**wishes))  # type: ignore[arg-type]


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("name", SUBJECTS)
def test_no_two_axes_are_of_one_size(name: str, trial: int) -> None:
    sizes = chosen_sizes(subject_of(name), trial, Wishes())
    apart = {n: size for n, size in sizes.items() if n not in ("h", "B")}
    assert len(set(apart.values())) == len(apart), apart
    assert all(size >= 2 for size in sizes.values())
    assert sizes.get("B", 2) >= 2
    assert sizes.get(POSITIONS, 3) >= 3
    if {"h", "d_k", "d_model"} <= sizes.keys():
        assert sizes["h"] >= 2
        assert sizes["h"] * sizes["d_k"] == sizes["d_model"]
        assert sizes["d_model"] not in (sizes.get("d_ff"), sizes.get("V"))


def test_features_are_small_in_the_first_trials_and_larger_in_the_last() -> None:
    few = [chosen_sizes(subject_of("layer_norm"), trial, Wishes())["d_model"] for trial in range(3)]
    assert all(3 <= size <= 8 for size in few[:PLAIN])
    assert few[-1] > 16


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("name", ["embedding", "encoder", "tied_embedding", "gpt2"])
def test_tokens_repeat_within_a_sequence_or_across_two_and_some_do_not_occur(
    name: str, trial: int
) -> None:
    inputs = made(name, trial)
    ids = next(v for n, v in inputs.values.items() if n.rpartition(".")[2] == "x")
    below = inputs.sizes["V"]
    assert ids.min() >= 0
    assert ids.max() < below
    assert ids[0] == ids[1], "within one sequence"
    assert ids[-1] == ids[0], "across two"
    if name == "embedding":
        assert len(set(ids.tolist())) > 1


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("name", ["softmax_cross_entropy", "cross_entropy"])
def test_some_positions_have_no_target(name: str, trial: int) -> None:
    inputs = made(name, trial)
    has = inputs.values["has_target"].reshape(inputs.sequences, inputs.length)
    assert 0 < has.sum() < has.size
    counts = has.sum(axis=1)
    assert len(set(counts.tolist())) > 1 or trial == 2, "a mean by sequence would be another mean"
    assert counts[0] > 0
    assert (has.ravel()[0], has.ravel()[-1]) == (1, 0), "the first has one, the last has not"
    if inputs.sequences > 2:
        assert counts.min() == 0, "one sequence has no target at all"


def test_all_positions_have_a_target_where_a_function_cannot_be_told_otherwise() -> None:
    inputs = made("softmax_cross_entropy", ignored=False)
    assert np.all(inputs.values["has_target"] == 1)


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["relu", "mlp_relu"])
def test_no_step_is_near_its_jump(name: str, seed: int, trial: int) -> None:
    inputs, wanted = made(name, trial, seed), subject_of(name)
    program = lower(wanted.network.forward, wanted.tensors, wanted.shifts)
    values = program.run(inputs.values, inputs.sizes, FloatArithmetic("float64"))
    argument = inputs.values["X"] if name == "relu" else values["U"]
    nearest = np.min(np.abs(argument))
    assert nearest > min(MARGIN, 0.2 / argument.size)
    assert (argument > 0).any()
    assert (argument < 0).any()


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("name", ["layer_norm", "rms_norm", "gpt2_block", "gpt2"])
def test_one_position_is_so_quiet_that_epsilon_counts(name: str, trial: int) -> None:
    inputs, wanted = made(name, trial, epsilon=1e-5), subject_of(name)
    program = lower(wanted.network.forward, wanted.tensors, wanted.shifts)
    values = program.run(inputs.values, inputs.sizes, FloatArithmetic("float64"))
    (first, *_) = [n for n in values if n.rpartition(".")[2] in ("variance", "rms")]
    variance = values[first] if first.endswith("variance") else values[first] ** 2
    assert variance.min() < 5e-3, "ε = 1e-5 changes a thousandth"
    assert np.median(variance) > 0.05, "and most positions are not quiet"


def test_the_quiet_position_is_quieter_where_epsilon_is_smaller() -> None:
    for epsilon in (1e-5, 1e-8, 1e-12):
        rows = made("layer_norm", epsilon=epsilon).values["X"]
        variance = rows.var(axis=-1).min()
        assert 1e-4 < epsilon / variance < 1
    assert made("layer_norm", epsilon=0.0).values["X"].var(axis=-1).min() > 1e-5


@pytest.mark.parametrize("name", SUBJECTS)
def test_seeds_and_trials_give_other_numbers_and_the_same_give_the_same(name: str) -> None:
    first, again = made(name), made(name)
    for key, value in first.values.items():
        assert np.array_equal(value, again.values[key]), key
    other = made(name, seed=1)
    real = [t.name for t in subject_of(name).given if t.kind is Kind.REAL]
    assert all(not np.array_equal(first.values[key], other.values[key]) for key in real)


@pytest.mark.parametrize("name", SUBJECTS)
def test_parameters_are_random_and_of_order_one(name: str) -> None:
    inputs = made(name)
    for tensor in subject_of(name).network.parameters:
        value = inputs.values[tensor.name]
        assert np.ptp(value) > 0.1, tensor.name
        assert 0.05 < np.max(np.abs(value)) < 5, tensor.name
        assert not np.any(value == 1.0), "a γ of 1 hides that it is forgotten"
        assert not np.any(value == 0.0), "a bias of 0 hides that it is forgotten"


@pytest.mark.parametrize("trial", range(LARGER))
@pytest.mark.parametrize("name", ["attention", "dot_product_attention", "attention_heads"])
def test_masks_keep_sequences_apart_and_have_a_hole(name: str, trial: int) -> None:
    inputs = made(name, trial)
    mask, length = inputs.values["M"], inputs.length
    blocks = mask.reshape(inputs.sequences, length, inputs.sequences, length)
    for one in range(inputs.sequences):
        for other in range(inputs.sequences):
            if one != other:
                assert not blocks[one, :, other].any()
        own = blocks[one, :, one]
        assert np.all(np.diag(own) == 1)
        assert not np.triu(own, 1).any(), "nobody looks ahead"
        assert own.sum() < length * (length + 1) / 2, "not just the causal mask"
    causal = made(name, trial, any_mask=False).values["M"][:length, :length]
    assert np.array_equal(causal, np.tril(np.ones((length, length))))
    free = made(name, trial, masked=False).values["M"][:length, :length]
    assert np.all(free == 1)


def test_wished_sizes_are_kept_and_those_that_follow_are_made_to_fit() -> None:
    wanted = subject_of("attention")
    sizes = chosen_sizes(wanted, 0, Wishes(sizes={"h": 4, "d_k": 5}))
    assert (sizes["h"], sizes["d_k"], sizes["d_model"]) == (4, 5, 20)
    sizes = chosen_sizes(wanted, 0, Wishes(sizes={"d_model": 8, "h": 4}))
    assert sizes["d_k"] == 2
    with pytest.raises(InputError, match="h = 4 does not divide d_model = 6"):
        chosen_sizes(wanted, 0, Wishes(sizes={"d_model": 6, "h": 4}))
    sizes = chosen_sizes(subject_of("encoder"), 0, Wishes(sizes={"T": 9}))
    assert sizes["n_ctx"] > 9
    assert made("linear_bias", sizes={"d_in": 2}).values["X"].shape[-1] == 2


def test_a_function_without_a_batch_gets_one_sequence() -> None:
    inputs = made("dot_product_attention", batched=False)
    assert inputs.sequences == 1
    assert inputs.values["Q"].shape[0] == inputs.length


def test_probabilities_are_probabilities_and_add_up() -> None:
    values = made("cross_entropy").values["P"]
    assert np.all((values > 0) & (values < 1))
    assert np.allclose(values.sum(axis=-1), 1)


def test_what_no_inputs_can_be_made_for_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.code.inputs._away_from_jumps", lambda *_: False)
    with pytest.raises(InputError, match="no inputs of relu keep away"):
        made("relu")


@pytest.mark.parametrize("name", SUBJECTS)
def test_positions_of_all_sequences_stand_in_one_row(name: str) -> None:
    inputs, wanted = made(name), subject_of(name)
    rows = [v for t in wanted.network.inputs if positions_of(t) == 1 for v in [t.name]]
    for key in rows:
        assert inputs.values[key].shape[0] == inputs.sequences * inputs.length

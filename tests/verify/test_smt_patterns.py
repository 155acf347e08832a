"""The theorems about masks, units and tables: all there, all needed, and true of numbers."""

import random
from dataclasses import replace
from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from derivations.gpt2 import Gpt2, gpt2
from derivations.outcome import Proved, Unknown
from numeric.arithmetic import BallArithmetic
from numeric.lowering import lower
from numeric.program import stored_shape
from verify.smt.patterns.gpt2 import zero_patterns
from verify.smt.patterns.masks import MASKS
from verify.smt.support import Lemma, Support

CHAPTER = Gpt2(tied=False, final_layer_norm=False)


@cache
def theorems():
    return {(theorem.name, theorem.about): theorem for theorem in zero_patterns(CHAPTER)}


def test_the_theorems_of_the_issue_are_there():
    assert {name for name, _ in theorems()} == {
        "no_target_zero_logit_gradient",
        "no_target_anywhere_zero_gradients",
        "attention_weights_zero_outside_mask",
        "attention_weights_zero_above_the_diagonal",
        "scores_gradient_zero_outside_mask",
        "scores_gradient_zero_above_the_diagonal",
        # attention alone
        "causal_attention_ignores_later_positions",
        "attention_ignores_padding",
        "packed_attention_ignores_other_documents",
        "sliding_window_attention_ignores_positions_outside_the_window",
        "prefix_lm_attention_ignores_later_positions_behind_the_prefix",
        "attention_ignores_positions_that_do_not_attend",
        # the stream through any number of blocks
        "gradient_is_zero_without_any_target",
        "last_rows_without_later_targets_have_zero_gradient",
        "padding_has_zero_gradient",
        "right_padding_has_zero_gradient_under_a_causal_mask_alone",
        "packed_documents_exchange_no_gradient",
        "each_block_widens_the_reach_of_a_sliding_window_by_its_width_minus_1",
        "prefix_lm_gradient_behind_the_prefix_needs_a_later_target",
        "gradient_is_zero_without_a_target_that_attends_directly_or_through_later_blocks",
        # tables
        "untied_embedding_row_zero_without_later_targets",
        "untied_embedding_row_zero_without_reachable_targets",
        "untied_embedding_row_zero_for_unused_tokens",
        "positional_row_zero_without_later_targets",
        "positional_row_zero_without_reachable_targets",
        "unused_positional_row_zero",
        "positional_rows_past_the_sequence_are_zero",
        # units
        "dropped_units_pass_no_gradient",
        "units_that_are_always_dropped_have_zero_gradients",
        "inactive_units_pass_no_gradient",
        "dead_relu_units_have_zero_gradients",
    }
    tied = {theorem.name for theorem in zero_patterns(Gpt2(positions="sinusoidal"))}
    assert {
        "tied_embedding_lookup_share_zero_without_later_targets",
        "tied_embedding_lookup_share_zero_without_reachable_targets",
        "tied_embedding_lookup_share_zero_for_unused_tokens",
    } <= tied
    assert not any("positional" in name or name.startswith("untied") for name in tied)


def test_each_theorem_has_its_own_name_and_part_and_a_sentence():
    listed = zero_patterns(CHAPTER)
    assert len(theorems()) == len(listed)
    assert all(theorem.neighbours for theorem in listed)
    for theorem in listed:
        assert theorem.statement
        assert all(neighbour.words for neighbour in theorem.neighbours)
        assert all(hypothesis.words for hypothesis in theorem.claim.hypotheses)


@pytest.mark.slow
@pytest.mark.parametrize("mask", MASKS, ids=lambda mask: mask.theorem)
def test_each_mask_has_the_base_and_the_step_of_its_induction(mask):
    base = theorems()[mask.theorem, "dstream, behind the blocks"]
    step = theorems()[mask.theorem, "dstream, in each block"]
    assert isinstance(base.prove(), Proved)
    assert isinstance(step.prove(), Proved)
    # The step may use what the base gives, nothing else.
    (lemma,) = step.claim.support.lemmas
    assert not base.claim.support.lemmas
    assert lemma.conditions == mask.behind(lemma.entry.indices[0])
    assert base.claim.hypotheses[-1].never == mask.behind(base.claim.entries[0].indices[0])


@pytest.mark.slow
def test_each_hypothesis_is_needed():
    provable_without = []
    for (name, about), theorem in theorems().items():
        if "in each block" in about and about != "dstream, in each block":
            continue  # of the values inside a block each needs only some
        for hypothesis in theorem.claim.hypotheses:
            kept = tuple(h for h in theorem.claim.hypotheses if h is not hypothesis)
            weaker = replace(theorem, claim=replace(theorem.claim, hypotheses=kept), neighbours=())
            if not isinstance(weaker.prove(), Unknown):
                provable_without.append((name, about, hypothesis.words))
    assert not provable_without


@pytest.mark.parametrize(
    "mask",
    [mask for mask in MASKS if mask.behind is not MASKS[0].behind],
    ids=lambda mask: mask.theorem,
)
def test_the_step_needs_its_lemma(mask):
    step = theorems()[mask.theorem, "dstream, in each block"]
    (lemma,) = step.claim.support.lemmas
    anything = Lemma("", lemma.entry, ())
    support = step.claim.support
    data = [t for t in support.tensors.values() if t.kind.whole]
    free = replace(step.claim, support=Support(support.network, [anything], data))
    assert isinstance(replace(step, claim=free, neighbours=()).prove(), Unknown)


# What the theorems say, against numbers: a whole network of two blocks.

SIZES = {"T": 5, "V": 3, "d_model": 3, "h": 1, "d_k": 1, "d_ff": 1, "n_ctx": 5}
LAYERS = 2


@cache
def program():
    network = gpt2(replace(CHAPTER, layers=LAYERS))
    tensors = {**network.tensors, **network.gradients}
    equations = (*network.forward, *network.backward)
    return network, lower(equations, tensors, network.shifts, ["dstream", "dE", "dW_P"])


def nonzero_rows(mask, has_target, tokens, seed):
    """Which rows of each result are certainly not 0; the others are exactly 0."""
    network, computed = program()
    rng = random.Random(seed)
    given = {"M": mask, "has_target": has_target, "x": tokens, "y": tokens, "position": range(5)}
    for tensor in (*network.parameters, network.tensors["epsilon"]):
        numbers = np.empty(stored_shape(tensor, SIZES), dtype=object)
        for at in np.ndindex(numbers.shape):
            numbers[at] = Fraction(rng.randrange(1, 2**40), 2**39)
        given[tensor.name] = numbers
    found = {}
    for name, array in computed.run(given, SIZES, BallArithmetic()).items():
        assert all(ball.is_zero() or not ball.contains(0) for ball in array.ravel())
        found[name] = [any(not ball.is_zero() for ball in row) for row in array]
    return found


def reached(mask):
    """reached[s, t]: t attends to s, or to a position that does, through both blocks."""
    reaches = np.eye(len(mask), dtype=bool)
    for _ in range(LAYERS):
        reaches = reaches | ((mask.T @ reaches) > 0)
    return reaches


t, s = np.indices((5, 5))
DOCUMENT = np.array([0, 0, 1, 1, 1])
REAL = np.array([False, False, True, True, True])
KINDS = {
    "none": np.ones((5, 5), int),
    "causal": (s <= t).astype(int),
    "left padding": ((s <= t) & REAL[s] | (s == t)).astype(int),
    "right padding": ((s <= t) & REAL[::-1][s] | (s == t)).astype(int),
    "packed": ((s <= t) & (DOCUMENT[t] == DOCUMENT[s])).astype(int),
    "window": ((s <= t) & (t < s + 2)).astype(int),
    "prefix": ((s <= t) | (s < 2)).astype(int),
    "odd": np.array(
        [[1, 0, 0, 1, 0], [0, 1, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("target", range(5))
def test_rows_are_zero_exactly_where_no_reachable_target_is(kind, target):
    mask, has_target = KINDS[kind], np.eye(5, dtype=int)[target]
    tokens = np.array([0, 1, 1, 0, 1])
    expected = reached(mask)[:, target]
    found = nonzero_rows(mask, has_target, tokens, f"{kind} {target}")
    assert found["dstream"] == expected.tolist()
    assert found["dW_P"] == expected.tolist()
    assert found["dE"] == [bool(expected[tokens == token].any()) for token in range(3)]
    # What the theorems about this kind of mask allow, and no less.
    places = np.arange(5)
    allowed = {
        "none": places >= 0,
        "causal": places <= target,
        "packed": (places <= target) & (DOCUMENT[target] == DOCUMENT),
        "window": (places <= target) & (target <= places + LAYERS),
        "prefix": (places <= target) | (places < 2),
    }
    if kind in allowed:
        assert found["dstream"] == allowed[kind].tolist()
    if kind == "left padding" and REAL[target]:
        assert not any(found["dstream"][:2])
    if kind == "right padding" and REAL[::-1][target]:
        assert not any(found["dstream"][3:])


@pytest.mark.slow
@pytest.mark.parametrize("mask", MASKS, ids=lambda mask: mask.theorem)
def test_what_the_induction_assumes_is_said(mask):
    """In the sentence what holds behind the last block, in the conditions what blocks need."""
    stated = {t.about.split(", ")[1]: t for t in zero_patterns(Gpt2()) if t.name == mask.theorem
              and t.about.startswith(("dstream", "dembedded"))}  # fmt: skip
    assert set(stated) == {"behind the blocks", "in each block", "before the blocks"}
    for theorem in stated.values():
        assert all(hypothesis.words in theorem.statement for hypothesis in mask.base)
    for where in ("in each block", "before the blocks"):
        assert stated[where].statement.startswith(mask.under)
        carried = [c for c in stated[where].conditions() if c.startswith("by induction (")]
        assert len(carried) == 1
        for hypothesis in (*mask.hypotheses, *mask.base):
            assert hypothesis.words in carried[0]


def test_rows_of_tables_say_under_which_mask():
    tables = [t for t in zero_patterns(Gpt2(tied=False)) if "_row" in t.name and "dE" in t.about]
    assert tables
    assert all(t.statement.startswith("under a") for t in tables)

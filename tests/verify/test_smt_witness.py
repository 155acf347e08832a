"""Every claim that is too strong is refuted in numbers; what is true, or not so, is not."""

from dataclasses import replace
from itertools import pairwise

import pytest
from sympy import Eq, Ge

import verify.smt.witness as witness_module
from derivations.gpt2 import Gpt2, gpt2
from derivations.notation import d, entries, entry_name
from derivations.sublayers.attention import M, b_K
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import i, t
from verify.smt.patterns.gpt2 import zero_patterns
from verify.smt.patterns.hypotheses import later
from verify.smt.support import Support
from verify.smt.witness import Instance, confirmed
from verify.smt.zero_pattern import Claim, Countermodel, Hypothesis, countermodel

CHAPTER = Gpt2(tied=False, final_layer_norm=False)
NETWORKS = {
    "chapter": CHAPTER,
    "another": Gpt2(activation="relu", positions="sinusoidal", logit_bias=True, scaled=False),
}


@pytest.fixture(scope="module", params=["chapter", pytest.param("another", marks=pytest.mark.slow)])
def neighbours(request):
    """Every too strong claim with its countermodel and its witness."""
    found = []
    for theorem in zero_patterns(NETWORKS[request.param]):
        for claim in theorem.neighbours:
            model = countermodel(claim)
            found.append((theorem, claim, model, confirmed(claim, model)))
    return found


@pytest.mark.slow
def test_every_neighbour_of_every_theorem_is_refuted_in_numbers(neighbours):
    unconfirmed = [(t.name, t.about, c.words) for t, c, _, found in neighbours if found is None]
    assert not unconfirmed
    assert len(neighbours) > 90


@pytest.mark.slow
def test_a_witness_keeps_to_the_countermodel(neighbours):
    for theorem, claim, model, found in neighbours:
        assert not found.value.contains(0)
        assert found.path[-1] == found.entry
        assert found.data.items() >= model.data.items(), theorem.name
        named = {entry_name(entry) for entry in claim.entries}
        assert found.entry.split("[")[0] in named
        for table in model.data:
            for size in claim.support.tensors[table].dimensions:
                assert found.sizes[size.name] == model.sizes[size.name]


def test_a_path_follows_the_equations_from_where_a_gradient_starts(neighbours):
    for _, claim, _, found in neighbours:
        network = claim.support.network
        reads = {e.name: {entry_name(x) for x in entries(e.right)} for e in network.backward}
        names = [step.split("[")[0] for step in found.path]
        for source, entry in pairwise(names):
            assert source in reads[entry]
        if names[0] in network.gradients:
            outside = {entry_name(lemma.entry) for lemma in claim.support.lemmas}
            outside |= {d(output).name for output in network.outputs} | {"dZ"}
            assert names[0] in outside
        else:
            assert len(names) == 1


def test_a_witness_reads_like_this():
    theorem = next(
        t
        for t in zero_patterns(CHAPTER)
        if t.name == "untied_embedding_row_zero_without_later_targets"
    )
    claim = theorem.neighbours[0]
    assert str(confirmed(claim, countermodel(claim))) == (
        "dE[0, 0] = 1.531 with T = 2, V = 3, d_model = 3, n_ctx = 3, has_target = [0, 1], "
        "position = [0, 1], x = [0, 1], y = [0, 1]; "
        "path: dstream[0, 0] → dembedded[0, 0] → dE[0, 0]"
    )


def window(layers: int) -> tuple[Claim, Countermodel]:
    """Each position sees itself and the one before it; only the last of three has a target."""
    support = Support(gpt2(replace(CHAPTER, layers=layers)))
    entry = support.tensors["dstream"][t, i]
    direct = Hypothesis(
        "no position that attends to it has a target", (M[later, t], has_target[later])
    )
    mask = [[1, 0, 0], [1, 1, 0], [0, 1, 1]]
    model = Countermodel({"T": 3}, {"t": 0, "i": 0}, {"M": mask, "has_target": [0, 0, 1]})
    return Claim("", support, (entry,), (direct,)), model


def test_through_a_whole_network_the_path_starts_at_the_loss_and_uses_both_blocks():
    found = confirmed(*window(layers=2))
    assert found.path[0] == "dZ[2, 0]"
    assert found.path[-1] == "dstream[0, 0]"
    positions = {
        block: [
            int(step.split("[")[1].split(",")[0])
            for step in found.path
            if step.startswith(f"d{block}.normed_1[")
        ]
        for block in ("block2", "block1")
    }
    assert positions == {"block2": [1], "block1": [0]}


def test_one_block_is_not_enough_for_that(monkeypatch):
    monkeypatch.setattr(witness_module, "ATTEMPTS", 3)
    assert confirmed(*window(layers=1)) is None


def test_a_countermodel_that_breaks_a_hypothesis_confirms_nothing():
    claim, model = window(layers=2)
    elsewhere = replace(model, data={**model.data, "has_target": [1, 0, 1]})
    assert confirmed(claim, elsewhere) is None
    assert confirmed(replace(claim, hypotheses=()), elsewhere) is not None
    # Also one about sizes and index terms, and one that is never about anything.
    short = Hypothesis("", (Ge(later, t + 2),))
    assert confirmed(replace(claim, hypotheses=(short,)), model) is None
    assert confirmed(replace(claim, hypotheses=(Hypothesis("", (Eq(later, t + 3),)),)), model)


def test_what_cancels_is_not_confirmed(monkeypatch):
    # The key bias: the reading lets its gradient be nonzero, numbers do not.
    monkeypatch.setattr(witness_module, "ATTEMPTS", 3)
    theorem = next(t for t in zero_patterns(CHAPTER) if t.name.startswith("causal_attention"))
    support = theorem.claim.support
    equation = next(e for e in support.network.backward if e.name == d(b_K).name)
    claim = Claim("", support, (equation.left,))
    model = countermodel(claim)
    assert model is not None
    assert confirmed(claim, model) is None


@pytest.mark.parametrize(
    ("has_target", "rows"), [([0, 1, 0], {0, 1}), ([1, 0, 1], {0, 1, 2}), ([0, 0, 0], set())]
)
def test_a_lemma_says_where_a_gradient_comes_to_a_piece(has_target, rows):
    theorem = next(
        t
        for t in zero_patterns(CHAPTER)
        if t.name.startswith("last_rows") and t.about == "dstream, in each block"
    )
    mask = [[1, 0, 0], [1, 1, 0], [1, 1, 1]]
    model = Countermodel({"T": 3}, {}, {"M": mask, "has_target": has_target})
    values = Instance(theorem.claim.support, model).values(seed=0)
    assert {at[0] for at, ball in values["dblock.output"].items() if not ball.is_zero()} == rows

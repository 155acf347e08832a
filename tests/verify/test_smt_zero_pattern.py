"""Zero patterns: proved on the network, refused on broken ones, and right on random numbers."""

import random
from dataclasses import replace
from itertools import product

import pytest
import z3
from flint import arb
from sympy import (
    Abs,
    Eq,
    Ge,
    KroneckerDelta,
    Le,
    Lt,
    Mod,
    Rational,
    Sum,
    cos,
    erf,
    exp,
    log,
    pi,
    sin,
    sqrt,
    tanh,
)

import verify.smt.theorem as smt_theorem
from derivations.evaluate import run
from derivations.gpt2 import Gpt2, block_steps, gpt2
from derivations.notation import (
    Equation,
    Kind,
    NotationError,
    UnknownNode,
    d,
    index,
    size_of,
    step,
    tensor,
    zero_one,
)
from derivations.outcome import Proved, Unknown
from derivations.sublayer import Sublayer
from derivations.sublayers.attention import ATTENTION, A, M, O, Val
from derivations.sublayers.embedding import x
from derivations.sublayers.softmax_cross_entropy import has_target
from derivations.sublayers.symbols import T, V, head, i, k, r, s, t
from derivations.wiring import Network, Step
from verify.smt.patterns.gpt2 import zero_patterns
from verify.smt.patterns.hypotheses import CAUSAL
from verify.smt.solver import NoAnswerError, satisfiable, solver_for
from verify.smt.support import Frame, Lemma, Support
from verify.smt.zero_pattern import Claim, Hypothesis, ZeroPattern, countermodel

CHAPTER = Gpt2(tied=False, final_layer_norm=False)
later, holder, query, key = (index(name, T) for name in ("later", "holder", "query", "key"))
m, q = zero_one("m", T), zero_one("q", T)
B, C, D = tensor("B", T), tensor("C", T), tensor("D", T, T)


def page(*forward: Equation) -> Network:
    """A network of one page over the masks m, q and M."""
    made = {"B": B, "C": C, "D": D}
    whole = Sublayer(
        name="test",
        title="",
        source="",
        inputs=(),
        forward=forward,
        outputs=tuple(made[equation.name] for equation in forward),
        data=(m, q, M, x),
    )
    return Network((Step("test", whole, {name: name for name in (*made, "m", "q", "M", "x")}),))


def provable(network: Network, entry, *hypotheses: Hypothesis) -> bool:
    claim = Claim("", Support(network), (entry,), hypotheses)
    return isinstance(ZeroPattern("", "", claim, ()).prove(), Proved)


@pytest.mark.slow
@pytest.mark.parametrize(
    "choices",
    [
        CHAPTER,
        Gpt2(layers=3, activation="relu", positions="sinusoidal", logit_bias=True),
    ],
)
def test_every_theorem_is_proved(choices):
    theorems = zero_patterns(choices)
    outcomes = {(theorem.name, theorem.about): theorem.prove() for theorem in theorems}
    assert len(outcomes) == len(theorems) > 25
    assert not {key: o for key, o in outcomes.items() if not isinstance(o, Proved)}
    assert all(outcome.too_strong for outcome in outcomes.values())


@pytest.mark.slow
@pytest.mark.parametrize("choices", [CHAPTER, Gpt2(layers=2), Gpt2(positions="sinusoidal")])
def test_every_activation_gradient_has_its_last_row_theorem(choices):
    network = gpt2(choices)
    parameters = {parameter.name for parameter in network.parameters}
    wanted = {
        name
        for name, gradient in network.gradients.items()
        if gradient.gradient_of.name not in parameters and T in gradient.dimensions
    }
    stated = set()
    for theorem in zero_patterns(choices):
        if theorem.name.startswith("last_rows"):
            stated.add(theorem.about.split(",")[0])
    for layer in range(1, choices.layers + 1):
        stated |= {name.replace("dblock.", f"dblock{layer}.") for name in stated}
        # What a block gives back is the stream of the block before it, or the first stream.
        stated.add(f"dblock{layer}.output")
    assert wanted <= stated
    assert len(wanted) > 20 * choices.layers


def test_the_patterns_of_the_issue_are_there():
    untied = {theorem.name for theorem in zero_patterns(CHAPTER)}
    assert {
        "no_target_zero_logit_gradient",
        "attention_weights_zero_outside_mask",
        "attention_weights_zero_above_the_diagonal",
        "scores_gradient_zero_outside_mask",
        "scores_gradient_zero_above_the_diagonal",
        "last_rows_without_later_targets_have_zero_gradient",
        "untied_embedding_row_zero_without_later_targets",
        "untied_embedding_row_zero_for_unused_tokens",
        "positional_row_zero_without_later_targets",
        "unused_positional_row_zero",
        "no_target_anywhere_zero_gradients",
    } <= untied
    tied = {theorem.name for theorem in zero_patterns(Gpt2())}
    assert not any(name.startswith("untied") for name in tied)


def test_a_tied_embedding_row_is_not_provably_zero():
    claim = next(
        theorem for theorem in zero_patterns(CHAPTER) if theorem.name.startswith("untied")
    ).claim
    tied = replace(claim, support=Support(gpt2(Gpt2())), hypotheses=(CAUSAL, *claim.hypotheses))
    untied = replace(tied, support=Support(gpt2(CHAPTER)))
    assert isinstance(ZeroPattern("", "", untied, ()).prove(), Proved)
    outcome = ZeroPattern("", "", tied, ()).prove()
    assert isinstance(outcome, Unknown)
    assert "not provable" in outcome.reason
    assert "has_target = " in outcome.reason


def test_a_countermodel_is_the_smallest_and_keeps_the_hypotheses():
    theorem = next(t for t in zero_patterns(CHAPTER) if t.about.startswith("dembedded"))
    own = Hypothesis("the position has no target", (has_target[t],))
    found = countermodel(replace(theorem.claim, hypotheses=(own,)))
    assert found.sizes == {"T": 2, "d_model": 1}
    assert found.indices == {"i": 0, "t": 0}
    assert found.data == {"has_target": [0, 1]}


def test_a_broken_backward_is_not_proved():
    # The transposed weights send the gradient of a query to later keys.
    transposed = Equation(d(Val)[head, s, k], Sum(A[head, s, t] * d(O)[head, t, k], t))
    steps, after = block_steps("block", "stream", Gpt2())
    broken = tuple(
        replace(step, page=ATTENTION.with_backward(transposed)) if step.page is ATTENTION else step
        for step in steps
    )
    for wiring, expected in ((tuple(steps), True), (broken, False)):
        network = Network(wiring)
        lemma = Lemma("", d(network.tensors[after])[t, i], (has_target[later], Ge(later, t)))
        claim = Claim(
            "",
            Support(network, [lemma], [has_target]),
            (d(network.tensors["stream"])[t, i],),
            (CAUSAL, Hypothesis("", (has_target[later], Ge(later, t)))),
        )
        assert isinstance(ZeroPattern("", "", claim, ()).prove(), Proved) is expected


def test_a_mask_to_the_future_is_not_causal_enough():
    theorem = next(
        t
        for t in zero_patterns(CHAPTER)
        if t.name.startswith("last_rows") and t.about == "dstream, in each block"
    )
    backwards = Hypothesis("only later keys", (M[query, key], Lt(key, query)))
    claim = replace(
        theorem.claim, hypotheses=(backwards, *(h for h in theorem.claim.hypotheses if h != CAUSAL))
    )
    assert isinstance(replace(theorem, claim=claim).prove(), Unknown)


def test_a_reused_index_name_is_not_captured():
    inner = Equation(B[t], Sum(M[t, s] * q[s], s))
    outer = Equation(C[t], Sum(m[s] * B[s], s))
    never_both = Hypothesis("m and q are never both 1", (m[r], q[r]))
    assert not provable(page(inner, outer), C[t], never_both)
    assert provable(page(inner, outer), C[t], Hypothesis("", (m[r],)))


@pytest.mark.parametrize(
    "right",
    [
        Sum(m[s], s) * Sum(q[s], s),
        Sum(m[s] * Sum(q[s], s), s),
        Sum(m[s] * Sum(q[r], r), s),
        Sum(Sum(q[s], s) * m[s], s),
    ],
)
def test_sums_of_one_equation_choose_their_summands_apart(right):
    never_both = Hypothesis("m and q are never both 1", (m[r], q[r]))
    assert not provable(page(Equation(B[t], right)), B[t], never_both)
    assert provable(page(Equation(B[t], right)), B[t], Hypothesis("", (q[r],)))


@pytest.mark.parametrize(
    ("right", "zero"),
    [
        (2 * m[t], True),
        (T * m[t] ** 2 / 3, True),
        (sqrt(m[t]), True),
        (tanh(m[t]) + erf(m[t]) * sin(m[t]), True),
        (step(m[t]), True),
        (Mod(t, 2) * m[t], True),
        (KroneckerDelta(t, x[t]) * m[t], True),
        (1 / m[t], False),
        (m[t] ** Rational(-1, 2), False),
        (exp(m[t]), False),
        (log(m[t]), False),
        (cos(m[t]), False),
        (1 - m[t], False),
        (pi + m[t], False),
        (T + m[t], False),
        (Mod(t, 2) + m[t], False),
        (KroneckerDelta(t, x[t]) + m[t], False),
        (m[t] + q[t], False),
    ],
    ids=str,
)
def test_each_node(right, zero):
    assert provable(page(Equation(B[t], right)), B[t], Hypothesis("", (m[t],))) is zero


def test_ids_stay_in_range_and_hypotheses_end_at_the_last_position():
    network = page(Equation(B[t], m[t]))
    first_token_unused = Hypothesis("", (Eq(x[r], 0),))
    found = countermodel(Claim("", Support(network), (B[t],), (first_token_unused,)))
    assert found.sizes == {"T": 1, "V": 2}
    assert found.data == {"m": [1], "x": [1]}
    only_one_position = Hypothesis("", (Ge(r, 1),))
    found = countermodel(Claim("", Support(network), (B[t],), (only_one_position,)))
    assert found.sizes == {"T": 1}
    assert provable(page(Equation(B[t], t * m[t])), B[t], only_one_position)
    only_token_0 = Hypothesis("", (Ge(x[r], 1),))
    assert provable(page(Equation(B[t], x[t] * m[t])), B[t], only_token_0)
    assert not provable(page(Equation(B[t], x[t] * m[t])), B[t])


def test_two_entries_of_one_tensor_choose_their_summands_apart():
    network = page(Equation(B[t], Sum(M[t, r] * q[r], r)), Equation(D[t, s], B[t] * B[s]))
    apart = Hypothesis("no key is attended to by both", (M[t, r], M[s, r]))
    assert not provable(network, D[t, s], apart)
    assert provable(network, D[t, s], Hypothesis("", (M[t, r],)))


def test_nodes_that_are_zero_at_zero_and_ids():
    reads = Equation(B[t], q[x[t]] * t)
    rows = (replace(x, below=T), replace(q, axes=(T,)))
    whole = replace(page(reads).steps[0].page, data=(m, rows[1], M, rows[0]))
    network = Network((replace(page(reads).steps[0], page=whole),))
    assert provable(network, B[t], Hypothesis("", (Le(t, 0),))) is False  # t > 0 is all that says
    assert provable(network, B[t], Hypothesis("", (q[r],))) is False  # r is no id
    assert provable(network, B[t], Hypothesis("t is 0", (Ge(t, 1),)))


def test_an_unknown_node_is_named():
    with pytest.raises(UnknownNode, match="Abs"):
        Support(page(Equation(B[t], m[t]))).nonzero(Abs(B[t]), {t: z3.Int("t")}, Frame())


def test_a_hypothesis_about_a_defined_tensor_is_an_error():
    support = Support(page(Equation(B[t], m[t])))
    with pytest.raises(NotationError, match="not an exact condition"):
        support.condition(B[t], {t: z3.Int("t")})


def test_vacuous_theorems_are_unknown():
    support = Support(page(Equation(B[t], m[t])))
    off = Hypothesis("m is 0", (m[r],))
    true_neighbour = Claim("the same", support, (B[t],), (off,))
    claim = Claim("", support, (B[t],), (off,))
    outcome = ZeroPattern("", "", claim, (true_neighbour,)).prove()
    assert isinstance(outcome, Unknown)
    assert "has no counterexample" in outcome.reason
    impossible = Claim("", support, (B[t],), (Hypothesis("", (Ge(t, 0),)),))
    outcome = ZeroPattern("", "", impossible, ()).prove()
    assert isinstance(outcome, Unknown)
    assert "the hypotheses have a small model: not so" in outcome.reason


def test_a_time_out_is_unknown(monkeypatch):
    a, b, c = z3.Ints("a b c")
    hard = solver_for([a > 1, b > 1, c > 1, a * a * a + b * b * b == c * c * c], 20)
    with pytest.raises(NoAnswerError, match="time-out"):
        satisfiable(hard)
    with pytest.raises(ValueError, match="positive"):
        solver_for([], 0)

    def gives_up(_):
        raise NoAnswerError("time-out")

    monkeypatch.setattr(smt_theorem, "satisfiable", gives_up)
    outcome = zero_patterns(CHAPTER)[0].prove()
    assert isinstance(outcome, Unknown)
    assert outcome.reason == "time-out"


# The encoding against numbers: the whole network with one block, unfolded without any lemma.

SIZES = {"T": 3, "V": 3, "d_model": 2, "h": 1, "d_k": 1, "d_ff": 1, "n_ctx": 4}
# A query with a single key has A = 1 and a score gradient that cancels to 0: not a zero pattern.
CANCELS = ("scores", "attention.Q", "attention.K")


def random_data(rng: random.Random, *, causal: bool) -> dict[str, dict[tuple[int, ...], int]]:
    places = range(SIZES["T"])
    rows = rng.sample(range(SIZES["n_ctx"]), SIZES["T"])
    return {
        "x": {(p,): rng.randrange(SIZES["V"]) for p in places},
        "y": {(p,): rng.randrange(SIZES["V"]) for p in places},
        "position": {(p,): rows[p] for p in places},
        "has_target": {(p,): rng.randrange(2) for p in places},
        "M": {
            (a, b): int(a == b or (rng.random() < 0.6 and (b < a or not causal)))
            for a, b in product(places, places)
        },
    }


def entry_is_possible(support, data, equation, at) -> bool:
    """Whether the reading lets this entry be nonzero at these sizes and data."""
    places = {idx: z3.IntVal(p) for idx, p in zip(equation.indices, at, strict=True)}
    formula = support.nonzero(equation.left, places, Frame())
    facts = [z3.Int(name) == size for name, size in SIZES.items()]
    for name, table in data.items():
        kind = support.tensors[name].kind
        sort = z3.BoolSort() if kind is Kind.ZERO_ONE else z3.IntSort()
        function = z3.Function(name, *[z3.IntSort()] * len(next(iter(table))), sort)
        facts += [
            function(*map(z3.IntVal, where)) == (bool(n) if kind is Kind.ZERO_ONE else n)
            for where, n in table.items()
        ]
    return satisfiable(solver_for([formula, *facts], 10_000))


@pytest.mark.slow
@pytest.mark.parametrize("choices", [CHAPTER, Gpt2(activation="relu")])
@pytest.mark.parametrize("causal", [True, False])
def test_the_reading_agrees_with_numbers(choices, causal):
    network = gpt2(choices)
    support = Support(network)
    activations = [e for e in network.backward if T in map(size_of, e.indices)]
    tables = [e for e in network.backward if e.name in ("dE", "dW_P")]
    rng = random.Random(f"{choices}{causal}")
    possible = impossible = 0
    for _ in range(8):
        data = random_data(rng, causal=causal)
        values = {name: {at: arb(n) for at, n in table.items()} for name, table in data.items()}
        given = [p for p in (*network.parameters, *network.inputs) if p.name not in values]
        for part in (*given, *(shift.value for shift in network.shifts)):
            shape = [range(SIZES[size.name]) for size in part.dimensions]
            values[part.name] = {at: arb(rng.gauss(0, 1)) for at in product(*shape)}
        values["epsilon"] = {(): arb(1)}
        found = run((*network.forward, *network.backward), values, SIZES)
        for equation in rng.sample(activations, 6) + tables:
            for at, number in found[equation.name].items():
                # One feature of each row tells it all: the reading does not look at features.
                if any(
                    p
                    for p, idx in zip(at, equation.indices, strict=True)
                    if size_of(idx) not in (T, V)
                ):
                    continue
                if not entry_is_possible(support, data, equation, at):
                    impossible += 1
                    assert number == 0, (equation.name, at, data)
                elif not (choices.activation == "relu" or equation.name.endswith(CANCELS)):
                    possible += 1
                    assert not number.contains(0), (equation.name, at, data)
    assert impossible > 20
    assert possible > 20 or choices.activation == "relu"

"""The second witness: right claims are checked, wrong ones are refuted by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sympy import Expr, Integer, KroneckerDelta, Sum, cos, exp, pi, sin, sqrt, tanh

from derivations.calculus.conditions import undefined_at
from derivations.catalogue import CATALOGUE, sublayer
from derivations.entrywise import Instance, chapter_instance, check_claims
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Equation, NotationError, Tensor, d, ids, step, tensor
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.sublayer import Sublayer
from derivations.sublayers import (
    attention,
    embedding,
    layer_norm,
    logit_projection,
    mlp,
    residual,
    softmax,
)
from derivations.sublayers import softmax_cross_entropy as loss
from derivations.sublayers.activations import CUBIC
from derivations.sublayers.symbols import T, V, d_k, d_model, f, head, i, j, k, r, s, t, v, w

CHAPTER = {
    "T": 3,
    "V": 3,
    "d_model": 4,
    "h": 2,
    "d_k": 2,
    "d_ff": 16,
    "n_ctx": 4,
    "d_in": 4,
    "d_out": 3,
    "d_v": 2,
    "n": 5,
}
SMALL = CHAPTER | {"d_model": 2, "d_ff": 2}
CLAIMING = [page for page in CATALOGUE if page.backward]


def by_name(page: Sublayer) -> str:
    return page.name


def outcome_of(page: Sublayer, claim: Equation, instance: Instance | None = None) -> Outcome:
    """What becomes of one changed claim."""
    of = page.tensor(claim.name).gradient_of
    assert of is not None
    changed = page.with_backward(claim)
    return check_claims(changed, instance or chapter_instance(page, SMALL))[of.name]


@pytest.mark.slow
@pytest.mark.parametrize("page", CLAIMING, ids=by_name)
def test_every_claim_is_checked_at_the_chapters_shape(page: Sublayer) -> None:
    outcomes = check_claims(page, chapter_instance(page, CHAPTER))
    assert list(outcomes) == [tensor.name for tensor in page.claims()]
    for name, outcome in outcomes.items():
        assert isinstance(outcome, Checked), (name, outcome)
        assert "T = 3" in outcome.where
        assert "n = 5" not in outcome.where, "a dimension that the page does not have"


@pytest.mark.parametrize("size", [1, 2])
@pytest.mark.parametrize("page", CLAIMING, ids=by_name)
def test_every_claim_is_checked_where_all_sizes_are_equal(page: Sublayer, size: int) -> None:
    sizes = dict.fromkeys(CHAPTER, size)
    outcomes = check_claims(page, chapter_instance(page, sizes))
    expected = Unknown if undefined_at(page.forward, sizes) else Checked
    assert {type(outcome) for outcome in outcomes.values()} == {expected}


def test_a_page_without_backward_equations_claims_nothing() -> None:
    pages = [page for page in CATALOGUE if not page.backward]
    assert pages
    for page in pages:
        assert check_claims(page, chapter_instance(page, CHAPTER)) == {}


def softmax_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    P, dP = softmax.P, d(softmax.P)
    coupling = Sum(P[t, w] * dP[t, w], w)
    for mistake, claim in {
        "no coupling term": P[t, v] * dP[t, v],
        "wrong sign": P[t, v] * (dP[t, v] + coupling),
        "outer P only on one term": P[t, v] * dP[t, v] - coupling,
        "other axis": P[t, v] * (dP[t, v] - Sum(P[s, v] * dP[s, v], s)),
    }.items():
        yield mistake, softmax.SOFTMAX, Equation(d(softmax.Z)[t, v], claim)


def loss_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    m, N = loss.has_target, loss.divisor[()]
    difference = loss.P[t, v] - KroneckerDelta(v, loss.y[t])
    for mistake, claim in {
        "no 1/N": m[t] * difference,
        "1/T for 1/N": m[t] * difference / T,
        "positions without a target too": difference / N,
        "wrong sign": -m[t] * difference / N,
        "no one-hot": m[t] * loss.P[t, v] / N,
    }.items():
        yield mistake, loss.SOFTMAX_CROSS_ENTROPY, Equation(d(loss.Z)[t, v], claim)


def layer_norm_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    gamma, x_hat, rstd = layer_norm.gamma, layer_norm.x_hat, layer_norm.rstd
    dY, dx_hat = d(layer_norm.Y), d(layer_norm.x_hat)
    mean = Sum(dx_hat[t, j], j) / d_model
    along = x_hat[t, i] * Sum(dx_hat[t, j] * x_hat[t, j], j)
    for mistake, claim in {
        "no mean term": dx_hat[t, i] - along / d_model,
        "no variance term": dx_hat[t, i] - mean,
        "sample variance": dx_hat[t, i] - mean - along / (d_model - 1),
        "gamma outside the sums": gamma[i]
        * (
            dY[t, i]
            - Sum(dY[t, j], j) / d_model
            - x_hat[t, i] * Sum(dY[t, j] * x_hat[t, j], j) / d_model
        ),
        "mean over the positions": dx_hat[t, i] - Sum(dx_hat[s, i], s) / T - along / d_model,
    }.items():
        equation = Equation(d(layer_norm.X)[t, i], rstd[t] * claim)
        yield f"layer norm: {mistake}", layer_norm.LAYER_NORM, equation
    unnormalised = Sum(dY[t, i] * layer_norm.X[t, i], t)
    yield "dgamma with X", layer_norm.LAYER_NORM, Equation(d(gamma)[i], unnormalised)


def attention_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    A, Q, K, O = attention.A, attention.Q, attention.K, attention.O  # noqa: E741
    dA, dS, dO = d(A), d(attention.scores), d(O)
    coupling = Sum(A[head, t, r] * dA[head, t, r], r)
    for mistake, left, right in (
        ("no 1/√d_k", d(Q)[head, t, k], Sum(dS[head, t, s] * K[head, s, k], s)),
        ("1/d_k", d(Q)[head, t, k], Sum(dS[head, t, s] * K[head, s, k], s) / d_k),
        (
            "dK not transposed",
            d(K)[head, s, k],
            Sum(dS[head, s, t] * Q[head, t, k], t) / sqrt(d_k),
        ),
        ("no coupling term", dS[head, t, s], A[head, t, s] * dA[head, t, s]),
        (
            "mask off by one",
            dS[head, t, s],
            A[head, t, s] * step(t - s) * (dA[head, t, s] - coupling),
        ),
        (
            "mask in place of the weights",
            dS[head, t, s],
            attention.M[t, s] * (dA[head, t, s] - coupling),
        ),
        (
            "dV not transposed",
            d(attention.Val)[head, s, k],
            Sum(A[head, s, t] * dO[head, t, k], t),
        ),
        (
            "value path lost",
            d(attention.X)[t, i],
            Sum(d(Q)[head, t, k] * attention.W_Q[i, head, k], head, k)
            + Sum(d(K)[head, t, k] * attention.W_K[i, head, k], head, k),
        ),
    ):
        yield f"attention: {mistake}", attention.ATTENTION, Equation(left, right)


def mlp_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    U, dU, dG = mlp.U, d(mlp.U), d(mlp.G)
    saturation = tanh(sqrt(2 / pi) * (U[t, f] + CUBIC * U[t, f] ** 3))
    density = exp(-(U[t, f] ** 2) / 2) / sqrt(2 * pi)
    cdf, tanh_form = mlp.cdf[t, f], mlp.saturation[t, f]
    for mistake, page, slope in (
        (
            "erf derivative, tanh forward",
            mlp.MLP_GELU_TANH,
            (1 + tanh_form) / 2 + U[t, f] * density,
        ),
        ("tanh value, erf forward", mlp.MLP_GELU_ERF, (1 + saturation) / 2 + U[t, f] * density),
        ("no density term", mlp.MLP_GELU_ERF, cdf),
        ("density of another variance", mlp.MLP_GELU_ERF, cdf + U[t, f] * density**2),
        ("density without 1/√2", mlp.MLP_GELU_ERF, cdf + U[t, f] * density * sqrt(2)),
        ("slope 1 everywhere", mlp.MLP_RELU, Integer(1)),
        ("slope of the other side", mlp.MLP_RELU, 1 - mlp.active[t, f]),
    ):
        yield f"{page.name}: {mistake}", page, Equation(dU[t, f], dG[t, f] * slope)
    summed = Sum(mlp.X[t, i] * dU[t, f], t) / T
    yield "dW averaged over positions", mlp.MLP_RELU, Equation(d(mlp.W_1)[i, f], summed)


def other_mistakes() -> Iterator[tuple[str, Sublayer, Equation]]:
    x, dX, dZ = embedding.x, d(embedding.X), d(logit_projection.Z)
    dE, hit = d(embedding.E)[v, i], KroneckerDelta(v, x[t])
    overwritten = 1 - Sum(KroneckerDelta(v, x[s]) * step(s - t), s)
    dY, dB = d(residual.Y)[t, i], d(residual.B)[t, i]
    tied = logit_projection.TIED_EMBEDDING
    projection = Sum(dZ[t, v] * logit_projection.H[t, i], t)
    stream = d(residual.X)[t, i]
    yield "overwrites", embedding.EMBEDDING, Equation(dE, Sum(hit * dX[t, i] * overwritten, t))
    yield "tied: lookup lost", tied, Equation(dE, projection)
    yield "tied: projection lost", tied, Equation(dE, Sum(hit * dX[t, i], t))
    yield "skip path lost", residual.RESIDUAL, Equation(stream, dB)
    yield "branch lost", residual.RESIDUAL, Equation(stream, dY)
    yield "branch twice", residual.RESIDUAL, Equation(stream, dY + 2 * dB)
    yield (
        "logits: another position",
        logit_projection.LOGIT_PROJECTION,
        Equation(d(logit_projection.W_U)[i, v], Sum(logit_projection.H[t, i] * dZ[s, v], t, s)),
    )


MISTAKES = [
    *softmax_mistakes(),
    *loss_mistakes(),
    *layer_norm_mistakes(),
    *attention_mistakes(),
    *mlp_mistakes(),
    *other_mistakes(),
]


@pytest.mark.parametrize(
    ("page", "claim"), [m[1:] for m in MISTAKES], ids=[f"{m[1].name}-{m[0]}" for m in MISTAKES]
)
def test_planted_mistakes_are_refuted(page: Sublayer, claim: Equation) -> None:
    outcome = outcome_of(page, claim)
    assert isinstance(outcome, Refuted), outcome
    assert f"{claim.name}[" in outcome.witness
    assert "claimed" in outcome.witness
    assert "true" in outcome.witness
    assert len(outcome.witness) < 500


def test_the_witness_names_the_entry_and_both_sides() -> None:
    claim = Equation(d(residual.X)[t, i], d(residual.Y)[t, i])
    outcome = outcome_of(residual.RESIDUAL, claim)
    assert isinstance(outcome, Refuted)
    assert outcome.witness.startswith(
        "dX[0, 0]: claimed dY[0, 0], true dB[0, 0] + dY[0, 0]; at a random point "
    )


def test_the_other_claims_of_a_page_with_a_mistake_keep_their_outcome() -> None:
    page = residual.RESIDUAL.with_backward(Equation(d(residual.X)[t, i], d(residual.Y)[t, i]))
    outcomes = check_claims(page, chapter_instance(page, SMALL))
    assert {name: type(o) for name, o in outcomes.items()} == {"F": Checked, "X": Refuted}


def test_a_claim_that_uses_a_wrong_claim_is_wrong() -> None:
    page = mlp.MLP_RELU.with_backward(Equation(d(mlp.U)[t, f], d(mlp.G)[t, f]))
    outcomes = check_claims(page, chapter_instance(page, SMALL))
    wrong = {name for name, outcome in outcomes.items() if isinstance(outcome, Refuted)}
    assert wrong == {"U", "W_1", "b_1", "X"}
    assert all(isinstance(outcomes[name], Checked) for name in set(outcomes) - wrong)
    below = outcomes["b_1"]
    assert isinstance(below, Refuted)
    assert "would be right, but a gradient in it is not" in below.witness


def test_other_ways_to_write_a_claim_are_checked() -> None:
    Z, P, dP, shift = softmax.Z, softmax.P, d(softmax.P), softmax.row_max
    unshifted = exp(Z[t, v]) / Sum(exp(Z[t, w]), w)
    shifted_twice = exp(Z[t, v] - 2 * shift[t]) / Sum(exp(Z[t, w] - 2 * shift[t]), w)
    for weight in (unshifted, shifted_twice):
        claim = Equation(d(Z)[t, v], weight * (dP[t, v] - Sum(P[t, w] * dP[t, w], w)))
        assert isinstance(outcome_of(softmax.SOFTMAX, claim), Checked)
    slope = (1 + tanh(2 * mlp.U[t, f])) / 2
    wrong = Equation(d(mlp.U)[t, f], d(mlp.G)[t, f] * slope)
    assert isinstance(outcome_of(mlp.MLP_GELU_TANH, wrong), Refuted)
    idempotent = Equation(d(mlp.U)[t, f], d(mlp.G)[t, f] * mlp.active[t, f] ** 3)
    assert isinstance(outcome_of(mlp.MLP_RELU, idempotent), Checked)
    unfolded = 1 / sqrt(layer_norm.variance[t] + layer_norm.epsilon[()])
    x_hat = (layer_norm.X[t, i] - layer_norm.mean[t]) * unfolded
    gamma = Equation(d(layer_norm.gamma)[i], Sum(d(layer_norm.Y)[t, i] * x_hat, t))
    assert isinstance(outcome_of(layer_norm.LAYER_NORM, gamma), Checked)


def test_repeated_tokens_are_what_reveals_overwriting() -> None:
    x, dX = embedding.x, d(embedding.X)
    overwritten = 1 - Sum(KroneckerDelta(v, x[s]) * step(s - t), s)
    claim = Equation(d(embedding.E)[v, i], Sum(KroneckerDelta(v, x[t]) * dX[t, i] * overwritten, t))
    distinct = Instance(SMALL, {"x": (0, 1, 2)})
    assert isinstance(outcome_of(embedding.EMBEDDING, claim, distinct), Checked)
    assert isinstance(outcome_of(embedding.EMBEDDING, claim), Refuted)


def no_targets() -> Instance:
    return Instance(SMALL, {"y": (0, 1, 2), "has_target": (0, 0, 0)})


def test_no_target_at_all_is_a_defined_case() -> None:
    outcomes = check_claims(loss.SOFTMAX_CROSS_ENTROPY, no_targets())
    assert isinstance(outcomes["Z"], Checked)


def test_zero_over_zero_is_not_zero() -> None:
    difference = loss.P[t, v] - KroneckerDelta(v, loss.y[t])
    unguarded = Equation(d(loss.Z)[t, v], loss.has_target[t] * difference / loss.count[()])
    assert isinstance(outcome_of(loss.SOFTMAX_CROSS_ENTROPY, unguarded), Checked)
    outcome = outcome_of(loss.SOFTMAX_CROSS_ENTROPY, unguarded, no_targets())
    assert isinstance(outcome, Refuted)
    assert "division by zero" in outcome.witness


def test_a_forward_pass_without_a_value_proves_nothing() -> None:
    blind = Instance(SMALL, {"M": ((0, 0, 0), (1, 1, 0), (1, 1, 1))})
    outcomes = check_claims(attention.ATTENTION, blind)
    assert {type(outcome) for outcome in outcomes.values()} == {Unknown}


def test_an_entry_outside_its_tensor_is_refuted() -> None:
    claim = Equation(d(residual.F)[t, i], d(residual.Y)[i, t])
    outcome = outcome_of(residual.RESIDUAL, claim, Instance(SMALL | {"d_model": 1}, {}))
    assert isinstance(outcome, Refuted)
    assert "dY[0, 1] is read, but dY is 3 × 1" in outcome.witness


def test_a_sum_over_part_of_a_range_is_not_taken_for_the_whole() -> None:
    dZ = d(logit_projection.Z)
    part = Sum(logit_projection.H[t, i] * dZ[t, v], (t, 0, T - 2))
    with pytest.raises(NotationError, match="does not run over all of t"):
        Equation(d(logit_projection.W_U)[i, v], part)


def test_a_claim_that_does_not_run_over_its_tensor_is_an_error() -> None:
    claim = Equation(d(residual.F)[t, s], d(residual.Y)[t, s])
    with pytest.raises(NotationError, match="does not run over the axes of dF"):
        outcome_of(residual.RESIDUAL, claim)


def test_a_true_claim_beyond_the_relations_is_unknown_not_checked() -> None:
    angle = residual.X[t, i]
    one = sin(angle) ** 2 + cos(angle) ** 2
    outcome = outcome_of(
        residual.RESIDUAL, Equation(d(residual.F)[t, i], d(residual.Y)[t, i] * one)
    )
    assert isinstance(outcome, Unknown), outcome


def test_a_divisor_that_may_be_zero_is_unknown() -> None:
    angle = residual.X[t, i]
    nothing = sin(angle) ** 2 + cos(angle) ** 2 - 1
    claim = Equation(d(residual.F)[t, i], d(residual.Y)[t, i] / nothing * nothing**2)
    assert isinstance(outcome_of(residual.RESIDUAL, claim), Unknown | Refuted)
    cancelled = Equation(d(residual.F)[t, i], d(residual.Y)[t, i] + angle / nothing)
    assert isinstance(outcome_of(residual.RESIDUAL, cancelled), Unknown)


def test_an_intermediate_value_moves_only_what_comes_after_it() -> None:
    """The mean is a claim of its own: moving it, X stays where it is and the variance moves."""
    page, mean = layer_norm.LAYER_NORM, layer_norm.mean
    dx_hat = d(layer_norm.x_hat)
    direct = -layer_norm.rstd[t] * Sum(dx_hat[t, i], i)
    for factor, kind in ((1, Checked), (2, Refuted)):
        claim = Equation(d(mean)[t], factor * direct)
        extended = replace(page, backward=(*page.backward, claim))
        assert isinstance(check_claims(extended, chapter_instance(page, SMALL))["mean"], kind)


@pytest.mark.parametrize("slope", [0, 1])
def test_a_claim_that_is_right_at_some_points_is_refuted_at_another(slope: int) -> None:
    """With one hidden unit a constant slope of ReLU is right on one side of 0."""
    ones = chapter_instance(mlp.MLP_RELU, dict.fromkeys(CHAPTER, 1))
    claim = Equation(d(mlp.U)[t, f], slope * d(mlp.G)[t, f])
    assert isinstance(outcome_of(mlp.MLP_RELU, claim, ones), Refuted)


def functions_of(x: Expr, how_many: int) -> Expr:
    return sum((tanh(n * x) for n in range(1, how_many + 1)), Integer(0))


def test_a_ring_that_is_too_small_grows() -> None:
    """More function values in one entry than the first estimate of the ring has room for."""
    X, Y = tensor("X", T), tensor("Y", T)
    slope = sum((n * (1 - tanh(n * X[t]) ** 2) for n in range(1, 31)), Integer(0))
    page = Sublayer(
        name="many",
        title="",
        source="",
        inputs=(X,),
        outputs=(Y,),
        forward=(Equation(Y[t], functions_of(X[t], 30)),),
        backward=(Equation(d(X)[t], d(Y)[t] * slope),),
    )
    assert isinstance(check_claims(page, Instance(SMALL, {}))["X"], Checked)
    wrong = page.with_backward(Equation(d(X)[t], d(Y)[t] * (slope + 1)))
    assert isinstance(check_claims(wrong, Instance(SMALL, {}))["X"], Refuted)


def test_the_chapters_ids_and_masks() -> None:
    page = attention.ATTENTION
    assert chapter_instance(page, CHAPTER).integers == {"M": ((1, 0, 0), (1, 1, 0), (1, 1, 1))}
    page = loss.SOFTMAX_CROSS_ENTROPY
    assert chapter_instance(page, CHAPTER).integers == {"y": (0, 1, 0), "has_target": (1, 1, 0)}
    page = replace(embedding.EMBEDDING, name="with positions", data=(embedding.x, position()))
    assert chapter_instance(page, CHAPTER).integers == {"x": (0, 1, 0), "position": (0, 1, 0)}


def position() -> Tensor:
    return ids("position", T, below=V)


@pytest.mark.parametrize("length", [2, 3, 4, 7])
@pytest.mark.parametrize("vocabulary", [1, 2, 3, 9])
def test_a_token_repeats_and_every_id_is_allowed(length: int, vocabulary: int) -> None:
    page = embedding.EMBEDDING
    x = chapter_instance(page, SMALL | {"T": length, "V": vocabulary}).integers["x"]
    assert isinstance(x, tuple)
    assert len(x) == length
    assert len(set(x)) < length
    assert set(x) <= set(range(vocabulary))


@pytest.mark.parametrize(
    "integers",
    [{}, {"x": (0, 1)}, {"x": (0, 1, 3)}, {"x": (0, -1, 2)}, {"x": 0}, {"x": ((0,), (1,), (2,))}],
)
def test_missing_or_impossible_ids_are_an_error(integers: dict[str, object]) -> None:
    with pytest.raises(NotationError, match=r"x\["):
        check_claims(embedding.EMBEDDING, Instance(SMALL, integers))  # type: ignore[arg-type]


def test_a_mask_has_zeros_and_ones_only() -> None:
    with pytest.raises(NotationError, match="M"):
        check_claims(attention.ATTENTION, Instance(SMALL, {"M": ((1, 0, 2),) * 3}))


def test_sizes_have_to_be_given_and_positive() -> None:
    with pytest.raises(NotationError, match="d_ff"):
        check_claims(mlp.MLP_RELU, Instance({"T": 2, "d_model": 2}, {}))
    with pytest.raises(NotationError, match="T"):
        Instance(SMALL | {"T": 0}, {})


@pytest.mark.parametrize("name", ["embedding", "learned_positions", "tied_embedding"])
def test_no_lookup_that_overwrites_or_averages_passes(name: str) -> None:
    """The chapter's instance repeats ids, so every wrong lookup shows."""
    page = sublayer(name)
    claims = {d(tensor).name: tensor.name for tensor in page.claims()}
    wrong_claims = [m for m in MUTANTS[name] if m.equation.name in claims]
    assert wrong_claims
    for mutant in wrong_claims:
        outcomes = check_claims(apply(page, mutant), chapter_instance(page, CHAPTER))
        assert isinstance(outcomes[claims[mutant.equation.name]], Refuted), mutant.name

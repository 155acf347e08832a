"""Proved, Refuted and Unknown: each where it belongs, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sympy import Integer, Rational, Sum, exp

from derivations import proof
from derivations.calculus import canonical
from derivations.calculus.normal_form import Algebra
from derivations.catalogue import CATALOGUE, sublayer
from derivations.notation import (
    Equation,
    NotationError,
    d,
    dimension,
    index,
    step,
    tensor,
    zero_one,
)
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.proof import prove_claim, prove_identity, prove_shift_invariance
from derivations.sublayer import Identity, Shift, Sublayer
from derivations.sublayers import layer_norm, softmax

N = dimension("n")
t, s = index("t", N), index("s", N)
x, w, Y = tensor("x", N), tensor("w", N), tensor("Y", N)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Derivatives are remembered between proofs; these tests change how they are made."""
    proof._normal_derivative.cache_clear()
    yield
    proof._normal_derivative.cache_clear()


def page(forward: Any, backward: Any, **more: Any) -> Sublayer:
    """Y from x, with a claimed gradient."""
    return Sublayer(
        **{
            "name": "page",
            "title": "",
            "source": "",
            "inputs": (x,),
            "data": (w,),
            "outputs": (Y,),
            "forward": (Equation(Y[t], forward),),
            "backward": (Equation(d(x)[t], backward),),
        }
        | more
    )


def claim(one: Sublayer, name: str = "x") -> Outcome:
    return prove_claim(one, one.tensor(name))


# Proved


@pytest.mark.parametrize("one", [p for p in CATALOGUE if p.backward], ids=lambda p: p.name)
def test_every_claim_of_the_catalogue_is_proved(one: Sublayer) -> None:
    for tensor_ in one.claims():
        outcome = prove_claim(one, tensor_)
        assert isinstance(outcome, Proved), (tensor_.name, outcome)
        assert outcome.method == "normal forms, all shapes"


@pytest.mark.parametrize("one", CATALOGUE, ids=lambda p: p.name)
def test_every_identity_and_every_shift_of_the_catalogue_is_proved(one: Sublayer) -> None:
    for identity in one.identities:
        assert isinstance(prove_identity(one, identity), Proved), identity.name
    for shift in one.shifts:
        assert isinstance(prove_shift_invariance(one, shift), Proved)


def test_a_proof_names_its_side_conditions() -> None:
    outcome = claim(sublayer("layer_norm"), "X")
    assert isinstance(outcome, Proved)
    assert outcome.conditions == ("epsilon + variance[t] > 0", "epsilon > 0")
    outcome = claim(page(1 / x[t], -d(Y)[t] / x[t] ** 2))
    assert isinstance(outcome, Proved)
    assert outcome.conditions == ("x[t] ≠ 0",)


def test_a_claim_may_be_written_in_other_ways() -> None:
    """The mean subtracted from dY·γ first, or one fraction over d_model."""
    one = sublayer("layer_norm")
    rstd, x_hat, dx_hat = layer_norm.rstd, layer_norm.x_hat, d(layer_norm.x_hat)
    t_, i, j, width = layer_norm.t, layer_norm.i, layer_norm.j, layer_norm.d_model
    together = Sum(dx_hat[t_, j] * (1 + x_hat[t_, i] * x_hat[t_, j]), j)
    right = rstd[t_] * (width * dx_hat[t_, i] - together) / width
    outcome = claim(one.with_backward(Equation(d(layer_norm.X)[t_, i], right)), "X")
    assert isinstance(outcome, Proved)


def test_names_of_indices_do_not_matter() -> None:
    renamed = page(Sum(x[s], s) * x[t], d(Y)[t] * Sum(x[t], t) + Sum(d(Y)[t] * x[t], t))
    assert isinstance(claim(renamed), Proved)


# Refuted


WRONG = {
    "factor": (x[t] ** 2, x[t] * d(Y)[t]),
    "sign": (exp(-x[t]), exp(-x[t]) * d(Y)[t]),
    "coupling": (Sum(x[s], s) * x[t], d(Y)[t] * Sum(x[s], s)),
    "small": (x[t] ** 2, (2 + Rational(1, 10**6)) * x[t] * d(Y)[t]),
    "size": (Sum(x[s], s) / N, d(Y)[t] / N),
    "counted once for each position": (x[t], Sum(d(Y)[t], s)),
    "captured": (Sum(x[s] * x[t], s), Sum(d(Y)[s] * x[s] + d(Y)[s] * x[s], s)),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_claim_is_refuted_with_an_entry(name: str) -> None:
    outcome = claim(page(*WRONG[name]))
    assert isinstance(outcome, Refuted)
    assert outcome.witness.startswith("at n = 3, entry [")
    assert "] of dx: claimed " in outcome.witness


def test_the_witness_names_the_first_wrong_entry_and_both_numbers() -> None:
    """2·x·dY is right and x·dY claimed: the numbers differ by a factor of 2."""
    outcome = claim(page(*WRONG["factor"]))
    assert isinstance(outcome, Refuted)
    assert "entry [0] of dx" in outcome.witness
    claimed, true = outcome.witness.split("claimed ")[1].split(", is ")
    assert float(true) == pytest.approx(2 * float(claimed), rel=1e-6)


@pytest.mark.slow
def test_a_claim_that_builds_on_a_wrong_one_is_wrong_too() -> None:
    one = sublayer("attention")
    wrong = next(e for e in one.backward if e.name == "dscores")
    bad = one.with_backward(Equation(wrong.left, 2 * wrong.right))
    outcomes = {name: claim(bad, name) for name in ("scores", "Q", "W_K", "X", "Val", "b_O")}
    kinds = {name: type(outcome) for name, outcome in outcomes.items()}
    assert kinds == {
        "scores": Refuted,
        "Q": Refuted,
        "W_K": Refuted,
        "X": Refuted,
        "Val": Proved,
        "b_O": Proved,
    }


def test_a_wrong_forward_pass_is_refuted_too() -> None:
    """A claim is about this page's forward equations, whatever they are."""
    one = sublayer("softmax")
    unnormalised = (
        one.forward[0],
        Equation(one.forward[1].left, softmax.exponential[softmax.t, softmax.v]),
    )
    assert isinstance(claim(replace(one, forward=unnormalised), "Z"), Refuted)


def test_wrong_identities_are_refuted_with_both_sides() -> None:
    one = sublayer("softmax")
    wrong = Identity("wrong", "", Sum(softmax.P[softmax.t, softmax.v], softmax.v), Integer(2))
    outcome = prove_identity(one, wrong)
    assert isinstance(outcome, Refuted)
    assert outcome.witness.endswith("t = 0: left 1.0000000, right 2.0000000")


def test_an_identity_that_fails_on_one_side_of_a_jump_is_refuted() -> None:
    one = page(x[t] * step(x[t]), d(Y)[t] * step(x[t]))
    assert isinstance(claim(one), Proved)
    for right in (x[t], Integer(0)):
        assert isinstance(prove_identity(one, Identity("", "", Y[t], right)), Refuted)


# Unknown


def test_an_incomplete_normal_form_makes_a_true_claim_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Different normal forms alone prove nothing, and no number refutes what is true."""
    monkeypatch.setattr(Algebra, "is_zero", lambda *_: False)
    for outcome in (
        claim(page(x[t] ** 2, 2 * x[t] * d(Y)[t])),
        claim(sublayer("layer_norm"), "X"),
        prove_identity(sublayer("softmax"), sublayer("softmax").identities[0]),
        prove_shift_invariance(sublayer("softmax"), sublayer("softmax").shifts[0]),
    ):
        assert isinstance(outcome, Unknown)
        assert "no numbers were found that tell the sides apart" in outcome.reason
        assert not outcome.holds


def test_an_incomplete_normal_form_does_not_save_a_wrong_claim(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Algebra, "is_zero", lambda *_: False)
    assert isinstance(claim(page(*WRONG["factor"])), Refuted)


def test_giving_up_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canonical, "ORDERS_AT_MOST", 0)
    outcome = claim(page(Sum(x[s], s) * x[t], d(Y)[t] * Sum(x[s], s) + Sum(d(Y)[s] * x[s], s)))
    assert isinstance(outcome, Unknown)
    assert "orders of" in outcome.reason


def test_giving_up_on_a_wrong_claim_is_still_a_refutation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canonical, "ORDERS_AT_MOST", 0)
    assert isinstance(claim(page(*WRONG["coupling"])), Refuted)


# Shifts


def shifted(forward: Any) -> Sublayer:
    """A page whose forward equation uses w as a number that is free to choose."""
    plain = page(x[t], d(Y)[t])
    equations = (Equation(Y[t], forward),)
    return replace(plain, data=(), shifts=(Shift(w, of=x),), forward=equations, backward=())


@pytest.mark.parametrize(
    ("forward", "free"),
    [
        (exp(x[t] - w[t]) / Sum(exp(x[s] - w[t]), s), True),
        (exp(x[t] - w[t]) * exp(w[t]), True),
        (x[t] + 0 * w[t], True),
        (exp(x[t] - w[t]) / Sum(exp(x[s] - w[s]), s), False),
        (exp(x[t] - w[t]) / (1 + Sum(exp(x[s] - w[t]), s)), False),
        (exp(x[t] - w[t]) / Sum(exp(x[s]), s), False),
        (x[t] + w[t] / 10**6, False),
        (x[t] + w[t] * Sum(Integer(1), s) - w[t] * N + w[t] ** 2, False),
    ],
    ids=str,
)
def test_a_shift_has_to_be_without_effect(forward: Any, free: bool) -> None:
    one = shifted(forward)
    outcome = prove_shift_invariance(one, one.shifts[0])
    assert isinstance(outcome, Proved) == free


def test_every_result_has_to_be_independent_of_a_shift() -> None:
    """One output that ignores the shift does not make up for another that does not."""
    other = tensor("other", N)
    one = shifted(x[t])
    both = replace(
        one,
        outputs=(Y, other),
        forward=(*one.forward, Equation(other[t], x[t] - w[t])),
    )
    assert not isinstance(prove_shift_invariance(both, both.shifts[0]), Proved)


# Soundness


def test_a_mask_that_is_no_mask_is_not_idempotent() -> None:
    """m² = m holds for zeros and ones only."""
    m = zero_one("m", N)
    for data, outcome in ((m, Proved), (tensor("m", N), Refuted)):
        one = page(data[t] * x[t], data[t] ** 2 * d(Y)[t], data=(data,))
        assert isinstance(claim(one), outcome)


def test_a_page_that_is_wrong_about_its_indices_is_an_error_or_no_pass() -> None:
    with pytest.raises(NotationError, match="free on the right only"):
        page(x[t], d(Y)[s])


def test_a_sum_over_one_name_twice_is_not_one_sum() -> None:
    """SymPy writes Σ_t Σ_t f as one sum that binds t twice: it is n times Σ_t f."""
    one = page(Sum(x[s], s), Sum(Sum(d(Y)[s], s), s))
    assert isinstance(claim(one), Refuted)


# A gradient at the value that the page computes


MEAN, RSTD, DX_HAT = layer_norm.mean, layer_norm.rstd, d(layer_norm.x_hat)
AT, OVER = layer_norm.t, layer_norm.i
GRADIENT_OF_THE_MEAN = -RSTD[AT] * Sum(DX_HAT[AT, OVER], OVER)


def with_gradient_of_the_mean(right: Any, divisor: Any = 1) -> Sublayer:
    """LayerNorm that claims the gradient of its mean; the mean is that, over a divisor."""
    one = sublayer("layer_norm")
    mean_, *others = one.forward
    changed = Equation(mean_.left, mean_.right / divisor)
    dx_hat = next(e for e in one.backward if e.name == f"d{layer_norm.x_hat.name}")
    claims = (dx_hat, Equation(d(MEAN)[AT], right))
    return replace(
        one,
        inputs=(),
        parameters=(),
        data=(*one.inputs, *one.parameters, *one.data),
        forward=(changed, *others),
        backward=claims,
    )


def test_the_deviations_sum_to_zero_at_the_mean_itself() -> None:
    """What comes back through the variance is 0 there, so −rstd Σ dx̂ is the whole gradient."""
    assert isinstance(claim(with_gradient_of_the_mean(GRADIENT_OF_THE_MEAN), "mean"), Proved)


@pytest.mark.parametrize("factor", [-1, 2, 1 + Rational(1, 10**6), layer_norm.d_model])
def test_a_wrong_factor_there_is_refuted(factor: Any) -> None:
    wrong = with_gradient_of_the_mean(factor * GRADIENT_OF_THE_MEAN)
    assert isinstance(claim(wrong, "mean"), Refuted)


def test_what_holds_at_another_value_only_is_refuted() -> None:
    """With half the mean in its place, the deviations do not sum to 0."""
    assert isinstance(claim(with_gradient_of_the_mean(GRADIENT_OF_THE_MEAN, 2), "mean"), Refuted)
    zero = page(x[t] ** 2, Integer(0))
    assert isinstance(claim(zero), Refuted)  # though it is the gradient where x is 0


def test_without_its_value_nothing_is_proved_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first normal form alone, for a mean that is free, is not 0."""
    monkeypatch.setattr(proof, "Unfolder", _never_the_mean(proof.Unfolder))
    assert isinstance(claim(with_gradient_of_the_mean(GRADIENT_OF_THE_MEAN), "mean"), Unknown)


def _never_the_mean(unfolder: Any) -> Any:
    return lambda known: unfolder({name: e for name, e in known.items() if name != "mean"})

"""Slips: one that was planted is named, two are both named, and nothing is made up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from derivations.mutants.catalogue import MUTANTS
from tests.verify.code.in_process import function_of, judged, slips, wrong
from tests.verify.code.public_functions import (
    adds_up,
    affine,
    affine_backward,
    attend,
    attend_backward,
    causal,
    cross_entropy,
    less_one,
    looked_up,
    norm,
    norm_backward,
)
from verify.code.detect import detect
from verify.code.resolve import Resolver
from verify.code.slips.affected import affected
from verify.code.slips.formulas import wrong_formulas
from verify.code.slips.naming import KINDS, explain, explain_forward
from verify.code.slips.rerun import Rerun
from verify.code.subject import subject
from verify.code.trial import Ran, run_trial


def named(backward: Any, as_: str, forward: Any = None, **said: Any) -> dict[str, str]:
    """For each wrong gradient, the name of the slip that explains it ("" for none)."""
    judgement = judged(backward, as_, forward, **said)
    found = slips(judgement)
    return {name: found[name].name if name in found else "" for name in wrong(judgement)}


def of_norm(change: Any) -> Any:
    """A LayerNorm backward in which something is changed."""

    def backward(dY: Any, cache: Any) -> Any:
        x_hat, rstd, gamma = cache
        found = dict(zip(("dX", "dgamma", "dbeta"), norm_backward(dY, cache), strict=True))
        found |= change(dY, x_hat, rstd, gamma)
        return found

    return backward


# A variant of every kind


def mean_dropped(dY: Any, x_hat: Any, rstd: Any, gamma: Any) -> Any:
    g = dY * gamma
    return {"dX": rstd * (g - x_hat * (g * x_hat).mean(-1, keepdims=True))}


def rstd_missing(dY: Any, x_hat: Any, rstd: Any, gamma: Any) -> Any:
    g = dY * gamma
    whole = g - g.mean(-1, keepdims=True) - x_hat * (g * x_hat).mean(-1, keepdims=True)
    return {"dX": whole + 0 * rstd}


def twice_gamma(dY: Any, x_hat: Any, *_: Any) -> Any:
    return {"dgamma": 2 * (dY * x_hat).sum((0, 1))}


def first_sequence(dY: Any, x_hat: Any, *_: Any) -> Any:
    return {"dgamma": (dY * x_hat)[0].sum(0), "dbeta": dY[0].sum(0)}


def last_sequence(dY: Any, x_hat: Any, *_: Any) -> Any:
    return {"dgamma": (dY * x_hat)[-1].sum(0), "dbeta": dY[-1].sum(0)}


def last_position(dY: Any, x_hat: Any, *_: Any) -> Any:
    return {"dgamma": (dY * x_hat)[:, -1].sum(0), "dbeta": dY[:, -1].sum(0)}


def exchanged(dY: Any, x_hat: Any, *_: Any) -> Any:
    return {"dbeta": (dY * x_hat).sum((0, 1)), "dgamma": dY.sum((0, 1))}


def sample_variance(dY: Any, x_hat: Any, rstd: Any, gamma: Any) -> Any:
    g, width = dY * gamma, x_hat.shape[-1]
    along = (g * x_hat).sum(-1, keepdims=True) / (width - 1)
    return {"dX": rstd * (g - g.mean(-1, keepdims=True) - x_hat * along)}


def never_written(*given: Any) -> Any:
    return {"dbeta": np.zeros(given[-1].shape)}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (mean_dropped, {"dX": "layer_norm.mean_term_dropped"}),
        (rstd_missing, {"dX": "layer_norm.rstd_missing"}),
        (sample_variance, {"dX": "layer_norm.sample_variance"}),
        (twice_gamma, {"dgamma": "factor twice"}),
        (last_sequence, {"dbeta": "last sequence only", "dgamma": "last sequence only"}),
        (first_sequence, {"dbeta": "first sequence only", "dgamma": "first sequence only"}),
        (last_position, {"dbeta": "last position only", "dgamma": "last position only"}),
        (
            exchanged,
            dict.fromkeys(("dbeta", "dgamma"), "dgamma and dbeta swapped"),
        ),
        (never_written, {"dbeta": "layer_norm.shift_lost"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_planted_slip_of_layer_norm_is_named(change: Any, expected: dict[str, str]) -> None:
    assert named(of_norm(change), "layer_norm", norm) == expected


def test_two_slips_in_two_gradients_are_both_named() -> None:
    def both(*given: Any) -> Any:
        return mean_dropped(*given) | twice_gamma(*given)

    assert named(of_norm(both), "layer_norm", norm) == {
        "dX": "layer_norm.mean_term_dropped",
        "dgamma": "factor twice",
    }


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2))])
def test_nothing_is_named_for_numbers_at_random(seed: int) -> None:
    def nonsense(dY: Any, *more: Any) -> Any:
        random = np.random.default_rng(seed)
        return {
            "dX": random.standard_normal(dY.shape),
            "dgamma": (1.0 + 0.1 * seed) * random.standard_normal(more[-1].shape),
        }

    assert named(of_norm(nonsense), "layer_norm", norm) == {"dX": "", "dgamma": ""}


@pytest.mark.slow
def test_nothing_is_named_for_a_right_gradient_times_a_number_that_nobody_uses() -> None:
    def odd(dY: Any, x_hat: Any, *_: Any) -> Any:
        return {"dgamma": 1.37 * (dY * x_hat).sum((0, 1))}

    assert named(of_norm(odd), "layer_norm", norm) == {"dgamma": ""}


def test_a_slip_says_the_mathematics_right_and_wrong() -> None:
    judgement = judged(of_norm(mean_dropped), "layer_norm", norm)
    (slip,) = judgement.slips
    assert slip.about == ("dX",)
    assert slip.lines[0].startswith("right: dX[t,i] = ")
    assert slip.lines[1].startswith("yours: dX[t,i] = ")
    assert slip.lines[0] != slip.lines[1].replace("yours", "right")


# Linear: factors, transposes, steps


def test_the_batch_is_counted_where_it_is_averaged() -> None:
    def averaged(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return dX, dW / X.shape[0], db

    assert named(averaged, "linear_bias", affine) == {"dW": "factor 1/B of"}


def test_an_update_too_early_is_named_with_its_weight() -> None:
    class Early:
        def __init__(self, n_in: int, n_out: int) -> None:
            self.W, self.b = np.zeros((n_in, n_out)), np.zeros(n_out)

        def forward(self, X: Any) -> Any:
            self.X = X
            return X @ self.W + self.b

        def backward(self, dY: Any, lr: float) -> Any:
            self.W -= lr * np.einsum("btc,bto->co", self.X, dY)
            self.b -= lr * dY.sum((0, 1))
            return dY @ self.W.T

    assert named(Early, "linear_bias") == {"dX": "W updated too early"}


def test_the_gradient_that_arrives_is_not_used() -> None:
    def ignored(dY: Any, X: Any) -> Any:
        return np.where(X > 0, 1.0, 0.0) + 0 * dY

    found = named(ignored, "relu", lambda X: np.maximum(X, 0))
    assert found["dX"] in ("upstream ignored", "relu.upstream_ignored", "relu.gradient_forgotten")


# Losses: reductions over another number


def test_each_sequence_s_own_mean_is_named() -> None:
    def loss(Z: Any, y: Any, mask: Any) -> Any:
        _, P = cross_entropy(Z, y)
        losses = -np.log(np.take_along_axis(P, y[..., None], -1))[..., 0] * mask
        return losses.sum() / mask.sum()

    def by_sequence(Z: Any, y: Any, mask: Any) -> Any:
        counts = np.maximum(mask.sum(axis=1), 1)[:, None, None] * len(y)
        d = less_one(cross_entropy(Z, y)[1], y) * y.size
        return d * mask[..., None] / counts

    found = named(by_sequence, "softmax_cross_entropy", loss)
    assert found == {"dZ": "each sequence by itself"}


# Attention: masks, heads


def test_a_mask_that_is_lost_in_recomputation_is_named() -> None:
    def lost(dout: Any, q: Any, k: Any, v: Any, mask: Any) -> Any:
        _, cache = attend(q, k, v, np.ones_like(mask))
        return attend_backward(dout, cache)

    found = named(lost, "dot_product_attention", attend)
    assert set(found.values()) == {"mask lost"}


def test_a_scale_that_is_lost_is_named() -> None:
    def lost(dout: Any, cache: Any) -> Any:
        dq, dk, dv = attend_backward(dout, cache)
        scale = np.sqrt(cache[0].shape[-1])
        return dq * scale, dk * scale, dv

    found = named(lost, "attention_heads", causal)
    assert found.keys() == {"dQ", "dK"}
    assert all("scale" in name or "√d_k" in name for name in found.values())


@pytest.mark.parametrize(
    ("split", "joined", "expected"),
    [
        (True, False, "gradients of heads joined without a transpose"),
        (False, True, "gradient of the output split without a transpose"),
        (False, False, "no transpose on the way back"),
    ],
)
def test_heads_without_a_transpose_are_named(split: bool, joined: bool, expected: str) -> None:
    def heads(x: Any, h: int) -> Any:
        return x.reshape(*x.shape[:2], h, -1).swapaxes(1, 2)

    def whole(x: Any) -> Any:
        return x.swapaxes(1, 2).reshape(x.shape[0], x.shape[2], -1)

    def forward(x: Any, wq: Any, wk: Any, wv: Any, wo: Any, n_heads: int) -> Any:
        q, k, v = (heads(x @ w, n_heads) for w in (wq, wk, wv))
        o, (*_, a) = causal(q, k, v)
        return whole(o) @ wo, (x, q, k, v, a, whole(o), wq, wk, wv, wo)

    def backward(dout: Any, cache: Any) -> Any:
        x, q, k, v, a, o, wq, wk, wv, wo = cache
        batch, h, length, width = q.shape
        do = dout @ wo.T
        do = heads(do, h) if split else do.reshape(batch, h, length, width)
        found = attend_backward(do, (q, k, v, a))
        dq, dk, dv = (whole(g) if joined else g.reshape(batch, length, -1) for g in found)

        def product(x: Any, dy: Any) -> Any:
            return np.einsum("btc,bto->co", x, dy)

        dx = dq @ wq.T + dk @ wk.T + dv @ wv.T
        return dx, product(x, dq), product(x, dk), product(x, dv), product(o, dout)

    found = named(backward, "attention", forward, returns=["dX", "dW_Q", "dW_K", "dW_V", "dW_O"])
    assert {"dX", "dW_Q", "dW_K"} <= found.keys()
    assert "dW_O" not in found
    assert set(found.values()) == {expected}


# Tied embeddings


@pytest.mark.parametrize("use", ["lookup", "projection"])
def test_a_tied_matrix_of_which_one_use_is_lost_is_named(use: str) -> None:
    def forward(E: Any, x: Any, H: Any) -> Any:
        return E[x], H @ E.T

    def backward(dX: Any, dZ: Any, E: Any, x: Any, H: Any) -> Any:
        looked, projected = adds_up(dX, E, x), np.einsum("btv,btc->vc", dZ, H)
        dE = looked if use == "projection" else projected
        return dE, dZ @ E

    found = named(backward, "tied_embedding", forward, forward_returns=["X", "Z"])
    assert found.keys() == {"dE"}
    lost = {"lookup": "lookup", "projection": "projection"}[use]
    assert lost in found["dE"] or "use" in found["dE"] or found["dE"].startswith("tied_embedding.")


def test_an_embedding_that_overwrites_is_named() -> None:
    def overwrites(dY: Any, E: Any, x: Any) -> Any:
        dE = np.zeros_like(E)
        dE[x] = dY
        return dE

    assert named(overwrites, "embedding", looked_up) == {
        "dE": "embedding.repeated_token_overwrites"
    }


# Another forward


@pytest.mark.parametrize(
    ("forward", "name"),
    [
        (lambda X: X / (1 + np.exp(-1.702 * X)), "gelu_tanh.sigmoid_form"),
        (lambda X: np.maximum(X, 0), "other page: relu"),
    ],
)
def test_another_forward_is_named(forward: Any, name: str) -> None:
    def backward(dY: Any, X: Any) -> Any:
        return dY * X

    judgement = judged(backward, "gelu_tanh", forward)
    assert judgement.forward_slip is not None
    assert judgement.forward_slip.name == name


def test_another_forward_that_nobody_knows_has_no_name() -> None:
    judgement = judged(lambda dY, X: dY * X, "gelu_tanh", lambda X: X**2 / 2)
    assert judgement.forward_slip is None
    (note,) = (n for n in judgement.notes if n.rule == "BP202")
    assert note.notes[0] == "no known variant of it either"


# Below


def ran_of(backward: Any, as_: str, forward: Any = None) -> Ran:
    function = function_of(backward, as_, forward)
    base = Resolver(function.subject, function.declared, function.description).interface()
    return run_trial(function, detect(function, base).interface, 0)


def test_what_is_right_has_nothing_to_explain() -> None:
    ran = ran_of(norm_backward, "layer_norm", norm)
    assert explain([ran]) == ()


def test_a_search_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it would take: a wrong gradient is wrong without a name."""
    ran = ran_of(of_norm(mean_dropped), "layer_norm", norm)
    monkeypatch.setattr("verify.code.slips.naming.SECONDS", -1.0)
    assert explain([ran]) == ()


def test_every_kind_gives_variants_for_some_subject_and_none_raises() -> None:
    subjects = [subject(n) for n in ("attention", "layer_norm", "gpt2_block")]
    subjects.append(subject("softmax_cross_entropy"))
    for kind in KINDS:
        found = 0
        for wanted in subjects:
            results = frozenset(f"d{t.name}" for t in wanted.differentiable)
            found += sum(1 for _, _variant in zip(range(5), kind(wanted, results), strict=False))
        assert found, kind.__name__


def test_only_what_can_be_at_fault_is_tried() -> None:
    wanted = subject("layer_norm")
    few = {v.name for v in wrong_formulas(wanted, frozenset({"dbeta"}))}
    many = {v.name for v in wrong_formulas(wanted, frozenset({"dX"}))}
    assert few < {f"layer_norm.{m.name}" for m in MUTANTS["layer_norm"]}
    assert "layer_norm.mean_term_dropped" in many - few
    reach = affected(wanted)
    assert reach["x_hat"] >= {"Y", "dgamma", "dX"}
    assert "dbeta" not in reach["x_hat"]


def test_running_again_computes_only_what_depends_on_a_change() -> None:
    ran = ran_of(norm_backward, "layer_norm", norm)
    again = Rerun(ran.reference.subject, ran.inputs, ran.reference.values)
    assert again.values() == dict(ran.reference.values)
    changed = again.values(then={"x_hat": lambda value, _: 2 * value})
    assert np.allclose(changed["dgamma"], 2 * ran.reference.values["dgamma"])
    assert changed["dbeta"] is ran.reference.values["dbeta"]
    backward = again.values(given={"x_hat": 0 * ran.reference.values["x_hat"]}, only_backward=True)
    assert not backward["dgamma"].any()
    assert backward["Y"] is ran.reference.values["Y"], "the forward pass has gone by"


def test_a_forward_that_is_right_is_no_variant_of_itself() -> None:
    ran = ran_of(norm_backward, "layer_norm", norm)
    found = explain_forward([ran])
    assert found is None or found.about == ()

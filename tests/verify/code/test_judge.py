"""The judge, on functions as people write them: what is right passes, what is wrong is found."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.verify.code.in_process import judged, rules, verdicts, wrong
from tests.verify.code.public_functions import CASES, Case, affine, affine_backward, norm_backward
from verify.code import judge as judge_module
from verify.code.judgement import Verdict
from verify.code.slips.naming import explain, explain_forward


@pytest.fixture(autouse=True)
def _nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the search for a slip's name, which takes most of the time."""
    monkeypatch.setattr(judge_module, "explain", lambda _: ())
    monkeypatch.setattr(judge_module, "explain_forward", lambda _: None)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it."""
    monkeypatch.setattr(judge_module, "explain", explain)
    monkeypatch.setattr(judge_module, "explain_forward", explain_forward)


def needs_names(case: Case) -> bool:
    """Where there is no forward, a slip shows that the function was called in the right way."""
    return case.forward is None and not isinstance(case.backward, type)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_right_passes_and_what_is_wrong_is_found(
    case: Case, request: pytest.FixtureRequest
) -> None:
    if needs_names(case):
        request.getfixturevalue("names")
    judgement = judged(case.backward, case.as_, case.forward, **case.said)
    assert tuple(rules(judgement)) == case.rules, judgement.notes
    assert wrong(judgement) == sorted(case.wrong), judgement.notes
    assert judgement.holds == (not case.rules)
    assert judgement.conclusive


def test_right_and_wrong_are_both_there() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert 20 < sum(bool(case.rules) for case in CASES) < len(CASES) - 20


# What is said


def test_a_right_function_is_said_to_have_been_called_so() -> None:
    judgement = judged(affine_backward, "linear_bias", affine)
    assert judgement.forward is Verdict.RIGHT
    assert judgement.called[1] == "user:backward(dY, X, W)"
    assert judgement.called[-1] == "layout (B T C), weights (in out), float64"
    assert all("differences" in gradient.basis for gradient in judgement.gradients)
    assert judgement.checks[0].startswith("differences of your forward along 2 random directions")
    assert len(judgement.trials) == 3


@pytest.mark.usefixtures("names")
def test_a_wrong_gradient_comes_with_its_worst_entry_and_the_line_that_differs() -> None:
    def twice(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return dX, 2 * dW, db

    judgement = judged(twice, "linear_bias", affine)
    (note,) = judgement.notes
    assert (note.rule, note.subject, note.message) == ("BP201", "dW", "dW is wrong")
    (gradient,) = (g for g in judgement.gradients if g.name == "dW")
    assert gradient.found == pytest.approx(2 * gradient.right)
    assert gradient.relative == pytest.approx(1.0)
    place = ", ".join(str(k + 1) for k in gradient.entry)
    assert note.notes[0].startswith(f"dW[{place}] is ")
    assert "twice what it should be" in note.notes[1]


def test_a_gradient_that_is_not_finite_is_no_wrong_gradient() -> None:
    def infinite(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        dW[0, 0] = np.inf
        db[-1] = np.nan
        return dX, dW, db

    judgement = judged(infinite, "linear_bias", affine)
    assert verdicts(judgement) == {"dX": "right", "dW": "not finite", "db": "not finite"}
    assert rules(judgement) == ["BP206"]


def test_what_lies_between_rounding_and_a_mistake_is_undecided() -> None:
    def between(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(dY, X, W)
        return dX * (1 + 5e-5), dW, db

    judgement = judged(between, "linear_bias", affine)
    assert verdicts(judgement)["dX"] == "undecided"
    assert rules(judgement) == ["BP207"]
    assert not judgement.conclusive
    assert not judgement.holds


def test_a_right_backward_of_another_forward_is_told_from_a_wrong_one() -> None:
    def doubled(X: Any, W: Any, b: Any) -> Any:
        return 2 * (X @ W) + b

    def its_own(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(2 * dY, X, W)
        return dX, dW, db / 2

    judgement = judged(its_own, "linear_bias", doubled)
    assert rules(judgement) == ["BP202"]
    assert set(verdicts(judgement).values()) == {"right"}
    assert "the backward is right for it" in judgement.notes[0].notes[-1]
    judgement = judged(affine_backward, "linear_bias", doubled)
    assert rules(judgement) == ["BP201", "BP202"]
    assert wrong(judgement) == ["dW", "dX"]
    assert any("not of your forward" in line for n in judgement.notes for line in n.notes)


def test_at_larger_sizes_another_forward_has_to_be_right_too() -> None:
    """A wrong forward is judged by its own differences, also where those sizes are larger."""

    def doubled(X: Any, W: Any, b: Any) -> Any:
        return 2 * (X @ W) + b

    def wrong_when_large(dY: Any, X: Any, W: Any) -> Any:
        dX, dW, db = affine_backward(2 * dY, X, W)
        return dX, dW * (1.5 if X.shape[-1] > 10 else 1), db / 2

    judgement = judged(wrong_when_large, "linear_bias", doubled)
    assert rules(judgement) == ["BP201", "BP202"]
    assert any("at larger sizes" in note.message for note in judgement.notes)


def test_what_is_zero_is_recognised_as_zero() -> None:
    """The gradient of a key bias: nothing to divide by."""

    def attention(X: Any, W_Q: Any, b_Q: Any, W_K: Any, b_K: Any, W_V: Any, b_V: Any, W_O: Any,
                  b_O: Any, h: Any) -> Any:  # fmt: skip
        batch, length, _ = X.shape

        def split(Y: Any) -> Any:
            return Y.reshape(batch, length, h, -1).swapaxes(1, 2)

        q, k, v = (split(X @ W + b) for W, b in ((W_Q, b_Q), (W_K, b_K), (W_V, b_V)))
        s = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
        s = np.where(np.tril(np.ones((length, length))) > 0, s, -np.inf)
        a = np.exp(s - s.max(-1, keepdims=True))
        a /= a.sum(-1, keepdims=True)
        o = (a @ v).swapaxes(1, 2).reshape(batch, length, -1)
        return o @ W_O + b_O, (X, q, k, v, a, o, W_Q, W_K, W_V, W_O)

    def backward(dY: Any, cache: Any) -> Any:
        X, q, k, v, a, o, W_Q, W_K, W_V, W_O = cache
        batch, length, _ = X.shape
        h = q.shape[1]
        do = (dY @ W_O.T).reshape(batch, length, h, -1).swapaxes(1, 2)
        da = do @ v.swapaxes(-1, -2)
        ds = a * (da - (da * a).sum(-1, keepdims=True)) / np.sqrt(q.shape[-1])

        def join(Y: Any) -> Any:
            return Y.swapaxes(1, 2).reshape(batch, length, -1)

        dq, dk, dv = join(ds @ k), join(ds.swapaxes(-1, -2) @ q), join(a.swapaxes(-1, -2) @ do)

        def dW(X: Any, dY: Any) -> Any:
            return np.einsum("btc,bto->co", X, dY)

        dX = dq @ W_Q.T + dk @ W_K.T + dv @ W_V.T
        found = {"dX": dX, "dW_O": dW(o, dY), "db_O": dY.sum((0, 1))}
        for name, gradient in {"Q": dq, "K": dk, "V": dv}.items():
            found |= {f"dW_{name}": dW(X, gradient), f"db_{name}": gradient.sum((0, 1))}
        return found

    judgement = judged(backward, "attention", attention)
    assert judgement.holds, judgement.notes
    (zero,) = (g for g in judgement.gradients if g.is_zero)
    assert zero.name == "db_K"
    assert zero.missed is not None
    assert zero.missed < 0.01, "an error would have been seen beside the others' size"

    def not_zero(dY: Any, cache: Any) -> Any:
        found = backward(dY, cache)
        return {**found, "db_K": found["db_K"] + 1e-6}

    assert wrong(judged(not_zero, "attention", attention)) == ["db_K"]


# What cannot be told


def test_what_an_argument_is_has_to_be_told_where_names_do_not() -> None:
    def backward(dY: Any, zebra: Any, giraffe: Any) -> Any:
        return dY @ giraffe.T, np.einsum("btc,bto->co", zebra, dY), dY.sum((0, 1))

    judgement = judged(backward, "linear_bias", affine)
    assert rules(judgement) == ["BP208"]
    assert not judgement.conclusive
    assert 'declare arguments = { zebra = "…" }' in judgement.notes[0].message
    said = {"zebra": "X", "giraffe": "W"}
    assert judged(backward, "linear_bias", affine, arguments=said).holds


def test_a_role_that_there_is_not_is_said() -> None:
    judgement = judged(affine_backward, "linear_bias", affine, arguments=["dY", "X", "gamma"])
    assert rules(judgement) == ["BP208"]
    assert "linear_bias has no gamma" in judgement.notes[0].message


def test_nothing_that_is_a_gradient_is_no_green() -> None:
    for nothing in (None, "text", (), {}):

        def backward(dY: Any, X: Any, W: Any, given: Any = nothing) -> Any:
            assert dY.ndim == X.ndim + W.ndim - 2
            return given

        judgement = judged(backward, "linear_bias", affine)
        assert not judgement.holds
        assert rules(judgement) in (["BP208"], ["BP209"])


def test_a_layout_under_which_all_is_right_is_named_and_excuses_nothing() -> None:
    """A function that takes a batch has to be right for one."""

    def one_sequence(dY: Any, X: Any, W: Any) -> Any:
        dW = X[-1].T @ dY[-1] if X.ndim == 3 else X.T @ dY
        return dY @ W.T, dW, dY.sum(tuple(range(dY.ndim - 1)))

    assert wrong(judged(one_sequence, "linear_bias", affine)) == ["dW"]
    judgement = judged(one_sequence, "linear_bias")
    assert wrong(judgement) == ["dW"]
    assert any('with layout = "T C" all is right' in line for line in judgement.notes[0].notes)


def test_declared_accumulation_is_held_to() -> None:
    class Adds:
        def __init__(self, n_in: int, n_out: int) -> None:
            self.W, self.b = np.zeros((n_in, n_out)), np.zeros(n_out)
            self.dW, self.db = np.zeros((n_in, n_out)), np.zeros(n_out)

        def forward(self, X: Any) -> Any:
            self.X = X
            return X @ self.W + self.b

        def backward(self, dY: Any) -> Any:
            dX, dW, db = affine_backward(dY, self.X, self.W)
            self.dW += dW
            self.db += db
            return dX

    assert judged(Adds, "linear_bias", accumulate=True).holds
    assert "it adds to what is there before" in judged(Adds, "linear_bias").checks[-1]
    judgement = judged(Adds, "linear_bias", accumulate=False)
    assert wrong(judgement) == ["dW", "db"]


def test_a_forward_that_raises_is_no_green() -> None:
    def broken(X: Any, gamma: Any, beta: Any) -> Any:
        return X / 0 + gamma / (beta.size - beta.size) / int(beta.ndim == 0)

    judgement = judged(norm_backward, "layer_norm", broken)
    assert not judgement.holds
    assert set(rules(judgement)) <= {"BP205", "BP208"}

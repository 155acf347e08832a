"""Derivations are complete: each gradient with its ways in, its partial derivatives, its claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Expr, Integer, Sum

from derivations.catalogue import CATALOGUE, sublayer
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Equation, Tensor, entries, entry_name
from derivations.plain_text import plain
from derivations.steps import derive as module
from derivations.steps.check import check
from derivations.steps.derivation import Derivation, Gradient, Use
from derivations.steps.derive import derive
from derivations.sublayer import Sublayer
from derivations.sublayers import layer_norm
from tests import pages


def names(expression: Expr) -> set[str]:
    return {entry_name(entry) for entry in entries(expression)}


def gradient_of(derivation: Derivation, name: str) -> Gradient:
    return next(g for g in derivation.gradients if g.tensor.name == name)


def lines_of(gradient: Gradient | Use) -> list[str]:
    return [plain(line.right) for line in gradient.lines]


def missing(derivation: Derivation) -> list[str]:
    """What a reader would have to take on trust."""
    page, found = derivation.page, []
    known = {f"d{tensor.name}" for tensor in page.outputs}
    for gradient in derivation.gradients:
        name = f"d{gradient.tensor.name}"
        every = [line for part in (*gradient.uses, gradient) for line in part.lines]
        read = {n for line in every for n in names(line.right)}
        gradients = {t.name for t in page.tensors() if t.gradient_of is not None}
        found += [f"{name} is written with {n}" for n in (read & gradients) - known]
        if not gradient.uses:
            found.append(f"{name} has no way in")
        found += [f"{name} by {u.user.name} has no line" for u in gradient.uses if not u.lines]
        for line in every:
            words, parts = line.reason.words, line.reason.parts
            if not words or words.count("{}") != len(parts):
                found.append(f"{name} has a line with the reason “{words}”")
        known.add(name)
    claims = [next(e for e in page.backward if e.name == f"d{t.name}") for t in page.claims()]
    ends = {g.left: g.lines[-1].right for g in derivation.gradients if g.claimed}
    found += [f"{e.name} does not end in its claim" for e in claims if ends.get(e.left) != e.right]
    return found


@pages.each(CATALOGUE)
def test_nothing_is_missing(page: Sublayer) -> None:
    derivation = derive(page)
    assert missing(derivation) == []
    derived = {gradient.tensor for gradient in derivation.gradients}
    assert derived >= set(page.differentiable() if page.backward else ())


@pages.each(CATALOGUE)
def test_each_equation_that_reads_a_tensor_is_a_way_in(page: Sublayer) -> None:
    """Where a Jacobian steps over values, what reads those does; P beside a loss of logits does not
    lead to the loss."""
    over = {"exponential"} if page.jacobians else set()
    over |= {"P"} if page.name == "binary_cross_entropy_logits" else set()
    for gradient in derive(page).gradients:
        name = gradient.tensor.name
        readers = {e.name for e in page.forward if name in names(e.right)}
        for between in over & readers:
            readers |= {e.name for e in page.forward if between in names(e.right)}
        assert {use.user.name for use in gradient.uses} == readers - over


def test_a_page_that_states_a_rule_has_no_derivation() -> None:
    assert derive(sublayer("sgd_step")).gradients == ()


def test_layer_norm_line_by_line() -> None:
    """The gradient of the variance, then of the mean, where one of two terms vanishes."""
    derivation = derive(sublayer("layer_norm"))
    order = [gradient.tensor.name for gradient in derivation.gradients]
    assert order == ["beta", "gamma", "x_hat", "rstd", "variance", "mean", "X"]
    variance = gradient_of(derivation, "variance")
    assert not variance.claimed
    assert lines_of(variance.uses[0]) == [
        "-δ(t,t′)/(2*(epsilon + variance[t′])^(3/2))",
        "-δ(t,t′)*rstd[t′]^3/2",
    ]
    mean = gradient_of(derivation, "mean")
    assert [use.user.name for use in mean.uses] == ["variance", "x_hat"]
    assert lines_of(mean)[-2:] == [
        "-rstd[t]*Σ[i](dx_hat[t,i]) - dvariance[t]*Σ[i](2*X[t,i] - 2*mean[t])/d_model",
        "-rstd[t]*Σ[i](dx_hat[t,i])",
    ]
    reason = mean.lines[-1].reason
    assert reason.words == "${} = 0$, as ${}$ is defined"
    assert [plain(part) for part in reason.parts] == ["Σ[i](X[t,i] - mean[t])", "mean[t]"]


def test_the_softmax_jacobian_comes_with_its_own_steps() -> None:
    scores = derive(sublayer("softmax")).gradients[0]
    assert lines_of(scores.uses[0])[-1] == "(δ(v,v′) - P[t′,v])*δ(t,t′)*P[t′,v′]"
    assert lines_of(scores)[1:] == [
        "P[t,v]*dP[t,v] - P[t,v]*Σ[v′](P[t,v′]*dP[t,v′])",
        "(dP[t,v] - Σ[w](P[t,w]*dP[t,w]))*P[t,v]",
    ]


# What a derivation leaves out

THROUGH_THE_VARIANCE = "Σ[i](2*X[t,i] - 2*mean[t])"


def test_a_sum_that_does_not_vanish_stays() -> None:
    """Half the mean is not the mean: what comes back through the variance is not 0 then."""
    page = sublayer("layer_norm")
    half = Equation(page.forward[0].left, page.forward[0].right / 2)
    changed = replace(page, forward=(half, *page.forward[1:]))
    assert THROUGH_THE_VARIANCE in lines_of(gradient_of(derive(changed), "mean"))[-1]


def test_only_a_factor_that_vanishes_takes_its_term_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Derivation, "_is_zero", lambda *_: False)
    lines = lines_of(gradient_of(derive(sublayer("layer_norm")), "mean"))
    assert THROUGH_THE_VARIANCE in lines[-1]


def test_a_step_has_slope_zero_and_its_gradient_is_not_derived() -> None:
    (gradient,) = derive(sublayer("relu")).gradients
    active, output = gradient.uses
    assert (active.user.name, active.slope) == ("active", Integer(0))
    assert active.term == 0
    assert gradient.lines[0].right == output.term


def test_a_gradient_that_no_other_needs_is_not_stated() -> None:
    """x̂'s is, because X's is made of it; a value beside the way to the outputs has none."""
    page = sublayer("squared_error_sum")
    derived = [g.tensor.name for g in derive(page).gradients]
    assert derived == ["entry_loss", "difference", "Y"]
    beside = Tensor("beside", ())
    error = next(e for e in page.forward if e.name == "difference")
    more = Equation(beside[()], Sum(error.left, *error.indices))
    wider = replace(page, forward=(*page.forward, more), values=(*page.values, beside))
    assert [g.tensor.name for g in derive(wider).gradients] == derived


@pytest.mark.parametrize("used", [True, False])
def test_to_keep_or_drop_every_gradient_is_noticed(
    used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_is_used", lambda *_: used)
    kept = [g.tensor.name for g in derive(sublayer("relu")).gradients]
    assert kept == (["active", "X"] if used else ["X"])
    assert bool(missing(derive(sublayer("layer_norm")))) is not used


def test_a_derivation_with_a_hole_is_found() -> None:
    derivation = derive(sublayer("layer_norm"))
    without = [g for g in derivation.gradients if g.tensor != layer_norm.variance]
    assert missing(replace(derivation, gradients=tuple(without)))
    last = derivation.gradients[-1]
    cut = replace(last, lines=last.lines[:-1])
    assert missing(replace(derivation, gradients=(*derivation.gradients[:-1], cut)))


def test_what_enters_nothing_has_a_gradient_of_zero() -> None:
    """A page whose forward pass forgets its parameter: its claim is no gradient."""
    page = sublayer("bias")
    (forgotten,) = [m for m in MUTANTS["bias"] if m.name == "bias_forgotten"]
    derivation = derive(apply(page, forgotten))
    gradient = gradient_of(derivation, "b")
    assert gradient.uses == ()
    assert gradient.lines[0].right == 0
    assert not check(derivation)["db"].holds


def test_a_reason_says_where_two_entries_are_one() -> None:
    reason = gradient_of(derive(sublayer("softmax_cross_entropy")), "Z").lines[-1].reason
    assert reason.words == "collect terms; where ${}$ is 1, ${} = {}$"
    assert [plain(part) for part in reason.parts] == ["δ(v,y[t])", "P[t,v]", "P[t,y[t]]"]


def test_a_gradient_that_is_zero_keeps_its_terms() -> None:
    """That db_K is 0 is a theorem about it; its derivation ends with the claim, and not at 0."""
    lines = lines_of(gradient_of(derive(sublayer("attention")), "b_K"))
    assert "0" not in lines
    assert lines[-1] == "Σ[s](dK[head,s,k])"


def test_a_chain_rule_has_its_terms_that_vanish() -> None:
    """ReLU's indicator depends on X, with slope 0."""
    gradient = gradient_of(derive(sublayer("relu")), "X")
    slopes = {use.user.name: use.slope for use in gradient.uses}
    assert slopes["active"] == 0
    assert len(slopes) == 2

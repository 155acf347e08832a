"""A page has to be complete and in order before anything is asked of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sympy import Sum

from derivations.catalogue import CATALOGUE, sublayer
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    dimension,
    index,
    tensor,
    zero_one,
)
from derivations.sublayer import Shift, Sublayer

N = dimension("N")
t, s = index("t", N), index("s", N)
X, W, Y, Z = (tensor(name, N) for name in ("X", "W", "Y", "Z"))
hidden, loss = tensor("hidden", N), tensor("loss")
mask = zero_one("mask", N)

GOOD: dict[str, Any] = {
    "name": "scale",
    "title": "Scale",
    "source": "",
    "inputs": (X,),
    "parameters": (W,),
    "data": (mask,),
    "values": (hidden,),
    "outputs": (Y,),
    "forward": (
        Equation(hidden[t], X[t] * W[t]),
        Equation(Y[t], mask[t] * hidden[t]),
    ),
    "backward": (
        Equation(d(hidden)[t], mask[t] * d(Y)[t]),
        Equation(d(X)[t], d(hidden)[t] * W[t]),
        Equation(d(W)[t], d(hidden)[t] * X[t]),
    ),
}


def test_a_page_that_is_complete() -> None:
    page = Sublayer(**GOOD)
    assert page.differentiable() == (X, W)
    assert page.upstream() == (d(Y),)
    assert page.claims() == (hidden, X, W)
    assert page.results() == (Y,)
    assert page.seed(Y, (t,)) == d(Y)[t]
    assert page.tensor("dhidden") == d(hidden)
    assert d(mask).name not in {one.name for one in page.tensors()}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"forward": GOOD["forward"][::-1]}, "hidden.* is used before it is defined"),
        ({"forward": GOOD["forward"][1:]}, "hidden.* is used before it is defined"),
        ({"forward": (*GOOD["forward"], GOOD["forward"][0])}, "hidden is defined twice"),
        ({"forward": (Equation(X[t], W[t]),)}, "X is defined twice"),
        ({"forward": (Equation(Z[t], W[t]), *GOOD["forward"])}, "Z is not a declared tensor"),
        ({"data": ()}, "mask.* is used before it is defined"),
        ({"backward": GOOD["backward"][:2]}, r"no backward equation for \['dW'\]"),
        ({"backward": GOOD["backward"][1:]}, "dhidden.* is used before it is defined"),
        ({"backward": (*GOOD["backward"], GOOD["backward"][1])}, "dX is defined twice"),
        ({"outputs": (), "values": (hidden, Y)}, "dY.* is used before it is defined"),
        (
            {"backward": (*GOOD["backward"], Equation(d(mask)[t], X[t]))},
            "dmask is not a declared tensor",
        ),
    ],
)
def test_a_page_that_is_not(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(NotationError, match=f"^scale: .*{message}"):
        Sublayer(**GOOD | changed)


def test_a_page_without_a_backward_pass_claims_nothing() -> None:
    page = Sublayer(**GOOD | {"backward": ()})
    assert page.claims() == ()


def test_a_shift_is_known_and_a_loss_has_gradient_one() -> None:
    page = Sublayer(
        name="total",
        title="",
        source="",
        inputs=(X,),
        loss=loss,
        shifts=(Shift(Z, of=X),),
        forward=(Equation(loss[()], Sum(X[t] * Z[t], t)),),
        backward=(Equation(d(X)[t], Z[t]),),
    )
    assert page.results() == (loss,)
    assert page.seed(loss, ()) == 1


def test_an_unknown_tensor_is_named() -> None:
    with pytest.raises(NotationError, match="scale has no tensor Q"):
        Sublayer(**GOOD).tensor("Q")


def test_one_backward_equation_is_replaced() -> None:
    changed = Equation(d(X)[t], d(Y)[t])
    page = Sublayer(**GOOD).with_backward(changed)
    assert page.backward == (GOOD["backward"][0], changed, GOOD["backward"][2])


# The catalogue


def test_names_of_pages_are_unique_and_found() -> None:
    names = [page.name for page in CATALOGUE]
    assert len(set(names)) == len(names)
    assert all(sublayer(name).name == name for name in names)
    with pytest.raises(KeyError, match="nothing"):
        sublayer("nothing")


@pytest.mark.parametrize("page", CATALOGUE, ids=lambda page: page.name)
def test_every_page_is_complete(page: Sublayer) -> None:
    assert page.title
    assert any(character.isdigit() for character in page.source)  # a year
    assert {t.name for t in page.results()} <= {e.name for e in page.forward}
    if page.differentiable():
        assert set(page.differentiable()) <= set(page.claims())
    by_name: dict[str, Tensor] = {}
    for one in page.tensors():
        assert by_name.setdefault(one.name, one) == one
    names = [i.name for i in (*page.identities, *page.inequalities)]
    assert len(set(names)) == len(names)


def test_the_checks_run_on_every_change_of_a_page() -> None:
    page = sublayer("layer_norm")
    with pytest.raises(NotationError, match="no backward equation"):
        replace(page, backward=page.backward[1:])

"""Each rule of differentiation against differences of the plain meaning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from flint import arb, ctx
from sympy import (
    Expr,
    Integer,
    KroneckerDelta,
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

from derivations import proof
from derivations.calculus import differentiate as module
from derivations.calculus.differentiate import SLOPES, differentiate
from derivations.catalogue import sublayer
from derivations.evaluate import evaluate
from derivations.instances import random_values
from derivations.notation import (
    NotationError,
    Tensor,
    dimension,
    ids,
    index,
    step,
    tensor,
    zero_one,
)
from derivations.outcome import Proved, Refuted
from derivations.proof import prove_claim

N, V = dimension("N"), dimension("V")
t, s = index("t", N), index("s", N)
v = index("v", V)
at_t, at_s, at_v = index("at_t", N), index("at_s", N), index("at_v", V)  # where the entry stands
a, S, W, c = tensor("a", N), tensor("S", N, N), tensor("W", N, V), tensor("c")
m, x = zero_one("m", N), ids("x", N, below=V)
TENSORS = (a, S, W, c, m, x)
SIZES = {"N": 3, "V": 2}
BITS, STEP = 256, arb(2) ** -80

E = tensor("E", V)
ALL = (*TENSORS, E)
safe = 1 + a[t] ** 2

RULES: dict[str, tuple[Expr, Tensor]] = {
    "a constant": (Rational(7, 3) * N + t * Mod(s, 2) + pi, a),
    "another tensor": (c[()] * S[t, s], a),
    "a mask or an id": (m[t] * Mod(x[s], 2), a),
    "a scalar itself": (3 * c[()] + c[()] ** 2, c),
    "a scalar beside an entry of another": (c[()] * a[t], c),
    "an entry": (a[t], a),
    "an entry at two places": (S[t, s] - 2 * S[s, t] + S[t, t], S),
    "an entry at an id": (E[x[t]] * W[t, x[s]], W),
    "an entry at an id, by that entry": (E[x[t]] * c[()], E),
    "a sum of terms": (a[t] + 2 * a[s] - c[()], a),
    "a product": (a[t] * a[s] * c[()] * S[t, s], a),
    "a whole power": (a[t] ** 3, a),
    "a negative power": (safe**-2, a),
    "a root": (sqrt(safe), a),
    "a broken power": (safe ** Rational(-5, 3), a),
    "a sum": (Sum(a[s] * S[t, s], s), a),
    "a sum of squares": (Sum(S[t, s] ** 2, s), S),
    "a sum over two indices": (Sum(S[t, s] * a[s] * a[t], s, t), a),
    "a sum in a sum": (Sum(a[s] * Sum(S[s, t] * a[t], t), s), a),
    "a sum with ids": (Sum(KroneckerDelta(v, x[t]) * W[t, v], t, v) * a[s], W),
    "exp": (exp(a[t] * c[()]), a),
    "log": (log(safe), a),
    "sin": (sin(2 * a[t]), a),
    "cos": (cos(a[t] * S[t, s]), a),
    "tanh": (tanh(a[t] + a[s]), a),
    "erf": (erf(a[t] / 2), a),
    "step": (step(a[t]) * a[t] ** 2, a),
    "functions of functions": (exp(sin(a[t]) * tanh(log(safe))), a),
    "softmax": (exp(a[t]) / Sum(exp(a[s]), s), a),
    "a normalised row": (
        (a[t] - Sum(a[s], s) / N) / sqrt(Sum(a[s] ** 2, s) / N + Rational(1, 10)),
        a,
    ),
}


def disagreements(expression: Expr, tensor: Tensor) -> Iterator[str]:
    """Entries where the derivative is not the slope; differences are right to about 10⁻⁴⁸."""
    where = {S: (at_t, at_s), W: (at_t, at_v), E: (at_v,), c: ()}.get(tensor, (at_t,))
    derivative = differentiate(expression, tensor[where])
    with ctx.workprec(BITS):
        values = random_values(ALL, SIZES, 1)
        ranges = [range(SIZES[str(i.upper + 1)]) for i in where]
        for at in product(*ranges):
            for free in product(range(3), range(3), range(2)):
                places = dict(zip((t, s, v), free, strict=True))
                ends = []
                for sign in (1, -1):
                    moved = {**values, tensor.name: dict(values[tensor.name])}
                    moved[tensor.name][at] += sign * STEP
                    ends.append(evaluate(expression, moved, SIZES, places))
                slope = (ends[0] - ends[1]) / (2 * STEP)
                places |= dict(zip(where, at, strict=True))
                found = evaluate(derivative, values, SIZES, places)
                if not abs(found - slope) < arb("1e-40"):
                    yield f"at {at}, {free}: {found}, is {slope}"


@pytest.mark.parametrize("name", RULES)
def test_the_derivative_is_the_slope(name: str) -> None:
    assert not list(disagreements(*RULES[name]))


def test_every_rule_of_the_table_is_tested() -> None:
    tested = {type(node) for e, _ in RULES.values() for node in e.atoms(*SLOPES)}
    assert tested == set(SLOPES)


WRONG_SLOPES = {
    "exp": (exp, lambda u: exp(u) * Rational(2001, 2000)),
    "log": (log, lambda u: 1 / u**2),
    "sin": (sin, lambda u: -cos(u)),
    "cos": (cos, lambda u: sin(u)),
    "tanh": (tanh, lambda u: 1 - tanh(u)),
    "erf": (erf, lambda u: Rational(2001, 1000) / sqrt(pi) * exp(-(u**2))),
}


@pytest.mark.parametrize("name", WRONG_SLOPES)
def test_a_wrong_slope_is_rejected(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """2.001/√π where 2/√π is right, for one."""
    function, slope = WRONG_SLOPES[name]
    monkeypatch.setitem(SLOPES, function, slope)
    assert list(disagreements(*RULES[name]))


def test_a_wrong_product_rule_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "_product_rule", lambda factors, entry: differentiate(factors[0], entry)
    )
    assert list(disagreements(*RULES["a product"]))


@pytest.fixture
def _nothing_remembered() -> Iterator[None]:
    proof._normal_derivative.cache_clear()
    yield
    proof._normal_derivative.cache_clear()


@pytest.mark.usefixtures("_nothing_remembered")
def test_nothing_is_proved_with_a_wrong_slope(monkeypatch: pytest.MonkeyPatch) -> None:
    """A right claim then disagrees with the derivative; numbers, which are right, do not."""
    page = sublayer("mlp_gelu_erf")
    monkeypatch.setitem(SLOPES, *WRONG_SLOPES["erf"])
    outcome = prove_claim(page, page.tensor("U"))
    assert not isinstance(outcome, Proved | Refuted)


def test_constants_have_derivative_zero() -> None:
    entry = a[at_t]
    for constant in (Integer(3), pi, N + V - N, t, KroneckerDelta(t, s), Mod(t, 2), m[t], S[t, s]):
        assert differentiate(constant, entry) == 0
    assert differentiate(c[()], entry) == 0
    assert differentiate(a[t], c[()]) == 0
    assert differentiate(Sum(S[t, s], s), entry) == 0
    assert differentiate(exp(S[t, s]), entry) == 0


def test_an_entry_gives_one_delta_for_each_index() -> None:
    where = (at_t, at_v)
    assert differentiate(W[s, x[t]], W[where]) == KroneckerDelta(s, at_t) * KroneckerDelta(
        x[t], at_v
    )
    assert differentiate(W[where], W[where]) == 1


def test_an_entry_whose_index_is_bound_is_an_error() -> None:
    with pytest.raises(NotationError, match="has an index that is bound"):
        differentiate(Sum(a[t], t), a[t])
    with pytest.raises(NotationError, match="has an index that is bound"):
        differentiate(exp(Sum(S[t, s] * a[s], s)), a[s])

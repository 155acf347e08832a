"""Each step of a certificate, with numbers in it: before and after are the same number.

The rules are tried on what they are used for: every step of the certificates of some pages is
evaluated at random values and places; derivatives are central differences of the forward pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from flint import arb, ctx
from sympy import Add, Expr, Idx, Integer, Mul, Pow, Sum, exp, log

from derivations.catalogue import sublayer
from derivations.certificate.checker import (
    DERIVATIVE,
    EXPONENTIAL,
    RULES,
    Claim,
    Step,
    bound_by,
    free_in,
    parts_of,
)
from derivations.certificate.producer import certificate
from derivations.certificate.statement import gradient_claim, identity_claim
from derivations.evaluate import Values, evaluate, run
from derivations.instances import SIZES, random_values
from derivations.notation import (
    Equation,
    d,
    dimension,
    entry_name,
    index,
    positive,
    size_of,
    step,
    tensor,
)
from derivations.sublayer import Sublayer

BITS = 256
NUDGE = arb(2) ** -80  # central differences are wrong by about its square, 10⁻⁴⁸
FAR = arb("1e-30")  # of the size of the numbers


class Numbers:
    """The value of an expression on a page, derivatives by one entry of a tensor included."""

    def __init__(self, page: Sublayer, claim: Claim, seed: int) -> None:
        shifts = tuple(shift.value for shift in page.shifts)
        given = (*page.differentiable(), *page.data, *shifts, *page.upstream())
        moving = entry_name(claim.variable) if claim.results else ""
        self._equations = [e for e in page.forward if e.name != moving]
        all_equations = (*page.forward, *page.backward)
        self._known = run(all_equations, random_values(given, SIZES, seed), SIZES)

    def of(self, node: Expr, places: dict[Idx, int], known: Values | None = None) -> arb:
        known = self._known if known is None else known
        if isinstance(node, DERIVATIVE):
            value, by = node.args
            at = tuple(places[index] for index in getattr(by, "indices", ()))
            sides = []
            for change in (NUDGE, -NUDGE):
                moved = {**known, entry_name(by): {**known[entry_name(by)]}}
                moved[entry_name(by)][at] += change
                sides.append(self.of(value, places, run(self._equations, moved, SIZES)))
            return (sides[0] - sides[1]) / (2 * NUDGE)
        if isinstance(node, EXPONENTIAL):
            return self.of(node.args[0], places, known).exp()
        if isinstance(node, Sum):
            bound = bound_by(node)
            ranges = (range(SIZES[size_of(index).name]) for index in bound)
            everywhere = (
                {**places, **dict(zip(bound, at, strict=True))} for at in product(*ranges)
            )
            return sum((self.of(node.function, at, known) for at in everywhere), arb(0))
        if isinstance(node, Add | Mul):
            total = arb(0) if isinstance(node, Add) else arb(1)
            for part in (self.of(part, places, known) for part in node.args):
                total = total + part if isinstance(node, Add) else total * part
            return total
        if isinstance(node, Pow) and isinstance(node.exp, Integer):
            power = self.of(node.base, places, known) ** abs(int(node.exp))
            return power if node.exp > 0 else 1 / power
        return evaluate(_with_exp(node), known, SIZES, places)


def _with_exp(node: Expr) -> Expr:
    if isinstance(node, EXPONENTIAL):
        return exp(*map(_with_exp, node.args))
    if isinstance(node, Sum):
        return Sum(_with_exp(node.function), *node.limits)
    parts = [_with_exp(part) for part in parts_of(node)]
    return node if parts == list(parts_of(node)) else node.func(*parts)


def differing(
    numbers: Numbers, steps: tuple[Step, ...], random: Random
) -> Iterator[tuple[Step, arb, arb]]:
    for one in steps:
        if one.rule in ("focus", "return", "clear denominators"):
            continue
        free = sorted(free_in(one.before) | free_in(one.after), key=str)
        places = {index: random.randrange(SIZES[size_of(index).name]) for index in free}
        before, after = (numbers.of(side, places) for side in (one.before, one.after))
        if abs(before - after) > FAR * (1 + abs(before) + abs(after)):
            yield one, before, after


PAGES = ["softmax", "softmax_cross_entropy", "relu", "layer_norm", "gelu_tanh", "gelu_erf"]


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PAGES, "sigmoid", "dot_product_attention", "clip_by_value"])
def test_before_and_after_of_every_step_are_the_same_number(name: str) -> None:
    page = sublayer(name)
    claims = [gradient_claim(page, t) for t in page.claims()]
    claims += [identity_claim(page, identity) for identity in page.identities]
    with ctx.workprec(BITS):
        for seed, claim in enumerate(claims):
            found = list(differing(Numbers(page, claim, seed), certificate(claim), Random(seed)))
            assert found == []


def test_before_and_after_of_the_steps_for_softmax_and_embedding_are_the_same_number() -> None:
    seen: Counter[str] = Counter()
    with ctx.workprec(BITS):
        for name in ("softmax", "embedding"):
            page = sublayer(name)
            claim = gradient_claim(page, page.claims()[0])
            steps = certificate(claim)
            assert list(differing(Numbers(page, claim, 1), steps, Random(1))) == []
            seen.update(one.rule for one in steps)
    assert len(seen & Counter(RULES.keys())) >= 6


def test_a_wrong_step_gives_another_number() -> None:
    page = sublayer("softmax")
    claim = gradient_claim(page, page.claims()[0])
    with ctx.workprec(BITS):
        numbers = Numbers(page, claim, 2)
        steps = tuple(s for s in certificate(claim) if s.rule in RULES)
        for one in steps:
            wrong = Step(one.rule, one.place, one.before, one.after + Integer(1))
            assert list(differing(numbers, (wrong,), Random(0))) != []


@pytest.mark.parametrize("side", [1, -1])
def test_a_derivative_is_that_of_the_forward_pass(side: int) -> None:
    """The central differences themselves: of x·log(x) and of a step away from its jump."""
    n = dimension("n")
    i = index("i", n)
    x, y = positive("x", n), tensor("y", n)
    right = x[i] * log(x[i]) * step(side * x[i])
    page = Sublayer("p", "", "", (x,), (Equation(y[i], right),), outputs=(y,))
    claim = Claim((), frozenset(), {}, Integer(0), variable=x[i], results=((y[i], d(y)[i]),))
    with ctx.workprec(BITS):
        numbers = Numbers(page, claim, 0)
        slope = numbers.of(DERIVATIVE(y[i], x[i]), {i: 0})
        expected = evaluate(1 + log(x[i]), numbers._known, SIZES, {i: 0}) if side > 0 else arb(0)
        assert abs(slope - expected) < FAR

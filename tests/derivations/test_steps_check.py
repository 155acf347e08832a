"""Every line is proved, agrees with numbers and has a certificate; every wrong one is refuted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from flint import arb, ctx
from sympy import Add, Expr, Idx, Indexed, Integer, KroneckerDelta, Pow, Symbol, preorder_traversal

from derivations.catalogue import CATALOGUE, sublayer
from derivations.certificate.checker import Claim
from derivations.certificate.checker import check as accept
from derivations.certificate.naming import NoCertificate
from derivations.certificate.producer import certificate
from derivations.certificate.statement import gradient_claim, identity_claim
from derivations.evaluate import Values, evaluate, run
from derivations.instances import SIZES, random_values
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import entry_name, free_indices, is_dimension, size_of
from derivations.outcome import Proved, Refuted
from derivations.steps import check as module
from derivations.steps.check import Outcomes, chain_rule, check, subject, user, with_all_gradients
from derivations.steps.derivation import Derivation, Gradient, Line, Use
from derivations.steps.derive import derive
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers.layer_norm import mean
from tests import pages
from tests.derivations.places import places_of

BITS = 256
NUDGE = arb(2) ** -80  # central differences are wrong by about its square
PLACES = 20  # of the free indices of a line, drawn at random
DERIVED = tuple(page for page in CATALOGUE if page.backward)

derivation_of = cache(derive)


def every_line(derivation: Derivation) -> Iterator[tuple[Gradient, Use | None, int, Line]]:
    for gradient in derivation.gradients:
        for use in (*gradient.uses, None):
            for number, line in enumerate((use or gradient).lines):
                yield gradient, use, number, line


def with_line(derivation: Derivation, at: tuple[str, str, int], right: Expr) -> Derivation:
    """With another right side: ``at`` are the tensor, the user or "", and the line's number."""
    name, by, number = at

    def changed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return (*lines[:number], replace(lines[number], right=right), *lines[number + 1 :])

    found = []
    for gradient in derivation.gradients:
        if gradient.tensor.name == name and not by:
            gradient = replace(gradient, lines=changed(gradient.lines))
        elif gradient.tensor.name == name:
            uses = (
                replace(u, lines=changed(u.lines)) if u.user.name == by else u
                for u in gradient.uses
            )
            gradient = replace(gradient, uses=tuple(uses))
        found.append(gradient)
    return replace(derivation, gradients=tuple(found))


def kinds(outcomes: Outcomes) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes.values())


# Proved


# Texts of all pages, and so proofs of all their lines, are asked for in test_derive_page as well.
SOME = tuple(page for page in DERIVED if page.name not in pages.LATER)


@pytest.mark.slow
@pages.each(SOME)
def test_every_line_is_proved(page: Sublayer) -> None:
    derivation = derivation_of(page)
    outcomes = check(derivation)
    assert kinds(outcomes) == {"Proved": len(outcomes)}
    expected = {chain_rule(gradient) for gradient in derivation.gradients}
    expected |= {user(g, use) for g in derivation.gradients for use in g.uses}
    expected |= {subject(g, use, number) for g, use, number, _ in every_line(derivation)}
    assert set(outcomes) == expected


def test_a_rule_without_gradients_has_nothing_to_prove() -> None:
    assert check(derive(sublayer("sgd_step"))) == {}


# Numbers, which know nothing of normal forms


@cache
def values_of(page: Sublayer) -> Values:
    full = with_all_gradients(derivation_of(page))
    shifts = (shift.value for shift in page.shifts)
    given = (*page.differentiable(), *page.data, *shifts, *page.upstream())
    with ctx.workprec(BITS):
        return run((*full.forward, *full.backward), random_values(given, SIZES, 4), SIZES)


def disagreements(derivation: Derivation) -> list[str]:
    """Lines whose numbers are not those of the gradient, or of the derivative they stand for."""
    values, found = values_of(derivation.page), []
    with ctx.workprec(BITS):
        for gradient, use, number, line in every_line(derivation):
            free = free_indices(gradient.entry) | (free_indices(use.entry) if use else set())
            for at in places_of(free, SIZES, PLACES):
                right = (
                    difference(gradient, use, values, at)
                    if use
                    else gradient_at(gradient, values, at)
                )
                apart = abs(evaluate(line.right, values, SIZES, at) - right)
                if not apart < (1 + abs(right)) * arb("1e-30"):
                    found.append(subject(gradient, use, number))
                    break
    return found


def where(gradient: Gradient, at: dict[Idx, int]) -> tuple[int, ...]:
    indices = gradient.entry.indices if isinstance(gradient.entry, Indexed) else ()
    return tuple(at[idx] for idx in indices)


def gradient_at(gradient: Gradient, values: Values, at: dict[Idx, int]) -> arb:
    return values[entry_name(gradient.left)][where(gradient, at)]


def difference(gradient: Gradient, use: Use, values: Values, at: dict[Idx, int]) -> arb:
    """The user's equation, where one entry of the tensor moves and nothing else does."""
    name, entry = gradient.tensor.name, where(gradient, at)
    change = arb(0)
    for sign in (1, -1):
        moved = {**values, name: {**values[name], entry: values[name][entry] + sign * NUDGE}}
        change += sign * evaluate(use.right, moved, SIZES, at)
    return change / (2 * NUDGE)


@pages.each(DERIVED)
def test_every_line_agrees_with_numbers(page: Sublayer) -> None:
    assert disagreements(derivation_of(page)) == []


def test_numbers_find_a_wrong_line() -> None:
    derivation = derivation_of(sublayer("layer_norm"))
    line = derivation.gradients[-1].uses[1].lines[1]
    wrong = with_line(derivation, ("X", "variance", 1), line.right * 2)
    assert disagreements(wrong) == ["dX by variance, line 1"]


# Certificates


def certified(claim: Claim) -> bool:
    try:
        accept(claim, certificate(claim))
    except NoCertificate:
        return False
    return True


@pytest.mark.slow
def test_every_line_has_a_certificate() -> None:
    """Each step to the next line, each chain rule, each equation and all gradients but two."""
    counted: Counter[str] = Counter()
    without = []
    for page in DERIVED:
        derivation = derivation_of(page)
        full = with_all_gradients(derivation)
        for gradient in derivation.gradients:
            for kind, claim in claims(full, gradient):
                if certified(claim):
                    counted[kind] += 1
                else:
                    without.append((page.name, kind, subject(gradient)))
    assert counted == {"line": 283, "chain rule": 149, "equation": 168, "gradient": 147}
    # They hold at the mean that the page computes, and a certificate is for any number there.
    assert without == [
        ("layer_norm", "gradient", "dmean"),
        ("layer_norm_sample_variance", "gradient", "dmean"),
    ]


def claims(page: Sublayer, gradient: Gradient) -> Iterator[tuple[str, Claim]]:
    def equal(left: Expr, right: Expr) -> Claim:
        return identity_claim(page, Identity("", "", left, right))

    yield "gradient", gradient_claim(page, gradient.tensor)
    yield "chain rule", equal(Add(*(u.term for u in gradient.uses)), gradient.lines[0].right)
    for use in gradient.uses:
        yield "equation", equal(use.entry, use.right)
    for part in (*gradient.uses, gradient):
        for above, below in pairwise(part.lines):
            yield "line", equal(above.right, below.right)


# Wrong lines


def mutants(right: Expr) -> Iterator[tuple[str, Expr]]:
    """The right side of a line with one mistake in it."""
    nodes = list(dict.fromkeys(preorder_traversal(right)))
    indices = sorted({i for n in nodes if isinstance(n, Indexed) for i in n.indices}, key=str)
    for node in nodes:
        if isinstance(node, KroneckerDelta):
            yield f"drop {node}", right.xreplace({node: Integer(1)})
        if isinstance(node, Add) and not any(isinstance(a, Symbol) for a in node.args):
            yield f"drop {node.args[0]}", right.xreplace({node: node - node.args[0]})
            yield f"minus {node.args[-1]}", right.xreplace({node: node - 2 * node.args[-1]})
        if isinstance(node, Pow) and is_dimension(node.base):
            yield f"drop {node}", right.xreplace({node: Integer(1)})
        if isinstance(node, Indexed):
            for place, old in enumerate(node.indices):
                for new in indices:
                    if isinstance(old, Idx) and new != old and alike(old, new):
                        swapped = [*node.indices]
                        swapped[place] = new
                        yield f"{new} in {node}", right.xreplace({node: node.base[tuple(swapped)]})
    yield "minus", -right
    yield "twice", 2 * right


def alike(old: Idx, new: Expr) -> bool:
    return isinstance(new, Idx) and size_of(new) == size_of(old)


def wrong_lines(derivation: Derivation, each: int) -> Iterator[tuple[str, Derivation]]:
    """Derivations with one wrong line: for every line, ``each`` mistakes that change its value."""
    random = Random(derivation.page.name)
    values = values_of(derivation.page)
    for gradient, use, number, line in every_line(derivation):
        allowed = free_indices(gradient.entry) | (free_indices(use.entry) if use else set())
        found = [
            (mistake, wrong)
            for mistake, wrong in dict(mutants(line.right)).items()
            if free_indices(wrong) <= allowed and differ(line.right, wrong, values, allowed)
        ]
        for mistake, wrong in random.sample(found, min(each, len(found))):
            by = use.user.name if use else ""
            changed = with_line(derivation, (gradient.tensor.name, by, number), wrong)
            yield f"{subject(gradient, use, number)}: {mistake}", changed


def differ(right: Expr, wrong: Expr, values: Values, indices: set[Idx]) -> bool:
    with ctx.workprec(BITS):
        for at in places_of(indices, SIZES, PLACES):
            try:
                apart = evaluate(right - wrong, values, SIZES, at)
            except ZeroDivisionError:
                return False
            if apart.is_finite() and abs(apart) > 1e-6:
                return True
    return False


def unnoticed(derivation: Derivation, each: int) -> tuple[int, list[str]]:
    """How many wrong lines were tried, and which ones are not refuted or leave a doubt."""
    tried, found = 0, []
    for mistake, wrong in wrong_lines(derivation, each):
        tried += 1
        if set(kinds(check(wrong))) != {"Proved", "Refuted"}:
            found.append(mistake)
    return tried, found


QUICK = ("softmax", "softmax_cross_entropy", "linear", "embedding", "relu")


@pytest.mark.parametrize("name", QUICK)
def test_a_mistake_in_any_line_is_refuted(name: str) -> None:
    derivation = derivation_of(sublayer(name))
    tried, found = unnoticed(derivation, each=1)
    assert found == []
    assert tried == sum(line.right != 0 for *_, line in every_line(derivation))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rms_norm", "layer_norm", "dot_product_attention"])
def test_a_mistake_in_any_line_of_a_long_derivation_is_refuted(name: str) -> None:
    derivation = derivation_of(sublayer(name))
    tried, found = unnoticed(derivation, each=1)
    assert found == []
    assert tried == sum(line.right != 0 for *_, line in every_line(derivation))


def test_without_proofs_no_mistake_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the test above can fail."""
    monkeypatch.setattr(module, "equal", lambda *_: Proved("said so", ()))
    tried, found = unnoticed(derivation_of(sublayer("softmax")), each=1)
    assert tried > len(found) > 0


@pytest.mark.parametrize(
    ("name", "mutant"),
    [("bias", "gradient_lost"), ("layer_norm", "shift_lost"), ("residual", "branch_gets_nothing")],
)
def test_a_page_that_claims_0_is_taken_at_its_word(name: str, mutant: str) -> None:
    page = sublayer(name)
    mistake = next(m for m in MUTANTS[name] if m.name == mutant)
    derivation = derive(apply(page, mistake))
    last = next(g for g in derivation.gradients if g.left == mistake.equation.left).lines[-1]
    assert last.right == 0
    assert kinds(check(derivation))["Refuted"] >= 2  # the claim, and the line that leads to it


@pytest.mark.slow
@pytest.mark.parametrize("name", ["softmax_cross_entropy", "layer_norm", "dot_product_attention"])
def test_every_wrong_backward_equation_is_refuted(name: str) -> None:
    page = sublayer(name)
    wrong = [m for m in MUTANTS[name] if m.equation.name in {e.name for e in page.backward}]
    assert len(wrong) > 3
    for mutant in wrong:
        derivation = derive(apply(page, mutant))
        outcomes = module._outcomes(with_all_gradients(derivation), derivation)
        # The first of the outcomes that `check` gives is enough, and the others take long.
        assert any(isinstance(outcome, Refuted) for _, outcome in outcomes), mutant.name


LAYER_NORM = derivation_of(sublayer("layer_norm"))
MEAN = next(g for g in LAYER_NORM.gradients if g.tensor == mean)
BY_VARIANCE, BY_X_HAT = MEAN.uses


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "refuted"),
    [
        (replace(MEAN, uses=(BY_VARIANCE,)), "dmean, chain rule"),
        (replace(MEAN, uses=(replace(BY_X_HAT, right=-BY_X_HAT.right), BY_VARIANCE)),
         "dmean by x_hat"),
        (replace(MEAN, uses=(BY_VARIANCE, replace(BY_X_HAT, right=BY_X_HAT.right + 1))),
         "dmean by x_hat, equation"),
        (replace(MEAN, uses=(BY_VARIANCE, replace(BY_X_HAT, upstream=-BY_X_HAT.upstream))),
         "dmean, chain rule"),
        (replace(MEAN, uses=(BY_VARIANCE, replace(BY_X_HAT, bound=BY_X_HAT.bound[:1]))),
         "dmean, chain rule"),
        (replace(MEAN, lines=(replace(MEAN.lines[0], right=2 * MEAN.lines[0].right),
                              *MEAN.lines[1:])), "dmean, chain rule"),
        (replace(MEAN, lines=tuple(replace(x, right=2 * x.right) for x in MEAN.lines)), "dmean"),
        (replace(MEAN, uses=(BY_VARIANCE, replace(BY_X_HAT, lines=tuple(
            replace(x, right=2 * x.right) for x in BY_X_HAT.lines)))), "dmean by x_hat"),
    ],
)  # fmt: skip
def test_a_derivation_that_is_put_together_wrong_is_refuted(
    changed: Gradient, refuted: str
) -> None:
    """A way in that is left out, another equation, another upstream, one index not summed."""
    gradients = (changed if g.tensor == mean else g for g in LAYER_NORM.gradients)
    outcome = check(replace(LAYER_NORM, gradients=tuple(gradients)))[refuted]
    assert isinstance(outcome, Refuted)

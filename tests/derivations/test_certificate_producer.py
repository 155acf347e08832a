"""Certificates for the whole catalogue: each checks, and every rule is used by some."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sympy import Integer, Sum, exp

from derivations.catalogue import CATALOGUE, sublayer
from derivations.certificate.checker import RULES, Claim, Rejected, check
from derivations.certificate.naming import NoCertificate
from derivations.certificate.producer import (
    Certificate,
    certificate,
    certificate_of_claim,
    certificate_of_identity,
    certificate_of_shift,
)
from derivations.certificate.statement import gradient_claim, identity_claim, shift_claim
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.notation import Equation, d, dimension, index, tensor
from derivations.sublayer import Identity, Mutant, Sublayer

# What is proved by normal forms and has no certificate, with the reason.  It may only shrink.
WITHOUT: dict[tuple[str, str], str] = {}

OF_THE_CHECKER = {"focus", "return", "rename", "regroup", "clear denominators"}
LARGE = {"attention", "attention_unscaled", "mlp_gelu_tanh", "dot_product_attention"}
# `backproof prove`, which CI runs, asks for the certificates of these as well.
LIKE_ANOTHER = {"attention_unscaled", "dot_product_attention_unscaled", "mlp_gelu_erf"}
SMALL = [page for page in CATALOGUE if page.name not in LARGE]


def claims(page: Sublayer) -> Iterator[tuple[str, Claim]]:
    for tensor_ in page.claims():
        yield tensor_.name, gradient_claim(page, tensor_)
    for identity in page.identities:
        yield identity.name, identity_claim(page, identity)
    for shift in page.shifts:
        yield shift.value.name, shift_claim(page, shift)


def unproved(page: Sublayer, rules: set[str]) -> set[tuple[str, str]]:
    """The claims of a page without a certificate; every certificate found has to check."""
    missing = set()
    for name, claim in claims(page):
        try:
            steps = certificate(claim)
        except NoCertificate:
            missing.add((page.name, name))
            continue
        check(claim, steps)
        rules.update(step.rule for step in steps)
    return missing


@pytest.mark.slow
def test_some_pages_have_certificates_and_they_use_every_rule() -> None:
    rules: set[str] = set()
    for name in ("softmax", "layer_norm", "cross_entropy", "relu", "dot_product_attention"):
        assert unproved(sublayer(name), rules) == set()
    assert rules == set(RULES) | OF_THE_CHECKER, "each rule is exercised, and there is no other"


@pytest.mark.slow
def test_everything_in_the_catalogue_has_a_certificate_that_checks() -> None:
    rules: set[str] = set()
    pages = [page for page in CATALOGUE if page.name not in LIKE_ANOTHER]
    missing = set().union(*(unproved(page, rules) for page in pages))
    assert missing == set(WITHOUT)
    assert rules == set(RULES) | OF_THE_CHECKER


def test_there_is_something_to_prove() -> None:
    assert sum(len(list(claims(page))) for page in CATALOGUE) > 150


def test_the_conditions_are_those_that_the_page_needs() -> None:
    page = sublayer("softmax")
    claim = gradient_claim(page, page.tensor("Z"))
    conditions = check(claim, certificate(claim))
    assert conditions == ("Sum(exponential[i0, #0], (#0, 0, V - 1)) ≠ 0",)
    page = sublayer("cross_entropy")
    claim = gradient_claim(page, page.tensor("P"))
    assert "0 ≤ y < V" in check(claim, certificate(claim))
    page = sublayer("relu")
    claim = gradient_claim(page, page.tensor("X"))
    assert check(claim, certificate(claim)) == ("X[i0, i1] ≠ 0 where it is differentiated",)


def test_the_same_claim_gets_the_same_certificate() -> None:
    page = sublayer("layer_norm")
    once, again = (certificate_of_claim(page, page.tensor("X")) for _ in range(2))
    assert once == again
    assert len(once) > 100


def test_the_three_kinds_of_certificate() -> None:
    page = sublayer("softmax")
    (identity, *_), (shift,) = page.identities, page.shifts
    check(identity_claim(page, identity), certificate_of_identity(page, identity))
    check(shift_claim(page, shift), certificate_of_shift(page, shift))
    with pytest.raises(Rejected):
        check(shift_claim(page, shift), certificate_of_identity(page, identity))


# What is wrong has none, and no certificate can be passed off as one for it

QUICK = ("softmax", "cross_entropy", "relu", "residual", "embedding", "mean", "rms_norm")


def changed_claims(page: Sublayer, mutant: Mutant) -> Iterator[tuple[Claim, Claim]]:
    """The claims that the mutant makes wrong, each with the right one."""
    wrong = apply(page, mutant)
    if mutant.equation.name[1:] in {t.name for t in page.claims()}:
        tensor_ = page.tensor(mutant.equation.name[1:])
        yield gradient_claim(page, tensor_), gradient_claim(wrong, tensor_)


def _refused(pages: list[str]) -> int:
    refused = 0
    for name in pages:
        page = sublayer(name)
        for mutant in MUTANTS[name]:
            for right, wrong in changed_claims(page, mutant):
                with pytest.raises((NoCertificate, Rejected)):
                    check(wrong, certificate(wrong))
                with pytest.raises(Rejected):
                    check(wrong, certificate(right))
                refused += 1
    return refused


@pytest.mark.slow
def test_a_mutant_has_no_certificate_and_that_of_the_page_does_not_do() -> None:
    assert _refused(list(QUICK)) > 25


@pytest.mark.slow
def test_no_mutant_has_a_certificate() -> None:
    assert _refused([page.name for page in SMALL if page.backward]) > 150


def small(right: object, claimed: object) -> tuple[Claim, Certificate]:
    claim = gradient_claim(_page(right, claimed), x)
    return claim, certificate(claim)


N = dimension("n")
t, s = index("t", N), index("s", N)
x, Y = tensor("x", N), tensor("Y", N)


def _page(right: object, claimed: object) -> Sublayer:
    forward, backward = (Equation(Y[t], right),), (Equation(d(x)[t], claimed),)
    return Sublayer("page", "", "", (x,), forward, (Y,), backward)


def test_a_sum_squared_and_a_sum_in_an_exponent() -> None:
    total = Sum(x[s], s)
    check(*small(x[t] * total**2, d(Y)[t] * total**2 + 2 * total * Sum(d(Y)[s] * x[s], s)))
    check(*small(exp(total), Sum(d(Y)[s], s) * exp(total)))


def test_what_the_checker_would_not_even_start_with_has_no_certificate() -> None:
    twice = Sum(x[t], t, t)
    with pytest.raises(NoCertificate, match="bound twice"):
        certificate(identity_claim(_page(x[t], d(Y)[t]), Identity("", "", twice, Sum(x[s], s))))


@pytest.mark.parametrize(
    ("right", "claimed"),
    [
        (x[t] ** 2, x[t] * d(Y)[t]),
        (Sum(x[s], s) * x[t], d(Y)[t] * Sum(x[s], s)),
        (x[t], Sum(d(Y)[t], s)),
        (Sum(x[s] * x[t], s), Sum(d(Y)[s] * x[s] + d(Y)[s] * x[s], s)),
        (x[t], Integer(0)),
    ],
    ids=["factor", "coupling", "counted", "captured", "nothing"],
)
def test_a_wrong_gradient_has_no_certificate(right: object, claimed: object) -> None:
    with pytest.raises(NoCertificate):
        small(right, claimed)

"""The second opinion on proofs by normal forms: without it nothing counts as proved."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest

from derivations.catalogue import sublayer
from derivations.certificate.checker import Claim
from derivations.certificate.statement import gradient_claim
from derivations.mutants.catalogue import MUTANTS, apply
from derivations.outcome import Proved, Refuted, Unknown
from verify.proofs import Listed, Proven, of_pages, prove
from verify.second_opinion import Opinion, SecondOpinions, opinion

PAGE = sublayer("softmax")
(MADE,) = PAGE.claims()


def listed() -> Listed:
    return next(item for item in of_pages([PAGE]) if item.obligation.name.endswith("all_shapes"))


def proven_with(second: Opinion | Exception, item: Listed | None = None) -> Proven:
    work: Future[Opinion] = Future()
    if isinstance(second, Opinion):
        work.set_result(second)
    else:
        work.set_exception(second)
    return prove(item or listed(), work)


def test_a_claim_has_a_certificate() -> None:
    assert opinion([gradient_claim(PAGE, MADE)]).steps > 10
    twice = opinion([gradient_claim(PAGE, MADE)] * 2)
    assert twice == Opinion(2 * opinion([gradient_claim(PAGE, MADE)]).steps)


def test_a_false_claim_among_others_has_none() -> None:
    mutant = next(m for m in MUTANTS["softmax"] if m.equation.name == f"d{MADE.name}")
    wrong = gradient_claim(apply(PAGE, mutant), MADE)
    found = opinion([gradient_claim(PAGE, MADE), wrong])
    assert found.reason.startswith("no certificate: ")


def test_what_breaks_off_is_no_certificate() -> None:
    broken: Claim = replace(gradient_claim(PAGE, MADE), equations=None)  # type: ignore[arg-type]
    assert "no certificate: TypeError" in opinion([broken]).reason


def test_every_theorem_of_a_page_that_no_solver_decides_has_claims() -> None:
    pages = [sublayer(name) for name in ("softmax", "layer_norm", "attention", "clip_by_value")]
    for item in of_pages(pages):
        assert bool(item.claims) != (item.theorem is not None), item.obligation.name


def test_two_opinions_that_agree_prove() -> None:
    found = proven_with(Opinion(41)).answer.outcome
    assert isinstance(found, Proved)
    assert found.method == "normal forms, all shapes; a certificate of it was checked"


@pytest.mark.parametrize(
    "second", [Opinion(41, "no certificate: this is not brought to 0"), Opinion(0)]
)
def test_without_a_second_opinion_nothing_is_proved(second: Opinion) -> None:
    found = proven_with(second).answer.outcome
    assert isinstance(found, Unknown)
    assert found.reason.startswith("THE SECOND OPINION DISAGREES: ")


def test_a_process_that_died_is_unknown() -> None:
    found = proven_with(RuntimeError("the pool is broken")).answer.outcome
    assert isinstance(found, Unknown)
    assert "the pool is broken" in found.reason


def test_a_certificate_does_not_help_what_is_false() -> None:
    mutant = next(m for m in MUTANTS["softmax"] if m.equation.name == f"d{MADE.name}")
    item = next(i for i in of_pages([apply(PAGE, mutant)]) if i.obligation.group == "all shapes")
    assert isinstance(proven_with(Opinion(41), item).answer.outcome, Refuted)


def test_another_process_comes_to_the_same() -> None:
    claims = [gradient_claim(PAGE, MADE)]
    with SecondOpinions() as opinions:
        assert opinions.submit(claims).result() == opinion(claims)

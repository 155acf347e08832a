"""Corrupted certificates are rejected: every rule, every kind of corruption."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest
from sympy import Expr, Idx, Symbol

from derivations.catalogue import sublayer
from derivations.certificate.checker import RULES, Claim, Rejected, Step, check, free_in, parts_of
from derivations.certificate.producer import Certificate, certificate
from derivations.certificate.statement import gradient_claim, identity_claim

ALL_RULES = (*RULES, "rename", "regroup", "clear denominators", "focus", "return")
STRAY = Symbol("stray", real=True)
GRADIENTS = {"softmax": "Z", "relu": "X", "cross_entropy": "P", "sigmoid": "X", "linear": "W"}
IDENTITIES = {"softmax": 0, "relu": 0, "sigmoid": 0, "dot_product_attention": 1}
AT_MOST = 3  # steps of each rule in one certificate


@lru_cache(maxsize=1)
def certificates() -> tuple[tuple[Claim, Certificate], ...]:
    """A few that use every rule, the shortest first."""
    pages = [(sublayer(name), name) for name in GRADIENTS]
    claims = [gradient_claim(page, page.tensor(GRADIENTS[name])) for page, name in pages]
    pages = [(sublayer(name), name) for name in IDENTITIES]
    claims += [identity_claim(page, page.identities[IDENTITIES[name]]) for page, name in pages]
    return tuple(sorted(((c, certificate(c)) for c in claims), key=lambda pair: len(pair[1])))


def uses(rule: str) -> Iterator[tuple[Claim, Certificate, int]]:
    """Some steps by the rule, in the shortest certificate that has one."""
    for claim, steps in certificates():
        places = [k for k, step in enumerate(steps) if step.rule == rule]
        if places:
            return ((claim, steps, k) for k in places[:AT_MOST])
    raise LookupError(rule)


Corruption = Callable[[Certificate, int], Certificate]


def changed(steps: Certificate, k: int, **changes: object) -> Certificate:
    return (*steps[:k], replace(steps[k], **changes), *steps[k + 1 :])  # type: ignore[arg-type]


def _another_index(steps: Certificate, k: int) -> Certificate:
    """One index in what comes after is taken for a new one, wherever it stands: bound or free."""
    after = steps[k].after
    indices = sorted(free_in(after) | _all_indices(after), key=str)
    if not indices:
        return changed(steps, k, after=after + STRAY)
    old = indices[0]
    new = Idx(f"{old.label}!", old.upper + 1)
    wrong = after.xreplace({old: new})
    return changed(steps, k, after=wrong if old in free_in(after) else wrong + new - old)


def _all_indices(node: Expr) -> set[Idx]:
    found = {node} if isinstance(node, Idx) else set()
    return found.union(*map(_all_indices, parts_of(node)))


CORRUPTIONS: dict[str, Corruption] = {
    "after, one more": lambda s, k: changed(s, k, after=s[k].after + STRAY),
    "after, doubled": lambda s, k: changed(s, k, after=2 * s[k].after + (s[k].after == 0) * 1),
    "after, squared": lambda s, k: changed(s, k, after=(s[k].after + STRAY) ** 2),
    "after, another index": _another_index,
    "before": lambda s, k: changed(s, k, before=s[k].before + STRAY),
    "before and after": lambda s, k: changed(
        s, k, before=s[k].before + STRAY, after=s[k].after + STRAY
    ),
    "place, deeper": lambda s, k: changed(s, k, place=(*s[k].place, 0)),
    "place, beside": lambda s, k: changed(s, k, place=(*s[k].place[:-1], 99)),
    "place, negative": lambda s, k: changed(s, k, place=(*s[k].place[:-1], -1)),
    "rule, another": lambda s, k: changed(
        s, k, rule="own square" if s[k].rule != "own square" else "factor"
    ),
    "rule, unknown": lambda s, k: changed(s, k, rule=f"{s[k].rule}s"),
    "rule, narrowed instead": lambda s, k: changed(
        s, k, rule="focus" if s[k].rule != "focus" else "return"
    ),
    "dropped": lambda s, k: (*s[:k], *s[k + 1 :]),
    "twice": lambda s, k: (*s[: k + 1], *s[k:]),
    "cut off": lambda s, k: s[:k],
}


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_corrupted_certificate_is_rejected(rule: str) -> None:
    for claim, steps, k in uses(rule):
        for name, corrupt in CORRUPTIONS.items():
            corrupted = corrupt(steps, k)
            assert corrupted != steps
            try:
                check(claim, corrupted)
            except Rejected:
                continue
            pytest.fail(f"{name}: {corrupted[k]}")


def test_the_certificates_themselves_check() -> None:
    for claim, steps in certificates():
        check(claim, steps)


def test_a_certificate_proves_its_own_claim_only() -> None:
    all_of_them = certificates()
    for claim, _ in all_of_them:
        for other, steps in all_of_them:
            if other != claim:
                with pytest.raises(Rejected):
                    check(claim, steps)


def test_two_steps_of_which_one_needs_the_other_cannot_be_swapped() -> None:
    swapped = 0
    for claim, steps in certificates()[:6]:
        for k, (one, two) in enumerate(pairwise(steps)):
            if _needs(two, one):
                wrong = (*steps[:k], two, one, *steps[k + 2 :])
                with pytest.raises(Rejected):
                    check(claim, wrong)
                swapped += 1
    assert swapped > 50


def _needs(later: Step, earlier: Step) -> bool:
    shorter = min(len(later.place), len(earlier.place))
    return later.place[:shorter] == earlier.place[:shorter] and later.before != earlier.before

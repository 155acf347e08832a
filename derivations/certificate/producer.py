"""The producer: finds certificates.  It is not trusted; what it finds is for the checker to judge.

The goal, left minus right, is brought to normal form; while that is not 0, one more tensor is
unfolded everywhere, the one defined last first; and when all are, denominators are cleared.
"""

from __future__ import annotations

from sympy import Add, Expr, Mul

from derivations.certificate.checker import Claim, Rejected, Rules, Step, goal, tensors_in
from derivations.certificate.naming import NoCertificate
from derivations.certificate.normal import Normaliser, occurs
from derivations.certificate.recording import Derivation
from derivations.certificate.statement import gradient_claim, identity_claim, shift_claim
from derivations.notation import Tensor
from derivations.sublayer import Identity, Shift, Sublayer

Certificate = tuple[Step, ...]


def certificate_of_claim(page: Sublayer, tensor: Tensor) -> Certificate:
    """That the page's backward equation for ``tensor`` is the gradient; NoCertificate."""
    return certificate(gradient_claim(page, tensor))


def certificate_of_identity(page: Sublayer, identity: Identity) -> Certificate:
    """That both sides of an identity agree; NoCertificate."""
    return certificate(identity_claim(page, identity))


def certificate_of_shift(page: Sublayer, shift: Shift) -> Certificate:
    """That no result depends on what is subtracted for floating point's sake; NoCertificate."""
    return certificate(shift_claim(page, shift))


def certificate(claim: Claim) -> Certificate:
    """Steps from the goal to 0; NoCertificate, which says nothing about the claim."""
    try:
        return _found(claim)
    except Rejected as error:
        raise NoCertificate(str(error)) from error


def _found(claim: Claim) -> Certificate:
    rules = Rules(claim)
    normaliser = Normaliser(rules)
    found = Derivation(goal(claim))
    found.follow(normaliser.normal(found.current))
    cleared: set[Expr] = set()
    while found.current != 0:
        met = [name for name in rules.definitions if name in tensors_in(found.current)]
        if met:
            normaliser.open(met[-1])
        else:
            _clear(found, cleared)
        found.follow(normaliser.normal(found.current))
    return tuple(found.steps)


def _clear(found: Derivation, cleared: set[Expr]) -> None:
    """Multiplied by the power of a denominator, an outer one first, that makes it whole."""
    powers: dict[Expr, Expr] = {}
    for term in Add.make_args(found.current):
        for factor in Mul.make_args(term):
            base, power = factor.as_base_exp()
            if isinstance(base, Add) and power.is_negative and base not in cleared:
                powers[base] = min(power, powers.get(base, power))
    outer = [b for b in powers if not any(b != c and occurs(b, c) for c in powers)]
    if not outer:
        raise NoCertificate(f"this is not brought to 0: {found.current}")
    base = min(outer, key=str)
    cleared.add(base)
    clearing = base ** -(powers[base] // 1)
    terms = Add.make_args(found.current)
    found.apply("clear denominators", found.current * clearing)
    if len(terms) > 1:
        # Term by term, before anything else: here the denominators cancel.
        found.apply("distribute", Add(*(term * clearing for term in terms)))

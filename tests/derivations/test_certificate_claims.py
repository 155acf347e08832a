"""What the checker does not take for a claim, because false ones could be proved with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sympy import Idx, IndexedBase, Integer, Rational, Symbol

from derivations.certificate.checker import Claim, Rejected, check
from derivations.certificate.naming import NoCertificate
from derivations.certificate.producer import certificate

T_SIZE = Symbol("T", integer=True, positive=True)


def scalar_claim(**changes: object) -> Claim:
    a, b, q = (Symbol(name, real=True) for name in "abq")
    claim = Claim(((q, a * b),), frozenset(), {}, left=q, right=a * b)
    return replace(claim, **changes)  # type: ignore[arg-type]


def rejected(claim: Claim, said: str) -> None:
    with pytest.raises(Rejected, match=said):
        check(claim, [])


def test_one_name_stands_for_one_symbol() -> None:
    q, r, u = (Symbol(name, real=True) for name in "qru")
    up = Symbol("u", positive=True)
    mixed = scalar_claim(equations=((r, up**2), (q, r ** Rational(1, 2))), left=q, right=u)
    rejected(mixed, "two tensors have one name")


def test_definitions_are_not_circular() -> None:
    a, b = Symbol("a", real=True), Symbol("b", real=True)
    rejected(scalar_claim(equations=((a, b + 1), (b, a))), "is no definition")
    rejected(scalar_claim(equations=((a, a + 1),)), "is no definition")


def test_a_dimension_is_no_tensor_of_the_same_name() -> None:
    y, t = Symbol("y", real=True), Symbol("T", real=True)
    claim = scalar_claim(
        equations=((y, T_SIZE * t),),
        left=T_SIZE + t,
        right=Integer(0),
        variable=t,
        results=((y, Integer(1)),),
    )
    steps = certificate(replace(claim, left=T_SIZE))
    assert steps
    with pytest.raises(Rejected):
        check(claim, steps)
    with pytest.raises(NoCertificate):
        certificate(claim)


def test_a_seed_takes_no_reserved_index() -> None:
    i, out = Idx("i", T_SIZE), Idx("out0_0", T_SIZE)
    x, y, w = (IndexedBase(Symbol(name, real=True)) for name in "xyw")
    claim = scalar_claim(
        equations=((y[i], x[i]),), left=Integer(0), right=Integer(0), variable=x[i],
        results=((y[i], w[out]),),
    )  # fmt: skip
    rejected(claim, "has a reserved name")

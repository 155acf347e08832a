"""Proofs for every shape, and refutations with a witness.

A backward equation ``d(X)[…] = …`` claims the derivative of the loss with respect to X, X being
free and everything that is computed from it changing with it, at the X that the page computes.
Forward and claim are unfolded to the given tensors, the forward is differentiated, and both sides
are brought to normal form: when they agree the claim is a theorem.  When they do not, that alone
proves nothing: numbers decide between Refuted (a difference that rounding cannot explain) and
Unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial

from flint import arb, ctx
from sympy import Add, Expr, Idx, Sum

from derivations.calculus.canonical import TooSymmetricError
from derivations.calculus.conditions import side_conditions
from derivations.calculus.differentiate import differentiate
from derivations.calculus.nodes import Polynomial
from derivations.calculus.normal_form import Algebra
from derivations.calculus.unfold import Unfolder
from derivations.evaluate import Undecided, Values, evaluate, run
from derivations.instances import SIZES, random_values
from derivations.notation import (
    Equation,
    NotationError,
    Tensor,
    d,
    entries,
    entry_name,
    free_indices,
    size_of,
)
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from derivations.sublayer import Identity, Shift, Sublayer

METHOD = "normal forms, all shapes"
BITS = 256
NUDGE = 80  # central differences step by 2^−NUDGE, so they are wrong by about 2^−2·NUDGE
CLAIM_TRIALS = 3  # each compares every entry
IDENTITY_TRIALS = 100  # cheap, and a theorem about a jump needs values on both sides of it


def prove_claim(page: Sublayer, tensor: Tensor) -> Outcome:
    """Is the page's backward equation for ``tensor`` the gradient, for every shape?"""
    claim = _equation(page, f"d{tensor.name}")
    where = _reserved(claim.indices)
    unfolder = Unfolder({e.name: e for e in _definitions(page, tensor)})
    algebra = Algebra(page.tensors())

    def difference() -> Polynomial:
        claimed = unfolder.unfold(claim.right, dict(zip(claim.indices, where, strict=True)))
        derivative = _normal_derivative(_Forward.of(page), tensor, where)
        apart = algebra.add([derivative, algebra.normal(-claimed)])
        return apart if algebra.is_zero(apart) else algebra.normal(in_place(claimed))

    def in_place(claimed: Expr) -> Expr:
        """The difference where ``tensor`` has the value that the page computes.

        Σ (X − mean) = 0 holds for the mean itself, and for no other number in its place.
        """
        everything = Unfolder({e.name: e for e in (*page.forward, *page.backward)})
        slopes = (part for part, _ in _slopes(_Forward.of(page), tensor, where))
        return everything.unfold(Add(*slopes) - claimed)

    sides = _evaluated(page, claim.right)
    return _decide(page, algebra, difference, lambda: _claim_witness(page, tensor, claim), sides)


def refute_claim(page: Sublayer, tensor: Tensor) -> Refuted | None:
    """Numbers that show a backward equation to be wrong, without trying to prove it."""
    found = _claim_witness(page, tensor, _equation(page, f"d{tensor.name}"))
    return None if found is None else Refuted("numbers", found)


def prove_identity(page: Sublayer, identity: Identity) -> Outcome:
    """Do both sides of an identity agree, for every shape?"""
    unfolder = Unfolder({e.name: e for e in (*page.forward, *page.backward)})
    free = sorted(free_indices(identity.left) | free_indices(identity.right), key=str)
    renaming = dict(zip(free, _reserved(tuple(free)), strict=True))
    algebra = Algebra(page.tensors())

    def difference() -> Polynomial:
        return algebra.normal(unfolder.unfold(identity.left - identity.right, renaming))

    sides = _evaluated(page, identity.left, identity.right)
    return _decide(
        page, algebra, difference, lambda: _identity_witness(page, identity, tuple(free)), sides
    )


def prove_shift_invariance(page: Sublayer, shift: Shift) -> Outcome:
    """Does no result depend on the value that is subtracted for the sake of floating point?"""
    indices = tuple(
        Idx(f"shift_{place}", size) for place, size in enumerate(shift.value.dimensions)
    )
    algebra = Algebra(page.tensors())
    slopes = [slope for _, slope in _slopes(_Forward.of(page), shift.value, indices)]
    outcomes = [
        _decide(page, algebra, partial(algebra.normal, slope), lambda: None) for slope in slopes
    ]
    return next((o for o in outcomes if not isinstance(o, Proved)), outcomes[0])


@dataclass(frozen=True)
class _Forward:
    """The part of a page that a derivative depends on."""

    equations: tuple[Equation, ...]
    results: tuple[Tensor, ...]
    loss: Tensor | None
    tensors: tuple[Tensor, ...]

    @classmethod
    def of(cls, page: Sublayer) -> _Forward:
        return cls(page.forward, page.results(), page.loss, tuple(page.tensors()))


@lru_cache(maxsize=64)
def _normal_derivative(forward: _Forward, tensor: Tensor, where: tuple[Idx, ...]) -> Polynomial:
    """Σ over all results of (their gradient) × (their derivative by one entry of ``tensor``)."""
    algebra = Algebra(forward.tensors)
    return algebra.add(algebra.normal(part) for part, _ in _slopes(forward, tensor, where))


def _slopes(
    forward: _Forward, tensor: Tensor, where: tuple[Idx, ...]
) -> Iterator[tuple[Expr, Expr]]:
    """For each result: Σ gradient × slope, and the slope at an arbitrary entry of the result."""
    unfolder = Unfolder({e.name: e for e in forward.equations if e.name != tensor.name})
    for result in forward.results:
        equation = next(e for e in forward.equations if e.name == result.name)
        bound = tuple(unfolder.fresh(i) for i in equation.indices)
        value = unfolder.unfold(equation.right, dict(zip(equation.indices, bound, strict=True)))
        slope = differentiate(value, tensor[where])
        part = slope if result == forward.loss else d(result)[bound] * slope
        yield (Sum(part, *bound) if bound else part), slope


def _decide(
    page: Sublayer,
    algebra: Algebra,
    difference: Callable[[], Polynomial],
    witness: Callable[[], str | None],
    evaluated: tuple[Expr, ...] = (),
) -> Outcome:
    try:
        if algebra.is_zero(difference()):
            given = page.differentiable(), page.data
            conditions = side_conditions(page.forward, *given, evaluated)
            return Proved(METHOD, conditions)
        reason = "the normal forms differ, yet no numbers were found that tell the sides apart"
    except (TooSymmetricError, NotationError) as error:
        reason = str(error)
    found = witness()
    return Unknown(METHOD, reason) if found is None else Refuted("numbers", found)


def _evaluated(page: Sublayer, *sides: Expr) -> tuple[Expr, ...]:
    """The sides of a statement, and the backward equations that they rest on."""
    backward = {equation.name: equation.right for equation in page.backward}
    found = list(sides)
    for side in found:  # which grows
        named = (backward.get(entry_name(entry)) for entry in entries(side))
        found += [right for right in named if right is not None and right not in found]
    return tuple(found)


def _definitions(page: Sublayer, opaque: Tensor) -> list[Equation]:
    return [e for e in (*page.forward, *page.backward) if e.name != opaque.name]


def _equation(page: Sublayer, name: str) -> Equation:
    return next(e for e in (*page.forward, *page.backward) if e.name == name)


def _reserved(indices: tuple[Idx, ...]) -> tuple[Idx, ...]:
    """Names for the free indices of a statement that no equation can use."""
    return tuple(Idx(f"{index.label}°", size_of(index)) for index in indices)


# Witnesses


def _trials(page: Sublayer, count: int) -> Iterator[Values]:
    """Everything that the page computes, from random values; large and small ones in turn."""
    for seed in range(count):
        with ctx.workprec(BITS):
            given = random_values(_given(page), SIZES, seed, scale=Fraction(1, 4 ** (seed % 3)))
            try:
                known = run((*page.forward, *page.backward), given, SIZES)
            except (Undecided, ZeroDivisionError):
                continue
        yield known


def _claim_witness(page: Sublayer, tensor: Tensor, claim: Equation) -> str | None:
    """An entry where the claim differs from central differences of the forward equations."""
    definitions = [e for e in page.forward if e.name != tensor.name]
    for known in _trials(page, CLAIM_TRIALS):
        with ctx.workprec(BITS):
            claimed = known[claim.name]
            step = arb(2) ** -NUDGE
            for at in sorted(claimed):
                change = arb(0)
                for sign in (1, -1):
                    moved: Values = dict(known)
                    moved[tensor.name] = {**known[tensor.name]}
                    moved[tensor.name][at] += sign * step
                    change += sign * _loss(page, run(definitions, moved, SIZES))
                derivative = change / (2 * step)
                if _differ(claimed[at], derivative):
                    return (
                        f"at {_sizes(page)}, entry {list(at)} of {claim.name}: "
                        f"claimed {_digits(claimed[at])}, is {_digits(derivative)}"
                    )
    return None


def _identity_witness(page: Sublayer, identity: Identity, free: tuple[Idx, ...]) -> str | None:
    for known in _trials(page, IDENTITY_TRIALS):
        with ctx.workprec(BITS):
            for at in _corners(free):
                left, right = (
                    evaluate(side, known, SIZES, at) for side in (identity.left, identity.right)
                )
                if _differ(left, right):
                    where = ", ".join(f"{index.label} = {place}" for index, place in at.items())
                    return (
                        f"at {_sizes(page)}{', ' if where else ''}{where}: "
                        f"left {_digits(left)}, right {_digits(right)}"
                    )
    return None


def _corners(free: tuple[Idx, ...]) -> list[Mapping[Idx, int]]:
    corners: list[Mapping[Idx, int]] = [{}]
    for index in free:
        size = SIZES[size_of(index).name]
        corners = [{**corner, index: place} for corner in corners for place in range(size)]
    return corners


def _loss(page: Sublayer, known: Values) -> arb:
    """The scalar whose gradient is asked for: Σ over the results of gradient × value."""
    total = arb(0)
    for result in page.results():
        upstream = known.get(f"d{result.name}", {})
        for at, value in known[result.name].items():
            total += value if result == page.loss else upstream[at] * value
    return total


def _given(page: Sublayer) -> tuple[Tensor, ...]:
    shifts = tuple(shift.value for shift in page.shifts)
    return (*page.differentiable(), *page.data, *shifts, *page.upstream())


def _differ(a: arb, b: arb) -> bool:
    """Apart by more than 10⁻⁹ of their size: far above the error of the differences."""
    scale = 1 + abs(a) + abs(b)
    return bool(abs(a - b) > scale * arb("1e-9"))


def _digits(number: arb) -> str:
    """Eight digits; of what a difference cannot tell from 0, how far it can."""
    if number.contains(0) and number != 0:
        return f"0 to {int(-number.abs_upper().log() / arb(10).log())} decimals"
    return str(number.str(8, radius=False))


def _sizes(page: Sublayer) -> str:
    used = {dim.name for tensor in page.tensors() for dim in tensor.dimensions}
    return ", ".join(f"{name} = {size}" for name, size in SIZES.items() if name in used)

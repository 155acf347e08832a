"""What a certificate is about: a page's equations and a claim, as the checker takes them."""

from __future__ import annotations

from dataclasses import replace

from sympy import Idx

from derivations.certificate.checker import ZERO, Claim
from derivations.notation import Kind, Tensor
from derivations.sublayer import Identity, Shift, Sublayer


def gradient_claim(page: Sublayer, tensor: Tensor) -> Claim:
    """The page's backward equation for ``tensor`` is the gradient of the loss."""
    equation = next(e for e in page.backward if e.name == f"d{tensor.name}")
    return replace(_derivative(page, tensor, equation.indices), left=equation.left)


def identity_claim(page: Sublayer, identity: Identity) -> Claim:
    """Both sides of an identity agree."""
    return replace(_given(page), left=identity.left, right=identity.right)


def shift_claim(page: Sublayer, shift: Shift) -> Claim:
    """No result depends on the shift: whatever the seeds are, the gradient is 0."""
    sizes = enumerate(shift.value.dimensions)
    return _derivative(page, shift.value, tuple(Idx(f"shift_{k}", size) for k, size in sizes))


def _given(page: Sublayer) -> Claim:
    """0 = 0 on this page."""
    tensors = tuple(page.tensors())
    return Claim(
        equations=tuple((e.left, e.right) for e in (*page.forward, *page.backward)),
        zero_one=frozenset(t.name for t in tensors if t.kind is Kind.ZERO_ONE),
        below={t.name: t.below for t in tensors if t.below is not None},
        left=ZERO,
    )


def _derivative(page: Sublayer, tensor: Tensor, where: tuple[Idx, ...]) -> Claim:
    """0 = the gradient of the loss with respect to an entry of a tensor."""
    results = [
        (equation.left, page.seed(result, equation.indices))
        for result in page.results()
        for equation in page.forward
        if equation.name == result.name
    ]
    return replace(_given(page), variable=tensor[where], results=tuple(results))

"""What a derivation is: for each gradient a chain of lines, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Idx, Sum

from derivations.notation import Equation, Tensor
from derivations.sublayer import Sublayer


@dataclass(frozen=True)
class Reason:
    """A few words; formulas stand between dollar signs, with an expression at each ``{}``."""

    words: str
    parts: tuple[Expr | Tensor, ...] = ()


@dataclass(frozen=True)
class Line:
    """A right-hand side, and why it equals the one above."""

    right: Expr
    reason: Reason


@dataclass(frozen=True)
class Use:
    """One equation that a tensor enters, and its derivative by one entry of the tensor.

    ``entry`` = ``right``.  The entry of the user has indices of its own, ``bound`` in the chain
    rule's sum; ``upstream`` is the gradient of the loss by it, None where the user is the loss.
    """

    user: Tensor
    entry: Expr
    right: Expr
    bound: tuple[Idx, ...]
    upstream: Expr | None
    lines: tuple[Line, ...]

    @property
    def slope(self) -> Expr:
        return self.lines[-1].right

    @property
    def term(self) -> Expr:
        """What comes back this way: Σ upstream × slope."""
        if self.upstream is None:
            return self.slope
        coefficient, product = (self.upstream * self.slope).as_coeff_Mul()
        return coefficient * (Sum(product, *self.bound) if self.bound else product)


@dataclass(frozen=True)
class Gradient:
    """How the gradient of the loss by one entry of a tensor comes about."""

    tensor: Tensor
    entry: Expr  # of the tensor
    left: Expr  # of its gradient
    uses: tuple[Use, ...]
    lines: tuple[Line, ...]
    claimed: bool  # whether the last line is the catalogue's, not made by the derivation

    @property
    def equation(self) -> Equation:
        return Equation(self.left, self.lines[-1].right)


@dataclass(frozen=True)
class Derivation:
    """All gradients of a page, in the order in which each can be computed from those before it."""

    page: Sublayer
    gradients: tuple[Gradient, ...]

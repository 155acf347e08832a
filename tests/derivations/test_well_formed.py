"""What a page may not say, because a proof would take it to be something else."""

from __future__ import annotations

import pytest
from sympy import Expr, Heaviside, KroneckerDelta, Sum, exp, sqrt

from derivations.calculus.conditions import side_conditions
from derivations.notation import Equation, NotationError, Tensor, d, positive, tensor
from derivations.outcome import Proved
from derivations.proof import prove_claim, prove_identity
from derivations.sublayer import Identity, Sublayer
from derivations.sublayers.symbols import T, s, t

X, Y, A, B = (tensor(name, T) for name in "XYAB")


@pytest.mark.parametrize(
    ("right", "said"),
    [
        (Sum(X[s], (s, 0, t)), "does not run over all of s: use a mask"),
        (Sum(X[s], (s, 1, T - 1)), "does not run over all of s: use a mask"),
        (Sum(KroneckerDelta(t, s, (1, T - 1)) * X[s], s), "has a range of its own: use a mask"),
        (Heaviside(X[t], 1), "is not the unit step that is 0 at 0"),
        (exp(Heaviside(X[t])), "is not the unit step that is 0 at 0"),
    ],
)
def test_ranges_and_steps_are_the_usual_ones(right: Expr, said: str) -> None:
    with pytest.raises(NotationError, match=said):
        Equation(Y[t], right)
    with pytest.raises(NotationError, match=said):
        Identity("i", "…", X[t], right)
    with pytest.raises(NotationError, match=said):
        Identity("i", "…", right, X[t])


def page(*forward: Equation, backward: Expr, inputs: tuple[Tensor, ...] = (X,)) -> Sublayer:
    made = tuple(tensor(e.name, T) for e in forward[:-1])
    back = tuple(Equation(d(i)[t], backward) for i in inputs)
    return Sublayer("p", "p", "p", inputs, forward, (Y,), back, values=made)


def test_a_symbol_is_what_it_is_declared_to_be() -> None:
    """Else √(x²) is x for one who says that x is positive, and |x| it is."""
    R = tensor("R", T)
    square = Equation(R[t], positive("X", T)[t] ** 2)
    with pytest.raises(NotationError, match=r"X\[t\] is not the X declared"):
        page(square, Equation(Y[t], sqrt(R[t])), backward=d(Y)[t])
    with pytest.raises(NotationError, match=r"X\[t\] is not the X declared"):
        page(
            Equation(Y[t], X[t]), backward=d(Y)[t] * positive("X", T)[t] ** 0 * positive("X", T)[t]
        )


def test_what_is_computed_is_not_declared_to_be_positive() -> None:
    S = positive("S", T)
    with pytest.raises(NotationError, match="S is computed, and not known to be so"):
        Sublayer(
            *("p", "p", "p", (X,), (Equation(S[t], X[t]), Equation(Y[t], sqrt(S[t] ** 2)))),
            outputs=(Y,),
            backward=(Equation(d(X)[t], d(Y)[t]),),
            values=(S,),
        )


def test_nothing_else_is_called_like_a_gradient_that_arrives() -> None:
    with pytest.raises(NotationError, match="is a gradient that arrives"):
        Sublayer(
            *("p", "p", "p", (X,), (Equation(Y[t], X[t] * tensor("dY", T)[t]),)),
            outputs=(Y,),
            backward=(Equation(d(X)[t], d(Y)[t] ** 2),),
            data=(tensor("dY", T),),
        )


def test_denominators_of_a_claim_are_conditions() -> None:
    product = Sublayer(
        *("p", "p", "p", (A, B), (Equation(Y[t], A[t] * B[t]),)),
        outputs=(Y,),
        backward=(
            Equation(d(A)[t], d(Y)[t] * Y[t] / A[t]),
            Equation(d(B)[t], d(A)[t] * A[t] / B[t]),
        ),
    )
    found = prove_claim(product, A)
    assert isinstance(found, Proved)
    assert found.conditions == ("A[t] ≠ 0",)
    rests_on_it = prove_claim(product, B)
    assert isinstance(rests_on_it, Proved)
    assert rests_on_it.conditions == ("A[t] ≠ 0", "B[t] ≠ 0")
    quotient = prove_identity(product, Identity("i", "…", Y[t] / A[t], B[t]))
    assert isinstance(quotient, Proved)
    assert quotient.conditions == ("A[t] ≠ 0",)


def test_inputs_that_have_to_be_positive_are_conditions() -> None:
    x = positive("X", T)
    assert side_conditions((Equation(Y[t], sqrt(x[t])),), (x,), ()) == ("X > 0",)


def test_a_root_of_squares_asks_for_nothing() -> None:
    norm = Equation(Y[t], sqrt(Sum(X[s] ** 2, s)))
    assert side_conditions((norm,), (X,), ()) == ()
    assert side_conditions((Equation(Y[t], sqrt(X[t] ** 3)),), (X,), ()) == ("X[t]^3 ≥ 0",)

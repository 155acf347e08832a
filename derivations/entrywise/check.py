"""Compare each claimed gradient with the true one, entry by entry."""

from __future__ import annotations

from flint import arb
from sympy import Expr

from derivations.entrywise.adjoints import Adjoints
from derivations.entrywise.instance import Instance
from derivations.entrywise.ring import Ring, RingFull, Undecided, Undefined
from derivations.entrywise.scalars import NoSuchEntry, Scalars
from derivations.notation import Tensor, UnknownNode, d
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.sublayer import Sublayer

METHOD = "entrywise SymPy diff, exact polynomial identity"
SHOWN = 160  # characters of each side in a witness


def check_claims(page: Sublayer, instance: Instance) -> dict[str, Outcome]:
    """What became of each backward equation of a page, by the name of the tensor it is for.

    The gradient of the loss with respect to X is the sum over all entries of all results of the
    result's gradient times its derivative by X; for an intermediate value X, what is computed
    from X moves and what lies before it does not.  A claim that uses a wrong claim is wrong too.
    """
    scalars = Scalars(page, instance)
    given = (*page.differentiable(), *page.data, *page.upstream(), *(s.value for s in page.shifts))
    room = sum(len(scalars.places(tensor)) for tensor in (*given, *page.values)) + 1
    while True:
        try:
            return _check(scalars, Ring(room))
        except RingFull:
            room *= 2


def _check(scalars: Scalars, ring: Ring) -> dict[str, Outcome]:
    claims = scalars.page.claims()
    try:
        adjoints = Adjoints(scalars, ring)
    except (UnknownNode, Undefined, Undecided) as problem:
        return {tensor.name: Unknown(METHOD, f"the forward pass: {problem}") for tensor in claims}
    return {tensor.name: _check_claim(tensor, scalars, adjoints, ring) for tensor in claims}


def _check_claim(tensor: Tensor, scalars: Scalars, adjoints: Adjoints, ring: Ring) -> Outcome:
    open_question: Outcome | None = None
    for at in scalars.places(tensor):
        entry, gradient = scalars.entry(tensor, at), scalars.entry(d(tensor), at)
        try:
            true = adjoints.adjoint(entry)
        except (UnknownNode, Undefined, Undecided) as problem:
            return Unknown(METHOD, f"the derivative for {gradient}: {problem}")
        try:
            claimed = adjoints.value(gradient)
        except (NoSuchEntry, Undefined) as problem:
            return Refuted(METHOD, f"{gradient} has no value: {problem}")
        except (UnknownNode, Undecided) as problem:
            return Unknown(METHOD, f"{gradient}: {problem}")
        if claimed == true:
            continue
        sides = f"{gradient}: {_sides(scalars.definition(gradient), adjoints.formula(entry))}"
        if balls := ring.separate(claimed, true):
            left, right = map(_number, balls)
            return Refuted(METHOD, f"{sides}; at a random point {left}, not {right}")
        if not ring.is_zero(claimed - true):
            open_question = Unknown(METHOD, f"{sides}; the relations do not show them equal")
    return open_question or Checked(METHOD, _where(scalars))


def _where(scalars: Scalars) -> str:
    named = {
        dimension.name for tensor in scalars.tensors.values() for dimension in tensor.dimensions
    }
    sizes = scalars.instance.sizes
    return ", ".join(f"{name} = {size}" for name, size in sizes.items() if name in named)


def _sides(claimed: Expr, true: Expr) -> str:
    if claimed == true:
        return f"{_shortened(claimed)} would be right, but a gradient in it is not"
    return f"claimed {_shortened(claimed)}, true {_shortened(true)}"


def _shortened(expression: Expr) -> str:
    text = str(expression)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _number(ball: arb) -> str:
    return "0" if ball.contains(0) else str(ball.str(6, radius=False))

"""Compare each claimed gradient with the true one, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb, ctx, fmpq_mpoly
from sympy import Expr, Symbol

from derivations.entrywise.adjoints import Adjoints, ChainRule
from derivations.entrywise.balls import PRECISION, Balls, separate
from derivations.entrywise.elements import Elements
from derivations.entrywise.instance import Instance
from derivations.entrywise.ring import Ring, RingFull, Undecided, Undefined
from derivations.entrywise.scalars import NoSuchEntry, Scalars
from derivations.notation import UnknownNode, d
from derivations.outcome import Checked, Outcome, Refuted, Unknown
from derivations.sublayer import Sublayer

METHOD = "entrywise SymPy diff, exact polynomial identity"
POINTS = 4  # random points for balls: a wrong claim may be right at one (a ReLU that is off there)
SHOWN = 160  # characters of each side in a witness

Pair = tuple[Symbol, Symbol]  # an entry and its gradient


def check_claims(page: Sublayer, instance: Instance) -> dict[str, Outcome]:
    """What became of each backward equation of a page, by the name of the tensor it is for.

    The gradient of the loss with respect to X is the sum over all entries of all results of the
    result's gradient times its derivative by X; for an intermediate value X, what is computed
    from X moves and what lies before it does not.  A claim that uses a wrong claim is wrong too.
    """
    scalars = Scalars(page, instance)
    chain = ChainRule(scalars)
    given = (*page.differentiable(), *page.data, *page.upstream(), *(s.value for s in page.shifts))
    room = sum(len(scalars.places(tensor)) for tensor in (*given, *page.values)) + 1
    while True:
        try:
            with ctx.workprec(PRECISION):
                return _Check(chain, Ring(room)).outcomes()
        except RingFull:
            room *= 2


class _Check:
    """Balls at a random point come first: they are fast, and only a refutation if disjoint."""

    def __init__(self, chain: ChainRule, ring: Ring) -> None:
        self._chain = chain
        self._scalars = chain.scalars
        self._ring = ring
        self._exact: Adjoints[fmpq_mpoly] = Adjoints(chain, Elements(ring))
        self._points: list[Adjoints[arb]] = [Adjoints(chain, Balls(seed)) for seed in range(POINTS)]

    def outcomes(self) -> dict[str, Outcome]:
        scalars = self._scalars
        claims = {
            tensor.name: [
                (scalars.entry(tensor, at), scalars.entry(d(tensor), at))
                for at in scalars.places(tensor)
            ]
            for tensor in scalars.page.claims()
        }
        try:
            for computed in self._chain.computed:
                self._exact.require_divisors(computed)
        except (UnknownNode, Undefined, Undecided) as problem:
            return dict.fromkeys(claims, Unknown(METHOD, f"the forward pass: {problem}"))
        return {name: self._outcome(pairs) for name, pairs in claims.items()}

    def _outcome(self, pairs: Sequence[Pair]) -> Outcome:
        try:
            first, *others = self._points
            if refuted := self._refutation(first, pairs):
                return refuted
            for entry, gradient in pairs:
                true = self._exact.adjoint(entry)
                try:
                    claimed = self._exact.value(gradient)
                except Undefined as problem:
                    return Refuted(METHOD, f"{gradient} has no value: {problem}")
                if self._ring.is_zero(claimed - true):
                    continue
                for point in others:
                    if refuted := self._refutation(point, pairs):
                        return refuted
                sides = self._sides(entry, gradient)
                return Unknown(METHOD, f"{sides}; the relations do not show them equal")
        except NoSuchEntry as problem:
            return Refuted(METHOD, str(problem))
        except (UnknownNode, Undefined, Undecided) as problem:
            return Unknown(METHOD, str(problem))
        return Checked(METHOD, self._where())

    def _refutation(self, point: Adjoints[arb], pairs: Sequence[Pair]) -> Refuted | None:
        for entry, gradient in pairs:
            claimed, true = point.value(gradient), point.adjoint(entry)
            if separate(claimed, true):
                sides = self._sides(entry, gradient)
                numbers = f"{_number(claimed)}, not {_number(true)}"
                return Refuted(METHOD, f"{sides}; at a random point {numbers}")
        return None

    def _sides(self, entry: Symbol, gradient: Symbol) -> str:
        claimed, true = self._scalars.definition(gradient), self._chain.formula(entry)
        if claimed == true:
            shown = f"{_shortened(claimed)} would be right, but a gradient in it is not"
        else:
            shown = f"claimed {_shortened(claimed)}, true {_shortened(true)}"
        return f"{gradient}: {shown}"

    def _where(self) -> str:
        tensors = self._scalars.tensors.values()
        named = {dimension.name for tensor in tensors for dimension in tensor.dimensions}
        sizes = self._scalars.instance.sizes
        return ", ".join(f"{name} = {size}" for name, size in sizes.items() if name in named)


def _shortened(expression: Expr) -> str:
    text = str(expression)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _number(ball: arb) -> str:
    return "0" if ball.contains(0) else str(ball.str(6, radius=False))

"""The checker: replays a certificate and says whether it proves a claim.

A second opinion on the proofs by normal forms.  It imports nothing of ours, so it shares neither
code nor method with what makes the proofs.  It builds the goal itself, as *left − right*, from
plain SymPy equations; each step names a rule, a place in the current expression, what stands there
*before* and what shall stand there *after*; the rule allows the exchange or the certificate is
:class:`Rejected`; and what is left at the end has to be the literal 0.

Each rule is an identity for all values of the tensors and of the free indices within their ranges,
so it may be used anywhere, under a sum or a derivative too.  The one exception, ``clear
denominators``, multiplies the whole.  ``focus`` and ``return`` narrow and widen what is looked at.

Trusted: this file, SymPy's expression classes, and what they evaluate when they are constructed.
Bound indices are compared without their names (:func:`nameless`); a substitution that would capture
one is refused.  SymPy's ``exp`` merges products, so the checker has an exponential of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sympy.concrete import Sum
from sympy.core import Add, Expr, Function, Integer, Mul, Pow, Rational, S, Symbol, Tuple, pi
from sympy.functions import Heaviside, KroneckerDelta, cos, erf, exp, log, sin, sqrt, tanh
from sympy.tensor import Idx, Indexed

DERIVATIVE = Function("derivative")  # derivative(f, X[a, b]) is the partial derivative
EXPONENTIAL = Function("exponential", positive=True)
ZERO = Integer(0)
SLOPES: Mapping[type, Callable[[Expr], Expr]] = {
    EXPONENTIAL: EXPONENTIAL,
    log: lambda u: 1 / u,
    sin: lambda u: cos(u),
    cos: lambda u: -sin(u),
    tanh: lambda u: 1 - tanh(u) ** 2,
    erf: lambda u: 2 * EXPONENTIAL(-(u**2)) / sqrt(pi),
    Heaviside: lambda _: ZERO,  # away from the jump, which is a side condition
}


class Rejected(Exception):
    """The certificate does not prove the claim."""


@dataclass(frozen=True)
class Step:
    """At ``place``, a path of argument positions, ``after`` takes the place of ``before``."""

    rule: str
    place: tuple[int, ...]
    before: Expr
    after: Expr


@dataclass(frozen=True)
class Claim:
    """``left = right + Σ seed · ∂result/∂variable``, over all entries of the ``results``.

    An identity has no results.  A result is an entry at plain indices, with its seed.  What may be
    used: ``equations`` that define tensors, but none that defines the variable's; and of tensors
    that none defines, what their symbols assume, that those in ``zero_one`` have the entries 0 and
    1, and one in ``below`` whole numbers from 0 up to, not including, that dimension.
    """

    equations: tuple[tuple[Expr, Expr], ...]
    zero_one: frozenset[str]
    below: Mapping[str, Symbol]
    left: Expr
    right: Expr = ZERO
    variable: Expr = ZERO
    results: tuple[tuple[Expr, Expr], ...] = ()


def check(claim: Claim, steps: Iterable[Step]) -> tuple[str, ...]:
    """The side conditions under which the claim is proved; Rejected if it is not."""
    rules = Rules(claim)
    current = goal(claim)
    rules.note(current)
    around: list[tuple[Expr, Step]] = []
    for number, step in enumerate(steps):
        result = exchanged(current, step.place, step.before, step.after)
        if step.rule == "focus" and step.before == step.after:
            around.append((current, step))
            current = step.before
        elif step.rule == "return" and step.before == step.after == current and around:
            outer, narrowed = around.pop()
            current = exchanged(outer, narrowed.place, narrowed.before, current)
        elif rules.allow(step, at_the_top=not step.place and not around):
            rules.note(step.after)
            current = result
        else:
            raise Rejected(f"step {number}: not {step.rule}: {step.before} to {step.after}")
    if around or current != 0:
        raise Rejected(f"what is left is not 0: {current}")
    return tuple(sorted(rules.conditions))


def goal(claim: Claim) -> Expr:
    """What has to be 0."""
    total = _own(claim.right) - _own(claim.left)
    for place, (entry, seed) in enumerate(claim.results):
        names = {i: Idx(f"out{place}_{k}", _size(i)) for k, i in enumerate(_where(entry))}
        if set(names.values()) & (free_in(claim.variable) | free_in(seed)):
            raise Rejected(f"an index of {claim.variable} or {seed} has a reserved name")
        slope = DERIVATIVE(substituted(_own(entry), names), _own(claim.variable))
        part = substituted(_own(seed), names) * slope
        total += Sum(part, *names.values()) if names else part
    return total


def parts_of(node: Expr) -> tuple[Expr, ...]:
    if isinstance(node, Sum):
        return (node.function,)
    if isinstance(node, Indexed):
        return tuple(node.indices)
    return () if isinstance(node, Symbol | Idx) else tuple(node.args)


def _rebuilt(node: Expr, parts: Iterable[Expr]) -> Expr:
    if (new := tuple(parts)) == parts_of(node):
        return node
    if isinstance(node, Sum):
        return Sum(*new, *node.limits)
    return node.base[new] if isinstance(node, Indexed) else node.func(*new)


def exchanged(node: Expr, place: tuple[int, ...], before: Expr, after: Expr) -> Expr:
    """The expression with ``after`` at a place where ``before`` stands."""
    if not place:
        if node != before:
            raise Rejected(f"{before} does not stand where {node} does")
        return after
    k, parts = place[0], list(parts_of(node))
    # What one differentiates by, and an exponent, is no value that an equal one replaces.
    if not 0 <= k < len(parts) or (k and isinstance(node, DERIVATIVE | Pow)):
        raise Rejected(f"there is no place {place} in {node}")
    parts[k] = exchanged(parts[k], place[1:], before, after)
    return _rebuilt(node, parts)


@lru_cache(maxsize=100_000)
def _own(node: Expr) -> Expr:
    """The same expression with the checker's exponential; Rejected if it takes a reserved name."""
    if isinstance(node, Idx) and str(node.label).startswith("#"):
        raise Rejected(f"the name {node} is reserved")
    parts = map(_own, parts_of(node))
    return EXPONENTIAL(*parts) if isinstance(node, exp) else _rebuilt(node, parts)


def _size(index: Idx) -> Symbol:
    size = index.upper + 1
    if index.lower != 0 or not isinstance(size, Symbol):
        raise Rejected(f"{index} does not run over a dimension")
    return size


def bound_by(total: Sum) -> list[Idx]:
    indices = [limit[0] for limit in total.limits]
    own_range = all(lower == 0 and upper + 1 == _size(i) for i, lower, upper in total.limits)
    if len(set(indices)) != len(indices) or not own_range:
        raise Rejected(f"an index is bound twice, or not over its own range, in {total}")
    return indices


def _where(entry: Expr) -> tuple[Expr, ...]:
    return tuple(entry.indices) if isinstance(entry, Indexed) else ()


def _tensor(entry: Expr) -> str:
    if isinstance(entry, Indexed):
        return str(entry.base.label.name)
    plain = isinstance(entry, Symbol) and not isinstance(entry, Idx)
    return entry.name if plain and not (entry.is_integer and entry.is_positive) else ""


@lru_cache(maxsize=100_000)
def free_in(node: Expr) -> frozenset[Idx]:
    if isinstance(node, Idx):
        return frozenset((node,))
    found: frozenset[Idx] = frozenset().union(*map(free_in, parts_of(node)))
    return found - set(bound_by(node)) if isinstance(node, Sum) else found


@lru_cache(maxsize=100_000)
def tensors_in(node: Expr) -> frozenset[str]:
    return frozenset((_tensor(node),)).union(*map(tensors_in, parts_of(node))) - {""}


def substituted(node: Expr, values: Mapping[Expr, Expr]) -> Expr:
    """The expression with values for indices or entries; Rejected if a sum would capture one."""
    if node in values:
        return values[node]
    if isinstance(node, Sum):
        moving = frozenset().union(*map(free_in, (*values.keys(), *values.values())))
        if moving & set(bound_by(node)):
            raise Rejected(f"capture in {node}")
    return _rebuilt(node, (substituted(part, values) for part in parts_of(node)))


def nameless(node: Expr, depth: int = 0, names: Mapping[Idx, Idx] | None = None) -> Expr:
    """The expression with its bound indices numbered from the outside: equal up to renaming."""
    names = names or {}
    if isinstance(node, Idx):
        return names.get(node, node)
    if isinstance(node, Sum):
        bound = bound_by(node)
        numbered = [Idx(f"#{depth + k}", _size(index)) for k, index in enumerate(bound)]
        inner = {**names, **dict(zip(bound, numbered, strict=True))}
        return Sum(nameless(node.function, depth + len(bound), inner), *numbered)
    return _rebuilt(node, (nameless(part, depth, names) for part in parts_of(node)))


def _flat(node: Expr) -> tuple[Expr, set[Idx]]:
    """A product in which sums stand, as one sum: its body, and what it binds.

    c·Σ_i f = Σ_i c·f where no i is met in c, and the order of finite sums does not matter.
    """
    factors, bound = list(Mul.make_args(node)), set[Idx]()
    while sums := [factor for factor in factors if isinstance(factor, Sum)]:
        factors.remove(sums[0])
        if bound.union(*map(free_in, factors)) & set(bound_by(sums[0])):
            raise Rejected(f"an index is bound and met outside in {node}")
        bound |= set(bound_by(sums[0]))
        factors += Mul.make_args(sums[0].function)
    return Mul(*factors), bound


class Rules:
    """What may take the place of an expression, rule by rule, and what that assumes."""

    def __init__(self, claim: Claim) -> None:
        self.conditions: set[str] = set()
        self._zero_one, self._below = claim.zero_one, claim.below
        self.definitions: dict[str, tuple[tuple[Expr, ...], Expr]] = {}
        parts = (part for pair in (*claim.equations, *claim.results) for part in pair)
        symbols = Tuple(claim.left, claim.right, claim.variable, *parts).atoms(Symbol)
        if len({s.name for s in symbols if _tensor(s)}) != len([s for s in symbols if _tensor(s)]):
            raise Rejected("two tensors have one name")  # one that is positive, and one that is not
        later = {_tensor(left) for left, _ in claim.equations}
        for left, right in claim.equations:
            where, name = _where(left), _tensor(left)
            plain = all(isinstance(index, Idx) for index in where) and len(set(where)) == len(where)
            known = {*self.definitions, *self._zero_one, *self._below, ""}
            stray = free_in(right) - set(where) or tensors_in(right) & later
            if name in known or left.is_nonnegative or not plain or stray:
                raise Rejected(f"{left} = {right} is no definition of a real tensor")
            later.remove(name)
            self.definitions[name] = (where, nameless(_own(right)))
        self.definitions.pop(_tensor(claim.variable), None)

    def __call__(self, rule: str, before: Expr) -> Iterator[Expr]:
        """All that the rule allows to take the place of ``before``."""
        kind, allowed = RULES.get(rule, (Expr, lambda *_: iter(())))
        return allowed(self, before) if isinstance(before, kind) else iter(())

    def allow(self, step: Step, at_the_top: bool) -> bool:
        _own(step.after)
        if step.rule == "clear denominators":
            return at_the_top and _cleared(step.before, step.after)
        if step.rule == "rename":
            return bool(nameless(step.before) == nameless(step.after))
        if step.rule == "regroup":
            return _flat(step.before) == _flat(step.after)
        after = nameless(step.after) if step.rule == "definition" else step.after
        return any(after == allowed for allowed in self(step.rule, step.before))

    def note(self, node: Expr) -> None:
        """What an expression assumes without saying so becomes a side condition."""
        if isinstance(node, Pow) and not isinstance(node.exp, Rational):
            raise Rejected(f"the exponent in {node} is no number")
        if isinstance(node, Pow) and not node.base.is_positive and node.exp not in S.Naturals:
            root = "> 0" if node.exp < 0 else "≥ 0"
            self._condition(node.base, "≠ 0" if node.exp.is_integer else root)
        if isinstance(node, log):
            self._condition(node.args[0], "> 0")
        for part in parts_of(node):
            self.note(part)

    def _condition(self, node: Expr, what: str) -> None:
        """Noted for all indices: their names, which differ from step to step, do not matter."""
        free = sorted(free_in(node), key=str)
        names = {index: Idx(f"i{k}", _size(index)) for k, index in enumerate(free)}
        self.conditions.add(f"{nameless(node, names=names)} {what}")

    def _in_range(self, value: Expr, size: Symbol) -> bool:
        if _tensor(value) in self._below:
            self.conditions.add(f"0 ≤ {_tensor(value)} < {self._below[_tensor(value)]}")
            return bool(self._below[_tensor(value)] == size)
        return isinstance(value, Idx) and bool(_size(value) == size)

    def _definition(self, node: Expr) -> Iterator[Expr]:
        if _tensor(node) in self.definitions:
            where, right = self.definitions[_tensor(node)]
            values = _where(node)
            if len(values) == len(where) and all(map(self._in_range, values, map(_size, where))):
                yield nameless(substituted(right, dict(zip(where, values, strict=True))))

    def _derivative(self, node: Expr) -> Iterator[Expr]:
        """Of a constant, an entry, a sum, a product, a power, a Σ, or by the chain rule."""
        u, by = node.args
        if not tensors_in(u) & {_tensor(by), *self.definitions}:
            yield ZERO
        elif _tensor(u) and _tensor(u) == _tensor(by) and len(_where(u)) == len(_where(by)):
            yield Mul(*map(KroneckerDelta, _where(u), _where(by)))
        elif isinstance(u, Add):
            yield Add(*(DERIVATIVE(term, by) for term in u.args))
        elif isinstance(u, Mul):
            f = u.args
            yield Add(*(Mul(*f[:k], DERIVATIVE(f[k], by), *f[k + 1 :]) for k in range(len(f))))
        elif isinstance(u, Pow) and isinstance(u.exp, Rational):
            yield u.exp * u.base ** (u.exp - 1) * DERIVATIVE(u.base, by)
        elif isinstance(u, Sum) and not free_in(by) & set(bound_by(u)):
            yield Sum(DERIVATIVE(u.function, by), *u.limits)
        elif type(u) in SLOPES:
            if isinstance(u, Heaviside):
                self._condition(u.args[0], "≠ 0 where it is differentiated")
            yield SLOPES[type(u)](u.args[0]) * DERIVATIVE(u.args[0], by)

    def _linearity(self, node: Expr) -> Iterator[Expr]:
        """Σ (f + g) = Σ f + Σ g."""
        yield Add(*(Sum(f, *node.limits) for f in Add.make_args(node.function) if f != 0))

    def _factor(self, node: Expr) -> Iterator[Expr]:
        """Σ_i c·f = c·Σ_i f where c does not depend on i, and Σ_i 1 = n."""
        bound, factors = set(bound_by(node)), Mul.make_args(node.function)
        outside = [f for f in factors if not free_in(f) & bound]
        counted = [_size(i) for i in bound - free_in(node.function)]
        rest = [limit for limit in node.limits if limit[0] in free_in(node.function)]
        inside = Mul(*(f for f in factors if free_in(f) & bound))
        yield Mul(*outside, *counted, Sum(inside, *rest) if rest else inside)

    def _contract(self, node: Expr) -> Iterator[Expr]:
        """Σ_b δ(a, b)·f(b) = f(a) for an a within the range of b."""
        for a, b, rest in _deltas(node.function):
            if b in bound_by(node) and b not in free_in(a) and self._in_range(a, _size(b)):
                others = [limit for limit in node.limits if limit[0] != b]
                value = substituted(rest, {b: a})
                yield Sum(value, *others) if others else value

    def _equal_indices(self, node: Expr) -> Iterator[Expr]:
        """δ(a, b)·f(b) = δ(a, b)·f(a) for an a and a b of one range."""
        for a, b, rest in _deltas(node):
            i, other = (a, b) if isinstance(a, Idx) else (b, a)
            if isinstance(i, Idx) and self._in_range(other, _size(i)):
                yield KroneckerDelta(a, b) * substituted(rest, {b: a})

    def _own_square(self, node: Expr) -> Iterator[Expr]:
        """xⁿ = x for x = 0 and x = 1."""
        step = isinstance(node.base, Heaviside) and node.base.args[1] in (0, 1)
        if (step or _tensor(node.base) in self._zero_one) and node.exp in S.Naturals:
            yield node.base

    def _distribute(self, node: Expr) -> Iterator[Expr]:
        """(a + b)·c = a·c + b·c, and (a + b)ⁿ = a·(a + b)ⁿ⁻¹ + b·(a + b)ⁿ⁻¹ for n ≥ 1."""
        f = node.args
        if isinstance(node, Pow):
            f = (node.base, node.base ** (node.exp - 1)) if node.exp >= 1 else ()
        for k in range(len(f)):
            if isinstance(f[k], Add):
                yield Add(*(Mul(*f[:k], term, *f[k + 1 :]) for term in f[k].args))

    def _exponential(self, node: Expr) -> Iterator[Expr]:
        """e^(c·a + b) = (e^a)^c·e^b for a rational c, and e^0 = 1."""
        terms = (term.as_coeff_Mul(rational=True) for term in Add.make_args(node.args[0]))
        yield Mul(*(EXPONENTIAL(rest) ** number for number, rest in terms))


def _cleared(before: Expr, after: Expr) -> bool:
    """What is to be 0, times denominators of its own, which are not 0."""
    own = {power.base for power in before.atoms(Pow) if power.exp.is_negative}
    powers = [factor.as_base_exp() for factor in Mul.make_args(after / before)]
    return all(n in S.Naturals and base in own for base, n in powers)


def _deltas(product: Expr) -> Iterator[tuple[Expr, Expr, Expr]]:
    """For each δ(a, b) in a product: a, b and the other factors; and the same with b, a."""
    factors = Mul.make_args(product)
    for k, factor in enumerate(factors):
        if isinstance(factor, KroneckerDelta):
            (a, b), rest = factor.args[:2], Mul(*factors[:k], *factors[k + 1 :])
            yield from ((a, b, rest), (b, a, rest))


RULES: Mapping[str, tuple[Any, Callable[[Rules, Expr], Iterator[Expr]]]] = {
    "definition": (Expr, Rules._definition),
    "derivative": (DERIVATIVE, Rules._derivative),
    "linearity": (Sum, Rules._linearity),
    "factor": (Sum, Rules._factor),
    "contract": (Sum, Rules._contract),
    "equal indices": (Mul, Rules._equal_indices),
    "own square": (Pow, Rules._own_square),
    "distribute": (Mul | Pow, Rules._distribute),
    "exponential": (EXPONENTIAL, Rules._exponential),
}

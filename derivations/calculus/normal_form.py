"""Normal form: two expressions that get the same one are equal, for every shape.

Everything is expanded into a polynomial over atoms.  Deltas are contracted, a summed index that
nothing depends on becomes a factor of its dimension, a sum falls apart into its connected
components, a component is an atom that can be raised to a power, powers of one atom merge, and
bound indices get canonical names.  Under side conditions that the proof states (bases of negative
powers are not 0, ids are in range) each of these steps is an identity, so equal normal forms prove
equality.  The converse does not hold, and nobody may conclude it: different normal forms prove
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, count
from math import gcd, lcm

from sympy import (
    Add,
    Expr,
    Heaviside,
    Idx,
    Indexed,
    KroneckerDelta,
    Mod,
    Mul,
    Pow,
    Rational,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    factorint,
    log,
    pi,
    sin,
    tanh,
)

from derivations.calculus.canonical import closed_sum
from derivations.calculus.nodes import (
    IDEMPOTENT_CALL,
    ONE,
    Exponent,
    Factor,
    Frozen,
    Index,
    Monomial,
    Polynomial,
    atom,
    freeze,
    height,
    occurs,
    open_indices,
    rename_monomial,
)
from derivations.notation import (
    Kind,
    NotationError,
    Tensor,
    UnknownNode,
    bound_indices,
    entry_name,
    innermost,
    is_dimension,
    size_of,
)

CALLS: dict[type, str] = {
    log: "log",
    tanh: "tanh",
    erf: "erf",
    sin: "sin",
    cos: "cos",
    Heaviside: IDEMPOTENT_CALL,
}


class Algebra:
    """Normal forms of expressions over the given tensors."""

    def __init__(self, tensors: Iterable[Tensor]) -> None:
        self._tensors: Mapping[str, Tensor] = {t.name: t for t in tensors}
        self._numbers = count()

    # From the notation

    def normal(self, expression: Expr, bound: Mapping[Idx, Index] | None = None) -> Polynomial:
        """The normal form; an index that is not in ``bound`` stands for itself."""
        bound = bound or {}
        if isinstance(expression, Rational):
            return {(): _number(expression)} if expression else {}
        if isinstance(expression, Idx):
            return atom(("place", self._index(expression, bound)))
        if isinstance(expression, Indexed):
            where = tuple(self._index(i, bound) for i in expression.indices)
            return atom(("entry", entry_name(expression), where))
        if isinstance(expression, Symbol):
            if is_dimension(expression):
                return atom(("dim", expression.name))
            return atom(("entry", expression.name, ()))
        if isinstance(expression, Add):
            return self.add(self.normal(term, bound) for term in expression.args)
        if isinstance(expression, Mul):
            return self.multiply(self.normal(factor, bound) for factor in expression.args)
        if isinstance(expression, Pow) and isinstance(expression.exp, Rational):
            return self.power(self.normal(expression.base, bound), _number(expression.exp))
        if isinstance(expression, Sum):
            indices = bound_indices(expression)
            fresh = [self._fresh(size_of(index).name) for index in indices]
            body = self.normal(expression.function, {**bound, **innermost(indices, fresh)})
            return self.add(self._close(fresh, m, c) for m, c in body.items())
        if isinstance(expression, KroneckerDelta):
            return self._delta(*(self._index(i, bound) for i in expression.args[:2]))
        if isinstance(expression, Mod):
            index, modulus = expression.args
            return atom(("mod", self._index(index, bound), int(modulus)))
        if isinstance(expression, exp):
            return self._exp(self.normal(expression.args[0], bound))
        if expression is pi:
            return atom(("number", "pi"))
        name = CALLS.get(type(expression))
        if name is None:
            raise UnknownNode(expression, "the normal form")
        return atom(("call", name, freeze(self.normal(expression.args[0], bound))))

    def is_zero(self, polynomial: Polynomial) -> bool:
        """Whether a polynomial is certainly 0: at once, or after clearing denominators."""
        cleared: set[Factor] = set()
        while polynomial:
            bases = {f for m in polynomial for f, _ in m if f[0] == "power"} - cleared
            if not bases:
                return False
            # One inside another would come back when that one is cleared: the outer one goes first.
            base = min(b for b in bases if not any(b != c and occurs(b, c) for c in bases))
            cleared.add(base)
            lowest = min(min((e for f, e in m if f == base), default=0) for m in polynomial)
            clearing: Monomial = ((base, -(lowest // 1)),)
            polynomial = self.add(self._product([*m, *clearing], c) for m, c in polynomial.items())
        return True

    # Polynomials

    def add(self, terms: Iterable[Polynomial]) -> Polynomial:
        total: Polynomial = {}
        for term in terms:
            for monomial, coefficient in term.items():
                value = total.get(monomial, 0) + coefficient
                if value:
                    total[monomial] = value
                else:
                    total.pop(monomial, None)
        return total

    def multiply(self, factors: Iterable[Polynomial]) -> Polynomial:
        total = ONE
        for factor in factors:
            total = self.add(
                self._product([*a, *b], c * e) for a, c in total.items() for b, e in factor.items()
            )
        return total

    def power(self, base: Polynomial, exponent: Exponent) -> Polynomial:
        if isinstance(exponent, int) and exponent >= 0:
            return self.multiply([base] * exponent)
        if not base:
            raise NotationError(f"0 to the power {exponent}")
        if len(base) == 1:
            ((monomial, coefficient),) = base.items()
            simple = len(monomial) == 1 and monomial[0][1] == 1
            if isinstance(exponent, int) or (
                coefficient > 0 and (simple or all(self._positive(f) for f, _ in monomial))
            ):
                number = _power_of_number(coefficient, exponent)
                raised = [(factor, _whole(e * exponent)) for factor, e in monomial]
                return self.multiply([number, self._product(raised, 1)])
        content = _content(base)
        scaled = {m: _whole(Fraction(c) / content) for m, c in base.items()}
        factor: Factor = ("power", freeze(scaled))
        return self.multiply(
            [_power_of_number(content, exponent), self._product([(factor, exponent)], 1)]
        )

    def _exp(self, argument: Polynomial) -> Polynomial:
        """e^(Σ c·m) = Π (e^m)^c, so that equal factors meet and cancel."""
        return self._product([(("exp", m), c) for m, c in argument.items()], 1)

    def _product(
        self, factors: Iterable[tuple[Factor, Exponent]], coefficient: int | Fraction
    ) -> Polynomial:
        """The product of powers of factors, tidied: this is where powers merge."""
        powers: dict[Factor, Exponent] = {}
        for factor, exponent in factors:
            powers[factor] = powers.get(factor, 0) + exponent
        expanded: list[Polynomial] = []
        tidy: dict[Factor, Exponent] = {}
        for factor, exponent in powers.items():
            exponent = _whole(exponent)
            if exponent == 0:
                continue
            if exponent > 1 and self._idempotent(factor):
                exponent = 1
            if factor[0] == "root":
                whole = exponent // 1
                coefficient = coefficient * Fraction(factor[1]) ** whole
                exponent -= whole
            elif factor[0] == "power" and exponent >= 1:
                whole = exponent // 1
                expanded.append(self.power(dict(factor[1]), int(whole)))
                exponent -= whole
            if exponent:
                tidy[factor] = _whole(exponent)
        if expanded:
            rest: Polynomial = {tuple(sorted(tidy.items())): coefficient}
            return self.multiply([rest, *expanded])
        return self._meet_deltas(tidy, _whole(coefficient))

    def _positive(self, factor: Factor) -> bool:
        """Whether a factor is a positive number whatever the values are."""
        if factor[0] in ("dim", "number", "root", "exp"):
            return True
        if factor[0] == "entry":
            known = self._tensors.get(factor[1])
            return known is not None and known.kind is Kind.POSITIVE
        return factor[0] == "sum" and all(self._positive(f) for f, _ in factor[2])

    def _idempotent(self, factor: Factor) -> bool:
        """Whether a factor is 0 or 1, so that it equals its own powers."""
        if factor[0] == "entry":
            known = self._tensors.get(factor[1])
            return known is not None and known.kind is Kind.ZERO_ONE
        return factor[0] == "delta" or factor[:2] == ("call", IDEMPOTENT_CALL)

    # Deltas

    def _delta(self, a: Index, b: Index) -> Polynomial:
        if a == b:
            return ONE
        if self._size(a) != self._size(b):
            raise NotationError(f"a delta between ranges {self._size(a)} and {self._size(b)}")
        return atom(("delta", *sorted((a, b))))

    def _meet_deltas(
        self, powers: dict[Factor, Exponent], coefficient: int | Fraction
    ) -> Polynomial:
        """Beside delta(a, b) everything may speak of a alone: f(b)·delta(a, b) = f(a)·delta(a, b).

        An open index is kept and an entry of an integer tensor goes; of two alike the smaller
        one is kept.
        """
        for delta in sorted(f for f in powers if f[0] == "delta"):
            keep, drop = delta[1], delta[2]
            if keep[0] == "e" and drop[0] == "i":
                keep, drop = drop, keep
            rest = [(f, e) for f, e in powers.items() if f != delta]
            if any(occurs(drop, f) for f, _ in rest):
                met = self._substitute(rest, drop, keep)
                return self.multiply([{((delta, 1),): coefficient}, met])
        return {tuple(sorted(powers.items())): coefficient}

    # Sums

    def _close(
        self, bound: Sequence[Index], monomial: Monomial, coefficient: int | Fraction
    ) -> Polynomial:
        """The sum of one term over open indices."""
        opened = self._open_inner_sums(bound, monomial)
        if opened is not None:
            bound, body = opened
            return self.add(self._close(bound, m, c * coefficient) for m, c in body.items())
        for index in bound:
            others = [other for other in bound if other != index]
            if not any(occurs(index, factor) for factor, _ in monomial):
                size: Monomial = ((("dim", index[2]), 1),)
                counted = self._product([*monomial, *size], coefficient)
                return self.add(self._close(others, m, c) for m, c in counted.items())
            for factor, _ in monomial:
                if factor[0] == "delta" and index in factor[1:]:
                    (value,) = (i for i in factor[1:] if i != index)
                    if occurs(index, value):
                        continue
                    rest = [(f, e) for f, e in monomial if f != factor]
                    body = self._substitute(rest, index, value)
                    return self.add(
                        self._close(others, m, c * coefficient) for m, c in body.items()
                    )
        cancelled = self._cancel_denominator(bound, monomial)
        if cancelled is not None:
            bound, body = cancelled
            return self.add(self._close(bound, m, c * coefficient) for m, c in body.items())
        inside, outside = _split(bound, monomial)
        components: list[tuple[Factor, Exponent]] = [
            (closed_sum(indices, tuple(sorted(part))), 1) for indices, part in inside
        ]
        return self._product([*outside, *components], coefficient)

    def _cancel_denominator(
        self, bound: Sequence[Index], monomial: Monomial
    ) -> tuple[list[Index], Polynomial] | None:
        """Some of the summed factors may be the very sum that stands in a denominator.

        In Σ_t Σ_r a[t,r]·b[t]·(Σ_r a[t,r])⁻¹ the sum over r, taken first, cancels: this makes the
        result independent of the order in which the sums were written.
        """
        for factor, exponent in monomial:
            if factor[0] != "sum" or exponent > -1:
                continue
            for chosen in combinations(bound, len(factor[1])):
                if sorted(index[2] for index in chosen) != sorted(factor[1]):
                    continue
                mine = tuple(
                    (f, e) for f, e in monomial if any(occurs(index, f) for index in chosen)
                )
                if len(mine) == len(factor[2]) and closed_sum(chosen, mine) == factor:
                    others = [index for index in bound if index not in chosen]
                    rest = [pair for pair in monomial if pair not in mine]
                    return others, self._product([*rest, (factor, 1)], 1)
        return None

    def _open_inner_sums(
        self, bound: Sequence[Index], monomial: Monomial
    ) -> tuple[list[Index], Polynomial] | None:
        """Sums inside the term that depend on a bound index, made part of the outer sum."""
        indices, found = list(bound), False
        factors: list[tuple[Factor, Exponent]] = []
        for factor, exponent in monomial:
            depends = factor[0] == "sum" and any(occurs(index, factor) for index in bound)
            if depends and isinstance(exponent, int) and exponent > 0:
                found = True
                for _ in range(exponent):
                    fresh, inner = self._opened(factor)
                    indices += fresh
                    factors += inner
            else:
                factors.append((factor, exponent))
        return (indices, self._product(factors, 1)) if found else None

    def _opened(self, closed: Factor) -> tuple[list[Index], Monomial]:
        """A closed sum's indices, as fresh open ones, and its body."""
        level = height(closed)
        fresh = [self._fresh(size) for size in closed[1]]
        names = {("b", level, place, i[2]): i for place, i in enumerate(fresh)}
        return fresh, rename_monomial(closed[2], names)

    # Substitution of an index, after which factors may merge, cancel or contract

    def _substitute(
        self, factors: Iterable[tuple[Factor, Exponent]], old: Index, new: Index
    ) -> Polynomial:
        return self.multiply(
            self.power(self._replaced(factor, old, new), exponent)
            if occurs(old, factor)
            else {((factor, exponent),): 1}
            for factor, exponent in factors
        )

    def _replaced(self, factor: Factor, old: Index, new: Index) -> Polynomial:
        tag = factor[0]
        if tag == "entry":
            return atom((tag, factor[1], tuple(_exchanged(i, old, new) for i in factor[2])))
        if tag == "delta":
            return self._delta(*(_exchanged(i, old, new) for i in factor[1:]))
        if tag == "place":
            return atom((tag, _exchanged(factor[1], old, new)))
        if tag == "mod":
            return atom((tag, _exchanged(factor[1], old, new), factor[2]))
        if tag == "exp":
            return self._exp(self._substitute(factor[1], old, new))
        if tag == "call":
            return atom((tag, factor[1], freeze(self._replaced_in(factor[2], old, new))))
        if tag == "power":
            return self._replaced_in(factor[1], old, new)
        if tag == "sum":
            fresh, body = self._opened(factor)
            replaced = self._substitute(body, old, new)
            return self.add(self._close(fresh, m, c) for m, c in replaced.items())
        raise AssertionError(f"no index can stand in {factor}")

    def _replaced_in(self, polynomial: Frozen, old: Index, new: Index) -> Polynomial:
        return self.add(
            self.multiply([{(): c}, self._substitute(m, old, new)]) for m, c in polynomial
        )

    # Indices

    def _fresh(self, size: str) -> Index:
        return ("i", f"~{next(self._numbers):06}", size)

    def _index(self, expression: Expr, bound: Mapping[Idx, Index]) -> Index:
        if isinstance(expression, Idx):
            here = bound.get(expression)
            return here or ("i", str(expression.label), size_of(expression).name)
        if isinstance(expression, Indexed):
            where = tuple(self._index(i, bound) for i in expression.indices)
            return ("e", entry_name(expression), where)
        raise UnknownNode(expression, "the normal form, as an index,")

    def _size(self, index: Index) -> str:
        if index[0] == "e":
            below = self._tensors[index[1]].below
            if below is None:
                raise NotationError(f"{index[1]} is not an integer tensor")
            return below.name
        return str(index[-1])


def _exchanged(index: Index, old: Index, new: Index) -> Index:
    if index == old:
        return new
    if index[0] == "e":
        return ("e", index[1], tuple(_exchanged(i, old, new) for i in index[2]))
    return index


def _split(
    bound: Sequence[Index], monomial: Monomial
) -> tuple[list[tuple[list[Index], list[tuple[Factor, Exponent]]]], list[tuple[Factor, Exponent]]]:
    """Connected components of a term: (indices, factors) for each, and the factors of none."""
    ours = set(bound)
    outside: list[tuple[Factor, Exponent]] = []
    components: list[tuple[set[Index], list[tuple[Factor, Exponent]]]] = []
    for factor, exponent in monomial:
        indices = set(open_indices(factor)) & ours
        if not indices:
            outside.append((factor, exponent))
            continue
        part = [(factor, exponent)]
        apart = []
        for other_indices, other_part in components:
            if other_indices & indices:
                indices |= other_indices
                part += other_part
            else:
                apart.append((other_indices, other_part))
        components = [*apart, (indices, part)]
    return [(sorted(indices), part) for indices, part in components], outside


def _number(value: Rational) -> int | Fraction:
    return int(value.p) if value.q == 1 else Fraction(int(value.p), int(value.q))


def _whole(value: int | Fraction) -> int | Fraction:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value


def _content(polynomial: Polynomial) -> Fraction:
    """The greatest positive number that divides every coefficient."""
    fractions = [Fraction(c) for c in polynomial.values()]
    return Fraction(
        gcd(*(f.numerator for f in fractions)), lcm(*(f.denominator for f in fractions))
    )


def _power_of_number(value: int | Fraction, exponent: Exponent) -> Polynomial:
    """A rational to a rational power, as a coefficient times roots of primes."""
    if isinstance(exponent, int):
        return {(): _whole(Fraction(value) ** exponent)}
    coefficient = Fraction(1)
    roots: dict[Factor, Exponent] = {}
    fraction = Fraction(value)
    for number, sign in ((fraction.numerator, 1), (fraction.denominator, -1)):
        for prime, times in factorint(number).items():
            power = times * sign * exponent
            whole = power // 1
            coefficient *= Fraction(prime) ** whole
            if power != whole:
                roots[("root", int(prime))] = power - whole
    return {tuple(sorted(roots.items())): _whole(coefficient)}

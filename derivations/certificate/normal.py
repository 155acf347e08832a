"""Bringing an expression to a form in which equal ones cancel, step by step, on the record.

Derivatives are carried out, products multiplied out, deltas contracted, sums taken apart into
factors that share no index, and bound indices named canonically.  A tensor's entries are replaced
by its equation only under a derivative or where the tensor has been opened: a proof is short when
few are.  Nothing here is trusted.
"""

from __future__ import annotations

from itertools import combinations

from sympy import Add, Expr, Idx, Indexed, KroneckerDelta, Mul, Pow, Sum, Symbol

from derivations.certificate.checker import (
    DERIVATIVE,
    EXPONENTIAL,
    Rejected,
    Rules,
    bound_by,
    free_in,
    parts_of,
    substituted,
    tensors_in,
)
from derivations.certificate.naming import (
    FreshNames,
    canonical,
    canonical_names,
    is_canonical,
)
from derivations.certificate.recording import Derivation
from derivations.notation import entry_name


class Normaliser:
    """Derives normal forms; ``opened`` are the tensors to unfold wherever they stand."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._names = FreshNames()
        self._opened: set[str] = set()
        self._known: dict[Expr, Derivation] = {}
        self._normal: set[Expr] = set()

    def open(self, tensor: str) -> None:
        """From now on a tensor is unfolded wherever it stands."""
        self._opened.add(tensor)
        self._known.clear()
        self._normal = {e for e in self._normal if tensor not in tensors_in(e)}

    def normal(self, expression: Expr) -> Derivation:
        """From the expression to its normal form."""
        known = self._known.get(expression)
        if known is None:
            known = Derivation(expression)
            while known.current not in self._normal and self._step(known):
                pass
            self._normal.add(known.current)
            self._known[expression] = known
        return known

    def _step(self, so_far: Derivation) -> bool:
        """One step further, or False at the end."""
        node = so_far.current
        if isinstance(node, Symbol | Indexed):
            return not isinstance(node, Idx) and self._entry(so_far)
        if isinstance(node, DERIVATIVE):
            return self._derivative(so_far)
        if isinstance(node, KroneckerDelta) or not parts_of(node):
            return False
        if isinstance(node, Sum) and any(map(is_canonical, bound_by(node))):
            so_far.apply("rename", self._names.rename(node))
            return True
        for part in parts_of(node)[: 1 if isinstance(node, Pow) else None]:
            if part not in self._normal:
                inside = self.normal(part)
                if inside.current != part:
                    so_far.inside(part, inside)
                    return True
        if isinstance(node, Sum):
            return self._sum(so_far)
        if isinstance(node, Mul):
            return self._try(so_far, "distribute") or self._equal_indices(so_far)
        if isinstance(node, Pow):
            return self._try(so_far, "own square") or self._try(so_far, "distribute")
        if isinstance(node, EXPONENTIAL):
            return self._try(so_far, "exponential")
        return False

    def _try(self, so_far: Derivation, rule: str) -> bool:
        """The first thing that the rule allows, if that is something else."""
        for after in self._rules(rule, so_far.current):
            if after != so_far.current:
                so_far.apply(rule, after)
                return True
        return False

    def _entry(self, so_far: Derivation) -> bool:
        if entry_name(so_far.current) in self._opened:
            return self._unfold(so_far)
        return False

    def _unfold(self, so_far: Derivation) -> bool:
        for after in self._rules("definition", so_far.current):
            so_far.apply("definition", self._names.rename_everywhere(after))
            return True
        return False

    def _derivative(self, so_far: Derivation) -> bool:
        value, by = so_far.current.args
        if isinstance(value, Symbol | Indexed) and entry_name(value) in self._rules.definitions:
            inside = Derivation(value)
            if self._unfold(inside):
                so_far.inside(value, inside)
                return True
        if isinstance(value, Sum) and set(bound_by(value)) & free_in(by):
            inside = Derivation(value)
            inside.apply("rename", self._names.rename(value))
            so_far.inside(value, inside)
            return True
        return self._try(so_far, "derivative")

    def _equal_indices(self, so_far: Derivation) -> bool:
        """Beside δ(a, b) only a is spoken of: of an index and an entry, of the index."""
        node = so_far.current
        for factor in node.args:
            if isinstance(factor, KroneckerDelta):
                keep, drop = sorted(factor.args[:2], key=lambda i: (not isinstance(i, Idx), str(i)))
                rest = [other for other in node.args if other != factor]
                if any(occurs(drop, other) for other in rest):
                    after = factor * substituted(Mul(*rest), {drop: keep})
                    so_far.apply("equal indices", after)
                    return True
        return False

    # Sums

    def _sum(self, so_far: Derivation) -> bool:
        node = so_far.current
        if isinstance(node.function, Add) or node.function == 0:
            return self._try(so_far, "linearity")
        return (
            self._try(so_far, "factor")
            or self._contract(so_far)
            or self._merge(so_far)
            or self._cancel(so_far)
            or self._split(so_far)
            or self._rename(so_far)
        )

    def _contract(self, so_far: Derivation) -> bool:
        try:
            return self._try(so_far, "contract")
        except Rejected:
            return False

    def _merge(self, so_far: Derivation) -> bool:
        """Sums inside that depend on a bound index become part of the outer sum."""
        node = so_far.current
        fresh: list[Expr] = []
        for factor in Mul.make_args(node.function):
            base, power = factor.as_base_exp()
            if isinstance(base, Sum) and power.is_integer and power > 0:
                fresh.append(factor)
        if not fresh:
            return False
        for factor in fresh:
            base, power = factor.as_base_exp()
            inside = Derivation(factor)
            inside.apply("rename", Mul(*(self._names.rename(base) for _ in range(int(power)))))
            self._within(so_far, factor, inside)
        bound, factors = bound_by(so_far.current), []
        for factor in Mul.make_args(so_far.current.function):
            bound += bound_by(factor) if isinstance(factor, Sum) else []
            factors.append(factor.function if isinstance(factor, Sum) else factor)
        so_far.apply("regroup", Sum(Mul(*factors), *bound))
        return True

    @staticmethod
    def _within(so_far: Derivation, factor: Expr, inside: Derivation) -> None:
        """One factor of the body of a sum is replaced."""
        body = Derivation(so_far.current.function)
        if factor == body.current:
            body.follow(inside)
        else:
            body.inside(factor, inside)
        so_far.inside(so_far.current.function, body)

    def _cancel(self, so_far: Derivation) -> bool:
        """Some of the summed factors may be the very sum that stands in a denominator."""
        node = so_far.current
        bound, factors = bound_by(node), Mul.make_args(node.function)
        for factor in factors:
            total, power = factor.as_base_exp()
            if not (isinstance(total, Sum) and power <= -1):
                continue
            sizes = sorted(index.upper.sort_key() for index in bound_by(total))
            for chosen in combinations(bound, len(sizes)):
                if sorted(index.upper.sort_key() for index in chosen) != sizes:
                    continue
                mine = [f for f in factors if free_in(f) & set(chosen)]
                rest = [f for f in factors if not free_in(f) & set(chosen)]
                inner = Sum(Mul(*mine), *chosen)
                if len(mine) == len(Mul.make_args(total.function)) and canonical(inner) == total:
                    others = [index for index in bound if index not in chosen]
                    product = Mul(*rest, inner)
                    so_far.apply("regroup", Sum(product, *others) if others else product)
                    inside = Derivation(inner)
                    self._rename(inside)
                    if others:
                        self._within(so_far, inner, inside)
                    else:
                        so_far.inside(inner, inside)
                    return True
        return False

    def _split(self, so_far: Derivation) -> bool:
        """The factors fall apart into sums that share no index."""
        node = so_far.current
        groups: list[tuple[set[Idx], list[Expr]]] = []
        for factor in Mul.make_args(node.function):
            indices, mine = free_in(factor) & set(bound_by(node)), [factor]
            apart = []
            for other, factors in groups:
                if other & indices:
                    indices, mine = indices | other, mine + factors
                else:
                    apart.append((other, factors))
            groups = [*apart, (set(indices), mine)]
        if len(groups) == 1:
            return False
        sums = (Sum(Mul(*f), *(b for b in bound_by(node) if b in i)) for i, f in groups)
        so_far.apply("regroup", Mul(*sums))
        return True

    def _rename(self, so_far: Derivation) -> bool:
        """The bound indices get their canonical names, in their canonical order."""
        node = so_far.current
        names = canonical_names(node)
        if list(names) != bound_by(node):
            so_far.apply("regroup", Sum(node.function, *names))
        so_far.apply("rename", Sum(substituted(node.function, names), *names.values()))
        self._normal.add(so_far.current)
        return True


def occurs(part: Expr, node: Expr) -> bool:
    return part == node or any(occurs(part, other) for other in parts_of(node))

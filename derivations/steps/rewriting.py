"""Expressions rewritten as a person does on paper: renamed, inserted, collapsed, folded.

Nothing here is trusted: every line that is made of these is proved equal to the one above it.
Bound indices keep their names, with a prime where another index in sight has the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from sympy import Add, Expr, Function, Idx, Indexed, KroneckerDelta, Mul, Pow, Sum, Symbol

from derivations.notation import (
    PRIME,
    Equation,
    bound_indices,
    entry_name,
    free_indices,
    index,
    innermost,
    is_dimension,
    size_of,
)

Definitions = Mapping[str, Equation]


def primed(idx: Idx, taken: Iterable[str]) -> Idx:
    """The index, or one of the same range with as many primes as it takes to be another."""
    name, others = str(idx.label), set(taken)
    while name in others:
        name += PRIME
    return index(name, size_of(idx))


def names_of(indices: Iterable[Idx]) -> set[str]:
    return {str(idx.label) for idx in indices}


def rewritten(
    expression: Expr,
    renaming: Mapping[Idx, Expr] | None = None,
    definitions: Definitions | None = None,
    taken: Iterable[str] = (),
) -> Expr:
    """Free indices renamed, and the entries that have a definition replaced by it, once.

    No bound index of the result has a name in ``taken``, or one that is free where it stands.
    """
    renaming, definitions = renaming or {}, definitions or {}
    outside = names_of(free_indices(expression) - set(renaming))
    outside |= {name for new in renaming.values() for name in names_of(free_indices(new))}
    return _rewritten(expression, renaming, definitions, frozenset(outside | set(taken)))


def _rewritten(
    node: Expr, renaming: Mapping[Idx, Expr], definitions: Definitions, taken: frozenset[str]
) -> Expr:
    if isinstance(node, Idx):
        return renaming.get(node, node)
    if is_dimension(node) or (not node.args and not isinstance(node, Symbol)):
        return node
    if isinstance(node, Indexed | Symbol):
        where: tuple[Expr, ...] = ()
        if isinstance(node, Indexed):
            where = tuple(_rewritten(i, renaming, definitions, taken) for i in node.indices)
        equation = definitions.get(entry_name(node))
        if equation is None:
            return node.base[where] if where else node
        inside = dict(zip(equation.indices, where, strict=True))
        return _rewritten(equation.right, inside, {}, taken)
    if isinstance(node, Sum):
        bound = bound_indices(node)
        fresh: list[Idx] = []
        for idx in bound:
            fresh.append(primed(idx, {*taken, *names_of(fresh)}))
        inner = {**renaming, **innermost(bound, fresh)}
        body = _rewritten(node.function, inner, definitions, taken | names_of(fresh))
        return Sum(body, *fresh)
    return node.func(*(_rewritten(part, renaming, definitions, taken) for part in node.args))


# Sums and deltas


def collapsed(expression: Expr) -> Expr:
    """Sums over a delta done, unused indices counted, constant factors in front of their sum."""
    if isinstance(expression, Sum):
        return _summed(collapsed(expression.function), bound_indices(expression))
    if isinstance(expression, Indexed | Symbol) or not expression.args:
        return expression
    parts = [collapsed(part) for part in expression.args]
    return _common_deltas(parts) if isinstance(expression, Add) else expression.func(*parts)


def _common_deltas(terms: Sequence[Expr]) -> Expr:
    """A sum of terms, with the deltas that are in all of them in front."""
    deltas = [{f for f in Mul.make_args(term) if isinstance(f, KroneckerDelta)} for term in terms]
    common = set.intersection(*deltas)
    rest = (Mul(*(f for f in Mul.make_args(term) if f not in common)) for term in terms)
    return Mul(*common, Add(*rest))


def _summed(body: Expr, bound: Sequence[Idx]) -> Expr:
    once = list(dict.fromkeys(bound))
    if len(once) < len(bound):  # Σ_t Σ_t f: the outer one counts
        again = [idx for place, idx in enumerate(bound) if idx in bound[:place]]
        return Mul(*map(size_of, again), _summed(body, once))
    terms = _apart(body, bound)
    if len(terms) > 1:
        return Add(*(_summed(term, bound) for term in terms))
    factors = list(Mul.make_args(terms[0]))
    for idx in bound:
        rest = [other for other in bound if other != idx]
        if idx not in free_indices(terms[0]):
            return size_of(idx) * _summed(terms[0], rest)
        for delta in (f for f in factors if isinstance(f, KroneckerDelta)):
            value = next((v for v in delta.args if v != idx), None)
            if idx in delta.args and value is not None and idx not in free_indices(value):
                others = Mul(*(f for f in factors if f != delta))
                kept = rewritten(others, {idx: value}, taken=names_of(rest))
                return _summed(collapsed(kept), rest)
    outside = [f for f in factors if not free_indices(f) & set(bound)]
    inside = Mul(*(f for f in factors if f not in outside))
    if isinstance(inside, Sum):  # Σ_i Σ_j is one sum over i and j
        body, bound = inside.function, [*bound_indices(inside), *bound]
        return Mul(*outside, Sum(body, *bound))
    return Mul(*outside, Sum(inside, *bound)) if bound else Mul(*outside, inside)


def _apart(body: Expr, bound: Sequence[Idx]) -> list[Expr]:
    """The terms of a body that have to be summed one by one, because some can be summed."""
    if isinstance(body, Add):
        return list(body.args) if any(_has_delta(t, bound) for t in body.args) else [body]
    factors = Mul.make_args(body)
    for factor in factors:
        if isinstance(factor, Add) and any(_has_delta(t, bound) for t in factor.args):
            others = Mul(*(f for f in factors if f is not factor))
            return [others * term for term in factor.args]
    return [body]


def _has_delta(term: Expr, bound: Sequence[Idx]) -> bool:
    parts = (part for factor in Mul.make_args(term) for part in Add.make_args(factor))
    deltas = (f for part in parts for f in Mul.make_args(part) if isinstance(f, KroneckerDelta))
    return any(set(bound) & free_indices(delta) for delta in deltas)


# What has a name is called by it


def folded(expression: Expr, definitions: Iterable[Equation]) -> Expr:
    """Roots, functions and products with them that define a value, written as that value."""
    named = {}
    for equation in definitions:
        for instance in _instances(equation, expression):
            named[instance.right] = instance.left
    return _folded(expression, named) if named else expression


def _folded(node: Expr, named: Mapping[Expr, Expr]) -> Expr:
    if node in named:
        return named[node]
    if isinstance(node, Pow):
        for right, left in named.items():
            base, power = right.as_base_exp()
            if base == node.base and power != 1 and (node.exp / power).is_integer:
                return left ** (node.exp / power)
    if isinstance(node, Mul):
        for right, left in named.items():
            if isinstance(right, Mul) and set(right.args) <= set(node.args):
                rest = (f for f in node.args if f not in right.args)
                return Mul(left, *(_folded(factor, named) for factor in rest))
    if isinstance(node, Indexed | Symbol | Sum) or not node.args:
        if isinstance(node, Sum):
            return Sum(_folded(node.function, named), *bound_indices(node))
        return node
    return node.func(*(_folded(part, named) for part in node.args))


def _instances(equation: Equation, expression: Expr) -> Iterator[Equation]:
    """The equation at every choice of indices that occur in the expression."""
    if not _has_a_shape_of_its_own(equation.right):
        return
    here = sorted(expression.atoms(Idx), key=str)
    for chosen in permutations(here, len(equation.indices)):
        sizes = zip(equation.indices, chosen, strict=True)
        if all(size_of(a) == size_of(b) for a, b in sizes):
            renaming = dict(zip(equation.indices, chosen, strict=True))
            yield Equation(rewritten(equation.left, renaming), rewritten(equation.right, renaming))


def _has_a_shape_of_its_own(right: Expr) -> bool:
    """A root, a function, or a product with one: what nobody would take for something else."""
    return any(isinstance(f, Pow | Function) for f in Mul.make_args(right)) and not right.has(Sum)


def alike(a: Expr, b: Expr) -> bool:
    """Whether two expressions differ at most in the names of bound indices."""
    return bool(_anonymous(a, 0) == _anonymous(b, 0))


def _anonymous(node: Expr, depth: int) -> Expr:
    if isinstance(node, Sum):
        bound = bound_indices(node)
        fresh = [index(f"_{depth + k}", size_of(idx)) for k, idx in enumerate(bound)]
        body = rewritten(node.function, innermost(bound, fresh))
        return Sum(_anonymous(body, depth + len(bound)), *fresh)
    if isinstance(node, Indexed | Symbol) or not node.args:
        return node
    return node.func(*(_anonymous(part, depth) for part in node.args))

"""Why a line equals the one above it, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import (
    Add,
    Expr,
    Function,
    Heaviside,
    Indexed,
    KroneckerDelta,
    Mul,
    Pow,
    Sum,
    Symbol,
    cos,
    erf,
    exp,
    log,
    preorder_traversal,
    sin,
    tanh,
)

from derivations.notation import bound_indices, entries, entry_name
from derivations.steps.derivation import Reason
from derivations.sublayer import Sublayer

INSERT_SLOPES = Reason("insert the derivatives")

RULES: Mapping[type, str] = {
    exp: "the exponential is its own derivative",
    log: "the derivative of log u is 1/u",
    tanh: "the derivative of tanh is 1 − tanh²",
    erf: "the derivative of erf u is 2/√π · exp(−u²)",
    sin: "the derivative of sin is cos",
    cos: "the derivative of cos is −sin",
    Heaviside: "a step is flat away from its jump",
    Pow: "power rule",
}


def of_differentiation(expression: Expr, entry: Expr) -> Reason:
    """The rules that the derivative by an entry needs, the outermost first."""
    words = list(dict.fromkeys(_rules(expression, entry)))
    if not words:
        return Reason("linear in ${}$", (entry,))
    return Reason("; ".join(words))


def _rules(expression: Expr, entry: Expr) -> Iterator[str]:
    divisors: set[Expr] = set()  # a quotient's rule covers them
    for node in preorder_traversal(expression):
        if isinstance(node, Indexed | Symbol) or not _reads(node, entry):
            continue
        if isinstance(node, Mul):
            inside = [f for f in node.args if _reads(f, entry)]
            if len(inside) > 1:
                below = {f for f in inside if isinstance(f, Pow) and f.exp.is_negative}
                divisors |= below
                yield "quotient rule" if below else "product rule"
        elif type(node) in RULES and node not in divisors:
            yield RULES[type(node)]
            if _is_composed(node.args[0], entry):
                yield "chain rule"


def _is_composed(inner: Expr, entry: Expr) -> bool:
    """Whether the inside of a function has a slope of its own: not 1, as in exp(x − c)."""
    parts = (part for part in preorder_traversal(inner) if isinstance(part, Mul | Pow | Function))
    return any(_reads(part, entry) for part in parts)


def _reads(expression: Expr, entry: Expr) -> bool:
    return any(entry_name(e) == entry_name(entry) for e in entries(expression))


def of_tidying(before: Expr, after: Expr, page: Sublayer) -> Reason:
    """What became of the deltas, and what got a name."""
    gone = sorted(_deltas(before) - _deltas(after), key=str)
    summed = {limit[0] for node in before.atoms(Sum) for limit in node.limits}
    gone = [delta for delta in gone if summed & set(delta.args)]
    pairs = [sorted(delta.args, key=lambda idx: idx not in summed) for delta in gone]
    named = _new_names(before, after, page)
    words = []
    if gone:
        words.append(
            f"only {', '.join(['${} = {}$'] * len(gone))} {_are(gone, 'remains', 'remain')}"
        )
    if named:
        words.append(f"with {', '.join(['${} = {}$'] * len(named))}")
    parts = [part for pair in (*pairs, *named) for part in pair]
    return Reason("; ".join(words) or "common factors in front", tuple(parts))


def of_collection(before: Expr, after: Expr, page: Sublayer) -> Reason:
    """The last line, which values it is written with, and what cancels where a delta is 1."""
    named = _new_names(before, after, page)
    equal = list(_equal_entries(before))
    words = f", with {', '.join(['${} = {}$'] * len(named))}" if named else ""
    words += "".join("; where ${}$ is 1, ${} = {}$" for _ in equal)
    parts = (part for group in (*named, *equal) for part in group)
    return Reason(f"collect terms{words}", tuple(parts))


def _equal_entries(expression: Expr) -> Iterator[tuple[Expr, Expr, Expr]]:
    """A delta, and two factors beside it, above or below the line, that are one where it is 1."""
    for term in Add.make_args(expression):
        factors = Mul.make_args(term)
        there = {factor.as_base_exp()[0] for factor in factors}
        for delta in (factor for factor in factors if isinstance(factor, KroneckerDelta)):
            for entry in sorted(there, key=str):
                same = entry.xreplace({delta.args[0]: delta.args[1]})
                if same != entry and same in there:
                    yield delta, entry, same


def _new_names(before: Expr, after: Expr, page: Sublayer) -> list[tuple[Expr, Expr]]:
    """The definitions of values that only the later expression speaks of."""
    new = {entry_name(e) for e in entries(after)} - {entry_name(e) for e in entries(before)}
    return [(e.left, e.right) for e in page.forward if e.name in new]


def _are(things: Sequence[object], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _deltas(expression: Expr) -> set[Expr]:
    return {n for n in preorder_traversal(expression) if isinstance(n, KroneckerDelta)}


def of_insertion(gradients: Sequence[Expr]) -> Reason:
    return Reason(f"insert {' and '.join(['${}$'] * len(gradients))}", tuple(gradients))


def of_vanishing(sums: Sequence[Sum], page: Sublayer) -> Reason:
    """Which sums are 0, each without its coefficient, and what values in them are defined so."""
    plain = tuple(Sum(s.function.primitive()[1], *bound_indices(s)) for s in sums)
    names = {entry_name(entry) for s in sums for entry in entries(s)}
    means = tuple(e.left for e in page.forward if e.name in names and e.right.has(Sum))
    words = " and ".join(["${} = 0$"] * len(sums))
    words += f", as {' and '.join(['${}$'] * len(means))} is defined" if means else ""
    return Reason(words, (*plain, *means))

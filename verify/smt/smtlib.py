"""Queries as SMT-LIB 2.6 files that anyone can replay, with z3 or with cvc5.

The printer is ours, so that the bytes do not depend on a version of z3.  Constants that stand for
"some index" are numbered by their first occurrence; a term that occurs more than once in an
assertion gets a name with ``let``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from verify.smt.query import Query
from verify.smt.terms import Term, each_once
from verify.smt.theorem import Theorem

HEADER = "; A query of `backproof prove`."
WIDTH = 96
SYMBOL = re.compile(r"[A-Za-z~!$%^&*_+=<>?/-][A-Za-z0-9~!@$%^&*_+=<>.?/-]*")

MEANING = {
    "goal": (
        "The theorem's negation.  It has to be unsat: no sizes, data and indices contradict the "
        "theorem."
    ),
    "assumptions": (
        "The theorem's assumptions by themselves.  They have to be sat: else the theorem would "
        "hold because nothing ever satisfies them."
    ),
    "neighbour": (
        "The negation of a statement that asks for a little too much.  It has to be sat: that "
        "statement is false, so the theorem's reading can tell a false statement from a true one."
    ),
}


def smtlib(theorem: Theorem, query: Query) -> str:
    """The whole file."""
    name = file_name(theorem, query)
    asks = query.name.split("_")[0]
    names = _names(query.terms)
    lines = [
        HEADER,
        ";",
        *_comment(f"{theorem.name} [{theorem.about}]"),
        *_comment(theorem.statement),
        ";",
        *_comment(query.name + (f": {query.sentence}" if asks != "goal" else "")),
        *_comment(MEANING[asks]),
        ";",
        f"; Run `z3 {name}`",
        f"; or `cvc5 {name}`: the answer has to be {query.expected}.",
        "",
        f"(set-logic {query.logic})",
        f"(set-info :status {query.expected})",
        "",
        *map(_declaration, _declared(query.terms), names.values()),
    ]
    asserted = zip(query.assertions, query.terms, strict=True)
    for words, group in groupby(asserted, key=lambda pair: pair[0].words):
        lines += ["", *_comment(words)]
        lines += [line for _, term in group for line in _assertion(term, names)]
    return "\n".join([*lines, "", "(check-sat)", ""])


def without_status(text: str) -> str:
    """The file without the answer that it has to have: cvc5 would take any other for an error."""
    return "".join(
        line for line in text.splitlines(keepends=True) if not line.startswith("(set-info :status")
    )


def file_name(theorem: Theorem, query: Query) -> str:
    """One for each query: the theorem's name, what it is about, and which query it is."""
    about = re.sub(r"[^A-Za-z0-9_]+", "-", theorem.about).strip("-")
    return f"{theorem.name}.{about}.{query.name}.smt2"


def _comment(text: str) -> list[str]:
    return [f"; {line}" for line in wrap(text, WIDTH, break_on_hyphens=False)]


def _declared(terms: Sequence[Term]) -> list[Term]:
    """One term for each declared function or constant, in the order in which they first occur."""
    found: dict[str, Term] = {}
    for term in each_once(terms):
        if term.is_declared:
            found.setdefault(term.head, term)
    return list(found.values())


def _names(terms: Sequence[Term]) -> dict[str, str]:
    """How each name is written: `t!93` as the so-manieth `t`, quoted where it has to be."""
    counted: Counter[str] = Counter()
    names = {}
    for term in _declared(terms):
        name = term.head
        base, mark, number = name.rpartition("!")
        if mark and number.isdecimal():
            counted[base] += 1
            name = f"{base}!{counted[base]}"
        names[term.head] = name if SYMBOL.fullmatch(name) else f"|{name}|"
    return names


def _declaration(term: Term, name: str) -> str:
    *arguments, value = term.sorts
    return f"(declare-fun {name} ({' '.join(arguments)}) {value})"


def _assertion(formula: Term, names: Mapping[str, str]) -> Iterator[str]:
    """Terms that occur more than once first, each in terms of the ones before it."""
    written: dict[Term, str] = {}
    lets: list[str] = []
    for term in _repeated(formula):
        lets.append(f"(let ((?{len(lets) + 1} {_text(term, names, written)}))")
        written[term] = f"?{len(lets)}"
    whole = _text(formula, names, written)
    if not lets and len(whole) < WIDTH:
        yield f"(assert {whole})"
        return
    yield "(assert"
    yield from (f" {let}" for let in lets)
    yield from _broken(formula, names, written, " ")
    yield " " + ")" * len(lets) + ")"


def _broken(
    term: Term, names: Mapping[str, str], written: Mapping[Term, str], indent: str
) -> Iterator[str]:
    """The term over several lines where it does not fit on one."""
    text = _text(term, names, written)
    if len(indent + text) < WIDTH or not term.children or term in written:
        yield indent + text
        return
    yield f"{indent}({names[term.head] if term.is_declared else term.head}"
    for child in term.children:
        yield from _broken(child, names, written, indent + " ")
    yield f"{indent})"


def _repeated(formula: Term) -> list[Term]:
    """The terms that occur more than once, inner ones first, but for those that are short."""
    uses: Counter[Term] = Counter()
    order: dict[Term, None] = {}

    def visit(term: Term) -> None:
        if term not in order:
            uses.update(term.children)
            for child in term.children:
                visit(child)
            order[term] = None

    visit(formula)
    deep = (t for t in order if any(child.children for child in t.children))
    return [term for term in deep if uses[term] > 1]


def _text(term: Term, names: Mapping[str, str], written: Mapping[Term, str]) -> str:
    if term in written:
        return written[term]
    head = names[term.head] if term.is_declared else term.head
    parts = [_text(child, names, written) for child in term.children]
    return f"({' '.join([head, *parts])})" if parts else head

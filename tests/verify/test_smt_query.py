"""Queries as files: the text says what z3's own formulas say, and both solvers read it alike."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cvc5
import pytest
import z3

from derivations.gpt2 import Gpt2
from tests.verify.smt_examples import TRUE, UNPRINTABLE, Example, query
from verify.smt.query import Assertion, Query
from verify.smt.shapes import ShapeTheorem
from verify.smt.smtlib import HEADER, file_name, smtlib, without_status
from verify.smt.terms import OPERATORS, UnknownOperatorError, as_terms, each_once
from verify.smt.theorem import Theorem
from verify.smt.theorems import theorems

x, y, z = z3.Ints("x y z")
p, q = z3.Bools("p q")
u, v = z3.Reals("u v")
f, g = z3.Function("f", z3.IntSort(), z3.IntSort()), z3.Function("g", z3.IntSort(), z3.BoolSort())


def by_z3(text: str) -> str:
    """The answer of z3's own reader of files, as the program `z3 FILE` gives it."""
    context = z3.Context()  # has to outlive the call
    return str(z3.Z3_eval_smtlib2_string(context.ref(), text)).strip()


def by_cvc5(text: str) -> str:
    """The answer of cvc5's reader; it takes an answer that is not the stated one for an error."""
    solver = cvc5.Solver(cvc5.TermManager())
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "file")
    said = []
    while not (command := parser.nextCommand()).isNull():
        said.append(command.invoke(solver, parser.getSymbolManager()).strip())
    return "\n".join(filter(None, said))


def text_of(*formulas: z3.BoolRef, expected: str = "sat") -> str:
    return smtlib(TRUE, query("goal", expected, *formulas))


def asserted(text: str) -> z3.BoolRef:
    """What z3 reads back from a file."""
    return z3.And(*z3.parse_smt2_string(text))


# The text


def test_a_whole_file() -> None:
    asked = Query(
        "neighbour_1",
        "it holds for every t",
        "sat",
        (
            Assertion("t is in range", z3.Int("t!7") >= 0),
            Assertion("t is in range", z3.Int("t!7") < x),
            Assertion("another t is not", z3.Not(g(z3.Int("t!3")))),
        ),
        lambda _: "",
    )
    assert smtlib(TRUE, asked) == (
        f"""{HEADER}
;
; squares_are_not_negative [a, b]
; a·a ≥ 0
;
; neighbour_1: it holds for every t
; The negation of a statement that asks for a little too much.  It has to be sat: that statement
; is false, so the theorem's reading can tell a false statement from a true one.
;
; Run `z3 squares_are_not_negative.a-b.neighbour_1.smt2`
; or `cvc5 squares_are_not_negative.a-b.neighbour_1.smt2`: the answer has to be sat.

(set-logic QF_UFLIA)
(set-info :status sat)

(declare-fun t!1 () Int)
(declare-fun x () Int)
(declare-fun g (Int) Bool)
(declare-fun t!2 () Int)

; t is in range
(assert (>= t!1 0))
(assert (< t!1 x))

; another t is not
(assert (not (g t!2)))

(check-sat)
"""
    )


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        (x == -3, "(= x (- 3))"),
        (u * z3.Q(-1, 2) > 1, "(> (* u (- (/ 1.0 2.0))) 1.0)"),
        (u == 2, "(= u 2.0)"),
        (z3.And(p), "p"),
        (z3.Real("g[p]") > z3.Real("1/0"), "(> |g[p]| |1/0|)"),
        (z3.Or(p, z3.And(q, p)), "(or p (and q p))"),
        (x / y == x % y, "(= (div x y) (mod x y))"),
        (-x < z3.If(p, 1, f(x)), "(< (- x) (ite p 1 (f x)))"),
        (z3.Implies(p, z3.Distinct(x, y, z)), "(=> p (distinct x y z))"),
    ],
)
def test_a_formula_is_written(formula: z3.BoolRef, written: str) -> None:
    assert f"(assert {written})" in text_of(formula)


@pytest.mark.parametrize(
    ("formulas", "logic"),
    [
        ([p], "QF_UF"),
        ([g(1)], "QF_UFLIA"),
        ([x < 2 * y], "QF_LIA"),
        ([x % 2 == 0], "QF_LIA"),
        ([x * y > 0], "QF_NIA"),
        ([x / y > 0], "QF_NIA"),
        ([g(x * y)], "QF_UFNIA"),
        ([u < 1], "QF_LRA"),
        ([2 * u * v < 1], "QF_NRA"),
        ([u < 1, x < 1], "QF_LIRA"),
    ],
)
def test_the_logic_is_the_smallest(formulas: list[z3.BoolRef], logic: str) -> None:
    assert query("goal", "sat", *formulas).logic == logic
    assert f"(set-logic {logic})" in text_of(*formulas)


def formula(chance: random.Random, depth: int) -> z3.BoolRef:
    if depth == 0:
        return chance.choice([p, q, g(x), x < y, f(x) == z, y >= -2])
    inner = [formula(chance, depth - 1) for _ in range(2)]
    shared = z3.And(*inner)
    number = z3.If(inner[0], x + f(y), 3 * z - 1)
    return chance.choice(
        [
            z3.Or(shared, z3.Not(shared), inner[1]),
            z3.And(inner[0], number > x, g(number)),
            z3.Implies(inner[0], shared),
            z3.Not(inner[1]),
            z3.Distinct(number, y) == inner[0],
            z3.And(shared, z3.Or(shared, number == number % 3)),
        ]
    )


@pytest.mark.parametrize("seed", range(25))
def test_what_is_read_back_is_what_was_written(seed: int) -> None:
    """z3 finds no model that tells the formula that it reads from the one that was given."""
    given = formula(random.Random(seed), 3)
    solver = z3.Solver()
    solver.add(given != asserted(text_of(given)))
    assert solver.check() == z3.unsat


def test_a_wrong_operator_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail, for each operator that occurs in it."""
    monkeypatch.setitem(OPERATORS, z3.Z3_OP_LT, "<=")  # type: ignore[misc]
    solver = z3.Solver()
    solver.add((x < y) != asserted(text_of(x < y)))
    assert solver.check() == z3.sat


def test_what_repeats_is_named_once() -> None:
    shared = z3.And(x < y + 1, g(f(x)))
    text = text_of(z3.Or(z3.Not(shared), z3.And(p, shared), z3.And(q, shared)))
    assert text.count("(g (f x))") == 1
    assert text.count("?1") == 4


@pytest.mark.parametrize(
    "formula",
    [
        x**y > 0,
        z3.ForAll([x], x > 0),
        z3.Xor(p, q),
        z3.BitVec("w", 8) == 1,
        z3.ToReal(x) > u,
    ],
    ids=["power", "quantifier", "xor", "bits", "to_real"],
)
def test_what_is_not_known_is_refused(formula: z3.BoolRef) -> None:
    with pytest.raises(UnknownOperatorError):
        text_of(formula)
    with pytest.raises(UnknownOperatorError):
        smtlib(UNPRINTABLE, UNPRINTABLE.queries()[0])


def test_a_status_can_be_left_out() -> None:
    text = text_of(p)
    assert set(text.splitlines()) - set(without_status(text).splitlines()) == {
        "(set-info :status sat)"
    }


# All of ours


@pytest.fixture(scope="module")
def stated() -> Sequence[Theorem]:
    return theorems(Gpt2())


def sample(stated: Sequence[Theorem], count: int) -> Iterator[Theorem]:
    """Some of each name, the first ones of all names first."""
    seen: dict[str, int] = {}
    for theorem in stated:
        seen[theorem.name] = seen.get(theorem.name, 0) + 1
        if seen[theorem.name] <= count:
            yield theorem


@pytest.mark.slow
def test_every_theorem_asks_its_three_kinds_of_query(stated: Sequence[Theorem]) -> None:
    assert len(stated) > 100
    names = set()
    assert all(theorem.queries()[2:] for theorem in stated if isinstance(theorem, ShapeTheorem))
    for theorem in sample(stated, 1):
        goal, assumptions, *neighbours = theorem.queries()
        assert neighbours
        assert (goal.name, goal.expected) == ("goal", "unsat")
        assert (assumptions.name, assumptions.expected) == ("assumptions", "sat")
        assert [n.name for n in neighbours] == [
            f"neighbour_{k + 1}" for k in range(len(neighbours))
        ]
        assert {n.expected for n in neighbours} == {"sat"}, theorem.name
        assert theorem.sizes()
        names |= {file_name(theorem, asked) for asked in theorem.queries()}
    assert all(re.fullmatch(r"[a-z0-9_]+\.[A-Za-z0-9_-]+\.[a-z0-9_]+\.smt2", n) for n in names)


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_what_was_asked_before() -> None:
    """Other theorems first, in another order: the same files."""
    first = {key(t): t for t in sample(theorems(Gpt2()), 1)}
    again = {key(t): t for t in reversed([*sample(theorems(Gpt2()), 1)])}
    texts = {k: [smtlib(t, q) for q in t.queries()] for k, t in list(first.items())[:12]}
    for k, theorem in again.items():
        if k in texts:
            assert [smtlib(theorem, q) for q in theorem.queries()] == texts[k]


def key(theorem: Theorem) -> tuple[str, str]:
    return theorem.name, theorem.about


def answers(theorem: Theorem, asked: Query) -> set[str]:
    text = smtlib(theorem, asked)
    return {by_z3(text), by_cvc5(text)}


@pytest.mark.slow
def test_an_assertion_less_changes_the_answer_of_a_goal(stated: Sequence[Theorem]) -> None:
    """No goal is unsat for nothing: without what it negates, or with that negated, it is sat."""
    for theorem in sample(stated, 1):
        goal = theorem.queries()[0]
        first, *rest = goal.assertions
        flipped = Assertion(first.words, z3.Not(first.formula))
        for tampered in ((*rest, Assertion("nothing", z3.BoolVal(True))), (flipped, *rest)):
            text = without_status(smtlib(theorem, replace(goal, assertions=tampered)))
            assert {by_z3(text), by_cvc5(text)} == {"sat"}, theorem.name


def test_the_example_is_answered_from_its_files() -> None:
    for asked in TRUE.queries():
        assert answers(TRUE, asked) == {asked.expected}
    wrong = replace(TRUE.queries()[0], expected="sat")
    assert "error" in by_cvc5(smtlib(TRUE, wrong))


def test_terms_share_what_is_the_same() -> None:
    (term,) = as_terms([z3.And(g(f(x)), z3.Not(g(f(x))))])
    assert len(list(each_once([term]))) == 5
    assert Example(()).queries() == ()

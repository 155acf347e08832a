"""Two solvers in processes of their own: what passes, and each way in which a query does not."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence

import pytest

from derivations.catalogue import sublayer
from derivations.outcome import Outcome, Proved, Refuted, Unknown
from tests.verify.smt_examples import EMPTY, FALSE, HARD, TRUE, VACUOUS
from verify.smt.decide import COMMANDS, Decision, Solvers
from verify.smt.inequalities import inequality_theorems
from verify.smt.smtlib import smtlib
from verify.smt.solver_process import Proof, SolverProcess, command
from verify.smt.theorem import Theorem

TEXT = smtlib(TRUE, TRUE.queries()[0])
GREETS = 'import json, sys, time, os\nprint(\'{"version": "0"}\', flush=True)\n'
ANSWERS = (
    "for line in sys.stdin:\n"
    "    text = json.loads(line)['text']\n"
    "    answer = {}\n"
    "    print(json.dumps({{'answer': answer, 'reason': 'so it says', 'seconds': 0.0,"
    " 'proof': None}}), flush=True)\n"
)


def stub(body: str) -> Sequence[str]:
    """A solver that is not one."""
    return (sys.executable, "-c", GREETS + body)


RIGHT = "'unsat' if 'has to be unsat.' in text else 'sat'"
HONEST = stub(ANSWERS.format(RIGHT))
LIAR = stub(ANSWERS.format("'sat' if 'has to be unsat.' in text else 'unsat'"))
UNSURE = stub(ANSWERS.format("'unknown'"))
GARBAGE = stub(ANSWERS.format("'perhaps'"))
BABBLES = stub("for line in sys.stdin:\n    print('unsat', flush=True)\n")
HANGS = stub("sys.stdin.readline()\ntime.sleep(60)\n")
DIES = stub("sys.stdin.readline()\nos._exit(3)\n")
NEVER_STARTS = (sys.executable, "-c", "raise SystemExit(4)")
NOT_INSTALLED = (sys.executable, "-c", "print('{\"version\": null}')")
NO_PROGRAM = ("there-is-no-such-solver",)


@pytest.fixture(scope="module")
def solvers() -> Iterator[Solvers]:
    """Both real ones."""
    with Solvers() as both:
        yield both


def outcome(theorem: Theorem, limit_ms: int = 10_000, **commands: Sequence[str]) -> Outcome:
    with Solvers({**COMMANDS, **commands}, limit_ms) as given:
        return given.decide(theorem).outcome


# What passes


def test_both_solvers_answer_each_query(solvers: Solvers) -> None:
    decision = solvers.decide(TRUE)
    assert decision.outcome == Proved(
        "z3 and cvc5, example", ("b is a bound",), ("neighbour_1 read",)
    )
    answers = [{n: r.answer for n, r in record.replies.items()} for record in decision.records]
    assert answers == [dict.fromkeys(("z3", "cvc5"), said) for said in ("unsat", "sat", "sat")]
    assert 0 < decision.seconds < 5
    assert all(solvers.versions.values())


def test_cvc5_makes_a_proof_of_the_goal_and_checks_it(solvers: Solvers) -> None:
    decision = solvers.decide(TRUE)
    goal, *others = (record.replies["cvc5"].proof for record in decision.records)
    assert goal is not None
    assert goal.steps > 3
    assert others == [None, None]


def test_steps_that_are_not_checked_are_counted(solvers: Solvers) -> None:
    """A square is treated by a rewrite that cvc5 cannot reduce to rules it checks."""
    by_name = {theorem.name: theorem for theorem in inequality_theorems(sublayer("clip_by_value"))}
    linear = proof_of(solvers.decide(by_name["clip_by_value_at_most_threshold"]))
    square = proof_of(solvers.decide(by_name["clip_by_value_keeps_the_sign"]))
    assert linear.trusted == 0
    assert 0 < square.trusted < square.steps


def proof_of(decision: Decision) -> Proof:
    assert isinstance(decision.outcome, Proved)
    proof = decision.records[0].replies["cvc5"].proof
    assert proof is not None
    return proof


@pytest.mark.parametrize("page", ["clip_by_global_norm", "adam_step", "sgd_step"])
def test_in_process_and_by_both_solvers_it_is_the_same(page: str, solvers: Solvers) -> None:
    for theorem in inequality_theorems(sublayer(page)):
        alone, both = theorem.prove(), solvers.decide(theorem).outcome
        assert isinstance(alone, Proved)
        assert isinstance(both, Proved)
        assert (alone.conditions, alone.too_strong) == (both.conditions, both.too_strong)
        assert alone.method == both.method.replace("z3 and cvc5", "z3")


# What does not


def test_a_false_statement_is_refuted(solvers: Solvers) -> None:
    assert solvers.decide(FALSE).outcome == Refuted("z3 and cvc5, example", "shown within 10000 ms")
    assert FALSE.prove() == Refuted("z3, example", "shown within 10000 ms")


@pytest.mark.parametrize(
    ("theorem", "reason"),
    [
        (VACUOUS, "vacuous: the sentence of assumptions: not so"),
        (EMPTY, "vacuous: “the sentence of neighbour_1” has no counterexample"),
    ],
)
def test_a_vacuous_statement_is_unknown(solvers: Solvers, theorem: Theorem, reason: str) -> None:
    assert solvers.decide(theorem).outcome == Unknown("z3 and cvc5, example", reason)
    assert theorem.prove() == Unknown("z3, example", reason)


def test_a_stub_that_is_honest_confirms() -> None:
    """So the stubs below fail for what they do, not for being stubs."""
    assert isinstance(outcome(TRUE, cvc5=HONEST), Proved)


@pytest.mark.parametrize("who", ["z3", "cvc5"])
def test_a_disagreement_is_loud_and_names_both_answers(who: str) -> None:
    found = outcome(TRUE, **{who: LIAR})
    assert isinstance(found, Unknown)
    assert found.reason.startswith("THE SOLVERS DISAGREE on goal: ")
    assert f"{who} says sat" in found.reason
    assert f"{'z3' if who == 'cvc5' else 'cvc5'} says unsat" in found.reason


@pytest.mark.parametrize(
    ("which", "part"), [("assumptions", "assumptions"), ("neighbour", "neighbour_1")]
)
def test_every_query_has_to_be_confirmed(which: str, part: str) -> None:
    liar = stub(ANSWERS.format(f"'unsat' if '; {which}' in text else {RIGHT}"))
    found = outcome(TRUE, cvc5=liar)
    assert isinstance(found, Unknown)
    assert f"DISAGREE on {part}: z3 says sat, cvc5 says unsat" in found.reason


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stand_in", "reason"),
    [
        (UNSURE, "unknown: so it says"),
        (DIES, "its process ended (3)"),
        (GARBAGE, "it answered '{"),
        (BABBLES, "it answered 'unsat'"),
        (NEVER_STARTS, "it did not start: its process ended (4)"),
        (NOT_INSTALLED, "it is not installed"),
        (NO_PROGRAM, "it did not start: No such file"),
    ],
    ids=["unknown", "dies", "garbage", "babbles", "never starts", "not installed", "no program"],
)
@pytest.mark.parametrize("who", ["z3", "cvc5"])
def test_what_is_no_answer_is_unknown(stand_in: Sequence[str], reason: str, who: str) -> None:
    found = outcome(TRUE, **{who: stand_in})
    assert isinstance(found, Unknown)
    assert f"{who} does not answer goal: {reason}" in found.reason
    assert f"{'z3' if who == 'cvc5' else 'cvc5'} alone says unsat" in found.reason


def test_a_solver_that_hangs_is_killed_at_the_limit() -> None:
    start = time.perf_counter()
    with SolverProcess(HANGS, grace=0.1) as process:
        reply = process.ask(TEXT, 200)
    assert (reply.answer, reply.reason) == (None, "time-out after 200 ms")
    assert time.perf_counter() - start < 5


def test_the_solvers_own_limit_is_no_pass() -> None:
    found = outcome(HARD, limit_ms=150)
    assert isinstance(found, Unknown)
    for solver in ("z3", "cvc5"):
        assert f"{solver} does not answer goal: " in found.reason


def test_after_a_loss_the_next_question_gets_a_new_process() -> None:
    body = f"sys.stdin.readline() if 0 else None\n{ANSWERS.format(RIGHT)}    os._exit(5)\n"
    with SolverProcess(stub(body)) as process:
        assert [process.ask(TEXT, 5000).answer for _ in range(2)] == ["unsat", None]
        assert process.ask(TEXT, 5000).answer == "unsat"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces RLIMIT_AS")
@pytest.mark.parametrize("solver", ["z3", "cvc5"])
def test_a_solver_that_eats_memory_has_no_answer(solver: str) -> None:
    """The real worker under its real limit, with a text that is larger than it may be."""
    padding = "; " + "x" * 80_000_000 + "\n"
    with SolverProcess(command(solver, megabytes=450)) as process:
        assert process.ask(TEXT, 20_000).answer == "unsat"
        reply = process.ask(padding + TEXT, 20_000)
        assert reply.answer is None
        assert "memory" in reply.reason or "process ended" in reply.reason
        assert process.ask(TEXT, 20_000).answer == "unsat"


@pytest.mark.parametrize("solver", ["z3", "cvc5"])
@pytest.mark.parametrize(
    "text",
    ["", "(assert true)", "(assert (nonsense", "(declare-fun a () Int)\n(assert (a))\n(check-sat)"],
)
def test_a_text_that_asks_nothing_sensible_has_no_answer(solver: str, text: str) -> None:
    with SolverProcess(command(solver)) as process:
        reply = process.ask(text, 5000, proof=True)
        assert reply.answer is None
        assert reply.reason.startswith("unknown: ")
        assert process.ask(TEXT, 5000).answer == "unsat"


def test_a_limit_of_nothing_is_refused() -> None:
    with SolverProcess(HONEST) as process, pytest.raises(ValueError, match="positive"):
        process.ask(TEXT, 0)


def test_leaving_ends_what_is_being_asked() -> None:
    start = time.perf_counter()
    with Solvers({"z3": HANGS, "cvc5": HANGS}, limit_ms=60_000) as stuck:
        stuck.submit(TRUE)
        time.sleep(0.3)
    assert time.perf_counter() - start < 10


def test_the_solvers_are_not_told_the_answer() -> None:
    """cvc5 calls an answer that is not the stated one an error, which is no disagreement."""
    telltale = stub(ANSWERS.format("'sat' if ':status' in text else " + RIGHT.partition(" if ")[0]))
    with Solvers({"z3": telltale, "cvc5": telltale}) as given:
        (goal, *_) = given.decide(TRUE).records
    assert goal.answer() == "unsat"
    assert "(set-info :status unsat)" in goal.text

"""One solver in a process of its own: it reads SMT-LIB texts from a pipe and answers each.

    python worker.py (z3 | cvc5) MEGABYTES

Each line on stdin is a JSON object: ``text``, ``limit_ms`` and ``proof`` (whether a proof is to be
made and checked).  Each line on stdout is one: ``answer`` (sat, unsat or unknown), ``reason``,
``seconds``, ``proof``.  The first line on stdout says which version of the solver this is.

*Memory.*  ``RLIMIT_AS`` makes an allocation beyond the limit fail, on Linux.  macOS takes the limit
and does not enforce it, Windows has none: there z3 keeps to its own limit, which is always set, and
cvc5 is bounded by the time limit alone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any, TextIO, TypeAlias

Reply: TypeAlias = dict[str, Any]
Solve: TypeAlias = Callable[[str, int, bool], Reply]

MEGABYTE = 1 << 20


def main(solver: str, megabytes: int) -> None:
    """Answer until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this one
    replies = _own_stdout()
    _limit_memory(megabytes)
    try:
        version, solve = _z3(megabytes) if solver == "z3" else _cvc5()
    except ImportError:
        _send(replies, {"version": None})
        return
    _send(replies, {"version": version})
    for line in sys.stdin:
        request = json.loads(line)
        start = perf_counter()
        try:
            reply = solve(request["text"], request["limit_ms"], request["proof"])
        except MemoryError:
            reply = _unknown("out of memory")
        except Exception as error:  # whatever a solver throws is no answer
            reply = _unknown(f"{type(error).__name__}: {' '.join(str(error).split())}")
        _send(replies, {**reply, "seconds": perf_counter() - start})


def _own_stdout() -> TextIO:
    """Stdout for replies alone: what a solver prints goes to stderr instead."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def _limit_memory(megabytes: int) -> None:
    try:
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    except (ImportError, ValueError, OSError):
        pass  # this system has no such limit; the docstring says what is left


def _send(replies: TextIO, reply: Reply) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


def _unknown(reason: str) -> Reply:
    return {"answer": "unknown", "reason": reason, "proof": None}


def _z3(megabytes: int) -> tuple[str, Solve]:
    import z3  # only the process that runs it needs it

    z3.set_param("memory_max_size", megabytes)

    def solve(text: str, limit_ms: int, _: bool) -> Reply:
        # Not SolverFor(logic): its preprocessing costs more than these small queries do.
        solver = z3.SimpleSolver(ctx=z3.Context())
        solver.set("timeout", limit_ms)
        solver.from_string(text)
        if "(check-sat)" not in text:
            return _unknown("the text asks nothing")
        answer = str(solver.check())
        reason = solver.reason_unknown() if answer == "unknown" else ""
        return {"answer": answer, "reason": reason, "proof": None}

    return z3.get_version_string(), solve


def _cvc5() -> tuple[str, Solve]:
    import cvc5  # only the process that runs it needs it

    def solve(text: str, limit_ms: int, proof: bool) -> Reply:
        solver = cvc5.Solver(cvc5.TermManager())
        solver.setOption("tlimit-per", str(limit_ms))
        if proof:
            solver.setOption("produce-proofs", "true")
            solver.setOption("check-proofs", "true")
            solver.setOption("proof-granularity", "dsl-rewrite")
        parser = cvc5.InputParser(solver)
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "query")
        outputs = []
        while not (command := parser.nextCommand()).isNull():
            outputs.append(command.invoke(solver, parser.getSymbolManager()).strip())
        answers = [output for output in outputs if output]
        if len(answers) != 1 or answers[0] not in ("sat", "unsat"):
            return _unknown("; ".join(answers) or "the text asks nothing")
        checked = _proof(cvc5, solver) if proof and answers[0] == "unsat" else None
        return {"answer": answers[0], "reason": "", "proof": checked}

    return cvc5.__version__, solve


def _proof(cvc5: Any, solver: Any) -> Reply:
    """How many steps the proof has that cvc5 has just checked, and how many it took on trust."""
    todo, seen, trusted = list(solver.getProof()), set(), 0
    while todo:
        step = todo.pop()
        if step not in seen:
            seen.add(step)
            trusted += step.getRule() in (
                cvc5.ProofRule.TRUST,
                cvc5.ProofRule.TRUST_THEORY_REWRITE,
            )
            todo.extend(step.getChildren())
    return {"steps": len(seen), "trusted": trusted}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""z3 decides, cvc5 confirms: each query is answered by both, each in a process of its own.

A query has an answer only if both solvers give it.  A disagreement, an unknown, a time-out, a
process that dies or runs out of memory, a solver that is not installed: none of these is an answer,
and a theorem with such a query is Unknown, with the reason.

cvc5 is also asked for a proof of each goal, which it checks by its own proof checker; how that went
is part of the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from derivations.outcome import Outcome
from verify.smt.query import Answer, Query
from verify.smt.smtlib import file_name, smtlib, without_status
from verify.smt.solver import LIMIT_MS, NoAnswerError
from verify.smt.solver_process import Reply, SolverProcess, command
from verify.smt.theorem import Theorem, conclude

DECIDES, CONFIRMS = "z3", "cvc5"
COMMANDS: Mapping[str, Sequence[str]] = {name: command(name) for name in (DECIDES, CONFIRMS)}


@dataclass(frozen=True)
class Record:
    """A query with what each solver said to it."""

    query: Query
    file: str
    text: str
    replies: Mapping[str, Reply]

    @property
    def seconds(self) -> float:
        return sum(reply.seconds for reply in self.replies.values())

    def answer(self) -> Answer:
        """The answer that the solvers agree on, else NoAnswerError."""
        given = {solver: reply.answer for solver, reply in self.replies.items()}
        found = {answer for answer in given.values() if answer is not None}
        if len(found) > 1:
            said = ", ".join(f"{solver} says {answer}" for solver, answer in given.items())
            raise NoAnswerError(f"THE SOLVERS DISAGREE on {self.query.name}: {said}")
        missing = [
            f"{solver} does not answer {self.query.name}: {reply.reason}"
            for solver, reply in self.replies.items()
            if reply.answer is None
        ]
        if missing:
            raise NoAnswerError("; ".join([*missing, *_lonely(given)]))
        return found.pop()


def _lonely(given: Mapping[str, Answer | None]) -> list[str]:
    return [f"{solver} alone says {answer}" for solver, answer in given.items() if answer]


@dataclass(frozen=True)
class Decision:
    """What became of a theorem, and all that was asked; ``seconds`` are the solvers' own."""

    theorem: Theorem
    outcome: Outcome
    records: tuple[Record, ...]

    @property
    def seconds(self) -> float:
        return sum(record.seconds for record in self.records)


class Solvers:
    """Both solvers.  Queries may be handed in early; each solver works through them in order."""

    def __init__(
        self, commands: Mapping[str, Sequence[str]] = COMMANDS, limit_ms: int = LIMIT_MS
    ) -> None:
        self._limit_ms = limit_ms
        self._processes = {name: SolverProcess(words) for name, words in commands.items()}
        # One thread for each process, so that a process is only ever asked one thing at a time.
        self._threads = {name: ThreadPoolExecutor(1) for name in commands}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes.values():
            process.stop()
        for thread in self._threads.values():
            thread.shutdown(cancel_futures=True)
        for process in self._processes.values():
            process.close()

    @property
    def versions(self) -> Mapping[str, str | None]:
        """The solvers' versions, as far as they have been asked anything."""
        return {name: process.version for name, process in self._processes.items()}

    def submit(self, theorem: Theorem) -> Pending:
        """Hand in all queries of a theorem; the answers are waited for later."""
        asked = []
        for query in theorem.queries():
            text = smtlib(theorem, query)
            replies = {
                name: self._threads[name].submit(
                    self._ask,
                    process,
                    without_status(text),
                    name == CONFIRMS and query.expected == "unsat",
                )
                for name, process in self._processes.items()
            }
            asked.append((query, file_name(theorem, query), text, replies))
        return Pending(theorem, asked, self._limit_ms)

    def decide(self, theorem: Theorem) -> Decision:
        return self.submit(theorem).decision()

    def _ask(self, process: SolverProcess, text: str, proof: bool) -> Reply:
        reply = process.ask(text, self._limit_ms, proof=proof)
        if proof and reply.answer is None:  # without a proof there may still be an answer
            return process.ask(text, self._limit_ms)
        return reply


@dataclass(frozen=True)
class Pending:
    """A theorem whose queries are being answered."""

    theorem: Theorem
    asked: Sequence[tuple[Query, str, str, Mapping[str, Future[Reply]]]]
    limit_ms: int

    def decision(self) -> Decision:
        """Wait for the answers."""
        records = [
            Record(query, file, text, {name: reply.result() for name, reply in replies.items()})
            for query, file, text, replies in self.asked
        ]
        answers = {record.query.name: record for record in records}

        def ask(query: Query) -> Answer:
            return answers[query.name].answer()

        method = f"{' and '.join(records[0].replies)}, {self.theorem.reading}"
        queries = [record.query for record in records]
        outcome = conclude(self.theorem, queries, ask, method, self.limit_ms)
        return Decision(self.theorem, outcome, tuple(records))

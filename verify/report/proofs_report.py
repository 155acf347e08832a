"""The proofs as plain data, as a person reads them, and one of them explained.

Nothing here depends on the machine or the moment: times are in run.json, and how many steps a
proof of cvc5's has, which depends on its version, is said on the terminal only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from derivations.outcome import Proved
from verify import __version__
from verify.obligations import GROUPS
from verify.proofs import Proven, witnesses
from verify.report.content import outcome
from verify.report.markdown import environment
from verify.run import STRENGTHS, details
from verify.smt.decide import Record
from verify.smt.smtlib import HEADER
from verify.smt.solver_process import Proof

FORMAT = 1


def proofs_report(proven: Sequence[Proven]) -> dict[str, Any]:
    """Everything that a report says; the schema is in proofs.schema.json."""
    theorems = [_theorem(item) for item in proven]
    strengths = [theorem["outcome"]["strength"] for theorem in theorems]
    queries = [query for theorem in theorems for query in theorem["queries"]]
    return {
        "format": FORMAT,
        "tool": {"name": "backproof", "version": __version__},
        "summary": {
            "holds": bool(proven) and all(item.answer.outcome.holds for item in proven),
            "theorems": len(theorems),
            **{strength.lower(): strengths.count(strength) for strength in STRENGTHS},
            "queries": len(queries),
            "proofs": {
                said: sum(query["proof"] == said for query in queries)
                for said in ("checked", "checked in part", "none")
            },
        },
        "theorems": theorems,
    }


def to_markdown(report: Mapping[str, Any]) -> str:
    """The report as a person reads it."""
    return environment().get_template("proofs.md.jinja").render(**report, titles=GROUPS)


def stale_files(folder: Path, queries: Iterable[str]) -> Iterator[Path]:
    """Queries in the folder that are ours, by their first line, and are none of these."""
    kept = set(queries)
    for path in sorted(folder.glob("*.smt2")):
        if path.name not in kept and path.is_file():
            with path.open("rb") as file:
                if file.readline().rstrip() == HEADER.encode():
                    yield path


def explanation(item: Proven) -> str:
    """One theorem in full, for a terminal."""
    obligation, found = item.answer.obligation, item.answer.outcome
    parts = {
        "formula": [item.listed.latex],
        "about": [", ".join(item.listed.tensors) or obligation.subject],
        "for all": [", ".join(obligation.sizes)],
        "method": [f"{found.method} [{item.answer.seconds:.2f} s]"],
        "given": list(found.conditions) if isinstance(found, Proved) else [],
        "reason": [] if isinstance(found, Proved) else [details(found)],
        "certified": [f"by a certificate of {item.opinion.steps} steps"] if item.opinion else [],
        "queries": list(map(_said, item.records)),
        "too strong": list(_too_strong(item)),
    }
    lines = [f"{obligation.name}: {type(found).__name__}", f"  {obligation.statement}"]
    for title, said in parts.items():
        shown = [line for line in said if line]
        lines += [f"  {title if not at else '':10s}  {line}" for at, line in enumerate(shown)]
    return "\n".join(lines)


def _theorem(item: Proven) -> dict[str, Any]:
    obligation = item.answer.obligation
    return {
        "name": obligation.name,
        "group": obligation.group,
        "subject": obligation.subject,
        "statement": obligation.statement,
        "latex": item.listed.latex,
        "tensors": list(item.listed.tensors),
        "sizes": list(obligation.sizes),
        "outcome": outcome(item.answer.outcome),
        "witnesses": _witnesses(item),
        "queries": [_query(record) for record in item.records],
    }


def _query(record: Record) -> dict[str, Any]:
    proofs = [reply.proof for reply in record.replies.values() if reply.proof is not None]
    return {
        "file": record.file,
        "name": record.query.name,
        "sentence": record.query.sentence,
        "logic": record.query.logic,
        "expected": record.query.expected,
        "answers": {
            solver: reply.answer or "no answer" for solver, reply in record.replies.items()
        },
        "proof": _how_checked(proofs) if record.query.expected == "unsat" else None,
    }


def _how_checked(proofs: Sequence[Proof]) -> str:
    if not proofs:
        return "none"
    return "checked in part" if any(proof.trusted for proof in proofs) else "checked"


def _witnesses(item: Proven) -> list[str | None]:
    """Numbers that show the neighbours to be false; none if the theorem was not proved."""
    theorem = item.listed.theorem
    return witnesses(theorem) if theorem and item.answer.outcome.holds else []


def _too_strong(item: Proven) -> Iterator[str]:
    found = item.answer.outcome
    if isinstance(found, Proved):
        confirmed = _witnesses(item) or [None] * len(found.too_strong)
        for claim, witness in zip(found.too_strong, confirmed, strict=True):
            yield claim
            yield f"  confirmed with numbers: {witness}" if witness else ""


def _said(record: Record) -> str:
    answers = ", ".join(
        f"{solver} {reply.answer or reply.reason}{_proof(reply.proof)}"
        for solver, reply in record.replies.items()
    )
    return (
        f"{record.query.name} ({record.query.logic}) has to be {record.query.expected}: {answers}"
    )


def _proof(proof: Proof | None) -> str:
    if proof is None:
        return ""
    trusted = f", {proof.trusted} of them on trust" if proof.trusted else ""
    return f" (its proof checked: {proof.steps} steps{trusted})"

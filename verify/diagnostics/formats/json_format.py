"""JSON for programs: everything, as ``verify/report/diagnostics.schema.json`` says."""

from __future__ import annotations

import json
from typing import Any

from verify import __version__
from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.exit_status import exit_status
from verify.diagnostics.formats.common import (
    LEVELS,
    TOOL,
    all_fingerprints,
    level,
    totals,
    unchecked,
)
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Results, Screened

FORMAT = 1


def to_json(results: Results) -> str:
    return json.dumps(as_data(results), indent=2, ensure_ascii=False) + "\n"


def as_data(results: Results) -> dict[str, Any]:
    """What the schema describes."""
    prints = all_fingerprints(results)
    total = totals(results)
    return {
        "format": FORMAT,
        "tool": {"name": TOOL, "version": __version__},
        "exit_status": exit_status(results),
        "totals": {
            "documents": total.documents,
            "functions": total.functions,
            "checked": total.checked,
            "not_checked": total.not_checked,
            "undecided": total.undecided,
            **{f"{one}s": total.levels[one] for one in LEVELS},
            "accepted": total.suppressed,
            "failures": total.failures,
            "left_out": total.left_out,
        },
        "examined": [_examined(one, prints) for one in results.screened],
        "general": [_finding(one, prints) for one in results.general],
        "failures": [{"path": one.path, "message": one.message} for one in results.failures],
        "left_out": list(results.left_out),
    }


def _examined(screened: Screened, prints: dict[int, str]) -> dict[str, Any]:
    examined = screened.examined
    return {
        "kind": examined.kind,
        "path": examined.path,
        "name": examined.name,
        "conclusive": examined.conclusive,
        "checked": examined.checked,
        "counts": dict(examined.counts),
        "findings": [_finding(one, prints) for one in screened.diagnostics],
        "accepted": [
            {
                "finding": _finding(one.diagnostic, prints),
                "where": one.where,
                "justification": one.justification,
            }
            for one in screened.suppressed
        ],
        "not_checked": [
            {"message": one.message, "region": _region(one)} for one in unchecked(screened)
        ],
        "summary": list(examined.summary),
    }


def _finding(diagnostic: Diagnostic, prints: dict[int, str]) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "name": BY_CODE[diagnostic.rule].name,
        "level": level(diagnostic),
        "path": diagnostic.path,
        "region": _region(diagnostic),
        "message": diagnostic.message,
        "notes": list(diagnostic.notes),
        "subject": diagnostic.subject,
        "context": diagnostic.context,
        "fingerprint": prints[id(diagnostic)],
    }


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    region = diagnostic.region
    return {
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }

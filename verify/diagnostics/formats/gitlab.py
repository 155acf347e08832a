"""GitLab's Code Quality report: a list of findings, each with a fingerprint of its own.

GitLab drops findings that share a fingerprint, and compares the fingerprints of two branches to
tell what is new.  A file that could not be looked at is a finding here, since the format has no
other place for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.formats.common import TOOL, all_fingerprints, level
from verify.diagnostics.rule import Level
from verify.diagnostics.rules import BY_CODE
from verify.diagnostics.screened import Failure, Results

SEVERITIES: Mapping[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(results: Results) -> str:
    prints = all_fingerprints(results)
    found = [_failure(one) for one in results.failures]
    found += [_finding(one, prints[id(one)]) for one in results.diagnostics]
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _finding(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    rule, region = BY_CODE[diagnostic.rule], diagnostic.region
    return {
        "description": f"{rule.code} {rule.word}: {diagnostic.message}",
        "check_name": rule.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[level(diagnostic)],
        "content": {"body": "\n".join(diagnostic.notes)},
        "location": {
            "path": diagnostic.path,
            "lines": {"begin": region.line, "end": region.end_line},
            "positions": {
                "begin": {"line": region.line, "column": region.column},
                "end": {"line": region.end_line, "column": region.end_column},
            },
        },
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "description": f"could not be looked at: {failure.message}",
        "check_name": TOOL,
        "fingerprint": sha256(f"failure\0{failure.path}".encode(errors="replace")).hexdigest(),
        "severity": "blocker",
        "content": {"body": ""},
        "location": {
            "path": failure.path,
            "lines": {"begin": 1, "end": 1},
            "positions": {
                "begin": {"line": 1, "column": 1},
                "end": {"line": 1, "column": 1},
            },
        },
    }

"""The schema of the report, and what of a report does not fit it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from tests.verify.application import ROOT

REPORT = ROOT / "verify" / "report"
SCHEMA = json.loads((REPORT / "report.schema.json").read_text("utf-8"))
CHECK_SCHEMA = json.loads((REPORT / "check.schema.json").read_text("utf-8"))
PROOFS_SCHEMA = json.loads((REPORT / "proofs.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def wrong_places(report: dict[str, Any]) -> set[str]:
    """Where a report does not fit the schema: innermost places only."""
    found = set()
    for error in VALIDATOR.iter_errors(report):
        best = jsonschema.exceptions.best_match([error])
        assert best is not None
        found.add(best.json_path)
    return found

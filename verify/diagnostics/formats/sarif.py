"""SARIF 2.1.0, as GitHub's code scanning takes it.

Every result has a physical location with all four numbers of its region: one without makes GitHub
refuse the whole file.  The fingerprint is ours, under a name of ours; under GitHub's own name
(``primaryLocationLineHash``) it expects a hash of the line's text, fills that in when it is missing
and warns about every other value.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from verify import __version__
from verify.diagnostics.diagnostic import Diagnostic
from verify.diagnostics.exit_status import exit_status
from verify.diagnostics.fingerprint import SCHEME
from verify.diagnostics.formats.common import TOOL, all_fingerprints, level
from verify.diagnostics.rule import Rule
from verify.diagnostics.rules import RULES
from verify.diagnostics.screened import Results, Suppressed

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INFORMATION = "https://pypi.org/project/backproof/"
ROOT = "%SRCROOT%"
PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}
FAMILIES = {"1": "documents", "2": "code", "9": "suppressions"}
_NUMBERS = {rule.code: number for number, rule in enumerate(RULES)}
# What a viewer would take for a placeholder, or for a link.
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def sarif(results: Results) -> str:
    return json.dumps(as_data(results), indent=2, ensure_ascii=False) + "\n"


def as_data(results: Results) -> dict[str, Any]:
    """The whole log, with one run."""
    paths = [screened.examined.path for screened in results.screened]
    paths += [diagnostic.path for diagnostic in results.general]
    paths += [failure.path for failure in results.failures]
    places = {path: number for number, path in enumerate(dict.fromkeys(paths))}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": TOOL,
                        "semanticVersion": __version__,
                        "informationUri": INFORMATION,
                        "rules": [_rule(rule) for rule in RULES],
                    }
                },
                "invocations": [_invocation(results, places)],
                "originalUriBaseIds": {
                    ROOT: {"description": {"text": "The folder that backproof was run in."}}
                },
                "artifacts": [
                    {"location": _location(path), "roles": ["analysisTarget"]} for path in places
                ],
                "columnKind": "unicodeCodePoints",
                "results": _results(results, places),
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    whole = f"{rule.explanation}\n\nExample:\n{rule.example}\nFix: {rule.fix}"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _plain(rule.explanation.partition("\n\n")[0])},
        "help": {
            "text": _plain(whole),
            "markdown": f"{rule.explanation}\n\n**Example**\n{rule.example}\n**Fix**\n\n{rule.fix}",
        },
        "defaultConfiguration": {"enabled": rule.on, "level": rule.level},
        "properties": {
            "tags": ["correctness", "backpropagation", FAMILIES[rule.code[2]]],
            "precision": "medium" if rule.inconclusive else "very-high",
            "problem.severity": PROBLEMS[rule.level],
        },
    }


def _plain(markdown: str) -> str:
    """Markdown as plain text: our own texts, with nothing but emphasis, code and fences in them."""
    lines, fenced = [], False
    for line in markdown.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        else:
            lines.append(f"    {line}" if fenced else line.replace("`", "").replace("*", ""))
    return "\n".join(lines)


def _invocation(results: Results, places: dict[str, int]) -> dict[str, Any]:
    return {
        "executionSuccessful": not results.failures,
        "exitCode": exit_status(results),
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": _message(one.message)},
                "locations": [
                    {"physicalLocation": {"artifactLocation": _location(one.path, places)}}
                ],
            }
            for one in results.failures
        ],
    }


def _results(results: Results, places: dict[str, int]) -> list[dict[str, Any]]:
    prints = all_fingerprints(results)
    found: list[dict[str, Any]] = []
    for screened in results.screened:
        found += [_result(one, prints, places) for one in screened.diagnostics]
        found += [
            _result(one.diagnostic, prints, places) | {"suppressions": [_suppression(one)]}
            for one in screened.suppressed
        ]
    return [*found, *(_result(one, prints, places) for one in results.general)]


def _result(
    diagnostic: Diagnostic, prints: dict[int, str], places: dict[str, int]
) -> dict[str, Any]:
    region = diagnostic.region
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": _NUMBERS[diagnostic.rule],
        "level": level(diagnostic),
        "message": {"text": _message("\n".join([diagnostic.message, *diagnostic.notes]))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(diagnostic.path, places),
                    "region": {
                        "startLine": region.line,
                        "startColumn": region.column,
                        "endLine": region.end_line,
                        "endColumn": region.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {SCHEME: prints[id(diagnostic)]},
    }


def _suppression(one: Suppressed) -> dict[str, Any]:
    reason = {"justification": one.justification} if one.justification else {}
    return {"kind": one.where, "status": "accepted", **reason}


def _location(path: str, places: dict[str, int] | None = None) -> dict[str, Any]:
    """Where a file is: relative to where we were run, or an address of its own."""
    index = {} if places is None or path not in places else {"index": places[path]}
    if PurePosixPath(path).is_absolute():
        return {"uri": Path(path).as_uri(), **index}
    encoded = quote(path.encode(errors="surrogateescape"), safe="/")
    return {"uri": encoded, "uriBaseId": ROOT, **index}


def _message(text: str) -> str:
    """A message in which nothing is taken for a placeholder or a link."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")

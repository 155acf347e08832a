"""SARIF 2.1.0: it fits the standard's schema and what GitHub asks for beyond it.

Each check is seen to fail as well: a log that is spoiled is refused by one of the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from tests.verify.application import ROOT
from tests.verify.sample_results import DOCUMENT, NOTHING, PATH, RESULTS, WRONG, finding, many
from verify import __version__
from verify.diagnostics.fingerprint import fingerprints
from verify.diagnostics.formats.sarif import as_data, sarif
from verify.diagnostics.rules import RULES
from verify.diagnostics.screened import Results, Screened

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)  # addresses are checked below, it knows none
URI = re.compile(r"(?:[\w.~/-]|%[0-9A-F]{2})+", re.ASCII)
REGION = ("startLine", "startColumn", "endLine", "endColumn")
Log = dict[str, Any]


def log() -> Log:
    data: Log = json.loads(sarif(RESULTS))
    return data


def refused(data: Log) -> list[str]:
    """What is wrong with a log, for the schema or for GitHub."""
    return [error.json_path for error in VALIDATOR.iter_errors(data)] or list(beyond(data))


def beyond(data: Log) -> Iterator[str]:
    """What GitHub's code scanning wants that the schema leaves open."""
    for run in data["runs"]:
        driver = run["tool"]["driver"]
        for key in ("name", "semanticVersion", "informationUri"):
            if not driver.get(key):
                yield f"driver: {key}"
        if urlsplit(driver["informationUri"]).scheme != "https":
            yield "informationUri"
        for rule in driver["rules"]:
            yield from (f"{rule['id']}: {what}" for what in _of_rule(rule))
        if run.get("columnKind") != "unicodeCodePoints":
            yield "columnKind: our columns are code points"
        if not isinstance(run["invocations"][0].get("executionSuccessful"), bool):
            yield "invocations"
        prints = set()
        for number, result in enumerate(run["results"]):
            yield from (f"results[{number}]: {what}" for what in _of_result(result, run))
            prints.add(json.dumps(result.get("partialFingerprints")))
        if len(prints) != len(run["results"]):
            yield "two results have one fingerprint"


def _of_rule(rule: Log) -> Iterator[str]:
    texts = (rule["shortDescription"]["text"], rule["fullDescription"]["text"])
    if any(not 0 < len(text) <= 1024 for text in texts):
        yield "a description is empty or longer than GitHub shows"
    if not (rule["help"]["text"] and rule["help"].get("markdown")):
        yield "help"
    if len(rule["properties"]["tags"]) > 10:
        yield "GitHub shows ten tags"
    if rule["properties"]["precision"] not in ("very-high", "high", "medium", "low"):
        yield "precision"
    if rule["properties"]["problem.severity"] not in ("error", "warning", "recommendation"):
        yield "problem.severity"


def _of_result(result: Log, run: Log) -> Iterator[str]:
    rules = run["tool"]["driver"]["rules"]
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield "ruleIndex leads to another rule"
    if result.get("level") not in ("error", "warning", "note"):
        yield "level"
    (location,) = result["locations"]
    place = location["physicalLocation"]
    region = place.get("region", {})
    if set(REGION) - region.keys():
        yield "region: one of the four numbers is missing"
    elif (region["startLine"], region["startColumn"]) > (region["endLine"], region["endColumn"]):
        yield "region: it ends before it begins"
    artifact = place["artifactLocation"]
    if artifact.get("uriBaseId") != "%SRCROOT%" or artifact["uri"].startswith(("/", "file:", ".")):
        yield "uri: it is not relative to the root"
    if not URI.fullmatch(artifact["uri"]):
        yield "uri: something in it is not encoded"
    if run["artifacts"][artifact["index"]]["location"]["uri"] != artifact["uri"]:
        yield "artifacts: index leads to another file"
    if not result.get("partialFingerprints"):
        yield "partialFingerprints"


@pytest.mark.parametrize("results", [RESULTS, NOTHING, many(30)])
def test_it_fits_the_schema_and_what_github_wants(results: Results) -> None:
    assert refused(json.loads(sarif(results))) == []


def result(data: Log, number: int = 0) -> Log:
    found: Log = data["runs"][0]["results"][number]
    return found


def place(data: Log) -> Log:
    found: Log = result(data)["locations"][0]["physicalLocation"]
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(version="2.0.0"),
        lambda d: d.pop("runs"),
        lambda d: d["runs"][0]["tool"]["driver"].pop("name"),
        lambda d: d["runs"][0]["tool"]["driver"].update(informationUri="no address"),
        lambda d: d["runs"][0]["tool"]["driver"].pop("semanticVersion"),
        lambda d: d["runs"][0]["tool"]["driver"]["rules"][0].pop("help"),
        lambda d: d["runs"][0]["tool"]["driver"]["rules"][0].update(note="more"),
        lambda d: d["runs"][0]["tool"]["driver"]["rules"].reverse(),
        lambda d: d["runs"][0].update(columnKind="bytes"),
        lambda d: d["runs"][0].update(columnKind="utf16CodeUnits"),
        lambda d: d["runs"][0]["invocations"][0].pop("executionSuccessful"),
        lambda d: result(d).update(level="fatal"),
        lambda d: result(d).pop("message"),
        lambda d: result(d).update(ruleIndex=3),
        lambda d: result(d).update(ruleIndex=-2),
        lambda d: result(d).pop("partialFingerprints"),
        lambda d: result(d).update(partialFingerprints={"backproof/v1": 7}),
        lambda d: result(d).update(partialFingerprints=result(d, 1)["partialFingerprints"]),
        lambda d: result(d).update(suppressions=[{"kind": "because"}]),
        lambda d: place(d)["region"].update(startLine=0),
        lambda d: place(d)["region"].pop("endColumn"),
        lambda d: place(d)["region"].update(endLine=1),
        lambda d: place(d)["artifactLocation"].update(uri="/root/a.md"),
        lambda d: place(d)["artifactLocation"].update(uri="docs/a b.md"),
        lambda d: place(d)["artifactLocation"].update(index=1),
        lambda d: place(d).pop("artifactLocation"),
    ],
)
def test_a_spoiled_log_is_refused(spoil: Callable[[Log], object]) -> None:
    data = log()
    spoil(data)
    try:
        found = refused(data)
    except (KeyError, TypeError, ValueError):  # what is beyond the schema is not even there
        found = ["broken"]
    assert found != []


def test_the_rules_are_all_there() -> None:
    driver = log()["runs"][0]["tool"]["driver"]
    assert driver["semanticVersion"] == __version__
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    levels = [rule["defaultConfiguration"]["level"] for rule in driver["rules"]]
    assert levels == [rule.level for rule in RULES]
    for rule in driver["rules"]:
        assert "```" not in rule["help"]["text"]
        assert "**Example**" in rule["help"]["markdown"]
    code = next(rule for rule in driver["rules"] if rule["id"] == "BP201")
    assert "layer_norm_backward" in code["help"]["text"], "names keep their underscores"


def test_a_path_is_an_address() -> None:
    uri = place(log())["artifactLocation"]["uri"]
    assert uri == "docs/a%20chapter%2C%20part%201%3A%20%25.md"
    assert unquote(uri) == PATH


def test_a_file_elsewhere_has_an_address_of_its_own() -> None:
    one = finding("BP101", path="/elsewhere/a b.md")
    examined = replace(DOCUMENT, path=one.path, diagnostics=(one,))
    data = as_data(Results((Screened(examined, (one,)),)))
    assert list(VALIDATOR.iter_errors(data)) == []
    assert place(data)["artifactLocation"] == {"uri": "file:///elsewhere/a%20b.md", "index": 0}


def test_suppressions_have_their_reasons() -> None:
    found = [r["suppressions"][0] for r in log()["runs"][0]["results"] if "suppressions" in r]
    assert [one["kind"] for one in found] == ["inSource", "external"]
    assert found[0]["justification"].startswith("as printed: ")
    assert "justification" not in found[1]
    assert "suppressions" not in result(log())


def test_a_run_that_could_not_look_at_a_file_was_not_successful() -> None:
    (invocation,) = log()["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    (told,) = invocation["toolExecutionNotifications"]
    assert "there is no such file" in told["message"]["text"]
    (other,) = as_data(NOTHING)["runs"][0]["invocations"]
    assert (other["executionSuccessful"], other["exitCode"]) == (True, 0)


def test_the_fingerprint_is_ours_and_github_makes_its_own() -> None:
    """A value of ours under GitHub's name makes it warn about each result."""
    assert result(log())["partialFingerprints"] == {"backproof/v1": fingerprints([WRONG])[0]}


def test_a_message_has_no_placeholders_and_no_links() -> None:
    text = result(log())["message"]["text"]
    assert "{{0}}" in text
    assert "](" not in text
    assert text.splitlines()[0].startswith("a|b <i>")

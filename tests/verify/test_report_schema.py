"""The schema of the report: strict, described, and every report fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest

from derivations.outcome import Checked, Outcome, Proved, Refuted, Unknown
from tests.conftest import ChapterRun
from tests.verify.report_schema import CHECK_SCHEMA, PROOFS_SCHEMA, SCHEMA, wrong_places
from verify.obligations import GROUPS
from verify.report.content import outcome
from verify.verdict import Verdict

EACH = pytest.mark.parametrize(
    "schema", [SCHEMA, CHECK_SCHEMA, PROOFS_SCHEMA], ids=["verify", "check", "prove"]
)


@EACH
def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_both_schemas_mean_the_same_by_the_same_name() -> None:
    shared = CHECK_SCHEMA["$defs"]
    assert shared == {name: SCHEMA["$defs"][name] for name in shared}
    assert set(shared) >= {"claimed", "entry", "verdicts"}
    assert PROOFS_SCHEMA["$defs"]["outcome"] == SCHEMA["$defs"]["outcome"]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every subschema that speaks of objects."""
    if isinstance(schema, dict):
        if "properties" in schema or "patternProperties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@EACH
def test_the_schema_is_strict_and_describes_every_property(schema: dict[str, Any]) -> None:
    seen = list(objects(schema))
    assert len(seen) > 8
    for part in seen:
        assert part["additionalProperties"] is False
        assert set(part.get("required", [])) >= set(part.get("properties", {}))
        for name, value in part.get("properties", {}).items():
            description = value.get("description", "")
            assert description.endswith("."), f"{name}: {description!r}"


def test_the_schema_names_what_the_code_names() -> None:
    obligation = SCHEMA["$defs"]["obligation"]["properties"]
    assert obligation["group"]["enum"] == list(GROUPS)
    verdicts = [verdict.value for verdict in Verdict]
    entry = SCHEMA["$defs"]["entry"]["properties"]
    assert entry["verdict"]["enum"] == verdicts
    assert entry["from_start"]["enum"] == entry["local"]["enum"] == [*verdicts, None]
    (counted,) = SCHEMA["$defs"]["verdicts"]["patternProperties"]
    assert counted == f"^({'|'.join(verdicts)})$"
    strengths = [part["properties"]["strength"]["const"] for part in outcomes_of_the_schema()]
    assert strengths == [kind.__name__ for kind in (Proved, Checked, Refuted, Unknown)]


def outcomes_of_the_schema() -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = SCHEMA["$defs"]["outcome"]["oneOf"]
    return parts


@pytest.mark.parametrize(
    "found",
    [
        Proved("by hand", ("x > 0",), ("x > 1",)),
        Checked("by hand", "T = 3"),
        Refuted("by hand", "at 0"),
        Unknown("by hand", "time-out"),
    ],
)
def test_each_outcome_fits_one_part_of_the_schema(found: Outcome) -> None:
    fitting = [
        part["properties"]["strength"]["const"]
        for part in outcomes_of_the_schema()
        if jsonschema.Draft202012Validator({**part, "$defs": SCHEMA["$defs"]}).is_valid(
            outcome(found)
        )
    ]
    assert fitting == [type(found).__name__]


def test_the_chapters_report_fits_the_schema(chapter_run: ChapterRun) -> None:
    assert wrong_places(chapter_run.report) == set()


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.pop("not_proved"),
        lambda r: r.update(note="more"),
        lambda r: r.update(format=1),
        lambda r: r["summary"].pop("unknown"),
        lambda r: r["summary"].update(holds="yes"),
        lambda r: r["obligations"][0].pop("statement"),
        lambda r: r["obligations"][0].update(group="vibes"),
        lambda r: r["obligations"][0]["outcome"].update(strength="Passed"),
        lambda r: r["obligations"][0]["outcome"].pop("strength"),
        lambda r: r["obligations"][0]["outcome"].update(witness="at 0"),
        lambda r: r["obligations"][0]["outcome"].update(strength="Checked"),
        lambda r: r["obligations"][0]["outcome"].pop("conditions"),
        lambda r: r["obligations"][0].update(outcome=True),
        lambda r: r["example"]["sizes"].update(batch=1),
        lambda r: r["example"]["sizes"].update(T=0),
        lambda r: r["figures"].pop("unreadable"),
        lambda r: r["figures"]["claimed"][3].pop("slip"),
        lambda r: r["figures"]["claimed"][3].update(slip={"name": "sign"}),
        lambda r: r["figures"]["claimed"][3].update(error_certainly_shows_from=[1e-4]),
        lambda r: r["figures"]["claimed"][3]["verdicts"].update(fine=1),
        lambda r: r["figures"]["claimed"][3]["local"].update(exact=0),
        lambda r: r["figures"]["claimed"][3]["entries"][0].update(verdict="fine"),
        lambda r: r["figures"]["claimed"][3]["entries"][0].update(local="fine"),
        lambda r: r["figures"]["claimed"][3]["entries"][0].update(line=0),
        lambda r: r["figures"]["not_claimed"].append({"label": "Q"}),
        lambda r: r["figures"]["from_P"]["loss"].append("1"),
        lambda r: r["figures"]["claimed"][3]["rows"][0].append(0.1),
        lambda r: r["sections"][0]["gradients"][0].update(norm=0.5),
        lambda r: r["sections"][0]["gradients"][0]["value"][0].append(None),
        lambda r: r["sections"].clear(),
        lambda r: r["values"].update({"dE@embedding": "0"}),
        lambda r: r["update"].update(loss_after="lower"),
        lambda r: r["not_proved"].clear(),
    ],
)
def test_a_spoiled_report_does_not_fit_the_schema(chapter_run: ChapterRun, spoil: Spoil) -> None:
    report = chapter_run.report
    spoil(report)
    assert len(wrong_places(report)) == 1

"""`backproof prove`: what it lists, explains and writes, and what it does not let pass."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import verify.prove_command as prove_command
import verify.smt.decide as smt_decide
from derivations.catalogue import CATALOGUE, sublayer
from derivations.outcome import Proved, Unknown
from tests.verify.application import ROOT, backproof
from tests.verify.report_schema import PROOFS_SCHEMA
from tests.verify.smt_examples import FALSE, TRUE, UNPRINTABLE, VACUOUS, Example
from tests.verify.test_smt_decide import DIES, LIAR, NOT_INSTALLED
from tests.verify.test_smt_query import by_cvc5, by_z3
from verify.__main__ import main
from verify.obligations import Obligation
from verify.proofs import Listed, of_everything, of_pages, prove, submit, witnesses
from verify.report.proofs_report import proofs_report, stale_files, to_markdown
from verify.second_opinion import SecondOpinions
from verify.smt.decide import COMMANDS, Solvers
from verify.smt.smtlib import HEADER
from verify.smt.zero_pattern import ZeroPattern

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Say:
    """`backproof prove …` in an empty folder: its status, and what it says."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["prove", *arguments])
        return status, *capsys.readouterr()

    return run


def listed(theorem: Example, name: str = "example") -> Listed:
    obligation = Obligation(
        name, "shapes", "a, b", theorem.statement, theorem.prove, tuple(theorem.sizes())
    )
    return Listed(obligation, theorem.latex, ("a", "b"), theorem)


def stated(monkeypatch: pytest.MonkeyPatch, *items: Listed) -> None:
    """These are all the theorems there are."""
    monkeypatch.setattr(prove_command, "of_everything", lambda: iter(items))


# What is listed


@pytest.fixture(scope="module")
def everything() -> Sequence[Listed]:
    return [*of_everything()]


@pytest.mark.slow
def test_every_page_and_the_network_are_listed_once(everything: Sequence[Listed]) -> None:
    names = [item.obligation.name for item in everything]
    assert len(set(names)) == len(names) > 300
    for page in CATALOGUE:
        for tensor in page.claims():
            assert f"{page.name}.d{tensor.name}.all_shapes" in names
    groups = {item.obligation.group for item in everything}
    assert groups == {"all shapes", "identities", "inequalities", "zero patterns", "shapes"}
    for item in everything:
        by_solvers = item.obligation.group in ("inequalities", "zero patterns", "shapes")
        assert (item.theorem is not None) is by_solvers


def test_gradients_and_identities_have_formulas() -> None:
    formulas = {item.obligation.name: item.latex for item in of_pages([sublayer("softmax")])}
    assert formulas["softmax.softmax_backward_rows_sum_to_zero"] == (
        r"\sum_{v} \mathrm{d}Z_{t,v} = 0"
    )
    assert formulas["softmax.dZ.all_shapes"].startswith(r"\mathrm{d}Z_{t,v} = ")


@pytest.mark.slow
def test_a_share_of_a_gradient_is_not_written_as_the_gradient(
    everything: Sequence[Listed],
) -> None:
    """The lookup's share of dE is 0 where dE is not: no formula is better than a false one."""
    formulas = {item.obligation.name: item.latex for item in everything}
    assert formulas["no_target_zero_logit_gradient [dZ]"] == (
        r"\mathrm{d}Z_{t,v} = 0 \quad\text{if the position has no target}"
    )
    shares = [latex for name, latex in formulas.items() if "embedding_lookup_share" in name]
    assert len(shares) >= 2
    assert not any(shares)


@pytest.mark.slow
def test_a_page_by_solvers_is_printed_with_method_and_conditions(say: Say) -> None:
    status, out, err = say("clip_by_global_norm")
    assert (status, err) == (0, "")
    assert re.search(
        r"Proved   clip_by_global_norm\.clipping_does_not_reverse: .* \[\d\.\d\d s\]\n"
        r"         for all n; by z3 and cvc5, real arithmetic\n"
        r"         if norm ≥ 0\n",
        out,
    )


# One theorem


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["no_target_zero_logit_gradient [dZ]", "no_target_zero_logit_gradient"],
)
def test_a_theorem_is_asked_for_by_name(say: Say, name: str) -> None:
    status, out, _ = say("--theorem", name)
    assert status == 0
    assert out.count("Proved") == 1
    assert "for all T, V" in out


def test_a_theorem_that_is_nearly_one(say: Say) -> None:
    status, out, err = say("--theorem", "no_target_zero_logits_gradient")
    assert (status, out) == (2, "")
    assert err == (
        "backproof: no theorem is called no_target_zero_logits_gradient; "
        "did you mean no_target_zero_logit_gradient?\n"
    )
    status, out, err = say("softmax", "--theorem", "zzz")
    assert (status, out) == (2, "")
    assert err == "backproof: no theorem is called zzz; `backproof prove` shows all\n"


def test_a_theorem_is_explained(say: Say) -> None:
    status, out, _ = say("--theorem", "no_target_zero_logit_gradient", "--explain")
    assert status == 0
    lines = [re.sub(r"\d+\.\d+ s|\d+ steps", "…", line) for line in out.splitlines()]
    assert lines[:2] == [
        "no_target_zero_logit_gradient [dZ]: Proved",
        "  the gradient of the logits is 0 at each position that has no target",
    ]
    for line in (
        "  method      z3 and cvc5, zero pattern (QF_UFLIA) […]",
        "  given       the position has no target",
        "  queries     goal (QF_UFLIA) has to be unsat: "
        "z3 unsat, cvc5 unsat (its proof checked: …)",
        "              assumptions (QF_UFLIA) has to be sat: z3 sat, cvc5 sat",
        "              neighbour_1 (QF_UFLIA) has to be sat: z3 sat, cvc5 sat",
    ):
        assert line in lines
    (too_strong,) = (line for line in lines if "too strong" in line)
    assert "it is 0 for each token that is not the target: not so at T = 1, V = 2" in too_strong
    assert any(line.strip().startswith("confirmed with numbers: dZ[") for line in lines)


def test_witnesses_are_numbers_where_there_are_some(everything: Sequence[Listed]) -> None:
    for group, found in (("zero patterns", True), ("shapes", False)):
        theorem = next(i.theorem for i in everything if i.obligation.group == group)
        assert theorem is not None
        confirmed = witnesses(theorem)
        assert len(confirmed) == len(theorem.queries()) - 2
        assert isinstance(theorem, ZeroPattern) is found
        assert all((witness is not None) is found for witness in confirmed)


# What does not hold


@pytest.mark.parametrize(
    ("theorem", "strength", "reason"),
    [
        (FALSE, "Refuted", "shown within"),
        (VACUOUS, "Unknown", "vacuous"),
        (UNPRINTABLE, "Unknown", "the check broke off: UnknownOperatorError: ** is not"),
    ],
)
def test_what_is_not_proved_fails_the_run(
    say: Say, monkeypatch: pytest.MonkeyPatch, theorem: Example, strength: str, reason: str
) -> None:
    stated(monkeypatch, listed(TRUE), listed(theorem, "other"))
    status, out, _ = say("--reports", "reports")
    assert status == 1
    assert "Proved   example: " in out
    assert f"{strength:8s} other: " in out
    assert reason in out
    report = json.loads(Path("reports/proofs/proofs.json").read_text("utf-8"))
    assert not report["summary"]["holds"]
    assert report["summary"][strength.lower()] == 1
    jsonschema.validate(report, PROOFS_SCHEMA)
    text = Path("reports/proofs/proofs.md").read_text("utf-8")
    assert text.startswith("# The proofs: something does not hold\n")
    assert f"**other** ({strength})" in text.partition("## What does not hold")[2]


@pytest.mark.parametrize(
    ("stand_in", "reason"),
    [
        (LIAR, "THE SOLVERS DISAGREE on goal: z3 says unsat, cvc5 says sat"),
        (DIES, "cvc5 does not answer goal: its process ended (3); z3 alone says unsat"),
        (NOT_INSTALLED, "cvc5 does not answer goal: it is not installed; z3 alone says unsat"),
    ],
    ids=["lies", "dies", "not installed"],
)
def test_what_cvc5_does_not_confirm_fails_the_run(
    say: Say, monkeypatch: pytest.MonkeyPatch, stand_in: Sequence[str], reason: str
) -> None:
    both = partial(Solvers, {**COMMANDS, "cvc5": stand_in})
    monkeypatch.setattr(prove_command, "Solvers", both)
    stated(monkeypatch, listed(TRUE))
    status, out, _ = say()
    assert status == 1
    assert f"Unknown  example: a·a ≥ 0\n         {reason}\n" in out
    assert "0 proved" in out


def test_no_theorem_at_all_is_no_success(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    stated(monkeypatch)
    assert say()[0] == 1


def test_an_interrupt_ends_the_solvers_and_writes_nothing(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(smt_decide.Pending, "decision", interrupted)
    stated(monkeypatch, listed(TRUE))
    status, _, err = say("--reports", "reports")
    assert (status, err) == (130, "backproof: interrupted; nothing was written\n")
    assert not Path("reports").exists()


# Reports


def test_a_report_of_some_theorems_is_refused(say: Say) -> None:
    for arguments in (("softmax",), ("--theorem", "no_target_zero_logit_gradient")):
        status, out, err = say(*arguments, "--reports", "reports")
        assert (status, out) == (2, "")
        assert err.startswith("backproof: --reports goes with all theorems")
    assert not Path("reports").exists()


def test_what_is_written_is_the_same_again_and_stale_queries_go(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated(monkeypatch, listed(TRUE), listed(replace(TRUE, about="c"), "another"))
    folder = Path("reports/proofs")
    assert say("--reports", "reports")[0] == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len([name for name in first if name.endswith(".smt2")]) == 6
    (folder / "mine.smt2").write_text("(check-sat)\n", encoding="utf-8")
    (folder / "ours.smt2").write_text(f"{HEADER}\n", encoding="utf-8")
    stated(monkeypatch, listed(TRUE))
    assert say("--reports", "reports")[0] == 0
    names = {path.name for path in folder.iterdir()}
    gone = {name for name in first if name.startswith("squares_are_not_negative.c.")}
    assert len(gone) == 3
    assert names == (set(first) - gone) | {"mine.smt2"}
    for name in names - {"mine.smt2", "run.json", "proofs.json", "proofs.md"}:
        assert (folder / name).read_bytes() == first[name]
    assert [*stale_files(folder, names)] == []


def test_times_are_in_the_run_record_only(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    stated(monkeypatch, listed(TRUE))
    say("--reports", "reports")
    record = json.loads(Path("reports/proofs/run.json").read_text("utf-8"))
    assert set(record["seconds"]) == {"total", "example"}
    assert {"cvc5", "z3-solver"} <= set(record["libraries"])
    report = Path("reports/proofs/proofs.json").read_text("utf-8")
    assert "seconds" not in report


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """Of one page that has a theorem of each kind that pages have, and one of the network."""
    items = [*of_pages([sublayer("clip_by_value")])]
    items += [i for i in of_everything() if "no_target_zero_logit_gradient" in i.names]
    with Solvers() as solvers, SecondOpinions() as opinions:
        asked = [submit(item, solvers, opinions) for item in items]
        proven = [prove(item, pending) for item, pending in zip(items, asked, strict=True)]
    assert all(isinstance(item.answer.outcome, Proved) for item in proven)
    return proofs_report(proven)


@pytest.mark.slow
def test_the_report_fits_its_schema(report: dict[str, Any]) -> None:
    jsonschema.validate(report, PROOFS_SCHEMA)
    assert report["summary"]["holds"]
    assert report["summary"]["queries"] == 12
    assert report["summary"]["proofs"] == {"checked": 3, "checked in part": 1, "none": 0}


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.update(format=0),
        lambda r: r["summary"].pop("unknown"),
        lambda r: r["theorems"][-1].update(group="vibes"),
        lambda r: r["theorems"][-1]["outcome"].update(strength="Passed"),
        lambda r: r["theorems"][-1]["queries"][0]["answers"].pop("cvc5"),
        lambda r: r["theorems"][-1]["queries"][0]["answers"].update(z3="maybe"),
        lambda r: r["theorems"][-1]["queries"][0].update(proof="fine"),
        lambda r: r["theorems"][-1]["queries"][0].update(name="extra"),
    ],
)
def test_a_spoiled_report_does_not_fit(
    report: dict[str, Any], spoil: Callable[[dict[str, Any]], object]
) -> None:
    spoiled = json.loads(json.dumps(report))
    spoil(spoiled)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(spoiled, PROOFS_SCHEMA)


@pytest.mark.slow
def test_the_report_reads_well(report: dict[str, Any]) -> None:
    text = to_markdown(report)
    assert text.startswith("# The proofs: everything holds\n\n")
    assert "\n\n\n" not in text
    assert (
        "  - queries: [goal](no_target_zero_logit_gradient.dZ.goal.smt2) unsat (proof checked), "
        in text
    )
    assert "; confirmed with numbers: dZ" in text.replace("\\", "")
    assert "## Inequalities, by z3\n" in text


def test_a_crash_of_a_proof_is_unknown() -> None:
    def crashes() -> Unknown:
        raise RuntimeError("broken")

    item = Listed(Obligation("crashes", "identities", "page", "…", crashes))
    outcome = prove(item, Future()).answer.outcome
    assert isinstance(outcome, Unknown)
    assert "RuntimeError: broken" in outcome.reason


# Replayed


@dataclass(frozen=True)
class Proofs:
    """`backproof prove --reports`: in an empty folder, or as CI has run it just before."""

    status: int
    stdout: str
    folder: Path


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Proofs:
    printed = os.environ.get("BACKPROOF_PROVED")
    if printed is not None:  # that run has succeeded, else CI would not be here
        return Proofs(0, Path(printed).read_text("utf-8"), ROOT / "reports" / "proofs")
    folder = tmp_path_factory.mktemp("proofs")
    done = backproof("prove", "--reports", "reports", cwd=folder, seconds=600)
    return Proofs(done.returncode, done.stdout, folder / "reports" / "proofs")


@pytest.mark.slow
def test_everything_is_proved(proofs: Proofs) -> None:
    assert proofs.status == 0, proofs.stdout[-2000:]
    lines = proofs.stdout.splitlines()
    totals = re.match(r"(\d+) proved, 0 checked, 0 refuted, 0 unknown; \d+\.\d s", lines[-1])
    assert totals
    proved = [line.split()[1] for line in lines if line.startswith("Proved")]
    assert len(proved) == int(totals[1])
    for page in CATALOGUE:
        assert any(name.startswith(f"{page.name}.") for name in proved)
    assert "no_target_anywhere_zero_gradients" in proofs.stdout


def test_nothing_is_written_unasked(say: Say) -> None:
    assert say("residual")[0] == 0
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.slow
def test_every_file_replays(proofs: Proofs) -> None:
    """From the files alone: both solvers' own readers, which check the stated answer as well."""
    folder = proofs.folder
    report = json.loads((folder / "proofs.json").read_text("utf-8"))
    jsonschema.validate(report, PROOFS_SCHEMA)
    assert all(t["outcome"].get("too_strong") for t in report["theorems"] if t["queries"])
    expected = {q["file"]: q["expected"] for t in report["theorems"] for q in t["queries"]}
    assert set(expected) == {path.name for path in folder.glob("*.smt2")}
    assert len(expected) > 300
    for name, answer in expected.items():
        text = (folder / name).read_text("utf-8")
        assert (by_z3(text), by_cvc5(text)) == (answer, answer), name

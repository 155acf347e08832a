"""The examples: what is wrong in them is found and explained, and nothing else is called wrong.

Their numbers are compared with plain NumPy (``tests/oracles/worked_examples.py``), which is also
what a corrected document has to print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.oracles.worked_examples import WORKED
from tests.verify.application import ROOT, backproof
from verify import commands
from verify.check import CheckedDocument, check_document
from verify.diagnostics.of_document import summary
from verify.findings import findings
from verify.fix import corrected, corrections
from verify.judged import JudgedEntry
from verify.overall import DRIFT, NOT_RIGHT
from verify.printed import Printed
from verify.verdict import Verdict

EXAMPLES = ROOT / "examples"
CARRIED = "carried"
FLOAT = 1e-13  # far more than double precision loses here, far less than any printed digit


class Found(NamedTuple):
    """A figure with wrong numbers: where the first is, how many there are, and why."""

    line: int
    quantity: str
    count: int
    slip: str


PLANTED: dict[str, list[Found]] = {
    "chapter/chapter.txt": [],
    "mlp/mlp.md": [
        Found(71, "dnet_h", 1, "sigmoid.first_factor_only"),
        Found(77, "dW_1", 2, CARRIED),
        Found(86, "W_1#1", 2, CARRIED),
    ],
    "layer_norm/layer_norm.tex": [Found(74, "dX", 8, "layer_norm.mean_term_dropped")],
    "layer_norm/sample_variance.tex": [],
    "attention/masked.html": [
        Found(157, "dQ", 4, "dot_product_attention.query_scale_missing"),
        Found(164, "dK", 6, "dot_product_attention.key_scale_missing"),
        Found(175, "dW_Q", 8, CARRIED),
    ],
    "attention/unmasked.html": [],
    "ignored_targets/ignored_targets.ipynb": [
        Found(167, "dZ", 9, "softmax_cross_entropy.mean_over_all_positions")
    ],
    "adam/adam.md": [],
    "momentum/momentum.txt": [Found(43, "W#2", 1, "transposed digits")],
}
FIGURES = {
    "chapter/chapter.txt": 4,
    "mlp/mlp.md": 31,
    "layer_norm/layer_norm.tex": 12,
    "layer_norm/sample_variance.tex": 7,
    "attention/masked.html": 17,
    "attention/unmasked.html": 17,
    "ignored_targets/ignored_targets.ipynb": 7,
    "adam/adam.md": 25,
    "momentum/momentum.txt": 15,
}
DOCUMENTS = tuple(PLANTED)


@cache
def checked(document: str) -> CheckedDocument:
    return check_document(EXAMPLES / document)


def wrong(check: CheckedDocument) -> list[Found]:
    """What the judge says is not right, or cannot be told, figure by figure."""
    found = []
    for figure in check.figures:
        bad = [e for e in figure.entries if e.verdict in (*NOT_RIGHT, Verdict.UNDECIDED)]
        if bad:
            slips = (
                {CARRIED} if bad[0].carried else {figure.explanation and figure.explanation.slip}
            )
            cell = bad[0].cell.cell
            line = figure.bound.figure.line if isinstance(cell, str) else cell.line
            found.append(Found(line, figure.bound.reference.name, len(bad), str(*slips)))
    return found


def numbers(check: CheckedDocument) -> Iterator[tuple[str, JudgedEntry, Printed]]:
    """Every printed number with the quantity that it claims to be."""
    for figure in check.figures:
        for entry in figure.entries:
            if isinstance(entry.cell.cell, Printed):
                yield figure.bound.reference.name, entry, entry.cell.cell


def decimals(printed: Printed) -> int:
    """The decimals of a number that is printed without an exponent."""
    return len(printed.text.partition(".")[2])


# What is found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_wrong_on_purpose_is_found_and_explained_and_nothing_else(document: str) -> None:
    assert wrong(checked(document)) == PLANTED[document]
    said = [(finding.kind, finding.line) for finding in findings(checked(document))]
    assert said == [(Verdict.WRONG.value, planted.line) for planted in PLANTED[document]]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_figure_is_read_and_claimed(document: str) -> None:
    check = checked(document)
    assert check.document.problems == ()
    assert check.binding.free == ()
    assert len(check.figures) == FIGURES[document]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_right_number_is_exact(document: str) -> None:
    check = checked(document)
    given = check.example.document.given if check.example.document else ()
    for name, entry, printed in numbers(check):
        allowed = (Verdict.NOT_CHECKED,) if name in given else (Verdict.EXACT, *NOT_RIGHT)
        assert entry.verdict in allowed, f"{name}: {printed.text} is {entry.verdict.value}"


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d in WORKED])
def test_a_number_that_is_changed_is_found(document: str, tmp_path: Path) -> None:
    """The last right number that is computed, 7 units off: a finding more, at its place."""
    check, text = checked(document), checked(document).document.text
    computed = [p for _, e, p in numbers(check) if e.verdict is Verdict.EXACT and e.from_start]
    last = max((p for p in computed if p.unit < 1 and p.text[-1].isdigit()), key=lambda p: p.start)
    digits = text[last.start : last.end]
    place = digits.lower().find("e") if "e" in digits.lower() else len(digits)
    off = f"{digits[: place - 1]}{(int(digits[place - 1]) + 7) % 10}{digits[place:]}"
    copy = tmp_path / Path(document).name
    copy.write_text(f"{text[: last.start]}{off}{text[last.end :]}", "utf-8")
    again = wrong(check_document(copy, check.example.path))
    assert any(found.line == last.line and found not in PLANTED[document] for found in again)


def summed_up(check: CheckedDocument) -> str:
    return "\n".join(summary(check, "page"))


def test_what_a_mask_hides_is_not_counted_as_rounded() -> None:
    """The −∞ of masked scores is right for its own reason; DRIFT is another."""
    assert "right from rounded values" not in summed_up(checked("attention/masked.html"))
    drifted = replace(checked("attention/masked.html"))
    figure = next(f for f in drifted.figures if f.bound.reference.name == "A")
    entries = tuple(replace(entry, reason=DRIFT) for entry in figure.entries)
    vars(drifted)["figures"] = (replace(figure, entries=entries),)
    assert "  9 right from rounded values" in summed_up(drifted)


# The numbers themselves


@pytest.mark.parametrize("document", WORKED)
def test_the_right_numbers_are_those_of_plain_numpy(document: str) -> None:
    values = WORKED[document]()
    compared = 0
    for name, entry, printed in numbers(checked(document)):
        if name in checked(document).example.tables:
            continue
        error = abs(float(printed.value) - values[name][entry.cell.at])
        if entry.verdict in NOT_RIGHT:
            assert error > float(printed.unit)
        else:
            assert error <= float(printed.unit) / 2 + FLOAT, f"{name}: {printed.text}"
            compared += 1
    assert compared > 30


def test_plain_numpy_would_disagree_with_another_example() -> None:
    """Masked and unmasked attention differ, and the comparison sees it."""
    values = WORKED["attention/unmasked.html"]()
    errors = [
        abs(float(printed.value) - values[name][entry.cell.at]) - float(printed.unit)
        for name, entry, printed in numbers(checked("attention/masked.html"))
        if name == "A"
    ]
    assert max(errors) > 0


# Correcting


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if PLANTED[d]])
def test_the_corrected_document_has_the_digits_of_numpy_and_is_otherwise_the_same(
    document: str, tmp_path: Path
) -> None:
    check, values = checked(document), WORKED[document]()
    made, refused = corrections(check)
    expected = check.document.text
    for name, entry, printed in sorted(numbers(check), key=lambda found: -found[2].start):
        if entry.verdict in NOT_RIGHT:
            new = f"{values[name][entry.cell.at]:.{decimals(printed)}f}"
            expected = f"{expected[: printed.start]}{new}{expected[printed.end :]}"
    assert refused == []
    assert corrected(check.document.text, made) == expected
    copy = tmp_path / Path(document).name
    copy.write_text(expected, "utf-8")
    assert findings(check_document(copy, check.example.path)) == []


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if not PLANTED[d]])
def test_a_right_document_is_left_alone(document: str) -> None:
    assert corrections(checked(document)) == ([], [])


# As a user sees them


@pytest.mark.slow
def test_the_command_says_where_what_and_why() -> None:
    run = backproof("check", "examples/momentum/momentum.txt", cwd=ROOT)
    place = PLANTED["momentum/momentum.txt"][0]
    assert run.returncode == 1
    assert run.stderr == ""
    assert run.stdout.startswith(f"examples/momentum/momentum.txt:{place.line}:")
    assert "is printed 0.170475; it is 0.170745" in run.stdout
    assert "likely slip: digits 5 and 6 are transposed" in run.stdout
    assert "15 of 15 printed figures claimed" in run.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("example", "documents"),
    [
        ("mlp/example.toml", "mlp/mlp.md"),
        ("layer_norm/example.toml", "layer_norm/layer_norm.tex"),
        ("layer_norm/sample_variance.toml", "layer_norm/sample_variance.tex"),
        ("attention/example.toml", "attention/masked.html"),
        ("attention/unmasked.toml", "attention/unmasked.html"),
        ("ignored_targets/example.toml", "ignored_targets/ignored_targets.ipynb"),
        ("adam/example.toml", "adam/adam.md"),
        ("momentum/example.toml", "momentum/momentum.txt"),
    ],
)
def test_verifying_an_example_fails_where_its_document_is_wrong(
    example: str, documents: str, tmp_path: Path
) -> None:
    assert commands.verify(EXAMPLES / example, tmp_path) == int(bool(PLANTED[documents]))
    assert list(tmp_path.glob("*/report.md"))


def test_every_folder_is_listed_and_described() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    # One shows results in a notebook, the other is a small repository with tests of its own.
    others = {"notebook", "code"}
    assert {document.split("/")[0] for document in DOCUMENTS} == folders - others
    assert "(notebook/derivations.ipynb)" in readme
    assert [document for document in DOCUMENTS if f"({document})" not in readme] == []

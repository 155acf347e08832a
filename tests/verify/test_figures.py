"""The printed figures: each kind of wrong print is reported with its place, and fails the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.verify.application import CHAPTER, chapter_copy, leave_out, replaced
from verify.__main__ import main
from verify.example_obligations import ExampleRun

TEXT = (CHAPTER / "chapter.txt").read_text(encoding="utf-8")
P = (
    ("0.4114", "0.2532", "0.3354"),
    ("0.2524", "0.4323", "0.3153"),
    ("0.3280", "0.2986", "0.3734"),
)
ENTRIES = [(row, column) for row in range(3) for column in range(3)]
# In the document P is printed once as TeX, which is what is read: entries between & and \\.
P_IN_TEX = " \\\\ ".join(" & ".join(row) for row in P)
ONE_HOT = "0 & 1 & 0 \\\\0 & 0 & 1 \\\\- & - & -"
Y = "= \\begin{bmatrix} 1 & 2 & - \\end{bmatrix}"


@pytest.fixture(autouse=True)
def only_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what does not depend on the document: it has tests of its own."""
    leave_out(monkeypatch)
    monkeypatch.setattr(ExampleRun, "_numbers", lambda _: iter(()))


class Found:
    """The exit status of a run on a changed chapter, and its report."""

    def __init__(self, folder: Path, example: dict[str, str], text: str) -> None:
        path = chapter_copy(folder, example=example, text=text)
        self.status = main(["verify", str(path), "--reports", str(folder / "reports")])
        reports = folder / "reports" / "chapter"
        self.report: dict[str, Any] = json.loads((reports / "report.json").read_text("utf-8"))
        self.markdown = (reports / "report.md").read_text("utf-8")
        self.figures = self.report["figures"]
        self.outcomes = {
            o["name"].removeprefix("figures."): o["outcome"] for o in self.report["obligations"]
        }

    @property
    def failing(self) -> set[str]:
        return {
            name for name, o in self.outcomes.items() if o["strength"] in ("Refuted", "Unknown")
        }

    def witness(self, name: str) -> str:
        assert self.outcomes[name]["strength"] == "Refuted", self.outcomes[name]
        return str(self.outcomes[name]["witness"])


Verify = Callable[..., Found]


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    def run(example: dict[str, str] | None = None, **changes: str) -> Found:
        """``changes`` are named for the reader; each is 'old → new' in the document's text."""
        text = replaced(TEXT, dict(change.split(" → ") for change in changes.values()))
        return Found(tmp_path, example or {}, text)

    return run


def with_entry(row: int, column: int, printed: str) -> str:
    rows = [list(entries) for entries in P]
    rows[row][column] = printed
    return f"{P_IN_TEX} → " + " \\\\ ".join(" & ".join(entries) for entries in rows)


def place_of(row: int, column: int) -> str:
    """Line and column of an entry of P in the document, counted by hand here."""
    before = " \\\\ ".join(" & ".join(entries) for entries in P[:row])
    before += " \\\\ " * (row > 0) + " & ".join(P[row][:column]) + " & " * (column > 0)
    offset = TEXT.index(P_IN_TEX) + len(before)
    line = TEXT.count("\n", 0, offset) + 1
    return f"chapter.txt:{line}:{offset - TEXT.rfind(chr(10), 0, offset)}"


# The chapter as it is


def test_the_chapter_as_it_is_holds(verify: Verify) -> None:
    found = verify()
    assert found.status == 0
    assert not found.failing
    assert [entry["verdict"] for entry in found.figures["judged"]] == ["exact"] * 20
    assert found.figures["not_checked"] == []
    assert found.figures["from_P"]["loss"] == ["1.26372", "1.26409"]
    assert found.figures["from_P"]["dZ"][2] == [["0", "0"]] * 3


# P


@pytest.mark.parametrize(("row", "column"), ENTRIES)
@pytest.mark.parametrize(
    ("change", "verdict"),
    [("0.0001", "off in the last place"), ("-0.0002", "wrong")],
)
def test_one_changed_digit_of_P_is_reported_with_place_and_verdict(
    verify: Verify, row: int, column: int, change: str, verdict: str
) -> None:
    printed = str(Decimal(P[row][column]) + Decimal(change))
    found = verify(entry=with_entry(row, column, printed))
    assert found.status == 1
    witness = found.witness("P_from_the_start")
    assert witness.startswith(f"{place_of(row, column)}: P[{row + 1}, {column + 1}] ")
    assert f"printed {printed}, {verdict};" in witness
    assert place_of(row, column) in found.witness("P_is_transcribed")
    judged = {
        (entry["row"], entry["column"]): entry["verdict"]
        for entry in found.figures["judged"]
        if entry["quantity"] == "P"
    }
    assert judged.pop((row + 1, column + 1)) == verdict
    assert set(judged.values()) == {"exact"}
    assert place_of(row, column) in found.markdown


def test_a_row_of_P_that_cannot_sum_to_one(verify: Verify) -> None:
    found = verify(entry=with_entry(1, 1, "0.4328"))
    assert found.status == 1
    assert "row 2 of P can only sum to [1.00035, 1.00065]" in found.witness("P_rows_sum_to_one")


def test_a_row_of_P_that_can_sum_to_one_though_its_digits_do_not(verify: Verify) -> None:
    found = verify(entry=with_entry(1, 1, "0.4324"))
    assert found.outcomes["P_rows_sum_to_one"]["strength"] == "Checked"


def test_a_wrong_probability_of_a_target_shows_in_the_loss_and_the_gradient(
    verify: Verify,
) -> None:
    found = verify(entry=with_entry(0, 1, "0.2632"))
    assert found.status == 1
    assert "the loss" in found.witness("loss_from_P")
    assert "entry (1, 2)" in found.witness("logit_gradient_from_P")


def test_a_wrong_probability_that_no_target_asks_for_leaves_the_loss_alone(
    verify: Verify,
) -> None:
    found = verify(entry=with_entry(2, 0, "0.3380"))
    assert found.failing == {"P_is_transcribed", "P_from_the_start", "P_rows_sum_to_one"}


def test_a_dash_in_P_is_reported_and_nothing_is_made_of_it(verify: Verify) -> None:
    found = verify(entry=with_entry(0, 1, "-"))
    assert found.status == 1
    assert found.figures["from_P"] is None
    reason = found.outcomes["P_from_the_start"]
    assert (reason["strength"], reason["reason"]) == (
        "Unknown",
        "only 8 of 9 entries are numbers",
    )
    assert {"P_is_transcribed", "P_rows_sum_to_one", "loss_from_P"} <= found.failing


def test_P_of_another_shape_is_reported(verify: Verify) -> None:
    found = verify(rows=f"{P_IN_TEX} → 0.4114 & 0.2532 \\\\ 0.2524 & 0.4323")
    assert found.status == 1
    assert found.figures["from_P"] is None
    assert found.witness("P_from_the_start") == "printed as (2, 2), P is (3, 3)"
    assert {"P_is_transcribed", "P_rows_sum_to_one", "loss_from_P"} <= found.failing


def test_digits_that_say_nothing_do_not_pass(verify: Verify) -> None:
    """Printed as 0.0, the probability of a target may be 0, and the loss anything."""
    found = verify(entry=with_entry(0, 1, "0.0"))
    assert found.outcomes["loss_from_P"]["strength"] == "Unknown"
    assert found.status == 1


def test_fewer_decimals_are_still_right_but_not_what_the_file_states(verify: Verify) -> None:
    found = verify(entry=with_entry(0, 1, "0.25"))
    assert found.failing == {"P_is_transcribed"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[ 0.30,  0.34, -0.33],", "[ 0.60,  0.34, -0.33],"),
        ("[-0.2, -0.2,  0.8,  0.4],", "[ 0.1, -0.2,  0.8,  0.4],"),
        ("gamma_1 = [1.0, 0.8, 1.2, 0.9]", "gamma_1 = [1.3, 0.8, 1.2, 0.9]"),
        ("b_V = [0.0, -0.1, -0.2, -0.2]", "b_V = [0.0, -0.1, -0.2, 0.1]"),
        ("b_2 = [0.2, 0.1, -0.2, 0.2]", "b_2 = [0.2, 0.1, -0.5, 0.2]"),
    ],
)
def test_a_weight_that_is_off_by_0_3_makes_P_wrong(verify: Verify, old: str, new: str) -> None:
    found = verify({old: new})
    assert found.status == 1
    assert "wrong" in found.witness("P_from_the_start")
    assert "wrong" in [entry["verdict"] for entry in found.figures["judged"]]
    assert found.outcomes["P_is_transcribed"]["strength"] == "Checked"
    assert found.outcomes["P_rows_sum_to_one"]["strength"] == "Checked"


# Tokens, targets, one-hot rows


def test_a_changed_one_hot_entry(verify: Verify) -> None:
    found = verify(entry=f"{ONE_HOT} → {ONE_HOT.replace('0 & 1 & 0', '1 & 0 & 0')}")
    assert found.status == 1
    assert "chapter.txt:19:" in found.witness("one_hot_agrees_with_y")
    assert found.failing == {"one_hot_is_transcribed", "one_hot_agrees_with_y"}


def test_a_number_where_a_one_hot_row_has_a_dash(verify: Verify) -> None:
    found = verify(entry=f"{ONE_HOT} → {ONE_HOT.replace('- & - & -', '0 & - & -')}")
    assert found.status == 1
    assert "printed 0, expected a dash" in found.witness("one_hot_agrees_with_y")


def test_a_dash_where_a_one_hot_row_has_a_number(verify: Verify) -> None:
    found = verify(entry=f"{ONE_HOT} → {ONE_HOT.replace('0 & 0 & 1', '- & 0 & 1')}")
    assert "printed -, expected 0" in found.witness("one_hot_agrees_with_y")


@pytest.mark.parametrize("width", [2, 4])
def test_one_hot_rows_of_another_width(verify: Verify, width: int) -> None:
    """Without the column of its target a row would be all zeros, and look right."""
    rows = [["0", "1", "0", "0"], ["0", "0", "1", "0"], ["-"] * 4]
    changed = " \\\\ ".join(" & ".join(row[:width]) for row in rows)
    found = verify(rows=f"{ONE_HOT} → {changed}")
    assert found.witness("one_hot_agrees_with_y") == (
        f"the one-hot targets are printed as (3, {width}), not (3, 3)"
    )


def test_a_wrong_target(verify: Verify) -> None:
    found = verify(entry=f"{Y} → {Y.replace('1 & 2', '1 & 0')}")
    assert found.status == 1
    assert "chapter.txt:15:" in found.witness("y_is_the_target")
    assert "entry 2 of y is printed 0, the example has 2" in found.witness("y_is_the_target")
    assert "the next token is 2" in found.witness("y_is_x_shifted")
    assert "one_hot_agrees_with_y" in found.failing


def test_a_target_where_there_is_none(verify: Verify) -> None:
    found = verify(entry=f"{Y} → {Y.replace('-', '0')}")
    assert "the example has no target" in found.witness("y_is_the_target")
    assert "the next token is none" in found.witness("y_is_x_shifted")


def test_one_hot_rows_are_checked_without_a_printed_y(verify: Verify) -> None:
    no_y = {'y = "y"\n': ""}
    assert verify(no_y).status == 0


def test_wrong_one_hot_rows_are_found_without_a_printed_y(verify: Verify) -> None:
    changed = f"{ONE_HOT} → {ONE_HOT.replace('0 & 1 & 0', '1 & 0 & 0')}"
    found = verify({'y = "y"\n': ""}, entry=changed)
    assert found.status == 1
    assert "one_hot_agrees_with_y" in found.failing


# Figures that nothing or too much is said about


def test_a_figure_that_nothing_claims_is_listed_as_not_checked(verify: Verify) -> None:
    found = verify(extra="Next page → Q = \\begin{bmatrix} 7 & 8 \\end{bmatrix}\n\nNext page")
    assert found.status == 0
    (figure,) = found.figures["not_checked"]
    assert (figure["label"], figure["rows"]) == ("Q", [["7", "8"]])
    assert f"not checked: `Q` at line {figure['line']}" in found.markdown


def printed_and_claimed(quantity: str, matrix: str) -> tuple[dict[str, str], str]:
    example = {'P = "P"\n': f'P = "P"\nextra = "{quantity}"\n'}
    return example, f"Next page → extra = \\begin{{bmatrix}} {matrix} \\end{{bmatrix}}\n\nNext page"


def tex(*rows: str) -> str:
    return " \\\\ ".join(row.replace(" ", " & ") for row in rows)


W_U = ("0.29 -0.82 0.82", "0.21 -0.74 0.74", "0.52 0.12 -0.52")
DW_U = ("-0.1367 -0.0423 0.1791", "0.1563 -0.1898 0.0334", "0.0788 -0.1843 0.1055")


@pytest.mark.parametrize(
    ("quantity", "right", "wrong"),
    [
        ("block1.gamma_1", tex("1.0 0.8 1.2 0.9"), tex("1.0 0.8 1.2 1.0")),
        ("block1.gamma_1", tex("1", "0.8", "1.2", "0.9"), tex("1", "0.8", "1.3", "0.9")),
        ("W_U", tex("0.3 0.34 -0.33", *W_U), tex("0.4 0.34 -0.33", *W_U)),
        ("M", tex("1 0 0", "1 1 0", "1 1 1"), tex("1 0 1", "1 1 0", "1 1 1")),
        ("position", tex("0 1 2"), tex("1 2 3")),
        ("epsilon", "0.00001", "0.001"),
        ("loss", "1.2639", "1.2640"),
        ("dW_U", tex("-0.0915 -0.0883 0.1798", *DW_U), tex("-0.0915 -0.0883 0.1898", *DW_U)),
        ("block1.layer_norm_1.mean", tex("0.3 -0.1 0.3"), tex("0.3 -0.2 0.3")),
    ],
)
def test_whatever_a_label_claims_is_judged(
    tmp_path: Path, quantity: str, right: str, wrong: str
) -> None:
    for name, matrix, status in (("right", right, 0), ("wrong", wrong, 1)):
        example, change = printed_and_claimed(quantity, matrix)
        text = replaced(TEXT, dict([change.split(" → ")]))
        (tmp_path / name).mkdir()
        found = Found(tmp_path / name, example, text)
        assert found.status == status, found.failing
        assert found.failing == ({f"{quantity}_from_the_start"} if status else set())


def test_a_number_printed_at_a_tie_may_be_rounded_either_way(verify: Verify) -> None:
    """0.34 is given exactly; printed to one decimal less than 0.35 it can be either neighbour."""
    example, change = printed_and_claimed("block1.b_O", "0.2 & 0.4 & 0.0 & -0.3")
    example["b_O = [0.3, 0.3, 0.0, -0.3]"] = "b_O = [0.25, 0.35, 0.0, -0.3]"
    found = verify(example, extra=change)
    assert found.outcomes["block1.b_O_from_the_start"]["strength"] == "Checked"


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ('P_2 = "P"', "two labels are said to be P"),
        ('Q = "Z"', "no figure is labelled Q; the labels are: x, y, Y_{\\text{one-hot}}, P"),
        ('Q = "loss.row_max"', "Q is said to be loss.row_max, which is never computed"),
    ],
)
def test_a_label_that_cannot_be_checked_is_an_input_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], label: str, message: str
) -> None:
    path = chapter_copy(tmp_path, example={'P = "P"\n': f'P = "P"\n{label}\n'})
    assert main(["verify", str(path), "--reports", str(tmp_path / "reports")]) == 2
    assert capsys.readouterr().err == f"backproof: chapter.txt: {message}\n"
    assert not (tmp_path / "reports").exists()

"""The printed figures: each kind of wrong print is reported with its place, and fails the run."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import verify.figures as figures
from derivations.outcome import Checked, Outcome, Unknown
from numeric.example import load_example
from tests.numeric.example_texts import MLP
from tests.verify.application import chapter_copy
from tests.verify.printed_chapter import (
    ONE_HOT,
    P_IN_TEX,
    TEXT,
    Y,
    place_of,
    printed,
    with_entry,
)
from verify.binding import BindingError
from verify.example_obligations import ExampleRun
from verify.findings import Finding
from verify.verdict import Verdict

ENTRIES = [(row, column) for row in range(3) for column in range(3)]


def outcomes(run: ExampleRun) -> dict[str, Outcome]:
    return {o.name: o.decide() for o in run.obligations() if o.group == "figures"}


def verdicts(run: ExampleRun, quantity: str) -> dict[tuple[int, int], str]:
    """The verdicts on the entries of the figure that is said to be ``quantity``."""
    assert run.checked is not None
    (found,) = [f for f in run.checked.figures if str(f.bound.reference) == quantity]
    return {(e.cell.row, e.cell.column): e.verdict.value for e in found.entries}


# The chapter as it is


def test_the_chapter_as_it_is_holds(tmp_path: Path) -> None:
    found = printed(tmp_path)
    assert not found.failing
    assert {"x", "y", "one_hot", "P"} < found.outcomes.keys()
    assert found.outcomes["P"] == Checked(
        figures.METHOD, "9 entries: 9 exact; from the start 9 exact"
    )
    assert found.run.checked is not None
    assert not found.run.checked.binding.free


# P


@pytest.mark.slow
@pytest.mark.parametrize(("row", "column"), ENTRIES)
@pytest.mark.parametrize(
    ("change", "verdict"),
    [("0.0001", "off in the last place"), ("-0.0002", "wrong")],
)
def test_one_changed_digit_of_P_is_reported_with_place_and_verdict(
    tmp_path: Path, row: int, column: int, change: str, verdict: str
) -> None:
    old, _ = with_entry(row, column, "")
    digits = str(Decimal(old.split(" \\\\ ")[row].split(" & ")[column]) + Decimal(change))
    found = printed(tmp_path, with_entry(row, column, digits))
    assert found.witness("P").startswith(
        f"{place_of(row, column)}: {verdict}: P[{row + 1}, {column + 1}] is printed {digits}; it is"
    )
    assert place_of(row, column) in found.witness("P_is_transcribed")
    judged = verdicts(found.run, "P")
    assert judged.pop((row + 1, column + 1)) == verdict
    assert set(judged.values()) == {"exact"}


def test_the_slip_is_named(tmp_path: Path) -> None:
    found = printed(tmp_path, with_entry(0, 0, "0.4141"))
    assert "likely slip: digits 4 and 5 are transposed: 0.4114 printed as 0.4141" in found.witness(
        "P"
    )


def test_a_dash_in_P_is_not_passed_over(tmp_path: Path) -> None:
    found = printed(tmp_path, with_entry(0, 1, "-"))
    assert found.reason("P") == "only 8 of 9 entries are checked: no number is printed here"
    assert found.failing == {"P", "P_is_transcribed"}


def test_P_of_another_shape_is_reported(tmp_path: Path) -> None:
    found = printed(tmp_path, (P_IN_TEX, "0.4114 & 0.2532 \\\\ 0.2524 & 0.4323"))
    (bound,) = [name for name in found.failing if name.startswith("can_be_bound [35:")]
    assert found.reason(bound).endswith("P is printed as 2 × 2, P is 3 × 3")
    assert "nothing that is known to be P" in found.reason("P_is_transcribed")
    assert "P" not in found.outcomes


def test_a_ragged_P_is_reported_at_its_line_and_the_rest_is_checked(tmp_path: Path) -> None:
    found = printed(tmp_path, ("0.2524 & 0.4323", "0.2524 & & 0.4323"))
    (read,) = [name for name in found.failing if name.startswith("can_be_read [35:")]
    assert "row 2 of the matrix P has 4 entries, row 1 has 3" in found.reason(read)
    assert found.failing == {read, "P_is_transcribed"}
    assert isinstance(found.outcomes["one_hot"], Checked)


def test_fewer_decimals_are_still_right_but_not_what_the_file_states(tmp_path: Path) -> None:
    found = printed(tmp_path, with_entry(0, 1, "0.25"))
    assert found.failing == {"P_is_transcribed"}
    assert found.witness("P_is_transcribed").endswith("printed 0.25, the example file says 0.2532")


@pytest.mark.slow
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
def test_a_weight_that_is_off_by_0_3_makes_P_wrong(tmp_path: Path, old: str, new: str) -> None:
    found = printed(tmp_path, example={old: new})
    assert "wrong" in found.witness("P")
    assert "wrong" in verdicts(found.run, "P").values()
    assert isinstance(found.outcomes["P_is_transcribed"], Checked)
    assert isinstance(found.outcomes["P_rows_sum_to_one"], Checked)


# Tokens, targets, one-hot rows


def test_a_changed_one_hot_entry(tmp_path: Path) -> None:
    found = printed(tmp_path, (ONE_HOT, ONE_HOT.replace("0 & 1 & 0", "1 & 0 & 0")))
    assert found.witness("one_hot").startswith("chapter.txt:19:")
    assert "2 of 9 entries of one_hot are wrong" in found.witness("one_hot")


@pytest.mark.parametrize("width", [2, 4])
def test_one_hot_rows_of_another_width(tmp_path: Path, width: int) -> None:
    """Without the column of its target a row would be all zeros, and look right."""
    rows = [["0", "1", "0", "0"], ["0", "0", "1", "0"], ["-"] * 4]
    changed = " \\\\ ".join(" & ".join(row[:width]) for row in rows)
    found = printed(tmp_path, (ONE_HOT, changed))
    reasons = [found.reason(name) for name in found.failing]
    assert any(f"is printed as 3 × {width}, one_hot is 3 × 3" in reason for reason in reasons)


def test_a_wrong_target(tmp_path: Path) -> None:
    found = printed(tmp_path, (Y, Y.replace("1 & 2", "1 & 0")))
    assert found.witness("y").startswith("chapter.txt:15:")
    assert "y[1, 2] is printed 0; it is 2" in found.witness("y")


def test_a_target_where_there_is_none(tmp_path: Path) -> None:
    found = printed(tmp_path, (Y, Y.replace("-", "0")))
    assert "it is a dash: there is no target" in found.witness("y")


# Figures that nothing, or too much, is said about


def test_a_figure_that_nothing_claims_is_no_obligation(tmp_path: Path) -> None:
    extra = "Foo = \\begin{bmatrix} 7 & 8 \\end{bmatrix}\n\nNext page"
    found = printed(tmp_path, ("Next page", extra))
    assert not found.failing
    assert found.run.checked is not None
    (free,) = found.run.checked.binding.free
    assert (free.figure.label, free.figure.texts) == ("Foo", (("7", "8"),))


def test_a_figure_that_is_printed_twice_is_judged_twice(tmp_path: Path) -> None:
    again = f"P = \\begin{{bmatrix}} {with_entry(0, 0, '0.4115')[1]} \\end{{bmatrix}}\n\nNext page"
    path = chapter_copy(tmp_path, text=TEXT.replace("Next page", again))
    found = outcomes(ExampleRun(load_example(path)))
    about_P = [outcome for name, outcome in found.items() if "[P," in name]
    assert [type(outcome).__name__ for outcome in about_P] == ["Checked", "Refuted"]


def printed_and_claimed(quantity: str, matrix: str) -> tuple[dict[str, str], tuple[str, str]]:
    example = {'P = "P"\n': f'P = "P"\nextra = "{quantity}"\n'}
    figure = f"extra = \\begin{{bmatrix}} {matrix} \\end{{bmatrix}}\n\nNext page"
    return example, ("Next page", figure)


def tex(*rows: str) -> str:
    return " \\\\ ".join(row.replace(" ", " & ") for row in rows)


W_U = ("0.29 -0.82 0.82", "0.21 -0.74 0.74", "0.52 0.12 -0.52")
DW_U = ("-0.1367 -0.0423 0.1791", "0.1563 -0.1898 0.0334", "0.0788 -0.1843 0.1055")


@pytest.mark.slow
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
    for name, matrix in (("right", right), ("wrong", wrong)):
        example, change = printed_and_claimed(quantity, matrix)
        (tmp_path / name).mkdir()
        found = printed(tmp_path / name, change, example=example)
        assert found.failing == ({quantity} if name == "wrong" else set())


@pytest.mark.slow
def test_a_number_printed_at_a_tie_may_be_rounded_either_way(tmp_path: Path) -> None:
    """0.25 and 0.35 are given exactly; to one decimal, each can be either neighbour."""
    example, change = printed_and_claimed("block1.b_O", "0.2 & 0.4 & 0.0 & -0.3")
    example["b_O = [0.3, 0.3, 0.0, -0.3]"] = "b_O = [0.25, 0.35, 0.0, -0.3]"
    found = printed(tmp_path, change, example=example)
    assert isinstance(found.outcomes["block1.b_O"], Checked)


@pytest.mark.parametrize("label", ['P_2 = "P"', 'Q = "Z"'])
def test_a_label_without_a_figure_is_an_input_error(tmp_path: Path, label: str) -> None:
    path = chapter_copy(tmp_path, example={'P = "P"\n': f'P = "P"\n{label}\n'})
    with pytest.raises(BindingError, match=r"chapter.txt: .* no figure is labelled so") as caught:
        ExampleRun(load_example(path))
    assert "\n" not in str(caught.value)


# Examples of steps

DOCUMENT = '[document]\npath = "a.md"\n{}[training]'
X = "$$x = \\begin{bmatrix} 0.05 & 0.10 \\end{bmatrix}$$\n\n"
H = "$$h = \\begin{bmatrix} 0.5933 & 0.5969 & 0.5830 \\end{bmatrix}$$\n"


def mlp(folder: Path, text: str, more: str = "", example: str = MLP) -> ExampleRun:
    """The MLP with a document."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    path = folder / "graph.toml"
    path.write_text(example.replace("[training]", DOCUMENT.format(more)), encoding="utf-8")
    return ExampleRun(load_example(path))


def test_every_figure_of_a_graph_has_its_obligation(tmp_path: Path) -> None:
    found = outcomes(mlp(tmp_path, X + H))
    assert {name: type(outcome).__name__ for name, outcome in found.items()} == {
        "figures.entries_are_right [x, 1:7]": "Checked",
        "figures.entries_are_right [h, 3:7]": "Checked",
    }


def test_what_the_document_gives_is_no_obligation_but_what_follows_is(tmp_path: Path) -> None:
    example = MLP.replace("x = [0.05, 0.10]\n", "")
    assert example != MLP
    found = outcomes(mlp(tmp_path, X + H, 'given = ["x"]\n', example))
    assert [name.partition(" ")[2] for name in found] == ["[h, 3:7]"]
    assert all(outcome.holds for outcome in found.values())
    alone = outcomes(mlp(tmp_path, X, 'given = ["x"]\n', example))
    assert {name: type(outcome).__name__ for name, outcome in alone.items()} == {
        "figures.something_is_judged": "Unknown"
    }


def test_a_document_without_figures_does_not_hold(tmp_path: Path) -> None:
    found = outcomes(mlp(tmp_path, "Nothing is printed here.\n"))
    assert list(found) == ["figures.something_is_judged"]
    assert not any(outcome.holds for outcome in found.values())


def test_a_stated_figure_that_the_document_does_not_print(tmp_path: Path) -> None:
    stated = '[figures]\nprovenance = "made up"\nh = [["0.5933", "0.5969", "0.5830"]]\n'
    found = outcomes(mlp(tmp_path, H + X, stated))
    assert all(outcome.holds for outcome in found.values())
    found = outcomes(mlp(tmp_path, X, stated))
    missing = found["figures.h_is_transcribed"]
    assert missing == Unknown(figures.METHOD, "a.md prints nothing that is known to be h")


def test_two_figures_in_one_place_have_names_of_their_own(tmp_path: Path) -> None:
    run = mlp(tmp_path, X + H)
    assert run.checked is not None
    bound = run.checked.binding.bound
    object.__setattr__(run.checked.binding, "bound", (*bound, bound[0]))
    names = [o.name for o in run.obligations() if o.group == "figures"]
    assert len(set(names)) == len(names) == 3


# What is made of verdicts


@pytest.mark.parametrize(
    ("kinds", "strength"),
    [
        ((Verdict.WRONG,), "Refuted"),
        ((Verdict.OFF_IN_LAST_PLACE,), "Refuted"),
        ((Verdict.UNDECIDED,), "Unknown"),
        ((Verdict.UNDECIDED, Verdict.WRONG), "Refuted"),
        ((), "Checked"),
    ],
)
def test_a_finding_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kinds: tuple[Verdict, ...], strength: str
) -> None:
    found = [Finding(kind.value, 3, 7, 1, "said", ("and why",)) for kind in kinds]
    monkeypatch.setattr(figures, "of_figure", lambda *_: found)
    outcome = outcomes(mlp(tmp_path, H))["figures.entries_are_right [h, 1:7]"]
    assert type(outcome).__name__ == strength

"""Judging whole documents: both bases, mistakes made and mistakes carried, and their limits."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.verify.documents_by_hand import EXAMPLE, page, written
from verify.check import CheckedDocument, CheckError, check_document
from verify.documents import DocumentError
from verify.judged import JudgedEntry, JudgedFigure
from verify.overall import CARRIED, DRIFT, NOTHING_LEADS_HERE
from verify.verdict import Verdict


def checked(folder: Path, text: str, example: str = EXAMPLE) -> CheckedDocument:
    return check_document(written(folder, text, example))


def figure(found: CheckedDocument, name: str) -> JudgedFigure:
    (one,) = (f for f in found.figures if f.bound.reference.name == name)
    return one


def entry(found: CheckedDocument, name: str, row: int = 1, column: int = 1) -> JudgedEntry:
    return next(
        e for e in figure(found, name).entries if (e.cell.row, e.cell.column) == (row, column)
    )


def verdicts(found: CheckedDocument) -> set[Verdict]:
    return {e.verdict for f in found.figures for e in f.entries}


def test_a_right_document_is_exact_on_both_bases(tmp_path: Path) -> None:
    found = checked(tmp_path, page())
    assert [f.bound.reference.name for f in found.figures] == [
        *("net", "h", "dh", "dnet", "dW", "loss")
    ]
    assert verdicts(found) == {Verdict.EXACT}
    assert found.binding.free == ()
    assert entry(found, "dW", 2, 1).sources == ("dnet",)
    assert entry(found, "loss").sources == ("h",)
    assert entry(found, "net").local is None, "nothing printed leads to the first figure"


def test_a_wrong_number_is_wrong_and_nothing_behind_it_is(tmp_path: Path) -> None:
    found = checked(tmp_path, page({("h", 0, 1): "0.5897"}))
    assert entry(found, "h", 1, 2).verdict is Verdict.WRONG
    assert entry(found, "h", 1, 2).from_start is Verdict.WRONG
    assert entry(found, "h", 1, 2).local is Verdict.WRONG
    others = {e.verdict for f in found.figures for e in f.entries} - {Verdict.EXACT}
    assert others == {Verdict.WRONG}
    assert sum(e.verdict is Verdict.WRONG for f in found.figures for e in f.entries) == 1


def test_one_unit_in_the_last_place(tmp_path: Path) -> None:
    found = checked(tmp_path, page({("dnet", 0, 0): "0.1310"}))
    assert entry(found, "dnet").verdict is Verdict.OFF_IN_LAST_PLACE


def test_a_mistake_that_is_carried_on_is_blamed_on_its_origin(tmp_path: Path) -> None:
    # dnet's second entry without the factor 1 − h, and dW worked out from it.
    changes = {("dnet", 0, 1): "-0.2403", ("dW", 0, 1): "-0.1202", ("dW", 1, 1): "0.2403"}
    found = checked(tmp_path, page(changes))
    assert not entry(found, "dnet", 1, 2).carried
    for row in (1, 2):
        carried = entry(found, "dW", row, 2)
        assert (carried.verdict, carried.reason) == (Verdict.WRONG, CARRIED)
        assert carried.carried
        assert carried.sources == ("dnet",)
        assert entry(found, "dW", row, 1).verdict is Verdict.EXACT
    assert figure(found, "dW").explanation is None


def test_a_mistake_behind_a_mistake_is_not_carried(tmp_path: Path) -> None:
    changes = {("dnet", 0, 1): "-0.2403", ("dW", 0, 1): "-0.0707"}
    assert not entry(checked(tmp_path, page(changes)), "dW", 1, 2).carried


def test_who_goes_on_with_rounded_numbers_is_right(tmp_path: Path) -> None:
    # From h printed to two decimals, dh and dnet by hand; the start gives other digits.
    text = page({}, ["net"]) + "h: [[0.52, 0.60]]\n\ndh: [[0.5200, -0.4000]]\n"
    found = checked(tmp_path, text)
    assert verdicts(found) == {Verdict.EXACT}
    drifted = entry(found, "dh")
    assert (drifted.from_start, drifted.local) == (Verdict.WRONG, Verdict.EXACT)
    assert drifted.reason == DRIFT


def test_what_coarse_digits_merely_allow_is_undecided(tmp_path: Path) -> None:
    text = page({}, ["net"]) + "h: [[0.52, 0.60]]\n\ndh: [[0.5212, -0.4013]]\n"
    found = checked(tmp_path, text)
    allowed = entry(found, "dh")
    assert (allowed.from_start, allowed.local) == (Verdict.WRONG, Verdict.CONSISTENT)
    assert allowed.verdict is Verdict.UNDECIDED
    assert entry(found, "dh", 1, 2).verdict is Verdict.EXACT


def test_without_given_values_the_printed_ones_decide(tmp_path: Path) -> None:
    unknown = 'unknown = ["x", "W", "target"]\n[sizes]\nT = 1\nd_in = 2\nd_out = 2\n'
    example = EXAMPLE.replace(EXAMPLE[EXAMPLE.index("[given]") : EXAMPLE.index("[document]")], "")
    found = checked(tmp_path, page({("h", 0, 1): "0.5897"}), example + unknown)
    assert entry(found, "net").verdict is Verdict.NOT_CHECKED
    assert entry(found, "net").reason == NOTHING_LEADS_HERE
    assert entry(found, "h", 1, 1).verdict in (Verdict.EXACT, Verdict.CONSISTENT)
    assert entry(found, "h", 1, 2).verdict is Verdict.WRONG
    assert entry(found, "h", 1, 2).from_start is None


def test_the_printed_digits_say_how_small_an_error_they_reveal(tmp_path: Path) -> None:
    found = checked(tmp_path, page())
    assert figure(found, "net").revealed is not None
    least, most = figure(found, "net").revealed or (0, 0)
    # From exact values: half a unit on either side, and nothing else.
    assert Fraction(1, 10**4) <= least <= most < Fraction(1, 10**4) * Fraction(101, 100)
    least, most = figure(found, "dW").revealed or (0, 0)
    # dW = x dnet: half or one unit of dnet more.
    assert Fraction(14, 10**5) < least < Fraction(16, 10**5)
    assert Fraction(19, 10**5) < most < Fraction(21, 10**5)


def test_an_error_of_the_size_that_shows_does_show(tmp_path: Path) -> None:
    found = checked(tmp_path, page())
    for row, column in ((1, 1), (2, 2)):
        one = entry(found, "dW", row, column)
        assert not isinstance(one.cell.cell, str)
        sizes = {1: Fraction(15, 10**5), 2: Fraction(2, 10**4)}
        moved = f"{float(one.cell.cell.value + sizes[row] + Fraction(1, 10**4)):.4f}"  # type: ignore[union-attr]
        again = checked(tmp_path, page({("dW", row - 1, column - 1): moved}))
        assert entry(again, "dW", row, column).verdict in (
            Verdict.WRONG,
            Verdict.OFF_IN_LAST_PLACE,
        )


def test_truncated_digits_are_right_where_that_is_declared(tmp_path: Path) -> None:
    cut = {
        **{("net", 0, j): cell for j, cell in enumerate(("0.1000", "0.4000"))},
        **{("h", 0, j): cell for j, cell in enumerate(("0.5249", "0.5986"))},
        **{("dh", 0, j): cell for j, cell in enumerate(("0.5249", "-0.4013"))},
        **{("dnet", 0, j): cell for j, cell in enumerate(("0.1309", "-0.0964"))},
        **{("dW", 0, j): cell for j, cell in enumerate(("0.0654", "-0.0482"))},
    }
    text = page(cut)
    assert Verdict.OFF_IN_LAST_PLACE in verdicts(checked(tmp_path, text))
    declared = EXAMPLE.replace('path = "page.md"', 'path = "page.md"\nprinting = "truncated"')
    assert verdicts(checked(tmp_path, text, declared)) == {Verdict.EXACT}
    directive = '<!-- backproof\nprinting = "truncated"\n-->\n' + text
    assert verdicts(checked(tmp_path, directive)) == {Verdict.EXACT}


def test_a_value_that_is_given_by_the_document_is_exact(tmp_path: Path) -> None:
    example = EXAMPLE.replace("x = [[0.5, -1.0]]\n", "").replace(
        'path = "page.md"', 'path = "page.md"\ngiven = ["x"]'
    )
    text = "x: [[0.5, -1.0]]\n\n" + page()
    found = checked(tmp_path, text, example + "\n[sizes]\nT = 1\n")
    assert entry(found, "x").verdict is Verdict.NOT_CHECKED
    assert {e.verdict for f in found.figures[1:] for e in f.entries} == {Verdict.EXACT}
    with pytest.raises(CheckError, match=r"page\.md:3:11: x is given.*on line 1"):
        checked(tmp_path, "x: [[0.5, -1.0]]\n\nx: [[0.5, -1.1]]\n" + page(), example)
    with pytest.raises(CheckError, match="x is to be taken from the document"):
        checked(tmp_path, page(), example + "\n[sizes]\nT = 1\n")


def test_a_given_value_is_judged_against_its_rounding(tmp_path: Path) -> None:
    found = checked(tmp_path, "x: [[0.5, -1.1]]\n\n" + page())
    assert entry(found, "x", 1, 1).verdict is Verdict.EXACT
    assert entry(found, "x", 1, 2).verdict is Verdict.OFF_IN_LAST_PLACE
    assert entry(found, "net", 1, 1).verdict is Verdict.EXACT, "the given value stays as given"


def test_two_printings_of_one_quantity_are_both_judged(tmp_path: Path) -> None:
    found = checked(tmp_path, page() + "\nh: [[0.5250, 0.5897]]\n")
    twice = [f for f in found.figures if f.bound.reference.name == "h"]
    assert [e.verdict for f in twice for e in f.entries] == [
        *(Verdict.EXACT, Verdict.EXACT, Verdict.EXACT, Verdict.WRONG)
    ]
    assert {e.verdict for e in figure(found, "dnet").entries} == {Verdict.EXACT}


def test_no_example_file_and_no_document(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page())
    with pytest.raises(CheckError, match=r"page\.toml or example\.toml"):
        check_document(path)
    with pytest.raises(DocumentError, match="there is no such file"):
        check_document(tmp_path / "other.md")


def test_a_tie_may_be_rounded_either_way_and_is_decided(tmp_path: Path) -> None:
    # net = 0.10 and 0.45 exactly: no precision tells on which side of a tie 0.45 lies.
    example = EXAMPLE.replace("0.2], [0.1, -0.3]", "0.25], [0.1, -0.325]")
    for first in ("0.4", "0.5"):
        found = checked(tmp_path, f"net: [[0.1, {first}]]\n", example)
        assert verdicts(found) == {Verdict.EXACT}
    far = checked(tmp_path, "net: [[0.1, 0.6]]\n", example)
    assert entry(far, "net", 1, 2).verdict is Verdict.WRONG


def test_a_tie_of_printed_values_taken_as_exact_is_decided(tmp_path: Path) -> None:
    start, end = EXAMPLE.index("[given]"), EXAMPLE.index("[document]")
    example = EXAMPLE[:start] + "[given]\nx = [[0.5, -1.5]]\n" + EXAMPLE[end:]
    example += 'unknown = ["W", "target"]\n[sizes]\nd_out = 2\n'
    # dW = x dnet: 0.5 · 0.25 and −1.5 · 0.25, printed to two decimals.
    for row in ("0.12], [-0.37", "0.13], [-0.38", "0.12], [-0.38"):
        left, right = row.split("], [")
        text = f"dnet: [[0.25, 0.25]]\n\ndW: [[{left}, {left}], [{right}, {right}]]\n"
        found = checked(tmp_path, text, example)
        assert {e.local for e in figure(found, "dW").entries} == {Verdict.EXACT}
